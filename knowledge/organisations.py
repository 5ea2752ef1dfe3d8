"""Reads hotlines.yaml: organisations, their numbers, which come first, and the numbers never to give."""

from collections.abc import Container
from pathlib import Path
from typing import Final

from knowledge.errors import Finding
from knowledge.fields import Fields
from knowledge.geodata import read_document
from knowledge.model import Confidence, NeverGive, Organisation, PhoneLine, Reach, Routing, Status, TextLine
from knowledge.phones import is_dial_code, is_e164, is_short_code, shows

_FIELDS: Final = (
    "id", "name", "reach", "counties", "purposes", "languages", "hours", "note", "url", "email", "government", "status",
    "confidence", "as_of", "as_of_estimated", "phones", "texts", "sources", "internal",
)  # fmt: skip
_PHONE_FIELDS: Final = (
    "number", "display", "use", "note", "counties", "as_of", "as_of_estimated", "status", "called_on", "sources",
)  # fmt: skip
_TEXT_FIELDS: Final = ("number", "display", "keyword", "purpose", "counties", "as_of", "status", "sources")


class Hotlines:
    """What one hotlines.yaml holds."""

    def __init__(self, path: Path, packs: Path, pack: str, counties: Container[str], findings: list[Finding]) -> None:
        self._counties = counties
        self._pack = pack
        fields = Fields(read_document(path, packs, findings), findings)
        fields.only(("routing", "purposes", "never_give", "organisations"))
        self.never_give = tuple(self._never_give(entry) for entry in fields.items("never_give"))
        self.organisations = tuple(self._organisation(entry) for entry in fields.items("organisations"))
        self.routing = self._routing(fields.mapping("routing"))
        self.fields = fields
        _fault_repeated_ids(fields)

    def _never_give(self, entry: Fields) -> NeverGive:
        entry.only(("number", "why", "sources"))
        number = entry.text("number")
        if number and not is_e164(number):
            entry.fault(("number",), f"{number!r} is not a telephone number: write +1 and ten digits in quotes")
        return NeverGive(number, entry.text("why"))

    def _routing(self, entry: Fields | None) -> Routing:
        if entry is None:
            return Routing()
        entry.only(("default", "counties"))
        by_county = entry.mapping("counties")
        if by_county is None:
            return Routing(entry.texts("default"))
        for county in by_county.keys:
            if county not in self._counties:
                by_county.fault((county,), f"unknown county {county!r}")
        return Routing(entry.texts("default"), {county: by_county.texts(county) for county in by_county.keys})

    def _organisation(self, entry: Fields) -> Organisation:
        entry.only(_FIELDS)
        reach = entry.choice("reach", Reach)
        return Organisation(
            id=entry.text("id"),
            name=entry.text("name"),
            pack=self._pack,
            reach=reach,
            purposes=entry.texts("purposes"),
            languages=entry.texts("languages"),
            as_of=entry.day("as_of"),
            as_of_estimated=entry.flag("as_of_estimated"),
            status=entry.choice("status", Status),
            confidence=entry.choice("confidence", Confidence),
            counties=self._served(entry, required=reach is Reach.COUNTIES) or frozenset(),
            phones=tuple(self._phone(phone, entry) for phone in entry.items("phones")),
            texts=tuple(self._text(text) for text in entry.items("texts")),
            hours=_both(entry, "hours"),
            note=_both(entry, "note"),
            url=_link(entry),
            email=entry.optional_text("email"),
            government=entry.flag("government"),
            sources=entry.sources("sources"),
            internal=entry.text("internal", required=False),
        )

    def _served(self, entry: Fields, *, required: bool = False) -> frozenset[str] | None:
        if "counties" not in entry and not required:
            return None
        names = entry.texts("counties")
        for position, name in enumerate(names):
            if name not in self._counties:
                entry.fault(("counties", position), f"unknown county {name!r}")
        return frozenset(names)

    def _phone(self, entry: Fields, organisation: Fields) -> PhoneLine:
        entry.only(_PHONE_FIELDS)
        number, display = entry.optional_text("number"), entry.text("display")
        if number is None and display and not is_dial_code(display):
            entry.fault(("number",), "missing; only codes like 911, 2-1-1 or 9233# go without")
        if number is not None and not is_e164(number):
            entry.fault(("number",), f"{number!r} is not a telephone number: write +1 and ten digits in quotes")
        elif number is not None and display and not shows(display, number):
            entry.fault(("display",), f"{display!r} is not {number}")
        own_date = "as_of" in entry
        dated = entry if own_date else organisation
        return PhoneLine(
            number=number,
            display=display,
            as_of=dated.day("as_of"),
            as_of_estimated=dated.flag("as_of_estimated"),
            status=(entry if "status" in entry else organisation).choice("status", Status),
            use=entry.text("use", required=False),
            note=_both(entry, "note"),
            counties=self._served(entry),
            called_on=entry.optional_day("called_on"),
            sources=entry.sources("sources", required=False),
        )

    def _text(self, entry: Fields) -> TextLine:
        entry.only(_TEXT_FIELDS)
        number = entry.text("number")
        if number and not (is_e164(number) or is_short_code(number)):
            entry.fault(("number",), f"{number!r} is neither a telephone number nor a short code")
        return TextLine(
            number=number,
            display=entry.text("display"),
            keyword=entry.optional_text("keyword"),
            purpose=entry.text("purpose"),
            as_of=entry.day("as_of"),
            status=entry.choice("status", Status),
            counties=self._served(entry),
            sources=entry.sources("sources", required=False),
        )


def _both(entry: Fields, key: str) -> dict[str, str]:
    """What is shown of a line in English and Spanish, hours or a note: both or neither."""
    told = entry.mapping(key)
    if told is None:
        return {}
    told.only(("en", "es"))
    return {locale: told.text(locale) for locale in ("en", "es")}


def _link(entry: Fields) -> str | None:
    url = entry.optional_text("url")
    if url and not url.startswith(("https://", "http://")):
        entry.fault(("url",), f"{url!r} is not a link")
    return url


def _fault_repeated_ids(fields: Fields) -> None:
    seen: set[str] = set()
    for entry in fields.items("organisations"):
        identity = entry.raw("id")
        if isinstance(identity, str):
            if identity in seen:
                entry.fault(("id",), f"the id {identity!r} stands twice")
            seen.add(identity)
