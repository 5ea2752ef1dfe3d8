"""What a platform needs of the program and what it gives to it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol, runtime_checkable

from bot.domain.messages import (
    Account,
    Address,
    Argument,
    AttachmentKind,
    Choice,
    Command,
    Form,
    Incoming,
    Outgoing,
    Platform,
    Sender,
    Visibility,
)


@dataclass(frozen=True, slots=True)
class RawEvent:
    """An event as the platform sent it, to be kept until it is handled.

    key: the event's id on its platform. chat: events of one chat are handled in order. payload: its JSON.
    """

    key: str
    chat: str
    payload: bytes


@dataclass(frozen=True, slots=True)
class MediaFile:
    """A stored file as it is shown: cleaned of everything but its picture or sound. media_type: "image/jpeg"."""

    kind: AttachmentKind
    media_type: str
    content: bytes


class Media(Protocol):
    """Where a sender finds the file that an Outgoing names."""

    async def open(self, media_id: str) -> MediaFile:
        """Raises a permanent SendError when the file is purged."""
        ...


class Fetcher(Protocol):
    """How files that people sent are got from a platform."""

    async def fetch(self, source: str, limit: int) -> bytes:
        """The file of an Attachment's source. Raises SendError: permanent when it is gone ("file_gone") or has more
        than `limit` bytes ("too_big").
        """
        ...


class Mailbox(Protocol):
    """Durable intake, for a platform that forgets an event once it was acknowledged."""

    async def receive(self, events: Sequence[RawEvent], *, cursor: str | None = None) -> None:
        """Commit the events (known keys are dropped) and the cursor. Acknowledge only after this returned."""
        ...

    async def cursor(self) -> str | None:
        """The cursor of the last receive(), or None when there is none or it is older than six days."""
        ...

    async def note_drained(self, at: datetime) -> None:
        """Remember that the platform kept nothing for us at this moment."""
        ...

    async def drained(self) -> datetime | None:
        """The last moment noted; None when there is none."""
        ...


class Conversation(Protocol):
    """The program as a platform sees it: the router and what it knows about its commands."""

    @property
    def commands(self) -> tuple[Command, ...]: ...

    async def respond(self, incoming: Incoming) -> list[Outgoing]:
        """Handle one event whole. When it returns, everything it changed is committed. Never raises."""
        ...

    def form(self, incoming: Incoming) -> Form | None:
        """The form that this command or press opens at once; answered without any I/O. None: call respond()."""
        ...

    def visibility(self, incoming: Incoming) -> Visibility:
        """Who will see the answer, known before it is: a deferred interaction must say so."""
        ...

    def complete(self, argument: Argument, typed: str, locale: str | None) -> list[Choice]:
        """At most 25 completions (Discord's limit), best first."""
        ...


@dataclass(frozen=True, slots=True)
class RoomView:
    """A chat as its platform shows it, before it is linked (R21).

    is_public: others than its members find it or read it. strangers: members without a role of ours, None where the
    platform does not count them. readers: the names of the platform's own roles that can read it.
    """

    is_public: bool
    strangers: int | None = None
    readers: tuple[str, ...] = ()


class Sign(StrEnum):
    """What shows that somebody else uses our token (R43)."""

    CONFLICT = "conflict"
    WEBHOOK = "webhook"
    MESSAGE = "message"
    NAME = "name"


class Host(Protocol):
    """The program as a platform tells it what is no event. Raises StorageError where it keeps something."""

    def stands(self, address: Address, reference: str) -> None:
        """A message that stands in a private chat, whoever wrote it (R42). No I/O."""
        ...

    async def suspects(self, sign: Sign) -> None:
        """Somebody else uses the token."""
        ...

    async def named(self, name: str) -> None:
        """What the platform calls the bot: another name than last time is a sign."""
        ...

    async def found_webhook(self, url: str) -> None:
        """A webhook stands that this process did not set: one that we never set is a sign."""
        ...

    async def set_webhook(self, url: str) -> None:
        """We set a webhook."""
        ...

    async def written(self, since: datetime) -> Collection[str]:
        """The keys of what the program gave to this platform's sender since a moment."""
        ...

    async def left(self, chat: Address) -> None:
        """The bot was removed from a chat with others, or the chat is gone."""
        ...

    async def moved(self, before: Address, after: Address) -> None:
        """The platform gave a chat another id."""
        ...


@runtime_checkable
class RoleGiver(Protocol):
    """A platform on which people take a role by themselves, to be pinged (Discord)."""

    async def set_role(self, account: Account, role: str, *, held: bool) -> None:
        """Give the role to an account, or take it. Doing so twice is a success. Raises SendError."""
        ...


class Connection(Fetcher, Protocol):
    """A platform, running. One object a platform; app.py starts run() as a named, supervised task."""

    @property
    def platform(self) -> Platform: ...

    @property
    def sender(self) -> Sender: ...

    @property
    def is_connected(self) -> bool:
        """The last exchange with the platform worked."""
        ...

    async def run(self) -> None:
        """Take in events until cancelled. An unreachable platform is retried inside, with growing pauses."""
        ...

    async def close(self) -> None:
        """Close what the sender uses. Called after run() has ended and when nothing is sent any more."""
        ...

    def attach(self, host: Host) -> None:
        """Tell this host, from then on, what is no event. Without one, nobody is told."""
        ...

    async def describe_room(self, address: Address, known: Collection[str]) -> RoomView:
        """Look at a chat. known: the users of this platform who hold a role of ours. Raises SendError."""
        ...

    async def present(self) -> None:
        """Show in menus what commands there are now: the network has gone live, or back. Best effort: never raises."""
        ...

    async def acknowledge(self, incoming: Incoming, notice: str | None) -> None:
        """End a press's waiting state (a toast when there is a notice). Best effort: never raises."""
        ...

    async def refuse(self, incoming: Incoming, text: str) -> bool:
        """End a press's waiting state and say why nothing was done to whoever pressed alone; never raises.

        False: they may not have seen it, and a message says it. In a group such messages would keep its cards waiting.
        """
        ...

    def to_incoming(self, payload: bytes) -> Incoming | None:
        """Translate a RawEvent's payload; None for what is not for the bot."""
        ...
