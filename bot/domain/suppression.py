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
