"""Which steps of a drill were missed, and whether it counts for going live (R34, R47)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.drills import SCENARIOS, Course, Missed, is_finished, missed, scenario
from bot.domain.reports import Agency, Basis, Outcome

START = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
VANS, SCHOOL, RUMOR = SCENARIOS


def at(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


WHOLE = Course(
    started_at=START,
    claimed_at=at(1),
    asked=True,
    decided_at=at(4),
    outcome=Outcome.CONFIRMED,
    agency=Agency.UNKNOWN,
    basis=Basis.TWO_OBSERVERS,
    agreed=2,
    published_at=at(4),
    first_copy_at=at(4.5),
    corrected_at=at(9),
    ended_at=at(9),
    people=2,
)
CLOSED = replace(
    WHOLE, outcome=Outcome.NOT_IMMIGRATION, agency=None, basis=None, published_at=None, corrected_at=None, ended_at=None
)


def test_whoever_does_everything_misses_nothing() -> None:
    assert missed(VANS, WHOLE) == missed(SCHOOL, WHOLE) == missed(RUMOR, CLOSED) == ()


@pytest.mark.parametrize(
    ("story", "course", "steps"),
    [
        (VANS, Course(START), {Missed.CLAIM, Missed.ASK, Missed.DECISION}),
        (VANS, replace(WHOLE, claimed_at=at(5.1)), {Missed.LATE_CLAIM}),
        (VANS, replace(WHOLE, asked=False), {Missed.ASK}),
        (VANS, replace(WHOLE, agency=None), {Missed.AGENCY}),
        (VANS, replace(WHOLE, basis=None), {Missed.BASIS}),
        (VANS, replace(WHOLE, ended_at=None), {Missed.ENDING}),
        (VANS, replace(WHOLE, published_at=None, ended_at=None), {Missed.PUBLICATION}),
        (VANS, CLOSED, {Missed.OUTCOME}),
        (SCHOOL, replace(WHOLE, decided_at=None, outcome=None, published_at=None, agreed=1), {Missed.SECOND}),
        (SCHOOL, replace(WHOLE, decided_at=None, outcome=None, published_at=None, agreed=0), {Missed.DECISION}),
        (RUMOR, WHOLE, {Missed.OUTCOME}),
        (RUMOR, replace(WHOLE, corrected_at=None, ended_at=None), {Missed.OUTCOME, Missed.CORRECTION, Missed.ENDING}),
        (RUMOR, replace(CLOSED, published_at=at(5)), set()),
    ],
)
def test_what_was_missed(story: object, course: Course, steps: set[Missed]) -> None:
    assert story in SCENARIOS
    found = missed(next(each for each in SCENARIOS if each == story), course)
    assert set(found) == steps
    assert list(found) == [step for step in Missed if step in steps]


@pytest.mark.parametrize(
    ("steps", "finished"),
    [((), True), ((Missed.ASK, Missed.LATE_CLAIM), True), ((Missed.ENDING,), False), ((Missed.SECOND,), False)],
)
def test_r47_only_a_drill_that_went_to_its_end_counts(steps: tuple[Missed, ...], finished: bool) -> None:
    assert is_finished(steps) is finished


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("", "vans"),
        ("VANS", "vans"),
        ("camionetas", "vans"),
        ("panadería", "vans"),
        ("escuela", "school"),
        ("rumour", "rumor"),
    ],
)
def test_stories_have_names_in_both_languages(typed: str, name: str) -> None:
    found = scenario(typed)
    assert found is not None
    assert found.name == name


def test_an_unknown_story_is_none() -> None:
    assert scenario("zombies") is None
