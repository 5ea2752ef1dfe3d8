"""R5: full names, birth dates, own addresses and numbers of papers are never stored; what looks alike stays."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.personal import spans, strip

TAKEN: list[tuple[str, str]] = [
    # numbers of immigration papers
    ("Se llevaron a mi primo, A123456789, hoy", "Se llevaron a mi primo, […], hoy"),
    ("A-123-456-789 y A987654321", "[…] y […]"),
    ("su numero es a# 087 654 321", "su numero es […]"),
    ("recibo WAC2190012345", "recibo […]"),
    # full names
    ("Me llamo Juan Pérez y vi tres camionetas", "Me llamo […] y vi tres camionetas"),
    ("me llamo maria gonzalez vi tres camionetas", "me llamo […] vi tres camionetas"),
    ("ME LLAMO JUAN PEREZ Y HAY MIGRA", "ME LLAMO […] Y HAY MIGRA"),
    ("me llamo fernando lopez ruiz y estoy en Durham", "me llamo […] y estoy en Durham"),
    ("Mi nombre es María de la Cruz Ortiz, estoy en Durham", "Mi nombre es […], estoy en Durham"),
    ("mi nombre completo es Ana Sofía Reyes.", "mi nombre completo es […]."),
    ("Nombre: Pedro Ruiz", "Nombre: […]"),
    ("le escribe Rosa Méndez, de Durham", "le escribe […], de Durham"),
    ("mi esposo se llama Luis Ramírez", "mi esposo se llama […]"),
    ("mi hija se llama ana lucia torres", "mi hija se llama […]"),
    ("el nombre de mi hermano es Carlos Vega", "el nombre de mi hermano es […]"),
    ("My name is John Smith and I saw agents", "My name is […] and I saw agents"),
    ("my name's maria lopez i saw ice", "my name's […] i saw ice"),
    ("hello my full name is Ana Maria O'Neil.", "hello my full name is […]."),
    ("his name is Jose Luis Garcia", "his name is […]"),
    ("My husband's name is Mario Díaz, they took him", "My husband's name is […], they took him"),
    ("my brother is called Omar Haddad", "my brother is called […]"),
    ("Soy Juan Pérez, vivo cerca", "Soy […], vivo cerca"),
    ("I'm Maria Lopez and ice is here", "I'm […] and ice is here"),
    ("I am Ana de la Cruz", "I am […]"),
    ("je m'appelle Marie Dupont", "je m'appelle […]"),
    ("me chamo João da Silva", "me chamo […]"),
    ("mwen rele Jean Baptiste", "mwen rele […]"),
    ("tôi tên là Nguyễn Văn An", "tôi tên là […]"),
    ("我叫王小明，他们在门口", "我叫[…]，他们在门口"),
    ("اسمي محمد علي", "اسمي […]"),
    # birth dates
    ("nací el 12 de marzo de 1985 en Puebla", "nací el […] en Puebla"),
    ("naci el 12/03/85", "naci el […]"),
    ("fecha de nacimiento: 12-03-1985", "fecha de nacimiento: […]"),
    ("mi cumpleaños es el 4 de julio", "mi cumpleaños es el […]"),
    ("I was born on March 12, 1985", "I was born on […]"),
    ("born in 1990 in Honduras", "born in […] in Honduras"),
    ("DOB 03/12/1985", "DOB […]"),
    ("date of birth is 1985-03-12", "date of birth is […]"),
    ("mi hijo nació en 2012", "mi hijo nació en […]"),
    ("Juan, 03/12/1985, se lo llevaron", "Juan, […], se lo llevaron"),
    ("data de nascimento 5 de maio de 1979", "data de nascimento […]"),
    ("née le 5 mai 1979", "née le […]"),
    ("出生 1985年3月12日", "出生 […]"),
    # addresses that are somebody's own
    ("vivo en 400 Main St", "vivo en […]"),
    ("Vivo en la calle Roble 45, apto 3", "Vivo en la […]"),
    ("vivo en Durham, 400 Main St apt 4", "vivo en Durham, […]"),
    ("mi dirección es 1200 W. Club Blvd apt 4B", "mi dirección es […]"),
    ("mi direccion: 45 Elm Street", "mi direccion: […]"),
    ("vivimos en la traila 22", "vivimos en la […]"),
    ("vivo en la calle Roble", "vivo en la […]"),
    ("I live at 77 Oak Tree Lane, they are outside", "I live at […], they are outside"),
    ("i live on elm street and they are here", "i live on […] and they are here"),
    ("My address is 9 Sunset Drive, Unit 210", "My address is […]"),
    ("my home address is 808 N 5th Ave", "my home address is […]"),
    ("we live in apt 4", "we live in […]"),
    ("moro na 45 Elm Street", "moro na […]"),
    ("j'habite au 45 Elm Street", "j'habite au […]"),
]

STAYS = [
    # the place of a sighting
    "400 Main St",
    "45 Elm Street",
    "están en 400 Main St, Durham",
    "agents at 1200 W. Club Blvd now",
    "vi a la migra en la calle Roble 45",
    "vivo en Durham y vi a la migra en 400 Main St",
    "I live in Durham and saw them at 400 Main St",
    "Vivo en el condado de Wake",
    "vivo cerca de Main Street",
    "I live near Compare Foods",
    "Main Street and Club Blvd",
    "my address is not important",
    "la tienda se llama La Michoacana",
    "the store is called Compare Foods",
    "la calle se llama Roxboro",
    # what no name follows
    "me llamo la atención que no traían placas",
    "me llamo mi hermano para decirme",
    "me llamo a las 5 mi vecina",
    "me llamo llorando",
    "me llamo por teléfono",
    "nadie me llamo ayer",
    "my name is not important",
    "my name is on the lease",
    "do they need my name?",
    "¿tengo que dar mi nombre?",
    "soy ciudadano americano",
    "Soy Ciudadano Americano",
    "soy madre de tres hijos",
    "SOY MADRE DE TRES HIJOS",
    "Soy de Honduras",
    "I am a US citizen",
    "I'm At Walmart",
    "I am Legal Resident",
    "i'm scared they are here",
    "我叫了警察",
    # days and numbers of other things
    "el 12 de marzo de 2026 vi a la migra",
    "03/12/2026",
    "visto el 11/22/2026 a las 3:42",
    "12 agentes y 3 camionetas",
    "since May 12, 2025",
    "ley de 1996",
    "form I-205 of 2025",
    "born in Honduras",
    "us born kids, 2 of them",
    "nacido en Estados Unidos",
    "llamé al 919 555 0123",
    "A-101 en Durham",
    "exit 1985 on I-40",
    "",
]


@pytest.mark.parametrize(("text", "expected"), TAKEN, ids=[text for text, _ in TAKEN])
def test_r5_what_leads_to_a_person_is_taken_out(text: str, expected: str) -> None:
    assert strip(text) == (expected, True)


@pytest.mark.parametrize("text", STAYS)
def test_r5_what_only_looks_alike_stays(text: str) -> None:
    assert strip(text) == (text, False)


@given(st.text(max_size=200))
def test_spans_stand_inside_the_text_and_apart(text: str) -> None:
    found = spans(text)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))


@pytest.mark.parametrize(
    "piece",
    ["me llamo ", "my name is A ", "I'm A", "soy Aa ", "nací el ", "vivo en ", "1/", "vivo en la calle ", "Ana de "],
)
def test_a_long_text_takes_no_long_time(piece: str) -> None:
    """A pattern that backtracks would need minutes for this; the test run's own time limit is the judge."""
    assert isinstance(spans(piece * (10_000 // len(piece))), list)
