"""Nothing that was received is lost, doubled or out of order, and one poisoned message stops nobody."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from bot.domain.messages import Incoming, Outgoing, Platform
from bot.domain.ports import RawEvent
from bot.errors import SendError
from bot.services.transport.intake import Handled
from bot.services.transport.processing import TRIES
from bot.storage import inbox
from tests.services.conftest import World
from tests.services.desk import SORRY, Desk, said
from tests.services.edge import fails, loses


@pytest.fixture
async def desk(world: World) -> Desk:
    return Desk(world)


@pytest.fixture
async def small_desk(small_world: World) -> Desk:
    return Desk(small_world)


async def test_events_and_cursor_are_committed_together(desk: Desk) -> None:
    assert await desk.mailbox.cursor() is None
    await desk.receive(said("1"), cursor="2")
    assert await desk.mailbox.cursor() == "2"
    desk.world.clock.advance(timedelta(days=6))
    assert await desk.mailbox.cursor() is None


async def test_an_event_is_answered_once_however_often_it_is_delivered(desk: Desk) -> None:
    await desk.receive(said("1"), said("1"))
    await desk.receive(said("1"))
    assert await desk.worker.step() == 1
    await desk.receive(said("1"))
    assert await desk.worker.step() == 0
    assert desk.world.edge.texts("ana") == ["echo text 1"]


async def test_what_is_not_for_the_bot_is_finished_without_an_answer(desk: Desk) -> None:
    await desk.mailbox.receive([RawEvent("1", "group", b"{}")])
    assert await desk.worker.step() == 1
    assert await desk.worker.step() == 0
    assert (desk.said, desk.worker.counts.ignored) == ([], 1)


async def test_each_chat_is_handled_in_order_and_a_slow_one_stops_nobody(desk: Desk) -> None:
    going = asyncio.Event()

    async def slow_for_ana(incoming: Incoming, inbox_id: int) -> Handled:
        if incoming.address.chat == "ana":
            await going.wait()
        return Handled([Outgoing(incoming.text)], committed=False)

    desk.handle = slow_for_ana
    await desk.receive(*[said(f"{chat}{number}", chat) for number in range(4) for chat in ("ana", "bea")])
    task = asyncio.create_task(desk.worker.run())
    for _ in range(1_000):
        if len(desk.world.edge.texts("bea")) == 4:
            break
        await asyncio.sleep(0.01)
    assert desk.world.edge.texts("bea") == [f"text bea{number}" for number in range(4)]
    assert desk.world.edge.texts("ana") == []
    going.set()
    for _ in range(1_000):
        if len(desk.world.edge.texts("ana")) == 4:
            break
        await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert desk.world.edge.texts("ana") == [f"text ana{number}" for number in range(4)]


async def test_a_committed_effect_ends_the_event_and_its_reply_comes_from_the_outbox(desk: Desk) -> None:
    desk.handle = desk.note
    await desk.receive(said("1", press="save:1"))
    await desk.worker.step()
    assert desk.world.edge.texts("ana") == []
    await desk.world.worker.step()
    assert desk.world.edge.texts("ana") == ["noted text 1"]
    assert desk.wire.notices == ["saved"]
    assert await desk.start().step() == 0


async def test_a_press_is_acknowledged_and_its_message_changed(desk: Desk) -> None:
    desk.world.edge.chats["ana"]["7"] = Outgoing("choose")

    async def choose(incoming: Incoming, inbox_id: int) -> Handled:
        return Handled([Outgoing("chosen", replace=True, notice="thanks")], committed=False)

    desk.handle = choose
    await desk.receive(said("1", press="choose:1", pressed="7"), said("2", press="choose:1", pressed="404"))
    await desk.worker.step()
    assert desk.world.edge.texts("ana") == ["chosen", "chosen"]
    assert desk.wire.notices == ["thanks", "thanks"]


async def test_an_answer_that_cannot_be_sent_now_waits_in_the_outbox_in_its_order(desk: Desk) -> None:
    async def three(incoming: Incoming, inbox_id: int) -> Handled:
        return Handled([Outgoing(f"{incoming.text}.{number}") for number in range(3)], committed=False)

    desk.handle = three
    refuse = iter([False, True])

    def second_fails(call: object) -> None:
        if next(refuse, False):
            raise SendError("network")

    desk.world.edge.faults.append(second_fails)
    await desk.receive(said("1"))
    await desk.worker.step()
    assert desk.world.edge.texts("ana") == ["text 1.0"]
    assert desk.worker.counts.queued == 2
    await desk.world.send_all()
    assert desk.world.edge.texts("ana") == ["text 1.0", "text 1.1", "text 1.2"]
    assert await desk.worker.step() == 0


async def test_an_answer_whose_fate_is_unknown_keeps_its_key(desk: Desk) -> None:
    desk.world.edge.has_nonces = True
    desk.world.edge.faults.append(loses())
    await desk.receive(said("1"))
    await desk.worker.step()
    await desk.world.send_all()
    assert desk.world.edge.texts("ana") == ["echo text 1"]
    assert len({call.key for call in desk.world.edge.calls}) == 1
    assert desk.worker.counts.maybe_delivered == 1


async def test_a_throttled_chat_gets_its_answers_later_and_in_order(desk: Desk) -> None:
    desk.world.edge.faults.append(fails(SendError("flood", retry_after=20.0)))
    await desk.receive(said("1"), said("2"))
    await desk.worker.step()
    assert desk.world.edge.texts("ana") == []
    await desk.world.send_all()
    assert desk.world.edge.texts("ana") == ["echo text 1", "echo text 2"]


async def test_an_answer_that_is_refused_for_good_ends_the_event(desk: Desk) -> None:
    desk.world.edge.faults.append(fails(SendError("blocked", permanent=True)))
    await desk.receive(said("1"), said("2"))
    await desk.worker.step()
    assert desk.world.edge.texts("ana") == ["echo text 2"]
    assert desk.worker.counts.undelivered == 1


async def work_off(desk: Desk) -> None:
    """Step and let time pass until every event ended."""
    for _ in range(20):
        await desk.worker.step()
        await desk.world.worker.step()
        desk.world.clock.advance(timedelta(seconds=30))


async def test_a_poisoned_message_is_set_aside_the_person_is_told_and_the_chat_goes_on(desk: Desk) -> None:
    async def poisoned(incoming: Incoming, inbox_id: int) -> Handled:
        if incoming.text == "text 1":
            raise RuntimeError("a bug")
        return Handled([Outgoing(incoming.text)], committed=False)

    desk.handle = poisoned
    await desk.receive(said("1"), said("2"), said("3", "bea"))
    await desk.worker.step()
    assert desk.world.edge.texts("bea") == ["text 3"]
    assert desk.world.edge.texts("ana") == []
    await work_off(desk)
    assert desk.said.count("ana:text 1") == TRIES
    assert sorted(desk.world.edge.texts("ana")) == sorted([SORRY.text, "text 2"])
    assert (desk.worker.counts.failed, desk.worker.counts.set_aside) == (TRIES, 1)


async def test_an_event_that_cannot_even_be_read_is_set_aside_and_its_chat_is_told(desk: Desk) -> None:
    await desk.mailbox.receive([RawEvent("1", "ana", b"\xff no JSON")])
    await desk.receive(said("2"))
    await work_off(desk)
    assert sorted(desk.world.edge.texts("ana")) == sorted([SORRY.text, "echo text 2"])


async def test_an_event_that_kills_the_process_is_tried_three_times_and_no_more(desk: Desk) -> None:
    async def dies(incoming: Incoming, inbox_id: int) -> Handled:
        await asyncio.Event().wait()
        raise AssertionError("unreachable")

    desk.handle = dies
    await desk.receive(said("1"), said("2", "bea"))
    for _ in range(TRIES):
        step = asyncio.create_task(desk.start().step())
        tries = len(desk.said)
        for _ in range(500):
            if len(desk.said) == tries + 2:
                break
            await asyncio.sleep(0.01)
        step.cancel()
        await asyncio.gather(step, return_exceptions=True)
        desk.world.clock.advance(timedelta(minutes=3))
    desk.handle = None
    await desk.start().step()
    await desk.world.worker.step()
    assert len(desk.said) == 2 * TRIES
    assert desk.world.edge.texts("ana") == [SORRY.text]


async def test_an_event_whose_key_was_destroyed_is_set_aside_in_silence(desk: Desk) -> None:
    await desk.receive(said("1"))
    desk.world.vault.destroy_due(desk.world.clock.now())
    for _ in range(80):
        desk.world.clock.advance(timedelta(hours=1))
        desk.world.vault.destroy_due(desk.world.clock.now())
    await desk.worker.step()
    assert (desk.said, desk.world.edge.calls, desk.worker.counts.set_aside) == ([], [], 1)


async def test_a_restart_handles_what_was_pending_and_not_what_was_done(desk: Desk) -> None:
    await desk.receive(said("1"))
    await desk.worker.step()
    await desk.receive(said("2"))
    async with desk.world.database.transaction() as connection:
        claimed = await inbox.claim(
            connection, Platform.TELEGRAM, desk.world.clock.now(), limit=9, lease=timedelta(minutes=2)
        )
    assert len(claimed) == 1  # and the process dies here
    task = asyncio.create_task(desk.start().run())
    for _ in range(1_000):
        if len(desk.world.edge.texts("ana")) == 2:
            break
        await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert desk.world.edge.texts("ana") == ["echo text 1", "echo text 2"]
    assert desk.said == ["ana:text 1", "ana:text 2"]


async def test_what_was_under_way_at_a_crash_is_tried_one_at_a_time(desk: Desk) -> None:
    """One of them may have killed the process: the others must not be given up together with it."""
    await desk.receive(*[said(str(number), f"chat{number}") for number in range(6)])
    async with desk.world.database.transaction() as connection:
        now = desk.world.clock.now()
        await inbox.claim(connection, Platform.TELEGRAM, now, limit=9, lease=timedelta(minutes=2))
    under_way: set[int] = set()
    most = 0

    async def watched(incoming: Incoming, inbox_id: int) -> Handled:
        nonlocal most
        under_way.add(inbox_id)
        most = max(most, len(under_way))
        await asyncio.sleep(0.01)
        under_way.remove(inbox_id)
        return Handled([Outgoing(incoming.text)], committed=False)

    desk.handle = watched
    task = asyncio.create_task(desk.start().run())
    for _ in range(1_000):
        if len(desk.world.edge.calls) == 6:
            break
        await asyncio.sleep(0.01)
    assert most == 1
    await desk.receive(*[said(f"new {number}", f"chat{number}") for number in range(6)])
    for _ in range(1_000):
        if len(desk.world.edge.calls) == 12:
            break
        await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert len(desk.world.edge.calls) == 12
    assert most > 1


async def test_a_stop_lets_what_is_under_way_end_and_takes_nothing_more(desk: Desk) -> None:
    begun, going = asyncio.Event(), asyncio.Event()

    async def slow(incoming: Incoming, inbox_id: int) -> Handled:
        begun.set()
        await going.wait()
        return Handled([Outgoing(incoming.text)], committed=False)

    desk.handle = slow
    await desk.receive(said("1"), said("2"))
    task = asyncio.create_task(desk.worker.run())
    await begun.wait()
    task.cancel()
    await asyncio.sleep(0.01)
    going.set()
    await asyncio.gather(task, return_exceptions=True)
    assert desk.world.edge.texts("ana") == ["text 1"]
    desk.handle = None
    await desk.start().step()
    assert desk.world.edge.texts("ana") == ["text 1", "echo text 2"]


async def test_events_that_changed_nothing_are_finished_in_batches(small_desk: Desk) -> None:
    desk = small_desk
    await desk.receive(*[said(str(number), f"chat{number}") for number in range(16)])
    commits = 0

    def count(connection: object) -> None:
        nonlocal commits
        commits += 1

    event.listen(Engine, "commit", count)
    try:
        assert await desk.worker.step() == 16
    finally:
        event.remove(Engine, "commit", count)
    # Two looks for work, and the sixteen ends in a few pieces.
    assert 3 <= commits <= 2 + 8
    assert len(desk.world.edge.calls) == 16
    assert await desk.start().step() == 0
