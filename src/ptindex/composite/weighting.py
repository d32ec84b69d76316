"""Weighting: how much each indicator counts (OECD/JRC handbook, step 6).

Weights stated by people: `equal`, `named`, `budget_allocation`, `ahp`. Weights driven by the data, each with its cautions about
the size of the sample: `entropy`, `critic`, `principal_components`, `benefit_of_the_doubt`, `equal_importance`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Sized
from typing import TYPE_CHECKING

from attrs import frozen

from ..exceptions import Problem, StrategyError, shown
from .analysis import np
from .inputs.rows import Cells, Floats, Rows, aligned, cells, read_names, read_rows
from .statistics.association import complete_correlations
from .statistics.cautions import small_sample
from .weights.factors import ComponentWeights, principal_components
from .weights.frontier import BenefitOfTheDoubt, benefit_of_the_doubt
from .weights.importance import ImportanceWeights, equal_importance
from .weights.pairwise import PairwiseWeights, ahp
from .weights.result import Weights, to_sum_one

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

__all__ = [
    "BenefitOfTheDoubt",
    "BudgetWeights",
    "ComponentWeights",
    "DataWeights",
    "ImportanceWeights",
    "NamedWeights",
    "PairwiseWeights",
    "Weights",
    "ahp",
    "benefit_of_the_doubt",
    "budget_allocation",
    "critic",
    "entropy",
    "equal",
    "equal_importance",
    "named",
    "principal_components",
]

_SUM_ROUNDING = 1e-9


@frozen(kw_only=True)
class NamedWeights(Weights):
    """Weights that somebody states: `given` as they stand, and `total`, what they sum to before they are normalised."""

    given: tuple[float, ...]
    total: float


@frozen(kw_only=True)
class BudgetWeights(Weights):
    """Weights that experts agree on by averaging, and how far they agree.

    `budgets` (experts x names) sum to 1 an expert; `spread` is the standard deviation (n - 1) of a name's budgets, None with
    one expert; `lowest` and `highest` are the ends of their range.
    """

    experts: tuple[str, ...]
    budgets: tuple[tuple[float, ...], ...]
    spread: tuple[float, ...] | None
    lowest: tuple[float, ...]
    highest: tuple[float, ...]


@frozen(kw_only=True)
class DataWeights(Weights):
    """Weights read off the data alone; `rows` are the data."""

    rows: Cells


def equal(names: Sequence[str]) -> Weights:
    """The same weight for each name.

    Equal weights are a choice too: indicators that overlap then count twice (handbook, step 6).

    Raises `StrategyError` for no names, a name given twice or what is no name.

    >>> equal(["law", "institution", "practice", "outcome"]).weights
    (0.25, 0.25, 0.25, 0.25)
    """
    given, problems = read_names(names)
    if problems:
        raise StrategyError(problems)
    return Weights(method="equal", names=given, weights=(1 / len(given),) * len(given))


def named(weights: Mapping[str, float], names: Sequence[str] | None = None) -> NamedWeights:
    """Weights stated by name, 0 or more; those that do not sum to 1 are divided by their sum, which is said.

    With `names`, the result is in their order, each must have a weight (0 leaves it out) and no other name may have one.

    Raises `StrategyError` for a wrong name, a name without a weight, a negative weight, NaN and weights that are all 0; all at
    once.

    >>> found = named({"practice": 3, "law": 1}, ["law", "practice"])
    >>> found.weights, found.cautions
    ((0.25, 0.75), ('the weights given sum to 4, not 1; they are divided by it',))
    """
    if not isinstance(weights, Mapping):
        message = "is no mapping from names to weights"
        raise StrategyError([Problem(path="$.weights", message=message, given=shown(weights))])
    order, problems = read_names(list(weights) if names is None else names)
    numbers, wrong = aligned(weights, order, "$.weights")
    problems += wrong
    if not problems and not any(numbers):
        problems = [Problem(path="$.weights", message="are all 0: at least one must be positive")]
    if problems:
        raise StrategyError(problems)
    total = float(sum(numbers))
    cautions = (
        () if abs(total - 1) <= _SUM_ROUNDING else (f"the weights given sum to {total:.6g}, not 1; they are divided by it",)
    )
    return NamedWeights(
        method="named",
        names=order,
        weights=to_sum_one(numbers),
        cautions=cautions,
        given=tuple(float(number) for number in numbers),
        total=total,
    )


def budget_allocation(
    experts: Mapping[str, Mapping[str, float] | Sequence[float]] | Sequence[Sequence[float]], names: Sequence[str] | None = None
) -> BudgetWeights:
    """The mean over experts of how each spreads a budget of points over the indicators, and how far they differ.

    `experts` maps an expert's name to points by indicator or in the order of `names`; rows without experts' names are taken
    too. Each budget counts alike, whatever it sums to; one that sums to neither 1 nor 100 is a caution. In a mapping a name
    left out has no points. Without `names` they are the first expert's.

    Raises `StrategyError` for no experts, wrong names, negative or missing points and an expert without any; all at once.

    Source: handbook, section 6.5.

    >>> found = budget_allocation({"Aigerim": {"law": 40, "practice": 60}, "Bek": {"law": 20, "practice": 80}})
    >>> found.by_name, [round(spread, 3) for spread in found.spread]
    ({'law': 0.3, 'practice': 0.7}, [0.141, 0.141])
    """
    if isinstance(experts, str) or not isinstance(experts, Iterable):
        message = "are no budgets, by expert's name or one after another"
        raise StrategyError([Problem(path="$.experts", message=message, given=shown(experts))])
    people = dict(experts) if isinstance(experts, Mapping) else {f"expert_{at}": row for at, row in enumerate(experts, 1)}
    if not people:
        raise StrategyError([Problem(path="$.experts", message="is empty: at least one expert is wanted")])
    order, problems = read_names(_names_of_first(next(iter(people.values()))) if names is None else names)
    points = []
    for expert, budget in people.items():
        numbers, wrong = aligned(budget, order, f"$.experts.{expert}", all_needed=False)
        if not wrong and not any(numbers):
            wrong = [Problem(path=f"$.experts.{expert}", message="gives no points at all")]
        problems += wrong
        points.append(numbers)
    if problems:
        raise StrategyError(problems)
    budgets = np.array([to_sum_one(numbers) for numbers in points])
    return BudgetWeights(
        method="budget allocation",
        names=order,
        weights=to_sum_one(budgets.mean(axis=0)),
        cautions=_budget_cautions(people, points),
        experts=tuple(people),
        budgets=tuple(tuple(row) for row in budgets.tolist()),
        spread=tuple(budgets.std(axis=0, ddof=1).tolist()) if len(people) > 1 else None,
        lowest=tuple(budgets.min(axis=0).tolist()),
        highest=tuple(budgets.max(axis=0).tolist()),
    )


def _names_of_first(budget: Mapping[str, float] | Sequence[float]) -> list[str]:
    if isinstance(budget, Mapping):
        return list(budget)
    if isinstance(budget, str) or not isinstance(budget, Sized):
        return []  # refused with what is wrong with the budget itself
    return [f"indicator_{number}" for number in range(1, len(budget) + 1)]


def _budget_cautions(experts: Mapping[str, object], points: Sequence[Sequence[float]]) -> tuple[str, ...]:
    told = [
        f"the budget of {expert!r} sums to {sum(numbers):.6g}, neither 1 nor 100; it is divided by it"
        for expert, numbers in zip(experts, points, strict=True)
        if min(abs(sum(numbers) - 1), abs(sum(numbers) / 100 - 1)) > _SUM_ROUNDING
    ]
    return (*told, "one expert only: there is no spread") if len(points) == 1 else tuple(told)


def entropy(rows: ArrayLike | Sequence[Sequence[float | None]], names: Sequence[str] | None = None) -> DataWeights:
    """Weights by how unevenly an indicator is spread over the units: what all units have alike tells nothing apart.

    `rows` are units x indicators of 0 or more; doubling a column changes nothing, moving its zero does. Each column is
    divided by its sum, its entropy by the logarithm of the number of units that know it, and the weight is 1 less that. A
    missing cell is left out of its own column. A column that does not vary has weight 0.

    Raises `StrategyError` for a negative value, a column known for fewer than two units, and when no column varies.

    Source: C.-L. Hwang and K. Yoon, *Multiple Attribute Decision Making*, Springer 1981, after C. E. Shannon
    (1948). 0 log 0 is 0.

    >>> [round(weight, 3) for weight in entropy([[1, 5], [2, 5], [9, 5], [4, 5], [3, 5], [5, 5]]).weights]
    [1.0, 0.0]
    """
    read = read_rows(rows, names)
    problems = [
        Problem(path=f"$.rows[{row}][{column}]", message="is negative, and entropy needs values of 0 or more")
        for row, column in np.argwhere(read.values < 0).tolist()
    ]
    problems += _known_twice(read)
    if problems:
        raise StrategyError(problems)
    divergence = np.array([_divergence(column[~np.isnan(column)]) for column in read.values.T])
    divergence[read.constant] = 0.0
    return _from_data(divergence, read, "entropy", "no indicator varies, so that none tells the units apart")


def _known_twice(read: Rows) -> list[Problem]:
    return [
        Problem(path=f"$.names[{at}]", message="is known for one unit only: leave this indicator out", given=read.names[at])
        for at in np.flatnonzero(read.known.sum(axis=0) < 2).tolist()
    ]


def _divergence(column: Floats) -> float:
    """1 less the entropy of a column as a share of the largest that so many units can have."""
    if not column.any():
        return 0.0
    shares = column / column.max()
    shares = shares / shares.sum()
    positive = shares[shares > 0]
    return max(0.0, 1 + float((positive * np.log(positive)).sum()) / float(np.log(len(column))))


def critic(rows: ArrayLike | Sequence[Sequence[float | None]], names: Sequence[str] | None = None) -> DataWeights:
    """Weights by contrast and conflict: an indicator counts that varies and that says other things than the rest.

    `rows` are units x indicators in any unit of measurement, higher being better throughout. The weight is the standard
    deviation (n - 1) of the column, min-max normalised, times the sum of 1 less its correlation with each other column. A
    missing cell leaves its unit out of its own column and of that column's correlations. A column that does not vary has
    weight 0 and takes no part.

    Raises `StrategyError` when two varying columns have too few units in common for a correlation, and when no two columns
    differ.

    Source: D. Diakoulaki, G. Mavrotas and L. Papayannakis, "Determining objective weights in multiple criteria problems: the
    CRITIC method", *Computers & Operations Research* 22 (1995) 763-770.

    >>> [round(weight, 3) for weight in critic([[1, 9, 4], [2, 8, 1], [3, 6, 3], [4, 4, 5], [5, 3, 1], [6, 2, 2]]).weights]
    [0.379, 0.353, 0.267]
    """
    read = read_rows(rows, names)
    varies = ~read.constant
    information = np.zeros(len(read.names))
    if varies.any():
        moving = Rows(read.values[:, varies], tuple(np.array(read.names, dtype=object)[varies]))
        lowest, highest = np.nanmin(moving.values, axis=0), np.nanmax(moving.values, axis=0)
        contrast = np.nanstd((moving.values - lowest) / (highest - lowest), axis=0, ddof=1)
        conflict = (1 - complete_correlations(moving, "CRITIC")).sum(axis=1)
        information[varies] = contrast * conflict
    information[information < _SUM_ROUNDING] = 0.0
    return _from_data(information, read, "CRITIC", "no two indicators differ, so that none adds to another")


def _from_data(information: Floats, read: Rows, method: str, nothing: str) -> DataWeights:
    if not information.any():
        raise StrategyError([Problem(path="$.rows", message=f"gives no weights by {method}: {nothing}")])
    return DataWeights(
        method=method,
        names=read.names,
        weights=to_sum_one(information),
        cautions=small_sample(read.units, len(read.names), method, depth=4),
        rows=cells(read.values),
    )
