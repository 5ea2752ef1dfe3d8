"""/reports close and open, and what people hear before the form (R13, R23)."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.messages import Incoming, Outgoing
from bot.domain.shifts import Unclear, read
from bot.errors import UserError
from bot.services.reporting.closing import Ahead, Closed
from handlers.context import Context, reply

OPEN, CLOSE = ("open", "abrir"), ("close", "cerrar")
_FOR = re.compile(r"(.*)\s(?:for|por)\s+(\d{1,3})\s*(?:h|hours?|horas?)\.?", re.IGNORECASE | re.DOTALL)
_UNTIL = re.compile(r"(.*)\s((?:until|hasta)\s+\S{1,12}(?:\s+[ap]\.?\s?m\.?)?)", re.IGNORECASE | re.DOTALL)

Handler = Callable[[Incoming, Context], Awaitable[list[Outgoing]]]


async def reports(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """/reports close TEXT for 3 h, /reports close TEXT until 6:00, /reports open. For coordinators (R23)."""
    volunteer = await ctx.volunteer()
    word, _, rest = (incoming.options.get("text", "") or incoming.arguments).strip().partition(" ")
    if word.lower() in OPEN:
        opened = await ctx.services.closing.open(ctx.work, volunteer, ctx.now)
        return [reply(ctx.say("reports-opened" if opened else "reports-were-open"))]
    if word.lower() not in CLOSE:
        return [reply(ctx.say("reports-how"))]
    text, until = _end(rest, ctx)
    closed = await ctx.services.closing.close(ctx.work, volunteer, text, until, ctx.now)
    return [reply("\n\n".join([ctx.say("reports-closed-done"), _says(closed, None, ctx)]))]


def _end(words: str, ctx: Context) -> tuple[str, datetime]:
    """The text and the end. Raises UserError where no end is said: nothing is closed for ever."""
    if found := _FOR.fullmatch(words.strip()):
        return found[1], ctx.now + timedelta(hours=int(found[2]))
    if found := _UNTIL.fullmatch(words.strip()):
        try:
            wanted = read(found[2], ctx.services.duty.local(ctx.now))
        except Unclear as error:
            raise UserError("closing-until") from error
        if wanted.span is not None:
            return found[1], wanted.span.moments(ctx.texts.timezone)[1]
    raise UserError("closing-until")


def unless_closed(handler: Handler) -> Handler:
    """A handler that begins a report: while reporting is closed it says so instead, else what is ahead comes first."""

    async def told(incoming: Incoming, ctx: Context) -> list[Outgoing]:
        county = ctx.said.county
        ahead = await ctx.services.closing.ahead(ctx.work, county, ctx.now)
        if ahead.closed is not None:
            return [reply(_says(ahead.closed, county, ctx))]
        replies = await handler(incoming, ctx)
        if not ahead.unattended or not replies:
            return replies
        # Where the place is known by now, its own words stand with the draft.
        first, line = replies[0], ctx.say("no-duty", number=ctx.number_for(county))
        if ctx.say("no-duty", number=ctx.number_for(ctx.said.county)) in first.text:
            return replies
        return [replace(first, text="\n\n".join([line, first.text])), *replies[1:]]

    return told


async def about(county: str | None, ctx: Context) -> list[str]:
    """What somebody who reports from the county reads above their draft."""
    return notices(await ctx.services.closing.ahead(ctx.work, county, ctx.now), county, ctx)


def notices(ahead: Ahead, county: str | None, ctx: Context) -> list[str]:
    number = ctx.number_for(county)
    lines: list[str] = []
    if ahead.closed is not None:
        lines.append(_says(ahead.closed, county, ctx))
    if ahead.unserved:
        lines.append(ctx.say("no-room", county=county or "", number=number))
    if ahead.unattended:
        lines.append(ctx.say("no-duty", number=number))
    return lines


def _says(closed: Closed, county: str | None, ctx: Context) -> str:
    return ctx.say("reports-are-closed", text=closed.text, until=closed.until, number=ctx.number_for(county))
