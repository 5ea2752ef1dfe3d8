"""R30, R31 at the moment of sending, on both databases: new readers wait, corrections of delivered copies pass."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.delivery import Lane, Reach
from bot.errors import SendError
from bot.services.alerts import freeze
from bot.storage import pauses
from bot.storage.schema import outbox
from tests.services.conftest import World
from tests.services.edge import fails

NETWORK = SendError("network")


async def set_frozen(world: World) -> None:
    async with world.database.transaction() as connection:
        assert await freeze.freeze(connection, by="M1", reason="", now=world.clock.now())


async def lift(world: World) -> None:
    async with world.database.transaction() as connection:
        await freeze.lift(connection, by="M2", now=world.clock.now())


async def release(world: World, *, drop: bool = False) -> list[bool]:
    """A person's word on everything that waits."""
    async with world.database.transaction() as connection:
        caught = await pauses.held(connection)
        return [await pauses.release(connection, each.id, world.clock.now(), drop=drop) for each in caught]


async def work(world: World, after: timedelta = timedelta()) -> None:
    """Some time passes, and what is due is done; what waits goes on waiting."""
    world.clock.advance(after)
    for _ in range(4):
        await world.broadcaster.step()
        await world.worker.step()
        world.clock.advance(timedelta(seconds=2))


async def caught_in_the_middle(world: World) -> None:
    """One has the alert, two do not, when everything is frozen."""
    for name in ("has", "late", "later"):
        await world.subscribe(name)
    world.edge.faults += [fails(NETWORK, times=1, chat="late"), fails(NETWORK, times=1, chat="later")]
    await world.publish()
    await world.broadcaster.step()
    await world.worker.step()
    await set_frozen(world)


async def test_r31_what_was_not_sent_waits_through_the_freeze_and_after_it(world: World) -> None:
    await caught_in_the_middle(world)
    await work(world, timedelta(minutes=30))
    await lift(world)
    await work(world, timedelta(minutes=30))
    assert world.edge.texts("has") == ["alert es"]
    assert world.edge.texts("late") == world.edge.texts("later") == []
    assert await release(world) == [True]
    await work(world)
    assert world.edge.texts("late") == world.edge.texts("later") == ["alert es"]
    assert await release(world) == []


async def test_r31_what_was_not_written_out_waits_too(world: World) -> None:
    await world.subscribe("late")
    await world.publish()
    await set_frozen(world)
    await work(world)
    async with world.database.reading() as connection:
        assert (await connection.execute(select(outbox.c.id))).all() == []
    await lift(world)
    await work(world)
    assert world.edge.calls == []
    await release(world)
    await work(world)
    assert world.edge.texts("late") == ["alert es"]


async def test_r31_dropped_nobody_new_gets_it_and_corrections_still_reach_who_has_it(world: World) -> None:
    await caught_in_the_middle(world)
    await lift(world)
    assert await release(world, drop=True) == [True]
    await work(world)
    assert world.worker.counts.cancelled["no-copy"] == 2
    await world.correct(2, "ended")
    await world.send_all()
    assert world.edge.texts("has") == ["ended es"]
    assert world.edge.texts("late") == world.edge.texts("later") == []


async def test_r31_other_facts_wait_whole_and_reach_everybody_when_a_person_says_so(world: World) -> None:
    """What somebody typed just before the freeze is no fixed wording: copies are not changed to it either."""
    await caught_in_the_middle(world)
    await world.correct(2, "corrected", reach=Reach.EVERYONE, follow_up="attention")
    await work(world)
    assert world.edge.texts("has") == ["alert es"]
    assert world.edge.texts("late") == world.edge.texts("later") == []
    await lift(world)
    await work(world, timedelta(minutes=10))
    assert world.edge.texts("late") == []
    assert await release(world) == [True]
    await work(world)
    assert world.edge.texts("late") == world.edge.texts("later") == ["corrected es"]
    assert world.edge.texts("has") == ["corrected es", "attention es"]


