"""Interactions on Discord that died, came twice or came late."""

from typing import Any

import discord
import pytest
from simcord import ChannelHandle, Env, MemberActor

from bot.domain.messages import (
    Action,
    Address,
    Button,
    ButtonStyle,
    Choice,
    FieldKind,
    Form,
    FormField,
    Outgoing,
    Platform,
)
from bot.platforms.discord import exchange
from tests.platforms.discord.script import Script

REPORT = Form(
    "report",
    "Report what you saw",
    (
        FormField("what", FieldKind.TEXT, "What did you see?", required=True, long=True),
        FormField("place", FieldKind.PLACE, "Where?", hint="A street or a town", value="Durham"),
        FormField(
            "time", FieldKind.TIME, "When?", choices=tuple(Choice(str(each), f"{each} min") for each in range(12))
        ),
        FormField(
            "kind", FieldKind.CHOICE, "Kind of place", choices=(Choice("school", "School"), Choice("street", "Street"))
        ),
        FormField("photo", FieldKind.ATTACHMENT, "A photo"),
    ),
)
CLAIM = Button("Claim", Action("claim", ("r1",)), style=ButtonStyle.PRIMARY)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "ACKNOWLEDGE_AFTER", 0.05)


async def test_an_interaction_that_died_is_answered_the_ordinary_way(
    script: Script, simcord_env: Env, ana: MemberActor, channel: ChannelHandle
) -> None:
    simcord_env.inject_error("POST", "/interactions/*/callback", status=404, code=10062)
    await ana.slash(channel, "hotline", county="Durham")
    assert [message.content for message in channel.history()] == ["Answer"]
    simcord_env.inject_error("POST", "/interactions/*/callback", status=404, code=10062)
    script.says = lambda incoming: [Outgoing("Secret", private=True)]
    await ana.slash(channel, "hotline", county="Durham")
    assert [message.content for message in channel.history()] == ["Answer"]
    last = ana.user.dm_channel.last_message
    assert last is not None
    assert last.content == "Secret"


@pytest.mark.usefixtures("impatient")
async def test_an_answer_after_the_tokens_end_goes_to_the_person(
    script: Script, simcord_env: Env, ana: MemberActor, channel: ChannelHandle
) -> None:
    script.slow = 0.1
    script.says = lambda incoming: [Outgoing("Secret", private=True)]
    simcord_env.inject_error("PATCH", "/webhooks/*", status=401, code=50027)
    await ana.slash(channel, "ask", text="hola")
    last = ana.user.dm_channel.last_message
    assert last is not None
    assert last.content == "Secret"


async def test_an_interaction_acknowledged_by_a_lost_try_is_not_answered_twice(
    simcord_env: Env, ana: MemberActor, channel: ChannelHandle
) -> None:
    simcord_env.inject_error("POST", "/interactions/*/callback", status=400, code=40060)
    await ana.slash(channel, "hotline", county="Durham")
    assert channel.history() == []


async def test_an_interaction_delivered_twice_is_answered_once_and_passed_on_with_its_key(
    script: Script, simcord_env: Env, ana: MemberActor, channel: ChannelHandle
) -> None:
    emit = simcord_env.backend.emit

    def twice(event: str, payload: Any) -> None:
        emit(event, payload)
        if event == "INTERACTION_CREATE":
            emit(event, payload)

    simcord_env.backend.emit = twice  # type: ignore[method-assign]
    await ana.slash(channel, "hotline", county="Durham")
    assert [message.content for message in channel.history()] == ["Answer"]
    first, second = script.heard
    assert first == second


async def test_a_servers_manager_is_a_group_admin(script: Script, simcord_env: Env, channel: ChannelHandle) -> None:
    role = simcord_env.guild.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
    boss = simcord_env.guild.add_member(simcord_env.create_user("boss"), roles=[role])
    await boss.slash(channel, "ask", text="hola")
    assert script.heard[0].group_admin


async def test_a_threads_address_names_its_channel_and_itself(
    script: Script, simcord_env: Env, ana: MemberActor, channel: ChannelHandle
) -> None:
    cached = simcord_env.bot.get_channel(channel.id)
    assert isinstance(cached, discord.TextChannel)
    thread = await cached.create_thread(name="case", type=discord.ChannelType.public_thread)
    await ana.slash(next(each for each in channel.threads if each.id == thread.id), "ask", text="hola")
    assert script.heard[0].address == Address(Platform.DISCORD, str(channel.id), str(thread.id))
