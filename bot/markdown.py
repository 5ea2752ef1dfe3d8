"""Text of other people inside Markdown of ours: it shows as it was typed and does nothing."""

import re
from typing import Final

# A word joiner: invisible, breaks no line, and ends what a platform would take for a link or a mention.
_JOINER: Final = "\u2060"
_DROPPED: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u2060\u202a-\u202e\u2066-\u2069]")
_LINE_BREAKS: Final = re.compile(r"[ \t]*(?:\r\n?|[\n\x0b\x0c\x85\u2028\u2029])\s*")
_SPECIAL: Final = re.compile(r"[\\`*_\[\]<>~|]|&(?=[#\w])")
# A sign that escape() took its meaning from; else marks of bold, italics and code.
_MARKS: Final = re.compile(r"\\([\\`*_\[\]<>~|&#=+.)-])|\*+|`+|(?<!\w)_|_(?!\w)")
_LINE_OPENING: Final = re.compile(r"^(\d{1,9}(?=[.)](?:\s|$))|(?=#|=|\+\s|\+$|-[-#\s]|-$))", re.MULTILINE)
_ACTIVE: Final = re.compile(
    r"(?<=@)(?=\w)"  # a mention, an address
    r"|(?<=:)(?=//)"  # a link with its scheme
    r"|(?<=\w\.)(?=[^\W\d_])"  # a link without it: Telegram links every name with a known ending
    r"|(?<=\d\.)(?=\d+\.\d+\.\d)"  # an IP address
    r"|(?<=/)(?<![\w/]/)(?=[A-Za-z])"  # a command that one tap would send
)


# Left-to-right isolate, right-to-left isolate, and the end of either; a letter from right to left that nobody sees.
_LRI, _RLI, _PDI, _RLM = "\u2066", "\u2067", "\u2069", "\u200f"
_ARABIC: Final = re.compile(r"[\u0600-\u06ff]")
# What opens a line, its words, what closes it.
_LINE: Final = re.compile(r"^((?:[-*] |\d+\. |> )?[*_]*)(.*?)([*_]*)$")
_RUN: Final = r"[+/]?[A-Za-z0-9]+(?:[-–./:'’]+[A-Za-z0-9]+|\([A-Za-z0-9]\))*"
_LEFT_TO_RIGHT: Final = re.compile(rf"{_RUN}(?:(?:[.,]?| [—–-]) {_RUN})*")
_MIXED: Final = re.compile(r"[A-Za-z/+-]|\d[.:–]\d")


class Markdown(str):
    """Text that is already Markdown of ours and is inserted as it stands."""

    __slots__ = ()


def directed(text: str) -> str:
    """Text with its Arabic lines marked as running from right to left, and what is Latin or a number in them as not.

    The mark is for platforms that look for the first letter of a line, the isolate for those that do not. After an
    Arabic letter the parts of a telephone number would change places (Unicode Standard Annex 9, rules W2 and W4).
    """
    if not _ARABIC.search(text):
        return text
    return "\n".join(_LINE.sub(_turned, line) if _ARABIC.search(line) else line for line in text.split("\n"))


def _turned(line: re.Match[str]) -> str:
    opening, inner, closing = line.groups()
    if "](" not in inner:
        inner = _LEFT_TO_RIGHT.sub(lambda run: f"{_LRI}{run[0]}{_PDI}" if _MIXED.search(run[0]) else run[0], inner)
    return f"{opening}{_RLM}{_RLI}{inner}{_PDI}{closing}"


def plain(text: str) -> str:
    """The words of Markdown of ours without its marks, for where nothing renders it."""
    return _MARKS.sub(lambda mark: mark[1] or "", text.replace(_JOINER, ""))


def in_line(text: str) -> str:
    """A stranger's words inside a line of ours: a line that they begin would read as one of ours ("M1 has it.")."""
    return " ".join(text.split())


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
