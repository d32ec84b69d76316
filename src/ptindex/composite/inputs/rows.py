"""Rows of numbers, units by indicators, read from whatever is given and refused with all that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

import numpy as np
from attrs import frozen
from numpy.typing import ArrayLike, NDArray

from ...exceptions import Problem, StrategyError, nearest, shown
from ...frozenmap import TOO_LARGE

__all__ = ["Cells", "Floats", "Rows", "aligned", "cells", "read_names", "read_number", "read_rows", "read_weights"]

Floats: TypeAlias = NDArray[np.float64]

Cells: TypeAlias = tuple[tuple[float | None, ...], ...]
"""Rows as a result keeps them: plain numbers, None where missing, so that a result equals, hashes and pickles."""

_CONSTANT = 1e-12
"""A column that varies by no more than this share of its size varies by rounding only."""


@frozen(eq=False)
class Rows:
    """A validated matrix: `values` are units x indicators, NaN where missing; `names` are the indicators'."""

    values: Floats
    names: tuple[str, ...]

    @property
    def units(self) -> int:
        """How many rows there are."""
        return len(self.values)

    @property
    def known(self) -> NDArray[np.bool_]:
        """Which cells are known."""
        return ~np.isnan(self.values)

    @property
    def constant(self) -> NDArray[np.bool_]:
        """Which columns have one value only, however often; a column without any value is none of them."""
        filled = self.known.any(axis=0)
        spread, size = np.zeros(len(self.names)), np.zeros(len(self.names))
        columns = self.values[:, filled]
        spread[filled] = np.nanmax(columns, axis=0) - np.nanmin(columns, axis=0)
        size[filled] = np.nanmax(np.abs(columns), axis=0)
        answer: NDArray[np.bool_] = filled & (spread <= _CONSTANT * size)
        return answer


def cells(values: Floats) -> Cells:
    """A matrix as plain tuples, None where a cell is NaN."""
    return tuple(tuple(None if cell != cell else cell for cell in row) for row in values.tolist())


def read_rows(
    rows: ArrayLike | Sequence[Sequence[float | None]], names: Sequence[str] | None = None, *, empty_allowed: bool = False
) -> Rows:
    """The matrix that is given, or a `StrategyError` that lists every malformed cell, row, column and name.

    A cell is a finite number; None or NaN is missing. Names default to `indicator_1`, `indicator_2`, and so on. Unless
    `empty_allowed`, a unit and an indicator of which nothing is known are refused.
    """
    values, problems = _matrix(rows)
    if values is None:
        raise StrategyError(problems)
    given, name_problems = _names(names, values.shape[1])
    problems = [*problems, *name_problems]
    if not problems and not empty_allowed:
        problems = _nothing_known(values, given)
    if problems:
        raise StrategyError(problems)
    return Rows(values, given)


def _matrix(rows: ArrayLike | Sequence[Sequence[float | None]]) -> tuple[Floats | None, list[Problem]]:
    if isinstance(rows, np.ndarray) and rows.ndim == 2 and rows.dtype.kind in "fiu" and rows.size:
        values = rows.astype(np.float64)
        large = [
            _not_a_number((int(row), int(column)), values[row, column])
            for row, column in np.argwhere(np.abs(values) >= TOO_LARGE)
        ]
        return values, large
    listed = _listed(rows)
    if listed is None:
        return None, [Problem(path="$.rows", message="is no table: rows of numbers are wanted, one a unit", given=shown(rows))]
    if not listed or not listed[0]:
        return None, [Problem(path="$.rows", message="is empty: at least one unit and one indicator are wanted")]
    width = len(listed[0])
    ragged = [
        Problem(path=f"$.rows[{at}]", message=f"has {len(row)} cells where the first row has {width}")
        for at, row in enumerate(listed)
        if len(row) != width
    ]
    if ragged:
        return None, ragged
    wrong = [
        _not_a_number((at, column), cell)
        for at, row in enumerate(listed)
        for column, cell in enumerate(row)
        if not _is_cell(cell)
    ]
    return (None, wrong) if wrong else (np.array(listed, dtype=np.float64), [])


def _listed(rows: object) -> list[list[object]] | None:
    if isinstance(rows, np.ndarray):
        rows = rows.tolist()
    if isinstance(rows, str | Mapping) or not isinstance(rows, Sequence):
        return None
    listed = [row.tolist() if isinstance(row, np.ndarray) else row for row in rows]
    if any(isinstance(row, str) or not isinstance(row, Sequence) for row in listed):
        return None
    return [list(row) for row in listed]


def _is_cell(cell: object) -> bool:
    if cell is None:
        return True
    number = _number(cell)
    return number is not None and not abs(number) >= TOO_LARGE


def _number(given: object) -> float | None:
    """The number as a float, NaN included, None when it is none or larger than any float."""
    if isinstance(given, bool) or not isinstance(given, int | float | np.integer | np.floating):
        return None
    try:
        return float(given)
    except OverflowError:
        return None


