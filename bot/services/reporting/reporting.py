"""The reporter's side: drafts, sending, answering, what became of it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final

from bot.domain import personal
from bot.domain.delivery import Lane
from bot.domain.messages import Account, Address, Attachment, Button, Outgoing, Platform
from bot.domain.report_form import DRAFT_LIFETIME, WHAT_LIMIT, Draft, add_text, without_personal
from bot.domain.reports import Mark, Report, ReportState, Sighting
from bot.errors import UserError
from bot.i18n import Markdown, Texts, Value
from bot.services.asking.hotlines import Hotlines
from bot.services.ids import Ids
from bot.services.moderation import card_times
from bot.services.moderation.cards import Cards
from bot.services.moderation.escalation import Escalation
from bot.services.reporting.attachments import Attachments
from bot.services.reporting.limits import Limits
from bot.services.transport.delivery import Delivery
from bot.storage import audit, groups, report_talk, reports, rooms
from bot.storage.database import AsyncConnection
from bot.storage.rooms import RoomKind
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork

Buttons = tuple[tuple[Button, ...], ...]
HOUR = timedelta(hours=1)
# So many answers of a tap are kept of a report in an hour; a further one takes the last one's place.
QUICK_ANSWERS = 6


class Reporting:
    """unclaimed_after: when the reporter hears that nobody could look yet (R13)."""

    def __init__(
        self,
        vault: Vault,
        ids: Ids,
        texts: Texts,
        delivery: Delivery,
        cards: Cards,
        hotlines: Hotlines,
        attachments: Attachments,
        escalation: Escalation,
        limits: Limits,
        *,
        unclaimed_after: timedelta,
    ) -> None:
        self._vault = vault
        self._ids = ids
        self._texts = texts
        self._delivery = delivery
        self._cards = cards
        self._hotlines = hotlines
        self._attachments = attachments
        self.escalation: Final = escalation
        self._limits = limits
        self._unclaimed_after = unclaimed_after

    async def is_served(self, work: UnitOfWork, county: str | None) -> bool:
        """Whether a moderators' room would get a report from the county (R13)."""
        linked = await rooms.linked(await work.read(), self._vault, RoomKind.MODERATORS)
        return any(room.serves(county) for room in linked)

    async def send(
        self, work: UnitOfWork, draft: Draft, *, account: Account, way_back: Address, locale: str, now: datetime
    ) -> tuple[Report, bool]:
        """Save a report and show it in the rooms. Also says whether something was taken out (R5).

        Raises UserError: the draft is empty, this person is banned, or has sent too many.
        """
        if not draft.can_be_sent:
            raise UserError("report-empty")
        draft = without_personal(draft)
        connection = await work.connection()
        await self._limits.admit(connection, account, now)
        report = await self._drawn_up(connection, draft, way_back, locale, now)
        report = await self._limits.grouped(connection, report, now)
        await reports.add(connection, self._vault, report, account, way_back)
        await self._receive(connection, report, account, draft.attachments, now)
        await audit.record(
            connection, now, actor="reporter", action="received", subject=f"report:{report.id}", county=report.county
        )
        await self._delivery.timer(
            connection, f"unclaimed:{report.id}", "unclaimed", report.id, now + self._unclaimed_after
        )
        if report.leader is None:
            await self.waits(connection, report.id, now)
            await card_times.begin(self._delivery, connection, report.id, now)
        await self._limits.show(connection, report, now)
        return report, draft.cleaned

    async def _drawn_up(
        self, connection: AsyncConnection, draft: Draft, way_back: Address, locale: str, now: datetime
    ) -> Report:
        """A draft as a new report."""
        return Report(
            id=self._ids.row(),
            pseudonym=await self._pseudonym(connection),
            state=ReportState.RECEIVED,
            county=draft.county,
            place_kind=draft.kind,
            language=locale,
            mark=Mark.PRACTICE if way_back.platform is Platform.SANDBOX else Mark.REAL,
            sighting=Sighting(
                what=draft.what,
                place=draft.place,
                town=draft.town,
                seen_at=draft.seen_at,
                facts=draft.facts,
                spot=draft.spot.point if draft.spot else None,
                passed_on=draft.passed_on,
            ),
            attachments=0,
            reachable=True,
            received_at=now,
            version=1,
        )

    async def _receive(
        self,
        connection: AsyncConnection,
        report: Report,
        account: Account,
        files: Sequence[Attachment],
        now: datetime,
    ) -> None:
        """Take in what was sent along; the reporter hears what is not taken. The words are saved in any case."""
        refused = await self._attachments.receive(connection, report.id, account.platform, files, now)
        for reason in refused:
            await self.tell(connection, report, f"attachment-{reason}", occasion=f"refused:{self._ids.row()}")

    async def _pseudonym(self, connection: AsyncConnection) -> str:
        while await reports.pseudonym_taken(connection, name := self._ids.pseudonym()):
            continue
        return name

    async def own(self, work: UnitOfWork, account: Account, report_id: str) -> Report:
        """A report of this account, while the hour's key lives. Raises UserError for any other."""
        connection = await work.read()
        report = await reports.get(connection, self._vault, report_id)
        if report is None or not await reports.is_reporter(connection, self._vault, report_id, account):
            raise UserError("report-unknown")
        return report

    async def add_details(
        self,
        work: UnitOfWork,
        account: Account,
        report_id: str,
        text: str,
        now: datetime,
        *,
        attachments: tuple[Attachment, ...] = (),
    ) -> tuple[Report, bool]:
        """More words or pictures for a report that was sent less than 30 minutes ago (R11).

        Also says whether something was taken out (R5). Raises UserError.
        """
        report = await self.own(work, account, report_id)
        if not report.is_open or report.sighting is None or now - report.received_at > DRAFT_LIFETIME:
            raise UserError("report-closed-for-details")
        if not text.strip() and not attachments:
            raise UserError("nothing-to-add")
        cleaned, was_cut = personal.strip(text[:WHAT_LIMIT])
        if len(report.sighting.what) + len(cleaned) >= WHAT_LIMIT:
            # What would be cut off is not "added": it is another report.
            raise UserError("details-full")
        whole = add_text(Draft(what=report.sighting.what), cleaned).what
        connection = await work.connection()
        await reports.rewrite(connection, self._vault, report, replace(report.sighting, what=whole))
        await self._receive(connection, report, account, attachments, now)
        await self._cards.show(connection, report_id, now)
        return report, was_cut

    async def answer(
        self,
        work: UnitOfWork,
        account: Account,
        report_id: str,
        text: str,
        now: datetime,
        *,
        attachments: tuple[Attachment, ...] = (),
        quick: Collection[str] = (),
    ) -> tuple[Report, bool]:
        """What the reporter says to a moderator's question, and whether something was taken out. Raises UserError.

        quick: the texts that a tap says, where this is a tap. What stands there as the last word is not said again.
        """
        report = await self.own(work, account, report_id)
        if report.sighting is None:
            raise UserError("report-unknown")
        if not text.strip() and not attachments:
            raise UserError("nothing-to-add")
        cleaned, was_cut = personal.strip(text[:WHAT_LIMIT].strip())
        last = await report_talk.last(await work.read(), self._vault, report_id)
        mine = last if last is not None and last.author == report_talk.REPORTER else None
        if mine is not None and mine.text == cleaned and not attachments:
            return report, was_cut
        connection = await work.connection()
        is_full = bool(quick) and await report_talk.count(connection, report_id, now - HOUR) >= QUICK_ANSWERS
        if is_full and mine is not None and mine.text in quick:
            await report_talk.change(connection, self._vault, mine.id, cleaned, now)
        elif cleaned:
            row = self._ids.row()
            await report_talk.add(connection, self._vault, row, report_id, report_talk.REPORTER, cleaned, now)
        await reports.touch(connection, report_id)
        await self._receive(connection, report, account, attachments, now)
        await self._cards.show(connection, report_id, now)
        return report, was_cut

    async def tell(
        self,
        connection: AsyncConnection,
        report: Report,
        key: str,
        *,
        occasion: str,
        arguments: Mapping[str, Value] = MappingProxyType({}),
        buttons: Buttons = (),
    ) -> None:
        """Write to the reporter in the report's language, once an occasion; silent when the way back is gone."""
        address = await reports.way_back(connection, self._vault, report.id)
        if address is None:
            return
        text = self._texts.say(report.language, key, **{"report": report.pseudonym, **arguments})
        outgoing = Outgoing(text=text, buttons=buttons)
        await self._delivery.notify(
            connection,
            outgoing,
            f"tell:{report.id}:{occasion}",
            address=address,
            lane=Lane.CARDS,
            subject=f"report:{report.id}",
        )

    async def tell_all(
        self,
        connection: AsyncConnection,
        report: Report,
        key: str,
        *,
        occasion: str,
        arguments: Callable[[str], Mapping[str, Value]] = lambda language: {},
    ) -> None:
        """Write the same to whoever sent one of the reports under a card, each in their own language (R15).

        arguments: what the text needs, by language.
        """
        for each in (report, *await groups.everyone(connection, self._vault, report.id)):
            await self.tell(connection, each, key, occasion=occasion, arguments=arguments(each.language))

    async def waits(self, connection: AsyncConnection, report_id: str, now: datetime) -> None:
        """Nobody has the report from now on: those on call hear of it in time, then others (R23)."""
        await self.escalation.begin(connection, report_id, now)

    async def nobody_claimed(self, connection: AsyncConnection, report_id: str) -> None:
        """The timer's end: tell the reporter when the report still waits (R13)."""
        report = await reports.get(connection, self._vault, report_id)
        if report is not None and report.state is ReportState.RECEIVED:
            number = Markdown(self._hotlines.number(report.county))
            await self.tell(connection, report, "unclaimed", occasion="unclaimed", arguments={"number": number})

    async def unreachable(self, connection: AsyncConnection, report_id: str, now: datetime) -> None:
        """The platform says that the reporter cannot be written to: moderators see it (R14)."""
        await reports.mark_unreachable(connection, report_id)
        await self._cards.show(connection, report_id, now)
