"""Which topics a text is about, best first: likeness to known questions in words and in meaning, and a linear layer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from knowledge.loader import Knowledge
from knowledge.model import UNIVERSAL
from knowledge.search.lexical import HASHED, Lexical, Scores, Weighed, fingerprint
from knowledge.search.linear import Linear, Matrix, Numbers, centred, fit
from knowledge.search.nearest import Nearest
from knowledge.search.normalise import normalise
from knowledge.search.semantic import Index, Vectors

# The layer's rows: the meaning and the hashed words, so much each; and its penalty. A class is a card, or a topic's own
# phrases. Figures found by leaving parts of the exemplars out, and on the tuning half of eval/development.jsonl.
_ROW_MEANING: Final = 3.0
_ROW_WORDS: Final = 2.0
_PENALTY: Final = 0.5
LAYER: Final = "topics"
# What the layer's log share counts beside the two likenesses, and the share below which all are equal.
_SHARE: Final = 0.1
_LEAST_SHARE: Final = 1e-6
# The best, second and third likeness inside a topic, and inside a card, count in these parts.
_TOP: Final = np.array([4, 2, 1], dtype=np.float32) / 7
# Likeness in meaning to a topic: a soft maximum over all its documents, so sharp.
_SHARPNESS: Final = 20.0
# Without vectors for this share of the documents the meaning is left out: it would favour what has some.
COVERED: Final = 0.8


@dataclass(frozen=True, slots=True)
class Document:
    """A text that can be found. label: card id or topic slug. topic: None for questions that no card answers.

    normal: the text, normalised.
    """

    text: str
    label: str
    topic: str | None
    normal: str


def documents(knowledge: Knowledge) -> tuple[Document, ...]:
    """Everything that is compared: exemplars, titles of cards, phrases and descriptions of topics."""
    found = [(each.text, each.label, each.topic) for each in knowledge.exemplars]
    found += [(card.title, card.id, card.topic) for card in knowledge.cards.values() if card.id != UNIVERSAL]
    for topic in knowledge.topics.values():
        found += [(text, topic.slug, topic.slug) for text in (topic.description, *topic.phrases)]
    return tuple(Document(text, label, slug, normalise(text)) for text, label, slug in found)


def layer_fingerprint(found: Sequence[Document]) -> str:
    """What the layer was fitted to."""
    settings = f"{HASHED} {_ROW_MEANING} {_ROW_WORDS} {_PENALTY}"
    return fingerprint((settings, *(f"{document.label} {document.topic} {document.text}" for document in found)))


@dataclass(frozen=True, slots=True)
class Ranking:
    """topics: all slugs, best first, with their scores. none: the score of "no card answers this".

    labels: the score of each card id of the first three topics. meaning: whether the vectors took part; scores with and
    without them cannot be compared.
    """

    topics: tuple[tuple[str, float], ...]
    none: float
    labels: dict[str, float]
    meaning: bool

    @property
    def best(self) -> float:
        return self.topics[0][1] if self.topics else 0.0

    @property
    def lead(self) -> float:
        """How far "no card answers this" lies before the best topic; below 0 behind it."""
        return self.none - self.best


class Ranker:
    """Ranks texts against the documents of a knowledge base. index: their vectors, or None."""

    def __init__(self, found: Sequence[Document], topics: Sequence[str], index: Index | None) -> None:
        self._topics = tuple(topics)
        self._numbers = {slug: number for number, slug in enumerate(self._topics)}
        order = sorted(range(len(found)), key=lambda number: (self._class(found[number]), found[number].label))
        ordered = [found[number] for number in order]
        places = sorted(range(len(found)), key=order.__getitem__, reverse=True)
        self._known = {ordered[place].normal: place for place in places if ordered[place].normal}
        self._classes = np.array([self._class(document) for document in ordered], dtype=np.int64)
        self._bounds = np.searchsorted(self._classes, np.arange(len(self._topics) + 2))
        self._documents = ordered
        self._runs = _Runs.of([(self._class(document), document.label) for document in ordered])
        self.lexical = Lexical([document.normal for document in ordered])
        self._nearest: Nearest | None = None
        self._layer: tuple[Linear, Matrix, Numbers] | None = None
        if index is None or not ordered:
            return
        coded = index.coded([document.text for document in ordered])
        if coded.share < COVERED:
            return
        self._nearest = Nearest(coded)
        if stored := index.layer(LAYER):
            self._layer = (stored.layer, self._membership(stored.classes), self._runs.places(stored.classes))

    @property
    def knows_meaning(self) -> bool:
        return self._nearest is not None

    def known(self, normal: str) -> Document | None:
        """The document that reads so, the first one there was."""
        place = self._known.get(normal)
        return None if place is None else self._documents[place]

    def vector(self, normal: str) -> Vectors | None:
        """The stored vector (DIMENSIONS,) of a known document; None where there is none."""
        place = self._known.get(normal)
        if place is None or self._nearest is None:
            return None
        found = self._nearest.vector(place)
        return found if found.any() else None

    def learn(self) -> tuple[Linear, tuple[str, ...]] | None:
        """Fit the layer, as long as a minute: it and the labels of its classes. None without vectors.

        A card with many exemplars counts more than one with few, but not in proportion.
        """
        if self._nearest is None:
            return None
        labels = tuple(sorted({document.label for document in self._documents}))
        places = {label: number for number, label in enumerate(labels)}
        numbers = np.array([places[document.label] for document in self._documents], dtype=np.int64)
        weighed = [self.lexical.weigh(document.normal) for document in self._documents]
        importance = (1 / np.sqrt(np.bincount(numbers, minlength=len(labels))))[numbers]
        importance = (importance / importance.mean()).astype(np.float32)
        return fit(
            self._rows(self._nearest.centred(), weighed), numbers, len(labels), importance, penalty=_PENALTY
        ), labels

    def rank(self, weighed: Weighed, vector: Vectors | None) -> Ranking:
        """Rank a text by its features. vector: its embedding (DIMENSIONS,), or None to go by words alone."""
        likeness = self.lexical.likeness(weighed)
        scores = self._top(likeness)
        of_cards: Scores | float = 0.0
        meaning = vector is not None and self._nearest is not None
        if vector is not None and self._nearest is not None:
            place = centred(vector[None, :], self._nearest.middle)
            close = self._nearest.likeness(place[0])
            scores = scores + self._soft(close)
            likeness = likeness + close
            if self._layer is not None:
                layer, membership, places = self._layer
                shares = np.exp(layer.scores(self._rows(place, [weighed]))[0])
                scores = scores + _weigh(np.einsum("i,ij->j", shares, membership))
                of_cards = _weigh(np.append(shares, 0)[places])
        order = np.argsort(-scores[:-1], kind="stable")
        topics = tuple((self._topics[number], float(scores[number])) for number in order)
        labels = self._runs.scores(likeness, of_cards, frozenset(int(number) for number in order[:3]))
        return Ranking(topics, float(scores[-1]), labels, meaning)

    def _class(self, document: Document) -> int:
        return self._numbers.get(document.topic or "", len(self._topics))

    def _membership(self, labels: Sequence[str]) -> Matrix:
        """(labels, topics + 1): 1 where a class of the layer belongs to a topic; nothing for a label that is gone."""
        classes = {document.label: self._class(document) for document in self._documents}
        found = np.zeros((len(labels), len(self._topics) + 1), dtype=np.float32)
        for row, label in enumerate(labels):
            if label in classes:
                found[row, classes[label]] = 1
        return found

    def _rows(self, vectors: Matrix, weighed: Sequence[Weighed]) -> Matrix:
        words = self.lexical.hashed(weighed)
        return np.concatenate([vectors * _ROW_MEANING, words * _ROW_WORDS], axis=1, dtype=np.float32)

    def _top(self, likeness: Scores) -> Scores:
        """(topics + 1,): the weighted best three of each topic, and last of the questions without an answer."""
        held = np.diff(self._bounds) > 0
        found = np.zeros(len(held), dtype=np.float32)
        if held.any():
            found[held] = _best_three(likeness, self._bounds[:-1][held])
        return found

    def _soft(self, close: Scores) -> Scores:
        """(topics + 1,): the logarithm of the mean of exp, scaled back to a likeness."""
        sizes = np.diff(self._bounds)
        sums = np.full(len(sizes), 1e-9, dtype=np.float64)
        held = sizes > 0
        sums[held] = np.add.reduceat(np.exp(_SHARPNESS * close), self._bounds[:-1][held]) / sizes[held]
        return np.asarray(np.log(sums) / _SHARPNESS, dtype=np.float32)


@dataclass(frozen=True, slots=True)
class _Runs:
    """Documents of one card stand together: where each run begins, its class and its label."""

    starts: Numbers
    keys: tuple[tuple[int, str], ...]

    @classmethod
    def of(cls, keys: Sequence[tuple[int, str]]) -> "_Runs":
        starts = [number for number, key in enumerate(keys) if number == 0 or key != keys[number - 1]]
        return cls(np.array(starts, dtype=np.int64), tuple(keys[number] for number in starts))

    def places(self, labels: Sequence[str]) -> Numbers:
        """(runs,): where the label of each run stands among some labels; their number where it is none of them."""
        found = {label: place for place, label in enumerate(labels)}
        return np.array([found.get(label, len(labels)) for _, label in self.keys], dtype=np.int64)

    def scores(self, likeness: Scores, more: Scores | float, classes: frozenset[int]) -> dict[str, float]:
        """The score of each label in some classes. more: (runs,), added to the likeness of its documents."""
        if not self.keys:
            return {}
        found = _best_three(likeness, self.starts) + more
        return {
            label: float(value) for (number, label), value in zip(self.keys, found, strict=True) if number in classes
        }


def _best_three(likeness: Scores, starts: Numbers) -> Scores:
    """(runs,): the weighed best three of each run of documents. starts: where each begins; the last ends with all."""
    sizes = np.diff(starts, append=len(likeness))
    found = np.zeros(len(starts), dtype=np.float32)
    rest = likeness
    for share in _TOP:
        best = np.maximum.reduceat(rest, starts)
        found += share * np.maximum(best, 0)
        rest = np.where(rest == np.repeat(best, sizes), np.float32(-1), rest)
    return found


def _weigh(shares: Scores) -> Scores:
    """What the layer's shares add to scores."""
    return np.asarray(_SHARE * np.log(shares + _LEAST_SHARE), dtype=np.float32)
