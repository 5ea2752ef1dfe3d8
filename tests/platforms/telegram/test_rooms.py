"""R21 on Telegram: what getChat shows of a room, through the real SDK."""

import pytest

from bot.domain.messages import Address, Platform
from bot.domain.ports import RoomView
from bot.errors import SendError
from tests.fakes.telegram_api import FakeTelegram
from tests.fakes.telegram_chats import Chat
from tests.platforms.telegram.program import Program


def at(chat: Chat) -> Address:
    return Address(Platform.TELEGRAM, str(chat.id))


async def look(api: FakeTelegram, chat: Chat, *known: int) -> RoomView:
    connection = Program(api).connection
    try:
        return await connection.describe_room(at(chat), [str(user) for user in known])
    finally:
        await connection.close()


async def test_r21_members_without_a_role_are_counted(api: FakeTelegram) -> None:
    group = api.group()
    ana, luis, gone = api.person(), api.person("Luis"), api.person("Eva")
    group.members = {ana.id: (ana.user, "creator"), luis.id: (luis.user, "member"), gone.id: (gone.user, "left")}
    assert await look(api, group) == RoomView(is_public=False, strangers=3)
    assert await look(api, group, ana.id) == RoomView(is_public=False, strangers=2)
    # One who left, and one whom the group does not know, take nobody's place.
    assert (await look(api, group, ana.id, luis.id, gone.id, 77)).strangers == 1


@pytest.mark.parametrize(
    "more",
    [
        {"username": "vecinos_durham"},
        {"active_usernames": ["vecinos"]},
        {"location": {"location": {"latitude": 36.0, "longitude": -78.9}, "address": "Durham"}},
    ],
)
async def test_r21_a_group_that_anybody_finds_is_public(api: FakeTelegram, more: dict[str, object]) -> None:
    group = api.group()
    group.more = more
    assert (await look(api, group)).is_public


async def test_r21_a_channel_open_by_link_is_public(api: FakeTelegram) -> None:
    channel = api.channel()
    assert not (await look(api, channel)).is_public
    channel.more = {"invite_link": "https://t.me/+abc"}
    assert (await look(api, channel)).is_public


async def test_r21_a_groups_own_invitation_makes_it_no_public_one(api: FakeTelegram) -> None:
    group = api.group()
    group.more = {"invite_link": "https://t.me/+abc"}
    assert not (await look(api, group)).is_public


async def test_a_chat_that_is_not_there_says_so(api: FakeTelegram) -> None:
    connection = Program(api).connection
    for chat in ("-100777", "somewhere"):
        with pytest.raises(SendError) as refused:
            await connection.describe_room(Address(Platform.TELEGRAM, chat), [])
        assert refused.value.reason == "unknown_chat"
    await connection.close()
