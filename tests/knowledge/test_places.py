"""Names, ZIP codes and points become counties; common words do not."""

import pytest

from knowledge.folding import fold
from knowledge.loader import PACKS, Knowledge
from knowledge.places import PlaceKind, Places


def test_all_hundred_counties_are_found_by_name(places: Places) -> None:
    assert len(places.counties) == 100
    forms = (
        "{} County",
        "{} county nc",
        "condado de {}",
        "estoy en el condado de {}, hay redada",
        "is ICE in {} County?",
    )
    wrong = [
        (form.format(county), found.county)
        for county in places.counties
        for form in forms
        for text in (form.format(county), form.format(county.lower()))
        if (found := places.find(text)).county != county
    ]
    assert wrong == []


def test_an_argument_is_a_county_in_every_form(places: Places) -> None:
    for county in places.counties:
        assert places.county(county) == county
        assert places.county(county.upper()) == county


def test_the_sheriff_of_a_name_is_a_countys(places: Places) -> None:
    assert places.find("the sheriff of Henderson").county == "Henderson"
    assert places.find("el cherife de franklin coopera?").county == "Franklin"


@pytest.mark.parametrize(
    ("text", "county"),
    [
        ("vivo en Siler City", "Chatham"),
        ("ICE in siler city now", "Chatham"),
        ("raleigh", "Wake"),
        ("soy de Charlotte", "Mecklenburg"),
        ("agents in high point", "Guilford"),
        ("hay redada en asheville", "Buncombe"),
        ("estoy en Winston", "Forsyth"),
        ("winston salem nc", "Forsyth"),
        ("in wilmington", "New Hanover"),
        ("Fuquay", "Wake"),
        ("my sister in Rocky Mount", "Nash"),
        ("Kannapolis", "Cabarrus"),
        ("boone nc", "Watauga"),
        ("aqui en Morganton", "Burke"),
        ("in Snow Hill", "Greene"),
        ("Mount Airy", "Surry"),
        ("Durham, Roxboro St and Club Blvd", "Durham"),
        ("Roxboro St, Durham", "Durham"),
        ("kinston ave durham", "Durham"),
        ("en la panaderia, roxboro y club durham", "Durham"),
        ("garner & main, raleigh", "Wake"),
        ("lexington ave, high point", "Guilford"),
        ("is there help in carry nc", "Wake"),
        ("monroe nc", "Union"),
        ("redada en Monroe", "Union"),
        ("downtown Sanford", "Lee"),
        ("vivo en Wilson", "Wilson"),
        ("hospital de Wilson", "Wilson"),
        ("in wake", "Wake"),
        ("UNC Chapel Hill", "Orange"),
        ("the mall in Concord", "Cabarrus"),
        ("in Eden, NC", "Rockingham"),
        ("I live in Advance", "Davie"),
        ("Advance, NC", "Davie"),
        ("the town of Franklin", "Macon"),
        ("ciudad de Henderson", "Vance"),
        ("i'm in durham's east side", "Durham"),
        ("OBX", "Dare"),
    ],
)
def test_towns(places: Places, text: str, county: str) -> None:
    assert places.find(text).county == county


def test_every_town_of_some_size_is_found_after_in(places: Places, knowledge: Knowledge) -> None:
    towns = [place for place in knowledge.gazetteer.places if place.population > 5000]
    assert len(towns) > 100
    wrong = {
        place.name: found
        for place in towns
        if (found := places.find(f"ICE is in {place.name} right now")).county != place.counties[0]
        and found.kind is not PlaceKind.AMBIGUOUS
    }
    assert wrong == {}


