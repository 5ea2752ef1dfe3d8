"""The file of vectors that ships with the packs: what belongs in it, whether it is up to date, and writing it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from knowledge.loader import Knowledge
from knowledge.search import ranker, urgency
from knowledge.search.semantic import Embedder, StoredLayer, add_layers, read_index, write_index

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
    topics = index.is_fitted(ranker.LAYER, ranker.layer_fingerprint(ranker.documents(knowledge)))
    alarm = index.is_fitted(urgency.LAYER, urgency.layer_fingerprint(knowledge))
    fitted = topics and (alarm or not knowledge.urgency)
    return State(len(index.missing(texts)), index.superfluous(texts), fitted=fitted)


def write_vectors(knowledge: Knowledge, model: Embedder, *, progress: Callable[[int, int], None] | None = None) -> int:
    """Bring the file up to date, fit the layers, and return how many texts were embedded.

    Some 25 ms of CPU for each new text; known ones cost nothing. Fitting takes half a minute, and is left out where the
    file fits already. progress is called with (done, of).
    """
    path = vectors_path(knowledge)
    if state(knowledge).is_current:
        return 0
    embedded = write_index(path, indexed_texts(knowledge), model, progress=progress)
    index = read_index(path)
    found = ranker.documents(knowledge)
    topics = ranker.Ranker(found, tuple(knowledge.topics), index)
    layers = {}
    if learnt := topics.learn():
        layers[ranker.LAYER] = StoredLayer(ranker.layer_fingerprint(found), learnt[1], learnt[0])
    judge = urgency.UrgencyJudge(knowledge, topics.lexical, index)
    if alarm := judge.learn(knowledge, index):
        layers[urgency.LAYER] = StoredLayer(
            urgency.layer_fingerprint(knowledge), ("calm", *(kind.value for kind in urgency.KINDS)), alarm
        )
    add_layers(path, layers)
    return embedded
