"""All that one person may publish while a second one is missing: "we are checking a report in … County" (R20)."""

from datetime import datetime, timedelta

from bot.domain.alerts import UNSENT, Alert, AlertKind, AlertState, Facts
from bot.domain.approving import AGREED_FOR, may_say_checking
from bot.domain.messages import Action, Button, Outgoing
from bot.domain.reports import Agency, Outcome, PlaceKind, Report
from bot.domain.rights import Volunteer
from bot.errors import UserError
from bot.i18n import Texts
from bot.services.alerts import freeze
from bot.services.alerts.alerting import Alerting
from bot.services.alerts.approvals import Approvals
from bot.services.alerts.marking import drilled
from bot.services.alerts.publishing import Preview
from bot.services.ids import Ids
from bot.services.moderation.cards import Cards, locale_of
from bot.services.moderation.moderation import Moderation
from bot.services.transport.delivery import Delivery
from bot.storage import alerts, approvals, proposals, reports, rooms
from bot.storage.database import AsyncConnection
from bot.storage.rooms import RoomKind
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork


class Checking:
    """valid_for: how long it stands unless it is confirmed, or found to be something else."""

    def __init__(
        self,
        vault: Vault,
        ids: Ids,
        texts: Texts,
        delivery: Delivery,
        cards: Cards,
        alerting: Alerting,
        agreements: Approvals,
        moderation: Moderation,
        *,
        valid_for: timedelta,
    ) -> None:
        self._vault = vault
        self._ids = ids
        self._texts = texts
        self._delivery = delivery
        self._cards = cards
        self._alerting = alerting
        self._approvals = agreements
        self._moderation = moderation
        self._valid_for = valid_for
        moderation.when_over(self.could_not_confirm)

    async def could_not_confirm(self, connection: AsyncConnection, report_id: str, now: datetime) -> None:
        """Decided otherwise, or destroyed: it stands no longer. A lapsed claim leaves it, and a notice may follow."""
        alert = await alerts.of_report(connection, report_id)
        if alert is None or alert.kind is not AlertKind.CHECKING:
            return
        report = await reports.get(connection, self._vault, report_id)
        if report is not None and report.is_open:
            return
        if alert.state in UNSENT:
            await self._alerting.keep_back(connection, alert, AlertState.UNDONE, by=freeze.SYSTEM, now=now)
        elif alert.state is AlertState.LIVE and (report is None or report.outcome is not Outcome.NOT_IMMIGRATION):
            await self._alerting.close(connection, alert, AlertState.ENDED, by=freeze.SYSTEM, now=now)

    async def offer(self, connection: AsyncConnection, report_id: str, now: datetime) -> None:
        """The timer's end: nobody came second. The rooms are offered the press; the timer publishes nothing (R20)."""
        report = await reports.get(connection, self._vault, report_id)
        if report is None or not may_say_checking(report):
            return
        agreed = await approvals.publication(connection, report, now - AGREED_FOR)
        if agreed is None or await self._is_out(connection, report_id):
            return
        for room in await rooms.linked(connection, self._vault, RoomKind.MODERATORS):
            if not room.serves(report.county):
                continue
            locale = locale_of(room)
            text = self._texts.say(locale, "checking-offer", report=report.pseudonym, who=agreed.alias)
            button = Button(self._texts.label(locale, "button-checking"), Action("checking", (report_id,)))
            key = f"no-second:{report_id}:{int(agreed.at.timestamp())}:{room.id}"
            offered = drilled(self._texts, locale, report.mark, Outgoing(text=text, buttons=((button,),)))
            await self._delivery.notify(connection, offered, key, recipient=room.id)

    async def preview(
        self, work: UnitOfWork, volunteer: Volunteer, report_id: str, now: datetime, *, at: datetime
    ) -> Preview:
        """What would go out, drawn `at`. Raises UserError: a school, not the first one, too early, or it is out."""
        report = await self._moderation.waiting(work, volunteer, report_id)
        if report.place_kind is PlaceKind.SCHOOL:
            raise UserError("checking-school")
        agreed = await self._approvals.waiting(work, report, now)
        if agreed is None:
            raise UserError("approval-gone")
        if agreed.person != volunteer.id:
            raise UserError("checking-first-only", who=agreed.alias)
        if volunteer.needs_second:
            raise UserError("checking-new")
        if now - agreed.at < self._approvals.second_after:
            raise UserError("checking-too-early")
        connection = await work.read()
        if await self._is_out(connection, report_id):
            raise UserError("checking-already")
        await self._approvals.check(connection, volunteer, report_id, second=True)
        alert = await self._draft(connection, report, volunteer, at)
        audience = await self._alerting.audience(work, alert.facts.county, kind=alert.kind, mark=alert.mark)
        return Preview(report, alert, audience, 1)

    async def publish(
        self, work: UnitOfWork, volunteer: Volunteer, report_id: str, now: datetime, *, at: datetime, number: int
    ) -> Alert | None:
        """Publish what the preview showed: the report stays as it is. None: another alert took the number meanwhile."""
        connection = await work.connection()
        await freeze.require_open(connection)
        await proposals.hold(connection, report_id)
        seen = await self.preview(work, volunteer, report_id, now, at=at)
        if seen.alert.number != number:
            return None
        held = await self._alerting.publish(connection, seen.alert, now)
        await self._moderation.record(connection, now, volunteer, "say-checking", report_id)
        await self._cards.show(connection, report_id, now)
        return held

    async def _is_out(self, connection: AsyncConnection, report_id: str) -> bool:
        """Whether the public was told, or will be in a moment."""
        alert = await alerts.of_report(connection, report_id)
        return alert is not None and alert.state in (AlertState.HELD, AlertState.WAITING, AlertState.LIVE)

    async def _draft(self, connection: AsyncConnection, report: Report, volunteer: Volunteer, at: datetime) -> Alert:
        """The county and nothing else: a place that two people have not agreed on stands nowhere (R32)."""
        facts = Facts(
            county=report.county or "",
            place="",
            place_kind=None,
            agency=Agency.UNKNOWN,
            basis=None,
            seen_at=at,
            valid_until=at + self._valid_for,
        )
        return Alert(
            id=self._ids.row(),
            number=await alerts.next_number(connection),
            report=report.id,
            state=AlertState.LIVE,
            facts=facts,
            version=1,
            mark=report.mark,
            published_by=volunteer.alias,
            kind=AlertKind.CHECKING,
        )
