"""Volunteers: an alias for everybody, their accounts sealed, their roles."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import and_, delete, exists, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.messages import Account, Platform
from bot.domain.rights import ALL_COUNTIES, Grant, Role, Volunteer, decides
from bot.storage.database import changed_one, insert_new
from bot.storage.schema import accounts, approvals, grants, off_duty, people, shifts, suggestions, verifier_answers
from bot.storage.vault import Purpose, Vault

# The source of a role that the configuration gives.
CONFIG = "config"


def join_counties(counties: Iterable[str]) -> str:
    """Counties as one column holds them: "*" for all, else names joined by "|"."""
    return "|".join(sorted(counties))


def split_counties(stored: str) -> frozenset[str]:
    return frozenset(stored.split("|"))


async def find(
    connection: AsyncConnection, vault: Vault, account: Account, now: datetime, *, mapped: tuple[Grant, ...] = ()
) -> Volunteer | None:
    """The volunteer behind an account, with the roles in force now; None for everybody else, and while suspended.

    mapped: what the platform's own roles give this person at this moment.
    """
    mark = vault.mark(Purpose.ROLES, str(account))
    in_force = and_(
        grants.c.person == people.c.id,
        grants.c.effective_at <= now,
        or_(grants.c.ended_at.is_(None), grants.c.ended_at > now),
    )
    query = (
        select(people.c.id, people.c.alias, people.c.decisions, grants.c.role, grants.c.counties, grants.c.source)
        .join(accounts, accounts.c.person == people.c.id)
        .outerjoin(grants, in_force)
        .where(accounts.c.mark == mark, people.c.suspended_at.is_(None))
    )
    rows = (await connection.execute(query)).all()
    held = [row for row in rows if row.role is not None]
    granted = (*(Grant(Role(row.role), split_counties(row.counties)) for row in held), *mapped)
    if not rows or not granted:
        return None
    trusted = any(row.source == CONFIG and decides(Role(row.role)) for row in held)
    return Volunteer(rows[0].id, rows[0].alias, granted, decisions=rows[0].decisions, trusted=trusted)


async def person_of(connection: AsyncConnection, vault: Vault, account: Account) -> str | None:
    """The id of the person an account belongs to, with or without a role."""
    mark = vault.mark(Purpose.ROLES, str(account))
    found: str | None = await connection.scalar(select(accounts.c.person).where(accounts.c.mark == mark))
    return found


async def accounts_of(connection: AsyncConnection, vault: Vault, person: str) -> list[Account]:
    """Every account of a person: together they count once (R20)."""
    query = select(accounts.c.mark, accounts.c.account).where(accounts.c.person == person)
    found = []
    for row in await connection.execute(query.order_by(accounts.c.linked_at, accounts.c.mark)):
        stored = vault.open(row.account, purpose=Purpose.ROLES, table="accounts", row=row.mark.hex()).decode()
        platform, _, user = stored.partition(":")
        found.append(Account(Platform(platform), user))
    return found


async def add(connection: AsyncConnection, person: str, now: datetime, *, letter: str = "M") -> None:
    """A new person with the letter's next alias: M1, M2, …"""
    known = select(func.count()).select_from(people).where(people.c.alias.startswith(letter))
    count = await connection.scalar(known) or 0
    values = {"id": person, "alias": f"{letter}{count + 1}", "created_at": now, "decisions": 0}
    await connection.execute(insert(people).values(values))


async def link(connection: AsyncConnection, vault: Vault, person: str, account: Account, now: datetime) -> bool:
    """Give a person an account; False when the account is somebody's already."""
    mark = vault.mark(Purpose.ROLES, str(account))
    sealed = vault.seal(Purpose.ROLES, str(account).encode(), table="accounts", row=mark.hex())
    return await insert_new(connection, accounts, {"mark": mark, "person": person, "account": sealed, "linked_at": now})


