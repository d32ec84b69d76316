"""Wide CSV: a row for each country and year, a column for each question, and no room for notes and remarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...exceptions import Problem, shown
from ...profile import Note
from ...questionnaire import questions
from ..cells import defused
from .cells import IDENTITY, ProfileDraft, RowCells, identity, sourced, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...profile import CountryProfile
    from .sheet import CsvSheet, Separator

__all__ = ["COLUMNS", "REQUIRED", "read_rows", "row_of", "unheld"]

_KEYS = tuple(question.key for question in questions())

COLUMNS = (
    *IDENTITY,
    *("published", "published_mark", "published_release"),
    *("published_source", "published_source_url", "published_source_date"),
    *("source", "source_url", "source_date"),
    *_KEYS,
)
"""The columns in their order: whose answers these are, what was published, the source, the questions by key."""

REQUIRED = ("iso3", "year")
"""The columns without which nothing can be read; a question without a column is not stated."""


def row_of(profile: CountryProfile, separator: Separator) -> tuple[str, ...]:
    """The row of a profile, without its notes and remarks."""
    published = profile.published
    total = ("", "", "", "", "", "")
    if published is not None:
        release = "" if published.release is None else str(published.release)
        total = (written(published.value, separator), defused(published.mark), release, *sourced(published.source))
    answers = (written(value, separator) for _, value in profile.answers())
    return (*identity(profile), *total, *sourced(profile.source), *answers)


def unheld(profile: CountryProfile) -> Iterator[str]:
    """The paths of what a row does not hold. A note that says nothing is no loss."""
    yield from (f"$.notes['{path}']" for path, note in profile.notes.items() if note != Note())
    yield from (f"$.remarks[{number}]" for number in range(len(profile.remarks)))


def read_rows(sheet: CsvSheet) -> tuple[CountryProfile, ...]:
    """The profiles in the order of the rows; what is wrong is added to the sheet's problems."""
    first: dict[tuple[str, str, str], int] = {}
    found = []
    for row in sheet.rows:
        cells = RowCells(row, sheet.problems, sheet.separator)
        whose = cells.text("iso3").strip(), cells.text("year").strip(), cells.text("territory")
        if first.setdefault(whose, row.number) != row.number:
            message = f"is a country and a year that stand twice, first in row {first[whose]}"
            cells.refuse("iso3", Problem(message=message, given=shown(" ".join(filter(None, whose)))))
        profile = _draft(cells).profile()
        if profile is not None:
            found.append(profile)
    return tuple(found)


def _draft(cells: RowCells) -> ProfileDraft:
    draft = ProfileDraft(
        cells=cells,
        answers={question.key: cells.answer(question.key, question) for question in questions()},
        mark=cells.line("published_mark", "$.published.mark", one_line=True),
        release=cells.whole("published_release", "$.published.release"),
        published_source=cells.source("published_source", "$.published.source"),
        source=cells.source("source", "$.source"),
    )
    draft.take_total(cells)
    return draft
