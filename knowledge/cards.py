"""Reads a card: Markdown with front matter, in a file named <id>.<locale>.md."""

import re
from pathlib import Path
from typing import Final

from knowledge.audio import fault as audio_fault
from knowledge.documents import read_page
from knowledge.errors import Finding
from knowledge.fields import Fields
from knowledge.model import LOCALES, SPOKEN, UNIVERSAL, Card, Change, Review, Risk, Saying

_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FIELDS: Final = (
    "id", "topic", "locale", "title", "as_of", "as_of_estimated", "review_by", "expires_on", "risk", "sources", "steps",
    "say", "changes", "caution", "hotlines", "see_also", "reviewed", "audio",
)  # fmt: skip


def read_card(path: Path, packs: Path, pack: str, findings: list[Finding]) -> tuple[Card, Fields] | None:
    """A card and its fields, for later checks; None when the file cannot be read at all."""
    name = path.relative_to(packs).as_posix()
    page = read_page(path, name, findings)
    if page is None:
        return None
    fields = Fields(page.matter, findings)
    fields.only(_FIELDS)
    card = Card(
        id=fields.text("id"),
        locale=fields.text("locale"),
        topic=fields.text("topic"),
        title=fields.text("title"),
        as_of=fields.day("as_of"),
        review_by=fields.day("review_by"),
        risk=fields.choice("risk", Risk),
        sources=fields.sources("sources"),
        steps=fields.texts("steps", required=fields.raw("locale") not in SPOKEN),
        body=page.body,
        file=name,
        pack=pack,
        say=_say(fields),
        changes=tuple(Change(change.day("since"), change.text("text")) for change in fields.items("changes")),
        caution=fields.optional_text("caution"),
        hotlines=_hotlines(fields),
        see_also=fields.texts("see_also", required=False),
        reviewed=_reviewed(fields),
        audio=fields.optional_text("audio"),
        body_line=page.body_line,
        expires_on=fields.optional_day("expires_on"),
        as_of_estimated=fields.flag("as_of_estimated"),
    )
    _check_name(card, path, fields)
    if card.audio is not None and (message := audio_fault(card, packs)):
        fields.fault(("audio",), message)
    return card, fields


def _hotlines(fields: Fields) -> tuple[str, ...]:
    if fields.raw("hotlines") == []:
        return ()
    return fields.texts("hotlines")


def _say(fields: Fields) -> tuple[Saying, ...]:
    sayings = []
    for entry in fields.items("say"):
        english = entry.text("en")
        beside = [key for key in entry.keys if key != "en"]
        if len(beside) != 1 or beside[0] not in LOCALES:
            entry.fault((), "a sentence has its English (en) and one other language beside it")
            continue
        sayings.append(Saying(english, entry.text(beside[0])))
    return tuple(sayings)


def _reviewed(fields: Fields) -> Review | None:
    entry = fields.mapping("reviewed")
    if entry is None:
        return None
    entry.only(("by", "date"))
    return Review(entry.text("by"), entry.day("date"))


def _check_name(card: Card, path: Path, fields: Fields) -> None:
    if card.id and not _ID.fullmatch(card.id):
        fields.fault(("id",), "an id has small letters, digits and single hyphens")
    if card.locale and card.locale not in (*LOCALES, *SPOKEN):
        fields.fault(("locale",), f"{card.locale!r} is none of {', '.join((*LOCALES, *SPOKEN))}")
    if card.locale in SPOKEN and card.audio is None:
        fields.fault(("audio",), f"missing: a card in {SPOKEN[card.locale]} is a title and a recording")
    if path.name != f"{card.id}.{card.locale}.md":
        fields.fault(("id",), f"the file is named {path.name}, so it must hold the id and locale of that name")
    if card.review_by < card.as_of:
        fields.fault(("review_by",), "lies before as_of")
    if card.expires_on and card.id == UNIVERSAL:
        fields.fault(("expires_on",), "the card that stands in for others has no last day")
    elif card.expires_on and card.expires_on < card.as_of:
        fields.fault(("expires_on",), "lies before as_of")
