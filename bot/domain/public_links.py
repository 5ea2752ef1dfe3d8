"""Where anybody may follow a channel without telling us."""

import re
from typing import Final

LINK_LENGTH: Final = 200
_PUBLIC: Final = re.compile(r"https://(?:t\.me|discord\.gg|discord\.com|www\.discord\.com)/[\w/+?=&.-]+")


def is_public_link(text: str) -> bool:
    """An https address of Telegram's or Discord's own: nobody is led to a page that could be anybody's."""
    return len(text) <= LINK_LENGTH and _PUBLIC.fullmatch(text) is not None
