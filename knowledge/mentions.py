"""Several places named in one text: what is the street of another, and what the person has to say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from knowledge.gazetteer import Meaning, Name

_ADDRESS: Final = re.compile(r"\s*,\s*(?:(?:in|en)\s+)?|\s+(?:in|en)\s+", re.IGNORECASE)
# "Roxboro y Club, Durham": what follows "y" is the other street of a corner. "Durham y trabajo en Roxboro" is none.
_CORNER: Final = re.compile(r"\s*(?:\b(?:y|and|con)\b|&)\s+[^\W\d]+(?:\s*,\s*(?:(?:in|en)\s+)?|\s+)", re.IGNORECASE)
_AND: Final = re.compile(r"\s*,?\s*(?:and|or|y|o|e)\s", re.IGNORECASE)
_COMMA: Final = re.compile(r"\s*,\s*")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text. score: the evidence that a place is meant. start, end: where it stands."""

    name: Name
    meanings: tuple[Meaning, ...]
    score: float
    start: int
    end: int

    @property
    def is_here(self) -> bool:
        """One of its meanings lies in the region."""
        return any(meaning.county for meaning in self.meanings)


def addressed(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """Without a street or quarter that is called like a town and stands before its town: "Roxboro, Durham"."""
    kept = list(mentions)
    for (smaller, larger), following in zip(pairwise(mentions), [*mentions[2:], None], strict=False):
        directly = any(joint.fullmatch(text, smaller.end, larger.start) for joint in (_ADDRESS, _CORNER))
        # "en Durham, Raleigh y Cary" is a list, "Durham, Roxboro y Club" a corner; "Club Durham, ahorita" is neither.
        is_listed = following is not None and _COMMA.fullmatch(text, larger.end, following.start)
        goes_on = is_listed or _AND.match(text, larger.end)
        if directly and not goes_on and len(larger.meanings) == 1 and larger.is_here and smaller in kept:
            kept.remove(smaller)
    return kept


def side_by_side(mentions: Sequence[Mention], text: str) -> tuple[Meaning, ...]:
    """What "Durham Roxboro" may mean: nothing but clear places, each of another county. Empty for any other text."""
    between = [text[: mentions[0].start], *(text[one.end : two.start] for one, two in pairwise(mentions))]
    other_words = any(character.isalnum() for part in (*between, text[mentions[-1].end :]) for character in part)
    meanings = tuple(each.meanings[0] for each in mentions)
    clear = all(len(each.meanings) == 1 and each.is_here for each in mentions)
    apart = 1 < len({meaning.county for meaning in meanings}) == len(meanings)
    return meanings if clear and apart and not other_words else ()
