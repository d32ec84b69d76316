"""The scores of a matrix under a model: values, bounds of what is missing, branches, ranks."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import cmp_using, field, frozen

from ..exceptions import Problem, StrategyError, nearest, shown
from ..frozenmap import LEAST_WEIGHT, NO_WEIGHT, FrozenMap
from ..presentation import Presented
from .aggregation import Minimum, Power
from .analysis import np, npt
from .extent import keeps_to_scale
from .kernel import Floats, NodeRule, Plan, below, evaluate, evaluate_branches, is_monotone, ranks
from .matrix import IndicatorMatrix
from .model import Model, weight_problems

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["Scores", "check", "evaluate_weights", "off_scale", "prepared", "scores"]


def _read_only(given: Floats) -> Floats:
    array = np.array(given)
    array.setflags(write=False)
    return array


def _frozen_arrays(given: Mapping[str, Floats]) -> FrozenMap[str, Floats]:
    return FrozenMap({name: _read_only(array) for name, array in given.items()})


def _same(first: Floats, second: Floats) -> bool:
    return np.array_equal(first, second, equal_nan=True)


_BLOCK = 2048
"""Sets of weights at once: so many that Python does not show, so few that they stay in the processor's cache."""

_ARRAY = cmp_using(eq=_same)


@frozen(kw_only=True, repr=False)
class Scores(Presented):
    """The scores of the units of a matrix under a model, with both of them.

    - `values`: (units,), from 0 to the model's `scale` where the matrix is from 0 to 1; NaN for a unit in `not_scored`.
    - `low`, `high`: (units,), with every missing value that widens anywhere from 0 to 1, independently: outer bounds and no
      confidence interval. Infinite where an indicator that misses a value is not from 0 to 1, so that nothing bounds it, and
      where it stands under a rule that is not monotone (Mazziotta-Pareto), whose extremes need not lie at the ends.
    - `branches`: the value of each branch by name, (units,), NaN where nothing in it is known; the root is as `values`.
    - `ranks`: 1 for the best, equal values (to 9 decimals) share the better, None for a unit that is not scored; in a panel
      each year is a ranking.
    - `not_scored`: the units of which too little is known, with the reason.
    """

    matrix: IndicatorMatrix
    model: Model
    values: Floats = field(converter=_read_only, eq=_ARRAY, hash=False)
    low: Floats = field(converter=_read_only, eq=_ARRAY, hash=False)
    high: Floats = field(converter=_read_only, eq=_ARRAY, hash=False)
    branches: FrozenMap[str, Floats] = field(converter=_frozen_arrays, eq=False)
    ranks: tuple[int | None, ...]
    not_scored: FrozenMap[str, str]

    def __repr__(self) -> str:
        return f"<Scores of {len(self.matrix.units)} units, {len(self.not_scored)} not scored>"

    def records(self) -> Iterator[Mapping[str, str | float | int | None]]:
        """A row for each unit, for a data frame: unit, year and group where it has them, rank, value, bounds, branches."""
        for at, unit in enumerate(self.matrix.units):
            row: dict[str, str | float | int | None] = {"unit": unit}
            if self.matrix.years is not None:
                row["year"] = self.matrix.years[at]
            if self.matrix.groups is not None:
                row["group"] = self.matrix.groups[at]
            row |= {
                "rank": self.ranks[at],
                "value": _or_none(self.values[at]),
                "low": float(self.low[at]),
                "high": float(self.high[at]),
            }
            yield row | {name: _or_none(column[at]) for name, column in self.branches.items()}


def _or_none(value: np.float64) -> float | None:
    return None if np.isnan(value) else float(value)


def scores(matrix: IndicatorMatrix, model: Model) -> Scores:
    """Score every unit: the rule for missing values is that of `ptindex.Composite`, and so are the bounds.

    Raises `StrategyError` with the reason when the model does not fit the matrix: an indicator that the matrix does not have, a
    polarity of -1 (normalise first), a mean of the power family over negative values, `"worst"` where 0 is not the worst.

    Whether an indicator is from 0 to 1, so that a missing value is too, its fitted reference says where the matrix has one
    (`normalise`): goalposts, percentile ranks and categories keep to it, z-scores, ranks and ratios do not; min-max is assumed
    to, the missing value lying within the range that it was fitted to. An indicator with a known value beyond 0 to 1 does not
    in any case. A raw matrix has no references: there its known values alone decide, which is a guess.

    Source: OECD/JRC handbook (2008), steps 6 and 7.

    >>> matrix = IndicatorMatrix.from_mapping({"A": {"law": 1.0, "video": 0.2}, "B": {"law": 0.5, "video": None}})
    >>> found = scores(matrix, Model(tree=matrix.tree))
    >>> found.values.tolist(), found.low.tolist(), found.high.tolist(), found.ranks
    ([60.0, 50.0], [60.0, 25.0], [60.0, 75.0], (1, 2))
    """
    check(matrix, model)
    plan, weights = model.plan, model.base_weights
    values, widens = prepared(matrix, model), _widens(matrix, plan)
    branches = evaluate_branches(plan, values, weights)
    too_little = _too_little(matrix, model)
    found = np.where(too_little, np.nan, branches[:, -1]) * model.scale
    low, high = _bounds(model, values, widens, off_scale(matrix, plan))
    return Scores(
        matrix=matrix,
        model=model,
        values=found,
        low=np.fmin(low * model.scale, found),
        high=np.fmax(high * model.scale, found),
        branches={name: branches[:, at] * model.scale for at, name in enumerate(plan.branches)},
        ranks=_ranks_by_year(found, matrix.years),
        not_scored=FrozenMap({unit: _why(matrix, model, at) for at, unit in enumerate(matrix.units) if np.isnan(found[at])}),
    )


