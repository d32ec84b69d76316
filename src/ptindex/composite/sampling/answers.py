"""Sources of uncertainty in answers and figures: levels of a scale, what is missing, what was measured with an error."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from attrs import Factory, field, frozen
from scipy.special import ndtr, ndtri

from ...exceptions import Problem, shown
from ...frozenmap import FrozenMap, frozen_floats, is_number
from ..scoring import off_scale
from .sources import (
    SOURCES,
    Drawn,
    Effect,
    Places,
    Setting,
    by_reason,
    map_problems,
    name_problems,
    names_in,
    pick,
    raise_if,
    unknown,
)

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from ..kernel import Floats

__all__ = ["Figure", "Levels", "Missing", "Scale", "scale_problems"]


def _codes(given: Mapping[str, str]) -> FrozenMap[str, str]:
    return FrozenMap(given) if isinstance(given, Mapping) else given


@frozen(kw_only=True)
class Scale:
    """A categorical indicator: the level of each option by code, and which option each unit chose.

    Options of the same level stay together. A unit without an answer is not named. Raises `StrategyError` for a level that is
    no finite number and an answer that is no option.

    >>> scale = Scale(indicator="video", levels={"all": 1, "some": 0.5, "none": 0}, answers={"KAZ": "some"})
    >>> scale.steps
    (0.0, 0.5, 1.0)
    """

    indicator: str
    levels: FrozenMap[str, float] = field(converter=frozen_floats)
    answers: FrozenMap[str, str] = field(factory=FrozenMap, converter=_codes)

    def __attrs_post_init__(self) -> None:
        path = f"$['{self.indicator}']"
        raise_if(
            [
                *map_problems(f"{path}.levels", self.levels, object, "levels"),
                *map_problems(f"{path}.answers", self.answers, object, "answers"),
            ]
        )
        raise_if(
            [
                *(
                    Problem(path=f"{path}.levels['{code}']", message="is not a finite number", given=shown(level))
                    for code, level in self.levels.items()
                    if not is_number(level)
                ),
                *(
                    Problem(
                        path=f"{path}.answers['{unit}']", message="is no option", given=shown(code), allowed=(*self.levels,)
                    )
                    for unit, code in self.answers.items()
                    if not isinstance(code, str) or code not in self.levels
                ),
            ]
        )

    @property
    def steps(self) -> tuple[float, ...]:
        """The distinct levels, lowest first."""
        return tuple(sorted(set(self.levels.values())))

    def chosen(self, setting: Setting) -> dict[int, int]:
        """For the row of each unit that answered, the position of its answer's level among the steps.

        Raises `StrategyError` where the matrix has another value than the level of the answer.
        """
        column = setting.values[:, setting.plan.indicators.index(self.indicator)]
        found, problems = {}, []
        for row, unit in enumerate(setting.units):
            if unit not in self.answers:
                continue
            level = self.levels[self.answers[unit]]
            found[row] = self.steps.index(level)
            if not abs(column[row] - level) <= 1e-9:
                message = f"is not the level of the answer {self.answers[unit]!r} of its scale, {level:g}"
                path = f"$['{unit}']['{self.indicator}']"
                problems.append(Problem(path=path, message=message, given=shown(float(column[row]))))
        raise_if(problems)
        return found


def _scales(given: Iterable[Scale]) -> tuple[Scale, ...]:
    """A field converter: scales as a tuple; what is no list of scales passes through to be refused."""
    if isinstance(given, str | Mapping) or not isinstance(given, Iterable):
        return given  # type: ignore[return-value]
    return tuple(given)


def _no_scales(given: object) -> Iterator[Problem]:
    if not isinstance(given, tuple) or not all(isinstance(each, Scale) for each in given):
        yield Problem(path="$.scales", message="are no scales; one is given in a list too", given=shown(given))


def scale_problems(scales: Sequence[Scale], setting: Setting) -> Iterable[Problem]:
    """Names of indicators and units that the matrix does not have."""
    for scale in scales:
        if scale.indicator not in setting.matrix.indicators:
            yield unknown("$.scales", scale.indicator, "an indicator of the matrix", setting.matrix.indicators)
        for unit in scale.answers:
            if unit not in setting.matrix.units:
                yield unknown(f"$['{scale.indicator}'].answers", unit, "a unit of the matrix", setting.matrix.units)


@frozen(kw_only=True)
class Levels:
    """Levels of answers anywhere within their order: the lowest and the highest step of a scale stay, those between move.

    In each draw the steps between are sorted uniform numbers, the same for all units: a scale is one choice, not one a unit.
    """

    scales: tuple[Scale, ...] = field(converter=_scales)
    name: str = "levels"
    source: ClassVar[str] = SOURCES[0]

    def __attrs_post_init__(self) -> None:
        raise_if(_no_scales(self.scales))

    @property
    def varies(self) -> str:
        """What it varies, in words."""
        scales = "1 scale" if len(self.scales) == 1 else f"{len(self.scales)} scales"
        return f"those of {scales}, anywhere within their order"

    def bind(self, setting: Setting) -> Effect:
        """The effect on the cells of the units that answered."""
        raise_if(scale_problems(self.scales, setting))
        skipped, used = [], []
        for scale in self.scales:
            if not setting.weighs(scale.indicator):
                skipped.append((scale.indicator, setting.unused(scale.indicator)))
            elif len(scale.steps) < 3:
                skipped.append((scale.indicator, "no level between the lowest and the highest"))
            else:
                used.append(_MovedScale.of(scale, setting))
        moved = [each for each in used if each.moves]
        skipped += [(each.indicator, "no unit's answer has a level that moves") for each in used if not each.moves]

        def apply(uniform: Floats, choices: Drawn) -> None:
            start = 0
            for each in moved:
                each.apply(uniform[:, start : start + each.columns], choices)
                start += each.columns

        return Effect(
            columns=sum(each.columns for each in moved),
            apply=apply,
            touches=frozenset(touch for each in moved for touch in each.touches(setting)),
            skipped=by_reason(skipped),
        )


@frozen(eq=False)
class _MovedScale:
    """A scale bound to a setting: its column, the rows of the units that answered, and which step each has."""

    indicator: str
    steps: tuple[float, ...]
    column: int
    rows: Places
    chosen: Places
    moves: bool

    @classmethod
    def of(cls, scale: Scale, setting: Setting) -> _MovedScale:
        chosen = scale.chosen(setting)
        column = setting.plan.indicators.index(scale.indicator)
        between = any(0 < step < len(scale.steps) - 1 for step in chosen.values())
        rows, at = np.array([*chosen], dtype=np.int64), np.array([*chosen.values()], dtype=np.int64)
        return cls(scale.indicator, scale.steps, column, rows, at, between)

    @property
    def columns(self) -> int:
        return len(self.steps) - 2

    def touches(self, setting: Setting) -> Iterable[Hashable]:
        yield f"the levels of {self.indicator}"
        yield from (("value", setting.units[row], self.indicator) for row in self.rows)

    def apply(self, uniform: Floats, choices: Drawn) -> None:
        low, high = self.steps[0], self.steps[-1]
        levels = np.empty((len(uniform), len(self.steps)))
        levels[:, 0], levels[:, -1] = low, high
        levels[:, 1:-1] = low + (high - low) * np.sort(uniform, axis=1)
        choices.levels[self.column] = levels
        choices.cells.append((self.rows, np.full(len(self.rows), self.column), levels[:, self.chosen]))


@frozen(kw_only=True)
class Missing:
    """Missing answers over the levels that they could have, each cell by itself.

    An indicator with a scale takes each of its distinct levels equally often (as `Levels` moves them, where it does),
    any other indicator any number from 0 to 1; one that is not from 0 to 1 (see `ptindex.composite.scores`) is skipped. Only
    what exists and is not known is drawn: what does not apply stays missing. Without `indicators`, those of all indicators.
    """

    scales: tuple[Scale, ...] = field(default=(), converter=_scales)
    indicators: tuple[str, ...] | None = field(default=None, converter=names_in)
    name: str = "missing answers"
    source: ClassVar[str] = SOURCES[1]

    def __attrs_post_init__(self) -> None:
        raise_if([*_no_scales(self.scales), *name_problems("$.indicators", self.indicators)])

    @property
    def varies(self) -> str:
        """What it varies, in words."""
        whose = "" if self.indicators is None else f"those of {', '.join(self.indicators)}, "
        return f"{whose}over the levels of their scale or from 0 to 1"

    def bind(self, setting: Setting) -> Effect:
        """The effect on the missing cells."""
        names = self.indicators or ()
        has = setting.matrix.indicators
        problems = [unknown("$.indicators", name, "an indicator of the matrix", has) for name in names if name not in has]
        raise_if([*problems, *scale_problems(self.scales, setting)])
        scales = {scale.indicator: scale.steps for scale in self.scales}
        skipped = [(name, setting.unused(name)) for name in names if not setting.weighs(name)]
        off = off_scale(setting.matrix, setting.plan)
        cells: list[tuple[int, int]] = []
        for column, name in enumerate(setting.plan.indicators):
            rows = np.flatnonzero(setting.widens[:, column])
            if not setting.weighs(name) or (self.indicators is not None and name not in names):
                continue
            if not len(rows):
                skipped += [(name, "no answer is missing")] if self.indicators is not None else []
            elif name not in scales and off[column]:
                skipped.append((name, "is not from 0 to 1, and nothing says between which ends a missing value lies"))
            else:
                cells += [(int(row), column) for row in rows]
        if not cells and self.indicators is None and not skipped:
            skipped.append(("every indicator", "no answer is missing"))
        return _missing_effect(setting.in_order(cells), scales, setting, by_reason(skipped))


def _missing_effect(
    cells: list[tuple[int, int]], scales: Mapping[str, tuple[float, ...]], setting: Setting, skipped: tuple[str, ...]
) -> Effect:
    rows, columns = (np.array([cell[axis] for cell in cells], dtype=np.int64) for axis in (0, 1))
    names = setting.plan.indicators
    graded = {int(column): np.flatnonzero(columns == column) for column in np.unique(columns) if names[column] in scales}

    def apply(uniform: Floats, choices: Drawn) -> None:
        drawn = uniform.copy()
        for column, places in graded.items():
            steps = np.array(scales[names[column]])
            levels = choices.levels.get(column, steps[None])
            at = pick(uniform[:, places], len(steps))
            drawn[:, places] = np.take_along_axis(np.broadcast_to(levels, (len(uniform), len(steps))), at, axis=1)
        choices.cells.append((rows, columns, drawn))

    touches = frozenset(("value", setting.units[row], names[column]) for row, column in cells)
    return Effect(columns=len(cells), apply=apply, touches=touches, skipped=skipped, stage=1)


def _indicator(figure: Figure) -> str:
    return figure.indicator


@frozen(kw_only=True)
class Figure:
    """A figure within its standard deviation: normal around its value, cut off at the goalposts, each unit by itself.

    - `indicator`: whose values are varied; `deviations`: the standard deviation by unit, on the scale of the matrix, above 0.
    - `low`, `high`: the goalposts, from 0.

    Raises `StrategyError` for a deviation that is no positive number and for goalposts out of order.
    """

    indicator: str
    deviations: FrozenMap[str, float] = field(converter=frozen_floats)
    low: float = 0.0
    high: float = 1.0
    name: str = field(default=Factory(_indicator, takes_self=True))
    source: ClassVar[str] = SOURCES[2]

    def __attrs_post_init__(self) -> None:
        path = f"$['{self.indicator}']"
        raise_if(map_problems(f"{path}.deviations", self.deviations, object, "standard deviations"))
        problems = [
            Problem(path=f"{path}.deviations['{unit}']", message="is not a number above 0", given=shown(deviation))
            for unit, deviation in self.deviations.items()
            if not is_number(deviation) or deviation <= 0
        ]
        if not (is_number(self.low) and is_number(self.high) and 0 <= self.low < self.high):
            message = "are no goalposts: a low one from 0 and a higher one"
            problems.append(Problem(path=path, message=message, given=shown((self.low, self.high))))
        raise_if(problems)

    @property
    def varies(self) -> str:
        """What it varies, in words."""
        return f"{self.indicator} within its standard deviation (normal, cut off at {self.low:g} and {self.high:g})"

    def bind(self, setting: Setting) -> Effect:
        """The effect on the cells with a value and a deviation."""
        has, units = setting.matrix.indicators, setting.matrix.units
        problems = [] if self.indicator in has else [unknown("$.indicator", self.indicator, "an indicator of the matrix", has)]
        problems += [
            unknown("$.deviations", name, "a unit of the matrix", units) for name in self.deviations if name not in units
        ]
        raise_if(problems)
        if not setting.weighs(self.indicator):
            return Effect(skipped=by_reason([(self.indicator, setting.unused(self.indicator))]))
        column = setting.plan.indicators.index(self.indicator)
        values = setting.values[:, column]
        cells = [
            (row, column)
            for row, unit in enumerate(setting.units)
            if unit in self.deviations and not np.isnan(values[row]) and not setting.widens[row, column]
        ]
        used = {setting.units[row] for row, _ in cells}
        skipped = [(unit, "has no value to vary") for unit in self.deviations if unit not in used]
        skipped += [
            (unit, "has no standard deviation, so that its value stays")
            for row, unit in enumerate(setting.units)
            if unit not in self.deviations and not np.isnan(values[row]) and not setting.widens[row, column]
        ]
        if not self.deviations:
            skipped.append(("every unit", "has no standard deviation"))
        return self._effect(setting.in_order(cells), values, setting, by_reason(skipped))

    def _effect(self, cells: list[tuple[int, int]], values: Floats, setting: Setting, skipped: tuple[str, ...]) -> Effect:
        rows, columns = (np.array([cell[axis] for cell in cells], dtype=np.int64) for axis in (0, 1))
        centre = values[rows]
        raise_if(
            Problem(
                path=f"$['{setting.units[row]}']['{self.indicator}']",
                message=f"lies beyond the goalposts, {self.low:g} and {self.high:g}",
                given=shown(float(values[row])),
            )
            for row in rows
            if not self.low <= values[row] <= self.high
        )
        spread = np.array([self.deviations[setting.units[row]] for row in rows])
        below, above = ndtr((self.low - centre) / spread), ndtr((self.high - centre) / spread)

        def apply(uniform: Floats, choices: Drawn) -> None:
            drawn = centre + spread * ndtri(below + uniform * (above - below))
            choices.cells.append((rows, columns, np.clip(drawn, self.low, self.high)))

        touches = frozenset(("value", setting.units[row], self.indicator) for row in rows)
        return Effect(columns=len(cells), apply=apply, touches=touches, skipped=skipped)
