"""How many different people asked about a county, and the cards made of that (R32). Nobody's words stand here."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.messages import Account, Platform
from bot.domain.reports import Report
from bot.storage.database import insert_new
from bot.storage.reports import columns
from bot.storage.schema import reports, rumour_cards, rumours
from bot.storage.vault import Purpose, Vault


class CardState(StrEnum):
    OPEN = "open"
    REPORT = "report"
    NOTHING = "nothing"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class RumourCard:
    """since: who asked from then on is counted. report: the name of the one that was opened from it."""

    id: str
    county: str
    state: CardState
    since: datetime
    opened_at: datetime
    closed_by: str | None
    report: str | None
    version: int


def _card(row: Row[Any]) -> RumourCard:
    return RumourCard(
        row.id, row.county, CardState(row.state), row.since, row.opened_at, row.closed_by, row.report, row.version
    )


def _name(account: Account) -> str:
    return f"rumour:{account}"


async def has_asked(connection: AsyncConnection, vault: Vault, account: Account, county: str, since: datetime) -> bool:
    """Whether this person was counted for the county since a moment, as far as the live keys can tell."""
    marks = vault.marks(Purpose.LINK, _name(account))
    query = select(rumours.c.id).where(rumours.c.county == county, rumours.c.at > since, rumours.c.mark.in_(marks))
    return await connection.scalar(query.limit(1)) is not None


async def add(
    connection: AsyncConnection, vault: Vault, new_id: str, account: Account, county: str, place: str, now: datetime
) -> None:
    """Count a person for a county. place: the town that they named, or empty."""
    mark = vault.mark(Purpose.LINK, _name(account))
    await connection.execute(insert(rumours).values(id=new_id, county=county, place=place, mark=mark, at=now))


async def places(connection: AsyncConnection, county: str, since: datetime) -> Counter[str]:
    """How many different people named which place of a county since a moment; "" where they named none."""
    query = (
        select(rumours.c.place, func.count())
        .where(rumours.c.county == county, rumours.c.at > since)
        .group_by(rumours.c.place)
    )
    return Counter({row[0]: row[1] for row in await connection.execute(query)})


async def open_card(connection: AsyncConnection, county: str) -> RumourCard | None:
    row = (await connection.execute(select(rumour_cards).where(rumour_cards.c.open_county == county))).first()
    return _card(row) if row else None


async def last_closed(connection: AsyncConnection, county: str) -> datetime | None:
    """When somebody last answered for the county: who asked before that is not counted again."""
    query = select(func.max(rumour_cards.c.closed_at)).where(rumour_cards.c.county == county)
    found: datetime | None = await connection.scalar(query)
    return found


async def get(connection: AsyncConnection, card_id: str) -> RumourCard | None:
    row = (await connection.execute(select(rumour_cards).where(rumour_cards.c.id == card_id))).first()
    return _card(row) if row else None


async def begin(connection: AsyncConnection, card: RumourCard) -> bool:
    """Save a new open card; False when the county has one."""
    values = {
        "id": card.id,
        "county": card.county,
        "open_county": card.county,
        "state": card.state.value,
        "since": card.since,
        "opened_at": card.opened_at,
        "version": card.version,
    }
    return await insert_new(connection, rumour_cards, values)


async def touch(connection: AsyncConnection, card_id: str) -> None:
    """More people asked, so the card shows another number."""
    statement = update(rumour_cards).where(rumour_cards.c.id == card_id)
    await connection.execute(statement.values(version=rumour_cards.c.version + 1))


async def close(
    connection: AsyncConnection,
    card_id: str,
    state: CardState,
    now: datetime,
    *,
    by: str | None = None,
    report: str | None = None,
) -> bool:
    """Answer an open card, or let any that stands be gone; False when somebody was quicker."""
    before = [CardState.OPEN] if state is not CardState.GONE else [each for each in CardState if each is not state]
    statement = update(rumour_cards).where(
        rumour_cards.c.id == card_id, rumour_cards.c.state.in_([each.value for each in before])
    )
    values: dict[str, object] = {"state": state.value, "open_county": None, "version": rumour_cards.c.version + 1}
    if state is not CardState.GONE:
        values |= {"closed_by": by, "closed_at": now, "report": report}
    return (await connection.execute(statement.values(**values))).rowcount == 1


async def add_report(connection: AsyncConnection, vault: Vault, report: Report, platform: Platform) -> None:
    """Save a report that was opened from a rumour: nobody saw it, and nobody stands behind it."""
    await connection.execute(insert(reports).values(columns(vault, report) | {"platform": platform.value}))


async def forget(connection: AsyncConnection, before: datetime) -> int:
    """Delete who asked before, and cards that ended before; returns how many."""
    gone = rumour_cards.c.state == CardState.GONE.value
    await connection.execute(delete(rumour_cards).where(rumour_cards.c.opened_at < before, gone))
    return (await connection.execute(delete(rumours).where(rumours.c.at < before))).rowcount
