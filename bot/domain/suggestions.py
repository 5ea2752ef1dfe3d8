"""A suggestion to the content editors: what it is about, its states, what of it may be kept (R46)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from bot.domain import personal
from bot.domain.redaction import Leak, find

TEXT_LIMIT: Final = 1_000
SOURCE_LIMIT: Final = 300
# A number to call and a page are what a suggestion is about; what leads to one person is not.
_OF_A_PERSON: Final = frozenset({Leak.NAME, Leak.PLATE, Leak.UNIT, Leak.HOUSE, Leak.COORDINATES, Leak.EMAIL})


class SuggestionKind(StrEnum):
    """A number or place that changed, a new resource, a text that is wrong, something else."""

    CHANGED = "changed"
    NEW = "new"
    WRONG = "wrong"
    OTHER = "other"


class SuggestionState(StrEnum):
    """ENDED: nobody decided while its words could be read."""

    WAITING = "waiting"
    TAKEN = "taken"
    CHECKED = "checked"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    ENDED = "ended"


OPEN: Final = frozenset({SuggestionState.WAITING, SuggestionState.TAKEN, SuggestionState.CHECKED})


class CheckedBy(StrEnum):
    """How an editor checked it."""

    CALLED = "called"
    SITE = "site"
    DOCUMENT = "document"


class Refusal(StrEnum):
    """Why it is not taken up: one tap each."""

    NOT_CONFIRMED = "not-confirmed"
    KNOWN = "known"
    OUT_OF_SCOPE = "out-of-scope"
    ONE_PERSON = "one-person"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Check:
    """What one editor looked at. day: in the region's time zone. by: the person's id; alias: what people read."""

    how: CheckedBy
    what: str
    day: date
    by: str
    alias: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """text, source: empty once their key is gone. suggested_by: the person's id where a volunteer wrote it.

    agreed_alias: the second editor's. language: that the suggester reads.
    """

    id: str
    code: str
    kind: SuggestionKind
    state: SuggestionState
    language: str
    received_at: datetime
    text: str = ""
    source: str = ""
    suggested_by: str | None = None
    taken_by: str | None = None
    check: Check | None = None
    agreed_alias: str | None = None
    decided_at: datetime | None = None
    refusal: Refusal | None = None
    version: int = 1

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


def cleaned(text: str) -> tuple[str, bool]:
    """What may be kept of a suggestion's words, and whether something was taken out.

    Names, birth dates, own addresses and numbers of papers go as everywhere (R5); so do names after titles, houses,
    plates, e-mail and exact places. Numbers to call and links stay: they are what is suggested.
    """
    stripped, changed = personal.strip(text.strip())
    for hit in reversed([hit for hit in find(stripped) if hit.leak in _OF_A_PERSON]):
        stripped = f"{stripped[: hit.start]}[…]{stripped[hit.end :]}"
        changed = True
    return stripped, changed
