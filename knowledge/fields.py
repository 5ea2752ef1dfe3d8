"""Reading typed fields out of a YAML mapping, collecting every fault instead of stopping at the first."""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from knowledge.documents import Document, Path, Value
from knowledge.errors import Finding
from knowledge.model import Source

E = TypeVar("E", bound=StrEnum)

NO_DATE: Final = date.min
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_LINK: Final = re.compile(r"https?://[^\s()<>\"]+\.[^\s<>\"]+")
_LINK_WITH_NOTE: Final = re.compile(r"(https?://\S+)(?:\s+\((.+)\))?")


class Fields:
    """A mapping inside a document. A fault is noted and an empty value returned, so that reading goes on."""

    def __init__(self, document: Document, findings: list[Finding], path: Path = ()) -> None:
        self._document = document
        self._findings = findings
        self.path = path
        value = _at(document.data, path)
        self._values: dict[str, Value] = value if isinstance(value, dict) else {}
        if not isinstance(value, dict):
            self.fault((), "a mapping of keys and values is expected")

    def __contains__(self, key: str) -> bool:
        return self._values.get(key) is not None

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self._values)

    def fault(self, path: Path, message: str) -> None:
        """Note a fault at a path below this mapping."""
        self._findings.append(self._document.finding((*self.path, *path), message))

    def finding(self, path: Path, message: str) -> Finding:
        """A fault at a path below this mapping, for whoever collects it elsewhere."""
        return self._document.finding((*self.path, *path), message)

    def only(self, known: Iterable[str]) -> None:
        """Fault every key that is not among the known ones."""
        allowed = frozenset(known)
        for key in self._values:
            if key not in allowed:
                self.fault((key,), f"unknown field; known are {', '.join(sorted(allowed))}")

    def text(self, key: str, *, required: bool = True) -> str:
        """A text without surrounding blanks; empty when it is missing."""
        value = self._values.get(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
        if value is not None:
            self.fault((key,), "a text is expected; put numbers and dates in quotes")
        elif required:
            self.fault((key,), "missing")
        return ""

    def optional_text(self, key: str) -> str | None:
        return self.text(key, required=False) or None

    def texts(self, key: str, *, required: bool = True) -> tuple[str, ...]:
        """A list of texts, none of them empty."""
        value = self._values.get(key)
        if value is None and not required:
            return ()
        if not isinstance(value, list):
            self.fault((key,), "missing" if value is None else "a list is expected")
            return ()
        found: list[str] = []
        for position, item in enumerate(value):
            if isinstance(item, str) and item.strip():
                found.append(item.strip())
            else:
                self.fault((key, position), "a text is expected; put it in quotes if it holds ': '")
        if required and not value:
            self.fault((key,), "the list is empty")
        return tuple(found)

    def day(self, key: str) -> date:
        """A date written YYYY-MM-DD; NO_DATE when it is missing or wrong."""
        text = self.text(key)
        return self._day(key, text) if text else NO_DATE

    def optional_day(self, key: str) -> date | None:
        text = self.text(key, required=False)
        return self._day(key, text) if text else None

    def _day(self, key: str, text: str) -> date:
        try:
            if _DATE.fullmatch(text):
                return date.fromisoformat(text)
        except ValueError:
            pass
        self.fault((key,), f"{text!r} is not a date: write YYYY-MM-DD")
        return NO_DATE

    def flag(self, key: str) -> bool:
        """true or false; false when it is missing."""
        value = self._values.get(key, False)
        if isinstance(value, bool):
            return value
        self.fault((key,), "true or false is expected")
        return False

    def choice(self, key: str, kind: type[E], *, default: E | None = None) -> E:
        """A member of an enumeration; the first one stands in where the value is wrong."""
        text = self.text(key, required=default is None)
        members = list(kind)
        for member in members:
            if text == member.value:
                return member
        if text:
            self.fault((key,), f"{text!r} is none of {', '.join(members)}")
        return default or members[0]

    def items(self, key: str) -> list["Fields"]:
        """The mappings of a list; empty when the list is missing."""
        value = self._values.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.fault((key,), "a list is expected")
            return []
        return [Fields(self._document, self._findings, (*self.path, key, position)) for position in range(len(value))]

    def mapping(self, key: str) -> "Fields | None":
        """A mapping inside this one, or None when it is missing."""
        if self._values.get(key) is None:
            return None
        return Fields(self._document, self._findings, (*self.path, key))

    def raw(self, key: str) -> Value:
        return self._values.get(key)

    def sources(self, key: str, *, required: bool = True) -> tuple[Source, ...]:
        """Links, alone or with a note in brackets, or the names of documents."""
        texts = self.texts(key, required=required)
        for position, text in enumerate(texts):
            if "://" in text and not _LINK.match(text):
                self.fault((key, position), f"{text!r} is not a link")
        return tuple(map(as_source, texts))


def as_source(text: str) -> Source:
    """Read "https://… (note)" as a link and anything else as the name of a document."""
    if match := _LINK_WITH_NOTE.fullmatch(text):
        return Source(match[2] or match[1], match[1])
    return Source(text)


def _at(value: Value, path: Path) -> Value:
    for part in path:
        if isinstance(value, dict) and isinstance(part, str):
            value = value.get(part)
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            value = value[part]
        else:
            return None
    return value
