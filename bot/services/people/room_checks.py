"""Whether a chat is fit to be a room: not open to everybody, and how many in it hold no role (R21)."""

from collections.abc import Awaitable, Callable, Collection
from datetime import datetime

from bot.domain.messages import Address, Platform
from bot.domain.ports import RoomView
from bot.errors import SendError, UserError
from bot.storage import role_holders
from bot.storage.rooms import RoomKind
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork

# What anybody may read.
PUBLIC = frozenset({RoomKind.ALERTS})

Describe = Callable[[Address, Collection[str]], Awaitable[RoomView]]


class RoomChecks:
    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._describes: dict[Platform, Describe] = {}

    def add(self, platform: Platform, describe: Describe) -> None:
        """How a platform's chats are looked at."""
        self._describes[platform] = describe

    async def look(self, work: UnitOfWork, address: Address, kind: RoomKind, now: datetime) -> RoomView | None:
        """What the platform shows of a chat; None for kinds that anybody may read. Nothing may be changed before.

        Raises UserError: the chat is open to everybody, or cannot be looked at.
        """
        describe = self._describes.get(address.platform)
        if kind in PUBLIC or describe is None:
            return None
        holders = await role_holders.accounts(await work.read(), self._vault, now)
        # The network is not waited for while the database is held.
        await work.rollback()
        try:
            view = await describe(
                address, [account.user for account in holders if account.platform is address.platform]
            )
        except SendError as error:
            raise UserError("room-unseen") from error
        if view.is_public:
            raise UserError("room-public")
        return view
