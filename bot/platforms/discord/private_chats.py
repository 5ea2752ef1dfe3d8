"""How many private chats are begun in a minute."""

from collections import deque
from typing import Final

from bot.clock import Clock
from bot.errors import SendError

# Discord puts bots into quarantine that open private chats in bulk, and names no number (its developer support page
# "Bots that open too many DMs"; error 40003). Private messages answer people who wrote first, so few are ever new.
NEW_IN_A_MINUTE: Final = 5
_MINUTE: Final = 60.0


class NewChats:
    """Counts the chats in which nobody had written yet; one that somebody wrote in counts for nothing."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._begun: deque[float] = deque()

    def require_room(self) -> None:
        """Before a chat is opened that is not known. Raises SendError with the time until the next may be begun."""
        now = self._clock.monotonic()
        while self._begun and now - self._begun[0] >= _MINUTE:
            self._begun.popleft()
        if len(self._begun) >= NEW_IN_A_MINUTE:
            raise SendError("rate_limited", retry_after=_MINUTE - (now - self._begun[0]))

    def begun(self) -> None:
        """A chat was opened in which nothing stood."""
        self._begun.append(self._clock.monotonic())
