"""What the cells of the questionnaire workbook say: a text, a date or a number, or a problem with its place."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from ..numbers import read_number
from .layout import reference_in, text_of
from .sheets import Cell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...exceptions import Problem
    from .sheets import Sheet

__all__ = ["NOWHERE", "STAND_IN", "Contents", "plain_problem"]

NOWHERE = Cell(value=None, kind="empty", sheet="", row=0, column="")
"""Stands for a cell whose row or column is not there, which has been said already."""

STAND_IN = "XXX"
"""Stands for a text that could not be read, so that nothing more is said of it; every field takes it."""

_DECIMAL = re.compile(r"-?[0-9]{1,320}(?:\.[0-9]{1,340})?(?:[eE][+-]?[0-9]{1,3})?")
_MINUS = re.compile(r"^[-\u2212]\s*")
_DAY_FIRST = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_DATE = "is not a date (YYYY-MM-DD)"


def plain_problem(cell: Cell, path: str) -> Problem | None:
    """The problem with a cell that holds no value but a formula or an error; None for any other."""
    if cell.kind == "formula":
        return cell.problem("holds a formula; paste its value instead", path)
    if cell.kind == "error":
        return cell.problem("holds an error of the spreadsheet; write the value again", path)
    return None


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
        if problem := plain_problem(cell, path):
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
        value = cell.value
        if cell.empty or type(value) is date:
            return value if type(value) is date else None
        if problem := plain_problem(cell, path):
            self._problems.append(problem)
            return None
        text = value.strip() if isinstance(value, str) else ""
        found = _day(text)
        if found is None:
            turned = _DAY_FIRST.fullmatch(text)
            suggestion = _day(f"{turned[3]}-{turned[2]:0>2}-{turned[1]:0>2}") if turned else None
            suggested = suggestion.isoformat() if suggestion else None
            self._problems.append(cell.problem(_DATE, path, suggestion=suggested))
        return found

    def number(self, cell: Cell, path: str) -> object:
        """The number of a cell, None for an empty one; what is no number is returned as it is, for its class to refuse."""
        if problem := plain_problem(cell, path):
            self._problems.append(problem)
            return 1  # every field of a number takes it but the year, whose problem is not said twice
        if not isinstance(cell.value, str):
            return int(cell.value) if isinstance(cell.value, float) and cell.value.is_integer() else cell.value
        text = " ".join(cell.value.split())
        if _DECIMAL.fullmatch(text):
            number = float(text)
            return int(number) if number.is_integer() else number
        minus, unsigned = bool(_MINUS.match(text)), _MINUS.sub("", text)
        read = read_number(unsigned, whole=False)
        if read is None or read.doubtful:
            return cell.value
        value = float(-read.value if minus else read.value)
        return int(value) if value.is_integer() else value


def _day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if found.isoformat() == text else None
