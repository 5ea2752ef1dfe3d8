"""Who is on call, and who said that they are off."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.messages import Platform
from bot.domain.rights import ALL_COUNTIES
from bot.storage.database import changed_one, insert_new
from bot.storage.people import join_counties, split_counties
from bot.storage.schema import off_duty, people, shifts


@dataclass(frozen=True, slots=True)
class Shift:
    """A person's shift, or the next one of a weekly kind. platform: where the person is written to.

    first_minute, last_minute: of the day it begins, on the region's clocks.
    """

    id: str
    person: str
    alias: str
    platform: Platform
    counties: frozenset[str]
    weekly: bool
    first_minute: int
    last_minute: int
    starts_at: datetime
    ends_at: datetime

    def serves(self, county: str | None) -> bool:
        """A report whose county is not known concerns everybody on call."""
        return county is None or ALL_COUNTIES in self.counties or county in self.counties


def _all() -> Select[Any]:
    return select(shifts, people.c.alias).join(people, people.c.id == shifts.c.person).order_by(shifts.c.starts_at)


def _shift(row: Row[Any]) -> Shift:
    return Shift(
        id=row.id,
        person=row.person,
        alias=row.alias,
        platform=Platform(row.platform),
        counties=split_counties(row.counties),
        weekly=row.weekly,
        first_minute=row.first_minute,
        last_minute=row.last_minute,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
    )


async def add(
    connection: AsyncConnection,
    shift_id: str,
    person: str,
    *,
    platform: Platform,
    counties: Iterable[str],
    weekly: bool,
    minutes: tuple[int, int],
    moments: tuple[datetime, datetime],
) -> None:
    """Save a shift. minutes: first and last of the day it begins; moments: the same in UTC."""
    values = {
        "id": shift_id,
        "person": person,
        "platform": platform.value,
        "counties": join_counties(counties),
        "weekly": weekly,
        "first_minute": minutes[0],
        "last_minute": minutes[1],
        "starts_at": moments[0],
        "ends_at": moments[1],
    }
    await connection.execute(insert(shifts).values(values))


async def get(connection: AsyncConnection, shift_id: str) -> Shift | None:
    row = (await connection.execute(_all().where(shifts.c.id == shift_id))).first()
    return _shift(row) if row else None


async def of_person(connection: AsyncConnection, person: str, now: datetime) -> list[Shift]:
    """A person's shifts that are not over, soonest first."""
    rows = await connection.execute(_all().where(shifts.c.person == person, shifts.c.ends_at > now))
    return [_shift(row) for row in rows]


async def until(connection: AsyncConnection, now: datetime, until: datetime) -> list[Shift]:
    """Every shift that is not over and begins by `until`, soonest first; whoever is off has none."""
    off = select(off_duty.c.person)
    query = _all().where(shifts.c.ends_at > now, shifts.c.starts_at <= until, shifts.c.person.not_in(off))
    return [_shift(row) for row in await connection.execute(query)]


async def are_used(connection: AsyncConnection, now: datetime) -> bool:
    """Whether anybody has a shift, at this moment or later: a network without any works without them."""
    return bool(await connection.scalar(select(func.count()).select_from(shifts).where(shifts.c.ends_at > now)))


async def move(connection: AsyncConnection, shift: Shift, moments: tuple[datetime, datetime]) -> bool:
    """Bring a weekly shift to its next time; False when it was changed meanwhile."""
    same = update(shifts).where(shifts.c.id == shift.id, shifts.c.ends_at == shift.ends_at, shifts.c.weekly)
    return changed_one(await connection.execute(same.values(starts_at=moments[0], ends_at=moments[1])))


async def repeat(connection: AsyncConnection, shift_id: str, person: str, *, weekly: bool) -> bool:
    """Have a shift come every week, or this once; False where the person has none of this id."""
    own = update(shifts).where(shifts.c.id == shift_id, shifts.c.person == person)
    return changed_one(await connection.execute(own.values(weekly=weekly)))


async def remove(connection: AsyncConnection, shift_id: str, person: str | None = None) -> bool:
    """Delete a shift; person: only where it is theirs."""
    statement = delete(shifts).where(shifts.c.id == shift_id)
    if person is not None:
        statement = statement.where(shifts.c.person == person)
    return changed_one(await connection.execute(statement))


async def forget(connection: AsyncConnection, now: datetime) -> int:
    """Delete the shifts that are over and do not come again (R40), where their timer did not; returns how many."""
    over = delete(shifts).where(shifts.c.ends_at <= now, shifts.c.weekly.is_(False))
    return (await connection.execute(over)).rowcount


async def go_off(connection: AsyncConnection, person: str, now: datetime) -> bool:
    """Nobody pings the person from then on; False when that was so."""
    return await insert_new(connection, off_duty, {"person": person, "since": now})


async def come_back(connection: AsyncConnection, person: str) -> bool:
    return changed_one(await connection.execute(delete(off_duty).where(off_duty.c.person == person)))


async def is_off(connection: AsyncConnection, person: str) -> bool:
    query = select(func.count()).select_from(off_duty).where(off_duty.c.person == person)
    return bool(await connection.scalar(query))
