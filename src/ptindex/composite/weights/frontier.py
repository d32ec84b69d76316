"""Benefit of the doubt: each unit under the weights that suit it best (OECD/JRC handbook, sections 6.2 and 6.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from attrs import frozen
from scipy.optimize import linprog

from ...exceptions import Problem, StrategyError, shown
from ...presentation import Presented
from ..inputs.rows import Cells, Floats, Rows, cells, read_rows
from ..statistics.cautions import small_sample

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import ArrayLike

__all__ = ["BenefitOfTheDoubt", "Bounds", "benefit_of_the_doubt"]

Bounds: TypeAlias = tuple[float, float]
"""The lowest and the highest share, each from 0 to 1."""

_METHOD = "benefit of the doubt"
_FREE: Bounds = (0.0, 1.0)
_ROUNDING = 1e-9


@frozen(kw_only=True)
class BenefitOfTheDoubt(Presented):
    """Scores from 0 to 1, and the weights behind each, which are its unit's own.

    `weights` (units x names) sum to 1 a unit; `shares` (units x names) say what part of a unit's score each indicator makes
    up and sum to 1 a unit, or are 0 where the score is.
    """

    names: tuple[str, ...]
    scores: tuple[float, ...]
    weights: tuple[tuple[float, ...], ...]
    shares: tuple[tuple[float, ...], ...]
    bounds: Bounds
    weight_bounds: Bounds
    cautions: tuple[str, ...]
    rows: Cells

    def records(self) -> Iterator[Mapping[str, str | float | int]]:
        """A row for each unit and indicator, for a data frame: the unit's number and score, the weight and the share."""
        for unit, (score, weights, shares) in enumerate(zip(self.scores, self.weights, self.shares, strict=True), 1):
            for name, weight, share in zip(self.names, weights, shares, strict=True):
                yield {"unit": unit, "score": score, "indicator": name, "weight": weight, "share": share}


def benefit_of_the_doubt(
    rows: ArrayLike | Sequence[Sequence[float | None]],
    names: Sequence[str] | None = None,
    *,
    bounds: Bounds = _FREE,
    weight_bounds: Bounds = _FREE,
) -> BenefitOfTheDoubt:
    """Scores under the weights that suit each unit best, measured against the best of all units under the same weights.

    `rows` are units x indicators of 0 or more, higher being better. `bounds` are the lowest and highest share that an
    indicator may make up of a unit's score (its "pie share"), `weight_bounds` those of its weight among all weights. Shares
    do not depend on the unit of measurement, weights do: under `weight_bounds` normalise first. A score of 1 means that no
    unit does better under the weights that suit this one. Without bounds on shares at least one unit has it; under them
    perhaps none does.

    Many weights may give the same score, above all a score of 1: read the scores and the shares' bounds, not single weights.

    Raises `StrategyError` for a negative or a missing value (missing counted as zero would make a unit worse, and leaving it
    out better, than it is), an indicator that is zero everywhere, bounds that no shares can keep, a zero under a lower bound
    on shares (it makes up no share of any score; bound the weights instead), and, without bounds, no more units than
    indicators: then nearly every unit finds weights that make it the best.

    Source: handbook, section 6.3; W. Melyn and W. Moesen (1991); L. Cherchye, W. Moesen, N. Rogge and T. Van Puyenbroeck, "An
    introduction to 'benefit of the doubt' composite indicators", *Social Indicators Research* 82 (2007) 111-145. Linear
    programmes by HiGHS.

    >>> found = benefit_of_the_doubt([[4, 1], [3, 3], [1, 4], [2, 2]], bounds=(0.2, 0.8))
    >>> [round(score, 3) for score in found.scores]
    [0.833, 1.0, 0.833, 0.667]
    """
    read = read_rows(rows, names)
    bound_problems = [
        *_bound_problems(bounds, len(read.names), "$.bounds"),
        *_bound_problems(weight_bounds, len(read.names), "$.weight_bounds"),
    ]
    problems = [*bound_problems, *_value_problems(read)]
    if not bound_problems:
        problems += _unsuited(read, bounds, weight_bounds)
    if problems:
        raise StrategyError(problems)
    bounds, weight_bounds = (bounds[0], bounds[1]), (weight_bounds[0], weight_bounds[1])
    # Shares know no unit of measurement, weights do: columns may be scaled one by one only where weights are not bounded.
    scale = read.values.max(axis=0) if weight_bounds == _FREE else np.full(len(read.names), read.values.max())
    scaled = read.values / scale
    weights = np.array([_best_weights(scaled, unit, bounds, weight_bounds) for unit in range(read.units)])
    parts = weights * scaled
    scores = parts.sum(axis=1)
    shares = np.divide(parts, scores[:, None], out=np.zeros_like(parts), where=scores[:, None] > 0)
    unscaled = weights / scale
    return BenefitOfTheDoubt(
        names=read.names,
        scores=tuple(np.clip(scores, 0, 1).tolist()),
        weights=tuple(tuple(row) for row in (unscaled / unscaled.sum(axis=1, keepdims=True)).tolist()),
        shares=tuple(tuple(row) for row in shares.tolist()),
        bounds=bounds,
        weight_bounds=weight_bounds,
        cautions=small_sample(read.units, len(read.names), _METHOD),
        rows=cells(read.values),
    )


