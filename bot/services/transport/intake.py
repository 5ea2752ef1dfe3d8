"""Durable intake: events are committed before they are acknowledged, handled in order per chat, never lost."""

import asyncio
import random
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

import structlog

from bot.clock import Clock
from bot.domain.messages import Incoming, Outgoing, Platform
from bot.domain.ports import Connection, RawEvent
from bot.errors import StorageError
from bot.services.transport.delivery import Delivery
from bot.services.transport.processing import EventProcessor, Handler
from bot.services.transport.processing import Handled as Handled
from bot.services.transport.sending import DeliveryWorker
from bot.services.transport.waiting import Bell
from bot.storage import inbox
from bot.storage.database import Database
from bot.storage.inbox import Received
from bot.storage.vault import Vault

logger = structlog.get_logger(__name__)

# Chats handled at once in one process.
AT_ONCE = 16
LEASE = timedelta(minutes=2)
# Seconds that events under way get when the program stops.
GRACE = 1.5
LOOK_EVERY = 30.0
LOOK_AFTER_ERROR = 1.0


class DurableMailbox:
    """ports.Mailbox over the inbox. received: called after each commit (the worker's wake())."""

    def __init__(
        self, platform: Platform, database: Database, vault: Vault, clock: Clock, *, received: Callable[[], None]
    ) -> None:
        self._platform = platform
        self._database = database
        self._vault = vault
        self._clock = clock
        self._received = received

    async def receive(self, events: Sequence[RawEvent], *, cursor: str | None = None) -> None:
        """Commit the events and the cursor together. Raises StorageError; then nothing may be acknowledged."""
        now = self._clock.now()
        async with self._database.transaction() as connection:
            if events:
                await inbox.receive(connection, self._vault, self._platform, events, now)
            if cursor is not None:
                await inbox.set_cursor(connection, self._platform, cursor, now)
        self._received()

    async def cursor(self) -> str | None:
        """The cursor of the last receive(), or None when there is none or it is older than six days."""
        async with self._database.reading() as connection:
            return await inbox.cursor(connection, self._platform, self._clock.now())

    async def note_drained(self, at: datetime) -> None:
        """Remember that the platform kept nothing for us at this moment. Raises StorageError."""
        async with self._database.transaction() as connection:
            await inbox.note_drained(connection, self._platform, at)

    async def drained(self) -> datetime | None:
        """The last moment noted, of any process; None when there is none. Raises StorageError."""
        async with self._database.reading() as connection:
            return await inbox.drained(connection, self._platform)


class IntakeWorker:
    """Handles the events of one platform: in order per chat, many chats at once.

    handle: one event, with its inbox id. all_failed: what a person is told whose message was given up; None where
    the event could not even be read. sends: the platform's way out. is_only: no other process handles this platform.
    """

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
        is_only: bool = True,
        jitter: Callable[[], float] = random.random,
        look_every: float = LOOK_EVERY,
    ) -> None:
        self._database = database
        self._clock = clock
        self._platform = connection.platform
        self._processor = EventProcessor(
            database,
            vault,
            clock,
            connection,
            handle,
            delivery=delivery,
            sends=sends,
            all_failed=all_failed,
            jitter=jitter,
        )
        self.counts = self._processor.counts
        self._taken_over = not is_only
        self._look_every = look_every
        self._bell = Bell(clock)
        self._tasks: dict[asyncio.Task[None], int] = {}
        # Under way when the last process died. One of them may have killed it: they are tried one at a time, so that
        # only that one's attempts count up while the others come through.
        self._suspects: set[int] = set()

    def wake(self) -> None:
        """Events were committed: look at once."""
        self._bell.ring()

    async def step(self) -> int:
        """Handle all that waits; returns how many events were taken up. For tests and drills, not beside run()."""
        taken = 0
        while events := await self._claim(AT_ONCE):
            async with asyncio.TaskGroup() as group:
                for event in events:
                    group.create_task(self._processor.process(event))
            taken += len(events)
        return taken

    async def run(self) -> None:
        """Handle events until cancelled; those under way get a moment to end."""
        try:
            while True:
                self._bell.reset()
                try:
                    wait = await self._fill()
                except StorageError:
                    logger.exception("intake_failed", platform=self._platform.value)
                    wait = LOOK_AFTER_ERROR
                await self._bell.wait(wait)
        finally:
            await self._drain()

    async def _fill(self) -> float:
        """Start what waits, as far as there is room; returns seconds until the next look."""
        now = self._clock.now()
        if not self._taken_over:
            async with self._database.transaction() as connection:
                self._suspects = await inbox.take_over(connection, self._platform, now)
            self._taken_over = True
        room = (1 if self._suspects else AT_ONCE) - len(self._tasks)
        events = await self._claim(room) if room else []
        if room and not events:
            self._suspects.clear()
        for event in events:
            task = asyncio.create_task(self._processor.process(event), name=f"intake-{self._platform}-{event.id}")
            self._tasks[task] = event.id
            task.add_done_callback(self._ended)
        if len(events) >= room:
            return self._look_every  # an end rings the bell
        async with self._database.reading() as reading:
            due = await inbox.next_due(reading, self._platform, now)
        return self._look_every if due is None else min(self._look_every, max(0.05, (due - now).total_seconds()))

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._suspects.discard(self._tasks.pop(task))
        if not task.cancelled() and (error := task.exception()):
            # Its lease lapses and it is handled again.
            logger.error("intake_process_failed", platform=self._platform.value, exc_info=error)
        self._bell.ring()

    async def _drain(self) -> None:
        if not self._tasks:
            return
        _, late = await asyncio.wait(self._tasks, timeout=GRACE)
        ids = [self._tasks[task] for task in late]
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        if ids:
            async with self._database.transaction() as connection:
                await inbox.release(connection, ids)

    async def _claim(self, limit: int) -> list[Received]:
        async with self._database.transaction() as connection:
            return await inbox.claim(connection, self._platform, self._clock.now(), limit=limit, lease=LEASE)
