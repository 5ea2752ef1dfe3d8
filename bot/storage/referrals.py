"""Referrals: sealed under a key of their own, deleted when the partner has them, counted by the month alone (R45)."""

import json
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.messages import Account, Address
from bot.domain.referrals import CallTime, Need, Referral, ReferralState, Wish
from bot.errors import KeyGone
from bot.storage.codec import address_from_bytes, address_to_bytes
from bot.storage.database import changed_one, insert_new
from bot.storage.schema import referral_months, referrals
from bot.storage.vault import Purpose, Vault

_TABLE = "referrals"


def _wish(row: Row[Any], vault: Vault) -> Wish | None:
    try:
        held = json.loads(vault.open(row.body, purpose=Purpose.REFERRALS, table=_TABLE, row=row.id))
    except KeyGone:
        return None
    return Wish(Need(held["need"]), held["county"], held["language"], CallTime(held["when"]), held["phone"])


def _referral(row: Row[Any], vault: Vault) -> Referral:
    return Referral(
        id=row.id,
        code=row.code,
        state=ReferralState(row.state),
        county=row.county,
        locale=row.locale,
        created_at=row.created_at,
        wish=_wish(row, vault),
        readers=tuple(reader for reader in row.readers.split("|") if reader),
    )


async def draft(
    connection: AsyncConnection,
    vault: Vault,
    row: str,
    code: str,
    wish: Wish,
    account: Account,
    way_back: Address,
    *,
    locale: str,
    now: datetime,
) -> None:
    """Keep what a person is about to send, in place of an earlier draft of theirs."""
    mine = referrals.c.person_mark.in_(vault.marks(Purpose.LINK, str(account)))
    await connection.execute(delete(referrals).where(mine, referrals.c.state == ReferralState.DRAFT.value))
    values = {
        "id": row,
        "code": code,
        "state": ReferralState.DRAFT.value,
        "county": wish.county,
        "locale": locale,
        "person_mark": vault.mark(Purpose.LINK, str(account)),
        "way_back": vault.seal(Purpose.LINK, address_to_bytes(way_back), table=_TABLE, row=row),
        "body": vault.seal(Purpose.REFERRALS, json.dumps(asdict(wish)).encode(), table=_TABLE, row=row),
        "created_at": now,
        "readers": "",
    }
    await connection.execute(insert(referrals).values(values))


async def get(connection: AsyncConnection, vault: Vault, referral: str) -> Referral | None:
    row = (await connection.execute(select(referrals).where(referrals.c.id == referral))).first()
    return _referral(row, vault) if row else None


async def of_person(connection: AsyncConnection, vault: Vault, account: Account) -> list[Referral]:
    """What a person sent or is about to send, oldest first."""
    mine = referrals.c.person_mark.in_(vault.marks(Purpose.LINK, str(account)))
    rows = await connection.execute(select(referrals).where(mine).order_by(referrals.c.created_at, referrals.c.id))
    return [_referral(row, vault) for row in rows]


async def way_back(connection: AsyncConnection, vault: Vault, referral: str) -> Address | None:
    """Where the family hears; None once the hour's key is gone."""
    sealed = await connection.scalar(select(referrals.c.way_back).where(referrals.c.id == referral))
    if sealed is None:
        return None
    try:
        return address_from_bytes(vault.open(sealed, purpose=Purpose.LINK, table=_TABLE, row=referral))
    except KeyGone:
        return None


async def send(connection: AsyncConnection, referral: str, now: datetime) -> bool:
    """A draft is sent, once: its time counts from here. False for any other."""
    waiting = (referrals.c.id == referral, referrals.c.state == ReferralState.DRAFT.value)
    changed = update(referrals).where(*waiting).values(state=ReferralState.SENT.value, created_at=now)
    return changed_one(await connection.execute(changed))


async def note_reader(connection: AsyncConnection, referral: str, person: str) -> None:
    """Somebody opened it."""
    unread = (referrals.c.id == referral, ~referrals.c.readers.contains(f"|{person}"))
    await connection.execute(update(referrals).where(*unread).values(readers=referrals.c.readers + f"|{person}"))


async def drop_reader(connection: AsyncConnection, referral: str, person: str) -> None:
    """What they opened did not reach them."""
    statement = update(referrals).where(referrals.c.id == referral)
    await connection.execute(statement.values(readers=func.replace(referrals.c.readers, f"|{person}", "")))


async def erase(connection: AsyncConnection, referral: str) -> bool:
    """Delete it whole; False when somebody did before."""
    return changed_one(await connection.execute(delete(referrals).where(referrals.c.id == referral)))


async def count(connection: AsyncConnection, month: date, *, sent: int = 0, received: int = 0) -> None:
    """Add to the sums of a month (its first day)."""
    await insert_new(connection, referral_months, {"month": month, "sent": 0, "received": 0})
    added = {"sent": referral_months.c.sent + sent, "received": referral_months.c.received + received}
    await connection.execute(update(referral_months).where(referral_months.c.month == month).values(added))


async def months(connection: AsyncConnection, *, limit: int) -> list[tuple[date, int, int]]:
    """(first day, sent, received) of the last months, the newest first."""
    query = select(referral_months).order_by(referral_months.c.month.desc()).limit(limit)
    return [(row.month, row.sent, row.received) for row in await connection.execute(query)]


async def forget(connection: AsyncConnection, *, drafts: datetime, sent: datetime) -> int:
    """Delete drafts and sent ones from before their times; returns how many. A timer tells who sent one."""
    old = referrals.c.created_at < drafts
    gone = await connection.execute(delete(referrals).where(old, referrals.c.state == ReferralState.DRAFT.value))
    ended = await connection.execute(delete(referrals).where(referrals.c.created_at < sent))
    return gone.rowcount + ended.rowcount
