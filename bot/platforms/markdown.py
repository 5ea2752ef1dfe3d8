"""Read the Markdown of our own texts; each platform writes its own form from the tokens."""

import re
from collections.abc import Sequence
from functools import cache
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

SCHEMES = ("http://", "https://", "mailto:", "tg://")

# Deeper quotes and lists are shown as they were typed: the parser drops what lies below its limit.
_NESTING = 20

# A line after a quoted one that is not quoted itself. CommonMark would take it into the quotation, and our words
# would stand there as somebody else's.
_QUOTE_END = re.compile(r"^( {0,3}>[^\n]*)\n(?=[ \t]*[^\s>])", re.MULTILINE)

_BLOCKS = ("blockquote", "list")
_INLINES = ("newline", "escape", "backticks", "emphasis", "link")


def parse(text: str) -> Sequence[Token]:
    """Parse Markdown into markdown-it tokens (block level, the inline ones as children). Never raises.

    Known are emphasis, strong, `code`, links of SCHEMES, lists, quotes, escapes and line breaks ("softbreak" and
    "hardbreak" are both a new line to show). All else, HTML, headings and images too, is text as it was typed.
    A quotation ends with its last line that begins with ">".
    """
    tokens = _parser(blocks=True).parse(_QUOTE_END.sub(r"\1\n\n", text))
    if any(token.level >= _NESTING - 2 for token in tokens):
        return _parser(blocks=False).parse(text)
    return tokens


def mailbox_of(url: str) -> str:
    """The address that a mailto: link writes to (RFC 6068), without subject and text; empty for any other link."""
    scheme, _, rest = url.partition(":")
    return unquote(rest.partition("?")[0]) if scheme.lower() == "mailto" else ""


@cache
def _parser(*, blocks: bool) -> MarkdownIt:
    parser = MarkdownIt("zero", {"breaks": True, "maxNesting": _NESTING})
    parser.enable([*(_BLOCKS if blocks else ()), *_INLINES])
    parser.inline.ruler2.enable(["emphasis"])
    parser.validateLink = _is_allowed  # type: ignore[method-assign]
    return parser


def _is_allowed(url: str) -> bool:
    return url.lower().startswith(SCHEMES)
