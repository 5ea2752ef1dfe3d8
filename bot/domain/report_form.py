"""The guided report: what is asked, what is still missing, what a typed answer means."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.messages import Attachment
from bot.domain.reports import PlaceKind

# An unsent draft dies after this; a sent report takes more details for as long (R11).
DRAFT_LIFETIME = timedelta(minutes=30)
# Longer texts are cut: a report is a sighting, not a file, and a row stays small.
WHAT_LIMIT = 2_000
PLACE_LIMIT = 200


class Question(StrEnum):
    """What the form asks, in this order."""

    WHAT = "what"
    PLACE = "place"
    TIME = "time"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class Draft:
    """An unsent report. asked: questions already put, answered or skipped."""

    what: str = ""
    place: str = ""
    county: str | None = None
    town: str = ""
    minutes_ago: int | None = None
    kind: PlaceKind | None = None
    attachments: tuple[Attachment, ...] = ()
    asked: tuple[Question, ...] = ()

    @property
    def can_be_sent(self) -> bool:
        """One message, photo, voice note or location is enough."""
        return bool(self.what or self.place or self.attachments)

    def seen_at(self, now: datetime) -> datetime:
        return now - timedelta(minutes=self.minutes_ago or 0)


def missing(draft: Draft, question: Question) -> bool:
    return {
        Question.WHAT: not draft.what and not draft.attachments,
        Question.PLACE: draft.county is None,
        Question.TIME: draft.minutes_ago is None,
        Question.KIND: draft.kind is None,
    }[question]


def next_question(draft: Draft) -> Question | None:
    """The first thing that is missing and was not asked before."""
    return next((q for q in Question if q not in draft.asked and missing(draft, q)), None)


def add_text(draft: Draft, text: str) -> Draft:
    """Further words join what was said before."""
    joined = f"{draft.what}\n{text.strip()}" if draft.what else text.strip()
    return replace(draft, what=joined[:WHAT_LIMIT])


# "hace 10 min", "10 minutes ago", "hace media hora", "hace 2 horas", "an hour ago"
_MINUTES = re.compile(r"\b(?:hace\s+)?(\d{1,3})\s*(?:min|mins|minutos?|minutes?)\b", re.IGNORECASE)
_HOURS = re.compile(r"\b(?:hace\s+)?(\d{1,2}|una?|an?)\s*(?:hora?s?|hours?|hrs?|h)\b", re.IGNORECASE)
_HALF = re.compile(r"\b(?:media\s+hora|half\s+an\s+hour)\b", re.IGNORECASE)
_NOW = re.compile(
    r"\b(?:ahora|ahorita|ahi estan|ahí están|estan aqui|están aquí|now|right now|just now)\b", re.IGNORECASE
)


def minutes_ago(text: str) -> int | None:
    """How long ago the text says it was, in minutes; None when it does not say. At most a day."""
    if _HALF.search(text):
        return 30
    if match := _MINUTES.search(text):
        return min(int(match[1]), 24 * 60)
    if match := _HOURS.search(text):
        return min(int(match[1]) if match[1].isdigit() else 1, 24) * 60
    return 0 if _NOW.search(text) else None
