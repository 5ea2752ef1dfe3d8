"""A place said after the question: "estoy en Durham" is the same question, there."""

import re
from typing import Final

from handlers.context import Context
from knowledge.folding import fold

# What people write around the place where they are.
AROUND: Final = frozenset({
    "estoy", "estamos", "soy", "somos", "vivo", "vivimos", "ando", "en", "de", "por", "cerca", "aqui", "aca",
    "aki", "es", "nc", "carolina", "del", "norte", "condado", "pueblo", "ciudad", "y", "pero", "i", "im", "am",
    "we", "are", "live", "in", "at", "from", "near", "here", "its", "the", "and", "county", "city", "town",
    "north", "ahorita", "ahora", "now",
})  # fmt: skip


def only_place(text: str, ctx: Context) -> str | None:
    """The county, where the words say a place and nothing else, and a card was shown before."""
    if not ctx.said.card:
        return None
    named = [word for word in re.findall(r"\w+", fold(text.replace("'", ""))) if word not in AROUND]
    if not named or len(named) > 4:
        return None
    found = ctx.services.answering.find(" ".join(named))
    name = found.label.removesuffix(" County")
    # With more words than the place's name has, something else was said too.
    return found.county if found.county and len(named) <= len(re.findall(r"\w+", name)) else None
