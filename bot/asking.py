"""`farolito ask`, `index` and `eval`: the search without platform, database, key or network."""

import json
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

from pydantic import BaseModel, ConfigDict, ValidationError
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from bot.i18n import Texts
from bot.services.hotlines import Hotlines
from handlers import answers
from handlers.context import Voice
from knowledge.loader import Knowledge, load
from knowledge.search.search import Answer, Search
from knowledge.search.semantic import load_model

# A longer line is no question; reading it whole could fill the memory.
LINE_BYTES = 2_000_000


class _Question(BaseModel):
    """One line of input. chat: "group" means that the bot was addressed in a group."""

    model_config = ConfigDict(hide_input_in_errors=True)

    id: str | int
    text: str
    chat: str = "dm"


@dataclass(frozen=True, slots=True)
class _Open:
    knowledge: Knowledge
    search: Search


def _open(region: str) -> _Open:
    knowledge = load(region=region)
    return _Open(knowledge, Search(knowledge, model=load_model()))


def answer_text(text: str, region: str) -> str:
    """The answer to one question as a person reads it, in Markdown."""
    opened = _open(region)
    found = opened.search.answer(text)
    texts = Texts()
    voice = Voice(texts, Hotlines(opened.knowledge.directory), datetime.now(UTC), texts.match(found.lang))
    if not found.answered or not found.cards:
        numbers = answers.number_lines(voice, found.place.county, purpose="report-sightings", urgent=True)
        note = "" if found.answered else f"{voice.say('unanswered')}\n\n"
        return f"{note}{numbers}"
    return answers.card_screen(found.cards[0], voice, county=found.place.county, kind=found.kind, urgent=found.urgent)


def answer_lines(lines: Iterable[bytes], out: TextIO, region: str) -> None:
    """JSON lines in, JSON lines out, in order; a malformed line gives an error line and the rest goes on."""
    opened = _open(region)
    # What the start costs is not the first question's.
    opened.search.answer("hola")
    for line in lines:
        if line.strip():
            out.write(json.dumps(_answer_line(line, opened.search), ensure_ascii=False) + "\n")
            out.flush()


def _answer_line(line: bytes, search: Search) -> dict[str, Any]:
    if len(line) > LINE_BYTES:
        return {"id": None, "error": "the line is too long"}
    try:
        question = _Question.model_validate_json(line)
    except ValidationError as error:
        wrong = sorted({".".join(map(str, fault["loc"])) or "the line" for fault in error.errors()})
        return {"id": None, "error": f"expected an object with id and text; wrong: {', '.join(wrong)}"}
    started = time.perf_counter()
    answer = search.answer(question.text)
    elapsed = (time.perf_counter() - started) * 1_000
    return {"id": question.id, **_described(answer), "ms": round(elapsed, 3)}


def _described(answer: Answer) -> dict[str, Any]:
    return {
        "topics": list(answer.topics),
        "place": answer.place.county,
        "urgent": answer.urgent,
        "answered": answer.answered,
        "cards": [card.id for card in answer.cards],
        "lang": answer.lang,
    }


def write_index(region: str) -> None:
    """Embed every example question that has no vector yet, showing progress."""
    from knowledge.search.index import rebuild

    with Progress(console=Console(stderr=True)) as progress:
        task = progress.add_task("Embedding", total=None)
        rebuild(region=region, progress=lambda done, total: progress.update(task, completed=done, total=total))


def evaluate(file: Path, region: str, *, as_json: bool) -> None:
    """Measure on labelled questions; JSON, and tables by language and topic with the confusions."""
    from knowledge.evaluate import evaluate as measure
    from knowledge.evaluate import read_questions

    opened = _open(region)
    report = measure(opened.search, read_questions(file))
    print(json.dumps(report.as_dict(), ensure_ascii=False, indent=2))
    if not as_json:
        console = Console(file=sys.stderr)
        for title, columns, rows in report.tables():
            table = Table(title=title)
            for column in columns:
                table.add_column(column)
            for row in rows:
                table.add_row(*row)
            console.print(table)
