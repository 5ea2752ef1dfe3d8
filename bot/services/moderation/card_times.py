"""What time does to a card: its age is drawn anew while it waits, its words go a day after the decision (R39)."""

from datetime import datetime, timedelta

from bot.domain.reports import BRIEF_AFTER, ReportState
from bot.services.moderation.cards import Cards
from bot.services.transport.delivery import Delivery
from bot.storage import audit, reports
from bot.storage.database import AsyncConnection
from bot.storage.vault import Vault

AGE = "age"
SHRINK = "shrink"
# When the age on a waiting card is drawn anew. An edit makes no sound and costs the chat its budget: it comes where the
# number means something else to whoever reads it: at the minutes in which others are called, then more and more rarely.
# Seven edits a report, whatever happens, and none for reports that another one's card stands for.
AGES = tuple(timedelta(minutes=minutes) for minutes in (5, 15, 30, 60, 120, 240, 480))
LOOK_AGAIN = timedelta(hours=1)


async def begin(delivery: Delivery, connection: AsyncConnection, report_id: str, now: datetime) -> None:
    """A report came in: its card gets older from now on."""
    await delivery.timer(connection, f"{AGE}:{report_id}", AGE, report_id, now + AGES[0])


async def decided(delivery: Delivery, connection: AsyncConnection, report_id: str, now: datetime) -> None:
    """A report was decided: its card shrinks a day later."""
    await delivery.timer(connection, f"{SHRINK}:{report_id}", SHRINK, report_id, now + BRIEF_AFTER)


class CardTimes:
    """kept: as long as content is kept (R38); what nobody decided by then is purged, in the rooms too."""

    def __init__(self, vault: Vault, delivery: Delivery, cards: Cards, *, kept: timedelta) -> None:
        self._vault = vault
        self._delivery = delivery
        self._cards = cards
        self._kept = kept

    async def aged(self, connection: AsyncConnection, report_id: str, now: datetime) -> None:
        """The timer's end: draw a waiting card anew, or purge what waited too long."""
        report = await reports.get(connection, self._vault, report_id)
        if report is None or not report.is_open:
            return
        age = now - report.received_at
        if age >= self._kept:
            # Before its key ends, and the one that leads to the message in the room.
            if not await reports.destroy(connection, report_id):
                return
            await audit.record(connection, now, actor="system", action="purge", subject=f"report:{report_id}")
            await self._cards.show(connection, report_id, now)
            return
        if report.leader is None:
            await self._cards.refresh(connection, report_id, now)
        following = next((each for each in AGES if each > age), self._kept)
        await self._delivery.timer(connection, f"{AGE}:{report_id}", AGE, report_id, report.received_at + following)

    async def shrink(self, connection: AsyncConnection, report_id: str, now: datetime) -> None:
        """The timer's end: one line without words. While its alert lives, the card keeps the button that ends it."""
        report = await reports.get(connection, self._vault, report_id)
        if report is None:
            return
        if report.state is ReportState.PUBLISHED:
            await self._delivery.timer(connection, f"{SHRINK}:{report_id}", SHRINK, report_id, now + LOOK_AGAIN)
            return
        await self._cards.refresh(connection, report_id, now)
