"""Texts before they are compared: accents, repeats, marks, length."""

import pytest

from knowledge.folding import MAX_CHARACTERS, fold, shorten, words
from knowledge.search.normalise import normalise


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("  ¿QUÉ hago?  ", "que hago"),
        ("Ayudaaaaa!!!", "ayuda"),
        ("xq stá la MIGRA aki", "porque esta la migra aqui"),
        ("q hago", "que hago"),
        ("k me van a hacer", "que me van a hacer"),
        ("el cherife d wake", "el cherife de wake"),
        ("theyre here rn", "they are here right now"),
        ("I.C.E. is here", "ice is here"),
        ("I’m home", "i am home"),
        ("🧊 outside my house 😭", "ice outside my house"),
        ("\u202eredada\u202c", "redada"),
        ("re\u0301te\u0301n", "reten"),
        ("ice\u200b here", "ice here"),
        ("<b>raid</b> *now* [x](y) @everyone", "b raid b now por y everyone"),
        ("di trú ở ngoài cửa", "di tru o ngoai cua"),
        ("移民局在门口", "移民局在门口"),
        ("الهِجْرَة", "الهجرة"),
        ("my avogado", "my abogado"),
        ("l'immigration, qu’ils partent", "l immigration qu ils partent"),
        ("sa m'ap fè", "sa m ap fe"),
        ("", ""),
        ("😀😀😀", ""),
        ("...!!!", ""),
    ],
)
def test_what_people_type_is_made_whole(typed: str, normal: str) -> None:
    assert normalise(typed) == normal


def test_double_letters_stay() -> None:
    assert normalise("llamar carro street") == "llamar carro street"


def test_a_long_text_keeps_its_beginning_and_end() -> None:
    text = shorten("begin " + "x" * 100_000 + " end")
    assert len(text) <= MAX_CHARACTERS
    assert (text[:5], text[-3:]) == ("begin", "end")


def test_names_are_found_between_scripts() -> None:
    assert [word.folded for word in words("我住Cary附近")] == ["我住", "cary", "附近"]


def test_folding_twice_changes_nothing() -> None:
    for text in ("Ñandú ÉL", "Fuquay-Varina", "O'Neil’s", "Straße ĐÀ NẴNG"):
        assert fold(fold(text)) == fold(text)
