"""Numbers that may be shown, and those that may not in any format."""

import pytest

from knowledge.model import NeverGive
from knowledge.phones import as_digits, forbidden_in, is_dial_code, is_e164, is_short_code, numbers_in, shows

TIP_LINE = NeverGive("+18663472423", "the tip line")


@pytest.mark.parametrize("number", ["+13365430353", "+18443631423", "+18007997233"])
def test_numbers_in_e164_are_known(number: str) -> None:
    assert is_e164(number)


@pytest.mark.parametrize(
    "text", ["", "911", "3365430353", "+1336543035", "+1 336 543 0353", "+10000000000", "+1336543O353", "tel"]
)
def test_anything_else_is_no_number(text: str) -> None:
    assert not is_e164(text)


@pytest.mark.parametrize(
    ("text", "expected"), [("911", True), ("988", True), ("2-1-1", True), ("9233#", True), ("12", False)]
)
def test_codes_that_are_dialled_as_they_stand(text: str, *, expected: bool) -> None:
    assert is_dial_code(text) is expected


def test_short_codes_have_five_or_six_digits() -> None:
    assert is_short_code("81010")
    assert is_short_code("877877")
    assert not is_short_code("911")


def test_a_shown_form_is_compared_with_its_number() -> None:
    assert shows("1-844-363-1423", "+18443631423")
    assert shows("(844) 363-1423", "+18443631423")
    assert not shows("844-363-1424", "+18443631423")


def test_letters_are_keys() -> None:
    assert as_digits("1-866-DHS-2-ICE") == "18663472423"


@pytest.mark.parametrize("text", ["call 866.347.2423 now", "1 (866) DHS 2 ICE", "866\u2011347\u20112423", "٨٦٦٣٤٧٢٤٢٣"])
def test_a_forbidden_number_is_seen_in_every_dress(text: str) -> None:
    assert forbidden_in(text, [TIP_LINE]) is TIP_LINE


@pytest.mark.parametrize("text", ["", "866-347-2424", "call the hotline", "8663 4724 and more"])
def test_other_texts_hold_none(text: str) -> None:
    assert forbidden_in(text, [TIP_LINE]) is None


def test_numbers_are_found_in_a_sentence() -> None:
    assert numbers_in("Call 336-543-0353 or (844) 363-1423.") == ("+13365430353", "+18443631423")
