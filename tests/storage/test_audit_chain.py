"""The audit log's chain: whatever is changed, taken out, moved or cut off is found, and named."""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Column, delete, insert, select, update

from bot.domain.audit_chain import GENESIS, Fault, FaultKind
from bot.storage import audit
from bot.storage.database import Database
from bot.storage.schema import audit as table
from bot.storage.schema import audit_chain
from tests.storage.conftest import START

ENTRIES = 12
YEAR = timedelta(days=365)


async def write(database: Database, count: int = ENTRIES, *, at: datetime = START, actor: str = "M1") -> None:
    for number in range(count):
        async with database.transaction() as connection:
            await audit.record(
                connection,
                at + timedelta(seconds=number),
                actor=actor,
                action="claim",
                subject=f"report:r{number}",
                county="Durham" if number % 2 else None,
            )


async def found(database: Database) -> Fault | None:
    async with database.reading() as connection:
        return (await audit.verify(connection)).fault


@pytest.fixture
async def log(database: Database) -> Database:
    """A log whose oldest entries went by age, so that its beginning is an anchor and not the first entry."""
    await write(database, 3, at=START - YEAR - timedelta(days=2))
    await write(database)
    async with database.transaction() as connection:
        assert await audit.forget(connection, START) == 3
    await write(database, 2, at=START + timedelta(minutes=1))
    return database


async def rows(database: Database) -> list[dict[str, object]]:
    async with database.reading() as connection:
        found = await connection.execute(select(table).order_by(table.c.number))
        return [dict(row) for row in found.mappings()]


async def test_a_log_as_it_was_written_is_in_order(log: Database) -> None:
    async with log.reading() as connection:
        verdict = await audit.verify(connection)
    assert verdict.fault is None
    assert verdict.entries == ENTRIES + 3
    assert (verdict.chain.removed, verdict.chain.last) == (3, ENTRIES + 6)
    assert verdict.chain.head == (await rows(log))[-1]["hash"]


async def test_an_empty_log_is_in_order(database: Database) -> None:
    async with database.reading() as connection:
        verdict = await audit.verify(connection)
    assert (verdict.fault, verdict.entries, verdict.chain.head) == (None, 0, GENESIS)


def another(value: object) -> object:
    """A value of the same kind that differs in the least."""
    if isinstance(value, datetime):
        return value + timedelta(microseconds=1)
    if isinstance(value, int):
        return value + 1_000
    text = str(value)
    last = "0" if text.endswith("1") else "1"
    return f"{text[:-1]}{last}" if text else "x"


@pytest.mark.parametrize("column", list(table.c), ids=lambda column: column.name)
async def test_any_change_of_any_column_of_any_row_is_found(log: Database, column: Column[object]) -> None:
    for row in await rows(log):
        here = table.c.number == row["number"]
        changed = another(row[column.name])
        async with log.transaction() as connection:
            await connection.execute(update(table).where(here).values({column.name: changed}))
        fault = await found(log)
        assert fault is not None, f"{column.name} of {row['number']}"
        assert fault.number == row["number"]
        moved = table.c.number == changed if column.name == "number" else here
        async with log.transaction() as connection:
            await connection.execute(update(table).where(moved).values({column.name: row[column.name]}))
    assert await found(log) is None


@pytest.mark.parametrize("column", list(audit_chain.c), ids=lambda column: column.name)
async def test_any_change_of_the_chains_own_row_is_found(log: Database, column: Column[object]) -> None:
    async with log.reading() as connection:
        value = (await connection.execute(select(column))).scalar_one()
    for changed in {another(value), value - 1 if isinstance(value, int) else another(value)}:
        async with log.transaction() as connection:
            await connection.execute(update(audit_chain).values({column.name: changed}))
        assert await found(log) is not None, f"{column.name} = {changed!r}"
    async with log.transaction() as connection:
        await connection.execute(update(audit_chain).values({column.name: value}))
    assert await found(log) is None


async def test_any_entry_that_is_taken_out_is_found(log: Database) -> None:
    whole = await rows(log)
    for row in whole:
        async with log.transaction() as connection:
            await connection.execute(delete(table).where(table.c.number == row["number"]))
        kind = FaultKind.CUT_OFF if row is whole[-1] else FaultKind.GAP
        assert await found(log) == Fault(kind, int(str(row["number"])))
        async with log.transaction() as connection:
            await connection.execute(insert(table).values(row))
    assert await found(log) is None


async def test_a_cut_off_end_is_found_wherever_it_was_cut(log: Database) -> None:
    whole = await rows(log)
    for row in reversed(whole):
        async with log.transaction() as connection:
            await connection.execute(delete(table).where(table.c.number == row["number"]))
        assert await found(log) == Fault(FaultKind.CUT_OFF, int(str(row["number"])))


