"""Commands among others: six lines at most, the whole answer once in half a minute, the rest in private."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, replace

from bot.domain.alert_codes import Quoted, number_in
from bot.domain.alerts import AlertLanguage
from bot.domain.messages import Button, Incoming, Outgoing
from bot.i18n import escape
from handlers import answers, ask, freezing, menu, numbers, officials, resources
from handlers.context import Context, reply
from handlers.group_voice import Group, heard
from handlers.route import Handler
from knowledge.actions import Kind
from knowledge.model import UNIVERSAL
from knowledge.places import PlaceKind

LINES = 6


@dataclass(frozen=True, slots=True)
class Asked:
    """One command in a group. words: what followed it. county: named, or the group's own; None where neither is."""

    incoming: Incoming
    group: Group
    words: str
    county: str | None


# The lines of the short answer; none where the command has to ask back first.
Short = Callable[[Asked, Context], Awaitable[list[str]]]


def among_others(command: str, whole: Handler) -> Handler:
    """A command of SHORT, answered shortly where others read. whole: its answer in private, and when it asks back.

    Nothing is kept of who asked, and nothing said about them.
    """
    answer, argument, public = SHORT[command]

    async def handler(incoming: Incoming, ctx: Context) -> list[Outgoing]:
        if incoming.private or (incoming.immediate and not public):
            return await whole(incoming, ctx)
        words = (next(iter(incoming.options.values()), "") or incoming.arguments).strip()
        if urgent := await _urgent(words, incoming, ctx):
            return urgent
        group = await heard(incoming, ctx, command)
        asked = Asked(incoming, group, words, _county(words, group, ctx))
        lines = await answer(asked, ctx)
        if not lines:
            return await whole(incoming, ctx)
        about = argument(asked)
        more = group.link("group-more", command, about)
        if asked.words and asked.county is not None:
            ctx.note(county=asked.county)
        # Another county is another question.
        if not ctx.services.cooldowns.begin(incoming.address, f"{command} {about}", ctx.now):
            return [again(group, ctx, asked.county, more)]
        return [reply("\n".join(lines[:LINES]), (more,))]

    return handler


def again(group: Group, ctx: Context, county: str | None, *row: Button) -> Outgoing:
    """The line instead of a repeated answer: without a sound, and with the number to call (R2)."""
    said = [voice.say("group-again", number=ctx.number_for(county)) for voice in group.voices]
    return replace(reply(" · ".join(said), row), silent=True)


