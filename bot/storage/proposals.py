"""Decisions of new moderators that wait for a second person: approvals of a kind (R22)."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.reports import Report
from bot.domain.seconding import PROPOSE, Proposal, read
from bot.storage.schema import approvals, people, reports


async def hold(connection: AsyncConnection, report: str) -> None:
    """Until the transaction ends nobody else changes the report (PostgreSQL; SQLite has one writer)."""
    await connection.execute(select(reports.c.id).where(reports.c.id == report).with_for_update())


async def standing(connection: AsyncConnection, report: Report) -> Proposal | None:
    """What is proposed for this very version of a report; whatever changes the report ends it."""
    query = (
        select(approvals, people.c.alias)
        .join(people, people.c.id == approvals.c.person)
        .where(
            approvals.c.report == report.id,
            approvals.c.version == report.version,
            approvals.c.choice.startswith(PROPOSE, autoescape=True),
        )
        .order_by(approvals.c.at, approvals.c.person)
    )
    row = (await connection.execute(query.limit(1))).first()
    return read(row.choice, row.person, row.alias, row.version) if row else None
