"""Gives and takes the roles that alerts ping."""

import asyncio
from collections.abc import Sequence
from typing import Final

import discord
from discord.http import HTTPClient

from bot.domain.messages import Account
from bot.errors import SendError
from bot.platforms.discord.outbound import FAILURES, translate

# Seconds. Whoever pressed waits for it, and Discord for an answer to the press.
_PATIENCE: Final = 10.0


async def set_role(
    http: HTTPClient, guilds: Sequence[discord.Guild], account: Account, role: str, *, held: bool
) -> None:
    """Give the role, or take it, on the server that has it. Raises SendError; needs Manage Roles and a higher role."""
    id = int(role)
    guild = next((guild for guild in guilds if guild.get_role(id) is not None), None)
    if guild is None:
        raise SendError("gone", permanent=True)
    change = http.add_role if held else http.remove_role
    try:
        async with asyncio.timeout(_PATIENCE):
            await change(guild.id, int(account.user), id)
    except FAILURES as error:
        raise translate(error) from error
