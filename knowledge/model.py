"""What the knowledge base is made of: cards, organisations, telephone lines, counties and places."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

# Languages that the program answers in. A card exists in English and Spanish, perhaps in others.
LOCALES = ("en", "es", "pt", "ht", "fr", "vi", "zh", "ar")
# Languages that are spoken more than written, by their code in ISO 639-3: a card in one is a title and a recording.
SPOKEN: Mapping[str, str] = {"mam": "Mam", "quc": "K'iche'", "mix": "Mixteco / Mixtec"}
# The card that stands in for one that may not be served (R7). No search finds it.
UNIVERSAL = "rights-universal"


class Risk(StrEnum):
    """How much harm a wrong card does; high-risk cards are reviewed first."""

    HIGH = "high"
    NORMAL = "normal"


class Confidence(StrEnum):
    """How sure the source makes us. Low never stands on a first screen (R7)."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Status(StrEnum):
    """current: a recent source gives it. historical: only old sources do; shown only behind a current line."""

    CURRENT = "current"
    HISTORICAL = "historical"


class FirstLine(StrEnum):
    """The six kinds of emergency that have a first line of their own (R3)."""

    AGENTS_HERE = "agents_here"
    BEING_TAKEN = "being_taken"
    MEDICAL = "medical"
    WISH_TO_DIE = "wish_to_die"
    VIOLENCE_AT_HOME = "violence_at_home"
    CHILD_ALONE = "child_alone"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from: a link, or a document by its name (url None)."""

    name: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence to say aloud in English, with its meaning beside it in another language."""

    en: str
    beside: str


@dataclass(frozen=True, slots=True)
class Change:
    """What changed in the law, and since when."""

    since: date
    text: str


@dataclass(frozen=True, slots=True)
class Review:
    """Who checked a card, and when."""

    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Card:
    """One answer in one language, written by a person.

    steps: the first screen, one idea each; none in a spoken language. body: the second screen, Markdown; body_line: the
    line it begins on. hotlines: purposes, most wanted first. see_also: ids of other cards. audio: the name of a
    recording beside it. file: path inside the packs folder. expires_on: the last day it is served, or None.
    as_of_estimated: of the day of the facts only the month is known.
    """

    id: str
    locale: str
    topic: str
    title: str
    as_of: date
    review_by: date
    risk: Risk
    sources: tuple[Source, ...]
    steps: tuple[str, ...]
    body: str
    file: str
    pack: str
    say: tuple[Saying, ...] = ()
    changes: tuple[Change, ...] = ()
    caution: str | None = None
    hotlines: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()
    reviewed: Review | None = None
    audio: str | None = None
    body_line: int | None = None
    expires_on: date | None = None
    as_of_estimated: bool = False

    def is_past_review(self, today: date) -> bool:
        """Its first line must say so then (R7)."""
        return today > self.review_by

    def is_past_end(self, today: date) -> bool:
        """It is not served then."""
        return self.expires_on is not None and today > self.expires_on


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing a person wants. phrases: how people say it, for the search only."""

    slug: str
    description: str
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PhoneLine:
    """One way to reach an organisation by telephone.

    number: E.164, or None where it is a short code for dialling ("911", "2-1-1"). display: as it is shown.
    counties: where this line counts, or None for wherever the organisation works.
    called_on: when somebody of the network last called it; None shows "from …, month year" (R4).
    note: by language, what a caller must know about this line.
    """

    number: str | None
    display: str
    as_of: date
    as_of_estimated: bool
    status: Status
    use: str = ""
    note: Mapping[str, str] = field(default_factory=dict)
    counties: frozenset[str] | None = None
    called_on: date | None = None
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class TextLine:
    """A number or short code that takes a text message. keyword: what to send, or None for anything."""

    number: str
    display: str
    keyword: str | None
    purpose: str
    as_of: date
    status: Status
    counties: frozenset[str] | None = None
    sources: tuple[Source, ...] = ()


class Reach(StrEnum):
    """How far an organisation works."""

    COUNTIES = "counties"
    STATE = "statewide"
    NATION = "national"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Organisation:
    """Somebody to turn to. internal: for editors, never shown. hours, note: by language, beside every number."""

    id: str
    name: str
    pack: str
    reach: Reach
    purposes: tuple[str, ...]
    languages: tuple[str, ...]
    as_of: date
    as_of_estimated: bool
    status: Status
    confidence: Confidence
    counties: frozenset[str] = frozenset()
    phones: tuple[PhoneLine, ...] = ()
    texts: tuple[TextLine, ...] = ()
    hours: Mapping[str, str] = field(default_factory=dict)
    note: Mapping[str, str] = field(default_factory=dict)
    url: str | None = None
    email: str | None = None
    government: bool = False
    sources: tuple[Source, ...] = ()
    internal: str = ""


@dataclass(frozen=True, slots=True)
class NeverGive:
    """A number that may never be shown, in any format, whoever adds it. why: for editors."""

    number: str
    why: str


@dataclass(frozen=True, slots=True)
class County:
    """A county of the region. name is bare ("Wake"); latitude and longitude of its middle, in degrees."""

    fips: str
    name: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Place:
    """A town, community or neighbourhood. counties: bare names, the main one first.

    kind: incorporated, cdp, populated place, postal community, postal alias. population: 0 where not known.
    point: latitude and longitude of its middle, degrees WGS 84; None for a postal alias.
    """

    name: str
    kind: str
    counties: tuple[str, ...]
    population: int = 0
    spellings: tuple[str, ...] = ()
    point: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Exemplar:
    """How somebody asks. label: the card's id, or the topic's slug where it belongs to no card.

    topic: None for a question that no card answers.
    """

    text: str
    label: str
    topic: str | None
    locale: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class UrgencyExample:
    """A sentence with what it should ring: kind None and urgent False for a calm one."""

    text: str
    kind: FirstLine | None
    urgent: bool


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign for (weight above 0) or against something happening now. pattern: over a normalised text."""

    name: str
    weight: float
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Signs:
    """What urgency is read off. kinds: in the order in which they count. scripts: over the text as it is written."""

    signs: tuple[Sign, ...] = ()
    kinds: tuple[tuple[FirstLine, re.Pattern[str]], ...] = ()
    scripts: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    agents: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Routing:
    """Which organisations come first: by county, and everywhere else. Ids in order."""

    default: tuple[str, ...] = ()
    counties: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