async def test_any_two_entries_that_change_places_are_found(log: Database) -> None:
    whole = await rows(log)
    for first, second in zip(whole, whole[1:] + whole[:1], strict=True):
        await _swap(log, first, second)
        assert await found(log) == Fault(FaultKind.REORDERED, min(int(str(r["number"])) for r in (first, second)))
        await _swap(log, first, second, back=True)
    assert await found(log) is None


async def _swap(database: Database, first: dict[str, object], second: dict[str, object], *, back: bool = False) -> None:
    """Everything but the numbers, which are the places."""
    async with database.transaction() as connection:
        for here, other in ((first, second), (second, first)):
            values = (here if back else other) | {"number": here["number"]}
            await connection.execute(update(table).where(table.c.number == here["number"]).values(values))


async def test_a_cut_beginning_needs_more_than_another_anchor(log: Database) -> None:
    """Whoever deletes the oldest entries and moves the anchor along has not said so in the log."""
    oldest = (await rows(log))[1]
    async with log.transaction() as connection:
        await connection.execute(delete(table).where(table.c.number <= oldest["number"]))
        await connection.execute(update(audit_chain).values(removed=oldest["number"], anchor=oldest["hash"]))
    assert await found(log) == Fault(FaultKind.BEGINNING, int(str(oldest["number"])))


async def test_an_entry_that_nobody_recorded_is_found(log: Database) -> None:
    last = (await rows(log))[-1]
    async with log.transaction() as connection:
        await connection.execute(insert(table).values(last | {"number": int(str(last["number"])) + 1}))
    assert await found(log) == Fault(FaultKind.ADDED, int(str(last["number"])) + 1)


async def test_a_head_that_was_taken_away_stays_visible_after_the_next_entry(log: Database) -> None:
    async with log.transaction() as connection:
        await connection.execute(delete(audit_chain))
    assert await found(log) == Fault(FaultKind.HEAD, 0)
    await write(log, 1, at=START + timedelta(hours=1))
    assert await found(log) is not None


async def test_many_that_write_at_once_make_one_chain(database: Database) -> None:
    """On PostgreSQL these are ten connections."""
    await asyncio.gather(*(write(database, 5, actor=f"M{number}") for number in range(10)))
    assert await found(database) is None
    numbers = [row["number"] for row in await rows(database)]
    assert numbers == list(range(1, 51))


async def test_two_processes_write_one_chain(database_url: str, tmp_path: Path) -> None:
    async with (
        await Database.open(database_url, data_dir=tmp_path) as first,
        await Database.open(database_url, data_dir=tmp_path) as second,
    ):
        await asyncio.gather(*(write(each, 6) for each in (first, second) for _ in range(3)))
        assert await found(first) is None
        assert len(await rows(second)) == 36


async def test_a_transaction_that_is_undone_leaves_no_gap(database: Database) -> None:
    await write(database, 2)
    try:
        async with database.transaction() as connection:
            await audit.record(connection, START, actor="M1", action="claim", subject="report:r1")
            raise LookupError
    except LookupError:
        pass
    await write(database, 2)
    assert await found(database) is None


async def test_r40_entries_go_after_a_year_and_the_rest_still_holds(database: Database) -> None:
    for day in range(0, 30, 3):
        await write(database, 2, at=START + timedelta(days=day))
    for day in range(364, 400, 5):
        now = START + timedelta(days=day)
        async with database.transaction() as connection:
            await audit.forget(connection, now)
        assert await found(database) is None
        assert all(now - YEAR <= row["at"] for row in await rows(database))  # type: ignore[operator]
    standing = await rows(database)
    assert {row["action"] for row in standing} == {"forget-audit"}


async def test_r40_nothing_goes_early_and_a_quiet_day_writes_nothing(database: Database) -> None:
    await write(database, 3)
    async with database.transaction() as connection:
        assert await audit.forget(connection, START + timedelta(days=363)) == 0
        assert await audit.forget(connection, START + timedelta(days=366)) == 3
        assert await audit.forget(connection, START + timedelta(days=366)) == 0
    assert len(await rows(database)) == 1


async def test_what_was_posted_is_found_again(log: Database) -> None:
    whole = await rows(log)
    async with log.reading() as connection:
        for row in whole:
            assert await audit.hash_of(connection, int(str(row["number"]))) == row["hash"]
        assert await audit.hash_of(connection, 3) is not None
        assert await audit.hash_of(connection, 2) is None
        assert await audit.hash_of(connection, 999) is None


async def test_a_log_longer_than_a_page_is_read_whole(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "PAGE", 4)
    await write(database)
    assert await found(database) is None
    async with database.transaction() as connection:
        await connection.execute(update(table).where(table.c.number == 9).values(actor="M9"))
    assert await found(database) == Fault(FaultKind.CHANGED, 9)
