"""Which card may stand under the first line of an emergency."""

from typing import Final

from knowledge.loader import Knowledge
from knowledge.model import UNIVERSAL, Card, FirstLine
from knowledge.search.search import Answer

# Topics that help where agents are, beside everybody's rights.
_TOPICS: Final = frozenset({
    "action-witness", "action-report", "action-find-detained", "action-wellbeing", "info-detainer",
})  # fmt: skip
# In the others a body or a child is in danger, and one card says what to do.
_ABOUT_AGENTS: Final = (FirstLine.AGENTS_HERE, FirstLine.BEING_TAKEN)
# For whoever may have them at the door.
_INDOORS: Final = ("rights-home", UNIVERSAL)
_CARDS: Final = {
    FirstLine.AGENTS_HERE: "action-witness",
    FirstLine.BEING_TAKEN: "rights-arrested",
    FirstLine.MEDICAL: "rights-hospital",
    FirstLine.WISH_TO_DIE: "crisis-988",
    FirstLine.VIOLENCE_AT_HOME: "violence-home",
    FirstLine.CHILD_ALONE: "rights-children-taken",
}


def fitting(answer: Answer, knowledge: Knowledge) -> Card:
    """The best card of an answer that has cards; in an emergency not one about giving money or writing letters."""
    best = answer.cards[0]
    if answer.kind is None:
        return best
    usual = knowledge.card(_CARDS[answer.kind], answer.lang) or best
    if answer.kind is FirstLine.CHILD_ALONE and best.topic == usual.topic:
        return best
    if answer.kind is FirstLine.AGENTS_HERE and not _is_right(best):
        # "They are outside, what do I do": who watches can wait, who has them at the door cannot.
        best = next((card for card in answer.suggestions if card.id in _INDOORS), best)
    # The card about dying is for who speaks of it.
    about_dying = best.id == _CARDS[FirstLine.WISH_TO_DIE]
    helps = _is_right(best) or (best.topic in _TOPICS and not about_dying)
    return best if helps and answer.kind in _ABOUT_AGENTS else usual


def _is_right(card: Card) -> bool:
    """Whether a card tells somebody's own rights."""
    return card.topic.startswith("rights-")
