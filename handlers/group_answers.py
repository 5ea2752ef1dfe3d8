"""A question among others: six lines and the way into private; what cannot wait stands whole, whoever presses."""

from dataclasses import dataclass, replace

from bot.domain.messages import Action, Button, Incoming, Outgoing
from bot.errors import UserError
from bot.i18n import escape
from handlers import answers, counties, deep_links, numbers
from handlers.context import Context, reply
from handlers.group_voice import own_county
from knowledge.model import UNIVERSAL, Card, FirstLine
from knowledge.places import PlaceKind
from knowledge.search.search import Answer

# What an answer in a group has at most, but for what cannot wait.
LINES = 6
# The verb that shows a card about a place, and the one that shows it in another language in the same message.
CARD, CARD_IN = "group-card", "group-card-in"
_KINDS = tuple(FirstLine)


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer as it travels in a button, so that it stays what it was whoever presses, and after a restart.

    urgent, kind: as the question was understood. Nothing of what anybody wrote is in it.
    """

    card: str
    locale: str
    urgent: bool = False
    kind: FirstLine | None = None

    @property
    def waits(self) -> bool:
        """Whether it may be short."""
        return not self.urgent and self.kind is None

    @property
    def arguments(self) -> tuple[str, str, str]:
        kind = "" if self.kind is None else str(_KINDS.index(self.kind))
        return self.card, f"{'u' if self.urgent else 'c'}{kind}", self.locale


def question(answer: Answer, card: Card, county: str | None, ctx: Context) -> Outgoing:
    """The answer to a question in a group. Where a name is of two places, a button for each keeps what was asked."""
    shown = Shown(card.id, ctx.language, answer.urgent, answer.kind)
    outside = answer.place.kind is PlaceKind.OUTSIDE
    asked = UNIVERSAL if answer.general else ""
    if answer.place.kind is not PlaceKind.AMBIGUOUS:
        return _screen(shown, card, county, ctx, outside=outside, asked=asked)
    whole = _screen(shown, card, None, ctx, asked=asked, lines=LINES - 1)
    rows = counties.options(answer.place, CARD, *shown.arguments, outside=True)
    return replace(whole, text=f"{whole.text}\n{ctx.say('which-place')}", buttons=(*rows, *whole.buttons))


def show_numbers(county: str | None, ctx: Context) -> Outgoing:
    """The three numbers for a place; the whole list is private."""
    title = ctx.say("hotlines-for", county=county) if county else ctx.say("hotlines-statewide")
    lines = numbers.number_lines(ctx, county, purpose="report-sightings", urgent=True)
    return reply(f"**{title}**\n{lines}", (_more(deep_links.word("hotline", county or ""), ctx),))


async def card(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """A card by its button among others: short, about the county said last or the group's own."""
    arguments = incoming.action.arguments if incoming.action else ()
    shown = Shown(arguments[-1] if arguments else "", ctx.language)
    return _once(shown, ctx.said.county or await own_county(incoming, ctx), incoming, ctx)


async def of_place(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """One of the places that a name may mean was tapped: the same answer for it, beside the question."""
    shown, county = _pressed(incoming, ctx)
    return _once(shown, county, incoming, ctx, outside=county is None)


async def in_language(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """The one-tap switch under what stands whole: the same in the other language, in its place (R1)."""
    shown, county = _pressed(incoming, ctx)
    ctx.speak(shown.locale)
    ctx.remember_language()
    return [replace(_screen(shown, _found(shown, ctx), county, ctx), replace=True)]


def _once(
    shown: Shown, county: str | None, incoming: Incoming, ctx: Context, *, outside: bool = False
) -> list[Outgoing]:
    """Where it stands already it is not written again: who pressed is told so, and nobody else."""
    ctx.speak(shown.locale)
    found = _found(shown, ctx)
    name = ":".join((CARD, *shown.arguments, county or ("-" if outside else "")))
    if ctx.is_overheard and not ctx.services.cooldowns.begin(incoming.address, name, ctx.now):
        return [Outgoing(notice=ctx.label("group-again", number=ctx.number_for(county)), private=True)]
    return [_screen(shown, found, county, ctx, outside=outside, asked=shown.card)]


def _pressed(incoming: Incoming, ctx: Context) -> tuple[Shown, str | None]:
    """What a button carries. Raises UserError for a forged one."""
    arguments = incoming.action.arguments if incoming.action else ()
    if len(arguments) != 4:
        raise UserError("stale-button")
    card, how, locale, county = arguments
    known = (*ctx.texts.locales, *ctx.texts.partial)
    kinds = {"": None, **{str(number): kind for number, kind in enumerate(_KINDS)}}
    if how[:1] not in ("u", "c") or how[1:] not in kinds or locale not in known:
        raise UserError("stale-button")
    if county and not ctx.services.answering.is_county(county):
        raise UserError("stale-button")
    return Shown(card, locale, how[0] == "u", kinds[how[1:]]), county or None


def _found(shown: Shown, ctx: Context) -> Card:
    found = ctx.card(shown.card)
    if found is None:
        raise UserError("stale-button")
    return found


def _screen(
    shown: Shown,
    card: Card,
    county: str | None,
    ctx: Context,
    *,
    outside: bool = False,
    asked: str = "",
    lines: int = LINES,
) -> Outgoing:
    more = _more(deep_links.card_word(card.id, county, ctx.services.answering.counties), ctx)
    if shown.waits:
        return reply("\n".join(_short(card, county, ctx, outside=outside, lines=lines)), (more,))
    ctx.is_urgent = True
    text = answers.card_screen(
        card, ctx, county=county, kind=shown.kind, urgent=shown.urgent, outside=outside, asked=asked
    )
    others = (replace(shown, locale=locale) for locale in ctx.texts.locales if locale != card.locale)
    switches = tuple(
        Button(ctx.label(f"switch-to-{other.locale}"), Action(CARD_IN, (*other.arguments, county or "")))
        for other in others
    )
    return reply(text, (more, *switches), (ctx.button("send-as-report", "as-report"),))


def _short(card: Card, county: str | None, ctx: Context, *, outside: bool, lines: int) -> list[str]:
    """What to do on one line, its date, and as many numbers as find room."""
    around = ctx.around(card)
    first: list[str] = [ctx.say("card-not-in-language")] if card.locale != ctx.language else []
    if card.is_past_review(ctx.now.date()):
        first.append(around.say("card-past-review", day=around.day(card.review_by)))
    first += [f"**{escape(card.title)}:** {' '.join(card.steps)}"]
    date = answers.footer(card, around)
    to_call = numbers.card_lines(card, ctx, county, outside=outside) or ctx.say(
        "group-number", number=ctx.number_for(county)
    )
    return [*first, *to_call.split("\n")[: lines - len(first) - 1], date]


def _more(start: str, ctx: Context) -> Button:
    return Button(ctx.label("group-more"), start=start)
