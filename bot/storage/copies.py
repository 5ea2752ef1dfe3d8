"""Messages that stand in a chat and follow their owner: a report's card in a room, an alert's copy."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.messages import Platform
from bot.errors import KeyGone
from bot.storage.database import upsert
from bot.storage.schema import copies
from bot.storage.vault import Purpose, Vault

LIVE = "live"
GONE = "gone"


@dataclass(frozen=True, slots=True)
class Copy:
    """reference: the platform's, which edit() takes; None when it is gone or can no longer be opened.

    opened: it shows its text; a discreet recipient's copy does not until its button was pressed. lost: an earlier
    message of it could not be changed, and may still say something outdated.
    """

    name: str
    owner: str
    recipient: str
    platform: Platform
    reference: str | None
    opened: bool = True
    lost: bool = False


async def get(connection: AsyncConnection, vault: Vault, name: str, *, purpose: Purpose) -> Copy | None:
    """The copy, or None when none was delivered. purpose: the one that keep() was given."""
    row = (await connection.execute(select(copies).where(copies.c.name == name))).first()
    if row is None:
        return None
    reference = None
    if row.state == LIVE and row.reference is not None:
        try:
            reference = vault.open(row.reference, purpose=purpose, table="copies", row=name).decode()
        except KeyGone:
            reference = None
    return Copy(row.name, row.owner, row.recipient, Platform(row.platform), reference, row.opened, row.lost)


async def keep(connection: AsyncConnection, vault: Vault, copy: Copy, now: datetime, *, purpose: Purpose) -> None:
    """Remember a delivered copy. purpose: LINK where it stands with a reporter, else CONTENT, which lives longer."""
    reference = (copy.reference or "").encode()
    values = {
        "name": copy.name,
        "owner": copy.owner,
        "recipient": copy.recipient,
        "platform": copy.platform.value,
        "reference": vault.seal(purpose, reference, table="copies", row=copy.name),
        "state": LIVE,
        "opened": copy.opened,
        "lost": copy.lost,
        "updated_at": now,
    }
    changed = ["owner", "recipient", "platform", "reference", "state", "opened", "lost", "updated_at"]
    await upsert(connection, copies, values, ["name"], changed)


async def is_opened(connection: AsyncConnection, name: str) -> bool:
    """Whether a copy shows its text; False for one that was not delivered."""
    return bool(await connection.scalar(select(copies.c.opened).where(copies.c.name == name)))


async def open_up(connection: AsyncConnection, name: str) -> bool:
    """From now on the copy shows its text; False when none was delivered."""
    return (await connection.execute(update(copies).where(copies.c.name == name).values(opened=True))).rowcount == 1


async def mark_gone(connection: AsyncConnection, name: str, now: datetime) -> None:
    """The message was deleted or cannot be reached."""
    statement = update(copies).where(copies.c.name == name)
    await connection.execute(statement.values(state=GONE, reference=None, lost=True, updated_at=now))


async def standing(connection: AsyncConnection, owner: str) -> int:
    """How many copies of an owner stand in chats."""
    query = select(func.count()).where(copies.c.owner == owner, copies.c.state == LIVE)
    return await connection.scalar(query) or 0


async def lost(connection: AsyncConnection, owner: str) -> tuple[int, int]:
    """How many copies of an owner could not be changed, and to how many of these chats a new message went instead."""
    of_owner = (copies.c.owner == owner) & copies.c.lost.is_(True)
    all_lost = await connection.scalar(select(func.count()).where(of_owner)) or 0
    return all_lost, await connection.scalar(select(func.count()).where(of_owner, copies.c.state == LIVE)) or 0


async def holders(connection: AsyncConnection, owner: str, *, after: str, limit: int) -> list[tuple[str, Platform]]:
    """Recipients that hold a copy of the owner and their platforms, by recipient, from the one behind `after`."""
    query = select(copies.c.recipient, copies.c.platform).where(copies.c.owner == owner, copies.c.recipient > after)
    rows = await connection.execute(query.order_by(copies.c.recipient).limit(limit))
    return [(row.recipient, Platform(row.platform)) for row in rows]


async def forget(connection: AsyncConnection, before: datetime) -> int:
    """Delete copies that were last changed before a time; returns how many."""
    return (await connection.execute(copies.delete().where(copies.c.updated_at < before))).rowcount
