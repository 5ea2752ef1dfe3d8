"""One request to a platform: its turn, its patience, and what its refusal teaches the pacer."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import structlog

from bot.clock import Clock
from bot.domain.delivery import UNEXPECTED, Lane, Pacer
from bot.domain.messages import Address, Outgoing, Sender
from bot.errors import SendError
from bot.services.transport.gate import Closed, Deferred, Gate, Turn
from bot.services.transport.plans import Delete, Edit, Send

logger = structlog.get_logger(__name__)


class Courier:
    """The sender of a platform behind its gate. patience: seconds until an answer is not waited for any longer."""

    def __init__(
        self, sender: Sender, gate: Gate, clock: Clock, *, is_group: Callable[[Address], bool], patience: float
    ) -> None:
        self.gate = gate
        self._sender = sender
        self._pacer: Pacer = gate.pacer
        self._clock = clock
        self._is_group = is_group
        self._patience = patience

    def slot(self, address: Address, lane: Lane) -> AbstractAsyncContextManager[Turn]:
        """The turn of one request; see Gate.slot()."""
        return self.gate.slot(address.chat, lane, group=self._is_group(address))

    async def request(self, what: Send | Edit | Delete, key: str) -> str | None:
        """Make one request inside a slot. Returns a new message's reference. Raises SendError alone."""
        try:
            async with asyncio.timeout(self._patience):
                reference = await self._call(what, key)
        except SendError as error:
            self._learn(what.address, error)
            raise
        except TimeoutError as error:
            self._pacer.failed(self._clock.monotonic())
            raise SendError("timeout", maybe_delivered=True) from error
        except Exception as error:
            # A sender promises SendError alone: this is a bug, and must stop neither the loop nor its chat.
            logger.exception("sender_failed", platform=self._sender.platform.value)
            raise SendError(UNEXPECTED, maybe_delivered=True) from error
        self._pacer.succeeded()
        return reference

    async def _call(self, what: Send | Edit | Delete, key: str) -> str | None:
        match what:
            case Send(address, message):
                return await self._sender.send(address, message.first, key=key)
            case Edit(address, message, reference):
                await self._sender.edit(address, reference, message)
            case Delete(address, reference):
                await self._sender.delete(address, reference)
        return None

    def _learn(self, address: Address, error: SendError) -> None:
        now = self._clock.monotonic()
        if error.retry_after is not None:
            self._pacer.throttled(address.chat, error.retry_after, now)
        elif error.permanent or error.moved_to is not None:
            self._pacer.succeeded()
        else:
            self._pacer.failed(now)

    async def pin(self, address: Address, reference: str) -> bool:
        """Pin what was just sent, inside the same slot. False: the platform does not let us; the message stands."""
        try:
            async with asyncio.timeout(self._patience):
                await self._sender.pin(address, reference)
        except (SendError, TimeoutError) as error:
            reason = error.reason if isinstance(error, SendError) else "timeout"
            logger.warning("pin_refused", platform=self._sender.platform.value, reason=reason)
            return False
        return True

    async def send_now(
        self, address: Address, outgoing: Outgoing, *, key: str, pressed_message: str | None = None
    ) -> str | None:
        """Send a reply that stands in no row, in the first lane. Returns its reference, or None after an edit.

        pressed_message: changed in place where outgoing.replace asks for it and the platform can.
        Raises SendError, also where the chat has to wait longer than a person would (retry_after).
        """
        try:
            if outgoing.replace and pressed_message is not None:
                try:
                    return await self._reply(Edit(address, outgoing, pressed_message), key)
                except SendError as error:
                    if not error.permanent:
                        raise
            return await self._reply(Send(address, outgoing), key)
        except Deferred as deferred:
            raise SendError("throttled", retry_after=deferred.after) from deferred
        except Closed as closed:
            raise SendError("stopping", retry_after=0.0) from closed

    async def _reply(self, what: Send | Edit, key: str) -> str | None:
        async with self.slot(what.address, Lane.REPLIES):
            try:
                return await self.request(what, key)
            except SendError as error:
                if error.retry_after is not None:
                    # Its row comes first; what is said to this chat later comes after it.
                    self.gate.hold(what.address.chat, error.retry_after)
                raise