async def _urgent(words: str, incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """R2: words behind a command that need help at once are answered whole, each time; none where they do not."""
    if not words:
        return []
    found = await ctx.services.answering.answer(words, locale=ctx.language, county=ctx.said.county)
    if not found.urgent and found.kind is None:
        return []
    return await ask.ask(replace(incoming, command=None, options={}, arguments="", text=words), ctx)


def _county(words: str, group: Group, ctx: Context) -> str | None:
    if words:
        return ctx.services.answering.county(words)
    return group.settings.county or ctx.said.county


def of_county(asked: Asked) -> str:
    """The county, for the link into private."""
    return asked.county or ""


def of_nothing(_: Asked) -> str:
    """Nothing, for the link into private."""
    return ""


def of_code(asked: Asked) -> str:
    """The number of an alert's code, for the link into private."""
    number = number_in(asked.words)
    return "" if number is None else str(number)


async def hotline(asked: Asked, ctx: Context) -> list[str]:
    """The county's number, the state's, the nation's, each on its line (R4)."""
    if asked.words and asked.county is None:
        found = ctx.services.answering.find(asked.words)
        if found.kind in (PlaceKind.AMBIGUOUS, PlaceKind.OUTSIDE):
            return []
    if asked.county is None:
        title = asked.group.lines("hotlines-statewide")
    else:
        title = asked.group.lines("hotlines-for", county=asked.county)
    note = asked.group.lines("place-unknown", place=asked.words[:60]) if asked.words and asked.county is None else []
    return [" · ".join(f"**{each}**" for each in title), *note, *_numbers(asked)]


def _numbers(asked: Asked) -> list[str]:
    """One line a number; what is worded differently in the other language stands behind it."""
    by_language = [
        numbers.number_lines(voice, asked.county, purpose="report-sightings", urgent=True).split("\n")
        for voice in asked.group.voices
    ]
    return [
        " · ".join(_once(part for line in lines for part in line.split(" · ")))
        for lines in zip(*by_language, strict=True)
    ]


def _once(parts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(parts))


async def rights(asked: Asked, ctx: Context) -> list[str]:
    """The rules that hold everywhere, with their date (R7)."""
    lines: list[str] = []
    for voice in asked.group.voices:
        card = voice.card(UNIVERSAL)
        if card is None:
            continue
        around = voice.around(card)
        old = card.is_past_review(ctx.now.date())
        date = around.say("card-past-review", day=around.day(card.review_by)) if old else answers.footer(card, around)
        lines += [f"**{escape(card.title)}:** {' '.join(card.steps)}", date]
    return [*lines, *_help(asked)]


async def actions(asked: Asked, _: Context) -> list[str]:
    """What there is to do, by its titles."""
    lines: list[str] = []
    for voice in asked.group.voices:
        cards = voice.services.answering.cards_about(menu.ACTIONS, voice.language, fallback=voice.locale)
        titles = voice.texts.items(voice.locale, [card.title for card in cards[:6]])
        lines.append(voice.say("group-actions", titles=titles))
    return [*lines, *_help(asked)]


async def list_resources(asked: Asked, ctx: Context) -> list[str]:
    """The first entry of each kind, as many as fit."""
    if asked.words and asked.county is None:
        return []
    first = [items[0] for kind in Kind if (items := ctx.services.answering.items(kind, asked.county))]
    room = (LINES - len(asked.group.voices)) // len(asked.group.voices)
    lines: list[str] = []
    for voice in asked.group.voices:
        lines.append(voice.say("group-resources"))
        lines += [resources.line(item, voice) for item in first[:room]] or [voice.say("resources-none")]
    return lines


async def sheriff(asked: Asked, ctx: Context) -> list[str]:
    """What the office has signed; its number is no help line and stays in private (R4)."""
    found = ctx.services.answering.officials.sheriffs.get(asked.county or "")
    if found is None:
        return []
    room = (LINES - 1) // len(asked.group.voices)
    lines: list[str] = [
        line for voice in asked.group.voices for line in officials.sheriff_blocks(found, voice)[0].split("\n")[:room]
    ]
    return [*lines, *_help(asked)]


async def letter(asked: Asked, _: Context) -> list[str]:
    """R9: the warning comes first; the letter itself is written in private."""
    return [*asked.group.lines("letter-warning"), *_help(asked)]


async def verify(asked: Asked, ctx: Context) -> list[str]:
    """Whether an alert is ours and what it says, without its history (R36)."""
    found = await ctx.services.looking_up.find(ctx.work, asked.words)
    voices = asked.group.voices
    paused = [line for voice in voices for line in await freezing.paused(voice)]
    if found is None:
        return [*(voice.say("verify-unknown", number=ctx.number) for voice in voices), *paused]
    lines: list[str] = []
    for voice in voices:
        text = ctx.services.alert_text(found.alert, AlertLanguage(voice.locale))
        key = "verify-other-text" if found.quoted is Quoted.OTHER else "verify-ours"
        lines += [voice.say(key, alert=found.alert.code), " ".join(text.split("\n"))]
    return [*lines, *paused]


async def show_help(asked: Asked, ctx: Context) -> list[str]:
    """What works here."""
    return [*asked.group.lines("group-help", network=ctx.network.name), *_help(asked)]


def _help(asked: Asked) -> list[str]:
    """The number to call, in each language, on one line."""
    said = [voice.say("group-number", number=voice.number_for(asked.county)) for voice in asked.group.voices]
    return [" · ".join(said)]


# The short answer, what its link into private carries, and whether everybody sees the answer on Discord too.
SHORT: dict[str, tuple[Short, Callable[[Asked], str], bool]] = {
    "hotline": (hotline, of_county, True),
    "rights": (rights, of_nothing, True),
    "actions": (actions, of_nothing, True),
    "resources": (list_resources, of_county, True),
    "sheriff": (sheriff, of_county, True),
    "letter": (letter, of_nothing, False),
    "verify": (verify, of_code, False),
    "help": (show_help, of_nothing, False),
}
