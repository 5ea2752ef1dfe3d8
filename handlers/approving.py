"""*Approve* and *Disagree* under a card that somebody wants to publish: a second person reads the same text (R20)."""

from bot.domain.messages import Incoming, Outgoing
from bot.errors import UserError
from handlers import notices
from handlers.context import Context
from handlers.publish import Choices, show_preview


async def approve(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Approve*: the exact text that the first one agreed to; *Publish* under it counts as this person's agreement."""
    report_id, version = _which(incoming)
    volunteer = await ctx.volunteer()
    report = await ctx.services.moderation.report(ctx.work, volunteer, report_id)
    if report.is_open:
        await ctx.services.moderation.waiting(ctx.work, volunteer, report_id)
    service = ctx.services.approvals if report.is_open else ctx.services.notices
    agreed = await service.waiting(ctx.work, report, ctx.now)
    if agreed is None or agreed.version != version:
        raise UserError("approval-gone")
    if agreed.person == volunteer.id:
        raise UserError("approve-yourself")
    await ctx.services.approvals.check(await ctx.work.read(), volunteer, report_id, second=True)
    if agreed.basis is None:
        return [await notices.screen(report_id, volunteer, ctx, replace=False)]
    return await show_preview(Choices(report_id, agreed.basis, agreed.agency), volunteer, ctx, replace=False)


async def disagree(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Disagree*: it waits for a decision again, and nobody has agreed to anything."""
    report_id, version = _which(incoming)
    report = await ctx.services.approvals.disagree(ctx.work, await ctx.volunteer(), report_id, version, ctx.now)
    return [Outgoing(notice=ctx.label("disagreed", report=report.pseudonym), private=True)]


def _which(incoming: Incoming) -> tuple[str, str]:
    arguments = incoming.action.arguments if incoming.action else ()
    if len(arguments) != 2:
        raise UserError("stale-button")
    return arguments[0], arguments[1]
