"""Whether a message makes a sound when it comes, and whether it shows its text: fair to sleep, fair to shared homes."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

# R33: at most one sound in so long a time for a county.
ONE_SOUND = timedelta(minutes=15)
_APART = re.compile(r"\W+")
# Words that name no place: "Roxboro St and Club Blvd" is "Club & Roxboro St".
_JOINING = frozenset({"and", "y", "e", "the", "el", "la", "los", "las", "at", "near", "of", "de", "del", "en", "cerca"})


class Sound(StrEnum):
    """What a recipient wants to hear. DAY: with a sound but in quiet hours."""

    ALWAYS = "always"
    NEVER = "never"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Wish:
    """How alerts are to come to a person or a group from now on. None stays as it is.

    checking: also what is only being checked. discreet: covered until it is opened; a person's alone, since a group
    reads what anybody in it opens.
    """

    checking: bool | None = None
    sound: Sound | None = None
    discreet: bool | None = None


def wish(name: str, value: str) -> Wish | None:
    """A wish as it travels in a button; None for what is none."""
    match name, value:
        case "checking", "on" | "off":
            return Wish(checking=value == "on")
        case "discreet", "on" | "off":
            return Wish(discreet=value == "on")
        case "sound", _ if value in set(Sound):
            return Wish(sound=Sound(value))
        case _:
            return None


@dataclass(frozen=True, slots=True)
class QuietHours:
    """Every night from start to end, by the clock on the region's walls; equal ones are no hours at all."""

    start: time
    end: time
    timezone: ZoneInfo

    def holds(self, now: datetime) -> bool:
        """Whether people sleep at this aware moment, by the wall's clock, whichever half of the year it is."""
        wall = now.astimezone(self.timezone).time()
        if self.start <= self.end:
            return self.start <= wall < self.end
        return wall >= self.start or wall < self.end


def is_silent(
    sound: Sound, *, is_quiet: bool, last_sound: datetime | None, now: datetime, is_correction: bool = False
) -> bool:
    """Whether an alert comes without a sound; it comes at once in any case (R33).

    last_sound: when this recipient last heard one of the same county. is_correction: what says that an earlier text is
    wrong or over may sound again within the quarter of an hour, but wakes nobody.
    """
    if sound is Sound.NEVER or (sound is Sound.DAY and is_quiet):
        return True
    return not is_correction and last_sound is not None and timedelta() <= now - last_sound < ONE_SOUND


def is_same_place(one: str, other: str) -> bool:
    """Whether two places are worded alike but for order, accents and small words: one place is one alert."""
    return bool(_words(one)) and _words(one) == _words(other)


def _words(place: str) -> frozenset[str]:
    bare = "".join(c for c in unicodedata.normalize("NFKD", place.casefold()) if not unicodedata.combining(c))
    return frozenset(_APART.split(bare)) - _JOINING - {""}
