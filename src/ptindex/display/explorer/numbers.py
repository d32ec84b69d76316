"""What the explorer's page needs to know to score under any weights of the dimensions: the rest is its own arithmetic.

A composite aggregates inside each dimension first, which no weight of a dimension touches. So a profile is here one cell for
each dimension: its value and its bounds, from 0 to 1, and how many of its applicable indicators are known.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from attrs import evolve, frozen

from ...composite.aggregation import ByLevel, Power, by_level
from ...declaration import Dimension
from ...exceptions import NotEnoughDataError
from ...indicators import definitions, indicators
from ...strategy import score
from ..figures import named
from ..namesakes import apart
from ..tables import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ...declaration import Language
    from ...indicators import Indicator
    from ...panel import Panel
    from ...profile import CountryProfile
    from ...strategies.weighted import Composite

__all__ = ["Slider", "between", "inside_of", "other_weights", "panel_numbers", "sliders"]

_FAR = 98
"""Powers of ten beyond this would take a slider past the weights that a composite accepts."""

_SPANS = ((2, 50), (4, 100), (10, 200))
"""How many steps of a tenth a slider has for a largest weight up to so many units: twice as far as that weight or further."""

Cell: TypeAlias = tuple[float | None, float | None, float | None, int, int]
"""Value, low, high, known, applicable. The first three are None where nothing of the dimension applies, the value alone where
nothing of it is known."""


@frozen(kw_only=True)
class Slider:
    """A dimension whose weight can be moved: from 0 in `positions` steps of ten to the power of `exponent`.

    `weight` is that of the method, which need not be one of the steps.
    """

    dimension: Dimension
    weight: float
    exponent: int
    positions: int


def sliders(strategy: Composite) -> tuple[Slider, ...]:
    """The dimensions of a method that have any indicator with a weight of its own, in the order of the page."""
    weights = {each: strategy.weights.get(each.code, 1.0) for each in _keys_of(strategy)}
    largest = Decimal(repr(max(weights.values()) or 1.0))
    power = min(max(largest.adjusted(), -_FAR), _FAR)
    positions = next((span for units, span in _SPANS if largest.scaleb(-power) <= units), _SPANS[-1][1])
    return tuple(
        Slider(dimension=dimension, weight=weight, exponent=power - 1, positions=positions)
        for dimension, weight in weights.items()
    )


def other_weights(strategy: Composite) -> Mapping[str, float]:
    """The weights of the method that no slider moves: those of indicators, and of dimensions without any slider."""
    moved = {each.code for each in _keys_of(strategy)}
    return {name: weight for name, weight in strategy.weights.items() if name not in moved}


def between(strategy: Composite) -> float | None:
    """The exponent of the power mean over dimensions; None for the lowest of them."""
    rule = by_level(strategy.aggregation).between
    return rule.exponent if isinstance(rule, Power) else None


def inside_of(strategy: Composite) -> Composite:
    """The method with every dimension of equal weight, nothing too little and 1 the best: it shows their insides."""
    moved = {each.code for each in _keys_of(strategy)}
    return evolve(
        strategy,
        weights={name: weight for name, weight in strategy.weights.items() if name not in moved},
        # A linear mean over dimensions, which does not change them, spares the search for contributions.
        aggregation=ByLevel(inside=by_level(strategy.aggregation).inside, between=Power(1)),
        min_available=0,
        scale=1,
    )


def panel_numbers(panel: Panel, strategy: Composite, language: Language) -> dict[str, object]:
    """The distinct `cells`, and for each year its countries: their names, and the place of their cells among those."""
    inside, keys = inside_of(strategy), _keys_of(strategy)
    places: dict[Cell, int] = {}
    years = {}
    for year in panel.years:
        profiles = panel.in_year(year)
        rows = [[places.setdefault(cell, len(places)) for cell in _cells(profile, inside, keys)] for profile in profiles]
        years[str(year)] = [[*each] for each in zip(_names(profiles, language), rows, strict=True)]
    return {"cells": [[*cell] for cell in places], "years": years}


def _keys_of(strategy: Composite) -> dict[Dimension, list[str]]:
    """The indicators of a method by dimension, but for those whose own weight is 0."""
    found: dict[Dimension, list[str]] = {}
    for key, definition in definitions().items():
        if key in strategy.indicators and strategy.weights.get(key, 1.0) != 0:
            found.setdefault(definition.dimension, []).append(key)
    return found


def _cells(profile: CountryProfile, inside: Composite, keys: Mapping[Dimension, list[str]]) -> Iterator[Cell]:
    found = {each.key: each for each in indicators(profile)}
    try:
        scored = {each.dimension: each for each in score(profile, inside).dimensions}
    except NotEnoughDataError:
        scored = {}
    for dimension, own in keys.items():
        applicable = [found[key] for key in own if _applies(found[key])]
        known = sum(each.level is not None for each in applicable)
        each = scored.get(dimension)
        if each is not None:
            yield each.value, each.bounds.low, each.bounds.high, known, len(applicable)
        else:
            yield (None, 0.0, 1.0, 0, len(applicable)) if applicable else (None, None, None, 0, 0)


def _applies(indicator: Indicator) -> bool:
    return indicator.reason is None or indicator.reason.widens


def _names(profiles: tuple[CountryProfile, ...], language: Language) -> list[str]:
    """The countries' names, each with what tells it apart from another of the same name."""
    beside = apart(((each.country, each.territory) for each in profiles), language)
    return [
        harmless(named(each.country, each.territory, language)) + added for each, added in zip(profiles, beside, strict=True)
    ]
