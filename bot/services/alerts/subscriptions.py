"""Who gets alerts, and what the bot holds about a person."""

from collections.abc import Iterable
from datetime import datetime

from bot.domain.messages import Account, Address
from bot.services.ids import Ids
from bot.storage import drafts, reports, subscribers
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork


class Subscriptions:
    def __init__(self, vault: Vault, ids: Ids) -> None:
        self._vault = vault
        self._ids = ids

    async def subscribe(
        self,
        work: UnitOfWork,
        account: Account,
        address: Address,
        counties: Iterable[str],
        *,
        locale: str,
        now: datetime,
    ) -> None:
        await subscribers.subscribe(
            await work.connection(),
            self._vault,
            self._ids.row(),
            account,
            address,
            counties=counties,
            language=locale,
            now=now,
        )

    async def stop(self, work: UnitOfWork, account: Account) -> bool:
        """End every subscription of the account; False when there was none."""
        return await subscribers.unsubscribe(await work.connection(), self._vault, account)

    async def set_language(self, work: UnitOfWork, account: Account, locale: str) -> None:
        """Alerts follow the language that a subscriber chose; others leave nothing behind."""
        if await subscribers.counties_of(await work.read(), self._vault, account):
            await subscribers.set_language(await work.connection(), self._vault, account, locale)

    async def forget(self, work: UnitOfWork, account: Account, draft_owner: str) -> None:
        """Erase what leads to the person: subscription, draft, the ways back of their reports."""
        connection = await work.connection()
        await subscribers.unsubscribe(connection, self._vault, account)
        await drafts.drop(connection, self._vault, draft_owner)
        await reports.forget_person(connection, self._vault, account)
