"""Reads SALUTE out of free words, in English, Spanish and both at once, with the usual slips.

Only what is said is taken: a number counts where it stands before agents or vehicles, an agency is the reporter's word
for it (R17). The place is found by the knowledge, the time by sighting_time.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from bot.domain.reports import PlaceKind
from bot.domain.salute import Count, Salute
from bot.domain.salute_words import (
    ACTIVITIES,
    AGENCIES,
    AGENT,
    AGENTS,
    CROWD,
    CROWD_IS,
    DESCRIPTION,
    EQUIPMENT,
    HINTS,
    KINDS,
    MARKED,
    UNIFORMS,
    UNMARKED,
    VEHICLE,
    Meaning,
    Table,
)
from bot.domain.sighting_time import NUMBER_WORDS, folded


def extract(text: str) -> Salute:
    """What the words say. English, Spanish and both at once, with the usual slips."""
    plain = _plain(text)
    uniforms = tuple(_named(plain, UNIFORMS))
    agents = any(_named(plain, AGENTS))
    agency = next(_named(plain, AGENCIES), None)
    return Salute(
        people=_people(plain, certain=bool(agents or uniforms or agency)),
        vehicles=_sum(_counted(plain, _VEHICLE)),
        marked=_marked(plain),
        agency=agency,
        activities=tuple(_named(plain, ACTIVITIES)),
        uniforms=uniforms,
        equipment=tuple(_named(plain, EQUIPMENT)),
        hints=tuple(_named(plain, HINTS)),
        agents=agents,
    )


def kind_of_place(text: str) -> PlaceKind | None:
    """Where it happens, where the words say that somebody was there: a school that nobody comes to is no place."""
    if extract(text).is_empty:
        return None
    return next(_named(_plain(text), KINDS), None)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", folded(text))


_WORD: Final = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_ONE: Final = rf"(?:\d{{1,2}}|par|couple|docena|dozen|{_WORD})"
_RANGE: Final = r"(?:\s*-\s*|\s+(?:o|or|a|to|y|and)\s+)"
_NUMBER: Final = rf"(?<![\d:.,/$#-])\b(?P<least>{_ONE})(?:{_RANGE}(?P<most>\d{{1,2}}|{_WORD}))?\b(?![\d:/%]|[.,]\d)"
_SPECIAL: Final = {"par": 2, "couple": 2, "docena": 12, "dozen": 12}
_BETWEEN: Final = rf"(?:\s+{DESCRIPTION}){{0,3}}\s+"
_AGENT: Final = rf"{AGENT}\b"
_CROWD: Final = rf"{CROWD}\b"
_CROWD_IS: Final = rf"{_CROWD}(?=\s+(?:\w+\s+){{0,3}}?{CROWD_IS})"
_VEHICLE: Final = rf"{VEHICLE}\b"
_PEOPLE_ALONE: Final = re.compile(
    rf"\b(?:son|eran|seran|they are|they're|there are|there were|habia|hay|ay)\s+(?:como |unos |about |like |around )?"
    rf"{_NUMBER}(?=\s*(?:$|[.;!?]|, (?:con|y|with|and)\b|con (?:chal|mascar|unif|arma)|de ellos|of them"
    r"|de la migra|de ice|de inmigracion))"
)
_THEM: Final = re.compile(rf"{_NUMBER}\s+(?:of them|de ellos|de la migra|de ice|de inmigracion|from ice)\b")
_JOINS: Final = re.compile(r"[\w\s]{0,30}?(?:\by\b|\band\b|,|&|\bmas\b|\bplus\b|\bcon\b)\s*\Z")


def _people(plain: str, *, certain: bool) -> Count | None:
    found = _sum(_counted(plain, _AGENT)) or _sum(_counted(plain, _CROWD_IS))
    if found is None and (them := _THEM.search(plain)):
        found = _count(them)
    if found is None and certain:
        found = _sum(_counted(plain, _CROWD, least=2))
        if found is None and (alone := _PEOPLE_ALONE.search(plain)):
            found = _count(alone)
    return found


def _counted(plain: str, noun: str, *, least: int = 1) -> Iterator[tuple[re.Match[str], Count]]:
    for match in re.finditer(rf"{_NUMBER}{_BETWEEN}{noun}", plain):
        count = _count(match)
        is_article = match["least"] in ("a", "an") and match.group().endswith("s")
        if count.least >= least and not is_article and not _NOT_THEIRS.search(plain, 0, match.start()):
            yield match, count


def _count(match: re.Match[str]) -> Count:
    least = _number(match["least"])
    most = _number(match["most"]) if match["most"] else least
    return Count(least, most) if most >= least else Count(least, least)


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else _SPECIAL.get(word) or NUMBER_WORDS[word]


def _sum(found: Iterable[tuple[re.Match[str], Count]]) -> Count | None:
    """Counts that a list joins ("dos camionetas y un carro") are added; of others the first counts."""
    total: Count | None = None
    end = 0
    for match, count in found:
        if total is None:
            total, end = count, match.end()
        elif _JOINS.fullmatch(match.string[end : match.start()]):
            total, end = Count(total.least + count.least, total.most + count.most), match.end()
    return total if total is None or total.most else None


_NONE: Final = r"no (?:hay|veo|vi|habia|tienen|traen|llevan|see|saw)|sin|ningun|without|no"
_NONE_BEFORE: Final = re.compile(rf"\b(?:{_NONE})\s\Z")
# Nor the car that they stopped.
_NOT_THEIRS: Final = re.compile(
    rf"\b(?:{_NONE}|(?:pararon|paro|parando|detuvieron|stopped|stopping|pulled over)(?: a)?)\s\Z"
)


def _named(plain: str, table: Table[Meaning]) -> Iterator[Meaning]:
    for meaning, pattern in table:
        if any(not _NONE_BEFORE.search(plain, 0, match.start()) for match in pattern.finditer(plain)):
            yield meaning


def _marked(plain: str) -> bool | None:
    if UNMARKED.search(plain):
        return False
    return True if MARKED.search(plain) else None
