"""CSV in two shapes: tidy, a row for each answer, which holds everything; and wide, a row for each country and year.

Text that a spreadsheet would take for a formula is written with an apostrophe before it and read back as it was. Files begin
best with a byte order mark (`encoding="utf-8-sig"`), by which Excel knows UTF-8.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..exceptions import Problem, ProfileError
from ..languages import check_language
from .tables import tidy as csv_tidy
from .tables import wide as csv_wide
from .tables.sheet import column_names, header_problems, read_sheet, write_sheet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..declaration import Language
    from ..profile import CountryProfile
    from .tables.sheet import Separator

__all__ = ["dumps_tidy", "dumps_wide", "is_csv", "loads"]

_KNOWN = frozenset({*csv_tidy.COLUMNS, *csv_wide.COLUMNS})
_LEAST_KNOWN = 2


def dumps_tidy(profiles: Iterable[CountryProfile], language: Language = "en", *, separator: Separator = ",") -> str:
    """Everything in profiles as CSV with a row for each answer, with its note and its source beside it.

    What is no answer has rows of its own: the source, the published total with its mark, release and source, notes on sections,
    remarks. `kind` and `key` say what a row is. Labels and wordings are in `language`, in Russian the known names of countries
    too. Beside semicolons numbers have a decimal comma, as Excel set to Russian takes and writes them. A note that says nothing
    leaves no trace.

    >>> from ptindex import example_profile
    >>> lines = dumps_tidy([example_profile()]).splitlines()
    >>> next(line for line in lines if "prevention.video" in line)[:61]
    'KAZ,Kazakhstan,2022,,answer,prevention.video,Video surveillan'
    """
    check_language(language)
    rows = (row for profile in profiles for row in csv_tidy.rows_of(profile, language, separator))
    return write_sheet(csv_tidy.COLUMNS, rows, separator)


def dumps_wide(profiles: Iterable[CountryProfile], *, separator: Separator = ",", drop: bool = False) -> str:
    """Profiles as CSV with a row for each country and year, answers by code in a column for each question.

    Raises `ProfileError` that names every note and remark, for which such a row has no room, unless `drop` says to leave them
    out.

    >>> from ptindex import example_profile
    >>> dumps_wide([example_profile()], drop=True).splitlines()[1][:40]
    'KAZ,Kazakhstan,2022,,120.44,†,,,,,,,,198'
    """
    given = tuple(profiles)
    message = "has no room in wide CSV; write tidy CSV, or drop=True leaves it out"
    problems = [
        Problem(path=path, message=message, row=row)
        for row, profile in enumerate(given, 2)
        for path in csv_wide.unheld(profile)
    ]
    if problems and not drop:
        raise ProfileError(problems)
    return write_sheet(csv_wide.COLUMNS, (csv_wide.row_of(profile, separator) for profile in given), separator)


def loads(content: str | bytes) -> tuple[CountryProfile, ...]:
    r"""The profiles in CSV of either shape, in the order in which they begin.

    Bytes are UTF-8 or UTF-16. The separator is a comma, a semicolon or a tab. An answer is a code, a wording in English or
    Russian, or a number with a point or a comma before its decimals; a question without a row or a column is not stated.

    Raises `ProfileError` with everything that is wrong, each with its row and column.

    >>> loads("iso3,country,year,prevention.video\nXAA,Atlantis,2022,some\n")
    (<CountryProfile Atlantis (XAA) 2022>,)
    """
    sheet = read_sheet(content)
    tidy = "key" in sheet.columns
    columns, required = (csv_tidy.COLUMNS, csv_tidy.REQUIRED) if tidy else (csv_wide.COLUMNS, csv_wide.REQUIRED)
    problems = sheet.problems
    problems += header_problems(sheet, columns, required)
    profiles: tuple[CountryProfile, ...] = ()
    if set(required) <= set(sheet.columns):
        profiles = csv_tidy.read_rows(sheet) if tidy else csv_wide.read_rows(sheet)
    if problems:
        raise ProfileError(sorted(problems, key=lambda problem: problem.row or 0))
    if not profiles:
        raise ProfileError([Problem(message="has no row below the names of its columns", row=sheet.row + 1)])
    return profiles


def is_csv(content: str | bytes) -> bool:
    """Whether the first line that is not blank has names of our columns, two of them at least."""
    return len(column_names(content) & _KNOWN) >= _LEAST_KNOWN
