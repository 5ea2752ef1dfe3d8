"""/myreports: what became of one's reports, and the questions that wait; and what could not be written (R13, R14)."""

from bot.domain.messages import Incoming, Outgoing
from bot.domain.reports import Outcome, ReportState
from bot.services.reporting.outcome_text import outcome_text
from bot.services.reporting.own_reports import OwnReport
from handlers.context import Context, reply
from handlers.drafts import account_of
from handlers.moderate import YES_NO, answers


async def mine(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """The last 72 hours' reports, then each open question under its own message, with the buttons that answer it."""
    ctx.require_private()
    return _shown(await ctx.services.own_reports.standing(ctx.work, account_of(incoming)), ctx)


def _shown(found: list[OwnReport], ctx: Context) -> list[Outgoing]:
    if not found:
        return [reply(ctx.say("myreports-none"))]
    lines = [
        ctx.say(
            "myreports-line",
            report=each.report.pseudonym,
            time=ctx.texts.moment(ctx.locale, each.report.received_at),
            state=_state(each, ctx),
        )
        for each in found
    ]
    if not all(each.report.reachable for each in found):
        lines.append(ctx.say("myreports-unreachable"))
    listed = reply("\n".join([ctx.say("myreports-title"), *lines, ctx.say("myreports-shows")]))
    return [listed, *(_question(each, each.question, ctx) for each in found if each.question)]


def _state(each: OwnReport, ctx: Context) -> str:
    report = each.report
    if each.alert is not None and report.state in (ReportState.PUBLISHED, ReportState.ENDED):
        return ctx.label(f"myreports-{report.state.value}", alert=each.alert.code)
    if report.outcome is None:
        return ctx.label(f"myreports-{report.state.value}")
    # Why nobody could tell is for moderators: "the reporter did not answer" would read as blame.
    reason = None if report.outcome is Outcome.INCONCLUSIVE else report.reason
    return outcome_text(ctx.texts, ctx.locale, report.outcome, reason, report.agency)


def _question(each: OwnReport, words: str, ctx: Context) -> Outgoing:
    report = each.report
    ready = {ctx.texts.label(report.language, f"question-{question.value}") for question in YES_NO}
    text = ctx.texts.say(report.language, "myreports-question", report=report.pseudonym, question=words)
    return reply(text, *answers(report, ctx.texts, yes_no=words in ready))


async def missed(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """For somebody who could not be written to and writes again: that it was so, and all that they missed."""
    if not incoming.private or incoming.account is None:
        return []
    if not await ctx.services.own_reports.back_in_touch(ctx.work, incoming.account, ctx.now):
        return []
    found = await ctx.services.own_reports.standing(ctx.work, incoming.account)
    return [reply(ctx.say("myreports-missed")), *_shown(found, ctx)]
