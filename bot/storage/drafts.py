"""Unsent reports and half-answered forms: one a person, sealed, under the hour's key."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import KeyGone
from bot.storage.database import upsert
from bot.storage.schema import drafts
from bot.storage.vault import Purpose, Vault


async def load(connection: AsyncConnection, vault: Vault, person: str, now: datetime) -> bytes | None:
    """The person's draft, or None when there is none or its time is over."""
    marks = vault.marks(Purpose.LINK, person)
    query = select(drafts).where(drafts.c.person_mark.in_(marks), drafts.c.expires_at > now)
    row = (await connection.execute(query.order_by(drafts.c.updated_at.desc()))).first()
    if row is None:
        return None
    try:
        return vault.open(row.body, purpose=Purpose.LINK, table="drafts", row=row.person_mark.hex())
    except KeyGone:
        return None


async def save(
    connection: AsyncConnection, vault: Vault, person: str, body: bytes, now: datetime, lifetime: timedelta
) -> None:
    """Keep the draft for `lifetime` from now, in place of an earlier one."""
    await drop(connection, vault, person)
    mark = vault.mark(Purpose.LINK, person)
    sealed = vault.seal(Purpose.LINK, body, table="drafts", row=mark.hex())
    values = {"person_mark": mark, "body": sealed, "updated_at": now, "expires_at": now + lifetime}
    await upsert(connection, drafts, values, ["person_mark"], ["body", "updated_at", "expires_at"])


async def drop(connection: AsyncConnection, vault: Vault, person: str) -> None:
    await connection.execute(delete(drafts).where(drafts.c.person_mark.in_(vault.marks(Purpose.LINK, person))))


async def drop_expired(connection: AsyncConnection, now: datetime) -> int:
    """Delete what nobody sent; returns how many."""
    return (await connection.execute(delete(drafts).where(drafts.c.expires_at <= now))).rowcount
