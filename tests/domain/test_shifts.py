"""Shifts: what people type, midnight, and both changes of the clocks."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.shifts import TOMORROW, UNTIL, Span, Unclear, read, ready, uncovered

EASTERN = ZoneInfo("America/New_York")
# A Sunday afternoon.
SUNDAY = datetime(2026, 11, 22, 15, 42, tzinfo=EASTERN)
MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("words", "counties", "day", "hours"),
    [
        ("durham mon 6:00-12:00", "durham", MONDAY, (6, 12)),
        ("durham lunes 6-12", "durham", MONDAY, (6, 12)),
        ("new hanover, wake Tuesday 18:00 - 24:00", "new hanover, wake", date(2026, 11, 24), (18, 24)),
        ("mié 22:00–6:00", "", date(2026, 11, 25), (22, 30)),
        ("durham sun 20:00-22:00", "durham", date(2026, 11, 22), (20, 22)),
        ("durham dom 6:00-12:00", "durham", date(2026, 11, 29), (6, 12)),
        ("today 16-20", "", date(2026, 11, 22), (16, 20)),
        ("mañana 2-6pm", "", MONDAY, (14, 18)),
        ("tomorrow 6-12pm", "", MONDAY, (6, 12)),
        ("tomorrow 6 a. m. a 12 p. m.", "", MONDAY, (6, 12)),
        ("tomorrow 10pm to 2am", "", MONDAY, (22, 26)),
        ("6-12", "", MONDAY, (6, 12)),
        ("16:00-18:00", "", date(2026, 11, 22), (16, 18)),
    ],
)
def test_what_is_typed_becomes_a_shift(words: str, counties: str, day: date, hours: tuple[int, int]) -> None:
    wanted = read(words, SUNDAY)
    assert (wanted.counties, wanted.weekly) == (counties, False)
    assert wanted.span == Span(day, hours[0] * 60, hours[1] * 60)


@pytest.mark.parametrize(("words", "last"), [("until 18:00", 18), ("ahora hasta 6 pm", 18), ("hasta 2:00", 26)])
def test_until_begins_at_once(words: str, last: int) -> None:
    assert read(words, SUNDAY).span == Span(date(2026, 11, 22), 15 * 60 + 42, last * 60)


@pytest.mark.parametrize("words", ["durham mon 6-12 weekly", "cada semana durham lun 6:00-12:00"])
def test_a_weekly_one_says_so(words: str) -> None:
    wanted = read(words, SUNDAY)
    assert (wanted.counties, wanted.weekly, wanted.span) == ("durham", True, Span(MONDAY, 360, 720))


def test_words_without_a_time_are_counties() -> None:
    assert read("Durham, Wake", SUNDAY).span is None


@pytest.mark.parametrize(
    "words",
    [
        "mon",
        "mon 6",
        "mon 25:00-26:00",
        "mon 6:75-7:00",
        "until",
        "until tea",
        "mon 6:00-6:05",
        "today 6-12",
        "13pm-14pm",
    ],
)
def test_what_is_no_shift_is_refused(words: str) -> None:
    with pytest.raises(Unclear):
        read(words, SUNDAY)


@pytest.mark.parametrize(
    ("name", "begins", "ends"),
    [
        ("until-block", "2026-11-22 15:42", "2026-11-22 18:00"),
        ("until-next", "2026-11-22 15:42", "2026-11-23 00:00"),
        ("morning", "2026-11-23 06:00", "2026-11-23 12:00"),
        ("afternoon", "2026-11-23 12:00", "2026-11-23 18:00"),
        ("evening", "2026-11-23 18:00", "2026-11-24 00:00"),
        ("night", "2026-11-24 00:00", "2026-11-24 06:00"),
    ],
)
def test_one_tap(name: str, begins: str, ends: str) -> None:
    shown = [moment.astimezone(EASTERN).strftime("%Y-%m-%d %H:%M") for moment in ready(name, SUNDAY).moments(EASTERN)]
    assert shown == [begins, ends]


def test_every_tap_is_named_once() -> None:
    assert len({ready(name, SUNDAY) for name in (*UNTIL, *TOMORROW)}) == 6
    with pytest.raises(Unclear):
        ready("noon", SUNDAY)


def hours(span: Span) -> float:
    begins, ends = span.moments(EASTERN)
    return (ends - begins) / timedelta(hours=1)


def test_a_shift_goes_across_midnight() -> None:
    begins, ends = Span(date(2026, 11, 22), 22 * 60, 30 * 60).moments(EASTERN)
    assert (begins, ends) == (datetime(2026, 11, 23, 3, tzinfo=UTC), datetime(2026, 11, 23, 11, tzinfo=UTC))


def test_the_night_when_clocks_go_back_has_an_hour_more() -> None:
    """November 1, 2026: 1:00 to 2:00 comes twice."""
    evening = date(2026, 10, 31)
    assert hours(Span(evening, 22 * 60, 30 * 60)) == 9
    # Who ends at 1:30 stays until the second 1:30, who begins then is there from the first: nobody is missing.
    first, second = Span(evening, 22 * 60, 25 * 60 + 30), Span(date(2026, 11, 1), 90, 360)
    assert first.moments(EASTERN)[1] == datetime(2026, 11, 1, 6, 30, tzinfo=UTC)
    assert second.moments(EASTERN)[0] == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)


def test_the_night_when_clocks_go_forward_has_an_hour_less() -> None:
    """March 8, 2026: 2:00 to 3:00 does not come."""
    evening = date(2026, 3, 7)
    assert hours(Span(evening, 22 * 60, 30 * 60)) == 7
    first, second = Span(evening, 22 * 60, 26 * 60 + 30), Span(date(2026, 3, 8), 150, 360)
    assert first.moments(EASTERN)[1] == second.moments(EASTERN)[0] == datetime(2026, 3, 8, 7, 30, tzinfo=UTC)


@pytest.mark.parametrize("day", [date(2026, 10, 26), date(2026, 3, 2)])
def test_a_weekly_shift_keeps_its_time_by_the_clock(day: date) -> None:
    """The week between them changes the clocks."""
    this = Span(day, 6 * 60, 12 * 60)
    begins, next_begins = (span.moments(EASTERN)[0] for span in (this, this.next_week()))
    assert next_begins.astimezone(EASTERN).hour == begins.astimezone(EASTERN).hour == 6
    assert next_begins - begins != timedelta(days=7)


def test_gaps_are_what_nobody_has() -> None:
    start = datetime(2026, 11, 22, 12, tzinfo=UTC)

    def at(hour: int) -> datetime:
        return start + timedelta(hours=hour)

    covered = [(at(8), at(12)), (at(-2), at(2)), (at(1), at(4)), (at(20), at(40))]
    assert uncovered(covered, at(0), at(24)) == [(at(4), at(8)), (at(12), at(20))]
    assert uncovered([], at(0), at(24)) == [(at(0), at(24))]
    assert uncovered([(at(-1), at(25))], at(0), at(24)) == []
    assert uncovered([(at(30), at(40))], at(0), at(24)) == [(at(0), at(24))]