@pytest.mark.parametrize(
    ("text", "county"),
    [
        ("estoy en grensboro", "Guilford"),
        ("chapel hil", "Orange"),
        ("Charlote", "Mecklenburg"),
        ("vivo en Mecklemburgo", "Mecklenburg"),
        ("raleight nc", "Wake"),
        ("in fayeteville", "Cumberland"),
        ("durhan", "Durham"),
        ("vivo en hendersonvil", "Henderson"),
        ("near gastoniaa", "Gaston"),
        ("vivo en wilmintong", "New Hanover"),
        ("asheborro", "Randolph"),
        ("guildford county", "Guilford"),
        ("condado de forsite", "Forsyth"),
    ],
)
def test_misspellings(places: Places, text: str, county: str) -> None:
    assert places.find(text).county == county


@pytest.mark.parametrize(
    ("text", "county"),
    [
        ("27701", "Durham"),
        ("my zip is 28212", "Mecklenburg"),
        ("27610-1234", "Wake"),
        ("zip 27105 hay redada", "Forsyth"),
    ],
)
def test_zip_codes(places: Places, text: str, county: str) -> None:
    assert places.find(text).county == county


@pytest.mark.parametrize("text", ["$27601", "pago 27601 dolares", "27601 dollars", "call 1-919-27601-0000"])
def test_other_numbers_are_no_zip_codes(places: Places, text: str) -> None:
    assert places.find(text).kind is PlaceKind.NONE


@pytest.mark.parametrize(
    ("text", "county"),
    [
        ("我在夏洛特", "Mecklenburg"),
        ("我住Cary", "Wake"),
        ("罗利有突袭吗", "Wake"),
        ("الهجرة في رالي", "Wake"),
        ("أنا في شارلوت", "Mecklenburg"),
        ("rafle à Greensboro", "Guilford"),
        ("mwen nan Raleigh", "Wake"),
        ("tôi ở Charlotte", "Mecklenburg"),
        ("estou em Durham", "Durham"),
    ],
)
def test_other_languages(places: Places, text: str, county: str) -> None:
    assert places.find(text).county == county


@pytest.mark.parametrize(
    ("text", "counties"),
    [
        ("hay redada en henderson", {"Henderson", "Vance"}),
        ("Franklin", {"Franklin", "Macon"}),
        ("la carcel de Davidson", {"Davidson", "Mecklenburg"}),
        ("in Washington", {"Washington", "Beaufort", None}),
        ("vivo en Lenoir", {"Lenoir", "Caldwell"}),
        ("Fairview", {"Union", "Buncombe"}),
        ("Columbia", {"Tyrrell", None}),
        ("in the triangle", {"Wake", "Durham", "Orange"}),
        ("Durham Roxboro", {"Durham", "Person"}),
    ],
)
def test_two_meanings_are_asked_for(places: Places, text: str, counties: set[str | None]) -> None:
    found = places.find(text)
    assert found.kind is PlaceKind.AMBIGUOUS
    assert found.county is None
    assert {option.county for option in found.options} == counties
    assert found.label


def test_all_names_with_two_meanings_are_asked_for(places: Places, knowledge: Knowledge) -> None:
    for name in knowledge.gazetteer.rules.town_or_county:
        assert places.find(f"ICE is in {name}").kind is PlaceKind.AMBIGUOUS, name
        assert places.find(f"ICE is in {name} County").county == name


def test_a_named_county_settles_a_double_name(places: Places) -> None:
    assert places.find("in Franklin, Macon County").county == "Macon"


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Rock Hill", "South Carolina"),
        ("my sister in Rock Hill SC", "South Carolina"),
        ("they moved him to Lumpkin, Georgia", "Georgia"),
        ("he is in Texas", "Texas"),
        ("está en Carolina del Sur", "South Carolina"),
        ("Greenville, South Carolina", "South Carolina"),
        ("Greenville, SC", "South Carolina"),
        ("Jackson, Mississippi", "Mississippi"),
        ("Durham, NH", "New Hampshire"),
        ("Gwinnett County", "Georgia"),
        ("in Atlanta", "Georgia"),
        ("90210", "California"),
        ("vivo en Nueva York", "New York"),
    ],
)
def test_outside_the_state(places: Places, text: str, state: str) -> None:
    found = places.find(text)
    assert (found.kind, found.county, found.state) == (PlaceKind.OUTSIDE, None, state)


