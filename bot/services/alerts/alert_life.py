"""What becomes of an alert after it went out: still there, changed, ended, wrong, past its time (R28 to R30)."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.alerts import LIFE, Alert, AlertChange, AlertKind, AlertState, Facts, Mistake, matters, mistakes
from bot.domain.reports import Report, ReportState, Step
from bot.domain.rights import Volunteer
from bot.domain.verifying import Finding
from bot.errors import UserError
from bot.services.alerts import freeze
from bot.services.alerts.alerting import Alerting
from bot.services.alerts.approvals import Approvals, approvals_needed
from bot.services.moderation.cards import Cards
from bot.services.moderation.moderation import Moderation
from bot.services.reporting.reporting import Reporting
from bot.services.transport.delivery import Delivery
from bot.storage import alerts, copies, reports, tasks
from bot.storage.database import AsyncConnection
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork

# So long after a copy was lost the room is told: hundreds are lost in the same moment.
COPIES_LOST = "copies-lost"
LOST_TOLD_AFTER = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class Standing:
    """An alert with its report. copies: how many of it stand in chats. approvals: how many people a step needs."""

    report: Report
    alert: Alert
    copies: int
    approvals: int


@dataclass(frozen=True, slots=True)
class Word:
    """Who says that they are still there, and when: a verifier's alias; None where nobody has since the last word."""

    alias: str | None
    at: datetime


