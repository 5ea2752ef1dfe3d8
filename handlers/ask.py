"""A question: the right card, the numbers for the place, or an honest "I do not know"."""

from bot.domain.messages import Button, Incoming, Outgoing
from bot.errors import UserError
from handlers import answers, counties, follow_ups, group_answers, numbers, referral_offer, rumours
from handlers.context import Context, reply
from handlers.group_voice import own_county
from knowledge.model import UNIVERSAL, Card
from knowledge.places import PlaceKind
from knowledge.search.search import Answer
from knowledge.whereabouts import only_place


async def ask(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """Free words, or /ask QUESTION. They stay in memory; of those without an answer single words are counted."""
    text = incoming.text or incoming.options.get("text", "") or incoming.arguments
    if not text.strip():
        return [reply(ctx.say("ask-empty", number=ctx.number), *start_buttons(ctx))]
    if not ctx.is_overheard and ctx.said.card and (there := only_place(text, ctx.services.answering.find).county):
        return [await _again_for(there, ctx)]
    if reaction := await follow_ups.whole(incoming, ctx):
        return reaction
    meant = ctx.said.county or await own_county(incoming, ctx)
    before = ctx.card(ctx.said.card) if ctx.said.card and not ctx.is_overheard else None
    answer = await ctx.services.answering.answer(text, locale=ctx.language, county=meant)
    answer = await follow_ups.in_context(answer, text, before, ctx)
    ctx.speak(answer.lang)
    county = answer.place.county or meant
    ctx.remember_language()
    ctx.note(text=text[:2_000], attachments=incoming.attachments, county=county, location=None)
    if not answer.answered and not answer.urgent and answer.kind is None:
        ctx.services.gaps.note(incoming.account, text)
        if before and not answer.rumour and follow_ups.hangs(text):
            return follow_ups.rest(ctx.card(before.id) or before, ctx)
    if answer.place.kind not in (PlaceKind.AMBIGUOUS, PlaceKind.OUTSIDE) and (
        known := await rumours.answer(answer, county, ctx)
    ):
        return [known]
    ctx.is_urgent = answer.urgent or answer.kind is not None
    told = referral_offer.not_arranged(text, incoming, ctx)
    answered = _answered(answer, county, ctx)
    return [answered, *told] if answer.urgent else [*told, answered]


def _answered(answer: Answer, county: str | None, ctx: Context) -> Outgoing:
    asks_for_numbers = answer.answered and answer.topics[0] == "hotlines" and not answer.urgent
    if ctx.is_overheard and answer.answered and answer.cards and not asks_for_numbers:
        card = _readable(ctx.services.answering.fitting(answer), ctx)
        ctx.note(card=card.id, urgent=answer.urgent, kind=answer.kind)
        return group_answers.question(answer, card, county, ctx)
    if answer.place.kind is PlaceKind.AMBIGUOUS:
        return _which_place(answer, ctx)
    outside = answer.place.kind is PlaceKind.OUTSIDE
    if asks_for_numbers:
        shown = group_answers.show_numbers(county, ctx) if ctx.is_overheard else answers.show_numbers(ctx, county)
        return answers.show_national(ctx) if outside else shown
    if not answer.answered or not answer.cards:
        return _unanswered(answer, county, ctx)
    card = _readable(ctx.services.answering.fitting(answer), ctx)
    # Where another card is shown than the nearest, that one is offered in its place.
    offered = (answer.cards[0] if each.id == card.id else each for each in answer.suggestions)
    suggestions = [_readable(each, ctx) for each in offered]
    ctx.note(card=card.id, urgent=answer.urgent, kind=answer.kind)
    asked = UNIVERSAL if answer.general else ""
    text = answers.card_screen(
        card, ctx, county=county, kind=answer.kind, urgent=answer.urgent, outside=outside, asked=asked
    )
    buttons = answers.card_buttons(card, ctx, suggestions=suggestions, urgent=answer.urgent, kind=answer.kind)
    outgoing = reply(text, *buttons)
    return answers.under(outgoing, card, ctx, county=county, calm=not answer.urgent and answer.kind is None)


def _readable(card: Card, ctx: Context) -> Card:
    """The card in the language that the person reads best."""
    return ctx.card(card.id) or card


def _which_place(answer: Answer, ctx: Context) -> Outgoing:
    """Two places bear the name: ask, do not guess. The help that needs no place stands there already."""
    parts = []
    if answer.answered and answer.cards:
        card = _readable(ctx.services.answering.fitting(answer), ctx)
        parts.append(answers.card_screen(card, ctx, county=None, kind=answer.kind, urgent=answer.urgent))
    parts.append(ctx.say("which-place"))
    verb = ("group-place", "hotline") if ctx.is_overheard else ("place-is",)
    return reply("\n\n".join(parts), *counties.options(answer.place, *verb, outside=True))


def _unanswered(answer: Answer, county: str | None, ctx: Context) -> Outgoing:
    outside = answer.place.kind is PlaceKind.OUTSIDE
    to_call = numbers.number_lines(ctx, county, purpose="report-sightings", urgent=True, outside=outside)
    lines = [ctx.say("unanswered"), *([ctx.say("place-outside")] if outside else []), to_call]
    if answer.kind is not None:
        lines.insert(0, f"**{ctx.say(f'first-{answer.kind.value}'.replace('_', '-'))}**")
    return reply("\n\n".join(lines), *start_buttons(ctx))


async def place_is(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """The place was tapped: the last question is answered for it."""
    county = incoming.action.arguments[0] if incoming.action and incoming.action.arguments else ""
    if county and not ctx.services.answering.is_county(county):
        raise UserError("stale-button")
    if not county:
        ctx.note(county=None)
        return [answers.show_national(ctx)]
    return [await _again_for(county, ctx)]


async def _again_for(county: str, ctx: Context) -> Outgoing:
    """The last question answered for a county."""
    ctx.note(county=county)
    said = ctx.said
    if said.text:
        answer = await ctx.services.answering.answer(said.text, locale=ctx.language, county=county)
        if known := await rumours.answer(answer, county, ctx):
            return known
    if said.card and (card := ctx.card(said.card)):
        return answers.show_card(card, ctx, county=county)
    return answers.show_numbers(ctx, county)


async def card(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """A card by its button."""
    if ctx.is_overheard:
        return await group_answers.card(incoming, ctx)
    found = ctx.card(_last(incoming))
    if found is None:
        raise UserError("stale-button")
    return [answers.show_card(found, ctx, county=ctx.said.county, asked=_last(incoming))]


async def more_text(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """*More*, by its button."""
    found = ctx.card(_last(incoming))
    if found is None:
        raise UserError("stale-button")
    return answers.second_screen(found, ctx)


async def card_in(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """The one-tap switch under an answer: the same card in the other language, in its place (R1)."""
    arguments = incoming.action.arguments if incoming.action else ()
    if len(arguments) != 2 or arguments[0] not in ctx.texts.locales:
        raise UserError("stale-button")
    ctx.speak(arguments[0])
    ctx.remember_language()
    found = ctx.card(arguments[1])
    if found is None:
        raise UserError("stale-button")
    return [answers.show_card(found, ctx, county=ctx.said.county, replace=True, asked=arguments[1])]


async def bare(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """A photo, a voice note or a place without words: a question or a report? (R10)"""
    if incoming.location is not None and incoming.location.live:
        return [reply(ctx.say("no-live-location", number=ctx.number))]
    county = None
    if incoming.location is not None:
        county = ctx.services.answering.county_at(incoming.location.latitude, incoming.location.longitude)
    spot = ctx.services.drafting.rounded(incoming.location) if incoming.location else None
    ctx.note(text="", attachments=incoming.attachments, location=spot, county=county or ctx.said.county)
    rows = (
        (ctx.button("send-as-report", "as-report"),),
        (ctx.button("it-is-a-question", "is-question"),),
    )
    return [reply(ctx.say("question-or-report", number=ctx.number_for(county)), *rows)]


async def is_question(_: Incoming, ctx: Context) -> list[Outgoing]:
    return [reply(ctx.say("ask-in-words", number=ctx.number_for(ctx.said.county)), *start_buttons(ctx), replace=True)]


def start_buttons(ctx: Context) -> tuple[tuple[Button, ...], ...]:
    """The six ways in, and the other language."""
    here, taken = ctx.button("start-here", "start", "here"), ctx.button("start-taken", "start", "taken")
    report, number = ctx.button("start-report", "start", "report"), ctx.button("start-number", "start", "number")
    rights, alerts = ctx.button("start-rights", "start", "rights"), ctx.button("start-alerts", "start", "alerts")
    return ((here,), (taken,), (report, number), (rights, alerts), (ctx.button("start-language", "start", "language"),))


def _last(incoming: Incoming) -> str:
    return incoming.action.arguments[-1] if incoming.action and incoming.action.arguments else ""
