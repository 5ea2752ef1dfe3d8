"""Which topics a text is about, best first: likeness to known questions in words and in meaning, and a linear layer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from knowledge.loader import Knowledge
from knowledge.model import UNIVERSAL
from knowledge.search.lexical import HASHED, Lexical, Scores, fingerprint
from knowledge.search.linear import Linear, Matrix, centred, fit
from knowledge.search.normalise import normalise
from knowledge.search.semantic import Index, Vectors

# How the three signals are weighed, how much the hashed words count in the layer beside the meaning, and the penalty.
# Found by leaving out a fifth of the exemplars at a time, on the exemplars alone.
_WORDS: Final = 0.5
_MEANING: Final = 0.5
_LAYER: Final = 1.0
_HASHED: Final = 0.7
_PENALTY: Final = 1.5
# The best, second and third likeness inside a topic count in these parts.
_TOP: Final = np.array([4, 2, 1], dtype=np.float32) / 7
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


def layer_name(topics: Sequence[str]) -> str:
    """The name a layer is stored under: another list of topics or other settings need another layer."""
    return f"topics_{fingerprint((f'{_HASHED} {_PENALTY} {HASHED}', *topics))}"


def layer_fingerprint(found: Sequence[Document]) -> str:
    """What the layer was fitted to."""
    return fingerprint(f"{document.topic} {document.text}" for document in found)


@dataclass(frozen=True, slots=True)
class Ranking:
    """topics: all slugs, best first, with their scores. none: the score of "no card answers this".

    labels: likeness of the best document of each card id. meaning: whether the vectors took part.
    """

    topics: tuple[tuple[str, float], ...]
    none: float
    labels: dict[str, float]
    meaning: bool

    @property
    def best(self) -> float:
        return self.topics[0][1] if self.topics else 0.0


class Ranker:
    """Ranks texts against the documents of a knowledge base. index: their vectors, or None."""

    def __init__(self, found: Sequence[Document], topics: Sequence[str], index: Index | None) -> None:
        self._topics = tuple(topics)
        classes = {slug: number for number, slug in enumerate(self._topics)}
        none = len(self._topics)
        ordered = sorted(found, key=lambda document: classes.get(document.topic or "", none))
        numbers = np.array([classes.get(document.topic or "", none) for document in ordered], dtype=np.int64)
        self._bounds = np.searchsorted(numbers, np.arange(none + 2))
        self._labels = [document.label for document in ordered]
        normals = [document.normal for document in ordered]
        self._lexical = Lexical(normals)
        self._vectors: Matrix | None = None
        self.layer: Linear | None = None
        if index is None or not ordered:
            return
        vectors = index.vectors([document.text for document in ordered])
        present = np.linalg.norm(vectors, axis=1) > 0
        if present.mean() < COVERED:
            return
        self._middle = np.asarray(vectors[present].mean(axis=0), dtype=np.float32)
        self._vectors = np.where(present[:, None], centred(vectors, self._middle), 0).astype(np.float32)
        self.layer = index.layer(layer_name(topics)) or self._learn(self._vectors, normals, present, numbers)

    @property
    def knows_meaning(self) -> bool:
        return self._vectors is not None

    def _learn(
        self, vectors: Matrix, normals: Sequence[str], present: npt.NDArray[np.bool_], numbers: npt.NDArray[np.int64]
    ) -> Linear:
        """Fit the layer; a topic with many exemplars counts more than one with few, but not in proportion."""
        rows = np.concatenate([vectors, self._lexical.hashed(normals) * _HASHED], axis=1, dtype=np.float32)
        classes = np.eye(len(self._topics) + 1, dtype=np.float32)[numbers]
        sizes = np.maximum(classes.sum(axis=0), 1)
        importance = (1 / np.sqrt(sizes))[numbers] * present
        return fit(rows, classes, (importance / importance.mean()).astype(np.float32), _PENALTY)

    def rank(self, normal: str, vector: Vectors | None) -> Ranking:
        """Rank a normalised text. vector: its embedding (DIMENSIONS,), or None to go by words alone."""
        words = self._lexical.likeness(normal)
        scores = _WORDS * self._by_topic(words)
        likeness = words
        meaning = vector is not None and self._vectors is not None
        if vector is not None and self._vectors is not None and self.layer is not None:
            place = centred(vector[None, :], self._middle)
            # Not "@": BLAS wakes its threads for this, and their waiting takes the core from the model.
            close = np.asarray(np.einsum("ij,j->i", self._vectors, place[0]), dtype=np.float32)
            row = np.concatenate([place, self._lexical.hashed([normal]) * _HASHED], axis=1, dtype=np.float32)
            scores = scores + _MEANING * self._by_topic(close) + _LAYER * self.layer.scores(row)[0]
            likeness = words + close
        order = np.argsort(-scores[:-1], kind="stable")
        topics = tuple((self._topics[number], float(scores[number])) for number in order)
        return Ranking(topics, float(scores[-1]), self._by_label(likeness, topics[:3]), meaning)

    def _by_topic(self, likeness: Scores) -> Scores:
        """(topics + 1,): the weighted best three of each topic, and last of the questions without an answer."""
        found = np.zeros(len(self._bounds) - 1, dtype=np.float32)
        for number, (start, end) in enumerate(zip(self._bounds, self._bounds[1:], strict=False)):
            if end > start:
                part = likeness[start:end]
                top = part if len(part) <= len(_TOP) else np.partition(part, -len(_TOP))[-len(_TOP) :]
                top = np.sort(top)[::-1]
                found[number] = top @ _TOP[: len(top)]
        return found

    def _by_label(self, likeness: Scores, topics: Sequence[tuple[str, float]]) -> dict[str, float]:
        best: dict[str, float] = {}
        for slug, _ in topics:
            number = self._topics.index(slug)
            for position in range(self._bounds[number], self._bounds[number + 1]):
                label = self._labels[position]
                best[label] = max(best.get(label, 0.0), float(likeness[position]))
        return best