class AlertLife:
    """Each step: who may, how many agree, the alert and all its copies, the report, its card, its reporters."""

    def __init__(
        self,
        vault: Vault,
        delivery: Delivery,
        cards: Cards,
        reporting: Reporting,
        alerting: Alerting,
        approvals: Approvals,
        moderation: Moderation,
    ) -> None:
        self._vault = vault
        self._delivery = delivery
        self._cards = cards
        self._reporting = reporting
        self._alerting = alerting
        self._approvals = approvals
        self._moderation = moderation

    async def standing(self, work: UnitOfWork, volunteer: Volunteer, report_id: str, change: AlertChange) -> Standing:
        """The alert of a report that may still change so; RETRACTED: also one that has ended.

        Raises UserError: no right, there is none, or none of this kind changes so.
        """
        report = await self._moderation.report(work, volunteer, report_id)
        connection = await work.read()
        alert = await alerts.of_report(connection, report_id)
        if alert is None or not alert.is_public:
            raise UserError("not-published")
        if alert.state is AlertState.RETRACTED:
            raise UserError("already-retracted")
        if alert.state is not AlertState.LIVE and change is not AlertChange.RETRACTED:
            raise UserError("already-ended")
        if change not in LIFE[alert.kind]:
            raise UserError("stale-button")
        held = await copies.standing(connection, f"alert:{alert.id}")
        return Standing(report, alert, held, _approvals(report, alert, volunteer))

    async def word(self, work: UnitOfWork, standing: Standing, now: datetime) -> Word:
        """The latest word of a verifier on site since the alert's own last one (R28)."""
        connection = await work.read()
        said = [
            Word(each.alias, each.found_at)
            for task in await tasks.of_report(connection, standing.report.id)
            for each in await tasks.going(connection, self._vault, task.id)
            if each.finding is Finding.CONFIRMED and each.found_at and each.found_at > _last_word(standing.alert)
        ]
        return max(said, key=lambda word: word.at, default=Word(None, now))

    async def extend(self, work: UnitOfWork, volunteer: Volunteer, seen: Standing, word: Word, now: datetime) -> Alert:
        """*Still there*: a verifier and this moderator say so (R28); of what is being checked, that it still is.

        Raises UserError: frozen, or changed meanwhile.
        """
        connection = await work.connection()
        await freeze.require_open(connection)
        facts = self._alerting.extended(seen.alert, seen_at=word.at, now=now)
        extended = await self._become(
            connection, volunteer.alias, seen, AlertState.LIVE, facts, AlertChange.EXTENDED, now
        )
        await self._moderation.record(connection, now, volunteer, "still-there", seen.report.id, word=word.alias)
        await self._redraw(connection, seen.report, now)
        return extended

    async def change(
        self, work: UnitOfWork, volunteer: Volunteer, seen: Standing, facts: Facts, choice: str, now: datetime
    ) -> Alert | None:
        """Other facts in every copy; None while a second person has to agree. choice: names the facts for approvals.

        Raises UserError: frozen, no right to approve, or changed meanwhile.
        """
        connection = await work.connection()
        await freeze.require_open(connection)
        if not await self._approvals.agreed(connection, volunteer, seen.report, choice, now):
            return None
        follows = matters(seen.alert.facts, facts)
        changed = await self._become(
            connection, volunteer.alias, seen, AlertState.LIVE, facts, AlertChange.UPDATED, now, follow_up=follows
        )
        await self._redraw(connection, seen.report, now)
        if follows:
            await self._tell(connection, seen, "report-changed", f"changed:{changed.version}")
        return changed

    async def end(self, work: UnitOfWork, volunteer: Volunteer, seen: Standing, now: datetime) -> Alert | None:
        """*Ended*, with the approvals that the alert needed (R29); None while one is missing. Raises UserError.

        That a report is no longer being checked ends no work on it.
        """
        connection = await work.connection()
        if not await self._agreed(connection, volunteer, seen, f"end:{seen.alert.version}", now):
            return None
        facts = replace(seen.alert.facts, ended_at=now)
        ended = await self._become(connection, volunteer.alias, seen, AlertState.ENDED, facts, AlertChange.ENDED, now)
        if seen.alert.kind is AlertKind.CHECKING:
            await self._redraw(connection, seen.report, now)
            return ended
        await self._over(connection, seen.report.id, now)
        await self._tell(connection, seen, "report-ended", "ended")
        return ended

    async def retract(
        self, work: UnitOfWork, volunteer: Volunteer, seen: Standing, mistake: Mistake, now: datetime
    ) -> Alert | None:
        """*We were wrong*, also of what has ended: fixed words, at once, and as an answer to each copy (R30).

        None while a second person has to agree: it says of a place that nobody was there. Raises UserError.
        """
        if mistake not in mistakes(seen.alert.kind):
            raise UserError("stale-button")
        connection = await work.connection()
        choice = f"retract:{mistake.value}:{seen.alert.id}"
        if not await self._agreed(connection, volunteer, seen, choice, now):
            return None
        facts = replace(seen.alert.facts, mistake=mistake, ended_at=seen.alert.facts.ended_at or now)
        state, change = AlertState.RETRACTED, AlertChange.RETRACTED
        retracted = await self._become(connection, volunteer.alias, seen, state, facts, change, now, follow_up=True)
        if seen.report.state is ReportState.PUBLISHED:
            await self._over(connection, seen.report.id, now)
        else:
            await self._redraw(connection, seen.report, now)
        if seen.alert.kind is not AlertKind.CHECKING:
            # Of what was only being checked, reporters heard nothing.
            await self._tell(connection, seen, "report-retracted", "retracted")
        return retracted

    async def expired(self, connection: AsyncConnection, alert_id: str, now: datetime) -> None:
        """The timer's end: nobody ended or extended it (R28)."""
        alert = await alerts.get(connection, alert_id)
        if alert is None or alert.state is not AlertState.LIVE:
            return
        if not await self._alerting.close(connection, alert, AlertState.EXPIRED, by=freeze.SYSTEM, now=now):
            return
        report = await reports.get(connection, self._vault, alert.report) if alert.report else None
        if report is None:
            return
        if report.state is not ReportState.PUBLISHED:
            await self._redraw(connection, report, now)
            return
        await self._over(connection, report.id, now)
        await self._tell(connection, Standing(report, alert, 0, 0), "report-expired", "ended")

    async def lost(self, connection: AsyncConnection, alert_id: str, now: datetime) -> None:
        """A copy could not be changed."""
        due = now + LOST_TOLD_AFTER
        await self._delivery.timer(connection, f"{COPIES_LOST}:{alert_id}", COPIES_LOST, alert_id, due)

    async def copies_lost(self, connection: AsyncConnection, alert_id: str, now: datetime) -> None:
        """The timer's end after copies could not be changed: the room sees how many."""
        alert = await alerts.get(connection, alert_id)
        report = await reports.get(connection, self._vault, alert.report) if alert and alert.report else None
        if report is not None:
            await self._redraw(connection, report, now)

    async def _become(
        self,
        connection: AsyncConnection,
        by: str,
        seen: Standing,
        state: AlertState,
        facts: Facts,
        change: AlertChange,
        now: datetime,
        *,
        follow_up: bool = False,
    ) -> Alert:
        done = await self._alerting.become(
            connection, seen.alert, state, facts, change, by=by, now=now, follow_up=follow_up
        )
        if done is None:
            raise UserError("alert-changed-meanwhile")
        return done

    async def _agreed(
        self, connection: AsyncConnection, volunteer: Volunteer, seen: Standing, choice: str, now: datetime
    ) -> bool:
        needed = seen.approvals
        return bool(await self._approvals.agreed(connection, volunteer, seen.report, choice, now, needed=needed))

    async def _over(self, connection: AsyncConnection, report_id: str, now: datetime) -> None:
        """Nobody watches it any more: the report has ended, and who is on site is stood down."""
        await reports.move(connection, report_id, Step.END, ended_at=now)
        await self._moderation.over(connection, report_id, now)
        await self._cards.show(connection, report_id, now)

    async def _redraw(self, connection: AsyncConnection, report: Report, now: datetime) -> None:
        await reports.touch(connection, report.id)
        await self._cards.show(connection, report.id, now)

    async def _tell(self, connection: AsyncConnection, seen: Standing, key: str, occasion: str) -> None:
        code = {"alert": seen.alert.code}
        await self._reporting.tell_all(connection, seen.report, key, occasion=occasion, arguments=lambda _: code)


def _approvals(report: Report, alert: Alert, volunteer: Volunteer) -> int:
    """How many people a step needs. That a report is being checked was one person's to say, whatever its place."""
    if alert.kind is AlertKind.CHECKING:
        return 2 if volunteer.needs_second else 1
    return approvals_needed(report, volunteer)


def _last_word(alert: Alert) -> datetime:
    """Since when a verifier's word is a new one: what was known when it went out counts no more."""
    return alert.facts.last_seen_at or alert.goes_out_at or alert.facts.seen_at
