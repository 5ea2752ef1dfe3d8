"""The sandbox, running: what the page does goes in, what the program says comes out on it."""

import asyncio
from collections.abc import Collection
from datetime import timedelta
from typing import Final

from bot.clock import MovableClock
from bot.domain.messages import Address, Form, Incoming, Platform
from bot.domain.ports import Conversation, Host, Mailbox, Media, RawEvent, RoomView
from bot.errors import SendError, StorageError
from bot.i18n import Texts
from bot.platforms.sandbox import inbound, rooms
from bot.platforms.sandbox.board import Board, Post
from bot.platforms.sandbox.chats import ChatKind
from bot.platforms.sandbox.files import Files
from bot.platforms.sandbox.inbound import Event, EventKind
from bot.platforms.sandbox.outbound import SandboxSender


class SandboxConnection:
    """A platform whose people sit at one web page.

    help_number: a number for real help, shown on the page; empty where the region has none.
    """

    platform = Platform.SANDBOX

    def __init__(
        self,
        conversation: Conversation,
        mailbox: Mailbox,
        texts: Texts,
        clock: MovableClock,
        media: Media,
        *,
        help_number: str = "",
    ) -> None:
        self.conversation: Final = conversation
        self.texts: Final = texts
        self.clock: Final = clock
        self.help_number: Final = help_number
        self.board: Final = Board(clock.now)
        self.files: Final = Files()
        self.sender = SandboxSender(self.board, self.files, media)
        self._mailbox = mailbox
        self._is_running = False

    @property
    def is_connected(self) -> bool:
        return self._is_running

    async def run(self) -> None:
        """Serve until cancelled; then end the streams, so that the web server can stop."""
        self.board.open()
        self._is_running = True
        try:
            await asyncio.Event().wait()
        finally:
            self._is_running = False
            self.board.close()

    async def close(self) -> None:
        """Nothing to do: the page's streams ended with run()."""

    def attach(self, host: Host) -> None:
        self.sender.stands = host.stands

    async def describe_room(self, address: Address, known: Collection[str]) -> RoomView:
        return rooms.describe(address, known)

    async def present(self) -> None:
        """Nothing to do: the page asks for the commands whenever it is opened."""

    async def acknowledge(self, incoming: Incoming, notice: str | None) -> None:
        self.board.settle(incoming.key, notice)

    async def refuse(self, incoming: Incoming, text: str) -> bool:
        """False: on the page a message says it."""
        self.board.settle(incoming.key, None)
        return False

    def to_incoming(self, payload: bytes) -> Incoming | None:
        return inbound.parse(payload)

    async def fetch(self, source: str, limit: int) -> bytes:
        """See Fetcher. source: the name that the page gave the file."""
        file = self.files.get(source)
        if file is None:
            raise SendError("file_gone", permanent=True)
        if len(file.content) > limit:
            raise SendError("too_big", permanent=True)
        return file.content

    async def take(self, event: Event) -> Form | None:
        """Take in what somebody did: the form that it opens, or None once it is kept. Raises StorageError.

        What people say to each other in a group is shown to them and goes no further (RULES R41).
        """
        act = event.act
        if event.kind is EventKind.SAY:
            self.board.say(_post(event))
            if act.in_chat.kind is ChatKind.PRIVATE:
                # A command that opens a form goes no further, and stands in the chat all the same.
                self.sender.stands(Address(Platform.SANDBOX, act.chat), act.id)
        incoming = inbound.to_incoming(event)
        if incoming is None:
            return None
        if form := self._form(event, incoming):
            return form
        try:
            await self._mailbox.receive([RawEvent(act.id, act.chat, event.model_dump_json().encode())])
        except StorageError:
            self.board.delete(act.id)
            raise
        return None

    def _form(self, event: Event, incoming: Incoming) -> Form | None:
        """A command opens a form in a private chat alone: in a group everybody would read what comes of it."""
        if event.kind is EventKind.FORM or (event.kind is EventKind.SAY and not incoming.private):
            return None
        return self.conversation.form(incoming)

    def move_clock(self, by: timedelta) -> None:
        """Move the program's time forward, so that a learner sees what ends."""
        self.clock.advance(by)
        self.board.show_time()


def _post(event: Event) -> Post:
    act = event.act
    files = tuple(file.id for file in act.files)
    return Post(act.id, act.chat, act.user, event.at, act.text, files=files, shares_place=act.place is not None)
