"""What becomes of a fetched file: sealed with its report or refused; the reporter hears it, the card shows it."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.attachments import Refusal
from bot.media.cleaning import Cleaned
from bot.services.moderation.cards import Cards
from bot.services.reporting.attachments import Attachments
from bot.services.reporting.reporting import Reporting
from bot.storage import attachments, reports
from bot.storage.attachments import Waiting
from bot.storage.database import AsyncConnection
from bot.storage.vault import Vault


@dataclass(frozen=True, slots=True)
class Fetched:
    """size, fingerprint (SHA-256): of the file as it came. The fingerprint is told and not kept (R39)."""

    cleaned: Cleaned
    size: int
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Gone:
    """The platform has it no more."""


Outcome = Fetched | Refusal | Gone


class Arrivals:
    def __init__(self, vault: Vault, taking: Attachments, reporting: Reporting, cards: Cards) -> None:
        self._vault = vault
        self._taking = taking
        self._reporting = reporting
        self._cards = cards

    async def settle(self, connection: AsyncConnection, file: Waiting, outcome: Outcome, now: datetime) -> None:
        """Write down what became of a file; nothing happens where its report was destroyed meanwhile."""
        if isinstance(outcome, Fetched) and not await self._taking.fits_today(connection, file.id, outcome.size, now):
            outcome = Refusal.DAY_IS_FULL
        report = await reports.get(connection, self._vault, file.report)
        if report is None or not await self._write(connection, file.id, outcome):
            return
        await reports.touch(connection, report.id)
        key, told = "attachment-gone", {}
        if isinstance(outcome, Refusal):
            key = f"attachment-{outcome}"
        elif isinstance(outcome, Fetched):
            key, told = "attachment-ready", {"kind": outcome.cleaned.kind.value, "fingerprint": outcome.fingerprint}
        await self._reporting.tell(connection, report, key, occasion=f"file:{file.id}", arguments=told)
        await self._cards.show(connection, report.id, now)

    async def _write(self, connection: AsyncConnection, attachment_id: str, outcome: Outcome) -> bool:
        match outcome:
            case Fetched(cleaned, size):
                return await attachments.keep(
                    connection,
                    self._vault,
                    attachment_id,
                    cleaned.content,
                    kind=cleaned.kind,
                    media_type=cleaned.media_type,
                    size=size,
                )
            case Refusal():
                return await attachments.refuse(connection, attachment_id, outcome)
            case Gone():
                return await attachments.give_up(connection, attachment_id)
