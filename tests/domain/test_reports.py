"""The states of a report, and what of it may be public."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import product

import pytest

from bot.domain.reports import TRANSITIONS, Mark, PlaceKind, Report, ReportState, Sighting, Step

# state → the steps that may be taken from it, and where they lead; written down by hand.
STEPS = {
    "received": {"claim": "claimed", "purge": "purged"},
    "claimed": {
        "check": "checking",
        "take-over": "claimed",
        "lapse": "received",
        "decide": "decided",
        "purge": "purged",
    },
    "checking": {"take-over": "claimed", "lapse": "received", "decide": "decided", "purge": "purged"},
    "decided": {"publish": "published", "undo": "claimed", "purge": "purged"},
    "published": {"end": "ended", "purge": "purged"},
    "ended": {"purge": "purged"},
    "purged": {},
}
SIGHTING = Sighting(what="dos camionetas", place="45 Elm Street", town="Durham")
REPORT = Report(
    id="r1",
    pseudonym="R-7F3K",
    state=ReportState.RECEIVED,
    county="Durham",
    place_kind=PlaceKind.STREET,
    language="es",
    mark=Mark.REAL,
    sighting=SIGHTING,
    attachments=0,
    reachable=True,
    received_at=datetime(2026, 11, 22, 20, 42, tzinfo=UTC),
    version=1,
)


@pytest.mark.parametrize(("state", "step"), list(product(ReportState, Step)))
def test_every_step_from_every_state(state: ReportState, step: Step) -> None:
    transition = TRANSITIONS[step]
    expected = STEPS[state.value].get(step.value)
    assert (state in transition.before) is (expected is not None)
    if expected is not None:
        assert transition.after.value == expected


@pytest.mark.parametrize("state", ReportState)
def test_a_report_is_open_until_it_is_decided(state: ReportState) -> None:
    assert replace(REPORT, state=state).is_open is (state.value in {"received", "claimed", "checking"})
    assert replace(REPORT, state=state).is_taken is (state.value in {"claimed", "checking"})


@pytest.mark.parametrize(
    ("kind", "public", "shown"),
    [
        (PlaceKind.STREET, "", "Durham"),
        (PlaceKind.STREET, "Roxboro y Club", "Roxboro y Club"),
        (None, "Roxboro y Club", "Roxboro y Club"),
        (PlaceKind.HOME, "", "Durham"),
        (PlaceKind.HOME, "Roxboro y Club", "Durham"),
    ],
)
def test_r26_a_home_is_never_more_than_its_town(kind: PlaceKind | None, public: str, shown: str) -> None:
    report = replace(REPORT, place_kind=kind, sighting=replace(SIGHTING, public_place=public))
    assert report.public_place == shown


def test_what_was_forgotten_has_no_public_place() -> None:
    assert replace(REPORT, sighting=None).public_place == ""
