"""*Ask*, then *Send a card*: the reporter gets a card of the pack in their language (R16)."""

from bot.domain.messages import Action, Button, Incoming, Outgoing
from bot.errors import UserError
from bot.i18n import Markdown
from handlers import answers
from handlers.context import Context, Voice, reply
from handlers.menu import RIGHTS
from handlers.moderate import back_button, report_id

# What a person who reported may need, beside the rights.
HELP = ("action-find-detained", "action-legal-help", "action-family-plan", "action-witness")
_LISTED = 16


async def which(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """The list of cards, in the room's language."""
    report = await ctx.services.card_sending.open_report(ctx.work, await ctx.volunteer(), report_id(incoming))
    cards = ctx.services.answering.cards_about((*HELP, *RIGHTS), ctx.language, fallback=ctx.locale)
    buttons = [Button(card.title[:40], Action("send-card", (report.id, card.id))) for card in cards[:_LISTED]]
    rows = [tuple(buttons[start : start + 4]) for start in range(0, len(buttons), 4)]
    return [reply(ctx.say("send-card-which", report=report.pseudonym), *rows, (back_button(ctx),), replace=True)]


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
