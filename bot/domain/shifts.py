"""Shifts: what somebody types, when it is by the region's clocks, and which hours nobody has."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY = 24 * 60
# Shorter is a slip of the finger; longer is nobody's shift.
SHORTEST = 15
WEEK = timedelta(days=7)

_WEEKDAYS = (
    ("mon", "monday", "lun", "lunes"),
    ("tue", "tues", "tuesday", "mar", "martes"),
    ("wed", "wednesday", "mie", "miercoles"),
    ("thu", "thur", "thurs", "thursday", "jue", "jueves"),
    ("fri", "friday", "vie", "viernes"),
    ("sat", "saturday", "sab", "sabado"),
    ("sun", "sunday", "dom", "domingo"),
)
_DAYS = {name: number for number, names in enumerate(_WEEKDAYS) for name in names}
_TODAY, _TOMORROW = ("today", "hoy"), ("tomorrow", "manana")
_NOW, _UNTIL = ("now", "ahora"), ("until", "hasta")
_WEEKLY = re.compile(r"\b(?:weekly|every week|cada semana|semanal)\b")
_TIME = r"(\d{1,2})(?::(\d{2}))?\s*(am|pm)?"
_RANGE = re.compile(rf"{_TIME}\s*(?:-|–|—|to|until|a|hasta)\s*{_TIME}")
_CLOCK = re.compile(_TIME)
_BEGINS = re.compile(
    r"(?:^|\s)(?=(?:"
    + "|".join((*_DAYS, *_TODAY, *_TOMORROW, *_NOW, *_UNTIL))
    + r")\b|\d{1,2}\s*(?::|-|–|—|am|pm|to\b))"
)


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the region's clock: from `first` minutes of a day on until `last`, which may be over 1,440."""

    day: date
    first: int
    last: int

    def moments(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """Beginning and end in UTC. It has both of an hour that comes twice."""
        return _at(self.day, self.first, zone, last=False), _at(self.day, self.last, zone, last=True)

    def next_week(self) -> "Span":
        """The same by the clock a week later, whatever the clocks did in between."""
        return Span(self.day + WEEK, self.first, self.last)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody typed. counties: the words before the time. span: None where no time was said."""

    counties: str
    span: Span | None
    weekly: bool


class Unclear(ValueError):
    """The words say no shift."""


def _at(day: date, minute: int, zone: ZoneInfo, *, last: bool) -> datetime:
    local = datetime.combine(day + timedelta(days=minute // DAY), time(minute % DAY // 60, minute % 60), zone)
    exists = local.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None)
    return local.replace(fold=int(last and exists)).astimezone(UTC)


def read(words: str, now: datetime) -> Wanted:
    """What "durham, wake mon 6:00-12:00 weekly" means. now: local. Raises Unclear."""
    said = _plain(words)
    weekly = bool(_WEEKLY.search(said))
    said = " ".join(_WEEKLY.sub(" ", said).split())
    begins = _BEGINS.search(said)
    if begins is None:
        return Wanted(said, None, weekly)
    span = _span(said[begins.end() :].strip(), now)
    return Wanted(said[: begins.start()].strip(" ,"), span, weekly)


def _plain(words: str) -> str:
    """Small letters without accents; "6 p. m." is "6pm"."""
    stripped = unicodedata.normalize("NFD", words.casefold().replace("ñ", "n"))
    plain = "".join(sign for sign in stripped if not unicodedata.combining(sign))
    return re.sub(r"(?<=\d)\s*([ap])\.?\s?m\b\.?", r"\1m", plain)


def _span(when: str, now: datetime) -> Span:
    first, _, rest = when.partition(" ")
    if first in (*_NOW, *_UNTIL):
        end = _CLOCK.fullmatch(" ".join(word for word in when.split() if word not in (*_NOW, *_UNTIL)))
        if end is None:
            raise Unclear(when)
        return _checked(now.date(), now.hour * 60 + now.minute, _minute(end[1], end[2], end[3]))
    given = _day(first, now.date())
    times = _RANGE.fullmatch(when if given is None else rest)
    if times is None:
        raise Unclear(when)
    begin = _minute(times[1], times[2], times[3])
    end_minute = _minute(times[4], times[5], times[6])
    if times[3] is None and times[6] == "pm":
        # "2-6pm" is the afternoon, "6-12pm" the morning.
        later = _minute(times[1], times[2], "pm") if int(times[1]) <= 12 else begin
        begin = later if later < end_minute else begin
    span = _checked(given or now.date(), begin, end_minute)
    is_over = span.day == now.date() and span.last <= now.hour * 60 + now.minute
    if not is_over:
        return span
    if first in _TODAY:
        raise Unclear(when)
    # This morning is over: the next one is meant.
    return Span(span.day + (WEEK if first in _DAYS else timedelta(days=1)), span.first, span.last)


def _day(word: str, today: date) -> date | None:
    if word in _TODAY:
        return today
    if word in _TOMORROW:
        return today + timedelta(days=1)
    if word in _DAYS:
        return today + timedelta(days=(_DAYS[word] - today.weekday()) % 7)
    return None


def _minute(hour: str, minute: str | None, half: str | None) -> int:
    """Minutes of the day. Raises Unclear."""
    hours, minutes = int(hour), int(minute or 0)
    if half is not None:
        if not 1 <= hours <= 12:
            raise Unclear(hour)
        hours = hours % 12 + (12 if half == "pm" else 0)
    if minutes > 59 or hours > 24 or (hours == 24 and minutes):
        raise Unclear(hour)
    return hours * 60 + minutes


def _checked(day: date, first: int, last: int) -> Span:
    """An end that is not after the beginning is the next day's."""
    first %= DAY
    last = last if last > first else last + DAY
    if last - first < SHORTEST:
        raise Unclear("short")
    return Span(day, first, last)


# The shifts of one tap, by their names in a button.
UNTIL = ("until-block", "until-next")
TOMORROW = ("morning", "afternoon", "evening", "night")
# Where the day is cut: night, morning, afternoon, evening.
BLOCK = 6 * 60


def ready(name: str, now: datetime) -> Span:
    """A shift of one tap. now: local. Raises Unclear for a name that is none."""
    minute = now.hour * 60 + now.minute
    if name in UNTIL:
        block = (minute // BLOCK + 1 + UNTIL.index(name)) * BLOCK
        # A tap shortly before the end of a block means the next one.
        return Span(now.date(), minute, block if block - minute >= 2 * SHORTEST else block + BLOCK)
    if name in TOMORROW:
        first = (TOMORROW.index(name) + 1) * BLOCK
        # The night is the one that follows tomorrow's evening.
        return Span(now.date() + timedelta(days=1), first, first + BLOCK) if first < DAY else _night(now.date())
    raise Unclear(name)


def _night(today: date) -> Span:
    return Span(today + timedelta(days=2), 0, BLOCK)


Interval = tuple[datetime, datetime]


def uncovered(covered: Iterable[Interval], since: datetime, until: datetime) -> list[Interval]:
    """The hours between two moments that none of the intervals has, in their order."""
    found, free_from = [], since
    for begins, ends in sorted(covered):
        if begins > free_from:
            found.append((free_from, min(begins, until)))
        free_from = max(free_from, ends)
        if free_from >= until:
            return found
    return [*found, (free_from, until)] if free_from < until else found
