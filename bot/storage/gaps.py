"""Questions that no card answered, and the groups they form: words alone, sealed, for 72 hours and 14 days (R38)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.messages import Account
from bot.errors import KeyGone
from bot.storage import settings
from bot.storage.schema import gaps, unanswered
from bot.storage.vault import Purpose, Vault

# A question's words are compared as long as the mark of who asked can still be found again.
COMPARED = timedelta(hours=72)
SHOWN = timedelta(days=14)
# More than these in 72 hours are no longer compared.
MOST = 300
# Nor more than these of one person, who could crowd out the others.
A_PERSON = 10


@dataclass(frozen=True, slots=True)
class Unanswered:
    """person: the mark of who asked, equal for one person. gap: the group it counts in, or None."""

    id: str
    person: bytes
    words: tuple[str, ...]
    gap: str | None


@dataclass(frozen=True, slots=True)
class Gap:
    """A group. asked: by how many people, one anew after 72 hours."""

    id: str
    words: tuple[str, ...]
    asked: int
    first_day: date


async def take_turn(connection: AsyncConnection, now: datetime) -> None:
    """Of two processes that group at once the second waits until the first has committed."""
    await settings.write(connection, "gaps-round", "", now)


async def add(
    connection: AsyncConnection, vault: Vault, row: str, account: Account, words: Sequence[str], asked_at: datetime
) -> None:
    """Keep a question's words. What the person asked before goes under the newest mark, so that they stay one."""
    mark = vault.mark(Purpose.LINK, str(account))
    earlier = vault.marks(Purpose.LINK, str(account))
    of_person = unanswered.c.person_mark.in_(earlier)
    await connection.execute(update(unanswered).where(of_person).values(person_mark=mark))
    known = await connection.scalar(select(func.count()).select_from(unanswered).where(of_person)) or 0
    if known >= A_PERSON:
        return
    body = vault.seal(Purpose.LINK, " ".join(words).encode(), table="unanswered", row=row)
    await connection.execute(
        insert(unanswered).values(id=row, person_mark=mark, body=body, gap=None, asked_at=asked_at)
    )


async def compared(connection: AsyncConnection, vault: Vault) -> list[Unanswered]:
    """What can still be compared, the oldest first, at most MOST."""
    found = []
    rows = (
        await connection.execute(
            select(unanswered).order_by(unanswered.c.asked_at.desc(), unanswered.c.id.desc()).limit(MOST)
        )
    ).all()
    for row in reversed(rows):
        try:
            body = vault.open(row.body, purpose=Purpose.LINK, table="unanswered", row=row.id)
        except KeyGone:
            continue
        found.append(Unanswered(row.id, row.person_mark, tuple(body.decode().split()), row.gap))
    return found


async def uncounted(connection: AsyncConnection) -> frozenset[str]:
    """The ids of the questions that count in no group."""
    return frozenset((await connection.scalars(select(unanswered.c.id).where(unanswered.c.gap.is_(None)))).all())


async def create(connection: AsyncConnection, vault: Vault, gap: str, words: Sequence[str], today: date) -> None:
    """A new group; nobody is counted in it yet."""
    body = vault.seal(Purpose.CONTENT, " ".join(words).encode(), table="gaps", row=gap)
    await connection.execute(insert(gaps).values(id=gap, body=body, asked=0, first_day=today))


async def attach(connection: AsyncConnection, gap: str, rows: Iterable[str]) -> None:
    """These questions count in the group."""
    await connection.execute(update(unanswered).where(unanswered.c.id.in_(list(rows))).values(gap=gap))


async def count(connection: AsyncConnection, gap: str, people: int) -> None:
    """So many more people asked it."""
    await connection.execute(update(gaps).where(gaps.c.id == gap).values(asked=gaps.c.asked + people))


async def standing(connection: AsyncConnection, vault: Vault, today: date) -> list[Gap]:
    """The groups of the last 14 days, the most asked first."""
    query = select(gaps).where(gaps.c.first_day > today - SHOWN).order_by(gaps.c.asked.desc(), gaps.c.first_day)
    found = []
    for row in (await connection.execute(query)).all():
        try:
            body = vault.open(row.body, purpose=Purpose.CONTENT, table="gaps", row=row.id)
        except KeyGone:
            continue
        found.append(Gap(row.id, tuple(body.decode().split()), row.asked, row.first_day))
    return found


async def held(connection: AsyncConnection, vault: Vault, account: Account) -> int:
    """How many questions of a person are still compared."""
    marks = vault.marks(Purpose.LINK, str(account))
    rows = await connection.execute(select(unanswered.c.id).where(unanswered.c.person_mark.in_(marks)))
    return len(rows.all())


async def forget_person(connection: AsyncConnection, vault: Vault, account: Account) -> None:
    marks = vault.marks(Purpose.LINK, str(account))
    await connection.execute(delete(unanswered).where(unanswered.c.person_mark.in_(marks)))


async def forget(connection: AsyncConnection, now: datetime, today: date) -> int:
    """Delete what is past its time; returns how many rows."""
    old = await connection.execute(delete(unanswered).where(unanswered.c.asked_at <= now - COMPARED))
    ended = await connection.execute(delete(gaps).where(gaps.c.first_day <= today - SHOWN))
    return old.rowcount + ended.rowcount
