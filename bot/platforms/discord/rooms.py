"""What Discord shows of a channel that is to be a room (R21): who can read it, since members cannot be listed."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import discord
from discord.http import HTTPClient, Route

from bot.config_sections import Discord
from bot.domain.messages import Address
from bot.domain.ports import RoomView
from bot.errors import SendError
from bot.platforms.discord.outbound import FAILURES, translate

_THREADS: Final = (discord.ChannelType.public_thread, discord.ChannelType.news_thread)
_PRIVATE_THREAD: Final = discord.ChannelType.private_thread.value
# What stands in an overwrite's `type` (developer docs, Overwrite Object).
_ROLE: Final = 0


async def describe(http: HTTPClient, address: Address) -> RoomView:
    """Look at a channel or thread. Raises SendError for what is no channel of a server, else what the client raises."""
    channel: Mapping[str, Any] = await http.get_channel(_id(address.topic or address.chat))
    if channel["type"] == _PRIVATE_THREAD:
        return RoomView(is_public=False)
    if channel["type"] in [kind.value for kind in _THREADS]:
        channel = await http.get_channel(int(channel["parent_id"]))
    if "guild_id" not in channel:
        raise SendError("unknown_chat", permanent=True)
    guild = int(channel["guild_id"])
    roles: Sequence[Mapping[str, Any]] = await http.get_roles(guild)
    everyone = next(role for role in roles if int(role["id"]) == guild)
    overwrites = {int(each["id"]): each for each in channel["permission_overwrites"] if int(each["type"]) == _ROLE}
    names = [role["name"] for role in roles if int(role["id"]) != guild and _reads(role, everyone, overwrites)]
    return RoomView(is_public=_reads(everyone, everyone, overwrites), readers=tuple(sorted(names)))


def _reads(role: Mapping[str, Any], everyone: Mapping[str, Any], overwrites: Mapping[int, Mapping[str, Any]]) -> bool:
    """Whether a member with this role alone sees the channel, by Discord's own order: everyone first, then the role."""
    held = discord.Permissions(int(everyone["permissions"]) | int(role["permissions"]))
    if held.administrator:
        return True
    for holder in (everyone, role):
        if overwrite := overwrites.get(int(holder["id"])):
            held.handle_overwrite(int(overwrite["allow"]), int(overwrite["deny"]))
    return held.view_channel


def _id(text: str) -> int:
    if not text.isascii() or not text.isdecimal():
        raise SendError("unknown_chat", permanent=True)
    return int(text)


async def look(settings: Discord, addresses: Sequence[Address]) -> dict[Address, RoomView | SendError]:
    """Look at several channels without a running session, for `farolito doctor`."""
    Route.BASE = settings.api_url.rstrip("/")
    seen: dict[Address, RoomView | SendError] = {}
    # It would warn that libraries for voice channels are missing.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    async with discord.Client(intents=discord.Intents(guilds=True)) as client:
        try:
            await client.login(settings.token.get_secret_value())
        except FAILURES as error:
            return dict.fromkeys(addresses, translate(error))
        for address in addresses:
            try:
                seen[address] = await describe(client.http, address)
            except SendError as error:
                seen[address] = error
            except FAILURES as error:
                seen[address] = translate(error)
    return seen
