"""What our server holds about one person: counts and dates, never a text (R42)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.messages import Account, Address
from bot.services.asking.gaps import Gaps
from bot.services.reporting.drafting import owner
from bot.services.transport.clearing import Clearing
from bot.storage import drafts, grants, people, referrals, reports, shifts, subscribers, suggestions
from bot.storage.grants import Held
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Holdings:
    """counties: of the alerts, since a day. reports: when each came; files: how many came with them.
    messages: ids kept of this chat, since a moment.

    roles: the volunteer's own; shifts: how many of theirs are not over.
    """

    counties: Sequence[str]
    alerts_since: datetime | None
    reports: Sequence[datetime]
    files: int
    questions: int
    has_draft: bool
    messages: int
    messages_since: datetime | None
    roles: Sequence[Held]
    shifts: int
    suggestions: int = 0
    referrals: int = 0


class Holding:
    def __init__(self, vault: Vault, gaps: Gaps, clearing: Clearing) -> None:
        self._vault = vault
        self._gaps = gaps
        self._clearing = clearing

    async def of(self, work: UnitOfWork, account: Account, address: Address, now: datetime) -> Holdings:
        """address: the chat in which the person asks."""
        connection, vault = await work.read(), self._vault
        person = await people.person_of(connection, vault, account)
        messages, since = await self._clearing.held(work, address)
        own = await reports.of_person(connection, vault, account)
        return Holdings(
            counties=await subscribers.counties_of(connection, vault, account),
            alerts_since=await subscribers.since(connection, vault, account),
            reports=sorted(report.received_at for report in own),
            files=sum(report.attachments for report in own),
            questions=await self._gaps.held(work, account),
            has_draft=await drafts.load(connection, vault, owner(account, address), now) is not None,
            messages=messages,
            messages_since=since,
            roles=await grants.held(connection, now, person=person) if person else (),
            shifts=len(await shifts.of_person(connection, person, now)) if person else 0,
            suggestions=await suggestions.held(connection, vault, account),
            referrals=len(await referrals.of_person(connection, vault, account)),
        )
