"""Telegram away, refusing or shared with another program: waited for, and back by itself."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest

from tests.fakes.telegram_api import FakeTelegram
from tests.platforms.telegram.program import Program, running


async def polled(api: FakeTelegram) -> None:
    await api.until(lambda: any(method == "getUpdates" for method, _ in api.calls))


@pytest.fixture
async def program(api: FakeTelegram) -> AsyncIterator[Program]:
    async with running(api) as program:
        yield program


async def _noted(program: Program, seconds: float) -> None:
    program.clock.pauses.append(seconds)
    await asyncio.sleep(0.001)


async def test_telegram_away_at_the_start_is_waited_for(api: FakeTelegram) -> None:
    await api.refuse_connections()
    ana = api.person()
    async with running(api) as program:
        await asyncio.sleep(0.3)
        assert not program.connection.is_connected
        await api.accept_connections()
        await ana.says("finally")
        await ana.chat.shows("You said: finally")
        assert program.connection.is_connected


@pytest.mark.parametrize("answers", [True, False])
async def test_telegram_going_away_is_noticed_and_waited_for(
    api: FakeTelegram, program: Program, answers: bool
) -> None:
    await program.connected()
    ana = api.person()
    if answers:
        api.is_down = True
        await ana.says("first")
    else:
        await api.refuse_connections()
    await program.connected(False)
    api.is_down = False
    if not answers:
        await api.accept_connections()
    await ana.says("are you back?")
    await ana.chat.shows("You said: are you back?")
    await program.connected()


async def test_pauses_grow_to_a_minute_and_no_further(api: FakeTelegram) -> None:
    api.is_down = True
    program = Program(api)
    program.clock.sleep = lambda seconds: _noted(program, seconds)  # type: ignore[method-assign]
    await program.start()
    async with asyncio.timeout(5):
        while len(program.clock.pauses) < 9:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    await program.stop()
    assert program.clock.pauses[:8] == [1, 2, 4, 8, 16, 32, 60, 60]


async def test_a_wrong_token_is_tried_again_slowly(api: FakeTelegram) -> None:
    program = Program(api, token="123456789:AAwrong-wrong-wrong-wrong-wrong-wrong")
    await program.start()
    async with asyncio.timeout(5):
        while not program.clock.pauses:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    assert program.clock.pauses[0] >= 60
    assert not program.connection.is_connected
    await program.stop()


async def test_a_second_poller_is_a_conflict_that_ends(api: FakeTelegram, program: Program) -> None:
    await polled(api)
    async with httpx.AsyncClient() as thief:
        await thief.post(f"{api.base_url}{api.token}/getUpdates", json={"timeout": 0})
    await api.until(lambda: bool(program.clock.pauses))
    await program.connected()
    ana = api.person()
    await ana.says("still there?")
    await ana.chat.shows("You said: still there?")
