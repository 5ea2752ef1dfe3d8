"""/freeze and /unfreeze, and what becomes of the alerts that waited meanwhile (R31)."""

from bot.domain.messages import Incoming, Outgoing
from bot.errors import UserError
from bot.i18n import Markdown
from bot.services.alerts.pausing import TOGETHER
from handlers.context import Context, reply


async def freeze(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """/freeze, or the button under another moderator's wish."""
    done = await ctx.services.pausing.freeze(ctx.work, await ctx.volunteer(), ctx.now)
    if done is None:
        return [reply(ctx.say("freeze-asked", until=ctx.now + TOGETHER))]
    if incoming.action is not None:
        # Under the press stands what every room reads in this moment.
        return [Outgoing(notice=ctx.label("freeze-pressed"), private=True)]
    return [reply(ctx.say("freeze-done"))]


async def unfreeze(_: Incoming, ctx: Context) -> list[Outgoing]:
    """/unfreeze: somebody who leads and did not freeze."""
    await ctx.services.pausing.lift(ctx.work, await ctx.volunteer(), ctx.now)
    return [reply(ctx.say("unfreeze-done"))]


async def send(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Send it now*, under an alert that a freeze caught."""
    return await _decide(incoming, ctx, send=True)


async def drop(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Drop it*."""
    return await _decide(incoming, ctx, send=False)


async def _decide(incoming: Incoming, ctx: Context, *, send: bool) -> list[Outgoing]:
    arguments = incoming.action.arguments if incoming.action else ()
    if len(arguments) != 2 or not (arguments[1].isascii() and arguments[1].isdigit()) or len(arguments[1]) > 9:
        raise UserError("stale-button")
    alert_id, version = arguments[0], int(arguments[1])
    alert = await ctx.services.resuming.decide(ctx.work, await ctx.volunteer(), alert_id, version, ctx.now, send=send)
    key = "waiting-pressed-send" if send else "waiting-pressed-drop"
    return [Outgoing(notice=ctx.label(key, alert=alert.code), private=True)]


async def paused(ctx: Context, county: str | None = None) -> list[Markdown]:
    """For an answer about alerts: that they are paused, where they are."""
    frozen = await ctx.services.pausing.frozen(ctx.work)
    return [] if frozen is None else [ctx.say("alerts-paused", since=frozen.since, number=ctx.number_for(county))]
