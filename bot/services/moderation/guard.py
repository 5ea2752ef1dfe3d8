"""What a moderator types for others to read: one short line that can be seen, with nothing private in it (R25)."""

from bot.domain import redaction
from bot.errors import UserError

# How much of what may not leave is quoted back.
_SHOWN = 40


def guarded(text: str, *, limit: int, wrong_length: str) -> str:
    """The text as one line. wrong_length: the error's key when nothing is left or it is over limit characters.

    Raises UserError, also for the first thing in it that may not leave.
    """
    # A sign that cannot be seen would carry a number past the guard.
    visible = "".join(sign for sign in text if sign.isprintable() or sign.isspace())
    line = " ".join(visible.split())
    if not line or len(line) > limit:
        raise UserError(wrong_length, limit=limit)
    for hit in redaction.find(line)[:1]:
        raise UserError(f"leak-{hit.leak.value}", found=line[hit.start : hit.end][:_SHOWN])
    return line
