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

    def seen_at(self, now: datetime) -> datetime | None:
        """When it was seen; None where the person did not say."""
        return None if self.minutes_ago is None else now - timedelta(minutes=self.minutes_ago)


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
    joined = f"{draft.what}\n{text.strip()}".strip()
    return replace(draft, what=joined[:WHAT_LIMIT])


_DAY = 24 * 60
_WORDS = {
    "un": 1, "una": 1, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
    "nueve": 9, "diez": 10, "doce": 12, "quince": 15, "veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50,
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
}  # fmt: skip
_NUMBER = rf"(?:\d{{1,4}}\s*|(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))})\s+)"
_HALF = r"(?:half\s+an\s+hour|media\s+hora|half\s+hour)"
_UNITS = r"(?:minutos?|minutes?|mins?|horas?|hours?|hrs?|h)"
_LENGTH = (
    rf"(?:(?P<half>{_HALF})"
    rf"|(?P<number>\b{_NUMBER})(?P<unit>{_UNITS})\b(?P<and_half>\s+y\s+media|\s+and\s+a\s+half)?"
    r"|(?P<hour_and_half>(?:hour\s+and\s+a\s+half|hora\s+y\s+media)))"
)
_ABOUT = r"(?:(?:como|unos|unas|casi|apenas|ya|m[aá]s\s+o\s+menos|about|around|almost|some|like|an)\s+){0,2}"
# "a 10 minutos de mi casa", "abierto 24 horas", "a las 3 horas": a length says when only where it is marked as past,
# or where it is the whole answer.
_PAST = (
    re.compile(rf"\b(?:hace|hará)\s+{_ABOUT}{_LENGTH}", re.IGNORECASE),
    re.compile(rf"{_LENGTH}\s+(?:ago|atr[aá]s)\b", re.IGNORECASE),
    re.compile(rf"\s*{_ABOUT}{_LENGTH}[\s.!]*\Z", re.IGNORECASE),
)
_NOW = re.compile(
    r"\b(?:ahora|ahorita|en este momento|(?:est[aá]n|siguen) (?:aqu[ií]|ah[ií])|ah[ií] est[aá]n|now|at this moment"
    r"|(?:they are|they're|still) (?:here|there))\b",
    re.IGNORECASE,
)
# "ya no están aquí", "what do I do now", "hasta ahora".
_NOT_NOW = re.compile(
    r"\b(?:ya no|no est[aá]n|no siguen|se fueron|no longer|(?:aren't|are not|not) (?:here|there)|they left|gone"
    r"|what (?:do|can|should) \w+ do now|qu[eé] (?:hago|hacemos|puedo hacer) ahora|hasta ahora|por ahora|ahora no"
    r"|ahora que|y ahora qu[eé]|until now|for now|now what|now that)\b",
    re.IGNORECASE,
)


def minutes_ago(text: str) -> int | None:
    """How long ago the text says it was, in minutes; None when it does not say. At most a day."""
    for number, pattern in enumerate(_PAST):
        match = pattern.match(text) if number == len(_PAST) - 1 else pattern.search(text)
        if match is not None:
            return min(_minutes(match), _DAY)
    return 0 if _NOW.search(text) and not _NOT_NOW.search(text) else None


def _minutes(match: re.Match[str]) -> int:
    if match["half"]:
        return 30
    if match["hour_and_half"]:
        return 90
    word = match["number"].strip().lower()
    length = float(_WORDS[word] if word in _WORDS else int(word))
    length += 0.5 if match["and_half"] else 0
    return round(length * (60 if match["unit"].lower().startswith("h") else 1))
