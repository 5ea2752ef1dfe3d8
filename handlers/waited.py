"""A press that waited while the bot was away decides nothing: people have moved on, and so may the report have."""

from datetime import datetime, timedelta

from bot.domain.messages import Incoming, Outgoing
from bot.errors import UserError
from handlers.context import Context, reply

# The press was made on what stood there then.
PRESS_HOLDS = timedelta(minutes=5)


def waited(incoming: Incoming, now: datetime) -> bool:
    """Whether a press is too old to decide. What a platform answers in the same exchange cannot have waited."""
    return incoming.action is not None and not incoming.immediate and now - incoming.at > PRESS_HOLDS


async def say_so(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """Draw the report's card anew, and tell who pressed that nothing was done."""
    volunteer = await ctx.volunteer()
    named = incoming.action.arguments[:1] if incoming.action else ()
    try:
        report = await ctx.services.moderation.report(ctx.work, volunteer, *named) if named else None
    except UserError:
        report = None
    if report is None:
        return [reply(ctx.say("press-waited", who=volunteer.alias))]
    await ctx.services.moderation.redraw(ctx.work, report.id, ctx.now)
    return [reply(ctx.say("press-waited-report", who=volunteer.alias, report=report.pseudonym))]
