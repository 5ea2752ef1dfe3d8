"""*Merge*, *Show all*, *Take out*: several reports of one sighting under one card."""

from collections.abc import Iterator

from bot.domain.messages import Action, Button, Incoming, Outgoing
from bot.domain.reports import Report
from bot.errors import UserError
from bot.i18n import escape
from bot.markdown import in_line
from bot.services.moderation.card_text import quoted
from bot.services.moderation.grouping import Entry, Page
from handlers.context import Context, reply

# What a page quotes of one report and of its talk: five of them fit into one message of Telegram's (4,096 characters).
QUOTED = 240
TALK_QUOTED = 120
TALK_SHOWN = 2


async def merge(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Merge with R-…*: one card for both, until *Take out*."""
    report_id, other = _two(incoming)
    leader, follower = await ctx.services.grouping.merge(ctx.work, await ctx.volunteer(), report_id, other, ctx.now)
    notice = ctx.label("merged", report=follower.pseudonym, leader=leader.pseudonym)
    return [Outgoing(notice=notice, private=True)]


async def take_out(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    leader, report_id = _two(incoming)
    report = await ctx.services.grouping.take_out(ctx.work, await ctx.volunteer(), leader, report_id, ctx.now)
    return [reply(ctx.say("taken-out", report=report.pseudonym), replace=True)]


async def show_all(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Show all*: the others' words, to the presser alone; where others would read it, in their private chat."""
    page = await _page(incoming, ctx, 0)
    if not ctx.is_overheard:
        return [_shown(page, ctx)]
    room = await ctx.services.volunteers.room_at(ctx.work, incoming.address)
    await ctx.services.grouping.write_privately(
        ctx.work,
        await ctx.volunteer(),
        incoming.account,
        [_shown(page, ctx)],
        ctx.say("comes-in-a-moment"),
        room.id if room else None,
    )
    return [Outgoing(notice=ctx.label("show-all-privately"), private=True)]


async def show_page(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Next*, *Previous*: the same message shows other reports."""
    _, number = _two(incoming)
    if not (number.isascii() and number.isdigit() and len(number) < 6):
        raise UserError("stale-button")
    return [_shown(await _page(incoming, ctx, int(number)), ctx, replace=True)]


async def _page(incoming: Incoming, ctx: Context, number: int) -> Page:
    leader = incoming.action.arguments[0] if incoming.action and incoming.action.arguments else ""
    return await ctx.services.grouping.page(ctx.work, await ctx.volunteer(), leader, number)


def _shown(page: Page, ctx: Context, *, replace: bool = False) -> Outgoing:
    leader = page.leader
    lines: list[str] = [
        ctx.say("all-title", report=leader.pseudonym, page=page.number + 1, pages=page.count),
        *(line for entry in page.entries for line in _lines(entry, ctx)),
    ]
    rows = (*(tuple(_pressed(entry, leader, ctx)) for entry in page.entries), _turning(page, ctx))
    return Outgoing(
        text="\n".join(lines),
        buttons=tuple(row for row in rows if row),
        private=True,
        replace=replace,
    )


def _pressed(entry: Entry, leader: Report, ctx: Context) -> Iterator[Button]:
    name = entry.report.pseudonym
    if _is_cut(entry):
        yield ctx.button("button-read-all-of", "read-all", entry.report.id, report=name)
    if leader.is_open:
        yield ctx.button("button-take-out", "take-out", leader.id, entry.report.id, report=name)
    if entry.report.attachments:
        yield ctx.button("button-open-of", "open-files", entry.report.id, report=name)


def _is_cut(entry: Entry) -> bool:
    """Whether a page shows less of a report than was said."""
    what = entry.report.sighting.what if entry.report.sighting else ""
    is_short = len(what) <= QUOTED and len(entry.talk) <= TALK_SHOWN
    return not is_short or any(len(text) > TALK_QUOTED for _, text in entry.talk)


def _lines(entry: Entry, ctx: Context) -> list[str]:
    report = entry.report
    files = ctx.label("card-attachments", count=report.attachments) if report.attachments else ""
    time = ctx.texts.time(ctx.locale, report.received_at)
    apart = ctx.label("all-apart") if report.stands_apart else ""
    first = " · ".join(part for part in (f"**{report.pseudonym}**", time, files, apart) if part)
    if report.sighting is None:
        return ["", first, ctx.say("card-forgotten")]
    place = [ctx.say("card-place", place=in_line(report.sighting.place))] if report.sighting.place else []
    talk = [said(author, text[:TALK_QUOTED], ctx) for author, text in entry.talk[-TALK_SHOWN:]]
    return ["", first, *quoted(report.sighting.what, QUOTED), *place, *talk]


def said(author: str, text: str, ctx: Context) -> str:
    """A line of the talk between a moderator and the reporter."""
    who = ctx.label("card-reporter") if author == "reporter" else author
    return f"**{escape(who)}:** {escape(in_line(text))}"


def _turning(page: Page, ctx: Context) -> tuple[Button, ...]:
    def turn(key: str, number: int) -> Button:
        return Button(ctx.label(key), Action("show-page", (page.leader.id, str(number))))

    back = (turn("button-previous", page.number - 1),) if page.number else ()
    return (*back, *((turn("button-next", page.number + 1),) if page.number + 1 < page.count else ()))


def _two(incoming: Incoming) -> tuple[str, str]:
    arguments = incoming.action.arguments if incoming.action else ()
    if len(arguments) != 2:
        raise UserError("stale-button")
    return arguments[0], arguments[1]
