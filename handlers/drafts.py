"""The open draft of whoever speaks: found, kept, and who they are."""

from bot.domain.messages import Account, Incoming
from bot.domain.report_form import Draft
from bot.errors import UserError
from bot.services.reporting.drafting import Begun
from handlers.context import Context


async def find_draft(incoming: Incoming, ctx: Context) -> Draft | None:
    """The report that this person has begun in this chat."""
    if incoming.account is None:
        return None
    begun = await ctx.services.drafting.load(ctx.work, incoming.account, incoming.address, ctx.now)
    return begun.draft if begun else None


async def open_draft(incoming: Incoming, ctx: Context) -> Draft:
    """The same. Raises UserError where there is none."""
    account_of(incoming)
    draft = await find_draft(incoming, ctx)
    if draft is None:
        raise UserError("draft-gone")
    return draft


async def save_draft(draft: Draft, incoming: Incoming, ctx: Context) -> None:
    begun = Begun(draft=draft, way_back=ctx.way_back, locale=ctx.locale)
    await ctx.services.drafting.save(ctx.work, account_of(incoming), incoming.address, begun, ctx.now)


def account_of(incoming: Incoming) -> Account:
    """Raises UserError for an anonymous administrator."""
    if incoming.account is None:
        raise UserError("press-a-button")
    return incoming.account


def argument_of(incoming: Incoming) -> str:
    return incoming.action.arguments[0] if incoming.action and incoming.action.arguments else ""
