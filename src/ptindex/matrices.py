"""Profiles as a matrix for the composite engine, and a strategy as a model of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .declaration import Answer
from .exceptions import needs
from .indicators import definitions, indicators
from .panel import profiles_of
from .strategy import EQUAL_WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .composite.matrix import IndicatorMatrix
    from .composite.model import Model
    from .composite.tree import Branch
    from .indicators import Indicator
    from .panel import Panel
    from .profile import CountryProfile
    from .strategies.weighted import Composite

__all__ = ["from_profiles", "model_of"]


def from_profiles(profiles: Panel | Iterable[CountryProfile], strategy: Composite = EQUAL_WEIGHTS) -> IndicatorMatrix:
    """The indicators of a strategy for each profile, from 0 to 1, as the strategy levels them.

    The units are labelled by country code, year and territory (`"KAZ 2022"`); the tree has the strategy's dimensions; `reasons`
    say why a value is missing, and `widens` whether a true value exists that is not known.

    The units are in the order of the profiles. Raises `ArgumentError` for what is no profile, `ProblemsError` when there is
    none or one stands twice, `MissingExtraError` without numpy.

    >>> from ptindex import example_profile
    >>> from_profiles([example_profile()])
    <IndicatorMatrix of 1 units x 23 indicators, 1 missing>
    """
    with needs("analysis"):
        import numpy as np
    from .composite.matrix import IndicatorMatrix

    chosen = profiles_of(profiles)
    keys = [key for key in definitions() if key in strategy.indicators]
    units = [" ".join(filter(None, (each.country.iso3, str(each.year), each.territory))) for each in chosen]
    found = [{each.key: each for each in indicators(profile)} for profile in chosen]
    missing = {(unit, key): row[key].reason for unit, row in zip(units, found, strict=True) for key in keys if row[key].reason}
    return IndicatorMatrix(
        units=units,
        indicators=keys,
        values=np.array([[_level(row[key], strategy.levels) for key in keys] for row in found]).reshape(len(units), len(keys)),
        tree=_tree(keys),
        reasons={cell: reason.code for cell, reason in missing.items() if reason},
        widens=np.array([[bool((reason := row[key].reason) and reason.widens) for key in keys] for row in found]),
        years=[profile.year for profile in chosen],
    )


def model_of(strategy: Composite) -> Model:
    """The model that scores a matrix as the strategy scores each profile.

    >>> from ptindex import EQUAL_WEIGHTS, example_profile
    >>> from ptindex.composite import scores
    >>> found = scores(from_profiles([example_profile()]), model_of(EQUAL_WEIGHTS))
    >>> [round(float(each[0]), 2) for each in (found.values, found.low, found.high)]
    [63.4, 61.64, 64.41]
    """
    with needs("analysis"):
        from .composite.model import Model
    return Model(
        tree=_tree([key for key in definitions() if key in strategy.indicators]),
        weights=strategy.weights,
        rules=strategy.aggregation,
        missing=strategy.missing,
        min_available=strategy.min_available,
        scale=strategy.scale,
    )


def _level(indicator: Indicator, levels: Mapping[str, float]) -> float:
    if indicator.level is None:
        return float("nan")
    if levels and isinstance(indicator.answer, Answer):
        return levels.get(f"{indicator.key}.{indicator.answer.code}", indicator.level)
    return indicator.level


def _tree(keys: list[str]) -> Branch:
    from .composite.tree import Branch

    under: dict[str, list[str]] = {}
    for key in keys:
        under.setdefault(definitions()[key].dimension.code, []).append(key)
    return Branch.of(under)
