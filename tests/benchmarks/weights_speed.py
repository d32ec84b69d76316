"""10,000 sets of weights: the engine beside the same computation by hand in numpy, and beside pymcdm called for each set."""

from __future__ import annotations

import timeit
from typing import TYPE_CHECKING

import numpy as np

from ptindex.composite import IndicatorMatrix, Model
from ptindex.composite.scoring import evaluate_weights

if TYPE_CHECKING:
    from collections.abc import Callable

SETS, UNITS, INDICATORS, DIMENSIONS, GAPS = 10_000, 10, 30, 5, 20


def best(work: Callable[[], object], repeats: int = 15) -> float:
    return min(timeit.repeat(work, number=1, repeat=repeats))


def by_hand(weights: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Normalise, mask and product: a flat weighted mean over what is known."""
    shares = weights / weights.sum(axis=1, keepdims=True)
    known = ~np.isnan(values)
    return 100 * (shares @ np.where(known, values, 0).T) / (shares @ known.astype(float).T)


def by_hand_in_dimensions(weights: np.ndarray, values: np.ndarray) -> np.ndarray:
    """The same inside each dimension, then over those in which something is known."""
    total, weight = 0.0, 0.0
    size = INDICATORS // DIMENSIONS
    for start in range(0, INDICATORS, size):
        own = weights[:, start : start + size]
        column = values[:, start : start + size]
        shares = own / own.sum(axis=1, keepdims=True)
        known = ~np.isnan(column)
        of_known = shares @ known.astype(float).T
        found = of_known > 0
        total = total + np.where(found, (shares @ np.where(known, column, 0).T) / np.where(found, of_known, 1), 0)
        weight = weight + found
    return 100 * total / weight


def times() -> dict[str, float | None]:
    """Seconds: `flat` and `dimensions` by the engine, `flat by hand`, `dimensions by hand`, and `pymcdm` (None: not there)."""
    generator = np.random.default_rng(1)
    values = generator.random((UNITS, INDICATORS))
    complete = values.copy()
    values.flat[generator.choice(values.size, GAPS, replace=False)] = np.nan
    weights = generator.random((SETS, INDICATORS))
    names = [f"i{at}" for at in range(INDICATORS)]
    size = INDICATORS // DIMENSIONS
    trees = {"flat": names, "dimensions": {f"d{at}": names[at * size : (at + 1) * size] for at in range(DIMENSIONS)}}
    hands = {"flat": by_hand, "dimensions": by_hand_in_dimensions}
    found: dict[str, float | None] = {}
    for name, tree in trees.items():
        matrix = IndicatorMatrix(units=[f"u{at}" for at in range(UNITS)], indicators=names, values=values, tree=tree)
        model = Model(tree=tree)
        np.testing.assert_allclose(evaluate_weights(matrix, model, weights, names), hands[name](weights, values), rtol=1e-12)
        found[name] = best(lambda matrix=matrix, model=model: evaluate_weights(matrix, model, weights, names))
        found[f"{name} by hand"] = best(lambda hand=hands[name]: hand(weights, values))
    found["pymcdm"] = _pymcdm(weights, complete)
    return found


def _pymcdm(weights: np.ndarray, values: np.ndarray) -> float | None:
    try:
        from pymcdm.methods import WSM
    except ImportError:
        return None
    method, types = WSM(), np.ones(INDICATORS)
    shares = weights / weights.sum(axis=1, keepdims=True)
    return best(lambda: [method(values, each, types) for each in shares], repeats=2)


if __name__ == "__main__":
    measured = times()
    for name, seconds in measured.items():
        print(f"{name:<22}{'skipped: not installed' if seconds is None else f'{seconds * 1e3:.2f} ms'}")
