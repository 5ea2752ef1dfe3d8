"""From what people write, or from coordinates, to a county of the region."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from knowledge.evidence import CERTAIN, COUNTY_WORDS, ENOUGH, Surroundings, is_called_county, is_called_town, points
from knowledge.folding import Word, fold, shorten, without_marks, words
from knowledge.gazetteer import Gazetteer, Meaning, Name, State, Strength, name_index
from knowledge.mentions import Mention, addressed, side_by_side
from knowledge.polygons import Outlines
from knowledge.spelling import WORDS as MOST_WORDS
from knowledge.spelling import Spellings

_ZIP: Final = re.compile(
    r"(?<![\d$#.,/-])(\d{5})(?:-\d{4})?(?![\d/-])(?!\s*(?:dollars|dolares|dólares|usd|pesos|bucks|people|personas))"
)
_COORDINATES: Final = re.compile(r"(?<![\d.])(-?\d{1,2}\.\d{2,})\s*[,; ]\s*(-?\d{1,3}\.\d{2,})(?![\d.])")
_ZIP_CUE: Final = re.compile(r"(?:\b[A-Z]{2}|(?i:zip|postal)(?: code)?(?: is| es)?)[\s:,]*$")
_MAX_WORDS: Final = 5


class PlaceKind(StrEnum):
    FOUND = "found"
    AMBIGUOUS = "ambiguous"
    OUTSIDE = "outside"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class PlaceOption:
    """Something to choose: a county (None when it is outside the region) under the label to show."""

    county: str | None
    label: str


@dataclass(frozen=True, slots=True)
class PlaceResult:
    """What place a text speaks of.

    county: the bare name, when found. label: what to show, "Siler City" or "Wake County". also: other counties that the
    town reaches into. options: when ambiguous. state: the state's name, when outside.
    """

    kind: PlaceKind
    county: str | None = None
    label: str = ""
    also: tuple[str, ...] = ()
    options: tuple[PlaceOption, ...] = ()
    state: str = ""


NOWHERE: Final = PlaceResult(PlaceKind.NONE)


class Places:
    """Finds the county. known_words: ordinary words that are never taken for a misspelt name."""

    def __init__(self, gazetteer: Gazetteer, *, known_words: Container[str] = frozenset()) -> None:
        self._gazetteer = gazetteer
        self._names = name_index(gazetteer)
        self._starts = {name.split(" ", 1)[0] for name in self._names}
        self._never = {fold(phrase) for phrase in gazetteer.rules.never}
        plain = (
            folded
            for folded, name in self._names.items()
            if name.strength is Strength.PLACE and name.meanings[0].county
        )
        self._spellings = Spellings(plain, known_words)
        self._counties = {fold(county.name): county.name for county in gazetteer.counties}
        self._towns = {place.name: place for place in reversed(gazetteer.places)}
        self._scripts = {
            spelling: target for target, spellings in gazetteer.rules.scripts.items() for spelling in spellings
        }
        self._states = {fold(name): state for state in gazetteer.states for name in (state.name, *state.names)}
        self._codes = {state.code: state for state in gazetteer.states}
        self._home = {fold(name) for name in gazetteer.state_names} | {fold(gazetteer.state_name)}
        self._outlines = Outlines(gazetteer.outlines)

    @property
    def counties(self) -> tuple[str, ...]:
        """The bare names of the region's counties, in order."""
        return tuple(county.name for county in self._gazetteer.counties)

    @property
    def state_names(self) -> frozenset[str]:
        """What the region's own state is called, folded: "nc", "north carolina", "carolina del norte"."""
        return frozenset(self._home)

    def neighbours(self, county: str) -> tuple[str, ...]:
        """Counties that share a border; empty for an unknown one."""
        return self._gazetteer.neighbours.get(county, ())

    def county(self, text: str) -> str | None:
        """The county somebody wrote as an argument: "durham", "condado de Durham", "27701", "Siler City"."""
        if exact := self._counties.get(fold(text)):
            return exact
        return self.find(text).county

    def point(self, town: str, county: str | None) -> tuple[float, float] | None:
        """The middle of a town by its label, degrees WGS 84; None where the tables have none, or it lies elsewhere."""
        place = self._towns.get(town)
        return place.point if place is not None and (county is None or county in place.counties) else None

    def of_county(self, name: str) -> PlaceResult:
        """The result for a county by its bare name; NOWHERE for an unknown one."""
        return _found(Meaning(name, f"{name} County", is_county=True)) if name in self.counties else NOWHERE

    def at(self, latitude: float, longitude: float) -> PlaceResult:
        """The county around a point, in degrees WGS 84. Points a few kilometres off the coast belong to the shore."""
        county = self._outlines.county(latitude, longitude)
        if county is None:
            return PlaceResult(PlaceKind.OUTSIDE)
        return _found(Meaning(county, f"{county} County", is_county=True))

    def complete(self, typed: str, limit: int = 25) -> tuple[PlaceOption, ...]:
        """What somebody may be typing: counties that begin so, then towns, then counties that hold it."""
        start = fold(typed)
        names = self.counties
        first = [name for name in names if fold(name).startswith(start)]
        inside = [name for name in names if start in fold(name) and name not in first]
        options = [PlaceOption(name, f"{name} County") for name in first]
        if start:
            options += [
                PlaceOption(place.counties[0], f"{place.name} ({place.counties[0]} County)")
                for place in sorted(self._gazetteer.places, key=lambda place: -place.population)
                if fold(place.name).startswith(start) and place.kind != "postal alias"
            ]
        options += [PlaceOption(name, f"{name} County") for name in inside]
        return tuple(dict.fromkeys(options))[:limit]

    def find(self, text: str) -> PlaceResult:
        """The place a text speaks of. Common words that are also names ("advance", "como") do not count as places."""
        text = without_marks(shorten(text))
        if (pair := _COORDINATES.search(text)) and _is_on_earth(pair):
            return self.at(float(pair[1]), float(pair[2]))
        if by_zip := self._by_zip(text):
            return by_zip
        if by_script := self._by_script(text):
            return by_script
        found = words(text)
        mentions = list(self._mentions(found, text))
        if mentions:
            return self._choose(addressed(mentions, text), text)
        return self._state_alone(found, text)

    def _by_zip(self, text: str) -> PlaceResult | None:
        for match in _ZIP.finditer(text):
            if known := self._gazetteer.zips.get(match[1]):
                city, counties = known
                return PlaceResult(PlaceKind.FOUND, counties[0], f"{match[1]} {city}", counties[1:])
            state = self._gazetteer.zip_states.state(match[1])
            if state and (text.strip() == match[0] or _ZIP_CUE.search(text, 0, match.start())):
                named = next((each.name for each in self._gazetteer.states if each.fips == state), "")
                return PlaceResult(PlaceKind.OUTSIDE, label=match[1], state=named)
        return None

    def _by_script(self, text: str) -> PlaceResult | None:
        if text.isascii():
            return None
        hits = [
            (text.find(spelling), -len(spelling), target)
            for spelling, target in self._scripts.items()
            if spelling in text
        ]
        if not hits:
            return None
        *_, target = min(hits)
        if target.endswith(" County"):
            return _found(Meaning(target.removesuffix(" County"), target, is_county=True))
        place = self._towns[target]
        return PlaceResult(PlaceKind.FOUND, place.counties[0], place.name, place.counties[1:])

    def _mentions(self, found: tuple[Word, ...], text: str) -> Iterator[Mention]:
        capitals_mean = _capitals_mean(found)
        position = 0
        while position < len(found):
            name, length = self._longest(found, position)
            if name is None:
                position += length
                continue
            around = Surroundings(found, position, position + length, text, capitals_mean)
            if mention := self._weigh(name, around):
                yield mention
            position += length

    def _longest(self, found: tuple[Word, ...], position: int) -> tuple[Name | None, int]:
        """The longest name that starts here and how many words it takes; 1 to go on where there is none."""
        for length in range(min(_MAX_WORDS, len(found) - position), 0, -1):
            folded = " ".join(word.folded for word in found[position : position + length])
            following = found[position + length].folded if position + length < len(found) else ""
            if folded in self._never and following not in COUNTY_WORDS:
                return None, length
            if length <= 3 and (state := self._states.get(folded)) and folded not in self._names:
                return self._state_name(state), length
            if name := self._names.get(folded):
                return name, length
        return self._misspelt(found, position)

    def _state_name(self, state: State) -> Name:
        strength = Strength.NAME if state.guarded else Strength.PLACE
        return Name(fold(state.name), strength, (Meaning(None, state.name, state=state.name),))

    def _misspelt(self, found: tuple[Word, ...], position: int) -> tuple[Name | None, int]:
        """A misspelt name where a place is expected and no ordinary word stands, and how many words it has."""
        for length in range(min(MOST_WORDS, len(found) - position), 0, -1):
            around = Surroundings(found, position, position + length, "", capitals_mean=False)
            written = tuple(word.folded for word in found[position : position + length])
            if not self._spellings.may_be(written):
                continue
            probe = Name(" ".join(written), Strength.NAME, (Meaning(None, written[0]),))
            if points(probe, around) >= ENOUGH and (name := self._spellings.name(written)):
                return self._names[name], length
        return None, 1

    def _weigh(self, name: Name, around: Surroundings) -> Mention | None:
        other = self._state_after(around)
        if other is not None and name.meanings[0].state is None:
            meaning = Meaning(None, f"{name.meanings[0].label.removesuffix(' County')}, {other.name}", state=other.name)
            return Mention(name, (meaning,), CERTAIN, *around.span)
        meanings = name.meanings
        score = points(name, around)
        if is_called_county(around) and (counties := tuple(each for each in meanings if each.is_county)):
            meanings, score = counties, score + CERTAIN
        elif is_called_town(around) and (towns := tuple(each for each in meanings if not each.is_county)):
            meanings, score = towns, score + ENOUGH
        if self._home_after(around):
            score += CERTAIN
            meanings = tuple(each for each in meanings if each.county) or meanings
        return Mention(name, meanings, score, *around.span) if score >= ENOUGH else None

    def _home_after(self, around: Surroundings) -> bool:
        return any(
            " ".join(word.folded for word in around.words[around.last : around.last + length]) in self._home
            for length in (1, 2, 3)
        )

    def _state_after(self, around: Surroundings) -> State | None:
        """Another state directly behind the name: "Jackson, Mississippi", "Greenville SC"."""
        following = around.words[around.last : around.last + 3]
        for length in range(len(following), 0, -1):
            phrase = " ".join(word.folded for word in following[:length])
            if phrase in self._home:
                return None
            if (state := self._states.get(phrase)) and phrase not in self._names:
                return state
        if following and (state := self._codes.get(following[0].written.upper())):
            between = around.text[around.words[around.last - 1].end : following[0].start]
            written = following[0].written
            if written.isupper() and (around.capitals_mean or "," in between):
                return state
            if "," in between and around.last + 1 == len(around.words):
                return state
        return None

    def _choose(self, mentions: list[Mention], text: str) -> PlaceResult:
        if apart := side_by_side(mentions, text):
            return _asked(text.strip(), apart)
        best = max(mentions, key=lambda mention: (mention.is_here, mention.score, -mention.start))
        if len(best.meanings) == 1:
            return _found(best.meanings[0])
        named = {mention.meanings[0].county for mention in mentions if len(mention.meanings) == 1}
        for meaning in best.meanings:
            if meaning.county in named:
                return _found(meaning)
        return _asked(best.name.label, best.meanings)

    def _state_alone(self, found: tuple[Word, ...], text: str) -> PlaceResult:
        """A county of another state ("Gwinnett County") where nothing of ours is named."""
        for position, word in enumerate(found[1:], start=1):
            if word.folded != "county":
                continue
            for length in (2, 1):
                name = " ".join(each.folded for each in found[max(0, position - length) : position])
                if states := self._gazetteer.other_counties.get(name):
                    return PlaceResult(
                        PlaceKind.OUTSIDE, label=f"{name.title()} County", state=states[0] if len(states) == 1 else ""
                    )
        return NOWHERE


def _asked(label: str, meanings: tuple[Meaning, ...]) -> PlaceResult:
    options = tuple(PlaceOption(meaning.county, meaning.label) for meaning in meanings)
    return PlaceResult(PlaceKind.AMBIGUOUS, label=label, options=options)


def _found(meaning: Meaning) -> PlaceResult:
    if meaning.county is None:
        return PlaceResult(PlaceKind.OUTSIDE, label=meaning.label, state=meaning.state or "")
    return PlaceResult(PlaceKind.FOUND, meaning.county, meaning.label, meaning.also)


def _capitals_mean(found: tuple[Word, ...]) -> bool:
    """Whether capitals mark names here: not in a text all in capitals, nor in a title."""
    raised = sum(word.written[0].isupper() for word in found)
    return raised * 2 <= len(found) + 2 or len(found) <= 3


def _is_on_earth(pair: re.Match[str]) -> bool:
    return abs(float(pair[1])) <= 90 and abs(float(pair[2])) <= 180
