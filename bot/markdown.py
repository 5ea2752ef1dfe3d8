"""Text of other people inside Markdown of ours: it shows as it was typed and does nothing."""

import re
from typing import Final

# A word joiner: invisible, breaks no line, and ends what a platform would take for a link or a mention.
_JOINER: Final = "\u2060"
_DROPPED: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u2060\u202a-\u202e\u2066-\u2069]")
_LINE_BREAKS: Final = re.compile(r"[ \t]*(?:\r\n?|[\n\x0b\x0c\x85\u2028\u2029])\s*")
_SPECIAL: Final = re.compile(r"[\\`*_\[\]<>~|]|&(?=[#\w])")
_LINE_OPENING: Final = re.compile(r"^(\d{1,9}(?=[.)](?:\s|$))|(?=#|=|\+\s|\+$|-[-#\s]|-$))", re.MULTILINE)
_ACTIVE: Final = re.compile(
    r"(?<=@)(?=\w)"  # a mention, an address
    r"|(?<=:)(?=//)"  # a link with its scheme
    r"|(?<=\w\.)(?=[^\W\d_])"  # a link without it: Telegram links every name with a known ending
    r"|(?<=\d\.)(?=\d+\.\d+\.\d)"  # an IP address
    r"|(?<=/)(?<![\w/]/)(?=[A-Za-z])"  # a command that one tap would send
)


class Markdown(str):
    """Text that is already Markdown of ours and is inserted as it stands."""

    __slots__ = ()


def escape(text: str) -> Markdown:
    """Typed text as Markdown that shows it and nothing else: no link, format, mention, command or new block.

    Characters that show nothing or turn the reading direction are dropped, empty lines closed up (they would
    end a quotation). Text that is Markdown already comes back unchanged.
    """
    if isinstance(text, Markdown):
        return text
    visible = _LINE_BREAKS.sub("\n", _DROPPED.sub("", text)).replace("\t", " ").strip()
    literal = _SPECIAL.sub(r"\\\g<0>", _ACTIVE.sub(_JOINER, visible))
    return Markdown(_LINE_OPENING.sub(r"\1\\", literal))
