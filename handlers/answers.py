"""How a card, a list of numbers and a footer look: the same wherever an answer comes from."""

from collections.abc import Sequence
from dataclasses import replace as changed

from bot.domain.messages import Button, Outgoing
from bot.i18n import Markdown, escape
from handlers import clearing, numbers, referral_offer, resources, suggest
from handlers.context import Context, Voice, reply
from knowledge.directory import Tier
from knowledge.model import UNIVERSAL, Card, FirstLine

# Under these the person may want volunteers to look, so *Send as a report* stands there (R10).
REPORTABLE = frozenset({"action-witness", "action-report", "rights-home", "rights-street", "rights-work"})
# Emergencies that no volunteer who watches agents is asked to look at.
NO_SIGHTING = frozenset({FirstLine.MEDICAL, FirstLine.WISH_TO_DIE, FirstLine.VIOLENCE_AT_HOME, FirstLine.CHILD_ALONE})
# Emergencies that another help line is for than the one about agents.
HELP = {FirstLine.WISH_TO_DIE: "crisis", FirstLine.VIOLENCE_AT_HOME: "domestic-violence"}
# R3: nobody in one of the six emergencies is asked whether it helped, nor who reads about one.
UNASKED = frozenset({"crisis-988", "violence-home", "rights-children-taken", UNIVERSAL})
# The press that sends a card's recording.
LISTEN = "listen"
# Discord shows 2,000 characters in a message, and five rows of buttons.
SCREEN = 1_900
ROWS = 5


def card_screen(
    card: Card,
    voice: Voice,
    *,
    county: str | None,
    kind: FirstLine | None = None,
    urgent: bool = False,
    outside: bool = False,
    asked: str = "",
) -> str:
    """The first screen: what to do now, then the numbers, then the date.

    outside: for somebody in another state. asked: the id that was asked for, which tells a card from its stand-in.
    """
    lines: list[str] = []
    if kind is not None:
        lines.append(f"**{voice.say(f'first-{kind.value}'.replace('_', '-'))}**")
    if card.locale != voice.language:
        lines.append(voice.say("card-not-in-language"))
    around = voice.around(card)
    if card.id == UNIVERSAL and asked != UNIVERSAL:
        lines.append(around.say("card-instead"))
    if card.is_past_review(voice.now.date()):
        lines.append(around.say("card-past-review", day=around.day(card.review_by)))
    lines.append(f"**{escape(card.title)}**")
    lines += [f"- {step}" for step in card.steps]
    lines_to_call = _numbers_of(card, voice, county, kind=kind, urgent=urgent, outside=outside)
    if outside:
        lines_to_call = "\n".join(filter(None, (voice.say("place-outside"), lines_to_call)))
    body = "\n".join(lines)
    # In an emergency the number is what people look for first; where a body is in danger, 911 in the first line.
    numbers_first = urgent and kind is not FirstLine.MEDICAL
    parts = [lines[0], lines_to_call, "\n".join(lines[1:])] if numbers_first else [body, lines_to_call]
    return "\n\n".join(part for part in (*parts, footer(card, around)) if part)


def _numbers_of(
    card: Card, voice: Voice, county: str | None, *, kind: FirstLine | None, urgent: bool, outside: bool
) -> str:
    if kind in HELP:
        return numbers.number_lines(voice, county, purpose=HELP[kind], urgent=urgent, outside=outside)
    if urgent:
        return numbers.urgent_lines(card, voice, county, outside=outside)
    return numbers.card_lines(card, voice, county, outside=outside)


def card_more(card: Card, voice: Voice) -> str:
    """The second screen: sentences to say, the rest of the card, what changed, what is disputed."""
    voice = voice.around(card)
    lines = [f"**{escape(card.title)}**"]
    if card.say:
        lines.append(voice.say("card-say"))
        lines += [f"- **{escape(saying.en)}** ({escape(saying.beside)})" for saying in card.say]
    lines += ["", card.body] if card.body else []
    if card.caution:
        lines += ["", voice.say("card-caution", text=card.caution)]
    for change in card.changes:
        lines += ["", voice.say("card-change", day=voice.month(change.since), text=change.text)]
    lines += ["", voice.say("card-sources", count=len(card.sources)), footer(card, voice)]
    return "\n".join(lines)


def footer(card: Card, voice: Voice) -> Markdown:
    """The date of the facts, an estimated one as a month (R7), and whether a lawyer has read them."""
    day = voice.day(card.as_of)
    if card.as_of_estimated:
        day = voice.label("card-date-about", month=voice.month(card.as_of))
    return voice.say("card-footer-reviewed" if card.reviewed else "card-footer-draft", day=day)


