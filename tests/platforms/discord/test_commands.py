"""Slash commands as they are installed."""

from dataclasses import replace
from typing import Any

import pytest
import simcord
from simcord import Env

from bot.domain.messages import Argument, Command
from bot.i18n import Texts
from bot.platforms.discord.commands import payloads
from bot.platforms.discord.runner import DiscordConnection
from tests.platforms.discord.script import COMMANDS


def installs(env: Env) -> int:
    return sum(request.method == "PUT" for request in env.http_requests)


SLASH, MESSAGE = 1, 3


@pytest.fixture
def built(texts: Texts) -> dict[str, dict[str, Any]]:
    return {payload["name"]: payload for payload in payloads(COMMANDS, texts)}


def test_names_and_texts_stand_in_both_languages(built: dict[str, dict[str, Any]]) -> None:
    hotline = built["hotline"]
    assert hotline["name_localizations"] == {
        "en-US": "hotline",
        "en-GB": "hotline",
        "es-ES": "linea",
        "es-419": "linea",
    }
    assert hotline["description"] == hotline["description_localizations"]["en-GB"] != ""
    assert hotline["description_localizations"]["es-419"].startswith("Un condado")
    (county,) = hotline["options"]
    assert (county["name"], county["name_localizations"]["es-ES"]) == ("county", "condado")
    assert county["autocomplete"]


def test_options_come_from_the_argument(built: dict[str, dict[str, Any]]) -> None:
    slash = {name: payload for name, payload in built.items() if payload["type"] == SLASH}
    names = {name: [option["name"] for option in payload["options"]] for name, payload in slash.items()}
    assert names == {
        "ask": ["text"],
        "hotline": ["county"],
        "language": ["language"],
        "report": ["text", "place", "photo"],
        "mydata": [],
    }
    assert built["ask"]["options"][0]["required"]
    assert not any(option["required"] for option in built["report"]["options"])


def test_a_messages_menu_reports_it_in_servers(built: dict[str, dict[str, Any]]) -> None:
    menu = built["Report this sighting"]
    assert (menu["type"], menu["contexts"]) == (MESSAGE, [0])
    assert menu["name_localizations"]["es-419"] == "Reportar lo que se ve"
    assert not {"description", "options"} & menu.keys()


def test_a_command_for_private_chats_is_not_offered_in_servers(built: dict[str, dict[str, Any]]) -> None:
    assert built["mydata"]["contexts"] == [1]
    assert built["ask"]["contexts"] == [0, 1]


@pytest.mark.parametrize(
    "wrong",
    [
        Command("Ask", "discord-done"),
        Command("two words", "discord-done"),
        Command("x" * 33, "discord-done"),
        Command("ask", "discord-done", ("Préguntar",)),
        Command("hotline", "discord-done"),
        Command("other", "discord-done", ("linea",)),
    ],
    ids=lambda command: command.name,
)
def test_what_discord_would_refuse_stops_the_start(wrong: Command, texts: Texts) -> None:
    with pytest.raises(ValueError, match="name"):
        payloads([COMMANDS[1], wrong], texts)


def test_too_many_commands_stop_the_start(texts: Texts) -> None:
    with pytest.raises(ValueError, match="101 commands"):
        payloads([Command(f"c{number}", "discord-done") for number in range(101)], texts)


async def test_commands_are_installed_once_and_again_only_when_they_changed(
    connection: DiscordConnection, simcord_env: Env, texts: Texts
) -> None:
    assert installs(simcord_env) == 1
    await simcord_env.restart_bot(connection.new_client())
    assert installs(simcord_env) == 1
    changed = [replace(COMMANDS[0], argument=Argument.COUNTY), *COMMANDS[1:]]
    connection._commands[:] = payloads(changed, texts)  # noqa: SLF001
    await simcord_env.restart_bot(connection.new_client())
    assert installs(simcord_env) == 2


async def test_a_refused_installation_leaves_the_bot_answering(connection: DiscordConnection) -> None:
    client = connection.new_client()
    env = simcord.Env(client)
    env.inject_error("PUT", "/applications/*/commands", status=400, code=50035)
    await env.start()
    try:
        user = env.create_user("ana")
        await user.send_dm("hola")
        assert user.dm_channel.last_message is not None
        assert user.dm_channel.last_message.content == "Answer"
    finally:
        await env.shutdown()
