"""Verifiers go and look: how many, when the place is shown, what they can say (R37)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.messages import Address

# At most so many are told the place, and only once so many are on the way: nobody watches alone.
SEATS = 3
NEEDED = 2
# *On my way*: when they will be there, in one tap.
ARRIVALS = tuple(timedelta(minutes=minutes) for minutes in (5, 10, 20, 30))


class Finding(StrEnum):
    """What somebody on site says."""

    CONFIRMED = "confirmed"
    NOT_IMMIGRATION = "not-immigration"
    UNABLE = "unable"


@dataclass(frozen=True, slots=True)
class Task:
    """What verifiers were asked to look at. asked_by: an alias. version: grows with everything that it shows."""

    id: str
    report: str
    asked_by: str
    asked_at: datetime
    version: int
    ended_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.ended_at is None


@dataclass(frozen=True, slots=True)
class OnTheWay:
    """A verifier of a task. way_back: where they are written to; None once its hour's key is gone.

    arrives_at: as they said. shown_at: from when on they had the place.
    """

    person: str
    alias: str
    way_back: Address | None
    language: str
    arrives_at: datetime | None = None
    shown_at: datetime | None = None
    finding: Finding | None = None
    found_at: datetime | None = None


def is_place_shown(task: Task, going: Collection[OnTheWay]) -> bool:
    """Whether those on the way may know where it is: while the task is open, and not for one person alone."""
    return task.is_open and len(going) >= NEEDED
