"""Which commands a group had answered a moment ago: in memory, without who asked."""

from collections import OrderedDict
from datetime import datetime, timedelta

from bot.domain.messages import Address

# An entry costs about 200 bytes; the oldest one goes first.
KEPT = 10_000


class Cooldowns:
    """lasts: for so long a command's whole answer stands once in a group. With several processes each counts alone."""

    def __init__(self, lasts: timedelta) -> None:
        self._lasts = lasts
        self._answered: OrderedDict[tuple[Address, str], datetime] = OrderedDict()

    def begin(self, chat: Address, question: str, now: datetime) -> bool:
        """Whether the whole answer may stand in the chat; from then on the time runs. question: command, argument."""
        name = (chat, question)
        last = self._answered.get(name)
        # A clock that was set back would otherwise keep answers short for as long as it was set back.
        if last is not None and timedelta(0) <= now - last < self._lasts:
            return False
        self._answered[name] = now
        self._answered.move_to_end(name)
        while len(self._answered) > KEPT:
            self._answered.popitem(last=False)
        return True
