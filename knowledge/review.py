"""What an editor or a lawyer has to look at: cards that are due, all that is past its date, and signing a card off."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from knowledge.documents import Page, parse_page
from knowledge.errors import Finding, KnowledgeError
from knowledge.loader import Knowledge
from knowledge.model import Card, Organisation, Risk, Status

# A card is due so long before its review_by.
AHEAD: Final = timedelta(days=30)
# How long after it was last looked at a card is to be read again: one that nobody signed a year after its facts, as the
# law changes with the sessions; a signature under one of high risk holds for half a year.
DRAFT_HOLDS: Final = timedelta(days=366)
SIGNATURE_HOLDS: Final = {Risk.HIGH: timedelta(days=183), Risk.NORMAL: timedelta(days=366)}
# A number that nobody called or read about for so long may be somebody else's.
NUMBER_HOLDS: Final = timedelta(days=365)
_FENCE: Final = "---"
_NAME: Final = 80


@dataclass(frozen=True, slots=True)
class Due:
    """A card to be read. locales: in which languages. why: unsigned, changed, or due (review_by is near or past)."""

    card: str
    locales: tuple[str, ...]
    risk: Risk
    review_by: date
    why: str


def due(knowledge: Knowledge, today: date) -> list[Due]:
    """Cards that nobody signed off, or not since they changed, or whose review_by comes near: high risk first."""
    found = []
    for identity in sorted({identity for identity, _ in knowledge.cards}):
        cards = [card for (each, _), card in sorted(knowledge.cards.items()) if each == identity]
        for why, belongs in (("unsigned", _is_unsigned), ("changed", _is_changed)):
            if part := [card for card in cards if belongs(card)]:
                found.append(_due(part, why))
        if part := [card for card in cards if card.reviewed and card.review_by - AHEAD <= today]:
            found.append(_due(part, "due"))
    return sorted(found, key=lambda each: (each.risk is not Risk.HIGH, each.review_by, each.card, each.why))


def latest_review(card: Card) -> date:
    """The last day that a card's review_by may be; `knowledge check` holds it to that."""
    if card.reviewed is None:
        return card.as_of + DRAFT_HOLDS
    return max(card.as_of, card.reviewed.on) + SIGNATURE_HOLDS[card.risk]


def _is_unsigned(card: Card) -> bool:
    return card.reviewed is None


def _is_changed(card: Card) -> bool:
    return card.reviewed is not None and card.reviewed.on < card.as_of


def _due(cards: list[Card], why: str) -> Due:
    first = min(cards, key=lambda card: card.review_by)
    return Due(first.id, tuple(card.locale for card in cards), first.risk, first.review_by, why)


@dataclass(frozen=True, slots=True)
class Stale:
    """Something past its date. kind: card, number, action or news. served: whether people still get it."""

    kind: str
    id: str
    since: date
    served: bool


def stale(knowledge: Knowledge, today: date) -> list[Stale]:
    """Everything past its date, the oldest first. What is not served has gone by itself, or its fallback is served."""
    found = {*_stale_cards(knowledge.cards.values(), today), *_stale_numbers(knowledge.organisations, today)}
    for item in knowledge.items:
        if not item.is_current(today):
            kind = "news" if item.happened else "action"
            found.add(Stale(kind, item.id, item.expires_on, served=False))
    return sorted(found, key=lambda each: (each.since, each.kind, each.id))


def _stale_cards(cards: Iterable[Card], today: date) -> Iterator[Stale]:
    for card in cards:
        if card.is_past_end(today) and card.expires_on:
            yield Stale("card", card.id, card.expires_on, served=False)
        elif card.is_past_review(today):
            yield Stale("card", card.id, card.review_by, served=True)


def _stale_numbers(organisations: Iterable[Organisation], today: date) -> Iterator[Stale]:
    """Current numbers with nothing behind them for NUMBER_HOLDS; a historical one says itself that it is old."""
    for organisation in organisations:
        for phone in organisation.phones:
            known = max(phone.as_of, phone.called_on or phone.as_of)
            if phone.status is Status.CURRENT and today - known > NUMBER_HOLDS:
                yield Stale("number", f"{organisation.id} {phone.display}", known, served=True)


def sign(
    knowledge: Knowledge, identity: str, *, by: str, today: date, until: date | None = None, locale: str | None = None
) -> list[Path]:
    """Write who checked a card, and when, into its front matter, and nothing else; returns the files.

    until: the next review_by, at most SIGNATURE_HOLDS away; without it the one that stands, where it lies within that,
    else the last day there may be. locale: only this language.
    Raises KnowledgeError, with nothing written.
    """
    cards = [card for (each, of), card in sorted(knowledge.cards.items()) if each == identity and locale in (None, of)]
    name = " ".join(by.split())
    if not cards:
        raise KnowledgeError(
            [Finding("cards", None, "id", f"there is no card {identity!r} in {locale or 'any language'}")]
        )
    if not 0 < len(name) <= _NAME or not name.isprintable():
        raise KnowledgeError([Finding(cards[0].file, None, "reviewed.by", "a name on one line is expected")])
    if until is not None and until <= today:
        raise KnowledgeError([Finding(cards[0].file, None, "review_by", "must lie after today")])
    last = today + min(SIGNATURE_HOLDS[card.risk] for card in cards)
    if until is not None and until > last:
        raise KnowledgeError([Finding(cards[0].file, None, "review_by", f"of this risk lies at most on {last}")])
    if until is None and not all(today < card.review_by <= last for card in cards):
        until = last
    lines = {"reviewed": f"reviewed: {{by: {json.dumps(name, ensure_ascii=False)}, date: {today.isoformat()}}}"}
    if until is not None:
        lines["review_by"] = f"review_by: {until.isoformat()}"
    changed = {knowledge.packs_dir / card.file: _signed(knowledge.packs_dir / card.file, lines) for card in cards}
    for path, text in changed.items():
        _write(path, text)
    return list(changed)


def _signed(path: Path, lines: dict[str, str]) -> str:
    """The text of a card with these lines of its front matter put in. Raises KnowledgeError when more would change."""
    with path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    newline = "\r\n" if "\r\n" in text else "\n"
    parts = text.split(newline)
    end = next(number for number, part in enumerate(parts) if number and part.rstrip() == _FENCE)
    matter = parts[1:end]
    for key, line in lines.items():
        matter = _replaced(matter, key, line)
    signed = newline.join([parts[0], *matter, *parts[end:]])
    before, after = parse_page(text, path.name), parse_page(signed, path.name)
    if before.body != after.body or _without(before, lines) != _without(after, lines):
        raise KnowledgeError([Finding(path.name, None, "reviewed", "cannot be written here: put it in by hand")])
    return signed


def _replaced(matter: list[str], key: str, line: str) -> list[str]:
    """The front matter with a line in the place of a key and what is indented under it, or at its end."""
    start = next((number for number, part in enumerate(matter) if part.startswith(f"{key}:")), None)
    if start is None:
        return [*matter, line]
    end = start + 1
    while end < len(matter) and matter[end].startswith((" ", "\t")):
        end += 1
    return [*matter[:start], line, *matter[end:]]


def _without(page: Page, keys: Iterable[str]) -> dict[str, object]:
    data = page.matter.data
    return {key: value for key, value in data.items() if key not in keys} if isinstance(data, dict) else {}


def _write(path: Path, text: str) -> None:
    """In one step: a reader sees the old card or the new one."""
    beside = path.with_name(f".{path.name}.new")
    with beside.open("w", encoding="utf-8", newline="") as file:
        file.write(text)
    beside.chmod(path.stat().st_mode & 0o777)
    beside.replace(path)
