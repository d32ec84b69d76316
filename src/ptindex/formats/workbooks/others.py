"""Workbooks that are no questionnaire: a table of ours is read, and of the others it is said what they are."""

from __future__ import annotations

import csv
from contextlib import closing
from datetime import date
from io import BytesIO, StringIO
from types import NoneType
from typing import TYPE_CHECKING, NoReturn

import attrs
from openpyxl import load_workbook

from ...exceptions import Problem, ProblemsError, ProfileError
from .. import csv as csv_format
from ..results import words as results_words
from . import words
from .archive import refuse
from .contents import number_problem, plain_problem
from .layout import LONGEST, WIDEST
from .sheets import cell_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...profile import CountryProfile
    from .sheets import Cell

__all__ = ["profiles_in_a_table", "refuse_other_workbook", "refuse_results"]

_HELD = (str, int, float, date, NoneType)
_OF_RESULTS = (results_words.SCORES, results_words.CONTRIBUTIONS, results_words.ABOUT)


def refuse_results(content: bytes) -> None:
    """Refuses a workbook of results, some sheets of which have the headings of a questionnaire."""
    with closing(load_workbook(BytesIO(content), read_only=True)) as book:
        names = set(book.sheetnames)
    if all(names & {name.en, name.ru} for name in _OF_RESULTS):
        refuse("is a workbook of results, not a questionnaire; give the files that it was made of")


def refuse_other_workbook() -> NoReturn:
    """Refuses a workbook of which nothing is known."""
    key, answer = words.KEY, words.ANSWER
    refuse(
        f"is no questionnaire workbook: no sheet has the headings {key.en!r} and {answer.en!r} ({key.ru!r} and {answer.ru!r}); "
        "make one with `ptindex template`"
    )


def profiles_in_a_table(content: bytes) -> tuple[CountryProfile, ...] | None:
    """The profiles of CSV of ours that a program saved as a workbook; None where the first sheet has no such columns.

    Raises `ProfileError` with all that is wrong, each with the name of the sheet.
    """
    with closing(load_workbook(BytesIO(content), read_only=True)) as book:
        cells = [
            [cell_at(sheet.title, number, place, cell) for place, cell in enumerate(row, 1)]
            for sheet in book.worksheets[:1]
            for number, row in enumerate(sheet.iter_rows(min_row=1, max_row=LONGEST + 1, max_col=WIDEST * 2), 1)
        ]
    if not csv_format.is_csv(_lines(cells[:1])):
        return None
    problems = list(_problems(cells))
    try:
        if not problems:
            return csv_format.loads(_lines(cells))
    except ProblemsError as error:
        problems = [attrs.evolve(problem, sheet=cells[0][0].sheet) for problem in error.problems]
    raise ProfileError(problems)


def _problems(rows: list[list[Cell]]) -> Iterator[Problem]:
    """What no CSV holds: formulas, errors, numbers shown otherwise, and more rows than are read."""
    for cell in (cell for row in rows for cell in row):
        problem = plain_problem(cell, "$") or number_problem(cell, "$")
        if problem is None and type(cell.value) not in _HELD:
            problem = cell.problem("is neither text nor a number nor a day; write it as text")
        if problem is not None:
            yield problem
    if len(rows) > LONGEST:
        yield Problem(message=f"has more than {LONGEST} rows", sheet=rows[0][0].sheet, row=LONGEST + 1)


def _lines(rows: list[list[Cell]]) -> str:
    """The rows as CSV, as wide as the row of names."""
    width = max((number for row in rows[:1] for number, cell in enumerate(row, 1) if not cell.empty), default=0)
    text = StringIO(newline="")
    writer = csv.writer(text)
    for row in rows:
        values = ["" if cell.empty else str(cell.value) for cell in row]
        writer.writerow([*values[:width], *filter(None, values[width:])])
    return text.getvalue()
