"""The gate for a change of the knowledge base: everything that can be said against it, at once."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from knowledge.actions import Item
from knowledge.errors import Finding
from knowledge.fields import NO_DATE, Fields
from knowledge.geodata import read_document
from knowledge.leaks import leaked, repeated
from knowledge.loader import PACKS, Knowledge, read
from knowledge.model import Card
from knowledge.officials_check import check_officials
from knowledge.phones import numbers_in
from knowledge.region import unfilled
from knowledge.review import latest_review
from knowledge.search.vectors import FILE, state

FIRST_SCREEN: Final = 300
SECOND_SCREEN: Final = 1500
# A fifth-grade reader loses the thread in longer sentences.
SENTENCE_WORDS: Final = 22
_BOTH: Final = ("en", "es")
# What a translation of an English card may not change: with another date it speaks of other facts.
_SAME: Final = (
    "topic",
    "risk",
    "hotlines",
    "see_also",
    "expires_on",
    "as_of",
    "as_of_estimated",
    "review_by",
    "sources",
)
_SENTENCE_END: Final = re.compile(r"(?<=[.!?:;؟])\s+|(?<=[。！？：；])|\n\s*\n|\n\s*[-*]\s")
# Chinese has no blanks; a word is two of these, more or less.
_CHINESE_WORD: Final = re.compile(r"[\u3400-\u9fff]{1,2}")
_MARKS: Final = re.compile(r"[*_`>#]|\[|\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class _Phrase:
    why: str
    patterns: tuple[re.Pattern[str], ...]
    excepted: frozenset[str]


def check(packs_dir: Path | None = None, region: str = "nc", *, today: date | None = None) -> list[Finding]:
    """Every finding about the packs of a region, in the order of files and lines; empty when all is in order."""
    packs = packs_dir or PACKS
    knowledge, findings, origins = read(packs, region)
    if knowledge is None:
        return findings
    day = today or datetime.now(UTC).date()
    phrases = _phrases(packs, region, findings)
    numbers = {phone.number for each in knowledge.organisations for phone in each.phones if phone.number}
    numbers |= {text.number for each in knowledge.organisations for text in each.texts}
    for key, fields in origins.cards.items():
        found: list[Finding] = []
        card = knowledge.cards[key]
        found += _parity(card, fields, knowledge)
        found += _length(card, fields)
        found += _dates(card, fields, day)
        found += _numbers(card, fields, numbers)
        found += _forbidden(card, fields, phrases)
        findings += found
    for item, fields in origins.items:
        findings += _item(item, fields, numbers, phrases, day)
    findings += check_officials(knowledge.officials, origins.officials, day, lambda text: _wording(text, phrases))
    findings += repeated(knowledge.exemplars)
    findings += leaked(knowledge.exemplars, packs.parent / "eval" / "questions.jsonl")
    findings += unfilled(packs, region, knowledge.gazetteer.state, knowledge.names, knowledge.cards)
    findings += _vectors(knowledge)
    return sorted(set(findings), key=lambda each: (each.file, each.line or 0, each.field, each.message))


def _parity(card: Card, fields: Fields, knowledge: Knowledge) -> Iterator[Finding]:
    """Every card stands in English and in Spanish, and both say the same about topic, risk and numbers."""
    for locale in _BOTH:
        other = knowledge.cards.get((card.id, locale))
        if other is None:
            yield fields.finding(("locale",), f"the card {card.id!r} is missing in {locale!r}")
        elif other.locale != card.locale and card.locale == _BOTH[1]:
            for name in ("topic", "risk", "hotlines", "see_also", "expires_on", "as_of", "as_of_estimated"):
                if getattr(other, name) != getattr(card, name):
                    yield fields.finding((name,), f"differs from {other.file}")
            if bool(other.caution) != bool(card.caution):
                yield fields.finding(("caution",), f"stands in one language only; see {other.file}")
    if card.locale not in _BOTH and (english := knowledge.cards.get((card.id, _BOTH[0]))):
        for name in _SAME:
            if getattr(english, name) != getattr(card, name):
                yield fields.finding((name,), f"differs from {english.file}: translate it anew")


def _length(card: Card, fields: Fields) -> Iterator[Finding]:
    first = len(card.title) + sum(map(len, card.steps))
    if first > FIRST_SCREEN:
        yield fields.finding(("steps",), f"title and steps have {first} characters; at most {FIRST_SCREEN}")
    if len(card.body) > SECOND_SCREEN:
        yield _in_body(card, f"the body has {len(card.body)} characters; at most {SECOND_SCREEN}")
    for position, step in enumerate(card.steps):
        if longest := _too_long(step):
            yield fields.finding(("steps", position), longest)
    if longest := _too_long(card.caution or ""):
        yield fields.finding(("caution",), longest)
    if longest := _too_long(card.body):
        yield _in_body(card, longest)


def _too_long(text: str) -> str | None:
    plain = _MARKS.sub("", text)
    longest = max(map(_words, _SENTENCE_END.split(plain)), key=len, default=[])
    if len(longest) <= SENTENCE_WORDS:
        return None
    return f"a sentence has {len(longest)} words, at most {SENTENCE_WORDS}: {' '.join(longest[:6])} …"


def _words(sentence: str) -> list[str]:
    return _CHINESE_WORD.sub(lambda word: f" {word[0]} ", sentence).split()


def _dates(card: Card, fields: Fields, today: date) -> Iterator[Finding]:
    if card.as_of > today:
        yield fields.finding(("as_of",), "lies in the future")
    for position, change in enumerate(card.changes):
        if change.since > today:
            yield fields.finding(("changes", position, "since"), "lies in the future")
    if card.as_of != NO_DATE and card.review_by > (latest := latest_review(card)):
        yield fields.finding(
            ("review_by",), f"a card of {card.risk} risk is to be read again by {latest} at the latest"
        )
    if card.reviewed and card.reviewed.on > today:
        yield fields.finding(("reviewed", "date"), "lies in the future")


def _numbers(card: Card, fields: Fields, known: Iterable[str]) -> Iterator[Finding]:
    """Numbers belong in hotlines.yaml, with source and date; a card may repeat only those."""
    for name, text in _texts(card):
        for number in numbers_in(text):
            if number not in set(known):
                yield _finding(card, fields, name, f"the number {number} is in no hotlines.yaml")


def _phrases(packs: Path, region: str, findings: list[Finding]) -> list[_Phrase]:
    phrases = []
    for path in sorted(packs.glob("*/never_say.yaml")):
        if path.parent.name not in ("us", region):
            continue
        fields = Fields(read_document(path, packs, findings), findings)
        for entry in fields.items("phrases"):
            entry.only(("id", "why", "patterns", "except"))
            patterns = []
            for position, pattern in enumerate(entry.texts("patterns")):
                try:
                    patterns.append(re.compile(pattern, re.IGNORECASE))
                except re.error as error:
                    entry.fault(("patterns", position), f"a regular expression is broken: {error}")
            excepted = frozenset(entry.texts("except", required=False))
            phrases.append(_Phrase(entry.text("why"), tuple(patterns), excepted))
    return phrases


def _forbidden(card: Card, fields: Fields, phrases: Iterable[_Phrase]) -> Iterator[Finding]:
    for phrase in phrases:
        if card.id in phrase.excepted:
            continue
        for name, text in _texts(card):
            for pattern in phrase.patterns:
                if match := pattern.search(text):
                    yield _finding(card, fields, name, f"{match[0]!r} may not be said: {phrase.why}")


def _item(item: Item, fields: Fields, known: set[str], phrases: Iterable[_Phrase], today: date) -> Iterator[Finding]:
    """The same for an action or a piece of news."""
    for name, day in (("as_of", item.as_of), ("happened", item.happened)):
        if day and day > today:
            yield fields.finding((name,), "lies in the future")
    for locale, words in item.words.items():
        if longest := _too_long(words.text):
            yield fields.finding((locale, "text"), longest)
        text = f"{words.title}\n{words.text}"
        for number in numbers_in(text):
            if number not in known:
                yield fields.finding((locale,), f"the number {number} is in no hotlines.yaml")
        for phrase in phrases:
            for match in filter(None, (pattern.search(text) for pattern in phrase.patterns)):
                yield fields.finding((locale,), f"{match[0]!r} may not be said: {phrase.why}")


def _wording(text: str, phrases: Iterable[_Phrase]) -> Iterator[str]:
    """What is wrong with the words of a text that is no card."""
    if longest := _too_long(text):
        yield longest
    for phrase in phrases:
        for pattern in phrase.patterns:
            if match := pattern.search(text):
                yield f"{match[0]!r} may not be said: {phrase.why}"


def _texts(card: Card) -> Iterator[tuple[str, str]]:
    yield "title", card.title
    yield "steps", "\n".join(card.steps)
    yield "say", "\n".join(f"{saying.en}\n{saying.beside}" for saying in card.say)
    yield "changes", "\n".join(change.text for change in card.changes)
    yield "caution", card.caution or ""
    yield "body", card.body


def _finding(card: Card, fields: Fields, name: str, message: str) -> Finding:
    return _in_body(card, message) if name == "body" else fields.finding((name,), message)


def _in_body(card: Card, message: str) -> Finding:
    return Finding(card.file, card.body_line, "body", message)


def _vectors(knowledge: Knowledge) -> Iterator[Finding]:
    found = state(knowledge)
    if not found.is_current:
        message = (
            f"{found.missing} texts have no vector, {found.superfluous} vectors no text: run `farolito knowledge index`"
        )
        yield Finding(FILE, None, "", message)
