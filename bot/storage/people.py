"""Volunteers: an alias for everybody, their accounts sealed, their roles."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.messages import Account, Platform
from bot.domain.rights import ALL_COUNTIES, Grant, Role, Volunteer
from bot.storage.database import insert_new
from bot.storage.schema import accounts, grants, people
from bot.storage.vault import Purpose, Vault

# The source of a role that the configuration gives.
CONFIG = "config"


def join_counties(counties: Iterable[str]) -> str:
    """Counties as one column holds them: "*" for all, else names joined by "|"."""
    return "|".join(sorted(counties))


def split_counties(stored: str) -> frozenset[str]:
    return frozenset(stored.split("|"))


async def find(connection: AsyncConnection, vault: Vault, account: Account, now: datetime) -> Volunteer | None:
    """The volunteer behind an account, with the roles in force now; None for everybody else."""
    mark = vault.mark(Purpose.ROLES, str(account))
    query = (
        select(people.c.id, people.c.alias, grants.c.role, grants.c.counties)
        .join(accounts, accounts.c.person == people.c.id)
        .join(grants, grants.c.person == people.c.id)
        .where(
            accounts.c.mark == mark,
            grants.c.effective_at <= now,
            or_(grants.c.ended_at.is_(None), grants.c.ended_at > now),
        )
    )
    rows = (await connection.execute(query)).all()
    if not rows:
        return None
    granted = tuple(Grant(Role(row.role), split_counties(row.counties)) for row in rows)
    return Volunteer(id=rows[0].id, alias=rows[0].alias, grants=granted)


async def person_of(connection: AsyncConnection, vault: Vault, account: Account) -> str | None:
    """The id of the person an account belongs to, with or without a role."""
    mark = vault.mark(Purpose.ROLES, str(account))
    found: str | None = await connection.scalar(select(accounts.c.person).where(accounts.c.mark == mark))
    return found


async def accounts_of(connection: AsyncConnection, vault: Vault, person: str) -> list[Account]:
    """Every account of a person: together they count once (R20)."""
    rows = await connection.execute(select(accounts.c.mark, accounts.c.account).where(accounts.c.person == person))
    found = []
    for row in rows:
        stored = vault.open(row.account, purpose=Purpose.ROLES, table="accounts", row=row.mark.hex()).decode()
        platform, _, user = stored.partition(":")
        found.append(Account(Platform(platform), user))
    return found


async def add(connection: AsyncConnection, person: str, now: datetime) -> None:
    """A new person with the next alias: M1, M2, …"""
    count = await connection.scalar(select(func.count()).select_from(people)) or 0
    await connection.execute(insert(people).values(id=person, alias=f"M{count + 1}", created_at=now))


async def link(connection: AsyncConnection, vault: Vault, person: str, account: Account, now: datetime) -> bool:
    """Give a person an account; False when the account is somebody's already."""
    mark = vault.mark(Purpose.ROLES, str(account))
    sealed = vault.seal(Purpose.ROLES, str(account).encode(), table="accounts", row=mark.hex())
    return await insert_new(connection, accounts, {"mark": mark, "person": person, "account": sealed, "linked_at": now})


async def absorb(connection: AsyncConnection, person: str, other: str) -> None:
    """Two people are one: the other's accounts, and the roles that were given in chat, go to the first."""
    await connection.execute(update(accounts).where(accounts.c.person == other).values(person=person))
    given = update(grants).where(grants.c.person == other, grants.c.source != CONFIG)
    await connection.execute(given.values(person=person))


async def grant(
    connection: AsyncConnection,
    grant_id: str,
    person: str,
    role: Role,
    counties: Iterable[str],
    *,
    source: str,
    effective_at: datetime,
) -> None:
    """Give a role. source: "config", or the id of the person who gave it."""
    values = {
        "id": grant_id,
        "person": person,
        "role": role.value,
        "counties": join_counties(counties),
        "source": source,
        "effective_at": effective_at,
    }
    await connection.execute(insert(grants).values(values))


async def granted_by_config(connection: AsyncConnection) -> set[tuple[str, str]]:
    """The (person, role) pairs in force that the configuration gave."""
    query = select(grants.c.person, grants.c.role).where(grants.c.source == CONFIG, grants.c.ended_at.is_(None))
    return {(row.person, row.role) for row in await connection.execute(query)}


async def revoke(connection: AsyncConnection, person: str, role: str, *, source: str, now: datetime) -> None:
    """End a person's role as far as `source` gave it."""
    ended = update(grants).where(
        grants.c.person == person,
        grants.c.role == role,
        grants.c.source == source,
        grants.c.ended_at.is_(None),
    )
    await connection.execute(ended.values(ended_at=now))


EVERYWHERE = frozenset({ALL_COUNTIES})
