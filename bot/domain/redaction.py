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


_LETTER = r"[^\W\d_]"
_SEPARATOR = r"[-–. /]{0,3}"

# Parts have the limits of RFC 5321 and 1035: without them a hostile text takes minutes.
_EMAIL = r"[\w.+-]{1,64}(?:@|\s*[(\[]at[)\]]\s*|\s+arroba\s+)[\w-]{1,63}(?:(?:\.|\s*[(\[]dot[)\]]\s*|\s+punto\s+)\w+)+"
# A bare name only with an ending that no sentence makes: people leave out the space after a full stop ("ahí.me dicen").
_LINK = (
    r"(?:https?://|www\.)\S+"
    r"|\b(?:[\w-]{1,63}\.){1,5}(?:com|org|net|gov|edu)\b(?:/\S*)?"
    r"|\b(?:[\w-]{1,63}\.){1,5}[a-z]{2,4}/\S+"
)

# Decimal degrees, degrees and minutes, a plus code, three words.
_COORDINATES = (
    r"-?\d{1,2}\.\d{3,}\s*°?\s*[NS]?\s*[,;/ ]\s*-?\d{1,3}\.\d{3,}"
    r"|\b\d{1,2}\s*[°º]\s*\d{1,2}\s*['′’]"
    r"|\b[2-9CFGHJMPQRVWX]{4,8}\+[2-9CFGHJMPQRVWX]{2,3}\b"
    r"|///\w+\.\w+\.\w+"
)

# The alien registration number of immigration papers, eight or nine digits after an A, and a case's receipt number,
# three letters and ten digits (uscis.gov, "Policy Manual", volume 1, part E): what deports (R5).
_A_NUMBER = (
    r"\bA[-#: ]{0,2}(?:\d{3}[- ]\d{3}[- ]\d{3}|\d{9})\b"
    r"|\bA[-#]?(?:\d{2}[- ]\d{3}[- ]\d{3}|\d{8})\b"
    r"|\b(?:A|alien|extranjero|registro)[- ]?(?:number|num|no\.?|número|numero|registration)?(?:\s+(?:is|es|number))?"
    r"\s*[:#]?\s*\d{2,3}[- ]?\d{3}[- ]?\d{3}\b"
    r"|\b[A-Z]{3}[- ]?\d{10}\b"
)

_PHONE = (
    rf"\+\d{{1,3}}{_SEPARATOR}(?:\d{_SEPARATOR}){{6,11}}\d(?!\d)"
    rf"|(?<!\d)(?:1{_SEPARATOR})?\(?\d{{3}}\)?{_SEPARATOR}\d{{3}}{_SEPARATOR}\d{{4}}(?!\d)"
    r"|(?<![\d-])\d{3}[-–]\d{4}(?![\d-])"
)

# A number, or a letter that is no word of its own.
_UNIT_NUMBER = r"#?\s*(?:\d\w{0,4}|[A-Z]-?\d{0,4}|[b-df-hj-np-tv-x])(?!\w)"
_UNIT = (
    rf"\b(?i:apt|apto|apartment|apartamento|depto|departamento|suite|unit|unidad|trailer|traila|tráiler"
    rf"|(?<!parking )lot|lote)\b\.?\s*{_UNIT_NUMBER}"
)

# What stands between a number and the name of a street that is no house's: "4 agents outside the court".
_NO_NAME = (
    r"a|al?|an|and|at|across|along|am|block|blocks|bloque|by|car|cars|carros?|cerca|con|cuadras?|de|del|down|e|el|en|"
    r"entre|exit|federal|feet|from|frente|horas?|hours?|hombres|in|is|la|las|los|men|miles?|millas?|min|mins|minutos?|"
    r"minutes?|near|next|of|off|oficiales|officers|on|or|otr[oa]s?|outside|over|para|parked|people|personas|pies|pm|"
    r"por|policías|que|salida|sobre|that|the|this|through|to|toward|towards|trucks?|u|under|up|vans?|vehicles|"
    r"vehículos|with|y|agents?|agentes?|camionetas?|patrullas?|there|were|was|are|one|two"
)
_NAME_WORD = rf"(?!(?:{_NO_NAME})\b)(?:{_LETTER}[\w'’.]*|\d{{1,3}}(?:st|nd|rd|th))"
_STREETS = r"st|street|ave?|avenue|rd|road|blvd|boulevard|hwy|highway|pkwy|parkway|cir|circle|ln|lane|terrace"
# Words of their own too: a street only with a capital, beside a name with one.
_QUIET_STREETS = r"Drive|Dr|Way|Court|Ct|Place|Pl|Run|Loop|Trail|Trl|Square|Sq|Pike|Alley|Ter"
_AFTER_ROAD = "".join(
    f"(?<!\\b{road}{joint})"
    for road in ("I", "US", "NC", "SR", "Hwy", "Highway", "Route", "Exit", "Salida", "Ruta", "Carretera", "Autopista")
    for joint in (" ", "-")
)
_HOUSE_NUMBER = rf"(?<![\w:./$-]){_AFTER_ROAD}\d{{1,5}}[A-Za-z]?"
_HOUSE = (
    rf"(?i:{_HOUSE_NUMBER}\s+(?:{_NAME_WORD}\s+){{1,3}}(?:{_STREETS}))\b"
    rf"|(?i:{_HOUSE_NUMBER})\s+(?:(?:[NSEW]\.?|[A-Z][\w'’.]*|\d{{1,3}}(?:st|nd|rd|th))\s+){{1,3}}(?:{_QUIET_STREETS})\b"
    rf"|(?i:{_HOUSE_NUMBER}\s+(?:nc|us|state|old)\s+(?:hwy|highway)\b)"
    # "Calle Roble 45", "casa número 12": the number comes last.
    rf"|(?i:\b(?:calle|avenida|camino)\s+(?:de\s+)?(?:l[ao]s?\s+)?(?:{_NAME_WORD}\s+){{1,3}}#?\s*\d{{2,5}})(?![\w:%])(?!\s*(?:min|hora|agente|am\b|pm\b))"
    rf"|(?i:{_HOUSE_NUMBER}\s+(?:calle|avenida|camino)\s+{_NAME_WORD})"
    r"|(?i:\b(?:casa|house)\s*(?:#|no\.|num\.|núm\.|número|numero|number)\s*\d{1,5})\b"
)

