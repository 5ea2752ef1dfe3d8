"""Payloads, buttons and forms hold what every platform takes."""

import pytest

from bot.domain.messages import (
    CAPTION_CHARACTERS,
    PAYLOAD_BYTES,
    Action,
    Button,
    FieldKind,
    Form,
    FormField,
    Outgoing,
)


@pytest.mark.parametrize(
    "action",
    [
        Action("claim", ("0123456789",)),
        Action("publish", ("0123456789", "0", "4", "12", "101", "29876543")),
        Action("place-is", ("New Hanover",)),
        Action("place-is", ("",)),
        Action("back"),
        Action("x" * PAYLOAD_BYTES),
        Action("ñ" * (PAYLOAD_BYTES // 2)),
    ],
)
def test_an_action_comes_back_as_it_went(action: Action) -> None:
    assert Action.parse(action.payload) == action
    assert len(action.payload.encode()) <= PAYLOAD_BYTES


@pytest.mark.parametrize(
    ("verb", "arguments"),
    [
        ("", ()),
        ("a:b", ()),
        ("x" * (PAYLOAD_BYTES + 1), ()),
        ("ñ" * (PAYLOAD_BYTES // 2 + 1), ()),
        ("claim", ("x" * PAYLOAD_BYTES,)),
        ("claim", ("a\x00b",)),
        ("cla\nim", ()),
        ("claim", ("\u202e123",)),
    ],
)
def test_what_no_platform_takes_is_refused_where_it_is_made(verb: str, arguments: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=r"verb|payload"):
        Action(verb, arguments)


@pytest.mark.parametrize("payload", ["", ":", ":1", "x" * 65, "claim:" + "ñ" * 40, "claim:\x00", "\n"])
def test_a_foreign_payload_is_refused_where_it_is_read(payload: str) -> None:
    with pytest.raises(ValueError, match=r"verb|payload"):
        Action.parse(payload)


def test_a_button_acts_or_links_and_not_both() -> None:
    action = Action("back")
    for wrong in ({}, {"action": action, "url": "https://example.org"}, {"action": action, "start": "X"}):
        with pytest.raises(ValueError, match="one of them alone"):
            Button("Back", **wrong)  # type: ignore[arg-type]
    assert Button("Back", action).url is None
    assert Button("Open", start="ABCD1234").action is None


@pytest.mark.parametrize("wrong", [{"replace": True}, {"text": "x" * (CAPTION_CHARACTERS + 1)}])
def test_a_file_is_sent_with_a_short_text_in_a_message_of_its_own(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="of its own"):
        Outgoing(**{"text": "R-7F3K", "media": "a1", **wrong})  # type: ignore[arg-type]


@pytest.mark.parametrize("count", [0, 6])
def test_a_form_has_one_to_five_fields(count: int) -> None:
    fields = tuple(FormField(str(number), FieldKind.TEXT, "Label") for number in range(count))
    with pytest.raises(ValueError, match="one to five"):
        Form("form", "Title", fields)


@pytest.mark.parametrize("media", [None, "f1"])
def test_r39_what_is_to_be_deleted_is_announced_first(media: str | None) -> None:
    with pytest.raises(ValueError, match="id is known"):
        Outgoing("R-7F3K, 1 of 1", media=media, gone_after=600)


def test_what_is_announced_is_brought_in_afterwards() -> None:
    shown = Outgoing("R-7F3K, 1 of 1", media="f1", gone_after=600, placeholder="A file comes.", silent=True)
    assert (shown.first.text, shown.first.media) == ("A file comes.", None)
    assert (shown.first.gone_after, shown.first.silent) == (600, True)
    assert Outgoing("words").first == Outgoing("words")
