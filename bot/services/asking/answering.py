"""Answers: the search in a thread of its own, so that nobody waits for somebody else's question."""

import asyncio
import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from knowledge.actions import Item, Kind
from knowledge.loader import Knowledge
from knowledge.model import Card, Risk
from knowledge.officials import Officials
from knowledge.place_list import PlaceList, read_places
from knowledge.places import PlaceOption, PlaceResult
from knowledge.search.search import Answer, Search
from knowledge.shelf import Shelf

# When more than this many questions wait for the model, the lexical half answers alone.
QUEUE = 8
_COUNTY = re.compile(r"\b(county|condado|co\.)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Where:
    """What a text says about a place. town: empty when only the county is named."""

    county: str | None
    town: str


class Answering:
    """One thread: the model takes one core and scales no further on short texts."""

    def __init__(self, search: Search, knowledge: Knowledge, shelf: Callable[[Knowledge], Shelf]) -> None:
        """shelf: what may be served of it at the moment of the call."""
        self._served = shelf
        self.take(knowledge, search)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="search")
        self._waiting = 0

    def take(self, knowledge: Knowledge, search: Search) -> None:
        """From now on this is what the bot knows."""
        self._search, self._knowledge = search, knowledge
        places = knowledge.gazetteer.places
        self._namesakes = frozenset(place.name for place in places if place.name in place.counties)

    @property
    def knowledge(self) -> Knowledge:
        """What the bot knows at this moment."""
        return self._knowledge

    @property
    def search(self) -> Search:
        return self._search

    def _shelf(self) -> Shelf:
        return self._served(self._knowledge)

    def point(self, town: str, county: str | None) -> tuple[float, float] | None:
        """A town's middle, in degrees."""
        return self._knowledge.places.point(town, county)

    async def answer(self, text: str, *, locale: str | None, county: str | None) -> Answer:
        """The best cards for a question. county: what this chat said before, where the text names none."""
        use_model = self._waiting < QUEUE
        self._waiting += 1
        try:
            found = await asyncio.get_running_loop().run_in_executor(
                self._thread,
                lambda: self._search.answer(text, locale_hint=locale, county=county, use_model=use_model),
            )
        finally:
            self._waiting -= 1
        return self._shelf().serve(found)

    def fitting(self, answer: Answer) -> Card:
        """The card to show for an answer that has some; in an emergency one that helps in it."""
        return self._shelf().fitting(answer)

    def find(self, text: str) -> PlaceResult:
        """The place that a text speaks of, with its two meanings where it has two."""
        return self._knowledge.places.find(text)

    def place(self, text: str) -> Where:
        """County and town of a text, where they are certain."""
        found = self._knowledge.places.find(text)
        if found.county is None:
            return Where(None, "")
        if found.label != f"{found.county} County":
            return Where(found.county, found.label)
        # Durham is a city and a county; who does not say "county" means the city.
        is_town = found.county in self._namesakes and not _COUNTY.search(text)
        return Where(found.county, found.county if is_town else "")

    def county(self, text: str) -> str | None:
        """The county that somebody wrote as an argument."""
        return self._knowledge.places.county(text)

    def several(self, text: str) -> PlaceList:
        """The places that somebody listed as an argument."""
        return read_places(text, self._knowledge.places)

    @property
    def counties(self) -> tuple[str, ...]:
        """The bare names of the region's counties."""
        return self._knowledge.places.counties

    @property
    def officials(self) -> Officials:
        """Who holds which office, what the sheriffs signed, and the letters to them."""
        return self._knowledge.officials

    def is_county(self, name: str) -> bool:
        return name in self._knowledge.places.counties

    def county_at(self, latitude: float, longitude: float) -> str | None:
        return self._knowledge.places.at(latitude, longitude).county

    def complete(self, typed: str) -> Sequence[PlaceOption]:
        return self._knowledge.places.complete(typed)

    def card(self, card_id: str, locale: str, *, fallback: str = "en") -> Card | None:
        """A card, or what stands in for one that may not be served. None: nobody knows the id."""
        return self._shelf().card(card_id, locale, fallback=fallback)

    def cards_about(self, topics: Sequence[str], locale: str, *, fallback: str = "en") -> list[Card]:
        """The first card of each topic that has one to serve, in the order of the topics."""
        shelf = self._shelf()
        found = (shelf.cards_about(topic, locale, fallback=fallback) for topic in topics)
        return [cards[0] for cards in found if cards]

    def recorded(self, locale: str) -> list[Card]:
        """The cards in a language that have a recording, the gravest first."""
        shelf = self._shelf()
        found = [card for card in self._knowledge.cards.values() if card.locale == locale and card.audio]
        return sorted(filter(shelf.holds, found), key=lambda card: (card.risk is not Risk.HIGH, card.id))

    def items(self, kind: Kind, county: str | None) -> Sequence[Item]:
        """The actions or news of this day that are for a county, or for anywhere."""
        return self._shelf().items(kind, county)

    def is_card(self, card_id: str) -> bool:
        return any(identity == card_id for identity, _ in self._knowledge.cards)

    @property
    def topics(self) -> tuple[str, ...]:
        return tuple(self._knowledge.topics)

    def close(self) -> None:
        self._thread.shutdown(wait=False, cancel_futures=True)
