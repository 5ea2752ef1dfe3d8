"""What was understood of a sighting, in words: the reporter's preview and the moderators' card say the same."""

from bot.domain.salute import Salute
from bot.i18n import Texts


def understood(texts: Texts, locale: str, facts: Salute) -> str:
    """ "4 agents · 2 vehicles, unmarked · vests", plain text; empty where nothing was understood."""
    parts = [
        texts.label(locale, "salute-people", count=str(facts.people)) if facts.people else "",
        _vehicles(texts, locale, facts),
        *(texts.label(locale, f"salute-activity-{each}") for each in facts.activities),
        *(texts.label(locale, f"salute-uniform-{each}") for each in facts.uniforms),
        texts.label(locale, f"salute-agency-{facts.agency}") if facts.agency else "",
        *(texts.label(locale, f"salute-equipment-{each}") for each in facts.equipment),
    ]
    return " · ".join(part for part in parts if part)


def _vehicles(texts: Texts, locale: str, facts: Salute) -> str:
    marked = {True: "salute-marked", False: "salute-unmarked", None: ""}[facts.marked]
    if facts.vehicles is None:
        return texts.label(locale, marked) if marked else ""
    return texts.label(locale, f"{marked or 'salute'}-vehicles", count=str(facts.vehicles))
