"""Patterns of what leads somewhere (R25, R5): phones, e-mail, links, coordinates, plates, numbers of papers.

Written for a text as leaks/reading.py gives it. Repetitions have limits: without them a hostile text takes minutes.
"""

from typing import Final

_SEPARATOR: Final = r"[-. /]{0,3}"
_UNITS: Final = (
    r"zero|oh|one|two|three|four|five|six|seven|eight|nine|"
    r"cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve"
)
_TENS: Final = (
    r"diez|once|doce|trece|catorce|quince|dieci(?:seis|siete|ocho|nueve)|veinti\w{3,6}|"
    r"(?:veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa)(?: y (?:uno|dos|tres|cuatro|cinco|seis|"
    r"siete|ocho|nueve))?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ]?(?:one|two|three|four"
    r"|five|"
    r"six|seven|eight|nine))?|ten|eleven|twelve|\w{3,5}teen|hundred|thousand|cien|mil|double|triple|doble"
)

# Parts have the limits of RFC 5321 and 1035.
EMAIL: Final = (
    r"[\w.+-]{1,64}(?:@|\s{0,3}[(\[]\s?(?:at|arroba)\s?[)\]]\s{0,3}|\s{1,3}arroba\s{1,3})[\w-]{1,63}"
    r"(?:(?:\.|\s{0,3}[(\[]\s?(?:dot|punto)\s?[)\]]\s{0,3}|\s{1,3}(?:punto|dot)\s{1,3})\w{1,63}){1,5}"
    r"|[\w.+-]{1,64}\s{1,3}at\s{1,3}[\w-]{1,63}\s{1,3}dot\s{1,3}\w{1,63}"
)
# A bare name only with an ending that no sentence makes: people leave out the space after a full stop ("ahí.me dicen").
LINK: Final = (
    r"(?:https?://|www\.)\S{1,300}"
    r"|\b(?:[\w-]{1,63}\.){1,5}(?:com|org|net|gov|edu)\b(?:/\S{0,300})?"
    r"|\b(?:[\w-]{1,63}\.){1,5}[a-z]{2,6}/\S{1,300}"
    r"|(?<![\w.])@(?!everyone\b|here\b)\w{3,30}"
)

# Decimal degrees, degrees and minutes, a plus code, three words.
COORDINATES: Final = (
    r"-?\d{1,2}\.\d{3,12}\s?°?\s?[NS]?\s?[,;/ ]\s?-?\d{1,3}\.\d{3,12}"
    r"|\b(?i:lat)\w{0,6}\W{0,3}-?\d{1,2}\.\d{2,12}"
    r"|\b\d{1,2}\s?[°º]\s?\d{1,2}\s?['′’]"
    r"|\b[2-9CFGHJMPQRVWX]{4,8}\+[2-9CFGHJMPQRVWX]{2,3}\b"
    r"|///\w{1,30}\.\w{1,30}\.\w{1,30}"
)

# The alien registration number of immigration papers, eight or nine digits after an A, and a case's receipt number,
# three letters and ten digits (uscis.gov, "Policy Manual", volume 1, part E): what deports (R5).
A_NUMBER: Final = (
    r"\bA[-#: ]{0,2}(?:\d{3}[- ]\d{3}[- ]\d{3}|\d{9})\b"
    r"|\bA[-#]{0,2} ?(?:\d{2}[- ]\d{3}[- ]\d{3}|\d{8})\b"
    r"|\b(?:A|alien|extranjero|registro)[- ]?(?:number|num|no\.?|número|numero|registration)?(?:\s+(?:is|es|number))?"
    r"\s*[:#]?\s*\d{2,3}[- ]?\d{3}[- ]?\d{3}\b"
    r"|\b[A-Z]{3}[- ]?\d{10}\b"
)

