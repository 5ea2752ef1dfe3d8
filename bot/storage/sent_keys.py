"""Which keys were given to a platform's sender lately: to know our own messages again (R43)."""

from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.schema import outbox


async def since(connection: AsyncConnection, worker: str, moment: datetime) -> list[str]:
    """The keys of a worker's rows that were written or ended since a moment, or still wait."""
    lately = or_(outbox.c.created_at >= moment, outbox.c.finished_at >= moment, outbox.c.finished_at.is_(None))
    return list((await connection.execute(select(outbox.c.key).where(outbox.c.worker == worker, lately))).scalars())
