"""Bans: by a keyed hash under a key of their own, until a time; one appeal each, and what became of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.messages import Account, Address
from bot.errors import KeyGone
from bot.storage.codec import address_from_bytes, address_to_bytes
from bot.storage.database import changed_one
from bot.storage.schema import bans
from bot.storage.vault import Purpose, Vault

_TABLE = "bans"


@dataclass(frozen=True, slots=True)
class Ban:
    """report: the id of the one it was given over. appeal: the person's words, None without any or once they are gone.

    settled_by: the alias of who decided on the appeal. language: that the person reads.
    """

    id: str
    report: str
    banned_by: str
    until: datetime
    appealed_at: datetime | None
    appeal: str | None
    language: str
    settled_by: str | None
    lifted_at: datetime | None
    version: int


def _ban(row: Row[Any], vault: Vault) -> Ban:
    return Ban(
        id=row.id,
        report=row.report,
        banned_by=row.banned_by,
        until=row.until,
        appealed_at=row.appealed_at,
        appeal=_words(row, vault),
        language=row.language or "en",
        settled_by=row.settled_by,
        lifted_at=row.lifted_at,
        version=row.version,
    )


def _words(row: Row[Any], vault: Vault) -> str | None:
    if row.appeal is None:
        return None
    try:
        return vault.open(row.appeal, purpose=Purpose.CONTENT, table=_TABLE, row=row.id).decode()
    except KeyGone:
        return None


async def add(
    connection: AsyncConnection,
    vault: Vault,
    ban_id: str,
    account: Account,
    *,
    report: str,
    by: str,
    now: datetime,
    until: datetime,
) -> None:
    """Ban whoever holds the account, in place of an earlier ban of theirs. by: an alias."""
    mark = vault.mark(Purpose.BANS, str(account))
    await connection.execute(delete(bans).where(bans.c.mark == mark))
    values = {"id": ban_id, "mark": mark, "report": report, "banned_by": by, "banned_at": now, "until": until}
    await connection.execute(insert(bans).values(**values, version=1))


async def active(connection: AsyncConnection, vault: Vault, account: Account, now: datetime) -> Ban | None:
    """The ban that holds for an account now."""
    query = select(bans).where(
        bans.c.mark == vault.mark(Purpose.BANS, str(account)), bans.c.until > now, bans.c.lifted_at.is_(None)
    )
    row = (await connection.execute(query)).first()
    return _ban(row, vault) if row else None


async def get(connection: AsyncConnection, vault: Vault, ban_id: str) -> Ban | None:
    row = (await connection.execute(select(bans).where(bans.c.id == ban_id))).first()
    return _ban(row, vault) if row else None


async def appeal(
    connection: AsyncConnection, vault: Vault, ban_id: str, words: str, way_back: Address, language: str, now: datetime
) -> bool:
    """Keep the words against a ban; False when there were some already."""
    statement = update(bans).where(bans.c.id == ban_id, bans.c.appealed_at.is_(None))
    values = {
        "appeal": vault.seal(Purpose.CONTENT, words.encode(), table=_TABLE, row=ban_id),
        "way_back": vault.seal(Purpose.LINK, address_to_bytes(way_back), table=_TABLE, row=ban_id),
        "appealed_at": now,
        "language": language,
        "version": bans.c.version + 1,
    }
    return changed_one(await connection.execute(statement.values(values)))


async def settle(connection: AsyncConnection, ban_id: str, by: str, now: datetime, *, lifted: bool) -> bool:
    """Decide on an appeal, once; its words are erased. False when somebody decided before."""
    waiting = (bans.c.id == ban_id, bans.c.appealed_at.is_not(None), bans.c.settled_by.is_(None))
    values = {"settled_by": by, "appeal": None, "version": bans.c.version + 1, "lifted_at": now if lifted else None}
    return changed_one(await connection.execute(update(bans).where(*waiting).values(values)))


async def way_back(connection: AsyncConnection, vault: Vault, ban_id: str) -> Address | None:
    """Where the appeal came from; None once the hour's key is gone."""
    sealed = await connection.scalar(select(bans.c.way_back).where(bans.c.id == ban_id))
    if sealed is None:
        return None
    try:
        return address_from_bytes(vault.open(sealed, purpose=Purpose.LINK, table=_TABLE, row=ban_id))
    except KeyGone:
        return None


async def forget(connection: AsyncConnection, now: datetime) -> int:
    """Delete the bans whose time is over; returns how many."""
    return (await connection.execute(delete(bans).where(bans.c.until <= now))).rowcount
