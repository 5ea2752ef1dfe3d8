"""Counts that may be published: nothing under 3, and nothing from which a number under 3 can be worked out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

# The open record shows no smaller number: behind one or two stands a family that its neighbours know.
LEAST: Final = 3
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A count and what it is the sum of. Each count stands in one sum alone, so that no two sums can be compared."""

    key: Key
    count: int
    parts: tuple["Node", ...] = ()

    def __post_init__(self) -> None:
        if self.count < 0 or (self.parts and sum(part.count for part in self.parts) != self.count):
            raise ValueError("a count is the sum of its parts")


@dataclass(frozen=True, slots=True)
class Cell:
    """What is published of a node. count: None where it is hidden."""

    key: Key
    count: int | None


def publishable(root: Node) -> list[Cell]:
    """The cells in order, sums first. What stands below a hidden count is left out, and so is what is empty."""
    if root.count == 0:
        return []
    if root.count < LEAST:
        return [Cell(root.key, None)]
    return list(_shown(root))


def _shown(node: Node) -> Iterator[Cell]:
    yield Cell(node.key, node.count)
    parts = [part for part in node.parts if part.count > 0]
    hidden = _hidden(parts)
    if hidden is None:
        return
    for part in parts:
        if part.key in hidden:
            yield Cell(part.key, None)
        else:
            yield from _shown(part)


def _hidden(parts: list[Node]) -> frozenset[Key] | None:
    """The keys of the parts to hide; None where none of them can be shown.

    Whoever knows the sum knows what the hidden ones are together. So all parts of the least size that could be shown
    are hidden with the small ones, and of the next size, until the hidden ones are two or more, and together so much
    that each could be 3 or more, if every other is at least 1. All of a size: with one of two equal parts hidden, a
    reader of this function could tell which of the others are small.
    """
    hidden = [part for part in parts if part.count < LEAST]
    if not hidden:
        return frozenset()
    sizes = sorted({part.count for part in parts if part.count >= LEAST})
    is_enough = False
    while not is_enough:
        if not sizes:
            return None
        size = sizes.pop(0)
        hidden += [part for part in parts if part.count == size]
        is_enough = len(hidden) >= 2 and sum(part.count for part in hidden) >= len(hidden) - 1 + LEAST
    return frozenset(part.key for part in hidden)


def open_margins(root: Node, place: int) -> frozenset[str]:
    """The names at a place of the leaves' keys whose sums over the whole may be published beside the cells.

    Such a sum is one more equation over the hidden leaves. Take each hidden leaf as a line between the published sum
    that it stands in and the sum of its name: the equations give away exactly the lines that lie on no cycle. So sums
    are kept back until no small leaf is one of those. One sum alone is never kept back: the others would tell it.
    """
    totals: dict[str, int] = {}
    for leaf in _leaves(root) if root.count else ():
        totals[leaf.key[place]] = totals.get(leaf.key[place], 0) + leaf.count
    hidden = [(key, leaf.key[place], leaf.count < LEAST) for key, leaf in _unseen(root)]
    shut = {name for name, total in totals.items() if total < LEAST}
    while True:
        if len(shut) == 1:
            shut |= set(sorted(totals.keys() - shut, key=lambda name: (totals[name], name))[:1])
        told = {
            name for name, is_told in zip((name for _, name, _ in hidden), _told(hidden, shut), strict=True) if is_told
        }
        if not told:
            return frozenset(totals) - shut
        if told <= shut:
            return frozenset()
        shut |= told


def _told(hidden: list[tuple[Key, str, bool]], shut: set[str]) -> list[bool]:
    """Of each hidden leaf: whether it is small and the equations give it away."""
    lines: list[tuple[Key, Key]] = [(key, () if name in shut else (name,)) for key, name, _ in hidden]
    return [is_small and not _joined(lines, at) for at, (_, _, is_small) in enumerate(hidden)]


def _joined(lines: list[tuple[Key, Key]], without: int) -> bool:
    """Whether a line's two ends are joined without it."""
    neighbours: dict[tuple[str, Key], list[tuple[str, Key]]] = {}
    for at, (key, name) in enumerate(lines):
        if at != without:
            neighbours.setdefault(("sum", key), []).append(("name", name))
            neighbours.setdefault(("name", name), []).append(("sum", key))
    begin, end = ("sum", lines[without][0]), ("name", lines[without][1])
    reached, waiting = {begin}, [begin]
    while waiting:
        for each in neighbours.get(waiting.pop(), ()):
            if each not in reached:
                reached.add(each)
                waiting.append(each)
    return end in reached


def _leaves(node: Node) -> Iterator[Node]:
    if not node.parts:
        yield node
    for part in node.parts:
        yield from _leaves(part)


def _unseen(node: Node) -> Iterator[tuple[Key, Node]]:
    """Each leaf that is not published and not empty, with the key of the published sum above it."""
    hidden = None if node.count < LEAST else _hidden([part for part in node.parts if part.count > 0])
    for part in node.parts:
        if hidden is None or part.key in hidden:
            yield from ((node.key, leaf) for leaf in _leaves(part) if leaf.count > 0)
        else:
            yield from _unseen(part)
