"""The officials of a region: governor, Congress, legislators, sheriffs; the laws that bind them; letters to them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from knowledge.documents import Value
from knowledge.errors import Finding
from knowledge.fields import NO_DATE, Fields
from knowledge.folding import fold
from knowledge.geodata import read_document
from knowledge.letters import GLOSSED_IN, SENT_IN, Letter, read_letters
from knowledge.sheriffs import (
    Dated,
    Provenance,
    Sheriff,
    as_e164,
    read_link,
    read_phone,
    read_provenance,
    read_sheriffs,
)

FILE: Final = "officials.yaml"
# An official's own mailbox is nobody's business; the office's stands on a government's domain.
_GOVERNMENT: Final = (".gov", ".us")


class Chamber(StrEnum):
    SENATE = "senate"
    HOUSE = "house"


@dataclass(frozen=True, slots=True)
class LocalOffice:
    town: str
    phone: str


@dataclass(frozen=True, slots=True)
class Official:
    """Somebody in an office. Name, number, page and address belong to the person, and are shown until `until`.

    district: empty for the governor and for senators of the United States. counties: those that the source names.
    """

    holder: str
    until: date
    provenance: Provenance
    chamber: Chamber | None = None
    district: str = ""
    counties: frozenset[str] = frozenset()
    phone: str | None = None
    email: str | None = None
    website: str | None = None
    address: str | None = None
    offices: tuple[LocalOffice, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)

    def is_named(self, today: date) -> bool:
        """Whether the person may be named: before the term ends (R9)."""
        return today < self.until


@dataclass(frozen=True, slots=True)
class Capitol:
    """How anybody reaches Congress without knowing a name. senate, house: pages that find one's members."""

    phone: str
    senate: str
    house: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Law:
    """A law that binds the offices. texts: what it orders, by locale."""

    id: str
    name: str
    since: date
    texts: Mapping[str, str]
    provenance: Provenance

    def text(self, locale: str) -> str:
        return self.texts.get(locale) or self.texts[SENT_IN]


@dataclass(frozen=True, slots=True)
class Election:
    """When most offices were last elected, and in which months the new holders begin."""

    held: date
    sheriffs_begin: date
    legislators_begin: date


@dataclass(frozen=True, slots=True)
class Officials:
    """Everything a region's packs know about offices. Empty parts where a pack has no such file."""

    state: str = ""
    governor: Official | None = None
    congress: tuple[Official, ...] = ()
    legislators: tuple[Official, ...] = ()
    legislature: str | None = None
    capitol: Capitol | None = None
    laws: tuple[Law, ...] = ()
    election: Election | None = None
    sheriffs: Mapping[str, Sheriff] = field(default_factory=dict)
    letters: Mapping[tuple[str, str], Letter] = field(default_factory=dict)

    @property
    def offices(self) -> tuple[str, ...]:
        """The offices that a letter can be written to."""
        return tuple(sorted(office for office, locale in self.letters if locale == SENT_IN))

    def office(self, word: str) -> str | None:
        """The office that a word means, in English or Spanish."""
        said = fold(word)
        for (office, _), letter in self.letters.items():
            if said in (fold(name) for name in (office, *letter.names)):
                return office
        return None

    def letter(self, office: str, locale: str = SENT_IN) -> Letter | None:
        return self.letters.get((office, locale))

    def gloss(self, office: str) -> Letter | None:
        return self.letters.get((office, GLOSSED_IN))

    def members(self, chamber: Chamber) -> tuple[Official, ...]:
        """The state's members of one chamber of Congress."""
        return tuple(each for each in self.congress if each.chamber is chamber)

    def legislators_of(self, county: str) -> tuple[Official, ...]:
        """Those whose page names the county, senators first. There may be more: the source names no county for some."""
        found = [each for each in self.legislators if county in each.counties]
        return tuple(sorted(found, key=lambda each: (each.chamber is not Chamber.SENATE, int(each.district))))

    @property
    def sheriffs_numbers(self) -> frozenset[str]:
        """In E.164: numbers that may stand in no list of help lines (R4)."""
        shown = (each.phone for each in self.sheriffs.values())
        return frozenset(number for phone in shown if phone and (number := as_e164(phone)))


@dataclass(frozen=True, slots=True)
class OfficialOrigins:
    """Where things were read, so that later checks can name lines."""

    dated: Dated = field(default_factory=Dated)
    letters: Mapping[tuple[str, str], Fields] = field(default_factory=dict)
    files: tuple[Fields, ...] = ()


def read_officials(
    chain: list[Path], packs: Path, counties: Iterable[str], state: str, findings: list[Finding]
) -> tuple[Officials, OfficialOrigins]:
    """Read officials.yaml, sheriffs.yaml and letters of a region's packs, the widest pack first."""
    dated, known = Dated(), frozenset(counties)
    letters = read_letters(chain, packs, dated, findings)
    files = tuple(
        Fields(read_document(path, packs, findings), findings) for folder in chain if (path := folder / FILE).is_file()
    )
    parts = [_Part(fields, dated, known) for fields in files]
    nearest = parts[-1] if parts else None
    return (
        Officials(
            state=state,
            governor=nearest.governor if nearest else None,
            congress=nearest.congress if nearest else (),
            legislators=nearest.legislators if nearest else (),
            legislature=nearest.legislature if nearest else None,
            capitol=next((part.capitol for part in reversed(parts) if part.capitol), None),
            laws=tuple(law for part in parts for law in part.laws),
            election=nearest.election if nearest else None,
            sheriffs=read_sheriffs(chain[-1], packs, known, dated, findings),
            letters={key: letter for key, (letter, _) in letters.items()},
        ),
        OfficialOrigins(dated, {key: fields for key, (_, fields) in letters.items()}, files),
    )


