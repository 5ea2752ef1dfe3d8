"""A county's role called in its channel: that role alone, whatever the text says."""

import discord

from bot.domain.messages import Outgoing
from bot.platforms.discord.markup import PAGE_LENGTH


def role_of(message: Outgoing) -> str | None:
    """The id of the role that a message calls; None for what is no id."""
    role = message.ping
    return role if role is not None and role.isascii() and role.isdecimal() else None


def calling(role: str | None, pages: list[str]) -> list[str]:
    """The pages with the role's mention before the first; on a page of its own where it does not fit."""
    if role is None:
        return pages
    mention = f"<@&{role}>"
    first = f"{mention}\n{pages[0]}"
    return [first, *pages[1:]] if len(first) <= PAGE_LENGTH else [mention, *pages]


def only(role: str) -> discord.AllowedMentions:
    """What Discord is told may be called: this role, and nobody else."""
    return discord.AllowedMentions(everyone=False, users=False, roles=[discord.Object(int(role))], replied_user=False)
