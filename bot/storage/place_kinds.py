"""What kind of place a report is about, as a moderator sets it right."""

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.reports import PlaceKind
from bot.storage.schema import reports


async def set_kind(connection: AsyncConnection, report_id: str, kind: PlaceKind) -> None:
    """The caller gives the report its new version."""
    await connection.execute(update(reports).where(reports.c.id == report_id).values(place_kind=kind.value))