def _bound_problems(bounds: Bounds, count: int, path: str) -> list[Problem]:
    if not isinstance(bounds, tuple | list) or len(bounds) != 2 or not all(_is_share(end) for end in bounds):
        return [Problem(path=path, message="is no pair of shares from 0 to 1, the lowest and the highest", given=shown(bounds))]
    low, high = bounds
    if low > high:
        return [Problem(path=path, message="has its lowest share above its highest", given=shown(bounds))]
    if low * count > 1 + _ROUNDING or high * count < 1 - _ROUNDING:
        message = f"cannot be kept: {count} shares between {low:g} and {high:g} do not sum to 1"
        return [Problem(path=path, message=message, given=shown(bounds))]
    return []


def _is_share(end: object) -> bool:
    return isinstance(end, int | float) and not isinstance(end, bool) and 0 <= end <= 1


def _value_problems(read: Rows) -> list[Problem]:
    problems = [
        Problem(path=f"$.rows[{row}][{column}]", message=f"is missing, and {_METHOD} can neither count nor leave it out")
        for row, column in np.argwhere(~read.known).tolist()
    ]
    problems += [
        Problem(path=f"$.rows[{row}][{column}]", message=f"is negative, and {_METHOD} needs values of 0 or more")
        for row, column in np.argwhere(read.values < 0).tolist()
    ]
    problems += [
        Problem(path=f"$.names[{at}]", message="is zero everywhere: leave this indicator out", given=read.names[at])
        for at in np.flatnonzero(~(read.values != 0).any(axis=0)).tolist()
    ]
    return problems


def _unsuited(read: Rows, bounds: Bounds, weight_bounds: Bounds) -> list[Problem]:
    if bounds[0] > 0:
        return [
            Problem(
                path=f"$.rows[{row}][{column}]",
                message=f"is zero, which makes up no share of any score, let alone {bounds[0]:g}: use weight_bounds instead",
            )
            for row, column in np.argwhere(read.values == 0).tolist()
        ]
    free = tuple(bounds) == _FREE and tuple(weight_bounds) == _FREE
    if free and read.units <= len(read.names):
        message = (
            f"has {read.units} units for {len(read.names)} indicators: without bounds nearly every unit is then the best; "
            "set bounds on the shares"
        )
        return [Problem(path="$.rows", message=message)]
    return []


def _best_weights(values: Floats, unit: int, bounds: Bounds, weight_bounds: Bounds) -> Floats:
    """The weights, 0 or more, under which no unit scores above 1 and this one scores most."""
    own, count = values[unit], values.shape[1]
    limits = [values]
    for of_one, of_all, (low, high) in ((np.diag(own), own, bounds), (np.eye(count), np.ones(count), weight_bounds)):
        if low > 0:
            limits.append(low * of_all - of_one)
        if high < 1:
            limits.append(of_one - high * of_all)
    matrix = np.vstack(limits)
    right = np.zeros(len(matrix))
    right[: len(values)] = 1.0
    found = linprog(-own, A_ub=matrix, b_ub=right, method="highs")
    if not found.success:
        raise StrategyError([Problem(path=f"$.rows[{unit}]", message=f"has no best weights: {found.message}")])
    weights: Floats = np.clip(found.x, 0, None)
    return weights if weights.any() else np.ones(count)
