"""Signs on Telegram that somebody else uses the bot's token (R43)."""

from typing import Final

import structlog
from telegram import Chat, ChatMember, Update, User
from telegram.error import TelegramError

from bot.clock import Clock
from bot.domain.messages import Address, Platform
from bot.domain.ports import Host, Sign
from bot.errors import StorageError
from bot.platforms.telegram.client import TelegramBot

log = structlog.get_logger(__name__)

# Seconds. Our own restart may overlap with the process before it; conflicts further apart are not one.
CONFLICT_FOR: Final = 60.0
CONFLICT_APART: Final = 90.0
WEBHOOK_EVERY: Final = 3600.0
_OUT: Final = (ChatMember.LEFT, ChatMember.BANNED)


class Watching:
    """host: who is told; None tells nobody."""

    def __init__(self, bot: TelegramBot, clock: Clock) -> None:
        self.host: Host | None = None
        self._bot = bot
        self._clock = clock
        self._first_conflict = self._last_conflict = float("-inf")
        self._looked_at = float("-inf")

    async def begins(self, me: User, ours: str) -> None:
        """At a start. me: what getMe said. ours: the address of our webhook, empty while polling."""
        if self.host is None:
            return
        await self.host.named(f"{me.full_name} @{me.username or ''}")
        standing = (await self._bot.get_webhook_info()).url
        if standing not in ("", ours):
            await self.host.found_webhook(standing)

    async def conflicted(self) -> None:
        """getUpdates was refused because somebody else asks too. The first poll after it works, so one is no proof."""
        now = self._clock.monotonic()
        if now - self._last_conflict > CONFLICT_APART:
            self._first_conflict = now
        self._last_conflict = now
        if now - self._first_conflict > CONFLICT_FOR:
            await self.suspects(Sign.CONFLICT)

    async def suspects(self, sign: Sign) -> None:
        """Tell the program. Where it cannot keep it, the next sign tells it again."""
        if self.host is None:
            return
        try:
            await self.host.suspects(sign)
        except StorageError:
            log.error("telegram.sign_not_kept", sign=sign.value)

    async def set_webhook(self, url: str) -> None:
        if self.host is not None:
            await self.host.set_webhook(url)

    async def noticed(self, update: Update) -> None:
        """What an update tells of a group and is for nobody: the bot left, or the group has a new id.

        Where it cannot be kept, the next alert there finds it out.
        """
        if self.host is None:
            return
        try:
            change, message = update.my_chat_member, update.message
            if change is not None and change.chat.type != Chat.PRIVATE and change.new_chat_member.status in _OUT:
                await self.host.left(_address(change.chat.id))
            if message is not None and message.migrate_to_chat_id is not None:
                await self.host.moved(_address(message.chat.id), _address(message.migrate_to_chat_id))
        except StorageError:
            log.error("telegram.leaving_not_kept")

    async def look_hourly(self) -> None:
        """While polling there is no webhook. Where Telegram does not answer, the poll itself will notice."""
        now = self._clock.monotonic()
        if now - self._looked_at < WEBHOOK_EVERY:
            return
        self._looked_at = now
        try:
            url = (await self._bot.get_webhook_info()).url
        except TelegramError:
            return
        if url:
            await self.suspects(Sign.WEBHOOK)


def _address(chat: int) -> Address:
    return Address(Platform.TELEGRAM, str(chat))
