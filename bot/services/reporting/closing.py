"""What people hear before the form: reporting is closed, no room serves the county, nobody is on duty (R13, R23)."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.clock import Clock
from bot.domain.rights import ALL_COUNTIES, Deed, Role, Volunteer
from bot.errors import StorageError, UserError
from bot.services.asking.hotlines import Hotlines
from bot.services.moderation.duty import Duty
from bot.services.moderation.guard import guarded
from bot.storage import audit, rooms, settings
from bot.storage.database import AsyncConnection, Database
from bot.storage.rooms import RoomKind
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork

logger = structlog.get_logger(__name__)

KEY = "reports-closed"
TEXT_LIMIT = 200
# Nobody closes for longer at once: it lifts by itself, so that it is not forgotten.
LONGEST = timedelta(days=7)
# Seconds that what was read holds, and that a form may wait for it.
HOLDS = 5.0
READ_WITHIN = 1.0


@dataclass(frozen=True, slots=True)
class Closed:
    """Reporting is closed in counties (or ALL_COUNTIES) until a moment. text: why, in a coordinator's words."""

    text: str
    until: datetime
    counties: frozenset[str]

    def covers(self, county: str | None) -> bool:
        """Where the county is not known yet, only what holds everywhere is said."""
        return ALL_COUNTIES in self.counties or (county is not None and county in self.counties)


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is said before the form. unserved: no room serves the county. unattended: nobody is on duty for it."""

    closed: Closed | None = None
    unserved: bool = False
    unattended: bool = False

    def __bool__(self) -> bool:
        return self.closed is not None or self.unserved or self.unattended


class Closing:
    """form() of the router answers without I/O, so what it has to know is kept in memory, some seconds old at most."""

    def __init__(self, database: Database, vault: Vault, clock: Clock, duty: Duty, hotlines: Hotlines) -> None:
        self._database = database
        self._vault = vault
        self._clock = clock
        self._duty = duty
        self._hotlines = hotlines
        self._closed: Closed | None = None
        self._is_unattended = False
        self._rooms: Sequence[rooms.Room] = ()
        self._read_at: float | None = None

    def is_something_ahead(self, county: str | None, now: datetime) -> bool:
        """Whether a person in the county has to read something before the form, as it was read last."""
        closed = self._closed
        if county is not None and not any(room.serves(county) for room in self._rooms):
            return True
        return self._is_unattended or (closed is not None and closed.covers(county) and now < closed.until)

    async def refresh(self) -> None:
        """Read anew what is older than HOLDS. Where the database does not answer, what was known holds."""
        moment, now = self._clock.monotonic(), self._clock.now()
        if self._read_at is not None and moment - self._read_at < HOLDS:
            return
        try:
            async with asyncio.timeout(READ_WITHIN), UnitOfWork(self._database) as work:
                self._closed = await read(await work.read(), now)
                self._rooms = await rooms.linked(await work.read(), self._vault, RoomKind.MODERATORS)
                self._is_unattended = await self._duty.nobody_is_on(work, None, now)
        except (StorageError, TimeoutError):
            logger.error("closing_unreadable")
        self._read_at = moment

    async def ahead(self, work: UnitOfWork, county: str | None, now: datetime) -> Ahead:
        """What a person who wants to report from the county has to know first; None: the county is not known."""
        connection = await work.read()
        closed = await read(connection, now)
        linked = await rooms.linked(connection, self._vault, RoomKind.MODERATORS)
        unserved = county is not None and not any(room.serves(county) for room in linked)
        return Ahead(
            closed=closed if closed is not None and closed.covers(county) else None,
            unserved=unserved,
            unattended=not unserved and await self._duty.nobody_is_on(work, county, now),
        )

    async def close(self, work: UnitOfWork, volunteer: Volunteer, text: str, until: datetime, now: datetime) -> Closed:
        """Close reporting where this person coordinates. Raises UserError: no right, or words that may not be shown."""
        counties = self._counties(volunteer)
        if not now < until <= now + LONGEST:
            raise UserError("closing-until")
        known = self._hotlines.known()
        words = guarded(text, limit=TEXT_LIMIT, wrong_length="closing-length", numbers_known=known)
        closed = Closed(words, until, counties)
        connection = await work.connection()
        value = json.dumps({"text": closed.text, "until": until.isoformat(), "counties": sorted(counties)})
        await settings.write(connection, KEY, value, now)
        await audit.record(
            connection, now, actor=volunteer.alias, action="close-reports", subject="reports", until=until.isoformat()
        )
        # Before the commit: should that fail, the next reading mends it.
        self._closed, self._read_at = closed, None
        return closed

    async def open(self, work: UnitOfWork, volunteer: Volunteer, now: datetime) -> bool:
        """Take reports again. False: they were not closed. Raises UserError without the right where they are."""
        counties = self._counties(volunteer)
        connection = await work.connection()
        closed = await read(connection, now)
        if closed is None:
            return False
        if ALL_COUNTIES not in counties and not closed.counties <= counties:
            raise UserError("no-right")
        await settings.take(connection, KEY)
        await audit.record(connection, now, actor=volunteer.alias, action="open-reports", subject="reports")
        self._closed, self._read_at = None, None
        return True

    def _counties(self, volunteer: Volunteer) -> frozenset[str]:
        if not volunteer.may(Deed.LINK_ROOM):
            raise UserError("no-right")
        leading = (Role.OWNER, Role.COORDINATOR)
        held = frozenset[str]().union(*(grant.counties for grant in volunteer.grants if grant.role in leading))
        return frozenset({ALL_COUNTIES}) if ALL_COUNTIES in held else held


async def read(connection: AsyncConnection, now: datetime) -> Closed | None:
    """What is closed at this moment; it lifts by itself."""
    stored = await settings.read(connection, KEY)
    if stored is None:
        return None
    value = json.loads(stored)
    closed = Closed(value["text"], datetime.fromisoformat(value["until"]), frozenset(value["counties"]))
    return closed if now < closed.until else None
