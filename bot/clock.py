"""The one clock: where times come from, and how to wait. The sandbox and the tests move theirs."""

import asyncio
import heapq
import time
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Protocol


class Clock(Protocol):
    """now() for what is written down and compared over restarts, monotonic() for waiting inside the process."""

    def now(self) -> datetime:
        """The time, aware, in UTC. It may jump when somebody sets the machine's clock."""
        ...

    def monotonic(self) -> float:
        """Seconds since some moment; never goes back."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait by the monotonic clock. Zero or less gives the other tasks a turn."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(max(0.0, seconds))


class MovableClock:
    """A clock that runs with the machine's, or stands, and can be moved forward.

    start: aware. running: False makes it stand still between moves. Sleepers wake when the clock passes their
    time, moved or not. Use it in one event loop.
    """

    def __init__(self, start: datetime, *, running: bool = False) -> None:
        if start.tzinfo is None:
            raise ValueError("the clock's start needs its time zone")
        self._now = start.astimezone(UTC)
        self._running = running
        self._moved = 0.0
        self._began = time.monotonic()
        self._order = count()
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []

    def now(self) -> datetime:
        return self._now + timedelta(seconds=self.monotonic())

    def monotonic(self) -> float:
        return self._moved + (time.monotonic() - self._began if self._running else 0.0)

    async def sleep(self, seconds: float) -> None:
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        loop = asyncio.get_running_loop()
        awake = loop.create_future()
        sleeper = (self.monotonic() + seconds, next(self._order), awake)
        heapq.heappush(self._sleepers, sleeper)
        timer = loop.call_later(seconds, self._wake) if self._running else None
        try:
            await awake
        finally:
            if timer:
                timer.cancel()
            if sleeper in self._sleepers:
                self._sleepers.remove(sleeper)
                heapq.heapify(self._sleepers)

    def advance(self, by: timedelta) -> None:
        """Move forward and wake, in their order, those whose time has come. Raises ValueError for going back."""
        if by < timedelta(0):
            raise ValueError("the monotonic clock cannot go back")
        self._moved += by.total_seconds()
        self._wake()

    def set_wall(self, now: datetime) -> None:
        """Change only what now() says, forward or back, as when somebody sets the machine's clock."""
        if now.tzinfo is None:
            raise ValueError("a time needs its time zone")
        self._now = now.astimezone(UTC) - timedelta(seconds=self.monotonic())

    def _wake(self) -> None:
        # A timer may fire a hair before its time: the event loop rounds to its clock's resolution.
        reached = self.monotonic() + (0.001 if self._running else 0.0)
        while self._sleepers and self._sleepers[0][0] <= reached:
            _, _, awake = heapq.heappop(self._sleepers)
            if not awake.done():
                awake.set_result(None)
