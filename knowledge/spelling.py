"""Misspelt place names: a slip of the hand, or a name written as a Spanish ear hears it."""

import re
from collections.abc import Container, Iterable
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

# A slip is looked for in names and words from so many letters on, a second one from the second number on.
_SLIP_FROM: Final = 6
_SECOND_SLIP_FROM: Final = 9
# What is alike by sound has lost the letters that differ most, so it must be longer to have a slip besides.
_SOUND_FROM: Final = 5
_SOUND_SLIP_FROM: Final = 7
# "en", "de", "the" are no part of a misspelt name.
_WORD_FROM: Final = 4
# Names of so many words at most are known by their sound.
WORDS: Final = 3

# One sound after the other, in this order: letters to what is left of them.
_SOUNDS: Final = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r" ", ""),
        (r"borough$|burro$|boro$|bura$|buro$", "bora"),
        (r"(?:v|b|f)il+(?:e|es)?$", "bil"),
        (r"igh|ai|ay|ei|ey|ee|ea|ie|y", "e"),
        (r"au|ou|ow|oo", "a"),
        (r"^(?:gu|hu|u)(?=[aeio])|wh", "w"),
        (r"^e(?=s[bcdfgklmnpqt])", ""),
        (r"ph", "f"),
        (r"sch|sh|ch|c(?=[ei])|z|ss", "s"),
        (r"ck|qu|q|c", "k"),
        (r"x", "ks"),
        (r"th", "t"),
        (r"^j", "h"),
        (r"(?<!^)[hj]", ""),
        (r"v", "b"),
        (r"(.)\1+", r"\1"),
        (r"(?<=.)e$|s$", ""),
        (r"(?<=[aeioulnrs])[td]$", ""),
        (r"[eiy]", "e"),
        (r"[aou]", "a"),
        (r"(.)\1+", r"\1"),
    )
)


def sound(folded: str) -> str:
    """What is left of a name when letters that sound alike to Spanish ears are one: "charlote", "sharlot" → sarla."""
    for pattern, alike in _SOUNDS:
        folded = pattern.sub(alike, folded)
    return folded


class Spellings:
    """Names by their letters and by their sound. ordinary: words that are never taken for a misspelt name."""

    def __init__(self, names: Iterable[str], ordinary: Container[str]) -> None:
        """names: folded."""
        self._ordinary = ordinary
        self._names = sorted(name for name in names if len(name) >= _SLIP_FROM)
        self._sounds: dict[str, str] = {}
        for name in self._names:
            if len(name.split()) <= WORDS and len(sound(name)) >= _SOUND_FROM:
                self._sounds.setdefault(sound(name), name)

    def may_be(self, words: tuple[str, ...]) -> bool:
        """Whether folded words could be a misspelt name at all."""
        letters = sum(map(len, words))
        strange = [word for word in words if word not in self._ordinary]
        small = [word for word in words if len(word) < _WORD_FROM and word in self._ordinary]
        return letters >= _SLIP_FROM - 1 and bool(strange) and not small and all(map(str.isalpha, words))

    def name(self, words: tuple[str, ...]) -> str | None:
        """The folded name that folded words stand for, or None."""
        text = " ".join(words)
        if len(text) >= _SLIP_FROM and len(words) == 1:
            slips = 2 if len(text) >= _SECOND_SLIP_FROM else 1
            if (near := _nearest(text, self._names, slips)) and near[0] == text[0]:
                return near
        heard = sound(text)
        if len(heard) < _SOUND_FROM:
            return None
        if same := self._sounds.get(heard):
            return same
        if len(heard) < _SOUND_SLIP_FROM:
            return None
        near = _nearest(heard, self._sounds, 1)
        return self._sounds[near] if near and near[0] == heard[0] else None


def _nearest(text: str, choices: Iterable[str], slips: int) -> str | None:
    hit = process.extractOne(text, choices, scorer=DamerauLevenshtein.distance, score_cutoff=slips)
    return str(hit[0]) if hit else None
