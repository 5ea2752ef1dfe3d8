"""The worker that gets reporters' files from their platforms, has them cleaned and seals them."""

import asyncio
import hashlib
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

import structlog

from bot.clock import Clock
from bot.domain.attachments import FILE_BYTES, Refusal
from bot.domain.delivery import Again
from bot.domain.messages import Platform
from bot.domain.ports import Fetcher
from bot.errors import SendError, StorageError
from bot.media.cleaning import Refused
from bot.media.workshop import Workshop
from bot.services.reporting.arrivals import Arrivals, Fetched, Gone, Outcome
from bot.services.reporting.attachments import FETCHING
from bot.services.transport.waiting import Bell
from bot.storage import attachments, outbox
from bot.storage.attachments import Waiting
from bot.storage.database import Database
from bot.storage.vault import Vault

logger = structlog.get_logger(__name__)

# Two at once: one slow download does not hold up the next file, and memory holds two files of 20 MB, not twenty.
LANES = 2
# Longer than a download and the cleaning of two files may take.
LEASE = timedelta(minutes=5)
# Seconds for a download of 20 MB over a slow line; and between tries, a quarter of the time since the file came: a
# platform that is back after a moment is asked at once, and one that is away for hours not all the time.
PATIENCE = 120.0
PAUSES = (5.0, 300.0)
# A file over which the program died so often is not opened again.
TRIES = 3
LOOK_EVERY = 30.0
LOOK_AFTER_ERROR = 1.0


@dataclass(slots=True)
class Counts:
    """What happened since the start. refused: by reason."""

    fetched: int = 0
    gone: int = 0
    refused: Counter[str] = field(default_factory=Counter)

    def note(self, outcome: Outcome) -> None:
        match outcome:
            case Fetched():
                self.fetched += 1
            case Gone():
                self.gone += 1
            case Refusal():
                self.refused[outcome.value] += 1


class FetchingWorker:
    """Exactly one runs for an installation. fetchers: by platform; looked up when a file is due.

    fetched: called after each commit that others may wait for.
    """

    def __init__(
        self,
        database: Database,
        vault: Vault,
        clock: Clock,
        fetchers: Callable[[], Mapping[Platform, Fetcher]],
        arrivals: Arrivals,
        *,
        fetched: Callable[[], None] = lambda: None,
        workshop: Workshop | None = None,
    ) -> None:
        self.counts = Counts()
        self._database = database
        self._vault = vault
        self._clock = clock
        self._fetchers = fetchers
        self._arrivals = arrivals
        self._fetched = fetched
        self._workshop = workshop or Workshop()
        self._bells = [Bell(clock) for _ in range(LANES)]
        self._taken_over = False

    def wake(self) -> None:
        """Something was committed: look at once."""
        for bell in self._bells:
            bell.ring()

    async def step(self) -> int:
        """Fetch what is due, one after another; returns how many files came to an end."""
        ended = 0
        while claim := await self._claim():
            ended += await self._work(claim)
        return ended

    async def run(self) -> None:
        """Fetch until cancelled. A file under way is fetched again by the next process."""
        async with asyncio.TaskGroup() as tasks:
            for number, bell in enumerate(self._bells):
                tasks.create_task(self._lane(bell), name=f"fetch-{number}")

    async def _lane(self, bell: Bell) -> None:
        while True:
            bell.reset()
            try:
                await self._take_over()
                # Woken at every commit: a look must not wait for the writer.
                wait = await self._until_next()
                if wait <= 0 and (claim := await self._claim()):
                    await self._work(claim)
                    continue
            except StorageError:
                logger.exception("fetching_failed")
                wait = LOOK_AFTER_ERROR
            await bell.wait(max(0.05, wait))

    async def _take_over(self) -> None:
        """What the process before this one had begun is fetched at once, not when its lease lapses."""
        if self._taken_over:
            return
        self._taken_over = True
        async with self._database.transaction() as connection:
            await outbox.take_over(connection, FETCHING, self._clock.now())

    async def _until_next(self) -> float:
        async with self._database.reading() as connection:
            due = await outbox.next_due(connection, FETCHING)
        return LOOK_EVERY if due is None else min(LOOK_EVERY, (due - self._clock.now()).total_seconds())

    async def _claim(self) -> outbox.Claim | None:
        async with self._database.transaction() as connection:
            claims = await outbox.claim(connection, FETCHING, self._clock.now(), limit=1, lease=LEASE)
        return claims[0] if claims else None

    async def _work(self, claim: outbox.Claim) -> bool:
        """Bring one file forward; True when it came to its end, False when it is for later."""
        async with self._database.reading() as connection:
            file = await attachments.waiting(connection, self._vault, claim.subject or "")
        if file is None:
            async with self._database.transaction() as connection:
                return await outbox.cancel(connection, claim, "left", self._clock.now())
        outcome = await self._outcome(claim, file)
        async with self._database.transaction() as connection:
            if isinstance(outcome, Again):
                # Untried: attempts count only what the process died over.
                await outbox.release(connection, claim, self._clock.now() + timedelta(seconds=outcome.after))
                return False
            if await outbox.finish(connection, claim, self._clock.now()):
                await self._arrivals.settle(connection, file, outcome, self._clock.now())
        self.counts.note(outcome)
        self._fetched()
        return True

    async def _outcome(self, claim: outbox.Claim, file: Waiting) -> Outcome | Again:
        if file.source is None or (claim.expires_at is not None and self._clock.now() >= claim.expires_at):
            return Gone()
        if claim.attempts > TRIES:
            logger.error("file_given_up", attachment=file.id, attempts=claim.attempts)
            return Refusal.UNREADABLE
        fetcher = self._fetchers().get(file.platform)
        if fetcher is None:
            return Again(PAUSES[1])
        try:
            async with asyncio.timeout(PATIENCE):
                content = await fetcher.fetch(file.source, FILE_BYTES)
        except SendError as error:
            logger.info("file_not_fetched", attachment=file.id, platform=file.platform.value, reason=error.reason)
            if error.permanent:
                return Refusal.OVER_LIMIT if error.reason == "too_big" else Gone()
            return Again(self._pause(claim) if error.retry_after is None else error.retry_after)
        except TimeoutError:
            return Again(self._pause(claim))
        fingerprint = await asyncio.to_thread(_fingerprint, content)
        try:
            return Fetched(await self._workshop.clean(content), len(content), fingerprint)
        except Refused as refused:
            return refused.reason

    def _pause(self, claim: outbox.Claim) -> float:
        waited = (self._clock.now() - claim.created_at).total_seconds()
        return min(max(waited / 4, PAUSES[0]), PAUSES[1])


def _fingerprint(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
