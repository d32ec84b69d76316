"""What the cells of the questionnaire workbook say: a text, a date or a number, or a problem with its place."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

import attrs

from ...declaration import FIRST_YEAR
from ...exceptions import Problem
from ..cells import read_day, read_figure
from .layout import reference_in, text_of
from .number_formats import PERCENT, shown_otherwise
from .sheets import Cell

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from .sheets import Sheet

__all__ = ["FIRST_DAY", "MADE_A_DATE", "NOWHERE", "STAND_IN", "UNREAD", "Contents", "number_problem", "plain_problem"]

NOWHERE = Cell(value=None, kind="empty", sheet="", row=0, column="")
"""Stands for a cell whose row or column is not there, which has been said already."""

STAND_IN = "XXX"
"""Stands for a text that could not be read, so that nothing more is said of it; every field takes it."""

UNREAD = FIRST_YEAR
"""Stands for a number that could not be read, so that nothing more is said of it; every field of a number takes it."""

FIRST_DAY = date(1910, 1, 1)
"""The first day that is written to a cell as a date and read from one; those before are text."""

MADE_A_DATE = "is a date that the spreadsheet made of a number; format the cell as a number and type it again"
_PERCENTAGE = "is a percentage; format the cell as a number and type again only the number that is asked for"
_OTHER_NUMBER = "is shown otherwise than the number in the cell; format the cell as a number and type it again alone"
_OTHER_TEXT = "is a number that the cell shows otherwise; format the cell as text and type it again"
_TOO_EARLY = (
    "is a day before 1910, which a cell for dates makes of a year alone; write the day as YYYY-MM-DD, and after an apostrophe "
    "if it is so old"
)


def plain_problem(cell: Cell, path: str) -> Problem | None:
    """The problem with a cell that holds no value but a formula or an error; None for any other."""
    if cell.kind == "formula":
        return cell.problem("holds a formula; paste its value instead", path)
    if cell.kind == "error":
        return cell.problem("holds an error of the spreadsheet; write the value again", path)
    return None


def number_problem(cell: Cell, path: str, unit: Collection[str] = (), *, text: bool = False) -> Problem | None:
    """The problem with a number that its cell shows as another, beside other signs than those of a unit; else None."""
    if type(cell.value) not in (int, float):
        return None
    value = cast("float", cell.value)
    beside = shown_otherwise(value, cell.number_format, unit)
    if beside is None:
        return None
    percent = beside == PERCENT
    given = f"{value * 100:.12g}%" if percent else f"{cell.given} {beside}".strip()
    message = _OTHER_TEXT if text else _PERCENTAGE if percent else _OTHER_NUMBER
    return attrs.evolve(cell.problem(message, path), given=given)


class Contents:
    """Reads cells, and notes in the given list what is wrong with them."""

    def __init__(self, problems: list[Problem], keepers: Iterable[Sheet]) -> None:
        self._problems = problems
        self._kept: dict[int, list[str]] = {}
        for sheet in keepers:
            for row in sheet.rows:
                self._keep(row["kept_number"], row.get("kept_part", NOWHERE))

    def _keep(self, number: Cell, part: Cell) -> None:
        if isinstance(number.value, int) and number.kind == "value":
            self._kept.setdefault(number.value, []).append(part.value if isinstance(part.value, str) else "")

    def text(self, cell: Cell, path: str) -> str:
        """The text of a cell, to the last blank; a number or a date as it is written."""
        value = cell.value
        if cell.empty:
            return ""
        if problem := plain_problem(cell, path) or number_problem(cell, path, text=True):
            self._problems.append(problem)
        elif isinstance(value, str):
            number = reference_in(value)
            return value if number is None else self._kept_text(cell, number, path)
        elif isinstance(value, float):
            return str(int(value)) if value.is_integer() else repr(value)
        elif type(value) is int:
            return str(value)
        elif type(value) is date:
            return value.isoformat()
        else:
            self._problems.append(cell.problem("is not text", path))
        return STAND_IN

    def _kept_text(self, cell: Cell, number: int, path: str) -> str:
        text = text_of(self._kept.get(number, [""]))
        if text is None:
            self._problems.append(cell.problem("refers to a long text that is not there; write the text itself", path))
            return STAND_IN
        return text

    def day(self, cell: Cell, path: str) -> date | None:
        """The date of a cell, None for an empty one."""
        if cell.empty:
            return None
        found = plain_problem(cell, path) or self._day(cell)
        if isinstance(found, date):
            return found
        self._problems.append(cell.at(attrs.evolve(found, path=path)))
        return None

    def _day(self, cell: Cell) -> date | Problem:
        value = cell.value
        if type(value) is date:
            # A cell for dates takes 2022 for the 2022nd day of its calendar, which lies in 1905 or 1909.
            return value if value >= FIRST_DAY else Problem(message=_TOO_EARLY)
        # A year alone in a cell that is not one for dates is a number.
        return read_day(str(value) if type(value) in (int, str) else "")

    def number(self, cell: Cell, path: str) -> object:
        """The number of a cell, None for an empty one; what its class must refuse is returned as it is."""
        value = cell.value
        problem = plain_problem(cell, path) or number_problem(cell, path)
        if problem is None and cell.of_time:
            problem = cell.problem(MADE_A_DATE, path)
        elif problem is None and isinstance(value, str):
            figure = read_figure(value)
            if not isinstance(figure, Problem):
                return figure
            problem = cell.at(attrs.evolve(figure, path=path))
        if problem is not None:
            self._problems.append(problem)
            return UNREAD
        return int(value) if isinstance(value, float) and value.is_integer() else value
