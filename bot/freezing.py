"""`farolito freeze`: works on the database, whether the program runs or not (R31, R43)."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.app import open_database
from bot.errors import UserError
from bot.launch import read_config
from bot.services.alerts import freeze as service
from bot.services.upkeep.token_watch import forget_names
from bot.storage.database import AsyncConnection


@asynccontextmanager
async def _opened(path: Path | None) -> AsyncIterator[tuple[AsyncConnection, ZoneInfo]]:
    """A transaction of the installation's database, and its time zone. Raises FarolitoError."""
    config, _ = read_config(path)
    async with await open_database(config) as database, database.transaction() as connection:
        yield connection, ZoneInfo(config.timezone)


async def freeze(path: Path | None) -> str:
    """Stop new alerts; the sentence to print."""
    async with _opened(path) as (connection, _):
        done = await service.freeze(connection, by=service.SERVER, reason="", now=datetime.now(UTC))
    return "New alerts are stopped on every platform." if done else "New alerts were stopped before."


async def lift(path: Path | None) -> str:
    """Let alerts go out again; what the bots are called now counts as right from then on."""
    async with _opened(path) as (connection, _):
        try:
            await service.lift(connection, by=service.SERVER, now=datetime.now(UTC))
        except UserError:
            return "New alerts were not stopped."
        await forget_names(connection)
    return "New alerts can go out again."


async def status(path: Path | None) -> tuple[bool, str]:
    """Whether new alerts are stopped, and a sentence."""
    async with _opened(path) as (connection, zone):
        frozen = await service.is_frozen(connection)
    if frozen is None:
        return False, "New alerts can go out."
    since = f"{frozen.since.astimezone(zone):%Y-%m-%d %H:%M}"
    reason = f" ({frozen.reason}; see docs/stolen-token.md)" if frozen.reason else ""
    return True, f"New alerts are stopped since {since}, by {frozen.by}{reason}."
