"""Likeness by words and pieces of words: an inverted index over everything that can be found."""

import hashlib
import math
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]

# What a shared feature is worth: a word, two words in a row, four letters in a row (which outlive a slip).
_WORD: Final = 1.0
_PAIR: Final = 0.7
_PIECE: Final = 0.35
_PIECE_LENGTH: Final = 4
# A text is compared by so many of its rarest features at most; more cost time and add nothing.
_MAX_FEATURES: Final = 400
# So many entries of the index are looked at for one text at most, the rarest features first; 10,000 documents need a
# quarter of it.
_MAX_VISITS: Final = 400_000
# Into so many numbers the features are hashed for the linear layer.
HASHED: Final = 2048


def features(normal: str) -> Iterator[tuple[str, float]]:
    """The features of a normalised text with their worth; a feature comes as often as it occurs."""
    words = normal.split()
    for word in words:
        yield f"w{word}", _WORD
        if len(word) >= _PIECE_LENGTH or not word.isascii():
            framed = f"^{word}$"
            length = _PIECE_LENGTH if word.isascii() else 2
            for start in range(len(framed) - length + 1):
                yield f"g{framed[start : start + length]}", _PIECE
    for first, second in pairwise(words):
        yield f"b{first} {second}", _PAIR


@dataclass(frozen=True, slots=True)
class Weighed:
    """A text's features: those the documents know as (number, weight), all as hashed (place, weight); its length."""

    known: tuple[tuple[int, float], ...]
    hashed: tuple[tuple[int, float], ...]
    length: float


class Lexical:
    """Cosine of weighted features between a text and each document: inverse document frequency, damped counts."""

    def __init__(self, normals: Sequence[str]) -> None:
        self.size = len(normals)
        numbers: dict[str, int] = {}
        rows: list[int] = []
        columns: list[int] = []
        values: list[float] = []
        for row, normal in enumerate(normals):
            for feature, value in _counted(normal):
                rows.append(row)
                columns.append(numbers.setdefault(feature, len(numbers)))
                values.append(value)
        self._numbers = numbers
        column = np.array(columns, dtype=np.int64)
        found_in = np.bincount(column, minlength=len(numbers))
        self._rarity = np.log(1 + self.size / np.maximum(found_in, 1)).astype(np.float32)
        self._unknown = float(np.log(1 + max(self.size, 1)))
        order = np.argsort(column, kind="stable")
        self._rows = np.array(rows, dtype=np.int32)[order]
        weights = np.array(values, dtype=np.float32)[order] * self._rarity[column[order]]
        lengths = np.sqrt(np.bincount(self._rows, weights=weights**2, minlength=self.size))
        self._weights = (weights / np.maximum(lengths, 1e-6)[self._rows]).astype(np.float32)
        self._starts = np.concatenate([[0], np.cumsum(found_in)]).astype(np.int64)

    def weigh(self, normal: str) -> Weighed:
        """The features of a normalised text, the rarest known ones first."""
        known: list[tuple[int, float]] = []
        hashed: list[tuple[int, float]] = []
        for feature, value in _counted(normal):
            number = self._numbers.get(feature)
            weight = value * (self._unknown if number is None else float(self._rarity[number]))
            code = zlib.crc32(feature.encode())
            hashed.append((code % HASHED, weight if code >> 31 else -weight))
            if number is not None:
                known.append((number, weight))
        known.sort(key=lambda pair: -pair[1])
        return Weighed(tuple(known[:_MAX_FEATURES]), tuple(hashed), math.sqrt(sum(each * each for _, each in hashed)))

    def hashed(self, texts: Sequence[Weighed]) -> Scores:
        """(texts, HASHED), rows of length 1: the features thrown together by a signed hash, for a linear layer."""
        found = np.zeros((len(texts), HASHED), dtype=np.float32)
        for row, weighed in enumerate(texts):
            for place, weight in weighed.hashed:
                found[row, place] += weight
        lengths = np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-6)
        return np.asarray(found / lengths, dtype=np.float32)

    def likeness(self, weighed: Weighed) -> Scores:
        """(documents,) between 0 and 1. A text without any known feature is like none."""
        slices: list[slice] = []
        values: list[float] = []
        left = _MAX_VISITS
        for number, weight in weighed.known:
            start, end = int(self._starts[number]), int(self._starts[number + 1])
            if end - start > left:
                break
            left -= end - start
            slices.append(slice(start, end))
            values.append(weight)
        if not slices:
            return np.zeros(self.size, dtype=np.float32)
        rows = np.concatenate([self._rows[part] for part in slices])
        parts = np.concatenate([self._weights[part] * value for part, value in zip(slices, values, strict=True)])
        return np.asarray(np.bincount(rows, weights=parts, minlength=self.size) / weighed.length, dtype=np.float32)


def fingerprint(parts: Iterable[str]) -> str:
    """A short hash of texts in their order, to tell whether something learned still fits them."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(part.encode("utf-8", "replace") + b"\0")
    return digest.hexdigest()


def _counted(normal: str) -> Iterator[tuple[str, float]]:
    worth: dict[str, float] = {}
    counts: Counter[str] = Counter()
    for feature, value in features(normal):
        worth[feature] = value
        counts[feature] += 1
    for feature, count in counts.items():
        yield feature, worth[feature] * (1.0 + math.log(count))
