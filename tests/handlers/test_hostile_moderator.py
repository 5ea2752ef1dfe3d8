"""One account of a moderator or coordinator taken over: what it cannot do alone, tried for real (R20, R22, R31)."""

import pytest

from bot.domain.rights import Role
from bot.storage.schema import audit, grants, people
from tests.chat import Person, Town
from tests.handlers.flows import preview, publish, report
from tests.handlers.volunteers import code_in, coordinators, give

NO_RIGHT = "with a role"


def alone(town: Town, person: Person) -> Person:
    """Their private chat."""
    return Person(town, person.user, person.user, locale="en")


async def test_r20_a_moderator_publishes_nothing_that_they_reported(town: Town) -> None:
    await town.luis.says("/subscribe durham")
    await report(alone(town, town.first))
    await preview(town)
    assert "You reported this yourself" in await town.first.presses("Publish")
    assert town.alerts == []
    await town.second.presses("Publish")
    assert "CONFIRMED A-101" in town.alerts[-1]


async def test_r20_a_text_changed_after_an_agreement_needs_two_again(town: Town) -> None:
    await report(town.ana, kind="school")
    await preview(town)
    await town.first.presses("Publish")
    assert "M1 agrees" in town.room[0]
    await town.second.presses("Approve")
    shown = town.second.post
    await town.second.presses("Change facts", on=shown)
    await town.second.presses("How many")
    await town.second.fills({"agents": "40", "vehicles": "9", "signs": "unknown"})
    assert "agrees to publish" not in town.room[0]
    await town.second.presses("Publish")
    assert town.alerts == [], "what M1 read is not what M2 would send"
    await town.first.presses("Publish")
    assert "40" in town.alerts[-1], "read again, and agreed to again"


@pytest.mark.parametrize(
    "said",
    [
        "/grant owner",
        "/grant coordinator",
        "/grant moderator",
        "/grant verifier durham",
        "/revoke M2 moderator",
        "/suspend M2",
        "/unfreeze",
        "/room alerts",
        "/room moderators",
        "/unroom",
        "/card off rights-home",
        "/drill start",
        "/roles",
    ],
)
async def test_r22_a_moderator_changes_no_rights_rooms_or_freeze(town: Town, said: str) -> None:
    await give(town, "ana", Role.OWNER)
    before = await _standing(town)
    for where in (town.first, alone(town, town.first)):
        await where.says(said)
    said_back = "\n".join((*town.texts("moderators"), *town.texts(town.first.user)))
    assert NO_RIGHT in said_back
    assert await _standing(town) == before


async def _standing(town: Town) -> list[object]:
    async with town.application.database.reading() as connection:
        rows = [list(await connection.execute(table.select())) for table in (grants, people)]
        actions = [row.action for row in await connection.execute(audit.select())]
    return [*rows, [action for action in actions if action not in ("link-room",)]]


async def test_r31_a_moderator_alone_neither_freezes_nor_lifts(town: Town) -> None:
    await town.first.says("/freeze")
    await alone(town, town.first).says("/freeze")
    assert not any("paused" in text for text in town.alerts)
    await town.second.presses("Stop all new alerts")
    assert "Alerts are paused" in town.alerts[-1]
    for person in (town.first, town.second):
        assert NO_RIGHT in await person.says("/unfreeze")
    assert "Alerts are paused" in town.alerts[-1]


async def test_r22_the_codes_of_a_suspended_coordinator_are_void(town: Town) -> None:
    await give(town, "ana", Role.OWNER, source="config")
    await give(town, "luis", Role.COORDINATOR)
    code = code_in(await town.luis.says("/grant verifier durham"))
    good = code_in(await town.ana.says("/grant verifier durham"))
    await town.ana.says("/suspend M4")
    newcomer = alone(town, town.second)
    assert "not valid" in await newcomer.says(f"/accept {code}")
    assert "verifier" in await newcomer.says(f"/accept {good}")


async def test_r22_a_coordinator_makes_no_owner_and_suspends_none(town: Town) -> None:
    room = await coordinators(town, town.ana)
    await give(town, "luis", Role.COORDINATOR)
    hostile = Person(town, "luis", "luis", locale="en")
    for said in ("/grant owner", "/grant coordinator", "/suspend M3", "/revoke M3 owner"):
        assert NO_RIGHT in await hostile.says(said), said
    assert "M3 · responsable" in await town.ana.says("/roles")
    await hostile.says("/suspend M1")
    assert "M1" in town.texts(room)[-1], "the others hear of it, and lift it"
    await town.neighbour("ana").presses("Levantar la suspensión")
    assert "M3 levantó la suspensión" in town.texts(room)[-1]


async def test_r22_no_press_says_who_reported(town: Town) -> None:
    await report(town.ana)
    await publish(town)
    said = "\n".join((*town.room, *town.texts(town.first.user))).lower()
    assert not {"ana", "ana.", "sandbox:ana"} & set(said.split())