def _not_a_number(place: tuple[int, int], cell: object) -> Problem:
    return Problem(
        path=f"$.rows[{place[0]}][{place[1]}]", message="is no finite number; a missing cell is None or NaN", given=shown(cell)
    )


def _names(names: Sequence[str] | None, width: int) -> tuple[tuple[str, ...], list[Problem]]:
    if names is None:
        return tuple(f"indicator_{number}" for number in range(1, width + 1)), []
    given, problems = read_names(names)
    if not problems and len(given) != width:
        message = f"has {len(given)} names for {width} indicators"
        problems = [Problem(path="$.names", message=message)]
    return given, problems


def read_names(names: Sequence[str], path: str = "$.names") -> tuple[tuple[str, ...], list[Problem]]:
    """Names as a tuple, and what is wrong with them: none at all, what is no text, a name given twice."""
    if isinstance(names, str):
        return (), [Problem(path=path, message="is one text; a sequence of names is wanted", given=shown(names))]
    if isinstance(names, Mapping) or not isinstance(names, Iterable):
        return (), [Problem(path=path, message="is no sequence of names", given=shown(names))]
    given = tuple(names)
    problems = [
        Problem(path=f"{path}[{at}]", message="is no name", given=shown(name))
        for at, name in enumerate(given)
        if not isinstance(name, str) or not name.strip()
    ]
    problems += [
        Problem(path=f"{path}[{at}]", message="is named twice", given=shown(name))
        for at, name in enumerate(given)
        if name in given[:at]
    ]
    if not given:
        problems.append(Problem(path=path, message="is empty: at least one name is wanted"))
    return given, problems


def _nothing_known(values: Floats, names: tuple[str, ...]) -> list[Problem]:
    known = ~np.isnan(values)
    problems = [
        Problem(path=f"$.rows[{at}]", message="has nothing known: leave this unit out")
        for at in np.flatnonzero(~known.any(axis=1)).tolist()
    ]
    return problems + [
        Problem(path=f"$.names[{at}]", message="has nothing known: leave this indicator out", given=names[at])
        for at in np.flatnonzero(~known.any(axis=0)).tolist()
    ]


def read_number(given: object, path: str, *, negative: bool = False) -> list[Problem]:
    """What is wrong with one number: it is none, not finite, or negative unless that is allowed; nothing when it is right."""
    number = _number(given)
    if number is None or not abs(number) < TOO_LARGE:
        return [Problem(path=path, message="is no finite number", given=shown(given))]
    if number < 0 and not negative:
        return [Problem(path=path, message="is negative", given=shown(given))]
    return []


def read_weights(given: Iterable[float] | None, names: tuple[str, ...]) -> tuple[tuple[float, ...], list[Problem]]:
    """Weights of columns that have no names, 1 each by default, and what is wrong with them: all 0, no numbers in order."""
    if given is None:
        return (1.0,) * len(names), []
    if isinstance(given, str | Mapping) or not isinstance(given, Iterable):
        message = "are no numbers in the order of the columns"
        return (), [Problem(path="$.weights", message=message, given=shown(given))]
    numbers, problems = aligned(list(given), names, "$.weights")
    if not problems and not sum(numbers) > 0:
        problems = [Problem(path="$.weights", message="switch everything off; leave some weight above 0")]
    return numbers, problems


def aligned(
    given: Mapping[str, float] | Sequence[float], names: tuple[str, ...], path: str, *, all_needed: bool = True
) -> tuple[tuple[float, ...], list[Problem]]:
    """Numbers of 0 or more in the order of `names`, and what is wrong with them.

    A mapping is read by name, so that its order does not matter; a name that there is not is a problem, with the nearest
    that there is. Unless `all_needed`, a name left out counts 0.
    """
    if isinstance(given, str) or not isinstance(given, Iterable):
        return (), [Problem(path=path, message="is neither numbers in order nor a mapping from names", given=shown(given))]
    if not isinstance(given, Mapping):
        numbers = list(given)
        problems = [problem for at, number in enumerate(numbers) for problem in read_number(number, f"{path}[{at}]")]
        if len(numbers) != len(names):
            problems.append(Problem(path=path, message=f"has {len(numbers)} numbers for {len(names)} names"))
        return tuple(numbers), problems
    problems = [
        Problem(
            path=f"{path}.{name}",
            message="is no name of an indicator here",
            given=shown(name),
            allowed=names,
            suggestion=nearest(str(name), names),
        )
        for name in given
        if name not in names
    ]
    problems += [problem for name in names if name in given for problem in read_number(given[name], f"{path}.{name}")]
    if all_needed:
        problems += [
            Problem(path=f"{path}.{name}", message="has no number; write 0 to leave it out")
            for name in names
            if name not in given
        ]
    return tuple(given.get(name, 0.0) for name in names), problems
