"""Brings the cards of reports up to date in the moderators' rooms. What a card says stands in card_text.py."""

from datetime import datetime

from bot.domain.alerts import AlertLanguage
from bot.domain.delivery import Lane
from bot.domain.reports import Report
from bot.i18n import Texts
from bot.services.alerts.marking import drilled
from bot.services.moderation.card_notes import EDITIONS, CardNotes, Noted
from bot.services.moderation.card_text import CardText, Shown
from bot.services.moderation.likely import Likely
from bot.services.transport.delivery import Delivery
from bot.storage import attachments, groups, report_talk, reports, rooms
from bot.storage.database import AsyncConnection
from bot.storage.rooms import Room, RoomKind
from bot.storage.vault import Vault


def locale_of(room: Room) -> str:
    """Cards are for people who work: one language, English where the room has both."""
    return "es" if room.language is AlertLanguage.SPANISH else "en"


def copy_of_card(report_id: str, room_id: str) -> str:
    """The name of a report's card in a room."""
    return f"card:{report_id}:{room_id}"


class Cards:
    """One message a report and room. Practice rooms and real rooms read the same card."""

    def __init__(self, vault: Vault, texts: Texts, delivery: Delivery, likely: Likely) -> None:
        self._vault = vault
        self._texts = texts
        self._text = CardText(texts)
        self._notes = CardNotes(vault, texts)
        self._delivery = delivery
        self._likely = likely

    async def show(self, connection: AsyncConnection, report_id: str, now: datetime) -> None:
        """Bring the card up to date in every room that serves the county: sent the first time, edited after.

        Of a report that another one's card stands for, only a card that is there already changes: into one line, and
        the other one's card follows.
        """
        report = await self._show(connection, report_id, now, Lane.CARDS)
        if report is not None and report.leader is not None:
            await self.recount(connection, report.leader, now)

    async def refresh(self, connection: AsyncConnection, report_id: str, now: datetime) -> None:
        """Draw the card anew where only the time has changed. Within one minute it is done once."""
        await self._show(connection, report_id, now, Lane.MARKS, renewal=f":r{int(now.timestamp()) // 60}")

    async def recount(self, connection: AsyncConnection, report_id: str, now: datetime) -> None:
        """The same where only the number of reports changed: new cards go before such edits."""
        await self._show(connection, report_id, now, Lane.MARKS)

    async def _show(
        self, connection: AsyncConnection, report_id: str, now: datetime, edits: Lane, *, renewal: str = ""
    ) -> Report | None:
        """edits: in which lane a card is changed that stands already."""
        report = await reports.get(connection, self._vault, report_id)
        if report is None:
            return None
        shown = await self._shown(connection, report)
        noted = await self._notes.of(connection, report, now) if shown.merged_into is None else Noted()
        for room in await rooms.linked(connection, self._vault, RoomKind.MODERATORS):
            if not room.serves(report.county):
                continue
            locale = locale_of(room)
            copy_name = copy_of_card(report.id, room.id)
            if report.leader is not None and not await groups.has_card(connection, copy_name):
                continue
            stands = edits is not Lane.CARDS and await groups.is_delivered(connection, copy_name)
            await self._delivery.show(
                connection,
                copy_name=copy_name,
                owner=f"report:{report.id}",
                recipient=room.id,
                # Looked up when it is sent: so the key that leads to the message lives as long as the words in it.
                address=None,
                outgoing=drilled(
                    self._texts,
                    locale,
                    report.mark,
                    self._notes.put(self._text.render(shown, locale, now), report, noted, locale),
                ),
                lane=edits if stands else Lane.CARDS,
                version=_edition(shown) * EDITIONS + noted.edition,
                renewal=renewal,
            )
        return report

    async def _shown(self, connection: AsyncConnection, report: Report) -> Shown:
        if report.leader is not None:
            leader = await reports.get(connection, self._vault, report.leader)
            return Shown(report, merged_into=leader.pseudonym if leader else "?")
        return Shown(
            report,
            talk=await report_talk.of_report(connection, self._vault, report.id),
            files=await attachments.of_report(connection, report.id),
            group=await groups.group(connection, report.id),
            alike=await self._likely.of(connection, report),
        )


def _edition(shown: Shown) -> int:
    """Which card this is: another one whenever the report changes, or what stands under it.

    The report's own version stays as it is while others join it: nobody is to press *Publish* again for a number.
    """
    return (shown.report.version * 100_000 + shown.group.led) * 1_000 + min(shown.group.files, 999)
