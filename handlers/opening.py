"""*Open the photo*: what a reporter sent along, for whoever pressed and nobody else."""

from bot.domain.messages import Incoming, Outgoing
from bot.errors import UserError
from handlers.context import Context
from handlers.moderate import report_id


async def open_files(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """Here where nobody else can see the answer (Discord), else in this person's private chat (R39)."""
    volunteer = await ctx.volunteer()
    report = await ctx.services.moderation.readable(ctx.work, volunteer, report_id(incoming))
    if incoming.immediate and not incoming.private:
        return await ctx.services.opening.here(ctx.work, volunteer, report, ctx.now, ctx.locale)
    to = ctx.way_back
    if to is None:
        raise UserError("press-a-button")
    room = await ctx.services.volunteers.room_at(ctx.work, incoming.address)
    await ctx.services.opening.in_private(
        ctx.work,
        volunteer,
        report,
        ctx.now,
        ctx.locale,
        to=to,
        room=room.id if room else None,
    )
    return [Outgoing(notice=ctx.label("opened-notice"), private=True)]
