"""/verify: whether an alert is ours, what it says at this moment, and what became of it (R36)."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.alert_codes import Quoted, compare, number_in
from bot.domain.alerts import Alert, AlertLanguage, Change
from bot.services.alerts.alert_text import AlertText
from bot.storage import alert_changes, alert_history, alerts
from bot.storage.alert_history import Record
from bot.storage.work import UnitOfWork

# Numbers begin above it: what names no alert is looked up like any other.
NO_NUMBER = 0


@dataclass(frozen=True, slots=True)
class Found:
    """An alert that the public knows. changes: oldest first. quoted: how the text fits that somebody was sent."""

    alert: Alert
    changes: tuple[Change, ...]
    quoted: Quoted


class LookingUp:
    def __init__(self, text: AlertText) -> None:
        self._text = text

    async def find(self, work: UnitOfWork, typed: str) -> Found | None:
        """The alert that a code or an alert's whole text names; None for what was never public, whatever the reason.

        The same questions go to the database for every code, so that time tells nothing either.
        """
        number = number_in(typed)
        connection = await work.read()
        alert = await alerts.numbered(connection, NO_NUMBER if number is None else number)
        changes = await alert_changes.of(connection, alert.id if alert else "")
        if alert is None:
            return None
        return Found(alert, tuple(changes), compare(typed, [self._text(alert, each) for each in AlertLanguage]))

    async def of_drill(self, work: UnitOfWork, typed: str) -> str | None:
        """The code that a text names where a drill published it, else None. For people with a role alone (R34, R36)."""
        number = number_in(typed)
        if number is None or not await alerts.is_drills(await work.read(), number):
            return None
        return f"A-{number}"

    async def record(self, work: UnitOfWork, since: datetime) -> Record:
        """How many alerts were published since a moment, and how many of them were corrected."""
        return await alert_history.record(await work.read(), since)
