"""Sources of uncertainty: what each varies, in words and as a map from uniform numbers to choices.

A factor is bound to a setting (a matrix, a model, the units that have a score), which gives an `Effect`: how many uniform
numbers one draw takes, and what they change. `ptindex.composite.uncertainty` and `ptindex.composite.sensitivity` draw the
numbers; both share this one mechanism.

Here stands what a factor is; those of answers and figures are in `answers`, those of weights and of the method in `choices`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Protocol, TypeAlias, runtime_checkable

import numpy as np
import numpy.typing as npt
from attrs import Factory, define, field, frozen

from ...exceptions import Problem, StrategyError, nearest, shown
from ...frozenmap import FrozenMap
from ..kernel import Floats, Plan
from ..matrix import IndicatorMatrix
from ..model import Model, Rules
from ..scoring import prepared

Places: TypeAlias = npt.NDArray[np.int64]

__all__ = [
    "SOURCES",
    "Drawn",
    "Effect",
    "Factor",
    "Places",
    "Setting",
    "by_reason",
    "frozen_matrices",
    "frozen_pairs",
    "frozen_rules",
    "map_problems",
    "name_problems",
    "names_in",
    "pick",
    "raise_if",
    "unknown",
]


SOURCES = ("levels of answers", "missing answers", "figures", "normalisation", "weights", "aggregation", "what is left out")
"""What the factors of this library can vary; an analysis says which of them it did not."""


@frozen(eq=False)
class Setting:
    """What a factor is bound to: a matrix, a model, and the positions of the units that take part."""

    matrix: IndicatorMatrix
    model: Model
    rows: Places

    @property
    def plan(self) -> Plan:
        """The model's tree made ready."""
        return self.model.plan

    @cached_property
    def units(self) -> tuple[str, ...]:
        """The units that take part."""
        return tuple(self.matrix.units[row] for row in self.rows)

    @cached_property
    def values(self) -> Floats:
        """The values of these units in the order of the plan, NaN where they take no part."""
        return prepared(self.matrix, self.model)[self.rows]

    @cached_property
    def widens(self) -> npt.NDArray[np.bool_]:
        """Where a missing value of these units exists but is not known, in the order of the plan."""
        found: npt.NDArray[np.bool_] = self.matrix.widens[self.rows][:, self.plan.positions(self.matrix.indicators)]
        return found

    def weighs(self, indicator: str) -> bool:
        """Whether the model gives an indicator of the matrix any weight."""
        return indicator in self.plan.indicators and bool(self.model.weighing[self.plan.indicators.index(indicator)])

    def unused(self, indicator: str) -> str:
        """Why an indicator of the matrix that does not weigh takes no part, in words."""
        return "has no weight" if indicator in self.plan.indicators else "is not in the model"

    def in_order(self, cells: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Cells (row, column) by the names of unit and indicator: in whatever order units come, each keeps its numbers."""
        return sorted(cells, key=lambda cell: (self.units[cell[0]], self.plan.indicators[cell[1]]))


@define(eq=False)
class Drawn:
    """What one chunk of draws has chosen so far: the factors write into it, and it lives as long as the chunk."""

    draws: int
    base_weights: Floats
    varied_weights: Floats | None = None
    levels: dict[int, Floats] = Factory(dict)
    cells: list[tuple[Places, Places, Floats]] = Factory(list)
    omitted: Places | None = None
    rule: Places | None = None
    base: Places | None = None

    @property
    def weights(self) -> Floats:
        """The weights of each draw, (draws, names), made when first asked for, to be written into."""
        if self.varied_weights is None:
            self.varied_weights = np.tile(self.base_weights, (self.draws, 1))
        return self.varied_weights


@frozen(kw_only=True, eq=False)
class Effect:
    """A factor bound to a setting.

    - `columns`: how many uniform numbers one draw takes; 0 when nothing is left to vary.
    - `apply`: writes the choices of some draws: `apply(uniform, choices)` with `uniform` (draws, columns) in [0, 1).
    - `touches`: what it sets, so that two factors that set the same are refused.
    - `skipped`: which of its parts nothing uses, and why.
    - `stage`: lower stages are applied first.
    - `models`, `bases`: the alternatives among which it chooses, by name.
    """

    columns: int = 0
    apply: Callable[[Floats, Drawn], None] = lambda _uniform, _choices: None
    touches: frozenset[Hashable] = frozenset()
    skipped: tuple[str, ...] = ()
    stage: int = 0
    models: Mapping[str, Model] = field(factory=dict)
    bases: Mapping[str, IndicatorMatrix] = field(factory=dict)


@runtime_checkable
class Factor(Protocol):
    """A source of uncertainty: a name, which of `SOURCES` it is (or another), what it varies in words, and its effect."""

    @property
    def name(self) -> str:
        """What results call it; each name stands once in an analysis."""
        ...

    @property
    def source(self) -> str:
        """What kind of choice it varies."""
        ...

    @property
    def varies(self) -> str:
        """What it varies and how, in words."""
        ...

    def bind(self, setting: Setting) -> Effect:
        """What it does to a matrix and a model. Raises `StrategyError` for names that neither has."""
        ...


def pick(uniform: Floats, count: int) -> Places:
    """One of so many equally likely choices for each uniform number."""
    chosen: Places = np.minimum((uniform * count).astype(np.int64), count - 1)
    return chosen


def unknown(path: str, name: str, what: str, names: Iterable[str]) -> Problem:
    """The problem with a name that a matrix or a model does not have."""
    return Problem(path=path, message=f"is not {what}", given=shown(name), suggestion=nearest(str(name), names))


def names_in(given: Iterable[str] | None) -> tuple[str, ...] | None:
    """A field converter: names as a tuple; what is no list of names passes through to be refused."""
    if given is None or isinstance(given, str | Mapping) or not isinstance(given, Iterable):
        return given  # type: ignore[return-value]
    return tuple(given)


def name_problems(path: str, given: object) -> Iterator[Problem]:
    """What is wrong with names that may be None: one text or a mapping in their place, what is no text among them."""
    if given is not None and not isinstance(given, tuple):
        yield Problem(path=path, message='is no list of names; one name is a list too, as in ["law"]', given=shown(given))
    elif given is not None:
        for name in given:
            if not isinstance(name, str):
                yield Problem(path=path, message="is no name", given=shown(name))


def frozen_pairs(given: Mapping[str, tuple[float, float]]) -> FrozenMap[str, tuple[float, float]]:
    """A field converter: a mapping that cannot change; what is none passes through to be refused."""
    return FrozenMap(given) if isinstance(given, Mapping) else given


def frozen_matrices(given: Mapping[str, IndicatorMatrix]) -> FrozenMap[str, IndicatorMatrix]:
    """A field converter, as `frozen_pairs`."""
    return FrozenMap(given) if isinstance(given, Mapping) else given


def frozen_rules(given: Mapping[str, Rules]) -> FrozenMap[str, Rules]:
    """A field converter, as `frozen_pairs`."""
    return FrozenMap(given) if isinstance(given, Mapping) else given


def map_problems(path: str, given: object, kind: type, what: str) -> Iterator[Problem]:
    """What is wrong with a mapping from names to values of a kind, which in words is `what`."""
    if not isinstance(given, Mapping):
        yield Problem(path=path, message=f"is no mapping from names to {what}", given=shown(given))
        return
    for name, value in given.items():
        if not isinstance(name, str):
            yield Problem(path=path, message="is no name", given=shown(name))
        elif not isinstance(value, kind):
            yield Problem(path=f"{path}['{name}']", message=f"is not among {what}", given=shown(value))


def raise_if(problems: Iterable[Problem]) -> None:
    """Refuse a factor with all that is wrong with it."""
    found = list(problems)
    if found:
        raise StrategyError(found)


def by_reason(reasons: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Statements of what is skipped, of pairs of a name and a reason: the names of one reason together.

    >>> by_reason([("law", "has no weight"), ("video", "has no weight")])
    ('law, video: has no weight',)
    """
    names: dict[str, list[str]] = {}
    for name, reason in reasons:
        names.setdefault(reason, []).append(name)
    return tuple(f"{', '.join(each)}: {reason}" for reason, each in names.items())
