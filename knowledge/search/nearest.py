"""Likeness in meaning between a text and many documents: every one of them, or of very many the nearest clusters."""

from typing import Final

import numpy as np
import numpy.typing as npt

from knowledge.search.linear import Matrix, Numbers

# Up to so many documents each is compared; beyond, only those in the clusters whose middles lie nearest (Jégou et al.
# 2011). A document in no such cluster counts as unlike.
_EACH: Final = 30_000
_CLUSTERS: Final = 512
_LOOKED_AT: Final = 24
_ROUNDS: Final = 4
_SAMPLE: Final = 20_000
_CHUNK: Final = 8_192
_UNLIKE: Final = -1.0


class Nearest:
    """vectors: (documents, dimensions), of length 1, or zeros for a document without one. Not changed, may be kept."""

    def __init__(self, vectors: Matrix) -> None:
        self._size = len(vectors)
        self._vectors: Matrix | None = vectors if len(vectors) <= _EACH else None
        if self._vectors is None:
            self._cluster(vectors)

    def likeness(self, vector: Matrix) -> Matrix:
        """(documents,): cosines with a vector of length 1."""
        if self._vectors is not None:
            # Not "@": BLAS wakes its threads for this, and their waiting takes the core from the model.
            return np.asarray(np.einsum("ij,j->i", self._vectors, vector), dtype=np.float32)
        found = np.full(self._size, _UNLIKE, dtype=np.float32)
        near = np.argpartition(-np.einsum("ij,j->i", self._middles, vector), _LOOKED_AT)[:_LOOKED_AT]
        for cluster in near:
            part = slice(self._starts[cluster], self._starts[cluster + 1])
            codes = self._codes[part].astype(np.float32)
            found[self._order[part]] = np.einsum("ij,j->i", codes, vector) * self._scales[part]
        return found

    def _cluster(self, vectors: Matrix) -> None:
        middles = _middles(vectors)
        cluster = np.concatenate([_closest(part, middles) for part in _chunks(vectors)])
        self._middles = middles
        self._order: Numbers = np.argsort(cluster, kind="stable")
        self._starts = np.searchsorted(cluster[self._order], np.arange(_CLUSTERS + 1))
        self._scales = np.maximum(np.abs(vectors).max(axis=1), 1e-9)[self._order].astype(np.float32) / 127
        self._codes = np.empty(vectors.shape, dtype=np.int8)
        for start in range(0, self._size, _CHUNK):
            part = slice(start, start + _CHUNK)
            self._codes[part] = np.rint(vectors[self._order[part]] / self._scales[part, None])


def _middles(vectors: Matrix) -> Matrix:
    """k-means on an even sample; the same result every time."""
    sample = vectors[:: max(1, len(vectors) // _SAMPLE)]
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


def _chunks(vectors: Matrix) -> list[npt.NDArray[np.float32]]:
    return [vectors[start : start + _CHUNK] for start in range(0, len(vectors), _CHUNK)]
