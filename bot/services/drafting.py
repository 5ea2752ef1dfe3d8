"""What a person has begun and not sent: a report, or an answer that is awaited in the chat."""

from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter

from bot.domain.messages import Account, Address
from bot.domain.report_form import DRAFT_LIFETIME, Draft
from bot.storage import drafts
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Awaited:
    """The next words in this chat answer this form's one field, where the platform shows no form."""

    form: str
    field: str


@dataclass(frozen=True, slots=True)
class Begun:
    """Exactly one of the two."""

    draft: Draft | None = None
    awaited: Awaited | None = None


_begun = TypeAdapter(Begun)


def owner(account: Account, address: Address) -> str:
    """Whose: one person in one chat, so that a moderator's typing in a room disturbs nothing else."""
    return f"{account}@{address.chat}:{address.topic or ''}"


class Drafting:
    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    async def load(self, work: UnitOfWork, account: Account, address: Address, now: datetime) -> Begun | None:
        body = await drafts.load(await work.read(), self._vault, owner(account, address), now)
        return _begun.validate_json(body) if body else None

    async def save(self, work: UnitOfWork, account: Account, address: Address, begun: Begun, now: datetime) -> None:
        """Keep it for another 30 minutes; it survives a restart."""
        body = _begun.dump_json(begun)
        connection = await work.connection()
        await drafts.save(connection, self._vault, owner(account, address), body, now, DRAFT_LIFETIME)

    async def drop(self, work: UnitOfWork, account: Account, address: Address) -> None:
        await drafts.drop(await work.connection(), self._vault, owner(account, address))
