"""Commands among others: six lines, both languages unless set otherwise, half a minute between two whole answers."""

import re
from datetime import timedelta

import pytest

from bot.i18n import Texts
from handlers.counties import GROUP
from tests.chat import Person, Town
from tests.handlers.conftest import OpenTown
from tests.handlers.flows import STATEWIDE, contents, publish, report
from tests.handlers.test_group_report import code_of

TEXTS = Texts()
DURHAM = "919-519-6103"
NATIONAL = "1-844-363-1423"
URGENT = "@farolito la migra está en la puerta de mi vecino en Durham"
COMMANDS = {
    "/hotline durham": DURHAM,
    "/rights": "No abra la puerta",
    "/actions": "Lo que puede hacer",
    "/resources durham": "Qué está pasando",
    "/sheriff durham": "287(g)",
    "/letter": "documento público",
    "/alerts": "no recibe avisos",
    "/verify A-101": "CONFIRMADO A-101",
    "/help": "Soy Farolito",
}
SPANISH = {
    "/numero": "Números",
    "/derechos": "Reglas que valen",
    "/acciones": "Lo que puede hacer",
    "/recursos": "Qué está pasando",
    "/alguacil durham": "ninguno en la lista",
    "/carta": "documento público",
    "/alertas": "no recibe avisos",
    "/verificar A-9": "No hemos publicado",
    "/ayuda": "Soy Farolito",
}


def lines(person: Person) -> list[str]:
    return [line for line in person.reads.split("\n") if line.strip()]


def part_with(town: Town, county: str) -> str:
    """The button of the part of the alphabet that holds a county."""
    counties = sorted(town.application.services.answering.counties)
    begin = counties.index(county) // GROUP * GROUP
    return TEXTS.label("es", "county-group", first=counties[begin], last=counties[begin + GROUP - 1])


async def in_force(town: Town) -> None:
    await report(town.ana)
    await publish(town)
    await town.passes(timedelta(seconds=30))


@pytest.mark.parametrize("command", COMMANDS)
async def test_the_answer_has_at_most_six_lines_and_leads_into_private(town: Town, command: str) -> None:
    if command.startswith("/verify"):
        await in_force(town)
    luis = town.neighbour("luis")
    answer = await luis.says(command)
    assert COMMANDS[command] in answer
    assert 1 <= len(lines(luis)) <= 6
    assert luis.buttons[-1] == "Más en privado · More in private"


@pytest.mark.parametrize("command", SPANISH)
async def test_every_command_has_its_spanish_name(town: Town, command: str) -> None:
    assert SPANISH[command] in await town.neighbour("luis").says(command)


@pytest.mark.parametrize(
    ("command", "spanish", "english"),
    [
        ("/rights", "Reglas que valen en todas partes", "Rules that hold everywhere"),
        ("/hotline", "Números para Carolina del Norte", "Numbers for North Carolina"),
        ("/sheriff wake", "condado de Wake", "Sheriff of Wake County"),
        ("/help", "Soy Farolito", "I am Farolito"),
        ("/letter", "documento público", "public record"),
    ],
)
async def test_r27_a_group_reads_both_languages_unless_set_otherwise(
    town: Town, command: str, spanish: str, english: str
) -> None:
    answer = await town.neighbour("luis").says(command)
    assert spanish in answer
    assert english in answer


async def test_r27_the_groups_language_is_used_and_another_one_that_somebody_wrote(town: Town) -> None:
    ana, luis = town.neighbour(), town.neighbour("luis")
    await ana.says("/alerts")
    await ana.presses(r"Idioma: inglés.*")
    assert "Rules that hold" in await luis.says("/rights")
    assert "Reglas" not in luis.reads
    await town.passes(timedelta(seconds=31))
    answer = await luis.says("/derechos")
    assert "Reglas que valen" in answer, "the Spanish name was typed"
    assert "Rules that hold" not in answer


async def test_the_groups_county_is_used_where_none_is_named(town: Town) -> None:
    ana, luis = town.neighbour(), town.neighbour("luis")
    assert DURHAM not in await luis.says("/hotline")
    await ana.says("/alerts")
    await ana.presses("Condado cuando nadie dice uno.*")
    await ana.presses(part_with(town, "Durham"))
    await ana.presses("Durham")
    await town.passes(timedelta(seconds=31))
    assert DURHAM in await luis.says("/hotline")
    await town.passes(timedelta(seconds=31))
    answer = await luis.says("/hotline wake")
    assert "Wake" in answer
    assert DURHAM not in answer
    assert "Sheriff (alguacil) del condado de Durham" in await luis.says("/sheriff")


@pytest.mark.parametrize("command", ["/hotline durham", "/rights", "/actions", "/letter", "/help", "/resources"])
async def test_a_repeat_within_half_a_minute_is_one_silent_line_with_the_number(town: Town, command: str) -> None:
    ana, luis = town.neighbour(), town.neighbour("luis")
    first = await luis.says(command)
    again = await ana.says(command)
    assert again != first
    assert len(lines(ana)) == 1
    assert "Eso lo contesté aquí hace un momento" in again
    assert (DURHAM if "durham" in command else STATEWIDE) in again
    assert ana.post.outgoing is not None
    assert ana.post.outgoing.silent
    assert ana.buttons == ["Más en privado · More in private"]
    await town.passes(timedelta(seconds=31))
    assert await ana.says(command) == first


