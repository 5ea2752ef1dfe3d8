"""Ways in: /start, /help, the menus of rights and actions, numbers, the language."""

from bot.domain.messages import Button, Incoming, Outgoing
from bot.errors import UserError
from handlers import answers, ask, counties, group_subscribe, subscribe
from handlers import report as reports
from handlers.context import Context, reply
from knowledge.model import FirstLine
from knowledge.places import PlaceKind

# In the order in which frightened people need them.
RIGHTS = (
    "rights-home", "rights-street", "rights-car", "rights-work", "rights-arrested", "rights-warrant", "rights-silence",
    "rights-recording", "rights-documents", "rights-children", "rights-school", "rights-court", "rights-hospital",
    "rights-church", "rights-travel", "rights-expedited", "rights-protest", "rights-impostor",
)  # fmt: skip
ACTIONS = (
    "action-witness", "action-find-detained", "action-legal-help", "action-report", "action-bond", "action-family-plan",
    "action-refer-family", "action-wellbeing", "action-share", "action-alerts", "action-contact-officials",
    "action-contact-sheriff", "action-complaint", "action-volunteer", "action-donate", "action-petition",
)  # fmt: skip
# Telegram wraps long labels; ten rows are what a phone shows without scrolling.
MENU = 10


async def start(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """/start, "hola": one message, no questions before help (R1)."""
    return [reply(ctx.say("start", network=ctx.network.name), *ask.start_buttons(ctx))]


async def choose(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """One of the start buttons, or its digit."""
    choice = incoming.action.arguments[0] if incoming.action and incoming.action.arguments else ""
    return await open_choice(choice, incoming, ctx)


async def open_choice(choice: str, incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """What stands behind a start button. Raises UserError for none of them."""
    if choice == "here":
        return [_urgent("rights-home", ctx, kind=FirstLine.AGENTS_HERE)]
    if choice == "taken":
        return [_urgent("action-find-detained", ctx)]
    if choice == "report":
        ctx.require("reports")
        return await reports.begin(incoming, ctx)
    if choice == "number":
        return await hotline(incoming, ctx)
    if choice == "rights":
        return await rights(incoming, ctx)
    if choice == "alerts":
        ctx.require("alerts")
        return await group_subscribe.in_private_or_by_role(subscribe.subscribe)(incoming, ctx)
    if choice == "language":
        return await switch_language(incoming, ctx)
    raise UserError("stale-button")


def _urgent(card_id: str, ctx: Context, *, kind: FirstLine | None = None) -> Outgoing:
    card = ctx.card(card_id)
    if card is None:
        return answers.show_numbers(ctx, ctx.said.county)
    ctx.note(card=card.id, urgent=True, kind=kind)
    ctx.is_urgent = True
    text = answers.card_screen(card, ctx, county=ctx.said.county, kind=kind, urgent=True)
    return reply(text, *answers.card_buttons(card, ctx, urgent=True))


async def rights(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    return [_menu("rights-title", RIGHTS, ctx)]


async def actions(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    return [_menu("actions-title", ACTIONS, ctx)]


def _menu(title: str, topics: tuple[str, ...], ctx: Context) -> Outgoing:
    cards = ctx.services.answering.cards_about(topics, ctx.language, fallback=ctx.locale)
    buttons = [ctx.button("button-card", "card", card.id, title=card.title[:40]) for card in cards[: 2 * MENU]]
    rows: list[tuple[Button, ...]] = [tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2)]
    return reply(ctx.say(title), *rows[:MENU])


async def hotline(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """/hotline PLACE: the numbers; without a place the county said last, or the statewide ones."""
    words = incoming.options.get("county", "") or incoming.arguments
    if not words.strip():
        county = ctx.said.county
        return [answers.show_numbers(ctx, county, note="" if county else ctx.say("hotline-say-county"))]
    found = ctx.services.answering.find(words)
    county = ctx.services.answering.county(words)
    if county is not None:
        ctx.note(county=county)
        return [answers.show_numbers(ctx, county)]
    if found.kind is PlaceKind.AMBIGUOUS:
        return [reply(ctx.say("which-place"), *counties.options(found, "place-is", outside=True))]
    if found.kind is PlaceKind.OUTSIDE:
        return [answers.show_national(ctx)]
    return [answers.show_numbers(ctx, None, note=counties.unknown(words, ctx))]


async def switch_language(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """One tap to the other language, and the start in it."""
    ctx.speak("en" if ctx.locale == "es" else "es")
    return await in_language(incoming, ctx)


async def language(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """/language en|es; without an argument it offers both."""
    wanted = (incoming.options.get("language", "") or incoming.arguments).strip().lower()
    if wanted in ("en", "english", "ingles", "inglés"):
        ctx.speak("en")
    elif wanted in ("es", "spanish", "espanol", "español"):
        ctx.speak("es")
    else:
        rows = tuple((ctx.button(f"language-{code}", "language", code),) for code in ctx.texts.locales)
        return [reply(ctx.say("language-which"), *rows)]
    return await in_language(incoming, ctx)


async def choose_language(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    code = incoming.action.arguments[0] if incoming.action and incoming.action.arguments else ""
    if code not in ctx.texts.locales:
        raise UserError("stale-button")
    ctx.speak(code)
    return await in_language(incoming, ctx)


async def in_language(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    ctx.remember_language()
    if incoming.account is not None and incoming.private:
        await ctx.services.subscriptions.set_language(ctx.work, incoming.account, ctx.locale)
    return [reply(ctx.say("language-set"), *ask.start_buttons(ctx))]
