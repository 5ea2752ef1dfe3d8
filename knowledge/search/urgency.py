"""Is it happening now, to the writer or before their eyes? And is it one of the six kinds with their own first line?

Words for now, agents who do something and panic speak for it; conditions ("if"), the past, rumours and questions about
the law against it. With the model a linear layer over these signs and the meaning decides, fitted to the sentences of
urgency/*.questions.txt; without it the signs are added up. A miss costs more than a false alarm, so the bar is low.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from knowledge.loader import Knowledge
from knowledge.model import FirstLine, Signs
from knowledge.search.lexical import fingerprint
from knowledge.search.linear import Linear, Matrix, centred, fit
from knowledge.search.normalise import normalise
from knowledge.search.ranker import COVERED
from knowledge.search.semantic import Index, Vectors

# From here on it counts as happening now: for the sum of signs, and for the layer (about 1 now, -1 not now).
_BAR_SIGNS: Final = 0.6
_BAR_LAYER: Final = -0.35
# How much a sign counts beside the 384 numbers of the meaning, the penalty, and how much a question that is no example
# of urgency counts as a calm one. Found by leaving one out on the sentences of urgency/, not on labelled questions.
_SIGN_SCALE: Final = 0.8
_PENALTY: Final = 1.0
_CALM_SHARE: Final = 0.15
_SHOUTED_LETTERS: Final = 12
_LOUD: Final = re.compile(r"!!|\?\?|！！")


@dataclass(frozen=True, slots=True)
class Urgency:
    """urgent: happening now. kind: which first line, None for none of the six. score: at or above 0 is urgent."""

    urgent: bool
    kind: FirstLine | None
    score: float


def calm_texts(knowledge: Knowledge) -> tuple[str, ...]:
    """Questions that are known not to be urgent beside the examples: phrases of topics and questions nobody answers."""
    phrases = [phrase for topic in knowledge.topics.values() for phrase in topic.phrases]
    return (*phrases, *(each.text for each in knowledge.exemplars if each.topic is None))


def layer_name(signs: Signs) -> str:
    """The name a layer is stored under: other signs or settings need another layer."""
    weighed = (f"{sign.weight} {sign.pattern.pattern}" for sign in signs.signs)
    kinds = (f"{kind} {pattern.pattern}" for kind, pattern in signs.kinds)
    scripts = (f"{name} {pattern.pattern}" for name, pattern in signs.scripts.items())
    settings = f"{_SIGN_SCALE} {_PENALTY} {_CALM_SHARE}"
    return f"urgency_{fingerprint((settings, *weighed, *kinds, *scripts))}"


def layer_fingerprint(knowledge: Knowledge) -> str:
    """What the layer was fitted to."""
    examples = (f"{example.urgent} {example.text}" for example in knowledge.urgency)
    return fingerprint((*examples, *calm_texts(knowledge)))


class UrgencyJudge:
    """Judges texts. index: vectors of the examples, or None to go by signs alone."""

    def __init__(self, knowledge: Knowledge, index: Index | None) -> None:
        self._signs = knowledge.signs
        self.layer: Linear | None = None
        if index is None or not knowledge.urgency:
            return
        examples = [example.text for example in knowledge.urgency]
        vectors = index.vectors(examples)
        present = np.linalg.norm(vectors, axis=1) > 0
        if present.mean() < COVERED:
            return
        self._middle = np.asarray(vectors[present].mean(axis=0), dtype=np.float32)
        self.layer = index.layer(layer_name(knowledge.signs)) or self._learn(knowledge, index)

    def _learn(self, knowledge: Knowledge, index: Index) -> Linear:
        calm = calm_texts(knowledge)
        texts = [*(example.text for example in knowledge.urgency), *calm]
        targets = [1.0 if example.urgent else -1.0 for example in knowledge.urgency] + [-1.0] * len(calm)
        shares = [1.0] * len(knowledge.urgency) + [_CALM_SHARE] * len(calm)
        vectors = index.vectors(texts)
        signs = np.array([self._found(text, normalise(text)) for text in texts], dtype=np.float32)
        importance = (np.array(shares) * (np.linalg.norm(vectors, axis=1) > 0)).astype(np.float32)
        rows = self._features(vectors, signs)
        return fit(rows, np.array(targets, np.float32)[:, None], importance, _PENALTY)

    def judge(self, text: str, normal: str, vector: Vectors | None) -> Urgency:
        """Judge a text. normal: the same, normalised. vector: its embedding, or None."""
        if not normal:
            return Urgency(urgent=False, kind=None, score=-1.0)
        found = self._found(text, normal)
        if vector is not None and self.layer is not None:
            rows = self._features(vector[None, :], np.array([found], dtype=np.float32))
            score = float(self.layer.scores(rows)[0, 0]) - _BAR_LAYER
        else:
            score = self._sum(found) - _BAR_SIGNS
        kind = self._kind(text, normal)
        if kind is FirstLine.WISH_TO_DIE:
            return Urgency(urgent=True, kind=kind, score=max(score, 0.0))
        if score < 0:
            return Urgency(urgent=False, kind=None, score=score)
        if kind is None and self._names_agents(text, normal):
            kind = FirstLine.AGENTS_HERE
        return Urgency(urgent=True, kind=kind, score=score)

    def _found(self, text: str, normal: str) -> Sequence[float]:
        """0 or 1 for each sign, for now and condition in other scripts, for noise, and for each kind."""
        scripts = self._signs.scripts
        written = [
            scripts[name].search(text) is not None if name in scripts else False for name in ("now", "condition")
        ]
        signs = [sign.pattern.search(normal) is not None for sign in self._signs.signs]
        kinds = [_matches(kind, pattern, self._signs, text, normal) for kind, pattern in self._signs.kinds]
        loud = _LOUD.search(text) is not None or _is_shouted(text)
        return [float(each) for each in (*signs, *written, loud, *kinds)]

    def _sum(self, found: Sequence[float]) -> float:
        weights = [sign.weight for sign in self._signs.signs]
        extra = [2.0, -2.5, 0.5, *(2.0 for _ in self._signs.kinds)]
        return float(sum(weight * each for weight, each in zip([*weights, *extra], found, strict=True)))

    def _features(self, vectors: Matrix, signs: Matrix) -> Matrix:
        return np.concatenate([centred(vectors, self._middle), signs * _SIGN_SCALE], axis=1, dtype=np.float32)

    def _kind(self, text: str, normal: str) -> FirstLine | None:
        return next(
            (kind for kind, pattern in self._signs.kinds if _matches(kind, pattern, self._signs, text, normal)), None
        )

    def _names_agents(self, text: str, normal: str) -> bool:
        written = self._signs.scripts.get("agents")
        return bool(self._signs.agents and self._signs.agents.search(normal)) or bool(written and written.search(text))


def _matches(kind: FirstLine, pattern: re.Pattern[str], signs: Signs, text: str, normal: str) -> bool:
    written = signs.scripts.get(kind.value)
    return pattern.search(normal) is not None or (written is not None and written.search(text) is not None)


def _is_shouted(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return len(letters) > _SHOUTED_LETTERS and sum(character.isupper() for character in letters) > 0.7 * len(letters)
