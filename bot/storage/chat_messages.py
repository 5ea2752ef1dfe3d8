"""Which messages stand in a private chat, for 48 hours: chat and message under the hour's key (R42)."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.messages import Address
from bot.errors import KeyGone
from bot.storage.database import insert_all_new
from bot.storage.schema import chat_messages
from bot.storage.vault import Purpose, Vault

_TABLE = "chat_messages"


def _name(address: Address) -> str:
    return f"chat:{address.platform}:{address.chat}"


async def add(connection: AsyncConnection, vault: Vault, messages: Sequence[tuple[Address, str, datetime]]) -> None:
    """Keep messages: where each stands, its reference, and when it came."""
    rows = []
    for address, reference, at in messages:
        mark = vault.mark(Purpose.LINK, _name(address))
        sealed = vault.seal(Purpose.LINK, reference.encode(), table=_TABLE, row=mark.hex())
        rows.append({"chat_mark": mark, "reference": sealed, "at": at})
    await insert_all_new(connection, chat_messages, rows)


async def take(connection: AsyncConnection, vault: Vault, address: Address, since: datetime) -> list[str]:
    """The references of a chat's messages from a moment on, oldest first; they are forgotten."""
    marks = vault.marks(Purpose.LINK, _name(address))
    query = select(chat_messages).where(chat_messages.c.chat_mark.in_(marks)).order_by(chat_messages.c.id)
    found = []
    for row in await connection.execute(query):
        if row.at < since:
            continue
        try:
            raw = vault.open(row.reference, purpose=Purpose.LINK, table=_TABLE, row=row.chat_mark.hex())
        except KeyGone:
            continue
        found.append(raw.decode())
    await connection.execute(delete(chat_messages).where(chat_messages.c.chat_mark.in_(marks)))
    return list(dict.fromkeys(found))


async def count(connection: AsyncConnection, vault: Vault, address: Address) -> tuple[int, datetime | None]:
    """How many messages of a chat are known, and since when."""
    query = select(func.count(), func.min(chat_messages.c.at, type_=chat_messages.c.at.type))
    marks = vault.marks(Purpose.LINK, _name(address))
    row = (await connection.execute(query.where(chat_messages.c.chat_mark.in_(marks)))).one()
    return row[0], row[1]


async def forget(connection: AsyncConnection, before: datetime) -> int:
    """Delete what came before a moment; returns how many."""
    return (await connection.execute(delete(chat_messages).where(chat_messages.c.at < before))).rowcount
