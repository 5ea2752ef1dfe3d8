"""What the public history of alerts says of the network: how many were corrected, and what a feed shows."""

from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import exists, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.alerts import Alert, AlertChange, AlertKind, AlertState, Facts
from bot.domain.reports import Mark
from bot.storage.schema import alert_changes, alerts

_facts = TypeAdapter(Facts)


@dataclass(frozen=True, slots=True)
class Record:
    """How many alerts were published in a time, and how many of them were corrected later."""

    published: int
    corrected: int


@dataclass(frozen=True, slots=True)
class Edition:
    """An alert as it was after one change of its public life."""

    alert: Alert
    change: AlertChange
    at: datetime


async def record(connection: AsyncConnection, since: datetime) -> Record:
    """Of the alerts that were published since a moment; drills are none."""
    published = (
        select(alert_changes.c.alert)
        .join(alerts, alerts.c.id == alert_changes.c.alert)
        .where(
            alert_changes.c.change == AlertChange.PUBLISHED.value,
            alert_changes.c.at >= since,
            alerts.c.mark != Mark.DRILL.value,
        )
    )
    first = alert_changes.alias("first")
    # What was only being checked and says now what was found was not wrong before.
    same_kind = exists().where(
        first.c.alert == alert_changes.c.alert,
        first.c.change == AlertChange.PUBLISHED.value,
        first.c.kind == alert_changes.c.kind,
    )
    set_right = (alert_changes.c.change == AlertChange.UPDATED.value) & same_kind
    taken_back = alert_changes.c.change == AlertChange.RETRACTED.value
    corrected = select(func.count(alert_changes.c.alert.distinct())).where(
        alert_changes.c.alert.in_(published), taken_back | set_right
    )
    counted = await connection.scalar(select(func.count(published.subquery().c.alert.distinct())))
    return Record(counted or 0, await connection.scalar(corrected) or 0)


async def published_by(connection: AsyncConnection, alias: str, since: datetime) -> int:
    """How many alerts a moderator published since a moment; what was undone and drills are none."""
    query = select(func.count()).where(
        alerts.c.published_by == alias,
        alerts.c.published_at > since,
        alerts.c.state != AlertState.UNDONE.value,
        alerts.c.mark != Mark.DRILL.value,
    )
    return await connection.scalar(query) or 0


async def editions(connection: AsyncConnection, since: datetime) -> list[Edition]:
    """Every change of alerts that changed since a moment and are no drill, oldest first."""
    changed = select(alert_changes.c.alert).where(alert_changes.c.at >= since)
    query = (
        select(alert_changes, alerts.c.number, alerts.c.mark, alerts.c.published_by)
        .join(alerts, alerts.c.id == alert_changes.c.alert)
        .where(alert_changes.c.alert.in_(changed), alerts.c.mark != Mark.DRILL.value)
        .order_by(alert_changes.c.at, alert_changes.c.alert, alert_changes.c.version)
    )
    return [
        Edition(
            Alert(
                id=row.alert,
                number=row.number,
                report=None,
                state=AlertState(row.state),
                facts=_facts.validate_json(row.facts),
                version=row.version,
                mark=Mark(row.mark),
                published_by=row.published_by,
                kind=AlertKind(row.kind),
            ),
            AlertChange(row.change),
            row.at,
        )
        for row in await connection.execute(query)
    ]
