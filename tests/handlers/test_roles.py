"""/room, /unroom, /grant and /accept: who may do it, where, and what it changes."""

from datetime import timedelta

import pytest

from bot.domain.messages import Address, Platform
from bot.domain.rights import ALL_COUNTIES, Role
from bot.i18n import Texts
from bot.storage import rooms
from bot.storage.rooms import Room, RoomKind
from tests.chat import Person, Town
from tests.handlers.flows import STATEWIDE, contents, report
from tests.handlers.volunteers import code_in
from tests.handlers.volunteers import give as give

EVERYWHERE = frozenset({ALL_COUNTIES})


async def room_at(town: Town, chat: str) -> Room | None:
    async with town.application.database.reading() as connection:
        return await rooms.at(connection, town.application.vault, Address(Platform.SANDBOX, chat))


def owner(town: Town) -> Person:
    """The owner, in the neighbours' group."""
    return town.neighbour()


@pytest.mark.parametrize(
    ("said", "kind", "counties"),
    [
        ("/room moderators", RoomKind.MODERATORS, EVERYWHERE),
        ("/room alerts all", RoomKind.ALERTS, EVERYWHERE),
        ("/sala ALERTS todos", RoomKind.ALERTS, EVERYWHERE),
        ("/sala moderadores todos", RoomKind.MODERATORS, EVERYWHERE),
        ("/sala Avisos durham", RoomKind.ALERTS, {"Durham"}),
        ("/room verifiers durham", RoomKind.VERIFIERS, {"Durham"}),
        ("/room verifiers durham wake", RoomKind.VERIFIERS, {"Durham", "Wake"}),
        ("/room coordinators new hanover", RoomKind.COORDINATORS, {"New Hanover"}),
        ("/room coordinators New Hanover, Durham", RoomKind.COORDINATORS, {"New Hanover", "Durham"}),
    ],
)
async def test_a_chat_becomes_a_room(town: Town, said: str, kind: RoomKind, counties: set[str]) -> None:
    await give(town, "ana", Role.OWNER)
    answer = await owner(town).says(said)
    assert answer.startswith(f"Conectada: {Texts().label('es', f'room-kind-{kind}')}, ")
    found = await room_at(town, "neighbours")
    assert found is not None
    assert found.kind is kind
    assert found.counties == frozenset(counties)


async def test_a_room_becomes_no_room_of_another_kind(town: Town) -> None:
    await give(town, "ana", Role.OWNER)
    await owner(town).says("/room moderators durham")
    assert "ya es una sala de otra clase: moderadores" in await owner(town).says("/room alerts durham")
    found = await room_at(town, "neighbours")
    assert found is not None
    assert found.kind is RoomKind.MODERATORS
    # More counties for the same room are no other kind; and what is unlinked is free.
    assert "Durham y Wake" in await owner(town).says("/room moderators durham, wake")
    await owner(town).says("/unroom")
    assert "Conectada: avisos, Durham" in await owner(town).says("/room alerts durham")


async def test_a_linked_room_gets_the_next_report_and_an_unlinked_one_none(town: Town) -> None:
    await give(town, "ana", Role.OWNER)
    await owner(town).says("/room moderators durham")
    name = await report(town.luis)
    assert any(name in text for text in town.texts("neighbours"))
    assert "Desconectada" in await owner(town).says("/unroom")
    assert await room_at(town, "neighbours") is None
    before = town.texts("neighbours")
    await report(town.luis)
    assert town.texts("neighbours") == before
    assert "no es una sala" in await owner(town).says("/quitarsala")


@pytest.mark.parametrize("said", ["/room", "/room nonsense", "/room moderator", "/sala"])
async def test_how_to_link_is_told(town: Town, said: str) -> None:
    await give(town, "ana", Role.OWNER)
    assert "CONDADOS" in await owner(town).says(said)
    assert await room_at(town, "neighbours") is None


async def test_a_private_chat_is_no_room(town: Town) -> None:
    await give(town, "ana", Role.OWNER)
    assert "CONDADOS" in await town.ana.says("/room moderators")
    assert await room_at(town, "ana") is None


async def test_an_unknown_county_links_nothing(town: Town) -> None:
    await give(town, "ana", Role.OWNER)
    answer = await owner(town).says("/room moderators durham, narnia")
    assert "No conozco ese condado" in answer
    assert await room_at(town, "neighbours") is None


