"""The public history of alerts: each change with its time and the facts as they could be read then (R36)."""

from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.alerts import Alert, AlertChange, AlertKind, AlertState, Change, Facts
from bot.storage.schema import alert_changes

_facts = TypeAdapter(Facts)


async def add(connection: AsyncConnection, alert: Alert, change: AlertChange, *, by: str, now: datetime) -> None:
    """Note what became of an alert, given as it is from now on. A second change of a version violates a constraint."""
    values = {
        "alert": alert.id,
        "version": alert.version,
        "at": now,
        "change": change.value,
        "actor": by,
        "kind": alert.kind.value,
        "state": alert.state.value,
        "facts": _facts.dump_json(alert.facts).decode(),
    }
    await connection.execute(insert(alert_changes).values(values))


async def of(connection: AsyncConnection, alert: str) -> list[Change]:
    """Every change of an alert since it went out, oldest first; empty for what was never public."""
    query = select(alert_changes).where(alert_changes.c.alert == alert).order_by(alert_changes.c.version)
    return [
        Change(
            alert=row.alert,
            version=row.version,
            at=row.at,
            change=AlertChange(row.change),
            by=row.actor,
            kind=AlertKind(row.kind),
            state=AlertState(row.state),
            facts=_facts.validate_json(row.facts),
        )
        for row in await connection.execute(query)
    ]
