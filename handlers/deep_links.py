"""The words behind a link into the private chat that open what a command says there."""

import re

from handlers.context import Context

# A start word is [A-Za-z0-9_-]{1,32}; the longest of ours is "more-resources-transylvania".
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


def county_of(argument: str, ctx: Context) -> str | None:
    """The county that word() wrote down."""
    names = {" ".join(re.findall(r"[a-z0-9]+", county.lower())): county for county in ctx.services.answering.counties}
    return names.get(argument)
