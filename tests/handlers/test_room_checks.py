"""R21 as conversations: a room is not open to everybody, and a topic is unlinked alone."""

from datetime import timedelta

import pytest

from bot.domain.alerts import AlertLanguage
from bot.domain.messages import Account, Address, Incoming, Platform
from bot.domain.rights import Role
from bot.storage import rooms
from bot.storage.rooms import Room, RoomKind
from tests.chat import Town
from tests.handlers.test_roles import EVERYWHERE, give, room_at


async def says(town: Town, words: str, address: Address) -> str:
    """What the router answers Ana at an address: nobody types in the sandbox's channel, and it has no topics."""
    command, _, arguments = words.partition(" ")
    incoming = Incoming(
        key=f"{words}@{address}",
        address=address,
        account=Account(Platform.SANDBOX, "ana"),
        at=town.clock.now(),
        command=command,
        arguments=arguments,
        locale="en",
    )
    return "\n".join(reply.text for reply in await town.application.router.respond(incoming))


CHANNEL = Address(Platform.SANDBOX, "alerts")


@pytest.mark.parametrize("kind", ["moderators", "verifiers", "coordinators", "editors", "partner"])
async def test_r21_a_chat_that_is_open_to_everybody_is_no_room_for_work(town: Town, kind: str) -> None:
    await give(town, "ana", Role.OWNER)
    assert "open to everybody" in await says(town, f"room {kind}", CHANNEL)
    found = await room_at(town, "alerts")
    assert found is not None
    assert found.kind is RoomKind.ALERTS


async def test_r21_alerts_go_where_everybody_reads(town: Town) -> None:
    await give(town, "ana", Role.OWNER)
    assert await says(town, "room alerts", CHANNEL) == "Linked: alerts, all counties."


async def test_r21_linking_tells_how_many_hold_no_role(town: Town) -> None:
    await give(town, "ana", Role.OWNER)
    assert "1 persona de esta sala no tiene ningún cargo" in await town.neighbour().says("/room moderators")
    await give(town, "luis", Role.VERIFIER)
    assert "Todas las personas de esta sala tienen un cargo" in await town.neighbour().says("/room moderators")


async def test_without_the_right_nobody_looks_at_a_chat(town: Town) -> None:
    await give(town, "ana", Role.EDITOR)
    assert "Only volunteers with a role" in await says(town, "room moderators", CHANNEL)


async def test_unroom_in_a_topic_leaves_the_chat_linked(town: Town) -> None:
    await give(town, "ana", Role.OWNER)
    topic = Address(Platform.SANDBOX, "neighbours", "7")
    await town.neighbour().says("/room moderators")
    assert "This topic is not linked by itself" in await says(town, "unroom", topic)
    assert await room_at(town, "neighbours") is not None
    async with town.application.database.transaction() as connection:
        room = Room("topic", topic, RoomKind.VERIFIERS, EVERYWHERE, AlertLanguage.ENGLISH)
        await rooms.link(connection, town.application.vault, room, source="test", now=town.clock.now())
    town.clock.advance(timedelta(seconds=1))
    assert "Unlinked" in await says(town, "unroom ", topic)
    assert await room_at(town, "neighbours") is not None
    assert "Unlinked" in await says(town, "unroom", Address(Platform.SANDBOX, "neighbours"))
    assert await room_at(town, "neighbours") is None
