"""Whether the bot may write in a group, for `farolito doctor`."""

from collections.abc import Sequence
from typing import Final

from telegram import Bot, ChatMember, ChatMemberRestricted
from telegram.error import TelegramError

from bot.config_sections import Telegram
from bot.domain.messages import Address
from bot.platforms.telegram.client import build_bot, translate

# Seconds for each answer.
_PATIENCE: Final = 10.0
_OUT: Final = (ChatMember.LEFT, ChatMember.BANNED)


async def look(settings: Telegram, groups: Sequence[Address]) -> dict[Address, str]:
    """What is wrong with each group; an empty text where the bot may write."""
    bot = build_bot(
        settings.token.get_secret_value(),
        base_url=settings.base_url,
        base_file_url=settings.base_file_url,
        patience=_PATIENCE,
    )
    own = int(settings.token.get_secret_value().partition(":")[0])
    try:
        return {group: await _trouble(bot, own, group) for group in groups}
    finally:
        await bot.close_connections()


async def _trouble(bot: Bot, own: int, group: Address) -> str:
    try:
        chat = await bot.get_chat(int(group.chat))
        member = await bot.get_chat_member(chat.id, own)
    except TelegramError as error:
        return translate(error).reason
    if member.status in _OUT:
        return "the bot is not in it"
    if isinstance(member, ChatMemberRestricted):
        return "" if member.can_send_messages else "the bot may not write there"
    closed = chat.permissions is not None and chat.permissions.can_send_messages is False
    return "the bot may not write there" if closed and member.status == ChatMember.MEMBER else ""
