"""How the network did in the last days: counts, shares and medians; nothing about a person (R23)."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from bot.domain.reports import Outcome
from bot.domain.rights import Deed, Volunteer
from bot.errors import UserError
from bot.storage import statistics
from bot.storage.work import UnitOfWork

DAYS = (7, 30)
# From when on a report counts as one that nobody took.
UNCLAIMED_AFTER = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Summary:
    """The last days. overdue: reports that nobody had after UNCLAIMED_AFTER, of those old enough to tell.

    to_action, to_decision: medians from the arrival; None where nothing was done or decided.
    """

    days: int
    reports: int
    outcomes: dict[Outcome, int]
    undecided: int
    alerts: int
    corrected: int
    overdue: int
    counted: int
    to_action: timedelta | None
    to_decision: timedelta | None


async def summaries(work: UnitOfWork, volunteer: Volunteer, now: datetime) -> list[Summary]:
    """One for each of DAYS, of the counties that this person moderates. Raises UserError without such a role."""
    if not volunteer.may(Deed.MODERATE):
        raise UserError("no-right")
    return [await _summary(work, volunteer, days, now) for days in DAYS]


async def _summary(work: UnitOfWork, volunteer: Volunteer, days: int, now: datetime) -> Summary:
    connection, since = await work.read(), now - timedelta(days=days)
    found = [c for c in await statistics.courses(connection, since) if volunteer.may(Deed.MODERATE, c.county)]
    published = [
        corrected
        for county, corrected in await statistics.published(connection, since)
        if volunteer.may(Deed.MODERATE, county)
    ]
    old = [course for course in found if now - course.received_at >= UNCLAIMED_AFTER]
    late = [c for c in old if c.claimed_at is None or c.claimed_at - c.received_at >= UNCLAIMED_AFTER]
    return Summary(
        days=days,
        reports=len(found),
        outcomes=dict(Counter(course.outcome for course in found if course.outcome)),
        undecided=sum(course.outcome is None for course in found),
        alerts=len(published),
        corrected=sum(published),
        overdue=len(late),
        counted=len(old),
        to_action=_median([c.acted_at - c.received_at for c in found if c.acted_at]),
        to_decision=_median([c.decided_at - c.received_at for c in found if c.decided_at]),
    )


def _median(lengths: list[timedelta]) -> timedelta | None:
    return timedelta(seconds=median(length.total_seconds() for length in lengths)) if lengths else None
