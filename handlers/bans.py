"""*Ban the reporter*, what a banned person reads who tries to report, and their appeal."""

from datetime import timedelta

from bot.domain.messages import ButtonStyle, FieldKind, Form, FormField, Incoming, Outgoing
from bot.errors import UserError
from bot.i18n import Texts
from bot.services.reporting.bans import DAYS
from handlers.context import Context, reply
from handlers.moderate import back_button, report_id


async def ban(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Ban the reporter*: for how long? Nothing is done yet."""
    report = await ctx.services.bans.considered(ctx.work, await ctx.volunteer(), report_id(incoming))
    lengths = tuple(ctx.button("button-ban-days", "ban-for", report.id, str(days), days=days) for days in DAYS)
    return [reply(ctx.say("ban-how-long", report=report.pseudonym), lengths, (back_button(ctx),), replace=True)]


async def ban_for(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """Asks once more, with the end: a press that bans is never the first one (R19)."""
    days = _days(incoming)
    report = await ctx.services.bans.considered(ctx.work, await ctx.volunteer(), report_id(incoming))
    until = ctx.texts.moment(ctx.locale, ctx.now + timedelta(days=days))
    sure = ctx.button("button-ban-sure", "ban-sure", report.id, str(days), style=ButtonStyle.DANGER)
    text = ctx.say("ban-sure", report=report.pseudonym, until=until)
    return [reply(text, (sure, back_button(ctx)), replace=True)]


async def ban_sure(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    report, until = await ctx.services.bans.ban(
        ctx.work, await ctx.volunteer(), report_id(incoming), _days(incoming), ctx.now
    )
    text = ctx.say("ban-done", report=report.pseudonym, until=ctx.texts.moment(ctx.locale, until))
    return [reply(text, replace=True)]


def _days(incoming: Incoming) -> int:
    arguments = incoming.action.arguments if incoming.action else ()
    if len(arguments) != 2 or arguments[1] not in {str(days) for days in DAYS}:
        raise UserError("stale-button")
    return int(arguments[1])


async def refusal(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """What somebody reads who may not report now, and how to appeal; nothing for everybody else."""
    if incoming.account is None:
        return []
    found = await ctx.services.bans.active(ctx.work, incoming.account, ctx.now)
    if found is None:
        return []
    text = ctx.say("banned", until=ctx.texts.moment(ctx.locale, found.until), number=ctx.number)
    if found.appealed_at is not None:
        return [reply("\n\n".join([text, ctx.say("banned-appealed")]))]
    return [reply("\n\n".join([text, ctx.say("banned-appeal")]), (ctx.button("button-appeal", "appeal"),))]


def appeal_form(_: Incoming, texts: Texts, locale: str) -> Form:
    """One field: why they should be able to report again."""
    words = FormField("text", FieldKind.TEXT, texts.label(locale, "appeal-field"), required=True, long=True)
    return Form("appeal", texts.label(locale, "appeal-title"), (words,))


async def appeal(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    ctx.require_private()
    account, way_back = incoming.account, ctx.way_back
    if account is None or way_back is None:
        raise UserError("press-a-button")
    words = incoming.values.get("text", "")
    await ctx.services.bans.appeal(ctx.work, account, words, way_back=way_back, locale=ctx.locale, now=ctx.now)
    return [reply(ctx.say("appeal-passed", number=ctx.number))]


async def lift(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    await ctx.services.bans.settle(ctx.work, await ctx.volunteer(), report_id(incoming), ctx.now, lifted=True)
    return [Outgoing(notice=ctx.label("ban-lifted"), private=True)]


async def keep(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    await ctx.services.bans.settle(ctx.work, await ctx.volunteer(), report_id(incoming), ctx.now, lifted=False)
    return [Outgoing(notice=ctx.label("ban-kept"), private=True)]
