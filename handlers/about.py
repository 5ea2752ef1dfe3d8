"""/verify: whether an alert is ours. /about: which network this is, and how often it was wrong (R36)."""

from datetime import timedelta

from bot.domain.alert_codes import Quoted
from bot.domain.alerts import Alert, AlertChange, AlertKind, AlertLanguage, AlertState, Change
from bot.domain.messages import Incoming, Outgoing
from bot.domain.reports import Mark
from bot.i18n import Markdown
from bot.services.alerts.alert_text import FRAMES
from handlers import freezing
from handlers.context import Context, Voice, reply

# R36: alerts of so many days are counted.
COUNTED = timedelta(days=90)


async def verify(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """/verify A-127, or an alert's whole text as it was passed on."""
    typed = (incoming.options.get("text", "") or incoming.arguments).strip()
    found = await ctx.services.looking_up.find(ctx.work, typed)
    paused = await freezing.paused(ctx)
    if found is None:
        if drill := await of_drill(typed, ctx):
            return [reply(drill_line(drill, ctx))]
        return [reply("\n\n".join([ctx.say("verify-unknown", number=ctx.number), *paused]))]
    alert = found.alert
    lines: list[str] = [
        *([ctx.say("verify-other-text", alert=alert.code)] if found.quoted is Quoted.OTHER else []),
        ctx.say("verify-ours", alert=alert.code),
        ctx.services.alert_text(alert, AlertLanguage(ctx.locale)),
        *([ctx.say("verify-same-text")] if found.quoted is Quoted.SAME else []),
        _basis(alert, ctx),
        "\n".join([ctx.say("verify-changes"), *(_change(change, ctx) for change in found.changes)]),
        *paused,
    ]
    return [reply("\n\n".join(lines))]


async def of_drill(typed: str, ctx: Context) -> str | None:
    """The code of a drill's alert, where somebody with a role asks for it: to everybody else it is unknown (R34)."""
    asking = await ctx.services.volunteers.find(
        ctx.work, ctx.incoming.account, ctx.now, platform_roles=ctx.incoming.roles
    )
    return None if asking is None else await ctx.services.looking_up.of_drill(ctx.work, typed)


def drill_line(code: str, voice: Voice) -> Markdown:
    """That an alert was published for practice."""
    return voice.say(FRAMES[Mark.DRILL], text=voice.say("verify-drill", alert=code))


def _basis(alert: Alert, ctx: Context) -> Markdown:
    """On what it was confirmed; and that it was not, or that it was wrong."""
    if alert.state is AlertState.RETRACTED:
        return ctx.say("verify-was-wrong")
    if alert.facts.basis is None:
        return ctx.say("verify-no-basis" if alert.facts.was is None else "verify-checked")
    return ctx.say("verify-basis", basis=ctx.label(f"basis-{alert.facts.basis.value}"))


def _change(change: Change, ctx: Context) -> str:
    if change.kind is AlertKind.CHECKING and change.change is AlertChange.EXTENDED:
        return ctx.say("verify-still-checking", at=change.at)
    return ctx.say(f"verify-{change.change.value}", at=change.at)


async def about(_: Incoming, ctx: Context) -> list[Outgoing]:
    """/about: which network this is, and how to reach it. What the network did not fill in is left out."""
    network = ctx.network
    lines = [ctx.say("about", network=network.name, number=ctx.number)]
    if network.contact:
        lines.append(ctx.say("about-contact", contact=network.contact))
    if network.press:
        lines.append(ctx.say("about-press", press=network.press))
    if network.privacy_url:
        lines.append(ctx.say("about-privacy", link=Markdown(network.privacy_url)))
    lines.append(ctx.say(f"about-stage-{ctx.stage}"))
    if ctx.stage == "alerts":
        record = await ctx.services.looking_up.record(ctx.work, ctx.now - COUNTED)
        lines.append(_record(record.published, record.corrected, ctx))
        lines += await freezing.paused(ctx)
    return [reply("\n".join(lines))]


def _record(published: int, corrected: int, ctx: Context) -> Markdown:
    if not published:
        return ctx.say("about-no-alerts", days=COUNTED.days)
    alerts = ctx.say("about-alerts", days=COUNTED.days, count=published)
    return Markdown(f"{alerts} {ctx.say('about-corrected', count=corrected)}")
