"""How many people agree before something goes out, and who may not (R18, R20, R22)."""

from datetime import datetime, timedelta

from bot.domain.approving import AGREED_FOR, PUBLISH, Agreed, Why, may_say_checking, why_second
from bot.domain.reports import Report
from bot.domain.rights import Volunteer
from bot.errors import UserError
from bot.services.moderation.cards import Cards
from bot.services.moderation.moderation import Moderation
from bot.services.transport.delivery import Delivery
from bot.storage import alert_history, approvals, groups, people, proposals, reports, tasks
from bot.storage.database import AsyncConnection
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork

# The timer after which a room is offered what one person may say alone.
NO_SECOND = "no-second"


def approvals_needed(report: Report, volunteer: Volunteer) -> int:
    """How many people agree before this person's *Publish* sends: sensitive places (R20), a new moderator (R22)."""
    return 2 if why_second(report, volunteer) else 1


# The cap counts what a moderator published within this time (R31).
CAPPED = timedelta(hours=1)


class Approvals:
    """Counts people, not accounts: linked accounts are one. second_after: how long the first one waits (R20).

    cap: how many alerts a moderator publishes in an hour before a second person is needed (R31).
    """

    def __init__(
        self,
        vault: Vault,
        delivery: Delivery,
        cards: Cards,
        moderation: Moderation,
        *,
        second_after: timedelta,
        cap: int,
    ) -> None:
        self._vault = vault
        self._delivery = delivery
        self._cards = cards
        self._moderation = moderation
        self.second_after = second_after
        self._cap = cap

    async def why_second(
        self, connection: AsyncConnection, report: Report, volunteer: Volunteer, now: datetime
    ) -> Why | None:
        """Why this person's *Publish* needs a second one: what why_second() asks, and the cap of an hour (R31)."""
        if why := why_second(report, volunteer):
            return why
        published = await alert_history.published_by(connection, volunteer.alias, now - CAPPED)
        return Why.CAP if published >= self._cap else None

    async def agreed(
        self,
        connection: AsyncConnection,
        volunteer: Volunteer,
        report: Report,
        choice: str,
        now: datetime,
        *,
        needed: int | None = None,
    ) -> frozenset[str]:
        """The ids of the people who agreed to the choice, this one among them; empty while more are needed.

        needed: None asks the place, the text and the person. The first one's agreement gives the report a version of
        its own, so that its card shows it. Raises UserError: who reported or verified it does not approve (R20), nobody
        agrees twice, or the report changed.
        """
        if needed is None:
            needed = approvals_needed(report, volunteer)
        await self.check(connection, volunteer, report.id, second=needed > 1)
        before = await self._before(connection, report, choice, now)
        agreed = frozenset(before) | {volunteer.id}
        if needed == 1 or (volunteer.id in before and len(agreed) >= needed):
            return agreed
        if volunteer.id in before:
            raise UserError("approve-yourself")
        if not before:
            await reports.touch(connection, report.id)
        await approvals.add(connection, report.id, report.version + (not before), choice, volunteer.id, now)
        await self._moderation.record(connection, now, volunteer, "approve", report.id)
        if len(agreed) >= needed:
            return agreed
        await self._cards.show(connection, report.id, now)
        if choice.startswith(PUBLISH) and may_say_checking(report):
            due = now + self.second_after
            await self._delivery.timer(connection, f"{NO_SECOND}:{report.id}", NO_SECOND, report.id, due)
        return frozenset()

    async def check(self, connection: AsyncConnection, volunteer: Volunteer, report_id: str, *, second: bool) -> None:
        """Raises UserError for who verified it, and where a second person is needed for who reported it."""
        if await tasks.has_verified(connection, report_id, volunteer.id):
            raise UserError("verified-it")
        if second and await self._reported_it(connection, volunteer, report_id):
            raise UserError("may-not-approve")

    async def _before(self, connection: AsyncConnection, report: Report, choice: str, now: datetime) -> list[str]:
        """Who agreed to the choice before. Until the transaction ends nobody else changes the report."""
        await proposals.hold(connection, report.id)
        current = await reports.get(connection, self._vault, report.id)
        if current is None or current.version != report.version:
            is_new = choice.startswith(PUBLISH)
            raise await self._moderation.late_decision(connection, report.id) if is_new else UserError("facts-changed")
        found = await approvals.standing(connection, current, now - AGREED_FOR)
        return [each.person for each in found if each.choice == choice]

    async def waiting(self, work: UnitOfWork, report: Report, now: datetime) -> Agreed | None:
        """The publication that somebody agreed to first and that waits for a second person."""
        return await approvals.publication(await work.read(), report, now - AGREED_FOR)

    async def disagree(
        self, work: UnitOfWork, volunteer: Volunteer, report_id: str, version: str, now: datetime
    ) -> Report:
        """*Disagree*, or take one's own agreement back: nobody's agreement counts any more. Raises UserError."""
        connection = await work.connection()
        await proposals.hold(connection, report_id)
        report = await self._moderation.report(work, volunteer, report_id)
        find = approvals.publication if report.is_taken else approvals.notice_of
        agreed = await find(connection, report, now - AGREED_FOR)
        if agreed is None or agreed.version != version:
            raise UserError("approval-gone")
        await approvals.drop_publications(connection, report_id)
        await self._moderation.record(connection, now, volunteer, "disagree", report_id)
        await reports.touch(connection, report_id)
        await self._delivery.cancel_timer(connection, f"{NO_SECOND}:{report_id}")
        await self._cards.show(connection, report_id, now)
        return report

    async def _reported_it(self, connection: AsyncConnection, volunteer: Volunteer, report_id: str) -> bool:
        for account in await people.accounts_of(connection, self._vault, volunteer.id):
            if await groups.came_from(connection, self._vault, report_id, account):
                return True
        return False
