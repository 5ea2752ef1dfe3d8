"""/card off ID, /card on ID: an editor takes an answer back within seconds, and gives it again (R7)."""

from bot.domain.messages import Incoming, Outgoing
from bot.domain.rights import Deed
from bot.errors import UserError
from handlers.context import Context, reply
from knowledge.model import UNIVERSAL


async def card(incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """For owners, coordinators and editors. Without a card it says which ones are stopped."""
    volunteer = await ctx.volunteer()
    if not volunteer.may(Deed.STOP_CARD):
        raise UserError("no-right")
    words = (incoming.options.get("text", "") or incoming.arguments).lower().split()
    stopping = ctx.services.stopping
    if len(words) != 2 or words[0] not in ("off", "on"):
        return [reply("\n\n".join([_stopped(ctx), ctx.say("card-how")]))]
    wanted, card_id = words
    if not ctx.services.answering.is_card(card_id):
        return [reply(ctx.say("card-unknown", card=card_id[:60]))]
    if card_id == UNIVERSAL:
        return [reply(ctx.say("card-universal"))]
    if wanted == "off":
        done = await stopping.stop(ctx.work, volunteer, card_id)
        return [reply(ctx.say("card-stopped" if done else "card-stopped-already", card=card_id))]
    done = await stopping.resume(ctx.work, volunteer, card_id)
    return [reply(ctx.say("card-resumed" if done else "card-not-stopped", card=card_id))]


def _stopped(ctx: Context) -> str:
    names = sorted(ctx.services.stopping.stopped)
    if not names:
        return ctx.say("cards-none-stopped")
    return ctx.say("cards-stopped", cards=ctx.texts.items(ctx.locale, names))
