"""The gate of the knowledge base: every fault is named with file, line and field."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from knowledge.check import check
from knowledge.errors import Finding
from knowledge.search.vectors import vectors_path
from tests.knowledge.tiny import card, write_packs

TODAY = date(2026, 11, 22)
HOME = "us/cards/rights-home.en.md"


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    return write_packs(tmp_path)


def findings(packs: Path) -> list[Finding]:
    """Without the vectors, which the tiny pack has none of."""
    return [each for each in check(packs, today=TODAY) if each.file != "vectors.npz"]


def write(packs: Path, text: str, name: str = HOME) -> None:
    (packs / name).write_text(text, encoding="utf-8")


def test_a_sound_pack_has_nothing_to_mend_but_its_vectors(packs: Path) -> None:
    (only,) = check(packs, today=TODAY)
    assert only.file == "vectors.npz"
    assert "farolito knowledge index" in only.message


def test_the_real_packs_are_in_order() -> None:
    assert [each for each in check() if each.file != "vectors.npz"] == []


SPOILS: list[tuple[str, Callable[[Path], object], str, str, str]] = [
    ("one language", lambda p: (p / "us/cards/rights-home.es.md").unlink(), HOME, "locale", "missing in 'es'"),
    (
        "a long first screen",
        lambda p: write(p, card("rights-home", "en", step="Wait. " * 60)),
        HOME,
        "steps",
        "at most 300",
    ),
    (
        "a long body",
        lambda p: write(p, card("rights-home", "en", body="Wait here. " * 200)),
        HOME,
        "body",
        "at most 1500",
    ),
    ("a long sentence", lambda p: write(p, card("rights-home", "en", step="go " * 23)), HOME, "steps[0]", "23 words"),
    ("a long sentence below", lambda p: write(p, card("rights-home", "en", body="go " * 25)), HOME, "body", "25 words"),
    (
        "a foreign number",
        lambda p: write(p, card("rights-home", "en", body="Call 919-856-2570.")),
        HOME,
        "body",
        "+19198562570",
    ),
    ("a future date", lambda p: _edit(p / HOME, "as_of: 2026-01-22", "as_of: 2026-12-01"), HOME, "as_of", "future"),
    (
        "a check too far away",
        lambda p: _edit(p / HOME, "review_by: 2027-01-22", "review_by: 2027-01-24"),
        HOME,
        "review_by",
        "read again by 2027-01-23 at the latest",
    ),
    (
        "a month in one language, a day in the other",
        lambda p: _edit(p / HOME, "review_by:", "as_of_estimated: true\nreview_by:"),
        "us/cards/rights-home.es.md",
        "as_of_estimated",
        "differs",
    ),
    (
        "other hotlines",
        lambda p: _edit(p / HOME, "[report-sightings]", "[legal]"),
        "us/cards/rights-home.es.md",
        "hotlines",
        "differs",
    ),
    (
        "a caution in one",
        lambda p: _edit(p / HOME, "see_also", "caution: Wait.\nsee_also"),
        "us/cards/rights-home.es.md",
        "caution",
        "one",
    ),
    (
        "a question of two cards",
        lambda p: _append(p / "us/cards/rights-car.en.questions.txt", "They are KNOCKING!"),
        "us/cards/rights-home.en.questions.txt",
        "",
        "rights-car.en.questions.txt:4",
    ),
    (
        "a question that is refused and answered",
        lambda p: _append(p / "us/refusals.en.questions.txt", "do i open"),
        "us/refusals.en.questions.txt",
        "",
        "stands in",
    ),
]


@pytest.mark.parametrize(("name", "spoil", "file", "field", "word"), SPOILS, ids=[row[0] for row in SPOILS])
def test_what_is_wrong_is_named(
    packs: Path, name: str, spoil: Callable[[Path], object], file: str, field: str, word: str
) -> None:
    spoil(packs)
    found = findings(packs)
    hits = [each for each in found if (each.file, each.field) == (file, field) and word in each.message]
    assert hits, found
    assert hits[0].line is not None


def test_a_translation_speaks_of_the_same_facts_as_the_english_card(packs: Path) -> None:
    english = (packs / HOME).read_text(encoding="utf-8")
    write(packs, english.replace("locale: en", "locale: pt"), "us/cards/rights-home.pt.md")
    assert findings(packs) == []
    older = re.sub(r"as_of: \S+", "as_of: 2026-01-21", english.replace("locale: en", "locale: pt"))
    write(packs, older, "us/cards/rights-home.pt.md")
    (only,) = findings(packs)
    assert (only.file, only.field) == ("us/cards/rights-home.pt.md", "as_of")
    assert "translate it anew" in only.message


def test_a_long_chinese_sentence_is_found(packs: Path) -> None:
    write(packs, card("rights-home", "en", step="请您不要打开您家的门。" * 10))
    assert findings(packs) == []
    write(packs, card("rights-home", "en", step="请您不要打开您家的门" * 5))
    (only,) = findings(packs)
    assert "25 words" in only.message


def test_a_phrase_that_may_not_be_said_is_found_where_it_stands(packs: Path) -> None:
    phrases = "phrases:\n  - id: limits\n    why: They are not.\n    patterns: ['\\boff[- ]limits\\b']\n"
    write(packs, phrases, "us/never_say.yaml")
    write(packs, card("rights-home", "en", body="One line.\n\nSchools are Off-Limits."))
    (found,) = findings(packs)
    assert (found.file, found.line, found.field) == (HOME, 18, "body")
    assert "They are not." in found.message
    write(packs, phrases + "    except: [rights-home]\n", "us/never_say.yaml")
    assert findings(packs) == []


def test_a_broken_phrase_is_named(packs: Path) -> None:
    write(packs, "phrases:\n  - id: x\n    why: y\n    patterns: ['(']\n", "us/never_say.yaml")
    (found,) = findings(packs)
    assert (found.file, found.line, found.field) == ("us/never_say.yaml", 4, "phrases[0].patterns[0]")


def test_an_exemplar_that_gives_away_a_labelled_question_is_found(packs: Path) -> None:
    labelled = {"id": "d1", "lang": "en", "topics": ["rights-home"], "place": None, "urgent": False}
    (packs.parent / "eval").mkdir()
    text = "is it true that they can come in without any paper from a judge"
    (packs.parent / "eval" / "questions.jsonl").write_text(json.dumps(labelled | {"text": text}))
    path = packs / "us/cards/rights-home.en.questions.txt"
    _append(path, "can they come in")
    assert findings(packs) == []
    _append(path, "Is it TRUE they can come in without any paper from a judge?")
    (found,) = findings(packs)
    assert (found.file, found.line) == ("us/cards/rights-home.en.questions.txt", 6)
    assert "d1" in found.message


def test_an_unreadable_region_is_one_finding(tmp_path: Path) -> None:
    (tmp_path / "packs").mkdir()
    (found,) = check(tmp_path / "packs", "nc")
    assert "no pack 'nc'" in found.message


def test_a_stale_index_says_how_stale(packs: Path) -> None:
    vectors = vectors_path_of(packs)
    assert not vectors.exists()
    (found,) = check(packs, today=TODAY)
    assert "have no vector" in found.message


def vectors_path_of(packs: Path) -> Path:
    from knowledge.loader import load

    return vectors_path(load(packs))


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def _append(path: Path, line: str) -> None:
    path.write_text(path.read_text() + line + "\n")
