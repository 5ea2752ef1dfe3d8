"""Rows that wait to be done: messages and timers. Every change names the state it expects."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, case, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.delivery import Lane
from bot.domain.messages import Address
from bot.storage.codec import Parcel, address_from_bytes, address_to_bytes, parcel_from_bytes, parcel_to_bytes
from bot.storage.database import changed_one, insert_all_new, insert_new, upsert
from bot.storage.schema import outbox
from bot.storage.vault import Purpose, Vault

PENDING = "pending"
SENT = "sent"
DEAD = "dead"
CANCELLED = "cancelled"
# A reason of a row that once left and got no answer, or whose process died: it may stand in the chat.
MAYBE = "maybe-delivered"
_ERASED = {"lease_until": None, "address": None, "body": None}
# Made once: an alias of so many columns takes longer to build than the query to run.
_older, _newer = outbox.alias("older"), outbox.alias("newer")
_blocked = exists().where(_older.c.copy == outbox.c.copy, _older.c.id < outbox.c.id, _older.c.state == PENDING)
_superseded = exists().where(
    _newer.c.copy == outbox.c.copy,
    _newer.c.id > outbox.c.id,
    _newer.c.state == PENDING,
    _newer.c.kind.in_(["show", "renew"]),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row to write. key makes writing it twice harmless and holds no platform id.

    worker: a platform, or "timers". kind: a domain Kind, or a timer's own word. address and parcel are sealed.
    subject: what the row is about (report:<id>); for a copy, its owner. recipient: a room's or subscription's id.
    """

    key: str
    worker: str
    kind: str
    lane: Lane
    due: datetime
    expires_at: datetime | None = None
    address: Address | None = None
    parcel: Parcel | None = None
    subject: str | None = None
    broadcast: str | None = None
    recipient: str | None = None
    copy: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A row that somebody works on until lease_until. attempts: this one counted; it also tells claims apart."""

    id: int
    key: str
    kind: str
    lane: Lane
    due: datetime
    expires_at: datetime | None
    lease_until: datetime
    attempts: int
    address: bytes | None
    body: bytes | None
    subject: str | None
    broadcast: str | None
    recipient: str | None
    copy: str | None
    created_at: datetime

    def open_address(self, vault: Vault) -> Address | None:
        """The row's own address. Raises KeyGone when its hour is over."""
        if self.address is None:
            return None
        return address_from_bytes(vault.open(self.address, purpose=Purpose.LINK, table="outbox", row=self.key))

    def open_parcel(self, vault: Vault) -> Parcel | None:
        """The row's own message. Raises KeyGone when its hour is over."""
        if self.body is None:
            return None
        return parcel_from_bytes(vault.open(self.body, purpose=Purpose.LINK, table="outbox", row=self.key))


async def put(connection: AsyncConnection, vault: Vault, entry: Entry, now: datetime) -> bool:
    """Write a row; False when one with its key was written before."""
    return await insert_new(connection, outbox, _values(vault, entry, now))


async def put_all(connection: AsyncConnection, vault: Vault, entries: Sequence[Entry], now: datetime) -> None:
    """Write many rows; those whose key stands already are left as they are."""
    await insert_all_new(connection, outbox, [_values(vault, entry, now) for entry in entries])


async def rearm(connection: AsyncConnection, vault: Vault, entry: Entry, now: datetime) -> None:
    """Write a row, or make the one with its key pending again with the new due time."""
    values = _values(vault, entry, now)
    renewed = [name for name in values if name not in ("key", "created_at")]
    await upsert(connection, outbox, values, ["key"], renewed)


def _values(vault: Vault, entry: Entry, now: datetime) -> dict[str, object]:
    return {
        "key": entry.key,
        "worker": entry.worker,
        "kind": entry.kind,
        "lane": int(entry.lane),
        "due": entry.due,
        "expires_at": entry.expires_at,
        "lease_until": None,
        "attempts": 0,
        "state": PENDING,
        "reason": None,
        "address": seal_address(vault, entry.key, entry.address) if entry.address else None,
        "body": _seal(vault, entry.key, parcel_to_bytes(entry.parcel)) if entry.parcel else None,
        "subject": entry.subject,
        "broadcast": entry.broadcast,
        "recipient": entry.recipient,
        "copy": entry.copy,
        "created_at": now,
        "finished_at": None,
    }


