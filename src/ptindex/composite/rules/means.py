"""Means over rows of numbers, checked: the rules that reach into each unit alone (OECD/JRC handbook, sections 6.10 and 6.11).

Reached as `ptindex.composite.aggregation.arithmetic` and so on.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import wraps
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias, cast, overload

import numpy as np
from attrs import frozen

from ...exceptions import Problem, StrategyError, shown
from ..aggregation import Minimum, Power
from ..inputs.rows import Rows, read_rows, read_weights
from ..kernel import Floats, NodeRule, over

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "MazziottaPareto",
    "Median",
    "adjusted_mazziotta_pareto",
    "arithmetic",
    "geometric",
    "harmonic",
    "mazziotta_pareto",
    "median",
    "minimum",
    "power",
]

Row: TypeAlias = Sequence[float | None]
Table: TypeAlias = Floats | Sequence[Row]
Weights: TypeAlias = Sequence[float] | Floats


@frozen
class Median:
    """The weighted median: half of the weight lies at or below it, half at or above; the middle where two values do that."""

    @property
    def takes_negative(self) -> bool:
        """True: it only compares."""
        return True

    @property
    def monotone(self) -> bool:
        """True."""
        return True

    def over(self, values: Floats, weights: Floats) -> Floats:
        """The median of each row, NaN where nothing takes part."""
        order = np.argsort(values, axis=-1)
        sorted_values = np.take_along_axis(values, order, axis=-1)
        each = np.where(np.isnan(values), 0.0, np.broadcast_to(weights, values.shape))
        reached = np.cumsum(np.take_along_axis(each, order, axis=-1), axis=-1)
        half = reached[..., -1:] / 2
        slack = half * 1e-12
        lower = np.argmax(reached >= half - slack, axis=-1)[..., None]
        upper = np.argmax(reached > half + slack, axis=-1)[..., None]
        both = np.take_along_axis(sorted_values, lower, axis=-1) + np.take_along_axis(sorted_values, upper, axis=-1)
        return np.where(half > 0, both / 2, np.nan)[..., 0]


@frozen
class MazziottaPareto:
    """The mean with a penalty for imbalance: M - S x S / M with `penalty="down"`, M + S x S / M with `"up"`.

    M is the weighted mean and S the weighted standard deviation (dividing by n) of a unit's normalised values, which are
    positive: z-scores of mean 100 and deviation 10, or goalposts of 70 to 130 for the adjusted index. Not monotone: a higher
    value can lower the result.

    Raises `StrategyError` for another penalty.

    Sources: P. De Muro, M. Mazziotta and A. Pareto, "Composite indices of development and poverty: an application to MDGs",
    *Social Indicators Research* 104 (2011) 1-18; with weights M. Mazziotta and A. Pareto, "Weighting in composite indices
    construction: the case of the Mazziotta-Pareto index", *Rivista italiana di economia, demografia e statistica* (2022).
    """

    penalty: Literal["down", "up"] = "down"

    def __attrs_post_init__(self) -> None:
        if self.penalty not in ("down", "up"):
            allowed = ("down", "up")
            problem = Problem(path="$.penalty", message="is no penalty", given=shown(self.penalty), allowed=allowed)
            raise StrategyError([problem])

    @property
    def takes_negative(self) -> bool:
        """False: the coefficient of variation means nothing around a mean of 0."""
        return False

    @property
    def monotone(self) -> bool:
        """False: a value that rises away from the others can cost more in balance than it brings."""
        return False

    def over(self, values: Floats, weights: Floats) -> Floats:
        """The penalised mean of each row, NaN where nothing takes part."""
        known = ~np.isnan(values)
        each = np.where(known, weights, 0.0)
        filled = np.where(known, values, 0.0)
        total = each.sum(axis=-1)
        with np.errstate(invalid="ignore", divide="ignore"):
            mean = (each * filled).sum(axis=-1) / total
            variance = (each * (filled - mean[..., None]) ** 2).sum(axis=-1) / total
            penalty = np.where(variance == 0, 0.0, variance / mean)
        return np.asarray(mean - penalty if self.penalty == "down" else mean + penalty)


class RowWise(Protocol):
    """A function of one row or of many: one row gives a float, units x indicators an array with a value for each unit."""

    @overload
    def __call__(self, values: Row, weights: Weights | None = None) -> float: ...
    @overload
    def __call__(self, values: Table, weights: Weights | None = None) -> Floats: ...


def _row_wise(function: Callable[[], NodeRule]) -> RowWise:
    @wraps(function)
    def checked(values: Row | Table, weights: Weights | None = None) -> float | Floats:
        return _apply(function(), values, weights)

    return checked  # type: ignore[return-value]


def _apply(rule: NodeRule, values: Row | Table, weights: Weights | None) -> float | Floats:
    single = values.ndim == 1 if isinstance(values, np.ndarray) else not any(_is_row(each) for each in values)
    rows = read_rows(cast("Table", [values] if single else values), empty_allowed=True)
    numbers, problems = read_weights(weights, rows.names)
    problems += _refusals(rule, rows)
    if problems:
        raise StrategyError(problems)
    found = over(rule, rows.values, np.array(numbers))
    return float(found[0]) if single else np.array(found)


def _is_row(given: object) -> bool:
    return isinstance(given, Sequence | np.ndarray) and not isinstance(given, str)


def _refusals(rule: NodeRule, rows: Rows) -> list[Problem]:
    linear = isinstance(rule, Power) and rule.exponent == 1
    if linear or isinstance(rule, Minimum) or (not isinstance(rule, Power) and rule.takes_negative):
        return []
    return [
        Problem(
            path=f"$.rows[{row}][{column}]",
            message=f"is negative, and {rule} is not defined over negative values; normalise to 0 to 1",
            given=shown(float(rows.values[row, column])),
        )
        for row, column in np.argwhere(rows.values < 0).tolist()
    ]


@_row_wise
def arithmetic() -> NodeRule:
    """The weighted arithmetic mean of a row, or of each row of units x indicators.

    Weights default to 1 and need not sum to 1. A missing value (None or NaN) leaves its weight to the others; a row without
    any value gives NaN.

    Raises `StrategyError` for rows or weights that are malformed, negative weights and weights that are all 0.

    Source: OECD/JRC handbook (2008), section 6.10 (additive aggregation).

    >>> arithmetic([0.2, 0.4, None], [3, 1, 1])
    0.25
    """
    return Power(1)


@_row_wise
def geometric() -> NodeRule:
    """The weighted geometric mean of a row, or of each row; 0 where a value of weight above 0 is 0.

    Weights and missing values as in `arithmetic`. Raises `StrategyError` for a negative value too: z-scores have no
    geometric mean.

    Source: OECD/JRC handbook (2008), section 6.11, which has this example.

    >>> round(geometric([21, 1, 1, 1]), 2)
    2.14
    """
    return Power(0)


@_row_wise
def harmonic() -> NodeRule:
    """The weighted harmonic mean of a row, or of each row; 0 where a value of weight above 0 is 0.

    Weights, missing values and errors as in `geometric`.

    >>> harmonic([0.5, 1.0])
    0.6666666666666666
    """
    return Power(-1)


@_row_wise
def minimum() -> NodeRule:
    """The lowest value of a row, or of each row, among those of weight above 0; missing values take no part.

    Errors as in `arithmetic`.

    >>> minimum([[0.5, 0.2], [0.9, None]]).tolist()
    [0.2, 0.9]
    """
    return Minimum()


@_row_wise
def median() -> NodeRule:
    """The weighted median of a row, or of each row; see `Median`. Missing values take no part; errors as in `arithmetic`.

    >>> median([0.1, 0.9, 0.4]), median([0.1, 0.9], [3, 1])
    (0.4, 0.1)
    """
    return Median()


@overload
def power(values: Row, weights: Weights | None = None, p: float = 1.0) -> float: ...
@overload
def power(values: Table, weights: Weights | None = None, p: float = 1.0) -> Floats: ...
def power(values: Row | Table, weights: Weights | None = None, p: float = 1.0) -> float | Floats:
    """The weighted power mean with the exponent `p` of a row, or of each row: 1 arithmetic, 0 geometric, -1 harmonic.

    Weights, missing values and errors as in `geometric`; negative values are fine with p = 1 alone.

    >>> round(power([1.0, 7.0], p=2), 9)
    5.0
    """
    return _apply(Power(p), values, weights)


@overload
def mazziotta_pareto(values: Row, weights: Weights | None = None, penalty: Literal["down", "up"] = "down") -> float: ...
@overload
def mazziotta_pareto(values: Table, weights: Weights | None = None, penalty: Literal["down", "up"] = "down") -> Floats: ...
def mazziotta_pareto(
    values: Row | Table, weights: Weights | None = None, penalty: Literal["down", "up"] = "down"
) -> float | Floats:
    """The Mazziotta-Pareto index of a row of normalised values, or of each row: the mean less (or plus) its penalty.

    The values are already normalised, all positive: `normalisation.z_score(column, mean=100, deviation=10, population=True)`.
    `penalty` is `"up"` where a higher index is worse (poverty). See `MazziottaPareto`; weights, missing values and errors
    as in `geometric`.

    >>> mazziotta_pareto([100.0, 100.0]), mazziotta_pareto([90.0, 110.0]), mazziotta_pareto([90.0, 110.0], penalty="up")
    (100.0, 99.0, 101.0)
    """
    return _apply(MazziottaPareto(penalty), values, weights)


def _numbers(given: object, shape: tuple[int, ...]) -> Floats:
    """Numbers in a shape; none at all where they are no numbers or have another, to be refused for their number."""
    try:
        return np.array(given, dtype=np.float64).reshape(shape)
    except (TypeError, ValueError, OverflowError):
        return np.empty((0, 2))


def adjusted_mazziotta_pareto(
    rows: Table,
    goalposts: Sequence[tuple[float, float]],
    weights: Weights | None = None,
    polarity: Sequence[int] | None = None,
    penalty: Literal["down", "up"] = "down",
) -> Floats:
    """The adjusted Mazziotta-Pareto index of each unit, from raw values: comparable over time, since its goalposts stand.

    Each indicator goes from 70 at its lower goalpost to 130 at its upper one (from 130 to 70 with a polarity of -1), not
    capped; then the penalised mean. Goalposts symmetric around a reference value make the reference 100.

    Raises `StrategyError` as `geometric` does, and for goalposts that are not one rising pair for each indicator.

    Source: M. Mazziotta and A. Pareto, "On a generalized non-compensatory composite index for measuring socio-economic
    phenomena", *Social Indicators Research* 127 (2016) 983-1003.

    >>> adjusted_mazziotta_pareto([[0.0, 5.0], [10.0, 5.0]], [(0, 10), (0, 10)]).round(4).tolist()
    [82.3529, 113.0435]
    """
    table = read_rows(rows, empty_allowed=True)
    ends = _numbers(goalposts, (-1, 2))
    signs = np.ones(len(table.names)) if polarity is None else _numbers(polarity, (-1,))
    problems = []
    if len(ends) != len(table.names) or not (np.isfinite(ends).all() and (ends[:, 0] < ends[:, 1]).all()):
        message = f"are not {len(table.names)} pairs of a lower and a higher number"
        problems.append(Problem(path="$.goalposts", message=message, given=shown(goalposts)))
    if len(signs) != len(table.names) or not np.isin(signs, (1, -1)).all():
        message = f"are not {len(table.names)} times 1 or -1"
        problems.append(Problem(path="$.polarity", message=message, given=shown(polarity)))
    if problems:
        raise StrategyError(problems)
    share = (table.values - ends[:, 0]) / (ends[:, 1] - ends[:, 0])
    return mazziotta_pareto(100 + signs * (60 * share - 30), weights, penalty)
