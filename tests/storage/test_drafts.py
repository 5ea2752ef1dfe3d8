"""Unsent reports: one a person, sealed, gone after their time."""

from datetime import timedelta
from secrets import token_hex

import pytest
from sqlalchemy import func, select, update

from bot.clock import MovableClock
from bot.storage import drafts
from bot.storage.database import Database
from bot.storage.schema import drafts as table
from bot.storage.vault import SealBroken, Vault
from tests.storage.conftest import pass_time

ANA, LUIS = "telegram:900100200@900100200:", "telegram:900100300@900100300:"
HALF_HOUR = timedelta(minutes=30)


async def save(
    database: Database,
    vault: Vault,
    clock: MovableClock,
    body: bytes,
    person: str = ANA,
    lifetime: timedelta = HALF_HOUR,
) -> None:
    async with database.transaction() as connection:
        await drafts.save(connection, vault, person, body, clock.now(), lifetime, new_id=token_hex(5))


async def load(database: Database, vault: Vault, clock: MovableClock, person: str = ANA) -> bytes | None:
    async with database.reading() as connection:
        return await drafts.load(connection, vault, person, clock.now())


async def rows(database: Database) -> int:
    async with database.reading() as connection:
        return await connection.scalar(select(func.count()).select_from(table)) or 0


async def test_the_last_draft_of_a_person_is_kept(database: Database, vault: Vault, clock: MovableClock) -> None:
    assert await load(database, vault, clock) is None
    await save(database, vault, clock, b"first")
    await save(database, vault, clock, b"second")
    await save(database, vault, clock, b"of Luis", LUIS)
    assert await load(database, vault, clock) == b"second"
    assert await load(database, vault, clock, LUIS) == b"of Luis"
    assert await rows(database) == 2


async def test_a_draft_is_found_when_the_hour_turned(database: Database, vault: Vault, clock: MovableClock) -> None:
    clock.advance(timedelta(minutes=17))  # 15:59: the next minute has another key
    await save(database, vault, clock, b"first")
    clock.advance(timedelta(minutes=10))
    assert await load(database, vault, clock) == b"first"
    await save(database, vault, clock, b"second")
    assert await load(database, vault, clock) == b"second"
    assert await rows(database) == 1, "the old one stands under another mark and must go too"


async def test_a_draft_is_not_given_after_its_time(database: Database, vault: Vault, clock: MovableClock) -> None:
    await save(database, vault, clock, b"text")
    clock.advance(HALF_HOUR - timedelta(seconds=1))
    assert await load(database, vault, clock) == b"text"
    clock.advance(timedelta(seconds=1))
    assert await load(database, vault, clock) is None


async def test_what_nobody_sent_is_deleted(database: Database, vault: Vault, clock: MovableClock) -> None:
    await save(database, vault, clock, b"old")
    clock.advance(HALF_HOUR)
    await save(database, vault, clock, b"new", LUIS)
    async with database.transaction() as connection:
        assert await drafts.drop_expired(connection, clock.now()) == 1
    assert await rows(database) == 1
    assert await load(database, vault, clock, LUIS) == b"new"


async def test_dropping_takes_one_persons_draft(database: Database, vault: Vault, clock: MovableClock) -> None:
    await save(database, vault, clock, b"text")
    await save(database, vault, clock, b"of Luis", LUIS)
    async with database.transaction() as connection:
        await drafts.drop(connection, vault, ANA)
        await drafts.drop(connection, vault, ANA)
    assert await load(database, vault, clock) is None
    assert await load(database, vault, clock, LUIS) == b"of Luis"


async def test_no_column_holds_the_text_or_the_person(database: Database, vault: Vault, clock: MovableClock) -> None:
    await save(database, vault, clock, b"PALABRAS-DE-ANA")
    async with database.reading() as connection:
        row = (await connection.execute(select(table))).one()
    stored = b"\n".join(value if isinstance(value, bytes) else str(value).encode() for value in row)
    assert b"PALABRAS" not in stored
    assert b"900100200" not in stored


async def test_a_draft_moved_to_another_person_does_not_open(
    database: Database, vault: Vault, clock: MovableClock
) -> None:
    await save(database, vault, clock, b"text")
    async with database.reading() as connection:
        stolen = await connection.scalar(select(table.c.body))
    await save(database, vault, clock, b"of Luis", LUIS)
    async with database.transaction() as connection:
        await connection.execute(update(table).values(body=stolen))
    with pytest.raises(SealBroken):
        await load(database, vault, clock, LUIS)


async def test_r38_no_backup_of_a_draft_opens_after_its_hours(
    database: Database, vault: Vault, clock: MovableClock
) -> None:
    await save(database, vault, clock, b"text", lifetime=timedelta(days=9))
    pass_time(vault, clock, timedelta(hours=74))
    assert await load(database, vault, clock) is None
