"""The bare kernel: a tree of weighted rules over arrays, for any number of draws at once.

Nothing is checked here; `ptindex.composite.model` is the checked way in. Build on it like this:

    plan = model.plan                        # indicators in tree order, branches children first, the root last
    values = plan.arrange(matrix)            # (units, indicators), NaN where missing
    weights = plan.arrange_weights(sets, columns, model.base_weights)  # (draws, names); or model.base_weights: (names,)
    drawn = evaluate(plan, values, weights)  # (draws, units), on the scale of the values
    places = ranks(drawn)                    # (draws, units), 1 best, 0 where there is no value

`values` is `(..., units, indicators)` and `weights` is `(..., names)` with `plan.names` as its columns (indicators, then
branches but the root). Leading dimensions are draws; they broadcast against each other, and either may have none.

A missing value and a weight of 0 take no part: what they would weigh is shared among the others of their branch, and what a
branch without any would weigh among the others of its own. That is the rule of the one-profile path, up to rounding.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Protocol, TypeAlias, runtime_checkable

from attrs import field, frozen

from .aggregation import _AS_GOOD_AS_ZERO, Minimum, Power
from .analysis import np, npt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .matrix import IndicatorMatrix

__all__ = ["ArrayRule", "Floats", "Node", "Plan", "below", "evaluate", "evaluate_branches", "is_monotone", "over", "ranks"]

Floats: TypeAlias = npt.NDArray[np.float64]

_DECIMALS = 9
"""Scores that are equal to so many decimals share a rank, as in `ptindex.rank`."""


@runtime_checkable
class ArrayRule(Protocol):
    """A rule beyond the power family: it gets `(..., columns)` of values, NaN where missing, beside as many weights."""

    @property
    def takes_negative(self) -> bool:
        """Whether a value below 0 makes sense to it."""
        ...

    @property
    def monotone(self) -> bool:
        """Whether a higher value never lowers the result; what is not monotone has no bounds where values are missing."""
        ...

    def over(self, values: Floats, weights: Floats) -> Floats:
        """One value for each row, NaN where nothing takes part; a weight of 0 or a value of NaN takes no part."""
        ...


NodeRule: TypeAlias = Power | Minimum | ArrayRule


def is_monotone(rule: NodeRule) -> bool:
    """Whether a higher value never lowers the result, so that the ends of the values give the ends of the result."""
    return isinstance(rule, Power | Minimum) or rule.monotone


@frozen(kw_only=True)
class Node:
    """A branch in numbers: the columns of its own indicators, its branches by position, and its rule."""

    rule: NodeRule
    leaves: slice
    branches: tuple[int, ...] = ()


@frozen(kw_only=True)
class Plan:
    """A tree made ready: its indicators so ordered that each branch's own stand together, its nodes children first."""

    indicators: tuple[str, ...]
    branches: tuple[str, ...]
    nodes: tuple[Node, ...] = field(repr=False)

    @property
    def names(self) -> tuple[str, ...]:
        """The columns of the weights: the indicators, then the branches without the root, whose weight says nothing."""
        return (*self.indicators, *self.branches[:-1])

    def arrange(self, matrix: IndicatorMatrix) -> Floats:
        """The values of a matrix in the order of the plan, (units, indicators), NaN where missing."""
        return matrix.values[:, self.positions(matrix.indicators)]

    def positions(self, indicators: Sequence[str]) -> list[int]:
        """Where each indicator of the plan stands among those of a matrix."""
        at = {name: position for position, name in enumerate(indicators)}
        return [at[name] for name in self.indicators]

    def arrange_weights(self, sets: npt.ArrayLike, names: Sequence[str], base: Floats) -> Floats:
        """Sets of weights (draws, columns) whose columns are named, as (draws, names); others weigh as in `base`."""
        given = np.asarray(sets, dtype=np.float64)
        if tuple(names) == self.names:
            return given
        made = np.empty((len(self.names), len(given)))
        made[...] = base[:, None]
        made[[self.names.index(name) for name in names]] = given.T
        return made.T


