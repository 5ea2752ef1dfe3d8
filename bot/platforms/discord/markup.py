"""Our Markdown as Discord's: what we format is formatted, everything else shows as it was typed."""

import re
from typing import Final

from markdown_it.tree import SyntaxTreeNode

from bot.markdown import escape
from bot.platforms.markdown import mailbox_of, parse

# Discord refuses content over 2,000 characters (developer docs, Create Message); some clients count UTF-16 units.
PAGE_LENGTH: Final = 2_000

_JOINER: Final = "\u2060"
# Control characters and halves of surrogate pairs cannot be sent; the exotic line ends would start a line.
_UNSENDABLE: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_LINE_ENDS: Final = re.compile(r"[\x0b\x0c\r\x85\u2028\u2029]")
_SPECIAL: Final = re.compile(r"[\\*_~|`<>\[\]]")
_LINE_OPENING: Final = re.compile(r"^(\s*)(?:(?=[#+-])|(\d+)(?=[.)]))")
_EVERYONE: Final = re.compile(r"@(?=everyone|here)", re.IGNORECASE)
_URL: Final = re.compile(r"https?://[\w./?=&%+,:;#@!$'-]*[\w/=&%+#-]", re.ASCII)
_URL_MARKS: Final = str.maketrans({"(": "%28", ")": "%29", "<": "%3C", ">": "%3E", "@": "%40"})


def render(text: str) -> list[str]:
    """Markdown of ours as messages of at most PAGE_LENGTH, split between paragraphs; none when nothing would show."""
    pages: list[str] = []
    for block in SyntaxTreeNode(parse(_sendable(text))).children:
        written = _Writer().block(block).strip()
        if not written:
            continue
        if pages and _fits(joined := f"{pages[-1]}\n\n{written}"):
            pages[-1] = joined
        elif _fits(written):
            pages.append(written)
        else:
            pages.extend(_split(_Writer(formatted=False).block(block)))
    return pages


def plain(text: str) -> str:
    """Plain text as one message that shows it and nothing else, cut at PAGE_LENGTH."""
    return next(iter(render(escape(text))), "")


class _Writer:
    """Writes a tree. formatted: with bold and italics; without, a page may end at any line or word."""

    def __init__(self, *, formatted: bool = True) -> None:
        self._formatted = formatted

    def block(self, node: SyntaxTreeNode) -> str:
        match node.type:
            case "blockquote":
                return "\n".join(f"> {line}" for line in self._quoted(node).split("\n"))
            case "bullet_list":
                return "\n".join(_item("- ", self._item(item)) for item in node.children)
            case "ordered_list":
                first = int(node.attrs.get("start", 1))
                return "\n".join(
                    _item(f"{number}. ", self._item(item)) for number, item in enumerate(node.children, first)
                )
            case _:
                return "".join(self._inline(child) for child in node.children)

    def _quoted(self, node: SyntaxTreeNode) -> str:
        # Discord has no quotation inside a quotation: the inner one is shown as part of the outer.
        return "\n\n".join(
            self._quoted(child) if child.type == "blockquote" else self.block(child) for child in node.children
        )

    def _item(self, item: SyntaxTreeNode) -> str:
        return "\n".join(self.block(child) for child in item.children)

    def _inline(self, inline: SyntaxTreeNode) -> str:
        lines = self._spans(inline).split("\n")
        return "\n".join(_shield_opening(line) for line in lines)

    def _spans(self, node: SyntaxTreeNode) -> str:
        return "".join(self._span(child) for child in node.children)

    def _span(self, node: SyntaxTreeNode) -> str:
        match node.type:
            case "strong":
                return self._marked("**", node)
            case "em":
                return self._marked("*", node)
            case "link":
                return self._link(node)
            case "code_inline":
                return _code(node.content) if self._formatted else _literal(node.content)
            case "softbreak" | "hardbreak":
                return "\n"
            case _:
                return _literal(node.content)

    def _marked(self, mark: str, node: SyntaxTreeNode) -> str:
        inside = self._spans(node)
        return f"{mark}{inside}{mark}" if self._formatted and inside.strip() else inside

    def _link(self, node: SyntaxTreeNode) -> str:
        url = str(node.attrs["href"])
        label = self._spans(node).strip()
        if mailbox := mailbox_of(url):
            return label if _literal(mailbox) in label else f"{label} ({_literal(mailbox)})".strip()
        if not url.startswith(("http://", "https://")):
            # Discord makes no masked link of other schemes: the address is shown beside its words.
            return f"{label} ({_literal(url.partition(':')[2])})" if label else _literal(url)
        url = url.translate(_URL_MARKS)
        # In angle brackets no preview is fetched and shown. Discord masks no link whose words look like an address.
        if not label or "://" in label:
            return f"<{url}>"
        return f"[{label}](<{url}>)" if self._formatted else f"{label} <{url}>"


def _item(mark: str, text: str) -> str:
    return mark + text.replace("\n", "\n" + " " * len(mark))


def _code(content: str) -> str:
    return f"`{content}`" if content.strip() and "`" not in content else _literal(content)


def _literal(text: str) -> str:
    """Text without effect; a whole bare address stays one, without preview."""
    written, end = [], 0
    for url in _URL.finditer(text):
        written += [_escaped(text[end : url.start()]), f"<{url[0].translate(_URL_MARKS)}>"]
        end = url.end()
    return "".join([*written, _escaped(text[end:])])


def _escaped(text: str) -> str:
    return _EVERYONE.sub(f"@{_JOINER}", _SPECIAL.sub(r"\\\g<0>", text))


def _shield_opening(line: str) -> str:
    """A heading, small print or a list begins only where a list of ours does."""
    return _LINE_OPENING.sub(r"\1\2\\", line, count=1)


def _sendable(text: str) -> str:
    return _UNSENDABLE.sub("", _LINE_ENDS.sub("\n", text.replace("\r\n", "\n")))


def _split(text: str) -> list[str]:
    """A block that is too long for one message, cut at lines, then at spaces, then anywhere but after a backslash."""
    pages: list[str] = []
    for line in text.split("\n"):
        for piece in _pieces(line):
            if pages and _fits(joined := f"{pages[-1]}\n{piece}"):
                pages[-1] = joined
            else:
                pages.append(piece)
    return [page for page in pages if page.strip()]


def _pieces(line: str) -> list[str]:
    pieces = []
    while not _fits(line):
        # Half the units always fit, whatever the characters are.
        window = line[:PAGE_LENGTH] if _fits(line[:PAGE_LENGTH]) else line[: PAGE_LENGTH // 2]
        cut = window.rfind(" ") if " " in window.strip() else len(window)
        if (len(window[:cut]) - len(window[:cut].rstrip("\\"))) % 2:
            cut -= 1
        pieces.append(window[:cut])
        line = line[cut:].lstrip(" ")
    return [*pieces, line]


def _fits(text: str) -> bool:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2 <= PAGE_LENGTH
