"""A linear layer in closed form: ridge regression from vectors to classes."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]

# The column that stands for the constant; small, so that the penalty hardly touches it.
_CONSTANT: Final = 1.0


@dataclass(frozen=True, slots=True)
class Linear:
    """weights: (features + 1, classes)."""

    weights: Matrix

    def scores(self, vectors: Matrix) -> Matrix:
        """(n, classes), about 1 for the right class and 0 for the others."""
        return np.asarray(np.einsum("ij,jk->ik", _with_constant(vectors), self.weights), dtype=np.float32)


def fit(vectors: Matrix, targets: Matrix, importance: Matrix, penalty: float) -> Linear:
    """Weighted ridge regression (Hoerl and Kennard 1970). vectors (n, d), targets (n, classes), importance (n,)."""
    rows = _with_constant(vectors)
    weighted = rows * importance[:, None]
    gram = (weighted.T @ rows).astype(np.float64) + penalty * np.eye(rows.shape[1])
    return Linear(np.linalg.solve(gram, (weighted.T @ targets).astype(np.float64)).astype(np.float32))


def centred(vectors: Matrix, middle: Matrix) -> Matrix:
    """Vectors seen from the middle of all, with length 1: the model's own lie close together in one direction."""
    moved = vectors - middle
    return np.asarray(moved / np.maximum(np.linalg.norm(moved, axis=-1, keepdims=True), 1e-6), dtype=np.float32)


def _with_constant(vectors: Matrix) -> Matrix:
    return np.concatenate([vectors, np.full((len(vectors), 1), _CONSTANT, np.float32)], axis=1)
