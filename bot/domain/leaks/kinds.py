"""What may not stand in a public text, and which of it a second person may pass (R24, R25, R26)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Leak(StrEnum):
    """all-clear: that a place is safe. word: what docs/words.md never says. hidden: letters made to look like others.

    looks: of an officer. home: of somebody who can be told from it. wanted: a named person who is sought.
    """

    PHONE = "phone"
    EMAIL = "email"
    LINK = "link"
    PLATE = "plate"
    UNIT = "unit"
    HOUSE = "house"
    HOME = "home"
    NAME = "name"
    OFFICER = "officer"
    BADGE = "badge"
    LOOKS = "looks"
    COORDINATES = "coordinates"
    A_NUMBER = "a-number"
    WANTED = "wanted"
    CALL = "call"
    FORECAST = "forecast"
    TIP = "tip"
    RADIO = "radio"
    PAPERS = "papers"
    MOVEMENT = "movement"
    ALL_CLEAR = "all-clear"
    WORD = "word"
    HIDDEN = "hidden"


# R25: nobody overrules a plate, a private home's address, an officer's name, badge or looks; nor what deports (R5).
FINAL: Final = frozenset(
    {
        Leak.PLATE,
        Leak.UNIT,
        Leak.HOUSE,
        Leak.HOME,
        Leak.OFFICER,
        Leak.BADGE,
        Leak.LOOKS,
        Leak.A_NUMBER,
    }
)
# R24: a report that is nothing but this is closed and purged as *not public*.
NOT_PUBLIC: Final = frozenset({Leak.FORECAST, Leak.TIP, Leak.RADIO, Leak.PAPERS})


@dataclass(frozen=True, slots=True)
class Hit:
    """leak: what was found. start, end: where it stands in the text."""

    leak: Leak
    start: int
    end: int

    @property
    def may_be_overruled(self) -> bool:
        """Whether a second person may say that it is none (R25)."""
        return self.leak not in FINAL

    def overlaps(self, other: "Hit") -> bool:
        return self.start < other.end and other.start < self.end
