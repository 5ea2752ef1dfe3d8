"""Nothing new is published while this stands: a person, the server or a sign of a stolen token froze it (R31, R43)."""

import json
from dataclasses import dataclass
from datetime import datetime

from bot.errors import UserError
from bot.storage import audit, pauses, settings
from bot.storage.database import AsyncConnection

KEY = "frozen"
LIFTED = "freeze-lifted"
# The kind and the key of the timer that tells rooms and channels; whoever freezes or lifts sets it.
TIMER = "alerts-paused"
# Who acts without a role: the program itself, and `farolito freeze` on the server.
SYSTEM = "system"
SERVER = "server"


@dataclass(frozen=True, slots=True)
class Frozen:
    """by: an alias or two ("M1, M2"), SYSTEM or SERVER. reason: a word of ours, or a sign's name; empty for a person's.

    people: the ids of the persons who froze it.
    """

    since: datetime
    by: str
    reason: str
    people: tuple[str, ...] = ()

    @property
    def period(self) -> str:
        """What tells this freeze from another: 13 digits."""
        return str(int(self.since.timestamp() * 1000))


@dataclass(frozen=True, slots=True)
class Lifted:
    """How the last freeze ended. period: which one it was."""

    period: str
    at: datetime
    by: str


async def is_frozen(connection: AsyncConnection) -> Frozen | None:
    """What stands at this moment. Corrections and ends pass it (R30)."""
    stored = await settings.read(connection, KEY)
    if stored is None:
        return None
    value = json.loads(stored)
    since = datetime.fromisoformat(value["since"])
    return Frozen(since, value["by"], value["reason"], tuple(value.get("people", ())))


async def last_lifted(connection: AsyncConnection) -> Lifted | None:
    """How the freeze before ended; None when there was none."""
    stored = await settings.read(connection, LIFTED)
    if stored is None:
        return None
    value = json.loads(stored)
    return Lifted(value["period"], datetime.fromisoformat(value["at"]), value["by"])


async def freeze(
    connection: AsyncConnection, *, by: str, reason: str, now: datetime, people: tuple[str, ...] = ()
) -> bool:
    """Stop new alerts on every platform. False: that was so, and who did it first stays on record.

    The caller sets TIMER, so that rooms and channels hear of it.
    """
    if await is_frozen(connection) is not None:
        return False
    value = json.dumps({"since": now.isoformat(), "by": by, "reason": reason, "people": people})
    await settings.write(connection, KEY, value, now)
    await audit.record(connection, now, actor=by, action="freeze", subject="alerts", reason=reason or None)
    return True


async def lift(connection: AsyncConnection, *, by: str, now: datetime, person: str | None = None) -> Frozen:
    """Let alerts be published again; what was frozen. The caller has checked the role, and sets TIMER.

    What waits goes on waiting: somebody is asked about each alert (R31). Raises UserError: nothing is frozen, or who
    froze it would lift it. The server may.
    """
    frozen = await is_frozen(connection)
    if frozen is None:
        raise UserError("not-frozen")
    if by != SERVER and (by in frozen.by.split(", ") or person in frozen.people):
        raise UserError("frozen-by-you")
    await settings.take(connection, KEY)
    await pauses.hold(connection)
    value = json.dumps({"period": frozen.period, "at": now.isoformat(), "by": by})
    await settings.write(connection, LIFTED, value, now)
    await audit.record(connection, now, actor=by, action="lift-freeze", subject="alerts")
    return frozen


async def require_open(connection: AsyncConnection) -> None:
    """Raises UserError while something is frozen."""
    if await is_frozen(connection) is not None:
        raise UserError("frozen")
