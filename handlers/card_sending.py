"""*Ask*, then *Send a card*: the reporter gets a card of the pack in their language (R16)."""

from bot.domain.messages import Action, Button, Incoming, Outgoing
from bot.errors import UserError
from bot.i18n import Markdown
from handlers import answers
from handlers.context import Context, Voice, reply
from handlers.menu import RIGHTS
from handlers.moderate import back_button

# What a person who reported may need, beside the rights.
HELP = ("action-find-detained", "action-legal-help", "action-family-plan", "action-witness")
# Discord shows five rows of five buttons: three of cards, one to turn the page, one to go back.
_LISTED, _A_ROW = 12, 4


async def which(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """A page of the list of cards, in the room's language."""
    chosen, number = _page(incoming)
    report = await ctx.services.card_sending.open_report(ctx.work, await ctx.volunteer(), chosen)
    cards = ctx.services.answering.cards_about((*HELP, *RIGHTS), ctx.language, fallback=ctx.locale)
    pages = max(1, -(-len(cards) // _LISTED))
    number = min(number, pages - 1)
    shown = cards[number * _LISTED : (number + 1) * _LISTED]
    buttons = [Button(card.title[:40], Action("send-card", (report.id, card.id))) for card in shown]
    rows = [tuple(buttons[start : start + _A_ROW]) for start in range(0, len(buttons), _A_ROW)]
    title = ctx.say("send-card-which", report=report.pseudonym)
    if pages > 1:
        title = Markdown(f"{title} {ctx.say('send-card-page', page=number + 1, pages=pages)}")
    return [reply(title, *rows, _turning(report.id, number, pages, ctx), (back_button(ctx),), replace=True)]


def _page(incoming: Incoming) -> tuple[str, int]:
    """The report, and which page: the first one from *Send a card*. Raises UserError for a forged press."""
    arguments = incoming.action.arguments if incoming.action else ()
    if len(arguments) == 1:
        return arguments[0], 0
    if len(arguments) != 2 or not (arguments[1].isascii() and arguments[1].isdigit()) or len(arguments[1]) > 3:
        raise UserError("stale-button")
    return arguments[0], int(arguments[1])


def _turning(report: str, number: int, pages: int, ctx: Context) -> tuple[Button, ...]:
    def turn(key: str, page: int) -> Button:
        return ctx.button(key, "send-card-which", report, str(page))

    back = (turn("button-previous", number - 1),) if number else ()
    return (*back, *((turn("button-next", number + 1),) if number + 1 < pages else ()))


async def send(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """Send the one that was tapped. Raises UserError for a card that is not there, or a report that is decided."""
    arguments = incoming.action.arguments if incoming.action else ()
    if len(arguments) != 2 or not ctx.services.answering.is_card(arguments[1]):
        raise UserError("stale-button")
    volunteer = await ctx.volunteer()
    report = await ctx.services.card_sending.open_report(ctx.work, volunteer, arguments[0])
    voice = Voice(ctx.texts, ctx.hotlines, ctx.now, report.language)
    card = ctx.services.answering.card(arguments[1], report.language, fallback=report.language)
    if card is None:
        raise UserError("stale-button")
    more = voice.button("button-more-text", "more-text", card.id)
    write = voice.button("answer-write", "answer", report.id)
    await ctx.services.card_sending.send(
        ctx.work,
        volunteer,
        report,
        card.id,
        Markdown(answers.card_screen(card, voice, county=report.county)),
        ctx.now,
        note=ctx.label("sent-card-note", title=card.title),
        buttons=((more, *answers.other_languages(card, voice)), (write,)),
    )
    return [reply(ctx.say("sent-card", report=report.pseudonym, title=card.title), replace=True)]
