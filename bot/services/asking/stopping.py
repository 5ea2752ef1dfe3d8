"""Stopping cards (R7): kept in the database, known in every process within seconds."""

import asyncio

import structlog

from bot.clock import Clock
from bot.domain.rights import Deed, Volunteer
from bot.errors import StorageError, UserError
from bot.storage import audit, stopped_cards
from bot.storage.database import Database
from bot.storage.work import UnitOfWork

logger = structlog.get_logger(__name__)

# Seconds that what was read holds: after so long at most every process serves a stopped card no more.
HOLDS = 5.0
# Nobody waits longer for it: an answer that may be old is better than none (R2).
READ_WITHIN = 1.0


class Stopping:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._stopped: frozenset[str] = frozenset()
        self._read_at: float | None = None

    @property
    def stopped(self) -> frozenset[str]:
        """The ids of the stopped cards, as refresh() read them last."""
        return self._stopped

    async def refresh(self) -> None:
        """Read anew what is older than HOLDS. Where the database does not answer, what was known holds (R2)."""
        now = self._clock.monotonic()
        if self._read_at is not None and now - self._read_at < HOLDS:
            return
        try:
            async with asyncio.timeout(READ_WITHIN), self._database.reading() as connection:
                self._stopped = await stopped_cards.ids(connection)
        except (StorageError, TimeoutError):
            logger.error("stopped_cards_unreadable")
        self._read_at = now

    async def stop(self, work: UnitOfWork, volunteer: Volunteer, card: str) -> bool:
        """Take a card back. False: it was stopped already. Raises UserError without the right."""
        if not volunteer.may(Deed.STOP_CARD):
            raise UserError("no-right")
        now = self._clock.now()
        connection = await work.connection()
        if not await stopped_cards.add(connection, card, by=volunteer.alias, now=now):
            return False
        await audit.record(connection, now, actor=volunteer.alias, action="stop-card", subject="card", card=card)
        # Before the commit: should that fail, the card comes back with the next reading.
        self._stopped |= {card}
        self._read_at = None
        return True

    async def resume(self, work: UnitOfWork, volunteer: Volunteer, card: str) -> bool:
        """Serve a card again. False: it was not stopped. Raises UserError without the right."""
        if not volunteer.may(Deed.STOP_CARD):
            raise UserError("no-right")
        connection = await work.connection()
        if not await stopped_cards.remove(connection, card):
            return False
        await audit.record(
            connection, self._clock.now(), actor=volunteer.alias, action="resume-card", subject="card", card=card
        )
        self._read_at = None
        return True
