"""The moderators' side: claim, ask, decide, escalate, destroy. The first decision wins."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

from bot.domain.messages import Outgoing
from bot.domain.reports import (
    REASONS,
    Agency,
    Basis,
    Mark,
    NotImmigration,
    NotPublished,
    Outcome,
    Reason,
    Report,
    ReportState,
    Step,
    Unclear,
)
from bot.domain.rights import Deed, Volunteer
from bot.errors import UserError
from bot.i18n import Texts
from bot.services.alerts.marking import drilled
from bot.services.ids import Ids
from bot.services.moderation import card_times
from bot.services.moderation.basis import check_basis
from bot.services.moderation.cards import Cards, locale_of
from bot.services.moderation.guard import guarded
from bot.services.reporting.reporting import Buttons, Reporting
from bot.services.transport.delivery import Delivery
from bot.storage import audit, groups, purging, report_talk, reports, rooms
from bot.storage.database import AsyncConnection
from bot.storage.rooms import RoomKind
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork

QUESTION_LIMIT = 300

# What ends with the work on a report: in its transaction, with the report's id and the time.
Over = Callable[[AsyncConnection, str, datetime], Awaitable[None]]
# Who else hears of a question to a reporter: the report, the question's id, the time.
Asked = Callable[[AsyncConnection, Report, str, datetime], Awaitable[None]]
# Who else hears that a report was erased: by whom, the time.
Destroyed = Callable[[AsyncConnection, Volunteer, datetime], Awaitable[None]]


class Moderation:
    def __init__(
        self,
        vault: Vault,
        ids: Ids,
        texts: Texts,
        delivery: Delivery,
        cards: Cards,
        reporting: Reporting,
    ) -> None:
        self._vault = vault
        self._ids = ids
        self._texts = texts
        self._delivery = delivery
        self._cards = cards
        self._reporting = reporting
        self._over: list[Over] = []
        self._asked: list[Asked] = []
        self._destroyed: list[Destroyed] = []

    def when_over(self, over: Over) -> None:
        """Call `over` in the transaction in which nobody works on a report any more."""
        self._over.append(over)

    def when_asked(self, asked: Asked) -> None:
        """Call `asked` in the transaction in which a question was put to a reporter."""
        self._asked.append(asked)

    def when_destroyed(self, destroyed: Destroyed) -> None:
        """Call `destroyed` in the transaction in which somebody erased a report."""
        self._destroyed.append(destroyed)

    async def over(self, connection: AsyncConnection, report_id: str, now: datetime) -> None:
        """A report was decided or destroyed, or nobody has it any more: what was begun for it ends."""
        for ended in self._over:
            await ended(connection, report_id, now)

    async def report(self, work: UnitOfWork, volunteer: Volunteer, report_id: str) -> Report:
        """A report this person may decide on.

        Raises UserError: unknown, no right in its county, or another report's card stands for it.
        """
        report = await self.readable(work, volunteer, report_id)
        if report.leader is not None:
            leader = await reports.get(await work.read(), self._vault, report.leader)
            raise UserError("report-merged", leader=leader.pseudonym if leader else "?")
        return report

    async def readable(self, work: UnitOfWork, volunteer: Volunteer, report_id: str) -> Report:
        """A report this person may look at, under another one's card or not. Raises UserError: unknown, no right."""
        report = await reports.get(await work.read(), self._vault, report_id)
        if report is None:
            raise UserError("report-unknown")
        if not volunteer.may(Deed.MODERATE, report.county):
            raise UserError("no-right")
        return report

    async def waiting(self, work: UnitOfWork, volunteer: Volunteer, report_id: str) -> Report:
        """A report that was claimed and waits for its decision. Raises UserError."""
        report = await self.report(work, volunteer, report_id)
        if not report.is_open:
            raise _decided(report)
        if report.claimed_by is None:
            raise UserError("claim-first")
        return report

    async def acted(
        self, connection: AsyncConnection, volunteer: Volunteer, report_id: str, now: datetime
    ) -> Report | None:
        """This person did something about a report: what the moderators ask, open, merge, change or hand to verifiers.

        Of whoever has it, the first action makes the report *checking*, and each one lets the claim hold longer.
        Others' actions change neither. Also brings the card up to date. None when there is no such report.
        """
        report = await reports.get(connection, self._vault, report_id)
        if report is None or not report.is_taken or report.claimed_by != volunteer.alias:
            return report
        await reports.acted(connection, report_id, volunteer.alias, now)
        if report.state is ReportState.CLAIMED and await reports.move(connection, report_id, Step.CHECK):
            await self._cards.show(connection, report_id, now)
        return await reports.get(connection, self._vault, report_id)

    async def redraw(self, work: UnitOfWork, report_id: str, now: datetime) -> None:
        """Draw a report's card anew where nothing has changed but the time."""
        await self._cards.refresh(await work.connection(), report_id, now)

    async def late(self, connection: AsyncConnection, report_id: str) -> UserError:
        """Why a step came too late, read inside the transaction that lost."""
        report = await reports.get(connection, self._vault, report_id)
        if report is None:
            return UserError("report-unknown")
        if report.is_open and report.claimed_by is not None:
            return UserError("already-claimed", who=report.claimed_by)
        return UserError("claim-first") if report.is_open else _decided(report)

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
    ) -> Report:
        """Decide without publishing, for one of the outcome's reasons. Raises UserError when it was decided already."""
        if reason not in REASONS[outcome]:
            raise ValueError(f"{reason} is no reason for {outcome}")
        report = await self.report(work, volunteer, report_id)
        connection = await work.connection()
        await self.decide(connection, volunteer, report_id, outcome, now, reason=reason, agency=agency, basis=basis)
        await self._cards.show(connection, report_id, now)

        def was(language: str) -> Mapping[str, str]:
            is_other = isinstance(reason, NotImmigration)
            return {"what": self._texts.label(language, f"was-{reason.value}")} if is_other else {}

        is_own = isinstance(reason, NotPublished) or reason is Unclear.NOT_PUBLIC
        key = f"report-{reason.value}" if is_own else f"report-{outcome.value}"
        await self._reporting.tell_all(connection, report, key, occasion="decided", arguments=was)
        if reason is Unclear.NOT_PUBLIC:
            # R24: nothing of it is kept; whoever reported was told in the same transaction.
            await purging.purge_decided(connection, report_id)
            await self.record(connection, now, volunteer, "purge", report_id)
            await self._cards.show(connection, report_id, now)
        return report

    async def decide(
        self,
        connection: AsyncConnection,
        volunteer: Volunteer,
        report_id: str,
        outcome: Outcome,
        now: datetime,
        *,
        reason: Reason | None = None,
        agency: Agency | None = None,
        basis: Basis | None = None,
        version: int | None = None,
        goes_out: bool = False,
    ) -> None:
        """Take the decision: one compare-and-set, also on the version where one is given. Raises UserError, late.

        goes_out: an alert follows, and whoever is on site stays until it ends (R28).
        """
        await check_basis(connection, self._vault, report_id, basis)
        moved = await reports.move(
            connection,
            report_id,
            Step.DECIDE,
            version=version,
            outcome=outcome.value,
            reason=reason.value if reason else None,
            agency=agency.value if agency else None,
            basis=basis.value if basis else None,
            decided_by=volunteer.alias,
            decided_at=now,
        )
        if not moved:
            raise await self.late_decision(connection, report_id)
        why = reason.value if reason else None
        await self.record(connection, now, volunteer, "decide", report_id, outcome=outcome.value, reason=why)
        await card_times.decided(self._delivery, connection, report_id, now)
        if not goes_out:
            await self.over(connection, report_id, now)

    async def late_decision(self, connection: AsyncConnection, report_id: str) -> UserError:
        """Why a decision came too late: somebody else's, a lapsed claim, other facts."""
        report = await reports.get(connection, self._vault, report_id)
        if report is None or not report.is_open:
            return await self.late(connection, report_id)
        return UserError("claim-first" if report.claimed_by is None else "facts-changed")

    async def ask(
        self, work: UnitOfWork, volunteer: Volunteer, report_id: str, question: str, now: datetime, *, answers: Buttons
    ) -> Report:
        """Ask the reporter something, as "a volunteer" (R16). answers: the buttons that go with it.

        Raises UserError: decided, not reachable, or the question holds what may not be asked for or sent.
        """
        report = await self.report(work, volunteer, report_id)
        if not report.is_open:
            raise _decided(report)
        way_back = await reports.way_back(await work.read(), self._vault, report_id)
        # The reporter of a drill is nobody, and answers by itself.
        if report.mark is not Mark.DRILL and (way_back is None or not report.reachable):
            raise UserError("reporter-unreachable")
        cleaned = guarded(question, limit=QUESTION_LIMIT, wrong_length="question-length")
        connection = await work.connection()
        message_id = self._ids.row()
        await report_talk.add(connection, self._vault, message_id, report_id, volunteer.alias, cleaned, now)
        await reports.touch(connection, report_id)
        await self.acted(connection, volunteer, report_id, now)
        await self.record(connection, now, volunteer, "ask", report_id)
        await self._reporting.tell(
            connection, report, "moderator-asks", occasion=message_id, arguments={"question": cleaned}, buttons=answers
        )
        for asked in self._asked:
            await asked(connection, report, message_id, now)
        await self._cards.show(connection, report_id, now)
        return report

    async def escalate(self, work: UnitOfWork, volunteer: Volunteer, report_id: str, now: datetime) -> bool:
        """Call the coordinators' rooms; False when there is none for the county."""
        report = await self.waiting(work, volunteer, report_id)
        connection = await work.connection()
        called = [
            room
            for room in await rooms.linked(connection, self._vault, RoomKind.COORDINATORS)
            if room.serves(report.county)
        ]
        for room in called:
            text = self._texts.say(
                locale_of(room), "escalated", report=report.pseudonym, who=volunteer.alias, county=report.county or "?"
            )
            message = drilled(self._texts, locale_of(room), report.mark, Outgoing(text=text))
            await self._delivery.notify(
                connection, message, f"escalate:{report_id}:{report.version}:{room.id}", recipient=room.id
            )
        await self.record(connection, now, volunteer, "escalate", report_id)
        return bool(called)

    async def destroyable(self, work: UnitOfWork, volunteer: Volunteer, report_id: str) -> Report:
        """A report that this person may erase. Raises UserError, also for a new moderator: nobody can undo it."""
        report = await self.waiting(work, volunteer, report_id)
        if volunteer.needs_second and report.mark is not Mark.DRILL:
            raise UserError("destroy-new")
        return report

    async def destroy(self, work: UnitOfWork, volunteer: Volunteer, report_id: str, now: datetime) -> Report:
        """Erase a report's content and the way back at once; what stays is that there was one, and who erased it."""
        report = await self.destroyable(work, volunteer, report_id)
        connection = await work.connection()
        next_leader = await groups.release(connection, report_id)
        if not await reports.destroy(connection, report_id, volunteer.alias):
            raise await self.late(connection, report_id)
        if next_leader is not None:
            await self._reporting.waits(connection, next_leader, now)
            await card_times.begin(self._delivery, connection, next_leader, now)
            await self._cards.show(connection, next_leader, now)
        await self._delivery.cancel_timer(connection, f"unclaimed:{report_id}")
        await self.record(connection, now, volunteer, "destroy", report_id)
        for heard in self._destroyed:
            await heard(connection, volunteer, now)
        await self.over(connection, report_id, now)
        await self._cards.show(connection, report_id, now)
        return report

    async def record(
        self,
        connection: AsyncConnection,
        now: datetime,
        volunteer: Volunteer,
        action: str,
        report_id: str,
        **details: str | None,
    ) -> None:
        await audit.record(
            connection, now, actor=volunteer.alias, action=action, subject=f"report:{report_id}", **details
        )


def _decided(report: Report) -> UserError:
    if report.decided_by is None:
        return UserError("report-unknown")
    return UserError("already-decided", who=report.decided_by)
