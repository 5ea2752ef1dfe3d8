"""Legal advice reaches a reporter as a card with its sources, never as words typed by a moderator (R16)."""

from datetime import datetime

from bot.domain.reports import Report
from bot.domain.rights import Volunteer
from bot.errors import UserError
from bot.i18n import Markdown
from bot.services.ids import Ids
from bot.services.moderation.cards import Cards
from bot.services.moderation.moderation import Moderation
from bot.services.reporting.reporting import Buttons, Reporting
from bot.storage import report_talk, reports
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork


class CardSending:
    def __init__(self, vault: Vault, ids: Ids, cards: Cards, reporting: Reporting, moderation: Moderation) -> None:
        self._vault = vault
        self._ids = ids
        self._cards = cards
        self._reporting = reporting
        self._moderation = moderation

    async def open_report(self, work: UnitOfWork, volunteer: Volunteer, report_id: str) -> Report:
        """A report whose reporter can be sent something. Raises UserError: no right, decided, not reachable."""
        report = await self._moderation.report(work, volunteer, report_id)
        if not report.is_open:
            raise UserError("already-decided", who=report.decided_by or "?")
        if await reports.way_back(await work.read(), self._vault, report_id) is None or not report.reachable:
            raise UserError("reporter-unreachable")
        return report

    async def send(
        self,
        work: UnitOfWork,
        volunteer: Volunteer,
        report: Report,
        card: str,
        text: Markdown,
        now: datetime,
        *,
        note: str,
        buttons: Buttons,
    ) -> None:
        """Send a card to whoever reported. card: its id. text: as it is read. note: what the room reads of it."""
        connection = await work.connection()
        message_id = self._ids.row()
        await report_talk.add(connection, self._vault, message_id, report.id, volunteer.alias, note, now)
        await reports.touch(connection, report.id)
        await self._moderation.acted(connection, volunteer, report.id, now)
        await self._moderation.record(connection, now, volunteer, "send-card", report.id, card=card)
        arguments = {"card": text}
        await self._reporting.tell(
            connection, report, "volunteer-sends-card", occasion=message_id, arguments=arguments, buttons=buttons
        )
        await self._cards.show(connection, report.id, now)
