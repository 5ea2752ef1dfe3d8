"""Forms on Discord: modals that open at once and come back whole."""

from simcord import ChannelHandle, Env, MemberActor

from bot.domain.messages import (
    Action,
    AttachmentKind,
    Button,
    ButtonStyle,
    Choice,
    FieldKind,
    Form,
    FormField,
    Incoming,
    Outgoing,
)
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


def a_card(incoming: Incoming) -> list[Outgoing]:
    """A public card with a button; a press replaces it."""
    if incoming.action:
        return [Outgoing("Claimed", replace=True)]
    return [Outgoing("**Card** r1", buttons=((CLAIM, Button("Map", url="https://example.org")),))]


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
