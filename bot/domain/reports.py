"""A report: its states, the steps between them, what a moderator can decide."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.public_facts import AS_REPORTED, Naming, PublicFacts, may_name_home
from bot.domain.salute import NOTHING, Count, Salute


class ReportState(StrEnum):
    """checking: whoever claimed it has done something about it."""

    RECEIVED = "received"
    CLAIMED = "claimed"
    CHECKING = "checking"
    DECIDED = "decided"
    PUBLISHED = "published"
    ENDED = "ended"
    PURGED = "purged"


class Outcome(StrEnum):
    """What was seen, not what people fear (R17)."""

    CONFIRMED = "confirmed"
    NOT_IMMIGRATION = "not-immigration"
    INCONCLUSIVE = "inconclusive"
    CONFIRMED_NOT_PUBLISHED = "confirmed-not-published"


class Agency(StrEnum):
    """Who the agents were. "ICE" is never the generic word (R17)."""

    ICE = "ice"
    BORDER_PATROL = "border-patrol"
    OTHER_FEDERAL = "other-federal"
    LOCAL_287G = "local-287g"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """How the network knows (R18)."""

    TWO_OBSERVERS = "two-observers"
    OBSERVER_WITH_PICTURE = "observer-with-picture"
    TWO_REPORTS_AND_PICTURE = "two-reports-and-picture"
    PARTNER_HOTLINE = "partner-hotline"


class NotImmigration(StrEnum):
    """What it was instead."""

    LOCAL_POLICE = "local-police"
    TRAFFIC_STOP = "traffic-stop"
    AMBULANCE_FIRE = "ambulance-fire"
    OTHER = "other"


class Unclear(StrEnum):
    """Why nobody could tell. not-public: nobody saw it: a forecast, a tip from inside, radio, papers (R24)."""

    NO_ANSWER = "no-answer"
    TOO_OLD = "too-old"
    PLACE_UNKNOWN = "place-unknown"
    NOT_PUBLIC = "not-public"
    OTHER = "other"


class NotPublished(StrEnum):
    """Why what was confirmed goes to nobody (R17)."""

    OVER = "over"
    PRIVATE_HOME = "private-home"
    ONE_FAMILY = "one-family"


Reason = NotImmigration | Unclear | NotPublished

# Each of these outcomes is decided with one of its reasons.
REASONS: Final[Mapping[Outcome, tuple[Reason, ...]]] = {
    Outcome.NOT_IMMIGRATION: tuple(NotImmigration),
    Outcome.INCONCLUSIVE: tuple(Unclear),
    Outcome.CONFIRMED_NOT_PUBLISHED: tuple(NotPublished),
}


def reason_of(outcome: Outcome, value: str) -> Reason:
    """The outcome's reason of that name. Raises ValueError."""
    for reason in REASONS.get(outcome, ()):
        if reason.value == value:
            return reason
    raise ValueError(value)


class PlaceKind(StrEnum):
    HOME = "home"
    STREET = "street"
    WORKPLACE = "workplace"
    SHOP = "shop"
    ROAD = "road"
    SCHOOL = "school"
    HOSPITAL = "hospital"
    CHURCH = "church"
    COURTHOUSE = "courthouse"
    OTHER = "other"


# Somebody has the report, and it waits for a decision.
TAKEN = frozenset({ReportState.CLAIMED, ReportState.CHECKING})
# What waits for a decision.
OPEN = frozenset({ReportState.RECEIVED}) | TAKEN

# R39: so long after the decision a card keeps its words.
BRIEF_AFTER = timedelta(hours=24)

# R20: two people approve an alert about one of these.
SENSITIVE_PLACES = frozenset({PlaceKind.SCHOOL, PlaceKind.HOSPITAL, PlaceKind.CHURCH, PlaceKind.COURTHOUSE})


class Step(StrEnum):
    """What moves a report from one state to another."""

    CLAIM = "claim"
    CHECK = "check"
    TAKE_OVER = "take-over"
    LAPSE = "lapse"
    DECIDE = "decide"
    PUBLISH = "publish"
    UNDO = "undo"
    END = "end"
    PURGE = "purge"


@dataclass(frozen=True, slots=True)
class Transition:
    before: frozenset[ReportState]
    after: ReportState


