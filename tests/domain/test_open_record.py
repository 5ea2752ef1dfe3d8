"""Sums of the open record, and times as a middle and a late one."""

from datetime import timedelta

import pytest

from bot.domain.open_record import Times, times, tree
from bot.domain.suppression import Node


def minutes(*values: int) -> list[timedelta]:
    return [timedelta(minutes=value) for value in values]


@pytest.mark.parametrize(
    ("lengths", "found"),
    [
        (minutes(), None),
        (minutes(1, 2), None),
        (minutes(3, 1, 2), Times(*minutes(2, 3))),
        (minutes(*range(1, 11)), Times(*minutes(5, 9))),
        (minutes(*range(1, 12)), Times(*minutes(6, 10))),
    ],
)
def test_of_fewer_than_3_no_time_is_given(lengths: list[timedelta], found: Times | None) -> None:
    assert times(lengths) == found


def test_rows_become_sums() -> None:
    found = tree([("b", "x"), ("a", "y"), ("b", "x")])
    assert found == Node((), 3, (Node(("a",), 1, (Node(("a", "y"), 1),)), Node(("b",), 2, (Node(("b", "x"), 2),))))
