"""A new moderator's first decisions: proposed on the card, in force when a second person agrees (R22)."""

from datetime import datetime

from bot.domain.reports import Agency, Basis, Mark, Outcome, Reason, Report
from bot.domain.rights import Volunteer
from bot.domain.seconding import Proposal, choice
from bot.errors import UserError
from bot.services.moderation.cards import Cards
from bot.services.moderation.moderation import Moderation
from bot.storage import people, proposals, reports
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork


class Seconding:
    """What everybody's decisions without publication pass through; *Publish* counts approvals of its own (R20)."""

    def __init__(self, vault: Vault, cards: Cards, moderation: Moderation) -> None:
        self._vault = vault
        self._cards = cards
        self._moderation = moderation

    async def close(
        self,
        work: UnitOfWork,
        volunteer: Volunteer,
        report_id: str,
        outcome: Outcome,
        now: datetime,
        *,
        reason: Reason,
        agency: Agency | None = None,
        basis: Basis | None = None,
    ) -> tuple[Report, bool]:
        """Decide without publishing, or propose it. True: it is decided. Raises UserError when somebody was quicker."""
        if volunteer.needs_second:
            wanted = choice(outcome, reason, agency, basis)
            return await self._propose(work, volunteer, report_id, wanted, now), False
        report = await self._moderation.close(
            work, volunteer, report_id, outcome, now, reason=reason, agency=agency, basis=basis
        )
        if report.mark is not Mark.DRILL:
            await people.count_decision(await work.connection(), volunteer.id)
        return report, True

    async def _propose(
        self, work: UnitOfWork, volunteer: Volunteer, report_id: str, wanted: str, now: datetime
    ) -> Report:
        await self._moderation.waiting(work, volunteer, report_id)
        connection = await work.connection()
        await self._moderation.acted(connection, volunteer, report_id, now)
        # A version of its own, that the card shows and the approval names.
        await reports.touch(connection, report_id)
        report = await self._moderation.waiting(work, volunteer, report_id)
        await reports.approve(connection, report, wanted, volunteer.id, now)
        await self._moderation.record(connection, now, volunteer, "propose", report_id)
        await self._cards.show(connection, report_id, now)
        return report

    async def agree(
        self, work: UnitOfWork, volunteer: Volunteer, report_id: str, version: int, now: datetime
    ) -> Report:
        """*Agree*: what was proposed is decided. Raises UserError: their own, no right, or it stands no more."""
        report, proposal = await self._standing(work, volunteer, report_id, version)
        if proposal.person == volunteer.id:
            raise UserError("second-yourself")
        connection = await work.connection()
        await self._moderation.record(connection, now, volunteer, "agree", report_id)
        await self._moderation.close(
            work,
            volunteer,
            report_id,
            proposal.outcome,
            now,
            reason=proposal.reason,
            agency=proposal.agency,
            basis=proposal.basis,
        )
        # What is decided in a drill shows nothing about the ten that count (R22).
        for person in (proposal.person, volunteer.id) if report.mark is not Mark.DRILL else ():
            await people.count_decision(connection, person)
        return report

    async def disagree(
        self, work: UnitOfWork, volunteer: Volunteer, report_id: str, version: int, now: datetime
    ) -> Report:
        """*Disagree*, or take one's own proposal back: the report waits for a decision again. Raises UserError."""
        report, _ = await self._standing(work, volunteer, report_id, version)
        connection = await work.connection()
        await self._moderation.record(connection, now, volunteer, "disagree", report_id)
        await reports.touch(connection, report_id)
        await self._cards.show(connection, report_id, now)
        return report

    async def _standing(
        self, work: UnitOfWork, volunteer: Volunteer, report_id: str, version: int
    ) -> tuple[Report, Proposal]:
        # The transaction first: of two who press at once, the second one sees what the first did.
        connection = await work.connection()
        await proposals.hold(connection, report_id)
        report = await self._moderation.waiting(work, volunteer, report_id)
        proposal = await proposals.standing(connection, report)
        if proposal is None or proposal.version != version:
            raise UserError("proposal-gone")
        return report, proposal
