"""What ends by itself: only in its time, and never on the word of a clock that jumped."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs
from structlog.typing import EventDict

from bot.clock import MovableClock
from bot.domain.messages import Account, Address, Platform
from bot.domain.reports import Mark, Report, ReportState, Sighting
from bot.services.upkeep.housekeeping import EVERY, Housekeeping
from bot.storage import drafts, inbox, reports, settings
from bot.storage.database import Database
from bot.storage.schema import drafts as drafts_table
from bot.storage.schema import inbox as inbox_table
from bot.storage.schema import reports as reports_table
from bot.storage.schema import settings as settings_table
from bot.storage.vault import Vault

START = datetime(2026, 11, 22, 15, 42, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
# Below an hour: more would be a jump of the clock.
STEP = timedelta(minutes=59)
ANA = Account(Platform.TELEGRAM, "900100200")


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(START)


@pytest.fixture
def vault(tmp_path: Path, clock: MovableClock) -> Vault:
    return Vault(tmp_path / "keys", clock, reply_hours=5, content_days=2)


@pytest.fixture
def housekeeping(sqlite_database: Database, vault: Vault, clock: MovableClock) -> Housekeeping:
    return Housekeeping(sqlite_database, vault, clock, reply_hours=5, content_days=2)


async def rounds(housekeeping: Housekeeping, clock: MovableClock, time: timedelta) -> None:
    steps = -(-time // STEP)
    for _ in range(steps):
        clock.advance(time / steps)
        await housekeeping.round()


async def steady(housekeeping: Housekeeping, clock: MovableClock) -> None:
    """The clock is believed after a day without a jump."""
    await housekeeping.round()
    await rounds(housekeeping, clock, DAY + HOUR)


async def file_report(database: Database, vault: Vault, clock: MovableClock) -> None:
    report = Report(
        id="r1",
        pseudonym="R-7F3K",
        state=ReportState.RECEIVED,
        county="Durham",
        place_kind=None,
        language="es",
        mark=Mark.REAL,
        sighting=Sighting(what="dos camionetas"),
        attachments=0,
        reachable=True,
        received_at=clock.now(),
        version=1,
    )
    async with database.transaction() as connection:
        await reports.add(connection, vault, report, ANA, Address(Platform.TELEGRAM, "900100200"))


async def stands(database: Database) -> tuple[bool, bool, str]:
    """Whether the report's way back and its content are still there, and its state."""
    async with database.reading() as connection:
        row = (await connection.execute(select(reports_table))).one()
    return row.way_back is not None, row.body is not None, row.state


async def test_r38_first_the_way_back_goes_then_the_content(
    housekeeping: Housekeeping, sqlite_database: Database, vault: Vault, clock: MovableClock
) -> None:
    await steady(housekeeping, clock)
    await file_report(sqlite_database, vault, clock)
    await rounds(housekeeping, clock, 5 * HOUR)
    assert await stands(sqlite_database) == (True, True, "received")
    await rounds(housekeeping, clock, 2 * HOUR)
    assert await stands(sqlite_database) == (False, True, "received")
    await rounds(housekeeping, clock, 2 * DAY - 8 * HOUR)
    assert await stands(sqlite_database) == (False, True, "received")
    await rounds(housekeeping, clock, DAY + 4 * HOUR)
    assert await stands(sqlite_database) == (False, False, "purged")


async def test_a_clock_that_was_just_started_erases_nothing(
    housekeeping: Housekeeping, sqlite_database: Database, vault: Vault, clock: MovableClock
) -> None:
    await housekeeping.round()
    await file_report(sqlite_database, vault, clock)
    await rounds(housekeeping, clock, 20 * HOUR)
    assert await stands(sqlite_database) == (True, True, "received")


@pytest.mark.parametrize("jump", [timedelta(days=60), -timedelta(days=60)])
async def test_a_clock_that_jumped_erases_nothing_for_a_day(
    housekeeping: Housekeeping, sqlite_database: Database, vault: Vault, clock: MovableClock, jump: timedelta
) -> None:
    await steady(housekeeping, clock)
    await file_report(sqlite_database, vault, clock)
    await rounds(housekeeping, clock, HOUR)
    clock.set_wall(clock.now() + jump)
    await housekeeping.round()
    await rounds(housekeeping, clock, 20 * HOUR)
    assert await stands(sqlite_database) == (True, True, "received")


async def test_a_person_who_confirms_the_clock_ends_the_wait(
    housekeeping: Housekeeping, sqlite_database: Database, vault: Vault, clock: MovableClock
) -> None:
    await steady(housekeeping, clock)
    await file_report(sqlite_database, vault, clock)
    clock.set_wall(clock.now() + timedelta(days=60))
    await housekeeping.round()
    vault.confirm_clock()
    await housekeeping.round()
    assert await stands(sqlite_database) == (False, False, "purged")


async def test_drafts_and_codes_end_in_their_time(
    housekeeping: Housekeeping, sqlite_database: Database, vault: Vault, clock: MovableClock
) -> None:
    await steady(housekeeping, clock)
    async with sqlite_database.transaction() as connection:
        await drafts.save(connection, vault, "ana", b"text", clock.now(), HOUR / 2, new_id="d1")
        await settings.write(connection, "invitation:ABCD1234", "moderator\t*\tp1\tnow", clock.now())
        await settings.write(connection, "cursor:telegram", "7", clock.now())
    await housekeeping.round()
    async with sqlite_database.reading() as connection:
        assert len((await connection.execute(select(drafts_table))).all()) == 1
        assert len((await connection.execute(select(settings_table))).all()) == 2
    await rounds(housekeeping, clock, HOUR)
    async with sqlite_database.reading() as connection:
        assert (await connection.execute(select(drafts_table))).all() == []
        assert list((await connection.execute(select(settings_table.c.key))).scalars()) == ["cursor:telegram"]


async def test_the_bare_id_of_an_event_stays_for_two_days(
    housekeeping: Housekeeping, sqlite_database: Database, clock: MovableClock
) -> None:
    await steady(housekeeping, clock)
    async with sqlite_database.transaction() as connection:
        assert await inbox.note(connection, Platform.DISCORD, "event-1", clock.now())
    await rounds(housekeeping, clock, 2 * DAY - HOUR)
    async with sqlite_database.reading() as connection:
        assert len((await connection.execute(select(inbox_table))).all()) == 1
    await rounds(housekeeping, clock, 2 * HOUR)
    async with sqlite_database.reading() as connection:
        assert (await connection.execute(select(inbox_table))).all() == []


async def test_a_round_that_fails_is_tried_again(
    sqlite_database: Database, vault: Vault, clock: MovableClock, tmp_path: Path
) -> None:
    """The key directory is gone for a while: the task says so and goes on."""
    housekeeping = Housekeeping(sqlite_database, vault, clock, reply_hours=5, content_days=2)
    hidden = tmp_path / "hidden"
    vault.directory.rename(hidden)
    vault.directory.write_text("a file where the directory was")
    with capture_logs() as events:
        task = asyncio.create_task(housekeeping.run())
        await logged(events, 1)
        assert events[0]["event"] == "housekeeping_failed"
        vault.directory.unlink()
        hidden.rename(vault.directory)
        clock.advance(timedelta(seconds=EVERY))
        await logged(events, 2)
        assert events[1]["event"] in ("clock_on_trial", "housekeeping")
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task


async def logged(events: list[EventDict], count: int) -> None:
    """Let the task work until it has said so often something."""
    for _ in range(5_000):
        if len(events) >= count:
            return
        await asyncio.sleep(0.001)
    raise AssertionError(events)
