"""Transactions: isolated from each other, undone whole, lasting once committed."""

import asyncio
from datetime import UTC, datetime
from random import Random
from typing import Any

import pytest
from sqlalchemy import delete, func, insert, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.database import Database, changed_one, insert_all_new, insert_new, upsert
from bot.storage.failures import StorageConflict
from bot.storage.schema import people, settings, subscription_counties, subscriptions

NOW = datetime(2026, 11, 22, 15, 42, tzinfo=UTC)
SOON = 5.0  # seconds; a test that waits longer hangs


def setting(key: str, value: str = "") -> dict[str, object]:
    return {"key": key, "value": value, "updated_at": NOW}


async def keys(database: Database) -> list[str]:
    async with database.reading() as connection:
        return list((await connection.execute(select(settings.c.key).order_by(settings.c.key))).scalars())


async def value(connection: AsyncConnection, key: str) -> str | None:
    return (await connection.execute(select(settings.c.value).where(settings.c.key == key))).scalar_one_or_none()


async def test_commits_when_the_block_ends(database: Database) -> None:
    async with database.transaction() as connection:
        await insert_new(connection, settings, setting("a"))
    assert await keys(database) == ["a"]


async def test_undoes_everything_when_the_block_raises(database: Database) -> None:
    async def fails() -> None:
        async with database.transaction() as connection:
            await insert_new(connection, settings, setting("a"))
            await insert_new(connection, settings, setting("b"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fails()
    assert await keys(database) == []


async def test_one_transaction_does_not_undo_another(database: Database) -> None:
    inserted, end = asyncio.Event(), asyncio.Event()

    async def fails() -> None:
        async with database.transaction() as connection:
            await insert_new(connection, settings, setting("undone"))
            inserted.set()
            await end.wait()
            raise ZeroDivisionError

    async def succeeds() -> None:
        await inserted.wait()
        asyncio.get_running_loop().call_later(0.05, end.set)
        async with database.transaction() as connection:
            await insert_new(connection, settings, setting("kept"))

    results = await asyncio.wait_for(asyncio.gather(fails(), succeeds(), return_exceptions=True), SOON)
    assert [type(result) for result in results] == [ZeroDivisionError, type(None)]
    assert await keys(database) == ["kept"]


async def test_a_reader_neither_waits_nor_sees_what_is_not_committed(database: Database) -> None:
    async with database.transaction() as connection:
        await insert_new(connection, settings, setting("a"))
        assert await asyncio.wait_for(keys(database), SOON) == []
    assert await keys(database) == ["a"]


async def test_a_reader_sees_one_moment(database: Database) -> None:
    async with database.reading() as reading:
        assert await value(reading, "a") is None
        async with database.transaction() as connection:
            await insert_new(connection, settings, setting("a"))
        assert await value(reading, "a") is None
    assert await keys(database) == ["a"]


async def test_a_write_on_a_readers_connection_is_our_bug(database: Database) -> None:
    with pytest.raises(DBAPIError):  # no StorageError: nobody's disk is to blame
        async with database.reading() as connection:
            await insert_new(connection, settings, setting("a"))
    assert await keys(database) == []


async def test_fifty_writers_at_once_lose_nothing(database: Database) -> None:
    async with database.transaction() as connection:
        await connection.execute(insert(people).values(id="p", alias="0", created_at=NOW))

    async def write(number: int) -> None:
        async with database.transaction() as connection:
            query = select(people.c.alias).where(people.c.id == "p").with_for_update()
            counted = int((await connection.execute(query)).scalar_one())
            await connection.execute(update(people).values(alias=str(counted + 1)))
            await insert_new(connection, settings, setting(f"{number:02}"))

    await asyncio.wait_for(asyncio.gather(*map(write, range(50))), 60)
    assert await keys(database) == [f"{number:02}" for number in range(50)]
    async with database.reading() as connection:
        assert (await connection.execute(select(people.c.alias))).scalar_one() == "50"


async def test_writers_take_turns_in_the_order_they_came(sqlite_database: Database) -> None:
    order: list[int] = []

    async def write(number: int) -> None:
        async with sqlite_database.transaction():
            await asyncio.sleep(0)
            order.append(number)

    await asyncio.wait_for(asyncio.gather(*map(write, range(20))), SOON)
    assert order == list(range(20))


async def test_a_cancelled_writer_is_undone_and_lets_the_next_one_write(database: Database) -> None:
    inserted = asyncio.Event()

    async def hangs() -> None:
        async with database.transaction() as connection:
            await insert_new(connection, settings, setting("undone"))
            inserted.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(hangs())
    await asyncio.wait_for(inserted.wait(), SOON)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with asyncio.timeout(SOON), database.transaction() as connection:
        await insert_new(connection, settings, setting("kept"))
    assert await keys(database) == ["kept"]


async def test_a_storm_of_cancellations_leaves_whole_transactions_and_a_working_database(database: Database) -> None:
    committed: list[int] = []

    async def write(number: int) -> None:
        async with database.transaction() as connection:
            await insert_new(connection, settings, setting(f"{number}:first"))
            await insert_new(connection, settings, setting(f"{number}:second"))
        committed.append(number)

    tasks = [asyncio.create_task(write(number)) for number in range(150)]
    chance = Random(1)
    for task in chance.sample(tasks, 75):
        asyncio.get_running_loop().call_later(chance.random() * 0.3, task.cancel)
    results = await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), 60)

    assert {type(result) for result in results} == {type(None), asyncio.CancelledError}
    numbers = [key.partition(":")[0] for key in await asyncio.wait_for(keys(database), SOON)]
    assert len(numbers) == 2 * len(set(numbers))
    assert {str(number) for number in committed} <= set(numbers)


