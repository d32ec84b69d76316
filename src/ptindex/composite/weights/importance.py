"""What weights do: how far each indicator moves the scores, and weights chosen so that it does as much as is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from attrs import frozen
from scipy.optimize import minimize, nnls

from ...exceptions import Problem, StrategyError
from ...presentation import Presented
from ..inputs.rows import Cells, Floats, Rows, aligned, cells, read_number, read_rows
from ..statistics.association import LEAST_SHARED, complete_correlations
from ..statistics.cautions import small_sample
from ..statistics.smoothing import explained_share
from .result import Weights, to_sum_one

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import ArrayLike

__all__ = ["EffectiveWeights", "ImportanceWeights", "effective_weights", "equal_importance"]

_OPTIMISED = "equal importance"
_EFFECTIVE = "effective weights"


@frozen(kw_only=True)
class EffectiveWeights(Presented):
    """How far each indicator moves the scores, beside the weight that it was given.

    `correlations` are Pearson's, from -1 to 1, None for an indicator that does not vary; `linear` are their squares;
    `main_effects` are correlation ratios from 0 to 1, the share of the scores' variance that is gone once the indicator is
    known, whatever the shape of the relation. `linear_weights` and `main_effect_weights` are these scaled to sum to 1, to be
    read beside `nominal`. `discrepancy` is the largest distance between a nominal weight and `main_effect_weights`; both None
    without nominal weights.
    """

    names: tuple[str, ...]
    nominal: tuple[float, ...] | None
    correlations: tuple[float | None, ...]
    linear: tuple[float, ...]
    main_effects: tuple[float, ...]
    linear_weights: tuple[float, ...]
    main_effect_weights: tuple[float, ...]
    discrepancy: float | None
    cautions: tuple[str, ...]
    rows: Cells
    scores: tuple[float | None, ...]

    def records(self) -> list[dict[str, object]]:
        """One record a name, for a table."""
        nominal = self.nominal or (None,) * len(self.names)
        columns = (
            self.names,
            nominal,
            self.linear_weights,
            self.main_effect_weights,
            self.correlations,
            self.linear,
            self.main_effects,
        )
        keys = ("name", "nominal", "linear_weight", "main_effect_weight", "correlation", "linear", "main_effect")
        return [dict(zip(keys, row, strict=True)) for row in zip(*columns, strict=True)]


@frozen(kw_only=True)
class ImportanceWeights(Weights):
    """Weights optimised until indicators move the scores as much as is wanted, or as nearly as they can.

    `target` and `effective` are shares of the importance and sum to 1; `deviation` is the largest distance between them;
    `converged` says whether it is within `tolerance`.
    """

    target: tuple[float, ...]
    effective: tuple[float, ...]
    deviation: float
    tolerance: float
    converged: bool
    rows: Cells


def effective_weights(
    rows: ArrayLike | Sequence[Sequence[float | None]],
    scores: ArrayLike | Sequence[float | None],
    names: Sequence[str] | None = None,
    *,
    weights: Mapping[str, float] | Sequence[float] | None = None,
) -> EffectiveWeights:
    """How far each indicator moves the scores, linearly and whatever the shape, beside the nominal `weights` where given.

    `rows` are units x indicators, `scores` one a unit, in any unit of measurement. A missing cell or score leaves its unit
    out of that indicator's row only. An indicator that does not vary moves nothing: its effect is 0.

    A main effect is the variance of a local linear fit of the scores to the indicator (Gaussian kernel, bandwidth by
    leave-one-out cross-validation) as a share of the scores' variance. It contains what comes through other indicators that are
    correlated with this one.

    Raises `StrategyError` for another number of scores than rows, scores that do not vary, an indicator known with fewer than
    three scores, and wrong weights; all at once.

    Source: P. Paruolo, M. Saisana and A. Saltelli, "Ratings and rankings: voodoo or science?", *Journal of the Royal
    Statistical Society A* 176 (2013) 609-634.

    >>> rows = [[1, 4], [2, 1], [3, 5], [4, 2], [5, 6], [6, 3]]
    >>> found = effective_weights(rows, [0.9 * a + 0.1 * b for a, b in rows], weights=[0.9, 0.1])
    >>> [round(weight, 2) for weight in found.linear_weights], [round(w, 2) for w in found.nominal]
    ([0.92, 0.08], [0.9, 0.1])
    """
    read = read_rows(rows, names)
    values, problems = _scores(scores, read)
    nominal, wrong = (None, []) if weights is None else aligned(weights, read.names, "$.weights")
    if nominal is not None and not wrong and not any(nominal):
        wrong = [Problem(path="$.weights", message="are all 0: at least one must be positive")]
    if problems or wrong:
        raise StrategyError([*problems, *wrong])
    correlations = [
        None if still else _correlation(column, values) for still, column in zip(read.constant, read.values.T, strict=True)
    ]
    linear = [0.0 if r is None else r * r for r in correlations]
    effects = [
        0.0 if r is None else _main_effect(column, values) for r, column in zip(correlations, read.values.T, strict=True)
    ]
    shares = _shares(effects)
    nominal = None if nominal is None else to_sum_one(nominal)
    return EffectiveWeights(
        names=read.names,
        nominal=nominal,
        correlations=tuple(correlations),
        linear=tuple(linear),
        main_effects=tuple(effects),
        linear_weights=_shares(linear),
        main_effect_weights=shares,
        discrepancy=None if nominal is None else max(abs(a - b) for a, b in zip(nominal, shares, strict=True)),
        cautions=small_sample(read.units, len(read.names), _EFFECTIVE),
        rows=cells(read.values),
        scores=cells(values[None])[0],
    )


def _scores(scores: ArrayLike | Sequence[float | None], read: Rows) -> tuple[Floats, list[Problem]]:
    given = list(np.asarray(scores, dtype=object).ravel())
    problems = [
        problem
        for at, score in enumerate(given)
        if score is not None and score == score
        for problem in read_number(score, f"$.scores[{at}]", negative=True)
    ]
    if not problems and len(given) != read.units:
        problems = [Problem(path="$.scores", message=f"has {len(given)} scores for {read.units} units")]
    if problems:
        return np.empty(0), problems
    values = np.array(given, dtype=np.float64)
    scored = ~np.isnan(values)
    if not scored.any() or Rows(values[:, None], ("score",)).constant[0]:
        return values, [Problem(path="$.scores", message="do not vary, so that nothing can be said to move them")]
    return values, [
        Problem(
            path=f"$.names[{at}]",
            message=f"is known with {shared} scores where {LEAST_SHARED} are needed",
            given=read.names[at],
        )
        for at, shared in enumerate((read.known & scored[:, None]).sum(axis=0).tolist())
        if shared < LEAST_SHARED
    ]


def _correlation(column: Floats, scores: Floats) -> float | None:
    both = ~np.isnan(column) & ~np.isnan(scores)
    pair = Rows(np.column_stack([column[both], scores[both]]), ("indicator", "score"))
    if pair.constant.any():
        return None
    x, y = (pair.values - pair.values.mean(axis=0)).T
    return float(np.clip(x @ y / np.sqrt((x @ x) * (y @ y)), -1, 1))


def _main_effect(column: Floats, scores: Floats) -> float:
    both = ~np.isnan(column) & ~np.isnan(scores)
    return explained_share(column[both], scores[both])


def _shares(effects: Sequence[float]) -> tuple[float, ...]:
    return to_sum_one(effects) if any(effects) else (0.0,) * len(effects)


def equal_importance(
    rows: ArrayLike | Sequence[Sequence[float | None]],
    names: Sequence[str] | None = None,
    *,
    target: Mapping[str, float] | Sequence[float] | None = None,
    tolerance: float = 0.01,
) -> ImportanceWeights:
    """Weights of an arithmetic composite under which the indicators move its scores alike, or as `target` says.

    `rows` are units x indicators, normalised as they will be aggregated. An indicator's importance is its squared correlation
    with the scores as a share of all; one that runs against the scores has none. `target` gives the shares that are wanted,
    by name or in order, 0 or more, and is normalised. A missing weight is spread over the known indicators of its unit, as in
    scoring.

    Often no weights of 0 or more reach the target: then the nearest found are returned, with `converged` False and a caution.

    Raises `StrategyError` when an indicator does not vary or two have too few units in common, for a wrong target, and for a
    tolerance that is not positive.

    Source: P. Paruolo, M. Saisana and A. Saltelli (2013), as in `effective_weights`; W. Becker, M. Saisana, P.
    Paruolo and I. Vandecasteele, "Weights and importance in composite indicators: closing the gap", *Ecological Indicators*
    80 (2017) 12-22. Without gaps the weights solve a linear system, found by non-negative least squares; what that leaves is
    improved by SLSQP.

    >>> found = equal_importance([[0.1, 0.9], [0.2, 0.1], [0.6, 0.8], [0.7, 0.3], [0.8, 0.4], [0.9, 0.2]])
    >>> [round(weight, 2) for weight in found.weights], found.converged
    ([0.5, 0.5], True)
    """
    read = read_rows(rows, names)
    wanted, problems = aligned([1.0] * len(read.names) if target is None else target, read.names, "$.target")
    if not problems and not any(wanted):
        problems = [Problem(path="$.target", message="is 0 throughout: at least one share must be positive")]
    if read_number(tolerance, "$.tolerance") or tolerance == 0:
        problems.append(Problem(path="$.tolerance", message="is no positive number", given=str(tolerance)))
    if problems:
        raise StrategyError(problems)
    goal = np.array(to_sum_one(wanted))
    correlations = complete_correlations(read, _OPTIMISED)
    weights = _nearest(read, correlations, goal, tolerance)
    effective = _importance(read, weights)
    deviation = float(np.abs(effective - goal).max())
    cautions = small_sample(read.units, len(read.names), _OPTIMISED)
    if deviation > tolerance:
        cautions += (f"no weights found that come within {tolerance:g} of the target; the nearest miss it by {deviation:.3f}",)
    return ImportanceWeights(
        method=_OPTIMISED,
        names=read.names,
        weights=to_sum_one(weights),
        cautions=cautions,
        target=tuple(goal.tolist()),
        effective=tuple(effective.tolist()),
        deviation=deviation,
        tolerance=tolerance,
        converged=deviation <= tolerance,
        rows=cells(read.values),
    )


def _importance(read: Rows, weights: Floats) -> Floats:
    known = read.known
    borne = known @ weights
    scored = borne > 0
    scores = np.where(known, read.values, 0.0) @ weights
    scores = np.where(scored, scores / np.where(scored, borne, 1.0), np.nan)
    correlations = [_correlation(column, scores) or 0.0 for column in read.values.T]
    importance = np.clip(correlations, 0, None) ** 2
    total = importance.sum()
    answer: Floats = importance / total if total > 0 else importance
    return answer


def _nearest(read: Rows, correlations: Floats, goal: Floats, tolerance: float) -> Floats:
    spread = np.nanstd(read.values, axis=0)
    solved, _ = nnls(correlations, np.sqrt(goal))
    best: Floats = np.array(to_sum_one(solved / spread)) if solved.any() else np.full(len(goal), 1 / len(goal))

    def distance(weights: Floats) -> float:
        return float(((_importance(read, np.clip(weights, 0, None)) - goal) ** 2).sum())

    if float(np.abs(_importance(read, best) - goal).max()) <= tolerance:
        return best
    starts = (best, np.full(len(goal), 1 / len(goal)))
    return min((best, *(_improved(distance, start) for start in starts)), key=distance)


def _improved(distance: Callable[[Floats], float], start: Floats) -> Floats:
    found = minimize(
        distance,
        start,
        method="SLSQP",
        bounds=[(0, 1)] * len(start),
        constraints=({"type": "eq", "fun": lambda weights: weights.sum() - 1},),
        options={"maxiter": 500, "ftol": 1e-12},
    )
    return np.array(to_sum_one(np.clip(found.x, 0, None)))
