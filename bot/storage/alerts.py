"""Published alerts: their facts and versions."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Row, case, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.alerts import BECOMES, NEVER_PUBLIC, UNSENT, Alert, AlertKind, AlertState, Facts
from bot.domain.reports import Mark, ReportState
from bot.storage.database import insert_new
from bot.storage.schema import alerts

_facts = TypeAdapter(Facts)
_HIDDEN = [state.value for state in NEVER_PUBLIC]
# What a drill published stands here like any other, and is shown to nobody who asks (R34).
_is_meant = alerts.c.mark != Mark.DRILL.value
_stands = alerts.c.state.in_([state.value for state in UNSENT | {AlertState.LIVE}])
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
        goes_out_at=row.published_at,
        revision=row.revision,
    )


async def next_number(connection: AsyncConnection) -> int:
    """The number of the next alert. Of two publications at once that both got it, add() takes one."""
    highest = await connection.scalar(select(func.max(alerts.c.number)))
    return FIRST_NUMBER if highest is None else highest + 1


async def add(
    connection: AsyncConnection, alert: Alert, now: datetime, *, held_from: ReportState | None = None
) -> bool:
    """Save a new alert; False when its number was taken meanwhile. held_from: its report's state before *Publish*."""
    values = {
        "id": alert.id,
        "number": alert.number,
        "revision": alert.revision,
        "report": alert.report,
        "kind": alert.kind.value,
        "state": alert.state.value,
        "county": alert.facts.county,
        "facts": _facts.dump_json(alert.facts).decode(),
        "version": alert.version,
        "mark": alert.mark.value,
        "published_by": alert.published_by,
        "published_at": alert.goes_out_at or now,
        "held_from": held_from.value if held_from else None,
        "valid_until": alert.facts.valid_until,
    }
    return await insert_new(connection, alerts, values)


async def get(connection: AsyncConnection, alert_id: str) -> Alert | None:
    row = (await connection.execute(select(alerts).where(alerts.c.id == alert_id))).first()
    return _alert(row) if row else None


async def numbered(connection: AsyncConnection, number: int) -> Alert | None:
    """The alert of this number, as far as the public knows it: None for one that never went out (R36), or a drill's."""
    query = select(alerts).where(alerts.c.number == number, alerts.c.state.not_in(_HIDDEN), _is_meant)
    row = (await connection.execute(query)).first()
    return _alert(row) if row else None


async def is_drills(connection: AsyncConnection, number: int) -> bool:
    """Whether this is the number of an alert that a drill published: for those who train (R34)."""
    of_drill = (alerts.c.mark == Mark.DRILL.value) & alerts.c.state.not_in(_HIDDEN)
    query = select(alerts.c.id).where(alerts.c.number == number, of_drill).limit(1)
    return await connection.scalar(query) is not None


async def revised(connection: AsyncConnection, revision: Alert) -> Alert | None:
    """The alert that a revision is of."""
    query = select(alerts).where(alerts.c.number == revision.number, alerts.c.revision == 0)
    row = (await connection.execute(query)).first()
    return _alert(row) if row else None


async def of_report(connection: AsyncConnection, report_id: str) -> Alert | None:
    """The report's newest alert that stands or is about to; else the newest one that was not undone."""
    query = select(alerts).where(alerts.c.report == report_id, alerts.c.state != AlertState.UNDONE.value)
    newest = query.order_by(case((_stands, 0), else_=1), alerts.c.number.desc(), alerts.c.revision.desc()).limit(1)
    row = (await connection.execute(newest)).first()
    return _alert(row) if row else None


async def standing(connection: AsyncConnection, report_id: str) -> list[Alert]:
    """The report's alerts that stand or are about to: what is out first, then the newest."""
    query = select(alerts).where(alerts.c.report == report_id, _stands)
    is_out = case((alerts.c.state == AlertState.LIVE.value, 0), else_=1)
    return [_alert(row) for row in await connection.execute(query.order_by(is_out, alerts.c.number.desc()))]


