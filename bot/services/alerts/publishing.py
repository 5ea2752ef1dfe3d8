"""From a confirmed report to an alert: preview, approvals, publication."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.alerts import Alert, Audience
from bot.domain.approving import Why, publication
from bot.domain.asked_facts import asked
from bot.domain.reports import Agency, Basis, Mark, Outcome, Report
from bot.domain.rights import Volunteer
from bot.errors import UserError
from bot.services.alerts import freeze
from bot.services.alerts.alerting import Alerting
from bot.services.alerts.approvals import Approvals
from bot.services.moderation.basis import check_basis
from bot.services.moderation.cards import Cards
from bot.services.moderation.moderation import Moderation
from bot.services.reporting.reporting import Reporting
from bot.storage import people
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Preview:
    """What *Publish* would send, to how many, how many people must agree, and why it is two."""

    report: Report
    alert: Alert
    audience: Audience
    approvals: int
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """alert: None while a second person's approval is missing. It goes out when its hold is over (hold.py)."""

    report: Report
    alert: Alert | None


class Publishing:
    """What leads out to the public; deciding stays with Moderation."""

    def __init__(
        self,
        vault: Vault,
        cards: Cards,
        reporting: Reporting,
        alerting: Alerting,
        approvals: Approvals,
        moderation: Moderation,
    ) -> None:
        self._vault = vault
        self._cards = cards
        self._reporting = reporting
        self._alerting = alerting
        self._approvals = approvals
        self._moderation = moderation

    async def preview(
        self,
        work: UnitOfWork,
        volunteer: Volunteer,
        report_id: str,
        *,
        agency: Agency,
        basis: Basis,
        now: datetime,
    ) -> Preview:
        """What *Publish* would send. Raises UserError: decided, not claimed, no such basis, county or place missing."""
        report = await self._moderation.waiting(work, volunteer, report_id)
        await check_basis(await work.read(), self._vault, report_id, basis)
        if (question := asked(report, now)) is not None:
            raise UserError(f"{question}-missing")
        agreed = await self._approvals.waiting(work, report, now)
        # Whoever comes second reads what the first one read, times and all.
        since = agreed.at if agreed and (agreed.basis, agreed.agency) == (basis, agency) else now
        alert = await self._alerting.draft(work, report, agency=agency, basis=basis, by=volunteer.alias, now=since)
        audience = await self._alerting.audience(work, alert.facts.county, mark=alert.mark)
        why = await self._approvals.why_second(await work.read(), report, volunteer, now)
        return Preview(report, alert, audience, 2 if why else 1, why)

    async def publish(
        self, work: UnitOfWork, volunteer: Volunteer, seen: Preview, report_id: str, now: datetime
    ) -> Published:
        """Publish what the preview showed, once enough people agreed.

        The caller made `seen` anew from what the press names; a report that changed since has another version.
        Raises UserError when somebody decided meanwhile, or this person may not approve (R20).
        """
        report = seen.report
        connection = await work.connection()
        await freeze.require_open(connection)
        # One person with one account does not make up a sighting and publish it, whatever the place (R20).
        await self._approvals.check(connection, volunteer, report.id, second=True)
        facts = seen.alert.facts
        choice = publication(report, facts.basis, facts.agency)
        # Asked again: others of this person's may have gone out since the preview.
        needed = 2 if await self._approvals.why_second(connection, report, volunteer, now) else 1
        agreed = await self._approvals.agreed(connection, volunteer, report, choice, now, needed=needed)
        if not agreed:
            return Published(report, None)
        await self._moderation.decide(
            connection,
            volunteer,
            report_id,
            Outcome.CONFIRMED,
            now,
            agency=facts.agency,
            basis=facts.basis,
            version=report.version,
            goes_out=True,
        )
        # What is published in a drill shows nothing about the ten that count (R22).
        for person in agreed if report.mark is not Mark.DRILL else ():
            await people.count_decision(connection, person)
        held = await self._alerting.publish(connection, seen.alert, now, held_from=report.state)
        await self._cards.show(connection, report_id, now)
        return Published(report, held)
