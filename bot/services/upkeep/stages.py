"""How far the network has gone live, as `farolito golive` wrote it: a running program follows within seconds (R47)."""

import asyncio
from collections.abc import Iterable
from datetime import datetime
from typing import Final

import structlog

from bot.clock import Clock
from bot.domain.ports import Connection
from bot.domain.stages import Stage, named
from bot.errors import StorageError
from bot.storage import audit, settings
from bot.storage.database import AsyncConnection, Database

logger = structlog.get_logger(__name__)

KEY: Final = "stage"
# Seconds that what was read holds, and that anybody's question may wait for it.
HOLDS: Final = 2.0
READ_WITHIN: Final = 1.0


async def read(connection: AsyncConnection) -> Stage:
    """The stage that stands; of a new installation the first."""
    return named(await settings.read(connection, KEY))


async def move(connection: AsyncConnection, stage: Stage, now: datetime, *, accepted_by: str | None = None) -> None:
    """Set the stage. accepted_by: who answers for texts that nobody has read, by name (R47)."""
    await settings.write(connection, KEY, stage, now)
    await audit.record(
        connection, now, actor="server", action="go-live", subject="stage", stage=stage, accepted_by=accepted_by
    )


class Stages:
    """Kept in memory, some seconds old at most: menus and forms are shown without I/O.

    fixed: where nobody goes live, as on the practice page.
    """

    def __init__(self, database: Database, clock: Clock, *, fixed: Stage | None = None) -> None:
        self._database = database
        self._clock = clock
        self._fixed = fixed
        self._stage: Stage = fixed or named(None)
        self._read_at: float | None = None

    @property
    def current(self) -> Stage:
        return self._stage

    async def load(self, connection: AsyncConnection) -> None:
        """Read it at the start."""
        self._stage = self._fixed or await read(connection)
        self._read_at = self._clock.monotonic()

    async def refresh(self) -> None:
        """Read anew what is older than HOLDS. Where the database does not answer, what was known holds."""
        moment = self._clock.monotonic()
        if self._fixed is not None or (self._read_at is not None and moment - self._read_at < HOLDS):
            return
        try:
            async with asyncio.timeout(READ_WITHIN), self._database.reading() as connection:
                found = await read(connection)
        except (StorageError, TimeoutError):
            logger.error("stage_unreadable")
        else:
            if found != self._stage:
                logger.info("stage", before=self._stage, stage=found)
            self._stage = found
        self._read_at = moment

    async def follow(self, connections: Iterable[Connection]) -> None:
        """Look every HOLDS seconds until cancelled; after a move the platforms show the commands there are now."""
        shown = self._stage
        while True:
            await self._clock.sleep(HOLDS)
            await self.refresh()
            if self._stage != shown:
                shown = self._stage
                await asyncio.gather(*(connection.present() for connection in connections))
