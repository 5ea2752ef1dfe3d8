"""Notices that it was no immigration enforcement: with the reach, the hold and the approvals of an alert (R32)."""

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.domain.alerts import Alert, AlertKind, AlertState, Facts
from bot.domain.approving import AGREED_FOR, Agreed, notice
from bot.domain.asked_facts import Asked, asked
from bot.domain.reports import Agency, NotImmigration, Outcome, Report, ReportState
from bot.domain.rights import Volunteer
from bot.errors import UserError
from bot.services.alerts import freeze
from bot.services.alerts.alerting import Alerting
from bot.services.alerts.approvals import Approvals
from bot.services.alerts.publishing import Preview, Published
from bot.services.ids import Ids
from bot.services.moderation.cards import Cards
from bot.services.moderation.moderation import Moderation
from bot.storage import alerts, approvals
from bot.storage.database import AsyncConnection
from bot.storage.work import UnitOfWork

# A notice says a time of day without the day, so it goes out while nobody takes it for another one.
NOTICE_WITHIN = timedelta(hours=6)


class CheckedNotices:
    """valid_for: how long one stands. has_agreement: whether officers of a county work under a 287(g) agreement."""

    def __init__(
        self,
        ids: Ids,
        cards: Cards,
        alerting: Alerting,
        agreements: Approvals,
        moderation: Moderation,
        *,
        valid_for: timedelta,
        has_agreement: Callable[[str], bool],
    ) -> None:
        self._ids = ids
        self._cards = cards
        self._alerting = alerting
        self._approvals = agreements
        self._moderation = moderation
        self._valid_for = valid_for
        self._has_agreement = has_agreement

    async def preview(self, work: UnitOfWork, volunteer: Volunteer, report_id: str, now: datetime) -> Preview:
        """What *Publish* would send. Raises UserError: not decided so, without a county, or one is out already."""
        report = await self._moderation.report(work, volunteer, report_id)
        was = report.reason
        if report.state is not ReportState.DECIDED or report.outcome is not Outcome.NOT_IMMIGRATION:
            raise UserError("notice-not-decided")
        if report.decided_at is None or now - report.decided_at > NOTICE_WITHIN:
            raise UserError("notice-late")
        if not isinstance(was, NotImmigration) or not report.county:
            raise UserError("place-missing")
        connection = await work.read()
        out = await alerts.of_report(connection, report_id)
        if out is not None and out.kind is AlertKind.NOT_IMMIGRATION and out.state is not AlertState.UNDONE:
            raise UserError("notice-out")
        agreed = await self.waiting(work, report, now)
        alert = await self._draft(connection, report, was, volunteer, agreed.at if agreed else now)
        audience = await self._alerting.audience(work, report.county, kind=alert.kind, mark=alert.mark)
        why = await self._approvals.why_second(connection, report, volunteer, now)
        return Preview(report, alert, audience, 2 if why else 1, why)

    async def publish(self, work: UnitOfWork, volunteer: Volunteer, seen: Preview, now: datetime) -> Published:
        """Publish what the preview showed, once as many people agreed as its place needs. Raises UserError."""
        report, was = seen.report, seen.alert.facts.was
        connection = await work.connection()
        await freeze.require_open(connection)
        choice = notice(report, was or NotImmigration.OTHER)
        if not await self._approvals.agreed(connection, volunteer, report, choice, now, needed=seen.approvals):
            return Published(report, None)
        held = await self._alerting.publish(connection, seen.alert, now)
        # It is decided: the card asks nobody any more.
        await approvals.drop_publications(connection, report.id)
        await self._moderation.record(connection, now, volunteer, "publish-notice", report.id)
        await self._cards.show(connection, report.id, now)
        return Published(report, held)

    async def waiting(self, work: UnitOfWork, report: Report, now: datetime) -> Agreed | None:
        """The notice that somebody agreed to first and that waits for a second person."""
        return await approvals.notice_of(await work.read(), report, now - AGREED_FOR)

    async def _draft(
        self, connection: AsyncConnection, report: Report, was: NotImmigration, volunteer: Volunteer, at: datetime
    ) -> Alert:
        county = report.county or ""
        facts = Facts(
            county=county,
            place=_place(report, at),
            place_kind=report.place_kind,
            agency=Agency.UNKNOWN,
            basis=None,
            seen_at=report.decided_at or at,
            valid_until=at + self._valid_for,
            was=was,
            agreement=self._has_agreement(county),
        )
        alert = Alert(
            id=self._ids.row(),
            number=await alerts.next_number(connection),
            report=report.id,
            state=AlertState.LIVE,
            facts=facts,
            version=1,
            mark=report.mark,
            published_by=volunteer.alias,
            kind=AlertKind.NOT_IMMIGRATION,
        )
        return await alerts.instead_of_checking(connection, alert)


def _place(report: Report, at: datetime) -> str:
    """R26: no agents were on anybody's premises, so what might be a business's name is not said."""
    town = report.sighting.town if report.sighting else ""
    named = town if asked(report, at) is Asked.NAMING else report.public_place
    return named or town or report.county or ""
