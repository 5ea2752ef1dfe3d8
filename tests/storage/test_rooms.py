"""Rooms: sealed addresses, one link an address, what the configuration no longer names is unlinked."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.domain.alerts import AlertLanguage
from bot.domain.messages import Address, Platform
from bot.domain.rights import ALL_COUNTIES
from bot.services.ids import Ids
from bot.services.people.volunteers import Volunteers
from bot.storage import rooms
from bot.storage.database import Database
from bot.storage.rooms import Room, RoomKind
from bot.storage.schema import rooms as table
from bot.storage.vault import SealBroken, Vault
from tests.storage.conftest import START

CHAT = Address(Platform.TELEGRAM, "-100900100200")
TOPIC = Address(Platform.TELEGRAM, "-100900100200", "77")
OTHER = Address(Platform.DISCORD, "900300400")
EVERYWHERE = frozenset({ALL_COUNTIES})


def room(name: str, address: Address, kind: RoomKind = RoomKind.MODERATORS, *counties: str) -> Room:
    return Room(name, address, kind, frozenset(counties) or EVERYWHERE, AlertLanguage.SPANISH)


async def link(database: Database, vault: Vault, *wanted: Room, source: str = "M1") -> None:
    async with database.transaction() as connection:
        for number, each in enumerate(wanted):
            await rooms.link(connection, vault, each, source=source, now=START + timedelta(minutes=number))


async def linked(database: Database, vault: Vault, kind: RoomKind | None = None) -> list[Room]:
    async with database.reading() as connection:
        return await rooms.linked(connection, vault, kind)


async def at(database: Database, vault: Vault, address: Address) -> Room | None:
    async with database.reading() as connection:
        return await rooms.at(connection, vault, address)


async def test_a_room_comes_back_as_it_was(database: Database, vault: Vault) -> None:
    first, second = room("b1", CHAT, RoomKind.ALERTS, "Durham", "New Hanover"), room("a2", OTHER)
    await link(database, vault, first, second)
    assert await linked(database, vault) == [first, second]
    assert await linked(database, vault, RoomKind.ALERTS) == [first]
    assert await linked(database, vault, RoomKind.VERIFIERS) == []
    assert await at(database, vault, OTHER) == second


async def test_a_topic_without_a_link_belongs_to_its_chats_room(database: Database, vault: Vault) -> None:
    whole = room("r1", CHAT)
    await link(database, vault, whole)
    assert await at(database, vault, TOPIC) == whole


async def test_a_topic_with_a_link_of_its_own_is_its_own_room(database: Database, vault: Vault) -> None:
    whole, part = room("r1", CHAT), room("r2", TOPIC, RoomKind.VERIFIERS)
    await link(database, vault, whole, part)
    assert await at(database, vault, TOPIC) == part
    assert await at(database, vault, CHAT) == whole
    assert await at(database, vault, Address(Platform.TELEGRAM, CHAT.chat, "78")) == whole
    assert await at(database, vault, Address(Platform.DISCORD, CHAT.chat)) is None


async def test_a_chat_is_not_the_room_of_its_topic(database: Database, vault: Vault) -> None:
    await link(database, vault, room("r1", TOPIC))
    assert await at(database, vault, CHAT) is None


async def test_linking_again_changes_what_the_room_is_for(database: Database, vault: Vault) -> None:
    await link(database, vault, room("r1", CHAT))
    await link(database, vault, room("r2", CHAT, RoomKind.ALERTS, "Durham"))
    assert await linked(database, vault) == [room("r1", CHAT, RoomKind.ALERTS, "Durham")]


async def test_an_unlinked_room_is_nowhere_and_can_come_back(database: Database, vault: Vault) -> None:
    await link(database, vault, room("r1", CHAT))
    async with database.transaction() as connection:
        await rooms.unlink(connection, "r1", START)
    assert await linked(database, vault) == []
    assert await at(database, vault, CHAT) is None
    await link(database, vault, room("r2", CHAT))
    assert await at(database, vault, CHAT) == room("r1", CHAT)


async def test_a_moved_chat_keeps_its_room(database: Database, vault: Vault) -> None:
    await link(database, vault, room("r1", CHAT))
    async with database.transaction() as connection:
        await rooms.move(connection, vault, "r1", OTHER, START)
    assert await at(database, vault, OTHER) == room("r1", OTHER)
    assert await at(database, vault, CHAT) is None


async def test_a_chat_that_moved_to_another_rooms_address_ends(database: Database, vault: Vault) -> None:
    await link(database, vault, room("r1", CHAT), room("r2", OTHER, RoomKind.ALERTS))
    async with database.transaction() as connection:
        await rooms.move(connection, vault, "r1", OTHER, START)
    assert await linked(database, vault) == [room("r2", OTHER, RoomKind.ALERTS)]


async def test_no_column_holds_an_address(database: Database, vault: Vault) -> None:
    await link(database, vault, room("r1", TOPIC), room("r2", OTHER))
    async with database.reading() as connection:
        rows = (await connection.execute(select(table))).all()
    stored = b"\n".join(value if isinstance(value, bytes) else str(value).encode() for row in rows for value in row)
    assert b"900100200" not in stored
    assert b"900300400" not in stored


async def test_an_address_moved_to_another_room_does_not_open(database: Database, vault: Vault) -> None:
    await link(database, vault, room("r1", CHAT), room("r2", OTHER))
    async with database.transaction() as connection:
        sealed = await connection.scalar(select(table.c.address).where(table.c.id == "r1"))
        await connection.execute(update(table).where(table.c.id == "r2").values(address=sealed))
    with pytest.raises(SealBroken):
        await linked(database, vault)


@pytest.mark.parametrize(
    ("counties", "county", "serves"),
    [
        ((), "Durham", True),
        ((), None, True),
        (("Durham",), "Durham", True),
        (("Durham",), "Wake", False),
        (("Durham",), None, True),
    ],
)
def test_which_counties_a_room_serves(counties: tuple[str, ...], county: str | None, serves: bool) -> None:
    assert room("r1", CHAT, RoomKind.MODERATORS, *counties).serves(county) is serves


# What the configuration names.


async def load(database: Database, vault: Vault, *configured: Room) -> None:
    async with database.transaction() as connection:
        await Volunteers(vault, Ids()).load(
            connection, owners=(), moderators=(), configured_rooms=configured, now=START
        )


async def test_a_room_that_is_no_longer_named_is_unlinked(database: Database, vault: Vault) -> None:
    await load(database, vault, room("r1", CHAT), room("r2", OTHER))
    await load(database, vault, room("r3", CHAT))
    assert await linked(database, vault) == [room("r1", CHAT)], "the room stays the same one"
    await load(database, vault)
    assert await linked(database, vault) == []


async def test_a_room_linked_in_chat_outlasts_the_configuration(database: Database, vault: Vault) -> None:
    await link(database, vault, room("r1", CHAT), source="M1")
    await load(database, vault, room("r2", OTHER))
    await load(database, vault)
    assert await linked(database, vault) == [room("r1", CHAT)]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
async def test_a_chat_and_its_topic_are_both_kept_at_the_next_start(
    database: Database, vault: Vault, order: tuple[int, int]
) -> None:
    named = (room("r1", CHAT), room("r2", TOPIC, RoomKind.VERIFIERS))
    for start in ("first", "second"):
        again = [room(f"{start}{each.id}", each.address, each.kind) for each in named]
        await load(database, vault, *(again[position] for position in order))
    assert {(each.address, each.kind) for each in await linked(database, vault)} == {
        (CHAT, RoomKind.MODERATORS),
        (TOPIC, RoomKind.VERIFIERS),
    }
