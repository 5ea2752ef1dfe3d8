"""How often the search is right, on labelled questions."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter
from typing import Final

from knowledge.errors import Finding, KnowledgeError
from knowledge.search.search import Answer, Search

NONE: Final = "none"
_MAIN: Final = frozenset({"en", "es", "mix"})


@dataclass(frozen=True, slots=True)
class Question:
    """A labelled question. topics: any of them is right; ("none",) where no card answers. place: county or None."""

    id: str
    text: str
    lang: str
    topics: tuple[str, ...]
    place: str | None
    urgent: bool

    @property
    def is_answerable(self) -> bool:
        return self.topics != (NONE,)


@dataclass(frozen=True, slots=True)
class Share:
    """right of all."""

    right: int
    of: int

    @property
    def percent(self) -> float | None:
        """None where there is nothing to count."""
        return round(100 * self.right / self.of, 1) if self.of else None


@dataclass(frozen=True, slots=True)
class Report:
    """The figures. A real question is one that some topic answers.

    first: topic first, in English, Spanish and mixed; others: in the other languages; three: among the first three.
    none_refused, real_refused; real_refused_with_card: real questions refused although their topic has a card.
    place; urgent_found; false_alarms; language: the answer's language, where the question's is not mixed.
    confusions: (label, first topic, how often), most frequent first. by_topic, by_language: topic first.
    milliseconds: median of one answer.
    """

    first: Share
    others: Share
    three: Share
    none_refused: Share
    real_refused: Share
    real_refused_with_card: Share
    place: Share
    urgent_found: Share
    false_alarms: Share
    language: Share
    by_language: Mapping[str, Share]
    by_topic: Mapping[str, Share]
    confusions: tuple[tuple[str, str, int], ...]
    questions: int
    milliseconds: float

    def as_json(self) -> str:
        """One JSON object; shares as {"right", "of", "percent"}."""
        return json.dumps(asdict(self) | self._percents(), ensure_ascii=False, default=str)

    def rows(self) -> Iterator[tuple[str, str, str]]:
        """(what, percent, right/of) for a table: the figures, then languages, then topics."""
        for name in _SHARES:
            yield _row(name.replace("_", " "), getattr(self, name))
        for kind, shares in (("language", self.by_language), ("topic", self.by_topic)):
            for name, share in sorted(shares.items()):
                yield _row(f"{kind} {name}", share)

    def _percents(self) -> dict[str, object]:
        shares: dict[str, object] = {name: _as_dict(getattr(self, name)) for name in _SHARES}
        shares["by_language"] = {name: _as_dict(share) for name, share in sorted(self.by_language.items())}
        shares["by_topic"] = {name: _as_dict(share) for name, share in sorted(self.by_topic.items())}
        return shares


_SHARES: Final = (
    "first", "others", "three", "none_refused", "real_refused", "real_refused_with_card", "place", "urgent_found",
    "false_alarms", "language",
)  # fmt: skip


def read_questions(path: Path) -> tuple[Question, ...]:
    """Labelled questions, one JSON object a line: id, text, lang, topics, place, urgent. Raises KnowledgeError."""
    questions: list[Question] = []
    findings: list[Finding] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
            topics = tuple(map(str, entry["topics"]))
            questions.append(
                Question(str(entry["id"]), entry["text"], entry["lang"], topics, entry["place"], bool(entry["urgent"]))
            )
        except (ValueError, KeyError, TypeError) as error:
            findings.append(Finding(path.name, number, "", f"no labelled question: {type(error).__name__} {error}"))
    if findings:
        raise KnowledgeError(findings)
    return tuple(questions)


def evaluate(
    search: Search, questions: Sequence[Question], *, progress: Callable[[int, int], None] | None = None
) -> Report:
    """Ask every question once and count. progress is called with (done, of)."""
    answers: list[Answer] = []
    times: list[float] = []
    for number, question in enumerate(questions, start=1):
        begun = perf_counter()
        answers.append(search.answer(question.text))
        times.append(1000 * (perf_counter() - begun))
        if progress:
            progress(number, len(questions))
    pairs = list(zip(questions, answers, strict=True))
    real = [(question, answer) for question, answer in pairs if question.is_answerable]
    main = [pair for pair in real if pair[0].lang in _MAIN]
    urgent = [answer for question, answer in pairs if question.urgent]
    calm = [answer for question, answer in pairs if not question.urgent]
    with_card = {card.topic for card in search.knowledge.cards.values()}
    carded = [pair for pair in real if with_card.intersection(pair[0].topics)]
    return Report(
        first=_share(_is_first(*pair) for pair in main),
        others=_share(_is_first(*pair) for pair in real if pair[0].lang not in _MAIN),
        three=_share(bool(set(question.topics).intersection(answer.topics)) for question, answer in real),
        none_refused=_share(not answer.answered for question, answer in pairs if not question.is_answerable),
        real_refused=_share(not answer.answered for _, answer in real),
        real_refused_with_card=_share(not answer.answered for _, answer in carded),
        place=_share(answer.place.county == question.place for question, answer in pairs),
        urgent_found=_share(answer.urgent for answer in urgent),
        false_alarms=_share(answer.urgent for answer in calm),
        language=_share(answer.lang == question.lang for question, answer in pairs if question.lang != "mix"),
        by_language=_grouped((question.lang, _is_first(question, answer)) for question, answer in real),
        by_topic=_grouped((question.topics[0], _is_first(question, answer)) for question, answer in real),
        confusions=_confusions(real),
        questions=len(pairs),
        milliseconds=round(sorted(times)[len(times) // 2], 2) if times else 0.0,
    )


def _is_first(question: Question, answer: Answer) -> bool:
    return bool(answer.topics) and answer.topics[0] in question.topics


def _share(facts: Iterable[bool]) -> Share:
    found = list(facts)
    return Share(sum(found), len(found))


def _grouped(facts: Iterable[tuple[str, bool]]) -> dict[str, Share]:
    groups: dict[str, list[bool]] = {}
    for name, fact in facts:
        groups.setdefault(name, []).append(fact)
    return {name: _share(each) for name, each in groups.items()}


def _confusions(real: Iterable[tuple[Question, Answer]]) -> tuple[tuple[str, str, int], ...]:
    wrong = Counter(
        (question.topics[0], answer.topics[0] if answer.topics else NONE)
        for question, answer in real
        if not _is_first(question, answer)
    )
    return tuple((label, first, count) for (label, first), count in wrong.most_common())


def _as_dict(share: Share) -> dict[str, object]:
    return {"right": share.right, "of": share.of, "percent": share.percent}


def _row(name: str, share: Share) -> tuple[str, str, str]:
    return name, "" if share.percent is None else f"{share.percent:.1f} %", f"{share.right}/{share.of}"
