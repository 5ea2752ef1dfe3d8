"""How many people agree before something goes out, and who may not (R18, R20, R22)."""

from datetime import datetime

from bot.domain.reports import SENSITIVE_PLACES, Report
from bot.domain.rights import Volunteer
from bot.errors import UserError
from bot.services.moderation.moderation import Moderation
from bot.storage import groups, people, reports, tasks
from bot.storage.database import AsyncConnection
from bot.storage.vault import Vault


def approvals_needed(report: Report, volunteer: Volunteer) -> int:
    """How many people agree before this person's *Publish* sends: sensitive places (R20), a new moderator (R22)."""
    return 2 if report.place_kind in SENSITIVE_PLACES or volunteer.needs_second else 1


class Approvals:
    """Counts people, not accounts: linked accounts are one."""

    def __init__(self, vault: Vault, moderation: Moderation) -> None:
        self._vault = vault
        self._moderation = moderation

    async def agreed(
        self, connection: AsyncConnection, volunteer: Volunteer, report: Report, choice: str, now: datetime
    ) -> bool:
        """Whether as many people agreed as the place needs, this one among them. Raises UserError (R20)."""
        if await tasks.has_verified(connection, report.id, volunteer.id):
            raise UserError("verified-it")
        needed = approvals_needed(report, volunteer)
        if needed == 1:
            return True
        if await self._reported_it(connection, volunteer, report.id):
            raise UserError("may-not-approve")
        agreed = await reports.approve(connection, report, choice, volunteer.id, now)
        await self._moderation.record(connection, now, volunteer, "approve", report.id)
        return agreed >= needed

    async def _reported_it(self, connection: AsyncConnection, volunteer: Volunteer, report_id: str) -> bool:
        for account in await people.accounts_of(connection, self._vault, volunteer.id):
            if await groups.came_from(connection, self._vault, report_id, account):
                return True
        return False
