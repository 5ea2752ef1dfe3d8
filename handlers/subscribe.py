"""/subscribe and what ends it: the channel first, a private message only for who wants one."""

from collections.abc import Sequence
from dataclasses import replace as changed

from bot.domain.messages import Button, Incoming, Outgoing
from bot.domain.rights import ALL_COUNTIES
from bot.errors import UserError
from bot.i18n import Markdown
from bot.services.alerts.subscriptions import Channel
from bot.services.reporting.drafting import Awaited, Begun
from handlers import ask, counties, freezing
from handlers.context import Context, reply
from handlers.drafts import account_of
from handlers.stop_words import is_stop as is_stop
from handlers.stop_words import language_of
from knowledge.place_list import PlaceList

# Counties of one press: their numbers have to fit into its 64 bytes.
MOST = 10
# Channels offered by a button each.
CHANNELS = 4
# Counties offered beside, into which a town reaches.
ALSO = 2
# The whole state, in a button.
EVERYWHERE = "whole-state"


async def subscribe(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """/subscribe PLACES: alerts in this private chat. Only the counties of places are kept (R12)."""
    ctx.require_private()
    account_of(incoming)
    words = incoming.options.get("county", "") or incoming.arguments
    if not words.strip():
        return await _ask_where(incoming, ctx)
    return await _listed(ctx.services.answering.several(words), words, incoming, ctx)


async def where(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """What was typed or shared after /subscribe alone: a place, or something that cannot wait."""
    ctx.require_private()
    account_of(incoming)
    if incoming.location is not None:
        return await _shared(incoming, ctx)
    words = incoming.values.get("place", "")
    listed = ctx.services.answering.several(words)
    if not (listed.counties or listed.unclear or listed.everywhere) or await _is_question(words, ctx):
        # Help comes before what was asked (R1).
        return await ask.ask(incoming, ctx) if words.strip() else await ask.bare(incoming, ctx)
    return await _listed(listed, words, incoming, ctx)


async def _is_question(words: str, ctx: Context) -> bool:
    """More than names of places that a card, or an emergency, answers."""
    answer = await ctx.services.answering.answer(words, locale=ctx.language, county=None)
    return answer.urgent or answer.kind is not None or (answer.answered and len(words.split()) > MOST // 2)


async def _shared(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """A place by the platform's own button: it finds the county and is forgotten (R12)."""
    assert incoming.location is not None  # noqa: S101 - the caller looked
    if incoming.location.live:
        return [reply(ctx.say("subscribe-no-live"))]
    county = ctx.services.answering.county_at(incoming.location.latitude, incoming.location.longitude)
    if county is None:
        state = ctx.services.answering.officials.state
        return [counties.from_all(ctx.say("county-outside", state=state), ctx, "subscribe")]
    return await _offer([county], incoming, ctx)


async def _ask_where(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """Which counties: typed, tapped, or found by a shared place. An unsent report keeps its place in the chat."""
    question = counties.from_all(ctx.say("subscribe-which"), ctx, "subscribe")
    rows = [(ctx.button("subscribe-whole-state", "subscribe", EVERYWHERE),)]
    if ctx.said.county:
        rows.insert(0, (ctx.button("subscribe-county", "subscribe", ctx.said.county, county=ctx.said.county),))
    shares = None
    if incoming.private and await _awaits(incoming, ctx):
        shares = ctx.label("subscribe-share-place")
    return [Outgoing(text=question.text, buttons=(*rows, *question.buttons), private=True, ask_location=shares)]


async def _awaits(incoming: Incoming, ctx: Context) -> bool:
    """Let the next words answer; False where a report was begun."""
    account, drafting = account_of(incoming), ctx.services.drafting
    begun = await drafting.load(ctx.work, account, incoming.address, ctx.now)
    if begun is not None and begun.draft is not None:
        return False
    await drafting.save(
        ctx.work, account, incoming.address, Begun(awaited=Awaited("subscribe-where", "place")), ctx.now
    )
    return True


async def _listed(listed: PlaceList, words: str, incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """Certain counties are offered, names of two places asked back, unknown ones named."""
    if listed.everywhere:
        return await _offer([ALL_COUNTIES], incoming, ctx)
    asked = [reply(ctx.say("which-place"), *counties.options(each, "subscribe")) for each in listed.unclear]
    if not listed.counties:
        return asked or [_unknown(listed, words, ctx)]
    left_out = [ctx.say("subscribe-not-known", place=each[:60]) for each in listed.unknown]
    first, *rest = await _offer(listed.counties, incoming, ctx, notes=left_out)
    rows = tuple((ctx.button("subscribe-also", "subscribe", each, county=each),) for each in listed.also[:ALSO])
    return [changed(first, buttons=(*first.buttons, *rows)), *rest, *asked]


def _unknown(listed: PlaceList, words: str, ctx: Context) -> Outgoing:
    """Nothing of it is a place here: said with the number that helps, and with every county to tap (R2)."""
    lines = [ctx.say("error-county-unknown", place=words.strip()[:60]), ctx.say("error-number", number=ctx.number)]
    if listed.outside:
        lines.insert(0, ctx.say("county-outside", state=ctx.services.answering.officials.state))
    return counties.from_all("\n\n".join(lines), ctx, "subscribe")


async def chosen(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """A county by its button, or the whole state."""
    ctx.require_private()
    county = incoming.action.arguments[0] if incoming.action and incoming.action.arguments else ""
    if county == EVERYWHERE:
        return await _offer([ALL_COUNTIES], incoming, ctx, replace=True)
    if not ctx.services.answering.is_county(county):
        raise UserError("stale-button")
    return await _offer([county], incoming, ctx, replace=True)


async def _offer(
    wanted: Sequence[str],
    incoming: Incoming,
    ctx: Context,
    *,
    notes: list[Markdown] | None = None,
    replace: bool = False,
) -> list[Outgoing]:
    """The public channel first, where there is one: before anything is kept."""
    if len(wanted) > MOST:
        return [reply(ctx.say("subscribe-too-many", most=MOST))]
    channels = await ctx.services.subscriptions.channels(ctx.work, wanted)
    if not channels:
        return await _keep(wanted, incoming, ctx, notes=notes, replace=replace)
    lines: list[str] = [ctx.say("subscribe-offer", counties=named(wanted, ctx)), *(notes or [])]
    unserved = [county for county in wanted if not any(county in channel.counties for channel in channels)]
    if unserved:
        lines.append(ctx.say("subscribe-no-channel", counties=named(unserved, ctx)))
    lines += await _missing(wanted, ctx)
    rows = [(_follow(channel, channels, ctx),) for channel in channels[:CHANNELS]]
    here = ctx.button("subscribe-here", "subscribe-here", *_numbers(wanted, ctx))
    return [reply("\n\n".join(lines), *rows, (here,), replace=replace)]


def _follow(channel: Channel, channels: list[Channel], ctx: Context) -> Button:
    if len(channels) == 1:
        return Button(ctx.label("subscribe-follow"), url=channel.link)
    return Button(ctx.label("subscribe-follow-of", counties=named(channel.counties, ctx))[:80], url=channel.link)


def _numbers(wanted: Sequence[str], ctx: Context) -> tuple[str, str]:
    """Counties as they travel in a button: how many there are in all, and the places in their list."""
    known = ctx.services.answering.counties
    if ALL_COUNTIES in wanted:
        return str(len(known)), EVERYWHERE
    return str(len(known)), ",".join(str(known.index(county)) for county in wanted)


async def here(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*Write to me here*: only this keeps the chat's address."""
    ctx.require_private()
    known = ctx.services.answering.counties
    arguments = incoming.action.arguments if incoming.action else ()
    if len(arguments) != 2 or arguments[0] != str(len(known)):
        raise UserError("stale-button")
    if arguments[1] == EVERYWHERE:
        return await _keep([ALL_COUNTIES], incoming, ctx, replace=True)
    places = arguments[1].split(",")
    if len(places) > MOST or not all(each.isascii() and each.isdigit() and int(each) < len(known) for each in places):
        raise UserError("stale-button")
    return await _keep([known[int(each)] for each in places], incoming, ctx, replace=True)


async def _keep(
    wanted: Sequence[str],
    incoming: Incoming,
    ctx: Context,
    *,
    notes: list[Markdown] | None = None,
    replace: bool = False,
) -> list[Outgoing]:
    """Subscribe, and show whoever is new to it once what an alert looks like."""
    account, address, service = account_of(incoming), ctx.way_back, ctx.services.subscriptions
    if address is None:
        raise UserError("press-a-button")
    is_new = await service.subscribe(ctx.work, account, address, wanted, locale=ctx.locale, now=ctx.now)
    if wanted[0] != ALL_COUNTIES:
        ctx.note(county=wanted[0])
    links = [channel.link for channel in await service.channels(ctx.work, wanted)]
    link = Markdown(" ".join(links)) if links else ctx.label("channel-ask", number=ctx.number)
    lines: list[str] = [ctx.say("subscribed", county=named(wanted, ctx), link=link)]
    lines += [*await _missing(wanted, ctx), *(notes or [])]
    if is_new:
        lines.append(ctx.say("subscribed-prefer"))
    buttons = (ctx.button("button-subscriptions", "subscriptions"), ctx.button("button-stop", "stop"))
    done = reply("\n\n".join(lines), buttons, replace=replace)
    example = Outgoing(text=service.example(ctx.locale, ctx.now), private=True, silent=True)
    return [done, example] if is_new else [done]


async def _missing(wanted: Sequence[str], ctx: Context) -> list[Markdown]:
    """Why alerts may be missing: nobody looks at reports from there, or all are paused (R31)."""
    served = ctx.services.reporting.is_served
    unserved = [each for each in wanted if each != ALL_COUNTIES and not await served(ctx.work, each)]
    lines = [ctx.say("subscribed-no-room", county=county) for county in unserved]
    if len(unserved) > 1:
        lines = [ctx.say("subscribed-no-rooms", counties=named(unserved, ctx))]
    return lines + await freezing.paused(ctx, wanted[0] if wanted[0] != ALL_COUNTIES else None)


def named(wanted: Sequence[str], ctx: Context) -> str:
    """Counties as a list in a sentence."""
    return ctx.label("all-counties") if ALL_COUNTIES in wanted else ctx.texts.items(ctx.locale, wanted)


async def stop(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """/stop, STOP, ALTO, BAJA: works always, at once (R2), and is answered in the language of the word."""
    if incoming.command is None and (spoken := language_of(incoming.text)):
        ctx.speak(spoken)
    ended = await ctx.services.subscriptions.stop(ctx.work, account_of(incoming))
    return [reply(ctx.say("stopped" if ended else "stopped-nothing", number=ctx.number))]
