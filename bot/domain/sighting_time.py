"""When something was seen, from how people say it: "hace 10 min", "a las 3", "3:15 pm", "siguen ahí"."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo

# A clock may be a little fast: a time so far ahead is now; one further ahead is of another day.
_AHEAD = timedelta(minutes=10)
_DAY = 24 * 60
# A report is not longer; more of a text is not read for what it says.
READ = 2_000

NUMBER_WORDS = {
    "un": 1, "una": 1, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
    "nueve": 9, "diez": 10, "once": 11, "doce": 12, "quince": 15, "veinte": 20, "treinta": 30, "cuarenta": 40,
    "cincuenta": 50, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50,
}  # fmt: skip
_WORDS = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_NUMBER = rf"(?:\d{{1,4}}\s*|(?:{_WORDS})\s+)"
_HALF = r"(?:half\s+an\s+hour|media\s+h?ora|half\s+hour)"
_UNITS = r"(?:minut(?:it)?os?|minutes?|mins?|horas?|oras?|hours?|hrs?|h)"
_LENGTH = (
    rf"(?:(?P<half>{_HALF})"
    rf"|(?P<number>\b{_NUMBER})(?P<unit>{_UNITS})\b(?P<and_half>\s+y\s+media|\s+and\s+a\s+half)?"
    r"|(?P<hour_and_half>(?:hour\s+and\s+a\s+half|hora\s+y\s+media)))"
)
_ABOUT = r"(?:(?:como|unos|unas|casi|apenas|ya|mas\s+o\s+menos|about|around|almost|some|like|an)\s+){0,2}"
# "a 10 minutos de mi casa", "abierto 24 horas": a length says when only where it is marked as past, or where it is the
# whole answer.
_PAST = (
    re.compile(rf"\b(?:h?a[csz]e|hara)\s+{_ABOUT}{_LENGTH}"),
    re.compile(rf"{_LENGTH}\s+(?:ago|atras)\b"),
    re.compile(rf"\s*{_ABOUT}{_LENGTH}[\s.!]*\Z"),
)
_NOW = re.compile(
    r"\b(?:ahora|[ah]*orita|en este momento|(?:estan|siguen) (?:aqui|ahi)|ahi estan|now|at this moment"
    r"|(?:they are|they're|still) (?:here|there))\b"
)
# "ya no están aquí", "what do I do now", "hasta ahora".
_NOT_NOW = re.compile(
    r"\b(?:ya no|no estan|no siguen|se fueron|no longer|(?:aren't|are not|not) (?:here|there)|they left|gone"
    r"|what (?:do|can|should) \w+ do now|que (?:hago|hacemos|puedo hacer) (?:ahora|ahorita)|hasta ahora|por ahora"
    r"|ahora no|ahora que|y ahora que|until now|for now|now what|now that)\b"
)

_HOUR = rf"(?P<hour>\d{{1,2}}|{_WORDS})"
_MINUTES = r"(?:\s*[:.h]\s*(?P<minute>[0-5]\d)|\s+y\s+(?P<part>media|cuarto)|\s+(?P<bare>[0-5]\d)(?=\s*[ap]))?"
_HALF_OF_DAY = (
    r"(?:\s*(?P<am>a\.?\s?m\b\.?|de\s+la\s+(?:manana|madrugada)|in\s+the\s+morning)"
    r"|\s*(?P<pm>p\.?\s?m\b\.?|de\s+la\s+(?:tarde|noche)|in\s+the\s+(?:afternoon|evening)))"
)
# "a las 3 camionetas" is no time.
_THINGS = (
    r"(?!\d)(?!\s*(?:%|dolares|dollars))(?!\s+(?:camion|kamion|carro|troca|troka|person|agent|ajent|hombre|mujer"
    r"|muchach|senor|escuela|casa|cuadra|nin[oa]s|familia|van|cars?\b|people|men\b|st\b|street|ave|rd\b))"
)
_CLOCKS = (
    re.compile(rf"\b(?:a|como\s+a|desde|eran|tipo)\s+(?:la|las)\s+{_HOUR}\b{_MINUTES}{_HALF_OF_DAY}?{_THINGS}"),
    re.compile(rf"\b(?:at|around|about|since)\s+{_HOUR}\b{_MINUTES}{_HALF_OF_DAY}{_THINGS}"),
    re.compile(r"\b(?:at|around|about|since)\s+(?P<hour>\d{1,2})(?P<minute>)\s*(?=$|[.,;!?]|today\b)"),
    re.compile(rf"(?<![\d:/.$])(?P<hour>\d{{1,2}}):(?P<minute>[0-5]\d){_HALF_OF_DAY}?(?![\d:])"),
    re.compile(rf"(?<![\d:/.$#])\b(?P<hour>\d{{1,2}})(?P<minute>){_HALF_OF_DAY}(?!\w)"),
)
_NOON = re.compile(r"\b(?:al?|at|around)\s*(?:mediodia|medio\s+dia|noon)\b")
# What opens, closes or begins then, or will be: no sighting.
_OTHER_TIME = re.compile(
    r"\b(?:abren?|cierran?|abierto|entro|salgo|sale|entra|llego|llega|empieza|opens?|closes?|starts?|ends?|begins?|off"
    r"|start work|tomorrow|manana|until|hasta|cita|appointment|(?:my|your) court(?: date)?|tengo corte|mi corte)"
    r"\s+(?:\w+\s+){0,2}\Z"
)
_YESTERDAY = re.compile(r"\b(?:ayer|anoche|yesterday|last night)\b")


def folded(text: str) -> str:
    """Lower case without accents, so that "hacé", "HACE" and "hace" are one; the first READ characters."""
    decomposed = unicodedata.normalize("NFD", text[:READ].replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def seen_at(text: str, now: datetime, zone: tzinfo) -> datetime | None:
    """When the text says that it was, in UTC, at most a day ago; None when it does not say.

    A clock time is one of `zone`; without "am" or "pm" it is the last time that the clock showed it.
    """
    plain = folded(text)
    minutes = minutes_ago(plain)
    if minutes:
        return now - timedelta(minutes=minutes)
    return _clock(plain, now, zone) or (now if minutes == 0 else None)


def minutes_ago(text: str) -> int | None:
    """How long ago the text says it was, in minutes; None when it does not say. At most a day."""
    plain = folded(text)
    for number, pattern in enumerate(_PAST):
        match = pattern.match(plain) if number == len(_PAST) - 1 else pattern.search(plain)
        if match is not None:
            return min(_minutes(match), _DAY)
    return 0 if _NOW.search(plain) and not _NOT_NOW.search(plain) else None


def _minutes(match: re.Match[str]) -> int:
    if match["half"]:
        return 30
    if match["hour_and_half"]:
        return 90
    word = match["number"].strip()
    length = float(NUMBER_WORDS[word] if word in NUMBER_WORDS else int(word))
    length += 0.5 if match["and_half"] else 0
    return round(length * (60 if match["unit"].startswith(("h", "o")) else 1))


def _clock(plain: str, now: datetime, zone: tzinfo) -> datetime | None:
    for hours, minute, position in _times(plain):
        if _OTHER_TIME.search(plain, 0, position):
            continue
        found = _last(hours, minute, now, zone, yesterday=_YESTERDAY.search(plain) is not None)
        if found is not None:
            return found
    return None


def _times(plain: str) -> Iterator[tuple[tuple[int, ...], int, int]]:
    """(the hours of the day it may be, the minute, where it stands) for every time of a clock in the text."""
    if noon := _NOON.search(plain):
        yield (12,), 0, noon.start()
    for pattern in _CLOCKS:
        for match in pattern.finditer(plain):
            parts = match.groupdict()
            hour = NUMBER_WORDS.get(match["hour"]) or (int(match["hour"]) if match["hour"].isdecimal() else 99)
            quarter = {"media": 30, "cuarto": 15}.get(parts.get("part") or "", 0)
            minute = int(parts.get("minute") or parts.get("bare") or quarter)
            if hours := _hours(hour, am=bool(parts.get("am")), pm=bool(parts.get("pm"))):
                yield hours, minute, match.start()


def _hours(hour: int, *, am: bool, pm: bool) -> tuple[int, ...]:
    if hour > 23:
        return ()
    if hour > 12 or hour == 0:
        return (hour,)
    morning, evening = hour % 12, hour % 12 + 12
    return (morning,) if am else (evening,) if pm else (morning, evening)


def _last(hours: tuple[int, ...], minute: int, now: datetime, zone: tzinfo, *, yesterday: bool) -> datetime | None:
    """The last time before now that a clock in the zone showed one of these. An hour that comes twice counts twice."""
    today = now.astimezone(zone)
    days = (1,) if yesterday else (0, 1)
    shown = []
    for day in days:
        date = (today - timedelta(days=day)).date()
        for hour in hours:
            for fold in (0, 1):
                local = datetime(date.year, date.month, date.day, hour, minute, tzinfo=zone, fold=fold)
                shown.append(local.astimezone(UTC))
    past = [min(moment, now) for moment in shown if moment - now <= _AHEAD]
    last = max(past, default=None)
    return last if last is not None and (yesterday or now - last <= timedelta(days=1)) else None