def prepared(matrix: IndicatorMatrix, model: Model) -> Floats:
    """The values in the order of the model's plan, NaN where they take no part: missing ones are 0 under `"worst"`."""
    values = model.plan.arrange(matrix)
    return np.where(_widens(matrix, model.plan), 0.0, values) if model.missing == "worst" else values


def evaluate_weights(matrix: IndicatorMatrix, model: Model, weights: npt.ArrayLike, names: Sequence[str]) -> Floats:
    """The scores under many sets of weights at once, (sets, units): `weights` is (sets, names); others are as in the model.

    A unit of which nothing of positive weight is known is NaN; `min_available` is not asked.

    Raises `StrategyError` as `scores` does, and for a name that the tree does not have, what is no weight (0 or from 1e-100
    to 1e100), and a set that switches everything off.

    >>> matrix = IndicatorMatrix.from_mapping({"A": {"law": 1.0, "video": 0.2}, "B": {"law": 0.5, "video": 0.9}})
    >>> evaluate_weights(matrix, Model(tree=matrix.tree), [[1.0, 1.0], [3.0, 1.0]], ["law", "video"]).round(9).tolist()
    [[60.0, 70.0], [80.0, 60.0]]
    """
    check(matrix, model)
    given = _weight_sets(model.plan, weights, names)
    plan, values = model.plan, prepared(matrix, model)
    found = np.empty((len(matrix.units), len(given)))
    for start in range(0, len(given), _BLOCK):
        arranged = plan.arrange_weights(given[start : start + _BLOCK], names, model.base_weights)
        found[:, start : start + _BLOCK] = evaluate(plan, values, arranged).T
        if np.isnan(found[0, start : start + _BLOCK]).any():
            _refuse_all_off(plan, arranged, start)
    found *= model.scale
    return found.T


def _refuse_all_off(plan: Plan, weights: Floats, start: int) -> None:
    off = np.isnan(evaluate(plan, np.zeros((1, len(plan.indicators))), weights)[:, 0])
    if off.any():
        path = f"$.weights[{start + int(np.argmax(off))}]"
        raise StrategyError([Problem(path=path, message="switches everything off; leave some weight above 0")])


def _weight_sets(plan: Plan, weights: npt.ArrayLike, names: Sequence[str]) -> Floats:
    problems = list(weight_problems(plan, dict.fromkeys(names, 1.0)))
    problems += [
        Problem(path="$.weights", message="names a column twice", given=shown(name))
        for name, times in Counter(names).items()
        if times > 1
    ]
    try:
        given = np.asarray(weights, dtype=np.float64)
    except (TypeError, ValueError):
        problems.append(Problem(path="$.weights", message="are no table of numbers, one row a set", given=shown(weights)))
        raise StrategyError(problems) from None
    if given.ndim != 2 or given.shape[1] != len(names) or not given.size:
        message = f"are no table of {len(names)} columns, one row a set"
        problems.append(Problem(path="$.weights", message=message, given=shown(given.shape)))
    elif not (weights_of := (given == 0) | ((given >= LEAST_WEIGHT) & (given <= 1 / LEAST_WEIGHT))).all():
        row, column = np.argwhere(~weights_of)[0]
        path = f"$.weights[{row}][{names[column]!r}]"
        problems.append(Problem(path=path, message=NO_WEIGHT, given=shown(float(given[row, column]))))
    if problems:
        raise StrategyError(problems)
    return given


