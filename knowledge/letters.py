"""Letters to officials: Markdown with the words in English, and beside it their meaning in Spanish."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from knowledge.documents import read_page
from knowledge.errors import Finding
from knowledge.fields import Fields
from knowledge.model import Review, Source
from knowledge.sheriffs import Dated, Participation

# A letter is sent in English; the gloss is there to understand what one sends.
SENT_IN: Final = "en"
GLOSSED_IN: Final = "es"
PLACEHOLDERS: Final = frozenset({"county", "state", "agreement"})
_FIELDS: Final = (
    "office", "locale", "title", "names", "to", "subject", "agreement", "call", "note", "as_of", "review_by",
    "reviewed", "sources",
)  # fmt: skip
_PLACEHOLDER: Final = re.compile(r"{([^{}]*)}")


class Recipient(StrEnum):
    """Whose contact stands with a letter."""

    SHERIFF = "sheriff"
    GOVERNOR = "governor"
    CONGRESS = "congress"
    LEGISLATURE = "legislature"
    COMMISSIONERS = "commissioners"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to an office in one language, with placeholders of PLACEHOLDERS.

    names: what people call the office, in any language. agreement: the sentence on 287(g), by what the sheriff has.
    call: what to say in a telephone call of 30 seconds. note: what the sender should know, or empty.
    """

    office: str
    locale: str
    title: str
    names: tuple[str, ...]
    to: Recipient
    subject: str
    body: str
    call: str
    as_of: date
    review_by: date
    sources: tuple[Source, ...]
    file: str
    body_line: int
    note: str = ""
    agreement: Mapping[Participation, str] | None = None
    reviewed: Review | None = None

    def is_past_review(self, today: date) -> bool:
        return today > self.review_by

    def filled(self, *, county: str, state: str, status: Participation) -> "Letter":
        """The letter for a county: every placeholder replaced."""
        sentence = (self.agreement or {}).get(status, "")

        def fill(text: str) -> str:
            return text.replace("{agreement}", sentence).replace("{county}", county).replace("{state}", state)

        return replace(
            self,
            title=fill(self.title),
            subject=fill(self.subject),
            body=fill(self.body),
            call=fill(self.call),
            note=fill(self.note),
        )


def read_letters(
    chain: list[Path], packs: Path, dated: Dated, findings: list[Finding]
) -> dict[tuple[str, str], tuple[Letter, Fields]]:
    """Letters by office and locale; a nearer pack's letter takes the place of a wider pack's."""
    found: dict[tuple[str, str], tuple[Letter, Fields]] = {}
    for folder in chain:
        for path in sorted((folder / "letters").glob("*.md")):
            if read := _letter(path, packs, dated, findings):
                found[read[0].office, read[0].locale] = read
    return found


def _letter(path: Path, packs: Path, dated: Dated, findings: list[Finding]) -> tuple[Letter, Fields] | None:
    name = path.relative_to(packs).as_posix()
    page = read_page(path, name, findings)
    if page is None:
        return None
    fields = Fields(page.matter, findings)
    fields.only(_FIELDS)
    letter = Letter(
        office=fields.text("office"),
        locale=fields.text("locale"),
        title=fields.text("title"),
        names=fields.texts("names"),
        to=fields.choice("to", Recipient),
        subject=fields.text("subject"),
        body=page.body,
        call=fields.text("call"),
        as_of=dated.day(fields, "as_of"),
        review_by=fields.day("review_by"),
        sources=fields.sources("sources"),
        file=name,
        body_line=page.body_line,
        note=fields.text("note", required=False),
        agreement=_agreement(fields),
        reviewed=_reviewed(fields),
    )
    _check(letter, path, fields, findings)
    return letter, fields


def _agreement(fields: Fields) -> dict[Participation, str] | None:
    entry = fields.mapping("agreement")
    if entry is None:
        return None
    entry.only(tuple(Participation))
    return {status: entry.text(status.value) for status in Participation}


def _reviewed(fields: Fields) -> Review | None:
    entry = fields.mapping("reviewed")
    if entry is None:
        return None
    entry.only(("by", "date"))
    return Review(entry.text("by"), entry.day("date"))


def _check(letter: Letter, path: Path, fields: Fields, findings: list[Finding]) -> None:
    if path.name != f"{letter.office}.{letter.locale}.md" or letter.locale not in (SENT_IN, GLOSSED_IN):
        fields.fault(("office",), f"the file is named {path.name}, so it must hold the office and locale of that name")
    if not letter.body:
        findings.append(Finding(letter.file, letter.body_line, "", "the letter is empty"))
    used = placeholders(letter)
    for unknown in sorted(used - PLACEHOLDERS):
        fields.fault((), f"unknown placeholder {{{unknown}}}")
    if ("agreement" in used) != (letter.agreement is not None):
        fields.fault(("agreement",), "stands in the text and in the front matter, or in neither")
    if letter.review_by < letter.as_of:
        fields.fault(("review_by",), "lies before as_of")


def placeholders(letter: Letter) -> frozenset[str]:
    """What a letter inserts."""
    texts = (letter.title, letter.subject, letter.body, letter.call, letter.note, *(letter.agreement or {}).values())
    return frozenset(name for text in texts for name in _PLACEHOLDER.findall(text))