_DIGIT: Final = r"[\dOolI|]"
_NO_DATE: Final = r"(?!(?:19|20)\d\d-\d\d?-\d\d?\b|\d\d?[-.]\d\d?[-.](?:19|20)\d\d\b)"
PHONE: Final = (
    rf"\+\d{{1,3}}{_SEPARATOR}(?:\d{_SEPARATOR}){{6,11}}\d(?!\d)"
    rf"|(?<!\d)(?:1{_SEPARATOR})?\(?\d{{3}}\)?{_SEPARATOR}\d{{3}}{_SEPARATOR}\d{{4}}(?!\d)"
    r"|(?<![\d-])\d{3}[-.]\d{4}(?![\d-])"
    # Digits drawn apart, in pairs, in groups of any size, with letters for digits.
    r"|(?<![\d.,:])\d(?:[-. ,*_/]{1,3}\d(?!\d)){6,12}"
    r"|(?<!\d)\d\d(?:[- .]\d\d){4}(?![\d:])"
    rf"|(?<![\d/:]){_NO_DATE}\d(?:[-.()*_]{{0,2}} ?\d){{9,10}}(?![\d:])(?<=[-.()*_\d]\d)"
    rf"|(?<!\w)(?=(?:[-. ()OolI"
    rf"|]{{0,4}}\d){{6}})\(?{_DIGIT}{{3}}\)?[-. ]{{0,2}}{_DIGIT}{{3}}[-. ]{{0,2}}{_DIGIT}{{4}}(?!\w)"
)
_SPOKEN: Final = rf"(?:{_TENS}|{_UNITS}|\d{{1,4}})"
# Six single digits as words, or five words of which some are tens: "nueve diecinueve cincuenta y cinco …".
SPOKEN_PHONE: Final = rf"\b(?!\d)(?:{_TENS}|{_UNITS})(?:[\s,.-]{{1,3}}{_SPOKEN}){{4,14}}\b"

# Before digits these are roads, forms, agencies and dates, not plates.
_NO_PLATE: Final = (
    "NC|US|SR|CR|RT|HWY|EXIT|RTE|SC|VA|TN|GA|ICE|CBP|HSI|DHS|ERO|FBI|DEA|ATF|TPS|DED|VAWA|CIS|EOIR|MS|PM|AM|APT|LOT|"
    "JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|ENE|ABR|AGO|DIC|ZIP|LAS|LOS|SON|HAY|CON|POR|THE|AND|FOR|ARE|DEL|"
    "UNA|TEL|NUM|SUV|VAN|ROOM|GATE|DOOR|MILE"
)
_YEAR: Final = r"(?:19|20)\d\d\b"
PLATE: Final = (
    rf"\b(?!(?:{_NO_PLATE})[-· ]?\d)(?:[A-Z]{{2}}[-·]?\d{{4,5}}|[A-Z]{{3}}[-·]?\d{{3,4}}[A-Z]?"
    r"|[A-Z]{2}\d{2}[A-Z]{3})\b"
    rf"|\b(?!(?:{_NO_PLATE})\b)[A-Z]{{3}} (?!{_YEAR})\d{{4}}\b"
    rf"|\b(?!(?i:{_NO_PLATE})[-·]?\d)[A-Za-z]{{3}}[-·]?(?!{_YEAR})\d{{4}}\b"
    rf"|\b(?:\d{{3}}[-· ]?(?!(?:{_NO_PLATE}|MPH|MIN|KPH)\b)[A-Z]{{3}}|\d[A-Z]{{3}}\d{{3}})\b"
)
_PLATE_WORD: Final = r"\b(?:placas?|matriculas?|plates?|tags?)\b"
PLATE_AFTER_WORD: Final = (
    rf"{_PLATE_WORD}\W{{0,3}}(?:(?:#|(?:no|num|numero|number|is|es|era|was|reads?|dice|says)\b)\W{{0,3}}){{0,2}}"
    rf"(?!(?:is|es|era|was|number|de|del|en|in|at|of|on|la|el|las|los|the|and|y|from|since|desde)\b)(?!{_YEAR})"
    r"(?=(?:[A-Z0-9][-· ]?){5,8}(?![A-Z0-9]))(?=[A-Z -]{0,8}\d)[A-Z0-9]{1,8}(?:[-· ][A-Z0-9]{2,5})?(?![A-Z0-9])"
    # A part of one, and one that is spelt.
    rf"|{_PLATE_WORD}[^.!?\n]{{0,20}}\b(?:begin|start|end|empieza|empiezan|comienza|comienzan|termina|terminan)s?"
    r"\s(?:with|in|con|en)\s(?=[A-Z -]{0,6}\d|(?-i:[A-Z]{2}))[A-Z0-9]{1,4}(?:[-· ]?\d{1,4})?\b"
    rf"|{_PLATE_WORD}[^.!?\n]{{0,12}}?(?:[\s,:-]{{1,3}}(?:alpha|alfa|bravo|charlie|delta|echo|foxtrot|golf|hotel"
    rf"|india|"
    r"juliett?|kilo|lima|mike|november|oscar|papa|quebec|romeo|sierra|tango|uniform|victor|whiskey|x-?ray|yankee"
    r"|zulu|"
    r"a|be|ce|de|e|efe|ge|hache|i|jota|ka|ele|eme|ene|o|pe|cu|erre|ese|te|u|uve|ve|equis|ye|zeta)){2,4}"
    rf"(?:[\s,-]{{1,3}}{_SPOKEN}){{1,5}}\b"
)
