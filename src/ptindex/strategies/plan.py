"""A composite made ready to score: which indicators take part, where they stand, and how they are grouped."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from ..composite.aggregation import ByLevel, Group, Rule, by_level, is_linear
from ..declaration import Answer, Dimension
from ..frozenmap import FrozenMap
from ..indicators import Definition, definitions

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["Plan", "make_plan", "weighs"]


@frozen
class Plan:
    """The indicators that weigh something, in the order of the page, and their dimensions as groups of positions.

    `positions` are those among all indicators, `at` the place here by key, `overrides` the changed levels of answers.
    """

    definitions: tuple[Definition, ...]
    at: Mapping[str, int]
    positions: tuple[int, ...]
    overrides: tuple[Mapping[Answer, float] | None, ...]
    dimensions: tuple[Dimension, ...]
    groups: tuple[Group, ...]
    rule: ByLevel
    linear: bool


def weighs(key: str, weights: Mapping[str, float]) -> bool:
    """Whether neither the indicator nor its dimension is switched off."""
    return weights.get(key, 1.0) != 0 and weights.get(definitions()[key].dimension.code, 1.0) != 0


def make_plan(indicators: Collection[str], weights: Mapping[str, float], levels: Mapping[str, float], rule: Rule) -> Plan:
    """The plan of a method's fields."""
    order = {key: position for position, key in enumerate(definitions())}
    chosen = [each for key, each in definitions().items() if key in indicators and weighs(key, weights)]
    dimensions = tuple(dict.fromkeys(definition.dimension for definition in chosen))
    groups = []
    for dimension in dimensions:
        members = [at for at, definition in enumerate(chosen) if definition.dimension is dimension]
        own = tuple(weights.get(chosen[at].key, 1.0) for at in members)
        groups.append(Group(weights.get(dimension.code, 1.0), tuple(members), own))
    return Plan(
        definitions=tuple(chosen),
        at=FrozenMap({definition.key: at for at, definition in enumerate(chosen)}),
        positions=tuple(order[definition.key] for definition in chosen),
        overrides=tuple(_override(definition, levels) for definition in chosen),
        dimensions=dimensions,
        groups=tuple(groups),
        rule=by_level(rule),
        linear=is_linear(rule),
    )


def _override(definition: Definition, levels: Mapping[str, float]) -> Mapping[Answer, float] | None:
    found = {
        answer: levels[code]
        for answer in definition.question.scale or ()
        if (code := f"{definition.key}.{answer.code}") in levels
    }
    return found or None
