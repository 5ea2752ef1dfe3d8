"""R42, R43 on Discord: what stands in a private chat, and a message that nobody of ours wrote."""

from datetime import UTC, datetime, timedelta

import pytest
from simcord import ChannelHandle, Env

from bot.clock import MovableClock
from bot.domain.messages import Address, Outgoing, Platform
from bot.domain.ports import Sign
from bot.platforms.discord.outbound import nonce, person
from bot.platforms.discord.runner import DiscordConnection
from bot.platforms.discord.watching import UNKNOWN_FOR, Watching
from tests.platforms.watcher import Watcher


@pytest.fixture
def watcher(connection: DiscordConnection) -> Watcher:
    found = Watcher()
    connection.attach(found)
    return found


@pytest.fixture
def watching(connection: DiscordConnection) -> tuple[Watching, MovableClock]:
    clock = MovableClock(datetime(2026, 11, 22, tzinfo=UTC))
    connection._watching._clock = clock  # noqa: SLF001
    return connection._watching, clock  # noqa: SLF001


async def later(watching: tuple[Watching, MovableClock], seconds: float = UNKNOWN_FOR) -> None:
    watching[1].advance(timedelta(seconds=seconds))
    await watching[0].look()


async def foreign(env: Env, connection: DiscordConnection, channel: ChannelHandle) -> None:
    """What somebody else sends with our token."""
    http = connection._http()  # noqa: SLF001
    assert http is not None
    from discord.http import handle_message_parameters

    await http.send_message(channel.id, params=handle_message_parameters(content="Come to Main Street"))
    await env.settle()


async def test_r43_a_message_that_nobody_here_wrote_is_a_sign(
    connection: DiscordConnection,
    simcord_env: Env,
    channel: ChannelHandle,
    watcher: Watcher,
    watching: tuple[Watching, MovableClock],
) -> None:
    await foreign(simcord_env, connection, channel)
    await later(watching, UNKNOWN_FOR - 1)
    assert watcher.signs == []
    await later(watching, 1)
    assert watcher.signs == [Sign.MESSAGE]
    await later(watching)
    assert watcher.signs == [Sign.MESSAGE]


async def test_r43_our_own_messages_are_none(
    connection: DiscordConnection,
    simcord_env: Env,
    channel: ChannelHandle,
    watcher: Watcher,
    watching: tuple[Watching, MovableClock],
) -> None:
    await connection.sender.send(Address(Platform.DISCORD, str(channel.id)), Outgoing("Ours"), key="k")
    await simcord_env.create_user("ana").send_dm("hola")
    await later(watching)
    assert watcher.signs == []


async def test_r43_what_another_process_wrote_is_known_by_its_key(
    watcher: Watcher, watching: tuple[Watching, MovableClock]
) -> None:
    watching[0]._unknown["1"] = (watching[1].monotonic(), nonce("alert:1:v1:x", 2))  # noqa: SLF001
    watcher.keys = ("card:1", "alert:1:v1:x")
    await later(watching)
    assert watcher.signs == []


async def test_r42_our_messages_of_a_private_chat_are_told(
    connection: DiscordConnection, simcord_env: Env, channel: ChannelHandle, watcher: Watcher
) -> None:
    user = simcord_env.create_user("ana")
    await user.send_dm("hola")
    answer = [message for message in user.dm_channel.history() if message.content == "Answer"]
    await connection.sender.send(Address(Platform.DISCORD, str(channel.id)), Outgoing("Ours"), key="k")
    await simcord_env.settle()
    assert watcher.stood == [(person(user.id), str(answer[0].id))]
