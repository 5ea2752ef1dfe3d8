"""The moment between *Publish* and the first send: a timer ends it, and until then anybody in the room can undo it."""

from datetime import datetime

from bot.domain.alerts import HOLD_LATE, UNSENT, Alert, AlertKind, AlertState
from bot.domain.messages import Outgoing
from bot.domain.reports import ReportState, Step
from bot.domain.rights import Deed, Volunteer
from bot.errors import UserError
from bot.i18n import Texts
from bot.services.alerts import freeze
from bot.services.alerts.alert_buttons import unsent_buttons
from bot.services.alerts.alerting import Alerting
from bot.services.alerts.marking import drilled
from bot.services.moderation.card_times import SHRINK
from bot.services.moderation.cards import Cards, locale_of
from bot.services.moderation.claims import LAPSE
from bot.services.reporting.reporting import Reporting
from bot.services.transport.delivery import Delivery
from bot.storage import alerts, approvals, audit, reports, rooms
from bot.storage.database import AsyncConnection
from bot.storage.rooms import RoomKind
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork


class Hold:
    """What was published and has not gone out. A press decided it; the timer only carries that out (R20)."""

    def __init__(
        self, vault: Vault, texts: Texts, delivery: Delivery, cards: Cards, reporting: Reporting, alerting: Alerting
    ) -> None:
        self._vault = vault
        self._texts = texts
        self._delivery = delivery
        self._cards = cards
        self._reporting = reporting
        self._alerting = alerting

    async def over(self, connection: AsyncConnection, alert_id: str, now: datetime) -> None:
        """The timer's end. While alerts are frozen, or long after its time, it waits for a person's word instead."""
        alert = await alerts.get(connection, alert_id)
        if alert is None or alert.state is not AlertState.HELD or alert.goes_out_at is None:
            return
        is_late = now - alert.goes_out_at > HOLD_LATE
        if not is_late and await freeze.is_frozen(connection) is None:
            await self._send(connection, alert, by=freeze.SYSTEM, now=now)
            return
        waiting = await self._alerting.keep_back(connection, alert, AlertState.WAITING, by=freeze.SYSTEM, now=now)
        if waiting is not None:
            await self.ask(connection, waiting, now)

    async def ask(self, connection: AsyncConnection, alert: Alert, now: datetime) -> None:
        """Ask every room of its county what becomes of an alert that waits: send it, or undo it (R31)."""
        for room in await rooms.linked(connection, self._vault, RoomKind.MODERATORS):
            if not room.serves(alert.facts.county):
                continue
            locale = locale_of(room)
            text = self._texts.say(locale, "alert-waits", alert=alert.code, county=alert.facts.county)
            asking = Outgoing(text=text, buttons=(unsent_buttons(self._texts, locale, alert),))
            asking = drilled(self._texts, locale, alert.mark, asking)
            key = f"waits:{alert.id}:{int(now.timestamp())}:{room.id}"
            await self._delivery.notify(connection, asking, key, recipient=room.id)
        await self._redraw(connection, alert, now)

    async def send(self, work: UnitOfWork, volunteer: Volunteer, alert_id: str, now: datetime) -> Alert:
        """*Send it*, of what waits. Raises UserError: no right, frozen, past its time, sent or undone already."""
        alert = await self._unsent(work, volunteer, alert_id)
        if alert.state is not AlertState.WAITING:
            raise UserError("hold-not-over")
        if now >= alert.facts.valid_until:
            raise UserError("waited-too-long")
        connection = await work.connection()
        await freeze.require_open(connection)
        sent = await self._send(connection, alert, by=volunteer.alias, now=now)
        if sent is None:
            raise UserError("went-out")
        return sent

    async def undo(self, work: UnitOfWork, volunteer: Volunteer, alert_id: str, now: datetime) -> Alert:
        """*Undo*: nothing was sent and nothing will be; the report waits as before. Raises UserError: too late."""
        alert = await self._unsent(work, volunteer, alert_id)
        connection = await work.connection()
        undone = await self._alerting.keep_back(connection, alert, AlertState.UNDONE, by=volunteer.alias, now=now)
        if undone is None:
            raise UserError("went-out")
        if alert.report is not None:
            # Whoever takes it back disagrees: nobody's agreement to it counts any more.
            await approvals.drop_publications(connection, alert.report)
        before = await alerts.held_from(connection, alert.id)
        if alert.report is not None and before is not None:
            await self._reopen(connection, volunteer, alert.report, before, now)
        await self._redraw(connection, undone, now)
        return undone

    async def _unsent(self, work: UnitOfWork, volunteer: Volunteer, alert_id: str) -> Alert:
        alert = await alerts.get(await work.read(), alert_id)
        if alert is None:
            raise UserError("stale-button")
        if not volunteer.may(Deed.MODERATE, alert.facts.county):
            raise UserError("no-right")
        if alert.state not in UNSENT:
            raise UserError("undone-already" if alert.state is AlertState.UNDONE else "went-out")
        return alert

    async def _send(self, connection: AsyncConnection, alert: Alert, *, by: str, now: datetime) -> Alert | None:
        sent = await self._alerting.release(connection, alert, by=by, now=now)
        if sent is None or alert.report is None:
            return sent
        was_decided = await alerts.held_from(connection, alert.id) is not None
        if was_decided and await reports.move(connection, alert.report, Step.PUBLISH):
            report = await reports.get(connection, self._vault, alert.report)
            if report is not None and alert.kind is AlertKind.CONFIRMED:
                code = {"alert": alert.code}
                await self._reporting.tell_all(
                    connection, report, "report-published", occasion="decided", arguments=lambda _: code
                )
        await self._redraw(connection, sent, now)
        return sent

    async def _reopen(
        self, connection: AsyncConnection, volunteer: Volunteer, report: str, before: ReportState, now: datetime
    ) -> None:
        """The report is where it was before *Publish*: nobody has decided anything."""
        undecided = dict.fromkeys(("outcome", "reason", "agency", "basis", "decided_by", "decided_at"))
        if not await reports.move(connection, report, Step.UNDO, acted_at=now, **undecided):
            return
        if before is ReportState.CHECKING:
            await reports.move(connection, report, Step.CHECK)
        await audit.record(connection, now, actor=volunteer.alias, action="undo", subject=f"report:{report}")
        await self._delivery.cancel_timer(connection, f"{SHRINK}:{report}")
        # It looks when the claim ends and sets itself again.
        await self._delivery.timer(connection, f"{LAPSE}:{report}", LAPSE, report, now)

    async def _redraw(self, connection: AsyncConnection, alert: Alert, now: datetime) -> None:
        if alert.report is not None:
            await reports.touch(connection, alert.report)
            await self._cards.show(connection, alert.report, now)
