"""/stats: what became of the reports in 7 and in 30 days; nothing about a person (R23)."""

from datetime import timedelta

from bot.domain.messages import Incoming, Outgoing
from bot.domain.reports import Outcome
from bot.domain.rights import Deed
from bot.services.upkeep import statistics
from bot.services.upkeep.statistics import Summary
from handlers.context import Context, reply


async def stats(_: Incoming, ctx: Context) -> list[Outgoing]:
    """For moderators and above, of the counties that they moderate."""
    volunteer = await ctx.volunteer()
    found = await statistics.summaries(ctx.work, volunteer, ctx.now)
    parts = ["\n".join(_lines(summary, ctx)) for summary in found]
    if volunteer.may(Deed.GRANT):
        counted = await ctx.services.referrals.months(ctx.work, volunteer)
        parts += [ctx.say("referral-month", month=ctx.month(month), count=count) for month, count in counted]
    return [reply("\n\n".join(parts))]


def _lines(found: Summary, ctx: Context) -> list[str]:
    lines: list[str] = [ctx.say("stats-title", days=found.days), ctx.say("stats-reports", count=found.reports)]
    lines += [
        ctx.say("stats-outcome", outcome=ctx.label(f"outcome-{outcome.value}"), count=found.outcomes[outcome])
        for outcome in Outcome
        if outcome in found.outcomes
    ]
    if found.undecided:
        lines.append(ctx.say("stats-undecided", count=found.undecided))
    # A share of nothing says nothing.
    if found.alerts:
        lines.append(_share("stats-corrected", found.corrected, found.alerts, ctx))
    if found.counted:
        lines.append(_share("stats-overdue", found.overdue, found.counted, ctx))
    if found.reports:
        lines.append(ctx.say("stats-action", length=_length(found.to_action, ctx)))
        lines.append(ctx.say("stats-decision", length=_length(found.to_decision, ctx)))
    return lines


def _share(key: str, part: int, whole: int, ctx: Context) -> str:
    return ctx.say(key, part=part, whole=whole, percent=round(100 * part / whole))


def _length(length: timedelta | None, ctx: Context) -> str:
    return ctx.texts.duration(ctx.locale, length) if length is not None else ctx.label("stats-no-length")
