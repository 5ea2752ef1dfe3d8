"""What became of the reports, for /stats: times and outcomes, and nothing about who did it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.alerts import NEVER_PUBLIC, AlertState
from bot.domain.reports import Mark, Outcome
from bot.storage.schema import alerts, audit, reports

# Who acts without being a volunteer.
_NOBODY = ("reporter", "system")
_CLAIMS = ("claim", "take-over")


@dataclass(frozen=True, slots=True)
class Course:
    """How one report went. acted_at: a volunteer's first action of any kind; claimed_at: the first claim."""

    county: str | None
    outcome: Outcome | None
    received_at: datetime
    acted_at: datetime | None
    claimed_at: datetime | None
    decided_at: datetime | None


async def courses(connection: AsyncConnection, since: datetime) -> list[Course]:
    """Every report that came since a moment; practice on a real platform does not count."""
    is_real = (reports.c.mark == Mark.REAL.value) | (
        (reports.c.mark == Mark.PRACTICE.value) & (reports.c.platform == "sandbox")
    )
    rows = (await connection.execute(select(reports).where(reports.c.received_at >= since, is_real))).all()
    acted = await _first(connection, since)
    claimed = await _first(connection, since, _CLAIMS)
    return [
        Course(
            county=row.county,
            outcome=Outcome(row.outcome) if row.outcome else None,
            received_at=row.received_at,
            acted_at=acted.get(f"report:{row.id}"),
            claimed_at=claimed.get(f"report:{row.id}"),
            decided_at=row.decided_at,
        )
        for row in rows
    ]


async def _first(
    connection: AsyncConnection, since: datetime, actions: Collection[str] | None = None
) -> dict[str, datetime]:
    """When a volunteer first did something with each subject, or one of these things."""
    first = func.min(audit.c.at, type_=audit.c.at.type)
    query = select(audit.c.subject, first.label("at")).where(
        audit.c.at >= since, audit.c.subject.startswith("report:"), audit.c.actor.not_in(_NOBODY)
    )
    if actions is not None:
        query = query.where(audit.c.action.in_(actions))
    return {row.subject: row.at for row in await connection.execute(query.group_by(audit.c.subject))}


async def published(connection: AsyncConnection, since: datetime) -> list[tuple[str, bool]]:
    """The county of each alert that was published since a moment, and whether it was corrected; none of a drill."""
    hidden = [state.value for state in NEVER_PUBLIC]
    query = select(alerts.c.county, alerts.c.state).where(alerts.c.published_at >= since)
    rows = await connection.execute(query.where(alerts.c.state.not_in(hidden), alerts.c.mark != Mark.DRILL.value))
    return [(row.county, row.state == AlertState.RETRACTED.value) for row in rows]
