"""Vectors as 8-bit numbers with a scale each: a quarter of the memory, and as near as makes no difference."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.int8]
Matrix = npt.NDArray[np.float32]

# So many are turned into float32 at a time: they stay in the processor's cache.
BLOCK: Final = 1024


@dataclass(frozen=True, slots=True)
class Coded:
    """codes: (n, dimensions). scales: (n,), 0 where there is no vector."""

    codes: Codes
    scales: Matrix

    def __len__(self) -> int:
        return len(self.codes)

    @property
    def share(self) -> float:
        """How many of the places hold a vector, from 0 to 1."""
        return float((self.scales > 0).mean()) if len(self) else 0.0

    def blocks(self) -> Iterator[tuple[slice, Matrix]]:
        """All vectors, some at a time, as float32."""
        for start in range(0, len(self), BLOCK):
            part = slice(start, start + BLOCK)
            yield part, self.vectors(part)

    def vectors(self, part: slice) -> Matrix:
        """(n, dimensions) float32."""
        return np.multiply(self.codes[part], self.scales[part, None], dtype=np.float32)

    def products(self, vector: Matrix, part: slice) -> Matrix:
        """(n,): scalar products with a vector."""
        codes = self.codes[part]
        found = np.empty(len(codes), dtype=np.float32)
        # One block of memory for all of them: fresh pages cost more than the products.
        blocks = np.empty((min(BLOCK, len(codes)), codes.shape[1]), dtype=np.float32)
        for start in range(0, len(codes), BLOCK):
            block = blocks[: len(codes[start : start + BLOCK])]
            np.copyto(block, codes[start : start + BLOCK])
            # Not "@": BLAS wakes its threads for this, and their waiting takes the core from the model.
            np.einsum("ij,j->i", block, vector, out=found[start : start + BLOCK])
        return np.multiply(found, self.scales[part], out=found)

    def middle(self) -> Matrix:
        """(dimensions,): the mean of the vectors there are."""
        total = np.zeros(self.codes.shape[1], dtype=np.float64)
        for _, block in self.blocks():
            total += block.sum(axis=0, dtype=np.float64)
        return np.asarray(total / max(int((self.scales > 0).sum()), 1), dtype=np.float32)

    def ordered(self, order: npt.NDArray[np.int64]) -> "Coded":
        return Coded(self.codes[order], self.scales[order])
