"""R45: a number alone is taken from what somebody types, and asking for a ride or a hiding place is understood."""

import time

import pytest

from bot.domain.referrals import phone_in
from bot.domain.shelter import asks_for_shelter


@pytest.mark.parametrize(
    ("typed", "number", "had_words"),
    [
        ("919-555-0134", "+19195550134", False),
        (" (919) 555 0134 ", "+19195550134", False),
        ("9195550134", "+19195550134", False),
        ("+52 55 5555 1234", "+525555551234", False),
        ("919 555 0134 soy Ana y no tengo papeles", "+19195550134", True),
        ("my son Luis, 919-555-0134, 12 Oak St", "+19195550134", True),
        ("llámeme", None, True),
        ("A 123 456 789", None, True),
        ("919-555-0134 o 919-555-0188", None, True),
        ("", None, False),
    ],
)
def test_r45_only_a_number_is_taken(typed: str, number: str | None, had_words: bool) -> None:
    assert phone_in(typed) == (number, had_words)


@pytest.mark.parametrize(
    "text",
    [
        "I need a ride to my check-in",
        "can someone drive me to Charlotte",
        "could you pick us up",
        "where can I hide",
        "we need a place to stay",
        "looking for a safe house",
        "necesito un raite a la corte",
        "Necesito transporte para mi cita",
        "ocupo un aventón",
        "me pueden llevar a la corte?",
        "quién me da posada",
        "¿Dónde me escondo?",
        "dónde esconderme",
        "busco un lugar para esconderme",
        "necesitamos albergue para los niños",
        "donde nos podemos quedar: necesito refugio",
    ],
)
def test_r45_who_asks_for_a_ride_or_a_hiding_place_is_understood(text: str) -> None:
    assert asks_for_shelter(text)


@pytest.mark.parametrize(
    "text",
    [
        "agents are hiding behind the school bus",
        "se escondieron detrás de una camioneta",
        "the bus driver saw them",
        "can they take my car",
        "me pueden llevar preso",
        "do I have to open the door",
        "where can I find a lawyer",
        "necesito un abogado",
        "mi esposo pidió asilo, necesita ayuda",
        "they gave him a ride in a white van",
        "puedo quedarme callado",
        "I want to stay silent",
    ],
)
def test_who_asks_something_else_is_not(text: str) -> None:
    assert not asks_for_shelter(text)


@pytest.mark.parametrize("part", ["need a ", "necesito un ", "where ", "1"])
def test_a_hostile_text_takes_no_time(part: str) -> None:
    began = time.monotonic()
    asks_for_shelter(part * 400)
    phone_in(part * 400)
    assert time.monotonic() - began < 1
