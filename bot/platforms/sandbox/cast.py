"""Who else is at work in the practice: verifiers and coordinators with their rooms, as a network would have them."""

from datetime import datetime

from bot.domain.alerts import AlertLanguage
from bot.domain.messages import Account, Address, Platform
from bot.domain.rights import ALL_COUNTIES, Role
from bot.platforms.sandbox import chats
from bot.services.ids import Ids
from bot.services.people.volunteers import Volunteers
from bot.storage import people, rooms
from bot.storage.database import Database
from bot.storage.people import CONFIG, EVERYWHERE
from bot.storage.rooms import Room, RoomKind
from bot.storage.vault import Vault

# In this order they get their aliases: the page names M3, M4 and V1 to V4.
_CAST = (
    (Role.OWNER, RoomKind.COORDINATORS, chats.COORDINATORS, chats.COORDINATORS_CAST),
    (Role.VERIFIER, RoomKind.VERIFIERS, chats.VERIFIERS, chats.VERIFIERS_CAST),
)


async def enter(
    database: Database, vault: Vault, volunteers: Volunteers, language: AlertLanguage, now: datetime
) -> None:
    """Give them their roles and rooms, at once. language: that the rooms read."""
    ids = Ids()
    async with database.transaction() as connection:
        for role, kind, chat, cast in _CAST:
            room = Room(chat, Address(Platform.SANDBOX, chat), kind, frozenset({ALL_COUNTIES}), language)
            await rooms.link(connection, vault, room, source=CONFIG, now=now)
            for user in cast:
                person = await volunteers.person_with(connection, (Account(Platform.SANDBOX, user),), now, role=role)
                await people.grant(connection, ids.row(), person, role, EVERYWHERE, source=CONFIG, effective_at=now)
