"""Counts whether an answer helped: for the card and the day, with nothing about who said so."""

from datetime import datetime, tzinfo

from bot.storage import feedback
from bot.storage.work import UnitOfWork


class Feedback:
    """timezone: the region's, in which a day begins and ends."""

    def __init__(self, timezone: tzinfo) -> None:
        self._timezone = timezone

    async def count(self, work: UnitOfWork, card: str, *, helped: bool, now: datetime) -> None:
        day = now.astimezone(self._timezone).date()
        await feedback.count(await work.connection(), card, day, helped=helped)
