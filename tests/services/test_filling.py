"""A file comes into a message whose id is known: whatever is lost on the way, it goes when its time is over (R39)."""

import asyncio
from datetime import timedelta
from random import Random

import pytest

from bot.domain.delivery import Lane
from bot.domain.messages import Address, Outgoing, Platform
from bot.errors import SendError
from bot.services.transport.ledger import Undelivered
from tests.services.conftest import World
from tests.services.edge import fails, loses
from tests.services.killing import run_and_kill

MODERATOR = Address(Platform.TELEGRAM, "moderator")
SHOWN_FOR = timedelta(minutes=10)
FILES = 3


async def opens(world: World, number: int = 1) -> None:
    shown = Outgoing(f"file {number}", media=f"f{number}", gone_after=600, placeholder="A file comes.")
    async with world.database.transaction() as connection:
        await world.delivery.notify(connection, shown, f"open:{number}", address=MODERATOR, subject="opening:R:M1")


def files(world: World) -> list[str]:
    """What is seen in the chat now."""
    return [message.media for message in world.edge.chats["moderator"].values() if message.media is not None]


def what(world: World) -> list[str]:
    return [call.what for call in world.edge.calls]


async def test_r39_a_file_takes_the_place_of_its_announcement_and_goes_after_ten_minutes(small_world: World) -> None:
    world = small_world
    await opens(world)
    await world.worker.step()
    assert [(call.what, call.text) for call in world.edge.calls] == [("send", "A file comes."), ("edit", "file 1")]
    assert world.edge.texts("moderator") == ["file 1"]
    world.clock.advance(SHOWN_FOR)
    await world.worker.step()
    assert world.edge.texts("moderator") == []


async def test_r39_an_edit_whose_answer_is_lost_leaves_nothing(small_world: World) -> None:
    world = small_world
    world.edge.faults.append(loses(what="edit"))
    await opens(world)
    await world.worker.step()
    assert files(world) == ["f1"]
    world.clock.advance(timedelta(seconds=5))
    await world.worker.step()
    assert files(world) == ["f1"]
    world.clock.advance(SHOWN_FOR)
    await world.worker.step()
    assert what(world) == ["send", "edit", "edit", "delete"]
    assert world.edge.texts("moderator") == []


async def test_r39_an_announcement_whose_answer_is_lost_holds_nothing(small_world: World) -> None:
    world = small_world
    world.edge.faults.append(loses(what="send"))
    await opens(world)
    await world.worker.step()
    await world.send_all()
    assert world.edge.texts("moderator") == ["A file comes."]
    assert what(world) == ["send", "send", "edit", "delete"]


async def test_r39_what_comes_too_late_is_not_shown(small_world: World) -> None:
    world = small_world
    world.edge.faults.append(fails(SendError("network"), times=1_000, what="edit"))
    await opens(world)
    await world.worker.step()
    world.edge.faults.clear()
    world.clock.advance(SHOWN_FOR)
    await world.worker.step()
    assert "edit" not in what(world)[2:]
    assert world.edge.texts("moderator") == []


async def test_a_file_that_may_not_come_in_is_not_sent_another_way(small_world: World) -> None:
    world = small_world
    world.edge.faults.append(fails(SendError("media_gone", permanent=True), what="edit"))
    await opens(world)
    await world.send_all()
    assert what(world) == ["send", "edit", "delete"]
    assert world.undelivered == [Undelivered(None, None, "media_gone", True)]


async def test_who_cannot_be_written_to_is_told_of_by_the_announcement(small_world: World) -> None:
    world = small_world
    world.edge.faults.append(fails(SendError("blocked", permanent=True), what="send"))
    await opens(world)
    await world.send_all()
    assert what(world) == ["send"]
    assert world.undelivered == [Undelivered("opening:R:M1", None, "blocked", True)]


@pytest.mark.parametrize("seed", range(4))
async def test_r39_wherever_the_process_dies_no_file_outlives_its_time(world: World, seed: int) -> None:
    random = Random(seed)
    for number in range(FILES):
        await opens(world, number)
    for _ in range(3):
        await run_and_kill(world, random, world.worker.step())
    await world.worker.step()
    assert sorted(files(world)) == [f"f{number}" for number in range(FILES)]
    world.clock.advance(SHOWN_FOR)
    await world.send_all()
    assert files(world) == []
    assert all(call.text == "A file comes." for call in world.edge.calls if call.what == "send")


async def shows(world: World, text: str, version: int, *, passing: bool = True) -> None:
    """A lasting copy, as a partner reads a family's words in."""
    message = Outgoing(text, gone_after=600, placeholder="It comes.") if passing else Outgoing(text)
    async with world.database.transaction() as connection:
        await world.delivery.show(
            connection, "copy:a", "referral:a", "p1", MODERATOR, message, Lane.REPLIES, version, resend=passing
        )


async def test_r45_a_copy_is_filled_and_goes_after_ten_minutes(small_world: World) -> None:
    world = small_world
    await shows(world, "A family's words", 1)
    await world.worker.step()
    assert [(call.what, call.text) for call in world.edge.calls] == [
        ("send", "It comes."),
        ("edit", "A family's words"),
    ]
    world.clock.advance(SHOWN_FOR)
    await world.worker.step()
    assert world.edge.texts("moderator") == []


@pytest.mark.parametrize("lost", ["send", "edit"])
async def test_r45_a_copy_whose_answer_is_lost_leaves_no_words(small_world: World, lost: str) -> None:
    world = small_world
    world.edge.faults.append(loses(what=lost))
    await shows(world, "A family's words", 1)
    await world.worker.step()
    await world.send_all()
    assert "A family's words" in {call.text for call in world.edge.calls}
    assert "A family's words" not in world.edge.texts("moderator")


async def test_r45_what_comes_after_is_not_filled_with_what_was_before(small_world: World) -> None:
    world = small_world
    sending = asyncio.Event()
    going_on = asyncio.get_running_loop().create_future()

    def held() -> "asyncio.Future[None]":
        sending.set()
        return going_on

    world.edge.latency = held
    await shows(world, "A family's words", 1)
    step = asyncio.create_task(world.worker.step())
    await sending.wait()
    await shows(world, "The partner has it.", 2, passing=False)
    going_on.set_result(None)
    await step
    assert world.edge.texts("moderator") == ["The partner has it."]
    assert "A family's words" not in {call.text for call in world.edge.calls}
    world.clock.advance(SHOWN_FOR)
    await world.send_all()
    assert world.edge.texts("moderator") == []
