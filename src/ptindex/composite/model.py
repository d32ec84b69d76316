"""A model of a composite indicator over a tree: weights by name, a rule for each branch, what missing values mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Literal, TypeAlias

from attrs import field, frozen

from ..exceptions import Problem, StrategyError, nearest, shown
from ..frozenmap import NO_WEIGHT, FrozenMap, frozen_floats, is_number, is_weight
from .aggregation import ByLevel, Minimum, Power, Rule
from .analysis import np, npt
from .kernel import ArrayRule, Floats, Node, NodeRule, Plan
from .tree import Branch, Nested

__all__ = ["Model", "Rules", "weight_problems"]

Rules: TypeAlias = Rule | ArrayRule | Mapping[str | int, NodeRule]
"""One rule for every branch; `ByLevel`; or a rule for each named branch or depth (the root is 0), others arithmetic."""


def _rules(given: Rules) -> Rules:
    return FrozenMap(given) if isinstance(given, Mapping) else given


def _tree(given: Branch | Nested) -> Branch:
    return given if isinstance(given, Branch) else Branch.of(given)


@frozen(kw_only=True)
class Model:
    """How the values of a tree of indicators become one.

    - `tree`: the branches; a matrix has all of its indicators and may have more.
    - `weights`: by name of branch or indicator; what is not named weighs 1, 0 switches off, others are from
      1e-100 to 1e100. Only proportions under the same branch count; they need not sum to 1.
    - `rules`: one rule (`Power(p)`, `Minimum()`, `Median()`, `MazziottaPareto()`), `ByLevel(inside=..., between=...)` with
      `between` at the root and `inside` under it, or a mapping from branch names or depths (0 is the root) to rules; a name
      goes before a depth, and what neither names is arithmetic.
    - `missing`: `"spread"` shares the weight of what is missing among the others of its branch, `"worst"` counts it as 0.
    - `min_available`: the share, from 0 to 1, of a unit's applicable indicators of weight above 0 that must be known.
    - `scale`: what a value of 1 scores.

    Raises `StrategyError` with all that is wrong.

    >>> model = Model(tree={"law": ["ban", "penalty"], "practice": ["video"]}, weights={"law": 2.0})
    >>> model.plan.names
    ('ban', 'penalty', 'video', 'law', 'practice')
    """

    tree: Branch = field(converter=_tree)
    weights: FrozenMap[str, float] = field(factory=FrozenMap, converter=frozen_floats)
    rules: Rules = field(default=Power(1), converter=_rules)
    missing: Literal["spread", "worst"] = "spread"
    min_available: float = 0.5
    scale: float = 100.0

    def __attrs_post_init__(self) -> None:
        problems = [*self._weight_problems(), *self._rule_problems()]
        if self.missing not in ("spread", "worst"):
            allowed = ("spread", "worst")
            problems.append(Problem(path="$.missing", message="is no rule", given=shown(self.missing), allowed=allowed))
        if not is_number(self.min_available) or not 0 <= self.min_available <= 1:
            given = shown(self.min_available)
            problems.append(Problem(path="$.min_available", message="is not from 0 to 1", given=given))
        if not is_number(self.scale) or self.scale <= 0:
            problems.append(Problem(path="$.scale", message="is not a positive number", given=shown(self.scale)))
        if problems:
            raise StrategyError(problems)

    def _weight_problems(self) -> Iterator[Problem]:
        if not isinstance(self.weights, Mapping):
            message = 'is not a mapping from names to numbers; weights go by name, as in {"law": 2.0}'
            yield Problem(path="$.weights", message=message, given=shown(self.weights))
            return
        problems = list(weight_problems(self.plan, self.weights))
        yield from problems
        if not problems and not self.weighing.any():
            yield Problem(path="$.weights", message="switches everything off; leave some weight above 0")

    def _rule_problems(self) -> Iterator[Problem]:
        given = self.rules.items() if isinstance(self.rules, Mapping) else [("", self.rules)]
        depths = _depths(self.tree)
        for name, rule in given:
            path = f"$.rules[{name!r}]" if name != "" else "$.rules"
            if name != "" and name not in depths and name not in depths.values():
                suggestion = nearest(name, depths) if isinstance(name, str) else None
                yield Problem(
                    path="$.rules", message="is no branch or depth of the tree", given=shown(name), suggestion=suggestion
                )
            if not isinstance(rule, Power | Minimum | ArrayRule) and (name != "" or not isinstance(rule, ByLevel)):
                allowed = ("Power(exponent)", "Minimum()", "Median()", "MazziottaPareto()", "ByLevel(inside=..., between=...)")
                yield Problem(path=path, message="is not an aggregation", given=shown(rule), allowed=allowed)

    def rule(self, branch: str) -> NodeRule:
        """The rule of a branch, by name."""
        depth = _depths(self.tree)[branch]
        if isinstance(self.rules, Mapping):
            return self.rules.get(branch, self.rules.get(depth, Power(1)))
        if isinstance(self.rules, ByLevel):
            return self.rules.inside if depth else self.rules.between
        return self.rules

    @cached_property
    def plan(self) -> Plan:
        """The tree made ready for the kernel."""
        return _plan(self)

    @cached_property
    def base_weights(self) -> Floats:
        """The weights in the order of `plan.names`."""
        return np.array([self.weights.get(name, 1.0) for name in self.plan.names])

    @cached_property
    def weighing(self) -> npt.NDArray[np.bool_]:
        """For each indicator of the plan, whether it and every branch above it have a weight above 0."""
        on: dict[str, bool] = {}
        _mark(self.tree, self.weights, on, above=True)
        return np.array([on[name] for name in self.plan.indicators])


def weight_problems(plan: Plan, weights: Mapping[str, float]) -> Iterator[Problem]:
    """What is wrong with weights by name: a name that the plan does not have, what is no weight."""
    for name, weight in weights.items():
        if name not in plan.names:
            suggestion = nearest(name, plan.names) if isinstance(name, str) else None
            message = "is not a branch below the root or an indicator of this tree"
            yield Problem(path="$.weights", message=message, given=shown(name), suggestion=suggestion)
        elif not is_weight(weight):
            yield Problem(path=f"$.weights['{name}']", message=NO_WEIGHT, given=shown(weight))


def _depths(tree: Branch, depth: int = 0) -> dict[str, int]:
    found = {tree.name: depth}
    for child in tree.children:
        if isinstance(child, Branch):
            found |= _depths(child, depth + 1)
    return found


def _mark(tree: Branch, weights: Mapping[str, float], on: dict[str, bool], *, above: bool) -> None:
    for child in tree.children:
        name = child if isinstance(child, str) else child.name
        weighs = above and weights.get(name, 1.0) > 0
        if isinstance(child, str):
            on[child] = weighs
        else:
            _mark(child, weights, on, above=weighs)


def _plan(model: Model) -> Plan:
    indicators: list[str] = []
    branches: list[str] = []
    nodes: list[Node] = []

    def add(branch: Branch) -> int:
        own = [child for child in branch.children if isinstance(child, str)]
        start = len(indicators)
        indicators.extend(own)
        below = tuple(add(child) for child in branch.children if isinstance(child, Branch))
        nodes.append(Node(rule=model.rule(branch.name), leaves=slice(start, start + len(own)), branches=below))
        branches.append(branch.name)
        return len(nodes) - 1

    add(model.tree)
    return Plan(indicators=tuple(indicators), branches=tuple(branches), nodes=tuple(nodes))
