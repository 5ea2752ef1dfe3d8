"""A small network behind the page: enough conversation to press every kind of thing, and a mailbox in memory."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.messages import (
    Action,
    Address,
    Argument,
    Button,
    ButtonStyle,
    Choice,
    Command,
    FieldKind,
    Form,
    FormField,
    Incoming,
    Outgoing,
    Platform,
    Visibility,
)
from bot.domain.ports import RawEvent
from bot.errors import StorageError
from bot.platforms.sandbox.runner import SandboxConnection
from tests.fakes.media import Shelf

COMMANDS = (
    Command("report", "sandbox-step-report", ("reportar",), opens_form=True),
    Command("subscribe", "sandbox-step-ask", ("suscribir",), argument=Argument.COUNTY),
    Command("claim", "sandbox-step-decide", ("tomar",), role="moderator"),
)
REPORT = Form(
    "report",
    "Report what you saw",
    (
        FormField("what", FieldKind.TEXT, "What did you see?", "In your own words.", required=True, long=True),
        FormField("place", FieldKind.PLACE, "Where?"),
        FormField("time", FieldKind.TIME, "When?", choices=(Choice("5", "5 min ago"), Choice("60", "1 hour ago"))),
        FormField("kind", FieldKind.CHOICE, "What kind of place?", choices=(Choice("street", "Street"),)),
        FormField("photo", FieldKind.ATTACHMENT, "Photo"),
    ),
    submit="Send now",
)
COUNTIES = ("Durham", "Duplin", "Wake")


def at(chat: str) -> Address:
    return Address(Platform.SANDBOX, chat)


def press(label: str, verb: str, style: ButtonStyle = ButtonStyle.PLAIN) -> Button:
    return Button(label, Action(verb, ("R-1",)), style=style)


@dataclass
class Network:
    """Conversation and mailbox in one; what arrived is in `arrived`."""

    commands: tuple[Command, ...] = COMMANDS
    arrived: list[Incoming] = field(default_factory=list)
    shelf: Shelf = field(default_factory=Shelf)
    is_full: bool = False
    _keys: set[str] = field(default_factory=set)
    _copies: list[tuple[str, str]] = field(default_factory=list)
    _connection: SandboxConnection | None = None
    _events: "asyncio.Queue[RawEvent]" = field(default_factory=asyncio.Queue)

    def serve(self, connection: SandboxConnection) -> None:
        self._connection = connection

    async def receive(self, events: Sequence[RawEvent], *, cursor: str | None = None) -> None:
        if self.is_full:
            raise StorageError("the disk is full")
        for event in events:
            if event.key not in self._keys:
                self._keys.add(event.key)
                await self._events.put(event)

    async def until_handled(self) -> None:
        """Wait until everything that arrived was handled."""
        await self._events.join()

    async def cursor(self) -> str | None:
        return None

    async def note_drained(self, at: datetime) -> None:
        raise AssertionError("the page keeps nothing for us")

    async def drained(self) -> datetime | None:
        return None

    def form(self, incoming: Incoming) -> Form | None:
        return REPORT if incoming.command in ("report", "reportar") else None

    def visibility(self, incoming: Incoming) -> Visibility:
        return Visibility.PERSON

    def complete(self, argument: Argument, typed: str, locale: str | None) -> list[Choice]:
        return [Choice(each, each) for each in COUNTIES if each.lower().startswith(typed.lower())]

    async def work(self) -> None:
        """Handle what arrives until cancelled, as the program's workers do."""
        while True:
            event = await self._events.get()
            assert self._connection
            incoming = self._connection.to_incoming(event.payload)
            if incoming:
                await self._handle(incoming, self._connection)
            self._events.task_done()

    async def respond(self, incoming: Incoming) -> list[Outgoing]:
        self.arrived.append(incoming)
        if incoming.form:
            return [Outgoing("Saved: **R-1**. Nobody has read it yet.")]
        if incoming.action:
            return self._pressed(incoming.action.verb)
        if incoming.attachments:
            return [Outgoing("Question or report?", ((press("Question", "ask"), press("Report", "file")),))]
        if incoming.command == "report":
            return [Outgoing("Please write to me alone.")]
        if incoming.command in ("suscribir", "subscribe"):
            return [Outgoing(f"Done: {incoming.arguments}.")]
        if len(incoming.text) > 4_000:
            return [Outgoing("That is too long for me. Please send it in fewer words.")]
        links = (Button("Call 336-543-0353", url="tel:+13365430353"), Button("More", url="https://example.org/"))
        return [
            Outgoing("**You need not open the door.**\n\n- Stay calm\n- Ask for a [warrant](https://e.org)", (links,))
        ]

    def _pressed(self, verb: str) -> list[Outgoing]:
        if verb == "confirm":
            row = (press("Publish", "publish", ButtonStyle.PRIMARY), press("Back", "back"))
            return [Outgoing("This goes to 1 channel, 1 person:\n\n> CONFIRMED A-1", (row,), replace=True)]
        if verb == "publish":
            return [Outgoing("A-1 is published.", ((press("Ended", "end"),),), replace=True, notice="Published")]
        return [Outgoing("A-1 has ended.", replace=True)] if verb == "end" else [Outgoing(notice="Nothing to do")]

    async def _handle(self, incoming: Incoming, connection: SandboxConnection) -> None:
        replies = await self.respond(incoming)
        sender = connection.sender
        for number, reply in enumerate(replies):
            if reply.replace and incoming.pressed_message:
                await sender.edit(incoming.address, incoming.pressed_message, reply)
            elif reply.text:
                await sender.send(incoming.address, reply, key=f"{incoming.key}:{number}")
        if incoming.action:
            await connection.acknowledge(incoming, next((each.notice for each in replies if each.notice), None))
        await self._tell_others(incoming, connection)

    async def _tell_others(self, incoming: Incoming, connection: SandboxConnection) -> None:
        sender = connection.sender
        if incoming.form:
            row = (press("Confirm", "confirm", ButtonStyle.PRIMARY), press("Not immigration", "no", ButtonStyle.DANGER))
            card = Outgoing(f"Report **R-1**\n\n> {incoming.values['what']}", (row,))
            await sender.send(at("moderators"), card, key=f"card:{incoming.key}")
        verb = incoming.action.verb if incoming.action else ""
        if verb == "publish":
            alert = Outgoing("PRACTICE: this is not real.\n**CONFIRMED A-1.** Seen: Sun 3:42 PM\nPRACTICE")
            for chat in ("alerts", "luis"):
                self._copies.append((chat, await sender.send(at(chat), alert, key=f"alert:{chat}")))
        if verb == "end":
            for chat, reference in self._copies:
                await sender.edit(at(chat), reference, Outgoing("**ENDED A-1.** There may be others elsewhere."))