def card_buttons(
    card: Card, voice: Voice, *, suggestions: Sequence[Card] = (), urgent: bool = False, kind: FirstLine | None = None
) -> tuple[tuple[Button, ...], ...]:
    """*Listen*, *More*, the other language, *Send as a report*, and what else it may have been."""
    is_sighting = card.topic in REPORTABLE or (urgent and kind not in NO_SIGHTING)
    listen = [voice.button("button-listen", LISTEN, card.id, card.locale)] if card.audio else []
    first = [*listen, voice.button("button-more-text", "more-text", card.id), *other_languages(card, voice)]
    second = [voice.button("send-as-report", "as-report")] if is_sighting else []
    second += (*referral_offer.button(card, voice), *suggest.button(card, voice))
    second += clearing.button(voice) if urgent else ()
    third = [
        voice.button("button-card", "card", other.id, title=other.title[:40])
        for other in suggestions
        if other.id != card.id
    ]
    return tuple(tuple(row) for row in (first, second, *([button] for button in third[:2])) if row)


def second_screen(card: Card, ctx: Context) -> list[Outgoing]:
    """*More*: the second screen, and all the numbers and pages for what the card is about."""
    told = numbers.for_card(card, ctx, ctx.said.county)
    more = reply(card_more(card, ctx), other_languages(card, ctx), *related(card, ctx))
    return [more, reply(told)] if told else [more]


def related(card: Card, ctx: Context) -> tuple[tuple[Button, ...], ...]:
    """The cards that a card names, under its second screen: two in a row, as many rows as Discord leaves."""
    named = [found for other in card.see_also if (found := ctx.card(other)) and found.id == other]
    buttons = [ctx.button("button-card", "card", other.id, title=other.title[:40]) for other in named]
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))[: ROWS - 1]


def other_languages(card: Card, voice: Voice) -> tuple[Button, ...]:
    """The one-tap switch that every answer has (R1): to Spanish, to English, from another language to both."""
    others = (locale for locale in voice.texts.locales if locale != card.locale)
    return tuple(voice.button(f"switch-to-{other}", "card-in", other, card.id) for other in others)


def show_card(card: Card, ctx: Context, *, county: str | None, replace: bool = False, asked: str = "") -> Outgoing:
    """A card asked for by its name; asked: the id on the button."""
    said = ctx.said
    # The same card in another language, or for a place, stays as urgent as it was.
    urgent = said.urgent and said.card == card.id
    kind = FirstLine(said.kind) if said.kind and said.card == card.id else None
    ctx.note(card=card.id, urgent=urgent, kind=kind)
    ctx.is_urgent = urgent or kind is not None
    related = [found for other in card.see_also if (found := ctx.card(other)) and found.id == other]
    text = card_screen(card, ctx, county=county, kind=kind, urgent=urgent, asked=asked)
    outgoing = reply(text, *card_buttons(card, ctx, suggestions=related, urgent=urgent, kind=kind), replace=replace)
    return under(outgoing, card, ctx, county=county, calm=not urgent and kind is None)


def under(outgoing: Outgoing, card: Card, ctx: Context, *, county: str | None, calm: bool) -> Outgoing:
    """An answer with what stands below it where nothing is urgent: the current list of its topic, "did this help?"."""
    if not calm:
        return outgoing
    outgoing = resources.listed(outgoing, card, ctx, county)
    if card.id in UNASKED:
        return outgoing
    asked = (
        ctx.button("feedback-helped", "helped", "yes", card.id),
        ctx.button("feedback-did-not-help", "helped", "no", card.id),
    )
    return changed(outgoing, buttons=(*outgoing.buttons[: ROWS - 1], asked))


def show_national(ctx: Context) -> Outgoing:
    """The numbers that serve the whole country, for a place outside the region."""
    lines = [numbers.number_line(line, ctx) for line in ctx.hotlines.lines(None) if line.tier is Tier.NATION]
    return _numbers(ctx.say("hotlines-national"), lines, ctx, note=ctx.say("place-outside"))


def show_numbers(ctx: Context, county: str | None, *, note: str = "") -> Outgoing:
    """/hotline: everything the directory has for the county, nearest first."""
    title = ctx.say("hotlines-for", county=county) if county else ctx.say("hotlines-statewide")
    lines = [numbers.number_line(line, ctx) for line in ctx.hotlines.lines(county)]
    return _numbers(title, lines, ctx, note=note)


def _numbers(title: str, lines: Sequence[str], ctx: Context, *, note: str) -> Outgoing:
    text = "\n".join([*([note] if note else []), f"**{title}**", *(f"- {line}" for line in lines)])
    return reply(text[:SCREEN], (ctx.button("start-rights", "start", "rights"),))
