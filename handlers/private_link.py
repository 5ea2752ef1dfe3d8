"""What a link into the private chat opens: a draft that was begun in a group, or an empty one."""

import re

from bot.domain.messages import Incoming, Outgoing
from bot.errors import UserError
from handlers import menu, report
from handlers.context import Context
from handlers.drafts import argument_of
from handlers.group_report import EMPTY

_CODE = re.compile(r"[0-9A-Z]{8}")


async def start(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """/start, also with what a link of ours carries."""
    payload = incoming.arguments.strip()
    if incoming.private and (payload == EMPTY or _CODE.fullmatch(payload)):
        return await _opened(payload, incoming, ctx)
    return await menu.start(incoming, ctx)


async def open_link(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """The same by a button, where the platform shows an answer to one person alone."""
    if ctx.is_overheard:
        raise UserError("in-private")
    return await _opened(argument_of(incoming), incoming, ctx)


async def _opened(code: str, incoming: Incoming, ctx: Context) -> list[Outgoing]:
    ctx.require("reports")
    if code == EMPTY:
        return await report.anyway(incoming, ctx)
    if incoming.account is None:
        raise UserError("press-a-button")
    draft = await ctx.services.drafting.take_from_link(ctx.work, incoming.account, code, ctx.now)
    if draft is None:
        # Used, too old, or somebody else's: nothing tells which.
        raise UserError("draft-gone")
    return await report.go_on(draft, incoming, ctx)
