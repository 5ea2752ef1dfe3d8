"""What most storage tests need: a clock to move, and a vault that believes it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import MovableClock
from bot.storage.vault import Vault

START = datetime(2026, 11, 22, 15, 42, tzinfo=UTC)


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(START)


@pytest.fixture
def vault(tmp_path: Path, clock: MovableClock) -> Vault:
    """One whose clock has been steady for a day, so that it destroys keys on schedule."""
    vault = Vault(tmp_path / "keys", clock)
    pass_time(vault, clock, timedelta(days=1))
    return vault


def pass_time(vault: Vault, clock: MovableClock, time: timedelta, *, every: timedelta = timedelta(minutes=30)) -> None:
    """Let time pass with a round of the keys from time to time."""
    vault.destroy_due(clock.now())
    for _ in range(time // every):
        clock.advance(every)
        vault.destroy_due(clock.now())
