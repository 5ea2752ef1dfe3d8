"""Place names as people hear and mistype them become counties; ordinary words do not."""

import pytest

from knowledge.places import Places
from knowledge.spelling import sound

HEARD = {
    "Mecklenburg": (
        "charlote, charlot, sharlote, charlotte, charlott, chalotte, charllotte, charolotte, sharlot, "
        "huntersvile, jontersvil, matius, mathews"
    ),
    "Wake": (
        "raly, raley, raliegh, raleig, relei, ralee, raligh, roli, rali, reli, garner, keri, apecs, holly "
        "spring, fucuey, wake fores, sebulon, zebulum"
    ),
    "Durham": "durjam, duram, durhum, durhan, durjan, dorham, durama",
    "Guilford": (
        "grinsboro, greensburo, grinborro, gringsboro, grensboro, greenboro, grinsburo, jai point, hai "
        "point, high poin, jaipoint"
    ),
    "Forsyth": (
        "winston seilem, winston salen, wiston salem, winstonsalem, uinston salem, winston sailem, winton "
        "salem, kernersvil"
    ),
    "Cumberland": "fayetvil, fayetteville, fayetvile, fayeteville, feyetvil, fayetbil, fallete vil",
    "Buncombe": "asvil, ashvil, achevil, ashebille, asheville",
    "Gaston": "gastonia, gastona",
    "Catawba": "jicori, hickori, hikory",
    "Cabarrus": "concor, konkord, canapolis, kanapolis",
    "Union": "monro, montro",
    "Lee": "sanfor, sanford, samford",
    "Chatham": "siler siti, sailer city, syler city, siler cit",
    "Alamance": "burlinton, burlinten, berlinton",
    "Wayne": "goldsboro, golsboro, gosboro",
    "New Hanover": "wilminton, wilmigton, uilmington",
    "Robeson": "lumberton, lamberton, lumbertin",
    "Johnston": "smithfil, esmitfil, smitfield, esmithfield",
    "Sampson": "clinton, klinton",
    "Orange": "chapel jil, chapel hil, chapell hill, carboro, karboro",
    "Henderson": "jendersonvil, hendersonvil",
    "Onslow": "jaksonvil, jacksonvile",
    "Nash": "rocky maun, roky mount, rocki mount",
    "Iredell": "estatesville, stasville, statesvile, mursvil, mooresvile",
    "Randolph": "ashboro, asheborro",
    "Davidson": "tomasville, thomasvil, lexinton, lecsington",
    "Burke": "morganton, morgantown",
    "Cleveland": "selvy",
    "Rowan": "salisberry, salsbury",
    "Wilson": "guilson, wilsen",
    "Pitt": "grinvil, greenvile",
    "Lenoir": "kinstun, kingston",
    "Duplin": "duplin, warsaw, warso, wallas",
}
MISSPELT = [(spelling, county) for county, spellings in HEARD.items() for spelling in spellings.split(", ")]
ORDINARY = """
    peligro, camino, silencio, español, inglés, custodia, detención, familia, secreto, persona, efectivo, línea,
    video, negro, serio, general, realidad, cualquier lado, la calle, el parque, la montaña, mi cuarto, mi
    carro, el closet, el bosque, la cocina, la milpa, la traila, el campo, la bodega, la tienda, la lavandería, mi
    pueblo, otro estado, marzo, septiembre, trouble, custody, danger, general, detention, secret, cash, english,
    spanish, writing, public, private, handcuffs, uniform, silence, traffic, pajamas, labor, surgery, recovery,
    kindergarten, the basement, the attic, the bathroom, the kitchen, the woods, a hurry, the driveway, the
    hallway, charge, shock, panic, tears, jail, prison
"""


@pytest.mark.parametrize(("spelling", "county"), MISSPELT)
def test_a_town_as_it_is_heard_is_found(places: Places, spelling: str, county: str) -> None:
    for sentence in ("se llevaron a mi esposo en {}", "raid in {}", "estoy en {}"):
        assert places.find(sentence.format(spelling)).county == county


def test_the_table_is_long_enough() -> None:
    assert len(set(MISSPELT)) == len(MISSPELT) >= 60


@pytest.mark.parametrize("word", ORDINARY.replace("\n", " ").split(","))
def test_an_ordinary_word_is_no_town(places: Places, word: str) -> None:
    for sentence in ("estoy en {}", "i am in {}", "está en {} desde ayer"):
        assert places.find(sentence.format(word.strip())).county is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("charlotte", "sharlot"),
        ("durham", "durjam"),
        ("hendersonville", "jendersonvil"),
        ("wilson", "guilson"),
    ],
)
def test_what_sounds_alike_is_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(
    ("text", "county"),
    [
        ("en la tienda de la Roxboro, Durham", "Durham"),
        ("camionetas en la Hillsborough, en Raleigh", "Wake"),
        ("cerca de la iglesia de Concord en Charlotte", "Mecklenburg"),
        ("they are at the laundromat on Wilson in Raleigh", "Wake"),
        ("en la panaderia, roxboro y club durham, ahorita", "Durham"),
        ("Roxboro, Durham, hay dos camionetas", "Durham"),
        ("Durham, Roxboro y Club", "Durham"),
        ("en Roxboro", "Person"),
        ("en Roxboro, NC", "Person"),
        ("Siler City, Chatham", "Chatham"),
        ("en Durham, Raleigh y Cary", "Durham"),
        ("vivo en Durham y trabajo en Roxboro", "Durham"),
    ],
)
def test_a_street_called_like_a_town_is_in_the_town_named_after_it(places: Places, text: str, county: str) -> None:
    assert places.find(text).county == county