TRANSITIONS = {
    Step.CLAIM: Transition(frozenset({ReportState.RECEIVED}), ReportState.CLAIMED),
    Step.CHECK: Transition(frozenset({ReportState.CLAIMED}), ReportState.CHECKING),
    Step.TAKE_OVER: Transition(TAKEN, ReportState.CLAIMED),
    Step.LAPSE: Transition(TAKEN, ReportState.RECEIVED),
    Step.DECIDE: Transition(TAKEN, ReportState.DECIDED),
    Step.PUBLISH: Transition(frozenset({ReportState.DECIDED}), ReportState.PUBLISHED),
    Step.UNDO: Transition(frozenset({ReportState.DECIDED}), ReportState.CLAIMED),
    Step.END: Transition(frozenset({ReportState.PUBLISHED}), ReportState.ENDED),
    Step.PURGE: Transition(frozenset(ReportState) - {ReportState.PURGED}, ReportState.PURGED),
}


@dataclass(frozen=True, slots=True)
class Sighting:
    """What a person reported, in their words and ours. All of it is content: sealed, and gone after 30 days.

    what: their words. place: their words. town: the place our tables know, for the public text.
    seen_at: when they saw it. public_place: what the moderator will publish instead of the town.
    facts: what was read out of the words. spot: a shared place, rounded when it came (R12). passed_on: somebody else
    wrote the words. public: what moderators set right for the public text.
    """

    what: str
    place: str = ""
    town: str = ""
    seen_at: datetime | None = None
    public_place: str = ""
    facts: Salute = NOTHING
    spot: tuple[float, float] | None = None
    passed_on: bool = False
    public: PublicFacts = AS_REPORTED


class Mark(StrEnum):
    """Whether it is meant: the practice page and drills say in every text that they are not (R34)."""

    REAL = "real"
    PRACTICE = "practice"
    DRILL = "drill"


@dataclass(frozen=True, slots=True)
class Report:
    """A report as moderators see it: a pseudonym, never a person.

    acted_at: the last action of whoever has it; their claim lapses some minutes later.
    leader: the id of the report whose card stands for this one too. in_surge: it came when too many came for a card
    each. stands_apart: it says what no other of its group says.
    """

    id: str
    pseudonym: str
    state: ReportState
    county: str | None
    place_kind: PlaceKind | None
    language: str
    mark: Mark
    sighting: Sighting | None
    attachments: int
    reachable: bool
    received_at: datetime
    version: int
    outcome: Outcome | None = None
    agency: Agency | None = None
    basis: Basis | None = None
    reason: Reason | None = None
    claimed_by: str | None = None
    claimed_at: datetime | None = None
    acted_at: datetime | None = None
    decided_by: str | None = None
    decided_at: datetime | None = None
    leader: str | None = None
    in_surge: bool = False
    stands_apart: bool = False

    @property
    def is_open(self) -> bool:
        """Still waits for a decision."""
        return self.state in OPEN

    @property
    def is_taken(self) -> bool:
        """Somebody has it, and nobody decided yet."""
        return self.state in TAKEN

    def is_brief(self, now: datetime) -> bool:
        """Its card is one line without words by now (R39). While an alert lives, its card stays as it is."""
        if self.state is ReportState.PURGED:
            return True
        is_over = self.state in (ReportState.DECIDED, ReportState.ENDED)
        return is_over and self.decided_at is not None and now - self.decided_at >= BRIEF_AFTER

    @property
    def public_place(self) -> str:
        """Where, as the public may read it (R26): a home is never more than its town or neighbourhood."""
        if self.sighting is None:
            return ""
        typed, town = self.sighting.public_place, self.sighting.town
        is_area = self.sighting.public.naming is Naming.AREA and may_name_home(typed)
        if self.place_kind is PlaceKind.HOME and not is_area:
            return town
        return typed or town

    @property
    def seen_at(self) -> datetime:
        """When it was seen: as a moderator set it right, as it was reported, else when the report came."""
        if self.sighting is None:
            return self.received_at
        return self.sighting.public.seen_at or self.sighting.seen_at or self.received_at

    @property
    def agents_seen(self) -> Count | None:
        """How many agents, as a moderator set it right or as it was reported."""
        public, facts = self._counts
        return public.agents if public.counted else facts.people

    @property
    def vehicles_seen(self) -> Count | None:
        """How many vehicles: their number, and nothing that tells one from another (R26)."""
        public, facts = self._counts
        return public.vehicles if public.counted else facts.vehicles

    @property
    def vehicles_marked(self) -> bool | None:
        """Whether the vehicles bear signs of an agency; None: not known."""
        public, facts = self._counts
        return public.marked if public.counted else facts.marked

    @property
    def _counts(self) -> tuple[PublicFacts, Salute]:
        return (self.sighting.public, self.sighting.facts) if self.sighting else (AS_REPORTED, NOTHING)
