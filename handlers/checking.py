"""*We are checking*: what the first one may publish alone, as it will be read, and only then out (R19, R20)."""

from datetime import datetime, timedelta

from bot.domain.messages import Action, Button, ButtonStyle, Incoming, Outgoing
from bot.domain.rights import Volunteer
from bot.errors import UserError
from bot.i18n import Markdown
from handlers import alerts, previews
from handlers.context import Context, reply
from handlers.moderate import back_button, report_id
from handlers.previews import Page
from handlers.publish import PREVIEW_HOLDS, index, minute


async def preview(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """The exact text and to how many it goes; nothing is published yet."""
    return await _show(report_id(incoming), await ctx.volunteer(), ctx, page=Page.CHANNELS, replace=False)


async def turn_page(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """The message of another audience."""
    arguments = incoming.action.arguments if incoming.action else ()
    if len(arguments) != 2 or arguments[1] not in set(Page):
        raise UserError("stale-button")
    return await _show(arguments[0], await ctx.volunteer(), ctx, page=Page(arguments[1]), replace=True)


async def publish(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Publish*: sends what was read. What changed since is shown again instead."""
    report, number, at = _read(incoming)
    volunteer = await ctx.volunteer()
    if not timedelta(0) <= ctx.now - at <= PREVIEW_HOLDS:
        return await _show(report, volunteer, ctx, page=Page.CHANNELS, replace=True, note=ctx.say("preview-old"))
    held = await ctx.services.checking.publish(ctx.work, volunteer, report, ctx.now, at=at, number=number)
    if held is None:
        note = ctx.say("preview-changed")
        return await _show(report, volunteer, ctx, page=Page.CHANNELS, replace=True, note=note)
    audience = await ctx.services.alerting.audience(ctx.work, held.facts.county, kind=held.kind, mark=held.mark)
    return [alerts.goes_out(held, audience, ctx)]


async def _show(
    report: str, volunteer: Volunteer, ctx: Context, *, page: Page, replace: bool, note: Markdown | None = None
) -> list[Outgoing]:
    at = ctx.now.replace(second=0, microsecond=0)
    seen = await ctx.services.checking.preview(ctx.work, volunteer, report, ctx.now, at=at)
    above = [*([note] if note else []), ctx.say("preview-title", report=seen.report.pseudonym)]
    text = previews.shown(seen.alert, seen.audience, page, above, [], ctx)
    arguments = (report, str(seen.alert.number), str(int(at.timestamp()) // 60))
    out = Button(ctx.label("button-publish"), Action("checking-out", arguments), style=ButtonStyle.PRIMARY)
    rows: tuple[tuple[Button, ...], ...] = ((out,), (back_button(ctx),))
    if previews.has_pages(text, seen.alert, ctx):
        rows = (*previews.page_buttons(page, Action("checking-page", (report,)), ctx), *rows)
    return [reply(text, *rows, replace=replace)]


def _read(incoming: Incoming) -> tuple[str, int, datetime]:
    try:
        report, number, at = incoming.action.arguments if incoming.action else ()
        return report, index(number), minute(at)
    except (ValueError, OverflowError, OSError) as error:
        raise UserError("stale-button") from error
