"""What a reporter hears and sees of a report: one message a change of state, /myreports, and what they missed."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.messages import Button
from bot.services.reporting.reporting import QUICK_ANSWERS
from bot.storage.schema import report_messages
from tests.chat import Town
from tests.handlers.flows import preview, publish, report, report_id


async def cannot_be_written_to(town: Town) -> None:
    """As the app hears it from the delivery when a platform refuses for good."""
    application = town.application
    async with application.database.transaction() as connection:
        await application.services.reporting.unreachable(connection, await report_id(town), town.clock.now())
    await town.settle()


def news(town: Town, name: str) -> list[str]:
    """What was written to the reporter about the report after the receipt."""
    return [text for text in town.texts("ana") if text.startswith(f"{name}:")]


async def test_r13_one_message_on_each_change_of_state(town: Town) -> None:
    name = await report(town.ana)
    await preview(town)
    assert len(news(town, name)) == 1
    await town.first.presses("Publish")
    assert len(news(town, name)) == 2
    assert "A-101" in news(town, name)[-1]
    await town.passes(timedelta(hours=3))
    assert news(town, name)[2:] == [f"{name}: el aviso A-101 ya venció."]
    await town.passes(timedelta(hours=3))
    assert len(news(town, name)) == 3


async def test_r13_an_end_is_told_once(town: Town) -> None:
    name = await report(town.ana)
    await publish(town)
    await town.first.presses("Ended")
    await town.first.presses("End it")
    await town.passes(timedelta(hours=3))
    assert news(town, name)[2:] == [f"{name}: el aviso A-101 terminó."]


async def test_r14_myreports_shows_the_question_with_its_buttons_until_it_is_answered(town: Town) -> None:
    name = await report(town.ana)
    await town.first.presses("Claim")
    await town.first.presses("Ask")
    await town.first.presses("Are they still there.")
    await town.ana.says("/myreports")
    listed, question = town.texts("ana")[-2:]
    assert "un voluntario lo está revisando" in listed
    assert "Por 72 horas usted ve aquí" in listed
    assert question.startswith(f"Un voluntario pregunta sobre {name}: ¿Siguen ahí?")
    assert town.ana.buttons == ["Sí", "No", "No sé", "Escribir una respuesta"]
    await town.ana.presses("Sí")
    assert "Reporter:** Sí" in town.room[0]
    await town.ana.says("/myreports")
    assert "pregunta" not in town.ana.reads.replace("qué le preguntan", "")


async def test_an_equal_tap_changes_nothing_and_another_one_is_heard_each_time(town: Town) -> None:
    name = await report(town.ana)
    await town.first.presses("Claim")
    await town.first.presses("Ask")
    await town.first.presses("Are they still there.")
    answers = [button.action.payload for button in _buttons(town) if button.action]
    yes, no = answers[:2]

    async def talk() -> list[str]:
        async with town.application.database.reading() as connection:
            query = select(report_messages.c.id).where(report_messages.c.author == "reporter")
            return list(await connection.scalars(query))

    assert f"{name}: entregado" in await town.ana.presses_payload(yes)
    card, drawn = town.room[0], _drawn(town)
    for _ in range(30):
        assert f"{name}: entregado" in await town.ana.presses_payload(yes)
    assert (town.room[0], _drawn(town)) == (card, drawn), "the card is not drawn again"
    assert len(await talk()) == 1
    for _ in range(10):
        await town.ana.presses_payload(no)
        assert town.room[0].count("Reporter:** No") >= 1
        await town.ana.presses_payload(yes)
    assert len(await talk()) == QUICK_ANSWERS
    assert "**Reporter:** Sí" in town.room[0].split("Reporter:** No")[-1], "the last word stands last"
    await town.passes(timedelta(hours=1))
    await town.ana.presses_payload(no)
    assert len(await talk()) == QUICK_ANSWERS + 1


def _buttons(town: Town) -> list[Button]:
    assert town.ana.post.outgoing is not None
    return [button for row in town.ana.post.outgoing.buttons for button in row]


def _drawn(town: Town) -> object:
    """When the card was changed last."""
    return town.posts("moderators")[0].edited_at


@pytest.mark.parametrize(
    ("question", "buttons"),
    [
        ("How many agents.*", ["No sé", "Escribir una respuesta"]),
        ("Are they still there.", ["Sí", "No", "No sé", "Escribir una respuesta"]),
    ],
)
async def test_r16_a_question_has_the_answers_that_fit_it(town: Town, question: str, buttons: list[str]) -> None:
    await report(town.ana)
    await town.first.presses("Ask")
    await town.first.presses(question)
    await town.ana.says("/myreports")
    assert town.ana.buttons == buttons


async def test_r14_myreports_shows_outcomes(town: Town) -> None:
    await report(town.ana)
    await town.first.presses("Claim")
    await town.first.presses("Can't tell")
    await town.first.presses("The reporter did not answer")
    shown = await town.ana.says("/myreports")
    assert "no se pudo" in shown
    assert "no contestó" not in shown
    await report(town.ana)
    await publish(town)
    assert "los voluntarios lo confirmaron; el aviso es A-101" in await town.ana.says("/myreports")
    await town.first.presses("Ended")
    await town.first.presses("End it")
    assert "el aviso A-101 terminó" in await town.ana.says("/myreports")


async def test_r14_who_could_not_be_written_to_is_told_when_they_write_again(town: Town) -> None:
    name = await report(town.ana)
    await cannot_be_written_to(town)
    assert "cannot be written to" in town.room[0]
    await town.ana.says("/rights")
    first, missed, listed = town.texts("ana")[-3:]
    assert "No le pude escribir" not in first, "the answer comes first"
    assert "Por un tiempo no le pude escribir aquí" in missed
    assert name in listed
    assert "cannot be written to" not in town.room[0]
    before = len(town.texts("ana"))
    await town.ana.says("/rights")
    assert len(town.texts("ana")) == before + 1


async def test_r14_others_are_told_nothing(town: Town) -> None:
    await report(town.ana)
    await cannot_be_written_to(town)
    await town.luis.says("/rights")
    assert "no le pude escribir" not in "".join(town.texts("luis"))
    await town.neighbour().says("/rights")
    assert "no le pude escribir" not in "".join(town.texts("neighbours"))
    assert "cannot be written to" in town.room[0]
