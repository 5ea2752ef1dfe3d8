"""/subscribe and what ends it."""

from bot.domain.messages import Incoming, Outgoing
from bot.errors import UserError
from handlers import counties, freezing
from handlers.context import Context, reply
from handlers.drafts import account_of
from knowledge.places import PlaceKind

# Whole messages that end alerts, in every language offered (R33).
STOP_WORDS = frozenset({
    "stop", "unsubscribe", "end", "quit", "cancel alerts",
    "alto", "parar", "pare", "baja", "darme de baja", "detener", "cancelar avisos",
    "sair", "cancelar", "parar avisos", "arrêt", "arret", "arrêter", "arreter", "arrêtez", "arretez", "désabonner",
    "desabonner", "kanpe", "sispann", "sispann voye", "dừng", "dừng lại", "dung lai", "ngừng", "ngung", "hủy",
    "hủy đăng ký", "huy dang ky", "停止", "停", "退订", "退訂", "取消", "取消订阅", "توقف", "قف", "وقف", "أوقف", "اوقف",
    "إيقاف", "ايقاف", "إلغاء", "الغاء", "إلغاء الاشتراك", "الغاء الاشتراك",
})  # fmt: skip


def is_stop(text: str) -> bool:
    """Only a whole message counts."""
    return text.strip(" \n\t.!¡。！؟").casefold() in STOP_WORDS


async def subscribe(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """/subscribe COUNTY: alerts in this private chat. Only the county of a place is kept."""
    ctx.require_private()
    account, address = account_of(incoming), ctx.way_back
    words = incoming.options.get("county", "") or incoming.arguments
    if not words.strip():
        return [reply(ctx.say("subscribe-which"), private=True)]
    county = ctx.services.answering.county(words)
    if county is None:
        found = ctx.services.answering.find(words)
        if found.kind is PlaceKind.AMBIGUOUS:
            return [reply(ctx.say("which-place"), *counties.options(found, "subscribe"))]
        raise UserError("county-unknown", place=words[:60])
    if address is None:
        raise UserError("press-a-button")
    await ctx.services.subscriptions.subscribe(ctx.work, account, address, [county], locale=ctx.locale, now=ctx.now)
    ctx.note(county=county)
    return [reply("\n\n".join(await _done(county, ctx)), (ctx.button("button-stop", "stop"),))]


async def _done(county: str, ctx: Context) -> list[str]:
    link = ctx.label("channel-ask", number=ctx.number_for(county))
    lines: list[str] = [ctx.say("subscribed", county=county, link=link)]
    if not await ctx.services.reporting.is_served(ctx.work, county):
        lines.append(ctx.say("subscribed-no-room", county=county))
    return lines + await freezing.paused(ctx, county)


async def chosen(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """A county by its button."""
    ctx.require_private()
    county = incoming.action.arguments[0] if incoming.action and incoming.action.arguments else ""
    account, address = account_of(incoming), ctx.way_back
    if not ctx.services.answering.is_county(county) or address is None:
        raise UserError("stale-button")
    await ctx.services.subscriptions.subscribe(ctx.work, account, address, [county], locale=ctx.locale, now=ctx.now)
    ctx.note(county=county)
    return [reply("\n\n".join(await _done(county, ctx)), (ctx.button("button-stop", "stop"),), replace=True)]


async def stop(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """/stop, STOP, ALTO, BAJA: works always, at once (R2)."""
    ended = await ctx.services.subscriptions.stop(ctx.work, account_of(incoming))
    return [reply(ctx.say("stopped" if ended else "stopped-nothing", number=ctx.number))]
