"""The composition root: builds the parts, runs them as named tasks, stops them in order."""

import asyncio
import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

import structlog

from bot import web
from bot.clock import Clock
from bot.config import Config
from bot.domain.delivery import Pace
from bot.domain.messages import Address, Platform
from bot.domain.ports import Connection, Media, RoleGiver
from bot.domain.stages import Stage
from bot.errors import StorageError
from bot.i18n import Texts
from bot.reactions import build_timers, build_undeliverable
from bot.services.asking.card_media import CardMedia
from bot.services.asking.gaps import Gaps
from bot.services.asking.stopping import Stopping
from bot.services.ids import Ids
from bot.services.people.volunteers import Person
from bot.services.reporting.attachments import StoredMedia
from bot.services.reporting.fetching import FetchingWorker
from bot.services.transport.broadcasting import BroadcastWorker
from bot.services.transport.delivery import Delivery
from bot.services.transport.intake import DurableMailbox, IntakeWorker
from bot.services.transport.sending import DeliveryWorker
from bot.services.transport.timers import TimerWorker
from bot.services.upkeep.housekeeping import Housekeeping
from bot.services.upkeep.stages import Stages
from bot.services.upkeep.token_watch import PlatformHost
from bot.storage.database import AsyncConnection, Database
from bot.storage.rooms import Room
from bot.storage.vault import Vault
from bot.supervision import Run, running
from bot.web import BaseRoute
from bot.wiring import build_answering, build_notices, build_services, feed_routes
from handlers.router import Router
from handlers.services import Services
from knowledge.gaps import Sieve
from knowledge.loader import Knowledge
from knowledge.search.search import Search

logger = structlog.get_logger(__name__)

# Seconds for saying goodbye to the platforms, all at once.
CLOSE_WITHIN = 1.0


@dataclass(frozen=True, slots=True)
class Network:
    """The people and rooms that stand from the first start on. stage: where nobody goes live, the one there is."""

    owners: Sequence[Person] = ()
    moderators: Sequence[Person] = ()
    rooms: Sequence[Room] = ()
    stage: Stage | None = None


@dataclass(slots=True)
class _Platform:
    """A platform and its workers. intake: only where events are kept before they are handled."""

    connection: Connection
    delivery: DeliveryWorker
    intake: IntakeWorker | None = None


