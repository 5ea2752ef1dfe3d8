"""R21 on Discord: which roles can read a channel, through the real SDK."""

import discord
import pytest
from simcord import Env

from bot.domain.messages import Address, Platform
from bot.domain.ports import RoomView
from bot.errors import SendError
from bot.platforms.discord.runner import DiscordConnection


async def look(connection: DiscordConnection, chat: int, topic: int | None = None) -> RoomView:
    address = Address(Platform.DISCORD, str(chat), str(topic) if topic else None)
    return await connection.describe_room(address, [])


async def test_r21_a_channel_that_everyone_sees_is_public(connection: DiscordConnection, simcord_env: Env) -> None:
    channel = simcord_env.create_guild().create_text_channel("general")
    assert (await look(connection, channel.id)).is_public


async def test_r21_a_closed_channel_names_the_roles_that_read_it(
    connection: DiscordConnection, simcord_env: Env
) -> None:
    guild = simcord_env.create_guild()
    reading, other = guild.create_role("Moderators"), guild.create_role("Members")
    chief = guild.create_role("Chief", permissions=discord.Permissions(administrator=True))
    hidden, shown = discord.PermissionOverwrite(view_channel=False), discord.PermissionOverwrite(view_channel=True)
    assert simcord_env.bot.user is not None
    simcord_env.backend.add_member_role(guild.id, simcord_env.bot.user.id, chief.id)
    channel = guild.create_text_channel("room", overwrites={guild.default_role: hidden, reading: shown})
    assert (other.name, chief.name) == ("Members", "Chief")
    assert await look(connection, channel.id) == RoomView(is_public=False, readers=("Chief", "Moderators"))


async def test_what_is_no_channel_says_so(connection: DiscordConnection, simcord_env: Env) -> None:
    simcord_env.create_guild()
    with pytest.raises(SendError) as refused:
        await look(connection, 77)
    assert refused.value.permanent
    with pytest.raises(SendError):
        await connection.describe_room(Address(Platform.DISCORD, "somewhere"), [])
