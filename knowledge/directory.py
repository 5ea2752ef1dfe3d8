"""Which telephone lines to show for a county and a purpose, in which order."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from knowledge.model import Confidence, Organisation, PhoneLine, Reach, Routing, Status, TextLine

SIGHTINGS: Final = "report-sightings"
# A neighbouring county's lines are offered where a county has none of its own; more than two bury the state's.
_MAX_NEIGHBOURS: Final = 2
_SURENESS: Final = {Confidence.HIGH: 0, Confidence.MEDIUM: 1, Confidence.LOW: 2}


class Tier(StrEnum):
    """How near a line is to the county that was asked for; also the order in which they stand."""

    COUNTY = "county"
    NEIGHBOUR = "neighbour"
    STATE = "statewide"
    NATION = "national"


@dataclass(frozen=True, slots=True)
class Line:
    """A number to show. historical: only old sources give it; it stands behind a current line and says so."""

    organisation: Organisation
    phone: PhoneLine
    tier: Tier

    @property
    def historical(self) -> bool:
        return Status.HISTORICAL in (self.organisation.status, self.phone.status)

    @property
    def first_screen(self) -> bool:
        """Whether it may stand on a first screen: current, and not of low confidence (R7)."""
        return not self.historical and self.organisation.confidence is not Confidence.LOW


class Directory:
    """All organisations of a region. Sheriffs are not among them: they are no help lines (R4)."""

    def __init__(
        self, organisations: Iterable[Organisation], routing: Routing, neighbours: Mapping[str, tuple[str, ...]]
    ) -> None:
        self.organisations: dict[str, Organisation] = {each.id: each for each in organisations}
        self._routing = routing
        self._neighbours = neighbours

    @property
    def purposes(self) -> frozenset[str]:
        """Every purpose that some organisation serves."""
        return frozenset(purpose for each in self.organisations.values() for purpose in each.purposes)

    def lines(
        self, county: str | None, purpose: str = SIGHTINGS, *, urgent: bool = False, limit: int | None = None
    ) -> tuple[Line, ...]:
        """The lines for a county (bare name, or None when it is not known), the nearest first.

        Order: county, neighbouring, statewide, national; then the historical ones, nearest first, and only when a
        current one stands before them. urgent: current lines alone, the county's, the state's and the nation's (R4).
        A purpose that nobody serves by telephone falls back to reporting sightings. limit keeps every tier present.
        """
        ranked = sorted(self._serving(county, purpose), key=lambda line: self._rank(line, county))
        current = [line for line in ranked if line.first_screen]
        if not current:
            return () if purpose == SIGHTINGS else self.lines(county, SIGHTINGS, urgent=urgent, limit=limit)
        if urgent:
            return _one_of_each(_without(current, Tier.NEIGHBOUR), limit)
        old = [line for line in ranked if not line.first_screen]
        behind = tuple(_without(old, Tier.NEIGHBOUR)) if limit is None else ()
        return _one_of_each(_few_neighbours(current), limit) + behind

    def statewide(self) -> Line | None:
        """The number that stands in every error message (R2): the first statewide line for sightings."""
        lines = self.lines(None, urgent=True)
        return next((line for line in lines if line.tier is Tier.STATE), lines[0] if lines else None)

    def texts(self, county: str | None, purpose: str) -> tuple[tuple[Organisation, TextLine], ...]:
        """Numbers that take text messages, for a county and purpose; current ones only."""
        return tuple(
            (each, text)
            for each in self.organisations.values()
            for text in each.texts
            if text.purpose == purpose
            and text.status is Status.CURRENT
            and self._tier(each, text.counties, county) not in (None, Tier.NEIGHBOUR)
        )

    def links(self, county: str | None, purpose: str) -> tuple[Organisation, ...]:
        """Current organisations with a web page for a purpose, nearest first; some have no telephone."""
        found = [
            (list(Tier).index(tier), _SURENESS[each.confidence], each.id)
            for each in self.organisations.values()
            if each.url and purpose in each.purposes and each.status is Status.CURRENT
            if (tier := self._tier(each, None, county)) not in (None, Tier.NEIGHBOUR) and tier is not None
        ]
        return tuple(self.organisations[identity] for *_, identity in sorted(found))

    def _serving(self, county: str | None, purpose: str) -> Iterator[Line]:
        for organisation in self.organisations.values():
            if purpose not in organisation.purposes:
                continue
            for phone in organisation.phones:
                if tier := self._tier(organisation, phone.counties, county):
                    yield Line(organisation, phone, tier)

    def _tier(self, organisation: Organisation, counties: frozenset[str] | None, county: str | None) -> Tier | None:
        """How near an organisation is, or None when it does not serve the county."""
        if organisation.reach is Reach.NATION:
            return Tier.NATION
        if counties is None and organisation.reach is Reach.STATE:
            return Tier.STATE
        served = organisation.counties if counties is None else counties
        if county is None or not served:
            return None
        if county in served:
            return Tier.COUNTY
        return Tier.NEIGHBOUR if served.intersection(self._neighbours.get(county, ())) else None

    def _rank(self, line: Line, county: str | None) -> tuple[int, int, int, int, int, str]:
        order = (*self._routing.counties.get(county or "", ()), *self._routing.default)
        place = order.index(line.organisation.id) if line.organisation.id in order else len(order)
        return (
            list(Tier).index(line.tier),
            place,
            line.organisation.government,
            _SURENESS[line.organisation.confidence],
            -line.phone.as_of.toordinal(),
            line.organisation.id,
        )


def _without(lines: list[Line], tier: Tier) -> list[Line]:
    return [line for line in lines if line.tier is not tier]


def _few_neighbours(lines: list[Line]) -> list[Line]:
    if any(line.tier is Tier.COUNTY for line in lines):
        return _without(lines, Tier.NEIGHBOUR)
    near = [line for line in lines if line.tier is Tier.NEIGHBOUR][:_MAX_NEIGHBOURS]
    return near + _without(lines, Tier.NEIGHBOUR)


def _one_of_each(lines: list[Line], limit: int | None) -> tuple[Line, ...]:
    """At most `limit` lines in their order, but the first of each tier before the second of any."""
    if limit is None or len(lines) <= limit:
        return tuple(lines)
    firsts = {line.tier: line for line in reversed(lines)}
    chosen = [line for line in lines if firsts[line.tier] is line][:limit]
    chosen += [line for line in lines if line not in chosen][: limit - len(chosen)]
    return tuple(line for line in lines if line in chosen)
