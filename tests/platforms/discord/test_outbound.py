"""Sending to Discord: what arrives, and what a refusal means."""

from typing import Any, cast

import aiohttp
import discord
import pytest
from aiohttp.client_reqrep import ConnectionKey
from simcord import ChannelHandle, Env

from bot.domain.messages import Account, Action, Address, Button, ButtonStyle, Outgoing, Platform
from bot.errors import SendError
from bot.platforms.discord.outbound import DiscordSender, nonce, person, translate, view
from bot.platforms.discord.runner import DiscordConnection
from tests.fakes.media import Shelf


@pytest.fixture
def sender(connection: DiscordConnection, simcord_env: Env) -> DiscordSender:
    return connection.sender


def at(channel: ChannelHandle) -> Address:
    return Address(Platform.DISCORD, str(channel.id))


def shown(channel: ChannelHandle) -> list[str]:
    return [message.content for message in channel.history()]


def posted(env: Env) -> list[Any]:
    return [request.json for request in env.http_requests if request.path.endswith("/messages")]


async def test_a_message_stands_in_its_channel_with_its_buttons(sender: DiscordSender, channel: ChannelHandle) -> None:
    buttons = (
        (Button("Claim", Action("claim", ("r1",)), style=ButtonStyle.PRIMARY), Button("More", Action("more", ("r1",)))),
        (Button("End", Action("end"), style=ButtonStyle.DANGER), Button("Map", url="https://example.org")),
    )
    reference = await sender.send(at(channel), Outgoing("**Hola**", buttons=buttons), key="k")
    message = channel.last_message
    assert message is not None
    assert (str(message.id), message.content) == (reference, "**Hola**")
    rows = [cast(discord.ActionRow, row).children for row in message.components]
    found = [[cast(discord.Button, button) for button in row] for row in rows]
    assert [[(button.label, button.custom_id, button.url) for button in row] for row in found] == [
        [("Claim", "claim:r1", None), ("More", "more:r1", None)],
        [("End", "end", None), ("Map", None, "https://example.org")],
    ]
    assert [found[0][0].style, found[0][1].style, found[1][0].style] == [
        discord.ButtonStyle.primary,
        discord.ButtonStyle.secondary,
        discord.ButtonStyle.danger,
    ]


async def test_too_wide_rows_are_set_anew_and_long_labels_cut() -> None:
    built = view((tuple(Button("x" * 90, Action("a", (str(number),))) for number in range(7)),))
    assert built is not None
    rows = built.to_components()
    assert [len(row["components"]) for row in rows] == [5, 2]
    assert {len(button["label"]) for row in rows for button in row["components"]} == {80}


async def test_more_buttons_than_a_message_holds_are_a_fault() -> None:
    with pytest.raises(ValueError, match="26"):
        view((tuple(Button("x", Action("a", (str(number),))) for number in range(26)),))


async def test_a_silent_reply_says_so(sender: DiscordSender, channel: ChannelHandle, simcord_env: Env) -> None:
    first = await sender.send(at(channel), Outgoing("One"), key="k1")
    await sender.send(at(channel), Outgoing("Two", silent=True, reply_to=first), key="k2")
    message = channel.last_message
    assert message is not None
    assert message.flags.suppress_notifications
    assert message.reference is not None
    assert str(message.reference.message_id) == first
    assert posted(simcord_env)[1]["message_reference"]["fail_if_not_exists"] is False
    assert all(body["allowed_mentions"] == {"parse": []} for body in posted(simcord_env))


async def test_the_nonce_is_stable_and_short(sender: DiscordSender, channel: ChannelHandle, simcord_env: Env) -> None:
    long = Outgoing("\n\n".join(["word " * 300] * 2))
    await sender.send(at(channel), long, key="alert:7:v3:s9")
    await sender.send(at(channel), long, key="alert:7:v3:s9")
    nonces = [body["nonce"] for body in posted(simcord_env)]
    assert nonces == [nonce("alert:7:v3:s9"), nonce("alert:7:v3:s9", 1)] * 2
    assert nonces[0] != nonces[1]
    assert all(len(each) <= 25 for each in nonces)
    assert all(body["enforce_nonce"] for body in posted(simcord_env))


async def test_a_person_is_written_to_in_private_and_the_channel_opened_once(
    sender: DiscordSender, simcord_env: Env
) -> None:
    user = simcord_env.create_user("ana")
    address = Account(Platform.DISCORD, str(user.id)).private_chat
    reference = await sender.send(address, Outgoing("One"), key="k1")
    await sender.edit(address, reference, Outgoing("Changed"))
    await sender.send(address, Outgoing("Two"), key="k2")
    assert shown(user.dm_channel) == ["Changed", "Two"]
    opened = [request for request in simcord_env.http_requests if request.path == "/users/@me/channels"]
    assert len(opened) == 1


async def test_a_topic_is_a_thread(sender: DiscordSender, channel: ChannelHandle, simcord_env: Env) -> None:
    cached = simcord_env.bot.get_channel(channel.id)
    assert isinstance(cached, discord.TextChannel)
    thread = await cached.create_thread(name="case", type=discord.ChannelType.public_thread)
    await sender.send(Address(Platform.DISCORD, str(channel.id), str(thread.id)), Outgoing("Here"), key="k")
    assert [shown(each) for each in channel.threads] == [["Here"]]


async def test_an_edit_replaces_text_and_buttons(sender: DiscordSender, channel: ChannelHandle) -> None:
    buttons = ((Button("Claim", Action("claim")),),)
    reference = await sender.send(at(channel), Outgoing("One", buttons=buttons), key="k")
    await sender.edit(at(channel), reference, Outgoing("Two"))
    message = channel.last_message
    assert message is not None
    assert (message.content, message.components) == ("Two", [])
    await sender.edit(at(channel), reference, Outgoing("Two"))


