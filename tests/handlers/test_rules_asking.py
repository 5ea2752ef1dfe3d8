"""The rules for asking and reporting (docs/rules.md A and B) as conversations; a test names its rule."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.i18n import Texts
from bot.storage.schema import reports
from tests.chat import Town
from tests.handlers.flows import publish, report

STATEWIDE = "336-543-0353"
URGENT = "la migra esta afuera de mi casa"


async def rows(town: Town, table: object) -> int:
    async with town.application.database.reading() as connection:
        return await connection.scalar(select(func.count()).select_from(table)) or 0  # type: ignore[arg-type]


async def test_r1_help_comes_before_any_question(town: Town) -> None:
    answer = await town.ana.says(URGENT)
    assert "No abra la puerta" in answer
    assert len(town.texts("ana")) == 1, "no welcome, consent or language question came first"


@pytest.mark.parametrize("hello", ["hola", "/start", "Buenas tardes"])
async def test_r1_a_greeting_is_one_short_message(town: Town, hello: str) -> None:
    answer = await town.ana.says(hello)
    assert len(answer) <= 300
    assert len(town.texts("ana")) == 1


async def test_r1_the_questions_language_wins_over_the_phones(town: Town) -> None:
    answer = await town.ana.says("agents are knocking on my door, what do I do")
    assert "If they are at your door, do not open it" in answer
    assert "Español" in town.ana.buttons


async def test_r1_one_tap_switches_the_language_of_an_answer(town: Town) -> None:
    await town.ana.says(URGENT)
    switched = await town.ana.presses("English")
    assert "Stay calm. You may stay silent." in switched
    assert "Keep the door closed" in switched
    assert len(town.texts("ana")) == 1, "the answer itself changed"


async def test_r1_the_place_said_last_holds_for_half_an_hour(town: Town) -> None:
    await town.ana.says("/hotline durham")
    await town.passes(timedelta(minutes=20))
    assert "919-519-6103" in await town.ana.says(URGENT)
    await town.passes(timedelta(minutes=31))
    assert "919-519-6103" not in await town.ana.says(URGENT)


@pytest.mark.parametrize("said", ["/hotline", "STOP", "alto", "/forget", URGENT, "/rights"])
async def test_r2_help_and_stopping_always_work(town: Town, said: str) -> None:
    assert await town.ana.says(said)
    assert "stage" not in town.ana.reads


@pytest.mark.parametrize("said", ["/verify A-1", "/nonsense", "/subscribe nowhere at all"])
async def test_r2_every_refusal_carries_the_statewide_number(town: Town, said: str) -> None:
    assert STATEWIDE in await town.ana.says(said)


async def test_r2_a_stale_button_is_answered_with_the_number(town: Town) -> None:
    assert STATEWIDE in await town.ana.presses_payload("no-such-verb:1")


async def test_r2_an_urgent_question_in_a_group_is_answered(town: Town) -> None:
    answer = await town.neighbour().says(f"@farolito {URGENT}")
    assert "No abra la puerta" in answer


@pytest.mark.parametrize("words", ["Hay dos camionetas de la migra en la panadería", "vi agentes en Durham"])
async def test_r10_a_question_is_never_a_report(town: Town, words: str) -> None:
    await town.ana.says(words)
    assert await rows(town, reports) == 0
    assert town.room == []


async def test_r10_send_as_a_report_still_asks_before_it_sends(town: Town) -> None:
    await town.ana.says("la migra esta en la puerta de mi vecino en durham")
    await town.ana.presses("Enviar como reporte")
    assert "Lo leen voluntarios" in town.ana.reads
    assert await rows(town, reports) == 0
    await town.ana.presses("Enviar ya")
    assert await rows(town, reports) == 1
    assert "la migra esta en la puerta de mi vecino" in town.room[0]


@pytest.mark.parametrize("kind", ["image/jpeg", "audio/ogg"])
async def test_r10_a_bare_file_gets_both_choices_and_the_number(town: Town, kind: str) -> None:
    answer = await town.ana.sends(kind)
    assert STATEWIDE in answer
    assert town.ana.buttons == ["Enviar como reporte", "Es una pregunta"]
    assert town.room == []


async def test_r10_a_bare_place_gets_both_choices(town: Town) -> None:
    assert "919-519-6103" in await town.ana.shares(35.99, -78.90)
    assert town.ana.buttons == ["Enviar como reporte", "Es una pregunta"]


async def test_r11_consent_stands_above_the_first_send(town: Town) -> None:
    await town.ana.says_without_forms("/report")
    assert "Enviar ya" not in town.ana.buttons
    answer = await town.ana.says("dos camionetas en Durham")
    consent = Texts().say("es", "consent", network="Red de Práctica", platform="Esta página de práctica")
    assert answer.startswith(consent)
    assert "Enviar ya" in town.ana.buttons


async def test_r11_details_can_be_added_for_half_an_hour(town: Town) -> None:
    await report(town.ana)
    receipt = town.ana.post
    await town.ana.presses("Añadir detalles")
    await town.ana.fills({"text": "Ahora son tres"})
    assert "Ahora son tres" in town.room[0]
    await town.passes(timedelta(minutes=31))
    await town.ana.presses("Añadir detalles", on=receipt)
    late = await town.ana.fills({"text": "Ya se fueron"})
    assert "tarde" in late
    assert "Ya se fueron" not in town.room[0]


async def test_r13_the_receipt_promises_nothing(town: Town) -> None:
    name = await report(town.ana)
    expected = Texts().say("es", "receipt", report=name, number="919-519-6103")
    assert town.ana.reads.startswith(expected)


async def test_r13_one_message_on_each_change_of_state(town: Town) -> None:
    await report(town.ana)
    before = len(town.texts("ana"))
    await publish(town)
    await town.first.presses("Ended")
    await town.first.presses("End it")
    heard = town.texts("ana")[before:]
    assert len(heard) == 3, "claimed, published, ended"


async def test_r13_nobody_claimed_it_in_fifteen_minutes(town: Town) -> None:
    name = await report(town.ana)
    await town.passes(timedelta(minutes=14))
    assert "nadie ha podido verlo" not in town.ana.reads
    await town.passes(timedelta(minutes=2))
    assert town.ana.reads == Texts().say("es", "unclaimed", report=name, number="919-519-6103")
    before = len(town.texts("ana"))
    await town.passes(timedelta(hours=1))
    assert len(town.texts("ana")) == before


async def test_r13_a_claimed_report_is_not_called_unclaimed(town: Town) -> None:
    await report(town.ana)
    await town.first.presses("Claim")
    await town.passes(timedelta(minutes=20))
    assert not any("nadie ha podido verlo" in text for text in town.texts("ana"))