async def move(connection: AsyncConnection, report_id: str, leader: str) -> None:
    """What was published of a report is published of the one whose card stands for it from now on."""
    stands = alerts.c.state != AlertState.UNDONE.value
    await connection.execute(update(alerts).where(alerts.c.report == report_id, stands).values(report=leader))


async def checking(connection: AsyncConnection, report_id: str) -> Alert | None:
    """What the public was told of a report that is only being checked, while it stands."""
    query = select(alerts).where(
        alerts.c.report == report_id,
        alerts.c.kind == AlertKind.CHECKING.value,
        alerts.c.state == AlertState.LIVE.value,
    )
    row = (await connection.execute(query)).first()
    return _alert(row) if row else None


async def instead_of_checking(connection: AsyncConnection, alert: Alert) -> Alert:
    """The alert as what the public was already told of its report will say: the same one, of the same number."""
    out = await checking(connection, alert.report) if alert.report is not None else None
    if out is None:
        return alert
    # One that was undone keeps its number of revision.
    highest = await connection.scalar(select(func.max(alerts.c.revision)).where(alerts.c.number == out.number))
    return replace(alert, number=out.number, revision=(highest or 0) + 1)


async def held(connection: AsyncConnection) -> list[Alert]:
    """What was published and has not gone out, oldest first: the hold is not over, or a freeze keeps it."""
    query = select(alerts).where(alerts.c.state.in_([state.value for state in UNSENT])).order_by(alerts.c.number)
    return [_alert(row) for row in await connection.execute(query)]


async def held_from(connection: AsyncConnection, alert_id: str) -> ReportState | None:
    """The state of the alert's report before *Publish*."""
    value = await connection.scalar(select(alerts.c.held_from).where(alerts.c.id == alert_id))
    return ReportState(value) if value else None


async def change(connection: AsyncConnection, before: Alert, after: Alert, now: datetime) -> bool:
    """Replace an alert of this very state and version by what it is from now on; False when somebody was quicker.

    False also where it cannot become that (BECOMES).
    """
    if after.state not in BECOMES[before.state]:
        return False
    statement = update(alerts).where(
        alerts.c.id == before.id, alerts.c.state == before.state.value, alerts.c.version == before.version
    )
    values = {
        "kind": after.kind.value,
        "state": after.state.value,
        "version": after.version,
        "county": after.facts.county,
        "facts": _facts.dump_json(after.facts).decode(),
        "published_at": after.goes_out_at,
        "valid_until": after.facts.valid_until,
        "ended_at": None if after.state in UNSENT | {AlertState.LIVE} else now,
    }
    return (await connection.execute(statement.values(**values))).rowcount == 1


async def live(connection: AsyncConnection, county: str | None = None) -> list[Alert]:
    """Alerts that stand, newest first, of one county or of all; no drill's."""
    query = select(alerts).where(alerts.c.state == AlertState.LIVE.value, _is_meant).order_by(alerts.c.number.desc())
    if county is not None:
        query = query.where(alerts.c.county == county)
    return [_alert(row) for row in await connection.execute(query)]


async def recent(connection: AsyncConnection, county: str, since: datetime) -> list[Alert]:
    """Alerts of a county that stand, or that were published since a moment and not taken back; newest first.

    No drill's, and of what was only being checked, what stands: after its end it says nothing of the county (R32).
    """
    stands = alerts.c.state == AlertState.LIVE.value
    over = alerts.c.state.in_([AlertState.ENDED.value, AlertState.EXPIRED.value]) & (alerts.c.published_at >= since)
    held = over & (alerts.c.kind != AlertKind.CHECKING.value)
    meant = select(alerts).where((alerts.c.county == county) & (stands | held) & _is_meant)
    query = meant.order_by(alerts.c.number.desc())
    return [_alert(row) for row in await connection.execute(query)]
