"""What people can do, and what happened: petitions, funds, volunteering, text alerts, news. Dated, and gone in time."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final

from knowledge.errors import Finding
from knowledge.fields import NO_DATE, Fields
from knowledge.geodata import read_document
from knowledge.model import Source

# Each entry stands in both languages, or nobody can be answered in the other one.
LANGUAGES: Final = ("en", "es")
# Nothing outlives its last check by more than this: then somebody has to look again.
LASTS_AT_MOST: Final = timedelta(days=731)
TITLE: Final = 60
TEXT: Final = 220
_COMMON: Final = ("id", "counties", *LANGUAGES, "link", "as_of", "as_of_estimated", "expires_on", "sources")
_LINK: Final = re.compile(r"https://[^\s()<>\"]+\.[^\s<>\"]+")
# R46: fundraisers of single people and payment handles are refused, since nobody can check them.
_PERSONAL: Final = re.compile(
    r"gofundme|gofund\.me|venmo|\bcash ?app\b|cash\.app|paypal\.me|\bzelle\b|buymeacoffee|ko-fi|(?<!\w)\$[a-z]\w{2,}",
    re.IGNORECASE,
)


class Kind(StrEnum):
    """What an entry is about. Each kind has the topic whose card it stands under."""

    PETITION = "petition"
    DONATE = "donate"
    VOLUNTEER = "volunteer"
    ALERTS = "alerts"
    NEWS = "news"

    @property
    def topic(self) -> str:
        return "info-news" if self is Kind.NEWS else f"action-{self.value}"


KIND_OF_TOPIC: Final[Mapping[str, Kind]] = {kind.topic: kind for kind in Kind}


@dataclass(frozen=True, slots=True)
class Words:
    """An entry in one language."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One dated entry.

    counties: where it counts; empty for the whole region. happened: the day of a piece of news, else None;
    happened_estimated: only its month is known. as_of: when its source said so. expires_on: the last day it is shown.
    """

    id: str
    kind: Kind
    words: Mapping[str, Words]
    as_of: date
    as_of_estimated: bool
    expires_on: date
    sources: tuple[Source, ...]
    counties: frozenset[str] = frozenset()
    link: str | None = None
    happened: date | None = None
    happened_estimated: bool = False

    def is_current(self, today: date) -> bool:
        return today <= self.expires_on

    def serves(self, county: str | None) -> bool:
        """Where no county is known, everything may be of use."""
        return county is None or not self.counties or county in self.counties

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything of it that is shown, in every language."""
        words = (text for each in self.words.values() for text in (each.title, each.text))
        return (*words, self.link or "")

    def in_words(self, locale: str) -> Words:
        return self.words.get(locale) or self.words[LANGUAGES[0]]


def current(items: Iterable[Item], kind: Kind, today: date, county: str | None = None) -> tuple[Item, ...]:
    """What is to be shown on a day: news newest first; else what is for the county alone first, in the files' order."""
    found = [item for item in items if item.kind is kind and item.is_current(today) and item.serves(county)]
    if kind is Kind.NEWS:
        return tuple(sorted(found, key=lambda item: item.happened or NO_DATE, reverse=True))
    return tuple(sorted(found, key=lambda item: not (county and item.counties)))


def read_items(
    folder: Path, packs: Path, counties: Container[str], findings: list[Finding]
) -> Iterator[tuple[Item, Fields]]:
    """The entries of a pack's actions.yaml and news.yaml, each with its fields; a pack need have neither file."""
    seen: set[str] = set()
    for name, kinds in (("actions", tuple(Kind)[:-1]), ("news", (Kind.NEWS,))):
        path = folder / f"{name}.yaml"
        if not path.is_file():
            continue
        document = Fields(read_document(path, packs, findings), findings)
        document.only((name,))
        for entry in document.items(name):
            item = _item(entry, kinds, counties)
            if item is None:
                continue
            if item.id in seen:
                entry.fault(("id",), f"there is another entry {item.id!r} in this pack")
            seen.add(item.id)
            yield item, entry


def _item(entry: Fields, kinds: tuple[Kind, ...], counties: Container[str]) -> Item | None:
    is_news = kinds == (Kind.NEWS,)
    entry.only((*_COMMON, *(("happened", "happened_estimated") if is_news else ("kind",))))
    kind = Kind.NEWS if is_news else entry.choice("kind", Kind)
    if kind not in kinds:
        entry.fault(("kind",), "news stand in news.yaml")
    words = {locale: found for locale in LANGUAGES if (found := _words(entry, locale)) is not None}
    item = Item(
        id=entry.text("id"),
        kind=kind,
        words=words,
        as_of=entry.day("as_of"),
        as_of_estimated=entry.flag("as_of_estimated"),
        expires_on=entry.day("expires_on"),
        sources=entry.sources("sources"),
        counties=_counties(entry, counties),
        link=entry.optional_text("link"),
        happened=entry.day("happened") if is_news else None,
        happened_estimated=entry.flag("happened_estimated") if is_news else False,
    )
    _check(item, entry)
    return item if words.keys() == set(LANGUAGES) else None


def _words(entry: Fields, locale: str) -> Words | None:
    part = entry.mapping(locale)
    if part is None:
        entry.fault((locale,), "missing")
        return None
    part.only(("title", "text"))
    words = Words(part.text("title"), part.text("text"))
    for name, text, most in (("title", words.title, TITLE), ("text", words.text, TEXT)):
        if len(text) > most:
            part.fault((name,), f"has {len(text)} characters; at most {most}")
        if found := _PERSONAL.search(text):
            part.fault((name,), f"{found[0]!r}: fundraisers of single people and payment handles are not passed on")
    return words


def _counties(entry: Fields, known: Container[str]) -> frozenset[str]:
    named = entry.texts("counties", required=False)
    for position, county in enumerate(named):
        if county not in known:
            entry.fault(("counties", position), f"unknown county {county!r}")
    return frozenset(named)


def _check(item: Item, entry: Fields) -> None:
    if item.link and not _LINK.fullmatch(item.link):
        entry.fault(("link",), f"{item.link!r} is not a link with https")
    if item.link and (found := _PERSONAL.search(item.link)):
        entry.fault(("link",), f"{found[0]!r}: fundraisers of single people and payment handles are not passed on")
    if NO_DATE in (item.as_of, item.expires_on):
        return
    if item.expires_on <= item.as_of:
        entry.fault(("expires_on",), "lies before as_of, or on the same day")
    elif item.expires_on - item.as_of > LASTS_AT_MOST:
        entry.fault(("expires_on",), f"lies more than {LASTS_AT_MOST.days} days after as_of")
