"""Who may do what: /grant, /accept, /roles, /revoke, /papercode, /suspend, /link (R22)."""

import re

from bot.domain.messages import Incoming, Outgoing
from bot.domain.rights import Role
from bot.errors import UserError
from bot.i18n import Markdown
from bot.storage.rooms import RoomKind
from handlers.context import Context, reply
from handlers.counties import several
from handlers.role_words import role

_ALIAS = re.compile(r"[A-Z][0-9]{1,4}", re.IGNORECASE)


async def grant(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """/grant moderator durham: a one-time code for the person who will have the role."""
    words = _words(incoming).split(maxsplit=1)
    given = role(words[0]) if words else None
    if given is None:
        return [reply(ctx.say("grant-how"))]
    counties = several(words[1] if len(words) > 1 else "", ctx)
    code = await ctx.services.roles.invite(ctx.work, await ctx.volunteer(), given, counties, ctx.now)
    return [reply(ctx.say("granted", code=code, role=given))]


async def accept(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """/accept CODE, in a private chat."""
    ctx.require_private()
    if incoming.account is None or not _words(incoming):
        return [reply(ctx.say("accept-how"))]
    given = await ctx.services.roles.accept(ctx.work, incoming.account, _words(incoming), ctx.now)
    minutes = round((given.effective_at - ctx.now).total_seconds() / 60)
    key = "accepted" if minutes else "accepted-at-once"
    lines = [ctx.say(key, role=given.role, alias=given.alias, minutes=minutes), ctx.say("paper-offer")]
    if given.role is Role.VERIFIER:
        lines.append(ctx.say("verifier-offer"))
    return [reply("\n".join(lines))]


async def stop(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Stop this* under the announcement of a new role."""
    held = await ctx.services.roles.stop(ctx.work, await ctx.volunteer(), _argument(incoming), ctx.now)
    return [Outgoing(notice=ctx.label("grant-stop-done", alias=held.alias, role=held.role), private=True)]


async def revoke(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """/revoke M3 moderator: the role ends at once."""
    words = _words(incoming).split()
    ended = role(words[1]) if len(words) == 2 else None
    if ended is None:
        return [reply(ctx.say("revoke-how"))]
    alias = await ctx.services.roles.revoke(ctx.work, await ctx.volunteer(), words[0], ended, ctx.now)
    return [reply(ctx.say("revoked", alias=alias, role=ended))]


async def roles(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """/roles: aliases with roles and counties, no accounts; in private or in a coordinators' room."""
    room = await ctx.services.volunteers.room_at(ctx.work, incoming.address)
    if room is None or room.kind is not RoomKind.COORDINATORS:
        ctx.require_private()
    held = await ctx.services.roles.listed(ctx.work, await ctx.volunteer(), ctx.now)
    lines: list[Markdown] = [ctx.say("roles-title")]
    for each in held:
        key = "roles-line" if each.effective_at <= ctx.now else "roles-line-waits"
        key = "roles-line-suspended" if each.suspended else key
        counties = ctx.services.roles.counties(ctx.locale, each.counties)
        lines.append(ctx.say(key, alias=each.alias, role=each.role, counties=counties, time=each.effective_at))
    return [reply("\n".join(lines))]


async def paper_code(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """/papercode: a code for the wallet, shown once."""
    ctx.require_private()
    if incoming.account is None:
        raise UserError("press-a-button")
    code = await ctx.services.suspending.paper_code(ctx.work, incoming.account, ctx.now)
    return [reply(ctx.say("paper-code", code=code))]


async def suspend(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """/suspend CODE from any account; /suspend M3 by a coordinator."""
    word = _words(incoming)
    if not word:
        return [reply(ctx.say("suspend-how"))]
    if _ALIAS.fullmatch(word):
        alias = await ctx.services.suspending.by_alias(ctx.work, await ctx.volunteer(), word, ctx.now)
        return [reply(ctx.say("suspended-alias", alias=alias))]
    await ctx.services.suspending.by_code(ctx.work, word, ctx.now)
    return [reply(ctx.say("suspended-code"))]


async def lift(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Lift* under the announcement of a suspension."""
    alias = await ctx.services.suspending.lift(ctx.work, await ctx.volunteer(), _argument(incoming), ctx.now)
    return [Outgoing(notice=ctx.label("lifted", alias=alias), private=True)]


async def link(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """/link on one account gives a code, /link CODE on the other makes both one person."""
    ctx.require_private()
    if incoming.account is None:
        raise UserError("press-a-button")
    if not _words(incoming):
        code = await ctx.services.linking.begin(ctx.work, incoming.account, ctx.now)
        return [reply(ctx.say("link-code", code=code))]
    alias = await ctx.services.linking.finish(ctx.work, incoming.account, _words(incoming), ctx.now)
    return [reply(ctx.say("linked", alias=alias))]


def _words(incoming: Incoming) -> str:
    return (incoming.options.get("text", "") or incoming.arguments).strip()


def _argument(incoming: Incoming) -> str:
    if incoming.action is None or len(incoming.action.arguments) != 1:
        raise UserError("stale-button")
    return incoming.action.arguments[0]
