"""Several places in one line: counties, towns, ZIP codes, whatever stands between them."""

import pytest

from knowledge.place_list import read_places
from knowledge.places import Places


@pytest.mark.parametrize(
    ("text", "counties"),
    [
        ("durham", ["Durham"]),
        ("durham wake", ["Durham", "Wake"]),
        ("durham, wake", ["Durham", "Wake"]),
        ("Durham y Wake", ["Durham", "Wake"]),
        ("Durham and Wake and Orange", ["Durham", "Wake", "Orange"]),
        ("new hanover wake", ["New Hanover", "Wake"]),
        ("27701", ["Durham"]),
        ("27701 wake", ["Durham", "Wake"]),
        ("Chapel Hill, Siler City", ["Orange", "Chatham"]),
        ("chapel hill wake", ["Orange", "Wake"]),
        ("condado de Durham", ["Durham"]),
        ("condados de Durham y Wake", ["Durham", "Wake"]),
        ("Durham County, Wake County", ["Durham", "Wake"]),
        ("Durham, NC", ["Durham"]),
        ("durham durham", ["Durham"]),
        ("vivo en un pueblo que se llama Siler City", ["Chatham"]),
    ],
)
def test_a_line_names_its_counties(places: Places, text: str, counties: list[str]) -> None:
    found = read_places(text, places)
    assert list(found.counties) == counties
    assert found.unknown == ()


@pytest.mark.parametrize("text", ["all", "todo el estado", "Todos los condados", "*", "statewide"])
def test_the_whole_state_has_its_words(places: Places, text: str) -> None:
    assert read_places(text, places).everywhere


def test_what_is_not_known_is_named_beside_what_is(places: Places) -> None:
    found = read_places("durham, narnia", places)
    assert (found.counties, found.unknown) == (("Durham",), ("narnia",))
    assert read_places("Narnia", places).unknown == ("Narnia",)
    assert read_places("🦆", places).unknown == ("🦆",)


def test_a_name_of_two_places_is_asked_back(places: Places) -> None:
    found = read_places("Flat Rock, Durham", places)
    assert found.counties == ("Durham",)
    assert [option.county for option in found.unclear[0].options] == ["Henderson", "Surry"]


def test_another_state_is_no_county_of_ours(places: Places) -> None:
    found = read_places("Jackson, Mississippi", places)
    assert found.outside
    assert found.counties == ()


def test_r12_a_zip_code_leaves_only_its_county(places: Places) -> None:
    assert "27701" not in repr(read_places("27701", places))


def test_a_town_in_two_counties_names_the_other_one_too(places: Places) -> None:
    assert read_places("Chapel Hill", places).also == ("Durham",)
    assert read_places("Morrisville", places).also == ("Durham",)
    assert read_places("Angier", places).also == ("Wake",)
    assert read_places("Chapel Hill, Durham", places).also == ()
