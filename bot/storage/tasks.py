"""What verifiers were asked, who is on the way, what they saw. Gone after 72 hours (R40)."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.messages import Address
from bot.domain.verifying import Finding, OnTheWay, Task
from bot.errors import KeyGone
from bot.storage.codec import address_from_bytes, address_to_bytes
from bot.storage.database import changed_one, insert_new
from bot.storage.schema import people, verifier_answers, verifier_tasks
from bot.storage.vault import Purpose, Vault

OPEN = "open"
OVER = "over"


def _task(row: Row[Any]) -> Task:
    return Task(row.id, row.report, row.asked_by, row.asked_at, row.version, row.ended_at)


def _row(task: str, person: str) -> str:
    return f"{task}:{person}"


async def add(connection: AsyncConnection, task: Task) -> None:
    values = {
        "id": task.id,
        "report": task.report,
        "state": OPEN,
        "asked_by": task.asked_by,
        "asked_at": task.asked_at,
        "version": task.version,
    }
    await connection.execute(insert(verifier_tasks).values(values))


async def get(connection: AsyncConnection, task: str) -> Task | None:
    row = (await connection.execute(select(verifier_tasks).where(verifier_tasks.c.id == task))).first()
    return _task(row) if row else None


async def open_of(connection: AsyncConnection, person: str) -> list[Task]:
    """The open tasks for which somebody is on the way."""
    query = (
        select(verifier_tasks)
        .join(verifier_answers, verifier_answers.c.task == verifier_tasks.c.id)
        .where(verifier_answers.c.person == person, verifier_tasks.c.state == OPEN)
    )
    return [_task(row) for row in await connection.execute(query.order_by(verifier_tasks.c.id))]


async def of_report(connection: AsyncConnection, report: str) -> list[Task]:
    """The tasks of a report, oldest first; at most the last one is open."""
    query = select(verifier_tasks).where(verifier_tasks.c.report == report)
    rows = await connection.execute(query.order_by(verifier_tasks.c.asked_at, verifier_tasks.c.id))
    return [_task(row) for row in rows]


async def hold(connection: AsyncConnection, task: str) -> Task | None:
    """The task if it is open, one version further; until the transaction ends nobody else changes it."""
    changed = update(verifier_tasks).where(verifier_tasks.c.id == task, verifier_tasks.c.state == OPEN)
    row = (
        await connection.execute(changed.values(version=verifier_tasks.c.version + 1).returning(*verifier_tasks.c))
    ).first()
    return _task(row) if row else None


async def end(connection: AsyncConnection, task: str, now: datetime) -> bool:
    """End a task; False when it was over."""
    changed = update(verifier_tasks).where(verifier_tasks.c.id == task, verifier_tasks.c.state == OPEN)
    values = {"state": OVER, "ended_at": now, "version": verifier_tasks.c.version + 1}
    return changed_one(await connection.execute(changed.values(**values)))


async def going(connection: AsyncConnection, vault: Vault, task: str) -> list[OnTheWay]:
    """Who is on the way or on site, in the order in which they set out."""
    query = (
        select(verifier_answers, people.c.alias)
        .join(people, people.c.id == verifier_answers.c.person)
        .where(verifier_answers.c.task == task)
        .order_by(verifier_answers.c.set_out_at, people.c.alias)
    )
    return [_on_the_way(row, vault) for row in await connection.execute(query)]


def _on_the_way(row: Row[Any], vault: Vault) -> OnTheWay:
    try:
        opened = vault.open(
            row.way_back, purpose=Purpose.LINK, table="verifier_answers", row=_row(row.task, row.person)
        )
        way_back = address_from_bytes(opened)
    except KeyGone:
        way_back = None
    return OnTheWay(
        person=row.person,
        alias=row.alias,
        way_back=way_back,
        language=row.language,
        arrives_at=row.arrives_at,
        shown_at=row.shown_at,
        finding=Finding(row.result) if row.result else None,
        found_at=row.result_at,
    )


async def set_out(
    connection: AsyncConnection, vault: Vault, task: str, person: str, way_back: Address, language: str, now: datetime
) -> bool:
    """Somebody is on the way; False when they were."""
    sealed = vault.seal(Purpose.LINK, address_to_bytes(way_back), table="verifier_answers", row=_row(task, person))
    values = {"task": task, "person": person, "way_back": sealed, "language": language, "set_out_at": now}
    return await insert_new(connection, verifier_answers, values)


async def step_back(connection: AsyncConnection, task: str, person: str) -> bool:
    """Somebody is not on the way any more, and nothing is kept of it; False when they were not."""
    gone = delete(verifier_answers).where(verifier_answers.c.task == task, verifier_answers.c.person == person)
    return changed_one(await connection.execute(gone))


async def arrives(connection: AsyncConnection, task: str, person: str, at: datetime) -> bool:
    """When somebody on the way will be there; False for everybody else."""
    mine = update(verifier_answers).where(verifier_answers.c.task == task, verifier_answers.c.person == person)
    return changed_one(await connection.execute(mine.values(arrives_at=at)))


async def mark_shown(connection: AsyncConnection, task: str, now: datetime) -> None:
    """Everybody on the way has the place from now on."""
    unshown = update(verifier_answers).where(verifier_answers.c.task == task, verifier_answers.c.shown_at.is_(None))
    await connection.execute(unshown.values(shown_at=now))


async def found(connection: AsyncConnection, task: str, person: str, finding: Finding, now: datetime) -> bool:
    """What somebody on site says; the last word counts. False for who was not told the place."""
    mine = update(verifier_answers).where(
        verifier_answers.c.task == task, verifier_answers.c.person == person, verifier_answers.c.shown_at.is_not(None)
    )
    return changed_one(await connection.execute(mine.values(result=finding.value, result_at=now)))


async def has_verified(connection: AsyncConnection, report: str, person: str) -> bool:
    """Whether somebody said what they saw on site of a report (R20)."""
    query = (
        select(func.count())
        .select_from(verifier_answers)
        .join(verifier_tasks, verifier_tasks.c.id == verifier_answers.c.task)
        .where(
            verifier_tasks.c.report == report,
            verifier_answers.c.person == person,
            verifier_answers.c.result.is_not(None),
        )
    )
    return bool(await connection.scalar(query))


async def forget(connection: AsyncConnection, before: datetime) -> int:
    """Delete the tasks that were asked before a time, and who was on the way; returns how many."""
    old = select(verifier_tasks.c.id).where(verifier_tasks.c.asked_at < before)
    await connection.execute(delete(verifier_answers).where(verifier_answers.c.task.in_(old)))
    return (await connection.execute(delete(verifier_tasks).where(verifier_tasks.c.asked_at < before))).rowcount
