"""A broadcast reaches everyone it is for, and a correction everyone who holds a copy."""

import asyncio
from datetime import timedelta

import pytest

from bot.domain.delivery import Reach
from bot.domain.messages import Address, Platform
from bot.errors import SendError
from bot.storage import outbox
from bot.storage.rooms import RoomKind
from tests.services.conftest import World
from tests.services.edge import fails, loses

ANA = Address(Platform.TELEGRAM, "ana")
BEA = Address(Platform.TELEGRAM, "bea")
NETWORK = SendError("network")
BLOCKED = SendError("blocked", permanent=True)


async def running(world: World) -> "asyncio.Task[None]":
    task = asyncio.create_task(world.worker.run())
    await asyncio.sleep(0)
    return task


async def test_a_broadcast_reaches_rooms_first_then_subscriptions_in_their_language(world: World) -> None:
    for name in ("s1", "s2"):
        await world.subscribe(name, "Durham", "Wake")
    await world.subscribe("english", language="en")
    await world.subscribe("elsewhere", "Wake")
    await world.link("channel", counties=frozenset({"Durham"}))
    await world.link("moderators", RoomKind.MODERATORS)
    await world.link("other channel", counties=frozenset({"Wake"}))
    await world.publish()
    await world.send_all()
    assert [(call.chat, call.text) for call in world.edge.calls[:1]] == [("channel", "alert both")]
    assert {(call.chat, call.text) for call in world.edge.calls[1:]} == {
        ("s1", "alert es"),
        ("s2", "alert es"),
        ("english", "alert en"),
    }


async def test_thin_rows_carry_neither_text_nor_address(world: World) -> None:
    await world.subscribe("s1")
    await world.publish()
    await world.broadcaster.step()
    async with world.database.transaction() as connection:
        (row,) = await outbox.claim(connection, "telegram", world.clock.now(), limit=9, lease=timedelta(minutes=1))
    assert (row.address, row.body, row.recipient) == (None, None, "Ss1")


async def test_a_large_broadcast_is_written_in_pieces_and_goes_on_where_it_stopped(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.services.transport.broadcasting.PIECE", 4)
    for number in range(11):
        await world.subscribe(f"s{number}")
    for number in range(5):
        await world.link(f"r{number}")
    await world.publish()
    for _ in range(3):
        step = asyncio.create_task(world.broadcaster.step())
        for _ in range(40):
            await asyncio.sleep(0)
        step.cancel()
        await asyncio.gather(step, return_exceptions=True)
    await world.send_all()
    assert len(world.edge.calls) == 16
    assert all(len(world.edge.chats[call.chat]) == 1 for call in world.edge.calls)


async def test_whoever_left_after_the_broadcast_was_written_gets_nothing(world: World) -> None:
    await world.subscribe("stays")
    await world.subscribe("leaves")
    await world.subscribe("elsewhere")
    await world.publish()
    await world.broadcaster.step()
    await world.unsubscribe("leaves")
    await world.unsubscribe("elsewhere")
    await world.subscribe("elsewhere", "Wake")
    await world.send_all()
    assert [call.chat for call in world.edge.calls] == ["stays"]
    assert world.worker.counts.cancelled["left"] == 2


async def test_an_alert_past_its_time_is_not_sent(world: World) -> None:
    await world.subscribe("s1")
    await world.publish(valid_for=timedelta(minutes=5))
    await world.broadcaster.step()
    world.clock.advance(timedelta(minutes=5))
    await world.send_all()
    assert world.edge.calls == []
    assert set((await world.states()).values()) == {("dead", "too-late")}


async def test_r30_a_correction_edits_what_was_delivered_and_stops_what_was_not(world: World) -> None:
    await world.link("channel")
    for name in ("s1", "s2", "s3"):
        await world.subscribe(name)
    world.edge.faults.append(fails(NETWORK, times=99, chat="s2"))
    await world.publish()
    await world.broadcaster.step()
    await world.worker.step()
    assert world.edge.texts("s1") == ["alert es"]
    await world.subscribe("newcomer")
    world.edge.faults.clear()
    await world.correct(2, "ended")
    await world.send_all()
    assert world.edge.texts("channel") == ["ended both"]
    assert world.edge.texts("s1") == ["ended es"]
    assert world.edge.texts("s3") == ["ended es"]
    # A network failure is no delivery: neither the alert nor its end goes there.
    assert world.edge.texts("s2") == []
    assert world.edge.texts("newcomer") == []


async def test_r30_a_correction_overtakes_the_alerts_that_are_not_written_out_yet(world: World) -> None:
    await world.subscribe("s1")
    await world.publish()
    await world.correct(2, "corrected", reach=Reach.EVERYONE)
    await world.send_all()
    assert [call.text for call in world.edge.calls] == ["corrected es"]


async def test_r30_a_copy_whose_answer_was_lost_gets_the_correction_as_a_message(world: World) -> None:
    await world.subscribe("s1")
    world.edge.faults.append(loses())
    await world.publish()
    await world.broadcaster.step()
    await world.worker.step()
    await world.correct(2, "wrong")
    await world.send_all()
    assert world.edge.texts("s1") == ["alert es", "wrong es"]


async def test_r30_a_follow_up_answers_the_edited_copy_and_nobody_else(world: World) -> None:
    await world.subscribe("s1")
    await world.subscribe("erased")
    await world.publish()
    await world.send_all()
    (reference,) = world.edge.chats["s1"]
    world.edge.chats["erased"].clear()
    await world.subscribe("newcomer")
    await world.correct(2, "corrected", reach=Reach.EVERYONE, follow_up="attention")
    await world.send_all()
    assert world.edge.texts("s1") == ["corrected es", "attention es"]
    assert list(world.edge.chats["s1"].values())[1].reply_to == reference
    assert world.edge.texts("erased") == ["corrected es"], "a new message, and no word beside it"
    assert world.edge.texts("newcomer") == ["corrected es"]


async def test_r30_a_copy_under_way_when_the_correction_comes_is_corrected(world: World) -> None:
    await world.subscribe("s1")
    await world.publish()
    await world.broadcaster.step()
    begun, going = asyncio.Event(), asyncio.get_running_loop().create_future()

    def slow() -> "asyncio.Future[None]":
        begun.set()
        return going

    world.edge.latency = slow
    step = asyncio.create_task(world.worker.step())
    await begun.wait()
    # The person drops the county meanwhile and keeps another: only the copy leads to them now.
    await world.correct(2, "wrong")
    await world.unsubscribe("s1")
    await world.subscribe("s1", "Wake")
    await world.broadcaster.step()
    world.edge.latency = None
    going.set_result(None)
    await step
    await world.send_all()
    assert world.edge.texts("s1") == ["wrong es"]


# The running worker
