"""Received events: kept in order, known when they come again, forgotten in time."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text

from bot.clock import MovableClock
from bot.domain.messages import Platform
from bot.domain.ports import RawEvent
from bot.storage import inbox
from bot.storage.database import Database
from bot.storage.inbox import Received
from bot.storage.schema import inbox as table
from bot.storage.vault import Vault

# Two minutes before an hour's key ends.
START = datetime(2026, 11, 22, 11, 58, tzinfo=UTC)
LEASE = timedelta(minutes=2)
TELEGRAM = Platform.TELEGRAM


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(START)


@pytest.fixture
def vault(tmp_path: Path, clock: MovableClock) -> Vault:
    return Vault(tmp_path / "keys", clock)


def event(key: str, chat: str = "900100200") -> RawEvent:
    return RawEvent(key, chat, f'{{"said": "{key}"}}'.encode())


async def receive(database: Database, vault: Vault, clock: MovableClock, *events: RawEvent) -> None:
    async with database.transaction() as connection:
        await inbox.receive(connection, vault, TELEGRAM, events, clock.now())


async def claim(database: Database, now: datetime = START, limit: int = 10) -> list[Received]:
    async with database.transaction() as connection:
        return await inbox.claim(connection, TELEGRAM, now, limit=limit, lease=LEASE)


async def finish(database: Database, received: Received, now: datetime = START) -> bool:
    async with database.transaction() as connection:
        return await inbox.finish(connection, received.id, now)


async def test_an_event_that_comes_again_is_dropped_also_after_it_was_handled(
    database: Database, vault: Vault, clock: MovableClock
) -> None:
    await receive(database, vault, clock, event("1"), event("1"))
    await receive(database, vault, clock, event("1"))
    (row,) = await claim(database)
    assert await finish(database, row)
    await receive(database, vault, clock, event("1"))
    assert await claim(database, START + LEASE) == []


async def test_a_payload_is_sealed_and_erased_when_it_is_done(
    database: Database, vault: Vault, clock: MovableClock
) -> None:
    await receive(database, vault, clock, event("1"))
    async with database.reading() as connection:
        columns = (await connection.execute(text("SELECT * FROM inbox"))).mappings().one()
    stored = b"|".join(value if isinstance(value, bytes) else str(value).encode() for value in columns.values())
    assert b"900100200" not in stored
    assert b"said" not in stored
    (row,) = await claim(database)
    assert row.open(vault) == ("900100200", b'{"said": "1"}')
    assert await finish(database, row)
    assert not await finish(database, row)
    async with database.reading() as connection:
        left = (await connection.execute(select(table.c.payload, table.c.chat_mark, table.c.state))).one()
    assert tuple(left) == (None, None, "done")


async def test_each_chat_s_oldest_event_is_claimed_and_the_next_when_it_is_done(
    database: Database, vault: Vault, clock: MovableClock
) -> None:
    await receive(database, vault, clock, event("1", "a"), event("2", "a"), event("3", "b"), event("4", "a"))
    first = await claim(database)
    assert [row.event_key for row in first] == ["1", "3"]
    assert await claim(database) == []
    assert await finish(database, first[0])
    assert [row.event_key for row in await claim(database)] == ["2"]


async def test_a_chat_keeps_its_order_when_the_hour_s_key_changes(
    database: Database, vault: Vault, clock: MovableClock
) -> None:
    await receive(database, vault, clock, event("1", "a"))
    clock.advance(timedelta(minutes=5))
    await receive(database, vault, clock, event("2", "a"), event("3", "b"))
    assert [row.event_key for row in await claim(database, clock.now())] == ["1", "3"]


async def test_an_attempt_is_counted_before_the_work_and_not_when_it_is_given_back(
    database: Database, vault: Vault, clock: MovableClock
) -> None:
    await receive(database, vault, clock, event("1"))
    (first,) = await claim(database)
    (second,) = await claim(database, START + LEASE)
    assert (first.attempts, second.attempts) == (1, 2)
    async with database.transaction() as connection:
        await inbox.release(connection, [second.id])
    assert [row.attempts for row in await claim(database, START + LEASE)] == [2]


async def test_a_retry_waits_and_its_chat_with_it(database: Database, vault: Vault, clock: MovableClock) -> None:
    await receive(database, vault, clock, event("1", "a"), event("2", "a"))
    (row,) = await claim(database)
    at = START + timedelta(seconds=7)
    async with database.transaction() as connection:
        await inbox.retry(connection, row.id, at)
        assert await inbox.next_due(connection, TELEGRAM, START) == at
        assert await inbox.next_due(connection, Platform.DISCORD, START) is None
    assert await claim(database) == []
    assert [again.event_key for again in await claim(database, at)] == ["1"]


async def test_a_chat_goes_on_behind_an_event_that_was_set_aside(
    database: Database, vault: Vault, clock: MovableClock
) -> None:
    await receive(database, vault, clock, event("1", "a"), event("2", "a"))
    (row,) = await claim(database)
    async with database.transaction() as connection:
        assert await inbox.set_aside(connection, row.id, START)
        assert not await inbox.set_aside(connection, row.id, START)
        assert not await inbox.finish(connection, row.id, START)
    assert [later.event_key for later in await claim(database)] == ["2"]


async def test_a_process_that_starts_again_takes_its_own_leases_over(
    database: Database, vault: Vault, clock: MovableClock
) -> None:
    await receive(database, vault, clock, event("1"))
    await claim(database)
    async with database.transaction() as connection:
        await inbox.take_over(connection, TELEGRAM, START)
    assert [row.attempts for row in await claim(database)] == [2]


async def test_a_bare_id_tells_a_repeat(database: Database, vault: Vault, clock: MovableClock) -> None:
    async with database.transaction() as connection:
        assert await inbox.note(connection, Platform.DISCORD, "77", START)
        assert not await inbox.note(connection, Platform.DISCORD, "77", START)
        assert await inbox.note(connection, TELEGRAM, "77", START)


async def test_ids_are_forgotten_after_48_hours_and_pending_events_never(
    database: Database, vault: Vault, clock: MovableClock
) -> None:
    await receive(database, vault, clock, event("done", "a"), event("waits", "b"))
    (row, _) = await claim(database)
    await finish(database, row)
    async with database.transaction() as connection:
        assert await inbox.forget(connection, START + timedelta(hours=48)) == 0
        assert await inbox.forget(connection, START + timedelta(hours=48, seconds=1)) == 1
        assert list((await connection.execute(select(table.c.event_key))).scalars()) == ["waits"]


async def test_a_cursor_is_forgotten_after_six_days(database: Database) -> None:
    async with database.transaction() as connection:
        assert await inbox.cursor(connection, TELEGRAM, START) is None
        await inbox.set_cursor(connection, TELEGRAM, "17", START - timedelta(days=1))
        await inbox.set_cursor(connection, TELEGRAM, "5", START)
        assert await inbox.cursor(connection, TELEGRAM, START + timedelta(days=5, hours=23)) == "5"
        assert await inbox.cursor(connection, TELEGRAM, START + timedelta(days=6)) is None
        assert await inbox.cursor(connection, Platform.DISCORD, START) is None
