"""/drill: play a report with the moderators, and end it (R34)."""

from bot.domain.drills import SCENARIOS
from bot.domain.messages import Button, ButtonStyle, Incoming, Outgoing
from bot.domain.reports import Mark
from bot.domain.rights import Deed
from bot.errors import UserError
from bot.services.alerts.marking import drilled
from bot.services.moderation.drills import Running
from handlers.context import Context, reply

START, END = ("start", "begin", "empezar", "iniciar"), ("end", "stop", "fin", "terminar")


async def drill(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """/drill start [story], /drill end; alone it says what there is."""
    volunteer = await ctx.volunteer()
    if not volunteer.may(Deed.DRILL):
        raise UserError("no-right")
    word, _, name = (incoming.options.get("text", "") or incoming.arguments).strip().partition(" ")
    if word.lower() in START:
        return await _start(name, ctx)
    if word.lower() in END:
        return await end(incoming, ctx)
    if running := await ctx.services.drills.running(ctx.work):
        return [reply(_told("drill-runs", running, ctx), (_end_button(ctx),))]
    buttons = (
        (ctx.button(f"button-drill-{each.name}", "drill-start", each.name, style=ButtonStyle.PRIMARY),)
        for each in SCENARIOS
    )
    return [reply(ctx.say("drill-how"), *buttons)]


async def start(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """The press on a story."""
    arguments = incoming.action.arguments if incoming.action else ()
    if len(arguments) != 1:
        raise UserError("stale-button")
    return await _start(arguments[0], ctx)


async def _start(name: str, ctx: Context) -> list[Outgoing]:
    begun = await ctx.services.drills.start(
        ctx.work,
        await ctx.volunteer(),
        name,
        locale=ctx.locale,
        platform=ctx.incoming.address.platform,
        now=ctx.now,
    )
    return [reply(_told("drill-started", begun, ctx), (_end_button(ctx),))]


async def end(_: Incoming, ctx: Context) -> list[Outgoing]:
    """*End the drill*."""
    await ctx.services.drills.end(ctx.work, await ctx.volunteer(), ctx.now)
    return [reply(ctx.say("drill-ended"))]


def _told(key: str, running: Running, ctx: Context) -> str:
    story = ctx.label(f"drill-story-{running.scenario.name}")
    since = {"since": running.since} if key == "drill-runs" else {}
    return ctx.say(key, story=story, until=running.until, **since)


def _end_button(ctx: Context) -> Button:
    return ctx.button("button-drill-end", "drill-end")


async def is_about(incoming: Incoming, ctx: Context) -> bool:
    """Whether a press or a form belongs to a drill: its payload names a report, an alert or a task of one."""
    named = incoming.action.arguments if incoming.action else (incoming.form or "").split(":")[1:]
    return bool(named) and await ctx.services.drills.is_about(ctx.work, named)


def marked(replies: list[Outgoing], ctx: Context) -> list[Outgoing]:
    """What whoever works on a drill reads, with its mark at the beginning and at the end; other replies as they are."""
    mark = Mark.DRILL if ctx.is_drill else Mark.REAL
    return [drilled(ctx.texts, ctx.locale, mark, outgoing) for outgoing in replies]