@pytest.mark.parametrize("lane", [Lane.CORRECTIONS, Lane.MARKS])
async def test_r30_ends_and_expiries_pass_the_freeze_and_close_what_waits(world: World, lane: Lane) -> None:
    await caught_in_the_middle(world)
    await world.correct(2, "over", lane=lane)
    await work(world)
    assert world.edge.texts("has") == ["over es"]
    await lift(world)
    assert await release(world) == []
    await work(world)
    assert world.edge.texts("late") == []


async def test_r31_of_other_facts_that_are_dropped_nobody_new_hears_and_no_copy_stays_outdated(world: World) -> None:
    await caught_in_the_middle(world)
    await world.correct(2, "corrected", reach=Reach.EVERYONE)
    await lift(world)
    await release(world, drop=True)
    await work(world)
    assert world.edge.texts("has") == ["corrected es"]
    assert world.edge.texts("late") == world.edge.texts("later") == []


async def test_r31_a_retraction_overtakes_what_waits(world: World) -> None:
    await caught_in_the_middle(world)
    await world.correct(2, "other facts", reach=Reach.EVERYONE)
    await world.correct(3, "wrong", follow_up="sorry")
    await work(world)
    assert world.edge.texts("has") == ["wrong es", "sorry es"]
    assert world.edge.texts("late") == []


async def test_r31_messages_whose_time_ends_while_they_wait_die_as_too_late(world: World) -> None:
    await caught_in_the_middle(world)
    await work(world)
    await work(world, timedelta(hours=2))
    assert world.worker.counts.dead["too-late"] == 2
    await lift(world)
    assert await release(world) == []
    await work(world)
    assert world.edge.texts("late") == []


async def test_r31_a_freeze_that_comes_while_a_message_waits_for_its_turn_stops_it(world: World) -> None:
    """The row is claimed already; what it says is read only in its turn."""
    await world.link("first")
    await world.subscribe("second")
    begun, going = asyncio.Event(), asyncio.get_running_loop().create_future()

    def slow() -> "asyncio.Future[None]":
        begun.set()
        return going

    await world.publish()
    await world.broadcaster.step()
    world.edge.latency = slow
    step = asyncio.create_task(world.worker.step())
    await begun.wait()
    await set_frozen(world)
    world.edge.latency = None
    going.set_result(None)
    await step
    await work(world, timedelta(minutes=10))
    assert world.edge.texts("first") == ["alert both"]
    assert world.edge.texts("second") == []


async def test_r31_one_look_puts_a_whole_broadcast_to_rest(world: World) -> None:
    """A freeze of hours must not read every waiting message over and over."""
    for number in range(150):
        await world.subscribe(f"s{number}")
    await world.publish()
    await world.broadcaster.step()
    await set_frozen(world)
    await world.worker.step()
    async with world.database.reading() as connection:
        due = (await connection.execute(select(outbox.c.due, outbox.c.attempts))).all()
    assert len(due) == 150
    assert all(row.due >= world.clock.now() + timedelta(minutes=4) for row in due)
    assert sum(row.attempts for row in due) == 0


async def test_r31_what_a_network_writes_to_its_own_people_goes_on(world: World) -> None:
    address = await world.link("room")
    await set_frozen(world)
    async with world.database.transaction() as connection:
        await world.delivery.notify(connection, world._texts("card")["en"], "card:1", address=address)  # noqa: SLF001
    await work(world)
    assert world.edge.texts("room") == ["card en"]


async def test_r31_what_is_published_after_the_freeze_is_not_asked_about(world: World) -> None:
    await set_frozen(world)
    await lift(world)
    await world.subscribe("s1")
    await world.publish()
    await world.send_all()
    assert world.edge.texts("s1") == ["alert es"]


async def test_r31_a_finished_broadcast_is_not_asked_about(world: World) -> None:
    await world.subscribe("s1")
    await world.publish()
    await world.send_all()
    await set_frozen(world)
    await lift(world)
    async with world.database.reading() as connection:
        assert await pauses.held(connection) == []


async def test_r31_the_unsent_are_counted_without_who_holds_a_copy(world: World) -> None:
    await caught_in_the_middle(world)
    await world.link("channel")
    await lift(world)
    async with world.database.reading() as connection:
        (broadcast,) = await pauses.held(connection)
        assert await pauses.unsent(connection, broadcast) == 3
        assert await pauses.has_copies(connection, broadcast)
