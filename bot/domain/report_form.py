"""The guided report: what a draft holds, what is still missing, what is asked next."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain import personal
from bot.domain.messages import Attachment
from bot.domain.reports import PlaceKind
from bot.domain.salute import NOTHING, Salute

# An unsent draft dies after this; a sent report takes more details for as long (R11).
DRAFT_LIFETIME = timedelta(minutes=30)
# Longer texts are cut: a report is a sighting, not a file, and a row stays small.
WHAT_LIMIT = 2_000
PLACE_LIMIT = 200
# Somebody who stands there has no time for more.
MOST_QUESTIONS = 3


class Question(StrEnum):
    """What the form asks, in this order; all but the first with one tap."""

    WHAT = "what"
    PLACE = "place"
    TIME = "time"
    KIND = "kind"
    PEOPLE = "people"
    WORN = "worn"


@dataclass(frozen=True, slots=True)
class Spot:
    """A shared place, rounded when it came (R12): degrees, and the county that it lies in."""

    latitude: float
    longitude: float
    county: str | None

    @property
    def point(self) -> tuple[float, float]:
        return (self.latitude, self.longitude)


@dataclass(frozen=True, slots=True)
class Draft:
    """An unsent report.

    asked: questions that are not put again, for they were put or stood in a form. put: how many were put one by one.
    current: the question that stands in the chat. changing: its answer takes the place of what was said before.
    shared: a place of which it is not known yet whether it happens there. spot: a place where it does.
    warned: they have read that tinted glass alone is no sign. guided: they have read how to film.
    passed_on: somebody else wrote it. cleaned: something was taken out of it that leads to a person (R5).
    """

    what: str = ""
    place: str = ""
    county: str | None = None
    town: str = ""
    seen_at: datetime | None = None
    kind: PlaceKind | None = None
    facts: Salute = NOTHING
    attachments: tuple[Attachment, ...] = ()
    asked: tuple[Question, ...] = ()
    put: int = 0
    current: Question | None = None
    changing: bool = False
    shared: Spot | None = None
    spot: Spot | None = None
    warned: bool = False
    guided: bool = False
    passed_on: bool = False
    cleaned: bool = False

    @property
    def can_be_sent(self) -> bool:
        """One message, photo, voice note or location is enough."""
        return bool(self.what or self.place or self.attachments or self.spot)

    @property
    def missing(self) -> tuple[Question, ...]:
        """What the draft does not say, in the order of the questions."""
        return tuple(question for question in Question if is_missing(self, question))

    @property
    def is_hint_alone(self) -> bool:
        """Tinted glass or a plate from another state, and nothing that shows agents: no words, no picture, no place."""
        return self.facts.is_hint_alone and not self.attachments


def is_missing(draft: Draft, question: Question) -> bool:
    return {
        Question.WHAT: not draft.what and not draft.attachments,
        Question.PLACE: draft.county is None,
        Question.TIME: draft.seen_at is None,
        Question.KIND: draft.kind is None,
        Question.PEOPLE: draft.facts.people is None,
        Question.WORN: not draft.facts.uniforms,
    }[question]


def next_question(draft: Draft) -> Question | None:
    """The first thing that is missing and was not asked before; after three no more."""
    if is_missing(draft, Question.WHAT) and Question.WHAT not in draft.asked:
        return Question.WHAT
    if draft.put >= MOST_QUESTIONS:
        return None
    return next((q for q in Question if q not in draft.asked and is_missing(draft, q)), None)


def asking(draft: Draft, question: Question | None) -> Draft:
    """The draft once this question stands in the chat."""
    if question is None:
        return replace(draft, current=None, changing=False)
    asked = draft.asked if question in draft.asked else (*draft.asked, question)
    put = draft.put + (question is not Question.WHAT and question not in draft.asked)
    return replace(draft, asked=asked, put=put, current=question, changing=False)


def add_text(draft: Draft, text: str) -> Draft:
    """Further words join what was said before."""
    joined = f"{draft.what}\n{text.strip()}".strip()
    return replace(draft, what=joined[:WHAT_LIMIT])


def without_personal(draft: Draft) -> Draft:
    """The draft as it may be stored (R5)."""
    what, cut_what = personal.strip(draft.what)
    place, cut_place = personal.strip(draft.place)
    return replace(draft, what=what, place=place, cleaned=draft.cleaned or cut_what or cut_place)


def is_of_now(draft: Draft, now: datetime) -> bool:
    """It may be going on: seen within the hour, or at a time that is not known."""
    return draft.seen_at is None or now - draft.seen_at <= timedelta(hours=1)
