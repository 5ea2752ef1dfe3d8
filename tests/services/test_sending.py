"""The delivery worker while it runs: wakes, order, limits, stops."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

from bot.clock import MovableClock
from bot.domain.delivery import Pace
from bot.domain.messages import Address, Outgoing, Platform
from bot.errors import SendError
from bot.services.transport.sending import HELD
from tests.services.conftest import World

ANA = Address(Platform.TELEGRAM, "ana")
BEA = Address(Platform.TELEGRAM, "bea")
NETWORK = SendError("network")
BLOCKED = SendError("blocked", permanent=True)


async def reply(world: World, address: Address, text: str, key: str) -> None:
    async with world.database.transaction() as connection:
        await world.delivery.reply(connection, address, Outgoing(text), key)


async def running(world: World) -> "asyncio.Task[None]":
    task = asyncio.create_task(world.worker.run())
    await asyncio.sleep(0)
    return task


async def stop(task: "asyncio.Task[None]") -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def until(condition: Callable[[], bool], *, clock: MovableClock | None = None) -> None:
    """Give the tasks their turns until something is so. clock: let its time pass meanwhile."""
    for _ in range(3_000):
        if condition():
            return
        await asyncio.sleep(0.01)
        if clock is not None:
            clock.advance(timedelta(seconds=0.1))
    raise AssertionError("it did not happen within thirty seconds")


async def test_a_wake_sends_at_once_and_a_due_time_wakes_by_itself(world: World) -> None:
    world.delivery.wakes(world.worker.wake)
    task = await running(world)
    await reply(world, ANA, "now", "k1")
    world.delivery.wake()
    await until(lambda: world.edge.texts("ana") == ["now"])
    async with world.database.transaction() as connection:
        await world.delivery.reply(
            connection, ANA, Outgoing("later"), "k2", due=world.clock.now() + timedelta(seconds=20)
        )
    world.delivery.wake()
    begun = world.clock.now()
    await until(lambda: world.edge.texts("ana") == ["now", "later"], clock=world.clock)
    assert world.clock.now() - begun >= timedelta(seconds=20)
    await stop(task)


async def test_chats_are_served_side_by_side_and_each_in_its_order(small_world: World) -> None:
    world = small_world
    world.edge.latency = lambda: asyncio.ensure_future(asyncio.sleep(0.01))
    for number in range(6):
        for chat in range(20):
            await reply(world, Address(Platform.TELEGRAM, f"chat{chat}"), str(number), f"{chat}:{number}")
    task = await running(world)
    await until(lambda: len(world.edge.calls) == 120)
    await stop(task)
    assert all(world.edge.texts(f"chat{chat}") == list("012345") for chat in range(20))
    assert 4 < world.edge.most_in_flight <= HELD


async def test_a_reply_overtakes_a_broadcast_under_way(small_world: World) -> None:
    world = small_world
    world.pace = Pace(per_second=10, reserved=2)
    world.start_worker()
    for number in range(40):
        await world.subscribe(f"s{number}")
    await world.publish()
    await world.broadcaster.step()
    task = await running(world)
    await until(lambda: len(world.edge.calls) >= 1)
    await reply(world, ANA, "reply", "k1")
    world.worker.wake()
    await until(lambda: world.edge.texts("ana") == ["reply"])
    assert len(world.edge.calls) <= 10
    begun = world.clock.now()
    await until(lambda: len(world.edge.calls) == 41, clock=world.clock)
    assert world.clock.now() - begun >= timedelta(seconds=3)
    await stop(task)


async def test_r30_an_alert_that_waits_for_its_turn_is_not_sent_once_a_correction_is_committed(
    small_world: World,
) -> None:
    world = small_world
    world.pace = Pace(per_second=1, reserved=0)
    world.start_worker()
    await world.subscribe("s1")
    await world.subscribe("s2")
    await world.publish()
    await world.broadcaster.step()
    task = await running(world)
    await until(lambda: world.edge.texts("s1") == ["alert es"])
    # Claimed and in memory, behind the first one; the correction is not written out yet.
    await world.correct(2, "wrong")
    begun = world.clock.now()
    await until(lambda: world.clock.now() - begun > timedelta(seconds=10), clock=world.clock)
    await stop(task)
    assert world.edge.texts("s2") == []
    assert (await world.states())["alert:A1:v1:Ss2"] == ("cancelled", "superseded")


async def test_the_group_limit_puts_messages_off_and_loses_none(small_world: World) -> None:
    world = small_world
    world.pace = Pace(chat_interval=0.0)
    world.start_worker(is_group=lambda address: True)
    for number in range(25):
        await reply(world, ANA, str(number), f"k{number}")
    await world.worker.step()
    assert len(world.edge.calls) == 20
    await world.send_all()
    assert world.edge.texts("ana") == [str(number) for number in range(25)]


async def test_what_is_put_off_for_less_than_the_clock_can_tell_is_not_looked_at_in_a_circle(
    small_world: World,
) -> None:
    world = small_world
    world.pace = Pace(chat_interval=1e-9)
    world.start_worker()
    for text in ("first", "second"):
        await reply(world, ANA, text, text)
    async with asyncio.timeout(10):
        assert await world.worker.step() == 1
    await world.send_all()
    assert world.edge.texts("ana") == ["first", "second"]


async def test_a_stop_finishes_what_is_under_way_and_claims_nothing_more(world: World) -> None:
    begun, going = asyncio.Event(), asyncio.get_running_loop().create_future()

    def slow() -> "asyncio.Future[None]":
        begun.set()
        return going

    world.edge.latency = slow
    await reply(world, ANA, "under way", "k1")
    await reply(world, ANA, "waiting", "k2")
    task = await running(world)
    await begun.wait()
    task.cancel()
    await asyncio.sleep(0.01)
    world.edge.latency = None
    going.set_result(None)
    await asyncio.gather(task, return_exceptions=True)
    assert world.edge.texts("ana") == ["under way"]
    assert await world.states() == {"k1": ("sent", None), "k2": ("pending", None)}
    # The next start has it at once: no lease to wait for, no attempt counted.
    world.start_worker()
    await world.worker.step()
    assert world.edge.texts("ana") == ["under way", "waiting"]
    assert world.worker.counts.retried == 0


async def test_what_waits_longest_is_known(world: World) -> None:
    assert await world.worker.oldest_waiting() is None
    begun = world.clock.now()
    await reply(world, ANA, "x", "k1")
    world.clock.advance(timedelta(minutes=3))
    assert await world.worker.oldest_waiting() == begun
