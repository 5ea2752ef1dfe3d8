"""Telegram's published limits: 30 messages a second overall, 1 a second a chat, 20 a minute a group."""

import time
from collections import deque
from dataclasses import dataclass, field

from tests.fakes.telegram_text import Refused


@dataclass(slots=True)
class FloodControl:
    """Off until `is_on`. A refused message does not count. Group ids are negative."""

    is_on: bool = False
    sent: deque[tuple[float, int]] = field(default_factory=deque)

    def check(self, chat: int) -> None:
        """Count one message to a chat. Raises Refused with 429."""
        if not self.is_on:
            return
        now = time.monotonic()
        while self.sent and now - self.sent[0][0] > 60:
            self.sent.popleft()
        here = [at for at, where in self.sent if where == chat]
        waits = [_wait([at for at, _ in self.sent], 30, 1, now), _wait(here, 1, 1, now)]
        if chat < 0:
            waits.append(_wait(here, 20, 60, now))
        if (longest := max(waits)) > 0:
            seconds = int(longest) + 1
            raise Refused(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})
        self.sent.append((now, chat))


def _wait(times: list[float], limit: int, seconds: float, now: float) -> float:
    recent = [at for at in times if now - at < seconds]
    return recent[-limit] + seconds - now if len(recent) >= limit else 0
