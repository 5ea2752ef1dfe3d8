"""What moderators set right before anything is published, and which places may be named (R26, R27)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.domain.salute import Count

# R27: one free sentence, so long at most in each language.
SENTENCE_LIMIT: Final = 160
# docs/words.md: what an alert says in one language.
ALERT_LIMIT: Final = 500


class Naming(StrEnum):
    """What a moderator said of a typed place: agents were on the premises of this business, or it is none (R26)."""

    PREMISES = "premises"
    AREA = "area"


@dataclass(frozen=True, slots=True)
class PublicFacts:
    """Corrections of a report for its public text; None: as it was reported.

    counted: a moderator said how many, so what the report says of it no longer counts. marked: the vehicles bear signs.
    sentence: a language → one free sentence, in every language of an alert or in none. there_at: when a moderator said
    that agents are still at a home.
    """

    seen_at: datetime | None = None
    counted: bool = False
    agents: Count | None = None
    vehicles: Count | None = None
    marked: bool | None = None
    sentence: Mapping[str, str] = field(default_factory=dict)
    naming: Naming | None = None
    there_at: datetime | None = None


AS_REPORTED: Final = PublicFacts()

_LETTER = r"[^\W\d_]"
_STREET_WORDS = (
    r"street|str|ave?|avenue|rd|road|blvd|boulevard|hwy|highway|pkwy|parkway|ln|lane|dr|drive|ct|court|cir|circle|way|"
    r"trl|trail|pl|place|terrace|loop|pike|exit|calle|avenida|av|camino|carretera|autopista|esquina|corner|block|cuadra|"
    r"intersection|cruce"
)
_STREET = re.compile(rf"\b(?:{_STREET_WORDS})\b|{_LETTER}\s+st\b|\b(?:I|US|NC|SR)-?\s?\d{{1,4}}\b", re.IGNORECASE)
_CORNER = re.compile(rf"{_LETTER}[.)]?\s*(?:&|/|\by\b|\be\b|\band\b|\bwith\b|\bcon\b)\s*{_LETTER}", re.IGNORECASE)
_DWELLING = re.compile(
    r"\b(?:apartments?|apartamentos?|apts?|trailer|mobile home|traila|condos?|condominios?|townho(?:me|use)s?|edificio|"
    r"building|casa|house|home|near|next to|behind|in front|cerca|junto|detr[aá]s|frente)\b",
    re.IGNORECASE,
)


def is_corner(place: str) -> bool:
    """Whether a place reads as a street, a road or a corner of two."""
    return bool(_STREET.search(place) or _CORNER.search(place))


def may_name_home(place: str) -> bool:
    """R26: of a home no more than a town or a neighbourhood is told: no street, number or building."""
    narrow = _STREET.search(place) or _CORNER.search(place) or _DWELLING.search(place)
    return bool(place) and not narrow and not any(sign.isdigit() for sign in place)
