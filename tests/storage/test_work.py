"""The unit of work: it begins with the first change, and sees its own changes."""

import asyncio

import pytest
from sqlalchemy import func, select

from bot.storage.database import Database, insert_new
from bot.storage.schema import settings
from bot.storage.work import UnitOfWork
from tests.storage.test_database import setting

SOON = 5.0


async def count(work: UnitOfWork) -> int:
    connection = await work.read()
    return (await connection.execute(select(func.count()).select_from(settings))).scalar_one()


async def saved(database: Database) -> int:
    async with UnitOfWork(database) as work:
        return await count(work)


async def test_a_unit_that_only_reads_begins_no_transaction(database: Database) -> None:
    async with database.transaction(), UnitOfWork(database) as work:
        assert await asyncio.wait_for(count(work), SOON) == 0
        assert not work.changed
        await work.commit()
        assert not work.changed


async def test_a_unit_sees_its_own_changes_and_nobody_else_does(database: Database) -> None:
    async with UnitOfWork(database) as work:
        assert await count(work) == 0
        await insert_new(await work.connection(), settings, setting("a"))
        assert work.changed
        assert await count(work) == 1
        assert await saved(database) == 0
        await work.commit()
        assert await saved(database) == 1


async def test_a_unit_left_without_commit_changes_nothing(database: Database) -> None:
    async with UnitOfWork(database) as work:
        await insert_new(await work.connection(), settings, setting("a"))
    assert await saved(database) == 0
    assert not work.changed


async def test_an_error_undoes_the_unit(database: Database) -> None:
    async def fails() -> None:
        async with UnitOfWork(database) as work:
            await insert_new(await work.connection(), settings, setting("a"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fails()
    assert await saved(database) == 0


async def test_what_was_committed_stands_when_the_unit_fails_afterwards(database: Database) -> None:
    async def fails_late() -> None:
        async with UnitOfWork(database) as work:
            await insert_new(await work.connection(), settings, setting("a"))
            await work.commit()
            assert work.changed
            await insert_new(await work.connection(), settings, setting("b"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fails_late()
    assert await saved(database) == 1


async def test_units_that_read_first_do_not_block_each_other(database: Database) -> None:
    """More units than there are connections, each of which holds a snapshot before it asks to write."""

    async def run(number: int) -> None:
        async with UnitOfWork(database) as work:
            await count(work)
            await asyncio.sleep(0)
            await insert_new(await work.connection(), settings, setting(str(number)))
            await count(work)
            await work.commit()

    await asyncio.wait_for(asyncio.gather(*map(run, range(40))), 30)
    assert await saved(database) == 40


async def test_a_rolled_back_unit_can_begin_anew(database: Database) -> None:
    async with UnitOfWork(database) as work:
        await insert_new(await work.connection(), settings, setting("a"))
        await work.rollback()
        assert not work.changed
        assert await count(work) == 0
        await insert_new(await work.connection(), settings, setting("b"))
        await work.commit()
    assert await saved(database) == 1
