"""Clocks: aware UTC, a monotonic side that only goes forward, sleepers that wake when the clock is moved."""

import asyncio
import time
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.clock import Clock, MovableClock, SystemClock

START = datetime(2026, 11, 22, 20, 42, tzinfo=UTC)


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


def sleeper(clock: Clock, log: list[str], name: str, seconds: float) -> Callable[[], Coroutine[None, None, None]]:
    async def run() -> None:
        await clock.sleep(seconds)
        log.append(name)

    return run


async def test_the_system_clock_is_aware_and_waits() -> None:
    clock: Clock = SystemClock()
    before = clock.monotonic()
    assert clock.now().utcoffset() == timedelta(0)
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)
    await clock.sleep(0.02)
    assert clock.monotonic() - before >= 0.015
    await clock.sleep(-1)


async def test_a_standing_clock_moves_only_when_moved() -> None:
    clock = MovableClock(START.astimezone(ZoneInfo("America/New_York")))
    time.sleep(0.01)  # noqa: ASYNC251 (real time passes, and must not count)
    assert (clock.now(), clock.monotonic()) == (START, 0.0)
    assert clock.now().tzinfo is UTC
    clock.advance(timedelta(minutes=15))
    assert (clock.now(), clock.monotonic()) == (START + timedelta(minutes=15), 900.0)


async def test_moving_wakes_those_whose_time_has_come_in_their_order() -> None:
    clock = MovableClock(START)
    log: list[str] = []
    async with asyncio.TaskGroup() as tasks:
        for name, seconds in (("late", 900.0), ("soon", 10.0), ("sooner", 5.0)):
            tasks.create_task(sleeper(clock, log, name, seconds)())
        await settle()
        clock.advance(timedelta(seconds=4))
        await settle()
        assert log == []
        clock.advance(timedelta(seconds=6))
        await settle()
        assert log == ["sooner", "soon"]
        clock.advance(timedelta(hours=1))
    assert log == ["sooner", "soon", "late"]


async def test_a_cancelled_sleeper_is_forgotten() -> None:
    clock = MovableClock(START)
    log: list[str] = []
    task = asyncio.ensure_future(sleeper(clock, log, "cancelled", 5)())
    await settle()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    clock.advance(timedelta(seconds=10))
    await settle()
    assert log == []


async def test_sleeping_no_time_gives_a_turn() -> None:
    clock = MovableClock(START)
    await asyncio.wait_for(clock.sleep(0), timeout=1)


async def test_a_running_clock_passes_by_itself_and_can_be_moved() -> None:
    clock = MovableClock(START, running=True)
    await asyncio.wait_for(clock.sleep(0.02), timeout=2)
    assert clock.now() > START
    waiting = asyncio.ensure_future(clock.sleep(3600))
    await settle()
    clock.advance(timedelta(hours=1))
    await asyncio.wait_for(waiting, timeout=1)
    assert clock.now() >= START + timedelta(hours=1)


async def test_an_early_timer_after_a_move_still_wakes() -> None:
    clock = MovableClock(START, running=True)
    first = asyncio.ensure_future(clock.sleep(0.05))
    await settle()
    clock.advance(timedelta(seconds=1))
    await asyncio.wait_for(first, timeout=1)
    await asyncio.wait_for(clock.sleep(0.02), timeout=1)


async def test_setting_the_wall_clock_back_wakes_and_delays_nobody() -> None:
    clock = MovableClock(START)
    log: list[str] = []
    task = asyncio.ensure_future(sleeper(clock, log, "awake", 60)())
    await settle()
    clock.set_wall(START - timedelta(hours=1))
    await settle()
    assert (clock.now(), log) == (START - timedelta(hours=1), [])
    clock.advance(timedelta(minutes=1))
    await asyncio.wait_for(task, timeout=1)
    assert clock.now() == START - timedelta(minutes=59)


def test_a_clock_refuses_to_go_back_and_times_without_zone() -> None:
    clock = MovableClock(START)
    with pytest.raises(ValueError, match="back"):
        clock.advance(timedelta(seconds=-1))
    with pytest.raises(ValueError, match="zone"):
        clock.set_wall(START.replace(tzinfo=None))
    with pytest.raises(ValueError, match="zone"):
        MovableClock(START.replace(tzinfo=None))
