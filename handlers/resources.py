"""What people can do and what is happening: dated lists under the cards of their topics, and /resources."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

from bot.domain.messages import Button, Incoming, Outgoing
from bot.errors import UserError
from bot.i18n import Markdown, escape
from handlers import counties
from handlers.context import Context, Voice, reply
from knowledge.actions import KIND_OF_TOPIC, Item, Kind
from knowledge.model import Card
from knowledge.places import PlaceKind

# Under a card only a few: the numbers and the date must stay on the screen.
UNDER_A_CARD = 3
# Discord shows 2,000 characters in a message.
SCREEN = 1_900
VERB = "resources"
IN_COUNTY = "resources-in"


async def resources(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """/resources COUNTY: the kinds of entries; each button shows its list. Without a place those of the whole state."""
    words = (incoming.options.get("county", "") or incoming.arguments).strip()
    if words:
        found = ctx.services.answering.find(words)
        if found.kind is PlaceKind.AMBIGUOUS:
            return [reply(ctx.say("which-place"), *counties.options(found, IN_COUNTY))]
        county = ctx.services.answering.county(words)
        if county is None:
            raise counties.no_county(words, ctx)
        ctx.note(county=county)
    return [_kinds(ctx)]


async def in_county(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """One of the places that a name may mean was tapped."""
    ctx.note(county=counties.pressed(incoming, ctx))
    return [_kinds(ctx)]


def _kinds(ctx: Context) -> Outgoing:
    return reply(ctx.say("resources-title"), *((_button(kind, ctx),) for kind in Kind))


async def of_kind(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """One list, whole: as many messages as it takes."""
    argument = incoming.action.arguments[0] if incoming.action and incoming.action.arguments else ""
    if argument not in set(Kind):
        raise UserError("stale-button")
    kind = Kind(argument)
    name = ctx.say(f"resources-{kind.value}")
    found = ctx.services.answering.items(kind, ctx.said.county)
    if not found:
        return [reply(f"**{name}**\n\n{ctx.say('resources-none')}", *_to_card(kind, ctx))]
    pages = [f"**{name}**"]
    for item in found:
        text = line(item, ctx)
        if len(pages[-1]) + len(text) + 1 > SCREEN:
            pages.append(text)
        else:
            pages[-1] = f"{pages[-1]}\n{text}"
    return [*(reply(page) for page in pages[:-1]), reply(pages[-1], *_to_card(kind, ctx))]


def _to_card(kind: Kind, ctx: Context) -> Iterable[tuple[Button, ...]]:
    card = ctx.card(kind.topic)
    return () if card is None else ((ctx.button("button-card", "card", card.id, title=card.title[:40]),),)


def listed(outgoing: Outgoing, card: Card, ctx: Context, county: str | None) -> Outgoing:
    """An answer with what is current of its topic under it, and the way to the rest."""
    kind = kind_under(card)
    found = ctx.services.answering.items(kind, county) if kind else ()
    if kind is None or not found:
        return outgoing
    text = under(outgoing.text, found, ctx)
    return replace(outgoing, text=text, buttons=(*outgoing.buttons[:1], (_button(kind, ctx),), *outgoing.buttons[1:]))


def kind_under(card: Card) -> Kind | None:
    """Which list stands under a card. Another card of the same topic says by itself what it is about."""
    return KIND_OF_TOPIC.get(card.topic) if card.id == card.topic else None


def under(text: str, items: Iterable[Item], voice: Voice) -> str:
    """A screen with the first entries under it, as many as fit."""
    whole = f"{text}\n\n{voice.say('resources-listed')}"
    shown = 0
    for item in items:
        with_next = f"{whole}\n{line(item, voice)}"
        if shown == UNDER_A_CARD or len(with_next) > SCREEN:
            break
        whole, shown = with_next, shown + 1
    return whole if shown else text


def line(item: Item, voice: Voice) -> str:
    """ "- **A fund** (Wake). It pays food. https://… _wfdd.org, Nov 24, 2025_"."""
    words = item.in_words(voice.locale)
    values = {
        "title": words.title,
        "text": words.text,
        "counties": voice.texts.items(voice.locale, sorted(item.counties)),
    }
    if item.happened is not None:
        key = "item-news-about" if item.happened_estimated else "item-news"
        said = voice.say(key, day=_day(item.happened, voice, estimated=item.happened_estimated), **values)
    else:
        said = voice.say("item-in-counties" if item.counties else "item", **values)
    parts = ["-", said, *([Markdown(item.link)] if item.link else []), _source(item, voice)]
    return " ".join(parts)


def _source(item: Item, voice: Voice) -> str:
    source = item.sources[0]
    name = urlsplit(source.url).netloc.removeprefix("www.") if source.url else source.name
    key = "item-source-about" if item.as_of_estimated else "item-source"
    # The bare name of a site, so that nobody takes it for the place to give or to sign.
    return voice.say(key, source=Markdown(escape(name)), day=_day(item.as_of, voice, estimated=item.as_of_estimated))


def _day(day: date, voice: Voice, *, estimated: bool) -> str:
    """R7: an estimated date is a month."""
    return voice.month(day) if estimated else voice.day(day)


def _button(kind: Kind, voice: Voice) -> Button:
    return voice.button(f"resources-{kind.value}", VERB, kind.value)
