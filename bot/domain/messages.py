"""What comes in and what goes out, the same on every platform."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Protocol

# Telegram: InlineKeyboardButton.callback_data is 1-64 bytes. Discord's custom_id takes 100.
PAYLOAD_BYTES = 64
# Telegram: a caption has at most 1,024 characters.
CAPTION_CHARACTERS = 1_000


class Platform(StrEnum):
    """Where people talk to the bot."""

    TELEGRAM = "telegram"
    DISCORD = "discord"
    SANDBOX = "sandbox"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a message goes: a chat of a platform, and in it a topic (Telegram) or thread (Discord)."""

    platform: Platform
    chat: str
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody's account on a platform. A person may hold several."""

    platform: Platform
    user: str

    @property
    def private_chat(self) -> Address:
        """Where only they read. Telegram: the chat has the person's own id; Discord: the sender opens it."""
        chat = f"user:{self.user}" if self.platform is Platform.DISCORD else self.user
        return Address(self.platform, chat)

    def __str__(self) -> str:
        return f"{self.platform}:{self.user}"


@dataclass(frozen=True, slots=True)
class Point:
    """A place in degrees, WGS 84. live: the platform would keep sending where the person goes."""

    latitude: float
    longitude: float
    live: bool = False


class AttachmentKind(StrEnum):
    PHOTO = "photo"
    VOICE = "voice"
    VIDEO = "video"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that somebody sent, not yet fetched.

    source: what the platform needs to fetch it (Telegram: file_id, Discord: URL). size: bytes or None.
    """

    kind: AttachmentKind
    source: str
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """What a press means: a verb of the router's table and its arguments, in at most 64 bytes.

    Arguments are ids of ours and may hold ":" only in the last one.
    """

    verb: str
    arguments: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.verb or ":" in self.verb:
            raise ValueError(f"verb {self.verb!r} must be non-empty and without ':'")
        if len(self.payload.encode()) > PAYLOAD_BYTES:
            raise ValueError(f"payload of {self.verb!r} is over {PAYLOAD_BYTES} bytes")
        if not self.payload.isprintable():
            # A forged one: PostgreSQL, for one, refuses a NUL in every text it is asked for.
            raise ValueError(f"payload of {self.verb!r} holds what nobody can print")

    @property
    def payload(self) -> str:
        return ":".join((self.verb, *self.arguments))

    @classmethod
    def parse(cls, payload: str) -> "Action":
        """Read a payload that came back from a platform. Raises ValueError when it is none of ours."""
        verb, *arguments = payload.split(":")
        return cls(verb, tuple(arguments))


class ButtonStyle(StrEnum):
    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press (exactly one of the three): an action of ours, a link, or the private chat with the bot.

    start: what the private chat opens with, as if "/start WORD" had been sent there; [A-Za-z0-9_-]{1,32}.
    """

    label: str
    action: Action | None = None
    url: str | None = None
    style: ButtonStyle = ButtonStyle.PLAIN
    start: str | None = None

    def __post_init__(self) -> None:
        if sum(each is not None for each in (self.action, self.url, self.start)) != 1:
            raise ValueError("a button has an action, a link or a start word, and one of them alone")


