"""What people write under an answer: where they are, and which language they read."""

import pytest

from tests.chat import Town
from tests.handlers.flows import STATEWIDE

DURHAM = "919-519-6103"
AT_THE_DOOR = "ayuda ay alguien en la puerta creo q es la migra"


@pytest.mark.parametrize("said", ["estoy en durham", "Durham", "soy de Durham NC", "aqui en durham", "27701"])
async def test_a_place_said_after_the_question_is_the_same_question_there(town: Town, said: str) -> None:
    assert "No abra la puerta" in await town.ana.says(AT_THE_DOOR)
    answer = await town.ana.says(said)
    assert "No abra la puerta" in answer
    assert answer.index(DURHAM) < answer.index(STATEWIDE)


@pytest.mark.parametrize("said", ["vi agentes en Durham", "numero de abogado durham", "sheriff durham"])
async def test_another_question_with_a_place_is_another_question(town: Town, said: str) -> None:
    await town.ana.says(AT_THE_DOOR)
    assert "No abra la puerta" not in await town.ana.says(said)


async def test_english_please_shows_the_same_answer_in_english(town: Town) -> None:
    await town.ana.says(AT_THE_DOOR)
    answer = await town.ana.says("english please")
    assert "do not open it" in answer
    assert "Call one of these numbers" in answer


@pytest.mark.parametrize(
    "said",
    ["me duele el pecho no puedo respirar", "ya no quiero vivir", "mi marido me pega", "mi hijo esta solo en casa"],
)
async def test_no_volunteer_is_sent_what_is_no_sighting(town: Town, said: str) -> None:
    await town.ana.says(said)
    assert "Más" in town.ana.buttons
    assert "Enviar como reporte" not in town.ana.buttons


@pytest.mark.parametrize(
    ("before", "said", "answer"),
    [("they are at the door", "gracias", "Con gusto."), ("estan en la puerta", "thank you", "You are welcome.")],
)
async def test_r1_thanks_are_answered_in_their_own_language(town: Town, before: str, said: str, answer: str) -> None:
    await town.ana.says(before)
    assert (await town.ana.says(said)).startswith(answer)


@pytest.mark.parametrize("said", ["gracias", "Muchas gracias!", "ok gracias 🙏"])
async def test_thanks_are_no_question(town: Town, said: str) -> None:
    await town.ana.says("estan en la puerta, durham")
    assert await town.ana.says(said) == f"Con gusto. Si necesita algo más, escriba aquí. Para ayuda, llame: {DURHAM}"
    assert town.ana.buttons == []
