"""No number under 3 is published, and none can be worked out from what is."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.suppression import LEAST, Cell, Node, publishable


def table(*counts: int) -> Node:
    return Node(("all",), sum(counts), tuple(Node(("all", str(at)), count) for at, count in enumerate(counts)))


def shown(*counts: int) -> list[int | None]:
    return [cell.count for cell in publishable(table(*counts))]


@pytest.mark.parametrize(
    ("counts", "published"),
    [
        ((5, 4), [9, 5, 4]),
        ((0, 4), [4, 4]),
        ((0, 0), []),
        ((2, 0), [None]),
        ((1, 1, 1), [3]),
        ((1, 2), [3]),
        ((2, 2), [4]),
        ((1, 9), [10, None, None]),
        ((1, 9, 4), [14, None, 9, None]),
        ((1, 1, 9), [11, None, None, None]),
        ((2, 2, 9), [13, None, None, None]),
        ((2, 5, 5), [12, None, None, None]),
        ((2, 5, 6), [13, None, None, 6]),
    ],
)
def test_what_is_published(counts: tuple[int, ...], published: list[int | None]) -> None:
    assert shown(*counts) == published


def test_below_a_hidden_sum_nothing_is_listed() -> None:
    january = Node(("1",), 2, (Node(("1", "Durham"), 1), Node(("1", "Wake"), 1)))
    february = Node(("2",), 7, (Node(("2", "Durham"), 7),))
    cells = publishable(Node((), 9, (january, february)))
    assert cells == [Cell((), 9), Cell(("1",), None), Cell(("2",), None)]


def test_a_sum_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="sum of its parts"):
        Node(("all",), 3, (Node(("a",), 1),))


def trees(depth: int, key: tuple[str, ...] = ()) -> st.SearchStrategy[Node]:
    if depth == 0:
        return st.integers(0, 7).map(lambda count: Node(key, count))
    parts = st.integers(1, 4).flatmap(
        lambda size: st.tuples(*(trees(depth - 1, (*key, str(at))) for at in range(size)))
    )
    return parts.map(lambda found: Node(key, sum(part.count for part in found), found))


def nodes(root: Node) -> Iterable[Node]:
    yield root
    for part in root.parts:
        yield from nodes(part)


@given(trees(3))
@settings(max_examples=300, deadline=None)
def test_no_number_under_3_is_published_and_what_is_published_is_true(root: Node) -> None:
    counts = {node.key: node.count for node in nodes(root)}
    for cell in publishable(root):
        assert cell.count is None or cell.count == counts[cell.key] >= LEAST


@given(trees(3))
@settings(max_examples=300, deadline=None)
def test_no_hidden_number_can_be_worked_out_from_the_sums(root: Node) -> None:
    """Of each sum that stands: what its hidden parts are together leaves every one of them open."""
    cells = {cell.key: cell.count for cell in publishable(root)}
    for node in nodes(root):
        total = cells.get(node.key)
        if total is None:
            # Below a hidden count nothing stands that says how much it is.
            assert not any(part.key in cells for part in node.parts)
            continue
        parts = [cells[part.key] for part in node.parts if part.key in cells]
        hidden = parts.count(None)
        if hidden:
            together = total - sum(count for count in parts if count is not None)
            # From 1, which any of them may be, to what is left when every other is 1.
            assert hidden >= 2
            assert together - (hidden - 1) >= LEAST


MOST = 8


@cache
def alike(size: int) -> dict[tuple[int | None, ...], list[tuple[int, ...]]]:
    """Every table of so many parts, by what is published of it: what somebody knows who has read the program."""
    found = defaultdict(list)
    for counts in product(range(1, MOST + 1), repeat=size):
        found[tuple(shown(*counts))].append(counts)
    return found


@given(st.lists(st.integers(1, MOST - 3), min_size=1, max_size=4))
@settings(max_examples=200, deadline=None)
def test_whoever_knows_how_it_is_hidden_cannot_work_it_out_either(counts: list[int]) -> None:
    published = tuple(shown(*counts))
    if len(published) < 2:
        return
    tables = alike(len(counts))[published]
    for place, count in enumerate(counts):
        if count < LEAST:
            assert len({other[place] for other in tables}) > 1
