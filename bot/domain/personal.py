"""What a person says of somebody that deports: full names, birth dates and their own address (R5).

Taken out of whatever is stored, unasked or not. The street of a sighting stays: moderators and verifiers cannot look at
a place that they do not know, and it is the place of an event. An address said as somebody's own ("vivo en …", "my
address is …") leads to a person, and no flow needs it. A town or county stays in both.
"""

import re
from collections.abc import Iterator
from typing import Final

from bot.domain.leaks.kinds import Leak
from bot.domain.redaction import find

# Words that follow "me llamo", "my name is" and are no name, or end one.
_NO_NAME: Final = re.compile(
    r"a|al|algo|alguien|atencion|atención|bastante|mucho|anoche|aqui|aquí|ayer|bien|como|con|cuando|de|del|"
    r"desde|donde|el|ella|ellos|en|entre|es|esta|está|estan|están|este|esto|estoy|fue|ha|hace|hay|he|hola|hoy|"
    r"igual|la|las|le|lo|los|mi|mis|muy|más|nada|nadie|ni|no|nomas|nomás|nos|o|otra|otro|para|pero|por|porque|"
    r"pues|que|qué|se|si|sin|soy|su|sus|tambien|también|tengo|tenia|toda|todo|todos|tres|trabajo|un|una|uno|"
    r"unos|usted|veo|vi|viene|vienen|vine|vivo|voy|y|ya|yo|dos|cuatro|cinco|seis|quiero|necesito|llamo|"
    r"reporto|acabo|acaba|ayuda|ayudenme|policia|policía|migra|agentes|ice|camioneta|camionetas|about|and|at|"
    r"because|been|but|called|calling|can|do|for|from|going|had|has|have|hello|help|her|here|hi|him|his|i|i'm|"
    r"im|in|is|it|just|me|my|need|needs|not|now|of|off|on|or|our|please|private|public|saw|secret|see|seen|"
    r"she|so|still|that|the|their|them|there|they|this|to|too|want|wanted|was|we|were|what|when|where|who|"
    r"with|you|your|one|two|three|four|five|six|also|live|lives|work|works|agents|police|immigration|listed|"
    r"written"
)
_LETTER: Final = r"[^\W\d_]"
_WORD: Final = rf"{_LETTER}(?:{_LETTER}|['’-]){{0,30}}"
_WORDS: Final = re.compile(rf"[ \t]*[,:]?[ \t]*({_WORD})\.?")
# A name has at most so many words when it is written small: then nothing shows where it ends.
_SMALL: Final = 3
_GERUND: Final = re.compile(r"(?!(?:fern|arm|hern|orl|rol)ando$)\w+(?:ando|iendo)")
_MOST: Final = 6
_PARTICLES: Final = frozenset({"de", "del", "la", "las", "los", "da", "das", "do", "dos", "van", "von", "y", "e"})
_KIN: Final = (
    r"espos[oa]|marido|mujer|hij[oa]|herman[oa]|prim[oa]|t[ií][oa]|pap[aá]|mam[aá]|padre|madre|novi[oa]|suegr[oa]|"
    r"cuñad[oa]|vecin[oa]|amig[oa]|sobrin[oa]|abuel[oa]|niet[oa]|compañer[oa]|muchach[oa]|señora?|joven"
)
_INTRODUCES: Final = re.compile(
    r"\b(?:me llamo|mi nombre(?: completo)? es|nombre(?: completo)?:|les? (?:escribe|habla)"
    rf"|(?:él|ella|\b(?:{_KIN})(?: mi[oa])?) se llama(?:ba)?|(?:el|su) nombre de mi (?:{_KIN}) es"
    r"|su nombre (?:completo )?es"
    r"|my (?:full )?name(?: is|['’]s|:)|(?:his|her) (?:full )?name (?:is|was)"
    r"|(?:husband|wife|son|daughter|brother|sister|cousin|uncle|aunt|father|mother|dad|mom|friend|neighbor|nephew|niece)"
    r"(?:['’]s name is| is (?:called|named))|(?:full )?name:"
    r"|je m['’]appelle|mon nom est|meu nome [ée]|me chamo|mwen rele|non mwen se|tôi tên(?: là)?|tên (?:tôi|của tôi) là)"
    r"(?=[\s:,])",
    re.IGNORECASE,
)
# "Soy" and "I am" begin a thousand sentences: only two words written as a name make one.
_CAPITAL: Final = r"[A-ZÁÉÍÓÚÑ][a-záéíóúñü'’]{1,20}"
_NO_PERSON: Final = (
    r"Ciudadan|Resident|Mexican|Hondureñ|Guatemaltec|Salvadoreñ|Nicarag|Venezolan|Colombian|Cuban|Peruan|Ecuatorian|"
    r"Citizen|American|Legal|Permanent|Testigo|Madre|Padre|Mother|Father|From|De\b|At\b|In\b|En\b|North|South|Not\b|No\b|"
    r"The\b|La\b|El\b|Un\b|Una\b|A\b|An\b|Here|Aqu|Outside|Near|Very|So\b|US\b|United|Still|Just|Daca|Latin|Hispan|Spanish"
)
_PRESENTS: Final = re.compile(
    rf"(?<![\w'’])(?i:soy|yo soy|i am|i['’]m|im)[ \t]+(?!{_NO_PERSON})({_CAPITAL}"
    r"(?:[ \t]+(?:(?i:de la|de los|del|de|la|y)[ \t]+)?"
    rf"(?!{_NO_PERSON}){_CAPITAL}){{1,4}})(?![\w'’])"
)
_ELSEWHERE: Final = re.compile(
    r"(?:我叫(?![警了他她你人车車救律不我])|我的名字(?:是|叫))\s*(?P<zh>[\u3400-\u9fff]{2,4}?)(?=[，。,.\s！!住我今]|$)"
    rf"|(?:اسمي|إسمي)\s+(?P<ar>{_WORD}(?:\s+{_WORD}){{0,2}})"
)

