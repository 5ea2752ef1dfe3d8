"""Likeness in meaning between a text and many documents: every one of them, or of very many the nearest clusters."""

from typing import Final

import numpy as np

from knowledge.search.coded import Coded
from knowledge.search.linear import Matrix, Numbers, centred

# Up to so many documents each is compared; beyond, only those in the clusters whose middles lie nearest (Jégou et al.
# 2011). A document in no such cluster counts as unlike.
_EACH: Final = 30_000
_CLUSTERS: Final = 512
_LOOKED_AT: Final = 24
_ROUNDS: Final = 4
_SAMPLE: Final = 20_000
_UNLIKE: Final = -1.0


class Nearest:
    """Documents as vectors seen from their middle: those of one language and one matter lie close together."""

    def __init__(self, coded: Coded) -> None:
        self.middle = coded.middle()
        self._coded = coded
        self._clusters: _Clusters | None = None
        if len(coded) > _EACH:
            cluster, middles = self._cluster(coded)
            order: Numbers = np.argsort(cluster, kind="stable")
            starts = np.searchsorted(cluster[order], np.arange(len(middles) + 1))
            self._clusters = _Clusters(middles, starts, order)
            self._coded = coded.ordered(order)
        lengths = np.concatenate([np.linalg.norm(block - self.middle, axis=1) for _, block in self._coded.blocks()])
        self._shares = np.where(self._coded.scales > 0, 1 / np.maximum(lengths, 1e-6), 0).astype(np.float32)

    def likeness(self, vector: Matrix) -> Matrix:
        """(documents,): cosines with a centred vector of length 1; 0 for a document without one."""
        if self._clusters is None:
            return self._cosines(vector, slice(None))
        found = np.full(len(self._coded), _UNLIKE, dtype=np.float32)
        for part in self._clusters.near(vector):
            found[self._clusters.order[part]] = self._cosines(vector, part)
        return found

    def vector(self, document: int) -> Matrix:
        """(dimensions,): a document's own vector, not centred; zeros where it has none."""
        if self._clusters is not None:
            document = int(np.flatnonzero(self._clusters.order == document)[0])
        return np.asarray(self._coded.vectors(slice(document, document + 1))[0], dtype=np.float32)

    def centred(self) -> Matrix:
        """(documents, dimensions) of length 1, all of them at once: much memory, and only needed for learning."""
        found = np.empty(self._coded.codes.shape, dtype=np.float32)
        for part, block in self._coded.blocks():
            place = part if self._clusters is None else self._clusters.order[part]
            found[place] = np.where(self._coded.scales[part, None] > 0, centred(block, self.middle), 0)
        return found

    def _cosines(self, vector: Matrix, part: slice) -> Matrix:
        shift = np.float32(np.dot(self.middle, vector))
        return np.asarray((self._coded.products(vector, part) - shift) * self._shares[part], dtype=np.float32)

    def _cluster(self, coded: Coded) -> tuple[Numbers, Matrix]:
        """(documents,): the cluster of each, and the middles of all."""
        every = max(1, len(coded) // _SAMPLE)
        sample = Coded(coded.codes[::every], coded.scales[::every])
        middles = _middles(centred(sample.vectors(slice(None)), self.middle))
        return np.concatenate([_closest(centred(block, self.middle), middles) for _, block in coded.blocks()]), middles


class _Clusters:
    """Documents put in the order of their clusters. starts: where each begins. order: the documents' own numbers."""

    def __init__(self, middles: Matrix, starts: Numbers, order: Numbers) -> None:
        self._middles, self._starts, self.order = middles, starts, order

    def near(self, vector: Matrix) -> list[slice]:
        """The clusters whose middles lie nearest."""
        found = np.argpartition(-np.einsum("ij,j->i", self._middles, vector), _LOOKED_AT)[:_LOOKED_AT]
        return [slice(int(self._starts[cluster]), int(self._starts[cluster + 1])) for cluster in found]


def _middles(sample: Matrix) -> Matrix:
    """k-means on an even sample; the same result every time."""
    middles = sample[:: len(sample) // _CLUSTERS][:_CLUSTERS].copy()
    for _ in range(_ROUNDS):
        cluster = _closest(sample, middles)
        order = np.argsort(cluster, kind="stable")
        present, starts = np.unique(cluster[order], return_index=True)
        sums = np.add.reduceat(sample[order], starts)
        middles[present] = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-6)
    return middles


def _closest(vectors: Matrix, middles: Matrix) -> Numbers:
    return np.asarray((vectors @ middles.T).argmax(axis=1), dtype=np.int64)