async def test_an_edit_reaches_every_page_of_a_long_text(sender: DiscordSender, channel: ChannelHandle) -> None:
    pages = ["word " * 300] * 3
    reference = await sender.send(at(channel), Outgoing("\n\n".join(pages[:2])), key="k")
    assert len(reference.split(",")) == 2
    await sender.edit(at(channel), reference, Outgoing("\n\n".join(["new " * 400] * 3)))
    assert [text[:3] for text in shown(channel)] == ["new"] * 3
    await sender.edit(at(channel), reference, Outgoing("Short"))
    assert [text[:5] for text in shown(channel)] == ["Short", "new n"]
    await sender.delete(at(channel), reference)
    assert [text[:5] for text in shown(channel)] == ["new n"]


async def test_deleting_what_is_gone_is_a_success(sender: DiscordSender, channel: ChannelHandle) -> None:
    reference = await sender.send(at(channel), Outgoing("One"), key="k")
    await sender.delete(at(channel), reference)
    await sender.delete(at(channel), reference)
    assert shown(channel) == []


async def test_a_quiet_threads_message_is_changed_after_opening_it(
    sender: DiscordSender, channel: ChannelHandle, simcord_env: Env
) -> None:
    cached = simcord_env.bot.get_channel(channel.id)
    assert isinstance(cached, discord.TextChannel)
    thread = await cached.create_thread(name="case", type=discord.ChannelType.public_thread)
    address = Address(Platform.DISCORD, str(channel.id), str(thread.id))
    reference = await sender.send(address, Outgoing("One"), key="k")
    simcord_env.inject_error("PATCH", f"/channels/{thread.id}/messages/*", status=400, code=50083)
    await sender.edit(address, reference, Outgoing("Two"))
    assert [shown(each) for each in channel.threads] == [["Two"]]


@pytest.mark.parametrize("text", ["", "   ", "\x00"])
async def test_nothing_to_show_is_refused_for_good(sender: DiscordSender, channel: ChannelHandle, text: str) -> None:
    with pytest.raises(SendError) as refused:
        await sender.send(at(channel), Outgoing(text), key="k")
    assert refused.value.permanent


@pytest.mark.parametrize("chat", ["", "abc", "-5", "user:", "user:x", "１２"])
async def test_an_address_of_another_kind_is_refused_for_good(sender: DiscordSender, chat: str) -> None:
    with pytest.raises(SendError) as refused:
        await sender.send(Address(Platform.DISCORD, chat), Outgoing("One"), key="k")
    assert (refused.value.reason, refused.value.permanent) == ("bad_address", True)


@pytest.mark.parametrize(
    ("status", "code", "reason", "permanent"),
    [
        (403, 50007, "closed", True),
        (403, 50278, "closed", True),
        (403, 40003, "opening_too_fast", True),
        (404, 10003, "gone", True),
        (404, 10008, "gone", True),
        (404, 99999, "gone", True),
        (403, 50001, "unseen", True),
        (403, 50013, "forbidden", True),
        (403, 99999, "forbidden", True),
        (400, 50035, "refused", True),
        (400, 30046, "old_edits_exhausted", False),
        (401, 0, "unauthorized", False),
        (429, 0, "rate_limited", False),
        (500, 0, "server_error", False),
        (503, 0, "server_error", False),
    ],
)
async def test_a_refusal_is_translated_once(
    sender: DiscordSender,
    channel: ChannelHandle,
    simcord_env: Env,
    status: int,
    code: int,
    reason: str,
    permanent: bool,
) -> None:
    simcord_env.inject_error("POST", "/channels/*/messages", status=status, code=code)
    with pytest.raises(SendError) as refused:
        await sender.send(at(channel), Outgoing("One"), key="k")
    error = refused.value
    assert (error.reason, error.permanent) == (reason, permanent)
    assert error.maybe_delivered is (status >= 500)
    assert (error.retry_after is not None) is (status in (401, 429) or code == 30046)


async def test_a_lost_answer_to_an_edit_is_no_lost_message(
    sender: DiscordSender, channel: ChannelHandle, simcord_env: Env
) -> None:
    reference = await sender.send(at(channel), Outgoing("One"), key="k")
    simcord_env.inject_error("PATCH", "/channels/*/messages/*", status=502)
    with pytest.raises(SendError) as refused:
        await sender.edit(at(channel), reference, Outgoing("Two"))
    assert not refused.value.maybe_delivered


@pytest.mark.parametrize(
    ("error", "reason", "maybe_delivered", "retry_after"),
    [
        (discord.RateLimited(77.0), "rate_limited", False, 77.0),
        (
            aiohttp.ClientConnectorError(ConnectionKey("h", 1, False, True, None, None, None), OSError(111)),
            "unreachable",
            False,
            None,
        ),
        (aiohttp.ServerDisconnectedError(), "interrupted", True, None),
        (ConnectionResetError(), "interrupted", True, None),
        (TimeoutError(), "interrupted", True, None),
        (RuntimeError("Session is closed"), "not_connected", False, None),
    ],
)
def test_a_failed_connection_is_tried_again(
    error: Exception, reason: str, maybe_delivered: bool, retry_after: float | None
) -> None:
    translated = translate(error, may_stand=True)
    assert (translated.reason, translated.permanent) == (reason, False)
    assert (translated.maybe_delivered, translated.retry_after) == (maybe_delivered, retry_after)


async def test_without_a_session_sending_waits() -> None:
    with pytest.raises(SendError) as refused:
        await DiscordSender(lambda: None, Shelf()).send(person(1), Outgoing("One"), key="k")
    assert (refused.value.reason, refused.value.permanent) == ("not_connected", False)
