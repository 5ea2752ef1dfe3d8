"""Is it happening now, to the writer or before their eyes? And is it one of the six kinds with their own first line?

Words for now, agents who do something and panic speak for it; conditions ("if"), the past, hearsay and questions about
the law against it. With the model three things are weighed: a linear layer over these signs, the words and the meaning,
and the likeness to the sentences of urgency/*.questions.txt in words and in meaning; without it the signs are added up.
A miss costs more than a false alarm, so the bar is low.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from knowledge.folding import shorten
from knowledge.loader import Knowledge
from knowledge.model import FirstLine, Signs, UrgencyExample
from knowledge.search.lexical import HASHED, Lexical, Scores, Weighed, fingerprint
from knowledge.search.linear import Linear, Matrix, centred, fit
from knowledge.search.nearest import Nearest
from knowledge.search.normalise import normalise
from knowledge.search.ranker import COVERED
from knowledge.search.semantic import DIMENSIONS, Index, Vectors

# From here on it counts as happening now: for the sum of signs, and for the layer's log odds with the likenesses.
_BAR_SIGNS: Final = 0.6
_BAR: Final = -3.4
# What the sum of the signs counts beside the log odds.
_SIGNS: Final = 0.6
# The layer's rows: the meaning, the hashed words and the signs, so much each; its penalty; how much an urgent example
# counts, and a question that is no example but surely calm. Found on the sentences of urgency/, leaving parts out, and
# on the tuning half of eval/development.jsonl.
_ROW_MEANING: Final = 3.0
_ROW_WORDS: Final = 2.0
_ROW_SIGNS: Final = 0.8
_PENALTY: Final = 0.5
_URGENT_SHARE: Final = 1.0
_CALM_SHARE: Final = 0.4
LAYER: Final = "urgency"
# The layer's classes after "calm".
KINDS: Final = tuple(FirstLine)
_NO_DANGER_TO_LIFE: Final = (None, FirstLine.AGENTS_HERE)
# Any other kind needs so great a log share where no word says it plainly: "they let me go" is no wish to die.
_OF_AGENTS: Final = (FirstLine.AGENTS_HERE, FirstLine.BEING_TAKEN)
_ENOUGH: Final = -1.7
# What a kind that the signs name counts beside the log share.
_PLAIN: Final = 1.0
# What the likenesses in words and in meaning count beside the log odds: found, as what the signs count, by a logistic
# regression over the examples, each judged by what was learnt without it. The best three likenesses in words count in
# these parts; how sharp the soft maximum is.
_WORDS: Final = 12.0
_MEANING: Final = 25.0
_TOP: Final = np.array([1, 2, 4], dtype=np.float32) / 7
_SHARPNESS: Final = 20.0
# Who asks about these plans, writes or wants to know something: the questions of these topics are calm.
_CALM_TOPICS: Final = frozenset({
    "action-alerts", "action-bond", "action-contact-officials", "action-contact-sheriff", "action-donate",
    "action-family-plan", "action-legal-help", "action-petition", "action-share", "action-suggest", "action-volunteer",
    "hotlines", "info-287g", "info-about", "info-detainer", "info-news", "info-privacy", "rights-documents",
    "rights-expedited",
})  # fmt: skip
# Of the other topics a question is surely calm where its signs speak against it so clearly.
_SURELY_CALM: Final = -1.0
# "The number, quick, they are here" asks about a calm topic too.
_PERHAPS_CALM: Final = 1.5
_SHOUTED_LETTERS: Final = 12
_LOUD: Final = re.compile(r"!!|\?\?|！！")


@dataclass(frozen=True, slots=True)
class Urgency:
    """urgent: happening now. kind: which first line, None for none of the six. score: at or above 0 is urgent.

    plain: the kind is said in words of danger to life, of which nothing else may make light.
    """

    urgent: bool
    kind: FirstLine | None
    score: float
    plain: bool = False


def calm_texts(knowledge: Knowledge) -> tuple[str, ...]:
    """Questions that are surely not urgent, beside the examples: of calm topics, of no topic, and by their signs."""
    phrases = [phrase for slug in _CALM_TOPICS & knowledge.topics.keys() for phrase in knowledge.topics[slug].phrases]
    calm = [
        each.text
        for each in knowledge.exemplars
        if each.topic is None
        or (
            each.topic in _CALM_TOPICS
            and sum_of_signs(knowledge.signs, each.text, normalise(each.text)) < _PERHAPS_CALM
        )
    ]
    others = [each.text for each in knowledge.exemplars if each.topic is not None and each.topic not in _CALM_TOPICS]
    found = (text for text in others if sum_of_signs(knowledge.signs, text, normalise(text)) <= _SURELY_CALM)
    return (*sorted(phrases), *calm, *found)


def sum_of_signs(signs: Signs, text: str, normal: str) -> float:
    """What speaks for "happening now" less what speaks against it. normal: the text, normalised."""
    return _sum(signs, _found(signs, text, normal))


def layer_fingerprint(knowledge: Knowledge) -> str:
    """What the layer was fitted to."""
    signs = knowledge.signs
    weighed = (f"{sign.weight} {sign.pattern.pattern}" for sign in signs.signs)
    kinds = (f"{kind} {pattern.pattern}" for kind, pattern in signs.kinds)
    scripts = (f"{name} {pattern.pattern}" for name, pattern in signs.scripts.items())
    settings = f"{HASHED} {_ROW_MEANING} {_ROW_WORDS} {_ROW_SIGNS} {_PENALTY} {_URGENT_SHARE} {_CALM_SHARE}"
    examples = (f"{example.urgent} {example.kind} {example.text}" for example in knowledge.urgency)
    return fingerprint((settings, *weighed, *kinds, *scripts, *examples, *calm_texts(knowledge)))


class UrgencyJudge:
    """Judges texts. lexical: weighs their words. index: vectors of the examples, or None to go by signs alone."""

    def __init__(self, knowledge: Knowledge, lexical: Lexical, index: Index | None) -> None:
        self._signs = knowledge.signs
        self._lexical = lexical
        self._layer: Linear | None = None
        self._nearest: Nearest | None = None
        if index is None or not knowledge.urgency:
            return
        examples = sorted(knowledge.urgency, key=lambda example: example.urgent)
        coded = index.coded([example.text for example in examples])
        self._calm = sum(not example.urgent for example in examples)
        if coded.share < COVERED or self._calm in (0, len(examples)):
            return
        self._nearest = Nearest(coded)
        self._words = Lexical([normalise(example.text) for example in examples])
        stored = index.layer(LAYER)
        expected = self._width(len(_found(self._signs, "", "")))
        if stored and stored.layer.weights.shape == expected:
            self._layer = stored.layer

    def learn(self, knowledge: Knowledge, index: Index) -> Linear | None:
        """Fit the layer, some seconds. None without vectors or examples."""
        if self._nearest is None:
            return None
        calm = calm_texts(knowledge)
        texts = [*(example.text for example in knowledge.urgency), *calm]
        classes = [_class(example) for example in knowledge.urgency]
        numbers = np.array(classes + [0] * len(calm), dtype=np.int64)
        shares = [_URGENT_SHARE if example.urgent else 1.0 for example in knowledge.urgency] + [_CALM_SHARE] * len(calm)
        vectors = centred(index.vectors(texts), self._nearest.middle)
        normals = [normalise(text) for text in texts]
        signs = np.array(
            [_found(self._signs, text, normal) for text, normal in zip(texts, normals, strict=True)], np.float32
        )
        rows = self._rows(vectors, [self._lexical.weigh(normal) for normal in normals], signs)
        return fit(rows, numbers, 1 + len(KINDS), np.array(shares, dtype=np.float32), penalty=_PENALTY)

    def judge(self, text: str, normal: str, weighed: Weighed, vector: Vectors | None) -> Urgency:
        """Judge a text. normal: the same, normalised; weighed: its features. vector: its embedding, or None."""
        if not normal:
            return Urgency(urgent=False, kind=None, score=-1.0)
        text = shorten(text)
        found = _found(self._signs, text, normal)
        kind = plain = self._kind(text, normal)
        if vector is not None and self._layer is not None and self._nearest is not None:
            place = centred(vector[None, :], self._nearest.middle)
            shares = self._layer.scores(self._rows(place, [weighed], np.array([found], dtype=np.float32)))[0]
            score = self._score(shares, weighed, self._nearest.likeness(place[0]), found) - _BAR
            kind = _likeliest(shares[1:], plain)
        else:
            score = _sum(self._signs, found) - _BAR_SIGNS
        if plain is FirstLine.WISH_TO_DIE:
            return Urgency(urgent=True, kind=plain, score=max(score, 0.0), plain=True)
        if score < 0:
            return Urgency(urgent=False, kind=None, score=score)
        if kind is None and self._names_agents(text, normal):
            kind = FirstLine.AGENTS_HERE
        return Urgency(urgent=True, kind=kind, score=score, plain=plain not in _NO_DANGER_TO_LIFE)

    def _score(self, shares: Scores, weighed: Weighed, close: Matrix, found: Sequence[float]) -> float:
        odds = float(np.log(np.exp(shares[1:]).sum()) - shares[0])
        words = self._words.likeness(self._words.reweigh(weighed))
        in_words = _best(words[self._calm :]) - _best(words[: self._calm])
        in_meaning = _soft(close[self._calm :]) - _soft(close[: self._calm])
        return odds + _WORDS * in_words + _MEANING * in_meaning + _SIGNS * _sum(self._signs, found)

    def _rows(self, vectors: Matrix, weighed: Sequence[Weighed], signs: Matrix) -> Matrix:
        words = self._lexical.hashed(weighed)
        parts = [vectors * _ROW_MEANING, words * _ROW_WORDS, signs * _ROW_SIGNS]
        return np.concatenate(parts, axis=1, dtype=np.float32)

    def _width(self, signs: int) -> tuple[int, int]:
        return (DIMENSIONS + HASHED + signs + 1, 1 + len(KINDS))

    def _kind(self, text: str, normal: str) -> FirstLine | None:
        return next(
            (kind for kind, pattern in self._signs.kinds if _matches(kind, pattern, self._signs, text, normal)), None
        )

    def _names_agents(self, text: str, normal: str) -> bool:
        written = self._signs.scripts.get("agents")
        return bool(self._signs.agents and self._signs.agents.search(normal)) or bool(written and written.search(text))


def _class(example: UrgencyExample) -> int:
    """0 for calm, else 1 and the place in KINDS."""
    return 1 + KINDS.index(example.kind) if example.urgent and example.kind is not None else 0


def _likeliest(shares: Scores, plain: FirstLine | None) -> FirstLine | None:
    """The kind with the greatest share; one that the words say plainly counts as much more likely.

    None where that would be a first line about life or a child, and neither the words nor a good share speak for it.
    """
    weighed = {
        kind: float(share) + (_PLAIN if kind is plain else 0.0) for kind, share in zip(KINDS, shares, strict=True)
    }
    likeliest = max(weighed, key=lambda kind: weighed[kind])
    surely = likeliest is plain or likeliest in _OF_AGENTS or weighed[likeliest] >= _ENOUGH
    return likeliest if surely else None


def _found(signs: Signs, text: str, normal: str) -> Sequence[float]:
    """0 or 1 for each sign, for now and condition in other scripts, for noise, and for each kind."""
    text = shorten(text)
    scripts = signs.scripts
    written = [scripts[name].search(text) is not None if name in scripts else False for name in ("now", "condition")]
    words = [sign.pattern.search(normal) is not None for sign in signs.signs]
    kinds = [_matches(kind, pattern, signs, text, normal) for kind, pattern in signs.kinds]
    loud = _LOUD.search(text) is not None or _is_shouted(text)
    return [float(each) for each in (*words, *written, loud, *kinds)]


def _sum(signs: Signs, found: Sequence[float]) -> float:
    weights = [sign.weight for sign in signs.signs]
    extra = [2.0, -2.5, 0.5, *(2.0 for _ in signs.kinds)]
    return float(sum(weight * each for weight, each in zip([*weights, *extra], found, strict=True)))


def _matches(kind: FirstLine, pattern: re.Pattern[str], signs: Signs, text: str, normal: str) -> bool:
    written = signs.scripts.get(kind.value)
    return pattern.search(normal) is not None or (written is not None and written.search(text) is not None)


def _is_shouted(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return len(letters) > _SHOUTED_LETTERS and sum(character.isupper() for character in letters) > 0.7 * len(letters)


def _best(likeness: Scores) -> float:
    top = np.sort(likeness)[-len(_TOP) :]
    return float(top @ _TOP[-len(top) :])


def _soft(close: Scores) -> float:
    return float(np.log(np.exp(_SHARPNESS * close).mean()) / _SHARPNESS)