_MONTHS: Final = (
    r"ene(?:ro)?|feb(?:rero|ruary)?|mar(?:zo|ch|ço)?|abr(?:il)?|apr(?:il)?|may(?:o)?|mai(?:o)?|jun(?:io|e|ho)?|"
    r"jul(?:io|y|ho)?|ago(?:sto)?|aug(?:ust)?|sep(?:t|tiembre|tember)?|set(?:iembre|embro)?|oct(?:ubre|ober)?|"
    r"outubro|nov(?:iembre|ember|embro)?|dic(?:iembre)?|dec(?:ember)?|dez(?:embro)?|enewo|janvier|jan(?:uary|eiro)?|"
    r"fevrier|février|fevereiro|mars|avril|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre"
)
_AGE_YEAR: Final = r"(?:19[2-9]\d|20[01]\d)"
_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|º|o|er)?"
_MONTH: Final = rf"0?[1-9]|1[0-2]|{_MONTHS}"
_DATE: Final = (
    rf"(?:{_DAY}[ ./-]{{1,3}}(?:de |of )?(?:{_MONTH})\.?[ ./,-]{{1,3}}(?:del? |of )?(?:\d{{4}}|\d{{2}})"
    rf"|(?:{_MONTH})\.?[ ./-]{{1,3}}{_DAY}[ ./,-]{{1,3}}(?:del? )?(?:\d{{4}}|\d{{2}})"
    rf"|{_AGE_YEAR}[./-](?:0?[1-9]|1[0-2])[./-]{_DAY}"
    r"|\d{1,2} tháng \d{1,2}(?: năm \d{4})?"
    rf"|{_DAY} (?:de |of )?(?:{_MONTHS})|(?:{_MONTHS})\.? {_DAY}|{_AGE_YEAR}"
    r"|\d{4}\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)(?!\w)"
)
_BORN: Final = re.compile(
    r"(?:\b(?:nac[ií]|nació|nacid[oa]s?|fecha de nac(?:imiento|\.)?|cumpleaños(?: es)?|born|birth ?da(?:te|y)"
    r"|date of birth|dob|d\.o\.b|née?|date de naissance|nasci|nascid[oa]|data de nascimento|fèt"
    r"|sinh(?: ngày)?|ngày sinh)(?!\w)"
    r"|出生|生日|تاريخ (?:ال)?ميلاد|مواليد)"
    r"(?:[ \t.:,;#-]{0,3}(?:el|on|in|en|es|is|was|era|fue|día|dia|le|em|mi|my|date|año|de|a|là|ngày|于|於|是|في)"
    r"(?!\w)){0,4}"
    rf"[ \t.:,;#-]{{0,3}}({_DATE})",
    re.IGNORECASE,
)
# Whole and so old that nobody reports a sighting of that day.
_OLD: Final = re.compile(
    r"(?<![\w./-])(?:(?:0?[1-9]|[12]\d|3[01])([./-])(?:0?[1-9]|[12]\d|3[01])\1(?:19[2-9]\d|200\d|201[0-8])"
    r"|(?:19[2-9]\d|200\d|201[0-8])([./-])(?:0?[1-9]|1[0-2])\2(?:0?[1-9]|[12]\d|3[01]))(?![\w/-])"
)

