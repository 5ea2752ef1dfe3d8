"""One visit to SQLite's thread a statement: what SQLAlchemy reads off it is what SQLite said."""

import asyncio
from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from bot.storage.database import Database
from bot.storage.schema import settings

NOW = datetime(2026, 11, 22, 15, 42, tzinfo=UTC)
ROWS = [{"key": key, "value": "old", "updated_at": NOW} for key in "abc"]


async def test_counts_and_rows_come_with_the_statement(sqlite_database: Database) -> None:
    async with sqlite_database.transaction() as connection:
        await connection.execute(insert(settings), ROWS)
        assert (await connection.execute(update(settings).values(value="new"))).rowcount == 3
        assert (await connection.execute(delete(settings).where(settings.c.key == "c"))).rowcount == 1
        found = await connection.execute(select(settings.c.key, settings.c.value).order_by(settings.c.key))
        assert [tuple(row) for row in found] == [("a", "new"), ("b", "new")]
        nothing = await connection.execute(select(settings.c.key).where(settings.c.key == "c"))
        assert list(nothing.keys()) == ["key"]
        assert nothing.all() == []
        returned = await connection.execute(delete(settings).returning(settings.c.key))
        assert sorted(returned.scalars()) == ["a", "b"]


async def test_the_number_of_a_new_row_is_known(sqlite_database: Database) -> None:
    async with sqlite_database.transaction() as connection:
        await connection.execute(text("CREATE TABLE numbered (id INTEGER PRIMARY KEY, word TEXT)"))
        for expected in (1, 2):
            result = await connection.exec_driver_sql("INSERT INTO numbered (word) VALUES ('x')")
            assert result.lastrowid == expected


async def test_what_sqlite_refuses_is_raised_and_the_connection_goes_on(sqlite_database: Database) -> None:
    async with sqlite_database.transaction() as connection:
        await connection.execute(insert(settings), ROWS)
        with pytest.raises(IntegrityError):
            await connection.execute(insert(settings), ROWS[:1])
        assert len((await connection.execute(select(settings))).all()) == 3


async def test_a_cancelled_statement_leaves_nothing_open(sqlite_database: Database) -> None:
    """The next writer has the database at once."""
    counting = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000) SELECT max(i) FROM n"

    async def counts() -> None:
        async with sqlite_database.transaction() as connection:
            await connection.execute(insert(settings), ROWS)
            await connection.exec_driver_sql(counting)

    task = asyncio.create_task(counts())
    await asyncio.sleep(0.05)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with sqlite_database.transaction() as connection:
        assert (await connection.execute(select(settings))).all() == []
        await connection.execute(insert(settings), ROWS[:1])
