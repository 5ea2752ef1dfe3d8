"""What the program says, shown on the page."""

from collections.abc import Callable

from bot.domain.messages import Address, Outgoing, Platform
from bot.domain.ports import Media
from bot.errors import SendError
from bot.platforms.sandbox.board import Board, Shown
from bot.platforms.sandbox.chats import CHATS, ChatKind
from bot.platforms.sandbox.files import Files


class SandboxSender:
    """A Sender whose messages stand in memory. As with any platform, a key is sent once, whatever is tried again."""

    platform = Platform.SANDBOX

    def __init__(self, board: Board, files: Files, media: Media) -> None:
        self._board = board
        self._files = files
        self._media = media
        self.stands: Callable[[Address, str], None] = lambda address, reference: None
        self.pinned: dict[str, str] = {}
        self.refuses_pins = False
        self._sent: dict[str, str] = {}
        self._refusals: dict[str, SendError] = {}

    def refuse(self, chat: str, error: SendError | None) -> None:
        """A switch for tests and trainers: from now on this chat answers with the error; None ends it.

        A maybe_delivered error is raised after the message was shown: its answer was lost.
        """
        if error is None:
            self._refusals.pop(chat, None)
            return
        self._refusals[chat] = error

    async def send(self, address: Address, message: Outgoing, *, key: str) -> str:
        """Show a message. The reference is the same when this key was sent before. Raises SendError."""
        self._check(address)
        if key not in self._sent:
            shown = await self._shown(message)
            self._sent[key] = self._board.post(address.chat, message, shown=shown)
        if CHATS[address.chat].kind is ChatKind.PRIVATE:
            self.stands(address, self._sent[key])
        self._lose_answer(address)
        return self._sent[key]

    async def edit(self, address: Address, reference: str, message: Outgoing) -> None:
        """Replace a message; one that is gone is a permanent SendError."""
        self._check(address)
        shown = await self._shown(message)
        post = self._board.get(reference)
        if post is None or post.chat != address.chat or post.outgoing is None:
            self._hide(shown)
            raise SendError("message_gone", permanent=True)
        self._hide(post.shown)
        self._board.edit(reference, message, shown=shown)
        self._lose_answer(address)

    async def pin(self, address: Address, reference: str) -> None:
        """The page shows it in its place. refuses_pins is a switch for tests and trainers."""
        self._check(address)
        if self.refuses_pins:
            raise SendError("forbidden", permanent=True)
        self.pinned[address.chat] = reference

    async def delete(self, address: Address, reference: str) -> None:
        """Delete a message of ours or of a person in a private chat."""
        self._check(address)
        for part in reference.split(","):
            self._remove(address, part)

    def _remove(self, address: Address, reference: str) -> None:
        post = self._board.get(reference)
        if post is not None and post.chat == address.chat:
            self._board.delete(reference)
            self._hide(post.shown)
        self._lose_answer(address)

    async def _shown(self, message: Outgoing) -> Shown | None:
        """The file that a message names, where the page finds it until the message is deleted."""
        if message.media is None:
            return None
        file = await self._media.open(message.media)
        return Shown(self._files.show(file.content, file.media_type), file.kind)

    def _hide(self, shown: Shown | None) -> None:
        if shown is not None:
            self._files.hide(shown.name)

    def _check(self, address: Address) -> None:
        if address.platform is not Platform.SANDBOX or address.chat not in CHATS:
            raise SendError("unknown_chat", permanent=True)
        refusal = self._refusals.get(address.chat)
        if refusal is not None and not refusal.maybe_delivered:
            raise refusal

    def _lose_answer(self, address: Address) -> None:
        refusal = self._refusals.get(address.chat)
        if refusal is not None:
            raise refusal
