"""Who has a report, and for how long: claim, give back, take over, lapse. Deciding stays with Moderation."""

from datetime import datetime, timedelta

from bot.domain.reports import Report, Step
from bot.domain.rights import Deed, Volunteer
from bot.errors import UserError
from bot.services.moderation.cards import Cards
from bot.services.moderation.moderation import Moderation
from bot.services.reporting.reporting import Reporting
from bot.services.transport.delivery import Delivery
from bot.storage import audit, reports
from bot.storage.database import AsyncConnection
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork

LAPSE = "lapse"


class Claims:
    """A claim is a promise to look, not a lock: whoever may decide, may decide on a report that somebody has.

    lapses_after: without an action of whoever has it, the report is everybody's again. A colleague then presses
    *Claim*; before, only a coordinator may take it over.
    """

    def __init__(
        self,
        vault: Vault,
        delivery: Delivery,
        cards: Cards,
        reporting: Reporting,
        moderation: Moderation,
        *,
        lapses_after: timedelta,
    ) -> None:
        self._vault = vault
        self._delivery = delivery
        self._cards = cards
        self._reporting = reporting
        self._moderation = moderation
        self._lapses_after = lapses_after

    async def claim(self, work: UnitOfWork, volunteer: Volunteer, report_id: str, now: datetime) -> Report:
        """Take a report on. Raises UserError when somebody has it."""
        report = await self._moderation.report(work, volunteer, report_id)
        connection = await work.connection()
        if not await reports.move(
            connection, report_id, Step.CLAIM, claimed_by=volunteer.alias, claimed_at=now, acted_at=now
        ):
            raise await self._moderation.late(connection, report_id)
        await self._delivery.cancel_timer(connection, f"unclaimed:{report_id}")
        await self._taken(connection, volunteer, report_id, now, "claim")
        await self._reporting.tell_all(connection, report, "report-claimed", occasion="claimed")
        return report

    async def take_over(
        self, work: UnitOfWork, volunteer: Volunteer, report_id: str, holder: str, now: datetime
    ) -> Report:
        """Take a report from somebody at once. holder: the alias whom the press saw.

        Raises UserError: no coordinator for the county, or somebody else has it by now.
        """
        report = await self._moderation.report(work, volunteer, report_id)
        if not volunteer.may(Deed.TAKE_OVER, report.county):
            raise UserError("no-right")
        connection = await work.connection()
        if holder == volunteer.alias or not await reports.move(
            connection,
            report_id,
            Step.TAKE_OVER,
            held_by=holder,
            claimed_by=volunteer.alias,
            claimed_at=now,
            acted_at=now,
        ):
            raise await self._moderation.late(connection, report_id)
        await self._taken(connection, volunteer, report_id, now, "take-over", holder=holder)
        return report

    async def _taken(
        self,
        connection: AsyncConnection,
        volunteer: Volunteer,
        report_id: str,
        now: datetime,
        action: str,
        **details: str,
    ) -> None:
        await self._delivery.timer(connection, f"{LAPSE}:{report_id}", LAPSE, report_id, now + self._lapses_after)
        await self._moderation.record(connection, now, volunteer, action, report_id, **details)
        await self._cards.show(connection, report_id, now)

    async def keep(self, work: UnitOfWork, volunteer: Volunteer, report: Report, now: datetime) -> None:
        """A press on the way to a decision: the claim holds from now on. Of others it changes nothing."""
        if report.is_taken and report.claimed_by == volunteer.alias:
            await reports.acted(await work.connection(), report.id, volunteer.alias, now)

    async def give_back(self, work: UnitOfWork, volunteer: Volunteer, report_id: str, now: datetime) -> Report:
        """Leave a report to the others. Raises UserError when this person does not have it."""
        report = await self._moderation.waiting(work, volunteer, report_id)
        connection = await work.connection()
        if not await self._let_go(connection, report_id, volunteer.alias):
            raise await self._moderation.late(connection, report_id)
        await self._moderation.record(connection, now, volunteer, "give-back", report_id)
        await self._freed(connection, report_id, now)
        return report

    async def lapsed(self, connection: AsyncConnection, report_id: str, now: datetime) -> None:
        """The timer's end: nobody has the report any more, unless its holder did something meanwhile."""
        report = await reports.get(connection, self._vault, report_id)
        if report is None or not report.is_taken or report.claimed_by is None:
            return
        last = report.acted_at or report.claimed_at or now
        due = last + self._lapses_after
        if due > now or not await self._let_go(connection, report_id, report.claimed_by, idle_since=last):
            # The timer that runs may set itself again.
            await self._delivery.timer(
                connection, f"{LAPSE}:{report_id}", LAPSE, report_id, max(due, now + timedelta(minutes=1))
            )
            return
        await audit.record(
            connection, now, actor="system", action="lapse", subject=f"report:{report_id}", holder=report.claimed_by
        )
        await self._freed(connection, report_id, now)

    async def _let_go(
        self, connection: AsyncConnection, report_id: str, holder: str, *, idle_since: datetime | None = None
    ) -> bool:
        moved = await reports.move(
            connection,
            report_id,
            Step.LAPSE,
            held_by=holder,
            idle_since=idle_since,
            claimed_by=None,
            claimed_at=None,
            acted_at=None,
        )
        return moved is not None

    async def _freed(self, connection: AsyncConnection, report_id: str, now: datetime) -> None:
        await self._moderation.over(connection, report_id, now)
        await self._reporting.waits(connection, report_id, now)
        await self._cards.show(connection, report_id, now)
