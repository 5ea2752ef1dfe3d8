"""Decisions that publish nothing: each has its reason, and the reason is one tap (R17)."""

from dataclasses import replace

from bot.domain.messages import Action, Button, Incoming, Outgoing
from bot.domain.reports import REASONS, Outcome, Reason, reason_of
from bot.errors import UserError
from bot.i18n import Markdown
from handlers import seconds
from handlers.context import Context, reached, reply
from handlers.moderate import back_button, capital, decides, waiting
from handlers.publish import Choices

Rows = tuple[tuple[Button, ...], ...]


async def not_immigration(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Not immigration*: what was it?"""
    _, report = await waiting(incoming, ctx)
    rows = _rows(ctx, "was", Outcome.NOT_IMMIGRATION, "was", report.id)
    text = await decides(ctx.say("not-immigration-what", report=report.pseudonym), report, ctx)
    return [reply(text, *rows, (back_button(ctx),))]


async def cannot_tell(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Can't tell*: why not?"""
    _, report = await waiting(incoming, ctx)
    rows = _rows(ctx, "unclear", Outcome.INCONCLUSIVE, "inconclusive", report.id)
    text = await decides(ctx.say("cannot-tell-why", report=report.pseudonym), report, ctx)
    text = Markdown(f"{text}\n{ctx.say('not-public-note')}")
    return [reply(text, *rows, (back_button(ctx),))]


async def keep(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Confirmed, do not publish*: why not?"""
    chosen = Choices.read(incoming)
    _, report = await waiting(incoming, ctx)
    rows = _rows(ctx, "unpublished", Outcome.CONFIRMED_NOT_PUBLISHED, "not-published", *chosen.arguments())
    text = await decides(ctx.say("keep-why", report=report.pseudonym), report, ctx)
    return [reply(text, *rows, (back_button(ctx),), replace=True)]


def _rows(ctx: Context, label: str, outcome: Outcome, verb: str, *arguments: str) -> Rows:
    """A button for each reason; the press carries what was chosen before, and the reason."""
    return tuple(
        (Button(capital(ctx.label(f"{label}-{reason.value}")), Action(verb, (*arguments, reason.value))),)
        for reason in REASONS[outcome]
    )


async def was(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    report, reason = _read(incoming, Outcome.NOT_IMMIGRATION)
    return await _close(report, Outcome.NOT_IMMIGRATION, reason, ctx)


async def inconclusive(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    report, reason = _read(incoming, Outcome.INCONCLUSIVE)
    return await _close(report, Outcome.INCONCLUSIVE, reason, ctx)


async def _close(report_id: str, outcome: Outcome, reason: Reason, ctx: Context) -> list[Outgoing]:
    report, decided = await ctx.services.seconding.close(
        ctx.work, await ctx.volunteer(), report_id, outcome, ctx.now, reason=reason
    )
    said = seconds.said(report, ctx, "closed", decided=decided)
    may_notice = decided and outcome is Outcome.NOT_IMMIGRATION and report.county and reached(ctx.stage, "alerts")
    row = (ctx.button("button-notice", "notice", report.id),) if may_notice else ()
    return [reply(said, row, replace=True)]


async def not_published(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Confirmed, do not publish*, and why: over, at a private home, would point at one family."""
    arguments = incoming.action.arguments if incoming.action else ()
    reason = _reason(Outcome.CONFIRMED_NOT_PUBLISHED, arguments[-1] if arguments else "")
    chosen = Choices.read(replace(incoming, action=Action("keep", arguments[:-1])))
    report, decided = await ctx.services.seconding.close(
        ctx.work,
        await ctx.volunteer(),
        chosen.report,
        Outcome.CONFIRMED_NOT_PUBLISHED,
        ctx.now,
        reason=reason,
        agency=chosen.agency,
        basis=chosen.basis,
    )
    return [reply(seconds.said(report, ctx, "kept", decided=decided), replace=True)]


def _read(incoming: Incoming, outcome: Outcome) -> tuple[str, Reason]:
    arguments = incoming.action.arguments if incoming.action else ()
    if len(arguments) != 2:
        raise UserError("stale-button")
    return arguments[0], _reason(outcome, arguments[1])


def _reason(outcome: Outcome, value: str) -> Reason:
    try:
        return reason_of(outcome, value)
    except ValueError as error:
        raise UserError("stale-button") from error
