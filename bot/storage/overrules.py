"""Words that the guard stopped and a second person let pass, for one report and at most a day (R25)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import KeyGone
from bot.storage.schema import overrules
from bot.storage.vault import Purpose, Vault


@dataclass(frozen=True, slots=True)
class Overrule:
    """text: the words as they were typed, one line. asked_person: the id of who typed them."""

    id: str
    report: str
    text: str
    asked_by: str
    asked_person: str
    passed_by: str | None


async def add(
    connection: AsyncConnection,
    vault: Vault,
    overrule_id: str,
    report: str,
    text: str,
    *,
    alias: str,
    person: str,
    now: datetime,
) -> None:
    """Keep words that were stopped, so that a second person can look at them."""
    values = {
        "id": overrule_id,
        "report": report,
        "digest": vault.mark(Purpose.CONTENT, _of(report, text)),
        "body": vault.seal(Purpose.CONTENT, text.encode(), table="overrules", row=overrule_id),
        "asked_by": alias,
        "asked_person": person,
        "asked_at": now,
    }
    await connection.execute(insert(overrules).values(values))


async def get(connection: AsyncConnection, vault: Vault, overrule_id: str) -> Overrule | None:
    """None when there is none, or its day is over."""
    row = (await connection.execute(select(overrules).where(overrules.c.id == overrule_id))).first()
    return _read(row, vault) if row else None


async def let_pass(connection: AsyncConnection, overrule_id: str, alias: str, person: str, now: datetime) -> bool:
    """A second person lets the words pass; False when it was the first one, or somebody did before."""
    waits = (
        overrules.c.id == overrule_id,
        overrules.c.passed_by.is_(None),
        overrules.c.asked_person != person,
    )
    statement = update(overrules).where(*waits).values(passed_by=alias, passed_at=now)
    return (await connection.execute(statement)).rowcount == 1


async def is_passed(connection: AsyncConnection, vault: Vault, report: str, text: str, since: datetime) -> bool:
    """Whether exactly these words may stand in what is said of this report."""
    query = select(overrules.c.id).where(
        overrules.c.report == report,
        overrules.c.digest.in_(vault.marks(Purpose.CONTENT, _of(report, text))),
        overrules.c.passed_at >= since,
    )
    return (await connection.scalar(query.limit(1))) is not None


async def drop(connection: AsyncConnection, reports: Sequence[str]) -> None:
    """Forget what was typed for these reports."""
    await connection.execute(delete(overrules).where(overrules.c.report.in_(reports)))


async def forget(connection: AsyncConnection, before: datetime) -> int:
    """Delete what was typed before; returns how many."""
    return (await connection.execute(delete(overrules).where(overrules.c.asked_at < before))).rowcount


def _of(report: str, text: str) -> str:
    return f"{report}\0{text}"


def _read(row: Row[tuple[object, ...]], vault: Vault) -> Overrule | None:
    try:
        text = vault.open(row.body, purpose=Purpose.CONTENT, table="overrules", row=row.id)
    except KeyGone:
        return None
    return Overrule(row.id, row.report, text.decode(), row.asked_by, row.asked_person, row.passed_by)
