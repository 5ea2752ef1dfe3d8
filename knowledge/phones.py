"""Telephone numbers: whether one is real, and whether a text holds a number that must never be shown."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

import phonenumbers

from knowledge.model import NeverGive

REGION: Final = "US"
# Codes that are dialled as they stand: 911, 988, 2-1-1, and the free codes inside detention ("9233#").
_DIAL_CODE: Final = re.compile(r"\d(?:-?\d){2}|\d{4}#")
_SHORT_CODE: Final = re.compile(r"\d{5,6}")
_KEYPAD: Final = str.maketrans("abcdefghijklmnopqrstuvwxyz", "22233344455566677778889999")
_IN_WORDS: Final = {
    word: str(digit)
    for words in (
        "zero one two three four five six seven eight nine",
        "cero uno dos tres cuatro cinco seis siete ocho nueve",
    )
    for digit, word in enumerate(words.split())
}
_DIGIT_WORD: Final = re.compile(rf"\b(?:{'|'.join(_IN_WORDS)})\b", re.IGNORECASE)


def is_e164(text: str) -> bool:
    """A possible number in E.164 ("+13365430353") that a telephone network would accept."""
    try:
        number = phonenumbers.parse(text)
    except phonenumbers.NumberParseException:
        return False
    written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return written == text and phonenumbers.is_valid_number(number)


def is_dial_code(text: str) -> bool:
    return _DIAL_CODE.fullmatch(text) is not None


def is_short_code(text: str) -> bool:
    """A short code for text messages has five or six digits in the United States."""
    return _SHORT_CODE.fullmatch(text) is not None


def shows(display: str, number: str) -> bool:
    """Whether a displayed form is the number itself: "1-844-363-1423" shows +18443631423."""
    digits = as_digits(display)
    return digits == number[1:] or f"1{digits}" == number[1:]


def numbers_in(text: str) -> tuple[str, ...]:
    """The telephone numbers written in a text, in E.164."""
    matches = phonenumbers.PhoneNumberMatcher(text, REGION)
    return tuple(phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164) for match in matches)


def as_digits(text: str) -> str:
    """The digits of a text on a telephone's keypad: letters count as theirs, every other sign is dropped."""
    keys = unicodedata.normalize("NFKC", text).lower().translate(_KEYPAD)
    return "".join(str(unicodedata.digit(key)) for key in keys if unicodedata.digit(key, None) is not None)


def forbidden_in(text: str, never_give: Iterable[NeverGive]) -> NeverGive | None:
    """The forbidden number that a text holds, with any separators: digits, letters ("866-DHS-2-ICE"), words."""
    spelt = _DIGIT_WORD.sub(lambda word: _IN_WORDS[word[0].lower()], text)
    if not any(map(str.isdigit, spelt)):
        return None
    keys = as_digits(spelt)
    return next((entry for entry in never_give if entry.number[2:] in keys), None)