_LIVES: Final = re.compile(
    r"\b(?:(?:yo |nosotros |mi familia )?(?:vivo|vivimos|vive)|mi (?:direcci[oó]n|domicilio)"
    r"|direcci[oó]n de mi casa|(?:i|we|my family) (?:live|lives)|i['’]m living|my (?:home )?address|moro|moramos"
    r"|meu endereço|j['’]habite|mon adresse|m(?:wen)? rete|adrès mwen|tôi sống|địa chỉ (?:của )?tôi)(?!\w)"
    r"|我住在?|我的地址|(?:أسكن|عنواني)",
    re.IGNORECASE,
)
# Between "I live" and the house stand a few small words, perhaps a town; what else stands there begins another thing.
_TO_HOUSE: Final = re.compile(
    r"(?:[ \t,:]*(?:es|is|en|at|on|in|la|el|the|na|no|nan|se|au|à|là|ở|số|是|在|في)(?!\w)){0,3}[ \t,:#]*"
    r"(?:(?!(?:y|and|but|pero|vi|saw|cerca|near|hay|there)\b)"
    r"[A-ZÁÉÍÓÚÑ][\w'’]{1,20}(?:[ \t][A-ZÁÉÍÓÚÑ][\w'’]{1,20})?[ \t]*,[ \t]*)?",
)
_STREET_WORD: Final = r"street|st|avenue|ave|road|rd|drive|dr|lane|ln|court|ct|blvd|circle"
_STREET: Final = re.compile(
    r"(?:[ \t,:]*(?:es|is|en|on|at|la|the)(?!\w)){0,3}[ \t]*"
    r"((?:calle|avenida|camino)[ \t]+(?:de[ \t]+)?(?:l[ao]s?[ \t]+)?"
    r"(?!desde|d[oó]nde|atr[aá]s|principal|(?:con|que|por|para)\b)[^\W\d_][\w'’]{1,20}"
    r"(?:[ \t]+(?-i:[A-ZÁÉÍÓÚÑ])[\w'’]{1,20})?"
    rf"|(?!(?:the|this|my|that|same|a)\b)[A-Z][\w'’]{{1,20}}(?:[ \t][A-Z][\w'’]{{1,20}})?[ \t](?:{_STREET_WORD})\b)"
    r"(?:[ \t]*#?[ \t]*\d{1,5}\b)?",
    re.IGNORECASE,
)
# The number of a flat or a ZIP code after the house.
_AFTER: Final = 30

Span = tuple[int, int]


def strip(text: str) -> tuple[str, bool]:
    """The text without what is never stored, and whether something was taken out."""
    found = spans(text)
    for start, end in reversed(found):
        text = f"{text[:start]}[…]{text[end:]}"
    return text, bool(found)


def spans(text: str) -> list[Span]:
    """Where names, birth dates, own addresses and numbers of immigration papers stand; in order, and apart."""
    papers = {(hit.start, hit.end) for hit in find(text) if hit.leak is Leak.A_NUMBER}
    found = sorted({*_names(text), *_births(text), *_addresses(text), *papers})
    apart: list[Span] = []
    for start, end in found:
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def _names(text: str) -> Iterator[Span]:
    for introduced in _INTRODUCES.finditer(text):
        if span := _name_from(text, introduced.end()):
            yield span
    for match in _PRESENTS.finditer(text):
        yield match.span(1)
    for match in _ELSEWHERE.finditer(text):
        yield match.span(match.lastgroup or 0)


def _name_from(text: str, start: int) -> Span | None:
    """The words of a name from here on: capitals with what joins them, or at most three small ones."""
    first: int | None = None
    place = end = start
    words = 0
    is_written_small = False
    while words < _MOST and (match := _WORDS.match(text, place)):
        word, small = match[1], not match[1][0].isupper()
        is_joint = small and word in _PARTICLES and words > 0
        if not is_joint and _NO_NAME.fullmatch(word.lower()) and (small or words == 0 or word.isupper()):
            break
        if small and not is_joint and (words >= _SMALL or (words > 0 and not is_written_small)):
            break
        if _GERUND.fullmatch(word.lower()):
            break
        if words > 0 and ("," in text[place : match.start(1)] or ":" in text[place : match.start(1)]):
            break
        if first is None:
            first, is_written_small = match.start(1), small
        words += 1
        place = match.end(1)
        if not is_joint:
            end = place
    return None if first is None or end <= first else (first, end)


def _births(text: str) -> Iterator[Span]:
    for match in _BORN.finditer(text):
        yield match.span(1)
    for match in _OLD.finditer(text):
        yield match.span()


def _addresses(text: str) -> Iterator[Span]:
    lives = list(_LIVES.finditer(text))
    if not lives:
        return
    hits = [hit for hit in find(text) if hit.leak in (Leak.HOUSE, Leak.UNIT)]
    for said in lives:
        near = {match.end() for match in (_TO_HOUSE.match(text, said.end()),) if match}
        house = next((hit for hit in hits if hit.start in near), None)
        if house is None:
            if street := _STREET.match(text, said.end()):
                yield street.start(1), street.end()
            continue
        end = house.end
        for hit in hits:
            if 0 <= hit.start - end <= _AFTER and not re.search(r"[.;\n]", text[end : hit.start]):
                end = hit.end
        yield house.start, end
