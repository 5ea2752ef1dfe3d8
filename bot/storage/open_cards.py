"""What waits for a decision, as a room's board shows it: no content is opened for it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.reports import OPEN, Mark
from bot.storage.schema import reports


@dataclass(frozen=True, slots=True)
class OpenCard:
    """claimed_by: an alias, or None while nobody has it."""

    pseudonym: str
    county: str | None
    claimed_by: str | None
    received_at: datetime


async def waiting(connection: AsyncConnection) -> list[OpenCard]:
    """Every card that waits, oldest first; a report for which another one's card stands has none, and a drill's counts
    for nothing."""
    columns = (reports.c.pseudonym, reports.c.county, reports.c.claimed_by, reports.c.received_at)
    is_meant = reports.c.mark != Mark.DRILL.value
    query = select(*columns).where(
        reports.c.state.in_([state.value for state in OPEN]), reports.c.leader.is_(None), is_meant
    )
    rows = await connection.execute(query.order_by(reports.c.received_at, reports.c.id))
    return [OpenCard(row.pseudonym, row.county, row.claimed_by, row.received_at) for row in rows]
