"""Who administers a group, asked of Telegram and kept for a minute."""

from collections import OrderedDict
from typing import Final

from telegram import Bot
from telegram.error import TelegramError

from bot.clock import Clock
from bot.domain.messages import Incoming

_KEPT_SECONDS: Final = 60.0
_KEPT_GROUPS: Final = 1000
_PATIENCE: Final = 5.0


class Administrators:
    """Answers whether somebody may change a group's settings. Where Telegram does not say, nobody may."""

    def __init__(self, bot: Bot, clock: Clock) -> None:
        self._bot = bot
        self._clock = clock
        self._known: OrderedDict[str, tuple[float, frozenset[str]]] = OrderedDict()

    async def include(self, incoming: Incoming) -> bool:
        """The sender of a command or a press in a group is one of its administrators, by their own account."""
        if incoming.private or incoming.account is None or not (incoming.command or incoming.action):
            return False
        return incoming.account.user in await self._of(incoming.address.chat)

    async def _of(self, chat: str) -> frozenset[str]:
        asked_at, users = self._known.get(chat, (0.0, None))
        if users is not None and self._clock.monotonic() - asked_at < _KEPT_SECONDS:
            return users
        try:
            members = await self._bot.get_chat_administrators(int(chat), read_timeout=_PATIENCE)
        except TelegramError:
            return frozenset()
        users = frozenset(str(member.user.id) for member in members)
        self._known[chat] = self._clock.monotonic(), users
        if len(self._known) > _KEPT_GROUPS:
            self._known.popitem(last=False)
        return users
