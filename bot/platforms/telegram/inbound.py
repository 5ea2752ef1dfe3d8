"""Read Telegram's updates: what somebody did, and whether it is for the bot."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from telegram import CallbackQuery, Chat, Message, MessageEntity, Update, User
from telegram.constants import ChatID

from bot.domain.messages import Account, Action, Address, Attachment, AttachmentKind, Incoming, Platform, Point
from bot.domain.ports import RawEvent
from bot.platforms.telegram.markup import sendable

# my_chat_member tells that the bot was blocked, removed or added. An edited message is no new one: an answer that is
# corrected must not count twice, and the steps of a live location would come as edits.
KINDS: Final = ("message", "callback_query", "my_chat_member")

# An action that no button of ours carries; the router answers it as a press on something old.
STALE: Final = Action("stale")

# Accounts that many people share: anonymous administrators, and people who write as a channel.
_SHARED: Final = frozenset({int(ChatID.ANONYMOUS_ADMIN), int(ChatID.FAKE_CHANNEL)})
_COMMAND: Final = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@(\w+))?(?:\s+(.*))?\Z", re.DOTALL)
_PICTURES: Final = ("image/jpeg", "image/png", "image/webp", "image/heic", "image/heif")


@dataclass(frozen=True, slots=True)
class Identity:
    """The bot itself. commands: the names it knows, aliases too; the others in a group are for other bots."""

    id: int
    username: str
    commands: frozenset[str] = frozenset()


def to_event(
    update: dict[str, Any], identity: Identity, *, group_admin: bool = False, pressed_at: datetime | None = None
) -> RawEvent:
    """An update as it is kept, with what is needed to read it later. Its chat sets the order of handling.

    pressed_at: the earliest moment at which a button can have been pressed (Waited).
    """
    at = pressed_at.isoformat() if pressed_at else None
    kept = {"update": update, "username": identity.username, "group_admin": group_admin, "pressed_at": at}
    return RawEvent(
        key=str(update["update_id"]),
        chat=_chat_id(update),
        payload=json.dumps(kept, separators=(",", ":")).encode(),
    )


def from_event(payload: bytes, bot_id: int, now: datetime) -> tuple[Incoming | None, str | None]:
    """What a kept update means, and the id of its press, which ends the press's waiting state."""
    kept = json.loads(payload)
    update = Update.de_json(kept["update"])
    identity = Identity(bot_id, kept["username"])
    at = datetime.fromisoformat(kept["pressed_at"]) if kept["pressed_at"] else now
    incoming = to_incoming(update, identity, now=at, group_admin=kept["group_admin"])
    return incoming, update.callback_query.id if update.callback_query else None


def to_incoming(update: Update, identity: Identity, *, now: datetime, group_admin: bool = False) -> Incoming | None:
    """Translate. None for what is not for the bot: talk among others, other bots, channels' posts, events of a group.

    now: the time of a press, which Telegram does not give. group_admin: looked up by who calls.
    """
    key = str(update.update_id)
    if update.callback_query:
        return _press(key, update.callback_query, now, group_admin=group_admin)
    if update.message and _is_persons(update.message):
        return _message(key, update.message, identity, group_admin=group_admin)
    return None


def _press(key: str, query: CallbackQuery, now: datetime, *, group_admin: bool) -> Incoming | None:
    message = query.message
    if message is None or query.from_user.is_bot:
        return None
    full = message if isinstance(message, Message) else None
    return Incoming(
        key=key,
        address=_address(message.chat, full),
        account=Account(Platform.TELEGRAM, str(query.from_user.id)),
        at=now,
        private=message.chat.type == Chat.PRIVATE,
        action=_action(query.data),
        pressed_message=str(message.message_id),
        locale=query.from_user.language_code,
        group_admin=group_admin,
    )


def _action(payload: str | None) -> Action:
    try:
        return Action.parse(payload or "")
    except ValueError:
        return STALE


