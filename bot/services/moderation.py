"""The moderators' side: claim, ask, decide, approve, publish, end. The first decision wins."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain import redaction
from bot.domain.alerts import Alert, AlertState, Audience
from bot.domain.messages import Outgoing
from bot.domain.reports import (
    SENSITIVE_PLACES,
    Agency,
    Basis,
    NotImmigration,
    Outcome,
    Report,
    Step,
)
from bot.domain.rights import Deed, Volunteer
from bot.errors import UserError
from bot.i18n import Texts
from bot.services.alerting import Alerting
from bot.services.cards import Cards, locale_of
from bot.services.delivery import Delivery
from bot.services.ids import Ids
from bot.services.reporting import Buttons, Reporting
from bot.storage import alerts, audit, people, reports, rooms
from bot.storage.database import AsyncConnection
from bot.storage.rooms import RoomKind
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork

# R20: how many people agree before an alert about a sensitive place goes out.
APPROVALS = {True: 2, False: 1}
PLACE_LIMIT = 80


@dataclass(frozen=True, slots=True)
class Preview:
    """What *Publish* would send, to how many, and how many people must agree."""

    report: Report
    alert: Alert
    audience: Audience
    approvals: int


@dataclass(frozen=True, slots=True)
class Published:
    """alert: None while a second person's approval is missing."""

    report: Report
    alert: Alert | None


