"""Normalisation: indicators of different units made comparable (OECD/JRC handbook, step 5).

Each method is a function of one column beside a value with `fit`. A function normalises a column by itself; a value is
fitted to a column and keeps what it took from it (least and greatest value, mean, order), so that a unit that comes or goes
moves no other:

    fitted = MinMax().fit([1.0, 3.0, 5.0])
    fitted([2.0])                           # 0.25, whoever else is asked about
    normalise(matrix, MinMax())             # a matrix that carries its fitted references
    normalise(next_year, matrix.references) # by the references of another

A column is a sequence of numbers, None or NaN where missing, or an array; what is missing stays NaN. `polarity` -1 turns an
indicator of which less is better. Where a column tells no units apart (one value, one unit) each method says what it gives.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from attrs import evolve, field, frozen

from ..exceptions import Problem, StrategyError, nearest, shown
from ..frozenmap import FrozenMap
from .analysis import np
from .references import (
    Column,
    Fitted,
    FittedLine,
    FittedLogarithm,
    FittedOrder,
    Method,
    in_order,
    is_real,
    known_values,
    logarithms,
    method_problems,
    sign,
)

if TYPE_CHECKING:
    from .kernel import Floats
    from .matrix import IndicatorMatrix

__all__ = [
    "Categorical",
    "DistanceToReference",
    "Goalposts",
    "Logarithm",
    "MinMax",
    "PercentileRank",
    "Rank",
    "ZScore",
    "categorical",
    "distance_to_reference",
    "goalposts",
    "logarithm",
    "min_max",
    "normalise",
    "percentile_rank",
    "rank",
    "z_score",
]


_SQUARABLE = 1e140
"""The squares of larger values leave what a float can hold."""


@frozen
class MinMax:
    """From 0 at the least value to 1 at the greatest (handbook, step 5); a constant column gives 0.5.

    Fitted, it is not capped: a value beyond those of the reference goes beyond 0 or 1.
    """

    def fit(self, column: Column, polarity: int = 1) -> FittedLine:
        """The line through the least and the greatest value of a column."""
        values = known_values(column)
        low, high = (float(values.min()), float(values.max())) if values.size else (0.0, 0.0)
        if low == high:
            return FittedLine(method=self, centre=low, spread=0.0, at=0.5)
        worst, best = (low, high) if sign(polarity) > 0 else (high, low)
        return FittedLine(method=self, centre=worst, spread=best - worst)


@frozen
class Goalposts:
    """From 0 at `low` to 1 at `high`, whatever the data; values beyond count as 0 or 1, and `capped` says which.

    With a polarity of -1, `low` gives 1 and `high` gives 0.

    Raises `StrategyError` unless low < high.

    Source: UNDP, *Human Development Report 2001*, technical note; OECD/JRC handbook (2008), step 5.
    """

    low: float
    high: float

    def __attrs_post_init__(self) -> None:
        if not (is_real(self.low) and is_real(self.high) and self.low < self.high):
            given = shown((self.low, self.high))
            problem = Problem(path="$.goalposts", message="are not a lower and a higher finite number", given=given)
            raise StrategyError([problem])

    def fit(self, _column: Column = (), polarity: int = 1) -> FittedLine:
        """The line between the goalposts; the column does not matter."""
        worst, best = (self.low, self.high) if sign(polarity) > 0 else (self.high, self.low)
        return FittedLine(method=self, centre=worst, spread=best - worst, ends=(0.0, 1.0))


@frozen
class ZScore:
    """Deviations from the mean in standard deviations (handbook, step 5), around `mean` with a size of `deviation`.

    The standard deviation divides by n - 1, or by n with `population`. A constant column or a single unit gives `mean`.

    Raises `StrategyError` for a mean that is no finite number and a deviation that is not above 0.
    """

    mean: float = 0.0
    deviation: float = 1.0
    population: bool = False

    def __attrs_post_init__(self) -> None:
        problems = []
        if not is_real(self.mean):
            problems.append(Problem(path="$.mean", message="is no finite number", given=shown(self.mean)))
        if not is_real(self.deviation) or self.deviation <= 0:
            problems.append(Problem(path="$.deviation", message="is not a number above 0", given=shown(self.deviation)))
        if problems:
            raise StrategyError(problems)

    def fit(self, column: Column, polarity: int = 1) -> FittedLine:
        """The line with the mean and the standard deviation of a column."""
        values = known_values(column)
        centre = float(values.mean()) if values.size else 0.0
        freedom = 0 if self.population else 1
        size = max(float(np.abs(values).max(initial=0.0)) / _SQUARABLE, 1.0)
        spread = size * float((values / size).std(ddof=freedom)) if values.size > freedom and np.ptp(values) > 0 else 0.0
        return FittedLine(method=self, centre=centre, spread=sign(polarity) * spread, at=self.mean, size=self.deviation)


@frozen
class DistanceToReference:
    """The ratio to a reference (handbook, step 5): `"mean"` or `"best"` of the column, or a number of one's own.

    Raises `StrategyError` for a reference that is not above 0, and for a polarity of -1: a ratio has no other direction;
    take the reciprocal of the indicator.
    """

    reference: Literal["mean", "best"] | float = "mean"

    def __attrs_post_init__(self) -> None:
        if self.reference not in ("mean", "best") and not is_real(self.reference):
            allowed = ("mean", "best", "a number above 0")
            problem = Problem(path="$.reference", message="is no reference", given=shown(self.reference), allowed=allowed)
            raise StrategyError([problem])

    def fit(self, column: Column, polarity: int = 1) -> FittedLine:
        """The line through 0 that is 1 at the reference."""
        if sign(polarity) < 0:
            message = "has polarity -1, and a ratio has no other direction; take the reciprocal of the indicator"
            raise StrategyError([Problem(path="$.polarity", message=message)])
        reference = self._reference(known_values(column))
        if not reference > 0:
            message = "is not above 0, so that a ratio to it would not keep the order"
            raise StrategyError([Problem(path="$.reference", message=message, given=shown(reference))])
        return FittedLine(method=self, centre=0.0, spread=reference)

    def _reference(self, values: Floats) -> float:
        if not isinstance(self.reference, str):
            return float(self.reference)
        if not values.size:
            return 1.0  # nothing will be divided by it
        return float(values.mean() if self.reference == "mean" else values.max())


@frozen
class Rank:
    """The place from the worst, 1, to the best, n (handbook, step 5); equal values share the lower."""

    def fit(self, column: Column, polarity: int = 1) -> FittedOrder:
        """The order of a column."""
        return FittedOrder(method=self, order=in_order(column, polarity), polarity=sign(polarity))


@frozen
class PercentileRank:
    """The rank over the number of known values, above 0 and at most 1 (handbook, table 15, in percent there)."""

    def fit(self, column: Column, polarity: int = 1) -> FittedOrder:
        """The order of a column."""
        return FittedOrder(method=self, order=in_order(column, polarity), polarity=sign(polarity), share=True)


def _category_levels(given: Mapping[Hashable, float]) -> FrozenMap[Hashable, float]:
    return FrozenMap(given) if isinstance(given, Mapping) else given


@frozen
class Categorical:
    """A level for each category (handbook, step 5): the levels say which is better, so no polarity is asked.

    Raises `StrategyError` for levels that are no mapping to finite numbers, and for a category without a level.
    """

    levels: FrozenMap[Hashable, float] = field(converter=_category_levels)

    def __attrs_post_init__(self) -> None:
        good = isinstance(self.levels, Mapping) and all(is_real(level) for level in self.levels.values())
        if not good or not self.levels:
            message = "are no mapping from categories to finite numbers"
            raise StrategyError([Problem(path="$.levels", message=message, given=shown(self.levels))])

    def __call__(self, column: Sequence[Hashable] | Floats) -> Floats:
        """The level of each category, NaN where missing (None or NaN)."""
        found = [None if each is None or each != each else each for each in column]
        problems = [
            Problem(
                path=f"$[{at}]",
                message="has no level",
                given=shown(each),
                allowed=tuple(map(str, self.levels)),
                suggestion=nearest(str(each), [str(category) for category in self.levels]),
            )
            for at, each in enumerate(found)
            if each is not None and each not in self.levels
        ]
        if problems:
            raise StrategyError(problems)
        return np.array([np.nan if each is None else self.levels[each] for each in found], dtype=np.float64)

    def capped(self, _column: Column) -> list[int]:
        """None: every category has its level."""
        return []

    def fit(self, _column: Column = (), _polarity: int = 1) -> Categorical:
        """The method itself: it takes nothing from a column."""
        return self


@frozen
class Logarithm:
    """The logarithm, and then another method: `Logarithm(10, Goalposts(0, 3))` (handbook, step 5).

    Raises `StrategyError` for a base that is not above 1, and for every value that is not above 0.
    """

    base: float = 10.0
    then: Method = field(factory=MinMax)

    def __attrs_post_init__(self) -> None:
        problems = method_problems(self.then, "$.then")
        if not is_real(self.base) or self.base <= 1:
            problems.append(Problem(path="$.base", message="is no number above 1", given=shown(self.base)))
        if problems:
            raise StrategyError(problems)

    def fit(self, column: Column, polarity: int = 1) -> FittedLogarithm:
        """The other method fitted to the logarithms of a column."""
        return FittedLogarithm(method=self, base=self.base, then=self.then.fit(logarithms(column, self.base), polarity))


def min_max(column: Column, *, polarity: int = 1) -> Floats:
    """A column from 0 at its least value to 1 at its greatest; see `MinMax`.

    >>> min_max([2.0, 4.0, None, 3.0]).tolist()
    [0.0, 1.0, nan, 0.5]
    """
    return MinMax().fit(column, polarity)(column)


def goalposts(column: Column, low: float, high: float, *, polarity: int = 1) -> Floats:
    """A column from 0 at `low` to 1 at `high`, capped there; `Goalposts(low, high).fit().capped(column)` says which were.

    >>> goalposts([5.0, 12.0], 0, 10).tolist(), Goalposts(0, 10).fit().capped([5.0, 12.0])
    ([0.5, 1.0], [1])
    """
    return Goalposts(low, high).fit(column, polarity)(column)


def z_score(
    column: Column, *, polarity: int = 1, mean: float = 0.0, deviation: float = 1.0, population: bool = False
) -> Floats:
    """A column in standard deviations (dividing by n - 1) from its mean; see `ZScore`.

    >>> z_score([1.0, 2.0, 3.0]).tolist()
    [-1.0, 0.0, 1.0]
    """
    return ZScore(mean, deviation, population).fit(column, polarity)(column)


def distance_to_reference(column: Column, reference: Literal["mean", "best"] | float = "mean") -> Floats:
    """A column as the ratio to a reference; see `DistanceToReference`.

    >>> distance_to_reference([1.0, 3.0]).tolist(), distance_to_reference([1.0, 3.0], 4.0).tolist()
    ([0.5, 1.5], [0.25, 0.75])
    """
    return DistanceToReference(reference).fit(column)(column)


def rank(column: Column, *, polarity: int = 1) -> Floats:
    """The places of a column from the worst, 1, to the best; equal values share the lower. More is better here.

    >>> rank([10.0, 30.0, 30.0, None]).tolist()
    [1.0, 2.0, 2.0, nan]
    """
    return Rank().fit(column, polarity)(column)


def percentile_rank(column: Column, *, polarity: int = 1) -> Floats:
    """The ranks of a column over the number of known values, at most 1; see `PercentileRank`.

    >>> percentile_rank([10.0, 30.0, 30.0, 40.0]).tolist()
    [0.25, 0.5, 0.5, 1.0]
    """
    return PercentileRank().fit(column, polarity)(column)


def categorical(column: Sequence[Hashable] | Floats, levels: Mapping[Hashable, float]) -> Floats:
    """The level of each category of a column; see `Categorical`.

    >>> categorical(["all", None, "some"], {"all": 1.0, "some": 0.5, "none": 0.0}).tolist()
    [1.0, nan, 0.5]
    """
    return Categorical(levels)(column)


def logarithm(column: Column, base: float = 10.0) -> Floats:
    """The logarithms of a column; `StrategyError` for a value of 0 or less.

    >>> logarithm([1.0, 100.0]).tolist()
    [0.0, 2.0]
    """
    return logarithms(column, Logarithm(base).base)


def normalise(matrix: IndicatorMatrix, methods: Method | Mapping[str, Method | Fitted]) -> IndicatorMatrix:
    """The matrix normalised by one method or one for each indicator, with the fitted `references` and the `capped` cells.

    Every polarity becomes 1. Missing values stay missing, with their reasons. The `references` of one matrix normalise
    another: each keeps what it was fitted to.

    Raises `StrategyError` with all that does not fit: an indicator without a method, a name that is none, a value that a
    method does not take.

    >>> from ptindex.composite import IndicatorMatrix
    >>> rows = {"A": {"law": 2.0, "crime": 9.0}, "B": {"law": 4.0, "crime": 1.0}}
    >>> raw = IndicatorMatrix.from_mapping(rows, polarity={"crime": -1})
    >>> made = normalise(raw, MinMax())
    >>> made.values.tolist(), made.references["crime"].centre
    ([[0.0, 0.0], [1.0, 1.0]], 9.0)
    """
    by_name = methods if isinstance(methods, Mapping) else dict.fromkeys(matrix.indicators, methods)
    whole = [] if isinstance(methods, Mapping) else method_problems(methods, "$.methods")
    problems = whole or _method_problems(matrix, by_name)
    references: dict[str, Fitted] = {}
    columns, capped = [], []
    for name in matrix.indicators if not problems else ():
        try:
            column = matrix.column(name)
            references[name] = by_name[name].fit(column, matrix.polarity[name])
            columns.append(references[name](column))
            capped += [(matrix.units[at], name) for at in references[name].capped(column)]
        except StrategyError as error:
            problems += [evolve(each, path=f"$['{name}']{each.path.removeprefix('$')}") for each in error.problems]
    if problems:
        raise StrategyError(problems)
    return evolve(
        matrix,
        values=np.column_stack(columns),
        polarity=dict.fromkeys(matrix.indicators, 1),
        references=references,
        capped=capped,
    )


def _method_problems(matrix: IndicatorMatrix, by_name: Mapping[str, Method | Fitted]) -> list[Problem]:
    problems = [
        Problem(
            path="$.methods",
            message="is no indicator of this matrix",
            given=shown(name),
            suggestion=nearest(str(name), matrix.indicators),
        )
        for name in by_name
        if name not in matrix.indicators
    ]
    problems += [
        Problem(path="$.methods", message="has no method; name one for each indicator", given=shown(name))
        for name in matrix.indicators
        if name not in by_name
    ]
    return problems + [each for name, method in by_name.items() for each in method_problems(method, f"$.methods['{name}']")]