@dataclass(slots=True)
class Application:
    """Everything that runs. Add platforms, then run()."""

    config: Config
    clock: Clock
    texts: Texts
    database: Database
    vault: Vault
    services: Services
    delivery: Delivery
    router: Router
    broadcasts: BroadcastWorker
    timers: TimerWorker
    fetching: FetchingWorker
    media: Media
    housekeeping: Housekeeping
    routes: list[BaseRoute] = field(default_factory=list)
    platforms: dict[Platform, _Platform] = field(default_factory=dict)

    @classmethod
    async def open(
        cls,
        config: Config,
        clock: Clock,
        knowledge: Knowledge,
        search: Search,
        *,
        network: Network,
        ids: Ids | None = None,
    ) -> Self:
        """Open database and keys and build every service. Raises StorageError."""
        ids = ids or Ids()
        texts = Texts(config.timezone, state=knowledge.names)
        database = await open_database(config)
        try:
            privacy = config.privacy
            vault = Vault(config.keys.dir, clock, reply_hours=privacy.reply_hours, content_days=privacy.content_days)
            delivery = Delivery(vault, clock)
            stages = Stages(database, clock, fixed=network.stage)
            stopping = Stopping(database, clock)
            answering = build_answering(knowledge, search, stopping, texts, clock)
            gaps = Gaps(database, vault, clock, ids, Sieve(knowledge), texts.timezone)
            services = build_services(
                config, texts, vault, ids, delivery, knowledge, answering, stopping, gaps, database, clock, stages
            )
            async with database.transaction() as connection:
                await services.volunteers.load(
                    connection,
                    owners=network.owners,
                    moderators=network.moderators,
                    configured_rooms=network.rooms,
                    now=clock.now(),
                )
                await services.pausing.joined(connection, clock.now())
                await services.audit_head.start(connection, clock.now())
                await stages.load(connection)
            return cls._build(config, clock, texts, database, vault, services, delivery)
        except BaseException:
            await database.close()
            raise

    @classmethod
    def _build(
        cls,
        config: Config,
        clock: Clock,
        texts: Texts,
        database: Database,
        vault: Vault,
        services: Services,
        delivery: Delivery,
    ) -> Self:
        privacy = config.privacy
        broadcasts = BroadcastWorker(database, vault, clock, written=delivery.wake)

        table = build_timers(services, clock)

        async def timer(kind: str, subject: str, connection: AsyncConnection) -> None:
            await table[kind](subject, connection)

        timers = TimerWorker(database, clock, timer, fired=delivery.wake)
        platforms: dict[Platform, _Platform] = {}

        def connections() -> Mapping[Platform, Connection]:
            return {name: platform.connection for name, platform in platforms.items()}

        fetching = FetchingWorker(database, vault, clock, connections, services.arrivals, fetched=delivery.wake)
        delivery.wakes(broadcasts.wake)
        delivery.wakes(timers.wake)
        delivery.wakes(fetching.wake)
        return cls(
            config=config,
            clock=clock,
            texts=texts,
            database=database,
            vault=vault,
            services=services,
            delivery=delivery,
            router=Router(services, texts, config.network, database, delivery, clock),
            broadcasts=broadcasts,
            timers=timers,
            fetching=fetching,
            media=CardMedia(services.answering, StoredMedia(database, vault)),
            platforms=platforms,
            housekeeping=Housekeeping(
                database, vault, clock, reply_hours=privacy.reply_hours, content_days=privacy.content_days
            ),
        )

    def mailbox(self, platform: Platform) -> DurableMailbox:
        """The durable intake of a platform that is added later."""

        def received() -> None:
            added = self.platforms.get(platform)
            if added is not None and added.intake is not None:
                added.intake.wake()

        return DurableMailbox(platform, self.database, self.vault, self.clock, received=received)

    def add(
        self,
        connection: Connection,
        *,
        is_group: Callable[[Address], bool],
        durable: bool,
        pace: Pace | None = None,
        routes: Sequence[BaseRoute] = (),
    ) -> None:
        """Run a platform. durable: its events come through the mailbox, and replies go through the outbox."""
        delivery = DeliveryWorker(
            connection.sender,
            self.database,
            self.vault,
            self.clock,
            build_notices(self.config, self.texts),
            pace=pace,
            is_group=is_group,
            undeliverable=build_undeliverable(self.services, self.clock),
        )
        self.delivery.wakes(delivery.wake)
        services = self.services
        host = PlatformHost(connection.platform, services.token_watch, services.clearing, services.group_subscriptions)
        connection.attach(host)
        if isinstance(connection, RoleGiver):
            services.alert_roles.giver = connection
        services.room_checks.add(connection.platform, connection.describe_room)
        intake = None
        if durable:
            intake = IntakeWorker(
                self.database,
                self.vault,
                self.clock,
                connection,
                self.router.handle,
                delivery=self.delivery,
                sends=delivery,
                all_failed=self.router.failure,
            )
        self.platforms[connection.platform] = _Platform(connection, delivery, intake)
        self.routes.extend(routes)

    async def health(self) -> web.Health:
        """For /health. Raises StorageError when the database does not answer."""
        async with self.database.reading() as connection:
            await connection.exec_driver_sql("SELECT 1")
        connected, sound = self.connected(), not self.services.refreshing.faults
        status = "ok" if sound and all(connected.values()) else "degraded"
        stage = self.services.stages.current
        return {"status": status, "database": True, "knowledge": sound, "stage": stage, "platforms": connected}

    def connected(self) -> Mapping[str, bool]:
        return {name.value: platform.connection.is_connected for name, platform in self.platforms.items()}

    def counts(self) -> Mapping[tuple[str, str], int]:
        """Everything that the workers counted, by worker and word."""
        found: dict[tuple[str, str], int] = {}
        for name, platform in self.platforms.items():
            found |= _flat(f"{name.value}_delivery", platform.delivery.counts)
            if platform.intake is not None:
                found |= _flat(f"{name.value}_intake", platform.intake.counts)
        return found | _flat("timers", self.timers.counts) | _flat("fetching", self.fetching.counts)

    def server(self, host: str, port: int) -> web.Server:
        """The web server, its port taken. Raises OSError when it is not free."""
        routes = [*self.routes, *feed_routes(self.config, self.services, self.texts, self.database, self.clock)]
        app = web.create(routes, health=self.health, counts=self.counts, connected=self.connected)
        return web.Server(app, host, port)

    async def run(self, server: web.Server, stop: asyncio.Event, *, ready: Callable[[], None] = lambda: None) -> None:
        """Run until `stop` is set; then intake stops first, delivery next, storage last.

        The end has five seconds: intake may take two, delivery one and a half, the goodbyes CLOSE_WITHIN.
        """
        sending: dict[str, Run] = {
            f"deliver-{name}": platform.delivery.run for name, platform in self.platforms.items()
        }
        sending |= {"broadcasts": self.broadcasts.run, "timers": self.timers.run, "housekeeping": self.housekeeping.run}
        sending["gaps"] = self.services.gaps.run
        sending["knowledge"] = self.services.refreshing.run
        sending["clearing"] = self.services.clearing.run
        sending["boards"] = self.services.boards.run
        sending["stages"] = lambda: self.services.stages.follow([each.connection for each in self.platforms.values()])
        sending["fetching"] = self.fetching.run
        taking: dict[str, Run] = {name.value: platform.connection.run for name, platform in self.platforms.items()}
        taking |= {
            f"intake-{name}": platform.intake.run
            for name, platform in self.platforms.items()
            if platform.intake is not None
        }
        # A webhook is a way in.
        taking["web"] = server.run
        try:
            async with running(sending, self.clock), running(taking, self.clock):
                ready()
                await stop.wait()
                logger.info("stopping")
        finally:
            try:
                await asyncio.gather(*(_close(platform.connection) for platform in self.platforms.values()))
            finally:
                self.services.answering.close()
                await self.database.close()


async def open_database(config: Config) -> Database:
    """The database of an installation, brought to this program's version; data_dir is made when it is missing.

    Raises StorageError, with what to do.
    """
    try:
        config.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(
            f"The folder {config.data_dir} cannot be made: {error.strerror}. "
            "Make the one above it writable for the program's user, or set data_dir."
        ) from error
    return await Database.open(config.database.url, data_dir=config.data_dir, upgrade=True)


async def _close(connection: Connection) -> None:
    """A platform that does not say goodbye is left without one."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(CLOSE_WITHIN):
            await connection.close()


def _flat(worker: str, counts: object) -> dict[tuple[str, str], int]:
    """A Counts dataclass as words and numbers; a Counter's reasons joined to its name."""
    found: dict[tuple[str, str], int] = {}
    for name in getattr(counts, "__slots__", ()):
        value = getattr(counts, name)
        if isinstance(value, int):
            found[worker, name] = value
        else:
            found |= {(worker, f"{name}_{reason}"): count for reason, count in value.items()}
    return found
