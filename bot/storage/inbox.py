"""Events that were received and not yet handled, and for 48 hours the bare ids of those that were."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Update, case, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.messages import Platform
from bot.domain.ports import RawEvent
from bot.storage import settings
from bot.storage.codec import event_from_bytes, event_to_bytes
from bot.storage.database import changed_one, insert_all_new, insert_new
from bot.storage.schema import inbox
from bot.storage.schema import settings as settings_table
from bot.storage.vault import Purpose, Vault

PENDING = "pending"
DONE = "done"
SET_ASIDE = "set_aside"
# Bot API, getUpdates: after a week without updates the next id is drawn at random.
CURSOR_LIFETIME = timedelta(days=6)
# How long an id is remembered, so that the platform's repeat of its event is known.
ID_LIFETIME = timedelta(hours=48)
# Made once: an alias of so many columns takes longer to build than the query to run.
_older = inbox.alias("older")
_blocked = exists().where(
    _older.c.state == PENDING,
    _older.c.platform == inbox.c.platform,
    _older.c.chat_mark == inbox.c.chat_mark,
    _older.c.id < inbox.c.id,
)


@dataclass(frozen=True, slots=True)
class Received:
    """An event that somebody handles until its lease ends. attempts: this one counted."""

    id: int
    platform: Platform
    event_key: str
    attempts: int
    payload: bytes

    def open(self, vault: Vault) -> tuple[str, bytes]:
        """Chat and payload, as RawEvent had them. Raises KeyGone when the hour is over."""
        row = _row(self.platform, self.event_key)
        return event_from_bytes(vault.open(self.payload, purpose=Purpose.LINK, table="inbox", row=row))


def _row(platform: Platform, event_key: str) -> str:
    return f"{platform}:{event_key}"


async def receive(
    connection: AsyncConnection, vault: Vault, platform: Platform, events: Sequence[RawEvent], now: datetime
) -> None:
    """Keep events in their order; those whose key is known already are dropped."""
    marks = await _marks(connection, vault, platform, {event.chat for event in events})
    rows = []
    for event in events:
        sealed = vault.seal(
            Purpose.LINK,
            event_to_bytes(event.chat, event.payload),
            table="inbox",
            row=_row(platform, event.key),
        )
        rows.append(
            {
                "platform": platform.value,
                "event_key": event.key,
                "chat_mark": marks[event.chat],
                "payload": sealed,
                "state": PENDING,
                "attempts": 0,
                "received_at": now,
            }
        )
    await insert_all_new(connection, inbox, rows)


async def _marks(connection: AsyncConnection, vault: Vault, platform: Platform, chats: set[str]) -> dict[str, bytes]:
    """A mark for each chat: the one its waiting events have, also where the hour's key changed since."""
    live = {chat: vault.marks(Purpose.LINK, f"{platform}:{chat}") for chat in chats}
    candidates = [mark for marks in live.values() for mark in marks]
    query = select(inbox.c.chat_mark).where(inbox.c.state == PENDING, inbox.c.chat_mark.in_(candidates))
    waiting = set((await connection.execute(query)).scalars())
    return {chat: next((mark for mark in marks if mark in waiting), marks[0]) for chat, marks in live.items()}


async def note(connection: AsyncConnection, platform: Platform, event_key: str, now: datetime) -> bool:
    """Note the id of an event that is handled without waiting here; False when it is known: a repeat."""
    values = {
        "platform": platform.value,
        "event_key": event_key,
        "state": DONE,
        "attempts": 0,
        "received_at": now,
        "finished_at": now,
    }
    return await insert_new(connection, inbox, values)


def _waits(platform: Platform) -> ColumnElement[bool]:
    """Each chat's oldest pending event."""
    return (inbox.c.platform == platform.value) & (inbox.c.state == PENDING) & ~_blocked


async def claim(
    connection: AsyncConnection, platform: Platform, now: datetime, *, limit: int, lease: timedelta
) -> list[Received]:
    """Take the oldest event of each chat until now + lease, and count the attempt."""
    query = (
        select(inbox)
        .where(_waits(platform), or_(inbox.c.lease_until.is_(None), inbox.c.lease_until <= now))
        .order_by(inbox.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=inbox)
    )
    rows = (await connection.execute(query)).all()
    if not rows:
        return []
    statement = update(inbox).where(inbox.c.id.in_([row.id for row in rows]))
    await connection.execute(statement.values(attempts=inbox.c.attempts + 1, lease_until=now + lease))
    return [Received(row.id, platform, row.event_key, row.attempts + 1, row.payload) for row in rows]


