"""What must not leave (R24, R25, R26): each thing that the guard finds in a text, and where it stands."""

import re
from typing import Final

from bot.domain.leaks import calls, conduct, numbers, people
from bot.domain.leaks.kinds import NOT_PUBLIC, Hit
from bot.domain.leaks.kinds import Leak as Leak
from bot.domain.leaks.reading import disguised, fold, read

_ANY_CASE: Final = re.IGNORECASE


def _compiled(*sources: tuple[Leak, str, int]) -> tuple[tuple[Leak, re.Pattern[str]], ...]:
    return tuple((leak, re.compile(fold(source), flags)) for leak, source, flags in sources)


# What leads to a person: in public texts, in what is sent to a reporter, and in what is kept of questions.
_PRIVATE: Final = _compiled(
    (Leak.EMAIL, numbers.EMAIL, _ANY_CASE),
    (Leak.LINK, numbers.LINK, _ANY_CASE),
    (Leak.COORDINATES, numbers.COORDINATES, 0),
    (Leak.A_NUMBER, numbers.A_NUMBER, _ANY_CASE),
    (Leak.BADGE, people.BADGE, _ANY_CASE),
    (Leak.PHONE, numbers.PHONE, 0),
    (Leak.UNIT, people.UNIT, _ANY_CASE),
    (Leak.HOUSE, people.HOUSE, 0),
    (Leak.PLATE, numbers.PLATE, 0),
    (Leak.PLATE, numbers.PLATE_AFTER_WORD, _ANY_CASE),
    (Leak.PHONE, numbers.SPOKEN_PHONE, _ANY_CASE),
    (Leak.OFFICER, people.OFFICER, 0),
    (Leak.NAME, people.NAME, 0),
)
# What is no business of the public's: in public texts alone.
_PUBLIC: Final = _compiled(
    (Leak.LOOKS, people.LOOKS, _ANY_CASE),
    (Leak.HOME, people.HOME, 0),
    (Leak.WANTED, people.WANTED, 0),
    (Leak.CALL, calls.CALL, _ANY_CASE),
    (Leak.CALL, calls.LLAMADO, _ANY_CASE),
    (Leak.FORECAST, conduct.FORECAST, _ANY_CASE),
    (Leak.FORECAST, conduct.PRONOSTICO, _ANY_CASE),
    (Leak.TIP, conduct.TIP, _ANY_CASE),
    (Leak.TIP, conduct.SOPLO, _ANY_CASE),
    (Leak.RADIO, conduct.RADIO, _ANY_CASE),
    (Leak.PAPERS, conduct.PAPERS, _ANY_CASE),
    (Leak.MOVEMENT, conduct.MOVEMENT, _ANY_CASE),
    (Leak.MOVEMENT, conduct.RUMBO, _ANY_CASE),
    (Leak.ALL_CLEAR, conduct.ALL_CLEAR, _ANY_CASE),
    (Leak.ALL_CLEAR, conduct.DESPEJADO, _ANY_CASE),
    (Leak.WORD, conduct.WORD, _ANY_CASE),
)
_TEN_DIGITS: Final = 10
_HEARSAY: Final = tuple((leak, pattern) for leak, pattern in _PUBLIC if leak in NOT_PUBLIC)


def find(text: str, *, numbers_known: frozenset[str] = frozenset()) -> list[Hit]:
    """Everything in the text that leads to a person, in order of place and apart, the first pattern winning.

    numbers_known: the last ten digits of hotlines that may be said.
    """
    hits: list[Hit] = []
    for hit in _matches(text, _PRIVATE):
        if _is_known(hit, text, numbers_known):
            continue
        if not any(hit.overlaps(other) for other in hits):
            hits.append(hit)
    return sorted(hits, key=lambda hit: hit.start)


def check(text: str, *, numbers_known: frozenset[str] = frozenset()) -> list[Hit]:
    """Everything in the text that may not be published, in order of place (R24, R25, R26).

    Of two that overlap the first pattern wins, unless only the other one can never be overruled.
    numbers_known: as in find().
    """
    hits: list[Hit] = []
    for hit in _matches(text, (*_PRIVATE, *_PUBLIC)):
        if _is_known(hit, text, numbers_known):
            continue
        over = [other for other in hits if hit.overlaps(other)]
        if not over or (not hit.may_be_overruled and all(other.may_be_overruled for other in over)):
            hits.append(hit)
    hits += [Hit(Leak.HIDDEN, start, end) for start, end in disguised(text)]
    return sorted(hits, key=lambda hit: (hit.start, hit.end))


def not_public(text: str) -> list[Leak]:
    """What in a report nobody saw: forecasts, tips from inside, radio, papers; each once (R24)."""
    return list(dict.fromkeys(hit.leak for hit in _matches(text, _HEARSAY)))


def _matches(text: str, patterns: tuple[tuple[Leak, re.Pattern[str]], ...]) -> list[Hit]:
    seen = read(text)
    return [
        Hit(leak, *seen.span(*match.span()))
        for leak, pattern in patterns
        for match in pattern.finditer(seen.text)
        if match.end() > match.start()
    ]


def _is_known(hit: Hit, text: str, numbers_known: frozenset[str]) -> bool:
    return hit.leak is Leak.PHONE and _digits(text[hit.start : hit.end]) in numbers_known


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())[-_TEN_DIGITS:]
