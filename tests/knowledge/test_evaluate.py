"""The figures are counted as their names say."""

import json
from pathlib import Path

import pytest

from knowledge.errors import KnowledgeError
from knowledge.evaluate import Question, Report, Share, evaluate, read_questions
from knowledge.loader import load
from knowledge.search.search import Search
from tests.knowledge.tiny import write_packs

QUESTIONS = (
    Question("a", "ICE is at my door in Acorn City", "en", ("rights-home",), "Oak", urgent=True),
    Question("b", "me pararon manejando mi carro", "es", ("rights-home",), None, urgent=False),
    Question("c", "weather tomorrow", "en", ("none",), None, urgent=False),
    Question("d", "batem na porta", "pt", ("rights-home",), None, urgent=False),
)


@pytest.fixture
def report(tmp_path: Path) -> Report:
    return evaluate(Search(load(write_packs(tmp_path))), QUESTIONS)


def test_right_and_wrong_are_counted(report: Report) -> None:
    assert report.first == Share(1, 2)
    assert report.others.of == 1
    assert report.three == Share(3, 3)
    assert report.none_refused == Share(1, 1)
    assert report.place == Share(4, 4)
    assert report.urgent_found.of == 1
    assert report.false_alarms.of == 3
    assert report.by_language["es"] == Share(0, 1)
    assert report.by_topic["rights-home"].of == 3
    assert ("rights-home", "rights-car", 1) in report.confusions
    assert report.questions == 4


def test_the_report_is_json_and_a_table(report: Report) -> None:
    read = json.loads(report.as_json())
    assert read["first"] == {"right": 1, "of": 2, "percent": 50.0}
    assert read["confusions"][0][0] == "rights-home"
    rows = list(report.rows())
    assert ("first", "50.0 %", "1/2") in rows
    assert any(name == "language es" for name, *_ in rows)


def test_a_share_of_nothing_is_none() -> None:
    assert Share(0, 0).percent is None
    assert Share(1, 3).percent == 33.3


def test_progress_is_told(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    evaluate(Search(load(write_packs(tmp_path))), QUESTIONS[:2], progress=lambda done, of: steps.append((done, of)))
    assert steps == [(1, 2), (2, 2)]


def test_labelled_questions_are_read(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    entry = {"id": "d1", "text": "hi", "lang": "en", "topics": ["none"], "place": None, "urgent": False, "chat": "dm"}
    path.write_text(json.dumps(entry) + "\n\n")
    (question,) = read_questions(path)
    assert (question.topics, question.is_answerable) == (("none",), False)


def test_each_malformed_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text('{"id": 1}\nnot json\n[]\n')
    with pytest.raises(KnowledgeError) as caught:
        read_questions(path)
    assert [each.line for each in caught.value.findings] == [1, 2, 3]
