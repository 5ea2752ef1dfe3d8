"""Plain messages on Discord: private chats, mentions, replies, and everything that is not for the bot."""

from typing import Any

import discord
import pytest
from simcord import ChannelHandle, Env, MemberActor
from simcord.enums import MessageType

from bot.domain.messages import Address, AttachmentKind, Incoming, Outgoing, Platform
from bot.platforms.discord import client
from bot.platforms.discord.outbound import person
from tests.platforms.discord.script import Script


@pytest.fixture
def bot(simcord_env: Env) -> discord.ClientUser:
    assert simcord_env.bot.user is not None
    return simcord_env.bot.user


def said(channel: ChannelHandle, bot: discord.ClientUser) -> list[str]:
    return [message.content for message in channel.history() if message.author.id == bot.id]


def give_own_role(env: Env, bot: discord.ClientUser) -> int:
    """The role that Discord makes for a bot when it joins; the simulation has none."""
    role = env.guild.create_role("Farolito", mentionable=True)
    payload = {"id": str(role.id), "name": "Farolito", "permissions": "0", "position": 1, "color": 0, "hoist": False}
    colors = {"primary_color": 0, "secondary_color": None, "tertiary_color": None}
    tags = {"bot_id": str(bot.id)}
    payload |= {"managed": True, "mentionable": False, "tags": tags, "flags": 0, "colors": colors}
    env.backend.emit("GUILD_ROLE_UPDATE", {"guild_id": str(env.guild.id), "role": payload})
    return role.id


async def test_a_private_message_is_answered_in_the_chat(
    script: Script, simcord_env: Env, bot: discord.ClientUser
) -> None:
    user = simcord_env.create_user("ana")
    files = [("a.jpg", b"x"), ("b.ogg", b"xy"), ("c.pdf", b"")]
    await user.send_dm("¿Qué hago?", attachments=simcord_env.backend.store_attachments(user.dm_channel.id, files))
    assert said(user.dm_channel, bot) == ["Answer"]
    (heard,) = script.heard
    assert (heard.text, heard.private, heard.immediate, heard.locale) == ("¿Qué hago?", True, False, None)
    assert heard.address == person(user.id)
    kinds = [(file.kind, file.size) for file in heard.attachments]
    assert kinds == [(AttachmentKind.PHOTO, 1), (AttachmentKind.VOICE, 2), (AttachmentKind.FILE, 0)]


async def test_a_command_typed_as_text_is_a_command(script: Script, simcord_env: Env) -> None:
    await simcord_env.create_user("ana").send_dm("/Reportar dos carros\nblancos")
    assert (script.heard[0].command, script.heard[0].arguments) == ("reportar", "dos carros\nblancos")


async def test_a_mention_is_answered_with_a_reply_that_does_not_ping(
    script: Script, ana: MemberActor, channel: ChannelHandle, bot: discord.ClientUser
) -> None:
    script.says = lambda incoming: [Outgoing("One"), Outgoing("Two")]
    asked = await ana.send(channel, f"<@{bot.id}>, what now, <@{ana.id}>? <a:wave:123>")
    assert script.heard[0].text == "what now, @…? :wave:"
    assert script.heard[0].address == Address(Platform.DISCORD, str(channel.id))
    first, second = channel.history()[1:]
    assert first.reference is not None
    assert first.reference.message_id == asked.id
    assert (first.mentions, second.reference) == ([], None)


async def test_who_mentions_the_bots_role_is_told_how_to_ask(
    script: Script, simcord_env: Env, ana: MemberActor, channel: ChannelHandle, bot: discord.ClientUser
) -> None:
    role = give_own_role(simcord_env, bot)
    asked = await ana.send(channel, f"<@&{role}> what now?")
    # Without the privileged intent Discord keeps such a message's text to itself.
    assert script.heard == []
    (told,) = said(channel, bot)
    assert "/ask" in told
    assert channel.last_message is not None
    assert channel.last_message.reference is not None
    assert channel.last_message.reference.message_id == asked.id


async def test_a_mention_of_the_bots_role_whose_text_is_shown_is_answered(
    script: Script, simcord_env: Env, ana: MemberActor, channel: ChannelHandle, bot: discord.ClientUser
) -> None:
    role = give_own_role(simcord_env, bot)
    await ana.send(channel, f"<@&{role}> <@{bot.id}> what now?")
    assert [heard.text for heard in script.heard] == ["what now?"]
    assert said(channel, bot) == ["Answer"]


