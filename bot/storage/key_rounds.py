"""Decides when keys end: by age, and not while the machine's clock is in doubt."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.storage.keys import Key, Purpose

# A clock that moved more than this against the time that passed is in doubt (DESIGN §6).
JUMP = timedelta(hours=1)
STEADY = timedelta(days=1)
# After a restart or a machine's sleep nobody can tell a jump from a pause. A pause of up to a day does not begin
# the waiting anew, or a computer that is off every night would keep its keys for ever.
PAUSE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Moment:
    """What both clocks said at once. monotonic: seconds."""

    wall: datetime
    monotonic: float


@dataclass(frozen=True, slots=True)
class Rounds:
    """What is remembered from one round to the next.

    last: when the last round was. steady: how long the clock has been steady since it was in doubt, None when it is
    not. seen: when a key was first met whose birth lay in the future, by its id; its age counts from there.
    """

    last: datetime | None = None
    steady: timedelta | None = None
    seen: Mapping[str, datetime] = field(default_factory=dict)

    @property
    def clock_is_trusted(self) -> bool:
        return self.steady is None or self.steady >= STEADY

    def to_bytes(self) -> bytes:
        return json.dumps(
            {
                "last": self.last and self.last.isoformat(),
                "steady": None if self.steady is None else self.steady.total_seconds(),
                "seen": {key: at.isoformat() for key, at in self.seen.items()},
            }
        ).encode()

    @classmethod
    def from_bytes(cls, content: bytes | None) -> "Rounds":
        """A note that is missing or damaged is a first round: the clock is in doubt."""
        try:
            held = json.loads(content or b"{}")
            return cls(
                datetime.fromisoformat(held["last"]),
                None if held["steady"] is None else timedelta(seconds=held["steady"]),
                {key: datetime.fromisoformat(at) for key, at in held["seen"].items()},
            )
        except (ValueError, KeyError, TypeError, AttributeError):
            return cls(steady=timedelta(0))


def next_round(rounds: Rounds, before: Moment | None, now: Moment, keys: Iterable[Key]) -> Rounds:
    """The memory after a round at `now`. before: this process's last round; None after a restart."""
    seen = {
        key.id.hex(): rounds.seen.get(key.id.hex(), now.wall)
        for key in keys
        if key.id.hex() in rounds.seen or key.born > now.wall + JUMP
    }
    return replace(rounds, last=now.wall, steady=_steady(rounds, before, now), seen=seen)


def _steady(rounds: Rounds, before: Moment | None, now: Moment) -> timedelta | None:
    if rounds.last is None:
        return timedelta(0)
    if before:
        moved = now.wall - before.wall - timedelta(seconds=now.monotonic - before.monotonic)
    else:
        moved = now.wall - rounds.last
    if rounds.clock_is_trusted:
        return None if abs(moved) <= JUMP else timedelta(0)
    waited = rounds.steady or timedelta(0)
    if abs(moved) <= JUMP:
        # Counted from anybody's last round, or two processes would wait half as long.
        return waited + max(timedelta(0), now.wall - max(rounds.last, before.wall if before else rounds.last))
    return waited if JUMP < moved <= PAUSE else timedelta(0)


def is_due(key: Key, rounds: Rounds, now: datetime, retention: Mapping[Purpose, timedelta]) -> bool:
    """The key's hour or day ended longer ago than its purpose is kept. Long-lived keys never are."""
    if key.period is None or key.purpose.period is None:
        return False
    ended = key.period + key.purpose.period
    if met := rounds.seen.get(key.id.hex()):
        ended = met
    return now >= ended + retention[key.purpose]
