"""/hotline: numbers for every county, and for what is no county."""

import re

import pytest

from bot.i18n import Texts
from knowledge.loader import Knowledge
from knowledge.search.search import Search
from tests.chat import Town
from tests.handlers.flows import ALL_FAILED, STATEWIDE

DURHAM = "919-519-6103"
NATIONAL = "1-844-363-1423"
# A line of its own, in digits that a phone can tap: "- **919-519-6103** · name · hours".
LINE = re.compile(r"^- \*\*(?:1-)?\d{3}-\d{3}-\d{4}\*\* · .+ · .+", re.MULTILINE)


async def test_r4_every_county_gets_its_statewide_and_national_numbers(
    town: Town, known: tuple[Knowledge, Search]
) -> None:
    counties = known[0].places.counties
    assert len(counties) == 100
    for county in sorted(counties):
        answer = await town.ana.hears(f"/hotline {county.lower()} county")
        assert f"condado de {county}" in answer
        assert len(LINE.findall(answer)) >= 2, county
        for number in (STATEWIDE, NATIONAL):
            assert re.search(rf"^- \*\*{number}\*\*", answer, re.MULTILINE), (county, number)
        assert len(answer) <= 2000


async def test_r4_the_nearest_number_stands_first(town: Town) -> None:
    answer = await town.ana.says("/hotline durham")
    assert [line[4:].split("*")[0] for line in answer.splitlines() if line.startswith("- **")][:3] == [
        DURHAM,
        STATEWIDE,
        NATIONAL,
    ]


@pytest.mark.parametrize("command", ["hotline", "numero", "linea", "HOTLINE"])
@pytest.mark.parametrize("place", ["Durham", "durham", "DURHAM COUNTY", "condado de Durham", "27701", "  durham  "])
async def test_a_county_is_found_as_people_write_it(town: Town, command: str, place: str) -> None:
    assert "Números para el condado de Durham" in await town.ana.says(f"/{command} {place}")


@pytest.mark.parametrize("place", ["Chapel Hill", "Carrboro", "27514"])
async def test_a_town_leads_to_its_county(town: Town, place: str) -> None:
    assert "condado de Orange" in await town.ana.says(f"/hotline {place}")


async def test_without_a_place_it_says_how_and_gives_the_statewide_numbers(town: Town) -> None:
    answer = await town.ana.says("/hotline")
    assert "/numero durham" in answer
    assert STATEWIDE in answer


async def test_an_ambiguous_name_is_asked_back_and_the_tap_answers(town: Town) -> None:
    assert "Ese nombre es de más de un lugar" in await town.ana.says("/hotline Flat Rock")
    assert town.ana.buttons == ["Flat Rock (Henderson County)", "Flat Rock (Surry County)"]
    answer = await town.ana.presses(re.escape(town.ana.buttons[1]))
    assert "condado de Surry" in answer
    assert LINE.search(answer)


async def test_a_county_that_has_a_towns_name_too_is_the_county(town: Town) -> None:
    """What follows the command is a county, where it can be one."""
    assert "condado de Jackson" in await town.ana.says("/hotline Jackson")


async def test_a_region_offers_all_its_counties(town: Town) -> None:
    await town.ana.says("/hotline Western NC")
    assert len(town.ana.buttons) == 10
    assert "condado de Rutherford" in await town.ana.presses("Rutherford.*")


async def test_a_name_that_may_lie_outside_can_be_said_to(town: Town) -> None:
    await town.ana.says("/hotline Columbia")
    answer = await town.ana.presses("Columbia, South Carolina")
    assert "fuera de Carolina del Norte" in answer
    assert NATIONAL in answer


async def test_outside_the_state_only_numbers_that_serve_there(town: Town) -> None:
    answer = await town.ana.says("/hotline Atlanta")
    assert "fuera de Carolina del Norte" in answer
    assert NATIONAL in answer
    assert STATEWIDE not in answer, "it serves North Carolina alone"


async def test_an_unknown_place_gets_the_statewide_number(town: Town) -> None:
    answer = await town.ana.says("/hotline Narnia")
    assert "No conozco el lugar «Narnia»" in answer
    assert STATEWIDE in answer


async def test_in_english(town: Town) -> None:
    town.ana.locale = "en"
    answer = await town.ana.says("/hotline durham")
    assert "Numbers for Durham County" in answer
    assert "hours not known" in answer
    assert "from public sources, November 2025" in answer


async def test_an_old_number_is_called_old_and_comes_last(town: Town) -> None:
    lines = (await town.ana.says("/hotline durham")).splitlines()
    old = [line for line in lines if "número viejo" in line]
    assert old
    assert lines[-len(old) :] == old


@pytest.mark.parametrize("locale", ["es", "en"])
async def test_r2_privacy_names_a_number(town: Town, locale: str) -> None:
    town.ana.locale = locale
    platform = Texts().label(locale, "platform-sandbox")
    expected = Texts().say(locale, "privacy-short", platform=platform, number=STATEWIDE)
    assert await town.ana.says("/privacy") == expected
    assert not expected.startswith(ALL_FAILED)
