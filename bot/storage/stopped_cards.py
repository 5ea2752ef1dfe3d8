"""Cards that somebody took back (R7): their ids, who and when."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.database import changed_one, insert_new
from bot.storage.schema import stopped_cards


async def ids(connection: AsyncConnection) -> frozenset[str]:
    return frozenset((await connection.scalars(select(stopped_cards.c.card))).all())


async def add(connection: AsyncConnection, card: str, *, by: str, now: datetime) -> bool:
    """Stop a card. by: an alias. False: it was stopped already."""
    return await insert_new(connection, stopped_cards, {"card": card, "stopped_by": by, "stopped_at": now})


async def remove(connection: AsyncConnection, card: str) -> bool:
    """Let a card be served again. False: it was not stopped."""
    return changed_one(await connection.execute(delete(stopped_cards).where(stopped_cards.c.card == card)))