def below(plan: Plan, node: Node) -> Iterator[int]:
    """The positions of all indicators under a node, those of its branches too."""
    yield from range(node.leaves.start, node.leaves.stop)
    for at in node.branches:
        yield from below(plan, plan.nodes[at])


@frozen
class _Part:
    """Some children of a node: values (..., units, columns), what of them is known (None: all), weights (..., columns)."""

    values: Floats
    known: npt.NDArray[np.bool_] | None
    weights: Floats

    def sum(self, values: Floats) -> Floats:
        """The weighted sum over the columns, (..., units)."""
        weights = self.weights
        if values.shape[-1] == 1:
            product: Floats = values[..., 0] * weights[..., 0, None]
            return product
        if values.ndim == 2:
            # So laid out in memory that the draws, of which there are many, are the inner loop of what follows.
            sums: Floats = (values @ weights.T).T if weights.ndim == 2 else weights @ values.T
            return sums
        if weights.ndim == 1:
            return np.asarray(values @ weights)
        return np.asarray(np.einsum("...uc,...c->...u", values, weights))

    def total(self) -> Floats:
        """The weight of what is known, (..., units or 1)."""
        if self.known is None:
            # A product, since numpy sums a short last axis slowly.
            total: Floats = (self.weights @ np.ones(self.weights.shape[-1]))[..., None]
            return total
        return self.sum(self.known.astype(np.float64))

    def taking_part(self) -> npt.NDArray[np.bool_]:
        """Which values take part: (..., units, columns), broadcast against the draws of the weights only where it must."""
        known = np.ones(1, dtype=bool) if self.known is None else self.known
        weighs = self.weights > 0
        part: npt.NDArray[np.bool_] = known if weighs.all() else known & weighs[..., None, :]
        return part


def evaluate(plan: Plan, values: Floats, weights: Floats) -> Floats:
    """The value of the root, (..., units); NaN where nothing takes part."""
    return _spread(_nodes(plan, values, weights)[-1], values, weights)


def evaluate_branches(plan: Plan, values: Floats, weights: Floats) -> Floats:
    """The value of every branch, (..., units, branches), in the order of `plan.branches`; NaN where nothing takes part."""
    return np.stack([_spread(each, values, weights) for each in _nodes(plan, values, weights)], axis=-1)


def over(rule: NodeRule, values: Floats, weights: Floats) -> Floats:
    """One rule over the last axis: values (..., units, columns), weights (..., columns); gives (..., units)."""
    columns = tuple(map(str, range(values.shape[-1])))
    node = Node(rule=rule, leaves=slice(0, values.shape[-1]))
    return evaluate(Plan(indicators=columns, branches=("all",), nodes=(node,)), values, weights)


def _spread(found: Floats, values: Floats, weights: Floats) -> Floats:
    draws = np.broadcast_shapes(values.shape[:-2], weights.shape[:-1])
    return np.broadcast_to(found, (*draws, values.shape[-2]))


def _nodes(plan: Plan, values: Floats, weights: Floats) -> list[Floats]:
    known = ~np.isnan(values)
    found: list[Floats] = []
    size = len(plan.indicators)
    with np.errstate(all="ignore"):
        for node in plan.nodes:
            parts = []
            if node.leaves.stop > node.leaves.start:
                parts.append(_part(values[..., node.leaves], known[..., node.leaves], weights[..., node.leaves]))
            for at in node.branches:
                column = found[at][..., None]
                parts.append(_part(column, ~np.isnan(column), weights[..., size + at, None]))
            found.append(_apply(node.rule, parts))
    return found


def _part(values: Floats, known: npt.NDArray[np.bool_], weights: Floats) -> _Part:
    return _Part(values, None, weights) if known.all() else _Part(np.where(known, values, 0.0), known, weights)


def _apply(rule: NodeRule, parts: list[_Part]) -> Floats:
    if isinstance(rule, Power):
        if rule.exponent == 1:
            return _mean(parts, [part.values for part in parts])
        return _power(rule.exponent, parts)
    if isinstance(rule, Minimum):
        least = _least(parts)
        return np.where(np.isinf(least), np.nan, least)
    return _gathered(rule, parts)


