"""The Bot API's methods that concern chats, with Telegram's own refusals."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from tests.fakes.telegram_chats import Chat, Json, Message, has_media, keys
from tests.fakes.telegram_text import MAX_CAPTION, MAX_TEXT, Refused, is_empty, read_text, utf16

if TYPE_CHECKING:
    from tests.fakes.telegram_api import FakeTelegram

MAX_BUTTONS: Final = 100
MAX_PAYLOAD: Final = 64
DELETABLE_SECONDS: Final = 48 * 3600
QUERY_SECONDS: Final = 900.0
_GIFTS: Final = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
)
_ADMIN_RIGHTS: Final = """
    can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats can_restrict_members
    can_promote_members can_change_info can_invite_users can_post_stories can_edit_stories can_delete_stories
"""
# What editMessageMedia brings in, and what it cannot replace by a file.
INPUT_MEDIA: Final = ("audio", "document", "photo", "video")
NO_OTHER_FILE: Final = {"voice", "location"}
PROTECTED: Final = "has_protected_content"
_SHAPES: Final[dict[str, Callable[[Json], Any]]] = {
    "photo": lambda file: [file | {"width": 640, "height": 480}],
    "voice": lambda file: file | {"duration": 1},
    "audio": lambda file: file | {"duration": 1},
    "video": lambda file: file | {"width": 640, "height": 480, "duration": 1},
    "document": lambda file: file,
}
_SAME: Final = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current"
    " content and reply markup of the message"
)


class ChatMethods:
    """One coroutine a method; its arguments are the request's, already read from JSON."""

    def __init__(self, api: "FakeTelegram") -> None:
        self.api = api

    async def send_message(self, form: Json) -> Json:
        chat = self._writable(form)
        text, entities = _shown(form, "text", MAX_TEXT, "message is too long")
        return self._add(chat, form, text=text, entities=entities, content=_marks(form)).json()

    async def send_photo(self, form: Json) -> Json:
        return self._media(form, "photo")

    async def send_voice(self, form: Json) -> Json:
        return self._media(form, "voice")

    async def send_video(self, form: Json) -> Json:
        return self._media(form, "video")

    async def send_document(self, form: Json) -> Json:
        return self._media(form, "document")

    async def send_chat_action(self, form: Json) -> bool:
        self._writable(form)
        return True

    async def edit_message_text(self, form: Json) -> Json:
        message = self._own(form, "edit")
        text, entities = _shown(form, "text", MAX_TEXT, "MESSAGE_TOO_LONG")
        if has_media(message.content):
            raise Refused(400, "Bad Request: there is no text in the message to edit")
        rows = _inline(form)
        if (text, entities, rows) == (message.text, message.entities, message.buttons):
            raise Refused(400, f"Bad Request: {_SAME}")
        message.edits.append(message.text)
        message.text, message.entities, message.buttons = text, entities, rows
        return message.json()

    async def edit_message_media(self, form: Json) -> Json:
        """A text or a file becomes another file; whether it may be saved and passed on stays as it was sent."""
        kind, file, caption, entities = self._input_media(form)
        message = self._own(form, "edit")
        if message.content.keys() & NO_OTHER_FILE:
            raise Refused(400, "Bad Request: message can't be edited")
        kept = {name: value for name, value in message.content.items() if name == PROTECTED}
        message.edits.append(message.text)
        message.text, message.entities, message.buttons = caption, entities, _inline(form)
        message.content = kept | {kind: _SHAPES[kind](self.api.store(file))} | _marks(form["media"])
        return message.json()

    async def edit_message_reply_markup(self, form: Json) -> Json:
        message = self._own(form, "edit")
        rows = _inline(form)
        if rows == message.buttons:
            raise Refused(400, f"Bad Request: {_SAME}")
        message.buttons = rows
        return message.json()

    async def delete_message(self, form: Json) -> bool:
        chat = self._chat(form)
        message = chat.find(int(form["message_id"]))
        if message is None:
            raise Refused(400, "Bad Request: message to delete not found")
        if time.time() - message.date > DELETABLE_SECONDS:
            raise Refused(400, "Bad Request: message can't be deleted for everyone")
        message.is_deleted = True
        return True

    async def delete_messages(self, form: Json) -> bool:
        """What is not there is skipped; one that may not be deleted refuses them all."""
        chat, numbers = self._chat(form), form["message_ids"]
        if not 1 <= len(numbers) <= 100:
            raise Refused(400, "Bad Request: too many message identifiers specified")
        found = [message for number in numbers if (message := chat.find(int(number))) is not None]
        if any(time.time() - message.date > DELETABLE_SECONDS for message in found):
            raise Refused(400, "Bad Request: message can't be deleted for everyone")
        for message in found:
            message.is_deleted = True
        return True

    async def pin_chat_message(self, form: Json) -> bool:
        chat = self._chat(form)
        if chat.type != "private" and chat.status != "administrator":
            raise Refused(400, "Bad Request: not enough rights to manage pinned messages in the chat")
        if chat.find(int(form["message_id"])) is None:
            raise Refused(400, "Bad Request: message to pin not found")
        if not form.get("disable_notification"):
            raise Refused(400, "Bad Request: a test wants no sound")
        chat.pinned.append(int(form["message_id"]))
        return True

    async def answer_callback_query(self, form: Json) -> bool:
        press = self.api.pressed.get(str(form["callback_query_id"]))
        if press is None or time.monotonic() - press.at > QUERY_SECONDS or press.is_answered:
            raise Refused(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        if utf16(form.get("text") or "") > 200:
            raise Refused(400, "Bad Request: MESSAGE_TOO_LONG")
        press.is_answered, press.toast = True, form.get("text")
        return True

    async def get_chat(self, form: Json) -> Json:
        return (
            self._chat(form).json()
            | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": _GIFTS}
            | (self._chat(form).more)
        )

    async def get_chat_member(self, form: Json) -> Json:
        members = self._chat(form).members
        if (user := int(form["user_id"])) not in members:
            raise Refused(400, "Bad Request: PARTICIPANT_ID_INVALID")
        return _member(*members[user])

    async def get_chat_administrators(self, form: Json) -> list[Json]:
        chat = self._chat(form)
        if chat.type == "private":
            raise Refused(400, "Bad Request: there are no administrators in the private chat")
        return [_member(*member) for member in chat.members.values() if member[1] in {"creator", "administrator"}]

    async def get_chat_member_count(self, form: Json) -> int:
        chat = self._chat(form)
        return 2 if chat.type == "private" else len(chat.members) + 1

    def _input_media(self, form: Json) -> tuple[str, bytes, str, list[Json]]:
        """Its kind, content and caption, read before the message is looked for."""
        given, refusal = form.get("media") or {}, "Bad Request: can't parse InputMedia: "
        caption, entities = read_text(given.get("caption") or "", given.get("parse_mode"))
        if utf16(caption) > MAX_CAPTION:
            raise Refused(400, "Bad Request: message caption is too long")
        if given.get("type") not in INPUT_MEDIA:
            raise Refused(400, f'{refusal}type "{given.get("type")}" is unsupported')
        name = str(given.get("media") or "").removeprefix("attach://")
        if not isinstance(form.get(name), bytes):
            raise Refused(400, f"{refusal}media not found")
        return given["type"], form[name], caption, entities

    def _media(self, form: Json, kind: str) -> Json:
        chat = self._writable(form)
        known = self.api.files.get(str(form.get(kind)))
        if known is None and not isinstance(form.get(kind), bytes):
            raise Refused(400, "Bad Request: wrong file identifier/HTTP URL specified")
        file = self.api.store(form[kind] if known is None else known)
        caption, entities = read_text(form.get("caption") or "", form.get("parse_mode"))
        if utf16(caption) > MAX_CAPTION:
            raise Refused(400, "Bad Request: message caption is too long")
        content = {kind: _SHAPES[kind](file)} | _marks(form)
        return self._add(chat, form, text=caption, entities=entities, content=content).json()

    def _chat(self, form: Json) -> Chat:
        chat = self.api.chats.get(int(form.get("chat_id") or 0))
        if chat is None:
            raise Refused(400, "Bad Request: chat not found")
        if chat.migrated_to is not None:
            parameters = {"migrate_to_chat_id": chat.migrated_to}
            raise Refused(400, "Bad Request: group chat was upgraded to a supergroup chat", parameters)
        if chat.status == "kicked":
            what = "blocked by the user" if chat.type == "private" else f"kicked from the {chat.type} chat"
            raise Refused(403, f"Forbidden: bot was {what}")
        return chat

    def _writable(self, form: Json) -> Chat:
        chat = self._chat(form)
        if not chat.is_reachable:
            raise Refused(403, "Forbidden: bot can't initiate conversation with a user")
        if chat.status == "restricted":
            raise Refused(400, "Bad Request: not enough rights to send text messages to the chat")
        topic = form.get("message_thread_id")
        if topic is not None and int(topic) not in chat.topics:
            raise Refused(400, "Bad Request: message thread not found")
        return chat

    def _own(self, form: Json, verb: str) -> Message:
        message = self._chat(form).find(int(form["message_id"]))
        if message is None:
            raise Refused(400, f"Bad Request: message to {verb} not found")
        if message.sender.get("id") != self.api.me["id"] or message.reply_keyboard is not None:
            raise Refused(400, f"Bad Request: message can't be {verb}ed")
        return message

    def _add(self, chat: Chat, form: Json, **fields: Any) -> Message:
        markup = form.get("reply_markup") or {}
        _check_keyboard(chat, markup)
        return chat.add(
            self.api.me,
            **fields,
            buttons=_inline(form),
            reply_keyboard=None if "inline_keyboard" in markup else (markup or None),
            silent=bool(form.get("disable_notification")),
            previews=not (form.get("link_preview_options") or {}).get("is_disabled", False),
            reply_to=_answered(chat, form.get("reply_parameters")),
            topic=None if form.get("message_thread_id") is None else int(form["message_thread_id"]),
        )


def _marks(form: Json) -> Json:
    marks = {"has_spoiler": "has_media_spoiler", "protect_content": PROTECTED}
    return {shown: True for asked, shown in marks.items() if str(form.get(asked)).lower() == "true"}


def _shown(form: Json, name: str, limit: int, too_long: str) -> tuple[str, list[Json]]:
    text, entities = read_text(form.get(name) or "", form.get("parse_mode"))
    if is_empty(text):
        raise Refused(400, "Bad Request: message text is empty")
    if utf16(text.strip()) > limit:
        raise Refused(400, f"Bad Request: {too_long}")
    return text, entities


def _inline(form: Json) -> list[list[Any]]:
    rows = (form.get("reply_markup") or {}).get("inline_keyboard", [])
    buttons = keys(rows)
    if sum(len(row) for row in buttons) > MAX_BUTTONS:
        raise Refused(400, "Bad Request: reply markup is too long")
    for key in (key for row in buttons for key in row):
        if not key.label.strip():
            raise Refused(400, "Bad Request: can't parse inline keyboard button: Text must be non-empty")
        if key.url is not None:
            _check_url(key.url)
        elif not 1 <= len((key.data or "").encode()) <= MAX_PAYLOAD:
            raise Refused(400, "Bad Request: BUTTON_DATA_INVALID")
    return buttons


def _check_url(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https", "tg"}:
        what = f"inline keyboard button URL '{url}' is invalid: Unsupported URL protocol"
        raise Refused(400, f"Bad Request: {what}")
    if parts.scheme != "tg" and ("." not in (parts.hostname or "") or " " in url):
        raise Refused(400, f"Bad Request: inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def _check_keyboard(chat: Chat, markup: Json) -> None:
    asks = any(key.get("request_location") for row in markup.get("keyboard", []) for key in row)
    if asks and chat.type != "private":
        raise Refused(400, "Bad Request: location can be requested in private chats only")


def _answered(chat: Chat, reply: Json | None) -> int | None:
    if not reply:
        return None
    if chat.find(int(reply["message_id"])) is not None:
        return int(reply["message_id"])
    if reply.get("allow_sending_without_reply"):
        return None
    raise Refused(400, "Bad Request: message to be replied not found")


def _member(user: Json, status: str) -> Json:
    if status == "creator":
        return {"user": user, "status": status, "is_anonymous": False}
    if status != "administrator":
        return {"user": user, "status": status}
    return {"user": user, "status": status, **dict.fromkeys(_ADMIN_RIGHTS.split(), False)}
