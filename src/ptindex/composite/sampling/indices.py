"""Sobol' indices of any function on the unit cube: Saltelli's design, first-order and total, with bootstrap intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from attrs import frozen
from scipy.stats import qmc

from ...exceptions import Problem, StrategyError, shown
from ...presentation import Presented

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from ..kernel import Floats

__all__ = ["Index", "Indices", "sobol_of"]

Groups: TypeAlias = "Mapping[str, slice | Sequence[int]]"

_LEVEL = 0.95
_RESAMPLES = 1000
_RESAMPLED_TOGETHER = 2**21
_TOO_WIDE = 0.2
_NO_VARIANCE = 1e-18
"""Below this share of its square an output moves by rounding only."""


@frozen(kw_only=True)
class Index:
    """How much of an output's variance one factor brings about.

    - `first`: by itself, the share that would go on average if the factor were known (main effect).
    - `total`: by itself and in interactions with others, the share that would remain if all others were known.

    `_low` and `_high` are bootstrap intervals (95 %). Estimates scatter: a factor without effect may come out a little below 0.
    """

    factor: str
    first: float
    first_low: float
    first_high: float
    total: float
    total_low: float
    total_high: float


@frozen(kw_only=True)
class Indices(Presented):
    """The Sobol' indices of an output; `rows` is empty when the output does not vary.

    - `mean`, `variance`: of the output, over 2 n runs.
    - `n`: the size of each of the two samples; `runs`: how often the function was computed, n × (factors + 2).
    - `cautions`: sentences to be shown beside the indices, above all that an interval is too wide to read.
    """

    rows: tuple[Index, ...]
    mean: float
    variance: float
    n: int
    runs: int
    seed: int
    cautions: tuple[str, ...]

    @property
    def interactions(self) -> float:
        """The share of the variance that no factor brings about by itself: 1 less the sum of the first-order indices."""
        return 1.0 - sum(row.first for row in self.rows) if self.rows else 0.0

    def index(self, factor: str) -> Index:
        """The row of a factor. Raises `KeyError` for one that is not there."""
        return {row.factor: row for row in self.rows}[factor]

    def records(self) -> Iterator[Mapping[str, str | float]]:
        """A row for each factor, for a data frame."""
        for row in self.rows:
            yield {
                "factor": row.factor,
                "first": row.first,
                "first_low": row.first_low,
                "first_high": row.first_high,
                "total": row.total,
                "total_low": row.total_low,
                "total_high": row.total_high,
            }


def sobol_of(
    function: Callable[[Floats], Floats], dimension: int, n: int = 1024, seed: int = 0, *, groups: Groups | None = None
) -> Indices:
    """The Sobol' indices of a function of numbers from 0 to 1.

    - `function`: takes (runs, dimension) in [0, 1), gives (runs,).
    - `n`: a power of two; the function is computed n × (groups + 2) times.
    - `groups`: by name the columns that make up one factor, by default each column by itself.

    First-order indices are estimated after Saltelli et al. (2010, table 2, (b)), total ones after Jansen (ibid., (f)). The
    points are a scrambled Sobol' sequence; beyond the 21,201 dimensions that it has they are random. The intervals resample
    the runs as if they were independent, which for a Sobol' sequence makes them rather too wide than too narrow.

    Raises `StrategyError` for an n that is no power of two and for a function whose result is not one finite number a run.

    Sources: I. M. Sobol', Sensitivity estimates for nonlinear mathematical models, *Mathematical Modelling and Computational
    Experiment* 1 (1993), 407-414; A. Saltelli et al., Variance based sensitivity analysis of model output, *Computer Physics
    Communications* 181 (2010), 259-270.

    >>> found = sobol_of(lambda u: u[:, 0] + 2 * u[:, 1], 2, n=2048)
    >>> [round(row.first, 2) for row in found.rows]
    [0.2, 0.8]
    """
    _refuse(dimension, n, seed)
    chosen = {f"x{at + 1}": [at] for at in range(dimension)} if groups is None else dict(groups)
    first, second = _samples(dimension, n, seed)
    values = [_values(function, sample) for sample in (first, second)]
    for columns in chosen.values():
        mixed = first.copy()
        mixed[:, columns] = second[:, columns]
        values.append(_values(function, mixed))
    return _indices(tuple(chosen), np.stack(values, axis=1), seed)


def _refuse(dimension: int, n: int, seed: int) -> None:
    problems = [
        Problem(path=f"$.{name}", message=f"is not a whole number from {least}", given=shown(number))
        for name, number, least in (("dimension", dimension, 1), ("n", n, 2), ("seed", seed, 0))
        if not isinstance(number, int) or isinstance(number, bool) or number < least
    ]
    if not problems and n & (n - 1):
        near = f"{2 ** n.bit_length()}"
        problems.append(Problem(path="$.n", message="is not a power of two", given=shown(n), suggestion=near))
    if problems:
        raise StrategyError(problems)


def _samples(dimension: int, n: int, seed: int) -> tuple[Floats, Floats]:
    """Two independent samples, (n, dimension) each."""
    random = np.random.Generator(np.random.PCG64(seed))
    if 2 * dimension > qmc.Sobol.MAXDIM:
        return random.random((n, dimension)), random.random((n, dimension))
    both = qmc.Sobol(2 * dimension, scramble=True, seed=random).random(n)
    return both[:, :dimension], both[:, dimension:]


def _values(function: Callable[[Floats], Floats], sample: Floats) -> Floats:
    values = np.asarray(function(sample), dtype=np.float64)
    if values.shape != (len(sample),):
        message = f"gives no number for each of {len(sample)} runs"
        raise StrategyError([Problem(path="$.function", message=message, given=shown(values.shape))])
    wrong = int((~np.isfinite(values)).sum())
    if wrong:
        raise StrategyError([Problem(path="$.function", message=f"has no finite value in {wrong} of {len(values)} runs")])
    return values


def _indices(names: tuple[str, ...], values: Floats, seed: int) -> Indices:
    """Of the values over both samples and the mixed ones, (n, factors + 2)."""
    n, width = values.shape
    mean = float(values[:, :2].mean())
    centred = values - mean
    variance = float((centred[:, :2] ** 2).mean())
    varies = variance > _NO_VARIANCE * mean**2
    rows: tuple[Index, ...] = ()
    cautions: tuple[str, ...] = ("the output does not vary, so that no factor has a share in it",)
    if varies and names:
        terms = _terms(centred)
        estimates = _estimates(terms.mean(axis=0)[None], len(names))[0]
        low, high = _intervals(terms, len(names), seed)
        rows = tuple(
            Index(
                factor=name,
                **{
                    f"{kind}{end}": float(found[at + offset])
                    for kind, offset in (("first", 0), ("total", len(names)))
                    for end, found in (("", estimates), ("_low", low), ("_high", high))
                },
            )
            for at, name in enumerate(names)
        )
        cautions = tuple(_cautions(rows, n))
    return Indices(
        rows=rows, mean=mean, variance=variance if varies else 0.0, n=n, runs=n * width, seed=seed, cautions=cautions
    )


def _terms(centred: Floats) -> Floats:
    """What each run adds to the estimates, (n, 2 factors + 2): first-order, total, and the output with its square."""
    first, second, mixed = centred[:, 0, None], centred[:, 1, None], centred[:, 2:]
    plain = centred[:, :2]
    parts = second * (mixed - first), (first - mixed) ** 2 / 2, plain.mean(axis=1)[:, None], (plain**2).mean(axis=1)[:, None]
    return np.concatenate(parts, axis=1)


def _estimates(means: Floats, factors: int) -> Floats:
    """First-order and total indices of mean terms, (..., 2 factors)."""
    variance = means[:, -1] - means[:, -2] ** 2
    with np.errstate(invalid="ignore", divide="ignore"):
        found: Floats = means[:, : 2 * factors] / variance[:, None]
    return found


def _intervals(terms: Floats, factors: int, seed: int) -> tuple[Floats, Floats]:
    n = len(terms)
    random = np.random.Generator(np.random.PCG64([seed, 1]))
    together = max(1, _RESAMPLED_TOGETHER // n)
    resampled = []
    for start in range(0, _RESAMPLES, together):
        size = min(together, _RESAMPLES - start)
        at = random.integers(0, n, (size, n)) + n * np.arange(size)[:, None]
        counts = np.bincount(at.ravel(), minlength=size * n).reshape(size, n)
        resampled.append(_estimates(counts @ terms / n, factors))
    tail = (1 - _LEVEL) / 2
    low, high = np.nanquantile(np.concatenate(resampled), (tail, 1 - tail), axis=0)
    return low, high


def _cautions(rows: tuple[Index, ...], n: int) -> Iterator[str]:
    wide = [row.factor for row in rows if max(row.first_high - row.first_low, row.total_high - row.total_low) > _TOO_WIDE]
    if wide:
        yield (
            f"too wide to read: the intervals of {', '.join(wide)} are wider than {_TOO_WIDE:g}; "
            f"take more runs (n = {4 * n} halves them)"
        )