class Moderation:
    def __init__(
        self,
        vault: Vault,
        ids: Ids,
        texts: Texts,
        delivery: Delivery,
        cards: Cards,
        reporting: Reporting,
        alerting: Alerting,
    ) -> None:
        self._vault = vault
        self._ids = ids
        self._texts = texts
        self._delivery = delivery
        self._cards = cards
        self._reporting = reporting
        self._alerting = alerting

    async def report(self, work: UnitOfWork, volunteer: Volunteer, report_id: str) -> Report:
        """A report this person may decide on. Raises UserError: unknown, or no right in its county."""
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

    async def claim(self, work: UnitOfWork, volunteer: Volunteer, report_id: str, now: datetime) -> Report:
        """Take a report on. Raises UserError when somebody has it."""
        report = await self.report(work, volunteer, report_id)
        connection = await work.connection()
        if not await reports.move(connection, report_id, Step.CLAIM, claimed_by=volunteer.alias, claimed_at=now):
            raise await self._late(connection, report_id)
        await self._delivery.cancel_timer(connection, f"unclaimed:{report_id}")
        await self._record(connection, now, volunteer, "claim", report_id)
        await self._cards.show(connection, report_id, now)
        await self._reporting.tell(connection, report, "report-claimed", occasion="claimed")
        return report

    async def _late(self, connection: AsyncConnection, report_id: str) -> UserError:
        """Why a step came too late, read inside the transaction that lost."""
        report = await reports.get(connection, self._vault, report_id)
        if report is None:
            return UserError("report-unknown")
        if report.is_open:
            return UserError("already-claimed", who=report.claimed_by or "?")
        return _decided(report)

    async def close(
        self,
        work: UnitOfWork,
        volunteer: Volunteer,
        report_id: str,
        outcome: Outcome,
        now: datetime,
        *,
        reason: NotImmigration | None = None,
        agency: Agency | None = None,
        basis: Basis | None = None,
    ) -> Report:
        """Decide without publishing. Raises UserError when it was decided already."""
        report = await self.report(work, volunteer, report_id)
        connection = await work.connection()
        await self._decide(connection, volunteer, report_id, outcome, now, reason=reason, agency=agency, basis=basis)
        await self._cards.show(connection, report_id, now)
        arguments = {"what": self._texts.label(report.language, f"was-{reason.value}")} if reason else {}
        await self._reporting.tell(
            connection, report, f"report-{outcome.value}", occasion="decided", arguments=arguments
        )
        return report

    async def _decide(
        self,
        connection: AsyncConnection,
        volunteer: Volunteer,
        report_id: str,
        outcome: Outcome,
        now: datetime,
        *,
        reason: NotImmigration | None = None,
        agency: Agency | None = None,
        basis: Basis | None = None,
        version: int | None = None,
    ) -> None:
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
            raise await self._late_decision(connection, report_id)
        await self._record(connection, now, volunteer, "decide", report_id, outcome=outcome.value)

    async def _late_decision(self, connection: AsyncConnection, report_id: str) -> UserError:
        report = await reports.get(connection, self._vault, report_id)
        if report is None or not report.is_open:
            return await self._late(connection, report_id)
        return UserError("claim-first" if report.claimed_by is None else "facts-changed")

    async def preview(
        self,
        work: UnitOfWork,
        volunteer: Volunteer,
        report_id: str,
        *,
        agency: Agency,
        basis: Basis,
        now: datetime,
    ) -> Preview:
        """What *Publish* would send. Raises UserError: decided, not claimed, county or place missing."""
        report = await self.waiting(work, volunteer, report_id)
        try:
            alert = await self._alerting.draft(work, report, agency=agency, basis=basis, by=volunteer.alias, now=now)
        except ValueError as error:
            raise UserError("place-missing") from error
        audience = await self._alerting.audience(work, alert.facts.county)
        return Preview(report, alert, audience, APPROVALS[report.place_kind in SENSITIVE_PLACES])

    async def publish(
        self, work: UnitOfWork, volunteer: Volunteer, seen: Preview, report_id: str, now: datetime
    ) -> Published:
        """Publish what the preview showed, once enough people agreed.

        The caller made `seen` anew from what the press names; a report that changed since has another version.
        Raises UserError when somebody decided meanwhile, or this person may not approve (R20).
        """
        report = seen.report
        connection = await work.connection()
        if seen.approvals > 1:
            if await self._reported_it(connection, volunteer, report_id):
                raise UserError("may-not-approve")
            agreed = await reports.approve(connection, report, volunteer.id, now)
            await self._record(connection, now, volunteer, "approve", report_id)
            if agreed < seen.approvals:
                return Published(report, None)
        await self._decide(
            connection,
            volunteer,
            report_id,
            Outcome.CONFIRMED,
            now,
            agency=seen.alert.facts.agency,
            basis=seen.alert.facts.basis,
            version=report.version,
        )
        await reports.move(connection, report_id, Step.PUBLISH)
        await self._alerting.publish(connection, seen.alert, now)
        await self._cards.show(connection, report_id, now)
        await self._reporting.tell(
            connection, report, "report-published", occasion="decided", arguments={"alert": seen.alert.code}
        )
        return Published(report, seen.alert)

    async def _reported_it(self, connection: AsyncConnection, volunteer: Volunteer, report_id: str) -> bool:
        for account in await people.accounts_of(connection, self._vault, volunteer.id):
            if await reports.is_reporter(connection, self._vault, report_id, account):
                return True
        return False

    async def end(self, work: UnitOfWork, volunteer: Volunteer, report_id: str, now: datetime) -> Alert:
        """End a published alert: every copy says so. Raises UserError when it ended already."""
        report = await self.report(work, volunteer, report_id)
        connection = await work.connection()
        alert = await alerts.of_report(connection, report_id)
        if alert is None:
            raise UserError("not-published")
        ended = await self._alerting.close(connection, alert, AlertState.ENDED, by=volunteer.alias, now=now)
        if ended is None or not await reports.move(connection, report_id, Step.END, ended_at=now):
            raise UserError("already-ended")
        await self._cards.show(connection, report_id, now)
        await self._reporting.tell(
            connection, report, "report-ended", occasion="ended", arguments={"alert": alert.code}
        )
        return ended

    async def expired(self, connection: AsyncConnection, alert_id: str, now: datetime) -> None:
        """The timer's end: nobody ended or extended it (R28)."""
        alert = await alerts.get(connection, alert_id)
        if alert is None or not await self._alerting.close(connection, alert, AlertState.EXPIRED, by="system", now=now):
            return
        if alert.report is not None and await reports.move(connection, alert.report, Step.END, ended_at=now):
            await self._cards.show(connection, alert.report, now)

    async def set_place(
        self, work: UnitOfWork, volunteer: Volunteer, report_id: str, place: str, now: datetime
    ) -> Report:
        """The place that the alert will name. Raises UserError with what may not be published (R25, R26)."""
        report = await self.waiting(work, volunteer, report_id)
        cleaned = " ".join(place.split())
        hits = redaction.find(cleaned)
        if hits:
            found = cleaned[hits[0].start : hits[0].end]
            raise UserError(f"leak-{hits[0].leak.value}", found=found)
        if not cleaned or len(cleaned) > PLACE_LIMIT or report.sighting is None:
            raise UserError("place-length", limit=PLACE_LIMIT)
        connection = await work.connection()
        sighting = replace(report.sighting, public_place=cleaned)
        await reports.rewrite(connection, self._vault, report, sighting)
        await self._record(connection, now, volunteer, "set-place", report_id)
        await self._cards.show(connection, report_id, now)
        return report

    async def ask(
        self, work: UnitOfWork, volunteer: Volunteer, report_id: str, question: str, now: datetime, *, answers: Buttons
    ) -> Report:
        """Ask the reporter something, as "a volunteer" (R16). answers: the buttons that go with it.

        Raises UserError: decided, not reachable, or the question holds what may not be asked for or sent.
        """
        report = await self.report(work, volunteer, report_id)
        if not report.is_open:
            raise _decided(report)
        if await reports.way_back(await work.read(), self._vault, report_id) is None or not report.reachable:
            raise UserError("reporter-unreachable")
        cleaned = " ".join(question.split())
        hits = redaction.find(cleaned)
        if hits:
            raise UserError(f"leak-{hits[0].leak.value}", found=cleaned[hits[0].start : hits[0].end])
        connection = await work.connection()
        message_id = self._ids.row()
        await reports.add_message(connection, self._vault, message_id, report_id, volunteer.alias, cleaned, now)
        await reports.touch(connection, report_id)
        await self._record(connection, now, volunteer, "ask", report_id)
        await self._reporting.tell(
            connection, report, "moderator-asks", occasion=message_id, arguments={"question": cleaned}, buttons=answers
        )
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
            await self._delivery.notify(
                connection, Outgoing(text=text), f"escalate:{report_id}:{report.version}:{room.id}", recipient=room.id
            )
        await self._record(connection, now, volunteer, "escalate", report_id)
        return bool(called)

    async def destroy(self, work: UnitOfWork, volunteer: Volunteer, report_id: str, now: datetime) -> Report:
        """Erase a report's content and the way back at once; what stays is that there was one."""
        report = await self.waiting(work, volunteer, report_id)
        connection = await work.connection()
        await reports.destroy(connection, report_id)
        await self._delivery.cancel_timer(connection, f"unclaimed:{report_id}")
        await self._record(connection, now, volunteer, "destroy", report_id)
        await self._cards.show(connection, report_id, now)
        return report

    async def _record(
        self,
        connection: AsyncConnection,
        now: datetime,
        volunteer: Volunteer,
        action: str,
        report_id: str,
        **details: str,
    ) -> None:
        await audit.record(
            connection, now, actor=volunteer.alias, action=action, subject=f"report:{report_id}", **details
        )


def _decided(report: Report) -> UserError:
    if report.decided_by is None:
        return UserError("report-unknown")
    return UserError("already-decided", who=report.decided_by)