async def next_due(connection: AsyncConnection, platform: Platform, now: datetime) -> datetime | None:
    """When the next event can be claimed, `now` for at once; None when nothing waits."""
    ready = case((inbox.c.lease_until > now, inbox.c.lease_until), else_=now)
    soonest: datetime | None = await connection.scalar(
        select(func.min(ready, type_=inbox.c.lease_until.type)).where(_waits(platform))
    )
    return soonest


async def finish(connection: AsyncConnection, inbox_id: int, now: datetime) -> bool:
    """Its effect stands in this transaction: erase the payload, keep the bare id. False when it was done before."""
    return changed_one(await connection.execute(_finishing(inbox.c.id == inbox_id, now)))


async def finish_all(connection: AsyncConnection, inbox_ids: Sequence[int], now: datetime) -> None:
    """finish() for events that changed nothing."""
    await connection.execute(_finishing(inbox.c.id.in_(inbox_ids), now))


def _finishing(which: ColumnElement[bool], now: datetime) -> Update:
    values = {"state": DONE, "payload": None, "chat_mark": None, "lease_until": None, "finished_at": now}
    return update(inbox).where(which, inbox.c.state == PENDING).values(**values)


async def retry(connection: AsyncConnection, inbox_id: int, at: datetime) -> None:
    """Handle it again, not before `at`; its chat waits."""
    await connection.execute(
        update(inbox).where(inbox.c.id == inbox_id, inbox.c.state == PENDING).values(lease_until=at)
    )


async def release(connection: AsyncConnection, inbox_ids: Sequence[int]) -> None:
    """Give events back untried: the attempt is not counted."""
    statement = update(inbox).where(inbox.c.id.in_(inbox_ids), inbox.c.state == PENDING)
    await connection.execute(statement.values(lease_until=None, attempts=inbox.c.attempts - 1))


async def set_aside(connection: AsyncConnection, inbox_id: int, now: datetime) -> bool:
    """Give it up, so that its chat goes on; the payload stays until its key ends. False when it was done."""
    statement = update(inbox).where(inbox.c.id == inbox_id, inbox.c.state == PENDING)
    values = {"state": SET_ASIDE, "chat_mark": None, "lease_until": None, "finished_at": now}
    return changed_one(await connection.execute(statement.values(**values)))


async def take_over(connection: AsyncConnection, platform: Platform, now: datetime) -> set[int]:
    """End the leases of a process that died; returns the events that it had begun and not finished.

    Only where one process handles the platform's events.
    """
    begun = (inbox.c.platform == platform.value) & (inbox.c.state == PENDING) & (inbox.c.attempts > 0)
    ids = set((await connection.execute(select(inbox.c.id).where(begun))).scalars())
    await connection.execute(update(inbox).where(begun, inbox.c.lease_until > now).values(lease_until=now))
    return ids


async def forget(connection: AsyncConnection, now: datetime) -> int:
    """Delete what ended more than 48 hours ago; returns how many."""
    statement = inbox.delete().where(inbox.c.state != PENDING, inbox.c.finished_at < now - ID_LIFETIME)
    return (await connection.execute(statement)).rowcount


async def set_cursor(connection: AsyncConnection, platform: Platform, cursor: str, now: datetime) -> None:
    await settings.write(connection, f"cursor:{platform}", cursor, now)


async def cursor(connection: AsyncConnection, platform: Platform, now: datetime) -> str | None:
    """The last cursor, or None when there is none or it is older than six days."""
    query = select(settings_table.c.value).where(
        settings_table.c.key == f"cursor:{platform}", settings_table.c.updated_at > now - CURSOR_LIFETIME
    )
    value: str | None = await connection.scalar(query)
    return value


async def note_drained(connection: AsyncConnection, platform: Platform, at: datetime) -> None:
    await settings.write(connection, f"drained:{platform}", at.isoformat(), at)


async def drained(connection: AsyncConnection, platform: Platform) -> datetime | None:
    """When the platform last kept nothing for us; None when nobody noted it."""
    noted = await settings.read(connection, f"drained:{platform}")
    return datetime.fromisoformat(noted) if noted else None
