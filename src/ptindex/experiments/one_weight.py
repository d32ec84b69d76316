"""One weight from nothing to all: how the ranking changes, and exactly where."""

from __future__ import annotations

from itertools import pairwise
from math import fsum, isnan
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from ..composite.aggregation import Power, by_level
from ..documents import document
from ..exceptions import Problem, StrategyError, shown
from ..presentation import Presented
from ..profile import CountryProfile
from ..ranking import Ranking, rank
from ..strategies.weighted import Composite
from ..strategy import EQUAL_WEIGHTS
from .ratios import Ratio, meetings, orders
from .standings import (
    Standing,
    Unit,
    Unscored,
    Variant,
    dimensions_of,
    load_arrays,
    made_by,
    name_problem,
    prepare,
    require_weights,
    shares_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ..panel import Panel
    from .arrays import Prepared

__all__ = ["Crossing", "Interval", "Sweep", "sweep"]


@frozen(kw_only=True)
class Interval:
    """Shares between which, both ends left out, every rank stays; `standings` are those at the middle, as is `unscored`."""

    low: float
    high: float
    standings: tuple[Standing, ...]
    unscored: tuple[Unscored, ...] = ()


@frozen(kw_only=True)
class Crossing:
    """A share at which two scores are equal and their order turns: `rising` stands higher above it, `falling` below it.

    `value` is what both score there, on the method's scale.
    """

    share: float
    rising: Unit
    falling: Unit
    value: float


@frozen(kw_only=True, repr=False)
class Sweep(Presented):
    """The rankings as one weight goes from nothing to all, with everything that went in.

    - `name`: the dimension, whose share is of the total weight, or the indicator, whose share is of its dimension's weight.
    - `share`: what it has under the strategy itself, from 0 to 1.
    - `intervals`: from 0 to 1 in order, each with the ranking that holds inside it; at the ends between two of them scores
      are equal, and `crossings` says whose.
    - `nothing`, `everything`: the rankings at shares of exactly 0 and 1, where others may be known well enough or not.
    - `base`: the ranking under the strategy itself. `unscored`: who cannot be scored inside the intervals, with the reason,
      and the bounds at the share `unscored_at`.
    """

    profiles: tuple[CountryProfile, ...]
    strategy: Composite
    name: str
    share: float
    base: Ranking
    intervals: tuple[Interval, ...]
    crossings: tuple[Crossing, ...]
    nothing: Variant
    everything: Variant
    unscored: tuple[Unscored, ...]

    def __repr__(self) -> str:
        return f"<Sweep of {self.name} over {len(self.profiles)} profiles, {len(self.crossings)} crossings, unofficial>"

    @property
    def unscored_at(self) -> float:
        """The share at which the bounds of `unscored` hold: the strategy's own, or a half where that is nothing or all."""
        return _inside(self.share)

    @property
    def stable(self) -> Interval:
        """The interval around the share that the strategy itself gives: so far can the weight move without a rank changing."""
        return next(each for each in self.intervals if self.share <= each.high)

    def strategy_at(self, share: float) -> Composite:
        """The strategy with the weight at a share from 0 to 1; the others keep their proportions. `StrategyError` beyond."""
        if not 0 <= share <= 1:
            raise StrategyError([Problem(path="$.share", message="is not from 0 to 1", given=shown(share))])
        weights = {**self.strategy.weights, **_weights_at(self.strategy, self.name, share)}
        return evolve(self.strategy, name=f"{self.strategy.name}, {self.name} {share:.4g}", weights=weights)

    def at(self, share: float) -> Ranking:
        """The ranking at a share from 0 to 1, with all that belongs to it."""
        return rank(self.profiles, self.strategy_at(share), mixed_years=True)

    def records(self) -> Iterator[Mapping[str, str | float | int | None]]:
        """A row for each interval and country, for a data frame, with score and bounds at the middle of the interval."""
        made = made_by(self.base)
        for each in self.intervals:
            rows = [*(row.record() for row in each.standings), *(row.record() for row in each.unscored)]
            yield from ({"name": self.name, "from": each.low, "to": each.high, **row, **made} for row in rows)

    def document(self) -> dict[str, object]:
        """Inputs and records as plain JSON, for `json.dumps`, and the crossings."""
        crossings = [
            {"share": each.share, "rising": each.rising.record(), "falling": each.falling.record(), "value": each.value}
            for each in self.crossings
        ]
        strategies = {self.strategy.name: self.strategy}
        made = document("sweep", self.profiles, strategies, self.records(), name=self.name, share=self.share)
        ends = {"nothing": list(self.nothing.records()), "everything": list(self.everything.records())}
        return {**made, "crossings": crossings, **ends}


def sweep(
    profiles: Panel | Iterable[CountryProfile], name: str, strategy: Composite = EQUAL_WEIGHTS, *, mixed_years: bool = False
) -> Sweep:
    """Move one weight from nothing to all and say exactly where ranks change.

    For a dimension the share is that of the total weight, for an indicator that of its dimension's weight; the others keep
    their proportions. Each score is then a ratio of linear functions of the share, so that the shares at which two are equal
    are roots of a quadratic: nothing is searched on a grid.

    Raises `StrategyError` for an unknown name, a strategy without weights, one that is no weighted sum where the weight
    stands (a dimension needs an arithmetic mean between dimensions, an indicator one inside them too), and a weight beside
    which no other weighs; `ComparisonError` as `ptindex.rank` does; `MissingExtraError` without numpy.

    Source: OECD/JRC, *Handbook on Constructing Composite Indicators* (2008), step 7: sensitivity to weights.

    >>> from ptindex import example_profile
    >>> found = sweep([example_profile()], "prevention")
    >>> round(found.share, 4), [(each.low, each.high) for each in found.intervals]
    (0.1667, [(0.0, 1.0)])
    """
    strategy = require_weights(strategy, "a sweep")
    problem = name_problem(strategy, name, "$.name") or _unfit(strategy, name)
    if problem:
        raise StrategyError([problem])
    chosen, base = prepare(profiles, strategy, mixed_years=mixed_years)
    prepared = load_arrays()(profiles=chosen, strategy=strategy)
    own = _share(strategy, name)
    points = {"at 0": 0.0, "between 0 and 1": _inside(own), "at 1": 1.0}
    nothing, middle, everything = prepared.variants(
        {label: _weights_at(strategy, name, share) for label, share in points.items()}, method=f"{name} {{}}"
    )
    units = [standing.unit for standing in middle.standings]
    every = {Unit.of(profile): ratio for profile, ratio in zip(chosen, _ratios(prepared, name), strict=True)}
    ratios = [every[unit] for unit in units]
    edges, ranks = _edges(ratios)
    return Sweep(
        profiles=chosen,
        strategy=strategy,
        name=name,
        share=own,
        base=base,
        intervals=_intervals(prepared, name, edges, ranks),
        crossings=tuple(_crossings(units, ratios, edges, ranks, strategy.scale)),
        nothing=nothing,
        everything=everything,
        unscored=middle.unscored,
    )


def _inside(share: float) -> float:
    return share if 0 < share < 1 else 0.5


def _unfit(strategy: Composite, name: str) -> Problem | None:
    rule = by_level(strategy.aggregation)
    dimensions = dimensions_of(strategy)
    if rule.between != Power(1) or (name not in dimensions and rule.inside != Power(1)):
        message = (
            "is no weighted sum where this weight stands, so that crossings have no closed form; "
            "sweep an arithmetic method, or give weights_experiment a set for each weight"
        )
        return Problem(path="$.aggregation", message=message, given=shown(strategy.aggregation))
    if not any(weight > 0 for weight in _others(strategy, name).values()):
        beside = "dimension" if name in dimensions else "indicator of its dimension"
        return Problem(path="$.name", message=f"cannot be swept: no other {beside} has a weight", given=shown(name))
    if name in dimensions:
        switched_off = not any(strategy.weights.get(key, 1.0) > 0 for key in dimensions[name])
        inside = "every indicator in it weighs 0"
    else:
        switched_off = strategy.weights.get(_dimension(strategy, name), 1.0) == 0
        inside = "its dimension weighs 0"
    if switched_off:
        return Problem(path="$.name", message=f"cannot be swept: {inside}", given=shown(name))
    return None


def _dimension(strategy: Composite, name: str) -> str:
    return next(code for code, keys in dimensions_of(strategy).items() if name in keys)


def _others(strategy: Composite, name: str) -> dict[str, float]:
    """The weights beside a name: of the other dimensions, 0 for one in which all is off, or of the others in its dimension."""
    dimensions = dimensions_of(strategy)
    if name in dimensions:
        on = {code: any(strategy.weights.get(key, 1.0) > 0 for key in keys) for code, keys in dimensions.items()}
        return {code: strategy.weights.get(code, 1.0) * on[code] for code in dimensions if code != name}
    members = dimensions[_dimension(strategy, name)]
    return {key: strategy.weights.get(key, 1.0) for key in members if key != name}


def _proportions(strategy: Composite, name: str) -> dict[str, float]:
    """The weights beside a name, summing to 1."""
    others = _others(strategy, name)
    largest = max(others.values())
    scaled = {key: weight / largest for key, weight in others.items()}
    total = fsum(scaled.values())
    return {key: weight / total for key, weight in scaled.items()}


def _weights_at(strategy: Composite, name: str, share: float) -> dict[str, float]:
    return {name: share, **{key: part * (1 - share) for key, part in _proportions(strategy, name).items()}}


def _share(strategy: Composite, name: str) -> float:
    if name in dimensions_of(strategy):
        return shares_of(strategy, {})[name]
    own = strategy.weights.get(name, 1.0)
    beside = list(_others(strategy, name).values())
    largest = max(own, *beside)
    return own / largest / fsum(weight / largest for weight in (own, *beside))


# Ratios


def _ratios(prepared: Prepared, name: str) -> list[Ratio]:
    """Each unit's score, from 0 to 1, by the share; a unit without anything known has a constant that nobody reads."""
    strategy = prepared.strategy
    columns = prepared.dimensions if name in prepared.dimensions else prepared.indicators
    proportions = _proportions(strategy, name)
    inside = [
        _mean(float(columns[name][at]), [(part, float(columns[key][at])) for key, part in proportions.items()])
        for at in range(len(prepared.profiles))
    ]
    if name in prepared.dimensions:
        return inside
    return [_outer(prepared, name, at, ratio) for at, ratio in enumerate(inside)]


def _mean(own: float, others: list[tuple[float, float]]) -> Ratio:
    """A weighted mean by the share of one of its members, over what is known."""
    known = [(part, value) for part, value in others if not isnan(value) and part > 0]
    weight = fsum(part for part, _ in known)
    total = fsum(part * value for part, value in known)
    if isnan(own):
        return Ratio(above=total, below=weight)
    if weight == 0:
        return Ratio(above=own)
    return Ratio(above=total, above_rise=own - total, below=weight, below_rise=1 - weight)


def _outer(prepared: Prepared, name: str, at: int, inside: Ratio) -> Ratio:
    """The mean over the dimensions, one of which is a ratio already."""
    strategy = prepared.strategy
    own = _dimension(strategy, name)
    shares = shares_of(strategy, {name: 1.0})
    known = [
        (shares[code], float(column[at]))
        for code, column in prepared.dimensions.items()
        if code != own and shares[code] > 0 and not isnan(column[at])
    ]
    weight = fsum(part for part, _ in known)
    total = fsum(part * value for part, value in known)
    if inside.below == 0:  # nothing in its dimension is known
        return Ratio(above=total, below=weight)
    share = shares[own]
    return Ratio(
        above=total * inside.below + share * inside.above,
        above_rise=total * inside.below_rise + share * inside.above_rise,
        below=(weight + share) * inside.below,
        below_rise=(weight + share) * inside.below_rise,
    )


# Intervals


def _edges(ratios: list[Ratio]) -> tuple[list[float], list[tuple[int, ...]]]:
    """The shares between which the ranks stay, from 0 to 1, and the ranks between each two."""
    edges = [0.0]
    ranks: list[tuple[int, ...]] = []
    for low, high in pairwise([0.0, *meetings(ratios), 1.0]):
        found = orders(ratios, (low + high) / 2)
        if ranks and ranks[-1] == found:  # they met and went apart again
            edges[-1] = high
        else:
            ranks.append(found)
            edges.append(high)
    return edges, ranks


def _intervals(prepared: Prepared, name: str, edges: list[float], ranks: list[tuple[int, ...]]) -> tuple[Interval, ...]:
    spans = list(pairwise(edges))
    middles = {str(at): _weights_at(prepared.strategy, name, (low + high) / 2) for at, (low, high) in enumerate(spans)}
    variants = prepared.variants(middles, method=f"{name} between 0 and 1")
    return tuple(
        Interval(
            low=low,
            high=high,
            standings=tuple(evolve(each, rank=place) for each, place in zip(variant.standings, places, strict=True)),
            unscored=variant.unscored,
        )
        for (low, high), variant, places in zip(spans, variants, ranks, strict=True)
    )


def _crossings(
    units: list[Unit], ratios: list[Ratio], edges: list[float], ranks: list[tuple[int, ...]], scale: float
) -> Iterator[Crossing]:
    for share, (before, after) in zip(edges[1:-1], pairwise(ranks), strict=True):
        for at in range(len(units)):
            for other in range(len(units)):
                if before[at] > before[other] and after[at] < after[other]:
                    value = ratios[at].at(share) * scale
                    yield Crossing(share=share, rising=units[at], falling=units[other], value=value)
