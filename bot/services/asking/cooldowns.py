"""Which commands a group had answered a moment ago: in memory, without who asked."""

from collections import OrderedDict
from datetime import datetime, timedelta

from bot.domain.messages import Address

# An entry costs about 200 bytes; the oldest one goes first.
KEPT = 10_000
# Answers of a group in a minute that can wait. Telegram takes 20 messages a minute: what cannot wait needs the others.
A_MINUTE = 12
MINUTE = timedelta(minutes=1)


class Cooldowns:
    """lasts: for so long a command's whole answer stands once in a group. With several processes each counts alone."""

    def __init__(self, lasts: timedelta) -> None:
        self._lasts = lasts
        self._answered: OrderedDict[tuple[Address, str], datetime] = OrderedDict()
        self._counted: OrderedDict[Address, tuple[datetime, ...]] = OrderedDict()

    def has_room(self, chat: Address, now: datetime) -> bool:
        """Whether one more answer that can wait finds room in the chat; then it is counted."""
        name = Address(chat.platform, chat.chat)
        before = self._counted.get(name, ())
        recent = [at for at in before if timedelta(0) <= now - at < MINUTE]
        has_room = len(recent) < A_MINUTE
        self._counted[name] = (*recent, now) if has_room else tuple(recent)
        self._counted.move_to_end(name)
        while len(self._counted) > KEPT:
            self._counted.popitem(last=False)
        return has_room

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
