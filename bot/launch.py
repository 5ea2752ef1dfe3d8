"""Starts the program: the platforms of the configuration, or the sandbox of the demo."""

import asyncio
import ctypes
import gc
import os
import signal
import tempfile
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import structlog

from bot import web
from bot.app import Application, Network
from bot.clock import Clock, MovableClock, SystemClock
from bot.config import Config, RoomEntry, defaults, load
from bot.domain.alerts import AlertLanguage
from bot.domain.delivery import UNPACED, Pace
from bot.domain.messages import Account, Address, Platform
from bot.domain.rights import ALL_COUNTIES
from bot.domain.stages import Stage
from bot.errors import StorageError
from bot.platforms.sandbox import chats
from bot.platforms.sandbox.cast import enter
from bot.platforms.sandbox.runner import SandboxConnection
from bot.platforms.sandbox.web import routes as sandbox_routes
from bot.region import DEFAULT as DEFAULT_REGION
from bot.services.ids import Ids
from bot.storage.rooms import Room, RoomKind
from knowledge.loader import PACKS, Knowledge
from knowledge.loader import load as load_knowledge
from knowledge.search.search import Search
from knowledge.search.semantic import load_model

logger = structlog.get_logger(__name__)

CONFIG: Final = Path("config.yaml")
LOCAL: Final = "127.0.0.1"
DEMO_PORT: Final = 8765
# Discord's own headers pace it (discord.py waits for them); this keeps below its 50 requests a second.
DISCORD: Final = Pace(per_second=45, chat_interval=0.0, group_per_minute=10_000, reserved=5)


def read_config(path: Path | None) -> tuple[Config, Knowledge]:
    """config.yaml, or the file named, and what is known of its region. Raises ConfigError, KnowledgeError."""
    read: dict[str, Knowledge] = {}

    def counties(region: str) -> Collection[str]:
        if not (PACKS / region / "pack.yaml").is_file():
            raise LookupError(region)
        read[region] = load_knowledge(region=region)
        return read[region].places.counties

    config = load(path or CONFIG, os.environ, counties=counties)
    return config, read.get(config.region) or load_knowledge(region=config.region)


def open_knowledge(region: str) -> Knowledge:
    """What is known of a region. Raises KnowledgeError."""
    return load_knowledge(region=region)


def open_search(knowledge: Knowledge) -> Search:
    """The search over a knowledge base, with the model where it can be had."""
    return Search(knowledge, model=load_model())


async def run(config: Config, knowledge: Knowledge, search: Search) -> None:
    """Run the platforms of the configuration until SIGTERM or SIGINT. Raises StorageError."""
    clock, ids = SystemClock(), Ids()
    network = Network(config.owners, config.moderators, [_room(entry, ids) for entry in config.rooms])
    with _stopping() as stop:
        application = await Application.open(config, clock, knowledge, search, network=network, ids=ids)
        if config.telegram is not None:
            _add_telegram(application, config, clock)
        if config.discord is not None:
            _add_discord(application, config, clock)
        if not application.platforms:
            logger.warning("no_platform", check="telegram: and discord: are missing in the configuration")
        await _serve(application, config.web.host, config.web.port, stop)
    logger.info("stopped")


def _room(entry: RoomEntry, ids: Ids) -> Room:
    return Room(ids.row(), entry.address, RoomKind(entry.kind), entry.counties, entry.language, entry.link)


def _add_telegram(application: Application, config: Config, clock: Clock) -> None:
    # Each SDK is imported where its platform is switched on: a start without it is a second quicker.
    from bot.platforms.telegram.runner import TelegramConnection

    settings = config.telegram
    assert settings is not None  # noqa: S101 - the caller looked
    secret = settings.webhook.secret.get_secret_value() if settings.webhook else None
    connection = TelegramConnection(
        settings,
        settings.token.get_secret_value(),
        secret,
        application.router,
        application.mailbox(Platform.TELEGRAM),
        application.texts,
        clock,
        application.media,
    )
    # Telegram: the ids of groups and channels are negative.
    application.add(
        connection, is_group=lambda address: address.chat.startswith("-"), durable=True, routes=connection.routes
    )


def _add_discord(application: Application, config: Config, clock: Clock) -> None:
    from bot.platforms.discord.runner import DiscordConnection

    settings = config.discord
    assert settings is not None  # noqa: S101 - the caller looked
    connection = DiscordConnection(
        settings,
        settings.token.get_secret_value(),
        application.router,
        application.texts,
        clock,
        application.media,
    )
    application.add(connection, is_group=lambda _: False, durable=False, pace=DISCORD)


