"""With a sound or without, through nights, clock changes and quarters of an hour; and which places are one."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.notifying import QuietHours, Sound, is_same_place, is_silent

NEW_YORK = ZoneInfo("America/New_York")
NIGHT = QuietHours(time(22), time(7), NEW_YORK)
NOW = datetime(2026, 11, 22, 20, 42, tzinfo=UTC)


@pytest.mark.parametrize(
    ("wall", "quiet"),
    [("21:59", False), ("22:00", True), ("23:59", True), ("00:00", True), ("06:59", True), ("07:00", False)],
)
def test_r33_quiet_hours_reach_over_midnight(wall: str, quiet: bool) -> None:
    now = datetime.combine(NOW.date(), time.fromisoformat(wall), NEW_YORK)
    assert NIGHT.holds(now.astimezone(UTC)) is quiet


def test_r33_quiet_hours_of_one_day_and_none_at_all() -> None:
    siesta = QuietHours(time(13), time(15), NEW_YORK)
    assert [siesta.holds(datetime(2026, 11, 22, hour, tzinfo=NEW_YORK)) for hour in (12, 13, 14, 15)] == [
        False,
        True,
        True,
        False,
    ]
    always_loud = QuietHours(time(22), time(22), NEW_YORK)
    assert not any(always_loud.holds(datetime(2026, 11, 22, hour, tzinfo=NEW_YORK)) for hour in range(24))


# North Carolina 2026: forward on 8 March, back on 1 November, at 2 AM.
@pytest.mark.parametrize(
    ("utc", "quiet"),
    [
        # The night before the clock goes forward ends at 12:00 UTC, the night after it at 11:00.
        (datetime(2026, 3, 7, 11, 30, tzinfo=UTC), True),
        (datetime(2026, 3, 7, 12, 0, tzinfo=UTC), False),
        (datetime(2026, 3, 8, 6, 59, tzinfo=UTC), True),
        (datetime(2026, 3, 8, 7, 0, tzinfo=UTC), True),
        (datetime(2026, 3, 8, 10, 59, tzinfo=UTC), True),
        (datetime(2026, 3, 8, 11, 0, tzinfo=UTC), False),
        (datetime(2026, 3, 9, 1, 59, tzinfo=UTC), False),
        (datetime(2026, 3, 9, 2, 0, tzinfo=UTC), True),
        # Back: the hour from one to two comes twice and is quiet both times; the night is an hour longer.
        (datetime(2026, 11, 1, 1, 59, tzinfo=UTC), False),
        (datetime(2026, 11, 1, 2, 0, tzinfo=UTC), True),
        (datetime(2026, 11, 1, 5, 30, tzinfo=UTC), True),
        (datetime(2026, 11, 1, 6, 30, tzinfo=UTC), True),
        (datetime(2026, 11, 1, 11, 0, tzinfo=UTC), True),
        (datetime(2026, 11, 1, 11, 59, tzinfo=UTC), True),
        (datetime(2026, 11, 1, 12, 0, tzinfo=UTC), False),
    ],
)
def test_r33_quiet_hours_follow_both_clock_changes(utc: datetime, quiet: bool) -> None:
    assert NIGHT.holds(utc) is quiet


@pytest.mark.parametrize(
    ("sound", "is_quiet", "silent"),
    [
        (Sound.ALWAYS, True, False),
        (Sound.ALWAYS, False, False),
        (Sound.DAY, True, True),
        (Sound.DAY, False, False),
        (Sound.NEVER, False, True),
    ],
)
@pytest.mark.parametrize("is_correction", [False, True])
def test_r33_sleep_and_wishes_hold_for_corrections_too(
    sound: Sound, is_quiet: bool, silent: bool, is_correction: bool
) -> None:
    decided = is_silent(sound, is_quiet=is_quiet, last_sound=None, now=NOW, is_correction=is_correction)
    assert decided is silent


@pytest.mark.parametrize(
    ("minutes", "is_correction", "silent"),
    [(0, False, True), (14, False, True), (15, False, False), (14, True, False), (-5, False, False)],
)
def test_r33_one_sound_in_a_quarter_of_an_hour_but_corrections(minutes: int, is_correction: bool, silent: bool) -> None:
    """A sound of the future is a clock that was set back: it silences nothing."""
    last = NOW - timedelta(minutes=minutes)
    decided = is_silent(Sound.DAY, is_quiet=False, last_sound=last, now=NOW, is_correction=is_correction)
    assert decided is silent


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Roxboro y Club, Durham", "Club and Roxboro, Durham", True),
        ("the corner of Roxboro and Club", "Corner of Club & Roxboro", True),
        ("Calle Peña", "calle pena", True),
        ("Roxboro y Club, Durham", "Roxboro y Main, Durham", False),
        ("Durham", "Roxboro, Durham", False),
        ("", "", False),
        ("y", "and", False),
    ],
)
def test_r33_one_place_however_it_is_written(one: str, other: str, same: bool) -> None:
    assert is_same_place(one, other) is same
