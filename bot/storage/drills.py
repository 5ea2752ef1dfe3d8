"""A drill's rows: what stands of the one that runs, and how it went (R34)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.alerts import UNSENT, AlertChange, AlertState
from bot.domain.messages import Platform
from bot.domain.reports import Mark, Report
from bot.storage import settings
from bot.storage.database import insert_new
from bot.storage.outbox import SENT
from bot.storage.reports import columns
from bot.storage.schema import (
    alert_changes,
    alerts,
    approvals,
    audit,
    broadcasts,
    outbox,
    report_messages,
    reports,
    verifier_tasks,
)
from bot.storage.schema import settings as settings_table
from bot.storage.vault import Purpose, Vault

RUNNING = "drill"
LAST = "drill-last"
# Who acts without being a volunteer.
_NOBODY = ("reporter", "system", "server")
_CLAIMS = ("claim", "take-over")


@dataclass(frozen=True, slots=True)
class Event:
    """by: an alias, or "system"."""

    change: AlertChange
    by: str
    at: datetime


async def begin(connection: AsyncConnection, value: str, now: datetime) -> bool:
    """Note that a drill runs; False: another one does."""
    return await insert_new(connection, settings_table, {"key": RUNNING, "value": value, "updated_at": now})


async def running(connection: AsyncConnection) -> str | None:
    return await settings.read(connection, RUNNING)


async def add_report(connection: AsyncConnection, vault: Vault, report: Report, platform: Platform) -> None:
    """Save the report of a drill: nobody stands behind it. platform: where the drill was begun."""
    await connection.execute(insert(reports).values(columns(vault, report) | {"platform": platform.value}))


async def is_any_of(connection: AsyncConnection, ids: Collection[str]) -> bool:
    """Whether one of these is the id of a drill's report, of its alert or of a task of its verifiers."""
    if not ids:
        return False
    query = (
        select(reports.c.id)
        .outerjoin(alerts, alerts.c.report == reports.c.id)
        .outerjoin(verifier_tasks, verifier_tasks.c.report == reports.c.id)
        .where(reports.c.mark == Mark.DRILL.value)
        .where(or_(reports.c.id.in_(ids), alerts.c.id.in_(ids), verifier_tasks.c.id.in_(ids)))
    )
    return await connection.scalar(query.limit(1)) is not None


async def question(connection: AsyncConnection, vault: Vault, message_id: str) -> tuple[str, str] | None:
    """The report and the words of a question that was put to it; None once the report's content went."""
    query = select(report_messages).where(report_messages.c.id == message_id, report_messages.c.body.is_not(None))
    row = (await connection.execute(query)).first()
    if row is None:
        return None
    text = vault.open(row.body, purpose=Purpose.CONTENT, table="report_messages", row=row.id).decode()
    return row.report, text


async def was_asked(connection: AsyncConnection, report: str) -> bool:
    """Whether a question was put to the reporter."""
    query = select(report_messages.c.id).where(
        report_messages.c.report == report, report_messages.c.author.not_in(_NOBODY)
    )
    return await connection.scalar(query.limit(1)) is not None


async def claimed_at(connection: AsyncConnection, report: str) -> datetime | None:
    query = select(func.min(audit.c.at, type_=audit.c.at.type)).where(
        audit.c.subject == f"report:{report}", audit.c.action.in_(_CLAIMS)
    )
    found: datetime | None = await connection.scalar(query)
    return found


async def people(connection: AsyncConnection, report: str) -> int:
    """How many people did something with the report, its alerts or its tasks, and never who (R23)."""
    theirs = [row.id for row in await connection.execute(select(alerts.c.id).where(alerts.c.report == report))]
    tasks = select(verifier_tasks.c.id).where(verifier_tasks.c.report == report)
    theirs += list((await connection.execute(tasks)).scalars())
    subjects = [f"report:{report}", *(f"{kind}:{id}" for id in theirs for kind in ("alert", "task"))]
    query = select(func.count(audit.c.actor.distinct())).where(
        audit.c.subject.in_(subjects), audit.c.actor.not_in(_NOBODY)
    )
    return await connection.scalar(query) or 0


async def agreed(connection: AsyncConnection, report: str) -> int:
    """How many people at most agreed to one and the same step."""
    each = (
        select(func.count().label("people"))
        .where(approvals.c.report == report)
        .group_by(approvals.c.version, approvals.c.choice)
        .subquery()
    )
    return await connection.scalar(select(func.max(each.c.people))) or 0


async def changes(connection: AsyncConnection, report: str) -> list[Event]:
    """What became of the report's alerts since each went out, oldest first."""
    query = (
        select(alert_changes.c.change, alert_changes.c.actor, alert_changes.c.at)
        .join(alerts, alerts.c.id == alert_changes.c.alert)
        .where(alerts.c.report == report)
        .order_by(alert_changes.c.at, alert_changes.c.version)
    )
    return [Event(AlertChange(row.change), row.actor, row.at) for row in await connection.execute(query)]


async def first_copy_at(connection: AsyncConnection, report: str) -> datetime | None:
    """When the first room had an alert of the report."""
    query = (
        select(func.min(outbox.c.finished_at, type_=outbox.c.finished_at.type))
        .join(broadcasts, broadcasts.c.id == outbox.c.broadcast)
        .join(alerts, alerts.c.id == broadcasts.c.alert)
        .where(alerts.c.report == report, outbox.c.state == SENT)
    )
    found: datetime | None = await connection.scalar(query)
    return found


async def is_still_out(connection: AsyncConnection, report: str) -> bool:
    """Whether an alert of the report stands, or waits to go out."""
    states = [state.value for state in (*UNSENT, AlertState.LIVE)]
    query = select(alerts.c.id).where(alerts.c.report == report, alerts.c.state.in_(states))
    return await connection.scalar(query.limit(1)) is not None
