"""How people write an alert's code, and whether what they were sent is what an alert says (R36)."""

import re
import unicodedata
from enum import Enum, auto
from typing import Final

# A- and a number, as the alerts write it; then however a person types it: "a127", "A 127", "#A–127", "127" alone.
_WRITTEN: Final = re.compile(r"(?<![A-Za-z0-9])A-(\d{1,8})(?![0-9])", re.ASCII)
_TYPED: Final = re.compile(r"(?<![A-Za-z0-9])A[\s.:_‐‑‒–—-]{0,3}(\d{1,8})(?![0-9])", re.ASCII | re.IGNORECASE)
_ALONE: Final = re.compile(r"\s*#?\s*(\d{1,8})\s*", re.ASCII)
# So many words beside the code are no question any more: they are an alert that somebody was sent.
QUOTES_FROM: Final = 8


class Quoted(Enum):
    """What stands beside the code: nothing to compare, what the alert says, or something else."""

    NOTHING = auto()
    SAME = auto()
    OTHER = auto()


def number_in(text: str) -> int | None:
    """The number of the alert that a text names, first as alerts write it; None where it names none."""
    folded = unicodedata.normalize("NFKC", text)
    found = _WRITTEN.search(folded) or _TYPED.search(folded) or _ALONE.fullmatch(folded)
    return int(found[1]) if found else None


def compare(text: str, says: list[str]) -> Quoted:
    """Compare what somebody was sent with what the alert says in each language.

    Letters and numbers count; signs, spaces, marks of bold and capitals do not. An added word is another text: that is
    how a forgery of an alert looks.
    """
    if len(re.findall(r"\w+", text)) < QUOTES_FROM:
        return Quoted.NOTHING
    return Quoted.SAME if _bare(text) in {_bare(said) for said in says} else Quoted.OTHER


def _bare(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in folded if sign.isalnum())
