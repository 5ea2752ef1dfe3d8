"""The buttons of an alert that was published: undone before it went out, and what becomes of it after."""

from bot.domain.alerts import Alert, Audience
from bot.domain.messages import Incoming, Outgoing
from bot.errors import UserError
from bot.i18n import Markdown
from bot.services.alerts.alert_buttons import unsent_buttons
from handlers.context import Context, reply


def goes_out(alert: Alert, audience: Audience, ctx: Context) -> Outgoing:
    """What *Publish* answers: when it goes out, to how many, and *Undo* until then."""
    at = alert.goes_out_at or ctx.now
    text = ctx.say("goes-out", alert=alert.code, time=ctx.texts.second(ctx.locale, at), reach=reach(audience, ctx))
    return reply(text, unsent_buttons(ctx.texts, ctx.locale, alert), replace=True)


def reach(audience: Audience, ctx: Context) -> Markdown:
    """To how many it goes; a drill's, that it stays with volunteers (R34)."""
    if audience.rooms is not None:
        return ctx.say("drill-reach", count=audience.rooms)
    return ctx.say("preview-reach", channels=audience.channels, groups=audience.groups, people=audience.people)


async def undo(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Undo*: any moderator of the county, until it went out."""
    undone = await ctx.services.hold.undo(ctx.work, await ctx.volunteer(), alert_id(incoming), ctx.now)
    return [reply(ctx.say("undone", alert=undone.code), replace=True)]


async def send(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Send it*, of what waited through a freeze."""
    sent = await ctx.services.hold.send(ctx.work, await ctx.volunteer(), alert_id(incoming), ctx.now)
    return [reply(ctx.say("sent-after-all", alert=sent.code), replace=True)]


def alert_id(incoming: Incoming) -> str:
    if incoming.action is None or not incoming.action.arguments:
        raise UserError("stale-button")
    return incoming.action.arguments[0]
