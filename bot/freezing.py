"""`farolito freeze`: works on the database, whether the program runs or not (R31, R43)."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.app import open_database
from bot.clock import SystemClock
from bot.config import Config
from bot.errors import UserError
from bot.launch import read_config
from bot.services.alerts import freeze as service
from bot.services.transport.delivery import Delivery
from bot.services.upkeep.token_watch import forget_names
from bot.storage.database import AsyncConnection
from bot.storage.vault import Vault


@asynccontextmanager
async def _opened(path: Path | None) -> AsyncIterator[tuple[AsyncConnection, Config]]:
    """A transaction of the installation's database, and its settings. Raises FarolitoError."""
    config, _ = read_config(path)
    async with await open_database(config) as database, database.transaction() as connection:
        yield connection, config


async def _tell(connection: AsyncConnection, config: Config) -> None:
    """The program that runs tells rooms and channels; one that does not run does when it starts."""
    clock, privacy = SystemClock(), config.privacy
    vault = Vault(config.keys.dir, clock, reply_hours=privacy.reply_hours, content_days=privacy.content_days)
    await Delivery(vault, clock).timer(connection, service.TIMER, service.TIMER, "alerts", clock.now())


async def freeze(path: Path | None) -> str:
    """Stop new alerts; the sentence to print."""
    async with _opened(path) as (connection, config):
        done = await service.freeze(connection, by=service.SERVER, reason="", now=datetime.now(UTC))
        if done:
            await _tell(connection, config)
    return "New alerts are stopped on every platform." if done else "New alerts were stopped before."


async def lift(path: Path | None) -> str:
    """Let alerts go out again; what the bots are called now counts as right from then on."""
    async with _opened(path) as (connection, config):
        try:
            await service.lift(connection, by=service.SERVER, now=datetime.now(UTC))
        except UserError:
            return "New alerts were not stopped."
        await forget_names(connection)
        await _tell(connection, config)
    return "New alerts can go out again."


async def status(path: Path | None) -> tuple[bool, str]:
    """Whether new alerts are stopped, and a sentence."""
    async with _opened(path) as (connection, config):
        frozen = await service.is_frozen(connection)
    if frozen is None:
        return False, "New alerts can go out."
    since = f"{frozen.since.astimezone(ZoneInfo(config.timezone)):%Y-%m-%d %H:%M}"
    reason = f" ({frozen.reason}; see docs/stolen-token.md)" if frozen.reason else ""
    return True, f"New alerts are stopped since {since}, by {frozen.by}{reason}."
