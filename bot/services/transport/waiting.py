"""Waiting for a call or for a time, whichever comes first."""

import asyncio

from bot.clock import Clock


class Bell:
    """Wakes the one task that waits. A ring before the wait is not lost."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._rung = asyncio.Event()

    def ring(self) -> None:
        self._rung.set()

    def reset(self) -> None:
        """From here on only new rings count. Call it before looking at what there is to do."""
        self._rung.clear()

    async def wait(self, seconds: float) -> None:
        """Return when rung, or after so many seconds."""
        if self._rung.is_set():
            await asyncio.sleep(0)
            return
        waits = [asyncio.ensure_future(self._rung.wait()), asyncio.ensure_future(self._clock.sleep(seconds))]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()
            await asyncio.gather(*waits, return_exceptions=True)
