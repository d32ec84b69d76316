"""The exact range of a score when levels may be anywhere within their order: by corner points, not by sampling."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from attrs import frozen

from ..exceptions import Problem, shown
from .kernel import evaluate, is_monotone
from .sampling.answers import Scale, scale_problems
from .sampling.sources import Setting, raise_if
from .scoring import off_scale, scores

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .kernel import Floats
    from .matrix import IndicatorMatrix
    from .model import Model

__all__ = ["ScoreRange", "score_ranges"]


@frozen(kw_only=True)
class ScoreRange:
    """The lowest and the highest score of a unit under any levels in order, beside the nominal one."""

    unit: str
    low: float
    nominal: float
    high: float


def score_ranges(
    matrix: IndicatorMatrix, model: Model, scales: Iterable[Scale], *, missing: bool = False
) -> tuple[ScoreRange, ...]:
    """For each unit that the model scores, its exact range when every level between the ends of its scale is free in order.

    A monotone rule never falls when a value rises, and a unit has one answer on each scale: the ends are reached where all
    levels in between lie at the lowest, or at the highest, of their scale. With `missing`, what is missing and exists goes
    with them, from one end of its scale, or 0 or 1, to the other.

    Ranges of several units are each unit's own: the same levels hold for all, so that not every combination can be.

    Raises `StrategyError` for a model that does not fit, for a scale that does not, for a rule that is not monotone, and with
    `missing` for an indicator that misses values, has no scale and is not from 0 to 1 (see `ptindex.composite.scores`).

    >>> from ptindex.composite import IndicatorMatrix, Model
    >>> matrix = IndicatorMatrix.from_mapping({"A": {"video": 0.5, "law": 1.0}})
    >>> scale = Scale(indicator="video", levels={"all": 1, "some": 0.5, "none": 0}, answers={"A": "some"})
    >>> score_ranges(matrix, Model(tree=matrix.tree), [scale])
    (ScoreRange(unit='A', low=50.0, nominal=75.0, high=100.0),)
    """
    chosen = tuple(scales)
    nominal = scores(matrix, model)
    setting = Setting(matrix=matrix, model=model, rows=np.flatnonzero(~np.isnan(nominal.values)))
    problems = [*_rule_problems(model), *scale_problems(chosen, setting)]
    raise_if([*problems, *_missing_problems(setting, chosen)] if missing else problems)
    ends = [
        evaluate(model.plan, _at_end(setting, chosen, high=high, missing=missing), model.base_weights) * model.scale
        for high in (False, True)
    ]
    return tuple(
        ScoreRange(unit=unit, low=float(ends[0][at]), nominal=float(nominal.values[setting.rows[at]]), high=float(ends[1][at]))
        for at, unit in enumerate(setting.units)
    )


def _rule_problems(model: Model) -> Iterable[Problem]:
    for name, node in zip(model.plan.branches, model.plan.nodes, strict=True):
        if not is_monotone(node.rule):
            message = "is not monotone, so that corner points need not be the ends; sample instead"
            yield Problem(path=f"$.rules['{name}']", message=message, given=shown(node.rule))


def _missing_problems(setting: Setting, scales: tuple[Scale, ...]) -> Iterable[Problem]:
    scaled = {scale.indicator for scale in scales}
    off = off_scale(setting.matrix, setting.plan)
    for at, name in enumerate(setting.plan.indicators):
        if off[at] and name not in scaled and setting.weighs(name) and setting.widens[:, at].any():
            message = "misses values and is not from 0 to 1, so that nothing says between which ends they lie; give its scale"
            yield Problem(path=f"$['{name}']", message=message)


def _at_end(setting: Setting, scales: tuple[Scale, ...], *, high: bool, missing: bool) -> Floats:
    """The values (units, indicators) with everything that is free at its low or at its high end."""
    values = np.where(setting.widens, float(high), setting.values) if missing else setting.values.copy()
    for scale in scales:
        if not setting.weighs(scale.indicator):
            continue
        column, end = setting.plan.indicators.index(scale.indicator), scale.steps[-1 if high else 0]
        for row, step in scale.chosen(setting).items():
            if 0 < step < len(scale.steps) - 1:
                values[row, column] = end
        if missing:
            values[setting.widens[:, column], column] = end
    return values
