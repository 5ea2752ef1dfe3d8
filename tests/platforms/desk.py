"""Rooms and roles that a test gives on a real SDK, as the server would."""

from bot.domain.alerts import AlertLanguage
from bot.domain.messages import Address
from bot.domain.rights import ALL_COUNTIES, Role
from bot.storage import people, rooms
from bot.storage.people import EVERYWHERE
from bot.storage.rooms import Room, RoomKind
from tests.whole import Whole, person


async def link(town: Whole, chat: int, kind: RoomKind) -> None:
    """A chat becomes a room of the kind, in English."""
    address = Address(town.platform, str(chat))
    room = Room(f"{kind.value}-1", address, kind, frozenset({ALL_COUNTIES}), AlertLanguage.ENGLISH)
    async with town.application.database.transaction() as connection:
        await rooms.link(connection, town.application.vault, room, source="test", now=town.clock.now())


async def give(town: Whole, user: int, role: Role) -> None:
    """A role everywhere, at once."""
    now, volunteers = town.clock.now(), town.application.services.volunteers
    async with town.application.database.transaction() as connection:
        found = await volunteers.person_with(connection, (person(town.platform, user),), now, role=role)
        await people.grant(
            connection, f"{role.value[:3]}-{user}", found, role, EVERYWHERE, source="test", effective_at=now
        )
