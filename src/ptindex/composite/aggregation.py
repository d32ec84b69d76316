"""Aggregation: one number out of several weighted ones (OECD/JRC handbook, step 6).

The rules here score one profile and need no other package. Every one is monotone: a higher value never lowers the result.
Values are from 0 to 1, weights are positive and need not sum to 1.

Functions over rows of numbers (`arithmetic`, `geometric`, `harmonic`, `power`, `minimum`, `median`, `mazziotta_pareto`,
`adjusted_mazziotta_pareto`, `copeland`, `borda`, `kemeny`, `outranking`) are handed on from `rules` when first used; they need
the extra `analysis`.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from math import exp, expm1, fsum, inf, log, log1p
from operator import mul
from typing import TYPE_CHECKING, TypeAlias, TypeGuard

from attrs import Factory, field, frozen

from ..exceptions import Problem, StrategyError, needs, shown
from ..frozenmap import is_number

if TYPE_CHECKING:
    from .rules.means import (
        MazziottaPareto,
        Median,
        adjusted_mazziotta_pareto,
        arithmetic,
        geometric,
        harmonic,
        mazziotta_pareto,
        median,
        minimum,
        power,
    )
    from .rules.voting import Kemeny, borda, copeland, kemeny, outranking

__all__ = [
    "Aggregation",
    "ByLevel",
    "Group",
    "Kemeny",
    "Levels",
    "MazziottaPareto",
    "Median",
    "Minimum",
    "Power",
    "Rule",
    "adjusted_mazziotta_pareto",
    "aggregate",
    "arithmetic",
    "borda",
    "copeland",
    "geometric",
    "harmonic",
    "kemeny",
    "mazziotta_pareto",
    "median",
    "minimum",
    "outranking",
    "power",
    "shares",
]

_VOTING = ("Kemeny", "borda", "copeland", "kemeny", "outranking")

if not TYPE_CHECKING:  # a type checker that saw this would take every misspelt name for a lazy one

    def __getattr__(name):
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        with needs("analysis"):
            return getattr(import_module(".rules.voting" if name in _VOTING else ".rules.means", __package__), name)


Levels: TypeAlias = Sequence[float | None]
"""A level for each position, None where it takes no part: its weight is spread over the others of its group."""


_AS_GOOD_AS_ZERO = 1e-100
"""Below this an exponent's powers underflow, and its mean differs from the geometric one by less than rounding does."""

_NEAR_NOTHING = -0.5
"""Below this the mean of the powers is so far from 1 that measuring it from 1 would cost it digits."""


@frozen
class Power:
    """The weighted power mean with an exponent: 1 arithmetic, 0 geometric, -1 harmonic.

    The lower the exponent, the less a good value makes up for a bad one. With an exponent of 0 or less, one zero makes
    the mean zero.

    Raises `StrategyError` for an exponent that is not a finite number.

    Sources: handbook, sections 6.10 (additive) and 6.11 (geometric); G. H. Hardy, J. E. Littlewood and G. Pólya,
    *Inequalities* (1934), chapter II, for the family.

    >>> Power(0)([0.25, 1.0], [1, 1])
    0.5
    """

    exponent: float = 1.0

    def __attrs_post_init__(self) -> None:
        given = self.exponent
        if not is_number(given):
            raise StrategyError([Problem(path="$.exponent", message="is not a finite number", given=shown(given))])
        object.__setattr__(self, "exponent", float(given) + 0.0)  # -0.0 is the same method as 0

    def __call__(self, values: Sequence[float], weights: Sequence[float]) -> float:
        """The mean of one or more values from 0 to 1."""
        total = fsum(weights)
        if self.exponent == 1:
            mean = fsum(map(mul, values, weights)) / total
        elif self.exponent < _AS_GOOD_AS_ZERO and 0 in values:
            return 0.0
        else:
            mean = self._mean(values, weights, total)
        # Rounding must not carry a mean out of the values that it lies between: bounds rest on it.
        return min(max(mean, min(values)), max(values))

    def _mean(self, values: Sequence[float], weights: Sequence[float], total: float) -> float:
        p = self.exponent
        if abs(p) < _AS_GOOD_AS_ZERO:
            return exp(fsum(weight * log(value) for value, weight in zip(values, weights, strict=True)) / total)
        # Measured from the value that dominates, every power is at most 1: nothing overflows, and a tiny exponent keeps
        # its digits through expm1 and log1p.
        lead = max(values) if p > 0 else min(values)
        if lead == 0:
            return 0.0
        height = log(lead)
        logs = [p * (log(value) - height) if value else -inf for value in values]
        excess = fsum(map(mul, weights, map(expm1, logs))) / total
        if excess < _NEAR_NOTHING:
            return exp(height + log(fsum(map(mul, weights, map(exp, logs))) / total) / p)
        return exp(height + log1p(excess) / p)


