"""What Telegram shows of a chat that is to be a room (R21)."""

from collections.abc import Collection, Sequence
from typing import Final

from telegram import Bot, ChatFullInfo, ChatMember, ChatMemberRestricted
from telegram.constants import ChatType
from telegram.error import BadRequest, TelegramError

from bot.config_sections import Telegram
from bot.domain.messages import Address
from bot.domain.ports import RoomView
from bot.errors import SendError
from bot.platforms.telegram.client import build_bot, translate

# Seconds for each answer.
_PATIENCE: Final = 10.0
_THERE: Final = (ChatMember.OWNER, ChatMember.ADMINISTRATOR, ChatMember.MEMBER)


async def describe(bot: Bot, address: Address, known: Collection[str]) -> RoomView:
    """Look at a chat. known: the users who hold a role of ours. Raises SendError.

    Members cannot be listed; each known one is asked for. Telegram answers that for certain only where the bot is
    an administrator: whoever it does not tell of is counted among the strangers, so the number is never too low.
    """
    try:
        chat = await bot.get_chat(_number(address.chat))
        count = await bot.get_chat_member_count(chat.id)
        there = 0
        for user in known:
            there += await _is_there(bot, chat.id, _number(user))
    except TelegramError as error:
        raise translate(error) from error
    # The bot itself is a member.
    return RoomView(is_public=_is_public(chat), strangers=max(0, count - 1 - there))


def _is_public(chat: ChatFullInfo) -> bool:
    """A name makes it found, a place too; a channel's link lets in whoever has it."""
    named = bool(chat.username or chat.active_usernames or chat.location)
    return named or (chat.type == ChatType.CHANNEL and bool(chat.invite_link))


async def _is_there(bot: Bot, chat: int, user: int) -> bool:
    try:
        member = await bot.get_chat_member(chat, user)
    except BadRequest:
        return False
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status in _THERE


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise SendError("unknown_chat", permanent=True) from error


async def look(
    settings: Telegram, addresses: Sequence[Address], known: Collection[str]
) -> dict[Address, RoomView | SendError]:
    """Look at several chats without a running connection, for `farolito doctor`."""
    bot = build_bot(
        settings.token.get_secret_value(),
        base_url=settings.base_url,
        base_file_url=settings.base_file_url,
        patience=_PATIENCE,
    )
    seen: dict[Address, RoomView | SendError] = {}
    try:
        for address in addresses:
            try:
                seen[address] = await describe(bot, address, known)
            except SendError as error:
                seen[address] = error
    finally:
        await bot.close_connections()
    return seen
