"""Commands among others: six lines at most, the whole answer once in half a minute, the rest in private."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, replace

from bot.domain.alert_codes import Quoted, number_in
from bot.domain.alerts import AlertLanguage
from bot.domain.messages import Button, Incoming, Outgoing
from bot.errors import UserError
from bot.i18n import escape
from bot.storage.rooms import RoomKind
from handlers import about, answers, ask, counties, freezing, menu, numbers, officials, resources
from handlers.context import Context, reply
from handlers.group_answers import LINES
from handlers.group_voice import Group, heard
from handlers.route import Handler
from knowledge.actions import Kind
from knowledge.model import UNIVERSAL
from knowledge.places import PlaceKind

# Rooms in which nobody reads who has no role in drills.
TRAINING = frozenset({RoomKind.MODERATORS, RoomKind.COORDINATORS, RoomKind.VERIFIERS})
# The verb of a place that a name may mean; its arguments: the command and the county.
PLACE = "group-place"


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
    public = SHORT[command][2]

    async def handler(incoming: Incoming, ctx: Context) -> list[Outgoing]:
        if incoming.private or (incoming.immediate and not public):
            return await whole(incoming, ctx)
        words = (next(iter(incoming.options.values()), "") or incoming.arguments).strip()
        if urgent := await _urgent(words, incoming, ctx):
            return urgent
        group = await heard(incoming, ctx, command)
        return await _answered(command, Asked(incoming, group, words, _county(words, group, ctx)), ctx)

    return handler


async def _answered(command: str, asked: Asked, ctx: Context) -> list[Outgoing]:
    """The short answer once in a while; a repeat is one line, and what is repeated further is left."""
    answer, argument, _ = SHORT[command]
    lines = await answer(asked, ctx)
    if not lines:
        return [_which_county(command, asked, ctx)]
    about = argument(asked)
    more = asked.group.link("group-more", command, about)
    if asked.words and asked.county is not None:
        ctx.note(county=asked.county)
    # Another county is another question.
    begin, question = ctx.services.cooldowns.begin, f"{command} {about}"
    if begin(asked.incoming.address, question, ctx.now):
        return [reply("\n".join(lines[:LINES]), (more,))]
    if asked.incoming.action is not None:
        return [Outgoing(notice=ctx.label("group-again", number=ctx.number_for(asked.county)), private=True)]
    is_first = begin(asked.incoming.address, f"{question} again", ctx.now)
    return [again(asked.group, ctx, asked.county, more)] if is_first or asked.incoming.immediate else []


async def of_place(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """One of the places that a name may mean was tapped, by whoever: the command's short answer about it."""
    command, county = _pressed(incoming, ctx)
    if county is None:
        return [answers.show_national(ctx)]
    group = await heard(incoming, ctx, command)
    return await _answered(command, Asked(incoming, group, county, county), ctx)


def choose(whole: Handler) -> Handler:
    """A start button among others: numbers and rights are answered shortly there."""

    async def handler(incoming: Incoming, ctx: Context) -> list[Outgoing]:
        choice = incoming.action.arguments[0] if incoming.action and incoming.action.arguments else ""
        command = {"number": "hotline", "rights": "rights"}.get(choice)
        if command is None or not ctx.is_overheard:
            return await whole(incoming, ctx)
        group = await heard(incoming, ctx, command)
        return await _answered(command, Asked(incoming, group, "", _county("", group, ctx)), ctx)

    return handler


def _pressed(incoming: Incoming, ctx: Context) -> tuple[str, str | None]:
    """The command and the county of a button; no county for a place outside. Raises UserError for a forged one."""
    arguments = incoming.action.arguments if incoming.action else ()
    if len(arguments) != 2 or arguments[0] not in SHORT:
        raise UserError("stale-button")
    if arguments[1] and not ctx.services.answering.is_county(arguments[1]):
        raise UserError("stale-button")
    return arguments[0], arguments[1] or None


def _which_county(command: str, asked: Asked, ctx: Context) -> Outgoing:
    """A button for each place that the name may mean; else one line, and the whole choice in private."""
    more = asked.group.link("group-more", command)
    if not asked.words:
        return reply("\n".join(asked.group.lines("group-which-county", command=command)), (more,))
    found = ctx.services.answering.find(asked.words)
    if found.kind is PlaceKind.AMBIGUOUS:
        rows = counties.options(found, PLACE, command, outside=command == "hotline")
        return reply("\n".join(asked.group.lines("which-place")), *rows, (more,))
    if found.kind is PlaceKind.OUTSIDE:
        if command == "hotline":
            return answers.show_national(ctx)
        return reply("\n".join(asked.group.lines("group-outside")), (more,))
    return reply("\n".join(asked.group.lines("place-unknown-here")), (more,))


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
    note = asked.group.lines("place-unknown-here") if asked.words and asked.county is None else []
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


async def officials_of(asked: Asked, _: Context) -> list[str]:
    """Where their names and numbers are."""
    if asked.county is None:
        return []
    return [*asked.group.lines("group-officials", county=asked.county), *_help(asked)]


async def letter(asked: Asked, _: Context) -> list[str]:
    """R9: the warning comes first; the letter itself is written in private."""
    return [*asked.group.lines("letter-warning"), *_help(asked)]


async def verify(asked: Asked, ctx: Context) -> list[str]:
    """Whether an alert is ours and what it says, without its history (R36)."""
    found = await ctx.services.looking_up.find(ctx.work, asked.words)
    voices = asked.group.voices
    paused = [line for voice in voices for line in await freezing.paused(voice)]
    if found is None:
        if drill := await _of_drill(asked, ctx):
            return [line for voice in voices for line in about.drill_line(drill, voice).split("\n")]
        return [*(voice.say("verify-unknown", number=ctx.number) for voice in voices), *paused]
    lines: list[str] = []
    for voice in voices:
        text = ctx.services.alert_text(found.alert, AlertLanguage(voice.locale))
        key = "verify-other-text" if found.quoted is Quoted.OTHER else "verify-ours"
        lines += [voice.say(key, alert=found.alert.code), " ".join(text.split("\n"))]
    return [*lines, *paused]


async def _of_drill(asked: Asked, ctx: Context) -> str | None:
    """The code of a drill's alert, where those who train ask among themselves; elsewhere the public reads too."""
    room = await ctx.services.volunteers.room_at(ctx.work, asked.incoming.address)
    if room is None or room.kind not in TRAINING:
        return None
    return await about.of_drill(asked.words, ctx)


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
    "officials": (officials_of, of_county, True),
    "letter": (letter, of_nothing, False),
    "verify": (verify, of_code, False),
    "help": (show_help, of_nothing, False),
}
