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


async def take(connection: AsyncConnection, key: str) -> str | None:
    """Read a value and erase it in one statement: of two who come at once, one gets it."""
    value: str | None = await connection.scalar(
        delete(settings).where(settings.c.key == key).returning(settings.c.value)
    )
    return value