class _Part:
    """What one officials.yaml holds."""

    def __init__(self, fields: Fields, dated: Dated, counties: frozenset[str]) -> None:
        self._dated = dated
        self._counties = counties
        fields.only(("capitol", "governor", "election", "congress", "legislature", "laws"))
        self.capitol = self._capitol(fields.mapping("capitol"))
        self.governor = self._governor(fields.mapping("governor"))
        self.election = self._election(fields.mapping("election"))
        self.congress = self._members(fields.mapping("congress"))
        self.legislators = self._members(fields.mapping("legislature"))
        legislature = fields.mapping("legislature")
        self.legislature = read_link(legislature) if legislature else None
        self.laws = tuple(self._law(entry) for entry in fields.items("laws"))

    def _capitol(self, entry: Fields | None) -> Capitol | None:
        if entry is None:
            return None
        entry.only(("phone", "senate", "house", "as_of", "confidence", "sources"))
        phone = read_phone(entry) or entry.text("phone")
        senate, house = read_link(entry, "senate") or "", read_link(entry, "house") or ""
        return Capitol(phone, senate, house, read_provenance(entry, self._dated))

    def _governor(self, entry: Fields | None) -> Official | None:
        if entry is None:
            return None
        entry.only((
            "office", "holder", "named_until", "phone", "address", "website", "as_of", "confidence", "sources",
        ))  # fmt: skip
        return Official(
            holder=entry.text("holder"),
            until=entry.day("named_until"),
            provenance=read_provenance(entry, self._dated),
            phone=read_phone(entry),
            website=read_link(entry),
            address=entry.optional_text("address"),
            titles=_in_both(entry.mapping("office"), entry),
        )

    def _election(self, entry: Fields | None) -> Election | None:
        if entry is None:
            return None
        entry.only(("held", "sheriffs_begin", "legislators_begin", "as_of", "sources"))
        self._dated.day(entry, "as_of")
        entry.sources("sources")
        return Election(self._dated.day(entry, "held"), entry.day("sheriffs_begin"), entry.day("legislators_begin"))

    def _members(self, entry: Fields | None) -> tuple[Official, ...]:
        if entry is None:
            return ()
        entry.only(("as_of", "confidence", "sources", "website", "term_ends", "members"))
        provenance = read_provenance(entry, self._dated)
        ends = entry.optional_day("term_ends")
        return tuple(self._member(member, provenance, ends) for member in entry.items("members"))

    def _member(self, entry: Fields, provenance: Provenance, ends: date | None) -> Official:
        entry.only(("chamber", "district", "holder", "term_ends", "counties", "phone", "email", "website", "offices"))
        until = entry.optional_day("term_ends") or ends
        if until is None:
            entry.fault(("term_ends",), "missing: a name is shown until the term ends")
        counties = () if entry.raw("counties") == [] else entry.texts("counties", required=False)
        for position, county in enumerate(counties):
            if county not in self._counties:
                entry.fault(("counties", position), f"unknown county {county!r}")
        district = entry.text("district", required=False)
        if district and not district.isdecimal():
            entry.fault(("district",), f"{district!r} is not the number of a district")
        return Official(
            holder=entry.text("holder"),
            until=until or NO_DATE,
            provenance=provenance,
            chamber=entry.choice("chamber", Chamber),
            district=district if district.isdecimal() else "",
            counties=frozenset(counties),
            phone=read_phone(entry),
            email=_mailbox(entry),
            website=read_link(entry),
            offices=tuple(
                LocalOffice(office.text("town"), read_phone(office) or office.text("phone"))
                for office in entry.items("offices")
            ),
        )

    def _law(self, entry: Fields) -> Law:
        entry.only(("id", "name", "since", SENT_IN, GLOSSED_IN, "as_of", "confidence", "sources"))
        return Law(
            id=entry.text("id"),
            name=entry.text("name"),
            since=self._dated.day(entry, "since"),
            texts=_in_both(entry, entry),
            provenance=read_provenance(entry, self._dated),
        )


def _in_both(entry: Fields | None, parent: Fields) -> dict[str, str]:
    if entry is None:
        parent.fault((), "words in both languages are expected")
        return {}
    return {locale: entry.text(locale) for locale in (SENT_IN, GLOSSED_IN)}


def _mailbox(entry: Fields) -> str | None:
    address = entry.optional_text("email")
    name, _, domain = (address or "").partition("@")
    if address and not (name and domain.endswith(_GOVERNMENT)):
        entry.fault(("email",), f"{address!r} is no address of a government")
    return address


def texts_of(value: Value) -> Iterable[str]:
    """Every text inside a value of a YAML file."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts_of(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts_of(part)
