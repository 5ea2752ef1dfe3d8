"""When the place of a task may be shown (R37)."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.domain.verifying import OnTheWay, Task, is_place_shown

NOW = datetime(2026, 11, 22, 20, 42, tzinfo=UTC)
TASK = Task("t1", "r1", "M1", NOW, version=1)


@pytest.mark.parametrize(("going", "shown"), [(0, False), (1, False), (2, True), (3, True)])
def test_r37_the_place_is_shown_to_two_or_more_and_while_the_task_is_open(going: int, shown: bool) -> None:
    people = [OnTheWay(f"p{number}", f"V{number}", None, "en") for number in range(going)]
    assert is_place_shown(TASK, people) is shown
    assert not is_place_shown(replace(TASK, ended_at=NOW), people)
