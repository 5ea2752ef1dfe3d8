"""Whether cards helped: two sums for each card and day."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.database import insert_new
from bot.storage.schema import feedback


@dataclass(frozen=True, slots=True)
class Total:
    """What people said about a card since a day."""

    card: str
    helped: int
    did_not_help: int


async def count(connection: AsyncConnection, card: str, day: date, *, helped: bool) -> None:
    """Add one voice."""
    await insert_new(connection, feedback, {"card": card, "day": day, "helped": 0, "did_not_help": 0})
    column = feedback.c.helped if helped else feedback.c.did_not_help
    row = update(feedback).where(feedback.c.card == card, feedback.c.day == day)
    await connection.execute(row.values({column: column + 1}))


async def totals(connection: AsyncConnection, since: date) -> list[Total]:
    """The sums of each card from a day on; what helped least comes first."""
    helped, not_helped = func.sum(feedback.c.helped), func.sum(feedback.c.did_not_help)
    query = select(feedback.c.card, helped, not_helped).where(feedback.c.day >= since).group_by(feedback.c.card)
    found = [Total(card, int(yes), int(no)) for card, yes, no in await connection.execute(query)]
    return sorted(found, key=lambda total: (-total.did_not_help, total.helped, total.card))


async def forget(connection: AsyncConnection, before: date) -> int:
    """Delete the days before; returns how many rows."""
    return (await connection.execute(delete(feedback).where(feedback.c.day < before))).rowcount
