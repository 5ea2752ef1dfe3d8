"""*Agree* and *Disagree* under what a new moderator proposes (R22)."""

from bot.domain.messages import Incoming, Outgoing
from bot.domain.reports import Report
from bot.errors import UserError
from bot.i18n import Markdown
from handlers.context import Context


def said(report: Report, ctx: Context, key: str, *, decided: bool) -> Markdown:
    """What somebody reads whose decision counted (the text `key`), or was proposed."""
    return ctx.say(key if decided else "proposed", report=report.pseudonym)


async def agree(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    report, version = _which(incoming)
    done = await ctx.services.seconding.agree(ctx.work, await ctx.volunteer(), report, version, ctx.now)
    return [Outgoing(notice=ctx.label("seconded", report=done.pseudonym), private=True)]


async def disagree(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    report, version = _which(incoming)
    open_again = await ctx.services.seconding.disagree(ctx.work, await ctx.volunteer(), report, version, ctx.now)
    return [Outgoing(notice=ctx.label("disagreed", report=open_again.pseudonym), private=True)]


def _which(incoming: Incoming) -> tuple[str, int]:
    arguments = incoming.action.arguments if incoming.action else ()
    if len(arguments) != 2 or not (arguments[1].isascii() and arguments[1].isdigit()) or len(arguments[1]) > 9:
        raise UserError("stale-button")
    return arguments[0], int(arguments[1])
