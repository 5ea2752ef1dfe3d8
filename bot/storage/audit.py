"""Who did what, when: aliases and ids of ours, never a text (R40)."""

import json
from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.schema import audit


async def record(
    connection: AsyncConnection, now: datetime, *, actor: str, action: str, subject: str, **details: str | int | None
) -> None:
    """Add an entry. actor: an alias ("M3"), "reporter" or "system". subject: "report:…", "alert:…", "room:…"."""
    values = {
        "at": now,
        "actor": actor,
        "action": action,
        "subject": subject,
        "details": json.dumps({key: value for key, value in details.items() if value is not None}, sort_keys=True),
    }
    await connection.execute(insert(audit).values(values))
