"""Slash commands and presses on Discord, through the real SDK."""

from typing import Any

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
    Incoming,
    Outgoing,
    Platform,
)
from bot.platforms.discord import exchange
from bot.platforms.discord.outbound import person
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


def first_signs(env: Env) -> list[int]:
    """The kinds of the first responses given: 4 a message, 5 "thinking…", 6 silence, 7 a changed message, 9 a form."""
    bodies: list[Any] = [request.json for request in env.http_requests if request.path.endswith("/callback")]
    return [body["type"] for body in bodies]


def a_card(incoming: Incoming) -> list[Outgoing]:
    """A public card with a button; a press replaces it."""
    if incoming.action:
        return [Outgoing("Claimed", replace=True)]
    return [Outgoing("**Card** r1", buttons=((CLAIM, Button("Map", url="https://example.org")),))]


async def test_a_commands_answer_for_one_person_is_ephemeral(
    script: Script, ana: MemberActor, channel: ChannelHandle
) -> None:
    result = await ana.slash(channel, "ask", text=" ¿Qué hago? ")
    assert result.response is not None
    assert (result.response.content, result.ephemeral) == ("Answer", True)
    (heard,) = script.heard
    assert heard.address == Address(Platform.DISCORD, str(channel.id))
    assert heard.account is not None
    assert heard.account.user == str(ana.id)
    assert (heard.command, heard.arguments, heard.options) == ("ask", "¿Qué hago?", {"text": "¿Qué hago?"})
    assert (heard.locale, heard.immediate, heard.private, heard.group_admin) == ("en-US", True, False, False)


async def test_a_commands_answer_for_everyone_is_public(ana: MemberActor, channel: ChannelHandle) -> None:
    result = await ana.slash(channel, "hotline", county="Durham")
    assert result.response is not None
    assert not result.ephemeral


async def test_a_private_answer_is_ephemeral_whatever_the_command_says(
    script: Script, ana: MemberActor, channel: ChannelHandle
) -> None:
    script.says = lambda incoming: [Outgoing("Public"), Outgoing("Secret", private=True)]
    result = await ana.slash(channel, "hotline", county="Durham")
    assert [message.content for message in channel.history()] == ["Public"]
    assert [(more.content, more.ephemeral) for more in result.followups] == [("Secret", True)]


async def test_in_a_private_chat_nothing_is_ephemeral(script: Script, simcord_env: Env) -> None:
    user = simcord_env.create_user("ana")
    result = await user.slash("mydata")
    assert result.response is not None
    assert not result.ephemeral
    assert script.heard[0].address == person(user.id)
    assert script.heard[0].private


async def test_an_answer_slower_than_discords_three_seconds_arrives(
    script: Script, simcord_env: Env, ana: MemberActor, channel: ChannelHandle
) -> None:
    script.slow = 3.2
    result = await ana.slash(channel, "ask", text="hola")
    assert first_signs(simcord_env) == [5]
    assert result.ephemeral
    assert result.response is not None
    assert result.response.content == "Answer"
    assert result.followups == []


@pytest.mark.usefixtures("impatient")
async def test_a_slow_public_answer_is_public(
    script: Script, simcord_env: Env, ana: MemberActor, channel: ChannelHandle
) -> None:
    script.slow = 0.1
    script.says = lambda incoming: [Outgoing("One"), Outgoing("Two")]
    result = await ana.slash(channel, "hotline", county="Durham")
    assert first_signs(simcord_env) == [5]
    assert not result.ephemeral
    assert [message.content for message in channel.history()] == ["One", "Two"]


@pytest.mark.usefixtures("impatient")
async def test_a_slow_private_answer_never_takes_the_place_of_a_public_waiting(
    script: Script, ana: MemberActor, channel: ChannelHandle
) -> None:
    script.slow = 0.1
    script.says = lambda incoming: [Outgoing("Secret", private=True)]
    result = await ana.slash(channel, "hotline", county="Durham")
    assert [(more.content, more.ephemeral) for more in result.followups] == [("Secret", True)]
    assert channel.history() == []


@pytest.mark.usefixtures("impatient")
async def test_nothing_is_said_before_the_program_kept_it(
    script: Script, simcord_env: Env, ana: MemberActor, channel: ChannelHandle
) -> None:
    said_before: list[str] = []

    def received(incoming: Incoming) -> list[Outgoing]:
        said_before.extend(str(request.json) for request in simcord_env.http_requests)
        return [Outgoing("Received")]

    script.says, script.slow = received, 0.1
    result = await ana.slash(channel, "ask", text="hola")
    assert first_signs(simcord_env) == [5]
    assert "Received" not in "".join(said_before)
    assert result.response is not None
    assert result.response.content == "Received"


async def test_a_press_replaces_the_message_and_its_buttons(
    script: Script, ana: MemberActor, channel: ChannelHandle
) -> None:
    script.says = a_card
    await ana.slash(channel, "hotline", county="Durham")
    card = channel.last_message
    assert card is not None
    pressed = await ana.click(card, label="Claim")
    assert pressed.acknowledged
    (message,) = channel.history()
    assert (message.content, message.components) == ("Claimed", [])
    assert script.heard[1].action == Action("claim", ("r1",))
    assert script.heard[1].pressed_message == str(card.id)


