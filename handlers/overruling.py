"""When the guard stopped words that hold nothing: a second person looks, and may let them pass (R25)."""

from bot.domain.messages import Button, ButtonStyle, Incoming, Outgoing
from bot.domain.rights import Volunteer
from bot.errors import UserError
from bot.i18n import Markdown
from bot.services.moderation.guard import Refused
from handlers.context import Context, reply
from handlers.moderate import back_button


async def offer(refused: Refused, volunteer: Volunteer, report_id: str, ctx: Context, *again: Button) -> list[Outgoing]:
    """All that was found, and the way to a second person. again: opens the form once more.

    Raises `refused` where nobody may let it pass.
    """
    overrule_id = await ctx.services.overruling.keep(ctx.work, volunteer, report_id, refused, ctx.now)
    asking = ctx.button("button-guard-ask", "guard-ask", overrule_id)
    lines = [said(refused, ctx), ctx.say("guard-second")]
    return [reply("\n\n".join(lines), again, (asking,), (back_button(ctx),))]


def said(refused: Refused, ctx: Context) -> Markdown:
    """A line for each place, with what to do."""
    found = (refused, *refused.more)
    return Markdown("\n".join(ctx.say(f"error-{each.key}", **each.arguments) for each in found))


async def ask(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Ask a second person*."""
    report = await ctx.services.overruling.ask(ctx.work, await ctx.volunteer(), _id(incoming), ctx.now)
    return [reply(ctx.say("guard-asked", report=report.pseudonym), replace=True)]


async def look(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Look*: the words, and what the guard takes them for."""
    stopped = await ctx.services.overruling.look(ctx.work, await ctx.volunteer(), _id(incoming))
    lines = [ctx.say("guard-words", first=stopped.asked.asked_by, text=stopped.asked.text)]
    if stopped.hits:
        lines.append(said(Refused(stopped.asked.text, stopped.hits), ctx))
    letting = ctx.button("button-guard-pass", "guard-pass", stopped.asked.id, style=ButtonStyle.DANGER)
    return [reply("\n\n".join([*lines, ctx.say("guard-sure")]), (letting,), (back_button(ctx),))]


async def let_pass(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Let it pass*."""
    stopped = await ctx.services.overruling.overrule(ctx.work, await ctx.volunteer(), _id(incoming), ctx.now)
    return [reply(ctx.say("guard-let-pass", first=stopped.asked.asked_by), replace=True)]


def _id(incoming: Incoming) -> str:
    arguments = incoming.action.arguments if incoming.action else ()
    if len(arguments) != 1:
        raise UserError("stale-button")
    return arguments[0]