@pytest.mark.parametrize("said", ["/room moderators", "/unroom", "/grant moderator"])
@pytest.mark.parametrize("role", [None, Role.MODERATOR, Role.VERIFIER, Role.EDITOR])
async def test_without_the_right_nothing_happens(town: Town, said: str, role: Role | None) -> None:
    if role is not None:
        await give(town, "ana", role)
    before = await contents(town)
    answer = await owner(town).says(said)
    assert "voluntarios con un cargo" in answer
    assert STATEWIDE in answer
    assert await contents(town) == before


async def test_r22_a_coordinator_works_in_their_counties_alone(town: Town) -> None:
    await give(town, "ana", Role.COORDINATOR, "Durham")
    for said in ("/room alerts", "/room alerts wake", "/grant moderator", "/grant moderator durham, wake"):
        assert "voluntarios con un cargo" in await owner(town).says(said), said
    assert "Conectada" in await owner(town).says("/room alerts durham")
    assert "Dé este código" in await town.ana.says("/grant moderator durham")
    assert "Cargo: moderador" in await town.ana.says("/otorgar Moderadora durham")
    assert "voluntarios con un cargo" in await town.ana.says("/grant coordinator durham")


@pytest.mark.parametrize("typed", ["{}", " {} ", "{}.", "lower"])
async def test_r22_a_code_gives_a_role_after_ten_minutes(town: Town, typed: str) -> None:
    await give(town, "ana", Role.OWNER)
    code = code_in(await town.ana.says("/grant moderator durham"))
    typed = code.lower() if typed == "lower" else typed.format(code)
    assert "Usted tiene el cargo: moderador" in await town.luis.says(f"/accept {typed}")
    await report(town.ana)
    claim = town.posts("moderators")[0].outgoing.buttons[0][0].action.payload  # type: ignore[union-attr]
    await town.passes(timedelta(minutes=9))
    assert "Su cargo vale desde: " in await town.luis.presses_payload(claim)
    await town.passes(timedelta(minutes=2))
    await town.luis.presses_payload(claim)
    assert "M3 has it" in town.room[0] or "M4 has it" in town.room[0]


async def test_a_code_works_once(town: Town) -> None:
    await give(town, "ana", Role.OWNER)
    code = code_in(await town.ana.says("/grant verifier"))
    await town.luis.says(f"/accept {code}")
    answer = await town.ana.says(f"/accept {code}")
    assert "Ese código no vale" in answer


async def test_a_code_ends_after_half_an_hour(town: Town) -> None:
    await give(town, "ana", Role.OWNER)
    code = code_in(await town.ana.says("/grant verifier"))
    await town.passes(timedelta(minutes=31))
    assert "Ese código no vale" in await town.luis.says(f"/aceptar {code}")


@pytest.mark.parametrize("said", ["/accept NOSUCHCO", "/accept ñ", "/accept " + "x" * 5000, "/accept \x00"])
async def test_a_code_that_is_none_is_refused(town: Town, said: str) -> None:
    before = await contents(town)
    answer = await town.luis.says(said)
    assert "código" in answer
    assert await contents(town) == before


async def test_a_code_in_a_group_is_refused(town: Town) -> None:
    await give(town, "ana", Role.OWNER)
    code = code_in(await town.ana.says("/grant verifier"))
    assert "chat privado" in await town.neighbour("luis").says(f"/accept {code}")
    assert "Usted tiene el cargo" in await town.luis.says(f"/accept {code}")


@pytest.mark.parametrize("said", ["/grant", "/grant king", "/otorgar"])
async def test_how_to_grant_is_told(town: Town, said: str) -> None:
    await give(town, "ana", Role.OWNER)
    assert "CARGO" in await town.ana.says(said)


async def test_how_to_accept_is_told(town: Town) -> None:
    assert "/aceptar" in (await town.luis.says("/accept")).replace("\u2060", "")


async def test_a_role_for_another_county_does_not_decide_here(town: Town) -> None:
    await give(town, "luis", Role.MODERATOR, "Wake")
    await report(town.ana)
    claim = town.posts("moderators")[0].outgoing.buttons[0][0].action.payload  # type: ignore[union-attr]
    assert "voluntarios con un cargo" in await town.luis.presses_payload(claim)
    assert "Nobody has it yet" in town.room[0]
