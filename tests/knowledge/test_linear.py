"""The linear layer of the search: fitted in one step, the same every time."""

import numpy as np

from knowledge.search.coded import Coded
from knowledge.search.linear import centred, fit
from knowledge.search.nearest import Nearest


def _groups(count: int, size: int, seed: int) -> tuple[np.ndarray[tuple[int, int], np.dtype[np.float32]], list[int]]:
    chance = np.random.default_rng(seed)
    middles = chance.standard_normal((count, 16))
    rows = np.concatenate([middle + 0.3 * chance.standard_normal((size, 16)) for middle in middles])
    return rows.astype(np.float32), [number for number in range(count) for _ in range(size)]


def test_a_fitted_layer_tells_classes_apart_it_has_not_seen_rows_of() -> None:
    rows, classes = _groups(5, 40, seed=1)
    seen = np.arange(len(rows)) % 2 == 0
    numbers = np.array(classes, dtype=np.int64)
    layer = fit(rows[seen], numbers[seen], 5, np.ones(int(seen.sum()), np.float32), penalty=0.1)
    scores = layer.scores(rows[~seen])
    assert (scores.argmax(axis=1) == numbers[~seen]).mean() > 0.95
    assert np.allclose(np.exp(scores).sum(axis=1), 1, atol=1e-4), "shares of one whole"


def test_fitting_twice_gives_the_same_layer() -> None:
    rows, classes = _groups(3, 20, seed=2)
    numbers, importance = np.array(classes, dtype=np.int64), np.ones(len(rows), np.float32)
    first = fit(rows, numbers, 3, importance, penalty=0.5)
    assert np.array_equal(first.weights, fit(rows, numbers, 3, importance, penalty=0.5).weights)


def test_what_weighs_more_wins_where_classes_overlap() -> None:
    rows = np.ones((20, 2), np.float32)
    numbers = np.array([0] * 10 + [1] * 10, dtype=np.int64)
    heavy = np.array([1.0] * 10 + [5.0] * 10, dtype=np.float32)
    assert fit(rows, numbers, 2, heavy, penalty=0.01).scores(rows[:1]).argmax() == 1


def test_clusters_find_nearly_the_same_neighbours_as_comparing_each() -> None:
    chance = np.random.default_rng(3)
    middles = chance.standard_normal((400, 32)).astype(np.float32)
    many = np.repeat(middles, 100, axis=0) + 0.3 * chance.standard_normal((40_000, 32)).astype(np.float32)
    vectors = centred(many.astype(np.float32), np.zeros(32, np.float32))
    scales = np.abs(vectors).max(axis=1) / 127
    clustered = Nearest(Coded(np.rint(vectors / scales[:, None]).astype(np.int8), scales))
    vectors = centred(vectors, clustered.middle)
    shared = []
    for asked in vectors[::4_000]:
        exact, found = vectors @ asked, clustered.likeness(asked)
        near = set(np.argsort(-exact)[:10].tolist())
        shared.append(len(near & set(np.argsort(-found)[:10].tolist())))
        looked_at = found > -1
        assert np.abs(found[looked_at] - exact[looked_at]).max() < 0.03, "8 bits are enough"
    assert np.mean(shared) > 9
