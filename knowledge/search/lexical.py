"""Likeness by words and pieces of words: an inverted index over everything that can be found."""

import hashlib
import math
import zlib
from array import array
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
        yield from _of_word(word)
    for first, second in pairwise(words):
        yield f"b{first} {second}", _PAIR


@dataclass(frozen=True, slots=True)
class Weighed:
    """A text's features: those the documents know as (number, weight), all as hashed (place, weight); its length.

    counted: all as (hash, worth), before any documents were asked how rare they are.
    """

    known: tuple[tuple[int, float], ...]
    hashed: tuple[tuple[int, float], ...]
    length: float
    counted: tuple[tuple[int, float], ...]


class Lexical:
    """Cosine of weighted features between a text and each document: inverse document frequency, damped counts.

    A feature is known by 32 bits of its hash: of a million features some hundred share theirs with another, which
    costs nothing, and the features themselves would be half of the memory.
    """

    def __init__(self, normals: Sequence[str]) -> None:
        self.size = len(normals)
        rows, codes, weights = _entries(normals)
        order = np.argsort(codes, kind="stable")
        self._codes, found_in = np.unique(codes[order], return_counts=True)
        self._rarity = np.log(1 + self.size / np.maximum(found_in, 1)).astype(np.float32)
        self._unknown = float(np.log(1 + max(self.size, 1)))
        self._starts = np.concatenate([[0], np.cumsum(found_in)]).astype(np.int32)
        self._rows = rows[order]
        self._weights = weights[order] * np.repeat(self._rarity, found_in)
        lengths = np.sqrt(np.bincount(self._rows, weights=self._weights**2, minlength=self.size))
        self._weights = (self._weights / np.maximum(lengths, 1e-6)[self._rows]).astype(np.float32)

    def weigh(self, normal: str) -> Weighed:
        """The features of a normalised text, the rarest known ones first."""
        return self._weigh(tuple(_counted(normal)))

    def reweigh(self, weighed: Weighed) -> Weighed:
        """The same features as these documents know them."""
        return self._weigh(weighed.counted)

    def _weigh(self, counted: tuple[tuple[int, float], ...]) -> Weighed:
        codes = np.array([code for code, _ in counted], dtype=np.uint32)
        numbers, rarities = self._known(codes)
        known: list[tuple[int, float]] = []
        hashed: list[tuple[int, float]] = []
        for (code, value), number, rarity in zip(counted, numbers, rarities, strict=True):
            weight = value * rarity
            hashed.append((code % HASHED, weight if code >> 31 else -weight))
            if number >= 0:
                known.append((number, weight))
        known.sort(key=lambda pair: -pair[1])
        length = math.sqrt(sum(each * each for _, each in hashed))
        return Weighed(tuple(known[:_MAX_FEATURES]), tuple(hashed), length, counted)

    def _known(self, codes: npt.NDArray[np.uint32]) -> tuple[list[int], list[float]]:
        """The numbers of features, -1 for one that no document has, and how rare each is."""
        if not len(self._codes):
            return [-1] * len(codes), [self._unknown] * len(codes)
        places = np.minimum(np.searchsorted(self._codes, codes), len(self._codes) - 1)
        found = self._codes[places] == codes
        return np.where(found, places, -1).tolist(), np.where(found, self._rarity[places], self._unknown).tolist()

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


def _of_word(word: str) -> Iterator[tuple[str, float]]:
    yield f"w{word}", _WORD
    if len(word) >= _PIECE_LENGTH or not word.isascii():
        framed = f"^{word}$"
        length = _PIECE_LENGTH if word.isascii() else 2
        for start in range(len(framed) - length + 1):
            yield f"g{framed[start : start + length]}", _PIECE


def _code(feature: str) -> int:
    return zlib.crc32(feature.encode())


def _counted(normal: str) -> Iterator[tuple[int, float]]:
    """Each feature once, as its hash, with its worth damped by how often it occurs."""
    worth: dict[int, float] = {}
    counts: dict[int, int] = {}
    for feature, value in features(normal):
        code = _code(feature)
        worth[code] = value
        counts[code] = counts.get(code, 0) + 1
    for code, count in counts.items():
        yield code, worth[code] * (1.0 + math.log(count))


def _entries(normals: Sequence[str]) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.uint32], Scores]:
    """The features of all documents: document, hash, worth. No object is kept for any of them: there are many."""
    codes, values = array("I"), array("f")
    lengths = array("I")
    words: dict[str, tuple[array[int], array[float]]] = {}
    for normal in normals:
        before = len(codes)
        split = normal.split()
        for word in split:
            if (known := words.get(word)) is None:
                found = list(_of_word(word))
                known = array("I", [_code(each) for each, _ in found]), array("f", [value for _, value in found])
                words[word] = known
            codes.extend(known[0])
            values.extend(known[1])
        for first, second in pairwise(split):
            codes.append(_code(f"b{first} {second}"))
            values.append(_PAIR)
        lengths.append(len(codes) - before)
    rows = np.repeat(np.arange(len(normals), dtype=np.uint64), np.frombuffer(lengths, dtype=np.uint32))
    keys, first, count = np.unique(
        rows << np.uint64(32) | np.frombuffer(codes, dtype=np.uint32), return_index=True, return_counts=True
    )
    worth = np.frombuffer(values, dtype=np.float32)[first] * (1 + np.log(count))
    return (keys >> np.uint64(32)).astype(np.int32), keys.astype(np.uint32), worth.astype(np.float32)
