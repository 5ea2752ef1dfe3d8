"""What the sandbox shows of a chat that is to be a room (R21)."""

from collections.abc import Collection

from bot.domain.messages import Address
from bot.domain.ports import RoomView
from bot.errors import SendError
from bot.platforms.sandbox.chats import CHATS, ChatKind


def describe(address: Address, known: Collection[str]) -> RoomView:
    """A channel is for everybody, a group for its members. Raises SendError for a chat that is not there."""
    chat = CHATS.get(address.chat)
    if chat is None:
        raise SendError("unknown_chat", permanent=True)
    strangers = [member for member in chat.members if member not in known]
    return RoomView(is_public=chat.kind is ChatKind.CHANNEL, strangers=len(strangers))
