"""Exemplars that stand twice, and exemplars that give away the labelled questions they are tested with."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from knowledge.errors import Finding
from knowledge.evaluate import read_questions
from knowledge.model import Exemplar
from knowledge.search.normalise import normalise

# The share of words that two questions have in common, of all words in either, above which they are nearly equal.
ALIKE: Final = 0.85


def repeated(exemplars: Iterable[Exemplar]) -> Iterator[Finding]:
    """The same question for two cards, or for a card and for none: the search cannot serve both."""
    first: dict[str, Exemplar] = {}
    for exemplar in exemplars:
        key = normalise(exemplar.text)
        other = first.setdefault(key, exemplar)
        if other is not exemplar and other.label != exemplar.label:
            message = f"{exemplar.text!r} stands in {other.file}:{other.line} too"
            yield Finding(exemplar.file, exemplar.line, "", message)


def leaked(exemplars: Sequence[Exemplar], questions: Path) -> Iterator[Finding]:
    """Exemplars that equal or nearly equal a labelled question: the figures would flatter."""
    if not questions.is_file():
        return
    labelled = [(question.id, frozenset(normalise(question.text).split())) for question in read_questions(questions)]
    holders: dict[str, list[int]] = {}
    for number, (_, words) in enumerate(labelled):
        for word in words:
            holders.setdefault(word, []).append(number)
    for exemplar in exemplars:
        mine = frozenset(normalise(exemplar.text).split())
        shared: dict[int, int] = {}
        for word in mine:
            for number in holders.get(word, ()):
                shared[number] = shared.get(number, 0) + 1
        for number, common in shared.items():
            identity, theirs = labelled[number]
            if common / (len(mine) + len(theirs) - common) > ALIKE:
                yield Finding(
                    exemplar.file, exemplar.line, "", f"{exemplar.text!r} nearly equals the labelled {identity}"
                )
