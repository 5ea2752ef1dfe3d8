"""The file of vectors that ships with the packs: what belongs in it, whether it is up to date, and writing it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from knowledge.loader import Knowledge
from knowledge.search import ranker, urgency
from knowledge.search.semantic import Embedder, add_layers, read_index, write_index

FILE: Final = "vectors.npz"


@dataclass(frozen=True, slots=True)
class State:
    """missing: texts without a vector. superfluous: vectors without a text. fitted: the layers fit the texts."""

    missing: int
    superfluous: int
    fitted: bool

    @property
    def is_current(self) -> bool:
        return self.fitted and not (self.missing or self.superfluous)


def vectors_path(knowledge: Knowledge) -> Path:
    """One file for all packs."""
    return knowledge.packs_dir / FILE


def indexed_texts(knowledge: Knowledge) -> tuple[str, ...]:
    """Every text whose vector belongs in the file, each once."""
    found = [document.text for document in ranker.documents(knowledge)]
    found += [example.text for example in knowledge.urgency]
    return tuple(dict.fromkeys((*found, *urgency.calm_texts(knowledge))))


def state(knowledge: Knowledge) -> State:
    """Whether the file fits the packs. Needs no model."""
    index = read_index(vectors_path(knowledge))
    texts = indexed_texts(knowledge)
    topics = index.is_fitted(
        ranker.layer_name(tuple(knowledge.topics)), ranker.layer_fingerprint(ranker.documents(knowledge))
    )
    alarm = index.is_fitted(urgency.layer_name(knowledge.signs), urgency.layer_fingerprint(knowledge))
    fitted = topics and (alarm or not knowledge.urgency)
    return State(len(index.missing(texts)), index.superfluous(texts), fitted=fitted)


def write_vectors(knowledge: Knowledge, model: Embedder, *, progress: Callable[[int, int], None] | None = None) -> int:
    """Bring the file up to date, fit the layers, and return how many texts were embedded.

    Some 25 ms of CPU for each new text; known ones cost nothing. progress is called with (done, of).
    """
    path = vectors_path(knowledge)
    embedded = write_index(path, indexed_texts(knowledge), model, progress=progress)
    index = replace(read_index(path), layers={})
    found, topics = ranker.documents(knowledge), tuple(knowledge.topics)
    layers = {}
    if (layer := ranker.Ranker(found, topics, index).layer) is not None:
        layers[ranker.layer_name(topics)] = (ranker.layer_fingerprint(found), layer)
    if (layer := urgency.UrgencyJudge(knowledge, index).layer) is not None:
        layers[urgency.layer_name(knowledge.signs)] = (urgency.layer_fingerprint(knowledge), layer)
    add_layers(path, layers)
    return embedded