def seal_address(vault: Vault, key: str, address: Address) -> bytes:
    return _seal(vault, key, address_to_bytes(address))


def _seal(vault: Vault, key: str, raw: bytes) -> bytes:
    return vault.seal(Purpose.LINK, raw, table="outbox", row=key)


def _waits(worker: str) -> ColumnElement[bool]:
    """Pending rows of a worker before which no other row of the same copy has to go."""
    return (outbox.c.worker == worker) & (outbox.c.state == PENDING) & ~_blocked


def _unleased(now: datetime) -> ColumnElement[bool]:
    return or_(outbox.c.lease_until.is_(None), outbox.c.lease_until <= now)


async def claim(
    connection: AsyncConnection,
    worker: str,
    now: datetime,
    *,
    limit: int,
    lease: timedelta,
    lanes: tuple[Lane, Lane] = (Lane.REPLIES, Lane.DIGESTS),
) -> list[Claim]:
    """Take due rows until now + lease and count the attempt; by lane, due time, id. lanes: first and last.

    A row whose earlier lease lapsed may have left before its process died: it is marked so.
    """
    first, last = lanes
    query = (
        select(outbox)
        .where(_waits(worker), outbox.c.lane.between(int(first), int(last)), outbox.c.due <= now, _unleased(now))
        .order_by(outbox.c.lane, outbox.c.due, outbox.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=outbox)
    )
    rows = (await connection.execute(query)).all()
    if not rows:
        return []
    lease_until = now + lease
    crashed = outbox.c.lease_until.is_not(None)
    await connection.execute(
        update(outbox)
        .where(outbox.c.id.in_([row.id for row in rows]))
        .values(
            attempts=outbox.c.attempts + 1,
            lease_until=lease_until,
            reason=case((crashed, MAYBE), else_=outbox.c.reason),
        )
    )
    return [_claim(row, lease_until) for row in rows]


def _claim(row: Row[Any], lease_until: datetime) -> Claim:
    return Claim(
        id=row.id,
        key=row.key,
        kind=row.kind,
        lane=Lane(row.lane),
        due=row.due,
        expires_at=row.expires_at,
        lease_until=lease_until,
        attempts=row.attempts + 1,
        address=row.address,
        body=row.body,
        subject=row.subject,
        broadcast=row.broadcast,
        recipient=row.recipient,
        copy=row.copy,
        created_at=row.created_at,
    )


async def next_due(connection: AsyncConnection, worker: str) -> datetime | None:
    """When the worker's next row can be claimed, past or future; None when nothing waits."""
    ready = case((outbox.c.lease_until > outbox.c.due, outbox.c.lease_until), else_=outbox.c.due)
    soonest: datetime | None = await connection.scalar(
        select(func.min(ready, type_=outbox.c.due.type)).where(_waits(worker))
    )
    return soonest


async def is_current(connection: AsyncConnection, claim: Claim) -> bool:
    """The claim still holds, and no newer version of its copy waits."""
    found = await connection.scalar(select(outbox.c.id).where(_held(claim), ~_superseded))
    return found is not None


async def is_doubtful(connection: AsyncConnection, copy: str, before: int) -> bool:
    """An earlier row of the copy may have been delivered without an answer."""
    query = select(outbox.c.id).where(outbox.c.copy == copy, outbox.c.id < before, outbox.c.reason == MAYBE)
    return await connection.scalar(query.limit(1)) is not None


def _held(claim: Claim) -> ColumnElement[bool]:
    return (outbox.c.id == claim.id) & (outbox.c.state == PENDING) & (outbox.c.attempts == claim.attempts)


async def finish(connection: AsyncConnection, claim: Claim, now: datetime) -> bool:
    """It is done: erase its message and address. False when the claim no longer holds."""
    statement = update(outbox).where(_held(claim)).values(state=SENT, finished_at=now, **_ERASED)
    return changed_one(await connection.execute(statement))


