"""Reports that stand under another one's card: merged by a person, or grouped in a surge."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, case, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.messages import Account
from bot.domain.reports import OPEN, Mark, Report, ReportState
from bot.storage.database import changed_one
from bot.storage.outbox import PENDING, SENT
from bot.storage.reports import from_row, open_reporter
from bot.storage.schema import copies, outbox, reports
from bot.storage.vault import Purpose, Vault

_OPEN = [state.value for state in OPEN]


@dataclass(frozen=True, slots=True)
class Group:
    """What a report leads. led: how many others. files: what came with them.

    Of them, apart: how many stand apart; unread: how many a surge put there, and nobody merged.
    """

    led: int = 0
    files: int = 0
    apart: int = 0
    unread: int = 0


ALONE = Group()


async def group(connection: AsyncConnection, leader: str) -> Group:
    """The others under a report's card, in numbers."""
    sums = (
        func.sum(reports.c.attachments),
        func.sum(case((reports.c.stands_apart, 1), else_=0)),
        func.sum(case((reports.c.merged_by.is_(None), 1), else_=0)),
    )
    query = select(func.count(), *sums).where(reports.c.leader == leader)
    led, files, apart, unread = (await connection.execute(query)).one()
    return Group(led, files or 0, apart or 0, unread or 0)


async def page(connection: AsyncConnection, vault: Vault, leader: str, *, limit: int, offset: int = 0) -> list[Report]:
    """The others under a report's card: with files first, then what stands apart, then the newest."""
    query = select(reports).where(reports.c.leader == leader)
    order = (
        case((reports.c.attachments > 0, 0), (reports.c.stands_apart, 1), else_=2),
        reports.c.received_at.desc(),
        reports.c.id,
    )
    rows = await connection.execute(query.order_by(*order).limit(limit).offset(offset))
    return [from_row(row, vault) for row in rows]


async def everyone(connection: AsyncConnection, vault: Vault, leader: str) -> list[Report]:
    """All the others under a report's card, oldest first."""
    query = select(reports).where(reports.c.leader == leader).order_by(reports.c.received_at, reports.c.id)
    return [from_row(row, vault) for row in await connection.execute(query)]


async def newest(connection: AsyncConnection, vault: Vault, leader: str, *, limit: int) -> list[Report]:
    """The others under a report's card that a new one is compared with: what stands apart, then the newest."""
    query = select(reports).where(reports.c.leader == leader)
    order = (case((reports.c.stands_apart, 0), else_=1), reports.c.received_at.desc())
    return [from_row(row, vault) for row in await connection.execute(query.order_by(*order).limit(limit))]


async def open_leaders(
    connection: AsyncConnection, vault: Vault, county: str | None, since: datetime, until: datetime, *, limit: int
) -> Sequence[Report]:
    """Reports of a county with a card of their own that wait for a decision, received in that time, newest first.

    What a drill plays is like nothing that happens.
    """
    place = reports.c.county.is_(None) if county is None else reports.c.county == county
    query = (
        select(reports)
        .where(place, *_stands_alone(), reports.c.mark != Mark.DRILL.value, reports.c.received_at.between(since, until))
        .order_by(reports.c.received_at.desc(), reports.c.id)
        .limit(limit)
    )
    return [from_row(row, vault) for row in await connection.execute(query)]


async def received_since(connection: AsyncConnection, since: datetime) -> int:
    """How many reports came since then, from everybody."""
    meant = reports.c.mark != Mark.DRILL.value
    query = select(func.count()).select_from(reports).where(reports.c.received_at > since, meant)
    return await connection.scalar(query) or 0


async def received_from(connection: AsyncConnection, vault: Vault, account: Account, since: datetime) -> int:
    """How many reports came from an account since then."""
    marks = vault.marks(Purpose.LINK, str(account))
    query = select(func.count()).where(reports.c.person_mark.in_(marks), reports.c.received_at > since)
    return await connection.scalar(query) or 0


async def came_from(connection: AsyncConnection, vault: Vault, leader: str, account: Account) -> bool:
    """Whether one of the reports under a card came from this account, as far as the live keys can tell."""
    marks = vault.marks(Purpose.LINK, str(account))
    under = or_(reports.c.id == leader, reports.c.leader == leader)
    query = select(func.count()).where(under, reports.c.person_mark.in_(marks))
    return bool(await connection.scalar(query))


async def hold(connection: AsyncConnection, leader: str) -> bool:
    """Keep a leader from being decided until this transaction ends; False when it is no open leader any more."""
    query = select(reports.c.id).where(reports.c.id == leader, *_stands_alone()).with_for_update()
    return await connection.scalar(query) is not None


def _stands_alone() -> tuple[ColumnElement[bool], ...]:
    return (reports.c.leader.is_(None), reports.c.state.in_(_OPEN))


