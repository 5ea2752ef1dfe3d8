"""A session with Discord over real sockets: coming up, going away, coming back, ending."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator

import pytest
from structlog.testing import capture_logs

from bot.clock import SystemClock
from bot.config_sections import Discord
from bot.domain.messages import Outgoing
from bot.errors import SendError
from bot.i18n import Texts
from bot.platforms.discord import runner
from bot.platforms.discord.client import Client
from bot.platforms.discord.outbound import person
from bot.platforms.discord.runner import DiscordConnection
from tests.fakes.discord_server import TOKEN, DiscordServer, serve_discord
from tests.fakes.media import Shelf
from tests.platforms.discord.script import Script


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "LONGEST_PAUSE", 0.2)
    monkeypatch.setattr(runner, "REFUSED_PAUSE", 0.2)
    monkeypatch.setattr(runner, "GATEWAY_PATIENCE", 0.3)
    monkeypatch.setattr(runner, "_LOOK_EVERY", 0.05)


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    async with serve_discord() as server:
        yield server


def connect(server: DiscordServer, script: Script, texts: Texts, token: str = TOKEN) -> DiscordConnection:
    settings = Discord(api_url=server.api_url, gateway_url=server.gateway_url)
    return DiscordConnection(settings, token, script, texts, SystemClock(), Shelf())


@contextlib.asynccontextmanager
async def running(connection: DiscordConnection) -> AsyncIterator[asyncio.Task[None]]:
    task = asyncio.create_task(connection.run())
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await connection.close()


async def test_a_person_is_answered_over_real_sockets(server: DiscordServer, script: Script, texts: Texts) -> None:
    guild = server.env.create_guild()
    channel = guild.create_text_channel("general")
    ana = guild.add_member(server.env.create_user("ana"))
    connection = connect(server, script, texts)
    async with running(connection):
        await server.until(lambda: server.is_bot_online and connection.is_connected)
        result = await ana.slash(channel, "ask", text="hola")
        await server.until(lambda: result.response)
        assert result.response is not None
        assert (result.response.content, result.ephemeral) == ("Answer", True)
        await ana.send(channel, f"<@{server.backend.bot_user.id}> hola")
        await server.until(lambda: len(channel.history()) == 2)
        await ana.send_dm("hola")
        await server.until(lambda: len(ana.user.dm_channel.history()) == 2)
        await connection.sender.send(person(ana.id), Outgoing("Alert"), key="a")
        await connection.sender.send(person(ana.id), Outgoing("Alert"), key="a")
        assert [message.content for message in ana.user.dm_channel.history()] == ["hola", "Answer", "Alert"]
    assert server.gaps == []


async def test_a_photo_can_be_fetched(server: DiscordServer, script: Script, texts: Texts) -> None:
    connection = connect(server, script, texts)
    user = server.env.create_user("ana")
    async with running(connection):
        await server.until(lambda: server.is_bot_online and connection.is_connected)
        files = server.backend.store_attachments(user.dm_channel.id, [("a.jpg", b"picture")])
        await user.send_dm("look", attachments=files)
        await server.until(lambda: script.heard)
        (photo,) = script.heard[0].attachments
        assert await connection.fetch(photo.source, 7) == b"picture"
        with pytest.raises(SendError, match="too_big"):
            await connection.fetch(photo.source, 6)
        with pytest.raises(SendError) as gone:
            await connection.fetch(photo.source + "x", 7)
        assert gone.value.permanent


async def test_a_short_outage_loses_no_message(
    server: DiscordServer, script: Script, texts: Texts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "GATEWAY_PATIENCE", 30.0)
    connection = connect(server, script, texts)
    user = server.env.create_user("ana")
    async with running(connection):
        await server.until(lambda: server.is_bot_online and connection.is_connected)
        await server.go_down()
        await server.until(lambda: not connection.is_connected)
        await user.send_dm("while you were away")
        await server.come_up()
        await server.until(lambda: connection.is_connected)
        await server.until(lambda: [heard.text for heard in script.heard] == ["while you were away"])
        await server.until(lambda: len(user.dm_channel.history()) == 2)
        assert server.sessions == 1


async def test_a_long_outage_ends_in_a_session_of_its_own(server: DiscordServer, script: Script, texts: Texts) -> None:
    connection = connect(server, script, texts)
    user = server.env.create_user("ana")
    async with running(connection):
        await server.until(lambda: server.is_bot_online and connection.is_connected)
        await server.go_down(forget=True)
        await server.until(lambda: not connection.is_connected)
        await asyncio.sleep(1.0)
        await server.come_up()
        await server.until(lambda: server.is_bot_online and connection.is_connected)
        await user.send_dm("hola")
        await server.until(lambda: len(user.dm_channel.history()) == 2)


async def test_a_platform_that_is_away_at_the_start_is_waited_for(
    server: DiscordServer, script: Script, texts: Texts
) -> None:
    await server.go_down()
    connection = connect(server, script, texts)
    async with running(connection) as task:
        await asyncio.sleep(0.5)
        assert not connection.is_connected
        assert not task.done()
        with pytest.raises(SendError) as refused:
            await connection.sender.send(person(1), Outgoing("One"), key="k")
        assert not refused.value.permanent
        await server.come_up()
        await server.until(lambda: server.is_bot_online and connection.is_connected)


async def test_a_gateway_that_is_away_at_the_start_is_waited_for(
    server: DiscordServer, script: Script, texts: Texts
) -> None:
    settings = Discord(api_url=server.api_url, gateway_url="ws://127.0.0.1:9/gateway")
    connection = DiscordConnection(settings, TOKEN, script, texts, SystemClock(), Shelf())
    async with running(connection) as task:
        await server.until(lambda: sum(path == "/users/@me" for _, path in server.requests) >= 2)
        assert not task.done()
        assert not connection.is_connected


async def test_a_refused_token_is_tried_again_slowly_and_logged(
    server: DiscordServer, script: Script, texts: Texts
) -> None:
    connection = connect(server, script, texts, token="some.other.token")
    with capture_logs() as logged:
        async with running(connection) as task:
            await server.until(lambda: len(server.requests) >= 2)
            assert not task.done()
    assert "discord.token_refused" in [entry["event"] for entry in logged]


async def test_cancelling_ends_what_is_being_answered_and_closes_soon(
    server: DiscordServer, script: Script, texts: Texts
) -> None:
    connection = connect(server, script, texts)
    user = server.env.create_user("ana")
    async with running(connection) as task:
        await server.until(lambda: server.is_bot_online and connection.is_connected)
        script.slow = 0.5
        await user.send_dm("hola")
        await server.until(lambda: script.heard)
        began = time.monotonic()
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
        assert time.monotonic() - began < 3
        assert [message.content for message in user.dm_channel.history()] == ["hola", "Answer"]
        assert not connection.is_connected


async def test_an_endless_answer_does_not_hold_the_end_up(server: DiscordServer, script: Script, texts: Texts) -> None:
    connection = connect(server, script, texts)
    async with running(connection) as task:
        await server.until(lambda: server.is_bot_online and connection.is_connected)
        script.slow = 3600
        await server.env.create_user("ana").send_dm("hola")
        await server.until(lambda: script.heard)
        began = time.monotonic()
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
        assert time.monotonic() - began < 3
        assert script.kept == []


async def test_cancelled_between_two_sessions_no_connection_stays_open(
    server: DiscordServer, script: Script, texts: Texts
) -> None:
    connection = connect(server, script, texts, token="some.other.token")
    opened = []

    def remembered() -> Client:
        opened.append(DiscordConnection.new_client(connection))
        return opened[-1]

    connection.new_client = remembered  # type: ignore[method-assign]
    async with running(connection) as task:
        async with asyncio.timeout(10):
            while not (opened and opened[-1].is_closed()):  # noqa: ASYNC110 - the very turn in which it closes is meant
                await asyncio.sleep(0)
        task.cancel()
    assert [client.http.connector.closed for client in opened] == [True]
