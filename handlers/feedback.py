""" "Did this help?": a press under an answer is counted for the card, and nothing about who pressed."""

from bot.domain.messages import Incoming, Outgoing
from bot.errors import UserError
from handlers import answers, ask
from handlers.context import Context, reply


async def helped(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """One of the two buttons. A second press within half an hour changes nothing."""
    arguments = incoming.action.arguments if incoming.action else ()
    if len(arguments) != 2 or arguments[0] not in ("yes", "no"):
        raise UserError("stale-button")
    answer, card_id = arguments
    if card_id in answers.UNASKED or not ctx.services.answering.is_card(card_id):
        raise UserError("stale-button")
    rated = ctx.said.rated
    if card_id not in rated:
        ctx.note(rated=rated | {card_id})
        await ctx.services.feedback.count(ctx.work, card_id, helped=answer == "yes", now=ctx.now)
    if answer == "yes":
        return [reply(ctx.say("feedback-thanks"))]
    return [reply(ctx.say("feedback-sorry", number=ctx.number_for(ctx.said.county)), *ask.start_buttons(ctx))]
