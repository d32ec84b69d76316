"""The linear terms of a calibration: of which unknown numbers a total is the sum, and what is supposed of those numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from math import inf
from typing import TYPE_CHECKING, TypeAlias

from attrs import field, frozen

from .declaration import Answer, Unavailable
from .exceptions import ComparisonError
from .indicators import definitions

if TYPE_CHECKING:
    from .calibration_inputs import Hypothesis, Observation, StatedChange
    from .indicators import Indicator
    from .profile import CountryProfile

__all__ = ["LOWEST_TOTAL", "Cases", "Fact", "Form", "Row", "Scale", "difference", "hypothesis_facts", "scales"]

LOWEST_TOTAL = "lowest_total"
"""The unknown that stands for the total of the worst answers."""

Form: TypeAlias = Mapping[str, float]
"""A sum of unknowns, by name, each with its coefficient."""


@frozen(kw_only=True)
class Row:
    """A sum of unknowns lies from `low` to `high`, in points."""

    form: Form
    low: float = -inf
    high: float = inf


@frozen(kw_only=True)
class Fact:
    """What is said of the table, in words and in rows; with several `alternatives` one of them holds.

    `stated` facts are totals and changes; the others belong to the hypothesis.
    """

    words: str
    alternatives: tuple[tuple[Row, ...], ...]
    stated: bool = False


@frozen(kw_only=True)
class Scale:
    """The points that an indicator can add: for each answer the unknown (None for 0 points) and the level.

    The worst answer has 0 points: the first declared of the lowest level. A rate has 0 points at level 0.
    """

    key: str
    options: tuple[tuple[str | None, float], ...]
    graded: bool

    def at(self, level: float, *, lowest: bool) -> tuple[list[str | None], list[str | None]]:
        """The options of the highest (lowest) level, and those of the level beside it."""
        levels = sorted({each for _, each in self.options}, reverse=not lowest)
        return tuple([name for name, each in self.options if each == chosen] for chosen in levels[:2])  # type: ignore[return-value]
