"""Tables of any kind into a matrix: every cell is looked at, and all that is wrong comes at once."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from io import StringIO
from math import isnan
from numbers import Real
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from attrs import evolve, frozen

from ...exceptions import Problem, ProblemsError, nearest, needs, shown
from ..matrix import Cell, IndicatorMatrix, Structure

if TYPE_CHECKING:
    from os import PathLike

__all__ = ["Layout", "from_columns", "from_csv", "from_frame", "from_mapping"]

_BLANK = ("", "na", "nan")


@frozen(kw_only=True)
class Layout:
    """Which columns of a table are what; `unit` None is the first, `indicators` None all that are left."""

    unit: str | None
    year: str | None
    group: str | None
    indicators: Sequence[str] | None

    def labels(self, names: Sequence[str]) -> Iterator[tuple[str, str]]:
        """The named columns with what they are."""
        yield "unit", names[0] if self.unit is None else self.unit
        for what, name in (("year", self.year), ("group", self.group)):
            if name is not None:
                yield what, name

    def values(self, names: Sequence[str]) -> list[str]:
        """The columns of values."""
        taken = {name for _, name in self.labels(names)}
        return [name for name in names if name not in taken] if self.indicators is None else list(self.indicators)

    def problems(self, names: Sequence[str]) -> Iterator[Problem]:
        """What the columns of the table lack, and which it has twice."""
        for name in {*(name for _, name in self.labels(names)), *self.values(names)} - set(names):
            yield Problem(path="$", message="is no column", given=shown(name), suggestion=nearest(name, names))
        for name in {name for name in names if names.count(name) > 1}:
            yield Problem(path="$", message="is the name of two columns", given=shown(name))


def from_mapping(
    rows: Mapping[str, Mapping[str, float | None]], not_applicable: Collection[Cell], more: Structure
) -> IndicatorMatrix:
    """The matrix of `{unit: {indicator: value}}`."""
    problems = [
        Problem(path="$", message="is not a mapping of indicators to values", given=shown(row))
        for row in ((rows.values()) if isinstance(rows, Mapping) else [rows])
        if not isinstance(row, Mapping)
    ]
    if problems or not isinstance(rows, Mapping):
        raise ProblemsError(problems)
    indicators = list(dict.fromkeys(name for row in rows.values() for name in row))
    problems += [
        Problem(path=f"$['{unit}']", message="lacks an indicator; None says missing", given=shown(name))
        for unit, row in rows.items()
        for name in indicators
        if name not in row
    ]
    cells = [[row.get(name) for name in indicators] for row in rows.values()]
    return _matrix(list(rows), indicators, cells, problems, not_applicable, more)


def from_columns(
    columns: Mapping[str, Sequence[float | None]], units: Sequence[str], not_applicable: Collection[Cell], more: Structure
) -> IndicatorMatrix:
    """The matrix of `{indicator: values}`."""
    units = list(units)
    problems = [
        Problem(path=f"$['{name}']", message=f"has {len(column)} values for {len(units)} units")
        for name, column in columns.items()
        if len(column) != len(units)
    ]
    if problems:
        raise ProblemsError(problems)
    cells = [list(row) for row in zip(*columns.values(), strict=True)]
    return _matrix(units, list(columns), cells, problems, not_applicable, more)


def from_csv(source: str | PathLike[str], layout: Layout, not_applicable: Collection[Cell], more: Structure) -> IndicatorMatrix:
    """The matrix of comma-separated values."""
    is_text = isinstance(source, str) and "\n" in source
    try:
        text = str(source) if is_text else Path(source).read_text(encoding="utf-8-sig")
        rows = [(line, row) for line, row in _lines(text) if any(cell.strip() for cell in row)]
    except (UnicodeDecodeError, csv.Error) as error:
        raise ProblemsError([Problem(message=f"is no table of comma-separated values in UTF-8: {error}")]) from error
    names = [name.strip() for name in rows[0][1]] if rows else []
    problems = list(layout.problems(names)) if names else [Problem(message="is empty; a table has a heading and rows")]
    problems += [
        Problem(path="$", message=f"has {len(row)} cells under {len(names)} headings", line=line)
        for line, row in rows[1:]
        if len(row) != len(names)
    ]
    if problems:
        raise ProblemsError(problems)
    columns: dict[str, list[object]] = {name: [] for name in names}
    values = layout.values(names)
    for line, row in rows[1:]:
        for name, cell in zip(names, row, strict=True):
            columns[name].append(_parsed(cell.strip(), line, name, problems) if name in values else cell.strip())
    return _laid_out(columns, layout, problems, not_applicable, more)


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(StringIO(text, newline=""))
    for row in reader:
        yield reader.line_num, row


def _parsed(cell: str, line: int, name: str, problems: list[Problem]) -> float | None:
    if cell.lower() in _BLANK:
        return None
    try:
        return float(cell)
    except ValueError:
        problems.append(Problem(path="", message="is not a number", given=shown(cell), line=line, column=name))
        return None


def from_frame(frame: object, layout: Layout, not_applicable: Collection[Cell], more: Structure) -> IndicatorMatrix:
    """The matrix of a data frame."""
    with needs("frames"):
        import narwhals as nw
    table = nw.from_native(frame)  # type: ignore[call-overload]
    if isinstance(table, nw.LazyFrame):
        table = table.collect()
    problems = list(layout.problems(table.columns))
    if problems:
        raise ProblemsError(problems)
    columns = {}
    for name in table.columns:
        nulls = table[name].is_null().to_list()
        columns[name] = [None if null else each for null, each in zip(nulls, table[name].to_list(), strict=True)]
    return _laid_out(columns, layout, problems, not_applicable, more)


def _laid_out(
    columns: Mapping[str, Sequence[object]],
    layout: Layout,
    problems: list[Problem],
    not_applicable: Collection[Cell],
    more: Structure,
) -> IndicatorMatrix:
    labels = {what: columns[name] for what, name in layout.labels(list(columns))}
    values = layout.values(list(columns))
    units = ["" if each is None else str(each) for each in labels["unit"]]
    if "year" in labels:
        years = [_year(each, problems) for each in labels["year"]]
        units = [f"{unit} {year}" for unit, year in zip(units, years, strict=True)]
        more = {"years": years, **more}
    if "group" in labels:
        more = {"groups": ["" if each is None else str(each) for each in labels["group"]], **more}
    cells = [list(row) for row in zip(*(columns[name] for name in values), strict=True)]
    return _matrix(units, values, cells, problems, not_applicable, more)


def _year(given: object, problems: list[Problem]) -> int:
    try:
        return int(given)  # type: ignore[call-overload,no-any-return]
    except (TypeError, ValueError):
        problems.append(Problem(path="$.years", message="is not a year", given=shown(given)))
        return 0


def _matrix(
    units: Sequence[str],
    indicators: Sequence[str],
    cells: Sequence[Sequence[object]],
    problems: list[Problem],
    not_applicable: Collection[Cell],
    more: Structure,
) -> IndicatorMatrix:
    values = np.full((len(units), len(indicators)), np.nan)
    for row, unit in enumerate(units):
        for column, name in enumerate(indicators):
            values[row, column] = _number(cells[row][column], f"$['{unit}']['{name}']", problems)
    if problems:
        raise ProblemsError(problems)
    matrix = IndicatorMatrix(units=units, indicators=indicators, values=values, **more)
    return _without_widening(matrix, not_applicable) if not_applicable else matrix


def _number(given: object, path: str, problems: list[Problem]) -> float:
    if given is None or (isinstance(given, float) and isnan(given)):
        return float("nan")
    if isinstance(given, bool) or not isinstance(given, Real | Decimal):
        problems.append(Problem(path=path, message="is not a number", given=shown(given)))
        return float("nan")
    try:
        return float(given)
    except OverflowError:
        return float("inf")  # refused by the matrix, with all the others


def _without_widening(matrix: IndicatorMatrix, cells: Collection[Cell]) -> IndicatorMatrix:
    widens = matrix.missing.copy()
    problems = []
    for unit, name in cells:
        if unit not in matrix.units or name not in matrix.indicators:
            problems.append(Problem(path="$.not_applicable", message="is no cell of this matrix", given=shown((unit, name))))
            continue
        row, column = matrix.units.index(unit), matrix.indicators.index(name)
        if not matrix.missing[row, column]:
            problems.append(Problem(path=f"$['{unit}']['{name}']", message="has a value and is said not to apply"))
        widens[row, column] = False
    if problems:
        raise ProblemsError(problems)
    return evolve(matrix, widens=widens)
