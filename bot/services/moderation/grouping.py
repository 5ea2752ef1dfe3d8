"""Several reports of one sighting under one card: merge, take out, look at all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.groups import leads
from bot.domain.likeness import GROUP_WINDOW, is_apart, is_same_spot
from bot.domain.messages import Account, Outgoing
from bot.domain.reports import Report, ReportState
from bot.domain.rights import Volunteer
from bot.errors import UserError
from bot.services.alerts.alerting import Alerting
from bot.services.ids import Ids
from bot.services.moderation import card_times
from bot.services.moderation.basis import has_two_reporters
from bot.services.moderation.cards import Cards
from bot.services.moderation.likely import COMPARED_IN_GROUP, Likely
from bot.services.moderation.moderation import Moderation
from bot.services.reporting.opening import OPENING
from bot.services.reporting.reporting import Reporting
from bot.services.transport.delivery import Delivery
from bot.services.transport.in_private import show_in_private
from bot.storage import audit, groups, report_talk, reports
from bot.storage.database import AsyncConnection
from bot.storage.groups import Group
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork

PAGE = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """One report under a card. talk: author and text, oldest first."""

    report: Report
    talk: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the reports under a card. number: from 0. count: of pages."""

    leader: Report
    entries: Sequence[Entry]
    number: int
    count: int


