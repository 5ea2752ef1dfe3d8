"""How much of the labelled set the guard finds, and how often it is wrong (R24, R25, R26)."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.domain.leaks.kinds import Leak
from bot.domain.redaction import check
from bot.services.asking.hotlines import Hotlines
from knowledge.loader import load

HERE = Path(__file__).parent
PAGE = HERE.parents[2] / "docs" / "guard.md"
BEGIN, END = "<!-- figures: python -m tests.domain.guard_set -->\n", "<!-- end of figures -->\n"

# R25 first, then R24: what is about a person, and what is no business of the public's.
PERSONAL = frozenset(
    {
        Leak.PHONE,
        Leak.EMAIL,
        Leak.LINK,
        Leak.PLATE,
        Leak.UNIT,
        Leak.HOUSE,
        Leak.HOME,
        Leak.NAME,
        Leak.OFFICER,
        Leak.BADGE,
        Leak.LOOKS,
        Leak.COORDINATES,
        Leak.A_NUMBER,
        Leak.WANTED,
    }
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """kind: what it holds; None: nothing. held: it was written when the patterns stood, and nothing was tuned on it."""

    text: str
    language: str
    held: bool
    kind: Leak | None


def read(name: str) -> list[Labelled]:
    """The texts of one file of the set."""
    lines = (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [
        Labelled(row["text"], row["language"], row["held"], Leak(row["kind"]) if "kind" in row else None)
        for row in rows
    ]


def hotlines() -> frozenset[str]:
    """The numbers that anybody may be told."""
    return Hotlines(load().directory).known()


def misses(leaks: Iterable[Labelled]) -> list[Labelled]:
    """Texts in which what they hold was not found; finding something else does not count."""
    return [each for each in leaks if each.kind not in {hit.leak for hit in check(each.text)}]


def false_hits(harmless: Iterable[Labelled], known: frozenset[str]) -> list[Labelled]:
    """Texts that hold nothing and were stopped."""
    return [each for each in harmless if check(each.text, numbers_known=known)]


def figures() -> str:
    """The table of docs/guard.md."""
    leaks, harmless, known = read("leaks"), read("harmless"), hotlines()
    lines = ["| Texts | hold something | found | hold nothing | stopped all the same |", "|---|---|---|---|---|"]
    for label, language, held in (
        ("all", None, None),
        ("English", "en", None),
        ("Spanish", "es", None),
        ("used for tuning", None, False),
        ("held back", None, True),
    ):
        of_leaks, of_harmless = (
            [
                each
                for each in texts
                if (language is None or each.language == language) and (held is None or each.held is held)
            ]
            for texts in (leaks, harmless)
        )
        lines.append(_row(label, of_leaks, of_harmless, known))
    for label, kinds in (("about a person (R25, R26)", PERSONAL), ("not for the public (R24)", set(Leak) - PERSONAL)):
        lines.append(_row(label, [each for each in leaks if each.kind in kinds], [], known))
    return "\n".join(lines) + "\n"


def _row(label: str, leaks: Sequence[Labelled], harmless: Sequence[Labelled], known: frozenset[str]) -> str:
    found = _share(len(leaks) - len(misses(leaks)), len(leaks))
    stopped = _share(len(false_hits(harmless, known)), len(harmless))
    return f"| {label} | {len(leaks)} | {found} | {len(harmless) or ''} | {stopped} |"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else ""


def written() -> str:
    """The page with the figures of this moment."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{figures()}\n{END}{after}"
