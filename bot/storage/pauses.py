"""What a freeze caught on its way: broadcasts of new alerts whose rest waits until a person says what becomes of it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, case, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.alerts import AlertLanguage, AlertState
from bot.domain.delivery import Reach
from bot.domain.messages import Platform
from bot.storage import broadcasts as broadcast_rows
from bot.storage import copies, recipients
from bot.storage.broadcasts import Broadcast
from bot.storage.database import changed_one
from bot.storage.outbox import MAYBE, PENDING
from bot.storage.recipients import ALERT_ROOMS, GROUP, Source
from bot.storage.schema import alerts, broadcasts, outbox, rooms, subscriptions

# More than any network writes to; a freeze's questions count them once.
EVERYBODY = 1_000_000


def _unfinished() -> ColumnElement[bool]:
    """Not closed, for everyone, and not sent to everyone yet."""
    waiting = exists().where(outbox.c.broadcast == broadcasts.c.id, outbox.c.state == PENDING)
    open_ = broadcasts.c.state == broadcast_rows.OPEN
    written = broadcasts.c.state == broadcast_rows.DONE
    return (broadcasts.c.reach == Reach.EVERYONE.value) & or_(open_, written & waiting)


async def hold(connection: AsyncConnection) -> int:
    """Stop everything that new readers have not got yet, until a person says go; returns how many alerts' versions."""
    held = update(broadcasts).where(_unfinished(), broadcasts.c.held.is_(False)).values(held=True)
    stopped = (await connection.execute(held)).rowcount
    # What was published a moment before the freeze goes out by nobody's clock either.
    unsent = update(alerts).where(alerts.c.state == AlertState.HELD.value).values(state=AlertState.WAITING.value)
    return stopped + (await connection.execute(unsent)).rowcount


async def held(connection: AsyncConnection) -> list[Broadcast]:
    """What waits for a person's word, oldest first."""
    query = select(broadcasts.c.id).where(broadcasts.c.held.is_(True), broadcasts.c.state != broadcast_rows.CLOSED)
    ids = (await connection.execute(query.order_by(broadcasts.c.created_at))).scalars().all()
    found = [await broadcast_rows.get(connection, each) for each in ids]
    return [each for each in found if each is not None]


async def unfinished(connection: AsyncConnection) -> set[str]:
    """The ids of alerts whose newest version has not reached everyone it is for."""
    return set((await connection.execute(select(broadcasts.c.alert).where(_unfinished()))).scalars())


async def release(connection: AsyncConnection, broadcast: str, now: datetime, *, drop: bool = False) -> bool:
    """A person decided: the rest goes out, or (drop) only copies that stand are changed. False: decided before."""
    values: dict[str, object] = {"held": False}
    if drop:
        values["reach"] = Reach.HOLDERS.value
    is_held = (broadcasts.c.id == broadcast) & broadcasts.c.held.is_(True)
    live = broadcasts.c.state != broadcast_rows.CLOSED
    if not changed_one(await connection.execute(update(broadcasts).where(is_held, live).values(**values))):
        return False
    await connection.execute(
        update(outbox).where(outbox.c.broadcast == broadcast, _parked(now)).values(due=now)  # not what is under way
    )
    return True


async def park(connection: AsyncConnection, broadcast: str, now: datetime, until: datetime) -> None:
    """Look at a broadcast's waiting messages again at `until`, or when their time ends: then they die as too late."""
    ends_sooner = outbox.c.expires_at < until
    due = case((ends_sooner, outbox.c.expires_at), else_=until)
    await connection.execute(update(outbox).where(outbox.c.broadcast == broadcast, _parked(now)).values(due=due))


def _parked(now: datetime) -> ColumnElement[bool]:
    """Waiting rows that no worker holds."""
    return (outbox.c.state == PENDING) & or_(outbox.c.lease_until.is_(None), outbox.c.lease_until <= now)


@dataclass(frozen=True, slots=True)
class Place:
    """A channel or group that the public reads: a linked room of the kind alerts, or a group's subscription."""

    id: str
    platform: Platform
    language: AlertLanguage


async def public_places(connection: AsyncConnection) -> list[Place]:
    """Where everybody reads that alerts are paused; people who subscribed by themselves are not written to."""
    channels = select(rooms.c.id, rooms.c.platform, rooms.c.language).where(
        rooms.c.kind == ALERT_ROOMS, rooms.c.unlinked_at.is_(None)
    )
    groups = select(subscriptions.c.id, subscriptions.c.platform, subscriptions.c.language).where(
        subscriptions.c.kind == GROUP
    )
    found = [*await connection.execute(channels.order_by(rooms.c.id))]
    found += [*await connection.execute(groups.order_by(subscriptions.c.id))]
    return [Place(row.id, Platform(row.platform), AlertLanguage(row.language)) for row in found]


async def stopped(connection: AsyncConnection, *, frozen: bool) -> set[str]:
    """The ids of alerts that nobody new may read at this moment: caught by a freeze, and not let go since."""
    caught = {each.alert for each in await held(connection)}
    return caught | (await unfinished(connection) if frozen else set())


async def unsent(connection: AsyncConnection, broadcast: Broadcast) -> int:
    """How many of those whom a broadcast is for at this moment hold no copy of its alert."""
    delivered = {holder for holder, _ in await copies.holders(connection, broadcast.owner, after="", limit=EVERYBODY)}
    wanted = [
        recipient
        for source in Source
        for recipient, _ in await recipients.select_for(connection, broadcast.scope, source, after="", limit=EVERYBODY)
    ]
    return len(set(wanted) - delivered)


async def has_copies(connection: AsyncConnection, broadcast: Broadcast) -> bool:
    """Somebody outside holds a copy, or may."""
    doubtful = select(outbox.c.id).where(outbox.c.subject == broadcast.owner, outbox.c.reason == MAYBE)
    if await connection.scalar(doubtful.limit(1)) is not None:
        return True
    return bool(await copies.holders(connection, broadcast.owner, after="", limit=1))