def _message(key: str, message: Message, identity: Identity, *, group_admin: bool) -> Incoming | None:
    private = message.chat.type == Chat.PRIVATE
    text = sendable(_words(message))
    command, arguments = _command(text, identity, private=private)
    if not private and command is None and not _is_meant(message, text, identity):
        return None
    if private and command is None and message.effective_attachment is None and not text:
        return None
    return Incoming(
        key=key,
        address=_address(message.chat, message),
        account=_account(message.from_user),
        at=message.date,
        private=private,
        text="" if command else _without_mention(text, identity),
        command=command,
        arguments=arguments,
        attachments=tuple(_attachments(message)),
        location=_point(message),
        locale=message.from_user.language_code if message.from_user else None,
        group_admin=group_admin,
        own_message=str(message.message_id),
    )


def _words(message: Message) -> str:
    """What was written, in a checklist too."""
    if checklist := message.checklist:
        return "\n".join((checklist.title, *(task.text for task in checklist.tasks)))
    return message.text or message.caption or ""


def _is_persons(message: Message) -> bool:
    """Somebody wrote it, not a channel, another bot or Telegram itself."""
    sender = message.from_user
    if message.chat.type == Chat.CHANNEL or message.is_automatic_forward or sender is None:
        return False
    return sender.id in _SHARED or not (sender.is_bot or sender.id == ChatID.SERVICE_CHAT)


def _account(user: User | None) -> Account | None:
    return None if user is None or user.id in _SHARED else Account(Platform.TELEGRAM, str(user.id))


def _address(chat: Chat, message: Message | None) -> Address:
    in_topic = message is not None and message.is_topic_message and message.message_thread_id is not None
    topic = str(message.message_thread_id) if message is not None and in_topic else None
    return Address(Platform.TELEGRAM, str(chat.id), topic)


def _command(text: str, identity: Identity, *, private: bool) -> tuple[str | None, str]:
    """The command and what follows it. In a group a command of another bot is none."""
    hit = _COMMAND.match(text)
    if hit is None:
        return None, ""
    name, bot, rest = hit[1].lower(), hit[2], (hit[3] or "").strip()
    if private:
        return name, rest
    named = bot is not None and bot.lower() == identity.username.lower()
    known = bot is None and (not identity.commands or name in identity.commands)
    return (name, rest) if named or known else (None, "")


def _is_meant(message: Message, text: str, identity: Identity) -> bool:
    """A mention, or a reply that is no command for another bot."""
    replies = _answers_bot(message, identity) and not _COMMAND.match(text)
    return replies or _is_mentioned(message, text, identity)


def _is_mentioned(message: Message, text: str, identity: Identity) -> bool:
    entities = (*message.entities, *message.caption_entities)
    if any(each.type == MessageEntity.TEXT_MENTION and each.user and each.user.id == identity.id for each in entities):
        return True
    return _mention(identity).search(text) is not None


def _mention(identity: Identity) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w@/])@{re.escape(identity.username)}(?!\w)", re.IGNORECASE)


def _without_mention(text: str, identity: Identity) -> str:
    """The words beside the bot's name: people write it before or after the question."""
    if not _mention(identity).search(text):
        return text
    return re.sub(r"[ \t]{2,}", " ", _mention(identity).sub("", text)).strip(" \t\n,:")


def _answers_bot(message: Message, identity: Identity) -> bool:
    """A reply to the bot. In a topic everything replies to the message that opened it."""
    replied = message.reply_to_message
    if replied is None or replied.from_user is None or replied.forum_topic_created:
        return False
    return replied.from_user.id == identity.id


def _attachments(message: Message) -> Iterator[Attachment]:
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        yield Attachment(AttachmentKind.PHOTO, largest.file_id, largest.file_size)
    elif voice := message.voice or message.audio:
        yield Attachment(AttachmentKind.VOICE, voice.file_id, voice.file_size)
    elif video := message.video or message.video_note or message.animation:
        yield Attachment(AttachmentKind.VIDEO, video.file_id, video.file_size)
    elif file := message.document:
        kind = AttachmentKind.PHOTO if file.mime_type in _PICTURES else AttachmentKind.FILE
        yield Attachment(kind, file.file_id, file.file_size)


def _point(message: Message) -> Point | None:
    place = message.location or (message.venue.location if message.venue else None)
    if place is None:
        return None
    # Not place.live_period: PTB changes its type and warns at every reading.
    return Point(place.latitude, place.longitude, live="live_period" in place.to_dict())


def _chat_id(update: dict[str, Any]) -> str:
    for body in (update.get("message"), (update.get("callback_query") or {}).get("message")):
        if body:
            return str(body["chat"]["id"])
    return ""