async def demo(
    knowledge: Knowledge,
    search: Search,
    port: int | None,
    *,
    room_language: AlertLanguage,
    announce: Callable[[str], None],
) -> None:
    """The sandbox on a throw-away database, until SIGTERM or SIGINT.

    port: None takes DEMO_PORT, or any free one where that is taken. room_language: what the moderators' room reads.
    announce: told the address once it answers.
    """
    with _stopping() as stop, tempfile.TemporaryDirectory(prefix="farolito-demo-") as folder:
        clock = MovableClock(datetime.now(UTC), running=True)
        config = sandbox_config(Path(folder), region=knowledge.region)
        application, _ = await open_sandbox(
            Path(folder), clock, config=config, known=(knowledge, search), room_language=room_language
        )
        await enter(
            application.database, application.vault, application.services.volunteers, room_language, clock.now()
        )
        chosen = (DEMO_PORT if web.is_free(LOCAL, DEMO_PORT) else 0) if port is None else port
        await _serve(application, LOCAL, chosen, stop, announce=announce)


async def open_sandbox(
    folder: Path,
    clock: MovableClock,
    *,
    config: Config | None = None,
    known: tuple[Knowledge, Search] | None = None,
    room_language: AlertLanguage = AlertLanguage.ENGLISH,
    stage: Stage | None = "alerts",
) -> tuple[Application, SandboxConnection]:
    """The whole program with the sandbox as its only platform, its data in `folder`.

    known: knowledge and search that were read before. stage: None where one has to go live first.
    """
    config = config or sandbox_config(folder)
    if known is None:
        knowledge = await asyncio.to_thread(load_knowledge, region=config.region)
        known = knowledge, await asyncio.to_thread(open_search, knowledge)
    knowledge, search = known
    moderators = [(_account(user),) for user in (chats.FIRST_MODERATOR, chats.SECOND_MODERATOR)]
    network = Network(moderators=moderators, rooms=_rooms(room_language), stage=stage)
    application = await Application.open(config, clock, knowledge, search, network=network)
    connection = SandboxConnection(
        application.router,
        application.mailbox(Platform.SANDBOX),
        application.texts,
        clock,
        application.media,
        help_number=application.services.hotlines.number(None),
    )
    application.add(connection, is_group=lambda _: False, durable=True, pace=UNPACED, routes=sandbox_routes(connection))
    return application, connection


def sandbox_config(folder: Path, *, region: str = DEFAULT_REGION) -> Config:
    """The defaults, everything switched on, data in `folder`."""
    values = defaults().model_dump() | {"region": region}
    values |= {
        "network": {"name": "Red de Práctica"},
        "data_dir": str(folder),
        "database": None,
        "keys": None,
    }
    return Config.model_validate(values)


def _account(user: str) -> Account:
    return Account(Platform.SANDBOX, user)


def _room_at(chat: str, kind: RoomKind, language: AlertLanguage) -> Room:
    return Room(chat, Address(Platform.SANDBOX, chat), kind, frozenset({ALL_COUNTIES}), language)


def _rooms(moderators: AlertLanguage) -> list[Room]:
    return [
        _room_at(chats.MODERATORS, RoomKind.MODERATORS, moderators),
        _room_at(chats.ALERTS, RoomKind.ALERTS, AlertLanguage.BOTH),
    ]


async def _serve(
    application: Application,
    host: str,
    port: int,
    stop: asyncio.Event,
    *,
    announce: Callable[[str], None] = lambda _: None,
) -> None:
    try:
        server = application.server(host, port)
    except OSError as error:
        await application.database.close()
        raise StorageError(
            f"port {port} of {host} is taken: stop what uses it, or choose another (web.port, or demo --port)"
        ) from error

    def ready() -> None:
        _give_memory_back()
        logger.info("started", url=server.url)
        announce(server.url)

    await application.run(server, stop, ready=ready)


def _give_memory_back() -> None:
    """Return what reading the knowledge took for a moment: some 15 MB, which glibc would keep for ever."""
    gc.collect()
    # What is there now stays: later collections need not look at it.
    gc.freeze()
    with suppress(AttributeError, OSError):  # another C library than glibc
        ctypes.CDLL(None).malloc_trim(0)


@contextmanager
def _stopping() -> Iterator[asyncio.Event]:
    """An event that SIGTERM and SIGINT set."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    try:
        yield stop
    finally:
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(number)
