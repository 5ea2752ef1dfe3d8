"""The sheriffs of a region: which have a 287(g) agreement, since when, and how a constituent reaches the office."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

import phonenumbers

from knowledge.errors import Finding
from knowledge.fields import Fields
from knowledge.geodata import read_document
from knowledge.model import Confidence, Source
from knowledge.phones import REGION

FILE: Final = "sheriffs.yaml"
_FIELDS: Final = (
    "county", "status", "listed", "agreements", "police", "phone", "website", "address", "contact_from",
)  # fmt: skip


class Participation(StrEnum):
    """active: on the federal list of agreements. none_listed: not on it. uncertain: sources differ."""

    ACTIVE = "active"
    NONE = "none_listed"
    UNCERTAIN = "uncertain"


class Model(StrEnum):
    """What officers do under an agreement: in jail question people, in jail serve papers, or work on patrol."""

    JAIL = "JEM"
    WARRANT = "WSO"
    TASK_FORCE = "TFM"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where facts come from. as_of: None where the source has no date, and the text says so."""

    as_of: date | None
    confidence: Confidence
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """agency: who signed, where it is not the sheriff. signed_estimated: sources give two days, so only the month."""

    model: Model
    signed: date
    signed_estimated: bool = False
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Sheriff:
    """A sheriff's office, never the person. phone: as it is shown; no help line (R4).

    police: agreements of town police in the county. contact: None where nothing is known but the office.
    """

    county: str
    status: Participation
    listed: Provenance
    agreements: tuple[Agreement, ...] = ()
    police: tuple[Agreement, ...] = ()
    phone: str | None = None
    website: str | None = None
    address: str | None = None
    contact: Provenance | None = None


@dataclass(slots=True)
class Dated:
    """Dates that were read, with their places, so that a later check can name those that lie in the future."""

    days: list[tuple[Fields, str, date]] = field(default_factory=list)

    def day(self, fields: Fields, key: str) -> date:
        day = fields.day(key)
        self.days.append((fields, key, day))
        return day


def read_provenance(entry: Fields, dated: Dated, *, undated: bool = False) -> Provenance:
    """Read as_of, confidence and sources. undated: the date may be missing."""
    as_of = None if undated and "as_of" not in entry else dated.day(entry, "as_of")
    return Provenance(as_of, entry.choice("confidence", Confidence), entry.sources("sources"))


def read_phone(entry: Fields, key: str = "phone") -> str | None:
    """A number as it is shown: a real number of the country. None where the field is missing."""
    shown = entry.optional_text(key)
    if shown is not None and as_e164(shown) is None:
        entry.fault((key,), f"{shown!r} is not a telephone number")
    return shown


def as_e164(shown: str) -> str | None:
    """A shown number in E.164, or None where it is none."""
    try:
        number = phonenumbers.parse(shown, REGION)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def read_link(entry: Fields, key: str = "website") -> str | None:
    url = entry.optional_text(key)
    if url and not url.startswith(("https://", "http://")):
        entry.fault((key,), f"{url!r} is not a link")
    return url


def read_sheriffs(
    folder: Path, packs: Path, counties: Iterable[str], dated: Dated, findings: list[Finding]
) -> dict[str, Sheriff]:
    """The sheriffs of a pack by county; empty where the pack has no such file. One for every county, or a finding."""
    path = folder / FILE
    if not path.is_file():
        return {}
    fields = Fields(read_document(path, packs, findings), findings)
    fields.only(("sources", "sheriffs"))
    sources = _sources(fields.mapping("sources"), dated)
    known, found = frozenset(counties), {}
    for entry in fields.items("sheriffs"):
        sheriff = _sheriff(entry, sources, dated)
        if sheriff.county not in known:
            entry.fault(("county",), f"unknown county {sheriff.county!r}")
        elif sheriff.county in found:
            entry.fault(("county",), f"{sheriff.county!r} stands twice")
        found[sheriff.county] = sheriff
    for county in sorted(known - found.keys()):
        fields.fault(("sheriffs",), f"{county} County is missing")
    return found


def _sources(entry: Fields | None, dated: Dated) -> dict[str, Provenance]:
    found = {}
    for name in entry.keys if entry else ():
        source = entry.mapping(name) if entry else None
        if source is not None:
            source.only(("as_of", "confidence", "sources"))
            found[name] = read_provenance(source, dated, undated=True)
    return found


def _sheriff(entry: Fields, sources: Mapping[str, Provenance], dated: Dated) -> Sheriff:
    entry.only(_FIELDS)
    status = entry.choice("status", Participation)
    listed = _named(entry, "listed", sources)
    agreements = tuple(_agreement(each, dated) for each in entry.items("agreements"))
    if listed is not None and listed.as_of is None:
        entry.fault(("listed",), "a list of agreements needs its day")
    if status is Participation.ACTIVE and not agreements:
        entry.fault(("agreements",), "an active office has at least one")
    if status is Participation.NONE and agreements:
        entry.fault(("agreements",), "an office that is not listed has none")
    contact = _named(entry, "contact_from", sources) if "contact_from" in entry else None
    phone, website, address = read_phone(entry), read_link(entry), entry.optional_text("address")
    if (phone or website or address) and contact is None:
        entry.fault(("contact_from",), "missing: say where the number, page or address is from")
    return Sheriff(
        county=entry.text("county"),
        status=status,
        listed=listed or Provenance(None, Confidence.LOW, ()),
        agreements=agreements,
        police=tuple(_police(each, dated) for each in entry.items("police")),
        phone=phone,
        website=website,
        address=address,
        contact=contact,
    )


def _named(entry: Fields, key: str, sources: Mapping[str, Provenance]) -> Provenance | None:
    name = entry.text(key)
    if name and name not in sources:
        entry.fault((key,), f"there is no source {name!r}")
    return sources.get(name)


def _agreement(entry: Fields, dated: Dated) -> Agreement:
    entry.only(("model", "signed", "signed_estimated", "agency"))
    return Agreement(
        model=entry.choice("model", Model),
        signed=dated.day(entry, "signed"),
        signed_estimated=entry.flag("signed_estimated"),
        agency=entry.optional_text("agency"),
    )


def _police(entry: Fields, dated: Dated) -> Agreement:
    entry.text("agency")
    return _agreement(entry, dated)
