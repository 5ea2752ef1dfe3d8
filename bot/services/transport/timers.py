"""Calls what is due: timers are rows with a time, so a restart forgets none."""

import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

import structlog

from bot.clock import Clock
from bot.domain.delivery import pause
from bot.errors import StorageError
from bot.services.transport.delivery import TIMERS
from bot.services.transport.waiting import Bell
from bot.storage import outbox
from bot.storage.database import AsyncConnection, Database
from bot.storage.failures import StorageConflict

logger = structlog.get_logger(__name__)

PIECE = 50
LEASE = timedelta(minutes=5)
TRIES = 10
LOOK_EVERY = 30.0
LOOK_AFTER_ERROR = 1.0

# kind, subject, and the transaction in which the timer also ends.
Handler = Callable[[str, str, AsyncConnection], Awaitable[None]]


@dataclass(slots=True)
class Counts:
    fired: int = 0
    retried: int = 0
    dead: int = 0


class TimerWorker:
    """Runs due timers one after another. Exactly one runs for an installation. fired: called after each commit."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        handler: Handler,
        *,
        fired: Callable[[], None] = lambda: None,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self.counts = Counts()
        self._database = database
        self._clock = clock
        self._handler = handler
        self._fired = fired
        self._jitter = jitter
        self._bell = Bell(clock)

    def wake(self) -> None:
        """A timer was committed: look at once."""
        self._bell.ring()

    async def step(self) -> int:
        """Run every timer that is due now; returns how many ended."""
        ended = 0
        while claims := await self._claim():
            for claim in claims:
                ended += await self._run(claim)
        return ended

    async def run(self) -> None:
        """Run timers at their time until cancelled."""
        taken_over = False
        while True:
            self._bell.reset()
            wait = LOOK_EVERY
            try:
                taken_over = taken_over or await self._take_over()
                # Woken at every commit: a look must not wait for the writer.
                wait = await self._until_next()
                if wait <= 0:
                    await self.step()
                    wait = max(0.05, await self._until_next())
            except StorageError:
                logger.exception("timers_failed")
                wait = LOOK_AFTER_ERROR
            await self._bell.wait(wait)

    async def _take_over(self) -> bool:
        async with self._database.transaction() as connection:
            await outbox.take_over(connection, TIMERS, self._clock.now())
        return True

    async def _until_next(self) -> float:
        async with self._database.reading() as connection:
            due = await outbox.next_due(connection, TIMERS)
        if due is None:
            return LOOK_EVERY
        return min(LOOK_EVERY, (due - self._clock.now()).total_seconds())

    async def _claim(self) -> list[outbox.Claim]:
        now = self._clock.now()
        async with self._database.transaction() as connection:
            return await outbox.claim(connection, TIMERS, now, limit=PIECE, lease=LEASE)

    async def _run(self, claim: outbox.Claim, *, again: bool = True) -> bool:
        if claim.attempts > TRIES:
            return await self._bury(claim)
        try:
            async with self._database.transaction() as connection:
                # Ended first, so that the handler may set the same timer again.
                if not await outbox.finish(connection, claim, self._clock.now()):
                    return False
                await self._handler(claim.kind, claim.subject or "", connection)
        except StorageConflict:
            # Another transaction came first and all was undone: the same again sees what it did.
            if again:
                return await self._run(claim, again=False)
            raise
        except StorageError:
            raise
        except Exception:
            # A bug in one timer's handler must not stop the others.
            logger.exception("timer_failed", kind=claim.kind, subject=claim.subject, attempts=claim.attempts)
            return await self._retry(claim)
        self.counts.fired += 1
        self._fired()
        return True

    async def _retry(self, claim: outbox.Claim) -> bool:
        if claim.attempts >= TRIES:
            return await self._bury(claim)
        self.counts.retried += 1
        due = self._clock.now() + timedelta(seconds=pause(claim.attempts, self._jitter()))
        async with self._database.transaction() as connection:
            await outbox.retry(connection, claim, due)
        return False

    async def _bury(self, claim: outbox.Claim) -> bool:
        self.counts.dead += 1
        logger.error("timer_dead", kind=claim.kind, subject=claim.subject)
        async with self._database.transaction() as connection:
            return await outbox.bury(connection, claim, "handler-failed", self._clock.now())
