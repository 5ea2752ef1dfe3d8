"""Which texts of alerts a person has read and signed (R24): locales/reviewed.yaml. Another wording voids that."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from fluent.syntax import FluentParser, FluentSerializer, ast

from bot.errors import FarolitoError
from bot.i18n import COMPLETE
from knowledge.documents import parse_yaml

FOLDER: Final = Path(__file__).parent / "locales"
NAME: Final = "reviewed.yaml"
# Signs every text at once.
ALL: Final = "all"
_ENTRY: Final = r"(?m)^{key}:\n  reviewed: .*$"


@dataclass(frozen=True, slots=True)
class Review:
    """Who read a text, on which day, and which wording: eight signs that change with any letter in any language."""

    by: str
    date: str
    text: str


@dataclass(frozen=True, slots=True)
class Template:
    """A text that the public reads of an alert. review: None until somebody signed it."""

    key: str
    wording: str
    review: Review | None

    @property
    def is_read(self) -> bool:
        """A person signed this very wording."""
        return self.review is not None and self.review.text == self.wording


def templates(folder: Path = FOLDER) -> tuple[Template, ...]:
    """Every text of the file, as it stands. Raises KnowledgeError for a broken file, FarolitoError: unknown key."""
    document = parse_yaml((folder / NAME).read_text(encoding="utf-8"), NAME).data
    entries: Mapping[str, object] = document if isinstance(document, dict) else {}
    words = wordings(folder)
    if unknown := [key for key in entries if any(key not in texts for texts in words.values())]:
        raise FarolitoError(f"{NAME}: no text is called {', '.join(unknown)}")
    return tuple(Template(key, _wording(key, words), _review(entry)) for key, entry in entries.items())


def unread(folder: Path = FOLDER) -> tuple[str, ...]:
    """The keys of the texts that nobody has signed as they stand."""
    return tuple(template.key for template in templates(folder) if not template.is_read)


def sign(keys: Iterable[str], *, by: str, today: date, folder: Path = FOLDER) -> tuple[str, ...]:
    """Note in the file that a person read these texts today; ALL: every one. Returns the keys. Raises FarolitoError."""
    if not by.strip():
        raise FarolitoError('say who read them: --by "NAME"')
    known = {template.key: template for template in templates(folder)}
    wanted = tuple(known) if ALL in (chosen := tuple(keys)) else chosen
    if missing := [key for key in wanted if key not in known]:
        raise FarolitoError(f"{NAME} has no text {', '.join(missing)}")
    written = (folder / NAME).read_text(encoding="utf-8")
    for key in wanted:
        by_whom = json.dumps(by.strip(), ensure_ascii=False)
        line = f"{key}:\n  reviewed: {{by: {by_whom}, date: {today}, text: '{known[key].wording}'}}"
        before = re.search(_ENTRY.format(key=re.escape(key)), written)
        written = written.replace(before[0], line) if before else written
    (folder / NAME).write_text(written, encoding="utf-8")
    return wanted


def _review(entry: object) -> Review | None:
    signed = entry.get("reviewed") if isinstance(entry, dict) else None
    if not isinstance(signed, dict):
        return None
    return Review(*(str(signed.get(name, "")) for name in ("by", "date", "text")))


def _wording(key: str, words: Mapping[str, Mapping[str, str]]) -> str:
    joined = "\n".join(f"{locale}: {words[locale][key]}" for locale in COMPLETE)
    return hashlib.sha256(joined.encode()).hexdigest()[:8]


def wordings(folder: Path = FOLDER) -> dict[str, dict[str, str]]:
    """Every text by language and key, as its file has it."""
    return {locale: dict(_messages(folder / locale)) for locale in COMPLETE}


def _messages(folder: Path) -> Iterable[tuple[str, str]]:
    serializer = FluentSerializer()
    for file in sorted(folder.glob("*.ftl")):
        for entry in FluentParser(with_spans=False).parse(file.read_text(encoding="utf-8")).body:
            if isinstance(entry, ast.Message):
                # A comment above it is no part of what people read.
                entry.comment = None
                yield entry.id.name, serializer.serialize_entry(entry).strip()
