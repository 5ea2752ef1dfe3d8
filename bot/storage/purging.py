"""Decided reports that are erased at once, with all that stand under their card (R24)."""

from sqlalchemy import delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.reports import ReportState
from bot.storage import attachments, overrules
from bot.storage.schema import report_messages, reports


async def purge_decided(connection: AsyncConnection, report_id: str) -> int:
    """Erase the content and the way back of a decided report and of those it leads; returns how many.

    What stays is that there were some, who decided, and why.
    """
    is_one = or_(reports.c.id == report_id, reports.c.leader == report_id)
    found = list((await connection.execute(select(reports.c.id).where(is_one))).scalars())
    gone = {"state": ReportState.PURGED.value, "body": None, "way_back": None, "person_mark": None, "reporter": None}
    statement = update(reports).where(reports.c.id.in_(found), reports.c.state == ReportState.DECIDED.value)
    changed = await connection.execute(statement.values(version=reports.c.version + 1, attachments=0, **gone))
    await connection.execute(delete(report_messages).where(report_messages.c.report.in_(found)))
    await attachments.drop(connection, found)
    await overrules.drop(connection, found)
    return changed.rowcount
