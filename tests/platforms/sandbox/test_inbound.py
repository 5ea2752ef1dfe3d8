"""What people do on the page, in the program's words."""

import json
from datetime import UTC, datetime

import pytest

from bot.domain.messages import Account, Action, Address, Attachment, AttachmentKind, Incoming, Platform, Point
from bot.platforms.sandbox import inbound
from bot.platforms.sandbox.inbound import EventKind, Refused

NOW = datetime(2026, 11, 22, 20, 42, tzinfo=UTC)


def did(kind: EventKind, **act: object) -> Incoming | None:
    """The page posts it, the mailbox keeps it, the program reads it."""
    posted = {"id": "event-0001", "chat": "ana", "user": "ana", "locale": "es"} | act
    event = inbound.read(json.dumps(posted).encode(), kind=kind, now=NOW)
    return inbound.parse(event.model_dump_json().encode())


def said(text: str, **act: object) -> Incoming | None:
    return did(EventKind.SAY, text=text, **act)


def test_a_private_message() -> None:
    assert said(" hola ") == Incoming(
        key="event-0001",
        address=Address(Platform.SANDBOX, "ana"),
        account=Account(Platform.SANDBOX, "ana"),
        at=NOW,
        private=True,
        text="hola",
        locale="es",
        own_message="event-0001",
    )


@pytest.mark.parametrize(
    ("text", "command", "arguments"),
    [
        ("/report", "report", ""),
        ("/REPORTAR ya", "reportar", "ya"),
        ("/subscribe@farolito  Durham County ", "subscribe", "Durham County"),
        ("/ask one\ntwo", "ask", "one\ntwo"),
    ],
)
def test_commands(text: str, command: str, arguments: str) -> None:
    incoming = said(text)
    assert incoming
    assert (incoming.command, incoming.arguments, incoming.text) == (command, arguments, "")


@pytest.mark.parametrize("text", ["/", "/ report", "1/2"])
def test_a_bare_slash_is_no_command(text: str) -> None:
    incoming = said(text)
    assert incoming
    assert incoming.command is None


@pytest.mark.parametrize("text", ["hola vecinos", "mail me at x@farolitos.org", "/report@otherbot", ""])
def test_r41_group_talk_is_not_for_the_bot(text: str) -> None:
    assert said(text, chat="neighbours") is None


def test_a_group_names_the_bot() -> None:
    incoming = said("@Farolito, ¿qué hago si tocan?", chat="neighbours")
    assert incoming
    assert (incoming.text, incoming.private, incoming.group_admin) == ("¿qué hago si tocan?", False, True)


def test_only_ana_sets_up_the_neighbours_group() -> None:
    incoming = said("/subscribe Durham", chat="neighbours", user="luis")
    assert incoming
    assert not incoming.group_admin


def test_a_press_says_who_pressed_and_on_what() -> None:
    incoming = did(EventKind.PRESS, chat="moderators", user="mod-2", payload="confirm:R-1", message="ab-7")
    assert incoming
    assert incoming.account == Account(Platform.SANDBOX, "mod-2")
    assert (incoming.action, incoming.pressed_message) == (Action("confirm", ("R-1",)), "ab-7")


@pytest.mark.parametrize("payload", ["", ":", "a" * 65])
def test_a_payload_that_is_none_of_ours_is_a_stale_press(payload: str) -> None:
    incoming = did(EventKind.PRESS, payload=payload, message="ab-7")
    assert incoming
    assert incoming.action == Action("stale")


def test_an_empty_message_is_nothing() -> None:
    assert said(" \n") is None


def test_a_form_brings_its_values_and_files() -> None:
    files = [{"id": "file-0001", "kind": "image/png", "size": 3}, {"id": "file-0002", "kind": "", "size": 0}]
    incoming = did(EventKind.FORM, form="report", values={"what": "vans"}, files=files)
    assert incoming
    assert (incoming.form, incoming.values) == ("report", {"what": "vans"})
    assert incoming.attachments == (
        Attachment(AttachmentKind.PHOTO, "file-0001", 3),
        Attachment(AttachmentKind.FILE, "file-0002", 0),
    )


def test_a_place() -> None:
    incoming = said("", place={"latitude": 36.0, "longitude": -78.9})
    assert incoming
    assert incoming.location == Point(36.0, -78.9)


@pytest.mark.parametrize(
    "act",
    [
        {"user": "luis"},
        {"chat": "moderators"},
        {"chat": "alerts"},
        {"chat": "nowhere"},
        {"id": "short"},
        {"id": "../../etc/passwd"},
        {"locale": "xx"},
        {"at": "2020-01-01T00:00:00Z"},
        {"place": {"latitude": 91, "longitude": 0}},
        {"text": "x" * 200_001},
    ],
)
def test_what_our_page_does_not_send_is_refused(act: dict[str, object]) -> None:
    with pytest.raises(Refused):
        did(EventKind.SAY, **act)


def test_a_refusal_does_not_quote_what_was_written() -> None:
    with pytest.raises(Refused) as refusal:
        said("my secret", locale="my secret")
    assert "secret" not in str(refusal.value)
    assert refusal.value.__cause__ is None
