"""What a group gets and how it is answered: set by its administrators alone, ended when the bot is out of it."""

from datetime import datetime

from bot.clock import Clock
from bot.domain.alerts import AlertLanguage
from bot.domain.messages import Address
from bot.domain.notifying import Wish
from bot.errors import UserError
from bot.services.alerts import freeze
from bot.services.ids import Ids
from bot.storage import audit, group_settings, rooms, subscribers
from bot.storage.database import AsyncConnection, Database
from bot.storage.group_settings import GroupSettings
from bot.storage.rooms import RoomKind
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork

# Who acts in the audit log where a group's administrator did: nobody's name is kept.
ACTOR = "group"
# Why a message to a group died for good: the bot was removed, or the chat is gone. On Discord a channel that the bot
# may not see any more is both.
REMOVED = frozenset({"blocked", "unknown_chat", "gone", "unseen"})


class GroupSubscriptions:
    """The caller has checked that an administrator of the group asked for a change."""

    def __init__(self, database: Database, vault: Vault, clock: Clock, ids: Ids) -> None:
        self._database = database
        self._vault = vault
        self._clock = clock
        self._ids = ids

    async def settings(self, work: UnitOfWork, address: Address) -> GroupSettings | None:
        """What the group has set; None where nothing."""
        return await group_settings.at(await work.read(), self._vault, address)

    async def paused(self, work: UnitOfWork) -> datetime | None:
        """Since when no alert goes out (R31); None while they do."""
        frozen = await freeze.is_frozen(await work.read())
        return frozen.since if frozen else None

    async def set_county(self, work: UnitOfWork, address: Address, county: str, now: datetime) -> None:
        """The county that is meant where nobody names one."""
        connection = await work.connection()
        await group_settings.set_county(connection, await self._group(connection, address, now), county, now)

    async def set_language(self, work: UnitOfWork, address: Address, language: AlertLanguage, now: datetime) -> None:
        """What answers and alerts in the group are written in (R27)."""
        connection = await work.connection()
        await group_settings.set_language(connection, await self._group(connection, address, now), language, now)

    async def follow(self, work: UnitOfWork, address: Address, county: str, now: datetime) -> None:
        """Send the county's alerts here. Raises UserError in a channel of the network, which gets them anyway."""
        connection = await work.connection()
        room = await rooms.at(connection, self._vault, address)
        if room is not None and room.kind is RoomKind.ALERTS:
            raise UserError("group-is-channel")
        await self._group(connection, address, now)
        settings = await group_settings.at(connection, self._vault, address)
        if settings is None:
            return
        if await group_settings.follow(connection, self._vault, settings, address, county, now):
            await self._record(connection, now, "group-follow", settings.id, county)

    async def unfollow(self, work: UnitOfWork, address: Address, county: str, now: datetime) -> None:
        """Stop the county's alerts here."""
        connection = await work.connection()
        settings = await group_settings.at(connection, self._vault, address)
        if settings is not None and await group_settings.unfollow(connection, settings.id, county):
            await self._record(connection, now, "group-unfollow", settings.id, county)

    async def prefer(self, work: UnitOfWork, address: Address, wanted: Wish) -> bool:
        """Change how alerts come here, from the next one on. False where the group gets none."""
        connection = await work.connection()
        settings = await group_settings.at(connection, self._vault, address)
        return settings is not None and await subscribers.wish(connection, settings.id, wanted)

    async def undelivered(self, connection: AsyncConnection, recipient: str, reason: str, now: datetime) -> None:
        """A message died for good: a group that threw the bot out gets nothing more."""
        if reason in REMOVED and await group_settings.end(connection, recipient):
            await self._record(connection, now, "group-end", recipient)

    async def left(self, address: Address) -> None:
        """The platform says that the bot was removed from a chat, or that the chat is gone. Raises StorageError."""
        async with self._database.transaction() as connection:
            settings = await group_settings.at(connection, self._vault, address)
            if settings is not None and await group_settings.end(connection, settings.id):
                await self._record(connection, self._clock.now(), "group-end", settings.id)

    async def moved(self, before: Address, after: Address) -> None:
        """The platform gave a chat another id: what it set and gets stays. Raises StorageError."""
        async with self._database.transaction() as connection:
            settings = await group_settings.at(connection, self._vault, before)
            if settings is None:
                return
            sent_to = await group_settings.address_of(connection, self._vault, settings.id)
            topic = sent_to.topic if sent_to else None
            new = Address(after.platform, after.chat, topic)
            await group_settings.move(connection, self._vault, settings.id, new)

    async def _group(self, connection: AsyncConnection, address: Address, now: datetime) -> str:
        return await group_settings.ensure(connection, self._vault, self._ids.row(), address, now)

    async def _record(
        self, connection: AsyncConnection, now: datetime, action: str, group: str, county: str | None = None
    ) -> None:
        await audit.record(connection, now, actor=ACTOR, action=action, subject=f"group:{group}", county=county)
