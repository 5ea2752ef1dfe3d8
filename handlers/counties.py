"""Which county somebody means, for commands about a county: read, asked back with buttons, or chosen from all."""

from bot.domain.messages import Action, Button, Incoming, Outgoing
from bot.errors import UserError
from bot.i18n import Markdown
from handlers.context import Context, reply
from knowledge.places import PlaceKind, PlaceResult

# Counties behind one button: Discord shows 25 buttons under a message.
GROUP = 20
# Places that a name may mean; the largest region has ten counties.
OPTIONS = 12
# What a county may be chosen for.
CHOOSERS = frozenset({"sheriff", "officials", "letter", "subscribe", "group-follow", "group-county"})
# Buttons in a row, so that a phone shows whole names.
ROW = 3


def wanted(words: str, incoming: Incoming, ctx: Context, verb: str, *arguments: str) -> str | Outgoing:
    """The bare name of the county that words name, or the one said last; else a question with buttons.

    verb and arguments: what a button does with the county that is tapped; its name comes last.
    """
    answering = ctx.services.answering
    chosen = incoming.options.get("county", "")
    if answering.is_county(chosen):
        return chosen
    words = chosen or words
    if not words.strip():
        return ctx.said.county or _groups(ctx.say("county-which"), ctx, verb, *arguments)
    found = answering.find(words)
    if found.kind is PlaceKind.AMBIGUOUS:
        return reply(ctx.say("which-place"), *options(found, verb, *arguments))
    if county := answering.county(words):
        return county
    if found.kind is PlaceKind.OUTSIDE:
        return _groups(ctx.say("county-outside", state=answering.officials.state), ctx, verb, *arguments)
    return _groups(unknown(words, ctx), ctx, verb, *arguments)


def unknown(words: str, ctx: Context) -> Markdown:
    """That a place is not known. Among others it is not quoted: the bot repeats nobody's words there."""
    if ctx.incoming.private:
        return ctx.say("place-unknown", place=words.strip()[:60])
    return ctx.say("place-unknown-here")


def no_county(words: str, ctx: Context) -> UserError:
    """The same as what is wrong with a command."""
    if ctx.incoming.private:
        return UserError("county-unknown", place=words.strip()[:60])
    return UserError("county-unknown-here")


def options(found: PlaceResult, verb: str, *arguments: str, outside: bool = False) -> tuple[tuple[Button, ...], ...]:
    """A button for each place that a name may mean, a region's counties two in a row.

    outside: also for those outside the state; their argument is empty.
    """
    meant = [option for option in found.options if option.county or outside][:OPTIONS]
    buttons = [Button(option.label, Action(verb, (*arguments, option.county or ""))) for option in meant]
    width = 1 if len(buttons) <= ROW else 2
    return tuple(tuple(buttons[at : at + width]) for at in range(0, len(buttons), width))


def pressed(incoming: Incoming, ctx: Context) -> str:
    """The county that a button carries as its last argument. Raises UserError for a forged one."""
    county = incoming.action.arguments[-1] if incoming.action and incoming.action.arguments else ""
    if not ctx.services.answering.is_county(county):
        raise UserError("stale-button")
    return county


async def choose_group(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """A part of the alphabet was tapped: its counties."""
    pressed_arguments = incoming.action.arguments if incoming.action else ()
    groups = {str(number): group for number, group in enumerate(_alphabet(ctx))}
    if len(pressed_arguments) not in (2, 3):
        raise UserError("stale-button")
    number, verb, *arguments = pressed_arguments
    offices = ctx.services.answering.officials.offices
    if number not in groups or verb not in CHOOSERS or not set(arguments) <= set(offices):
        raise UserError("stale-button")
    buttons = [ctx.button("county-option", verb, *arguments, county, county=county) for county in groups[number]]
    rows = (tuple(buttons[at : at + ROW]) for at in range(0, len(buttons), ROW))
    return [reply(ctx.say("county-which"), *rows, replace=True)]


def from_all(text: str, ctx: Context, verb: str) -> Outgoing:
    """A question with buttons that lead to every county of the region, for a verb of CHOOSERS."""
    return _groups(text, ctx, verb)


def _groups(text: str, ctx: Context, verb: str, *arguments: str) -> Outgoing:
    buttons = [
        ctx.button("county-group", "counties", str(number), verb, *arguments, first=group[0], last=group[-1])
        for number, group in enumerate(_alphabet(ctx))
    ]
    return reply(text, *((button,) for button in buttons))


def _alphabet(ctx: Context) -> list[tuple[str, ...]]:
    counties = sorted(ctx.services.answering.counties)
    return [tuple(counties[at : at + GROUP]) for at in range(0, len(counties), GROUP)]


def several(words: str, ctx: Context) -> frozenset[str]:
    """The counties named ("durham, new hanover"), or none for all. Raises UserError for a name that is no county."""
    if not words.strip() or words.strip().lower() in ("all", "todos", "*"):
        return frozenset()
    named = [part.strip() for part in words.split(",")] if "," in words else _split(words, ctx)
    found = {word: ctx.services.answering.county(word) for word in named}
    for word, county in found.items():
        if county is None:
            raise no_county(word, ctx)
    return frozenset(county for county in found.values() if county)


def _split(words: str, ctx: Context) -> list[str]:
    """Without commas: one county of several words ("New Hanover"), or one a word."""
    whole = " ".join(word.capitalize() for word in words.split())
    return [whole] if ctx.services.answering.is_county(whole) else words.split()
