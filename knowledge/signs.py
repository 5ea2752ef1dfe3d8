"""Reads urgency/signs.yaml: the words by which one sees that something is happening now."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from knowledge.errors import Finding
from knowledge.fields import Fields
from knowledge.geodata import read_document
from knowledge.model import FirstLine, Sign, Signs

_PLACE: Final = re.compile(r"\{([a-z]+)\}")
_NOTHING: Final = re.compile(r"(?!)")


def read_signs(path: Path, packs: Path, findings: list[Finding]) -> Signs:
    """The signs of a pack; none where there is no such file. Broken expressions go to findings."""
    if not path.is_file():
        return Signs()
    fields = Fields(read_document(path, packs, findings), findings)
    fields.only(("lists", "signs", "kinds", "scripts"))
    named = fields.mapping("lists")
    lists = {name: f"(?:{'|'.join(named.texts(name))})" for name in named.keys} if named else {}
    signs = []
    for entry in fields.items("signs"):
        weight = entry.raw("weight")
        if isinstance(weight, bool) or not isinstance(weight, int | float):
            entry.fault(("weight",), "a number is expected")
            weight = 0.0
        pattern = _words(entry, "words", lists)
        signs.append(Sign(entry.text("name"), float(weight), pattern))
    kinds = fields.mapping("kinds")
    scripts = fields.mapping("scripts")
    agents = lists.get("agents")
    return Signs(
        signs=tuple(signs),
        kinds=_kinds(kinds, lists) if kinds else (),
        scripts={name: _join(scripts, name, scripts.texts(name)) for name in scripts.keys} if scripts else {},
        agents=re.compile(rf"\b{agents}\b") if agents else None,
    )


def _kinds(fields: Fields, lists: Mapping[str, str]) -> tuple[tuple[FirstLine, re.Pattern[str]], ...]:
    found = []
    for name in fields.keys:
        if name not in [kind.value for kind in FirstLine]:
            fields.fault((name,), f"{name!r} is none of {', '.join(FirstLine)}")
            continue
        found.append((FirstLine(name), _words(fields, name, lists)))
    return tuple(found)


def _words(fields: Fields, key: str, lists: Mapping[str, str]) -> re.Pattern[str]:
    """Whole words, with {lists} filled in."""
    texts = [_PLACE.sub(lambda match: lists.get(match[1], match[0]), text) for text in fields.texts(key)]
    return _join(fields, key, (rf"\b(?:{text})\b" for text in texts))


def _join(fields: Fields, key: str, parts: Iterable[str]) -> re.Pattern[str]:
    try:
        return re.compile("|".join(parts))
    except re.error as error:
        fields.fault((key,), f"a regular expression is broken: {error}")
        return _NOTHING
