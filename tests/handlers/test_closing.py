"""What people hear before the form: reporting is closed, nobody is on duty."""

from datetime import timedelta

import pytest

from bot.domain.rights import Role
from tests.chat import Person, Town
from tests.handlers.flows import STATEWIDE, report
from tests.handlers.test_roles import give

HOLDS = timedelta(seconds=6)


@pytest.fixture
async def coordinator(town: Town) -> Person:
    await give(town, "mod-1", Role.COORDINATOR)
    return town.first


async def test_r23_closed_reports_say_why_until_when_and_the_number(town: Town, coordinator: Person) -> None:
    answer = await coordinator.says("/reports close We are at a meeting for 3 h")
    assert "until Sun Nov 22, 6:42 PM" in answer
    for said in ("/report", "/reportar", "/report dos camionetas en Durham"):
        told = await town.ana.says(said)
        assert told.startswith("No se reciben reportes hasta dom 22 nov, 6:42 p. m. We are at a meeting")
        assert STATEWIDE in told
        assert town.ana.form is None
    await town.ana.says("agentes en la parada de Roxboro, estoy en Durham")
    assert "No se reciben reportes" in await town.ana.presses_payload("as-report")


async def test_r23_a_hotline_of_ours_may_stand_in_the_text(town: Town, coordinator: Person) -> None:
    await coordinator.says("/reports close Llame al 336-543-0353 o al (919) 519-6103 for 3 h")
    assert "Llame al 336-543-0353 o al (919) 519-6103" in await town.ana.says("/report")
    refused = await coordinator.says("/reports close Llame al 336-543-0353 o al 919-519-6104 for 3 h")
    assert "“919-519-6104” looks like a phone number" in refused
    assert "336-543-0353” looks" not in refused


async def test_r23_it_lifts_by_itself(town: Town, coordinator: Person) -> None:
    await coordinator.says("/reportes cerrar Estamos en una reunión hasta 18:00")
    await town.passes(timedelta(hours=2, minutes=17))
    assert "No se reciben" in await town.ana.says("/report")
    await town.passes(timedelta(minutes=2))
    await town.ana.says("hola")
    assert await report(town.ana)


async def test_r23_it_is_opened_by_hand(town: Town, coordinator: Person) -> None:
    await coordinator.says("/reports close Back soon until 6 pm")
    assert "reports are open" in await coordinator.says("/reports open")
    assert "not closed" in await coordinator.says("/reports open")
    await town.passes(HOLDS)
    await town.ana.says("hola")
    assert await report(town.ana)


async def test_r2_help_works_while_reports_are_closed(town: Town, coordinator: Person) -> None:
    await coordinator.says("/reports close Back soon for 1 h")
    assert "919-519-6103" in await town.ana.says("la migra está en la puerta, estoy en Durham")


async def test_what_was_begun_before_can_still_be_sent(town: Town, coordinator: Person) -> None:
    await town.ana.says("/report")
    form, town.ana.form = town.ana.form, None
    await coordinator.says("/reports close Back soon for 1 h")
    town.ana.form = form
    await town.ana.fills({"what": "Dos camionetas", "place": "Durham"})
    assert "Guardado" in await town.ana.presses("Enviar ya")


async def test_a_coordinator_of_a_county_closes_it_alone(town: Town) -> None:
    await give(town, "luis", Role.COORDINATOR, "Wake")
    await town.luis.says("/reports close Solo Wake for 1 h")
    assert await report(town.ana)
    await town.ana.says("/numero wake")
    assert "Solo Wake" in await town.ana.says("/report")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("/reports", "TEXT for 3 h"),
        ("/reports close", "TEXT for 3 h"),
        ("/reports close Back soon", "within seven days"),
        ("/reports close Back soon for 900 h", "within seven days"),
        ("/reports close until 18:00", "within seven days"),
        ("/reports close Call 919 555 0123 for 1 h", "phone number"),
    ],
)
async def test_what_cannot_be_closed_so_says_why(town: Town, coordinator: Person, said: str, told: str) -> None:
    assert told in await coordinator.says(said)
    await town.passes(HOLDS)
    await town.ana.says("hola")
    assert await report(town.ana)


@pytest.mark.parametrize("said", ["/reports close Nope for 1 h", "/reports open"])
async def test_moderators_do_not_close(town: Town, said: str) -> None:
    assert "Only volunteers with a role" in await town.second.says(said)


async def test_r13_nobody_on_duty_is_said_before_the_form_and_blocks_nothing(town: Town) -> None:
    await town.first.says("/oncall mon 6:00-12:00")
    await town.passes(HOLDS)
    await town.ana.says("hola")
    told = await town.ana.says("/report")
    assert town.ana.form is None
    assert told.startswith("En este momento no hay ningún voluntario de guardia")
    assert STATEWIDE in told
    await town.ana.says("Dos camionetas y agentes en Roxboro y Club, Durham")
    assert town.ana.reads.count("ningún voluntario de guardia") == 1
    assert "Guardado" in await town.ana.presses("Enviar ya")


async def test_r13_with_somebody_on_duty_the_form_opens(town: Town) -> None:
    await town.first.says("/oncall until 18:00")
    await town.passes(HOLDS)
    await town.ana.says("hola")
    assert await report(town.ana)
    await town.first.says("/off")
    await town.passes(HOLDS)
    await town.ana.says("hola")
    assert "ningún voluntario de guardia" in await town.ana.says("/report")


async def test_r13_a_network_without_shifts_says_nothing_of_duty(town: Town) -> None:
    assert await report(town.ana)
    assert not any("guardia" in text for text in town.texts("ana"))


async def test_r13_it_is_said_once_where_the_place_came_with_the_command(town: Town) -> None:
    await town.first.says("/oncall mon 6:00-12:00")
    await town.passes(HOLDS)
    await town.ana.says("hola")
    told = await town.ana.says("/report dos camionetas en Roxboro y Club, Durham")
    assert told.count("ningún voluntario de guardia") == 1
