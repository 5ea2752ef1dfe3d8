"""What moderators and a reporter wrote to each other about a report; under the day's key."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import KeyGone
from bot.storage.schema import report_messages
from bot.storage.vault import Purpose, Vault

REPORTER = "reporter"


@dataclass(frozen=True, slots=True)
class Said:
    """One message. author: an alias, or REPORTER."""

    id: str
    author: str
    text: str


async def add(
    connection: AsyncConnection, vault: Vault, message_id: str, report_id: str, author: str, text: str, now: datetime
) -> None:
    """Keep one message. author: an alias, or REPORTER."""
    values = {"id": message_id, "report": report_id, "author": author, "body": _seal(vault, message_id, text)}
    await connection.execute(insert(report_messages).values(values | {"at": now}))


async def change(connection: AsyncConnection, vault: Vault, message_id: str, text: str, now: datetime) -> None:
    """Other words in the place of a message."""
    changed = update(report_messages).where(report_messages.c.id == message_id)
    await connection.execute(changed.values(body=_seal(vault, message_id, text), at=now))


async def of_report(connection: AsyncConnection, vault: Vault, report_id: str) -> list[tuple[str, str]]:
    """The talk so far, oldest first, as (author, text); what can no longer be opened is left out."""
    query = select(report_messages).where(report_messages.c.report == report_id, report_messages.c.body.is_not(None))
    rows = await connection.execute(query.order_by(report_messages.c.at, report_messages.c.id))
    return [(said.author, said.text) for row in rows if (said := _said(row, vault))]


async def last(connection: AsyncConnection, vault: Vault, report_id: str) -> Said | None:
    """The newest message; None where there is none, or it can no longer be opened."""
    query = select(report_messages).where(report_messages.c.report == report_id, report_messages.c.body.is_not(None))
    newest = query.order_by(report_messages.c.at.desc(), report_messages.c.id.desc()).limit(1)
    row = (await connection.execute(newest)).first()
    return _said(row, vault) if row else None


async def count(connection: AsyncConnection, report_id: str, since: datetime) -> int:
    """How much the reporter has said since a moment."""
    theirs = (report_messages.c.report == report_id, report_messages.c.author == REPORTER)
    query = select(func.count()).select_from(report_messages).where(*theirs, report_messages.c.at > since)
    return await connection.scalar(query) or 0


def _seal(vault: Vault, message_id: str, text: str) -> bytes:
    return vault.seal(Purpose.CONTENT, text.encode(), table="report_messages", row=message_id)


def _said(row: Row[Any], vault: Vault) -> Said | None:
    try:
        text = vault.open(row.body, purpose=Purpose.CONTENT, table="report_messages", row=row.id)
    except KeyGone:
        return None
    return Said(row.id, row.author, text.decode())
