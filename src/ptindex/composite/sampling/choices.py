"""Sources of uncertainty in the method: weights, normalisation, aggregation, and what is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from attrs import evolve, field, frozen

from ...exceptions import Problem, StrategyError, shown
from ...frozenmap import FrozenMap, frozen_floats, is_number
from ..kernel import Floats
from ..matrix import IndicatorMatrix
from ..model import Rules, weight_problems
from .simplex import LEAST_SHAPE, Bounded, dirichlet
from .sources import (
    SOURCES,
    Drawn,
    Effect,
    Places,
    Setting,
    by_reason,
    frozen_matrices,
    frozen_pairs,
    frozen_rules,
    map_problems,
    name_problems,
    names_in,
    pick,
    raise_if,
    unknown,
)

if TYPE_CHECKING:
    from ..kernel import Plan

__all__ = ["Aggregation", "DirichletWeights", "FreeWeights", "ListedWeights", "Normalisation", "Omission"]


def _children(plan: Plan, branch: str) -> list[int]:
    """The positions in `plan.names` of what stands right under a branch."""
    node = plan.nodes[plan.branches.index(branch)]
    return [*range(node.leaves.start, node.leaves.stop), *(len(plan.indicators) + at for at in node.branches)]


def _chosen_branches(plan: Plan, branches: tuple[str, ...] | None) -> tuple[str, ...]:
    if branches is None:
        return plan.branches
    raise_if(
        unknown("$.branches", name, "a branch of the tree", plan.branches) for name in branches if name not in plan.branches
    )
    return branches


def _where(branches: tuple[str, ...] | None) -> str:
    return "in every branch" if branches is None else f"in {', '.join(branches)}"


@frozen(kw_only=True)
class DirichletWeights:
    """Weights around a base: in each branch the shares follow a Dirichlet distribution whose means are the base's shares.

    - `concentration`: how near to the base; a share of mean p has the standard deviation sqrt(p (1 - p) / (concentration + 1)).
    - `base`: weights by name around which they vary, over those of the model; what weighs 0 stays out.
    - `branches`: in which branches, by default in all.

    Raises `StrategyError` for a concentration that is no positive number.
    """

    concentration: float
    base: FrozenMap[str, float] = field(factory=FrozenMap, converter=frozen_floats)
    branches: tuple[str, ...] | None = field(default=None, converter=names_in)
    name: str = "weights"
    source: ClassVar[str] = SOURCES[4]

    def __attrs_post_init__(self) -> None:
        problems = [*name_problems("$.branches", self.branches), *map_problems("$.base", self.base, object, "weights")]
        if not is_number(self.concentration) or self.concentration <= 0:
            given = shown(self.concentration)
            problems.append(Problem(path="$.concentration", message="is not a number above 0", given=given))
        raise_if(problems)

    @property
    def varies(self) -> str:
        """What it varies, in words."""
        where = f"{_where(self.branches)} (Dirichlet, concentration {self.concentration:g})"
        return f"around given ones {where}" if self.base else f"around the model's {where}"

    def bind(self, setting: Setting) -> Effect:
        """The effect on the weights of each branch with two or more that weigh."""
        plan = setting.plan
        raise_if(weight_problems(plan, self.base))
        weights = np.array(
            [self.base.get(name, weight) for name, weight in zip(plan.names, setting.model.base_weights, strict=True)]
        )
        parts: list[_Shares] = []
        for branch in _chosen_branches(plan, self.branches):
            at = np.array([child for child in _children(plan, branch) if weights[child] > 0], dtype=np.int64)
            if len(at) > 1:
                shapes = self.concentration * weights[at] / weights[at].sum()
                self._refuse_small(branch, shapes)
                parts.append(_Shares(at, len(at), partial(dirichlet, shapes=shapes)))
        return _weights_effect(setting, parts, _single(parts))

    def _refuse_small(self, branch: str, shapes: Floats) -> None:
        if shapes.min() < LEAST_SHAPE:
            needed = self.concentration * LEAST_SHAPE / float(shapes.min())
            message = (
                f"is too small for the {len(shapes)} shares of {branch}, of which it would make zeros; take {needed:g} at least"
            )
            raise StrategyError([Problem(path="$.concentration", message=message, given=shown(self.concentration))])


@frozen(kw_only=True)
class FreeWeights:
    """Weights anywhere within bounds: in each branch the shares are uniform over all that sum to 1 and keep to the bounds.

    - `low`, `high`: the bounds of every share, from 0 to 1; `bounds`: those of single names, `{"law": (0.1, 0.4)}`.
    - `branches`: in which branches, by default in all. What weighs 0 in the model stays out.

    Raises `StrategyError` for bounds that are no numbers from 0 to 1 in order, and when bound for bounds that leave no shares.
    """

    low: float = 0.0
    high: float = 1.0
    bounds: FrozenMap[str, tuple[float, float]] = field(factory=FrozenMap, converter=frozen_pairs)
    branches: tuple[str, ...] | None = field(default=None, converter=names_in)
    name: str = "weights"
    source: ClassVar[str] = SOURCES[4]

    def __attrs_post_init__(self) -> None:
        raise_if([*name_problems("$.branches", self.branches), *map_problems("$.bounds", self.bounds, object, "bounds")])
        given = {"$": (self.low, self.high)} | {f"$.bounds['{name}']": pair for name, pair in self.bounds.items()}
        raise_if(
            Problem(path=path, message="are not bounds of a share: two numbers in order, from 0 to 1", given=shown(pair))
            for path, pair in given.items()
            if not _are_bounds(pair)
        )

    @property
    def varies(self) -> str:
        """What it varies, in words."""
        shares = f"{_where(self.branches)}, any shares from {self.low:g} to {self.high:g}"
        return f"{shares}, {len(self.bounds)} with bounds of their own" if self.bounds else shares

    def bind(self, setting: Setting) -> Effect:
        """The effect on the weights of each branch whose bounds leave a choice."""
        plan, weights = setting.plan, setting.model.base_weights
        raise_if(unknown("$.bounds", name, "a name of the tree", plan.names) for name in self.bounds if name not in plan.names)
        parts: list[_Shares] = []
        problems: list[Problem] = []
        met: set[str] = set()
        for branch in _chosen_branches(plan, self.branches):
            at = np.array([child for child in _children(plan, branch) if weights[child] > 0], dtype=np.int64)
            met.update(plan.names[child] for child in at)
            if len(at) < 2:
                continue
            pairs = np.array([self.bounds.get(plan.names[child], (self.low, self.high)) for child in at], dtype=np.float64)
            if pairs[:, 0].sum() > 1 + 1e-9 or pairs[:, 1].sum() < 1 - 1e-9:
                message = (
                    f"leave no shares for {branch}: the lows sum to {pairs[:, 0].sum():g}, the highs to {pairs[:, 1].sum():g}"
                )
                problems.append(Problem(path="$.bounds", message=message))
                continue
            drawn = Bounded(pairs[:, 0], pairs[:, 1])
            if drawn.columns:
                parts.append(_Shares(at, drawn.columns, drawn.draw))
        raise_if(problems)
        skipped = by_reason((name, "weighs 0 or stands in no branch that is varied") for name in self.bounds if name not in met)
        return _weights_effect(setting, parts, skipped + _single(parts))


def _are_bounds(pair: object) -> bool:
    return isinstance(pair, tuple) and len(pair) == 2 and all(is_number(end) for end in pair) and 0 <= pair[0] <= pair[1] <= 1


@frozen(eq=False)
class _Shares:
    """Where the shares of one branch stand among the weights, how many uniform numbers they take, and how they are made."""

    at: Places
    columns: int
    draw: Callable[[Floats], Floats]


def _single(parts: list[_Shares]) -> tuple[str, ...]:
    return () if parts else ("no branch has two weights that could vary",)


def _weights_effect(setting: Setting, parts: list[_Shares], skipped: tuple[str, ...]) -> Effect:
    def apply(uniform: Floats, choices: Drawn) -> None:
        start = 0
        for part in parts:
            choices.weights[:, part.at] = part.draw(uniform[:, start : start + part.columns])
            start += part.columns

    touches = frozenset(f"the weight of {setting.plan.names[at]}" for part in parts for at in part.at)
    return Effect(columns=sum(part.columns for part in parts), apply=apply, touches=touches, skipped=skipped)


def _alternatives(given: Mapping[str, Mapping[str, float]]) -> FrozenMap[str, FrozenMap[str, float]]:
    if not isinstance(given, Mapping):
        return given
    return FrozenMap({name: frozen_floats(weights) for name, weights in given.items()})


@frozen(kw_only=True)
class ListedWeights:
    """One of several named sets of weights, equally often: `{"equal": {}, "experts": {"law": 2.0}}`.

    What a set does not name weighs as in the model. Raises `StrategyError` for what is no such mapping.
    """

    sets: FrozenMap[str, FrozenMap[str, float]] = field(converter=_alternatives)
    name: str = "weights"
    source: ClassVar[str] = SOURCES[4]

    def __attrs_post_init__(self) -> None:
        raise_if(map_problems("$.sets", self.sets, Mapping, "sets of weights by name"))

    @property
    def varies(self) -> str:
        """What it varies, in words."""
        return f"one of {len(self.sets)} sets: {', '.join(self.sets)}"

    def bind(self, setting: Setting) -> Effect:
        """The effect on the weights that any set names."""
        model = setting.model
        problems = []
        for name, weights in self.sets.items():
            try:
                evolve(model, weights={**model.weights, **weights})
            except StrategyError as error:
                problems += [evolve(problem, path=f"$.sets['{name}']{problem.path[1:]}") for problem in error.problems]
        raise_if(problems)
        named = sorted({name for weights in self.sets.values() for name in weights})
        at = np.array([setting.plan.names.index(name) for name in named], dtype=np.int64)
        table = np.tile(model.base_weights[at], (len(self.sets), 1))
        for row, weights in enumerate(self.sets.values()):
            for column, name in enumerate(named):
                table[row, column] = weights.get(name, table[row, column])
        if not len(table) or (table == table[:1]).all():
            return Effect(skipped=("all sets give the same weights",))

        def apply(uniform: Floats, choices: Drawn) -> None:
            choices.weights[:, at] = table[pick(uniform[:, 0], len(table))]

        return Effect(columns=1, apply=apply, touches=frozenset(f"the weight of {name}" for name in named))


@frozen(kw_only=True)
class Normalisation:
    """One of several normalised matrices, equally often: `{"min-max": normalise(raw, MinMax()), "rank": ...}`.

    Each has the units and indicators of the matrix that is analysed; values that another factor varies (levels, missing
    answers, figures) must be the same in all of them. Raises `StrategyError` for what is no such mapping.
    """

    alternatives: FrozenMap[str, IndicatorMatrix] = field(converter=frozen_matrices)
    name: str = "normalisation"
    source: ClassVar[str] = SOURCES[3]

    def __attrs_post_init__(self) -> None:
        raise_if(map_problems("$.alternatives", self.alternatives, IndicatorMatrix, "normalised matrices"))

    @property
    def varies(self) -> str:
        """What it varies, in words."""
        return f"one of {len(self.alternatives)}: {', '.join(self.alternatives)}"

    def bind(self, setting: Setting) -> Effect:
        """The choice among the matrices, which the simulation makes good."""
        matrix = setting.matrix
        raise_if(
            Problem(path=f"$.alternatives['{name}']", message=message)
            for name, other in self.alternatives.items()
            for message in _differences(matrix, other)
        )
        first = next(iter(self.alternatives.values()), matrix)
        if all(np.array_equal(other.values, first.values, equal_nan=True) for other in self.alternatives.values()):
            return Effect(skipped=("all alternatives give the same values",))

        def apply(uniform: Floats, choices: Drawn) -> None:
            choices.base = pick(uniform[:, 0], len(self.alternatives))

        return Effect(columns=1, apply=apply, touches=frozenset(["the normalisation"]), bases=dict(self.alternatives))


def _differences(matrix: IndicatorMatrix, other: IndicatorMatrix) -> Iterator[str]:
    if other.units != matrix.units:
        yield "has other units than the matrix, or in another order"
    elif other.indicators != matrix.indicators:
        yield "has other indicators than the matrix, or in another order"
    elif (other.missing != matrix.missing).any():
        yield "misses other values than the matrix"


@frozen(kw_only=True)
class Aggregation:
    """One of several rules, equally often: `{"arithmetic": Power(1), "geometric": Power(0)}`, each as `Model` takes it."""

    alternatives: FrozenMap[str, Rules] = field(converter=frozen_rules)
    name: str = "aggregation"
    source: ClassVar[str] = SOURCES[5]

    def __attrs_post_init__(self) -> None:
        raise_if(map_problems("$.alternatives", self.alternatives, object, "rules"))

    @property
    def varies(self) -> str:
        """What it varies, in words."""
        return f"one of {len(self.alternatives)}: {', '.join(self.alternatives)}"

    def bind(self, setting: Setting) -> Effect:
        """The choice among the rules, which the simulation makes good."""
        models, problems = {}, []
        for name, rules in self.alternatives.items():
            try:
                models[name] = evolve(setting.model, rules=rules)
            except StrategyError as error:
                problems += [evolve(problem, path=f"$.alternatives['{name}']") for problem in error.problems]
        raise_if(problems)
        nodes = [each.plan.nodes for each in models.values()]
        if all(each == nodes[0] for each in nodes):
            return Effect(skipped=("all alternatives are the same rule",))

        def apply(uniform: Floats, choices: Drawn) -> None:
            choices.rule = pick(uniform[:, 0], len(models))

        return Effect(columns=1, apply=apply, touches=frozenset(["the aggregation"]), models=models)


@frozen(kw_only=True)
class Omission:
    """One indicator or branch left out, or none, equally often: what it weighs goes to the others of its branch.

    - `names`: among which to choose, by default every indicator of the model that weighs.
    - `none`: whether leaving out nothing is one of the choices.
    """

    names: tuple[str, ...] | None = field(default=None, converter=names_in)
    none: bool = True
    name: str = "what is left out"
    source: ClassVar[str] = SOURCES[6]

    def __attrs_post_init__(self) -> None:
        raise_if(name_problems("$.names", self.names))

    @property
    def varies(self) -> str:
        """What it varies, in words."""
        whose = "any indicator" if self.names is None else f"one of {', '.join(self.names)}"
        return f"{whose}, or none" if self.none else whose

    def bind(self, setting: Setting) -> Effect:
        """The effect on the weights."""
        plan, every = setting.plan, (*setting.matrix.indicators, *setting.plan.names)
        given = plan.indicators if self.names is None else self.names
        raise_if(
            unknown("$.names", name, "an indicator or a branch below the root", every) for name in given if name not in every
        )
        used, skipped = [], []
        for name in given:
            why = _cannot_leave_out(name, setting)
            if why is None:
                used.append(plan.names.index(name))
            elif self.names is not None or why != "has no weight":
                skipped.append((name, why))
        choices_of = np.array([*([-1] if self.none else []), *used], dtype=np.int64)
        if len(choices_of) < 2:
            return Effect(skipped=(*by_reason(skipped), "nothing to choose among"))

        def apply(uniform: Floats, choices: Drawn) -> None:
            choices.omitted = choices_of[pick(uniform[:, 0], len(choices_of))]

        touches = frozenset(["what is left out"])
        return Effect(columns=1, apply=apply, touches=touches, skipped=by_reason(skipped))


def _cannot_leave_out(name: str, setting: Setting) -> str | None:
    model, plan = setting.model, setting.plan
    if name not in plan.names:
        return "is not in the model"
    before = int(model.weighing.sum())
    try:
        after = int(evolve(model, weights={**model.weights, name: 0.0}).weighing.sum())
    except StrategyError:
        return "nothing would be left"
    return "has no weight" if after == before else None
