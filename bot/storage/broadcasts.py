"""Broadcasts: one row a version of an alert, with its text in every language and how far it was written out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.alerts import AlertKind
from bot.domain.delivery import Lane, Reach
from bot.domain.messages import Outgoing
from bot.domain.reports import Mark
from bot.storage import outbox as outbox_rows
from bot.storage.codec import texts_from_json, texts_to_json
from bot.storage.recipients import Scope
from bot.storage.schema import alerts, broadcasts, outbox

OPEN = "open"
DONE = "done"
CLOSED = "closed"
CORRECTING = frozenset({Lane.CORRECTIONS, Lane.MARKS})


@dataclass(frozen=True, slots=True)
class Broadcast:
    """One version of an alert on its way. texts: by language, see Delivery.broadcast(). cursor: "" at the start.

    held: a freeze caught it, and nobody has said yet whether the rest goes out (R31).
    """

    id: str
    alert: str
    version: int
    lane: Lane
    reach: Reach
    texts: Mapping[str, Outgoing]
    state: str
    cursor: str
    scope: Scope
    valid_until: datetime
    held: bool = False

    @property
    def is_correction(self) -> bool:
        """It changes what was delivered."""
        return self.lane in CORRECTING

    @property
    def passes_freeze(self) -> bool:
        """An end, an expiry or a retraction: in fixed wording, for whom the alert reached before (R30)."""
        return self.is_correction and self.reach is Reach.HOLDERS

    @property
    def owner(self) -> str:
        return f"alert:{self.alert}"


async def add(
    connection: AsyncConnection,
    broadcast_id: str,
    *,
    alert: str,
    version: int,
    lane: Lane,
    reach: Reach,
    texts: Mapping[str, Outgoing],
    now: datetime,
) -> None:
    """Write a broadcast; the alert's row stands already. A second one of the same version violates a constraint."""
    values = {
        "id": broadcast_id,
        "alert": alert,
        "version": version,
        "lane": int(lane),
        "reach": reach.value,
        "texts": texts_to_json(texts),
        "state": OPEN,
        "cursor": "",
        "created_at": now,
    }
    await connection.execute(insert(broadcasts).values(values))


async def close_older(connection: AsyncConnection, alert: str, version: int, now: datetime) -> int:
    """Stop every older version of an alert and cancel what it has not sent; returns how many messages."""
    older = (broadcasts.c.alert == alert) & (broadcasts.c.version < version)
    await connection.execute(update(broadcasts).where(older, broadcasts.c.state != CLOSED).values(state=CLOSED))
    ids = select(broadcasts.c.id).where(older)
    return await outbox_rows.cancel_waiting(connection, now, outbox.c.broadcast.in_(ids))


def _broadcast(row: Row[Any]) -> Broadcast:
    return Broadcast(
        id=row.id,
        alert=row.alert,
        version=row.version,
        lane=Lane(row.lane),
        reach=Reach(row.reach),
        texts=texts_from_json(row.texts),
        state=row.state,
        cursor=row.cursor,
        scope=Scope(row.county, AlertKind(row.kind), Mark(row.mark)),
        valid_until=row.valid_until,
        held=row.held,
    )


_whole = select(broadcasts, alerts.c.county, alerts.c.kind, alerts.c.mark, alerts.c.valid_until).join(
    alerts, alerts.c.id == broadcasts.c.alert
)


async def get(connection: AsyncConnection, broadcast_id: str) -> Broadcast | None:
    row = (await connection.execute(_whole.where(broadcasts.c.id == broadcast_id))).first()
    return _broadcast(row) if row else None


async def newest(connection: AsyncConnection, alert: str) -> Broadcast | None:
    """The broadcast of an alert's last version: what its copies say, or are about to say."""
    query = _whole.where(broadcasts.c.alert == alert).order_by(broadcasts.c.version.desc())
    row = (await connection.execute(query.limit(1))).first()
    return _broadcast(row) if row else None


async def next_open(connection: AsyncConnection, *, frozen: bool = False) -> Broadcast | None:
    """The open broadcast that goes first: by lane, then the oldest. frozen: ends and retractions alone (R30, R31)."""
    goes_on = broadcasts.c.lane.in_([int(lane) for lane in CORRECTING]) & (broadcasts.c.reach == Reach.HOLDERS.value)
    if not frozen:
        goes_on |= broadcasts.c.held.is_(False)
    query = _whole.where(broadcasts.c.state == OPEN, goes_on).order_by(broadcasts.c.lane, broadcasts.c.created_at)
    row = (await connection.execute(query.limit(1))).first()
    return _broadcast(row) if row else None


async def advance(connection: AsyncConnection, broadcast: Broadcast, cursor: str, *, done: bool) -> bool:
    """Note how far it was written out. False when a newer version closed it, or somebody else went on."""
    statement = update(broadcasts).where(
        broadcasts.c.id == broadcast.id, broadcasts.c.state == OPEN, broadcasts.c.cursor == broadcast.cursor
    )
    changed = await connection.execute(statement.values(cursor=cursor, state=DONE if done else OPEN))
    return changed.rowcount == 1


async def older_under_way(connection: AsyncConnection, alert: str, version: int) -> bool:
    """A message of an older version is being sent: its copy is not known yet."""
    older = select(broadcasts.c.id).where(broadcasts.c.alert == alert, broadcasts.c.version < version)
    query = select(outbox.c.id).where(outbox.c.broadcast.in_(older), outbox.c.state == outbox_rows.PENDING)
    return await connection.scalar(query.limit(1)) is not None
