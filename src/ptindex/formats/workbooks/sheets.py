"""The sheets of a workbook as cells with their places, before anybody asks what they say."""

from __future__ import annotations

import warnings
from contextlib import closing
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import attrs
from attrs import frozen
from openpyxl import DEFUSEDXML, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange

from ...declaration import Language
from ...exceptions import MissingExtraError, Problem, ProfileError, shown
from ..pages.matching import fold
from .archive import DAMAGED, refuse
from .layout import LONGEST, ROLES, WIDEST, Role, column_names
from .package import merged_ranges

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


__all__ = ["Cell", "Sheet", "cell_at", "read_sheets"]

Kind: TypeAlias = Literal["empty", "value", "formula", "error"]

_FARTHEST_HEADER = 40
_MOST_SHEETS = 60
_MOST_MERGED = 1_000
_CARRIAGE_RETURN = "_x000D_"  # how the format writes one; a text of ours never has it in a cell


@frozen(kw_only=True)
class Cell:
    """A cell: what it holds, of what kind that is, and where it stands; `column` is its letter.

    `number_format` is that of a number.
    """

    value: object
    kind: Kind
    sheet: str
    row: int
    column: str
    number_format: str = "General"

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it but blanks."""
        return self.kind == "empty"

    def problem(self, message: str, path: str = "$", **more: Any) -> Problem:
        """A problem with what the cell holds, at its place."""
        return self.at(Problem(path=path, message=message, **more))

    def at(self, problem: Problem) -> Problem:
        """The problem, placed at this cell, with what it holds as a person sees it there."""
        return attrs.evolve(problem, given=self.given, sheet=self.sheet, row=self.row, column=self.column)

    @property
    def given(self) -> str:
        """What the cell holds, as an error shows it."""
        if self.empty:
            return ""
        if isinstance(self.value, bool):
            return str(self.value).upper()
        return str(self.value) if self.of_time else shown(self.value)

    @property
    def of_time(self) -> bool:
        """Whether it holds a day, an hour or a span of time."""
        return isinstance(self.value, date | time | timedelta)


@frozen(kw_only=True)
class Sheet:
    """A sheet that has the columns of one role, and its rows below them; a row maps the columns' names to cells."""

    name: str
    role: Role
    language: Language
    columns: dict[str, int]
    rows: tuple[dict[str, Cell], ...]
    problems: tuple[Problem, ...]


def read_sheets(content: bytes) -> list[Sheet]:
    """The sheets of a workbook that have the headings of a role near their top.

    The archive has been checked before. Raises `ProfileError` for a workbook that is damaged or has too many sheets.
    """
    if not DEFUSEDXML:
        raise MissingExtraError("excel")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what is odd in the workbook of another program, and is not read here
            merged = merged_ranges(content)
            return list(_sheets(content, merged))
    except ProfileError:
        raise
    except Exception as error:
        # A damaged file makes its readers raise whatever they come across.
        raise ProfileError([Problem(message=DAMAGED)]) from error


def _sheets(content: bytes, merged: dict[str, list[str]]) -> Iterator[Sheet]:
    with closing(load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)) as book:
        if len(book.sheetnames) > _MOST_SHEETS:
            refuse(f"has more than {_MOST_SHEETS} sheets")
        for sheet in book.worksheets:
            found = _sheet(sheet.title, sheet.iter_rows(min_row=1, max_row=LONGEST + 1, min_col=1, max_col=WIDEST))
            if found is not None:
                yield attrs.evolve(found, problems=(*found.problems, *_merged(found, merged.get(sheet.title, []))))


def _sheet(name: str, rows: Iterator[Sequence[Any]]) -> Sheet | None:
    for number, row in enumerate(rows, 1):
        role = _role(row)
        if role is not None:
            columns, language, problems = _headings(name, role, number, row)
            below = [_row(name, columns, each, cells) for each, cells in enumerate(rows, number + 1)]
            if len(below) + number > LONGEST:
                problems.append(Problem(message=f"has more than {LONGEST} rows", sheet=name, row=LONGEST + 1))
            return Sheet(name=name, role=role, language=language, columns=columns, rows=tuple(below), problems=tuple(problems))
        if number >= _FARTHEST_HEADER:
            break
    return None


def _row(sheet: str, columns: dict[str, int], number: int, cells: Sequence[Any]) -> dict[str, Cell]:
    return {name: cell_at(sheet, number, place, cells[place - 1]) for name, place in columns.items()}


def _heading(cell: Any) -> str | None:
    return column_names().get(fold(cell.value)) if isinstance(cell.value, str) else None


def _role(cells: Sequence[Any]) -> Role | None:
    """What a sheet with these headings is for: that whose own column stands first, for people add theirs at the right."""
    names = [name for name in map(_heading, cells) if name is not None]
    for name in names:
        role = next((each for each in ROLES if name == each.named_by), None)
        if role is not None and role.needs <= set(names):
            return role
    return None


def _headings(sheet: str, role: Role, row: int, cells: Sequence[Any]) -> tuple[dict[str, int], Language, list[Problem]]:
    """The columns of a role by name, the language of their headings, and those that stand twice."""
    columns: dict[str, int] = {}
    problems = []
    language: Language = "en"
    for place, cell in enumerate(cells, 1):
        name = _heading(cell)
        if name not in role.columns:
            continue
        language = language if cell.value.isascii() else "ru"
        if name in columns:
            first = get_column_letter(columns[name])
            message = f"is a heading that stands twice, first in column {first}; rename or remove one of the columns"
            problems.append(cell_at(sheet, row, place, cell).problem(message))
        columns.setdefault(name, place)
    return columns, language, problems


def cell_at(sheet: str, row: int, column: int, found: Any) -> Cell:
    """A cell of a sheet, from what openpyxl found at its place."""
    value, kind = _content(found)
    more = {"number_format": found.number_format} if type(value) in (int, float) else {}
    return Cell(value=value, kind=kind, sheet=sheet, row=row, column=get_column_letter(column), **more)


def _content(found: Any) -> tuple[object, Kind]:
    value, data_type = found.value, found.data_type
    if data_type == "f":
        return (value if isinstance(value, str) else getattr(value, "text", "=")), "formula"
    if data_type == "e":
        return value, "error"
    if isinstance(value, str):
        value = value.replace(f"{_CARRIAGE_RETURN}\n", "\n").replace(_CARRIAGE_RETURN, "\n")
        return (value, "value") if value.strip() else (None, "empty")
    if isinstance(value, datetime) and value == datetime(value.year, value.month, value.day):  # noqa: DTZ001
        value = date(value.year, value.month, value.day)  # a cell knows no dates without a time of day
    return value, "empty" if value is None else "value"


def _merged(sheet: Sheet, ranges: list[str]) -> Iterator[Problem]:
    """Only the first of merged cells holds anything; an answer or note in another is lost without a sign."""
    first = sheet.rows[0] if sheet.rows else {}
    top = next(iter(first.values())).row if first else 0
    for each in ranges[:_MOST_MERGED]:
        area = CellRange(each)
        covered = [place for place in sheet.columns.values() if area.min_col <= place <= area.max_col]
        if area.max_row >= top and (area.max_row > area.min_row or covered != [area.min_col]) and covered:
            yield Problem(
                message=f"is one of the merged cells {each}; unmerge them and fill in each",
                sheet=sheet.name,
                row=area.min_row,
                column=get_column_letter(area.min_col),
            )
