"""Who agreed to publish or to end something, and to what exactly; what new moderators propose is in proposals.py."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.approving import NOTICE, PUBLISH, Agreed, Wish, read_notice, read_publication, read_wish, text_version
from bot.domain.reports import Agency, Report
from bot.storage.database import insert_new
from bot.storage.schema import approvals, people

_NAME_FACTS = (PUBLISH, NOTICE)


@dataclass(frozen=True, slots=True)
class Approval:
    """choice: what the step would say, so that nobody's agreement counts for another text."""

    person: str
    alias: str
    choice: str
    at: datetime


async def standing(connection: AsyncConnection, report: Report, since: datetime) -> list[Approval]:
    """Who agreed to something about a report since a moment, the first one first.

    An agreement to publish counts for the facts that it names; any other one for this very version of the report.
    """
    query = (
        select(approvals, people.c.alias)
        .join(people, people.c.id == approvals.c.person)
        .where(approvals.c.report == report.id, approvals.c.at >= since)
        .order_by(approvals.c.at, approvals.c.person)
    )
    facts = f":{text_version(report)}"
    return [
        Approval(row.person, row.alias, row.choice, row.at)
        for row in await connection.execute(query)
        if (row.choice.endswith(facts) if row.choice.startswith(_NAME_FACTS) else row.version == report.version)
    ]


async def publication(connection: AsyncConnection, report: Report, since: datetime) -> Agreed | None:
    """What somebody agreed first to publish of a report as it is."""
    for each in await standing(connection, report, since):
        if (read := read_publication(each.choice)) is not None:
            basis, agency, version = read
            return Agreed(each.person, each.alias, each.at, basis, agency, version)
    return None


async def notice_of(connection: AsyncConnection, report: Report, since: datetime) -> Agreed | None:
    """The notice that somebody agreed first to publish of a report as it is."""
    for each in await standing(connection, report, since):
        if (read := read_notice(each.choice)) is not None:
            was, version = read
            return Agreed(each.person, each.alias, each.at, None, Agency.UNKNOWN, version, was)
    return None


async def wishes(connection: AsyncConnection, report: Report, since: datetime) -> list[Wish]:
    """The steps of what is public that somebody agreed to first, and that wait for a second person."""
    found = await standing(connection, report, since)
    return [wish for each in found if (wish := read_wish(each.choice, each.alias, each.at)) is not None]


async def add(connection: AsyncConnection, report: str, version: int, choice: str, person: str, now: datetime) -> None:
    """Note that a person agrees to a step with a version of a report; twice is the same."""
    values = {"report": report, "version": version, "choice": choice, "person": person, "at": now}
    await insert_new(connection, approvals, values)


async def drop_publications(connection: AsyncConnection, report: str) -> None:
    """Nobody agrees any more to publish anything of a report."""
    begins = [approvals.c.choice.startswith(begin, autoescape=True) for begin in _NAME_FACTS]
    await connection.execute(delete(approvals).where(approvals.c.report == report, or_(*begins)))
