"""A text that says a place and nothing else: "estoy en Durham", "Wake", "27601 nc"."""

import re
from collections.abc import Callable
from typing import Final

from knowledge.folding import fold
from knowledge.places import NOWHERE, PlaceKind, PlaceResult

# What people write around the place where they are.
_AROUND: Final = frozenset({
    "estoy", "estamos", "soy", "somos", "vivo", "vivimos", "ando", "en", "de", "por", "cerca", "aqui", "aca",
    "aki", "es", "nc", "carolina", "del", "norte", "condado", "pueblo", "ciudad", "y", "pero", "i", "im", "am",
    "we", "are", "live", "in", "at", "from", "near", "here", "its", "the", "and", "county", "city", "town",
    "north", "ahorita", "ahora", "now",
})  # fmt: skip
_WORD: Final = re.compile(r"\w+")
_MOST: Final = 4


def only_place(text: str, find: Callable[[str], PlaceResult]) -> PlaceResult:
    """The place, where the words say one and nothing else; NOWHERE for any other text. find: Places.find."""
    if len(text) > 100:
        return NOWHERE
    named = [word for word in _WORD.findall(fold(text.replace("'", ""))) if word not in _AROUND]
    if not 0 < len(named) <= _MOST:
        return NOWHERE
    found = find(" ".join(named))
    labels = [found.label, *(option.label for option in found.options)]
    longest = max(len(_WORD.findall(label.removesuffix(" County"))) for label in labels)
    # With more words than the place's name has, something else was said too.
    is_all = found.kind is not PlaceKind.NONE and len(named) <= max(1, longest)
    return found if is_all else NOWHERE
