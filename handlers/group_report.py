"""/report among others: a private link with what was typed behind it, and no trace left in the group."""

from bot.domain.messages import Button, Incoming, Outgoing
from bot.domain.report_form import Draft
from handlers.context import Context, reply

# What stands behind a link without a draft.
EMPTY = "report"


async def offer_link(draft: Draft, incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """Keep what was typed for 30 minutes behind a code, take the command away, and say where to go on."""
    code = EMPTY
    if incoming.account is not None and draft.can_be_sent:
        code = await ctx.services.drafting.put_behind_link(ctx.work, incoming.account, draft, ctx.now)
    if incoming.own_message is not None:
        await ctx.services.drafting.remove_trace(ctx.work, incoming.address, incoming.own_message)
    key = "report-link" if code == EMPTY else "report-link-kept"
    return [reply(ctx.say(key, number=ctx.number), (Button(ctx.label("report-link-open"), start=code),))]
