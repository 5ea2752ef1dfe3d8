"""What stands first in an emergency, outside the state, and for somebody who only calls for help."""

import pytest

from tests.chat import Town

INSTEAD = "We are checking our answer to that"


def order(text: str, *parts: str) -> list[int]:
    places = [text.find(part) for part in parts]
    assert -1 not in places, (parts, text)
    return places


@pytest.mark.parametrize(
    "said",
    ["me duele el pecho no puedo respirar", "mi papa se cayo y no despierta", "a mi tía le falta el aire, auxilio"],
)
async def test_r3_the_body_in_danger_gets_911_before_every_other_number(town: Town, said: str) -> None:
    answer = await town.ana.says(said)
    assert answer.startswith("**Peligro de vida: llame primero al 911.")
    places = order(answer, "911", "Hospital", "336-543-0353")
    assert places == sorted(places)


@pytest.mark.parametrize(
    "said",
    [
        "ICE is at my door right now, I am in Atlanta, Georgia",
        "agents are banging on our door in Greenville, South Carolina",
    ],
)
async def test_r4_outside_the_state_the_nations_lines_stand_first(town: Town, said: str) -> None:
    answer = await town.ana.says(said)
    nation, state = town.application.services.hotlines.lines(None, urgent=True, limit=3), "North Carolina"
    national = [line.phone.display for line in nation if line.tier.name == "NATION"]
    others = [line.phone.display for line in nation if line.tier.name != "NATION"]
    assert national
    assert others
    places = order(answer, "Stay calm", f"outside {state}", *national, *others)
    assert places == sorted(places)


@pytest.mark.parametrize(
    "said", ["help me", "Ayúdenme", "hay alguien ahí?", "is anybody there", "ocupo ayuda", "bueno?", "HELP ME PLEASE"]
)
async def test_r1_who_only_calls_gets_the_start(town: Town, said: str) -> None:
    answer = await town.ana.says(said)
    assert "Farolito" in answer
    assert len(answer) <= 300
    assert len(town.ana.buttons) >= 6


async def test_a_call_in_spanish_is_answered_in_spanish(town: Town) -> None:
    assert "Soy Farolito" in await town.ana.says("ayúdenme")
    assert "I am Farolito" in await town.luis.says("help me please")


async def test_who_asks_for_all_rights_gets_the_rules_that_hold_everywhere(town: Town) -> None:
    answer = await town.ana.says("what are my rights")
    assert "Rules that hold everywhere" in answer
    assert INSTEAD not in answer
    spanish = await town.ana.presses("Español")
    assert "Reglas que valen en todas partes" in spanish
    assert "Estamos revisando" not in spanish


async def test_r3_who_may_have_them_at_the_door_reads_of_the_door_first(town: Town) -> None:
    answer = await town.ana.says("ice esta here now")
    assert "**Agents at the door**" in answer
    assert "I see a raid or an arrest" in town.ana.buttons, "who only watches has it one tap away"
