"""What a moderator types for others to read: one line that can be seen, with nothing private in it (R24, R25, R26)."""

from collections.abc import Sequence

from bot.domain import redaction
from bot.domain.leaks.kinds import Hit
from bot.errors import UserError

# How much of what may not leave is quoted back, and how many places at once.
_SHOWN = 40
_MOST = 8


class Refused(UserError):
    """Words that may not leave: an error for each place, the first one in front.

    line: the words as one line. hits: what was found in it, never empty.
    """

    def __init__(self, line: str, hits: Sequence[Hit]) -> None:
        first, *others = (UserError(f"leak-{hit.leak.value}", found=quoted(line, hit)) for hit in hits[:_MOST])
        super().__init__(first.key, more=tuple(others), **first.arguments)
        self.line = line
        self.hits = tuple(hits)

    @property
    def may_be_overruled(self) -> bool:
        """Whether a second person may let the words pass as they are (R25)."""
        return all(hit.may_be_overruled for hit in self.hits)


def check(text: str, *, numbers_known: frozenset[str] = frozenset()) -> list[Hit]:
    """What may not stand in a public text, in order of place. numbers_known: as in redaction.find()."""
    return redaction.check(text, numbers_known=numbers_known)


def guarded(text: str, *, limit: int, wrong_length: str, numbers_known: frozenset[str] = frozenset()) -> str:
    """Words to a reporter as one line. wrong_length: the error's key when it is empty or over limit characters.

    numbers_known: as in redaction.find(). Raises UserError; Refused with everything in it that leads to a person.
    """
    line = one_line(text, limit=limit, wrong_length=wrong_length)
    if hits := redaction.find(line, numbers_known=numbers_known):
        raise Refused(line, hits)
    return line


def one_line(text: str, *, limit: int, wrong_length: str) -> str:
    """The text without signs that cannot be seen, on one line. Raises UserError: empty, or too long."""
    # A sign that cannot be seen would carry a number past the guard.
    visible = "".join(sign for sign in text if sign.isprintable() or sign.isspace())
    line = " ".join(visible.split())
    if not line or len(line) > limit:
        raise UserError(wrong_length, limit=limit)
    return line


def quoted(line: str, hit: Hit) -> str:
    """The place in the text, as it is told to whoever typed it."""
    return line[hit.start : hit.end].strip()[:_SHOWN]
