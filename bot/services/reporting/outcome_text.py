"""An outcome in a few words, with its reason, for cards, lists and lines (R17)."""

from bot.domain.reports import Agency, Outcome, Reason, Unclear
from bot.i18n import Texts

# How the keys of the reasons' labels begin.
_KINDS = {Outcome.INCONCLUSIVE: "unclear", Outcome.CONFIRMED_NOT_PUBLISHED: "unpublished"}


def outcome_text(
    texts: Texts, locale: str, outcome: Outcome | None, reason: Reason | None = None, agency: Agency | None = None
) -> str:
    """As in: not immigration enforcement; it was a traffic stop. Empty without an outcome."""
    if outcome is None:
        return ""
    if outcome is Outcome.NOT_IMMIGRATION and reason is not None:
        return texts.label(locale, "card-not-immigration", what=texts.label(locale, f"was-{reason.value}"))
    if outcome is Outcome.CONFIRMED and agency is not None:
        return texts.label(locale, "card-confirmed", agents=texts.label(locale, f"agents-{agency.value}"))
    if reason is Unclear.NOT_PUBLIC:
        return texts.label(locale, "outcome-not-public")
    words = texts.label(locale, f"outcome-{outcome.value}")
    kind = _KINDS.get(outcome)
    if kind is None or reason is None:
        return words
    return texts.label(locale, "card-outcome-why", outcome=words, why=texts.label(locale, f"{kind}-{reason.value}"))
