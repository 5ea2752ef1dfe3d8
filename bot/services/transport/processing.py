"""What happens to one received event: read, handled, answered, finished; or set aside after three tries."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

import structlog

from bot.clock import Clock
from bot.domain.delivery import pause
from bot.domain.messages import Address, Incoming, Outgoing
from bot.domain.ports import Connection
from bot.errors import KeyGone, SendError
from bot.services.transport.delivery import Delivery
from bot.services.transport.sending import DeliveryWorker
from bot.storage import inbox
from bot.storage.database import Database
from bot.storage.inbox import Received
from bot.storage.vault import Vault

logger = structlog.get_logger(__name__)

TRIES = 3


@dataclass(frozen=True, slots=True)
class Handled:
    """What came of an event.

    committed: the handler's transaction has finished the inbox row and written the replies into the outbox; of
    `replies` only a notice is used then. Otherwise nothing was changed, and the replies are sent before the row
    is finished: a crash in between repeats an answer and never swallows one.
    refused: nothing was done, and the one reply says why.
    """

    replies: list[Outgoing]
    committed: bool
    refused: bool = False


Handler = Callable[[Incoming, int], Awaitable[Handled]]


@dataclass(slots=True)
class Counts:
    """What happened since the start.

    ignored: not for the bot. queued: replies that could not be sent at once and went to the outbox.
    undelivered: replies that the platform refuses for good.
    """

    handled: int = 0
    ignored: int = 0
    failed: int = 0
    set_aside: int = 0
    queued: int = 0
    undelivered: int = 0
    maybe_delivered: int = 0


class EventProcessor:
    """See IntakeWorker for the arguments."""

    def __init__(
        self,
        database: Database,
        vault: Vault,
        clock: Clock,
        connection: Connection,
        handle: Handler,
        *,
        delivery: Delivery,
        sends: DeliveryWorker,
        all_failed: Callable[[Incoming | None], Outgoing],
        jitter: Callable[[], float],
    ) -> None:
        self.counts = Counts()
        self._database = database
        self._vault = vault
        self._clock = clock
        self._connection = connection
        self._handle = handle
        self._delivery = delivery
        self._sends = sends
        self._all_failed = all_failed
        self._jitter = jitter
        self._finished: list[int] = []
        self._finishing = asyncio.Lock()

    async def process(self, event: Received) -> None:
        """Bring one claimed event to its end, or to its next try. Raises StorageError alone."""
        try:
            chat, payload = event.open(self._vault)
        except KeyGone:
            await self._set_aside(event, None, None)
            return
        address = Address(event.platform, chat)
        if event.attempts > TRIES:
            # The process died in each try: not once more.
            await self._set_aside(event, None, address)
            return
        incoming = None
        try:
            incoming = self._connection.to_incoming(payload)
            if incoming is None:
                self.counts.ignored += 1
                await self._finish(event.id)
                return
            handled = await self._handle(incoming, event.id)
        except Exception:
            # The error boundary of the durable intake: one poisoned message must not stop its chat.
            logger.exception("event_failed", platform=event.platform.value, inbox=event.id, attempts=event.attempts)
            self.counts.failed += 1
            await self._failed(event, incoming, address)
            return
        self.counts.handled += 1
        is_said = await self._acknowledge(incoming, handled)
        if handled.committed:
            self._delivery.wake()
            return
        if is_said:
            await self._finish(event.id)
            return
        await self._answer(event, incoming, [reply for reply in handled.replies if reply.text or reply.buttons])

    async def _acknowledge(self, incoming: Incoming, handled: Handled) -> bool:
        """End a press's waiting state. True: in a group, whoever pressed has read there that nothing was done."""
        if incoming.action is None:
            return False
        if handled.refused and not incoming.private:
            return await self._connection.refuse(incoming, "\n".join(reply.text for reply in handled.replies))
        notices = (reply.notice for reply in handled.replies if reply.notice is not None)
        await self._connection.acknowledge(incoming, next(notices, None))
        return False

    async def _answer(self, event: Received, incoming: Incoming, replies: list[Outgoing]) -> None:
        for number, outgoing in enumerate(replies):
            try:
                await self._sends.send_now(
                    incoming.address,
                    outgoing,
                    key=_key(event, number),
                    pressed_message=incoming.pressed_message,
                )
            except SendError as error:
                self.counts.maybe_delivered += error.maybe_delivered
                if error.permanent:
                    self.counts.undelivered += 1
                    logger.info("reply_refused", platform=event.platform.value, reason=error.reason)
                    continue
                await self._queue(event, incoming, replies, number, timedelta(seconds=error.retry_after or 0.0))
                return
        await self._finish(event.id)

    async def _queue(
        self, event: Received, incoming: Incoming, replies: list[Outgoing], first: int, after: timedelta
    ) -> None:
        """The platform cannot be reached: the outbox keeps these replies, in their order, and the event is over."""
        now = self._clock.now()
        async with self._database.transaction() as connection:
            for number, outgoing in list(enumerate(replies))[first:]:
                await self._delivery.reply(
                    connection,
                    incoming.address,
                    outgoing,
                    _key(event, number),
                    pressed_message=incoming.pressed_message,
                    due=now + after,
                )
            await inbox.finish(connection, event.id, now)
        self.counts.queued += len(replies) - first
        self._delivery.wake()

    async def _finish(self, inbox_id: int) -> None:
        """Finish rows in batches: what ends while a commit runs goes into the next one."""
        self._finished.append(inbox_id)
        async with self._finishing:
            if inbox_id not in self._finished:
                return
            batch, self._finished = self._finished, []
            try:
                async with self._database.transaction() as connection:
                    await inbox.finish_all(connection, batch, self._clock.now())
            except BaseException:
                self._finished[:0] = batch
                raise

    async def _failed(self, event: Received, incoming: Incoming | None, address: Address) -> None:
        if event.attempts >= TRIES:
            await self._set_aside(event, incoming, address)
            return
        at = self._clock.now() + timedelta(seconds=pause(event.attempts, self._jitter()))
        async with self._database.transaction() as connection:
            await inbox.retry(connection, event.id, at)

    async def _set_aside(self, event: Received, incoming: Incoming | None, address: Address | None) -> None:
        """Give the event up, tell the person and the operator."""
        logger.error("event_set_aside", platform=event.platform.value, inbox=event.id)
        async with self._database.transaction() as connection:
            if not await inbox.set_aside(connection, event.id, self._clock.now()):
                return
            to = incoming.address if incoming else address
            if to is not None:
                await self._delivery.reply(connection, to, self._all_failed(incoming), f"failed:{event.id}")
        self.counts.set_aside += 1
        self._delivery.wake()


def _key(event: Received, number: int) -> str:
    return f"answer:{event.id}:{number}"
