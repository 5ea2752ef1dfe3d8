"""What an alert says, to whom it goes, when it ends."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.messages import Platform
from bot.domain.reports import Agency, Basis, Mark, NotImmigration, PlaceKind, Report
from bot.domain.salute import Count


class AlertKind(StrEnum):
    """What an alert says. Each of them goes out by a person's decision, to the same people."""

    CONFIRMED = "confirmed"
    CHECKING = "checking"
    NOT_IMMIGRATION = "not-immigration"


class AlertState(StrEnum):
    """R29: an alert ends or expires; it is never "clear". RETRACTED: what it said was wrong.

    HELD: it was published and goes out in a moment. WAITING: a freeze or a standstill came between, and it goes out
    only when a person says so again. UNDONE: somebody took it back before it went. The public knows of none of them.
    """

    HELD = "held"
    WAITING = "waiting"
    UNDONE = "undone"
    LIVE = "live"
    ENDED = "ended"
    EXPIRED = "expired"
    RETRACTED = "retracted"


# What was never public: to everybody outside it does not exist (R36).
NEVER_PUBLIC = frozenset({AlertState.HELD, AlertState.WAITING, AlertState.UNDONE})
# Published, and not gone out yet.
UNSENT = frozenset({AlertState.HELD, AlertState.WAITING})
# Somebody had to be there to say so at the end of a hold: later than this it is asked again.
HOLD_LATE = timedelta(minutes=5)

# What may become of an alert. That it was wrong can be said after its end too.
BECOMES = {
    AlertState.HELD: frozenset({AlertState.LIVE, AlertState.WAITING, AlertState.UNDONE}),
    AlertState.WAITING: frozenset({AlertState.LIVE, AlertState.UNDONE}),
    AlertState.UNDONE: frozenset[AlertState](),
    AlertState.LIVE: frozenset({AlertState.LIVE, AlertState.ENDED, AlertState.EXPIRED, AlertState.RETRACTED}),
    AlertState.ENDED: frozenset({AlertState.RETRACTED}),
    AlertState.EXPIRED: frozenset({AlertState.RETRACTED}),
    AlertState.RETRACTED: frozenset[AlertState](),
}


class AlertChange(StrEnum):
    """What became of an alert at one moment of its public life (R36)."""

    PUBLISHED = "published"
    UPDATED = "updated"
    EXTENDED = "extended"
    ENDED = "ended"
    EXPIRED = "expired"
    RETRACTED = "retracted"

    @property
    def is_for_everyone(self) -> bool:
        """Whether it goes to new readers too, and not only to those who hold a copy."""
        return self in (AlertChange.PUBLISHED, AlertChange.UPDATED, AlertChange.EXTENDED)


# What people can make of a public alert of each kind. What confirms nothing has no facts to change.
LIFE: Final[Mapping[AlertKind, frozenset[AlertChange]]] = {
    AlertKind.CONFIRMED: frozenset(
        {AlertChange.UPDATED, AlertChange.EXTENDED, AlertChange.ENDED, AlertChange.RETRACTED}
    ),
    AlertKind.CHECKING: frozenset({AlertChange.EXTENDED, AlertChange.ENDED, AlertChange.RETRACTED}),
    AlertKind.NOT_IMMIGRATION: frozenset({AlertChange.RETRACTED}),
}


class Mistake(StrEnum):
    """What there was in place of what a retracted alert said."""

    LOCAL_POLICE = "local-police"
    TRAFFIC_STOP = "traffic-stop"
    AMBULANCE_FIRE = "ambulance-fire"
    UTILITY = "utility"
    NOTHING_FOUND = "nothing-found"
    OTHER_PLACE = "other-place"
    AGENTS_THERE = "agents-there"
    OTHER_COUNTY = "other-county"
    SENT_BY_MISTAKE = "sent-by-mistake"
    OTHER = "other"


# A notice said that there were no agents: what was wrong about it is another list.
_OF_A_NOTICE = (Mistake.AGENTS_THERE, Mistake.OTHER_PLACE)
# That a report is being checked says nothing but its county.
_OF_CHECKING = (Mistake.OTHER_COUNTY, Mistake.SENT_BY_MISTAKE)


def mistakes(kind: AlertKind) -> tuple[Mistake, ...]:
    """What can have been wrong about an alert of this kind."""
    if kind is AlertKind.NOT_IMMIGRATION:
        return _OF_A_NOTICE
    if kind is AlertKind.CHECKING:
        return _OF_CHECKING
    return tuple(each for each in Mistake if each is not Mistake.AGENTS_THERE and each not in _OF_CHECKING)


