"""Where a family is offered a call of the partner, and what it hears who asks for a ride or a place to stay (R45)."""

from bot.domain.messages import Button, Incoming, Outgoing
from bot.domain.shelter import asks_for_shelter
from handlers.context import Context, Voice, reply
from knowledge.model import Card

# Somebody was taken; a lawyer, bond, help for the family.
TOPICS = frozenset(
    {"action-find-detained", "action-legal-help", "action-bond", "action-refer-family", "rights-children-taken"}
)


def button(card: Card, voice: Voice) -> tuple[Button, ...]:
    """Under cards of these topics, in a served county, where nobody else reads along."""
    if card.topic not in TOPICS or not isinstance(voice, Context) or voice.is_overheard:
        return ()
    partner = voice.services.referrals.partner
    if partner is None or not partner.serves(voice.said.county):
        return ()
    return (voice.button("button-referral", "referral", organisation=partner.organisation[:30]),)


def not_arranged(text: str, incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """The honest answer, which stands before whatever else is known; nothing for everybody else."""
    if not incoming.private or not asks_for_shelter(text):
        return []
    return [reply(ctx.say("referral-no-shelter", number=ctx.number_for(ctx.said.county)))]
