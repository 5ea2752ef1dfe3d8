"""Rows of the outbox: written once, claimed by one, ended once."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text

from bot.clock import MovableClock
from bot.domain.delivery import Kind, Lane
from bot.domain.messages import Address, Outgoing, Platform
from bot.errors import KeyGone, StorageError
from bot.storage import outbox
from bot.storage.codec import Parcel
from bot.storage.database import Database
from bot.storage.outbox import Claim, Entry
from bot.storage.schema import outbox as table
from bot.storage.vault import Vault

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
LEASE = timedelta(minutes=2)
CHAT = Address(Platform.TELEGRAM, "900100200", "5")


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(NOON)


@pytest.fixture
def vault(tmp_path: Path, clock: MovableClock) -> Vault:
    return Vault(tmp_path / "keys", clock)


def entry(key: str, *, lane: Lane = Lane.CARDS, due: datetime = NOON, copy: str | None = None) -> Entry:
    return Entry(
        key=key,
        worker="telegram",
        kind=Kind.SHOW if copy else Kind.SEND,
        lane=lane,
        due=due,
        address=CHAT,
        parcel=Parcel(Outgoing(f"text of {key}"), "17"),
        copy=copy,
    )


async def put(database: Database, vault: Vault, *entries: Entry) -> list[bool]:
    async with database.transaction() as connection:
        return [await outbox.put(connection, vault, item, NOON) for item in entries]


async def claim(
    database: Database,
    now: datetime = NOON,
    *,
    limit: int = 10,
    lanes: tuple[Lane, Lane] = (Lane.REPLIES, Lane.DIGESTS),
) -> list[Claim]:
    async with database.transaction() as connection:
        return await outbox.claim(connection, "telegram", now, limit=limit, lease=LEASE, lanes=lanes)


async def state_of(database: Database, key: str) -> tuple[str, str | None, int]:
    async with database.reading() as connection:
        query = select(table.c.state, table.c.reason, table.c.attempts).where(table.c.key == key)
        row = (await connection.execute(query)).one()
        return (row.state, row.reason, row.attempts)


async def test_a_key_is_written_once(database: Database, vault: Vault) -> None:
    assert await put(database, vault, entry("a"), entry("a"), entry("b")) == [True, False, True]
    async with database.transaction() as connection:
        await outbox.put_all(connection, vault, [entry("b"), entry("c")], NOON)
    assert [row.key for row in await claim(database)] == ["a", "b", "c"]


async def test_rows_come_by_lane_then_due_time_then_id(database: Database, vault: Vault) -> None:
    later = NOON + timedelta(seconds=1)
    await put(
        database,
        vault,
        entry("alert", lane=Lane.ALERTS),
        entry("mark", lane=Lane.MARKS),
        entry("late reply", lane=Lane.REPLIES, due=later),
        entry("first reply", lane=Lane.REPLIES),
        entry("second reply", lane=Lane.REPLIES),
        entry("correction", lane=Lane.CORRECTIONS),
    )
    assert [row.key for row in await claim(database, limit=2)] == ["first reply", "second reply"]
    bulk = await claim(database, later, lanes=(Lane.CORRECTIONS, Lane.DIGESTS))
    assert [row.key for row in bulk] == ["correction", "alert", "mark"]
    assert [row.key for row in await claim(database, later)] == ["late reply"]


async def test_what_is_not_due_waits(database: Database, vault: Vault) -> None:
    due = NOON + timedelta(minutes=3)
    await put(database, vault, entry("a", due=due))
    assert await claim(database) == []
    async with database.reading() as connection:
        assert await outbox.next_due(connection, "telegram") == due
        assert await outbox.next_due(connection, "discord") is None
    assert len(await claim(database, due)) == 1


async def test_address_and_message_are_sealed_and_open_for_their_row_alone(database: Database, vault: Vault) -> None:
    await put(database, vault, entry("a"))
    async with database.reading() as connection:
        columns = (await connection.execute(text("SELECT * FROM outbox"))).mappings().one()
    stored = b"|".join(value if isinstance(value, bytes) else str(value).encode() for value in columns.values())
    assert b"900100200" not in stored
    assert b"text of" not in stored
    (row,) = await claim(database)
    assert row.open_address(vault) == CHAT
    assert row.open_parcel(vault) == Parcel(Outgoing("text of a"), "17")
    moved = Claim(**{name: getattr(row, name) for name in Claim.__slots__} | {"key": "b"})
    with pytest.raises(StorageError):
        moved.open_address(vault)


async def test_a_message_cannot_be_opened_after_its_hour_s_key(
    database: Database, vault: Vault, clock: MovableClock
) -> None:
    await put(database, vault, entry("a"))
    vault.destroy_due(clock.now())
    for _ in range(80):
        clock.advance(timedelta(hours=1))
        vault.destroy_due(clock.now())
    (row,) = await claim(database, clock.now())
    with pytest.raises(KeyGone):
        row.open_parcel(vault)


async def test_two_workers_claim_each_row_once(database: Database, vault: Vault) -> None:
    await put(database, vault, *[entry(f"row {number}") for number in range(40)])
    claims = await asyncio.gather(*[claim(database, limit=7) for _ in range(8)])
    claims.append(await claim(database, limit=40))
    keys = [row.key for rows in claims for row in rows]
    assert sorted(keys) == sorted({f"row {number}" for number in range(40)})


async def test_a_lapsed_lease_is_claimed_again_as_doubtful_and_the_old_claim_ends_nothing(
    database: Database, vault: Vault
) -> None:
    await put(database, vault, entry("a"))
    (first,) = await claim(database)
    assert await claim(database, NOON + LEASE - timedelta(seconds=1)) == []
    async with database.reading() as connection:
        assert await outbox.next_due(connection, "telegram") == NOON + LEASE
    (second,) = await claim(database, NOON + LEASE)
    assert (first.attempts, second.attempts) == (1, 2)
    async with database.transaction() as connection:
        assert not await outbox.finish(connection, first, NOON)
        assert not await outbox.bury(connection, first, "blocked", NOON)
        assert not await outbox.retry(connection, first, NOON)
        assert not await outbox.release(connection, first)
    assert await state_of(database, "a") == ("pending", outbox.MAYBE, 2)
    async with database.transaction() as connection:
        assert await outbox.finish(connection, second, NOON)
        assert not await outbox.finish(connection, second, NOON)


async def test_a_worker_that_starts_again_takes_its_own_leases_over(database: Database, vault: Vault) -> None:
    await put(database, vault, entry("a"))
    await claim(database)
    async with database.transaction() as connection:
        await outbox.take_over(connection, "telegram", NOON)
    assert [row.attempts for row in await claim(database)] == [2]
    assert await state_of(database, "a") == ("pending", outbox.MAYBE, 2)


async def test_a_row_given_back_untried_counts_no_attempt(database: Database, vault: Vault) -> None:
    await put(database, vault, entry("a"))
    (row,) = await claim(database)
    due = NOON + timedelta(seconds=40)
    async with database.transaction() as connection:
        assert await outbox.release(connection, row, due)
    assert await claim(database) == []
    assert [again.attempts for again in await claim(database, due)] == [1]
    assert await state_of(database, "a") == ("pending", None, 1)


async def test_a_retry_waits_for_its_time_and_may_carry_a_new_address(database: Database, vault: Vault) -> None:
    await put(database, vault, entry("a"))
    (row,) = await claim(database)
    moved = Address(Platform.TELEGRAM, "-1009")
    due = NOON + timedelta(seconds=5)
    async with database.transaction() as connection:
        sealed = outbox.seal_address(vault, row.key, moved)
        assert await outbox.retry(connection, row, due, address=sealed)
    assert await claim(database) == []
    (again,) = await claim(database, due)
    assert again.open_address(vault) == moved
    assert again.attempts == 2


@pytest.mark.parametrize("ending", ["finish", "bury", "cancel"])
async def test_an_ended_row_keeps_neither_address_nor_message(database: Database, vault: Vault, ending: str) -> None:
    await put(database, vault, entry("a"))
    (row,) = await claim(database)
    async with database.transaction() as connection:
        if ending == "finish":
            assert await outbox.finish(connection, row, NOON)
        elif ending == "bury":
            assert await outbox.bury(connection, row, "blocked", NOON)
        else:
            assert await outbox.cancel(connection, row, "left", NOON)
        stored = (await connection.execute(select(table.c.address, table.c.body, table.c.finished_at))).one()
    assert tuple(stored) == (None, None, NOON)
    assert await claim(database, NOON + timedelta(days=1)) == []


async def test_a_newer_version_waits_for_the_older_one_that_is_under_way(database: Database, vault: Vault) -> None:
    await put(database, vault, entry("v1", copy="card"))
    (first,) = await claim(database)
    await put(database, vault, entry("v2", copy="card", lane=Lane.REPLIES), entry("else", copy="other"))
    async with database.transaction() as connection:
        assert await outbox.cancel_for_copy(connection, "card", NOON, newest="v2") == 0
    assert [row.key for row in await claim(database)] == ["else"]
    async with database.reading() as connection:
        assert not await outbox.is_current(connection, first)
        assert await outbox.next_due(connection, "telegram") == NOON + LEASE
    async with database.transaction() as connection:
        assert await outbox.finish(connection, first, NOON)
    (second,) = await claim(database)
    assert second.key == "v2"
    async with database.reading() as connection:
        assert await outbox.is_current(connection, second)


async def test_a_newer_version_cancels_older_ones_that_wait(database: Database, vault: Vault) -> None:
    await put(database, vault, entry("v1", copy="card"), entry("v2", copy="card"), entry("else", copy="other"))
    async with database.transaction() as connection:
        assert await outbox.cancel_for_copy(connection, "card", NOON, newest="v2") == 1
    assert [row.key for row in await claim(database)] == ["v2", "else"]
    assert await state_of(database, "v1") == ("cancelled", "superseded", 0)


async def test_a_cancelled_row_whose_process_died_leaves_its_copy_in_doubt(database: Database, vault: Vault) -> None:
    await put(database, vault, entry("v1", copy="card"), entry("other v1", copy="other"))
    await claim(database, limit=1)
    lapsed = NOON + LEASE
    await put(database, vault, entry("v2", copy="card"), entry("other v2", copy="other"))
    async with database.transaction() as connection:
        assert await outbox.cancel_for_copy(connection, "card", lapsed, newest="v2") == 1
        assert await outbox.cancel_for_copy(connection, "other", lapsed, newest="other v2") == 1
    rows = {row.key: row for row in await claim(database, lapsed)}
    async with database.reading() as connection:
        assert await outbox.is_doubtful(connection, "card", rows["v2"].id)
        assert not await outbox.is_doubtful(connection, "other", rows["other v2"].id)


async def test_a_timer_is_moved_by_its_key_and_can_be_set_again(database: Database, vault: Vault) -> None:
    first = Entry(key="timer", worker="telegram", kind="expire", lane=Lane.REPLIES, due=NOON, subject="A1")
    later = Entry(
        key="timer", worker="telegram", kind="expire", lane=Lane.REPLIES, due=NOON + timedelta(hours=1), subject="A1"
    )
    async with database.transaction() as connection:
        await outbox.rearm(connection, vault, first, NOON)
        await outbox.rearm(connection, vault, later, NOON)
    assert await claim(database) == []
    (row,) = await claim(database, later.due)
    async with database.transaction() as connection:
        assert await outbox.finish(connection, row, later.due)
        await outbox.rearm(connection, vault, first, later.due)
    assert [again.attempts for again in await claim(database, later.due)] == [1]


async def test_cancelling_by_key_spares_a_row_under_way(database: Database, vault: Vault) -> None:
    await put(database, vault, entry("a"), entry("b"))
    await claim(database, limit=1)
    async with database.transaction() as connection:
        assert not await outbox.cancel_key(connection, "a", NOON)
        assert await outbox.cancel_key(connection, "b", NOON)
        assert not await outbox.cancel_key(connection, "b", NOON)
    assert (await state_of(database, "a"))[0] == "pending"


async def test_what_waits_longest_is_known_and_what_ended_is_forgotten(database: Database, vault: Vault) -> None:
    await put(database, vault, entry("a"), entry("b", due=NOON + timedelta(minutes=1)))
    now = NOON + timedelta(minutes=5)
    async with database.transaction() as connection:
        assert await outbox.oldest_waiting(connection, "telegram", now) == NOON
        assert await outbox.cancel_key(connection, "a", NOON)
        assert await outbox.oldest_waiting(connection, "telegram", now) == NOON + timedelta(minutes=1)
        assert await outbox.oldest_waiting(connection, "telegram", NOON) is None
        assert await outbox.forget(connection, NOON) == 0
        assert await outbox.forget(connection, now) == 1
        assert await connection.scalar(select(table.c.key)) == "b"
