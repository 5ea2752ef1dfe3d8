"""Drills: the stories that are played, how one went, and which steps were missed (R34)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.reports import SENSITIVE_PLACES, Agency, Basis, Outcome, PlaceKind

# A drill ends by itself then, whatever was done.
LONGEST: Final = timedelta(minutes=60)
# After a decision that publishes nothing there is still time for a notice; then the drill is over.
AFTER_DECISION: Final = timedelta(minutes=10)
# The scripted reporter answers after so long.
ANSWERS_AFTER: Final = timedelta(seconds=8)
# From then on those on call are called: a card that is taken later was taken late.
TAKEN_WITHIN: Final = timedelta(minutes=5)
# What the scripted reporter knows an answer to, by the names of the ready questions.
ANSWERED: Final = ("still-there", "how-many", "what-worn", "which-corner")


@dataclass(frozen=True, slots=True)
class Scenario:
    """A story; its words are the texts drill-<name>-…. truth: what it was, and what is to be decided.

    seen_before: how long before the report it was seen. aliases: other words for it in /drill start.
    """

    name: str
    place_kind: PlaceKind
    truth: Outcome
    seen_before: timedelta
    aliases: tuple[str, ...] = ()


SCENARIOS: Final = (
    Scenario("vans", PlaceKind.SHOP, Outcome.CONFIRMED, timedelta(minutes=6), ("camionetas", "bakery", "panaderia")),
    Scenario("school", PlaceKind.SCHOOL, Outcome.CONFIRMED, timedelta(minutes=4), ("escuela",)),
    Scenario("rumor", PlaceKind.STREET, Outcome.NOT_IMMIGRATION, timedelta(minutes=9), ("rumour", "bomberos", "fire")),
)


def scenario(name: str) -> Scenario | None:
    """By its name or an alias, in any case; without a name the first."""
    wanted = name.strip().casefold().replace("í", "i") or SCENARIOS[0].name
    return next((each for each in SCENARIOS if wanted in (each.name, *each.aliases)), None)


class Missed(StrEnum):
    """What a drill is there to show: a step that nobody took, or took late. The order is that of the work."""

    CLAIM = "claim"
    LATE_CLAIM = "late-claim"
    ASK = "ask"
    DECISION = "decision"
    OUTCOME = "outcome"
    AGENCY = "agency"
    BASIS = "basis"
    SECOND = "second"
    PUBLICATION = "publication"
    CORRECTION = "correction"
    ENDING = "ending"


# Without these the chain was not walked through: such a drill is no reason to go live (R47).
CORE: Final = frozenset(
    {Missed.CLAIM, Missed.DECISION, Missed.OUTCOME, Missed.SECOND, Missed.PUBLICATION, Missed.CORRECTION, Missed.ENDING}
)


@dataclass(frozen=True, slots=True)
class Course:
    """How a drill went. Times are aware; None: it did not come to that.

    asked: a question was put to the reporter. agreed: how many people agreed to publish. published_at: *Publish* of the
    last one of them. first_copy_at: the first room had it. corrected_at: the first change of what it says.
    ended_at: a person ended or retracted it. people: how many took part, and never who (R23).
    """

    started_at: datetime
    claimed_at: datetime | None = None
    asked: bool = False
    decided_at: datetime | None = None
    outcome: Outcome | None = None
    agency: Agency | None = None
    basis: Basis | None = None
    agreed: int = 0
    published_at: datetime | None = None
    first_copy_at: datetime | None = None
    corrected_at: datetime | None = None
    ended_at: datetime | None = None
    people: int = 0


def missed(played: Scenario, course: Course) -> tuple[Missed, ...]:
    """The steps that were missed, in the order of the work."""
    found = [*_before(course), *_deciding(played, course), *_publishing(played, course)]
    return tuple(step for step in Missed if step in found)


def _before(course: Course) -> list[Missed]:
    found = []
    if course.claimed_at is None:
        found.append(Missed.CLAIM)
    elif course.claimed_at - course.started_at > TAKEN_WITHIN:
        found.append(Missed.LATE_CLAIM)
    return found if course.asked else [*found, Missed.ASK]


def _deciding(played: Scenario, course: Course) -> list[Missed]:
    if course.decided_at is None:
        waits = course.agreed == 1 and played.place_kind in SENSITIVE_PLACES
        return [Missed.SECOND if waits else Missed.DECISION]
    found = []
    if course.outcome is not played.truth:
        found.append(Missed.OUTCOME)
    if course.outcome in (Outcome.CONFIRMED, Outcome.CONFIRMED_NOT_PUBLISHED):
        found += [Missed.BASIS] if course.basis is None else []
        found += [Missed.AGENCY] if course.agency is None else []
    return found


def _publishing(played: Scenario, course: Course) -> list[Missed]:
    if course.published_at is None:
        is_due = course.decided_at is not None and played.truth is Outcome.CONFIRMED
        return [Missed.PUBLICATION] if is_due and course.outcome is Outcome.CONFIRMED else []
    found = []
    is_wrong = course.outcome is Outcome.CONFIRMED and played.truth is not Outcome.CONFIRMED
    if is_wrong and course.corrected_at is None:
        found.append(Missed.CORRECTION)
    if course.ended_at is None and course.outcome is Outcome.CONFIRMED:
        found.append(Missed.ENDING)
    return found


def is_finished(steps: tuple[Missed, ...]) -> bool:
    """Whether the whole chain was walked through: what going live asks for (R47)."""
    return not CORE & set(steps)
