"""When a button may have been pressed: Telegram does not say, and keeps presses while the program is away."""

from datetime import UTC, datetime, timedelta
from typing import Final

import structlog

from bot.clock import Clock
from bot.domain.ports import Mailbox
from bot.errors import StorageError

log = structlog.get_logger(__name__)

# Written down so often, so that a restart knows when the program was last there.
_EVERY: Final = timedelta(minutes=1)
# A poll waits half a minute, and the webhook is looked at once a minute: in less nothing can have waited unseen.
_SLACK: Final = timedelta(minutes=2)


class Waited:
    """The one place that decides it: a press came after the last moment at which Telegram kept nothing for us.

    Between two polls, that is now. After an absence it may have waited as long as that: the earliest moment counts, so
    that a press on something old is never taken for a fresh one.
    """

    def __init__(self, mailbox: Mailbox, clock: Clock) -> None:
        self._mailbox = mailbox
        self._clock = clock
        self._last: datetime | None = None
        self._written: datetime | None = None

    async def pressed_at(self) -> datetime:
        """The earliest moment at which what arrives now can have been pressed."""
        now = self._clock.now()
        if self._last is None:
            self._last = await self._remembered()
        return now if timedelta(0) <= now - self._last <= _SLACK else min(self._last, now)

    async def nothing_waits(self) -> None:
        """Telegram has just given all that it kept."""
        now = self._clock.now()
        self._last = now
        if self._written is not None and timedelta(0) <= now - self._written < _EVERY:
            return
        try:
            await self._mailbox.note_drained(now)
        except StorageError:
            log.error("telegram.presence_unwritten")
            return
        self._written = now

    async def _remembered(self) -> datetime:
        try:
            return await self._mailbox.drained() or datetime.min.replace(tzinfo=UTC)
        except StorageError:
            log.error("telegram.presence_unreadable")
            return datetime.min.replace(tzinfo=UTC)
