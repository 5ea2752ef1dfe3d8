"""Questions that no card answers: which of their words may be kept, and which questions are alike."""

import math
import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from knowledge.folding import fold, words
from knowledge.loader import Knowledge
from knowledge.search.lexical import features

# A group is shown from so many different people on, and of its words only what so many of them used.
PEOPLE: Final = 3
# Two questions are alike from this cosine on; set on the questions in refusals.*.questions.txt.
ALIKE: Final = 0.45
WORDS: Final = 12
# A word in more than this share of the exemplars says nothing about what is asked.
_COMMON: Final = 0.008
# Latin letters alone: where no blanks part the words, a name cannot be taken out of a sentence.
_WORD: Final = re.compile(r"[a-z]{3,20}")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was not answered. person: equal for one person's questions, and nothing else about them."""

    id: str
    person: Hashable
    words: tuple[str, ...]


class Sieve:
    """Takes out of a question what may be kept: words that are no name, no number and no place."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._total = max(len(knowledge.exemplars), 1)

    @cached_property
    def _counts(self) -> Mapping[str, int]:
        """In how many exemplars a word stands; read when the first question is not answered, as it takes a moment."""
        counts = Counter(word for each in self._knowledge.exemplars for word in set(fold(each.text).split()))
        return {word: count for word, count in counts.items() if count > 1}

    @cached_property
    def _never(self) -> frozenset[str]:
        common = (word for word, count in self._counts.items() if count > _COMMON * self._total)
        return _lists(self._knowledge.packs_dir) | _places(self._knowledge) | frozenset(common)

    def words(self, text: str) -> tuple[str, ...]:
        """The words of a text that may be kept, each once, in their order; at most WORDS."""
        shouted = text.upper() == text
        kept: dict[str, None] = {}
        end = 0
        for word in words(text):
            between, end = text[end : word.start], word.end
            if self._may_be_kept(word.folded) and (shouted or _is_no_name(word.written, between, first=not word.start)):
                kept[word.folded] = None
        return tuple(kept)[:WORDS]

    def _may_be_kept(self, word: str) -> bool:
        return bool(_WORD.fullmatch(word)) and word not in self._never

    def traits(self, kept: Sequence[str]) -> Mapping[str, float]:
        """The search's features of some words, a rare word's counting more; a vector of length 1, or none."""
        found: dict[str, float] = {}
        for word in kept:
            rarity = math.log(1 + self._total / self._counts.get(word, 1))
            for feature, worth in features(word):
                found[feature] = max(found.get(feature, 0.0), worth * rarity)
        length = math.sqrt(sum(weight * weight for weight in found.values()))
        return {feature: weight / length for feature, weight in found.items()}


def likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Between 0 and 1: the cosine of two vectors of Sieve.traits()."""
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[feature] for feature, weight in one.items() if feature in other)


def grouped(asked: Sequence[Asked], sieve: Sieve) -> list[list[Asked]]:
    """The questions in groups of alike ones. Each is like the first of its group."""
    groups: list[list[Asked]] = []
    firsts: list[Mapping[str, float]] = []
    for each in asked:
        own = sieve.traits(each.words)
        close, best = max(((likeness(own, first), -number) for number, first in enumerate(firsts)), default=(0.0, 0))
        if close >= ALIKE:
            groups[-best].append(each)
        else:
            groups.append([each])
            firsts.append(own)
    return groups


def shown(group: Iterable[Asked]) -> tuple[str, ...]:
    """The words of a group that may be shown, the most used first; none while fewer than PEOPLE people asked."""
    pairs = {(each.person, word): None for each in group for word in each.words}
    counts = Counter(word for _, word in pairs)
    return tuple(word for word, count in counts.most_common() if count >= PEOPLE)


def _is_no_name(written: str, before: str, *, first: bool) -> bool:
    """A capital inside a sentence begins a name; at its beginning it says nothing, and an acronym is none."""
    if first or any(sign in before for sign in ".!?¿¡\n"):
        return True
    return written.islower() or not written[0].isupper() or (len(written) > 1 and written.isupper())


def _lists(packs: Path) -> frozenset[str]:
    """The words of names.txt, people's names, and of empty_words.txt, which say nothing."""
    found: set[str] = set()
    for path in sorted((*packs.glob("*/names.txt"), *packs.glob("*/empty_words.txt"))):
        lines = path.read_text(encoding="utf-8").splitlines()
        found.update(fold(" ".join(line for line in lines if not line.startswith("#"))).split())
    return frozenset(found)


def _places(knowledge: Knowledge) -> frozenset[str]:
    gazetteer = knowledge.gazetteer
    names = [county.name for county in gazetteer.counties]
    names += [name for place in gazetteer.places for name in (place.name, *place.spellings)]
    names += [name for state in gazetteer.states for name in (state.name, *state.names)]
    names += [*gazetteer.state_names, gazetteer.state_name, *gazetteer.other_counties]
    return frozenset(word for name in names for word in fold(name).split())
