"""Which numbers stand for a county, in which order; all hundred answer."""

import pytest

from knowledge.directory import SIGHTINGS, Directory, Tier
from knowledge.loader import Knowledge
from knowledge.model import Confidence

ORDER = list(Tier)


@pytest.fixture(scope="module")
def directory(knowledge: Knowledge) -> Directory:
    return knowledge.directory


def test_r4_every_county_has_a_statewide_and_a_national_line_when_it_is_urgent(
    knowledge: Knowledge, directory: Directory
) -> None:
    for county in (*knowledge.places.counties, None):
        lines = directory.lines(county, urgent=True)
        tiers = [line.tier for line in lines]
        assert {Tier.STATE, Tier.NATION} <= set(tiers), county
        assert Tier.NEIGHBOUR not in tiers
        assert len({line.phone.display for line in lines}) >= 2
        assert not any(line.historical or line.organisation.confidence is Confidence.LOW for line in lines)
        assert tiers == sorted(tiers, key=ORDER.index)


def test_every_county_and_purpose_has_a_current_line_first(knowledge: Knowledge, directory: Directory) -> None:
    for county in knowledge.places.counties:
        for purpose in directory.purposes:
            lines = directory.lines(county, purpose)
            assert lines, (county, purpose)
            assert lines[0].first_screen
            marks = [line.first_screen for line in lines]
            assert marks == sorted(marks, reverse=True), "historical lines stand behind current ones"


@pytest.mark.parametrize(
    ("county", "first"),
    [
        ("Durham", "durham-rapid-response"),
        ("Wake", "radarsafe"),
        ("Mecklenburg", "carolina-migrant-network"),
        ("Burke", "hands-of-hope-burke"),
        ("Guilford", "siembra-nc"),
        ("Swain", "siembra-nc"),
    ],
)
def test_the_countys_own_line_comes_first(directory: Directory, county: str, first: str) -> None:
    assert directory.lines(county, urgent=True)[0].organisation.id == first


def test_a_county_without_a_line_is_offered_its_neighbours_when_there_is_time(directory: Directory) -> None:
    lines = directory.lines("Person")
    assert (lines[0].tier, lines[0].organisation.id) == (Tier.NEIGHBOUR, "durham-rapid-response")
    assert sum(line.tier is Tier.NEIGHBOUR for line in lines) <= 2


def test_historical_numbers_are_marked_and_last(directory: Directory) -> None:
    lines = directory.lines("Mecklenburg")
    old = [line for line in lines if line.organisation.id == "comunidad-colectiva"]
    assert old
    assert old[0].historical
    assert lines.index(old[0]) > lines.index(next(line for line in lines if line.tier is Tier.NATION))


def test_a_limit_keeps_every_tier(directory: Directory) -> None:
    lines = directory.lines("Durham", urgent=True, limit=3)
    assert [line.tier for line in lines] == [Tier.COUNTY, Tier.STATE, Tier.NATION]


def test_the_number_for_errors_is_statewide(directory: Directory) -> None:
    line = directory.statewide()
    assert line is not None
    assert (line.organisation.id, line.phone.number) == ("siembra-nc", "+13365430353")


def test_an_unknown_purpose_falls_back_to_reporting(directory: Directory) -> None:
    assert directory.lines("Durham", "no-such-purpose") == directory.lines("Durham", SIGHTINGS)


def test_sheriffs_are_no_help_lines(directory: Directory) -> None:
    named = " ".join(f"{each.id} {each.name}" for each in directory.organisations.values()).lower()
    assert "sheriff" not in named


def test_the_tip_line_is_nowhere(directory: Directory) -> None:
    numbers = {phone.number for each in directory.organisations.values() for phone in each.phones}
    assert "+18663472423" not in numbers


def test_alerts_by_text_message_are_current_ones(directory: Directory) -> None:
    assert [each.id for each, _ in directory.texts("Mecklenburg", "alerts")] == ["carolina-migrant-network"]
    assert directory.texts("Alamance", "alerts") == ()


def test_pages_without_a_telephone_can_be_offered(directory: Directory) -> None:
    assert "aclu-nc" in [each.id for each in directory.links("Durham", "know-your-rights")]
    assert [each.id for each in directory.links(None, "legal-directory")] == ["eoir-probono", "ial-directory"][::-1]