async def absorb(connection: AsyncConnection, person: str, other: str) -> None:
    """Two people are one: what the other has, gave and did is the first one's, and counts once (R20)."""
    for table, same in ((approvals, ("report", "version", "choice")), (verifier_answers, ("task",))):
        theirs = table.alias("theirs")
        twice = exists().where(theirs.c.person == person, *(theirs.c[name] == table.c[name] for name in same))
        await connection.execute(delete(table).where(table.c.person == other, twice))
    for table in (accounts, grants, approvals, verifier_answers, shifts):
        await connection.execute(update(table).where(table.c.person == other).values(person=person))
    for column in (suggestions.c.suggested_by, suggestions.c.checked_by, suggestions.c.agreed_by):
        await connection.execute(update(suggestions).where(column == other).values({column: person}))
    await connection.execute(delete(off_duty).where(off_duty.c.person == other))
    columns = (people.c.decisions, people.c.suspended_at, people.c.agreed_on)
    known = (await connection.execute(select(*columns).where(people.c.id == other))).one()
    await connection.execute(
        update(people)
        .where(people.c.id == person)
        .values(
            decisions=people.c.decisions + known.decisions,
            suspended_at=func.coalesce(people.c.suspended_at, known.suspended_at),
            agreed_on=func.coalesce(people.c.agreed_on, known.agreed_on),
        )
    )
    await connection.execute(update(people).where(people.c.id == other).values(decisions=0, paper_mark=None))


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


async def by_alias(connection: AsyncConnection, alias: str) -> str | None:
    """The id of the person with an alias, however it was typed."""
    found: str | None = await connection.scalar(select(people.c.id).where(people.c.alias == alias.strip().upper()))
    return found


async def alias_of(connection: AsyncConnection, person: str) -> str:
    """The alias of a person who is known."""
    return str(await connection.scalar(select(people.c.alias).where(people.c.id == person)))


async def count_decision(connection: AsyncConnection, person: str) -> None:
    """One more decision of theirs counted."""
    statement = update(people).where(people.c.id == person)
    await connection.execute(statement.values(decisions=people.c.decisions + 1))


async def suspend(connection: AsyncConnection, person: str, now: datetime) -> bool:
    """Put all roles of a person out of force; False when they were already. The paper code is used up."""
    statement = update(people).where(people.c.id == person, people.c.suspended_at.is_(None))
    return changed_one(await connection.execute(statement.values(suspended_at=now, paper_mark=None)))


async def restore(connection: AsyncConnection, person: str) -> bool:
    """Put the roles of a suspended person into force again; False when they are."""
    statement = update(people).where(people.c.id == person, people.c.suspended_at.is_not(None))
    return changed_one(await connection.execute(statement.values(suspended_at=None)))


async def suspended_at(connection: AsyncConnection, person: str) -> datetime | None:
    found: datetime | None = await connection.scalar(select(people.c.suspended_at).where(people.c.id == person))
    return found


async def set_paper_code(connection: AsyncConnection, vault: Vault, person: str, code: str) -> None:
    """The code that suspends this person's roles from now on; an older one is void. Kept as a keyed hash."""
    mark = vault.mark(Purpose.ROLES, f"paper:{code}")
    await connection.execute(update(people).where(people.c.id == person).values(paper_mark=mark))


async def of_paper_code(connection: AsyncConnection, vault: Vault, code: str) -> str | None:
    """Whose roles a code suspends."""
    mark = vault.mark(Purpose.ROLES, f"paper:{code}")
    found: str | None = await connection.scalar(select(people.c.id).where(people.c.paper_mark == mark))
    return found


async def agree(connection: AsyncConnection, person: str, day: date) -> None:
    """They agreed to what verifying asks: only the day is kept (R37)."""
    await connection.execute(update(people).where(people.c.id == person).values(agreed_on=day))


async def agreed_on(connection: AsyncConnection, person: str) -> date | None:
    found: date | None = await connection.scalar(select(people.c.agreed_on).where(people.c.id == person))
    return found


async def mapped_on(connection: AsyncConnection, person: str) -> date | None:
    """The last day on which a platform's own role counted for them."""
    found: date | None = await connection.scalar(select(people.c.mapped_on).where(people.c.id == person))
    return found


async def note_mapped(connection: AsyncConnection, person: str, day: date) -> None:
    await connection.execute(update(people).where(people.c.id == person).values(mapped_on=day))


async def forget(connection: AsyncConnection, before: datetime) -> int:
    """Delete the accounts of everybody whose last role ended before a time (R40); returns how many.

    What they did stays under their alias, which nobody else gets.
    """
    holds = exists().where(grants.c.person == people.c.id, or_(grants.c.ended_at.is_(None), grants.c.ended_at > before))
    mapped = and_(people.c.mapped_on.is_not(None), people.c.mapped_on > before.date())
    gone = select(people.c.id).where(people.c.created_at < before, ~holds, ~mapped)
    cleared = update(people).where(people.c.id.in_(gone), people.c.paper_mark.is_not(None))
    await connection.execute(cleared.values(paper_mark=None))
    return (await connection.execute(delete(accounts).where(accounts.c.person.in_(gone)))).rowcount


EVERYWHERE = frozenset({ALL_COUNTIES})
