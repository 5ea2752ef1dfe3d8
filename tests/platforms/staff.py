"""An owner, a moderator and the coordinators' room on a real SDK's platform, for the tests of roles."""

import re
from datetime import timedelta

from simcord import ChannelHandle, MemberActor

from bot.domain.alerts import AlertLanguage
from bot.domain.messages import Address
from bot.domain.rights import ALL_COUNTIES
from bot.storage.rooms import Room, RoomKind
from tests.fakes.telegram_chats import Chat, Person
from tests.whole import OnDiscord, OnTelegram, Whole, person

# Longer than a new role waits (R22).
WAIT = timedelta(minutes=11)


async def load(town: Whole, *, owner: int, moderator: int, rooms: dict[int, RoomKind]) -> None:
    """The people and rooms of the configuration."""
    application, everywhere = town.application, frozenset({ALL_COUNTIES})
    async with application.database.transaction() as connection:
        await application.services.volunteers.load(
            connection,
            owners=[(person(town.platform, owner),)],
            moderators=[(person(town.platform, moderator),)],
            configured_rooms=[
                Room(f"room-{number}", Address(town.platform, str(chat)), kind, everywhere, AlertLanguage.ENGLISH)
                for number, (chat, kind) in enumerate(rooms.items())
            ],
            now=town.clock.now(),
        )


async def telegram_staff(town: OnTelegram) -> tuple[Person, Chat]:
    """The owner, who wrote to the bot before, and the coordinators' room."""
    owner, room = town.api.person("Olga", "en"), town.api.group("Coordination")
    rooms = {town.room.id: RoomKind.MODERATORS, room.id: RoomKind.COORDINATORS}
    await load(town, owner=owner.id, moderator=town.moderator.id, rooms=rooms)
    await owner.says("hello")
    await town.settle()
    return owner, room


async def discord_staff(town: OnDiscord) -> tuple[MemberActor, ChannelHandle]:
    """The owner and the coordinators' room."""
    guild = town.general.guild
    assert guild is not None
    owner, room = guild.add_member(town.env.create_user("olga")), guild.create_text_channel("coordination")
    rooms = {town.room.id: RoomKind.MODERATORS, room.id: RoomKind.COORDINATORS}
    await load(town, owner=owner.id, moderator=town.moderator.id, rooms=rooms)
    return owner, room


def code_in(text: str) -> str:
    """The one-time or paper code of an answer."""
    found = re.search(r"\b[0-9A-HJKMNP-TV-Z]{8}\b", text)
    assert found is not None, text
    return found[0]


def alias_in(text: str) -> str:
    """The alias of an answer or announcement: M3."""
    found = re.search(r"\bM\d{1,3}\b", text)
    assert found is not None, text
    return found[0]
