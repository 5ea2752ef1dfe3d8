"""What a region's pack says of itself, and what of it still belongs to the pack that it was copied from."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from knowledge.documents import Document, Value
from knowledge.errors import Finding
from knowledge.fields import Fields
from knowledge.geodata import read_document
from knowledge.model import LOCALES, Card

# Of these an entry is compared with the other pack's; the rest of a pack is compared file by file.
_LISTS: Final = {"hotlines.yaml": "organisations", "actions.yaml": "actions", "news.yaml": "news"}
_OWN_WORDS: Final = ("name", "names", "state", "state_names")


def state_names(folder: Path, packs: Path, findings: list[Finding]) -> Mapping[str, str]:
    """What the region's state is called in each language; English stands in where the pack names none."""
    pack = Fields(read_document(folder / "pack.yaml", packs, findings), findings)
    names = {"en": pack.text("name")}
    words = pack.mapping("names")
    if words is not None:
        words.only(LOCALES)
        names |= {key: words.text(key) for key in words.keys if key in LOCALES}
    return {locale: names.get(locale) or names["en"] for locale in LOCALES}


def unfilled(
    packs: Path, region: str, state: str, names: Mapping[str, str], cards: Mapping[tuple[str, str], Card]
) -> list[Finding]:
    """What a network that copied a pack has not replaced yet.

    `origin` in pack.yaml names the pack that was copied; in that pack itself it is its own id. Without it only the
    counties are compared with the state. state: its postal code. names: state_names().
    """
    pack = Fields(read_document(packs / region / "pack.yaml", packs, []), [])
    found = [*_counties(packs / region, packs, state)]
    origin = pack.optional_text("origin")
    if origin is None or origin == region:
        return found
    if not (packs / origin / "pack.yaml").is_file():
        return [*found, pack.finding(("origin",), f"there is no pack {origin!r}; take the line out when all is filled")]
    other = Fields(read_document(packs / origin / "pack.yaml", packs, []), [])
    found += [
        pack.finding((key,), f"is still that of {origin}")
        for key in _OWN_WORDS
        if key in pack and pack.raw(key) == other.raw(key)
    ]
    found += _files(packs / region, packs / origin, packs)
    theirs = state_names(packs / origin, packs, [])
    found += [each for card in cards.values() if card.pack != region for each in _mention(card, theirs, names, region)]
    return found


def _counties(folder: Path, packs: Path, state: str) -> Iterator[Finding]:
    path = folder / "counties.geojson"
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    others = sorted({each["properties"].get("state", state) for each in features} - {state})
    if others:
        name = path.relative_to(packs).as_posix()
        yield Finding(name, None, "state", f"holds counties of {', '.join(others)}, and the pack is of {state}")


def _files(own: Path, other: Path, packs: Path) -> Iterator[Finding]:
    for path in sorted(own.rglob("*")):
        twin = other / path.relative_to(own)
        # How people ask is much the same everywhere.
        if path.name == "pack.yaml" or path.name.endswith(".questions.txt") or not (path.is_file() and twin.is_file()):
            continue
        name = path.relative_to(packs).as_posix()
        if path.read_bytes() == twin.read_bytes():
            yield Finding(name, None, "", f"is still that of {other.name}: write your own, or take the file out")
        elif key := _LISTS.get(path.name):
            yield from _entries(read_document(path, packs, []), read_document(twin, packs, []), key, other.name)


def _entries(own: Document, other: Document, key: str, origin: str) -> Iterator[Finding]:
    theirs = _list(other, key)
    for position, entry in enumerate(_list(own, key)):
        if entry in theirs:
            yield own.finding((key, position), f"this entry is still that of {origin}")


def _list(document: Document, key: str) -> list[Value]:
    found = document.data.get(key) if isinstance(document.data, dict) else None
    return found if isinstance(found, list) else []


def _mention(card: Card, theirs: Mapping[str, str], names: Mapping[str, str], region: str) -> Iterator[Finding]:
    """A card for the whole country that speaks of the other state, until the pack has one of its own in its place."""
    other, own = (each.get(card.locale, each["en"]) for each in (theirs, names))
    text = "\n".join((card.title, *card.steps, card.caution or "", card.body, *(each.text for each in card.changes)))
    if other and other != own and other in text and own not in text:
        instead = f"{region}/cards/{Path(card.file).name}"
        yield Finding(card.file, card.body_line, "body", f"speaks of {other}: write {instead} in its place")
