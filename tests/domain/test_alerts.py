"""Which facts a publication states (R27, R28)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.alerts import Alert, AlertLanguage, AlertState, facts_of
from bot.domain.reports import Agency, Basis, Mark, PlaceKind, Report
from tests.domain.test_reports import REPORT, SIGHTING

NOW = REPORT.received_at + timedelta(minutes=20)
SEEN = REPORT.received_at - timedelta(minutes=10)
HOURS = timedelta(hours=2)


def facts(report: Report) -> tuple[str, str]:
    made = facts_of(report, agency=Agency.UNKNOWN, basis=Basis.TWO_OBSERVERS, now=NOW, valid_for=HOURS)
    return made.county, made.place


def test_facts_state_what_was_decided() -> None:
    report = replace(REPORT, sighting=replace(SIGHTING, seen_at=SEEN, public_place="Roxboro y Club"))
    made = facts_of(report, agency=Agency.ICE, basis=Basis.PARTNER_HOTLINE, now=NOW, valid_for=HOURS)
    assert (made.county, made.place, made.place_kind) == ("Durham", "Roxboro y Club", PlaceKind.STREET)
    assert (made.agency, made.basis) == (Agency.ICE, Basis.PARTNER_HOTLINE)
    assert (made.seen_at, made.valid_until, made.ended_at) == (SEEN, NOW + HOURS, None)


def test_when_nobody_said_when_it_counts_from_its_arrival() -> None:
    made = facts_of(REPORT, agency=Agency.UNKNOWN, basis=Basis.TWO_OBSERVERS, now=NOW, valid_for=HOURS)
    assert made.seen_at == REPORT.received_at


def test_each_alert_ends_by_its_own_clock() -> None:
    """An expiry computed once would make every later alert expire at birth."""
    ends = [
        facts_of(REPORT, agency=Agency.UNKNOWN, basis=Basis.TWO_OBSERVERS, now=now, valid_for=HOURS).valid_until
        for now in (NOW, NOW + timedelta(days=3))
    ]
    assert ends == [NOW + HOURS, NOW + timedelta(days=3) + HOURS]


@pytest.mark.parametrize(
    "report",
    [
        replace(REPORT, county=None),
        replace(REPORT, county=""),
        replace(REPORT, sighting=None),
        replace(REPORT, sighting=replace(SIGHTING, town="")),
        replace(REPORT, place_kind=PlaceKind.HOME, sighting=replace(SIGHTING, town="", public_place="Elm")),
    ],
)
def test_without_county_or_place_there_is_no_alert(report: Report) -> None:
    with pytest.raises(ValueError, match="county and a place"):
        facts(report)


def test_r26_a_home_goes_out_as_its_town() -> None:
    at_home = replace(REPORT, place_kind=PlaceKind.HOME, sighting=replace(SIGHTING, public_place="45 Elm Street"))
    assert facts(at_home) == ("Durham", "Durham")


def test_the_code_that_people_read_aloud() -> None:
    made = facts_of(REPORT, agency=Agency.UNKNOWN, basis=Basis.TWO_OBSERVERS, now=NOW, valid_for=HOURS)
    alert = Alert("a1", 127, "r1", AlertState.LIVE, made, 1, mark=Mark.REAL, published_by="M1")
    assert alert.code == "A-127"


@pytest.mark.parametrize(("language", "locales"), [("en", ("en",)), ("es", ("es",)), ("both", ("es", "en"))])
def test_r27_both_means_spanish_first(language: str, locales: tuple[str, ...]) -> None:
    assert AlertLanguage(language).locales == locales
