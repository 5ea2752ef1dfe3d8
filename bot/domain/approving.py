"""When a second person has to agree before something goes out, and to what they agree (R20, R22)."""

import hashlib
import json
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.alerts import Mistake
from bot.domain.reports import SENSITIVE_PLACES, Agency, Basis, NotImmigration, PlaceKind, Report
from bot.domain.rights import Volunteer

# An agreement counts so long: later the text that was read says other times.
AGREED_FOR: Final = timedelta(minutes=60)
# How the choices of approvals begin that are publications, and notices.
PUBLISH: Final = "publish:"
NOTICE: Final = "notice:"


class Why(StrEnum):
    """Why one person is not enough."""

    PLACE = "place"
    SENTENCE = "sentence"
    NEW = "new"
    CAP = "cap"


def why_second(report: Report, volunteer: Volunteer) -> Why | None:
    """Why this person's *Publish* needs a second one: the kind of place, a free sentence, a new moderator; or None."""
    if report.place_kind in SENSITIVE_PLACES:
        return Why.PLACE
    if report.sighting is not None and report.sighting.public.sentence:
        return Why.SENTENCE
    return Why.NEW if volunteer.needs_second else None


def may_say_checking(report: Report) -> bool:
    """Whether "we are checking a report in … County" may go out by one person: never for a school (R20)."""
    return report.place_kind is not PlaceKind.SCHOOL and report.is_taken and bool(report.county)


@dataclass(frozen=True, slots=True)
class Agreed:
    """To what somebody agreed first, and when. version: the text's name.

    basis and agency: what they would confirm. was: of a notice, what it was instead; then basis is None.
    """

    person: str
    alias: str
    at: datetime
    basis: Basis | None
    agency: Agency
    version: str
    was: NotImmigration | None = None


def text_version(report: Report) -> str:
    """18 signs that name what the public would read of a report: other facts, another name.

    108 bits: of eight hexadecimal digits anybody finds two texts with one name in a second, has the first one approved
    and sends the other.
    """
    sighting = report.sighting
    facts = (
        report.county,
        report.public_place,
        report.place_kind,
        report.seen_at.isoformat(),
        str(report.agents_seen),
        str(report.vehicles_seen),
        report.vehicles_marked,
        sorted(sighting.public.sentence.items()) if sighting else [],
    )
    return urlsafe_b64encode(hashlib.sha256(json.dumps(facts).encode()).digest())[:18].decode()


def publication(report: Report, basis: Basis | None, agency: Agency) -> str:
    """A publication as the approvals' table names it, at most 64 characters: whoever agrees, agrees to these facts."""
    return f"{PUBLISH}{basis}:{agency}:{text_version(report)}"


def read_publication(choice: str) -> tuple[Basis, Agency, str] | None:
    """What publication() wrote, with the text's name; None for another step."""
    try:
        _, basis, agency, version = choice.split(":")
        return (Basis(basis), Agency(agency), version) if choice.startswith(PUBLISH) else None
    except ValueError:
        return None


def notice(report: Report, was: NotImmigration) -> str:
    """A notice as the approvals' table names it."""
    return f"{NOTICE}{was}:{text_version(report)}"


def read_notice(choice: str) -> tuple[NotImmigration, str] | None:
    """What notice() wrote, with the text's name; None for another step."""
    try:
        _, was, version = choice.split(":")
        return (NotImmigration(was), version) if choice.startswith(NOTICE) else None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Wish:
    """A step of what is public to which somebody agreed first: "end", "change", or "retract" with what it was."""

    alias: str
    at: datetime
    step: str
    mistake: Mistake | None = None


def read_wish(choice: str, alias: str, at: datetime) -> Wish | None:
    """A step as the approvals' table names it ("end:3", "retract:other:<id>", "change:3:<facts>"); None for others."""
    step, _, rest = choice.partition(":")
    if step == "retract":
        return Wish(alias, at, step, Mistake(rest.partition(":")[0]))
    return Wish(alias, at, step) if step in ("end", "change") else None
