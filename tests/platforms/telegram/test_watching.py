"""R43 on Telegram: signs of a foreign program, through the real SDK."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta

import httpx

from bot.clock import MovableClock
from bot.config_sections import Telegram, Webhook
from bot.domain.messages import Address, Outgoing, Platform
from bot.domain.ports import Sign
from bot.platforms.telegram.watching import CONFLICT_APART, Watching
from tests.fakes.telegram_api import FakeTelegram
from tests.platforms.telegram.program import Program
from tests.platforms.watcher import Watcher


@contextlib.asynccontextmanager
async def watched(api: FakeTelegram, program: Program) -> AsyncIterator[Watcher]:
    watcher = Watcher()
    program.connection.attach(watcher)
    program.begin()
    try:
        await program.connected()
        yield watcher
    finally:
        await program.stop()


async def until(holds: Callable[[], object]) -> None:
    async with asyncio.timeout(5):
        while not holds():  # noqa: ASYNC110
            await asyncio.sleep(0.01)


async def conflicts(watching: Watching, clock: MovableClock, *seconds: float) -> None:
    for pause in seconds:
        clock.advance(timedelta(seconds=pause))
        await watching.conflicted()


async def test_r43_conflicts_for_longer_than_a_minute_are_a_sign(api: FakeTelegram) -> None:
    clock = MovableClock(datetime(2026, 11, 22, tzinfo=UTC))
    watching, watcher = Watching(Program(api).connection._bot, clock), Watcher()  # noqa: SLF001
    watching.host = watcher
    await conflicts(watching, clock, 0, 20, 39)
    assert watcher.signs == []
    # A restart that overlaps, and another one much later, are none.
    await conflicts(watching, clock, CONFLICT_APART + 1, 30)
    assert watcher.signs == []
    await conflicts(watching, clock, 31)
    assert watcher.signs == [Sign.CONFLICT]


async def test_r43_a_second_poller_is_counted(api: FakeTelegram) -> None:
    program = Program(api)
    async with watched(api, program):
        await api.until(lambda: any(method == "getUpdates" for method, _ in api.calls))
        async with httpx.AsyncClient() as thief:
            await thief.post(f"{api.base_url}{api.token}/getUpdates", json={"timeout": 0})
        await api.until(lambda: bool(program.clock.pauses))
        watching = program.connection._watching  # noqa: SLF001
        assert watching._last_conflict > 0  # noqa: SLF001


async def test_r43_a_webhook_that_stands_at_the_start_is_told(api: FakeTelegram) -> None:
    api.webhook = {"url": "https://thief.example/hook"}
    async with watched(api, Program(api)) as watcher:
        assert watcher.webhooks == [("found", "https://thief.example/hook")]
        await api.until(lambda: api.webhook == {})


async def test_r43_a_webhook_while_polling_is_a_sign(api: FakeTelegram) -> None:
    program = Program(api)
    async with watched(api, program) as watcher:
        # What stands before the first poll is found and removed by the start.
        await api.until(lambda: any(method == "getUpdates" for method, _ in api.calls))
        api.webhook = {"url": "https://thief.example/hook"}
        program.connection._watching._looked_at = float("-inf")  # noqa: SLF001  an hour later
        ana = api.person()
        await ana.says("hola")
        await until(lambda: Sign.WEBHOOK in watcher.signs)


async def test_r43_another_webhook_than_ours_is_a_sign(api: FakeTelegram) -> None:
    program = Program(api)
    program.settings = Telegram(mode="webhook", base_url=api.base_url, webhook=Webhook(public_url="http://127.0.0.1:1"))
    program.secret = "secret"
    program.connection = program.connect()
    async with watched(api, program) as watcher:
        await until(lambda: watcher.webhooks == [("set", "http://127.0.0.1:1/telegram")])
        api.webhook = {"url": "https://thief.example/hook"}
        await until(lambda: Sign.WEBHOOK in watcher.signs)


async def test_r43_the_name_is_told_at_the_start(api: FakeTelegram) -> None:
    async with watched(api, Program(api)) as watcher:
        assert watcher.names == ["Farolito @farolito_bot"]


async def test_r42_what_stands_in_a_private_chat_is_told_and_deleted_in_batches(api: FakeTelegram) -> None:
    program = Program(api)
    async with watched(api, program) as watcher:
        ana, group = api.person(), api.group()
        await ana.says("hola")
        await ana.chat.shows("You said: hola")
        sender = program.connection.sender
        for number in range(120):
            await sender.send(Address(Platform.TELEGRAM, str(ana.id)), Outgoing(f"text {number}"), key=f"k{number}")
        await sender.send(Address(Platform.TELEGRAM, str(group.id)), Outgoing("in the group"), key="group")
        told = [reference for address, reference in watcher.stood if address.chat == str(ana.id)]
        assert len(told) == len(watcher.stood) == 121
        before = len(api.calls)
        await sender.delete(Address(Platform.TELEGRAM, str(ana.id)), ",".join(["1", *told]))
        assert [method for method, _ in api.calls[before:] if method != "getUpdates"] == ["deleteMessages"] * 2
        assert ana.chat.messages == []
        assert group.texts == ["in the group"]
