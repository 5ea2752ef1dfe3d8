"""What the open record counts: public alerts and decided reports, without anything that a reporter wrote.

Alerts, their changes and the times of reports outlive the purge of what reports say, so the counts do not shrink.
"""

from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.alerts import NEVER_PUBLIC, AlertChange, AlertKind, AlertState, Facts
from bot.domain.reports import Agency, Mark, Outcome
from bot.storage.schema import alert_changes, alerts, audit, reports

_facts = TypeAdapter(Facts)
# What says that something was wrong: its facts were set right, or it was taken back.
CORRECTING = (AlertChange.UPDATED.value, AlertChange.RETRACTED.value)


@dataclass(frozen=True, slots=True)
class Incident:
    """A published alert. corrected_at: when it was first set right or taken back."""

    at: datetime
    county: str
    kind: AlertKind
    state: AlertState
    agency: Agency
    corrected_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A report from a person. decided_at, outcome: None while nobody decided."""

    received_at: datetime
    decided_at: datetime | None
    outcome: Outcome | None


async def incidents(connection: AsyncConnection, since: datetime, until: datetime) -> list[Incident]:
    """What was published in a time, oldest first: no practice, no drill, nothing that was undone."""
    first = (
        select(alert_changes.c.alert, func.min(alert_changes.c.at, type_=alert_changes.c.at.type).label("at"))
        .where(alert_changes.c.change.in_(CORRECTING))
        .group_by(alert_changes.c.alert)
        .subquery()
    )
    query = (
        select(alerts, first.c.at.label("corrected_at"))
        .outerjoin(first, first.c.alert == alerts.c.id)
        .where(
            alerts.c.mark == Mark.REAL.value,
            alerts.c.state.not_in([state.value for state in NEVER_PUBLIC]),
            alerts.c.published_at >= since,
            alerts.c.published_at < until,
        )
        .order_by(alerts.c.published_at, alerts.c.number)
    )
    return [
        Incident(
            at=row.published_at,
            county=row.county,
            kind=AlertKind(row.kind),
            state=AlertState(row.state),
            agency=_facts.validate_json(row.facts).agency,
            corrected_at=row.corrected_at,
        )
        for row in await connection.execute(query)
    ]


async def decisions(connection: AsyncConnection, since: datetime, until: datetime) -> list[Decision]:
    """Every report that came in a time: no practice, no drill. Those under one card count each."""
    query = select(reports.c.received_at, reports.c.decided_at, reports.c.outcome).where(
        reports.c.mark == Mark.REAL.value, reports.c.received_at >= since, reports.c.received_at < until
    )
    return [
        Decision(row.received_at, row.decided_at, Outcome(row.outcome) if row.outcome else None)
        for row in await connection.execute(query.order_by(reports.c.received_at))
    ]


async def freezes(connection: AsyncConnection, since: datetime, until: datetime) -> int:
    """How often new alerts were stopped, as far as the audit log still reaches back (a year)."""
    query = select(func.count()).where(audit.c.action == "freeze", audit.c.at >= since, audit.c.at < until)
    return await connection.scalar(query) or 0
