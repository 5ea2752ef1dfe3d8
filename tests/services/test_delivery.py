"""What is written for people arrives once, in order, in its newest version, or not at all."""

import asyncio
from datetime import timedelta

from bot.domain.delivery import Lane
from bot.domain.messages import Address, Outgoing, Platform
from bot.errors import SendError
from bot.storage import outbox, recipients, rooms
from bot.storage.recipients import Scope
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
        found = await recipients.find(connection, world.vault, "Sold", Scope("Durham"))
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
