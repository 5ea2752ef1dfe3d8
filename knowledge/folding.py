"""Text as it is compared: without accents, case, invisible marks and punctuation."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

# Longer texts are searched by their beginning and their end: what is asked stands there.
MAX_CHARACTERS: Final = 2000
_HEAD: Final = 1400

# Latin letters end where another script begins: Chinese has no blanks around a name.
_LATIN: Final = "A-Za-z0-9\u00c0-\u024f\u1e00-\u1eff"
_WORD: Final = re.compile(rf"[{_LATIN}]+|[^\W_{_LATIN}]+")
_APOSTROPHES: Final = re.compile(r"(?<=\w)['’`´ʼ](?=\w)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: folded, as it was written, and where it stands."""

    folded: str
    written: str
    start: int
    end: int


def word_set(text: str) -> frozenset[str]:
    """The words of a list that is written as one text, already folded."""
    return frozenset(text.split())


def shorten(text: str) -> str:
    """At most MAX_CHARACTERS of a text: its beginning and its end."""
    if len(text) <= MAX_CHARACTERS:
        return text
    return f"{text[:_HEAD]} {text[_HEAD - MAX_CHARACTERS + 1 :]}"


def without_marks(text: str) -> str:
    """Compose letters and drop what only decorates: direction marks, joiners, Arabic vowel signs (Cf, Mn)."""
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", text)
    return "".join(character for character in composed if unicodedata.category(character) not in ("Cf", "Mn"))


def fold(text: str) -> str:
    """Lower case without accents; letters of every script and digits stay, the rest becomes single blanks."""
    plain = _APOSTROPHES.sub("", without_marks(text))
    if plain.isascii():
        return " ".join(_WORD.findall(plain.lower()))
    return " ".join(map(fold_word, _WORD.findall(plain)))


def words(text: str) -> tuple[Word, ...]:
    """The words of a text. "Durham's" is two words here, so that the name in it is found."""
    return tuple(Word(fold_word(match[0]), match[0], match.start(), match.end()) for match in _WORD.finditer(text))


@lru_cache(maxsize=16_384)
def fold_word(word: str) -> str:
    if word.isascii():
        return word.lower()
    lowered = word.casefold().replace("đ", "d")
    decomposed = unicodedata.normalize("NFKD", lowered)
    return "".join(character for character in decomposed if not unicodedata.combining(character))
