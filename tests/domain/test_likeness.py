"""Which reports may be one sighting, as tables: what people write, in two languages, with slips."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.likeness import Point, Telling, is_apart, is_same_spot, kilometres, likely_same

NOON = datetime(2026, 11, 22, 17, tzinfo=UTC)
DURHAM: Point = (35.9801, -78.9045)
CHAPEL_HILL: Point = (35.9269, -79.0391)
CARRBORO: Point = (35.9248, -79.0847)
HILLSBOROUGH: Point = (36.0680, -79.0994)


def told(
    words: str,
    place: str = "",
    *,
    town: str = "Durham",
    county: str | None = "Durham",
    point: Point | None = DURHAM,
    after: int = 0,
) -> Telling:
    """after: minutes after noon."""
    return Telling(county, words, NOON + timedelta(minutes=after), place, town, point)


def orange(words: str, town: str, point: Point, *, after: int = 4) -> Telling:
    return told(words, town=town, county="Orange", point=point, after=after)


VANS = told("Dos camionetas blancas y cuatro agentes con chaleco", "Roxboro y Club")

SAME = [
    ("another language", VANS, told("Four officers in vests, 2 white vans", "corner of Roxboro and Club", after=4)),
    ("a slip in the name", VANS, told("hay migra, camionetas blancas", "Roxborro y Club", after=9)),
    ("place said in the words", VANS, told("agents with vests and vans at Roxboro and Club blvd", after=20)),
    ("one says no place", VANS, told("veo dos camionetas con agentes", after=3)),
    ("few words, same corner", VANS, told("migra!", "Roxboro y Club", after=2)),
    ("a copied text", VANS, told("Dos camionetas blancas y cuatro agentes con chalecos", "por la escuela", after=1)),
    (
        "the town is not said by one",
        VANS,
        told("camionetas blancas, agentes con chaleco en Roxboro y Club", town="", point=None, after=5),
    ),
    (
        "neighbouring towns",
        orange("agentes en camionetas afuera de Weaver Street Market", "Carrboro", CARRBORO),
        orange("agents in vans at Weaver Street Market", "Chapel Hill", CHAPEL_HILL),
    ),
    (
        "shop in two languages",
        told("migra en el estacionamiento de Compare Foods"),
        told("ICE agents in the parking lot at Compare Foods", after=12),
    ),
]

OTHER = [
    ("another county", VANS, told(VANS.words, VANS.place, county="Wake", town="Raleigh", after=2)),
    ("more than an hour later", VANS, told(VANS.words, VANS.place, after=61)),
    ("another corner", VANS, told("Dos camionetas blancas con agentes", "Hillsborough Road y LaSalle", after=4)),
    (
        "a far town of the county",
        orange("agentes en camionetas blancas", "Hillsborough", HILLSBOROUGH),
        orange("agentes en camionetas blancas", "Chapel Hill", CHAPEL_HILL),
    ),
    ("another thing in the same town", VANS, told("un retén de la policía pidiendo licencias", "Duke Street", after=5)),
    ("another thing, no place", VANS, told("se llevaron a un vecino de la fábrica", after=5)),
    ("nothing in common", told("helicóptero volando bajo"), told("agents at a restaurant", after=1)),
    ("nothing said by either", told(""), told("")),
]


@pytest.mark.parametrize(("first", "second"), [row[1:] for row in SAME], ids=[row[0] for row in SAME])
def test_what_may_be_one_sighting_is_found(first: Telling, second: Telling) -> None:
    assert likely_same(first, second)
    assert likely_same(second, first)


@pytest.mark.parametrize(("first", "second"), [row[1:] for row in OTHER], ids=[row[0] for row in OTHER])
def test_what_is_another_sighting_is_left_alone(first: Telling, second: Telling) -> None:
    assert not likely_same(first, second)
    assert not likely_same(second, first)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (told("lo que sea", after=29), True),
        (told("lo que sea", town="DURHAM", after=10), True),
        (told("lo que sea", after=31), False),
        (told("lo que sea", town="Bahama", after=1), False),
        (told("lo que sea", county=None, town="", after=1), False),
    ],
)
def test_a_surge_groups_by_county_town_and_half_an_hour(other: Telling, same: bool) -> None:
    assert is_same_spot(VANS, other) is same


def test_reports_without_any_place_are_one_group() -> None:
    nowhere = told("a", county=None, town="", point=None)
    assert is_same_spot(nowhere, told("b", county=None, town="", point=None, after=5))


JUNK = [
    told("migra migra por todos lados jaja"),
    told("MIGRA POR TODOS LADOS!!", after=1),
    told("fuera migra", after=2),
]


@pytest.mark.parametrize(
    ("words", "apart"),
    [
        ("migra por todos lados", False),
        ("jaja migra", False),
        ("Cuatro agentes con chaleco tocan puertas en los apartamentos Willow", True),
        ("Two white vans took a man at the bus stop", True),
        ("", False),
        ("hay", False),
    ],
)
def test_a_report_that_says_something_else_stands_out_of_a_group(words: str, apart: bool) -> None:
    assert is_apart(told(words), JUNK) is apart


def test_the_first_of_a_group_stands_out_and_its_copy_does_not() -> None:
    true = told("Two white vans took a man at the bus stop")
    assert is_apart(true, JUNK)
    assert not is_apart(told("dos camionetas blancas se llevaron a un hombre, bus stop"), [*JUNK, true])


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [(DURHAM, DURHAM, 0.0), (CHAPEL_HILL, CARRBORO, 4.1), (DURHAM, CHAPEL_HILL, 13.5), (DURHAM, HILLSBOROUGH, 20.1)],
)
def test_distances(first: Point, second: Point, expected: float) -> None:
    assert kilometres(first, second) == pytest.approx(expected, abs=0.2)


def test_a_hostile_text_costs_little() -> None:
    """2,000 characters are what a report holds."""
    long = told(" ".join(f"palabra{number}" for number in range(250))[:2000])
    other = told(" ".join(f"otra{number}" for number in range(250))[:2000])
    started = datetime.now(UTC)
    assert not likely_same(long, other)
    assert datetime.now(UTC) - started < timedelta(seconds=0.5)
