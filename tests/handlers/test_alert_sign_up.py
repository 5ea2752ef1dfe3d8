"""/subscribe, what ends it, /mydata and /forget."""

import pytest
from sqlalchemy import select, update

from bot.i18n import Texts
from bot.storage.schema import drafts, reports, rooms, subscription_counties, subscriptions
from tests.chat import Town
from tests.handlers.flows import STATEWIDE, contents, publish, report
from tests.handlers.test_rules_asking import rows

DURHAM = "919-519-6103"


async def counties(town: Town) -> list[str]:
    async with town.application.database.reading() as connection:
        return sorted((await connection.execute(select(subscription_counties.c.county))).scalars())


@pytest.mark.parametrize(
    ("place", "county"),
    [("durham", "Durham"), ("Chapel Hill", "Orange"), ("27701", "Durham"), ("condado de Wake", "Wake")],
)
@pytest.mark.parametrize("command", ["subscribe", "avisos", "suscribir"])
async def test_a_county_a_town_or_a_zip_code_subscribes(town: Town, command: str, place: str, county: str) -> None:
    await town.ana.says(f"/{command} {place}")
    assert town.texts("ana")[-2].startswith(f"Listo: {county}.")
    assert await counties(town) == [county]


async def test_only_the_county_of_a_place_is_kept(town: Town) -> None:
    await town.ana.says("/subscribe 27701")
    for rows_of_table in (await contents(town)).values():
        assert "27701" not in repr(rows_of_table)


async def test_without_a_county_it_asks(town: Town) -> None:
    assert "¿Qué condado?" in await town.ana.says("/subscribe")
    assert await counties(town) == []


async def test_an_ambiguous_name_is_asked_back_and_the_tap_subscribes(town: Town) -> None:
    assert "Ese nombre es de más de un lugar" in await town.ana.says("/subscribe Flat Rock")
    assert await counties(town) == []
    assert town.ana.buttons == ["Flat Rock (Henderson County)", "Flat Rock (Surry County)"]
    await town.ana.presses(r"Flat Rock \(Henderson County\)")
    assert town.texts("ana")[-2].startswith("Listo: Henderson.")
    assert await counties(town) == ["Henderson"]


async def test_a_place_outside_is_no_choice_for_alerts(town: Town) -> None:
    await town.ana.says("/subscribe Columbia")
    assert town.ana.buttons == ["Columbia"]


async def test_where_nobody_serves_the_county_it_is_said(town: Town) -> None:
    async with town.application.database.transaction() as connection:
        await connection.execute(update(rooms).where(rooms.c.kind == "moderators").values(counties="Wake"))
    await town.ana.says("/subscribe durham")
    assert "pueden faltar avisos" in town.texts("ana")[-2]
    assert "pueden faltar avisos" not in await town.ana.says("/subscribe wake")


async def test_in_a_group_nobody_learns_who_subscribes(town: Town) -> None:
    for said in ("/subscribe durham", "/mydata", "/myreports"):
        answer = await town.neighbour().says(said)
        assert "chat privado" in answer
        assert any(number in answer for number in (STATEWIDE, DURHAM))
    assert await counties(town) == []


@pytest.mark.parametrize(
    "said", ["STOP", "stop", "Stop.", "ALTO", "alto!", "PARAR", "BAJA", "unsubscribe", "/stop", "/alto", "/baja"]
)
async def test_r33_a_stop_word_as_a_whole_message_ends_alerts(town: Town, said: str) -> None:
    await town.ana.says("/subscribe durham")
    answer = await town.ana.says(said)
    locale = "en" if said == "unsubscribe" else "es"
    assert answer == Texts().say(locale, "stopped", number=STATEWIDE)
    assert await rows(town, subscriptions) == 0


@pytest.mark.parametrize("said", ["por favor stop", "no pude parar el carro", "alto ahí, dijeron", "stop sign"])
async def test_r33_a_stop_word_inside_a_sentence_ends_nothing(town: Town, said: str) -> None:
    await town.ana.says("/subscribe durham")
    await town.ana.says(said)
    assert await counties(town) == ["Durham"]


async def test_r33_a_stop_word_in_a_group_ends_nothing(town: Town) -> None:
    await town.ana.says("/subscribe durham")
    await town.neighbour().says("STOP")
    await town.neighbour().says("@farolito STOP")
    assert await counties(town) == ["Durham"]


async def test_r2_stop_works_in_the_middle_of_a_report(town: Town) -> None:
    await town.ana.says("/subscribe durham")
    await town.ana.says_without_forms("/report")
    assert "ya no recibe avisos" in await town.ana.says("ALTO")


async def test_stopping_twice_says_that_there_was_nothing(town: Town) -> None:
    answer = await town.ana.says("STOP")
    assert "Aquí no tenía avisos" in answer
    assert STATEWIDE in answer


async def test_the_button_under_the_answer_ends_alerts(town: Town) -> None:
    await town.ana.says("/subscribe durham")
    assert "ya no recibe avisos" in await town.ana.presses("Terminar avisos")


async def test_who_has_stopped_gets_no_alert(town: Town) -> None:
    await town.luis.says("/subscribe durham")
    await town.luis.says("STOP")
    before = town.texts("luis")
    await report(town.ana)
    await publish(town)
    assert town.texts("luis") == before


async def test_alerts_come_in_the_language_chosen_last(town: Town) -> None:
    await town.luis.says("/subscribe durham")
    await town.luis.says("EN")
    await report(town.ana)
    await publish(town)
    assert "CONFIRMED A-101" in town.luis.reads
    assert "CONFIRMADO" not in town.luis.reads


async def test_r42_mydata_counts_and_shows_no_text(town: Town) -> None:
    await town.ana.says("/subscribe durham")
    await town.ana.says("/subscribe wake")
    await report(town.ana, what="PALABRAS")
    answer = await town.ana.says("/mydata")
    assert "- Avisos: Durham y Wake" in answer
    assert "llevan a usted: 1" in answer
    assert "PALABRAS" not in answer


async def test_forget_erases_subscription_draft_and_ways_back(town: Town) -> None:
    await town.ana.says("/subscribe durham")
    await report(town.ana)
    await town.ana.says_without_forms("/report otra cosa")
    answer = await town.ana.says("/forget")
    assert answer == Texts().say("es", "forgotten", number=STATEWIDE)
    assert await rows(town, subscriptions) == 0
    assert await rows(town, drafts) == 0
    async with town.application.database.reading() as connection:
        assert (await connection.execute(select(reports.c.way_back, reports.c.person_mark))).one() == (None, None)
    assert "llevan a usted: 0" in await town.ana.says("/mydata")


async def test_after_forget_the_report_goes_on_without_its_reporter(town: Town) -> None:
    await report(town.ana)
    await town.ana.says("/forget")
    before = town.texts("ana")
    await town.first.presses("Claim")
    assert town.texts("ana") == before
    await town.first.presses("Ask")
    await town.first.presses("Are they still there.")
    assert town.first.reads == "The reporter cannot be written to."


async def test_forgetting_oneself_forgets_nobody_else(town: Town) -> None:
    await town.luis.says("/subscribe durham")
    await report(town.luis)
    await town.ana.says("/forget")
    assert "- Avisos: Durham" in await town.luis.says("/mydata")
    assert "llevan a usted: 1" in town.luis.reads