async def test_a_reply_to_the_bot_is_for_the_bot(
    script: Script, ana: MemberActor, channel: ChannelHandle, bot: discord.ClientUser
) -> None:
    await ana.send(channel, f"<@{bot.id}> one")
    assert channel.last_message is not None
    await ana.send(channel, "and two?", reply_to=channel.last_message)
    assert [heard.text for heard in script.heard] == ["one", "and two?"]


async def test_r41_group_talk_is_dropped(
    script: Script, simcord_env: Env, ana: MemberActor, channel: ChannelHandle
) -> None:
    other = simcord_env.guild.create_role("Others")
    question = await ana.send(channel, "la migra está en Main St")
    await ana.send(channel, f"@everyone <@{ana.id}> {other.mention}")
    await ana.send(channel, "me too", reply_to=question)
    assert script.heard == []


async def test_other_bots_webhooks_and_system_messages_are_ignored(
    script: Script, simcord_env: Env, channel: ChannelHandle, bot: discord.ClientUser
) -> None:
    robot = simcord_env.guild.add_member(simcord_env.create_user("robot", bot=True))
    await robot.send(channel, f"<@{bot.id}> hello")
    await simcord_env.guild.create_webhook(channel, "hook").send(f"<@{bot.id}> hello")
    author = simcord_env.create_user("new")
    simcord_env.guild.create_system_message(channel, MessageType.NEW_MEMBER, author=author)
    await simcord_env.settle()
    assert script.heard == []


async def test_a_private_answer_to_a_mention_goes_to_the_person(
    script: Script, ana: MemberActor, channel: ChannelHandle, bot: discord.ClientUser
) -> None:
    script.says = lambda incoming: [Outgoing("Secret", private=True)]
    await ana.send(channel, f"<@{bot.id}> my data")
    assert said(channel, bot) == []
    assert said(ana.user.dm_channel, bot) == ["Secret"]


async def test_who_takes_no_direct_messages_is_told_where_to_ask(
    script: Script, simcord_env: Env, ana: MemberActor, channel: ChannelHandle, bot: discord.ClientUser
) -> None:
    script.says = lambda incoming: [Outgoing("Secret", private=True)]
    dm = ana.user.dm_channel
    simcord_env.inject_error("POST", f"/channels/{dm.id}/messages", status=403, code=50007)
    await ana.send(channel, f"<@{bot.id}> my data")
    (told,) = said(channel, bot)
    assert "/ask" in told
    assert "Secret" not in told


async def test_a_message_delivered_twice_is_passed_on_with_the_same_key(script: Script, simcord_env: Env) -> None:
    emit = simcord_env.backend.emit

    def twice(event: str, payload: Any) -> None:
        emit(event, payload)
        emit(event, payload)

    simcord_env.backend.emit = twice  # type: ignore[method-assign]
    await simcord_env.create_user("ana").send_dm("hola")
    first, second = script.heard
    assert first == second


async def test_discord_in_trouble_is_asked_again_with_the_same_nonce(
    simcord_env: Env, bot: discord.ClientUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = simcord_env.create_user("ana")
    sleeps: list[float] = []

    class Clock:
        async def sleep(self, seconds: float) -> None:
            sleeps.append(seconds)

    monkeypatch.setattr(simcord_env.bot, "_clock", Clock())
    simcord_env.inject_error("POST", "/channels/*/messages", status=503)
    await user.send_dm("hola")
    assert said(user.dm_channel, bot) == ["Answer"]
    sent: list[Any] = [each.json for each in simcord_env.http_requests if each.path.endswith("/messages")]
    assert len(sent) == 2
    assert sent[0]["nonce"] == sent[1]["nonce"]
    assert sent[0]["enforce_nonce"]
    assert sleeps == [2.0]


async def test_a_slow_answer_in_a_private_chat_shows_typing(
    script: Script, simcord_env: Env, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "_TYPING_AFTER", 0.05)
    script.slow = 0.2
    await simcord_env.create_user("ana").send_dm("hola")
    assert [request.path.rpartition("/")[2] for request in simcord_env.http_requests][-2:] == ["typing", "messages"]


async def test_a_fault_in_one_answer_leaves_the_others_alone(
    script: Script, simcord_env: Env, bot: discord.ClientUser
) -> None:
    def fail_once(incoming: Incoming) -> list[Outgoing]:
        if len(script.heard) == 1:
            raise ZeroDivisionError
        return [Outgoing("Answer")]

    script.says = fail_once
    user = simcord_env.create_user("ana")
    await user.send_dm("one")
    await user.send_dm("two")
    assert said(user.dm_channel, bot) == ["Answer"]
    assert [type(error) for error in simcord_env.errors] == [ZeroDivisionError]
