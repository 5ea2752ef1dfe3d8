"""Verifiers: their agreement, *On my way*, what they see on site; and the moderator who asks them (R37)."""

from datetime import timedelta

from bot.domain.messages import Button, ButtonStyle, Incoming, Outgoing
from bot.domain.reports import Basis, Report
from bot.domain.rights import Volunteer
from bot.domain.verifying import ARRIVALS, Finding
from bot.errors import UserError
from handlers.context import Context, reply


async def ask(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """More → *Ask verifiers*."""
    volunteer = await ctx.volunteer()
    report = await ctx.services.moderation.report(ctx.work, volunteer, _one(incoming))
    asked = await ctx.services.verifying.ask(ctx.work, volunteer, report.id, ctx.now)
    said = ctx.say("task-asked", report=report.pseudonym) if asked else ctx.say("task-no-room")
    return [reply(said, replace=True)]


async def stand_down(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """More → *Stand down*."""
    volunteer = await ctx.volunteer()
    report = await ctx.services.moderation.report(ctx.work, volunteer, _one(incoming))
    await ctx.services.verifying.stand_down(ctx.work, volunteer, report.id, ctx.now)
    return [reply(ctx.say("task-stood-down", report=report.pseudonym), replace=True)]


async def button(report: Report, ctx: Context) -> Button:
    """For *More*: ask the verifiers, or stand down who was asked."""
    if await ctx.services.verifying.open_task(ctx.work, report.id):
        return ctx.button("button-stand-down", "stand-down", report.id, style=ButtonStyle.DANGER)
    return ctx.button("button-ask-verifiers", "ask-verifiers", report.id)


async def basis_label(basis: Basis, report: Report, ctx: Context) -> str:
    """A basis as *Confirm* offers it, with how many verifiers confirmed on site (R18).

    Two observers can be chosen with fewer: a network's observers may talk to the moderator another way, and whether
    they did is the moderator's word. But nobody chooses it without reading what the verifiers said here.
    """
    label = ctx.label(f"basis-{basis.value}")
    confirmed = await ctx.services.verifying.confirmed(ctx.work, report.id)
    if basis is not Basis.TWO_OBSERVERS or confirmed is None:
        return label
    return ctx.label("on-site-basis", basis=label, count=confirmed)


async def verifier(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """/verifier: what they agree to."""
    ctx.require_private()
    volunteer = await ctx.volunteer()
    agreed = await ctx.services.verifying.agreed_on(ctx.work, volunteer)
    if agreed is not None:
        lines = (ctx.say("verifier-agreement"), ctx.say("verifier-agreed-before", date=ctx.day(agreed)))
        return [reply("\n\n".join(lines))]
    return [_agreement(ctx)]


def _agreement(ctx: Context, *task: str) -> Outgoing:
    agree = ctx.button("button-verifier-agree", "verifier-agree", *task, style=ButtonStyle.PRIMARY)
    return reply(ctx.say("verifier-agreement"), (agree,))


async def agree(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*I agree*: the date is kept; who had pressed *On my way* goes on from there."""
    volunteer = await ctx.volunteer()
    await ctx.services.verifying.agree(ctx.work, volunteer, ctx.now)
    day = ctx.day(ctx.now.astimezone(ctx.texts.timezone).date())
    said = reply(ctx.say("verifier-agreed", date=day), replace=incoming.private)
    if incoming.action is None or not incoming.action.arguments:
        return [said]
    return [said, await _set_out(volunteer, incoming, ctx)]


async def on_my_way(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*On my way*: who has not agreed yet reads first what they would agree to."""
    volunteer = await ctx.volunteer()
    if await ctx.services.verifying.agreed_on(ctx.work, volunteer) is None:
        await ctx.services.verifying.may_answer(ctx.work, volunteer, _one(incoming))
        return [_agreement(ctx, _one(incoming))]
    return [await _set_out(volunteer, incoming, ctx)]


async def _set_out(volunteer: Volunteer, incoming: Incoming, ctx: Context) -> Outgoing:
    if ctx.way_back is None:
        raise UserError("press-a-button")
    report = await ctx.services.verifying.set_out(
        ctx.work, volunteer, _one(incoming), ctx.way_back, ctx.locale, ctx.now
    )
    return Outgoing(notice=ctx.label("task-set-out", report=report.pseudonym), private=True)


async def arrives(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """5, 10, 20 or 30 minutes, in one tap."""
    task, minutes = _two(incoming)
    times = {str(round(time.total_seconds() / 60)): time for time in ARRIVALS}
    time = times.get(minutes, timedelta())
    if not time:
        raise UserError("stale-button")
    await ctx.services.verifying.arrives(ctx.work, await ctx.volunteer(), task, ctx.now + time, ctx.now)
    return [Outgoing(notice=ctx.label("task-arrives", minutes=minutes), private=True)]


async def found(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Confirmed*, *Not immigration* or *Unable to tell*, from who was told the place."""
    task, finding = _two(incoming)
    if finding not in set(Finding):
        raise UserError("stale-button")
    report = await ctx.services.verifying.found(ctx.work, await ctx.volunteer(), task, Finding(finding), ctx.now)
    return [Outgoing(notice=ctx.label("task-found", report=report.pseudonym), private=True)]


async def decline(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Decline*: no reason is asked for, and of who was not on the way nothing is kept."""
    await ctx.services.verifying.decline(ctx.work, await ctx.volunteer(), _one(incoming), ctx.now)
    return [Outgoing(notice=ctx.label("task-declined"), private=True)]


def _one(incoming: Incoming) -> str:
    if incoming.action is None or not incoming.action.arguments:
        raise UserError("stale-button")
    return incoming.action.arguments[0]


def _two(incoming: Incoming) -> tuple[str, str]:
    arguments = incoming.action.arguments if incoming.action else ()
    if len(arguments) != 2:
        raise UserError("stale-button")
    return arguments[0], arguments[1]
