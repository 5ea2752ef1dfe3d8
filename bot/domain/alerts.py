"""What an alert says, to whom it goes, when it ends."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.reports import Agency, Basis, Mark, PlaceKind, Report


class AlertKind(StrEnum):
    """What an alert says. Each of them goes out by a person's decision, to the same people."""

    CONFIRMED = "confirmed"
    CHECKING = "checking"
    NOT_IMMIGRATION = "not-immigration"


class AlertState(StrEnum):
    """R29: an alert ends or expires; it is never "clear". RETRACTED: what it said was wrong."""

    LIVE = "live"
    ENDED = "ended"
    EXPIRED = "expired"
    RETRACTED = "retracted"


class AlertLanguage(StrEnum):
    """What a recipient reads. Channels and groups get both unless set otherwise (R27)."""

    ENGLISH = "en"
    SPANISH = "es"
    BOTH = "both"

    @property
    def locales(self) -> tuple[str, ...]:
        return ("es", "en") if self is AlertLanguage.BOTH else (self.value,)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the moderator decided; every language is rendered from it (R27). Times are aware."""

    county: str
    place: str
    place_kind: PlaceKind | None
    agency: Agency
    basis: Basis
    seen_at: datetime
    valid_until: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Alert:
    id: str
    number: int
    report: str | None
    state: AlertState
    facts: Facts
    version: int
    mark: Mark
    published_by: str
    kind: AlertKind = AlertKind.CONFIRMED

    @property
    def code(self) -> str:
        return f"A-{self.number}"


@dataclass(frozen=True, slots=True)
class Audience:
    """How many copies a publication makes (R19)."""

    channels: int
    groups: int
    people: int


def facts_of(report: Report, *, agency: Agency, basis: Basis, now: datetime, valid_for: timedelta) -> Facts:
    """The facts that publishing this report would state. Raises ValueError when county or place is missing."""
    if not report.county or not report.public_place:
        raise ValueError("an alert needs a county and a place")
    seen_at = report.sighting.seen_at if report.sighting and report.sighting.seen_at else report.received_at
    return Facts(
        county=report.county,
        place=report.public_place,
        place_kind=report.place_kind,
        agency=agency,
        basis=basis,
        seen_at=seen_at,
        valid_until=now + valid_for,
    )
