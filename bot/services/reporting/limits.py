"""How many reports are taken from one person, and when they come too fast for a card each. Help has no limit (R2)."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.likeness import GROUP_WINDOW, Telling, is_apart, is_same_spot, likely_same
from bot.domain.messages import Account
from bot.domain.reports import Report
from bot.errors import UserError
from bot.services.moderation.cards import Cards
from bot.services.moderation.likely import COMPARED_IN_GROUP, Likely
from bot.services.transport.delivery import Delivery
from bot.storage import bans, groups
from bot.storage.database import AsyncConnection
from bot.storage.vault import Vault

HOUR = timedelta(hours=1)
RECOUNT = "recount"
# In a surge a card is brought up to date at most twice a minute: Telegram takes 20 messages a minute in a group.
RECOUNT_EVERY = 30
LEADERS = 200


@dataclass(frozen=True, slots=True)
class Rates:
    """person: reports of one person in an hour. surge: reports of all people in an hour before they are grouped."""

    person: int
    surge: int


class Limits:
    def __init__(self, vault: Vault, delivery: Delivery, cards: Cards, likely: Likely, rates: Rates) -> None:
        self._vault = vault
        self._delivery = delivery
        self._cards = cards
        self._likely = likely
        self._rates = rates

    async def admit(self, connection: AsyncConnection, account: Account, now: datetime) -> None:
        """Raises UserError where this person's report is not taken: banned, or too many in the last hour."""
        if await bans.active(connection, self._vault, account, now) is not None:
            raise UserError("banned")
        if await groups.received_from(connection, self._vault, account, now - HOUR) >= self._rates.person:
            raise UserError("too-many-reports", limit=self._rates.person)

    async def grouped(self, connection: AsyncConnection, report: Report, now: datetime) -> Report:
        """A new report as it is to be saved: in a surge, under the card of an open report of the same place and time.

        Its reporter notices nothing (R15). It stays *received* until the leader's next step.
        """
        told = self._likely.telling(report)
        if told is None or await groups.received_since(connection, now - HOUR) < self._rates.surge:
            return report
        report = replace(report, in_surge=True)
        leader = await self._leader(connection, report, told)
        if leader is None or not await groups.hold(connection, leader.id):
            return report
        group = [leader, *await groups.newest(connection, self._vault, leader.id, limit=COMPARED_IN_GROUP)]
        return replace(report, leader=leader.id, stands_apart=is_apart(told, self._likely.tellings(group)))

    async def _leader(self, connection: AsyncConnection, report: Report, told: Telling) -> Report | None:
        """The oldest card of the same place and time that this one resembles, else the oldest of the surge itself.

        What came before the surge and says something else may be true: its card does not fill with junk.
        """
        near = await groups.open_leaders(
            connection,
            self._vault,
            report.county,
            report.received_at - GROUP_WINDOW,
            report.received_at,
            limit=LEADERS,
        )
        came = replace(told, at=report.received_at)
        same = [
            (other, theirs)
            for other in reversed(near)
            if (theirs := self._likely.came(other)) is not None and is_same_spot(came, theirs)
        ]
        alike = (other for other, theirs in same if likely_same(came, theirs))
        return next(alike, next((other for other, _ in same if other.in_surge), None))

    async def show(self, connection: AsyncConnection, report: Report, now: datetime) -> None:
        """Show a new report: by its own card, or soon as one more under the card of its leader."""
        if report.leader is None:
            await self._cards.show(connection, report.id, now)
            return
        turn = int(now.timestamp()) // RECOUNT_EVERY + 1
        due = datetime.fromtimestamp(turn * RECOUNT_EVERY, now.tzinfo)
        await self._delivery.timer(connection, f"{RECOUNT}:{report.leader}:{turn}", RECOUNT, report.leader, due)
