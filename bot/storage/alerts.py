"""Published alerts: their facts and versions."""

from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Row, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.alerts import Alert, AlertKind, AlertState, Facts
from bot.domain.reports import Mark
from bot.storage.database import insert_new
from bot.storage.schema import alerts

_facts = TypeAdapter(Facts)
# Alerts are numbered from here, so that the first one does not look like a toy.
FIRST_NUMBER = 101


def _alert(row: Row[Any]) -> Alert:
    return Alert(
        id=row.id,
        number=row.number,
        report=row.report,
        state=AlertState(row.state),
        facts=_facts.validate_json(row.facts),
        version=row.version,
        mark=Mark(row.mark),
        published_by=row.published_by,
        kind=AlertKind(row.kind),
    )


async def next_number(connection: AsyncConnection) -> int:
    """The number of the next alert. Of two publications at once that both got it, add() takes one."""
    highest = await connection.scalar(select(func.max(alerts.c.number)))
    return FIRST_NUMBER if highest is None else highest + 1


async def add(connection: AsyncConnection, alert: Alert, now: datetime) -> bool:
    """Save a new alert; False when its number was taken meanwhile."""
    values = {
        "id": alert.id,
        "number": alert.number,
        "report": alert.report,
        "kind": alert.kind.value,
        "state": alert.state.value,
        "county": alert.facts.county,
        "facts": _facts.dump_json(alert.facts).decode(),
        "version": alert.version,
        "mark": alert.mark.value,
        "published_by": alert.published_by,
        "published_at": now,
        "valid_until": alert.facts.valid_until,
    }
    return await insert_new(connection, alerts, values)


async def get(connection: AsyncConnection, alert_id: str) -> Alert | None:
    row = (await connection.execute(select(alerts).where(alerts.c.id == alert_id))).first()
    return _alert(row) if row else None


async def numbered(connection: AsyncConnection, number: int) -> Alert | None:
    row = (await connection.execute(select(alerts).where(alerts.c.number == number))).first()
    return _alert(row) if row else None


async def of_report(connection: AsyncConnection, report_id: str) -> Alert | None:
    row = (await connection.execute(select(alerts).where(alerts.c.report == report_id))).first()
    return _alert(row) if row else None


async def close(connection: AsyncConnection, alert: Alert, state: AlertState, facts: Facts, now: datetime) -> bool:
    """Move a live alert of this very version on; False when somebody was quicker."""
    statement = update(alerts).where(
        alerts.c.id == alert.id, alerts.c.state == AlertState.LIVE.value, alerts.c.version == alert.version
    )
    values = {
        "state": state.value,
        "version": alert.version + 1,
        "facts": _facts.dump_json(facts).decode(),
        "ended_at": now,
    }
    return (await connection.execute(statement.values(**values))).rowcount == 1


async def live(connection: AsyncConnection, county: str | None = None) -> list[Alert]:
    """Alerts that stand, newest first, of one county or of all."""
    query = select(alerts).where(alerts.c.state == AlertState.LIVE.value).order_by(alerts.c.number.desc())
    if county is not None:
        query = query.where(alerts.c.county == county)
    return [_alert(row) for row in await connection.execute(query)]


async def recent(connection: AsyncConnection, county: str, since: datetime) -> list[Alert]:
    """Alerts of a county that stand, or that were published since a moment and not taken back; newest first."""
    stands = alerts.c.state == AlertState.LIVE.value
    held = alerts.c.state.in_([AlertState.ENDED.value, AlertState.EXPIRED.value]) & (alerts.c.published_at >= since)
    query = select(alerts).where((alerts.c.county == county) & (stands | held)).order_by(alerts.c.number.desc())
    return [_alert(row) for row in await connection.execute(query)]
