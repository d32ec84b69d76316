"""Factors bound to a matrix and a model: from uniform numbers to the scores of many draws, chunk by chunk.

A chunk has a fixed size that depends on the shape of the work alone. Whoever asks for how many draws at a time, each draw is
computed in the same chunk with the same neighbours, so that results are equal to the last bit.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from attrs import evolve, field, frozen

from ...exceptions import Problem, StrategyError, shown
from ...frozenmap import FrozenMap
from ..kernel import Floats, Plan, evaluate
from ..scoring import Scores, check, prepared, scores
from .sources import SOURCES, Drawn, Effect, Factor, Setting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy.typing as npt

    from ..matrix import IndicatorMatrix
    from ..model import Model

__all__ = ["Report", "Simulation", "simulation"]

_NUMBERS = 2**19
"""About how many numbers a chunk has in its largest array: few enough for the cache of a processor."""

_LEAST, _MOST = 16, 2048


@frozen(kw_only=True)
class Report:
    """What an analysis varied, what it did not, which parts of its factors nothing used, and who has no score and why."""

    varied: tuple[str, ...]
    not_varied: tuple[str, ...]
    skipped: tuple[str, ...]
    not_scored: FrozenMap[str, str]


@frozen(kw_only=True, eq=False)
class Simulation:
    """A matrix, a model and the factors that vary something, ready to turn uniform numbers into scores."""

    setting: Setting
    nominal: Scores
    names: tuple[str, ...]
    effects: tuple[Effect, ...]
    report: Report
    _plans: tuple[Plan, ...] = field(repr=False)
    _bases: tuple[Floats, ...] = field(repr=False)

    @property
    def columns(self) -> int:
        """How many uniform numbers one draw takes."""
        return sum(effect.columns for effect in self.effects)

    @cached_property
    def groups(self) -> dict[str, slice]:
        """For each factor that varies something, which of the uniform numbers are its own."""
        ends = np.cumsum([0, *(effect.columns for effect in self.effects)]).tolist()
        return {name: slice(ends[at], ends[at + 1]) for at, name in enumerate(self.names)}

    @cached_property
    def chunk(self) -> int:
        """How many draws are computed at once."""
        units, indicators = self.setting.values.shape
        touched = any(isinstance(touch, tuple) for effect in self.effects for touch in effect.touches)
        numbers = units * indicators if touched else units + len(self.setting.plan.names)
        size: int = _NUMBERS // numbers
        return max(_LEAST, min(_MOST, size))

    def scores(self, uniform: Floats) -> Floats:
        """The scores of draws, (draws, units), NaN where nothing takes part; `uniform` is (draws, columns) in [0, 1)."""
        choices = Drawn(draws=len(uniform), base_weights=self.setting.model.base_weights)
        for effect, group in sorted(zip(self.effects, self.groups.values(), strict=True), key=lambda pair: pair[0].stage):
            effect.apply(uniform[:, group], choices)
        if choices.omitted is not None:
            out = np.flatnonzero(choices.omitted >= 0)
            choices.weights[out, choices.omitted[out]] = 0.0
        found = np.empty((len(uniform), len(self.setting.units)))
        for plan, base, draws in self._alternatives(choices):
            found[draws] = _evaluated(plan, base, choices, draws)
        return found * self.setting.model.scale

    def _alternatives(self, choices: Drawn) -> Iterator[tuple[Plan, Floats, npt.NDArray[np.int64] | slice]]:
        """Each combination of rule and normalised values with the draws that chose it."""
        if choices.rule is None and choices.base is None:
            yield self._plans[0], self._bases[0], slice(None)
            return
        rule = np.zeros(choices.draws, dtype=np.int64) if choices.rule is None else choices.rule
        base = np.zeros(choices.draws, dtype=np.int64) if choices.base is None else choices.base
        for at, plan in enumerate(self._plans):
            for which, values in enumerate(self._bases):
                draws = np.flatnonzero((rule == at) & (base == which))
                if len(draws):
                    yield plan, values, draws


def _evaluated(plan: Plan, base: Floats, choices: Drawn, draws: npt.NDArray[np.int64] | slice) -> Floats:
    weights = choices.base_weights if choices.varied_weights is None else choices.varied_weights[draws]
    values = base
    if choices.cells:
        count = choices.draws if isinstance(draws, slice) else len(draws)
        values = np.empty((count, *base.shape))
        values[:] = base
        for rows, columns, drawn in choices.cells:
            values[:, rows, columns] = drawn[draws]
    return evaluate(plan, values, weights)


def simulation(matrix: IndicatorMatrix, model: Model, factors: Iterable[Factor]) -> Simulation:
    """Bind factors to a matrix and a model. Units that the model does not score take no part, and the report says so.

    Raises `StrategyError` when the model does not fit the matrix, when a factor fits neither, when two factors vary the same
    thing or have the same name, and when no unit has a score.
    """
    chosen = tuple(factors)
    _refuse_no_factors(chosen)
    nominal = scores(matrix, model)
    rows = np.flatnonzero(~np.isnan(nominal.values))
    if not len(rows):
        raise StrategyError([Problem(path="$.units", message="none has a score, so that there is nothing to vary")])
    setting = Setting(matrix=matrix, model=model, rows=rows)
    bound = _bound(chosen, setting)
    _refuse_conflicts(chosen, bound)
    using = [(factor, effect) for factor, effect in zip(chosen, bound, strict=True) if effect.columns]
    models = {name: each for _, effect in using for name, each in effect.models.items()} or {"": model}
    bases = {name: each for _, effect in using for name, each in effect.bases.items()} or {"": matrix}
    _refuse_misfits(models, bases, setting, [effect for _, effect in using])
    return Simulation(
        setting=setting,
        nominal=nominal,
        names=tuple(factor.name for factor, _ in using),
        effects=tuple(effect for _, effect in using),
        report=_report(chosen, bound, nominal),
        plans=tuple(each.plan for each in models.values()),
        bases=tuple(prepared(each, model)[rows] for each in bases.values()),
    )


def _refuse_no_factors(factors: Sequence[object]) -> None:
    problems = [
        Problem(path="$.factors", message="has something that is no factor", given=shown(each))
        for each in factors
        if not isinstance(each, Factor) or isinstance(each, type)
    ]
    if not problems:
        times = Counter(factor.name for factor in factors if isinstance(factor, Factor))
        problems = [
            Problem(path="$.factors", message=f"has {count} factors of one name; give each its own", given=shown(name))
            for name, count in times.items()
            if count > 1
        ]
    if problems:
        raise StrategyError(problems)


def _bound(factors: Sequence[Factor], setting: Setting) -> list[Effect]:
    effects, problems = [], []
    for factor in factors:
        try:
            effects.append(factor.bind(setting))
        except StrategyError as error:
            problems += [evolve(each, path=f"$.factors['{factor.name}']{each.path[1:]}") for each in error.problems]
    if problems:
        raise StrategyError(problems)
    return effects


def _refuse_conflicts(factors: Sequence[Factor], effects: Sequence[Effect]) -> None:
    first: dict[object, str] = {}
    problems: dict[tuple[str, str], Problem] = {}
    for factor, effect in zip(factors, effects, strict=True):
        for touch in sorted(effect.touches, key=str):
            if touch in first:
                what = f"the value of {touch[2]} for {touch[1]}" if isinstance(touch, tuple) else str(touch)
                message = f"'{first[touch]}' and '{factor.name}' both vary {what}; one thing is varied by one factor"
                problems.setdefault((first[touch], factor.name), Problem(path="$.factors", message=message))
            first.setdefault(touch, factor.name)
    if problems:
        raise StrategyError([*problems.values()])


def _refuse_misfits(
    models: dict[str, Model], bases: dict[str, IndicatorMatrix], setting: Setting, effects: Sequence[Effect]
) -> None:
    problems = []
    for name, model in models.items():
        for base, matrix in bases.items():
            try:
                check(matrix, model)
            except StrategyError as error:
                together = " with ".join(repr(each) for each in (name, base) if each)
                problems += [evolve(each, message=f"{each.message} (alternative {together})") for each in error.problems]
    touched = {touch for effect in effects for touch in effect.touches if isinstance(touch, tuple)}
    for base, matrix in bases.items() if len(bases) > 1 else ():
        differs = ~np.isclose(matrix.values, setting.matrix.values, rtol=0, atol=1e-9, equal_nan=True)
        for row, column in np.argwhere(differs):
            unit, indicator = matrix.units[row], matrix.indicators[column]
            if ("value", unit, indicator) in touched:
                message = f"is varied by another factor, but the normalisation {base!r} gives another value than the matrix"
                problems.append(Problem(path=f"$['{unit}']['{indicator}']", message=message))
    if problems:
        raise StrategyError(problems)


def _report(factors: Sequence[Factor], effects: Sequence[Effect], nominal: Scores) -> Report:
    pairs = [*zip(factors, effects, strict=True)]
    sources = {factor.source for factor, effect in pairs if effect.columns}
    skipped = [
        *(f"{factor.name}: {why}" for factor, effect in pairs for why in effect.skipped),
        *(f"{factor.name}: varies nothing here" for factor, effect in pairs if not effect.columns),
    ]
    return Report(
        varied=tuple(f"{_titled(factor)}: {factor.varies}" for factor, effect in pairs if effect.columns),
        not_varied=tuple(source for source in SOURCES if source not in sources),
        skipped=tuple(skipped),
        not_scored=nominal.not_scored,
    )


def _titled(factor: Factor) -> str:
    return factor.name if factor.name == factor.source else f"{factor.name} ({factor.source})"
