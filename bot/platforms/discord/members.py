"""The roles of people who write in private: Discord says nothing of them there, so it is asked."""

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

import discord
import structlog

from bot.domain.messages import Incoming
from bot.platforms.discord.outbound import FAILURES

log = structlog.get_logger()

# Seconds. An interaction has to be acknowledged in three, and two of them are the program's.
PATIENCE: Final = 0.7


async def with_roles(incoming: Incoming, guilds: Sequence[discord.Guild], mapped: Collection[str]) -> Incoming:
    """The same with the roles that count, for a command or press in private; where Discord does not say, without.

    mapped: the ids of the roles that give a role here. A question never waits for this.
    """
    is_deed = incoming.action is not None or incoming.command is not None or incoming.form is not None
    if not mapped or not incoming.private or not is_deed or incoming.account is None:
        return incoming
    holding = [guild for guild in guilds if any(guild.get_role(int(role)) for role in mapped)]
    found: set[str] = set()
    try:
        async with asyncio.timeout(PATIENCE):
            for guild in holding:
                found |= await _roles(guild, int(incoming.account.user))
    except TimeoutError:
        log.warning("discord.roles_unknown", reason="late")
    return replace(incoming, roles=frozenset(found))


async def _roles(guild: discord.Guild, user: int) -> set[str]:
    try:
        member = await guild.fetch_member(user)
    except FAILURES as error:
        # Most who write in private are no members.
        if not isinstance(error, discord.NotFound):
            log.warning("discord.roles_unknown", reason=type(error).__name__)
        return set()
    return {str(role.id) for role in member.roles}
