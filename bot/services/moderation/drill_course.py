"""How a drill went, read from what stands in the database when it ends."""

from dataclasses import replace
from datetime import datetime

from bot.domain.alerts import AlertChange
from bot.domain.drills import Course
from bot.storage import drills, reports
from bot.storage.database import AsyncConnection
from bot.storage.vault import Vault

_CORRECTING = frozenset({AlertChange.UPDATED, AlertChange.RETRACTED, AlertChange.ENDED})
_ENDING = frozenset({AlertChange.RETRACTED, AlertChange.ENDED})


async def course(connection: AsyncConnection, vault: Vault, report_id: str, since: datetime) -> Course:
    """Read it before anything is closed. since: when the drill began."""
    changes = await drills.changes(connection, report_id)
    found = Course(
        started_at=since,
        claimed_at=await drills.claimed_at(connection, report_id),
        asked=await drills.was_asked(connection, report_id),
        agreed=await drills.agreed(connection, report_id),
        published_at=next((each.at for each in changes if each.change is AlertChange.PUBLISHED), None),
        first_copy_at=await drills.first_copy_at(connection, report_id),
        corrected_at=next((each.at for each in changes if each.change in _CORRECTING), None),
        ended_at=next((each.at for each in changes if each.change in _ENDING and each.by != "system"), None),
        people=await drills.people(connection, report_id),
    )
    report = await reports.get(connection, vault, report_id)
    if report is None:
        return found
    return replace(
        found, decided_at=report.decided_at, outcome=report.outcome, agency=report.agency, basis=report.basis
    )
