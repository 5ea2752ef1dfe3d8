"""Unsent reports and half-answered forms: one a person, sealed, under the hour's key."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, exists, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import KeyGone
from bot.storage.database import upsert
from bot.storage.schema import drafts, outbox
from bot.storage.vault import Purpose, Vault


@dataclass(frozen=True, slots=True)
class Unsent:
    """A draft that its timer found. body: None once its key is gone."""

    body: bytes | None
    expires_at: datetime


async def load(connection: AsyncConnection, vault: Vault, person: str, now: datetime) -> bytes | None:
    """The person's draft, or None when there is none or its time is over."""
    marks = vault.marks(Purpose.LINK, person)
    query = select(drafts).where(drafts.c.person_mark.in_(marks), drafts.c.expires_at > now)
    row = (await connection.execute(query.order_by(drafts.c.updated_at.desc()))).first()
    return None if row is None else _open(vault, row.person_mark, row.body)


async def save(
    connection: AsyncConnection,
    vault: Vault,
    person: str,
    body: bytes,
    now: datetime,
    lifetime: timedelta,
    *,
    new_id: str,
) -> str:
    """Keep the draft for `lifetime` from now, in place of an earlier one, whose id it takes over. Returns the id."""
    known = select(drafts.c.id).where(drafts.c.person_mark.in_(vault.marks(Purpose.LINK, person)))
    draft_id: str = await connection.scalar(known.order_by(drafts.c.updated_at.desc())) or new_id
    await drop(connection, vault, person)
    mark = vault.mark(Purpose.LINK, person)
    sealed = vault.seal(Purpose.LINK, body, table="drafts", row=mark.hex())
    values = {"person_mark": mark, "id": draft_id, "body": sealed, "updated_at": now, "expires_at": now + lifetime}
    await upsert(connection, drafts, values, ["person_mark"], ["id", "body", "updated_at", "expires_at"])
    return draft_id


async def by_id(connection: AsyncConnection, vault: Vault, draft_id: str) -> Unsent | None:
    """A draft by the id that its timer knows."""
    row = (await connection.execute(select(drafts).where(drafts.c.id == draft_id))).first()
    return None if row is None else Unsent(_open(vault, row.person_mark, row.body), row.expires_at)


def _open(vault: Vault, mark: bytes, body: bytes) -> bytes | None:
    try:
        return vault.open(body, purpose=Purpose.LINK, table="drafts", row=mark.hex())
    except KeyGone:
        return None


async def drop(connection: AsyncConnection, vault: Vault, person: str) -> None:
    await connection.execute(delete(drafts).where(drafts.c.person_mark.in_(vault.marks(Purpose.LINK, person))))


async def drop_id(connection: AsyncConnection, draft_id: str) -> None:
    await connection.execute(delete(drafts).where(drafts.c.id == draft_id))


async def drop_expired(connection: AsyncConnection, now: datetime) -> int:
    """Delete what nobody sent and no timer will; returns how many."""
    waiting = exists().where(outbox.c.key == literal("draft:") + drafts.c.id, outbox.c.state == "pending")
    return (await connection.execute(delete(drafts).where(drafts.c.expires_at <= now, ~waiting))).rowcount
