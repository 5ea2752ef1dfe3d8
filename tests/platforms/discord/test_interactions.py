"""Slash commands, presses and forms on Discord, through the real SDK."""

from typing import Any

import discord
import pytest
from simcord import ChannelHandle, Env, MemberActor

from bot.domain.messages import (
    Action,
    Address,
    AttachmentKind,
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


async def test_the_report_form_opens_at_once_and_comes_back_whole(
    script: Script, ana: MemberActor, channel: ChannelHandle
) -> None:
    script.forms = {"report": REPORT}
    shown = await ana.slash(channel, "report")
    assert script.heard == []
    assert shown.modal is not None
    assert shown.modal["title"] == "Report what you saw"
    kinds = [label["component"]["type"] for label in shown.modal["components"]]
    assert kinds == [4, 4, 3, 21, 19]  # two text inputs, a menu, a radio group, a file upload
    photo = ("a.png", b"\x89PNG")
    result = await ana.submit_modal(
        shown, {"what": "Two cars ", "place": "Wake", "time": ["3"], "kind": "street", "photo": [photo]}
    )
    assert result.response is not None
    assert result.ephemeral
    (heard,) = script.heard
    assert heard.form == "report"
    assert heard.values == {"what": "Two cars", "place": "Wake", "time": "3", "kind": "street"}
    assert [file.kind for file in heard.attachments] == [AttachmentKind.PHOTO]
    assert heard.attachments[0].source.startswith("https://")
    assert heard.attachments[0].size == 4


async def test_a_form_has_a_fresh_id_each_time(script: Script, ana: MemberActor, channel: ChannelHandle) -> None:
    script.forms = {"report": REPORT}
    first, second = await ana.slash(channel, "report"), await ana.slash(channel, "report")
    assert first.modal is not None
    assert second.modal is not None
    assert first.modal["custom_id"] != second.modal["custom_id"]


async def test_a_forms_name_may_carry_an_id(script: Script, ana: MemberActor, channel: ChannelHandle) -> None:
    name = f"correct:{'7' * 40}:{'8' * 30}"
    script.forms = {"report": Form(name, "Correct", (FormField("what", FieldKind.TEXT, "What?"),))}
    await ana.submit_modal(await ana.slash(channel, "report"), {"what": "Wrong street"})
    assert script.heard[0].form == name


async def test_a_forged_form_is_a_stale_action(
    script: Script, simcord_env: Env, ana: MemberActor, channel: ChannelHandle
) -> None:
    script.forms = {"report": REPORT}
    shown = await ana.slash(channel, "report")
    shown._interaction.modal["custom_id"] = "report"  # type: ignore[index]  # noqa: SLF001
    await ana.submit_modal(shown, {"what": "x"})
    assert (script.heard[0].form, script.heard[0].action) == (None, Action("stale"))


async def test_a_button_may_open_a_form_and_the_form_replace_its_message(
    script: Script, ana: MemberActor, channel: ChannelHandle
) -> None:
    script.says = a_card
    await ana.slash(channel, "hotline", county="Durham")
    script.forms = {"claim": REPORT}
    assert channel.last_message is not None
    shown = await ana.click(channel.last_message, label="Claim")
    script.says = lambda incoming: [Outgoing("Written", replace=True)]
    await ana.submit_modal(shown, {"what": "Two cars"})
    assert [message.content for message in channel.history()] == ["Written"]


async def test_a_report_may_be_given_with_the_command(script: Script, ana: MemberActor, channel: ChannelHandle) -> None:
    script.forms = {"report": REPORT}
    result = await ana.slash(channel, "report", text="Two cars", place="Wake", photo=("a.jpg", b"x"))
    assert result.modal is None
    (heard,) = script.heard
    assert (heard.arguments, heard.options) == ("Two cars", {"text": "Two cars", "place": "Wake"})
    assert [file.kind for file in heard.attachments] == [AttachmentKind.PHOTO]


async def test_an_answer_may_itself_be_a_form(script: Script, ana: MemberActor, channel: ChannelHandle) -> None:
    script.says = lambda incoming: [Outgoing(form=REPORT)]
    shown = await ana.slash(channel, "ask", text="hola")
    assert shown.modal is not None


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
