"""Our Markdown as HTML that can do nothing but show text and offer links."""

from collections.abc import Iterable
from html import escape
from typing import Final

from markdown_it.token import Token

from bot.platforms.markdown import parse

# What a token may become. Everything else in the parser's output is shown as its text.
_TAGS: Final = frozenset({"p", "blockquote", "ul", "ol", "li", "strong", "em"})
_SCHEMES: Final = ("https://", "http://", "mailto:", "tel:")


def to_html(text: str) -> str:
    """HTML of these tags: p, blockquote, ul, ol (start), li, strong, em, code, br, a (href, rel, target).

    Everything that was typed is escaped; a link of another scheme than http, https, mailto, tel is its text alone.
    """
    return "".join(_block(token) for token in parse(text))


def is_link(url: str) -> bool:
    """Whether the page may offer this link."""
    return url.lower().startswith(_SCHEMES)


def _block(token: Token) -> str:
    if token.type == "inline":
        return _inline(token.children or ())
    if token.hidden:
        return ""
    if token.tag in _TAGS and token.nesting:
        start = f' start="{int(token.attrs["start"])}"' if token.nesting > 0 and "start" in token.attrs else ""
        return f"<{token.tag}{start}>" if token.nesting > 0 else f"</{token.tag}>"
    return escape(token.content)


def _inline(tokens: Iterable[Token]) -> str:
    parts: list[str] = []
    opened: list[bool] = []
    for token in tokens:
        match token.type:
            case "softbreak" | "hardbreak":
                parts.append("<br>\n")
            case "code_inline":
                parts.append(f"<code>{escape(token.content)}</code>")
            case "link_open":
                url = str(token.attrs.get("href", ""))
                opened.append(is_link(url))
                parts.append(_link(url) if opened[-1] else "")
            case "link_close":
                parts.append("</a>" if opened.pop() else "")
            case _ if token.tag in _TAGS and token.nesting:
                parts.append(f"<{token.tag}>" if token.nesting > 0 else f"</{token.tag}>")
            case _:
                parts.append(escape(token.content))
    return "".join(parts)


def _link(url: str) -> str:
    return f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">'
