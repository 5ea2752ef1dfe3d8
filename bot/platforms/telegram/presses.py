"""Answers presses on Telegram: the waiting state ends, and a toast says what a message need not."""

from collections import OrderedDict
from typing import Final

import structlog
from telegram import Bot
from telegram.error import TelegramError

from bot.markdown import plain
from bot.platforms.telegram.client import translate
from bot.platforms.telegram.markup import sendable, units

log = structlog.get_logger(__name__)

# answerCallbackQuery takes 200 characters; what takes longer to read stays until it is dismissed.
_TOAST: Final = 200
_SHORT_TOAST: Final = 60
_PRESSES_KEPT: Final = 1000


class Presses:
    """A press is answered once; one from before a restart may be too old for Telegram."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._queries: OrderedDict[str, str] = OrderedDict()

    def keep(self, key: str, query: str) -> None:
        """Remember how a press can be answered. key: of its event."""
        self._queries[key] = query
        if len(self._queries) > _PRESSES_KEPT:
            self._queries.popitem(last=False)

    async def acknowledge(self, key: str, notice: str | None) -> None:
        """See Connection."""
        toast = _cut(sendable(notice)) if notice else None
        await self._answer(key, toast, stays=bool(toast and units(toast) > _SHORT_TOAST))

    async def refuse(self, key: str, text: str) -> bool:
        """See Connection. It takes nothing of the 20 messages that a group gets in a minute."""
        toast = sendable(plain(text))
        fits = units(toast) <= _TOAST
        return await self._answer(key, toast if fits else None, stays=True) and fits

    async def _answer(self, key: str, toast: str | None, *, stays: bool) -> bool:
        """stays: until it is tapped away. False where Telegram did not take the answer."""
        query = self._queries.pop(key, None)
        if query is None:
            return False
        try:
            await self._bot.answer_callback_query(query, toast, show_alert=bool(toast) and stays)
        except TelegramError as error:
            log.debug("telegram.press_unanswered", reason=translate(error).reason)
            return False
        return True


def _cut(toast: str) -> str:
    if units(toast) <= _TOAST:
        return toast
    kept = toast
    while units(kept) > _TOAST - 1:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"
