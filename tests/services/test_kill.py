"""The process dies at any instruction: nothing is lost, nothing doubled in vain, nothing outdated left."""

import asyncio
from datetime import timedelta
from itertools import count
from random import Random

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.delivery import Lane
from bot.domain.messages import Address, Incoming, Outgoing, Platform
from bot.services.transport.intake import Handled
from bot.services.transport.timers import TimerWorker
from bot.storage import settings
from bot.storage.schema import outbox
from tests.services.conftest import World
from tests.services.desk import Desk, said
from tests.services.killing import run_and_kill

SEEDS = range(4)
KILLS = 5


async def under_way(world: World) -> set[str]:
    """Keys that a dead process may have sent."""
    async with world.database.reading() as connection:
        query = select(outbox.c.key).where(outbox.c.state == "pending", outbox.c.lease_until.is_not(None))
        return set((await connection.execute(query)).scalars())


def unrepeated(texts: list[str]) -> list[str]:
    return list(dict.fromkeys(texts))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("has_nonces", [True, False])
async def test_no_reply_is_lost_and_only_a_lost_answer_doubles_one(
    world: World, seed: int, *, has_nonces: bool
) -> None:
    random = Random(seed)
    world.edge.has_nonces = has_nonces
    chats = [Address(Platform.TELEGRAM, name) for name in ("ana", "bea", "carla")]
    may_double: set[str] = set()
    numbers = count()
    for _ in range(KILLS):
        async with world.database.transaction() as connection:
            for chat in chats * 3:
                number = next(numbers)
                await world.delivery.reply(connection, chat, Outgoing(f"{number:03}"), f"k{number}")
        await run_and_kill(world, random, world.worker.step())
        may_double |= await under_way(world)
    await world.send_all()
    assert len(world.edge.delivered) == next(numbers)
    doubled = {key for key, times in world.edge.delivered.items() if times > 1}
    assert doubled <= (set() if has_nonces else may_double)
    for chat in chats:
        texts = unrepeated(world.edge.texts(chat.chat))
        assert texts == sorted(texts)


@pytest.mark.parametrize("seed", SEEDS)
async def test_no_outdated_copy_is_left_and_nothing_is_sent_after_an_opt_out(world: World, seed: int) -> None:
    random = Random(seed)
    people = [f"s{number}" for number in range(8)]
    for name in people:
        await world.subscribe(name)
    await world.link("channel")
    await world.publish()
    await run_and_kill(world, random, world.broadcaster.step(), world.worker.step())
    await world.broadcaster.step()
    await run_and_kill(world, random, world.worker.step())
    leaver = random.choice(people)
    await world.unsubscribe(leaver)
    calls_before = len(world.edge.calls)
    await run_and_kill(world, random, world.worker.step())
    await world.correct(2, "ended")
    await run_and_kill(world, random, world.broadcaster.step(), world.worker.step())
    await run_and_kill(world, random, world.broadcaster.step(), world.worker.step())
    await world.send_all()
    assert leaver not in {call.chat for call in world.edge.calls[calls_before:]}
    for name in [*people, "channel"]:
        texts = world.edge.texts(name)
        if name != leaver and texts:
            assert texts[-1].startswith("ended")


@pytest.mark.parametrize("seed", SEEDS)
async def test_no_card_falls_back_to_an_older_version(world: World, seed: int) -> None:
    random = Random(seed)
    world.edge.has_nonces = True
    address = Address(Platform.TELEGRAM, "room")

    async def change(version: int) -> None:
        async with world.database.transaction() as connection:
            await world.delivery.show(
                connection, "card", "report:1", "R1", address, Outgoing(f"{version:03}"), Lane.CARDS, version
            )

    version = count(1)
    for _ in range(KILLS):
        await change(next(version))
        await run_and_kill(world, random, world.worker.step())
        await change(newest := next(version))
    await world.send_all()
    assert world.edge.texts("room")[-1] == f"{newest:03}"
    seen = [call.text for call in world.edge.calls]
    assert seen == sorted(seen)


@pytest.mark.parametrize("seed", SEEDS)
async def test_every_event_has_its_effect_once_and_in_order(world: World, seed: int) -> None:
    random = Random(seed)
    world.edge.has_nonces = True
    desk = Desk(world)
    desk.handle = desk.note
    chats = ("ana", "bea")
    sent: list[dict[str, str]] = []
    acknowledged = 0

    async def deliver() -> None:
        nonlocal acknowledged
        # The platform gives again what was not acknowledged, and once in a while more.
        await desk.receive(*sent[max(0, acknowledged - 1) :])
        acknowledged = len(sent)
        await desk.worker.step()

    for number in range(6):
        sent += [said(f"{chat}{number}{piece}", chat) for piece in range(2) for chat in chats]

        await run_and_kill(world, random, deliver(), world.worker.step())
        desk.start()
        if number % 2:
            # A third death in the same try would set an event aside: that has a test of its own.
            await deliver()
            await world.worker.step()
    await desk.receive(*sent)
    assert await desk.worker.step() == 0
    await world.send_all()
    assert [await desk.notes(item["text"]) for item in sent] == [1] * len(sent)
    for chat in chats:
        of_chat = [item["text"] for item in sent if item["chat"] == chat]
        assert world.edge.texts(chat) == [f"noted {text}" for text in of_chat]


@pytest.mark.parametrize("seed", SEEDS)
async def test_every_question_is_answered_at_least_once(world: World, seed: int) -> None:
    random = Random(seed)
    desk = Desk(world)

    async def answer(incoming: Incoming, inbox_id: int) -> Handled:
        await asyncio.sleep(0)
        return Handled([Outgoing(f"answer to {incoming.text}")], committed=False)

    desk.handle = answer
    await desk.receive(*[said(f"{chat}{number}", chat) for number in range(4) for chat in ("ana", "bea")])
    # A third death in the same try would set an event aside: that has a test of its own.
    for _ in range(2):
        await run_and_kill(world, random, desk.worker.step())
        desk.start()
    await desk.worker.step()
    for chat in ("ana", "bea"):
        expected = [f"answer to text {chat}{number}" for number in range(4)]
        assert unrepeated(world.edge.texts(chat)) == expected


@pytest.mark.parametrize("seed", SEEDS)
async def test_every_timer_has_its_effect_once(world: World, seed: int) -> None:
    random = Random(seed)

    async def fire(kind: str, subject: str, connection: AsyncConnection) -> None:
        await settings.write(connection, f"fired {subject}", kind, world.clock.now())
        before = await settings.read(connection, "fired") or ""
        await settings.write(connection, "fired", f"{before}{subject};", world.clock.now())

    async with world.database.transaction() as connection:
        for number in range(10):
            await world.delivery.timer(connection, f"t{number}", "unclaimed", str(number), world.clock.now())
    for _ in range(KILLS):
        await run_and_kill(world, random, TimerWorker(world.database, world.clock, fire).step())
        world.clock.advance(timedelta(minutes=5))
    await TimerWorker(world.database, world.clock, fire).step()
    async with world.database.reading() as reading:
        fired = (await settings.read(reading, "fired") or "").split(";")[:-1]
    assert sorted(fired, key=int) == [str(number) for number in range(10)]
