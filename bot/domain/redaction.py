"""What must not leave: phones, e-mail, plates, unit numbers, names after titles, fine coordinates (R25)."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Leak(StrEnum):
    PHONE = "phone"
    EMAIL = "email"
    LINK = "link"
    PLATE = "plate"
    UNIT = "unit"
    HOUSE = "house"
    NAME = "name"
    COORDINATES = "coordinates"
    A_NUMBER = "a-number"


@dataclass(frozen=True, slots=True)
class Hit:
    """leak: what was found. start, end: where it stands in the text."""

    leak: Leak
    start: int
    end: int


_TITLES = (
    r"agente|agent|oficial|officer|sheriff|alguacil|deputy|sargento|sergeant|sgt|det(?:ective)?|sra?|mrs?|ms|don|doña"
)
_STREETS = (
    r"st(?:reet)?|ave(?:nue)?|rd|road|dr(?:ive)?|ln|lane|ct|court|blvd|way|cir(?:cle)?|pl(?:ace)?|calle|avenida|camino"
)

_PATTERNS = (
    (Leak.EMAIL, re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")),
    (Leak.LINK, re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)),
    (Leak.COORDINATES, re.compile(r"-?\d{1,2}\.\d{3,}\s*[,;/ ]\s*-?\d{1,3}\.\d{3,}")),
    # Nine digits after an A: the alien registration number on immigration papers (R5).
    (Leak.A_NUMBER, re.compile(r"\bA[-# ]?\d{3}[- ]?\d{3}[- ]?\d{3}\b", re.IGNORECASE)),
    (Leak.PHONE, re.compile(r"(?<!\d)(?:\+?1[-. ]?)?\(?\d{3}\)?[-. ]?\d{3}[-. ]?\d{4}(?!\d)")),
    (
        Leak.UNIT,
        re.compile(r"\b(?:apt|apto|apartment|apartamento|unit|suite|trailer|lot|lote|depto)\.?\s*#?\s*\w{1,5}\b", re.I),
    ),
    (Leak.HOUSE, re.compile(rf"\b\d{{1,5}}\s+(?:[A-Za-zÁ-ú]+\s+){{1,3}}(?:{_STREETS})\b", re.IGNORECASE)),
    (Leak.PLATE, re.compile(r"\b(?=[A-Z0-9-]{5,8}\b)(?=[A-Z0-9-]*\d)(?=[A-Z0-9-]*[A-Z])[A-Z]{2,3}-?\d{3,4}[A-Z]?\b")),
    (
        Leak.PLATE,
        re.compile(r"\b(?:placas?|plates?|tag)\s*(?:#|no\.?|num\.?)?\s*:?\s*[A-Z0-9]{2,4}[- ]?[A-Z0-9]{2,4}\b", re.I),
    ),
    (Leak.NAME, re.compile(rf"\b(?i:{_TITLES})\.?\s+[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+(?:\s+[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+)?")),
)


def find(text: str) -> list[Hit]:
    """Everything in the text that may not be published, in order of place, the first pattern winning."""
    hits: list[Hit] = []
    for leak, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if all(match.end() <= hit.start or match.start() >= hit.end for hit in hits):
                hits.append(Hit(leak, match.start(), match.end()))
    return sorted(hits, key=lambda hit: hit.start)


# R5: what deports is not kept, even where the rest of a report is.
_NOT_KEPT = frozenset({Leak.A_NUMBER})


def strip(text: str) -> tuple[str, bool]:
    """The text without what is never stored, and whether something was taken out."""
    hits = [hit for hit in find(text) if hit.leak in _NOT_KEPT]
    for hit in reversed(hits):
        text = f"{text[: hit.start]}[…]{text[hit.end :]}"
    return text, bool(hits)
