"""Key files: private, whole, one a period whoever makes it, and gone when destroyed."""

import json
import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.errors import StorageError
from bot.storage.key_rounds import Moment, Rounds, next_round
from bot.storage.keys import Key, KeyDirectory, Purpose, start_of_period

NOW = datetime(2026, 11, 22, 15, 42, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def directory(tmp_path: Path) -> KeyDirectory:
    return KeyDirectory(tmp_path / "keys")


def key(purpose: Purpose = Purpose.LINK) -> Key:
    return Key.new(purpose, NOW)


def test_files_and_directory_are_for_their_owner_only(directory: KeyDirectory) -> None:
    directory.add(key())
    directory.write_note("rounds.json", b"{}")
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in directory.path.iterdir()}
    assert modes == {"link-20261122T15.key": 0o600, "rounds.json": 0o600}
    assert stat.S_IMODE(directory.path.stat().st_mode) == 0o700


def test_a_directory_that_others_may_read_is_closed_to_them(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    KeyDirectory(tmp_path)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o700


@pytest.mark.parametrize("purpose", Purpose)
def test_a_key_comes_back_as_it_was_written(directory: KeyDirectory, purpose: Purpose) -> None:
    made = directory.add(key(purpose))
    assert [loaded for _, loaded in directory.load()] == [made]


def test_the_second_to_make_a_periods_key_gets_the_first_ones(directory: KeyDirectory) -> None:
    first, second = key(), key()
    assert directory.add(first) == first
    assert directory.add(second) == first
    assert [loaded for _, loaded in directory.load()] == [first]


def test_ids_are_never_used_twice(directory: KeyDirectory) -> None:
    first = directory.add(key())
    directory.destroy(directory.path / "link-20261122T15.key")
    assert directory.add(key()).id != first.id


def test_a_destroyed_key_is_overwritten_and_gone(directory: KeyDirectory, tmp_path: Path) -> None:
    made = directory.add(key())
    (file,) = directory.path.glob("*.key")
    os.link(file, tmp_path / "blocks")  # what was the file's content on the disk
    directory.destroy(file)
    assert not list(directory.path.iterdir())
    overwritten = (tmp_path / "blocks").read_bytes()
    assert overwritten == bytes(len(made.to_bytes()))
    directory.destroy(file)  # somebody else was first


def test_a_half_destroyed_key_is_no_key_and_makes_room(directory: KeyDirectory) -> None:
    directory.add(key())
    (file,) = directory.path.glob("*.key")
    file.write_bytes(bytes(200))
    assert list(directory.load()) == []
    fresh = key()
    assert directory.add(fresh) == fresh


def test_what_a_dead_process_left_is_swept_and_what_is_being_made_is_not(directory: KeyDirectory) -> None:
    for name, age in ((".new-dead", 2 * HOUR), (".new-alive", timedelta(0))):
        file = directory.path / name
        file.write_bytes(b"x")
        os.utime(file, times=((NOW - age).timestamp(),) * 2)
    (directory.path / "link-20261122T14.key").write_bytes(bytes(200))
    directory.sweep(NOW)
    assert [file.name for file in directory.path.iterdir()] == [".new-alive"]


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"id": "00"}', b"\xff\xfe"])
def test_a_damaged_key_file_is_named(directory: KeyDirectory, damage: bytes) -> None:
    file = directory.path / "content-20261122T00.key"
    file.write_bytes(damage or b" ")
    with pytest.raises(StorageError, match=r"content-20261122T00\.key is damaged\. Restore"):
        list(directory.load())


def test_a_cut_secret_is_damage() -> None:
    held = json.loads(key().to_bytes())
    held["secret"] = held["secret"][:8]
    with pytest.raises(ValueError, match="not a key"):
        Key.from_bytes(json.dumps(held).encode())


def test_a_key_shows_no_secret() -> None:
    made = key()
    assert repr(made.secret) not in repr(made)
    assert "secret" not in repr(made)


def test_a_directory_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match=r"key directory .*file/keys cannot be used: Not a directory"):
        KeyDirectory(tmp_path / "file" / "keys")


@pytest.mark.parametrize(
    ("purpose", "start"),
    [
        (Purpose.LINK, datetime(2026, 11, 22, 15, tzinfo=UTC)),
        (Purpose.CONTENT, datetime(2026, 11, 22, tzinfo=UTC)),
        (Purpose.ROLES, None),
    ],
)
def test_periods_are_hours_and_days_in_utc(purpose: Purpose, start: datetime | None) -> None:
    assert start_of_period(purpose, NOW) == start


TRUSTED = Rounds(last=NOW)
DOUBTED = Rounds(last=NOW, steady=timedelta(0))
RUNNING = Moment(NOW, 1000.0)


def at(wall: timedelta, monotonic: timedelta) -> Moment:
    return Moment(NOW + wall, 1000.0 + monotonic.total_seconds())


@pytest.mark.parametrize(
    ("rounds", "before", "now", "steady"),
    [
        # The same process: the two clocks are compared.
        (TRUSTED, RUNNING, at(HOUR, HOUR), None),
        (TRUSTED, RUNNING, at(3 * DAY, 3 * DAY), None),
        (TRUSTED, RUNNING, at(3 * HOUR, HOUR), timedelta(0)),
        (TRUSTED, RUNNING, at(-2 * HOUR, timedelta(0)), timedelta(0)),
        (TRUSTED, RUNNING, at(HOUR, timedelta(0)), None),
        # After a restart only the wall clock is known.
        (TRUSTED, None, at(HOUR, timedelta(0)), None),
        (TRUSTED, None, at(2 * HOUR, timedelta(0)), timedelta(0)),
        (TRUSTED, None, at(-2 * HOUR, timedelta(0)), timedelta(0)),
        (Rounds(), None, at(HOUR, HOUR), timedelta(0)),
        # While in doubt: steady time adds up, a night off does not count and does not begin anew, a jump does.
        (DOUBTED, RUNNING, at(10 * HOUR, 10 * HOUR), 10 * HOUR),
        (Rounds(NOW, 10 * HOUR), RUNNING, at(14 * HOUR, timedelta(0)), 10 * HOUR),
        (Rounds(NOW, 10 * HOUR), None, at(14 * HOUR, timedelta(0)), 10 * HOUR),
        (Rounds(NOW, 10 * HOUR), None, at(2 * DAY, timedelta(0)), timedelta(0)),
        (Rounds(NOW, 10 * HOUR), RUNNING, at(-2 * HOUR, timedelta(0)), timedelta(0)),
        (Rounds(NOW, DAY), RUNNING, at(HOUR, HOUR), None),
        # Another process did a round half an hour ago: only the time since then is added.
        (Rounds(NOW + HOUR / 2, HOUR / 2), RUNNING, at(HOUR, HOUR), HOUR),
    ],
)
def test_a_clock_in_doubt_has_to_be_steady_for_a_day(
    rounds: Rounds, before: Moment | None, now: Moment, steady: timedelta | None
) -> None:
    following = next_round(rounds, before, now, [])
    assert following.steady == steady
    assert following.last == now.wall
    assert Rounds.from_bytes(following.to_bytes()) == following


@pytest.mark.parametrize("note", [None, b"", b"{}", b"[1]", b'{"last": 3, "steady": null, "seen": {}}'])
def test_a_lost_note_puts_the_clock_in_doubt(note: bytes | None) -> None:
    assert not Rounds.from_bytes(note).clock_is_trusted
