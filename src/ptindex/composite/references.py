"""What a normalisation keeps of the column that it was fitted to, and how a column is read."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from numbers import Real
from typing import TYPE_CHECKING, Protocol, TypeAlias, runtime_checkable

import numpy as np
from attrs import frozen

from ..exceptions import Problem, StrategyError, shown
from ..frozenmap import TOO_LARGE

if TYPE_CHECKING:
    from .kernel import Floats

__all__ = [
    "Column",
    "Fitted",
    "FittedLine",
    "FittedLogarithm",
    "FittedOrder",
    "Method",
    "in_order",
    "is_real",
    "known_values",
    "logarithms",
    "method_problems",
    "read_column",
    "sign",
]

Column: TypeAlias = "Sequence[float | None] | Floats"


@runtime_checkable
class Fitted(Protocol):
    """A method with its reference; `fit` gives itself, so that it stands wherever a method does."""

    def __call__(self, column: Column) -> Floats:
        """The column normalised, NaN where missing."""
        ...

    def capped(self, column: Column) -> list[int]:
        """The positions whose values lie beyond the reference and were set to its end."""
        ...

    def fit(self, column: Column, polarity: int = 1) -> Fitted:
        """The method itself."""
        ...


@runtime_checkable
class Method(Protocol):
    """A method of normalisation."""

    def fit(self, column: Column, polarity: int = 1) -> Fitted:
        """The method with the reference that this column gives it."""
        ...


@frozen(kw_only=True)
class FittedLine:
    """A straight line: `at` where the value is `centre`, `size` more where it is `spread` further.

    With a spread of 0 the reference told no units apart, and every value gives `at`.
    """

    method: Method
    centre: float
    spread: float
    at: float = 0.0
    size: float = 1.0
    ends: tuple[float, float] | None = None

    def _line(self, column: Column) -> Floats:
        values = read_column(column)
        if self.spread == 0:
            return np.where(np.isnan(values), np.nan, self.at)
        return self.at + self.size * ((values - self.centre) / self.spread)

    def __call__(self, column: Column) -> Floats:
        """The column on the line, NaN where missing."""
        line = self._line(column)
        return line if self.ends is None else np.clip(line, *self.ends)

    def capped(self, column: Column) -> list[int]:
        """The positions of values beyond the ends."""
        if self.ends is None:
            return []
        line = self._line(column)
        return [int(at) for at in np.flatnonzero((line < self.ends[0]) | (line > self.ends[1]))]

    def fit(self, _column: Column, _polarity: int = 1) -> FittedLine:
        """The line itself."""
        return self


@frozen(kw_only=True)
class FittedOrder:
    """The known values of the reference in order: a value's rank is one more than how many are worse, at most their number."""

    method: Method
    order: tuple[float, ...]
    polarity: int = 1
    share: bool = False

    def __call__(self, column: Column) -> Floats:
        """The ranks of a column in the reference, NaN where missing."""
        values = self.polarity * read_column(column)
        worse = np.searchsorted(np.array(self.order), values, side="left").astype(np.float64)
        found = np.minimum(worse + 1, max(len(self.order), 1)) / (max(len(self.order), 1) if self.share else 1)
        return np.where(np.isnan(values), np.nan, found)

    def capped(self, _column: Column) -> list[int]:
        """None: an order has no ends."""
        return []

    def fit(self, _column: Column, _polarity: int = 1) -> FittedOrder:
        """The order itself."""
        return self


@frozen(kw_only=True)
class FittedLogarithm:
    """A fitted method over the logarithms of a column."""

    method: Method
    base: float
    then: Fitted

    def __call__(self, column: Column) -> Floats:
        """The logarithms normalised, NaN where missing."""
        return self.then(logarithms(column, self.base))

    def capped(self, column: Column) -> list[int]:
        """The positions of values that were capped."""
        return self.then.capped(logarithms(column, self.base))

    def fit(self, _column: Column, _polarity: int = 1) -> FittedLogarithm:
        """The method itself."""
        return self


def logarithms(column: Column, base: float) -> Floats:
    """The logarithms of a column, NaN where missing; `StrategyError` with every value that is not above 0."""
    values = read_column(column)
    message = "is not above 0 and has no logarithm"
    problems = [
        Problem(path=f"$[{at}]", message=message, given=shown(float(values[at]))) for at in np.flatnonzero(values <= 0).tolist()
    ]
    if problems:
        raise StrategyError(problems)
    found: Floats = np.log10(values) if base == 10 else np.log(values) / np.log(base)
    return found


def is_real(given: object) -> bool:
    """Whether a value is a number of any type, finite and below 1e300 in size."""
    return abs(_number(given)) < TOO_LARGE


def method_problems(method: object, path: str) -> list[Problem]:
    """What is wrong with a method of normalisation: it is none, or a class in place of an instance."""
    if isinstance(method, type):
        return [Problem(path=path, message=f"is a class; give an instance, as in {method.__name__}()", given=method.__name__)]
    if not isinstance(method, Method):
        return [Problem(path=path, message="is no method of normalisation", given=shown(method))]
    return []


def read_column(column: Column) -> Floats:
    """A column as numbers, NaN where missing; `StrategyError` with every value that is no finite number below 1e300 in size."""
    if isinstance(column, np.ndarray) and column.ndim == 1 and column.dtype.kind in "fiu":
        values: Floats = column.astype(np.float64)
    else:
        if isinstance(column, str) or not isinstance(column, Sequence | np.ndarray) or np.ndim(column) == 0:  # type: ignore[arg-type]
            raise StrategyError([Problem(path="$", message="is no column of numbers", given=shown(column))])
        values = np.array([_number(each) for each in column], dtype=np.float64)
    problems = [
        Problem(path=f"$[{at}]", message="is no finite number; a missing value is None or NaN", given=shown(column[at]))
        for at in np.flatnonzero(np.abs(values) >= TOO_LARGE).tolist()
    ]
    if problems:
        raise StrategyError(problems)
    return values


def sign(polarity: int) -> int:
    """The polarity, if it is one."""
    if polarity not in (1, -1):
        raise StrategyError([Problem(path="$.polarity", message="is no polarity", given=shown(polarity), allowed=("1", "-1"))])
    return polarity


def known_values(column: Column) -> Floats:
    """The values of a column that are not missing."""
    values = read_column(column)
    return values[~np.isnan(values)]


def in_order(column: Column, polarity: int) -> tuple[float, ...]:
    """The known values of a column, worst first."""
    return tuple(np.sort(sign(polarity) * known_values(column)).tolist())


def _number(given: object) -> float:
    """The number, NaN where missing, infinite where it is none and will be refused."""
    if given is None:
        return float("nan")
    if isinstance(given, bool) or not isinstance(given, Real):
        return inf
    try:
        return float(given)
    except OverflowError:
        return inf