class FieldKind(StrEnum):
    """The five kinds of question a form can ask, and no more."""

    CHOICE = "choice"
    TEXT = "text"
    PLACE = "place"
    TIME = "time"
    ATTACHMENT = "attachment"


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class FormField:
    """One question. label and hint are already in the person's language; hint may be empty.

    long: a text of several lines. value: what stands there already.
    """

    name: str
    kind: FieldKind
    label: str
    hint: str = ""
    required: bool = False
    long: bool = False
    choices: tuple[Choice, ...] = ()
    value: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """Questions asked together: a modal on Discord, a web form in the sandbox. At most five fields."""

    name: str
    title: str
    fields: tuple[FormField, ...]
    submit: str = ""

    def __post_init__(self) -> None:
        if not 1 <= len(self.fields) <= 5:
            raise ValueError("a form has one to five fields: Discord's modal takes no more")


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing somebody did, translated from a platform's event.

    key: the event's id, equal when the platform delivers the event twice, unique on its platform.
    private: a chat with this person alone. addressed: meant for the bot (private, command, mention, press, reply).
    command: without slash, in lower case, alias or not. arguments: what followed it; options: a slash command's.
    action: the button pressed. pressed_message: the reference of the message that carries it.
    form: the name of a submitted form, with its values in `values`.
    locale: the platform's language hint ("es-419"), or None. group_admin: may change the group's settings.
    roles: the ids of the roles that the platform gives this person at this moment (Discord).
    immediate: the platform answers in the same exchange (a Discord interaction), so replies need no outbox.
    own_message: the reference of the person's own message. passed_on: words and files are somebody else's.
    """

    key: str
    address: Address
    account: Account | None
    at: datetime
    private: bool = False
    addressed: bool = True
    text: str = ""
    command: str | None = None
    arguments: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    action: Action | None = None
    pressed_message: str | None = None
    form: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()
    location: Point | None = None
    locale: str | None = None
    group_admin: bool = False
    roles: frozenset[str] = frozenset()
    immediate: bool = False
    own_message: str | None = None
    passed_on: bool = False


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message to show. text is Markdown of ours (bold, italics, links, lists, quotes, line breaks kept).

    buttons: rows of at most five. private: only this person may see it (Discord: ephemeral; elsewhere sent as it is).
    replace: change the message whose button was pressed instead of adding one. form: open this form.
    ask_location: offer the platform's own button to share a place, once. silent: no sound.
    reply_to: a reference this one answers.
    notice: a short toast for a press; text may then be empty.
    media: the id of a stored file to show with the text, veiled until it is tapped where the platform can; opened at
    the moment of sending, so that what waits holds no picture. gone_after: seconds after which the message is deleted
    again. placeholder: words that are sent first; text and file are brought in by an edit, so that a message with them
    in it has an id that is known, whatever answer is lost. Closed to forwarding and saving where the platform can.
    pin: keep it at the top of its chat.
    ping: the id of the one role that it calls, on Discord; elsewhere and in a private chat it calls nobody.
    """

    text: str = ""
    buttons: tuple[tuple[Button, ...], ...] = ()
    private: bool = False
    replace: bool = False
    form: Form | None = None
    ask_location: str | None = None
    silent: bool = False
    reply_to: str | None = None
    notice: str | None = None
    media: str | None = None
    gone_after: int | None = None
    placeholder: str | None = None
    pin: bool = False
    ping: str | None = None

    def __post_init__(self) -> None:
        if self.media is not None and (len(self.text) > CAPTION_CHARACTERS or self.replace):
            raise ValueError("a file is sent with a short text, in a message of its own")
        if self.gone_after is not None and self.placeholder is None:
            raise ValueError("what is to be deleted is brought into a message whose id is known")

    @property
    def first(self) -> "Outgoing":
        """What is sent of it; with a placeholder the rest is an edit."""
        if self.placeholder is None:
            return self
        return replace(self, text=self.placeholder, buttons=(), media=None)


class Visibility(StrEnum):
    """Who sees the answer where others are present."""

    PERSON = "person"
    EVERYONE = "everyone"


class Argument(StrEnum):
    """What a command takes, and so what it can complete."""

    NONE = "none"
    TEXT = "text"
    COUNTY = "county"
    LANGUAGE = "language"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Command:
    """A row of the router's table; menus, slash commands and /help come from it.

    name: the English name, [a-z]{1,32}. aliases: other names; the first one is the Spanish menu's.
    description: a Fluent key, ≤ 100 characters when rendered (Discord's limit).
    argument_name: the option's name in slash commands. role: the least role that may use it, or None for everybody.
    opens_form: answered at once with a form on platforms that have them. in_menu: shown in menus and /help.
    """

    name: str
    description: str
    aliases: tuple[str, ...] = ()
    argument: Argument = Argument.NONE
    argument_required: bool = False
    visibility: Visibility = Visibility.PERSON
    in_groups: bool = True
    role: str | None = None
    opens_form: bool = False
    in_menu: bool = True


class Sender(Protocol):
    """A platform's way out. Every method raises SendError, and nothing else, when the platform refuses."""

    @property
    def platform(self) -> Platform: ...

    async def send(self, address: Address, message: Outgoing, *, key: str) -> str:
        """Send, and return the reference that edit() and delete() take.

        key: stable for one message over all tries, so that a platform with nonces drops a repeat.
        """
        ...

    async def edit(self, address: Address, reference: str, message: Outgoing) -> None:
        """Replace text and buttons, and bring in the file that it names. An equal text is a success."""
        ...

    async def pin(self, address: Address, reference: str) -> None:
        """Keep a message at the top of its chat, without a sound."""
        ...

    async def delete(self, address: Address, reference: str) -> None:
        """Delete. A message that is already gone is a success."""
        ...
