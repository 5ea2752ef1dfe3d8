"""Pinning a room's board on Discord, through the real SDK."""

from simcord import ChannelHandle, Env

from bot.domain.messages import Address, Outgoing, Platform
from bot.platforms.discord.runner import DiscordConnection


async def test_r21_a_board_is_pinned(connection: DiscordConnection, simcord_env: Env, channel: ChannelHandle) -> None:
    address = Address(Platform.DISCORD, str(channel.id))
    reference = await connection.sender.send(address, Outgoing("Board", silent=True, pin=True), key="board")
    await connection.sender.pin(address, reference)
    pinned = [message for message in channel.history() if message.pinned]
    assert [str(message.id) for message in pinned] == [reference]
