"""When a button was pressed: Telegram does not say it, and keeps presses while the program is away."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.domain.messages import Action, Button, Outgoing
from tests.fakes.telegram_api import FakeTelegram
from tests.fakes.telegram_chats import Person
from tests.platforms.telegram.program import Program, running
from tests.platforms.telegram.test_runner import polled

LONG = timedelta(minutes=10)


@pytest.fixture
async def program(api: FakeTelegram) -> AsyncIterator[Program]:
    async with running(api) as program:
        program.conversation.answer = lambda incoming: [
            Outgoing("pressed") if incoming.action else Outgoing("card", buttons=((Button("Claim", Action("claim")),),))
        ]
        yield program


async def card(api: FakeTelegram) -> Person:
    """Somebody who has a card with a button before them."""
    ana = api.person()
    await ana.says("/report")
    await ana.chat.shows("card")
    return ana


async def age(program: Program, ana: Person) -> timedelta:
    """How long ago the press is taken to have been made."""
    await ana.chat.shows("pressed")
    return program.clock.now() - program.conversation.heard[-1].at


async def test_a_press_while_the_program_is_there_is_fresh(api: FakeTelegram, program: Program) -> None:
    ana = await card(api)
    await ana.presses("Claim")
    assert await age(program, ana) < timedelta(seconds=5)


@pytest.mark.parametrize("away", [timedelta(minutes=1), LONG])
async def test_a_press_while_the_program_was_stopped_may_be_as_old_as_that(
    api: FakeTelegram, program: Program, away: timedelta
) -> None:
    ana = await card(api)
    await program.stop()
    await ana.presses("Claim")
    program.clock.ahead += away
    answer = program.conversation.answer
    await program.start()
    program.conversation.answer = answer
    assert (await age(program, ana) >= LONG) is (away == LONG)


async def test_a_press_while_telegram_could_not_be_reached_may_be_as_old_as_that(
    api: FakeTelegram, program: Program
) -> None:
    ana = await card(api)
    await program.connected()
    await api.refuse_connections()
    await program.connected(False)
    await ana.presses("Claim")
    program.clock.ahead += LONG
    await api.accept_connections()
    assert await age(program, ana) >= LONG
    # Once all that waited was given, a press is fresh again.
    seen = len(program.conversation.heard)
    await ana.presses("Claim")
    await api.until(lambda: len(program.conversation.heard) > seen)
    assert program.clock.now() - program.conversation.heard[-1].at < timedelta(seconds=5)


async def test_a_press_that_waited_in_the_inbox_keeps_its_time(api: FakeTelegram, program: Program) -> None:
    ana = await card(api)
    await ana.presses("Claim")
    await age(program, ana)
    press = list(program.mailbox.known.values())[-1]
    program.clock.ahead += LONG
    again = program.connection.to_incoming(press.payload)
    assert again is not None
    assert program.clock.now() - again.at >= LONG


async def test_a_start_without_any_memory_takes_presses_for_old(api: FakeTelegram, program: Program) -> None:
    ana = await card(api)
    await program.stop()
    await ana.presses("Claim")
    program.mailbox.drained_at = None
    await program.start()
    assert await age(program, ana) > timedelta(days=365)


async def test_the_programs_presence_is_written_once_a_minute(api: FakeTelegram, program: Program) -> None:
    await polled(api)
    await card(api)
    first = program.mailbox.drained_at
    assert first is not None
    await (await card(api)).says("again")
    assert program.mailbox.drained_at == first
    program.clock.ahead += timedelta(minutes=1)
    await card(api)
    await api.until(lambda: program.mailbox.drained_at != first)
