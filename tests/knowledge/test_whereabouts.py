"""A place and nothing else: what it is, and that nothing happens there."""

import pytest

from knowledge.places import PlaceKind, Places
from knowledge.search.search import Search
from knowledge.whereabouts import only_place


@pytest.mark.parametrize(
    ("text", "county"),
    [
        ("Wake", "Wake"),
        ("estoy en Durham", "Durham"),
        ("vivo por siler city nc", "Chatham"),
        ("I'm in High Point", "Guilford"),
        ("condado de new hanover", "New Hanover"),
        ("27601", "Wake"),
        ("in Atlanta", None),
        ("they are in Durham", None),
        ("estan en Durham", None),
        ("Durham ayuda", None),
        ("help me in Wake county now", None),
        ("", None),
        ("Durham " * 40, None),
    ],
)
def test_a_place_and_nothing_else(places: Places, text: str, county: str | None) -> None:
    assert only_place(text, places.find).county == county


def test_a_name_with_two_meanings_is_a_place_too(places: Places) -> None:
    assert only_place("vivo en Henderson", places.find).kind is PlaceKind.AMBIGUOUS


def test_no_place_alone_is_an_emergency(search: Search, places: Places) -> None:
    ways = ("{}", "{} county", "vivo en {}", "condado de {}")
    said = [way.format(county) for county in places.counties for way in ways]
    # "Gates" alone may be no county.
    named = [text for text in said if places.find(text).kind is not PlaceKind.NONE]
    assert len(named) > 390
    assert [text for text in named if search.answer(text).urgent] == []


@pytest.mark.parametrize(
    "text", ["they are in Wake at my door", "estan en Durham afuera de mi casa", "me quiero morir en Wake"]
)
def test_what_happens_there_is_heard(search: Search, text: str) -> None:
    assert search.answer(text).urgent
