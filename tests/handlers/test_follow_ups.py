"""What people write back to an answer: "and then?", "I do not understand", "yes", "how much is that", "thank you"."""

import pytest

from tests.chat import Town

NO_ANSWER = "No tengo respuesta de nuestros voluntarios"


def said_after(town: Town, before: int) -> str:
    return "\n".join(town.texts(town.ana.chat)[before:])


async def reads(town: Town, *texts: str) -> str:
    """Everything that answers the last of some messages."""
    for text in texts[:-1]:
        await town.ana.says(text)
    before = len(town.texts(town.ana.chat))
    await town.ana.says(texts[-1])
    return said_after(town, before)


@pytest.mark.parametrize("text", ["¿y luego?", "ok y ahora qué hago", "que mas", "Sí"])
async def test_who_asks_on_reads_the_second_screen(town: Town, text: str) -> None:
    found = await reads(town, "que hago si tocan la puerta", text)
    assert "Diga en voz alta" in found
    assert NO_ANSWER not in found


@pytest.mark.parametrize("text", ["then what?", "tell me more", "what?? i dont get it", "explain please"])
async def test_r1_who_goes_on_in_english_reads_english(town: Town, text: str) -> None:
    assert "**Agents at the door**" in await reads(town, "que hago si tocan la puerta", text)


async def test_ok_changes_no_language(town: Town) -> None:
    assert "Con gusto" in await reads(town, "que hago si tocan la puerta", "ok")


async def test_what_is_never_given_is_not_given_as_the_rest_of_an_answer(town: Town) -> None:
    await town.ana.says("puedo grabar a la migra")
    assert "no exact answer" not in await reads(town, "where does that agent live")


@pytest.mark.parametrize("text", ["no entendí", "¿me lo puede explicar más fácil?", "otra vez", "cómo?"])
async def test_who_did_not_understand_reads_it_again_with_a_number(town: Town, text: str) -> None:
    first = await reads(town, "que hago si tocan la puerta")
    found = await reads(town, text)
    assert first.splitlines()[0] in found
    assert "336-543-0353" in found


@pytest.mark.parametrize("text", ["¿y eso cuánto cuesta?", "how much is that", "es gratis?"])
async def test_a_question_that_hangs_on_the_answer_gets_what_else_is_known(town: Town, text: str) -> None:
    await town.ana.says("como consigo un abogado")
    found = await reads(town, text)
    assert "Buscar un abogado" in found or "Find a lawyer" in found
    assert NO_ANSWER not in found


async def test_it_is_said_that_the_rest_is_no_exact_answer(town: Town) -> None:
    found = await reads(town, "como consigo un abogado", "y eso cuánto cuesta")
    assert "No tengo una respuesta exacta" in found


async def test_without_an_answer_before_there_is_nothing_to_go_on_from(town: Town) -> None:
    assert NO_ANSWER in await reads(town, "y eso cuánto cuesta")


@pytest.mark.parametrize("text", ["ok thank you bye", "muchas gracias por la información", "Gracias, Dios los bendiga"])
async def test_thanks_in_more_words_are_thanks(town: Town, text: str) -> None:
    found = await reads(town, "puedo grabar a la migra", text)
    assert "336-543-0353" in found
    assert NO_ANSWER not in found
    assert town.ana.buttons == []


async def test_yes_to_nothing_opens_the_start(town: Town) -> None:
    assert "1 Están aquí ahora" in await reads(town, "si")


async def test_no_asks_for_other_words(town: Town) -> None:
    assert "otras palabras" in await reads(town, "puedo grabar a la migra", "no")


async def test_a_question_that_goes_on_is_read_with_the_answer_before(town: Town) -> None:
    found = await reads(town, "como pago una fianza", "y si no tengo dinero")
    assert "Fianza" in found
    assert "Ayuda para una familia" in town.ana.buttons


async def test_another_matter_is_answered_for_itself(town: Town) -> None:
    assert "Grabar a los agentes" in await reads(town, "como consigo un abogado", "puedo grabar a la migra")


async def test_r2_an_emergency_after_an_answer_is_heard(town: Town) -> None:
    found = await reads(town, "como consigo un abogado", "y ahora la migra está en mi puerta")
    assert "Calma" in found.splitlines()[0]


async def test_a_group_is_not_answered_for_a_bare_yes(town: Town) -> None:
    neighbour = town.neighbour()
    await neighbour.says("@farolito puedo grabar a la migra")
    before = len(town.texts(neighbour.chat))
    await neighbour.says("si")
    assert len(town.texts(neighbour.chat)) == before
