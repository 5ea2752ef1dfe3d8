"""Answers people whose message could not be kept: help does not wait for the database (R2)."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

import structlog

from bot.domain.messages import Incoming, Sender
from bot.domain.ports import Conversation, RawEvent
from bot.errors import SendError

log = structlog.get_logger(__name__)

# Telegram delivers an event again until it is kept; who was answered is not answered anew each time.
_REMEMBERED: Final = 1_000


class Unsaved:
    """A question gets its card; what would have to be saved gets the sentence for "I could not save that"."""

    def __init__(self, conversation: Conversation, sender: Sender) -> None:
        self._conversation = conversation
        self._sender = sender
        self._answered: OrderedDict[str, None] = OrderedDict()

    async def answer(self, events: Sequence[RawEvent], read: Callable[[bytes], Incoming | None]) -> None:
        """Answer each event once, best effort. read: to_incoming of the platform."""
        for event in events:
            if event.key in self._answered:
                continue
            self._answered[event.key] = None
            if len(self._answered) > _REMEMBERED:
                self._answered.popitem(last=False)
            if incoming := read(event.payload):
                await self._answer(incoming, event.key)

    async def _answer(self, incoming: Incoming, key: str) -> None:
        replies = await self._conversation.respond(incoming)
        for number, outgoing in enumerate(replies):
            try:
                await self._sender.send(
                    incoming.address, replace(outgoing, replace=False), key=f"unsaved:{key}:{number}"
                )
            except SendError as error:
                log.warning("telegram.unsaved_unanswered", reason=error.reason)
                return