def test_a_place_of_ours_beats_one_outside(places: Places) -> None:
    assert places.find("my daughter is in Texas, we are from Clinton").county == "Sampson"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "pay in advance",
        "como le hago para ayudar",
        "¿cómo?",
        "me quiero casar con una ciudadana",
        "she should wake up",
        "wake me when they leave",
        "in person appointment",
        "any person can ask",
        "call the red cross",
        "an orange jumpsuit",
        "el que lee esto",
        "my brother Wilson was taken",
        "mi tío Martín",
        "llama a Martin",
        "agent Moore took it",
        "union rep",
        "me siguen unas camionetas",
        "the union at work",
        "la unión hace la fuerza",
        "black Lincoln Navigator",
        "vale, gracias",
        "real ID vale",
        "I dare not open",
        "the school gates are closed",
        "vivo con miedo",
        "estoy en la iglesia",
        "soy de Bolivia",
        "agentes en la montaña",
        "Georgia is my friend",
        "calle Durham 5",
        "Wilson Street",
        "his name is Jackson",
        "president Lincoln",
        "cashiers check",
        "burger king",
        "north carolina",
        "en Carolina del Norte",
        "nc",
        "trust no one",
        "what is the star on the badge",
        "welcome",
        "I have faith",
        "my hope",
        "el duque",
        "in the green house",
        "agents in the area",
        "I need relief",
        "do i need bail or bond",
        "Supply",
        "they took my dad",
        "se llevaron a mi papá",
        "con mi license",
        "mi mica",
    ],
)
def test_ordinary_words_are_no_places(places: Places, text: str) -> None:
    assert places.find(text).county is None


@pytest.mark.parametrize(
    ("latitude", "longitude", "county"),
    [
        (35.994, -78.8986, "Durham"),
        (35.2271, -80.8431, "Mecklenburg"),
        (35.5951, -82.5515, "Buncombe"),
        (34.2257, -77.9447, "New Hanover"),
        (35.7235, -79.4623, "Chatham"),
        (35.908, -75.61, "Dare"),
    ],
)
def test_coordinates(places: Places, latitude: float, longitude: float, county: str) -> None:
    assert places.at(latitude, longitude).county == county
    assert places.find(f"{latitude}, {longitude}").county == county


def test_coordinates_of_each_county_lie_in_it(places: Places, knowledge: Knowledge) -> None:
    for county in knowledge.gazetteer.counties:
        assert places.at(county.latitude, county.longitude).county == county.name


@pytest.mark.parametrize(("latitude", "longitude"), [(40.7, -74.0), (33.75, -84.39), (0.0, 0.0), (-90.0, 180.0)])
def test_coordinates_outside(places: Places, latitude: float, longitude: float) -> None:
    assert places.at(latitude, longitude).kind is PlaceKind.OUTSIDE


def test_neighbours_share_a_border_both_ways(places: Places) -> None:
    for county in places.counties:
        assert places.neighbours(county)
        assert all(county in places.neighbours(other) for other in places.neighbours(county))


def test_neighbours_fit_the_outlines(places: Places) -> None:
    from knowledge.polygons import Outlines

    _, shapes, _ = Outlines((PACKS / "nc" / "counties.geojson").read_text())._shapes  # noqa: SLF001
    assert len(shapes) == 100
    assert "Wake" in places.neighbours("Durham")
    assert "Mecklenburg" not in places.neighbours("Durham")


def test_completion_offers_counties_first(places: Places) -> None:
    assert places.complete("dur")[0].county == "Durham"
    assert places.complete("siler")[0].county == "Chatham"
    assert len(places.complete("")) == 25
    assert places.complete("zzz") == ()
    assert len(places.complete("a", limit=3)) == 3


def test_the_region_reads_names_folded() -> None:
    assert fold("  Condado  de GASTÓN ") == "condado de gaston"