def _mean(parts: list[_Part], values: list[Floats]) -> Floats:
    """The weighted mean of the values of what takes part; NaN (0 by 0) where nothing does."""
    total = reduce(np.add, [part.sum(each) for part, each in zip(parts, values, strict=True)])
    mean: Floats = total / reduce(np.add, [part.total() for part in parts])
    return mean


def _least(parts: list[_Part]) -> Floats:
    return _reduced(parts, np.inf, np.minimum)


def _reduced(parts: list[_Part], blank: float, ufunc: np.ufunc) -> Floats:
    extremes = [ufunc.reduce(np.where(part.taking_part(), part.values, blank), axis=-1) for part in parts]
    found: Floats = reduce(ufunc, extremes)
    return found


def _power(exponent: float, parts: list[_Part]) -> Floats:
    if abs(exponent) < _AS_GOOD_AS_ZERO:
        geometric: Floats = np.exp(_mean(parts, [_only(part, np.log(part.values)) for part in parts]))
        return geometric
    # As in `aggregation.Power`: measured from the value that dominates, in logarithms, no power overflows.
    lead = _reduced(parts, -np.inf, np.maximum) if exponent > 0 else _least(parts)
    height = np.log(lead)
    scaled = [exponent * (np.log(part.values) - height[..., None]) for part in parts]
    excess = _mean(parts, [_only(part, np.expm1(each)) for part, each in zip(parts, scaled, strict=True)])
    log_mean = np.log1p(excess)
    if (excess < -0.5).any():  # the excess of a mean near 0 has lost its digits
        mean = _mean(parts, [_only(part, np.exp(each)) for part, each in zip(parts, scaled, strict=True)])
        log_mean = np.where(excess < -0.5, np.log(mean), log_mean)
    return np.where(lead == 0, 0.0, np.exp(height + log_mean / exponent))


def _only(part: _Part, values: Floats) -> Floats:
    return np.where(part.taking_part(), values, 0.0)


def _gathered(rule: ArrayRule, parts: list[_Part]) -> Floats:
    values = [np.where(part.taking_part(), part.values, np.nan) for part in parts]
    draws = np.broadcast_shapes(*(part.weights.shape[:-1] for part in parts))
    rows = np.broadcast_shapes((*draws, 1), *(each.shape[:-1] for each in values))
    weights = [np.broadcast_to(part.weights, (*draws, part.weights.shape[-1])) for part in parts]
    return rule.over(
        np.concatenate([np.broadcast_to(each, (*rows, each.shape[-1])) for each in values], axis=-1),
        np.concatenate(weights, axis=-1)[..., None, :],
    )


def ranks(values: Floats) -> npt.NDArray[np.int64]:
    """Places along the last axis, 1 for the highest; equal values (to 9 decimals) share the better; 0 where NaN.

    >>> ranks(np.array([[3.0, 5.0, 5.0, np.nan], [1.0, 2.0, 3.0, 4.0]])).tolist()
    [[3, 1, 1, 0], [4, 3, 2, 1]]
    """
    with np.errstate(over="ignore"):
        rounded = np.round(values, _DECIMALS)
    if np.isinf(rounded).any():  # a huge value, which has no such decimals
        rounded = np.where(np.isinf(rounded), values, rounded)
    order = np.argsort(-rounded, axis=-1)
    ordered = np.take_along_axis(rounded, order, axis=-1)
    starts = np.ones(ordered.shape, dtype=bool)
    starts[..., 1:] = ordered[..., 1:] != ordered[..., :-1]
    places = np.maximum.accumulate(np.where(starts, np.arange(1, values.shape[-1] + 1), 0), axis=-1)
    found = np.empty(values.shape, dtype=np.int64)
    np.put_along_axis(found, order, np.where(np.isnan(ordered), 0, places), axis=-1)
    return found