async def test_a_commit_that_began_is_finished_when_its_task_is_cancelled(database: Database) -> None:
    transaction = await database.begin()
    await insert_new(transaction.connection, settings, setting("a"))
    task = asyncio.create_task(transaction.commit())
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await asyncio.wait_for(keys(database), SOON) == ["a"]


async def test_a_waiting_writer_that_is_cancelled_leaves_the_queue(sqlite_database: Database) -> None:
    transaction = await sqlite_database.begin()
    waiting = asyncio.create_task(sqlite_database.begin())
    await asyncio.sleep(0.01)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    await transaction.rollback()
    async with asyncio.timeout(SOON), sqlite_database.transaction():
        pass


async def test_sqlite_survives_a_power_cut(sqlite_database: Database) -> None:
    async def pragma(name: str) -> object:
        async with sqlite_database.transaction() as connection:
            return (await connection.execute(text(f"PRAGMA {name}"))).scalar()

    names = ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
    assert [await pragma(name) for name in names] == ["wal", 2, 1, 1]  # synchronous: 2 is FULL


async def test_postgresql_survives_a_power_cut(postgresql_database: Database) -> None:
    async with postgresql_database.transaction() as connection:
        assert (await connection.execute(text("SHOW synchronous_commit"))).scalar() == "on"


async def test_two_rows_that_must_not_both_stand(database: Database) -> None:
    with pytest.raises(IntegrityError):
        async with database.transaction() as connection:
            await connection.execute(insert(people), [_person("1", "Lark"), _person("2", "Lark")])


async def test_foreign_keys_hold_and_cascade(database: Database) -> None:
    row: dict[str, Any] = {"id": "s", "mark": b"m", "platform": "telegram", "address": b"", "language": "es"}
    async with database.transaction() as connection:
        await connection.execute(insert(subscriptions).values(**row, created_at=NOW))
        await insert_new(connection, subscription_counties, {"subscription": "s", "county": "Durham"})
    with pytest.raises(IntegrityError):
        async with database.transaction() as connection:
            await insert_new(connection, subscription_counties, {"subscription": "none", "county": "Durham"})
    async with database.transaction() as connection:
        await connection.execute(delete(subscriptions))
        left = await connection.execute(select(func.count()).select_from(subscription_counties))
        assert left.scalar_one() == 0


async def test_an_error_quotes_no_values(database: Database) -> None:
    with pytest.raises(IntegrityError) as caught:
        async with database.transaction() as connection:
            await connection.execute(insert(people), [_person("María López", "x"), _person("María López", "y")])
    error: BaseException | None = caught.value
    while error is not None:
        assert "López" not in str(error)
        error = error.__cause__ or error.__context__


async def test_inserting_twice_is_harmless_and_said(database: Database) -> None:
    async with database.transaction() as connection:
        assert await insert_new(connection, settings, setting("a", "first"))
        assert not await insert_new(connection, settings, setting("a", "second"))
        assert await value(connection, "a") == "first"


async def test_many_rows_are_inserted_where_they_are_new(database: Database) -> None:
    async with database.transaction() as connection:
        await insert_new(connection, settings, setting("b", "old"))
        await insert_all_new(connection, settings, [setting(key, "new") for key in "abc"])
        await insert_all_new(connection, settings, [])
        assert [await value(connection, key) for key in "abc"] == ["new", "old", "new"]


async def test_upsert_changes_the_named_columns_only(database: Database) -> None:
    async with database.transaction() as connection:
        for text_value, at in (("first", NOW), ("second", NOW.replace(year=2027))):
            row = {"key": "a", "value": text_value, "updated_at": at}
            await upsert(connection, settings, row, ["key"], ["value"])
        stored = (await connection.execute(select(settings.c.value, settings.c.updated_at))).one()
    assert tuple(stored) == ("second", NOW)


async def test_a_change_that_expects_another_state_changes_nothing(database: Database) -> None:
    async with database.transaction() as connection:
        await insert_new(connection, settings, setting("a", "pending"))
        change = update(settings).where(settings.c.value == "pending").values(value="decided")
        assert changed_one(await connection.execute(change))
        assert not changed_one(await connection.execute(change))


async def test_a_deadlock_is_a_conflict(postgresql_database: Database) -> None:
    async with postgresql_database.transaction() as connection:
        await insert_all_new(connection, settings, [setting("a"), setting("b")])
    first_locks = asyncio.Barrier(2)

    async def lock(first: str, second: str) -> None:
        async with postgresql_database.transaction() as connection:
            await connection.execute(update(settings).where(settings.c.key == first).values(value=first))
            await first_locks.wait()
            await connection.execute(update(settings).where(settings.c.key == second).values(value=first))

    results = await asyncio.gather(lock("a", "b"), lock("b", "a"), return_exceptions=True)
    assert sorted(type(result).__name__ for result in results) == ["NoneType", StorageConflict.__name__]


def _person(identity: str, alias: str) -> dict[str, object]:
    return {"id": identity, "alias": alias, "created_at": NOW}
