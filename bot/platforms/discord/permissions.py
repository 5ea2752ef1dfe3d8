"""What the bot may do on its servers, for `farolito doctor`: write in a channel, give a role, call it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import discord
from discord.http import HTTPClient, Route

from bot.config_sections import Discord
from bot.domain.messages import Address
from bot.platforms.discord.outbound import FAILURES, translate

# What stands in an overwrite's `type` (developer docs, Overwrite Object).
_ROLE: Final = 0
_THREADS: Final = (
    discord.ChannelType.public_thread.value,
    discord.ChannelType.news_thread.value,
    discord.ChannelType.private_thread.value,
)

_Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Own:
    """The bot in one server: its roles there, and everybody's. position: of its highest role."""

    id: int
    guild: int
    roles: Sequence[_Json]
    position: int

    @property
    def permissions(self) -> discord.Permissions:
        bits = 0
        for role in self.roles:
            bits |= int(role["permissions"])
        return discord.Permissions(bits)


async def look(
    settings: Discord, channels: Sequence[Address], roles: Mapping[str, str]
) -> tuple[dict[Address, str], dict[str, str]]:
    """What is wrong with each channel and with each county's role; an empty text where nothing is.

    Raises SendError when Discord does not answer, or refuses the token.
    """
    Route.BASE = settings.api_url.rstrip("/")
    # It would warn that libraries for voice channels are missing.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    async with discord.Client(intents=discord.Intents(guilds=True)) as client:
        try:
            await client.login(settings.token.get_secret_value())
            own = client.user.id if client.user else 0
            return (
                {channel: await _writable(client.http, own, channel) for channel in channels},
                await _givable(client.http, own, roles) if roles else {},
            )
        except FAILURES as error:
            raise translate(error) from error


async def _writable(http: HTTPClient, own: int, address: Address) -> str:
    try:
        channel: _Json = await http.get_channel(int(address.topic or address.chat))
        in_thread = channel["type"] in _THREADS
        if in_thread:
            channel = await http.get_channel(int(channel["parent_id"]))
        me, _ = await _member(http, own, int(channel["guild_id"]))
    except (discord.HTTPException, KeyError, ValueError) as error:
        return translate(error).reason if isinstance(error, discord.HTTPException) else "no channel of a server"
    held = _in_channel(me, channel["permission_overwrites"])
    needed = held.send_messages_in_threads if in_thread else held.send_messages
    return "" if held.view_channel and needed else "the bot may not write there"


async def _givable(http: HTTPClient, own: int, roles: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = dict.fromkeys(roles, "no server of the bot has this role")
    guilds: Sequence[_Json] = await http.get_guilds(200, with_counts=False)
    for guild in guilds:
        me, everybodys = await _member(http, own, int(guild["id"]))
        for county, id in roles.items():
            role = next((role for role in everybodys if str(role["id"]) == id), None)
            if role is not None:
                found[county] = _trouble(me, role)
    return found


def _trouble(me: _Own, role: _Json) -> str:
    held = me.permissions
    if not (held.manage_roles or held.administrator):
        return "the bot needs Manage Roles"
    if int(role["position"]) >= me.position:
        return "the bot's own role must stand above it"
    # Developer docs, Allowed Mentions: a role that is not mentionable is called with this permission alone.
    if not (role.get("mentionable") or held.mention_everyone or held.administrator):
        return "it calls nobody: let anyone mention it, or give the bot Mention Everyone"
    return ""


async def _member(http: HTTPClient, own: int, guild: int) -> tuple[_Own, Sequence[_Json]]:
    """The bot as a member of a server, and all roles of that server."""
    everybodys: Sequence[_Json] = await http.get_roles(guild)
    member: _Json = await http.get_member(guild, own)
    held = {guild, *(int(role) for role in member["roles"])}
    roles = [role for role in everybodys if int(role["id"]) in held]
    return _Own(own, guild, roles, max(int(role["position"]) for role in roles)), everybodys


def _in_channel(me: _Own, overwrites: Iterable[_Json]) -> discord.Permissions:
    """By Discord's own order: everyone's overwrite, then those of the bot's roles together, then its own."""
    held = me.permissions
    if held.administrator:
        return discord.Permissions.all()
    by_holder = {(int(each["type"]), int(each["id"])): each for each in overwrites}
    everyone = by_holder.get((_ROLE, me.guild))
    roles = [
        by_holder[_ROLE, int(r["id"])]
        for r in me.roles
        if int(r["id"]) != me.guild and (_ROLE, int(r["id"])) in by_holder
    ]
    own = by_holder.get((_ROLE + 1, me.id))
    if everyone:
        held.handle_overwrite(int(everyone["allow"]), int(everyone["deny"]))
    allowed = denied = 0
    for each in roles:
        allowed, denied = allowed | int(each["allow"]), denied | int(each["deny"])
    held.handle_overwrite(allowed, denied)
    if own:
        held.handle_overwrite(int(own["allow"]), int(own["deny"]))
    return held
