"""Small values of the installation: written, read, taken by one."""

import asyncio
from datetime import timedelta

from bot.storage import settings
from bot.storage.database import Database
from tests.storage.conftest import START


async def write(database: Database, key: str, value: str) -> None:
    async with database.transaction() as connection:
        await settings.write(connection, key, value, START + timedelta(seconds=len(value)))


async def take(database: Database, key: str) -> str | None:
    async with database.transaction() as connection:
        return await settings.take(connection, key)


async def test_the_last_value_counts(database: Database) -> None:
    async with database.reading() as connection:
        assert await settings.read(connection, "cursor:telegram") is None
    for value in ("1", "", "ñ — \t 3"):
        await write(database, "cursor:telegram", value)
        async with database.reading() as connection:
            assert await settings.read(connection, "cursor:telegram") == value
            assert await settings.read(connection, "cursor:discord") is None


async def test_a_value_is_taken_once(database: Database) -> None:
    await write(database, "invitation:X", "moderator")
    await write(database, "invitation:Y", "owner")
    assert await take(database, "invitation:X") == "moderator"
    assert await take(database, "invitation:X") is None
    async with database.reading() as connection:
        assert await settings.read(connection, "invitation:Y") == "owner"


async def test_old_values_of_one_kind_are_forgotten(database: Database) -> None:
    for key in ("invitation:OLD", "invitationXOLD", "cursor:telegram"):
        await write(database, key, "1")
    await write(database, "invitation:NEW", "1" * 60)
    async with database.transaction() as connection:
        assert await settings.forget(connection, "invitation:", START + timedelta(seconds=30)) == 1
    async with database.reading() as connection:
        left = [await settings.read(connection, key) for key in ("invitation:OLD", "invitationXOLD", "cursor:telegram")]
        assert left == [None, "1", "1"]
        assert await settings.read(connection, "invitation:NEW") is not None


async def test_of_two_who_take_at_once_one_gets_it(database: Database) -> None:
    await write(database, "invitation:X", "moderator")
    taken = await asyncio.gather(*(take(database, "invitation:X") for _ in range(3)))
    assert sorted(taken, key=str) == [None, None, "moderator"]
