"""Hearsay of a raid (R32): answered from what moderators published, never from what waits."""

from datetime import timedelta

import pytest

from tests.chat import Town
from tests.handlers.conftest import OpenTown
from tests.handlers.flows import publish, report

NOTHING_ES = "No hay nada confirmado en Durham en las últimas 24 horas. No quiere decir que no pase nada."
NOTHING_EN = "Nothing confirmed in Durham County in the last 24 hours. That does not mean that nothing is happening."


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("is it true that there is a raid in Durham?", NOTHING_EN),
        ("dicen que hay redada en Durham", NOTHING_ES),
        ("oigan is it true que hay migra en Durham, o puro chisme", NOTHING_ES),
        ("any truth to the checkpoint everyone is posting about in Durham", NOTHING_EN),
    ],
)
async def test_r32_a_rumour_is_told_that_nothing_is_confirmed(town: Town, asked: str, told: str) -> None:
    assert (await town.luis.says(asked)).startswith(told)


async def test_r32_pending_reports_change_no_answer(town: Town) -> None:
    before = await town.luis.says("dicen que hay redada en Durham")
    await report(town.ana)
    assert await town.luis.says("dicen que hay redada en Durham") == before
    await town.first.presses("Claim")
    assert await town.luis.says("dicen que hay redada en Durham") == before


async def test_r32_a_confirmed_alert_is_the_answer(town: Town) -> None:
    await report(town.ana)
    await publish(town)
    answer = await town.luis.says("es cierto que hay migra en Durham?")
    assert "CONFIRMADO A-101" in answer
    assert NOTHING_ES not in answer
    assert "A-101" not in await town.luis.says("es cierto que hay migra en Raleigh?"), "of another county"


async def test_r32_what_ended_today_is_told_as_ended(town: Town) -> None:
    await report(town.ana)
    await publish(town)
    await town.first.presses("Ended")
    await town.first.presses("End it")
    answer = await town.luis.says("is it true that ICE is in Durham?")
    assert "ENDED A-101" in answer
    assert "Nothing confirmed" not in answer


async def test_r32_what_ended_more_than_a_day_ago_is_no_longer_told(town: Town) -> None:
    await report(town.ana)
    await publish(town)
    await town.first.presses("Ended")
    await town.first.presses("End it")
    await town.passes(timedelta(hours=25))
    assert (await town.luis.says("is it true that ICE is in Durham?")).startswith(NOTHING_EN)


async def test_r32_with_two_meanings_of_a_place_the_tapped_one_is_answered(town: Town) -> None:
    asked = await town.luis.says("dicen que hay redada en Henderson, será cierto?")
    assert "No hay nada confirmado" not in asked
    answer = await town.luis.presses(r"Henderson \(Vance County\)")
    assert "No hay nada confirmado en " in answer


async def test_r32_without_a_place_nothing_is_said_about_any(town: Town) -> None:
    answer = await town.luis.says("is it true that there is a raid?")
    assert "confirmed in" not in answer


async def test_r32_where_nothing_is_ever_published_a_card_answers(open_town: OpenTown) -> None:
    async with open_town(stage="answers") as town:
        assert "Nothing confirmed" not in await town.luis.says("is it true that there is a raid in Durham?")


async def test_r1_the_answer_to_a_rumour_switches_language(town: Town) -> None:
    await town.luis.says("dicen que hay redada en Durham")
    assert (await town.luis.presses("English")).startswith(NOTHING_EN)


async def test_a_question_about_the_law_is_no_rumour(town: Town) -> None:
    answer = await town.luis.says("is it true that ICE can come into my house in Durham without a warrant?")
    assert "Nothing confirmed" not in answer


async def test_what_somebody_sees_is_no_rumour(town: Town) -> None:
    assert "Nothing confirmed" not in await town.luis.says("I see ICE agents outside my building in Durham right now")