async def test_another_command_and_another_group_have_their_own_time(town: Town) -> None:
    await town.neighbour().says("/rights")
    assert "Números" in await town.neighbour().says("/numero")
    assert "Rules that hold" in await town.first.says("/rights"), "the moderators' room is another group"


async def test_the_time_can_be_set(open_town: OpenTown) -> None:
    async with open_town(groups={"cooldown_seconds": 0}) as town:
        first = await town.neighbour().says("/rights")
        assert await town.neighbour().says("/rights") == first


async def test_r2_the_cool_down_never_withholds_urgent_help(town: Town) -> None:
    ana, luis = town.neighbour(), town.neighbour("luis")
    first = await luis.says(URGENT)
    assert "No abra la puerta" in first
    assert DURHAM in first
    assert await ana.says(URGENT) == first, "asked by a mention"
    await luis.says("/hotline durham")
    for _ in range(2):
        behind = await luis.says("/hotline la migra está en mi puerta, estoy en Durham")
        assert "No abra la puerta" in behind, "asked behind a command that was answered a moment ago"
        assert all(number in behind for number in (DURHAM, STATEWIDE, NATIONAL))


async def test_r2_a_repeated_command_keeps_no_number_back(town: Town) -> None:
    luis = town.neighbour("luis")
    await luis.says("/hotline")
    assert DURHAM in await luis.says("/hotline durham")


async def test_r4_the_numbers_of_county_state_and_nation_stand_on_lines_of_their_own(town: Town) -> None:
    luis = town.neighbour("luis")
    await luis.says("/hotline durham")
    for number in (DURHAM, STATEWIDE, NATIONAL):
        (line,) = [line for line in lines(luis) if number in line]
        assert "according to" in line or "from public sources" in line or "24/7" in line


async def test_r4_a_sheriffs_number_stays_in_private(town: Town) -> None:
    found = town.application.services.answering.officials.sheriffs["Durham"]
    luis = town.neighbour("luis")
    answer = await luis.says("/sheriff durham")
    assert found.phone is not None
    assert str(found.phone)[-4:] not in answer.replace("-", "").replace(STATEWIDE.replace("-", ""), "")


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("/hotline durham", "Números para el condado de Durham"),
        ("/rights", "Sus derechos"),
        ("/actions", "Lo que puede hacer"),
        ("/resources durham", "Qué puede hacer"),
        ("/sheriff new hanover", "condado de New Hanover"),
        ("/letter", "¿Qué condado?"),
        ("/help", "Soy Farolito, de Red de Práctica"),
        ("/alerts durham", "Durham"),
    ],
)
async def test_the_link_opens_the_whole_answer_in_private(town: Town, command: str, told: str) -> None:
    luis = town.neighbour("luis")
    await luis.says(command)
    assert luis.post.outgoing is not None
    (start,) = [b.start for row in luis.post.outgoing.buttons for b in row if b.start]
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,32}", start)
    assert told in await town.luis.says(f"/start {start}")


async def test_the_link_of_an_alert_opens_that_alert(town: Town) -> None:
    await in_force(town)
    luis = town.neighbour("luis")
    await luis.says("/verify a-101")
    assert "A-101" in await town.luis.says(f"/start {code_of(luis)}")


async def test_a_forged_link_is_refused(town: Town) -> None:
    assert "ya no vale" in await town.luis.says("/start more-forget")


async def test_a_name_of_two_places_is_asked_back_and_does_not_begin_the_time(town: Town) -> None:
    luis = town.neighbour("luis")
    assert "más de un lugar" in await luis.says("/hotline flat rock")
    assert "Numbers for Durham" in await luis.says("/hotline durham")


async def test_a_command_to_another_bot_is_not_ours(town: Town) -> None:
    before = town.texts("neighbours")
    await town.neighbour("luis").says("/hotline@otro_bot durham")
    assert town.texts("neighbours") == before


async def test_r41_nothing_is_kept_of_who_asked(town: Town) -> None:
    luis = town.neighbour("luis")
    before = await contents(town)
    for command in COMMANDS:
        await luis.says(command)
    assert await contents(town) == before


async def test_nothing_about_the_asker_is_said_among_others(town: Town) -> None:
    await town.luis.says("/subscribe wake")
    luis = town.neighbour("luis")
    for command in ("/alerts", "/hotline", "/help"):
        answer = await luis.says(command)
        assert "Wake" not in answer
        assert "luis" not in answer.lower()


async def test_a_question_without_a_place_is_about_the_groups_county(town: Town) -> None:
    ana, luis = town.neighbour(), town.neighbour("luis")
    question = "@farolito la migra está en la puerta de mi vecino"
    assert DURHAM not in await luis.says(question)
    await ana.says("/alerts")
    await ana.presses_payload("group-county:Durham")
    assert DURHAM in await ana.says(question)
    assert DURHAM not in await town.ana.says("la migra está en la puerta de mi vecino"), "not in private"


async def test_r2_groups_are_answered_whatever_table_cannot_be_read(town: Town) -> None:
    async with town.application.database.transaction() as connection:
        await connection.exec_driver_sql("DROP TABLE group_settings")
    luis = town.neighbour("luis")
    assert DURHAM in await luis.says("/hotline durham")
    assert "No abra la puerta" in await luis.says(URGENT)


async def test_r2_another_county_is_another_question(town: Town) -> None:
    ana, luis = town.neighbour(), town.neighbour("luis")
    await luis.says("/hotline durham")
    other = await ana.says("/hotline mecklenburg")
    assert "hace un momento" not in other
    assert "Mecklenburg" in other
