"""/privacy and /forget: what the bot holds, and erasing it."""

from bot.domain.messages import Incoming, Outgoing
from bot.services.reporting.drafting import owner
from handlers import clearing
from handlers.context import Context, reply
from handlers.drafts import account_of


async def privacy(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """/privacy: what is held, and by whom else."""
    return [reply(ctx.say("privacy-short", platform=ctx.platform_name, number=ctx.number), clearing.button(ctx))]


async def forget(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """/forget: erases what leads to the person, at once (R2)."""
    account = account_of(incoming)
    await ctx.services.subscriptions.forget(ctx.work, account, owner(account, incoming.address))
    await ctx.services.gaps.forget(ctx.work, account)
    await ctx.services.suggestions.forget(ctx.work, account)
    await ctx.services.referrals.forget(ctx.work, account)
    await ctx.services.clearing.forget(ctx.work, incoming.address)
    ctx.services.recent.forget(incoming.address, ctx.user)
    return [reply(ctx.say("forgotten", number=ctx.number))]
