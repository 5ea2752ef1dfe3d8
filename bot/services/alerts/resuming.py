"""After a freeze: each alert that waits is asked about again, and nothing goes out by itself (R31)."""

from collections.abc import Callable
from datetime import datetime

from bot.domain.alerts import Alert, AlertLanguage, AlertState
from bot.domain.delivery import Lane
from bot.domain.messages import Action, Button, ButtonStyle, Outgoing
from bot.domain.rights import Deed, Volunteer
from bot.errors import UserError
from bot.i18n import Texts
from bot.services.alerts import freeze
from bot.services.alerts.alert_text import AlertText
from bot.services.alerts.freeze import Lifted
from bot.services.alerts.hold import Hold
from bot.services.alerts.marking import drilled
from bot.services.moderation.cards import locale_of
from bot.services.people.announcing import Announcing
from bot.services.transport.delivery import Delivery
from bot.storage import alerts, audit, pauses, recipients, rooms
from bot.storage.broadcasts import Broadcast
from bot.storage.database import AsyncConnection
from bot.storage.recipients import Scope
from bot.storage.rooms import Room, RoomKind
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork


class Resuming:
    """What a freeze caught: alerts on their way to people who have not got them, and those that nobody has (Hold)."""

    def __init__(
        self,
        vault: Vault,
        texts: Texts,
        delivery: Delivery,
        text: AlertText,
        announcing: Announcing,
        hold: Hold,
    ) -> None:
        self._vault = vault
        self._texts = texts
        self._delivery = delivery
        self._text = text
        self._announcing = announcing
        self._hold = hold

    async def ask(self, connection: AsyncConnection, lifted: Lifted, now: datetime) -> None:
        """One message for each alert that waits: its text, how many have not got it, and two buttons."""
        for alert, unsent in await self._caught(connection):
            if now >= alert.facts.valid_until:
                await self._expire(connection, alert, now)
                continue
            await self._show(connection, alert, lifted.period, self._question(alert, unsent), now)

    async def _caught(self, connection: AsyncConnection) -> list[tuple[Alert, int]]:
        """What waits for a person's word, with how many have not got it."""
        found = [
            (alert, await pauses.unsent(connection, broadcast))
            for broadcast in await pauses.held(connection)
            if (alert := await alerts.get(connection, broadcast.alert)) is not None
        ]
        for alert in await alerts.held(connection):
            if alert.state is AlertState.WAITING:
                audience = await recipients.count_for(connection, Scope(alert.facts.county, alert.kind, alert.mark))
                found.append((alert, audience.total))
        return found

    async def decide(
        self, work: UnitOfWork, volunteer: Volunteer, alert_id: str, version: int, now: datetime, *, send: bool
    ) -> Alert:
        """*Send it now* or *Drop it*. Raises UserError: no right, frozen again, decided, changed, or too late."""
        connection = await work.connection()
        alert = await alerts.get(connection, alert_id)
        if alert is None or not volunteer.may(Deed.MODERATE, alert.facts.county):
            raise UserError("no-right")
        await freeze.require_open(connection)
        lifted = await freeze.last_lifted(connection)
        caught = [each for each in await pauses.held(connection) if each.alert == alert_id]
        is_unsent = alert.state is AlertState.WAITING
        if lifted is None or not (caught or is_unsent) or alert.version != version:
            raise UserError("waiting-decided", alert=alert.code)
        if now >= alert.facts.valid_until:
            raise UserError("waiting-too-late", alert=alert.code)
        for broadcast in caught:
            await self._release(connection, alert, broadcast, now, send=send)
        if is_unsent:
            await (self._hold.send if send else self._hold.undo)(work, volunteer, alert_id, now)
        action = "send-waiting" if send else "drop-waiting"
        await audit.record(
            connection, now, actor=volunteer.alias, action=action, subject=f"alert:{alert.id}", code=alert.code
        )
        answer = self._answer(alert, volunteer.alias, now, send=send)
        await self._show(connection, alert, lifted.period, answer, now, decided=True)
        return alert

    async def _release(
        self, connection: AsyncConnection, alert: Alert, broadcast: Broadcast, now: datetime, *, send: bool
    ) -> None:
        if not await pauses.release(connection, broadcast.id, now, drop=not send):
            raise UserError("waiting-decided", alert=alert.code)
        if not send and alert.state is AlertState.LIVE and not await pauses.has_copies(connection, broadcast):
            # Nobody outside ever read it: it does not go on standing as something that we say.
            await self._expire(connection, alert, now)

    async def _expire(self, connection: AsyncConnection, alert: Alert, now: datetime) -> None:
        """Have its own timer end it at once."""
        await self._delivery.timer(connection, f"expire:{alert.id}", "expire", alert.id, now)

    def _question(self, alert: Alert, unsent: int) -> Callable[[str], Outgoing]:
        def render(locale: str) -> Outgoing:
            said = self._texts.say
            parts = [
                said(locale, "waiting-title", alert=alert.code, count=unsent),
                self._text(alert, AlertLanguage.BOTH),
                said(locale, "waiting-question"),
            ]
            return Outgoing("\n\n".join(parts), buttons=(self._buttons(locale, alert),))

        return render

    def _buttons(self, locale: str, alert: Alert) -> tuple[Button, ...]:
        which = (alert.id, str(alert.version))
        return (
            Button(self._texts.label(locale, "button-send-waiting"), Action("send-waiting", which), style=PRIMARY),
            Button(self._texts.label(locale, "button-drop-waiting"), Action("drop-waiting", which)),
        )

    def _answer(self, alert: Alert, who: str, now: datetime, *, send: bool) -> Callable[[str], Outgoing]:
        key = "waiting-sent" if send else "waiting-dropped"
        return lambda locale: Outgoing(self._texts.say(locale, key, alert=alert.code, who=who, at=now))

    async def _show(
        self,
        connection: AsyncConnection,
        alert: Alert,
        period: str,
        render: Callable[[str], Outgoing],
        now: datetime,
        *,
        decided: bool = False,
    ) -> None:
        """In the rooms that decide about the county; in private to coordinators where nobody has a room."""
        name, version = f"again:{alert.id}:{period}", 2 if decided else 1
        asked = [room for room in await rooms.linked(connection, self._vault) if _decides(room, alert.facts.county)]
        for room in asked:
            await self._delivery.show(
                connection,
                copy_name=f"{name}:{room.id}",
                owner=f"again:{alert.id}",
                recipient=room.id,
                address=None,
                outgoing=drilled(self._texts, locale_of(room), alert.mark, render(locale_of(room))),
                lane=Lane.CARDS,
                version=version,
            )
        if not asked:
            await self._announcing.show(connection, name, render, now, version=version)


PRIMARY = ButtonStyle.PRIMARY


def _decides(room: Room, county: str) -> bool:
    return room.kind in (RoomKind.MODERATORS, RoomKind.COORDINATORS) and room.serves(county)