def check(matrix: IndicatorMatrix, model: Model) -> None:
    """Refuse a model that does not fit a matrix: `StrategyError` with all the reasons."""
    problems = [
        Problem(
            path="$.tree",
            message="names no indicator of the matrix",
            given=shown(name),
            suggestion=nearest(name, matrix.indicators),
        )
        for name in model.plan.indicators
        if name not in matrix.indicators
    ]
    if not problems:
        problems = [*_polarity_problems(matrix, model), *_value_problems(matrix, model)]
    if problems:
        raise StrategyError(problems)


def _polarity_problems(matrix: IndicatorMatrix, model: Model) -> Iterator[Problem]:
    for name in model.plan.indicators:
        if matrix.polarity[name] < 0:
            message = "has polarity -1, so that more would count as better; normalise first, which turns it"
            yield Problem(path=f"$['{name}']", message=message)


def _value_problems(matrix: IndicatorMatrix, model: Model) -> Iterator[Problem]:
    plan = model.plan
    values, widens = plan.arrange(matrix), _widens(matrix, plan)
    off = off_scale(matrix, plan)
    refusing = _refusing_negatives(plan)
    for at, name in enumerate(plan.indicators):
        column = values[:, at]
        if refusing[at] is not None and (column < 0).any():
            message = f"has negative values, and {refusing[at]} is not defined over them; normalise to 0 to 1"
            yield Problem(path=f"$['{name}']", message=message, given=shown(float(np.nanmin(column))))
        if model.missing == "worst" and off[at] and widens[:, at].any():
            message = (
                'misses values and is not from 0 to 1, so that 0 is not its worst; normalise first or take missing="spread"'
            )
            yield Problem(path=f"$['{name}']", message=message)


def _refusing_negatives(plan: Plan) -> list[NodeRule | None]:
    """For each indicator a rule above it that takes no negative value, None where every rule does."""
    found: list[NodeRule | None] = [None] * len(plan.indicators)
    for node in plan.nodes:
        if not _takes_negative(node.rule):
            for at in below(plan, node):
                found[at] = found[at] or node.rule
    return found


def _takes_negative(rule: NodeRule) -> bool:
    return isinstance(rule, Minimum) or (rule.exponent == 1 if isinstance(rule, Power) else rule.takes_negative)


def _widens(matrix: IndicatorMatrix, plan: Plan) -> npt.NDArray[np.bool_]:
    return matrix.widens[:, plan.positions(matrix.indicators)]


def off_scale(matrix: IndicatorMatrix, plan: Plan) -> npt.NDArray[np.bool_]:
    """For each indicator of the plan, whether a value of it may lie beyond 0 to 1; see `scores`."""
    values = plan.arrange(matrix)
    beyond: npt.NDArray[np.bool_] = np.any((values < 0) | (values > 1), axis=0)
    fitted = [matrix.references.get(name) for name in plan.indicators]
    found: npt.NDArray[np.bool_] = beyond | [each is not None and keeps_to_scale(each) is False for each in fitted]
    return found


def _bounds(model: Model, values: Floats, widens: npt.NDArray[np.bool_], off: npt.NDArray[np.bool_]) -> tuple[Floats, Floats]:
    plan = model.plan
    low, high = (evaluate(plan, np.where(widens, end, values), model.base_weights) for end in (0.0, 1.0))
    low, high = np.where(np.isnan(low), 0.0, low), np.where(np.isnan(high), 1.0, high)
    endless = off.copy()
    for node in plan.nodes:
        if not is_monotone(node.rule):
            endless[[*below(plan, node)]] = True
    unbounded = (widens & model.weighing & endless).any(axis=1)
    return np.where(unbounded, -np.inf, low), np.where(unbounded, np.inf, high)


def _counts(matrix: IndicatorMatrix, model: Model) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """How many indicators of positive weight are known and how many apply, (units,) each."""
    known = (~np.isnan(model.plan.arrange(matrix)) & model.weighing).sum(axis=1)
    return known, known + (_widens(matrix, model.plan) & model.weighing).sum(axis=1)


def _too_little(matrix: IndicatorMatrix, model: Model) -> npt.NDArray[np.bool_]:
    known, applicable = _counts(matrix, model)
    too_little: npt.NDArray[np.bool_] = known < model.min_available * applicable
    return too_little


def _why(matrix: IndicatorMatrix, model: Model, at: int) -> str:
    known, applicable = _counts(matrix, model)
    asked = f"the model asks for {model.min_available:.0%} and one at least"
    return f"{known[at]} of {applicable[at]} applicable indicators are known; {asked}"


def _ranks_by_year(values: Floats, years: tuple[int, ...] | None) -> tuple[int | None, ...]:
    found = np.zeros(len(values), dtype=np.int64)
    of_year = np.zeros(len(values)) if years is None else np.array(years)
    for year in np.unique(of_year):
        found[of_year == year] = ranks(values[of_year == year])
    return tuple(int(place) or None for place in found)
