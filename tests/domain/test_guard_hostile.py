"""Texts made to slip past the guard: unseen signs, look-alike letters, numbers as words, very long ones (R25)."""

import unicodedata
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.leaks.kinds import Leak
from bot.domain.leaks.reading import read
from bot.domain.redaction import check, find

PHONE, PLATE, CALL = "919 555 0123", "ABC-1234", "Vengan todos"


@pytest.mark.parametrize(
    "sign",
    [
        "\u200b",  # zero width space
        "\u200d",  # zero width joiner
        "\u200f",  # right-to-left mark
        "\u202e",  # right-to-left override
        "\u2066",  # isolate
        "\u00ad",  # soft hyphen
        "\ufeff",  # byte order mark
        "\u2060",  # word joiner
        "\u0335",  # a stroke over the sign before it
        "\ufe0f\u20e3",  # keycap
        "\u3164",  # Hangul filler
        "\U000e0061",  # tag letter
    ],
)
@pytest.mark.parametrize(("text", "leak"), [(PHONE, Leak.PHONE), (PLATE, Leak.PLATE), (CALL, Leak.CALL)])
def test_r25_what_cannot_be_seen_hides_nothing(sign: str, text: str, leak: Leak) -> None:
    hostile = sign.join(text)
    hits = [hit for hit in check(hostile) if hit.leak is leak]
    assert hits, hostile
    assert hits[0].start == 0


@pytest.mark.parametrize(
    "text",
    [
        "\uff19\uff11\uff19 \uff15\uff15\uff15 \uff10\uff11\uff12\uff13",  # full width
        "①⑨① ⑤⑤⑤ ⓪①②③",
        "𝟗𝟏𝟗 𝟓𝟓𝟓 𝟎𝟏𝟐𝟑",
        "⁹¹⁹ ⁵⁵⁵ ⁰¹²³",
        "٩١٩ ٥٥٥ ٠١٢٣",
        "९१९ ५५५ ०१२३",
        "9 1 9 5 5 5 0 1 2 3",
        "9-1-9-5-5-5-0-1-2-3",
        "9.1.9.5.5.5.0.1.2.3",
        "91-95-55-01-23",
        "9195 550 123",
        "919*555*0123",
        "9I9 555 O123",
        "nine one nine five five five",
        "nine-one-nine, five-five-five, zero-one-two-three",
        "nueve uno nueve cinco cinco cinco",
        "nueve diecinueve cincuenta y cinco cincuenta y dos treinta y uno",
        "nine 1 nine 5 five 5 zero 1",
    ],
)
def test_r25_a_phone_number_in_any_dress_is_found(text: str) -> None:
    assert Leak.PHONE in {hit.leak for hit in check(f"call {text} today")}, text


@pytest.mark.parametrize(
    ("text", "leak"),
    [
        ("АВС-1234", Leak.PLATE),  # Cyrillic
        ("ΑΒΕ-1234", Leak.PLATE),  # Greek
        ("ＡＢＣ－１２３４", Leak.PLATE),
        ("🇦🇧🇨1234", Leak.PLATE),
        ("Vеngаn a la corte", Leak.CALL),
        ("Vengan a la corte".translate({ord("e"): "é", ord("a"): "à"}), Leak.CALL),
        ("𝓬𝓸𝓶𝓮 to the court", Leak.CALL),
        ("ɢᴀᴛʜᴇʀ at the court", Leak.CALL),
        ("agеnt Smith", Leak.OFFICER),
        ("ana＠example．org", Leak.EMAIL),
    ],
)
def test_r25_letters_that_look_alike_hide_nothing(text: str, leak: Leak) -> None:
    assert leak in {hit.leak for hit in check(text)}, [hex(ord(sign)) for sign in text]


@pytest.mark.parametrize("text", ["Vеngаn", "v e n g a n", "b-l-o-q-u-e-e-n", "R.o.x.b.o.r.o"])
def test_r25_words_in_disguise_are_told_as_such(text: str) -> None:
    assert Leak.HIDDEN in {hit.leak for hit in check(text)}


@pytest.mark.parametrize("text", ["Señor", "Niño Jesús", "U.S. 70", "Ñ", "Łódź", "Nguyễn", "中国城", "naïve café"])
def test_honest_letters_are_no_disguise(text: str) -> None:
    assert Leak.HIDDEN not in {hit.leak for hit in check(text)}


@given(st.text(max_size=120))
def test_hits_stand_inside_the_text(text: str) -> None:
    hits = check(text)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(before.start <= after.start for before, after in pairwise(hits))


@given(st.text(max_size=120))
def test_what_is_seen_shows_where_it_stands(text: str) -> None:
    seen = read(text)
    assert len(seen.text) == len(seen.places)
    assert all(before <= after for before, after in pairwise(seen.places))
    assert not any(unicodedata.category(sign) in ("Cf", "Mn", "Me") for sign in seen.text)


PIECES = (
    "A", "1", "1 ", "a ", "calle ", "x.", "123 a ", "A-", "ABC ", "12 Main ", "a@", "(", "+1", "one ", "uno, ",
    "y ", "todo ", "ice can't ", "no pueden entrar ", "friend who works ", "amigo que trabaja en ", "come ", ", run ",
    "they ", "agent ", "agent A ", "badge no.", "placa a ", "they left ", "raids ", "redadas ", "passed ",
    "pasaron por ",
    "su casa ", "is now ", "Vengan", "en el ", "lat", "@a", "http://", "\u200b", "where a b c ", "objetivo es a ",
)  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("search", [check, find])
def test_twice_the_text_takes_about_twice_the_time(piece: str, search: object) -> None:
    """A pattern that goes back over the text takes four times as long for twice as much, or far more."""
    assert callable(search)
    once, twice = (piece * (signs // len(piece)) for signs in (1_500, 3_000))
    search("warm")
    short = min(_seconds(search, once) for _ in range(2))
    long = min(_seconds(search, twice) for _ in range(2))
    assert long < 3.2 * short + 0.05, f"{short:.3f} s, then {long:.3f} s"


def _seconds(search: object, text: str) -> float:
    assert callable(search)
    begun = process_time()
    search(text)
    return process_time() - begun


@pytest.mark.parametrize(
    "text",
    [
        "They knocked at the door of Mrs. Hill",
        "Se llevaron al Sr. Lane",
        "agents asked for Mr. Park at the shop",
        "Two agents at the office of Dr. Hill",
        "dos agentes en el consultorio del Dr. Pérez",
        "se llevaron al doctor Ramírez",
        "buscaban a la doctora Ruiz",
    ],
)
def test_r25_a_name_that_could_be_a_street_is_a_name_after_a_title(text: str) -> None:
    assert Leak.NAME in {hit.leak for hit in check(text)} or Leak.WANTED in {hit.leak for hit in check(text)}, text


@pytest.mark.parametrize(
    "text",
    [
        "Agents were seen at Sunset Dr and Hill St",
        "Four agents on Chapel Hill Road",
        "Agentes en Martin Luther King, cerca del doctor",
        "Agents near the corner of Dr. Martin Luther King Blvd",
        "Two vehicles along Park Drive",
    ],
)
def test_r25_a_street_stays_a_street(text: str) -> None:
    assert [hit.leak for hit in check(text)] == []