class Grouping:
    def __init__(
        self,
        vault: Vault,
        ids: Ids,
        delivery: Delivery,
        cards: Cards,
        likely: Likely,
        reporting: Reporting,
        moderation: Moderation,
        alerting: Alerting,
    ) -> None:
        self._vault = vault
        self._ids = ids
        self._delivery = delivery
        self._cards = cards
        self._likely = likely
        self._reporting = reporting
        self._moderation = moderation
        self._alerting = alerting

    async def merge(
        self, work: UnitOfWork, volunteer: Volunteer, report_id: str, other_id: str, now: datetime
    ) -> tuple[Report, Report]:
        """Put two open reports under one card. Returns whose card stays, and the other.

        Raises UserError: decided or merged already, somebody else has the one that goes under, no right.
        """
        pair = [await self._waiting(work, volunteer, each) for each in (report_id, other_id)]
        first, second = pair
        # What is played and what is real stay apart (R34).
        if first.id == second.id or first.mark is not second.mark:
            raise UserError("stale-button")
        leader, follower = (first, second) if leads(first, second) else (second, first)
        if follower.is_taken and follower.claimed_by != volunteer.alias:
            raise UserError("already-claimed", who=follower.claimed_by or "?")
        connection = await work.connection()
        moving = [follower, *await groups.everyone(connection, self._vault, follower.id)]
        if not await groups.merge(connection, follower.id, leader, volunteer.alias):
            raise UserError("merge-too-late")
        await self._alerting.join(connection, follower.id, leader.id, now)
        await self._moderation.record(connection, now, volunteer, "merge", follower.id, leader=leader.id)
        await self._moderation.acted(connection, volunteer, leader.id, now)
        await self._hear(connection, moving, leader)
        await self._cards.show(connection, follower.id, now)
        await self._cards.show(connection, leader.id, now)
        return leader, follower

    async def _hear(self, connection: AsyncConnection, moved: Sequence[Report], leader: Report) -> None:
        """Who reported what is merged now hears what whoever reported the leader heard (R15)."""
        if not leader.is_taken:
            return
        for report in moved:
            await self._delivery.cancel_timer(connection, f"unclaimed:{report.id}")
            if report.state is ReportState.RECEIVED:
                await self._reporting.tell(connection, report, "report-claimed", occasion="claimed")

    async def _waiting(self, work: UnitOfWork, volunteer: Volunteer, report_id: str) -> Report:
        report = await self._moderation.report(work, volunteer, report_id)
        if not report.is_open:
            raise UserError("merge-too-late")
        return report

    async def take_out(
        self, work: UnitOfWork, volunteer: Volunteer, leader_id: str, report_id: str, now: datetime
    ) -> Report:
        """Give a report its own card back; nobody has it then. Raises UserError when it is decided, or not there."""
        await self._waiting(work, volunteer, leader_id)
        connection = await work.connection()
        if not await groups.take_out(connection, report_id, leader_id):
            raise UserError("merge-too-late")
        report = await reports.get(connection, self._vault, report_id)
        if report is None:
            raise UserError("report-unknown")
        await self._moderation.record(connection, now, volunteer, "take-out", report_id, leader=leader_id)
        await self._moderation.acted(connection, volunteer, leader_id, now)
        await self._reporting.waits(connection, report_id, now)
        await card_times.begin(self._delivery, connection, report_id, now)
        await self._cards.show(connection, report_id, now)
        await self._cards.show(connection, leader_id, now)
        return report

    async def page(self, work: UnitOfWork, volunteer: Volunteer, leader_id: str, number: int) -> Page:
        """The reports under a card, with files first, then what says something else. Raises UserError."""
        leader = await self._moderation.report(work, volunteer, leader_id)
        connection = await work.read()
        count = -(-(await groups.group(connection, leader_id)).led // PAGE)
        if not 0 <= number < count:
            raise UserError("stale-button")
        found = await groups.page(connection, self._vault, leader_id, limit=PAGE, offset=number * PAGE)
        entries = [Entry(report, await report_talk.of_report(connection, self._vault, report.id)) for report in found]
        return Page(leader, entries, number, count)

    async def whole(self, work: UnitOfWork, volunteer: Volunteer, report_id: str) -> Entry:
        """A report with all that was said, under another one's card or not. Raises UserError: no right, or erased."""
        report = await self._moderation.readable(work, volunteer, report_id)
        if report.sighting is None:
            raise UserError("report-unknown")
        return Entry(report, await report_talk.of_report(await work.read(), self._vault, report.id))

    async def group(self, work: UnitOfWork, report_id: str) -> Group:
        """What a decision on this one decides with it."""
        return await groups.group(await work.read(), report_id)

    async def has_two_reporters(self, work: UnitOfWork, report_id: str) -> bool:
        """Whether two different people are known to stand behind a card (R18)."""
        return await has_two_reporters(await work.read(), self._vault, report_id)

    async def write_privately(
        self,
        work: UnitOfWork,
        volunteer: Volunteer,
        account: Account | None,
        messages: Sequence[Outgoing],
        placeholder: str,
        room: str | None,
    ) -> None:
        """Show one person something in their own chat; where that is closed, the room they pressed in says so.

        room: its id, or None. Raises UserError where it is not known who they are.
        """
        if account is None:
            raise UserError("press-a-button")
        await show_in_private(
            self._delivery,
            await work.connection(),
            messages,
            f"pages:{self._ids.row()}",
            to=account.private_chat,
            placeholder=placeholder,
            subject=f"{OPENING}:{room}:{volunteer.alias}" if room else None,
        )

    async def recount(self, connection: AsyncConnection, leader_id: str, now: datetime) -> None:
        """The timer's end: in a surge a card takes up others like it, and says how many reports it stands for."""
        leader = await reports.get(connection, self._vault, leader_id)
        if leader is None or not leader.is_open:
            return
        if not leader.is_taken:
            await self._gather(connection, leader, now)
        await self._cards.recount(connection, leader_id, now)

    async def _gather(self, connection: AsyncConnection, leader: Report, now: datetime) -> None:
        """Cards of the same place and half hour that nobody has touched, and whose words say nothing of their own.

        What says something else may be true and keeps its card, and so does what came with a file.
        """
        place = self._likely.came(leader)
        near = [
            (card.id, told)
            for card in await groups.untouched(connection, self._vault, leader, GROUP_WINDOW)
            if place and (told := self._likely.came(card)) and is_same_spot(place, told)
        ]
        if not near or not await groups.hold(connection, leader.id):
            return
        group = [leader, *await groups.newest(connection, self._vault, leader.id, limit=COMPARED_IN_GROUP)]
        said = self._likely.tellings(group)
        for card_id, told in near:
            if is_apart(told, said) or not await groups.gather(connection, card_id, leader.id):
                continue
            subject = f"report:{card_id}"
            await audit.record(connection, now, actor="system", action="gather", subject=subject, leader=leader.id)
            await self._cards.recount(connection, card_id, now)