# Before digits these are roads, forms, agencies and dates, not plates.
_NO_PLATE = (
    "NC|US|SR|CR|RT|HWY|EXIT|RTE|SC|VA|TN|GA|ICE|CBP|HSI|DHS|ERO|FBI|DEA|ATF|TPS|DED|VAWA|CIS|EOIR|MS|PM|AM|APT|LOT|"
    "JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|ENE|ABR|AGO|DIC|ZIP|LAS|LOS|SON|HAY|CON|POR|THE|AND|FOR|ARE|DEL|"
    "UNA|TEL|NUM|SUV|VAN|ROOM|GATE|DOOR|MILE"
)
_YEAR = r"(?:19|20)\d\d\b"
_PLATE = (
    rf"\b(?!(?:{_NO_PLATE})[-· ]?\d)(?:[A-Z]{{2}}[-·]?\d{{4,5}}|[A-Z]{{3}}[-·]?\d{{3,4}}[A-Z]?"
    r"|[A-Z]{2}\d{2}[A-Z]{3})\b"
    rf"|\b(?!(?:{_NO_PLATE})\b)[A-Z]{{3}} (?!{_YEAR})\d{{4}}\b"
    rf"|\b(?!(?i:{_NO_PLATE})[-·]?\d)[A-Za-z]{{3}}[-·]?(?!{_YEAR})\d{{4}}\b"
    rf"|\b(?:\d{{3}}[-· ]?(?!(?:{_NO_PLATE}|MPH|MIN|KPH)\b)[A-Z]{{3}}|\d[A-Z]{{3}}\d{{3}})\b"
)
_PLATE_AFTER_WORD = (
    r"\b(?:placas?|matr[ií]culas?|plates?|tags?)\b\W{0,3}(?:(?:#|(?:no|num|n[uú]mero|number|is|es|era|was)\b)\W{0,3}){0,2}"
    rf"(?!(?:is|es|era|was|number|de|del|en|in|at|of|on|la|el|las|los|the|and|y|from|since|desde)\b)(?!{_YEAR})"
    r"(?=(?:[A-Z0-9][-· ]?){5,8}(?![A-Z0-9]))(?=[A-Z -]{0,8}\d)[A-Z0-9]{1,8}(?:[-· ][A-Z0-9]{2,5})?(?![A-Z0-9])"
)

_TITLES = (
    r"agente|agent|oficial|officer|sheriff|alguacil|deputy|sargento|sergeant|sgt|detective|det|trooper|señor|señora"
    r"|señorita|sra?|mrs?|ms|miss|don|doña"
)
_NO_SURNAME = (
    r"Office|Department|Dept|Deputies|Deputy|Station|Headquarters|Oficina|Departamento|Federal|Federales|Border|"
    r"Fronteriz[oa]|Immigration|Inmigración|Involved|Car|Cars|Patrol|Vehicle|County|Substation"
    r"|OFFICE|DEPARTMENT|STATION|ICE|CBP|HSI|FBI|DHS|ERO|DEA|ATF|USCIS"
)
_SURNAME = r"(?:[A-ZÁÉÍÓÚÑ]['’]?[A-ZÁÉÍÓÚÑ]?[a-záéíóúñ]+(?:-[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+)?|[A-ZÁÉÍÓÚÑ]{3,}\b)"
_NAME = rf"\b(?i:{_TITLES})\.?\s+(?!(?:{_NO_SURNAME})\b){_SURNAME}(?:\s+{_SURNAME})?"

_PATTERNS = (
    (Leak.EMAIL, re.compile(_EMAIL, re.IGNORECASE)),
    (Leak.LINK, re.compile(_LINK, re.IGNORECASE)),
    (Leak.COORDINATES, re.compile(_COORDINATES)),
    (Leak.A_NUMBER, re.compile(_A_NUMBER, re.IGNORECASE)),
    (Leak.PHONE, re.compile(_PHONE)),
    (Leak.UNIT, re.compile(_UNIT)),
    (Leak.HOUSE, re.compile(_HOUSE)),
    (Leak.PLATE, re.compile(_PLATE)),
    (Leak.PLATE, re.compile(_PLATE_AFTER_WORD, re.IGNORECASE)),
    (Leak.NAME, re.compile(_NAME)),
)


def find(text: str) -> list[Hit]:
    """Everything in the text that may not be published, in order of place, the first pattern winning."""
    hits: list[Hit] = []
    for leak, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if all(match.end() <= hit.start or match.start() >= hit.end for hit in hits):
                hits.append(Hit(leak, match.start(), match.end()))
    return sorted(hits, key=lambda hit: hit.start)