@pytest.mark.usefixtures("impatient")
async def test_a_slow_press_replaces_the_message_too(script: Script, ana: MemberActor, channel: ChannelHandle) -> None:
    script.says = a_card
    await ana.slash(channel, "hotline", county="Durham")
    script.slow = 0.1
    script.says = lambda incoming: [Outgoing("Yours", private=True), Outgoing("Claimed", replace=True)]
    assert channel.last_message is not None
    pressed = await ana.click(channel.last_message, label="Claim")
    assert [message.content for message in channel.history()] == ["Claimed"]
    assert [(more.content, more.ephemeral) for more in pressed.followups] == [("Yours", True)]


async def test_a_fast_press_replaces_before_it_adds(script: Script, ana: MemberActor, channel: ChannelHandle) -> None:
    script.says = a_card
    await ana.slash(channel, "hotline", county="Durham")
    script.says = lambda incoming: [Outgoing("Yours", private=True), Outgoing("Claimed", replace=True)]
    assert channel.last_message is not None
    pressed = await ana.click(channel.last_message, label="Claim")
    assert [message.content for message in channel.history()] == ["Claimed"]
    assert [(more.content, more.ephemeral) for more in pressed.followups] == [("Yours", True)]


async def test_a_press_without_text_shows_its_notice_to_one_person(
    script: Script, ana: MemberActor, channel: ChannelHandle
) -> None:
    script.says = a_card
    await ana.slash(channel, "hotline", county="Durham")
    script.says = lambda incoming: [Outgoing(notice="Only *moderators*")]
    assert channel.last_message is not None
    pressed = await ana.click(channel.last_message, label="Claim")
    assert pressed.response is not None
    assert (pressed.response.content, pressed.ephemeral) == (r"Only \*moderators\*", True)
    assert [message.content for message in channel.history()] == ["**Card** r1"]


@pytest.mark.parametrize("replies", [[], [Outgoing()]])
async def test_a_press_without_answer_ends_silently(
    script: Script, simcord_env: Env, ana: MemberActor, channel: ChannelHandle, replies: list[Outgoing]
) -> None:
    script.says = a_card
    await ana.slash(channel, "hotline", county="Durham")
    script.says = lambda incoming: replies
    assert channel.last_message is not None
    await ana.click(channel.last_message, label="Claim")
    assert first_signs(simcord_env) == [4, 6]
    assert [message.content for message in channel.history()] == ["**Card** r1"]


async def test_a_command_without_an_answer_is_acknowledged(
    script: Script, ana: MemberActor, channel: ChannelHandle
) -> None:
    script.says = lambda incoming: []
    result = await ana.slash(channel, "hotline", county="Durham")
    assert result.response is not None
    assert (result.response.content, result.ephemeral) == ("Done.", True)


@pytest.mark.parametrize("custom_id", ["", ":", "x" * 100, "ação:" + "é" * 60])
async def test_a_forged_press_is_a_stale_action(
    script: Script, simcord_env: Env, ana: MemberActor, channel: ChannelHandle, custom_id: str
) -> None:
    script.says = a_card
    await ana.slash(channel, "hotline", county="Durham")
    emit = simcord_env.backend.emit

    def forged(event: str, payload: Any) -> None:
        if event == "INTERACTION_CREATE":
            payload["data"]["custom_id"] = custom_id
        emit(event, payload)

    simcord_env.backend.emit = forged  # type: ignore[method-assign]
    assert channel.last_message is not None
    await ana.click(channel.last_message, label="Claim")
    assert script.heard[1].action == Action("stale")


async def test_typing_an_option_offers_completions(ana: MemberActor, channel: ChannelHandle) -> None:
    choices = await ana.autocomplete(channel, "hotline", "county", "du")
    assert choices == [{"name": "Durham", "value": "Durham"}, {"name": "Duplin", "value": "Duplin"}]
    assert await ana.autocomplete(channel, "language", "language", "x") == []


async def test_a_long_answer_comes_in_pages_with_the_buttons_last(
    script: Script, ana: MemberActor, channel: ChannelHandle
) -> None:
    script.says = lambda incoming: [Outgoing("\n\n".join(["word " * 250] * 4), buttons=((CLAIM,),))]
    await ana.slash(channel, "hotline", county="Durham")
    pages = channel.history()
    assert len(pages) == 4
    assert [bool(page.components) for page in pages] == [False, False, False, True]


async def test_nobody_is_pinged_by_what_somebody_typed(
    script: Script, simcord_env: Env, ana: MemberActor, channel: ChannelHandle
) -> None:
    script.says = lambda incoming: [Outgoing(f"@everyone <@{ana.id}>"), Outgoing("@here")]
    await ana.slash(channel, "hotline", county="Durham")
    for message in channel.history():
        assert not message.mention_everyone
    asked: list[Any] = [request.json for request in simcord_env.http_requests if request.method == "POST"]
    policies = [body.get("data", body)["allowed_mentions"] for body in asked]
    assert policies == [{"parse": []}] * 2
