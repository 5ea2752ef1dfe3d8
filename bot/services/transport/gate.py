"""The one door to a platform: who sends next, and who is told to come back later."""

import asyncio
from bisect import insort
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from math import isfinite

from bot.clock import Clock
from bot.domain.delivery import Lane, Pacer

# A longer wait is spent in the database, not in memory under a lease.
LONGEST_WAIT = 3.0


class Deferred(Exception):
    """Not now. after: seconds until it is worth asking again."""

    def __init__(self, after: float) -> None:
        super().__init__(after)
        self.after = after


class Closed(Exception):
    """The program stops: nothing new is sent."""


@dataclass(slots=True)
class Turn:
    """A slot that somebody holds. is_used: set to False where nothing is sent, and it costs nothing."""

    is_used: bool = True


@dataclass(order=True, slots=True)
class _Waiter:
    lane: Lane
    number: int
    chat: str = field(compare=False)
    group: bool = field(compare=False)
    admitted: asyncio.Future[None] = field(compare=False)


class Gate:
    """Admits messages by lane, then in the order they came, one at a time in a chat, at the pacer's pace.

    changed: called when pump() should be asked again how long to wait.
    """

    def __init__(self, pacer: Pacer, clock: Clock, changed: Callable[[], None]) -> None:
        self.pacer = pacer
        self._clock = clock
        self._changed = changed
        self._waiters: list[_Waiter] = []
        self._numbers = count()
        self._held: dict[str, float] = {}
        self._closed = False
        # Whether somebody calls pump() when a wait is over; without, every wait is deferred.
        self.is_tended = False

    @asynccontextmanager
    async def slot(self, chat: str, lane: Lane, *, group: bool) -> AsyncIterator[Turn]:
        """Hold a slot of the platform's budget and the chat's turn for one request.

        Raises Deferred when the wait would be long, Closed when the program stops.
        """
        await self._enter(chat, lane, group)
        turn = Turn()
        try:
            yield turn
        finally:
            self._leave(chat, turn)

    async def _enter(self, chat: str, lane: Lane, group: bool) -> None:
        if self._closed:
            raise Closed
        admitted = asyncio.get_running_loop().create_future()
        waiter = _Waiter(lane, next(self._numbers), chat, group, admitted)
        insort(self._waiters, waiter)
        self.pump()
        if not admitted.done():
            self._changed()
        try:
            await admitted
        except asyncio.CancelledError:
            if admitted.done() and not admitted.cancelled() and admitted.exception() is None:
                self._leave(chat, Turn(is_used=False))
            elif waiter in self._waiters:
                self._waiters.remove(waiter)
            raise

    def _leave(self, chat: str, turn: Turn) -> None:
        if turn.is_used:
            self.pacer.end(chat, self._clock.monotonic())
        else:
            self.pacer.skip(chat)
        self.pump()
        self._changed()

    def hold(self, chat: str, seconds: float) -> None:
        """An earlier message of the chat is tried again after `seconds`: later ones come back after it."""
        self._held[chat] = self._clock.monotonic() + seconds
        self.pump()

    def pump(self) -> float | None:
        """Admit whoever may go. Returns seconds until the next one may, or None when only an answer can help."""
        now = self._clock.monotonic()
        self._held = {chat: until for chat, until in self._held.items() if until > now}
        passed: set[str] = set()
        soonest: float | None = None
        for waiter in list(self._waiters):
            if waiter.admitted.done():
                self._waiters.remove(waiter)
                continue
            wait = self._wait(waiter, passed, now)
            if wait == 0:
                self._waiters.remove(waiter)
                self.pacer.begin(waiter.chat, waiter.lane, now)
                waiter.admitted.set_result(None)
            elif isfinite(wait) and (wait > LONGEST_WAIT or not self.is_tended or waiter.chat in self._held):
                self._waiters.remove(waiter)
                waiter.admitted.set_exception(Deferred(wait))
            else:
                passed.add(waiter.chat)
                if isfinite(wait):
                    soonest = wait if soonest is None else min(soonest, wait)
        return soonest

    def _wait(self, waiter: _Waiter, passed: set[str], now: float) -> float:
        if waiter.chat in self._held:
            # A hair later than the message it has to let pass.
            return self._held[waiter.chat] - now + 0.001
        if waiter.chat in passed:
            return float("inf")
        return self.pacer.wait(waiter.chat, waiter.lane, now, group=waiter.group)

    def close(self) -> None:
        """Turn everybody away; requests under way go on."""
        self._closed = True
        for waiter in self._waiters:
            if not waiter.admitted.done():
                waiter.admitted.set_exception(Closed())
        self._waiters.clear()
