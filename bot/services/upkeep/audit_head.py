"""The head of the audit log goes to the coordinators once a day: who changes the log later cannot change that."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.audit_chain import Chain
from bot.domain.messages import Outgoing
from bot.i18n import Texts
from bot.services.moderation.cards import locale_of
from bot.services.transport.delivery import Delivery
from bot.storage import audit, rooms
from bot.storage.database import AsyncConnection
from bot.storage.rooms import RoomKind
from bot.storage.vault import Vault

TIMER = "audit-head"
# In the region's time: when coordinators are awake.
AT = time(9)


class AuditHead:
    def __init__(self, vault: Vault, texts: Texts, delivery: Delivery) -> None:
        self._vault = vault
        self._texts = texts
        self._delivery = delivery

    async def start(self, connection: AsyncConnection, now: datetime) -> None:
        """Set the timer for the next morning. Starting again changes nothing; one that is overdue still comes."""
        due = next_morning(now, self._texts.timezone)
        await self._delivery.timer(connection, f"{TIMER}:{due:%Y-%m-%d}", TIMER, f"{due:%Y-%m-%d}", due)

    async def post(self, connection: AsyncConnection, day: str, now: datetime) -> None:
        """The timer's end: number of entries and head into every coordinators' room, and the next timer.

        The names of people are not in it; whoever reads it can compare it with `farolito audit verify --head`.
        """
        found = await audit.chain(connection) or Chain()
        for room in await rooms.linked(connection, self._vault, RoomKind.COORDINATORS):
            text = self._texts.say(locale_of(room), "audit-head", count=found.last - found.removed, head=found.name)
            await self._delivery.notify(connection, Outgoing(text=text), f"{TIMER}:{day}:{room.id}", recipient=room.id)
        await self.start(connection, now)


def next_morning(now: datetime, timezone: ZoneInfo) -> datetime:
    """The next 9 AM after now, in the zone."""
    local = now.astimezone(timezone)
    today = datetime.combine(local.date(), AT, timezone)
    return today if today > local else datetime.combine(local.date() + timedelta(days=1), AT, timezone)
