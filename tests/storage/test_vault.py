"""The vault: values stay where they were sealed, and open no longer once their key's time is over."""

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import MovableClock
from bot.errors import KeyGone, StorageError
from bot.storage.vault import Purpose, SealBroken, Vault

START = datetime(2026, 11, 22, 15, 42, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
PASSPHRASE = "four random words here"
LONG_LIVED = [Purpose.SUBSCRIPTIONS, Purpose.ROLES, Purpose.ROOMS, Purpose.BANS]
WHERE = {"table": "reports", "row": "r1"}


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(START)


@pytest.fixture
def vault(tmp_path: Path, clock: MovableClock) -> Vault:
    """One whose clock has been steady for a day."""
    vault = Vault(tmp_path / "keys", clock)
    vault.destroy_due(clock.now())
    clock.advance(DAY)
    vault.destroy_due(clock.now())
    assert vault.clock_is_trusted
    return vault


def another(vault: Vault, clock: MovableClock) -> Vault:
    return Vault(vault.directory, clock)


def opens(vault: Vault, sealed: bytes, purpose: Purpose) -> bool:
    try:
        return vault.open(sealed, purpose=purpose, table="reports", row="r1") == b"text"
    except KeyGone:
        return False


def run(vault: Vault, clock: MovableClock, time: timedelta, *, every: timedelta = 30 * MINUTE) -> list[datetime]:
    """Let time pass with a round from time to time; returns when keys were destroyed."""
    destroyed = []
    for _ in range(time // every):
        clock.advance(every)
        if vault.destroy_due(clock.now()):
            destroyed.append(clock.now())
    return destroyed


@pytest.mark.parametrize("purpose", Purpose)
@pytest.mark.parametrize("text", [b"", b"text", "María · ¿dónde?".encode(), b"x" * 100_000])
def test_what_was_sealed_opens(vault: Vault, purpose: Purpose, text: bytes) -> None:
    sealed = vault.seal(purpose, text, table="reports", row="r1")
    assert vault.open(sealed, purpose=purpose, table="reports", row="r1") == text
    assert not text or text not in sealed


def test_equal_texts_seal_differently(vault: Vault) -> None:
    first, second = (vault.seal(Purpose.CONTENT, b"text", **WHERE) for _ in range(2))
    assert first != second


@pytest.mark.parametrize(
    ("purpose", "table", "row"),
    [
        (Purpose.CONTENT, "reports", "r2"),
        (Purpose.CONTENT, "outbox", "r1"),
        (Purpose.CONTENT, "reportsr", "1"),
        (Purpose.LINK, "reports", "r1"),
        (Purpose.ROLES, "reports", "r1"),
    ],
)
def test_a_value_cannot_be_moved(vault: Vault, purpose: Purpose, table: str, row: str) -> None:
    sealed = vault.seal(Purpose.CONTENT, b"text", **WHERE)
    vault.mark(purpose, "so that this purpose has a key")
    with pytest.raises(SealBroken, match="changed or moved"):
        vault.open(sealed, purpose=purpose, table=table, row=row)


def test_a_changed_value_is_refused(vault: Vault) -> None:
    sealed = vault.seal(Purpose.CONTENT, b"text", **WHERE)
    for position in (0, 20, len(sealed) // 2, len(sealed) - 1):
        changed = bytearray(sealed)
        changed[position] ^= 1
        with pytest.raises(SealBroken):
            vault.open(bytes(changed), purpose=Purpose.CONTENT, **WHERE)
    for cut in (b"", sealed[:10], sealed[:-1]):
        with pytest.raises(SealBroken):
            vault.open(cut, purpose=Purpose.CONTENT, **WHERE)


@pytest.mark.parametrize("minute", [0, 30, 59])
def test_r38_the_way_back_lives_72_to_73_hours(vault: Vault, clock: MovableClock, minute: int) -> None:
    clock.advance(clock.now().replace(hour=17, minute=minute) - clock.now())
    sealed_at = clock.now()
    way_back, mark = vault.seal(Purpose.LINK, b"text", **WHERE), vault.mark(Purpose.LINK, "telegram:1")
    assert run(vault, clock, 72 * HOUR, every=12 * HOUR) == []
    assert opens(vault, way_back, Purpose.LINK)
    assert mark in vault.marks(Purpose.LINK, "telegram:1")
    (destroyed,) = run(vault, clock, HOUR, every=MINUTE)
    assert 72 * HOUR < destroyed - sealed_at <= 73 * HOUR
    assert not opens(vault, way_back, Purpose.LINK)
    assert mark not in vault.marks(Purpose.LINK, "telegram:1")


def test_r38_content_lives_30_days_after_its_day(vault: Vault, clock: MovableClock) -> None:
    sealed = vault.seal(Purpose.CONTENT, b"text", **WHERE)
    end_of_day = clock.now().replace(hour=0, minute=0) + DAY
    run(vault, clock, end_of_day + 30 * DAY - clock.now() - HOUR, every=6 * HOUR)
    assert opens(vault, sealed, Purpose.CONTENT)
    run(vault, clock, 12 * HOUR, every=6 * HOUR)
    assert not opens(vault, sealed, Purpose.CONTENT)


def test_retention_is_what_the_configuration_says(tmp_path: Path, clock: MovableClock) -> None:
    vault = Vault(tmp_path, clock, reply_hours=1, content_days=1)
    way_back = vault.seal(Purpose.LINK, b"text", **WHERE)
    content = vault.seal(Purpose.CONTENT, b"text", **WHERE)
    vault.confirm_clock()
    run(vault, clock, 3 * HOUR)
    assert not opens(vault, way_back, Purpose.LINK)
    run(vault, clock, 2 * DAY)
    assert not opens(vault, content, Purpose.CONTENT)


@pytest.mark.parametrize("purpose", LONG_LIVED)
def test_other_keys_stay(vault: Vault, clock: MovableClock, purpose: Purpose) -> None:
    sealed, mark = vault.seal(purpose, b"text", **WHERE), vault.mark(purpose, "telegram:1")
    run(vault, clock, 400 * DAY, every=DAY / 2)
    assert opens(vault, sealed, purpose)
    assert vault.marks(purpose, "telegram:1") == [mark]


def test_an_old_backup_of_the_database_does_not_open(vault: Vault, clock: MovableClock, tmp_path: Path) -> None:
    sealed = vault.seal(Purpose.LINK, b"text", **WHERE)
    (tmp_path / "backup").write_bytes(sealed)
    run(vault, clock, 4 * DAY)
    with pytest.raises(KeyGone):
        another(vault, clock).open((tmp_path / "backup").read_bytes(), purpose=Purpose.LINK, **WHERE)


def test_marks_are_equal_within_the_hour_and_not_beyond(vault: Vault, clock: MovableClock) -> None:
    first = vault.mark(Purpose.LINK, "telegram:1")
    assert vault.mark(Purpose.LINK, "telegram:1") == first
    assert vault.mark(Purpose.LINK, "telegram:2") != first
    clock.advance(HOUR)
    second = vault.mark(Purpose.LINK, "telegram:1")
    assert second != first
    clock.advance(HOUR)
    third = vault.mark(Purpose.LINK, "telegram:1")
    assert vault.marks(Purpose.LINK, "telegram:1") == [third, second, first]


def test_marks_of_purposes_do_not_meet(vault: Vault) -> None:
    assert len({vault.mark(purpose, "telegram:1") for purpose in Purpose}) == len(Purpose)


def test_a_jump_of_the_clock_destroys_nothing_until_it_is_steady(vault: Vault, clock: MovableClock) -> None:
    sealed = vault.seal(Purpose.LINK, b"text", **WHERE)
    clock.set_wall(clock.now() + 40 * DAY)
    assert vault.destroy_due(clock.now()) == []
    assert not vault.clock_is_trusted
    assert run(vault, clock, DAY - HOUR) == []
    assert opens(vault, sealed, Purpose.LINK)
    assert run(vault, clock, 2 * HOUR) != []
    assert not opens(vault, sealed, Purpose.LINK)


def test_a_jump_while_the_program_was_off_destroys_nothing(vault: Vault, clock: MovableClock) -> None:
    sealed = vault.seal(Purpose.LINK, b"text", **WHERE)
    clock.advance(40 * DAY)
    restarted = another(vault, clock)
    assert restarted.destroy_due(clock.now()) == []
    assert opens(restarted, sealed, Purpose.LINK)


def test_a_clock_that_comes_back_by_itself_has_destroyed_nothing(vault: Vault, clock: MovableClock) -> None:
    sealed = vault.seal(Purpose.LINK, b"text", **WHERE)
    right = clock.now()
    clock.set_wall(right + 40 * DAY)
    run(vault, clock, 2 * HOUR)
    clock.set_wall(right + 2 * HOUR)
    run(vault, clock, 2 * DAY)
    assert opens(vault, sealed, Purpose.LINK)
    run(vault, clock, DAY)
    assert not opens(vault, sealed, Purpose.LINK)


def test_a_person_may_confirm_the_clock(vault: Vault, clock: MovableClock) -> None:
    sealed = vault.seal(Purpose.LINK, b"text", **WHERE)
    clock.set_wall(clock.now() + 40 * DAY)
    vault.destroy_due(clock.now())
    vault.confirm_clock()
    assert vault.destroy_due(clock.now()) != []
    assert not opens(vault, sealed, Purpose.LINK)


def test_a_key_born_under_a_clock_ahead_does_not_live_longer(vault: Vault, clock: MovableClock) -> None:
    right = clock.now()
    clock.set_wall(right + 400 * DAY)
    sealed = vault.seal(Purpose.LINK, b"text", **WHERE)
    clock.set_wall(right)
    run(vault, clock, 71 * HOUR)
    assert opens(vault, sealed, Purpose.LINK)
    run(vault, clock, 2 * HOUR)
    assert not opens(vault, sealed, Purpose.LINK)


def test_a_computer_that_is_off_at_night_still_destroys_its_keys(vault: Vault, clock: MovableClock) -> None:
    sealed = vault.seal(Purpose.LINK, b"text", **WHERE)
    for _ in range(7):
        clock.advance(14 * HOUR)
        vault = another(vault, clock)
        vault.destroy_due(clock.now())
        run(vault, clock, 10 * HOUR)
    assert not opens(vault, sealed, Purpose.LINK)


def test_two_processes_agree_on_every_key(vault: Vault, clock: MovableClock) -> None:
    other = another(vault, clock)
    for purpose in Purpose:
        assert other.mark(purpose, "telegram:1") == vault.mark(purpose, "telegram:1")
        assert opens(other, vault.seal(purpose, b"text", **WHERE), purpose)
        assert opens(vault, other.seal(purpose, b"text", **WHERE), purpose)


def test_processes_that_begin_an_hour_together_make_one_key(vault: Vault, clock: MovableClock) -> None:
    processes = [another(vault, clock) for _ in range(8)]
    together = threading.Barrier(len(processes))
    marks: list[bytes] = []

    def mark(process: Vault) -> None:
        together.wait()
        marks.append(process.mark(Purpose.LINK, "telegram:1"))

    threads = [threading.Thread(target=mark, args=(process,)) for process in processes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(marks) == len(processes)
    assert len(set(marks)) == 1


def test_a_key_that_another_process_destroyed_is_forgotten_within_the_hour(vault: Vault, clock: MovableClock) -> None:
    other = another(vault, clock)
    sealed = other.seal(Purpose.LINK, b"text", **WHERE)
    assert opens(other, sealed, Purpose.LINK)
    run(vault, clock, 74 * HOUR)
    assert not opens(other, sealed, Purpose.LINK)


def test_an_export_brings_back_all_but_the_hourly_keys(vault: Vault, clock: MovableClock, tmp_path: Path) -> None:
    sealed = {purpose: vault.seal(purpose, b"text", **WHERE) for purpose in Purpose}
    exported = vault.export(PASSPHRASE)
    fresh = Vault(tmp_path / "fresh", clock)
    assert fresh.restore(exported, PASSPHRASE) == 5
    opened = {purpose for purpose in Purpose if purpose is not Purpose.LINK and opens(fresh, sealed[purpose], purpose)}
    assert opened == {Purpose.CONTENT, *LONG_LIVED}
    with pytest.raises(KeyGone):
        fresh.open(sealed[Purpose.LINK], purpose=Purpose.LINK, **WHERE)
    assert fresh.restore(exported, PASSPHRASE) == 0


def test_an_export_holds_keys_that_were_never_used_yet(vault: Vault, clock: MovableClock, tmp_path: Path) -> None:
    fresh = Vault(tmp_path / "fresh", clock)
    assert fresh.restore(vault.export(PASSPHRASE), PASSPHRASE) == len(LONG_LIVED)
    assert [fresh.mark(purpose, "x") for purpose in LONG_LIVED] == [vault.mark(purpose, "x") for purpose in LONG_LIVED]


def test_an_export_does_not_bring_back_what_is_over(vault: Vault, clock: MovableClock, tmp_path: Path) -> None:
    sealed = vault.seal(Purpose.CONTENT, b"text", **WHERE)
    exported = vault.export(PASSPHRASE)
    clock.advance(32 * DAY)
    fresh = Vault(tmp_path / "fresh", clock)
    assert fresh.restore(exported, PASSPHRASE) == len(LONG_LIVED)
    assert not opens(fresh, sealed, Purpose.CONTENT)


def test_a_days_key_comes_back_beside_a_new_one(vault: Vault, clock: MovableClock, tmp_path: Path) -> None:
    old = vault.seal(Purpose.CONTENT, b"text", **WHERE)
    fresh = Vault(tmp_path / "fresh", clock)
    new = fresh.seal(Purpose.CONTENT, b"text", **WHERE)
    fresh.restore(vault.export(PASSPHRASE), PASSPHRASE)
    assert opens(fresh, old, Purpose.CONTENT)
    assert opens(fresh, new, Purpose.CONTENT)
    fresh.confirm_clock()
    run(fresh, clock, 32 * DAY, every=DAY / 2)
    assert not opens(fresh, old, Purpose.CONTENT)


def test_keys_are_not_mixed_with_another_installations(vault: Vault, clock: MovableClock, tmp_path: Path) -> None:
    fresh = Vault(tmp_path / "fresh", clock)
    mark = fresh.mark(Purpose.ROLES, "telegram:1")
    with pytest.raises(StorageError, match="Restore into an empty"):
        fresh.restore(vault.export(PASSPHRASE), PASSPHRASE)
    assert fresh.mark(Purpose.ROLES, "telegram:1") == mark


def test_a_wrong_passphrase_and_another_file_are_refused(vault: Vault) -> None:
    exported = vault.export(PASSPHRASE)
    with pytest.raises(StorageError, match="passphrase is wrong"):
        vault.restore(exported, "four other words here")
    for file in (b"", b"{}", b"[]", exported[:-40]):
        with pytest.raises(StorageError, match="is no export"):
            vault.restore(file, PASSPHRASE)
    with pytest.raises(StorageError, match="at least 12 characters"):
        vault.export("short")


def test_a_lost_key_directory_is_said_where_keys_are_never_destroyed(vault: Vault, tmp_path: Path) -> None:
    sealed = vault.seal(Purpose.SUBSCRIPTIONS, b"text", **WHERE)
    empty = Vault(tmp_path / "empty", MovableClock(START))
    with pytest.raises(StorageError, match=r"Correct keys\.dir, or restore"):
        empty.open(sealed, purpose=Purpose.SUBSCRIPTIONS, **WHERE)
