"""Markdown of ours as Telegram's HTML, in parts that Telegram takes."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Final

from markdown_it.token import Token

from bot.platforms.markdown import mailbox_of, parse

# https://core.telegram.org/bots/api#sendmessage: 1-4096 characters after entities parsing. Counted here in UTF-16
# units, the longest way to count, so that no server finds more.
LIMIT: Final = 4096

_PIECE: Final = re.compile(r"\n|[^\S\n]+|[^\s]{1,256}")
_INLINE: Final = {"strong": "b", "em": "i"}
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})

# How good a place to cut is: inside a word, between words, lines, paragraphs.
_WORD, _SPACE, _LINE, _PARAGRAPH = range(4)


@dataclass(frozen=True, slots=True)
class _Tag:
    """An HTML element. mark: the link, or what tells two neighbours apart."""

    name: str
    mark: str = ""

    @property
    def start(self) -> str:
        return f'<a href="{escape(self.mark)}">' if self.name == "a" else f"<{self.name}>"


@dataclass(frozen=True, slots=True)
class _Run:
    """Visible text inside elements, the outermost first."""

    text: str
    tags: tuple[_Tag, ...] = ()
    cut: int = _WORD


def to_messages(text: str) -> list[str]:
    """The HTML of one message or more, each of at most LIMIT visible characters; none where nothing is visible."""
    parts = _parts([piece for run in _flatten(parse(sendable(text))) for piece in _pieces(run)])
    return [_html(part) for part in parts if is_visible("".join(run.text for run in part))]


def sendable(text: str) -> str:
    """The text with halves of characters (lone surrogates) replaced: no request can carry them."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def is_visible(text: str) -> bool:
    """It has something to see. Telegram takes a text without for an empty one."""
    return any(unicodedata.category(sign) not in _INVISIBLE for sign in text)


def units(text: str) -> int:
    """The length in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def _flatten(tokens: Iterable[Token]) -> list[_Run]:
    return list(_Flattener().runs(tokens))


class _Flattener:
    """Walks the blocks: paragraphs in order, lists as lines with a mark, quotes as an element around their text."""

    def __init__(self) -> None:
        self.quotes: list[_Tag] = []
        self.last_quote: tuple[_Tag, ...] = ()
        self.indents: list[str] = []
        self.mark = ""
        self.mark_lines: Sequence[int] | None = None
        self.end: int | None = None
        self.count = 0

    def runs(self, tokens: Iterable[Token]) -> Iterator[_Run]:
        for token in tokens:
            if token.type == "blockquote_open":
                self.count += 1
                self.quotes.append(_Tag("blockquote", str(self.count)))
            elif token.type == "blockquote_close":
                self.quotes.pop()
            elif token.type == "list_item_open":
                yield from self._bare_mark()
                self.mark = f"{token.info}. " if token.info else "• "
                self.mark_lines = token.map
                self.indents.append(" " * len(self.mark))
            elif token.type == "list_item_close":
                yield from self._bare_mark()
                self.indents.pop()
            elif token.type == "inline":
                yield from self._paragraph(token)

    def _bare_mark(self) -> Iterator[_Run]:
        """The mark of an item that holds no text of its own before the next item or its end."""
        if self.mark and self.mark_lines:
            yield from self._gap((self.mark_lines[0], self.mark_lines[0] + 1))
            yield _Run(self._margin().rstrip(), self._quote())

    def _paragraph(self, token: Token) -> Iterator[_Run]:
        yield from self._gap(token.map)
        margin, quote = self._margin(), self._quote()
        yield _Run(margin, quote)
        for run in _inline(token.children or [], "\n" + "".join(self.indents)):
            yield _Run(run.text, quote + run.tags)

    def _gap(self, lines: Sequence[int] | None) -> Iterator[_Run]:
        """What stands between this block and the one before: as many line ends as were typed, two at most."""
        if self.end is not None:
            close = lines is not None and lines[0] <= self.end
            shared = self._quote() if self._quote() == self.last_quote else ()
            yield _Run("\n" if close else "\n\n", shared, _LINE if close else _PARAGRAPH)
        self.end = lines[1] if lines else None
        self.last_quote = self._quote()

    def _margin(self) -> str:
        margin = "".join(self.indents)
        if self.mark:
            margin = margin[: -len(self.mark)] + self.mark
            self.mark = ""
        return margin

    def _quote(self) -> tuple[_Tag, ...]:
        # Telegram has no quote inside a quote: the outermost holds all.
        return tuple(self.quotes[:1])


def _inline(tokens: Iterable[Token], line_end: str) -> Iterator[_Run]:
    opened: list[_Tag] = []
    mailbox, words = "", ""
    for token in tokens:
        if token.type in {"softbreak", "hardbreak"}:
            yield _Run(line_end, tuple(opened))
        elif token.type == "code_inline":
            yield _Run(token.content, (*opened, _Tag("code")))
        elif token.type == "link_open" and (mailbox := mailbox_of(str(token.attrGet("href") or ""))):
            words = ""
        elif token.type == "link_close" and mailbox:
            # Telegram takes such a link for a web page, but makes an address that it sees one to write to by itself.
            yield _Run("" if mailbox in words else f" ({mailbox})", tuple(opened))
            mailbox = ""
        elif token.type == "link_open":
            opened.append(_Tag("a", str(token.attrGet("href") or "")))
        elif token.nesting == 1:
            opened.append(_Tag(_INLINE[token.type.removesuffix("_open")]))
        elif token.nesting == -1:
            opened.pop()
        else:
            words += token.content
            yield _Run(token.content, tuple(opened))


def _pieces(run: _Run) -> Iterator[_Run]:
    """The run in pieces between which a message may be cut; a link stays whole where it can."""
    if run.cut or (any(tag.name == "a" for tag in run.tags) and units(run.text) <= LIMIT):
        yield run
        return
    for hit in _PIECE.finditer(run.text):
        cut = _LINE if hit.group() == "\n" else _SPACE if hit.group().isspace() else _WORD
        yield _Run(hit.group(), run.tags, cut)


def _parts(pieces: Sequence[_Run]) -> Iterator[list[_Run]]:
    """Pieces in parts of at most LIMIT units, cut at the best place that each part has."""
    part: list[_Run] = []
    size = 0
    for piece in pieces:
        length = units(piece.text)
        while part and size + length > LIMIT:
            at = _best_cut([*part, piece])
            yield _trimmed(part[:at])
            part = part[at:]
            size = sum(units(run.text) for run in part)
        part.append(piece)
        size += length
    yield _trimmed(part)


def _best_cut(pieces: Sequence[_Run]) -> int:
    """How many pieces go into the message: all before the last of the best places to cut, and not the last piece."""
    best = max(range(1, len(pieces)), key=lambda index: (pieces[index].cut, index))
    return best if pieces[best].cut else len(pieces) - 1


def _trimmed(part: Sequence[_Run]) -> list[_Run]:
    kept = list(part)
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    return kept


def _html(part: Sequence[_Run]) -> str:
    written: list[str] = []
    for before, run in pairwise([_Run(""), *part, _Run("")]):
        shared = _shared(before.tags, run.tags)
        written += [f"</{tag.name}>" for tag in reversed(before.tags[shared:])]
        written += [tag.start for tag in run.tags[shared:]]
        written.append(escape(run.text, quote=False))
    return "".join(written)


def _shared(left: Sequence[_Tag], right: Sequence[_Tag]) -> int:
    """How many of the outer elements both stand in."""
    for index, (one, other) in enumerate(zip(left, right, strict=False)):
        if one != other:
            return index
    return min(len(left), len(right))
