"""/oncall, /off and /back: who is on call when, by the region's clocks."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.messages import Action, Button, Incoming, Outgoing
from bot.domain.rights import ALL_COUNTIES
from bot.domain.shifts import DAY, TOMORROW, UNTIL, Span, Unclear, read, ready
from bot.errors import UserError
from bot.storage.shifts import Shift
from handlers.context import Context, reply
from handlers.counties import several

GAPS = ("gaps", "huecos")
EVERY_COUNTY = frozenset({ALL_COUNTIES})
# Discord shows 2,000 characters in a message.
MOST = 1_900


async def on_call(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """/oncall durham mon 6:00-12:00; without a time, shifts of one tap; alone, what one has."""
    words = _words(incoming)
    if words.lower() in GAPS:
        return [await _gaps(ctx)]
    try:
        wanted = read(words, ctx.services.duty.local(ctx.now))
    except Unclear as error:
        raise UserError("shift-unclear") from error
    counties = several(wanted.counties, ctx) or EVERY_COUNTY
    if wanted.span is None:
        return [await _choices(counties, ctx)]
    return [await _taken(incoming, counties, wanted.span, ctx, weekly=wanted.weekly)]


async def tap(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """A shift of one tap. What the button promised was for its own moment: the answer says what was taken."""
    name, counties = _arguments(incoming, 2)
    if counties != ALL_COUNTIES and not all(ctx.services.answering.is_county(name) for name in counties.split("|")):
        raise UserError("stale-button")
    try:
        span = ready(name, ctx.services.duty.local(ctx.now))
    except Unclear as error:
        raise UserError("stale-button") from error
    return [await _taken(incoming, frozenset(counties.split("|")), span, ctx, weekly=False)]


async def weekly(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Every week*: the same hours by the clock, until they are given back."""
    shift = await ctx.services.duty.repeat(ctx.work, await ctx.volunteer(), _arguments(incoming, 1)[0], ctx.now)
    return [reply(ctx.say("shift-weekly", shift=_line(shift, ctx)), (_drop(shift, ctx),), replace=True)]


async def drop(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Give it back*."""
    await ctx.services.duty.give_back(ctx.work, await ctx.volunteer(), _arguments(incoming, 1)[0], ctx.now)
    return [reply(ctx.say("shift-dropped"), replace=True)]


async def off(_: Incoming, ctx: Context) -> list[Outgoing]:
    """/off: nobody pings this person until /back (R23)."""
    await ctx.services.duty.off(ctx.work, await ctx.volunteer(), ctx.now)
    return [reply(ctx.say("duty-off"))]


async def back(_: Incoming, ctx: Context) -> list[Outgoing]:
    """/back: shifts count again."""
    volunteer = await ctx.volunteer()
    was_off = await ctx.services.duty.back(ctx.work, volunteer)
    return [reply(ctx.say("duty-back" if was_off else "duty-was-on"))]


async def _taken(incoming: Incoming, counties: frozenset[str], span: Span, ctx: Context, *, weekly: bool) -> Outgoing:
    platform = incoming.address.platform
    shift = await ctx.services.duty.take(
        ctx.work, await ctx.volunteer(), platform, counties, span, ctx.now, weekly=weekly
    )
    again = () if weekly else (ctx.button("button-shift-weekly", "shift-weekly", shift.id),)
    text = ctx.say("shift-weekly" if weekly else "shift-taken", shift=_line(shift, ctx))
    return reply(text, (*again, _drop(shift, ctx)), replace=incoming.action is not None)


def _drop(shift: Shift, ctx: Context) -> Button:
    return ctx.button("button-shift-drop", "shift-drop", shift.id)


async def _choices(counties: frozenset[str], ctx: Context) -> Outgoing:
    """What one has, each with a button that gives it back, and the shifts of one tap."""
    volunteer = await ctx.volunteer()
    mine = await ctx.services.duty.mine(ctx.work, volunteer, ctx.now)
    lines = [
        ctx.say("shifts-mine" if mine else "shifts-none"),
        *(f"- {ctx.say('shift-line', shift=_line(s, ctx))}" for s in mine),
    ]
    if await ctx.services.duty.is_off(ctx.work, volunteer):
        lines.append(ctx.say("duty-is-off"))
    lines.append(ctx.say("oncall-how", counties=_named(counties, ctx)))
    drops = [
        (
            ctx.button(
                "button-shift-drop-one", "shift-drop", shift.id, begins=ctx.texts.moment(ctx.locale, shift.starts_at)
            ),
        )
        for shift in mine[:3]
    ]
    return reply("\n".join(lines), *_taps(counties, ctx), *drops)


def _taps(counties: frozenset[str], ctx: Context) -> Sequence[tuple[Button, ...]]:
    """Buttons whose labels say the hours. Counties that fit into no button are typed with their hours."""
    joined = "|".join(sorted(counties))
    rows = []
    for names in (UNTIL, TOMORROW[:2], TOMORROW[2:]):
        try:
            rows.append(tuple(Button(_label(name, ctx), Action("oncall", (name, joined))) for name in names))
        except ValueError:
            return ()
    return rows


def _label(name: str, ctx: Context) -> str:
    local = ctx.services.duty.local(ctx.now)
    begins, ends = ready(name, local).moments(ctx.texts.timezone)
    times = {"begins": ctx.texts.moment(ctx.locale, begins), "ends": ctx.texts.time(ctx.locale, ends)}
    return ctx.label("shift-now" if name in UNTIL else "shift-hours", **times)


def _line(shift: Shift, ctx: Context) -> str:
    """Durham: Mon Nov 23, 6:00 AM – 12:00 PM, every week."""
    label = ctx.label("shift-hours", **_times(shift.starts_at, shift.ends_at, ctx))
    return ctx.label(
        "shift-every-week" if shift.weekly else "shift-once", counties=_named(shift.counties, ctx), hours=label
    )


def _times(begins: datetime, ends: datetime, ctx: Context) -> dict[str, str]:
    """The end with its day where that is not the beginning's."""
    local = ctx.services.duty.local
    same_day = local(begins).date() == local(ends).date() or (ends - begins).total_seconds() <= DAY * 60 / 2
    end = ctx.texts.time(ctx.locale, ends) if same_day else ctx.texts.moment(ctx.locale, ends)
    return {"begins": ctx.texts.moment(ctx.locale, begins), "ends": end}


def _named(counties: frozenset[str], ctx: Context) -> str:
    return ctx.label("all-counties") if ALL_COUNTIES in counties else ctx.texts.items(ctx.locale, sorted(counties))


async def _gaps(ctx: Context) -> Outgoing:
    """The hours of the week that nobody has, as text to copy."""
    found = await ctx.services.duty.gaps(ctx.work, await ctx.volunteer(), ctx.now)
    lines: list[str] = [ctx.say("gaps-title")]
    for county, intervals in found.items():
        name = ctx.label("all-counties") if county == ALL_COUNTIES else county
        lines.append(ctx.say("gaps-county" if intervals else "gaps-none", county=name))
        lines += [f"- {ctx.label('shift-hours', **_times(*interval, ctx))}" for interval in intervals]
    text = "\n".join(lines)
    if len(text) > MOST:
        text = text[:MOST].rpartition("\n")[0] + "\n" + ctx.say("gaps-more")
    return reply(text)


def _words(incoming: Incoming) -> str:
    return (incoming.options.get("text", "") or incoming.arguments).strip()


def _arguments(incoming: Incoming, count: int) -> tuple[str, ...]:
    arguments = incoming.action.arguments if incoming.action else ()
    if len(arguments) != count:
        raise UserError("stale-button")
    return arguments
