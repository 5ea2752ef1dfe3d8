"""Reads how people really ask: <id>.<locale>.questions.txt beside the cards, one question a line."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from knowledge.errors import Finding
from knowledge.model import LOCALES, Exemplar, FirstLine, UrgencyExample

_NAME: Final = re.compile(r"(?P<id>.+)\.(?P<locale>[a-z]{2})\.questions\.txt")
REFUSALS: Final = "refusals"
CALM: Final = "calm"
PATTERN: Final = "*.questions.txt"


def read_exemplars(folder: Path, packs: Path, topics: Mapping[str, str], findings: list[Finding]) -> Iterator[Exemplar]:
    """The questions of a pack's cards and its refusals. topics: the topic's slug for each card id."""
    for path in sorted((folder / "cards").glob(PATTERN)):
        name = path.relative_to(packs).as_posix()
        match = _NAME.fullmatch(path.name)
        if match is None or match["locale"] not in LOCALES:
            findings.append(Finding(name, None, "", "the name must be <card id>.<locale>.questions.txt"))
            continue
        topic = topics.get(match["id"])
        if topic is None:
            findings.append(Finding(name, None, "", f"there is no card with the id {match['id']!r}"))
            continue
        for line, text in _questions(path, name, findings):
            yield Exemplar(text, match["id"], topic, match["locale"], name, line)
    for path in sorted(folder.glob(f"{REFUSALS}.{PATTERN}")):
        name = path.relative_to(packs).as_posix()
        locale = path.name.split(".")[1]
        for line, text in _questions(path, name, findings):
            yield Exemplar(text, REFUSALS, None, locale, name, line)


def read_urgency(folder: Path, packs: Path, findings: list[Finding]) -> Iterator[UrgencyExample]:
    """urgency/<kind or calm>.questions.txt. A line that begins with "~" has its kind but is not happening now."""
    kinds = {kind.value: kind for kind in FirstLine}
    for path in sorted((folder / "urgency").glob(PATTERN)):
        name = path.relative_to(packs).as_posix()
        stem = path.name.split(".")[0]
        if stem != CALM and stem not in kinds:
            findings.append(Finding(name, None, "", f"{stem!r} is neither calm nor one of {', '.join(kinds)}"))
            continue
        for _, text in _questions(path, name, findings):
            kind = kinds.get(stem)
            yield UrgencyExample(text.removeprefix("~").strip(), kind, kind is not None and not text.startswith("~"))


def _questions(path: Path, name: str, findings: list[Finding]) -> Iterator[tuple[int, str]]:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        findings.append(Finding(name, None, "", "the file is not UTF-8"))
        return
    for number, line in enumerate(text.splitlines(), start=1):
        question = line.strip()
        if question and not question.startswith("#"):
            yield number, question
