"""The audit log as a chain: each entry's hash covers the one before, so no entry is changed, lost or moved unseen."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

# What stands before the first entry.
GENESIS = "0" * 64
# R40. Whole days go, so that a log that is always written loses entries once a day; none is kept longer than a year.
KEPT = timedelta(days=364)

# The log's own entry about what went by age.
FORGOT = "forget-audit"


class FaultKind(StrEnum):
    CHANGED = "changed"
    GAP = "gap"
    REORDERED = "reordered"
    CUT_OFF = "cut-off"
    ADDED = "added"
    HEAD = "head"
    BEGINNING = "beginning"


@dataclass(frozen=True, slots=True)
class Fault:
    """The first entry that is wrong, and how."""

    kind: FaultKind
    number: int


@dataclass(frozen=True, slots=True)
class Entry:
    """actor: an alias, "reporter" or "system". details: JSON text as it is stored. hash: hexadecimal SHA-256."""

    number: int
    at: datetime
    actor: str
    action: str
    subject: str
    details: str
    hash: str = ""


@dataclass(frozen=True, slots=True)
class Chain:
    """Where the log ends, and where it begins since its oldest entries went by age.

    last, head: number and hash of the newest entry. removed, anchor: of the newest one that went.
    """

    last: int = 0
    head: str = GENESIS
    removed: int = 0
    anchor: str = GENESIS

    @property
    def name(self) -> str:
        """How a head is written down: "1238:9f3c…"."""
        return f"{self.last}:{self.head}"


def link(previous: str, entry: Entry) -> str:
    """The hash of an entry that follows `previous`: SHA-256 over that hash and all that the entry says."""
    at = entry.at.astimezone(UTC).isoformat(timespec="microseconds")
    content = [previous, entry.number, at, entry.actor, entry.action, entry.subject, entry.details]
    return hashlib.sha256(json.dumps(content, ensure_ascii=True, separators=(",", ":")).encode()).hexdigest()


class Walk:
    """Reads a log from its oldest entry on. step() each entry, then end()."""

    def __init__(self, chain: Chain) -> None:
        self._chain = chain
        self._through = 0
        self.number = chain.removed
        self.hash = chain.anchor

    def step(self, entry: Entry) -> Fault | None:
        """The fault that this entry shows, if any."""
        expected = self.number + 1
        if entry.number < expected:
            return Fault(FaultKind.ADDED, entry.number)
        if entry.number > expected:
            return Fault(FaultKind.GAP, expected)
        if entry.number > self._chain.last:
            return Fault(FaultKind.ADDED, entry.number)
        if link(self.hash, entry) != entry.hash:
            return Fault(FaultKind.CHANGED, entry.number)
        self.number, self.hash = entry.number, entry.hash
        if entry.action == FORGOT:
            self._through = int(json.loads(entry.details)["through"])
        return None

    def belongs_here(self, entry: Entry) -> bool:
        """Whether an entry that stands elsewhere was written for the next place."""
        here = Entry(self.number + 1, entry.at, entry.actor, entry.action, entry.subject, entry.details)
        return link(self.hash, here) == entry.hash

    def end(self) -> Fault | None:
        """The fault that shows when nothing follows."""
        if self.number < self._chain.last:
            return Fault(FaultKind.CUT_OFF, self.number + 1)
        if self.hash != self._chain.head:
            return Fault(FaultKind.HEAD, self.number)
        # What went by age is said in the log itself: whoever cuts off the beginning cannot say it.
        if self._through != self._chain.removed:
            return Fault(FaultKind.BEGINNING, self._chain.removed)
        return None
