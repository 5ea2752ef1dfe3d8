"""*Publish a notice*: that it was no immigration enforcement, as people will read it, and only then out (R19, R32)."""

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
    """The exact text, and to how many it goes; nothing is published yet."""
    return [await screen(report_id(incoming), await ctx.volunteer(), ctx, replace=False)]


async def turn_page(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """The message of another audience."""
    arguments = incoming.action.arguments if incoming.action else ()
    if len(arguments) != 2 or arguments[1] not in set(Page):
        raise UserError("stale-button")
    return [await screen(arguments[0], await ctx.volunteer(), ctx, page=Page(arguments[1]))]


async def screen(
    report: str,
    volunteer: Volunteer,
    ctx: Context,
    *,
    page: Page = Page.CHANNELS,
    note: Markdown | None = None,
    replace: bool = True,
) -> Outgoing:
    """The notice as each audience gets it, and *Publish*."""
    at = ctx.now.replace(second=0, microsecond=0)
    seen = await ctx.services.notices.preview(ctx.work, volunteer, report, at)
    above = [*([note] if note else []), ctx.say("preview-title", report=seen.report.pseudonym)]
    below: list[str] = []
    agreed = await ctx.services.notices.waiting(ctx.work, seen.report, ctx.now)
    if agreed is not None:
        below.append(ctx.say("preview-agreed", who=agreed.alias, time=agreed.at))
    elif seen.approvals > 1:
        below.append(ctx.say("notice-second"))
    text = previews.shown(seen.alert, seen.audience, page, above, below, ctx)
    arguments = (report, str(seen.report.version), str(seen.alert.number), str(int(at.timestamp()) // 60))
    out = Button(ctx.label("button-publish"), Action("notice-out", arguments), style=ButtonStyle.PRIMARY)
    rows: tuple[tuple[Button, ...], ...] = ((out,), (back_button(ctx),))
    if previews.has_pages(text, seen.alert, ctx):
        rows = (*previews.page_buttons(page, Action("notice-page", (report,)), ctx), *rows)
    return reply(text, *rows, replace=replace)


async def publish(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Publish*: sends what was read. What changed since is shown again instead."""
    report, version, number, at = _read(incoming)
    volunteer = await ctx.volunteer()
    if not timedelta(0) <= ctx.now - at <= PREVIEW_HOLDS:
        return [await screen(report, volunteer, ctx, note=ctx.say("preview-old"))]
    seen = await ctx.services.notices.preview(ctx.work, volunteer, report, at)
    if (seen.report.version, seen.alert.number) != (version, number):
        return [await screen(report, volunteer, ctx, note=ctx.say("preview-changed"))]
    done = await ctx.services.notices.publish(ctx.work, volunteer, seen, ctx.now)
    if done.alert is None:
        note = ctx.say("approved-one", who=volunteer.alias, report=done.report.pseudonym)
        return [await screen(report, volunteer, ctx, note=note)]
    return [alerts.goes_out(done.alert, seen.audience, ctx)]


def _read(incoming: Incoming) -> tuple[str, int, int, datetime]:
    try:
        report, version, number, at = incoming.action.arguments if incoming.action else ()
        return report, index(version), index(number), minute(at)
    except (ValueError, OverflowError, OSError) as error:
        raise UserError("stale-button") from error
