"""The words behind a link into the private chat that open what a command says there."""

import re
from collections.abc import Sequence

from handlers.context import Context

# A start word is [A-Za-z0-9_-]{1,32}; the longest of ours is "more-resources-transylvania".
_CARD = re.compile(r"c([0-9]{3})([a-z][a-z0-9-]{1,27})")
_WORD = re.compile(r"more-([a-z]{1,16})(?:-([a-z0-9-]{1,20}))?")


def word(command: str, argument: str = "") -> str:
    """What opens a command in private: argument is a county, an office or a number, never what somebody typed."""
    parts = ["more", command, *re.findall(r"[a-z0-9]+", argument.lower())]
    whole = "-".join(parts)
    return whole if len(whole) <= 32 else f"more-{command}"


def read(payload: str) -> tuple[str, str] | None:
    """The command and the argument of a word; None for other payloads."""
    found = _WORD.fullmatch(payload)
    return (found[1], (found[2] or "").replace("-", " ")) if found else None


def card_word(card: str, county: str | None, known: Sequence[str]) -> str:
    """What opens a card in private, about a county where one is said; the longest has 32 signs. known: all counties."""
    return f"c{known.index(county) if county in known else 999:03d}{card}"


def read_card(payload: str, known: Sequence[str]) -> tuple[str, str | None] | None:
    """The card and the county of a word; None for other payloads."""
    found = _CARD.fullmatch(payload)
    if found is None:
        return None
    place = int(found[1])
    return found[2], known[place] if place < len(known) else None


def county_of(argument: str, ctx: Context) -> str | None:
    """The county that word() wrote down."""
    names = {" ".join(re.findall(r"[a-z0-9]+", county.lower())): county for county in ctx.services.answering.counties}
    return names.get(argument)
