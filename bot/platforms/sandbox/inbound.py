"""What the page sends, as an Incoming."""

import re
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Final, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from bot.domain.messages import (
    Account,
    Action,
    Address,
    Attachment,
    AttachmentKind,
    Incoming,
    Platform,
    Point,
)
from bot.platforms.sandbox.chats import CHATS, Chat, ChatKind

MENTION: Final = "@farolito"

# An action that no button of ours carries; the router answers it as a press on something old.
STALE: Final = Action("stale")

_COMMAND: Final = re.compile(r"/([^\s/@]+)(?:@(\w+))?(?:\s+(.*))?", re.DOTALL)
_MENTIONED: Final = re.compile(rf"{MENTION}\b[\s,:]*", re.IGNORECASE)
_KINDS: Final = {"image": AttachmentKind.PHOTO, "audio": AttachmentKind.VOICE, "video": AttachmentKind.VIDEO}

ID: Final = r"^[A-Za-z0-9-]{8,64}$"

Id = Annotated[str, Field(pattern=ID)]
Short = Annotated[str, Field(max_length=200)]
# Far more than anybody types: what is too long for the program is the program's to say.
Words = Annotated[str, Field(max_length=200_000)]


class Refused(Exception):
    """The page sent what no page of ours sends. The message names what, never what was in it."""


class EventKind(StrEnum):
    SAY = "say"
    PRESS = "press"
    FORM = "form"


class _Parsed(BaseModel):
    # The input may hold what somebody wrote: errors must not quote it.
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class File(_Parsed):
    """A file that the page has already handed over. kind: its media type. size: bytes."""

    id: Id
    kind: Short
    size: int = Field(ge=0)


class Place(_Parsed):
    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)


class Act(_Parsed):
    """One thing somebody did, as the page posts it.

    id: made by the page, so that sending it again is harmless. locale: the page's language.
    payload, message: a press's, of the button and of the message that carries it. form, values: a submitted form's.
    """

    id: Id
    chat: str
    user: str
    locale: Literal["en", "es"]
    text: Words = ""
    payload: Short | None = None
    message: Short | None = None
    form: Short | None = None
    values: dict[str, Words] = Field(default_factory=dict, max_length=5)
    files: tuple[File, ...] = Field(default=(), max_length=10)
    place: Place | None = None

    @property
    def in_chat(self) -> Chat:
        return CHATS[self.chat]


class Event(_Parsed):
    """An act with what the server knows of it: the payload of a RawEvent."""

    kind: EventKind
    at: AwareDatetime
    act: Act


def read(body: bytes, *, kind: EventKind, now: datetime) -> Event:
    """What a page posted. Raises Refused when it is malformed, or when this person cannot do this in this chat."""
    try:
        act = Act.model_validate_json(body)
    except ValidationError as error:
        raise Refused(", ".join(sorted({".".join(map(str, each["loc"])) for each in error.errors()}))) from None
    chat = CHATS.get(act.chat)
    if chat is None or act.user not in chat.members:
        raise Refused("this person is not in this chat")
    if kind is not EventKind.PRESS and not chat.can_be_written_to:
        raise Refused("nobody writes in a channel")
    return Event(kind=kind, at=now, act=act)


def parse(payload: bytes) -> Incoming | None:
    """Translate a kept event; None for what is not for the bot, as in to_incoming()."""
    return to_incoming(Event.model_validate_json(payload))


def to_incoming(event: Event) -> Incoming | None:
    """The event in the program's words; None for group talk (RULES R41) and for a message with nothing in it."""
    match event.kind:
        case EventKind.PRESS:
            return _pressed(event)
        case EventKind.FORM:
            return replace(_common(event), form=event.act.form, values=event.act.values)
        case EventKind.SAY:
            return _said(event)


def _pressed(event: Event) -> Incoming:
    try:
        action = Action.parse(event.act.payload or "")
    except ValueError:
        action = STALE
    return replace(_common(event), action=action)


def _said(event: Event) -> Incoming | None:
    text = event.act.text.strip()
    private = event.act.in_chat.kind is ChatKind.PRIVATE
    if command := _COMMAND.fullmatch(text):
        name, bot, arguments = command.groups()
        if bot is None or f"@{bot}".lower() == MENTION:
            called = replace(_common(event), own_message=event.act.id)
            return replace(called, command=name.lower(), arguments=(arguments or "").strip())
    if private and not (text or event.act.files or event.act.place):
        return None
    if not private and not _MENTIONED.search(text):
        return None
    said = text if private else _MENTIONED.sub("", text).strip()
    return replace(_common(event), text=said, own_message=event.act.id)


def _common(event: Event) -> Incoming:
    act = event.act
    return Incoming(
        key=act.id,
        address=Address(Platform.SANDBOX, act.chat),
        account=Account(Platform.SANDBOX, act.user),
        at=event.at,
        private=act.in_chat.kind is ChatKind.PRIVATE,
        pressed_message=act.message,
        attachments=tuple(_attachment(file) for file in act.files),
        location=Point(act.place.latitude, act.place.longitude) if act.place else None,
        locale=act.locale,
        group_admin=act.user in act.in_chat.admins,
    )


def _attachment(file: File) -> Attachment:
    kind = _KINDS.get(file.kind.partition("/")[0], AttachmentKind.FILE)
    return Attachment(kind, file.id, file.size)
