"""What may be served on a day: no card past its last day, none that was stopped, and what stands in for them (R7)."""

from dataclasses import dataclass, replace
from datetime import date

from knowledge.actions import Item, Kind, current
from knowledge.loader import Knowledge
from knowledge.model import UNIVERSAL, Card
from knowledge.search.emergency import fitting
from knowledge.search.search import Answer


@dataclass(frozen=True, slots=True)
class Shelf:
    """A knowledge base as it may be read on a day. stopped: ids of cards that somebody took back."""

    knowledge: Knowledge
    today: date
    stopped: frozenset[str] = frozenset()

    def holds(self, card: Card) -> bool:
        return card.id not in self.stopped and not card.is_past_end(self.today)

    def card(self, identity: str, locale: str, *, fallback: str = "en") -> Card | None:
        """A card, or what stands in for it. None for an unknown id, or where the packs hold no universal rules."""
        found = self.knowledge.card(identity, locale, fallback=fallback)
        return None if found is None else self._instead(found, locale, fallback)

    def cards_about(self, topic: str, locale: str, *, fallback: str = "en") -> tuple[Card, ...]:
        """The cards of a topic that may be served, the one that carries the topic's own name first."""
        return tuple(card for card in self.knowledge.cards_about(topic, locale, fallback=fallback) if self.holds(card))

    def serve(self, answer: Answer) -> Answer:
        """An answer of the search with what may be served of its cards."""
        if all(map(self.holds, (*answer.cards, *answer.suggestions))):
            return answer
        best = self._instead(answer.cards[0], answer.lang, "en") if answer.cards else None
        first = () if best is None else (best,)
        cards = (*first, *(card for card in answer.cards if card != best and self.holds(card)))
        suggestions = tuple(card for card in answer.suggestions if self.holds(card))
        return replace(answer, answered=answer.answered and bool(cards), cards=cards, suggestions=suggestions)

    def fitting(self, answer: Answer) -> Card:
        """The card to show for an answer that has some; in an emergency one that helps in it."""
        card = fitting(answer, self.knowledge)
        return self._instead(card, answer.lang, "en") or answer.cards[0]

    def items(self, kind: Kind, county: str | None) -> tuple[Item, ...]:
        """Actions or news of the day; see actions.current()."""
        return current(self.knowledge.items, kind, self.today, county)

    def _instead(self, card: Card, locale: str, fallback: str) -> Card | None:
        """The card itself; past its end another of its topic; else, and for a stopped one, the universal rules."""
        if self.holds(card):
            return card
        others = () if card.id in self.stopped else self.cards_about(card.topic, locale, fallback=fallback)
        return others[0] if others else self.knowledge.card(UNIVERSAL, locale, fallback=fallback)
