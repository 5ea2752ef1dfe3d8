"""Roles as coordinators see them: who has which, from when, and how one ends."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.rights import Role
from bot.storage.database import changed_one
from bot.storage.people import CONFIG, split_counties
from bot.storage.schema import grants, people


@dataclass(frozen=True, slots=True)
class Held:
    """A role that somebody has or is about to have. source: "config", "server" or the id of the giver."""

    id: str
    person: str
    alias: str
    role: Role
    counties: frozenset[str]
    source: str
    effective_at: datetime
    suspended: bool

    @property
    def from_config(self) -> bool:
        return self.source == CONFIG


def _open(now: datetime) -> ColumnElement[bool]:
    return or_(grants.c.ended_at.is_(None), grants.c.ended_at > now)


async def held(connection: AsyncConnection, now: datetime, *, person: str | None = None) -> list[Held]:
    """The roles that have not ended, of everybody or of one person, in the order of the aliases."""
    query = select(grants, people.c.alias, people.c.suspended_at).join(people, people.c.id == grants.c.person)
    query = query.where(_open(now))
    if person is not None:
        query = query.where(grants.c.person == person)
    rows = [_held(row) for row in await connection.execute(query)]
    return sorted(rows, key=lambda each: (each.alias[0], int(each.alias[1:] or 0), list(Role).index(each.role)))


async def get(connection: AsyncConnection, grant: str) -> Held | None:
    """A role by its own id, whether it ended or not."""
    query = select(grants, people.c.alias, people.c.suspended_at).join(people, people.c.id == grants.c.person)
    row = (await connection.execute(query.where(grants.c.id == grant))).first()
    return _held(row) if row else None


async def stop(connection: AsyncConnection, grant: str, now: datetime) -> bool:
    """End a role that is not in force yet; False when it is, or was stopped."""
    waiting = update(grants).where(grants.c.id == grant, grants.c.ended_at.is_(None), grants.c.effective_at > now)
    return changed_one(await connection.execute(waiting.values(ended_at=now)))


async def end(connection: AsyncConnection, grant: str, now: datetime) -> bool:
    """End a role; False when it had ended."""
    return changed_one(
        await connection.execute(update(grants).where(grants.c.id == grant, _open(now)).values(ended_at=now))
    )


async def is_in_force(connection: AsyncConnection, grant: str, now: datetime) -> bool:
    query = select(grants.c.id).where(grants.c.id == grant, grants.c.effective_at <= now, _open(now))
    return await connection.scalar(query) is not None


async def holders(connection: AsyncConnection, roles: Collection[Role], now: datetime) -> list[str]:
    """The ids of everybody who has one of the roles in force now."""
    query = (
        select(grants.c.person)
        .join(people, people.c.id == grants.c.person)
        .where(
            grants.c.role.in_([role.value for role in roles]),
            grants.c.effective_at <= now,
            _open(now),
            people.c.suspended_at.is_(None),
        )
    )
    return sorted(set((await connection.execute(query)).scalars()))


def _held(row: Row[Any]) -> Held:
    return Held(
        id=row.id,
        person=row.person,
        alias=row.alias,
        role=Role(row.role),
        counties=split_counties(row.counties),
        source=row.source,
        effective_at=row.effective_at,
        suspended=row.suspended_at is not None,
    )
