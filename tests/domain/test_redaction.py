"""What the guard stops, and what it lets pass, in both languages (R25)."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.leaks.kinds import Leak
from bot.domain.redaction import find

TRUE: dict[Leak, list[tuple[str, str | None]]] = {
    Leak.PHONE: [
        ("Llámame al 919 555 0123", "919 555 0123"),
        ("call (919) 555-0123 please", "(919) 555-0123"),
        ("call 919.555.0123", "919.555.0123"),
        ("9195550123", "9195550123"),
        ("+1 919-555-0123", "+1 919-555-0123"),
        ("1-919-555-0123", "1-919-555-0123"),
        ("919 - 555 - 0123", "919 - 555 - 0123"),
        ("919–555–0123", "919–555–0123"),
        ("mi whatsapp +52 55 1234 5678", "+52 55 1234 5678"),
        ("+502 5555 1234", "+502 5555 1234"),
        ("llame al 555-0123", "555-0123"),
        ("٩١٩ ٥٥٥ ٠١٢٣", "٩١٩ ٥٥٥ ٠١٢٣"),
    ],
    Leak.EMAIL: [
        ("escriba a ana.lopez+1@example.org hoy", "ana.lopez+1@example.org"),
        ("ana@correo.example.mx", "ana@correo.example.mx"),
        ("ana arroba example punto org", "ana arroba example punto org"),
        ("ana (at) example (dot) org", "ana (at) example (dot) org"),
    ],
    Leak.LINK: [
        ("mire https://example.org/x?y=1", "https://example.org/x?y=1"),
        ("www.example.org", "www.example.org"),
        ("facebook.com/groups/123", "facebook.com/groups/123"),
        ("t.me/canal", "t.me/canal"),
        ("wa.me/5550123", "wa.me/5550123"),
        ("HTTP://EXAMPLE.ORG", "HTTP://EXAMPLE.ORG"),
    ],
    Leak.PLATE: [
        ("ABC-1234", "ABC-1234"),
        ("una van blanca ABC1234", "ABC1234"),
        ("white van ABC 1234", "ABC 1234"),
        ("abc-1234", "abc-1234"),
        ("XYZ-2019", "XYZ-2019"),
        ("7ABC123", "7ABC123"),
        ("123-ABC", "123-ABC"),
        ("placa 123 ABC", "123 ABC"),
        ("placa abc 123", "placa abc 123"),
        ("placas: K9Z4821", "placas: K9Z4821"),
        ("license plate number is 12345D", "plate number is 12345D"),
        ("matrícula AB-12345", "AB-12345"),
    ],
    Leak.UNIT: [
        ("Club Blvd apt 4", "apt 4"),
        ("Apt. #12B", "Apt. #12B"),
        ("apartamento 3", "apartamento 3"),
        ("apartment B", "apartment B"),
        ("apt b", "apt b"),
        ("Unit 210", "Unit 210"),
        ("lote 7", "lote 7"),
        ("lot 14", "lot 14"),
        ("traila 22", "traila 22"),
        ("departamento C-4", "departamento C-4"),
    ],
    Leak.HOUSE: [
        ("123 Main Street", "123 Main Street"),
        ("123 main st", "123 main st"),
        ("45 Elm Street, Durham", "45 Elm Street"),
        ("1200 W. Club Blvd", "1200 W. Club Blvd"),
        ("808 N 5th Ave", "808 N 5th Ave"),
        ("77 Oak Tree Lane", "77 Oak Tree Lane"),
        ("9 Sunset Drive", "9 Sunset Drive"),
        ("12B Pine Ct", "12B Pine Ct"),
        ("4410 NC Highway 54", "4410 NC Highway"),
        ("45 Calle Roble", "45 Calle Roble"),
        ("calle Roble 45", "calle Roble 45"),
        ("Avenida de los Pinos 1203", None),
        ("casa número 12", "casa número 12"),
        ("house #4", "house #4"),
    ],
    Leak.OFFICER: [
        ("agent Smith", "agent Smith"),
        ("el agente Juan Pérez está aquí", "agente Juan Pérez"),
        ("Officer O'Neil", "Officer O'Neil"),
        ("AGENT SMITH", "AGENT SMITH"),
        ("Sgt. Garcia-Lopez", "Sgt. Garcia-Lopez"),
        ("Sheriff Jones", "Sheriff Jones"),
        ("Deputy Ana Ruiz", "Deputy Ana Ruiz"),
    ],
    Leak.NAME: [
        ("la señora Martínez", "señora Martínez"),
        ("Sra. López", "Sra. López"),
        ("don Pedro", "don Pedro"),
        ("Mr. Brown", "Mr. Brown"),
    ],
    Leak.COORDINATES: [
        ("35.9940, -78.8986", "35.9940, -78.8986"),
        ("35.994 -78.898", "35.994 -78.898"),
        ("35.9940N 78.8986W", "35.9940N 78.8986"),
        ("35°59'38\"N 78°53'55\"W", "35°59'"),
        ("8773X4VX+8Q Durham", "8773X4VX+8Q"),
        ("///filled.count.soap", "///filled.count.soap"),
    ],
    Leak.A_NUMBER: [
        ("mi número es A123456789", "A123456789"),
        ("A-123-456-789", "A-123-456-789"),
        ("A# 123 456 789", "A# 123 456 789"),
        ("a123456789", "a123456789"),
        ("A12345678", "A12345678"),
        ("A number: 123456789", "A number: 123456789"),
        ("alien number 123-456-789", "alien number 123-456-789"),
        ("número de extranjero 123456789", "extranjero 123456789"),
        ("recibo IOE1234567890", "IOE1234567890"),
    ],
}

HARMLESS = [
    # Words around hotlines and papers.
    "la línea de ayuda del condado",
    "call the hotline",
    "llame al 911",
    "988",
    "287(g)",
    "acuerdo 287(g) del alguacil",
    "Form I-200",
    "una orden I-205",
    "A-127",
    "/verify A-127",
    "R-7F3K",
    "I-130",
    "N-400 y G-28",
    "EOIR-42B",
    "visa H-2A",
    "TPS-2023",
    # Streets, roads, corners.
    "Roxboro y Club, Durham",
    "5th Street and Main",
    "9th St",
    "I-40 y Harrison Ave",
    "I-85 exit 176",
    "NC 54 and Farrington Rd",
    "NC-147",
    "NC-54 y NC-55",
    "US 15-501",
    "US-501",
    "SR-1010",
    "Highway 70 and Miami Blvd",
    "US 70 at Hillsborough St",
    "exit 270 Chapel Hill Rd",
    "salida 270 Chapel Hill Rd",
    "100 block of Main St",
    "calle Main",
    "calle 5 y avenida 9",
    "Martin Luther King Jr Pkwy",
    "Dr Martin Luther King Blvd",
    "the parking lot of the shop",
    "parking lot B",
    "Oak trailer park",
    "a lot of agents",
    "una unidad de la policía",
    "Wake Forest",
    "Durham 27701",
    "27701-1234",
    # Times, dates, counts.
    "3:30 Main St",
    "a las 3:42 p. m.",
    "at 3 pm Club Blvd",
    "15:30",
    "2026",
    "2025-2026",
    "ICE 2025",
    "MAY 2026",
    "Nov-2026",
    "2026-11-22",
    "11/22/2026",
    "2 agentes en Main Street",
    "3 vans on Main St",
    "2 vans down the road",
    "4 agents outside the court",
    "2 agents one way",
    "4 camionetas cerca de la corte",
    "llegaron 12 hombres por la calle",
    "hace 10 minutos",
    "LAS 300 PERSONAS",
    "1,234",
    # Plates, names and units that are none.
    "placas blancas",
    "las placas de Texas",
    "plates from Virginia in 2024",
    "government plates",
    "sin placas",
    "Sheriff's office",
    "Durham County Sheriff Office",
    "sheriff Deputies",
    "agente federal",
    "agentes de ICE",
    "agent ICE",
    "the officer told us",
    "oficial de la corte",
    "don't",
    "Patrulla Fronteriza",
    "Border Patrol agents",
    "Llegaron ya.me dijeron",
    "St. Joseph",
    "U.S. Marshals",
    "@everyone",
    "¿De qué color es la camioneta?",
    "How many agents and vehicles?",
    "¿Qué dicen los chalecos y los carros?",
    "Which corner or business is it, without a home address?",
    "",
]


@pytest.mark.parametrize(
    ("leak", "text", "found"),
    [(leak, text, found) for leak, cases in TRUE.items() for text, found in cases],
)
def test_r25_what_may_not_leave_is_found(leak: Leak, text: str, found: str | None) -> None:
    hits = find(text)
    assert [hit.leak for hit in hits][:1] == [leak], hits
    if found is not None:
        assert text[hits[0].start : hits[0].end].strip() == found


@pytest.mark.parametrize("text", HARMLESS)
def test_r25_what_is_harmless_passes(text: str) -> None:
    assert [(hit.leak.value, text[hit.start : hit.end]) for hit in find(text)] == []


def test_r25_everything_in_a_text_is_found_in_order() -> None:
    text = "Mr. Brown, 123 Main Street apt 4, 919 555 0123, plate ABC-1234"
    assert [hit.leak for hit in find(text)] == [Leak.NAME, Leak.HOUSE, Leak.UNIT, Leak.PHONE, Leak.PLATE]


@given(st.text(max_size=200))
def test_hits_stand_inside_the_text_and_apart(text: str) -> None:
    hits = find(text)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(before.end <= after.start for before, after in pairwise(hits))


@pytest.mark.parametrize(
    "piece", ["A", "1", "1 ", "a b ", "calle ", "x.", "123 a ", "A-", "ABC ", "12 Main ", "a@", "("]
)
def test_a_long_text_takes_no_long_time(piece: str) -> None:
    """A pattern that backtracks would need minutes for this; the test run's own time limit is the judge."""
    assert isinstance(find(piece * (20_000 // len(piece))), list)
