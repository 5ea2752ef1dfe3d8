"""Small values of the installation itself: cursors, counters, switches."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.database import upsert
from bot.storage.schema import settings


async def read(connection: AsyncConnection, key: str) -> str | None:
    value: str | None = await connection.scalar(select(settings.c.value).where(settings.c.key == key))
    return value


async def write(connection: AsyncConnection, key: str, value: str, now: datetime) -> None:
    await upsert(
        connection,
        settings,
        {"key": key, "value": value, "updated_at": now},
        ["key"],
        ["value", "updated_at"],
    )


async def forget(connection: AsyncConnection, prefix: str, before: datetime) -> int:
    """Delete the values whose keys begin with a prefix and that were written before; returns how many."""
    old = delete(settings).where(settings.c.key.startswith(prefix, autoescape=True), settings.c.updated_at < before)
    return (await connection.execute(old)).rowcount


async def take(connection: AsyncConnection, key: str) -> str | None:
    """Read a value and erase it in one statement: of two who come at once, one gets it."""
    value: str | None = await connection.scalar(
        delete(settings).where(settings.c.key == key).returning(settings.c.value)
    )
    return value
