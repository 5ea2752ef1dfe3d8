"""The one entry to the search: a text in, cards and everything known about the text out."""

import math
from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from knowledge.loader import Knowledge
from knowledge.model import UNIVERSAL, Card, FirstLine
from knowledge.places import PlaceKind, PlaceResult
from knowledge.search.language import Vocabulary, detect
from knowledge.search.normalise import normalise
from knowledge.search.phrases import phrases
from knowledge.search.ranker import Document, Ranker, Ranking, documents
from knowledge.search.rumour import TOPICS as RUMOUR_TOPICS
from knowledge.search.rumour import is_rumour
from knowledge.search.scope import is_out_of_scope
from knowledge.search.semantic import Embedder, Index, Vectors, read_index
from knowledge.search.urgency import UrgencyJudge
from knowledge.search.vectors import vectors_path
from knowledge.whereabouts import only_place

# The directory answers this topic itself, whether it has a card or not.
HOTLINES: Final = "hotlines"

# Refused where "no card answers this" leads the best topic by more than so much, with and without the meaning (below 0:
# where it lies less than that behind). With it, set on the tuning half of eval/development.jsonl so that some 1.5 % of
# the real questions are refused; benchmarks/thresholds.py prints what others would do. Ahead, it silences an alarm too.
_LEAD: Final = {True: -0.2, False: -0.004}
_LEAD_CALM: Final = 0.0
_FLOOR_WORDS: Final = 0.07
# Words of hearsay make a rumour where its topics lie at most so far behind the best.
_RUMOUR_BEHIND: Final = 0.5
# The next two topics are offered where they lie this close behind the first: with seven of ten wrong answers.
_CLOSE: Final = {True: 0.2, False: 0.02}
_TOPICS: Final = 3
# A short text that joins two questions has its second topic offered though it lies so far behind: "the bond, and when
# can I visit".
_JOINED_CLOSE: Final = {True: 1.0, False: 0.1}
_JOINED_CHARACTERS: Final = 160
_JOINED: Final = phrases(r"""
    \b(?:tambien|ademas|also|as well)\b|\b(?:y|e|o|and|or)\s(?:\w+\s){0,3}?(?:que|como|cuant[oa]s?|cuando|donde|quien|
    puedo|pueden|debo|how|what|when|where|who|can|do|does|should|is|are)\b
""")
# A longer text is answered by its words alone, so that 100,000 characters cost less than 100 ms.
_MODEL_CHARACTERS: Final = 2000
# A text of another matter silences an alarm that is not plainly about danger to life, or as sure as this.
_SURE: Final = 2.0
# The alarms that hearsay silences.
_TOLD: Final = (None, FirstLine.AGENTS_HERE, FirstLine.BEING_TAKEN)
_REMEMBERED: Final = 512
# So many sentences teach the words of the languages; more would only make the start slow.
_SENTENCES: Final = 20_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What the search says about a text.

    lang: the language to answer in. topics: slugs, best first, at most three and always a ranking.
    place: the county, or what is to be asked about it. urgent: happening now, to or before the writer.
    kind: which of the six first lines (R3), or None. rumour: hearsay about a raid, to be answered from what moderators
    confirmed and not from a card (R32). general: asked for are the rules that hold
    everywhere. answered: some card, or the directory, answers it.
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
    rumour: bool = False
    general: bool = False