async def merge(connection: AsyncConnection, follower: str, leader: Report, by: str) -> bool:
    """Put an open report, and what it leads, under an open leader's card; it takes the leader's state. by: an alias.

    Two compare-and-sets: False, and nothing is to be committed, when either was decided or put under another meanwhile.
    """
    stands = update(reports).where(reports.c.id == leader.id, *_stands_alone(), reports.c.state == leader.state.value)
    if not changed_one(await connection.execute(stands.values(version=reports.c.version + 1))):
        return False
    values = {
        "leader": leader.id,
        "state": leader.state.value,
        "claimed_by": leader.claimed_by,
        "claimed_at": leader.claimed_at,
        "acted_at": leader.acted_at,
        "version": reports.c.version + 1,
    }
    moved = update(reports).where(reports.c.id == follower, reports.c.id != leader.id, *_stands_alone())
    if not changed_one(await connection.execute(moved.values(merged_by=by, **values))):
        return False
    await connection.execute(update(reports).where(reports.c.leader == follower).values(values))
    return True


async def untouched(connection: AsyncConnection, vault: Vault, leader: Report, window: timedelta) -> list[Report]:
    """Cards of a leader's county with which nobody has done anything since they came, so long before or after it."""
    county, around = leader.county, (leader.received_at - window, leader.received_at + window)
    query = select(reports).where(
        reports.c.county.is_(None) if county is None else reports.c.county == county,
        reports.c.id != leader.id,
        reports.c.mark == leader.mark.value,
        reports.c.received_at.between(*around),
        *_is_untouched(),
    )
    rows = await connection.execute(query.order_by(reports.c.received_at, reports.c.id))
    return [from_row(row, vault) for row in rows]


def _is_untouched() -> tuple[ColumnElement[bool], ...]:
    """Whatever a person does with a report, or its reporter adds, makes another version of it."""
    received = reports.c.state == ReportState.RECEIVED.value
    return (reports.c.leader.is_(None), received, reports.c.version == 1, reports.c.attachments == 0)


async def gather(connection: AsyncConnection, follower: str, leader: str) -> bool:
    """Put a report under an open leader's card that is held; False, and nothing changed, when it is not untouched.

    Nobody merged it: it counts as one that a surge put there.
    """
    alone = select(reports.c.id).where(reports.c.id == follower, reports.c.id != leader, *_is_untouched())
    if await connection.scalar(alone.with_for_update()) is None or (await group(connection, follower)).led:
        return False
    moved = update(reports).where(reports.c.id == follower)
    await connection.execute(moved.values(leader=leader, version=reports.c.version + 1))
    return True


async def take_out(connection: AsyncConnection, follower: str, leader: str) -> bool:
    """Give an open report its own card back: nobody has it then. False when it is not under this one any more."""
    led = (reports.c.id == follower, reports.c.leader == leader, reports.c.state.in_(_OPEN))
    alone = {
        "leader": None,
        "merged_by": None,
        "state": ReportState.RECEIVED.value,
        "claimed_by": None,
        "claimed_at": None,
        "acted_at": None,
        "stands_apart": False,
        "version": reports.c.version + 1,
    }
    if not changed_one(await connection.execute(update(reports).where(*led).values(alone))):
        return False
    await connection.execute(update(reports).where(reports.c.id == leader).values(version=reports.c.version + 1))
    return True


async def release(connection: AsyncConnection, leader: str) -> str | None:
    """A leader is about to go: the oldest of the others leads the rest, unclaimed. Its id, or None without others."""
    oldest = select(reports.c.id).where(reports.c.leader == leader).order_by(reports.c.received_at, reports.c.id)
    first: str | None = await connection.scalar(oldest.limit(1))
    if first is None:
        return None
    await take_out(connection, first, leader)
    rest = update(reports).where(reports.c.leader == leader)
    state = {"state": ReportState.RECEIVED.value, "claimed_by": None, "claimed_at": None, "acted_at": None}
    await connection.execute(rest.values(leader=first, version=reports.c.version + 1, **state))
    return first


async def different_reporters(connection: AsyncConnection, vault: Vault, leader: str) -> int:
    """How many different people the report and those that a person merged into it are known to come from.

    Whose key is gone cannot be told from the others: all of them together count as nobody.
    """
    merged = (reports.c.leader == leader) & reports.c.merged_by.is_not(None)
    query = select(reports.c.id, reports.c.reporter).where(
        or_(reports.c.id == leader, merged), reports.c.reporter.is_not(None)
    )
    rows = await connection.execute(query)
    return len({account for row in rows if (account := open_reporter(row.reporter, vault, row.id)) is not None})


async def has_card(connection: AsyncConnection, copy: str) -> bool:
    """Whether a card stands in a room under this copy's name, or is on its way there."""
    on_its_way = exists().where(outbox.c.copy == copy, outbox.c.state.in_([PENDING, SENT]))
    return bool(await connection.scalar(select(or_(on_its_way, exists().where(copies.c.name == copy)))))


async def is_delivered(connection: AsyncConnection, copy: str) -> bool:
    """Whether a card stands in a room already, so that the next version only changes it."""
    return bool(await connection.scalar(select(exists().where(copies.c.name == copy))))