@frozen
class Minimum:
    """The lowest value, whatever the weights: nothing makes up for it."""

    def __call__(self, values: Sequence[float], _weights: Sequence[float]) -> float:
        """The least of one or more values."""
        return min(values)


Aggregation: TypeAlias = Power | Minimum


@frozen(kw_only=True)
class ByLevel:
    """One aggregation inside each dimension and another between the dimensions."""

    inside: Aggregation = Power(1)
    between: Aggregation = Power(1)


Rule: TypeAlias = Power | Minimum | ByLevel


@frozen
class Group:
    """A dimension in numbers: its weight, and the positions of its indicators with their weights."""

    weight: float
    positions: tuple[int, ...]
    weights: tuple[float, ...]
    at: frozenset[int] = field(
        init=False, eq=False, repr=False, default=Factory(lambda group: frozenset(group.positions), takes_self=True)
    )


def by_level(rule: Rule) -> ByLevel:
    """The rule for both levels."""
    return rule if isinstance(rule, ByLevel) else ByLevel(inside=rule, between=rule)


def is_linear(rule: Rule) -> bool:
    """Whether the result is a weighted sum of the values."""
    both = by_level(rule)
    return both.inside == Power(1) and both.between == Power(1)


def group_value(group: Group, levels: Levels, inside: Aggregation) -> float | None:
    """The value of one group, None when nothing in it takes part."""
    return _of_known([levels[at] for at in group.positions], group.weights, inside)


def _all_known(values: Levels) -> TypeGuard[Sequence[float]]:
    return None not in values


def _of_known(values: Levels, weights: Sequence[float], rule: Aggregation) -> float | None:
    if _all_known(values):
        return rule(values, weights)
    known = [(value, weight) for value, weight in zip(values, weights, strict=True) if value is not None]
    return rule([value for value, _ in known], [weight for _, weight in known]) if known else None


def between_groups(groups: Sequence[Group], values: Levels, between: Aggregation) -> float | None:
    """The total over groups, None when no group has a value. A group without one leaves its weight to the others."""
    return _of_known(values, [group.weight for group in groups], between)


def aggregate(groups: Sequence[Group], levels: Levels, rule: Rule) -> tuple[float | None, list[float | None]]:
    """The total and the value of each group, from 0 to 1."""
    both = by_level(rule)
    values = [group_value(group, levels, both.inside) for group in groups]
    return between_groups(groups, values, both.between), values


def shares(groups: Sequence[Group], levels: Levels) -> dict[int, float]:
    """The share of the total weight that each position bears once the weight of what takes no part is spread; sums to 1."""
    known = [
        (group.weight, [pair for pair in zip(group.positions, group.weights, strict=True) if levels[pair[0]] is not None])
        for group in groups
    ]
    total = fsum([weight for weight, members in known if members])
    share = {}
    for group_weight, members in known:
        unit = group_weight / total / fsum([weight for _, weight in members]) if members else 0.0
        for at, weight in members:
            share[at] = unit * weight
    return share
