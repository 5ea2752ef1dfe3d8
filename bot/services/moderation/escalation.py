"""Who hears of a report that nobody takes: those on call, then the moderators' rooms, then the coordinators' (R23)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.messages import Action, Button, ButtonStyle, Outgoing
from bot.domain.reports import Report, ReportState
from bot.i18n import Texts
from bot.services.alerts.marking import drilled
from bot.services.moderation.cards import locale_of
from bot.services.moderation.duty import Duty
from bot.services.transport.delivery import Delivery
from bot.storage import copies, people, reports, rooms
from bot.storage.database import AsyncConnection
from bot.storage.rooms import Room, RoomKind
from bot.storage.vault import Purpose, Vault

TIMER = "escalate"
# How the subjects of what is sent to somebody on call begin: "oncall:<report>:<alias>".
ON_CALL = "oncall"


class Escalation:
    """after: when each of the three steps is taken, from the moment a report waits for a moderator, ascending.

    Nobody who is off duty is written to, and in private only whoever is on call (R23).
    """

    def __init__(
        self, vault: Vault, texts: Texts, delivery: Delivery, duty: Duty, *, after: Sequence[timedelta]
    ) -> None:
        self._vault = vault
        self._texts = texts
        self._delivery = delivery
        self._duty = duty
        self._after = tuple(after)

    async def begin(self, connection: AsyncConnection, report_id: str, now: datetime) -> None:
        """A report waits from now on: it is new, or whoever had it let it go."""
        await self._arm(connection, report_id, 0, now + self._after[0])

    async def _arm(self, connection: AsyncConnection, report_id: str, step: int, due: datetime) -> None:
        await self._delivery.timer(connection, f"{TIMER}:{report_id}", TIMER, f"{report_id}:{step}", due)

    async def due(self, connection: AsyncConnection, subject: str, now: datetime) -> None:
        """A step's timer: tell its people, unless somebody has the report, or another report's card stands for it."""
        report_id, _, number = subject.partition(":")
        report = await reports.get(connection, self._vault, report_id)
        if report is None or report.state is not ReportState.RECEIVED or report.leader is not None:
            return
        step = int(number)
        tell = (self._tell_on_call, self._tell_moderators, self._tell_coordinators)[step]
        await tell(connection, report, now)
        if step + 1 < len(self._after):
            await self._arm(connection, report_id, step + 1, now + self._after[step + 1] - self._after[step])

    async def _tell_on_call(self, connection: AsyncConnection, report: Report, now: datetime) -> None:
        """In private, with aliases only: what was reported stands in the room."""
        serving = await self._rooms(connection, RoomKind.MODERATORS, report)
        locale = locale_of(serving[0]) if serving else "en"
        message = self._waiting("waiting-on-call", report, locale, now)
        for shift in await self._duty.on_duty(connection, report.county, now):
            accounts = await people.accounts_of(connection, self._vault, shift.person)
            account = next((found for found in accounts if found.platform is shift.platform), None)
            if account is None:
                await self._say_unreached(connection, report, shift.alias)
                continue
            await self._delivery.notify(
                connection,
                message,
                f"{TIMER}:{report.id}:{report.version}:{shift.alias}",
                address=account.private_chat,
                subject=f"{ON_CALL}:{report.id}:{shift.alias}",
            )

    async def _tell_moderators(self, connection: AsyncConnection, report: Report, now: datetime) -> None:
        """An answer to the card: changing the card would make no sound."""
        for room in await self._rooms(connection, RoomKind.MODERATORS, report):
            card = await copies.get(connection, self._vault, f"card:{report.id}:{room.id}", purpose=Purpose.CONTENT)
            message = self._waiting("waiting-room", report, locale_of(room), now)
            message = replace(message, reply_to=card.reference if card else None)
            await self._notify(connection, message, report, room)

    async def _tell_coordinators(self, connection: AsyncConnection, report: Report, now: datetime) -> None:
        for room in await self._rooms(connection, RoomKind.COORDINATORS, report):
            message = self._waiting("waiting-coordinators", report, locale_of(room), now)
            await self._notify(connection, message, report, room)

    async def _notify(self, connection: AsyncConnection, message: Outgoing, report: Report, room: Room) -> None:
        key = f"{TIMER}:{report.id}:{report.version}:{room.id}"
        await self._delivery.notify(connection, message, key, recipient=room.id)

    async def _rooms(self, connection: AsyncConnection, kind: RoomKind, report: Report) -> list[Room]:
        return [room for room in await rooms.linked(connection, self._vault, kind) if room.serves(report.county)]

    def _waiting(self, key: str, report: Report, locale: str, now: datetime) -> Outgoing:
        text = self._texts.say(
            locale,
            key,
            report=report.pseudonym,
            county=report.county or self._texts.label(locale, "card-county-unknown"),
            length=self._texts.duration(locale, now - report.received_at),
        )
        claim = Button(
            self._texts.label(locale, "button-claim"), Action("claim", (report.id,)), style=ButtonStyle.PRIMARY
        )
        return drilled(self._texts, locale, report.mark, Outgoing(text=text, buttons=((claim,),)))

    async def unreached(self, connection: AsyncConnection, subject: str) -> None:
        """Somebody on call cannot be written to: the room is told, once a report. subject: as in notify()."""
        _, report_id, alias = subject.split(":")
        report = await reports.get(connection, self._vault, report_id)
        if report is not None:
            await self._say_unreached(connection, report, alias)

    async def _say_unreached(self, connection: AsyncConnection, report: Report, alias: str) -> None:
        for room in await self._rooms(connection, RoomKind.MODERATORS, report):
            text = self._texts.say(locale_of(room), "on-call-unreached", who=alias, report=report.pseudonym)
            key = f"unreached:{report.id}:{alias}:{room.id}"
            message = drilled(self._texts, locale_of(room), report.mark, Outgoing(text=text))
            await self._delivery.notify(connection, message, key, recipient=room.id)
