"""The one entry to the search: a text in, cards and everything known about the text out."""

from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from knowledge.loader import Knowledge
from knowledge.model import Card, FirstLine
from knowledge.places import PlaceKind, PlaceResult
from knowledge.search.language import detect
from knowledge.search.normalise import normalise
from knowledge.search.ranker import Ranker, Ranking, documents
from knowledge.search.semantic import Embedder, Index, Vectors, read_index
from knowledge.search.urgency import UrgencyJudge
from knowledge.search.vectors import vectors_path

# The directory answers this topic itself, whether it has a card or not.
HOTLINES: Final = "hotlines"

# "No card answers this" must lead by so much, or the best topic lie below the floor. With and without the meaning;
# set so that some 3 % of the exemplars, each left out once, would be refused: they are shorter than real questions.
_LEAD: Final = {True: -0.08, False: -0.004}
_FLOOR: Final = {True: 0.38, False: 0.07}
# Suggestions are offered where the second topic is this close to the first, as a share of the first's score.
_CLOSE: Final = 0.8
_TOPICS: Final = 3
# A longer text is answered by its words alone, so that 100,000 characters cost less than 100 ms.
_MODEL_CHARACTERS: Final = 2000
_REMEMBERED: Final = 512


@dataclass(frozen=True, slots=True)
class Answer:
    """What the search says about a text.

    lang: the language to answer in. topics: slugs, best first, at most three and always a ranking.
    place: the county, or what is to be asked about it. urgent: happening now, to or before the writer.
    kind: which of the six first lines (R3), or None. answered: some card, or the directory, answers it.
    cards: best first, in lang where they exist. suggestions: the next two cards when the topics are close.
    score: of the best topic; only for comparing answers of one search.
    """

    lang: str
    topics: tuple[str, ...]
    place: PlaceResult
    urgent: bool
    kind: FirstLine | None
    answered: bool
    cards: tuple[Card, ...]
    suggestions: tuple[Card, ...]
    score: float


class Search:
    """Answers questions from one knowledge base. CPU only; not safe for two threads at once."""

    def __init__(self, knowledge: Knowledge, *, model: Embedder | None = None, index: Index | None = None) -> None:
        """index: the vectors, read from the packs where None is given. Without a model they are not used."""
        self.knowledge = knowledge
        self._model = model
        if model is not None and index is None:
            index = read_index(vectors_path(knowledge))
        found = documents(knowledge)
        self._ranker = Ranker(found, tuple(knowledge.topics), index if model is not None else None)
        self._judge = UrgencyJudge(knowledge, index if self._ranker.knows_meaning else None)
        self._exact = {each.normal: each.topic for each in reversed(found) if each.normal}
        self._remembered: OrderedDict[tuple[str, str | None, str | None, bool], Answer] = OrderedDict()

    @property
    def knows_meaning(self) -> bool:
        """Whether the model and its vectors take part; without them words alone decide."""
        return self._ranker.knows_meaning

    def answer(
        self, text: str, *, locale_hint: str | None = None, county: str | None = None, use_model: bool = True
    ) -> Answer:
        """Answer a text of any length. locale_hint: the platform's language, for texts that show none.

        county: the place said before, used where the text names none. use_model: False when the model is busy.
        """
        key = (text, locale_hint, county, use_model)
        if known := self._remembered.get(key):
            self._remembered.move_to_end(key)
            return known
        found = self._answer(text, locale_hint, use_model)
        if county and found.place.kind is PlaceKind.NONE:
            found = replace(found, place=self.knowledge.places.of_county(county))
        if len(text) <= _MODEL_CHARACTERS:
            self._remembered[key] = found
            if len(self._remembered) > _REMEMBERED:
                self._remembered.popitem(last=False)
        return found

    def _answer(self, text: str, locale_hint: str | None, use_model: bool) -> Answer:
        normal = normalise(text)
        lang = detect(text, hint=locale_hint)
        exact = self._exact.get(normal, "")
        vector = self._embed(text, normal, use_model)
        ranking = self._ranker.rank(normal, vector)
        urgency = self._judge.judge(text, normal, vector)
        topics = [slug for slug, _ in ranking.topics]
        if exact:
            topics = [exact, *(slug for slug in topics if slug != exact)]
        first = tuple(topics[:_TOPICS])
        refused = exact is None or (not exact and _is_refused(ranking, normal))
        cards = self._cards(first[:1], ranking, lang)
        served = bool(first) and (bool(cards) or first[0] == HOTLINES)
        answered = served and bool(normal) and (urgency.urgent or not refused)
        return Answer(
            lang=lang,
            topics=first,
            place=self.knowledge.places.find(text),
            urgent=urgency.urgent,
            kind=urgency.kind,
            answered=answered,
            cards=cards if answered else (),
            suggestions=self._suggestions(ranking, first, lang) if answered else (),
            score=ranking.best,
        )

    def _embed(self, text: str, normal: str, use_model: bool) -> Vectors | None:
        if self._model is None or not use_model or not normal or not self.knows_meaning:
            return None
        if len(text) > _MODEL_CHARACTERS:
            return None
        vectors: Vectors = self._model.embed([text])
        return np.asarray(vectors[0], dtype=np.float32)

    def _cards(self, topics: tuple[str, ...], ranking: Ranking, lang: str) -> tuple[Card, ...]:
        found = [card for topic in topics for card in self.knowledge.cards_about(topic, lang)]
        return tuple(sorted(found, key=lambda card: -ranking.labels.get(card.id, 0.0)))

    def _suggestions(self, ranking: Ranking, topics: tuple[str, ...], lang: str) -> tuple[Card, ...]:
        scores = dict(ranking.topics)
        near = tuple(topic for topic in topics[1:] if scores[topic] >= _CLOSE * scores[topics[0]])
        return tuple(card for topic in near for card in self._cards((topic,), ranking, lang)[:1])


def _is_refused(ranking: Ranking, normal: str) -> bool:
    if not normal:
        return True
    return ranking.none - ranking.best > _LEAD[ranking.meaning] or ranking.best < _FLOOR[ranking.meaning]
