"""Timers fire once, at their time, in the transaction of their effect."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.services.transport.timers import TRIES, TimerWorker
from bot.storage import settings
from tests.services.conftest import World


class Alarm:
    """Timers over a World. fired: what the handler was called with."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.fired: list[tuple[str, str]] = []
        self.fails = 0
        self.again_after: timedelta | None = None
        self.worker = TimerWorker(world.database, world.clock, self._fire, jitter=lambda: 0.5)

    async def _fire(self, kind: str, subject: str, connection: AsyncConnection) -> None:
        self.fired.append((kind, subject))
        await settings.write(connection, "effect", str(len(self.fired)), self.world.clock.now())
        if self.again_after is not None:
            await self.world.delivery.timer(
                connection, f"{kind}:{subject}", kind, subject, self.world.clock.now() + self.again_after
            )
        if self.fails:
            self.fails -= 1
            raise RuntimeError("a bug")

    async def set(self, kind: str, subject: str, after: timedelta = timedelta()) -> None:
        async with self.world.database.transaction() as connection:
            due = self.world.clock.now() + after
            await self.world.delivery.timer(connection, f"{kind}:{subject}", kind, subject, due)

    async def effect(self) -> str | None:
        async with self.world.database.reading() as connection:
            return await settings.read(connection, "effect")


@pytest.fixture
async def alarm(world: World) -> Alarm:
    return Alarm(world)


async def test_a_timer_fires_once_when_it_is_due(alarm: Alarm) -> None:
    await alarm.set("expire", "A1", timedelta(hours=2))
    assert await alarm.worker.step() == 0
    alarm.world.clock.advance(timedelta(hours=2))
    assert await alarm.worker.step() == 1
    assert await alarm.worker.step() == 0
    assert alarm.fired == [("expire", "A1")]


async def test_a_timer_set_again_moves_and_a_stopped_one_is_silent(alarm: Alarm) -> None:
    await alarm.set("expire", "A1", timedelta(hours=1))
    await alarm.set("expire", "A1", timedelta(hours=3))
    await alarm.set("unclaimed", "R1", timedelta(hours=1))
    async with alarm.world.database.transaction() as connection:
        assert await alarm.world.delivery.cancel_timer(connection, "unclaimed:R1")
        assert not await alarm.world.delivery.cancel_timer(connection, "unclaimed:R1")
    alarm.world.clock.advance(timedelta(hours=2))
    assert await alarm.worker.step() == 0
    alarm.world.clock.advance(timedelta(hours=1))
    assert await alarm.worker.step() == 1


async def test_a_handler_may_set_its_own_timer_again(alarm: Alarm) -> None:
    alarm.again_after = timedelta(minutes=10)
    await alarm.set("unclaimed", "R1")
    for _ in range(3):
        assert await alarm.worker.step() == 1
        alarm.world.clock.advance(timedelta(minutes=10))
    assert len(alarm.fired) == 3


async def test_a_failed_handler_leaves_no_effect_and_is_called_again(alarm: Alarm) -> None:
    alarm.fails = 1
    await alarm.set("expire", "A1")
    await alarm.set("expire", "A2")
    assert await alarm.worker.step() == 1
    assert await alarm.effect() == "2"
    alarm.world.clock.advance(timedelta(seconds=2))
    assert await alarm.worker.step() == 1
    assert alarm.fired == [("expire", "A1"), ("expire", "A2"), ("expire", "A1")]
    assert (alarm.worker.counts.fired, alarm.worker.counts.retried) == (2, 1)


async def test_a_handler_that_fails_again_and_again_is_given_up(alarm: Alarm) -> None:
    alarm.fails = 1_000
    await alarm.set("expire", "A1")
    for _ in range(TRIES + 5):
        await alarm.worker.step()
        alarm.world.clock.advance(timedelta(minutes=10))
    assert len(alarm.fired) == TRIES
    assert (alarm.worker.counts.dead, await alarm.effect()) == (1, None)
    assert await alarm.world.states() == {"expire:A1": ("dead", "handler-failed")}


async def test_a_running_worker_wakes_for_the_next_timer(alarm: Alarm) -> None:
    task = asyncio.create_task(alarm.worker.run())
    await alarm.set("expire", "A1", timedelta(minutes=3))
    alarm.worker.wake()
    for _ in range(2_000):
        if alarm.fired:
            break
        await asyncio.sleep(0.005)
        alarm.world.clock.advance(timedelta(seconds=1))
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert alarm.fired == [("expire", "A1")]