class AlertLanguage(StrEnum):
    """What a recipient reads. Channels and groups get both unless set otherwise (R27)."""

    ENGLISH = "en"
    SPANISH = "es"
    BOTH = "both"

    @property
    def locales(self) -> tuple[str, ...]:
        return ("es", "en") if self is AlertLanguage.BOTH else (self.value,)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the moderator decided; every language is rendered from it (R27). Times are aware.

    last_seen_at: when somebody on site said that they are still there. mistake: what it was instead, once retracted.
    basis: None where nothing was confirmed: CHECKING, NOT_IMMIGRATION. agents, vehicles: how many were seen; marked:
    the vehicles bear signs of an agency. sentence: a free one in each language. was: what it was, for NOT_IMMIGRATION;
    agreement: local officers of the county work under a 287(g) agreement.
    """

    county: str
    place: str
    place_kind: PlaceKind | None
    agency: Agency
    basis: Basis | None
    seen_at: datetime
    valid_until: datetime
    ended_at: datetime | None = None
    last_seen_at: datetime | None = None
    mistake: Mistake | None = None
    agents: Count | None = None
    vehicles: Count | None = None
    marked: bool | None = None
    sentence: Mapping[str, str] = field(default_factory=dict)
    was: NotImmigration | None = None
    agreement: bool = False

    @property
    def last_seen(self) -> datetime:
        return self.last_seen_at or self.seen_at


@dataclass(frozen=True, slots=True)
class Alert:
    """goes_out_at: while HELD, when the hold is over; once it went out, when that was.

    revision: 0 for an alert. More: what a live one of the same number is to say once the hold is over, never public.
    """

    id: str
    number: int
    report: str | None
    state: AlertState
    facts: Facts
    version: int
    mark: Mark
    published_by: str
    kind: AlertKind = AlertKind.CONFIRMED
    goes_out_at: datetime | None = None
    revision: int = 0

    @property
    def code(self) -> str:
        return f"A-{self.number}"

    @property
    def is_being_checked(self) -> bool:
        """The public was told that it is being checked, and nothing more yet."""
        return self.kind is AlertKind.CHECKING and self.state is AlertState.LIVE

    @property
    def is_public(self) -> bool:
        """Somebody outside may have read it."""
        return self.state not in NEVER_PUBLIC


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of an alert's public history. by: an alias, or "system". state and facts: as they were then."""

    alert: str
    version: int
    at: datetime
    change: AlertChange
    by: str
    kind: AlertKind
    state: AlertState
    facts: Facts


def matters(before: Facts, after: Facts) -> bool:
    """Whether a change of facts is told beside the changed copies, which make no sound (R30): where, and who."""
    return (before.place, before.agency, before.county) != (after.place, after.agency, after.county)


class Reader(StrEnum):
    """Who reads a copy. ROOM: volunteers, of a drill's alert."""

    ROOM = "room"
    CHANNEL = "channel"
    GROUP = "group"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Copies:
    """So many copies of one text: who reads it, on which platform, in which language, discreetly or not."""

    reader: Reader
    platform: Platform
    language: AlertLanguage
    count: int
    discreet: bool = False


@dataclass(frozen=True, slots=True)
class Audience:
    """How many copies a publication makes (R19). copies: the same, by reader, platform and language.

    rooms: of volunteers, where it is a drill; None where it is none.
    """

    channels: int
    groups: int
    people: int
    copies: tuple[Copies, ...] = ()
    rooms: int | None = None

    @property
    def total(self) -> int:
        return self.channels + self.groups + self.people + (self.rooms or 0)


def facts_of(report: Report, *, agency: Agency, basis: Basis, now: datetime, valid_for: timedelta) -> Facts:
    """The facts that publishing this report would state. Raises ValueError when county or place is missing."""
    if not report.county or not report.public_place:
        raise ValueError("an alert needs a county and a place")
    return Facts(
        county=report.county,
        place=report.public_place,
        place_kind=report.place_kind,
        agency=agency,
        basis=basis,
        seen_at=report.seen_at,
        valid_until=now + valid_for,
        agents=report.agents_seen,
        vehicles=report.vehicles_seen,
        marked=report.vehicles_marked,
        sentence=report.sighting.public.sentence if report.sighting else {},
    )
