"""Hearsay of a raid: what moderators confirmed in the county, or that nothing is confirmed; never a guess (R32)."""

from datetime import timedelta

from bot.domain.alerts import AlertLanguage
from bot.domain.messages import Incoming, Outgoing
from bot.errors import UserError
from handlers import freezing, numbers
from handlers.context import Context, reached, reply
from knowledge.model import Card
from knowledge.search.search import Answer

# R32: "nothing confirmed in the last 24 hours".
WITHIN = timedelta(hours=24)
# Of many alerts the newest stand in the answer; an alert has at most 500 characters a language.
_SHOWN = 3
# Lines of them in a group, above three numbers.
_AMONG_OTHERS = 3


async def answer(found: Answer, county: str | None, ctx: Context) -> Outgoing | None:
    """The answer for a county. None where no county is known, or nothing is confirmed here at all: then a card serves.

    Reports that wait change nothing of it.
    """
    if not found.rumour or county is None or not reached(ctx.stage, "alerts"):
        return None
    await _count(found, county, ctx)
    card = ctx.card(found.cards[0].id) if found.cards else None
    ctx.note(card=card.id if card else None, urgent=False, kind=None)
    return await _answer(county, card, ctx)


async def _count(found: Answer, county: str, ctx: Context) -> None:
    """That somebody asked, and about which town; never what they wrote. Nobody's answer depends on it."""
    if ctx.incoming.account is None:
        return
    named = found.place.label if found.place.county == county else ""
    place = "" if named == f"{county} County" else named
    await ctx.services.rumour_desk.heard(ctx.work, ctx.incoming.account, county, place, ctx.now)


async def open_report(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Open a report from this*: somebody looks, and has it."""
    report = await ctx.services.rumour_desk.open_report(
        ctx.work, await ctx.volunteer(), _card(incoming), incoming.address.platform, ctx.now
    )
    return [Outgoing(notice=ctx.label("rumour-opened", report=report.pseudonym), private=True)]


async def nothing(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Nothing known*: the card is answered; it publishes nothing."""
    card = await ctx.services.rumour_desk.nothing(ctx.work, await ctx.volunteer(), _card(incoming), ctx.now)
    return [Outgoing(notice=ctx.label("rumour-answered", county=card.county), private=True)]


def _card(incoming: Incoming) -> str:
    if incoming.action is None or not incoming.action.arguments:
        raise UserError("stale-button")
    return incoming.action.arguments[0]


async def in_language(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """The one-tap switch under it (R1)."""
    arguments = incoming.action.arguments if incoming.action else ()
    if len(arguments) != 2 or arguments[0] not in ctx.texts.locales:
        raise UserError("stale-button")
    if not ctx.services.answering.is_county(arguments[1]):
        raise UserError("stale-button")
    ctx.speak(arguments[0])
    ctx.remember_language()
    said = ctx.said
    return [await _answer(arguments[1], ctx.card(said.card) if said.card else None, ctx, replace=True)]


async def _answer(county: str, card: Card | None, ctx: Context, *, replace: bool = False) -> Outgoing:
    alerts = await ctx.services.alerting.recent(ctx.work, county, since=ctx.now - WITHIN)
    language = AlertLanguage(ctx.locale)
    parts = [ctx.services.alert_text(alert, language) for alert in alerts[:_SHOWN]]
    if not parts:
        parts = [ctx.say("rumour-nothing", county=county)]
    paused = await freezing.paused(ctx, county)
    parts = [*(parts if ctx.incoming.private else parts[: _AMONG_OTHERS - len(paused)]), *paused]
    to_call = numbers.number_lines(ctx, county, purpose="report-sightings")
    other = "en" if ctx.locale == "es" else "es"
    rows = [
        (ctx.button(f"switch-to-{other}", "rumour-in", other, county),),
        (ctx.button("send-as-report", "as-report"),),
    ]
    if card is not None:
        rows.append((ctx.button("button-card", "card", card.id, title=card.title[:40]),))
    if not ctx.incoming.private:
        lines = [" ".join(part.split("\n")) for part in parts]
        return reply("\n".join([*lines, to_call]), *rows, replace=replace)
    return reply("\n\n".join([*parts, *([to_call] if to_call else [])]), *rows, replace=replace)
