"""The file of vectors that ships with the packs: what belongs in it, whether it is up to date, and writing it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from knowledge.loader import Knowledge
from knowledge.search.ranker import documents
from knowledge.search.semantic import Embedder, read_index, write_index
from knowledge.search.urgency import calm_texts

FILE: Final = "vectors.npz"


@dataclass(frozen=True, slots=True)
class State:
    """missing: texts without a vector. superfluous: vectors without a text."""

    missing: int
    superfluous: int

    @property
    def is_current(self) -> bool:
        return not (self.missing or self.superfluous)


def vectors_path(knowledge: Knowledge) -> Path:
    """One file for all packs."""
    return knowledge.packs_dir / FILE


def indexed_texts(knowledge: Knowledge) -> tuple[str, ...]:
    """Every text whose vector belongs in the file, each once."""
    found = [document.text for document in documents(knowledge)]
    found += [example.text for example in knowledge.urgency]
    return tuple(dict.fromkeys((*found, *calm_texts(knowledge))))


def state(knowledge: Knowledge) -> State:
    """Whether the file fits the packs. Needs no model."""
    index = read_index(vectors_path(knowledge))
    texts = indexed_texts(knowledge)
    return State(len(index.missing(texts)), index.superfluous(texts))


def write_vectors(knowledge: Knowledge, model: Embedder, *, progress: Callable[[int, int], None] | None = None) -> int:
    """Bring the file up to date and return how many texts were embedded; progress is called with (done, of).

    Some 25 ms of CPU for each new text; known ones cost nothing.
    """
    return write_index(vectors_path(knowledge), indexed_texts(knowledge), model, progress=progress)
