"""The open record: which counts stand in which sums, and times as a middle and a late one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from bot.domain.reports import Agency
from bot.domain.suppression import LEAST, Key, Node

# Who was seen, in classes that say enough: which agency it was stands in the alert while it lives.
CLASSES: Final[Mapping[Agency, str]] = {
    Agency.ICE: "immigration",
    Agency.BORDER_PATROL: "immigration",
    Agency.OTHER_FEDERAL: "other-federal",
    Agency.LOCAL_287G: "local-287g",
    Agency.UNKNOWN: "not-known",
}
NOT_SEEN: Final = "none"


@dataclass(frozen=True, slots=True)
class Times:
    """Of so many: half took no longer than the middle, nine of ten no longer than the late one."""

    middle: timedelta
    late: timedelta


def tree(rows: Iterable[Key], key: Key = ()) -> Node:
    """Counts of rows by their first part, then by their second, and so on; in the order of their names."""
    all_rows = list(rows)
    by_part: dict[str, list[Key]] = {}
    for row in all_rows:
        if row:
            by_part.setdefault(row[0], []).append(row[1:])
    parts = tuple(tree(found, (*key, part)) for part, found in sorted(by_part.items()))
    return Node(key, len(all_rows), parts)


def times(lengths: Sequence[timedelta]) -> Times | None:
    """None of fewer than 3. Nearest rank: each is a length that there was."""
    if len(lengths) < LEAST:
        return None
    ordered = sorted(lengths)
    return Times(ordered[_rank(len(ordered), 50)], ordered[_rank(len(ordered), 90)])


def _rank(count: int, percent: int) -> int:
    return -(-count * percent // 100) - 1
