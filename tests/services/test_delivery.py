"""What is written for people arrives once, in order, in its newest version, or not at all."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.clock import MovableClock
from bot.domain.delivery import Lane, Pace, Reach
from bot.domain.messages import Address, Outgoing, Platform
from bot.errors import SendError
from bot.services.sending import HELD
from bot.storage import outbox, recipients, rooms
from bot.storage.rooms import RoomKind
from bot.storage.work import UnitOfWork
from tests.services.conftest import World
from tests.services.edge import Call, fails, loses

ANA = Address(Platform.TELEGRAM, "ana")
BEA = Address(Platform.TELEGRAM, "bea")
NETWORK = SendError("network")
BLOCKED = SendError("blocked", permanent=True)


async def reply(world: World, address: Address, text: str, key: str) -> None:
    async with world.database.transaction() as connection:
        await world.delivery.reply(connection, address, Outgoing(text), key)


async def show(world: World, version: int, text: str, *, resend: bool = False, address: Address | None = ANA) -> None:
    async with world.database.transaction() as connection:
        await world.delivery.show(
            connection, "card", "report:1", "R1", address, Outgoing(text), Lane.CARDS, version, resend=resend
        )


async def test_a_reply_is_sent_once_however_often_it_is_written(world: World) -> None:
    await reply(world, ANA, "hola", "k1")
    await reply(world, ANA, "hola", "k1")
    assert await world.worker.step() == 1
    await reply(world, ANA, "hola", "k1")
    assert await world.worker.step() == 0
    assert world.edge.texts("ana") == ["hola"]
    assert world.worker.counts.sent == 1


async def test_nothing_is_sent_when_the_transaction_is_undone(world: World) -> None:
    async with UnitOfWork(world.database) as work:
        await world.delivery.reply(await work.connection(), ANA, Outgoing("never"), "k1")
    assert await world.worker.step() == 0


async def test_replies_go_before_cards_and_those_before_alerts(world: World) -> None:
    await world.subscribe("sub")
    await world.publish()
    await world.broadcaster.step()
    async with world.database.transaction() as connection:
        await world.delivery.notify(connection, Outgoing("card"), "n1", address=BEA)
        await world.delivery.reply(connection, ANA, Outgoing("reply"), "k1")
    await world.worker.step()
    assert [call.text for call in world.edge.calls] == ["reply", "card", "alert es"]


async def test_a_reply_changes_the_pressed_message_or_is_sent_where_it_is_gone(world: World) -> None:
    await reply(world, ANA, "choose", "k1")
    await world.worker.step()
    (reference,) = world.edge.chats["ana"]
    async with world.database.transaction() as connection:
        await world.delivery.reply(connection, ANA, Outgoing("chosen", replace=True), "k2", pressed_message=reference)
        await world.delivery.reply(connection, BEA, Outgoing("chosen", replace=True), "k3", pressed_message="404")
    await world.worker.step()
    assert world.edge.texts("ana") == ["chosen"]
    assert world.edge.texts("bea") == ["chosen"]
    assert await world.states() == {"k1": ("sent", None), "k2": ("sent", None), "k3": ("sent", None)}


async def test_a_failed_message_is_tried_again_and_keeps_its_place_in_the_chat(world: World) -> None:
    world.edge.faults.append(fails(NETWORK, times=2, chat="ana"))
    for number in range(3):
        await reply(world, ANA, f"ana {number}", f"a{number}")
        await reply(world, BEA, f"bea {number}", f"b{number}")
    await world.worker.step()
    assert world.edge.texts("bea") == ["bea 0", "bea 1", "bea 2"]
    assert world.edge.texts("ana") == []
    await reply(world, ANA, "ana 3", "a3")
    await world.send_all()
    assert world.edge.texts("ana") == ["ana 0", "ana 1", "ana 2", "ana 3"]
    assert world.worker.counts.retried == 2


async def test_a_throttled_chat_waits_as_long_as_it_was_told_and_the_others_do_not(world: World) -> None:
    world.edge.faults.append(fails(SendError("flood", retry_after=30.0), chat="ana"))
    await reply(world, ANA, "slow", "a")
    await world.worker.step()
    await reply(world, BEA, "quick", "b")
    await world.worker.step()
    assert world.edge.texts("bea") == ["quick"]
    world.clock.advance(timedelta(seconds=29))
    await world.worker.step()
    assert world.edge.texts("ana") == []
    world.clock.advance(timedelta(seconds=2))
    await world.worker.step()
    assert world.edge.texts("ana") == ["slow"]


async def test_a_refused_message_dies_and_the_app_hears_of_whom_it_was_for(world: World) -> None:
    world.edge.faults.append(fails(BLOCKED))
    async with world.database.transaction() as connection:
        await world.delivery.notify(connection, Outgoing("news"), "n1", address=ANA, subject="report:7")
    await world.worker.step()
    assert await world.states() == {"n1": ("dead", "blocked")}
    assert [(dead.subject, dead.reason, dead.permanent) for dead in world.undelivered] == [
        ("report:7", "blocked", True)
    ]
    assert world.worker.counts.dead == {"blocked": 1}


async def test_a_reply_that_is_an_hour_old_is_not_sent(world: World) -> None:
    await reply(world, ANA, "late", "k1")
    world.clock.advance(timedelta(hours=1))
    await world.worker.step()
    assert world.edge.calls == []
    assert await world.states() == {"k1": ("dead", "too-late")}


async def test_a_message_whose_key_was_destroyed_dies(world: World) -> None:
    await show(world, 1, "card")
    world.vault.destroy_due(world.clock.now())
    for _ in range(80):
        world.clock.advance(timedelta(hours=1))
        world.vault.destroy_due(world.clock.now())
    await world.worker.step()
    assert world.edge.calls == []
    assert (await world.states())["card:v1"][0] == "dead"


async def test_a_lost_answer_is_asked_again_with_the_same_key_and_counted(world: World) -> None:
    world.edge.has_nonces = True
    world.edge.faults.append(loses())
    await reply(world, ANA, "once", "k1")
    await world.send_all()
    assert [call.key for call in world.edge.calls] == ["k1", "k1"]
    assert world.edge.texts("ana") == ["once"]
    assert world.worker.counts.maybe_delivered == 1


async def test_an_answer_that_never_comes_is_given_up_and_asked_again(small_world: World) -> None:
    world = small_world
    world.patience = 0.05
    worker = world.start_worker()
    hangs = [asyncio.get_running_loop().create_future()]
    world.edge.latency = lambda: hangs[0] if hangs else None
    await reply(world, ANA, "hangs", "k1")
    assert await worker.step() == 0
    hangs.clear()
    await world.send_all()
    assert world.edge.texts("ana") == ["hangs"]
    assert worker.counts.maybe_delivered == 1


async def test_a_bug_in_a_sender_kills_its_message_alone(world: World) -> None:
    def bug(call: Call) -> None:
        if call.chat == "ana":
            raise KeyError("a bug")

    world.edge.faults.append(bug)
    await reply(world, ANA, "poison", "a")
    await reply(world, BEA, "fine", "b")
    await world.send_all()
    assert world.edge.texts("bea") == ["fine"]
    assert await world.states() == {"a": ("dead", outbox.MAYBE), "b": ("sent", None)}


async def test_a_group_that_moved_is_followed_and_remembered(world: World) -> None:
    await world.link("old", RoomKind.MODERATORS)
    world.edge.faults.append(fails(SendError("moved", permanent=True, moved_to="new"), times=99, chat="old"))
    await reply(world, Address(Platform.TELEGRAM, "old"), "reply", "k1")
    async with world.database.transaction() as connection:
        await world.delivery.notify(connection, Outgoing("note"), "n1", recipient="Rold")
    await world.send_all()
    assert world.edge.texts("new") == ["reply", "note"]
    async with world.database.reading() as connection:
        found = await rooms.at(connection, world.vault, Address(Platform.TELEGRAM, "new"))
        assert found is not None
        assert found.id == "Rold"
        assert await rooms.at(connection, world.vault, Address(Platform.TELEGRAM, "old")) is None


async def test_a_moved_subscription_is_remembered(world: World) -> None:
    await world.subscribe("old")
    world.edge.faults.append(fails(SendError("moved", permanent=True, moved_to="new"), times=99, chat="old"))
    await world.publish()
    await world.send_all()
    assert world.edge.texts("new") == ["alert es"]
    async with world.database.reading() as connection:
        found = await recipients.find(connection, world.vault, "Sold", "Durham")
    assert found is not None
    assert found.address.chat == "new"


async def test_a_message_can_be_deleted_later(world: World) -> None:
    await reply(world, ANA, "secret", "k1")
    await world.worker.step()
    (reference,) = world.edge.chats["ana"]
    async with world.database.transaction() as connection:
        due = world.clock.now() + timedelta(minutes=10)
        await world.delivery.delete(connection, ANA, reference, "d1", due=due)
    await world.worker.step()
    assert world.edge.texts("ana") == ["secret"]
    world.clock.advance(timedelta(minutes=10))
    await world.worker.step()
    assert world.edge.texts("ana") == []
    assert world.worker.counts.deleted == 1


# Lasting copies


async def test_a_copy_is_sent_once_and_then_edited(world: World) -> None:
    await show(world, 1, "one")
    await world.worker.step()
    await show(world, 2, "two")
    await show(world, 2, "two again")
    await world.worker.step()
    assert [call.what for call in world.edge.calls] == ["send", "edit"]
    assert world.edge.texts("ana") == ["two"]


async def test_only_the_newest_version_that_waits_is_sent(world: World) -> None:
    for version in range(1, 5):
        await show(world, version, f"version {version}")
    await world.worker.step()
    assert [call.text for call in world.edge.calls] == ["version 4"]


async def test_a_version_written_while_the_first_is_under_way_edits_it(world: World) -> None:
    world.edge.faults.append(fails(NETWORK))
    await show(world, 1, "one")
    begun, going = asyncio.Event(), asyncio.get_running_loop().create_future()

    def slow() -> "asyncio.Future[None]":
        begun.set()
        return going

    world.edge.latency = slow
    step = asyncio.create_task(world.worker.step())
    await begun.wait()
    await show(world, 2, "two")
    world.edge.latency = None
    going.set_result(None)
    await step
    await world.send_all()
    assert world.edge.texts("ana") == ["two"]
    # It failed, and the newer version did not wait for its pause.
    assert await world.states() == {"card:v1": ("cancelled", "superseded"), "card:v2": ("sent", None)}


async def test_a_deleted_copy_is_counted_or_where_asked_sent_anew(world: World) -> None:
    await show(world, 1, "one")
    await world.worker.step()
    world.edge.chats["ana"].clear()
    await show(world, 2, "two")
    await world.worker.step()
    assert world.edge.texts("ana") == []
    assert world.worker.counts.gone == 1
    await show(world, 3, "three")
    await world.worker.step()
    assert world.edge.texts("ana") == []
    await show(world, 4, "four", resend=True)
    await world.worker.step()
    assert world.edge.texts("ana") == ["four"]
    world.edge.chats["ana"].clear()
    await show(world, 5, "five", resend=True)
    await world.worker.step()
    assert world.edge.texts("ana") == ["five"]


async def test_a_card_follows_its_room_and_stops_when_the_room_is_unlinked(world: World) -> None:
    await world.link("1", RoomKind.MODERATORS)
    await show(world, 1, "one", address=None)
    await world.worker.step()
    assert world.edge.texts("1") == ["one"]
    await show(world, 2, "two", address=None)
    async with world.database.transaction() as connection:
        await rooms.unlink(connection, "R1", world.clock.now())
    await world.worker.step()
    assert world.edge.texts("1") == ["one"]
    assert (await world.states())["card:v2"] == ("cancelled", "left")
    await show(world, 3, "three", address=None)
    assert "card:v3" not in await world.states()


# Broadcasts


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
    monkeypatch.setattr("bot.services.broadcasting.PIECE", 4)
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
    assert world.edge.texts("erased") == ["attention es"]
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
