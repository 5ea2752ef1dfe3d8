"""What a link into the private chat opens: a draft that was begun in a group, an empty one, or a command's answer."""

import re
from dataclasses import replace

from bot.domain.messages import Incoming, Outgoing
from bot.errors import UserError
from handlers import about, answers, deep_links, groups, letters, menu, officials, report, resources, subscribe
from handlers.context import Context
from handlers.drafts import argument_of
from handlers.group_report import EMPTY
from handlers.route import Route

_CODE = re.compile(r"[0-9A-Z]{8}")
# What a short answer in a group leads to, by the command's English name.
_WHOLE = {
    "hotline": Route(menu.hotline),
    "rights": Route(menu.rights),
    "actions": Route(menu.actions),
    "resources": Route(resources.resources),
    "sheriff": Route(officials.sheriff),
    "officials": Route(officials.officials),
    "letter": Route(letters.letter),
    "help": Route(menu.start),
    "alerts": Route(groups.alerts_for_me, stage="alerts"),
    "verify": Route(about.verify, stage="alerts"),
    "subscribe": Route(subscribe.subscribe, stage="alerts"),
}


async def start(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """/start, also with what a link of ours carries."""
    payload = incoming.arguments.strip()
    linked = deep_links.read(payload) or deep_links.read_card(payload, ctx.services.answering.counties)
    if incoming.private and (payload == EMPTY or linked or _CODE.fullmatch(payload)):
        return await _opened(payload, incoming, ctx)
    return await menu.start(incoming, ctx)


async def open_link(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """The same by a button, where the platform shows an answer to one person alone."""
    if ctx.is_overheard:
        raise UserError("in-private")
    return await _opened(argument_of(incoming), incoming, ctx)


async def _opened(code: str, incoming: Incoming, ctx: Context) -> list[Outgoing]:
    if asked := deep_links.read(code):
        return await _whole(*asked, incoming, ctx)
    if found := deep_links.read_card(code, ctx.services.answering.counties):
        return _card(*found, ctx)
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


def _card(card_id: str, county: str | None, ctx: Context) -> list[Outgoing]:
    """A card that was shown shortly among others, whole."""
    card = ctx.card(card_id)
    if card is None:
        raise UserError("stale-button")
    if county is not None:
        ctx.note(county=county)
    return [answers.show_card(card, ctx, county=county or ctx.said.county, asked=card_id)]


async def _whole(command: str, argument: str, incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """What the command says in private, about the county or the alert that the link names."""
    route = _WHOLE.get(command)
    if route is None or route.handler is None:
        raise UserError("stale-button")
    ctx.require(route.stage)
    if command == "subscribe" and not incoming.private:
        # A press on Discord opens no private chat: whoever wants one writes first.
        raise UserError("in-private")
    words = deep_links.county_of(argument, ctx) or argument
    return await route.handler(replace(incoming, command=command, arguments=words, action=None, options={}), ctx)
