"""Updates as Telegram sends them, and what they mean."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import Update

from bot.domain.messages import Account, Action, Address, Attachment, AttachmentKind, Incoming, Platform, Point
from bot.platforms.telegram.inbound import STALE, Identity, from_event, to_event, to_incoming
from tests.platforms.telegram.program import NOW

BOT = Identity(123456789, "farolito_bot", frozenset({"report", "reportar", "help", "start"}))
AT = 1795362000
WHEN = datetime.fromtimestamp(AT, UTC)
ANA = {"id": 5001, "is_bot": False, "first_name": "Ana", "username": "ana", "language_code": "es-419"}
FAROLITO = {"id": 123456789, "is_bot": True, "first_name": "Farolito", "username": "farolito_bot"}
OTHER_BOT = {"id": 77, "is_bot": True, "first_name": "Rose", "username": "rose_bot"}
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
AS_CHANNEL = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
PRIVATE = {"id": 5001, "type": "private", "first_name": "Ana", "username": "ana"}
GROUP = {"id": -1001234, "type": "supergroup", "title": "Vecinos"}
FORUM = {"id": -1005678, "type": "supergroup", "title": "Foro", "is_forum": True}
CHANNEL = {"id": -1009999, "type": "channel", "title": "Avisos"}
SIZES = [
    {"file_id": "small", "file_unique_id": "s", "file_size": 900, "width": 90, "height": 67},
    {"file_id": "large", "file_unique_id": "l", "file_size": 90000, "width": 1280, "height": 960},
    {"file_id": "middle", "file_unique_id": "m", "file_size": 9000, "width": 320, "height": 240},
]
QUESTION = {"message_id": 9, "date": AT - 60, "chat": GROUP, "from": FAROLITO, "text": "Where?"}


def message(chat: dict[str, Any] = PRIVATE, sender: dict[str, Any] | None = ANA, **fields: Any) -> dict[str, Any]:
    body = {"message_id": 10, "date": AT, "chat": chat, **fields}
    return {"update_id": 700, "message": body | ({"from": sender} if sender else {})}


def press(data: str | None, chat: dict[str, Any] = PRIVATE, **fields: Any) -> dict[str, Any]:
    carrier = {"message_id": 11, "date": AT - 60, "chat": chat, "from": FAROLITO, "text": "?"} | fields
    query = {"id": "4383", "from": ANA, "chat_instance": "-3", "message": carrier}
    return {"update_id": 701, "callback_query": query | ({"data": data} if data is not None else {})}


def read(update: dict[str, Any], **more: bool) -> Incoming | None:
    return to_incoming(Update.de_json(update), BOT, now=NOW, **more)


def heard(update: dict[str, Any], **more: bool) -> Incoming:
    incoming = read(update, **more)
    assert incoming is not None
    return incoming


def test_a_checklist_is_read_as_what_it_says() -> None:
    tasks = [{"id": 1, "text": "la migra"}, {"id": 2, "text": "está aquí"}]
    assert heard(message(checklist={"title": "Hoy", "tasks": tasks})).text == "Hoy\nla migra\nestá aquí"


def test_a_private_message_is_a_question() -> None:
    assert read(message(text="la migra está aquí")) == Incoming(
        key="700",
        address=Address(Platform.TELEGRAM, "5001"),
        account=Account(Platform.TELEGRAM, "5001"),
        at=WHEN,
        private=True,
        text="la migra está aquí",
        locale="es-419",
        own_message="10",
    )


@pytest.mark.parametrize(
    ("text", "command", "arguments"),
    [
        ("/report", "report", ""),
        ("/Reportar ahora mismo", "reportar", "ahora mismo"),
        ("/report@farolito_bot\nthree cars\nat the mill", "report", "three cars\nat the mill"),
        ("/help@FAROLITO_BOT", "help", ""),
        ("/start alerts_durham", "start", "alerts_durham"),
        ("/nonsense x", "nonsense", "x"),
    ],
)
def test_a_private_command_has_a_name_and_arguments(text: str, command: str, arguments: str) -> None:
    incoming = heard(message(text=text))
    assert (incoming.command, incoming.arguments, incoming.text) == (command, arguments, "")


@pytest.mark.parametrize("text", ["/", "/ report", "a /report", "//x", "/derechos?", "/9/11"])
def test_a_slash_alone_makes_no_command(text: str) -> None:
    incoming = heard(message(text=text))
    assert (incoming.command, incoming.text) == (None, text)


@pytest.mark.parametrize(
    ("text", "command", "words"),
    [
        ("/report", "report", ""),
        ("/report@farolito_bot", "report", ""),
        ("/unknown@Farolito_Bot", "unknown", ""),
        ("@farolito_bot is this real?", None, "is this real?"),
        ("Is it real, @Farolito_Bot", None, "Is it real"),
        ("ask @farolito_bot about it", None, "ask about it"),
    ],
)
def test_a_group_reaches_the_bot_by_command_or_name(text: str, command: str | None, words: str) -> None:
    incoming = heard(message(GROUP, text=text))
    assert (incoming.command, incoming.text, incoming.private) == (command, words, False)
    assert incoming.address == Address(Platform.TELEGRAM, "-1001234")


@pytest.mark.parametrize(
    "update",
    [
        message(GROUP, text="did you see the game?"),
        message(GROUP, text="/report@rose_bot"),
        message(GROUP, text="/ban him"),
        message(GROUP, text="write to help@farolito_bot.example or @farolito_bot2"),
        message(GROUP, photo=SIZES, caption="look"),
        message(GROUP, location={"latitude": 36.0, "longitude": -78.9}),
        message(GROUP, text="ok", reply_to_message={**QUESTION, "from": ANA}),
        message(GROUP, text="/report@rose_bot", reply_to_message=QUESTION),
        message(FORUM, text="hi", reply_to_message={**QUESTION, "forum_topic_created": {"name": "t", "icon_color": 1}}),
        message(GROUP, new_chat_members=[ANA]),
        message(GROUP, pinned_message=QUESTION),
    ],
)
def test_r41_group_talk_that_is_not_for_the_bot_is_dropped(update: dict[str, Any]) -> None:
    assert read(update) is None


@pytest.mark.parametrize(
    "update",
    [
        message(CHANNEL, None, text="/report", sender_chat=CHANNEL),
        {"update_id": 1, "channel_post": {"message_id": 1, "date": AT, "chat": CHANNEL, "text": "/report"}},
        {"update_id": 1, "edited_message": message(text="/report")["message"] | {"edit_date": AT + 5}},
        message(GROUP, {"id": 777000, "is_bot": False, "first_name": "Telegram"}, text="/report", sender_chat=CHANNEL),
        message(GROUP, ANA, text="/report", is_automatic_forward=True, sender_chat=CHANNEL),
        message(GROUP, OTHER_BOT, text="/report"),
        message(GROUP, None, text="/report"),
        message(pinned_message=QUESTION),
        message(write_access_allowed={"from_request": True}),
        {
            "update_id": 1,
            "my_chat_member": {
                "chat": PRIVATE,
                "from": ANA,
                "date": AT,
                "old_chat_member": {"user": FAROLITO, "status": "member"},
                "new_chat_member": {"user": FAROLITO, "status": "kicked", "until_date": 0},
            },
        },
        {"update_id": 1, "a_kind_of_next_year": {"x": 1}},
    ],
)
def test_what_nobody_said_to_the_bot_is_dropped(update: dict[str, Any]) -> None:
    assert read(update) is None


def test_a_reply_to_the_bot_is_for_the_bot() -> None:
    assert heard(message(GROUP, text="at the mill", reply_to_message=QUESTION)).text == "at the mill"


def test_a_mention_by_name_without_a_username_is_for_the_bot() -> None:
    entity = {"type": "text_mention", "offset": 0, "length": 8, "user": FAROLITO}
    assert heard(message(GROUP, text="Farolito help", entities=[entity])).text == "Farolito help"


def test_a_picture_with_a_command_below_is_a_command_with_a_picture() -> None:
    incoming = heard(message(GROUP, photo=SIZES, caption="/report at the mill"))
    assert (incoming.command, incoming.arguments) == ("report", "at the mill")
    assert incoming.attachments == (Attachment(AttachmentKind.PHOTO, "large", 90000),)


@pytest.mark.parametrize(
    ("chat", "topic"),
    [({"is_topic_message": True, "message_thread_id": 44}, "44"), ({"message_thread_id": 44}, None), ({}, None)],
)
def test_a_topic_is_one_only_when_telegram_says_so(chat: dict[str, Any], topic: str | None) -> None:
    assert heard(message(FORUM, text="/report", **chat)).address == Address(Platform.TELEGRAM, "-1005678", topic)
    assert heard(press("claim:1", FORUM, **chat)).address == Address(Platform.TELEGRAM, "-1005678", topic)


@pytest.mark.parametrize(("sender", "as_chat"), [(ANONYMOUS, GROUP), (AS_CHANNEL, CHANNEL)])
def test_a_shared_account_is_nobody(sender: dict[str, Any], as_chat: dict[str, Any]) -> None:
    incoming = heard(message(GROUP, sender, text="/report", sender_chat=as_chat))
    assert (incoming.account, incoming.group_admin) == (None, False)


@pytest.mark.parametrize(
    ("fields", "attachment"),
    [
        ({"photo": SIZES}, Attachment(AttachmentKind.PHOTO, "large", 90000)),
        (
            {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 3, "file_size": 7}},
            Attachment(AttachmentKind.VOICE, "v", 7),
        ),
        (
            {"audio": {"file_id": "a", "file_unique_id": "a", "duration": 3}},
            Attachment(AttachmentKind.VOICE, "a"),
        ),
        (
            {"video": {"file_id": "m", "file_unique_id": "m", "width": 1, "height": 1, "duration": 3}},
            Attachment(AttachmentKind.VIDEO, "m"),
        ),
        (
            {"video_note": {"file_id": "n", "file_unique_id": "n", "length": 9, "duration": 3}},
            Attachment(AttachmentKind.VIDEO, "n"),
        ),
        (
            {"document": {"file_id": "d", "file_unique_id": "d", "mime_type": "application/pdf", "file_size": 5}},
            Attachment(AttachmentKind.FILE, "d", 5),
        ),
        (
            {"document": {"file_id": "d", "file_unique_id": "d", "mime_type": "image/jpeg"}},
            Attachment(AttachmentKind.PHOTO, "d"),
        ),
    ],
)
def test_files_of_every_kind_are_named(fields: dict[str, Any], attachment: Attachment) -> None:
    incoming = heard(message(caption="look", **fields))
    assert (incoming.attachments, incoming.text) == ((attachment,), "look")


@pytest.mark.parametrize(
    ("fields", "point"),
    [
        ({"location": {"latitude": 35.5, "longitude": -78.5}}, Point(35.5, -78.5)),
        ({"location": {"latitude": 35.5, "longitude": -78.5, "live_period": 900}}, Point(35.5, -78.5, live=True)),
        (
            {
                "venue": {"location": {"latitude": 1.0, "longitude": 2.0}, "title": "Mill", "address": "x"},
                "location": {"latitude": 1.0, "longitude": 2.0},
            },
            Point(1.0, 2.0),
        ),
    ],
)
def test_a_place_is_a_point_and_says_when_it_would_follow_the_person(fields: dict[str, Any], point: Point) -> None:
    assert heard(message(**fields)).location == point


@pytest.mark.parametrize(
    "fields",
    [
        {
            "sticker": {"file_id": "s", "file_unique_id": "s", "type": "regular", "width": 1, "height": 1}
            | {"is_animated": False, "is_video": False}
        },
        {"contact": {"phone_number": "+19195550100", "first_name": "Luis"}},
        {"dice": {"emoji": "🎲", "value": 3}},
    ],
)
def test_what_the_bot_cannot_read_is_still_heard_and_nothing_of_it_kept(fields: dict[str, Any]) -> None:
    incoming = heard(message(**fields))
    assert (incoming.text, incoming.attachments, incoming.location) == ("", (), None)


def test_a_press_is_an_action_of_the_person_who_pressed() -> None:
    assert read(press("publish:A-1:v2", GROUP), group_admin=True) == Incoming(
        key="701",
        address=Address(Platform.TELEGRAM, "-1001234"),
        account=Account(Platform.TELEGRAM, "5001"),
        at=NOW,
        action=Action("publish", ("A-1", "v2")),
        pressed_message="11",
        locale="es-419",
        group_admin=True,
    )


@pytest.mark.parametrize("data", [None, "", ":", ":approve", "x" * 65, "\ud800", "ñ" * 33])
def test_a_forged_payload_is_a_press_on_something_old(data: str | None) -> None:
    assert heard(press(data)).action == STALE


def test_a_press_on_a_message_that_telegram_has_forgotten_is_still_a_press() -> None:
    update = press("claim:1")
    update["callback_query"]["message"] = {"message_id": 11, "date": 0, "chat": PRIVATE}
    incoming = heard(update)
    assert (incoming.action, incoming.pressed_message) == (Action("claim", ("1",)), "11")


def test_a_press_without_a_message_is_none_of_ours() -> None:
    update = press("claim:1")
    del update["callback_query"]["message"]
    assert read(update | {"inline_message_id": "x"}) is None


@pytest.mark.parametrize("text", ["<b>*_`[", "@everyone", "\u202eabc\u200f", "a\u0000b", "x" * 4096, "0"])
def test_texts_are_kept_as_they_were_typed(text: str) -> None:
    assert heard(message(text=text)).text == text


def test_half_a_character_does_not_break_what_is_stored() -> None:
    assert heard(message(text="a\ud800")).text == "a\ufffd"


def test_a_kept_event_reads_the_same_later() -> None:
    update = press("claim:1", GROUP)
    event = to_event(update, BOT, group_admin=True)
    assert (event.key, event.chat) == ("701", "-1001234")
    assert from_event(event.payload, BOT.id, NOW) == (read(update, group_admin=True), "4383")


def test_a_kept_command_survives_a_new_table_of_commands() -> None:
    event = to_event(message(GROUP, text="/report"), BOT)
    incoming, press_id = from_event(event.payload, BOT.id, NOW)
    assert incoming is not None
    assert (incoming.command, press_id) == ("report", None)
    assert json.loads(event.payload)["update"]["update_id"] == 700