class Search:
    """Answers questions from one knowledge base. CPU only; not safe for two threads at once."""

    def __init__(self, knowledge: Knowledge, *, model: Embedder | None = None, index: Index | None = None) -> None:
        """index: the vectors, read from the packs where None is given. Without a model they are not used."""
        self.knowledge = knowledge
        self._model = model
        if model is not None and index is None:
            index = read_index(vectors_path(knowledge))
        if model is None:
            index = None
        self._ranker = Ranker(documents(knowledge), tuple(knowledge.topics), index)
        self._vocabulary = Vocabulary((each.text, each.locale) for each in knowledge.exemplars[:: _every(knowledge)])
        self._judge = UrgencyJudge(knowledge, self._ranker.lexical, index if self._ranker.knows_meaning else None)
        self._cards_about: dict[tuple[str, str], tuple[Card, ...]] = {}
        self._remembered: OrderedDict[tuple[str, str | None, str | None, bool], Answer] = OrderedDict()

    def over(self, knowledge: Knowledge) -> "Search":
        """The same search over other knowledge, with the same model: only one of the two may be asked at a time."""
        return Search(knowledge, model=self._model)

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
        lang = detect(text, hint=locale_hint, vocabulary=self._vocabulary)
        place = self.knowledge.places.find(text)
        exact = self._ranker.known(normal)
        vector = self._embed(text, normal, use_model, exact)
        weighed = self._ranker.lexical.weigh(normal)
        # A known question has its topic; the words are enough to find the next ones.
        ranking = self._ranker.rank(weighed, None if exact else vector)
        foreign = is_out_of_scope(text)
        refused = exact.topic is None if exact else _is_refused(ranking)
        rumour = not foreign and not refused and _is_rumour(text, normal, place, ranking)
        urgency = self._judge.judge(text, normal, weighed, vector)
        is_other = foreign or (exact.topic is None if exact else vector is not None and ranking.lead > _LEAD_CALM)
        unsure = not urgency.plain and (foreign or urgency.score < _SURE)
        if (is_other and unsure) or (rumour and urgency.kind in _TOLD) or (urgency.urgent and self._only_place(text)):
            urgency = replace(urgency, urgent=False, kind=None)
        topics = _ordered([slug for slug, _ in ranking.topics], exact, rumour=rumour)
        cards = self._cards(topics[:1], ranking, lang, exact)
        served = bool(topics) and (bool(cards) or topics[0] == HOTLINES)
        answered = served and bool(normal) and (urgency.urgent or not (refused or foreign))
        return Answer(
            lang=lang,
            topics=topics,
            place=place,
            urgent=urgency.urgent,
            kind=urgency.kind,
            answered=answered,
            cards=cards if answered else (),
            suggestions=self._suggestions(ranking, topics, lang, joined=_joins(normal)) if answered else (),
            score=ranking.best,
            rumour=rumour,
            general=answered and bool(cards) and cards[0].id == UNIVERSAL,
        )

    def _only_place(self, text: str) -> bool:
        """What the model hears in a name alone is nothing: "Wake", "vivo en Boomer"."""
        return only_place(text, self.knowledge.places.find).kind is not PlaceKind.NONE

    def _embed(self, text: str, normal: str, use_model: bool, exact: Document | None) -> Vectors | None:
        """The text's vector; of a known question the stored one."""
        if self._model is None or not normal or not self.knows_meaning or len(text) > _MODEL_CHARACTERS:
            return None
        if exact is not None and (stored := self._ranker.vector(normal)) is not None:
            return stored
        if not use_model:
            return None
        vectors: Vectors = self._model.embed([text])
        return np.asarray(vectors[0], dtype=np.float32)

    def _cards(
        self, topics: tuple[str, ...], ranking: Ranking, lang: str, exact: Document | None = None
    ) -> tuple[Card, ...]:
        """The cards of some topics, nearest first. The general card stands alone before all, or not at all."""
        found = [card for topic in topics for card in self._about(topic, lang)]
        general = self.knowledge.card(UNIVERSAL, lang)
        if general is not None and general.topic in topics:
            found.append(general)
        known = exact.label if exact else None
        found.sort(key=lambda card: (card.id != known, -ranking.labels.get(card.id, -math.inf)))
        return tuple(card for place, card in enumerate(found) if place == 0 or card.id != UNIVERSAL)

    def _about(self, topic: str, lang: str) -> tuple[Card, ...]:
        if (topic, lang) not in self._cards_about:
            self._cards_about[topic, lang] = self.knowledge.cards_about(topic, lang)
        return self._cards_about[topic, lang]

    def _suggestions(self, ranking: Ranking, topics: tuple[str, ...], lang: str, *, joined: bool) -> tuple[Card, ...]:
        scores, close = dict(ranking.topics), _CLOSE[ranking.meaning]
        second = _JOINED_CLOSE[ranking.meaning] if joined else close
        behind = {topic: scores[topics[0]] - scores[topic] for topic in topics[1:]}
        near = tuple(topic for topic in topics[1:] if behind[topic] <= (second if topic == topics[1] else close))
        return tuple(card for topic in near for card in self._cards((topic,), ranking, lang)[:1])


def _joins(normal: str) -> bool:
    """Whether a short text, normalised, joins two questions; in a story "and how" stands often."""
    return len(normal) <= _JOINED_CHARACTERS and _JOINED.search(normal) is not None


def _every(knowledge: Knowledge) -> int:
    """Every how manieth exemplar is enough to learn the words of the languages."""
    return max(1, len(knowledge.exemplars) // _SENTENCES)


def _is_rumour(text: str, normal: str, place: PlaceResult, ranking: Ranking) -> bool:
    """Hearsay by its words, unless another topic lies far ahead: "they say they arrest people at court, do I go?"."""
    if not is_rumour(text, normal, names_place=place.kind is not PlaceKind.NONE):
        return False
    nearest = max((score for slug, score in ranking.topics if slug in RUMOUR_TOPICS), default=0.0)
    return ranking.best - nearest <= _RUMOUR_BEHIND


def _ordered(ranked: list[str], exact: Document | None, *, rumour: bool) -> tuple[str, ...]:
    """The first three topics: a known question's own first, for a rumour its two."""
    if exact is not None and exact.topic is not None:
        ranked = [exact.topic, *(slug for slug in ranked if slug != exact.topic)]
    elif rumour:
        ranked = sorted(ranked, key=lambda slug: slug not in RUMOUR_TOPICS)
    return tuple(ranked[:_TOPICS])


def _is_refused(ranking: Ranking) -> bool:
    floor = not ranking.meaning and ranking.best < _FLOOR_WORDS
    return floor or ranking.lead > _LEAD[ranking.meaning]
