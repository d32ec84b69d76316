"""The exact range of a score when levels may be anywhere within their order: by corner points, not by sampling."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from attrs import frozen

from ..exceptions import Problem, shown
from .aggregation import Minimum, Power
from .answers import Scale, scale_problems
from .kernel import evaluate
from .scoring import scores
from .sources import Setting, raise_if

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

    The rules of `Power` and `Minimum` never fall when a value rises, and a unit has one answer on each scale: the ends are
    reached where all levels in between lie at the lowest, or at the highest, of their scale. With `missing`, what is missing
    and exists goes with them, from one end of its scale, or 0 or 1, to the other.

    Ranges of several units are each unit's own: the same levels hold for all, so that not every combination can be.

    Raises `StrategyError` for a model that does not fit, for a scale that does not, and for a rule of which it is not known
    that it is monotone.

    >>> from ptindex.composite import IndicatorMatrix, Model
    >>> matrix = IndicatorMatrix.from_mapping({"A": {"video": 0.5, "law": 1.0}})
    >>> scale = Scale(indicator="video", levels={"all": 1, "some": 0.5, "none": 0}, answers={"A": "some"})
    >>> score_ranges(matrix, Model(tree=matrix.tree), [scale])
    (ScoreRange(unit='A', low=50.0, nominal=75.0, high=100.0),)
    """
    chosen = tuple(scales)
    nominal = scores(matrix, model)
    setting = Setting(matrix=matrix, model=model, rows=np.flatnonzero(~np.isnan(nominal.values)))
    raise_if([*_rule_problems(model), *scale_problems(chosen, setting)])
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
        if not isinstance(node.rule, Power | Minimum):
            message = "is not known to be monotone, so that corner points need not be the ends; sample instead"
            yield Problem(path=f"$.rules['{name}']", message=message, given=shown(node.rule))


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
