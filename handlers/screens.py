"""Long answers as messages that are cut where the meaning ends."""

import re
from collections.abc import Iterable

# Discord shows 2,000 characters in a message; some are spent on marks that it needs.
SCREEN = 1_900
# What a link to a mailbox holds is not shown, only its words.
_MAILBOX = re.compile(r"\]\(mailto:[^)]*\)")


def pack(blocks: Iterable[str]) -> list[str]:
    """Blocks, each of one meaning, as few messages of at most SCREEN shown characters; a longer block stands alone."""
    pages: list[str] = []
    for block in filter(None, blocks):
        if pages and shown(pages[-1]) + shown(block) + 2 <= SCREEN:
            pages[-1] = f"{pages[-1]}\n\n{block}"
        else:
            pages.append(block)
    return pages


def shown(text: str) -> int:
    """How many characters of a text are shown at most."""
    return len(_MAILBOX.sub("]", text))
