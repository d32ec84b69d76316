"""How fast the composite engine is: rows of (work, measured, reach, reached) for `run.py`.

`reached` is True or False; None means skipped, and `measured` then names the package that is not installed. As a program with
a number of draws it makes so many of 200 units x 30 indicators, and prints its seconds and its peak memory in MiB.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))

from weights_speed import INDICATORS, SETS, UNITS, times

from ptindex.composite import IndicatorMatrix, Model, normalise
from ptindex.composite.aggregation import Power
from ptindex.composite.normalisation import MinMax, PercentileRank
from ptindex.composite.sensitivity import sobol
from ptindex.composite.uncertainty import Aggregation, DirichletWeights, Missing, Normalisation, Omission, analyse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Row: TypeAlias = tuple[str, str, str, bool | None]

COINR_UNCERTAINTY, COINR_SOBOL = 95.6, 810.0
"""Seconds of COINr on such a machine for 1,000 draws and for 6,000 runs, four factors, 51 units x 49 indicators."""


def best(work: Callable[[], object], repeats: int = 7) -> float:
    taken = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


def example():
    """51 units x 49 indicators in 8 groups of 2 sub-indices, of which 5 % are missing, and four factors."""
    random = np.random.default_rng(5)
    values = 0.05 + 0.95 * random.random((51, 49))
    values[random.random(values.shape) < 0.05] = np.nan
    names = [f"i{at}" for at in range(49)]
    tree = {f"sub-index {half}": {f"group {at}": names[at::8] for at in range(half, 8, 2)} for half in range(2)}
    raw = IndicatorMatrix(units=[f"u{at}" for at in range(51)], indicators=names, values=values, tree=tree)
    matrix = normalise(raw, MinMax())
    factors = (
        Missing(),
        Normalisation(alternatives={"min-max": matrix, "percentile rank": normalise(raw, PercentileRank())}),
        DirichletWeights(concentration=30),
        Aggregation(alternatives={"arithmetic": Power(1), "geometric": Power(0)}),
    )
    return matrix, Model(tree=tree), factors


def uncertainty_row() -> Iterator[Row]:
    inputs = example()
    taken = best(lambda: analyse(*inputs, draws=1000))
    measured = f"{taken:.3f} s, {COINR_UNCERTAINTY / taken:,.0f} times COINr's speed"
    yield "uncertainty, 1,000 draws, 4 factors, 51 x 49", measured, "0.2 s", taken <= 0.2


def sobol_row() -> Iterator[Row]:
    inputs = example()
    taken = best(lambda: sobol(*inputs, n=1024), repeats=4)
    measured = f"{taken:.3f} s for 6,144 runs, {COINR_SOBOL / taken:,.0f} times COINr's speed"
    yield "Sobol' indices, 6,000 runs of the same", measured, "1 s", taken <= 1


def weights_rows() -> Iterator[Row]:
    found = times()
    for name, shape in (("flat", "flat"), ("dimensions", "in 5 dimensions")):
        ours, hand = found[name], found[f"{name} by hand"]
        measured = f"{ours * 1e3:.2f} ms, numpy by hand {hand * 1e3:.2f} ms: {ours / hand:.2f} x"
        yield f"10,000 weight sets, 10 units x 30 indicators, {shape}", measured, "2 x", ours <= 2 * hand
    for package, made in (("pymcdm", found["pymcdm"]), ("scikit-criteria", scikit_criteria()), ("pyrepo-mcda", pyrepo())):
        work = f"10,000 weight sets, against {package}"
        if made is None:
            yield work, package, "", None
        else:
            ratio = made / found["flat"]
            yield work, f"{made:.2f} s: {ratio:,.0f} times as long", "100 x", ratio >= 100


def _decision(sets: int = SETS) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(1)
    weights = random.random((sets, INDICATORS))
    return random.random((UNITS, INDICATORS)), weights / weights.sum(axis=1, keepdims=True)


def scikit_criteria() -> float | None:
    """Seconds for all sets, of a tenth of them: each is a new decision matrix."""
    try:
        from skcriteria import mkdm
        from skcriteria.agg.simple import WeightedSumModel
    except ImportError:
        return None
    values, weights = _decision(SETS // 10)
    method, senses = WeightedSumModel(), [max] * INDICATORS
    return 10 * best(lambda: [method.evaluate(mkdm(values, senses, weights=each)) for each in weights], repeats=1)


def pyrepo() -> float | None:
    """Seconds for all sets, of a tenth of them."""
    try:
        from pyrepo_mcda.mcda_methods import SAW
    except ImportError:
        return None
    values, weights = _decision(SETS // 10)
    method, types = SAW(), np.ones(INDICATORS)
    return 10 * best(lambda: [method(values, each, types) for each in weights], repeats=1)


def many_draws(draws: int) -> None:
    """Draw, and print the seconds and the peak memory of this process in MiB."""
    random = np.random.default_rng(2)
    names = [f"i{at}" for at in range(30)]
    tree = {f"dimension {at}": names[at::5] for at in range(5)}
    values = random.random((200, 30))
    matrix = IndicatorMatrix(units=[f"u{at}" for at in range(200)], indicators=names, values=values, tree=tree)
    factors = (DirichletWeights(concentration=20), Omission())
    start = time.perf_counter()
    found = analyse(matrix, Model(tree=tree), factors, draws=draws)
    taken = time.perf_counter() - start
    print(taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, found.quantile_error)


def many_draws_rows() -> Iterator[Row]:
    measured = {draws: _in_a_process(draws) for draws in (10_000, 100_000, 1_000_000)}
    for draws, (taken, memory, error) in measured.items():
        said = f"{taken:.1f} s, peak {memory:.0f} MiB, quantiles {'exact' if not error else f'to {error:.4f} points'}"
        yield f"{draws:,} draws x 200 units x 30 indicators", said, "1 GiB", memory <= 1024
    growth = [measured[10 * draws][0] / measured[draws][0] for draws in (10_000, 100_000)]
    said = " and ".join(f"{each:.1f} x" for each in growth) + " the time for 10 x the draws"
    yield "the same: growth", said, "12 x each", max(growth) <= 12


def _in_a_process(draws: int) -> tuple[float, float, float]:
    done = subprocess.run([sys.executable, __file__, str(draws)], check=True, capture_output=True, text=True)
    taken, memory, error = map(float, done.stdout.split())
    return taken, memory, error


def rows() -> Iterator[Row]:
    """Every row, as it is measured."""
    for each in (weights_rows, uncertainty_row, sobol_row, many_draws_rows):
        yield from each()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        many_draws(int(sys.argv[1]))
    else:
        for row in rows():
            print(row, flush=True)
