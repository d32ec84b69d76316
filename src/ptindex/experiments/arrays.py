"""Many sets of weights over the same profiles at once. Needs the extra `analysis`; imported when an experiment is made."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import attrs
import numpy as np
import numpy.typing as npt
from attrs import frozen

from ..composite.kernel import Floats, evaluate, evaluate_branches, ranks
from ..composite.scoring import prepared
from ..exceptions import NotEnoughDataError
from ..frozenmap import FrozenMap
from ..matrices import from_profiles, model_of
from ..profile import CountryProfile
from ..scores import Bounds
from ..strategies.weighted import Composite
from .standings import Standing, Unit, Unscored, Variant, shares_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..composite.matrix import IndicatorMatrix
    from ..composite.model import Model

__all__ = ["Prepared"]


@frozen(kw_only=True, eq=False)
class Prepared:
    """Profiles and a strategy as arrays: units in the order of the profiles, names in that of the model's plan."""

    profiles: tuple[CountryProfile, ...]
    strategy: Composite

    @cached_property
    def matrix(self) -> IndicatorMatrix:
        """The indicators of the profiles."""
        return from_profiles(self.profiles, self.strategy)

    @cached_property
    def model(self) -> Model:
        """The strategy over them."""
        return model_of(self.strategy)

    @cached_property
    def values(self) -> Floats:
        """(units, indicators), NaN where one takes no part in the value."""
        return prepared(self.matrix, self.model)

    @cached_property
    def indicators(self) -> dict[str, Floats]:
        """The values of each indicator, (units,), NaN where it takes no part."""
        return dict(zip(self.model.plan.indicators, self.values.T, strict=True))

    @cached_property
    def dimensions(self) -> dict[str, Floats]:
        """The value of each dimension from 0 to 1, (units,), NaN where nothing in it takes part."""
        found = evaluate_branches(self.model.plan, self.values, self.model.base_weights)
        return dict(zip(self.model.plan.branches[:-1], found[:, :-1].T, strict=True))

    def variants(
        self, sets: Mapping[str, Mapping[str, float]], *, method: str = "{}", enough: bool = True
    ) -> tuple[Variant, ...]:
        """The units under each set of weights; with `enough`, `min_available` is asked under each, as for one profile.

        `method` says what a variant is called where a unit cannot be scored, `{}` standing for the name of its set.
        """
        weights = self._weights(list(sets.values()))
        found, low, high = self._evaluated(weights)
        if enough:
            found[self._too_little(weights)] = np.nan
        low, high = np.fmin(low, found), np.fmax(high, found)
        figures = zip(found.tolist(), low.tolist(), high.tolist(), ranks(found).tolist(), strict=True)
        units = [Unit.of(profile) for profile in self.profiles]
        return tuple(
            self._variant(name, method.replace("{}", name), given, units, row)
            for (name, given), row in zip(sets.items(), figures, strict=True)
        )

    def _weights(self, sets: Sequence[Mapping[str, float]]) -> Floats:
        """(sets, names)"""
        names = {name: at for at, name in enumerate(self.model.plan.names)}
        made = np.tile(self.model.base_weights, (len(sets), 1))
        for row, given in zip(made, sets, strict=True):
            for name, weight in given.items():
                row[names[name]] = weight
        return made

    @cached_property
    def _widens(self) -> npt.NDArray[np.bool_]:
        return self.matrix.widens[:, self.model.plan.positions(self.matrix.indicators)]

    def _evaluated(self, weights: Floats) -> tuple[Floats, Floats, Floats]:
        """Values and outer bounds on the strategy's scale, (sets, units) each."""
        plan, scale = self.model.plan, self.strategy.scale
        low, high = (evaluate(plan, np.where(self._widens, end, self.values), weights) for end in (0.0, 1.0))
        low, high = np.where(np.isnan(low), 0.0, low), np.where(np.isnan(high), 1.0, high)
        return evaluate(plan, self.values, weights) * scale, low * scale, high * scale

    def _too_little(self, weights: Floats) -> npt.NDArray[np.bool_]:
        plan = self.model.plan
        size = len(plan.indicators)
        weighing = weights[:, :size] > 0
        for at, node in enumerate(plan.nodes[:-1]):
            weighing[:, node.leaves] &= weights[:, size + at, None] > 0
        known = weighing.astype(np.int64) @ (~np.isnan(plan.arrange(self.matrix))).T
        widening = weighing.astype(np.int64) @ self._widens.T
        too_little: npt.NDArray[np.bool_] = known < self.strategy.min_available * (known + widening)
        return too_little

    def _variant(
        self,
        name: str,
        method: str,
        given: Mapping[str, float],
        units: Sequence[Unit],
        figures: tuple[list[float], list[float], list[float], list[int]],
    ) -> Variant:
        standings, unscored = [], []
        for at, (unit, value, low, high, place) in enumerate(zip(units, *figures, strict=True)):
            if place:
                standings.append(Standing(unit=unit, value=value, bounds=Bounds(low, high), rank=place))
            else:
                unscored.append(self._unscored(method, given, unit, self.profiles[at]))
        return Variant(
            name=name,
            weights=FrozenMap(given),
            shares=shares_of(self.strategy, given),
            standings=tuple(standings),
            unscored=tuple(unscored),
        )

    def _unscored(self, name: str, given: Mapping[str, float], unit: Unit, profile: CountryProfile) -> Unscored:
        changed = attrs.evolve(self.strategy, name=name, weights={**self.strategy.weights, **given})
        try:
            changed.score(profile)
        except NotEnoughDataError as error:
            return Unscored(unit=unit, bounds=error.bounds, reason=str(error))
        raise AssertionError(f"{profile.title}: arrays and the one-profile path disagree")  # pragma: no cover
