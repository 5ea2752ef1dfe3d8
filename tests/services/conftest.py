"""A small installation on a real database: delivery, its workers, and one platform's edge."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import MovableClock
from bot.domain.alerts import Alert, AlertLanguage, AlertState, Facts
from bot.domain.delivery import UNPACED, Lane, Pace, Reach
from bot.domain.messages import Account, Address, Outgoing, Platform
from bot.domain.notifying import QuietHours
from bot.domain.reports import Agency, Basis, Mark
from bot.domain.rights import ALL_COUNTIES
from bot.i18n import Texts
from bot.services.transport.broadcasting import BroadcastWorker
from bot.services.transport.delivery import Delivery
from bot.services.transport.ledger import Undelivered
from bot.services.transport.notices import Notices
from bot.services.transport.sending import DeliveryWorker
from bot.storage import alerts, rooms, subscribers
from bot.storage.database import Database
from bot.storage.rooms import Room, RoomKind
from bot.storage.schema import outbox
from bot.storage.vault import Vault
from tests.services.edge import Edge

NEW_YORK = ZoneInfo("America/New_York")
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@dataclass
class World:
    database: Database
    vault: Vault
    clock: MovableClock
    edge: Edge
    delivery: Delivery = field(init=False)
    undelivered: list[Undelivered] = field(default_factory=list)
    pace: Pace = UNPACED
    patience: float = 30.0
    notices: Notices = field(default_factory=lambda: Notices(Texts(), QuietHours(time(22), time(7), NEW_YORK)))

    def __post_init__(self) -> None:
        self.delivery = Delivery(self.vault, self.clock)
        self.broadcaster = BroadcastWorker(self.database, self.vault, self.clock)
        self.start_worker()

    def start_worker(self, is_group: Callable[[Address], bool] = lambda address: False) -> DeliveryWorker:
        """A worker as after a start of the program."""
        self.worker = DeliveryWorker(
            self.edge,
            self.database,
            self.vault,
            self.clock,
            self.notices,
            pace=self.pace,
            is_group=is_group,
            undeliverable=self._hear,
            jitter=lambda: 0.5,
            patience=self.patience,
        )
        return self.worker

    async def _hear(self, connection: AsyncConnection, dead: Undelivered) -> None:
        self.undelivered.append(dead)

    async def send_all(self, *, rounds: int = 200) -> None:
        """Expand and deliver until nothing waits, moving the clock to what is due next."""
        for _ in range(rounds):
            await self.broadcaster.step()
            await self.worker.step()
            async with self.database.reading() as connection:
                waiting = select(outbox.c.due, outbox.c.lease_until).where(outbox.c.state == "pending")
                rows = (await connection.execute(waiting.where(outbox.c.worker == self.edge.platform.value))).all()
            if not rows:
                return
            soonest = min(max(row.due, row.lease_until or row.due) for row in rows)
            self.clock.advance(max(soonest - self.clock.now(), timedelta(milliseconds=1)))
        raise AssertionError("the queue does not become empty")

    async def states(self) -> dict[str, tuple[str, str | None]]:
        """State and reason of every row, by key."""
        async with self.database.reading() as connection:
            rows = await connection.execute(select(outbox.c.key, outbox.c.state, outbox.c.reason))
            return {row.key: (row.state, row.reason) for row in rows}

    async def subscribe(self, name: str, *counties: str, language: str = "es") -> Address:
        address = Address(self.edge.platform, name)
        async with self.database.transaction() as connection:
            await subscribers.subscribe(
                connection,
                self.vault,
                f"S{name}",
                Account(self.edge.platform, name),
                address,
                counties=counties or ["Durham"],
                language=language,
                now=self.clock.now(),
            )
        return address

    async def unsubscribe(self, name: str) -> None:
        async with self.database.transaction() as connection:
            assert await subscribers.unsubscribe(connection, self.vault, Account(self.edge.platform, name))

    async def link(
        self, name: str, kind: RoomKind = RoomKind.ALERTS, counties: frozenset[str] = frozenset({ALL_COUNTIES})
    ) -> Address:
        address = Address(self.edge.platform, name)
        room = Room(id=f"R{name}", address=address, kind=kind, counties=counties, language=AlertLanguage.BOTH)
        async with self.database.transaction() as connection:
            await rooms.link(connection, self.vault, room, source="config", now=self.clock.now())
        return address

    async def publish(
        self, text: str = "alert", *, county: str = "Durham", valid_for: timedelta = timedelta(hours=2)
    ) -> None:
        """Publish alert A1 in version 1."""
        now = self.clock.now()
        facts = Facts(
            county=county,
            place="Main Street",
            place_kind=None,
            agency=Agency.UNKNOWN,
            basis=Basis.TWO_OBSERVERS,
            seen_at=now,
            valid_until=now + valid_for,
        )
        alert = Alert("A1", 101, None, AlertState.LIVE, facts, 1, mark=Mark.REAL, published_by="Alba")
        async with self.database.transaction() as connection:
            await alerts.add(connection, alert, now)
            await self.delivery.broadcast(connection, "A1", 1, Lane.ALERTS, self._texts(text))

    async def correct(
        self,
        version: int,
        text: str,
        *,
        reach: Reach = Reach.HOLDERS,
        lane: Lane = Lane.CORRECTIONS,
        follow_up: str | None = None,
    ) -> None:
        """Write another version of alert A1."""
        async with self.database.transaction() as connection:
            await self.delivery.broadcast(
                connection,
                "A1",
                version,
                lane,
                self._texts(text),
                reach=reach,
                follow_ups=self._texts(follow_up) if follow_up else None,
            )

    @staticmethod
    def _texts(text: str) -> dict[str, Outgoing]:
        return {language: Outgoing(f"{text} {language}") for language in ("en", "es", "both")}


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(NOON)


@pytest.fixture
def vault(tmp_path: Path, clock: MovableClock) -> Vault:
    return Vault(tmp_path / "keys", clock)


@pytest.fixture
async def world(database: Database, vault: Vault, clock: MovableClock) -> World:
    """On both databases."""
    return World(database, vault, clock, Edge(Platform.TELEGRAM))


@pytest.fixture
async def small_world(sqlite_database: Database, vault: Vault, clock: MovableClock) -> World:
    """On SQLite alone, for what does not depend on the database."""
    return World(sqlite_database, vault, clock, Edge(Platform.TELEGRAM))
