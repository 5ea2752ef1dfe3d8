"""Every place name the region knows, and what each may mean."""

import csv
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from io import StringIO

from knowledge.folding import fold
from knowledge.model import County, Place


class Strength(IntEnum):
    """How surely a name in a sentence is the place: an alias, an ordinary word, a person's name, a place only."""

    WEAK = 0
    WORD = 1
    NAME = 2
    PLACE = 3


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing a name can stand for. county: bare name, None outside the region. also: other counties of a town."""

    county: str | None
    label: str
    is_county: bool = False
    state: str | None = None
    population: int = 0
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """A folded name with its meanings, the likeliest first; more than one means asking. label: as it is shown."""

    folded: str
    strength: Strength
    meanings: tuple[Meaning, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """A state other than the region's own. guarded: the name needs a place's company."""

    fips: str
    code: str
    name: str
    names: tuple[str, ...]
    guarded: bool = False


@dataclass(frozen=True, slots=True)
class PlaceRules:
    """How names behave in sentences; from ambiguous.yaml and places.yaml. Names as they are written."""

    town_or_county: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    twins: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    regions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    also_elsewhere: Mapping[str, str] = field(default_factory=dict)
    county_spellings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    scripts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    outside: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class ZipStates:
    """Which state a ZIP code lies in, as runs of neighbouring codes: 42,000 rows become some hundred."""

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        self._starts: list[int] = []
        self._states: list[str] = []
        self._known: set[int] = set()
        for code, fips in sorted(rows):
            number = int(code)
            self._known.add(number // 10)
            if not self._states or self._states[-1] != fips[:2]:
                self._starts.append(number)
                self._states.append(fips[:2])

    def state(self, code: str) -> str | None:
        """The FIPS code of the state ("13"), or None where no such ZIP is near."""
        number = int(code)
        position = bisect_right(self._starts, number) - 1
        if position < 0 or number // 10 not in self._known:
            return None
        return self._states[position]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The region's places. counties in the order of their names; neighbours share a border."""

    state: str
    state_name: str
    state_names: tuple[str, ...]
    counties: tuple[County, ...]
    neighbours: Mapping[str, tuple[str, ...]]
    places: tuple[Place, ...]
    zips: Mapping[str, tuple[str, tuple[str, ...]]]
    zip_states: ZipStates
    other_counties: Mapping[str, tuple[str, ...]]
    states: tuple[State, ...]
    rules: PlaceRules
    outlines: str


def name_index(gazetteer: Gazetteer) -> dict[str, Name]:
    """All names of the region and of towns outside that people name, folded."""
    index: dict[str, Name] = {}
    for name in _all_names(gazetteer):
        known = index.get(name.folded)
        if known is None or name.strength > known.strength:
            index[name.folded] = name
    for name in _double_names(gazetteer.rules, index):
        index[name.folded] = name
    return index


def _all_names(gazetteer: Gazetteer) -> Iterator[Name]:
    rules = gazetteer.rules
    kinds = _strengths(rules)
    counties = {
        county.name: Meaning(county.name, f"{county.name} County", is_county=True) for county in gazetteer.counties
    }
    county_names = set(map(fold, counties))
    for county, meaning in counties.items():
        yield Name(fold(county), kinds.get(fold(county), Strength.PLACE), (meaning,))
    for county, spellings in rules.county_spellings.items():
        for spelling in spellings:
            yield Name(fold(spelling), Strength.PLACE, (counties[county],))
    towns: dict[str, Meaning] = {}
    for place in gazetteer.places:
        folded = fold(place.name)
        meaning = Meaning(place.counties[0], place.name, population=place.population, also=place.counties[1:])
        strength = Strength.WEAK if place.kind == "postal alias" else kinds.get(folded, Strength.PLACE)
        towns.setdefault(folded, meaning)
        if folded not in county_names:
            yield Name(folded, strength, (meaning,))
        yield from (Name(fold(spelling), strength, (meaning,)) for spelling in place.spellings)
    for target, aliases in rules.aliases.items():
        meaning = counties[target.removesuffix(" County")] if target.endswith(" County") else towns[fold(target)]
        yield from (Name(fold(alias), Strength.PLACE, (meaning,)) for alias in aliases)
    for state, others in rules.outside.items():
        yield from (Name(fold(town), Strength.PLACE, (Meaning(None, town, state=state),)) for town in others)


def _strengths(rules: PlaceRules) -> dict[str, Strength]:
    kinds = {fold(name): Strength.NAME for name in rules.names}
    kinds.update({fold(word): Strength.WORD for word in rules.words})
    return kinds


def _double_names(rules: PlaceRules, index: Mapping[str, Name]) -> Iterator[Name]:
    for name, homes in rules.town_or_county.items():
        county = Meaning(name, f"{name} County", is_county=True)
        towns = tuple(Meaning(home, f"{name} ({home} County)") for home in homes)
        elsewhere = tuple(Meaning(None, f"{name}, {state}", state=state) for state in _elsewhere(rules, name))
        yield Name(fold(name), _strength(index, name), (county, *towns, *elsewhere), name)
    for name, homes in rules.twins.items():
        towns = tuple(Meaning(home, f"{name} ({home} County)") for home in homes)
        yield Name(fold(name), _strength(index, name), towns, name)
    for name, homes in rules.regions.items():
        counties = tuple(Meaning(home, f"{home} County", is_county=True) for home in homes)
        yield Name(fold(name), Strength.PLACE, counties, name)
    for name in rules.also_elsewhere:
        if name not in rules.town_or_county and (here := index.get(fold(name))):
            elsewhere = tuple(Meaning(None, f"{name}, {state}", state=state) for state in _elsewhere(rules, name))
            yield Name(fold(name), here.strength, (*here.meanings, *elsewhere), name)


def _elsewhere(rules: PlaceRules, name: str) -> tuple[str, ...]:
    state = rules.also_elsewhere.get(name)
    return (state,) if state else ()


def _strength(index: Mapping[str, Name], name: str) -> Strength:
    known = index.get(fold(name))
    return known.strength if known else Strength.PLACE


def rows(text: str) -> Iterator[dict[str, str]]:
    """The rows of a CSV file with a heading."""
    return iter(csv.DictReader(StringIO(text)))
