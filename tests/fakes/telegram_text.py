"""What Telegram's server makes of a text: HTML entities, trimming, lengths, in UTF-16 units.

The rules and their wording follow TDLib's MessageEntity.cpp (parse_html), which the Bot API server runs.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

MAX_TEXT: Final = 4096
MAX_CAPTION: Final = 1024

_TAGS: Final = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
}
_NAMED: Final = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_ENTITY: Final = re.compile(r"&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(lt|gt|amp|quot));")
_ATTRIBUTE: Final = re.compile(r"""\s*([^\s=>]+)\s*(?:=\s*(?:"([^"]*)"|'([^']*)'|([\w.\-]+)))?""")
_COMMAND: Final = re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?")
_MENTION: Final = re.compile(r"(?<![\w@])@[A-Za-z]\w{3,31}")

Entity = dict[str, Any]


class Refused(Exception):
    """An error answer of the Bot API."""

    def __init__(self, code: int, description: str, parameters: dict[str, int] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


@dataclass(slots=True)
class _Open:
    tag: str
    offset: int
    url: str


def utf16(text: str) -> int:
    """The length as Telegram counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def typed_entities(text: str) -> list[Entity]:
    """The commands and mentions that Telegram finds in what a person typed."""
    return [
        {"type": kind, "offset": utf16(text[: hit.start()]), "length": utf16(hit.group())}
        for kind, pattern in (("bot_command", _COMMAND), ("mention", _MENTION))
        for hit in pattern.finditer(text)
    ]


def is_empty(text: str) -> bool:
    """Nothing in it can be seen."""
    return all(sign.isspace() or unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"} for sign in text)


def read_text(text: str, parse_mode: str | None) -> tuple[str, list[Entity]]:
    """The visible text and its entities. Raises Refused as the server does."""
    if parse_mode is None:
        return text, []
    if parse_mode.lower() != "html":
        raise Refused(400, "Bad Request: unsupported parse_mode")
    return _HtmlReader(text).read()


class _HtmlReader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.visible: list[str] = []
        self.length = 0
        self.opened: list[_Open] = []
        self.entities: list[Entity] = []

    def read(self) -> tuple[str, list[Entity]]:
        while self.at < len(self.source):
            if self.source.startswith("</", self.at):
                self._end_tag()
            elif self.source[self.at] == "<":
                self._start_tag()
            else:
                self._text()
        if self.opened:
            raise _malformed(f'Can\'t find end tag corresponding to start tag "{self.opened[-1].tag}"')
        return "".join(self.visible), self.entities

    def _text(self) -> None:
        if hit := _ENTITY.match(self.source, self.at):
            self._show(_decoded(hit))
            self.at = hit.end()
            return
        self._show(self.source[self.at])
        self.at += 1

    def _show(self, text: str) -> None:
        self.visible.append(text)
        self.length += utf16(text)

    def _start_tag(self) -> None:
        start = self.at
        end = self.source.find(">", start)
        if end < 0:
            raise _malformed(f"Unclosed start tag at byte offset {self._bytes(start)}")
        name, _, rest = self.source[start + 1 : end].partition(" ")
        tag = name.lower()
        if tag not in _TAGS:
            raise _malformed(f'Unsupported start tag "{tag}" at byte offset {self._bytes(start)}')
        self.opened.append(_Open(tag, self.length, self._attributes(rest, start).get("href", "")))
        self.at = end + 1

    def _attributes(self, rest: str, start: int) -> dict[str, str]:
        found: dict[str, str] = {}
        while rest.strip():
            hit = _ATTRIBUTE.match(rest)
            if hit is None:
                raise _malformed(f"Empty attribute name in the tag at byte offset {self._bytes(start)}")
            found[hit[1].lower()] = _ENTITY.sub(_decoded, hit[2] or hit[3] or hit[4] or "")
            rest = rest[hit.end() :]
        return found

    def _end_tag(self) -> None:
        start = self.at
        end = self.source.find(">", start)
        if not self.opened:
            raise _malformed(f"Unexpected end tag at byte offset {self._bytes(start)}")
        if end < 0:
            raise _malformed(f"Unclosed end tag at byte offset {self._bytes(start)}")
        tag = self.source[start + 2 : end].strip().lower()
        last = self.opened.pop()
        if tag and tag != last.tag:
            where = self._bytes(start)
            raise _malformed(f'Unmatched end tag at byte offset {where}, expected "</{last.tag}>", found "</{tag}>"')
        self._close(last)
        self.at = end + 1

    def _close(self, last: _Open) -> None:
        entity: Entity = {"type": _TAGS[last.tag], "offset": last.offset, "length": self.length - last.offset}
        if last.tag == "a":
            if urlsplit(last.url).scheme not in {"http", "https", "tg", "mailto", "tel"}:
                return  # Telegram shows the text without a link
            entity["url"] = last.url
        if entity["length"]:
            self.entities.append(entity)

    def _bytes(self, index: int) -> int:
        return len(self.source[:index].encode())


def _decoded(hit: re.Match[str]) -> str:
    if hit[3]:
        return _NAMED[hit[3]]
    code = int(hit[1]) if hit[1] else int(hit[2], 16)
    return chr(code) if 0 < code < 0x110000 else hit.group()


def _malformed(what: str) -> Refused:
    return Refused(400, f"Bad Request: can't parse entities: {what}")