async def retry(
    connection: AsyncConnection, claim: Claim, due: datetime, *, maybe: bool = False, address: bytes | None = None
) -> bool:
    """Give it back for a later try. maybe: it may have been delivered. address: sealed, where it changed."""
    values: dict[str, object] = {"lease_until": None, "due": due}
    if maybe:
        values["reason"] = MAYBE
    if address is not None:
        values["address"] = address
    return changed_one(await connection.execute(update(outbox).where(_held(claim)).values(**values)))


async def release(connection: AsyncConnection, claim: Claim, due: datetime | None = None) -> bool:
    """Give it back untried: the attempt is not counted. due: not before then."""
    statement = update(outbox).where(_held(claim))
    values = {"lease_until": None, "attempts": outbox.c.attempts - 1, "due": claim.due if due is None else due}
    return changed_one(await connection.execute(statement.values(**values)))


async def bury(connection: AsyncConnection, claim: Claim, reason: str, now: datetime) -> bool:
    """Give it up for good. What may have been delivered stays marked so."""
    return await _end(connection, claim, DEAD, reason, now)


async def cancel(connection: AsyncConnection, claim: Claim, reason: str, now: datetime) -> bool:
    """It is not wanted any more."""
    return await _end(connection, claim, CANCELLED, reason, now)


async def _end(connection: AsyncConnection, claim: Claim, state: str, reason: str, now: datetime) -> bool:
    kept = case((outbox.c.reason == MAYBE, MAYBE), else_=reason)
    statement = update(outbox).where(_held(claim)).values(state=state, reason=kept, finished_at=now, **_ERASED)
    return changed_one(await connection.execute(statement))


async def cancel_waiting(connection: AsyncConnection, now: datetime, *which: ColumnElement[bool]) -> int:
    """Cancel the pending rows that nobody works on; a row under way ends by itself. Returns how many."""
    crashed = outbox.c.lease_until.is_not(None)
    statement = update(outbox).where(*which, outbox.c.state == PENDING, _unleased(now))
    values = {
        "state": CANCELLED,
        "reason": case((or_(crashed, outbox.c.reason == MAYBE), MAYBE), else_="superseded"),
        "finished_at": now,
    }
    return (await connection.execute(statement.values(**values, **_ERASED))).rowcount


async def place_in_line(connection: AsyncConnection, copy: str, now: datetime) -> datetime:
    """When a new version of a copy is due: now, or as early as the one that waits already."""
    waiting = select(func.min(outbox.c.due)).where(outbox.c.copy == copy, outbox.c.state == PENDING)
    earliest: datetime | None = await connection.scalar(waiting)
    return now if earliest is None else min(now, earliest)


async def cancel_for_copy(connection: AsyncConnection, copy: str, now: datetime, *, newest: str = "") -> int:
    """Cancel what waits for a copy but the row with the key `newest`, which replaces it."""
    return await cancel_waiting(connection, now, outbox.c.copy == copy, outbox.c.key != newest)


async def cancel_key(connection: AsyncConnection, key: str, now: datetime) -> bool:
    """Cancel one row that nobody works on yet."""
    return await cancel_waiting(connection, now, outbox.c.key == key) == 1


async def take_over(connection: AsyncConnection, worker: str, now: datetime) -> None:
    """End the leases of a worker that died. Only for the one process that does this worker's rows."""
    statement = update(outbox).where(outbox.c.worker == worker, outbox.c.state == PENDING, outbox.c.lease_until > now)
    await connection.execute(statement.values(lease_until=now))


async def oldest_waiting(connection: AsyncConnection, worker: str, now: datetime) -> datetime | None:
    """The due time of the row that waits longest, or None when nothing is overdue."""
    query = select(func.min(outbox.c.due)).where(
        outbox.c.worker == worker, outbox.c.state == PENDING, outbox.c.due <= now
    )
    oldest: datetime | None = await connection.scalar(query)
    return oldest


async def forget(connection: AsyncConnection, before: datetime) -> int:
    """Delete rows that ended before a time; returns how many."""
    statement = outbox.delete().where(outbox.c.state != PENDING, outbox.c.finished_at < before)
    return (await connection.execute(statement)).rowcount
