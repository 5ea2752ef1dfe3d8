"""Nothing new is published while this stands: a person, the server or a sign of a stolen token froze it (R31, R43)."""

import json
from dataclasses import dataclass
from datetime import datetime

from bot.errors import UserError
from bot.storage import audit, settings
from bot.storage.database import AsyncConnection

KEY = "frozen"
# Who acts without a role: the program itself, and `farolito freeze` on the server.
SYSTEM = "system"
SERVER = "server"


@dataclass(frozen=True, slots=True)
class Frozen:
    """by: an alias, SYSTEM or SERVER. reason: a word of ours, or a sign's name; empty for a person's own."""

    since: datetime
    by: str
    reason: str


async def is_frozen(connection: AsyncConnection) -> Frozen | None:
    """What stands at this moment. Corrections and ends pass it (R30)."""
    stored = await settings.read(connection, KEY)
    if stored is None:
        return None
    value = json.loads(stored)
    return Frozen(datetime.fromisoformat(value["since"]), value["by"], value["reason"])


async def freeze(connection: AsyncConnection, *, by: str, reason: str, now: datetime) -> bool:
    """Stop new alerts on every platform. False: that was so, and who did it first stays on record."""
    if await is_frozen(connection) is not None:
        return False
    value = json.dumps({"since": now.isoformat(), "by": by, "reason": reason})
    await settings.write(connection, KEY, value, now)
    await audit.record(connection, now, actor=by, action="freeze", subject="alerts", reason=reason or None)
    return True


async def lift(connection: AsyncConnection, *, by: str, now: datetime) -> Frozen:
    """Let alerts go out again; what was frozen. The caller has checked the role.

    Raises UserError: nothing is frozen, or whoever froze it would lift it (R31). The server may.
    """
    frozen = await is_frozen(connection)
    if frozen is None:
        raise UserError("not-frozen")
    if by != SERVER and by == frozen.by:
        raise UserError("frozen-by-you")
    await settings.take(connection, KEY)
    await audit.record(connection, now, actor=by, action="lift-freeze", subject="alerts")
    return frozen


async def require_open(connection: AsyncConnection) -> None:
    """Raises UserError while something is frozen."""
    if await is_frozen(connection) is not None:
        raise UserError("frozen")
