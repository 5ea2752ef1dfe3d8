"""Where a family is offered a call of the partner, and what it hears who asks for a ride or a place to stay (R45)."""

from bot.domain.messages import Button, Incoming, Outgoing
from bot.domain.shelter import asks_for_shelter
from handlers.context import Context, Voice, reply
from knowledge.model import Card, FirstLine

# Somebody was taken; a lawyer, bond, help for the family.
TOPICS = frozenset(
    {"action-find-detained", "action-legal-help", "action-bond", "action-refer-family", "rights-children-taken"}
)


def button(card: Card, voice: Voice) -> tuple[Button, ...]:
    """Under cards of these topics, in a served county, where nobody else reads along."""
    if card.topic not in TOPICS or not isinstance(voice, Context):
        return ()
    return _offered(voice.said.county, voice)


def after_report(county: str | None, ctx: Context) -> tuple[Button, ...]:
    """Under the receipt of who had asked about somebody being taken."""
    return _offered(county or ctx.said.county, ctx) if ctx.said.kind == FirstLine.BEING_TAKEN else ()


def _offered(county: str | None, ctx: Context) -> tuple[Button, ...]:
    partner = ctx.services.referrals.partner
    if partner is None or not partner.serves(county) or ctx.is_overheard:
        return ()
    return (ctx.button("button-referral", "referral", organisation=partner.organisation[:30]),)


def not_arranged(text: str, incoming: Incoming, ctx: Context) -> list[Outgoing]:
    """The honest answer, which stands before whatever else is known; nothing for everybody else."""
    if not incoming.private or not asks_for_shelter(text):
        return []
    return [reply(ctx.say("referral-no-shelter", number=ctx.number_for(ctx.said.county)))]
