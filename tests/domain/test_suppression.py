"""No number under 3 is published, and none can be worked out from what is."""

from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction
from functools import cache
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.suppression import LEAST, Cell, Node, open_margins, publishable


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


def grid(*rows: tuple[int, int]) -> Node:
    """Months of two outcomes each."""
    months = [
        Node((str(at),), sum(row), tuple(Node((str(at), name), count) for name, count in zip("er", row, strict=True)))
        for at, row in enumerate(rows)
    ]
    return Node((), sum(month.count for month in months), tuple(months))


def worked_out(rows: tuple[tuple[int, int], ...]) -> bool:
    """Whether somebody who solves every published equation knows a hidden number under 3."""
    root = grid(*rows)
    cells, margins = {cell.key: cell.count for cell in publishable(root)}, open_margins(root, 1)
    keys = [(str(at), name) for at, _ in enumerate(rows) for name in "er"]
    counts = dict(zip(keys, (count for row in rows for count in row), strict=True))
    unseen = [key for key in keys if counts[key] and cells.get(key) is None]
    equations = [[key for key in unseen if key[0] == month and cells.get((month,)) is not None] for month, _ in keys]
    equations += [[key for key in unseen if key[1] == name] for name in margins]
    if cells.get(()) is not None:
        equations.append([key for key in unseen if cells.get((key[0],)) is None])
    return any(counts[key] < LEAST and _is_fixed(key, unseen, equations) for key in unseen)


def _is_fixed(key: tuple[str, str], unseen: list[tuple[str, str]], equations: list[list[tuple[str, str]]]) -> bool:
    """Gauss: the equations fix the number exactly when its unit row is a sum of theirs."""
    rows = [[Fraction(other in equation) for other in unseen] for equation in equations if equation]
    unit = [Fraction(other == key) for other in unseen]
    return _rank(rows) == _rank([*rows, unit])


def _rank(rows: list[list[Fraction]]) -> int:
    rows, rank = [list(row) for row in rows], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((row for row in rows[rank:] if row[column]), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        rows.insert(rank, pivot)
        for other in rows[rank + 1 :]:
            factor = other[column] / pivot[column]
            other[:] = [value - factor * of for value, of in zip(other, pivot, strict=True)]
        rank += 1
    return rank


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=1, max_size=5).map(tuple))
@settings(max_examples=400, deadline=None)
def test_the_sums_of_the_year_give_no_small_number_away(rows: tuple[tuple[int, int], ...]) -> None:
    assert not worked_out(rows)


def test_sums_of_the_year_are_given_where_nothing_follows_from_them() -> None:
    assert open_margins(grid((5, 4), (6, 3)), 1) == {"e", "r"}
    assert open_margins(grid((9, 1), (6, 3)), 1) == frozenset()
    assert open_margins(grid((9, 1), (8, 2), (7, 1)), 1) == {"e", "r"}
