"""CSV as rows of cells by column, whatever program wrote it: its separator, its encoding, its blank lines.

Nothing here knows what a column means; `csv_tidy` and `csv_wide` do.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

from ...exceptions import Problem, ProfileError, nearest, shown
from ..cells import undefused
from ..decoding import decoded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from ...declaration import Language

__all__ = [
    "CsvSheet",
    "Separator",
    "SheetRow",
    "column_names",
    "for_excel",
    "header_problems",
    "read_sheet",
    "separator_for",
    "write_sheet",
]

Separator: TypeAlias = Literal[",", ";", "\t"]

_SEPARATORS: tuple[Separator, ...] = (",", ";", "\t")
_MOST_PROBLEMS = 1_000
_MOST_COLUMNS = 500
_MOST_SUGGESTIONS = 50
_BLANK_LINES = re.compile(r"(?:[;,\t ]*\r?\n)*")  # a spreadsheet saves rows that are left blank above a table, too
_SAID = re.compile(r"sep=([,;\t])\r?\n", re.IGNORECASE)  # a line that Excel understands and keeps to itself
_ENCODING = "is not text in UTF-8 or UTF-16, as byte {} shows; in Excel, save it as “CSV UTF-8”"


@frozen
class SheetRow:
    """A row: its number as a spreadsheet counts, the header being row 1, and its cells by column."""

    number: int
    cells: Mapping[str, str]


@frozen(kw_only=True)
class CsvSheet:
    """What stands in CSV: the names of its columns, their row, the rows without the blank ones, and a list for what is wrong.

    The rows are read as they are asked for, and no further than the problems allow: a file of noise has no end of them.
    """

    columns: tuple[str, ...]
    row: int
    separator: Separator
    rows: Iterator[SheetRow]
    problems: list[Problem]


def read_sheet(content: str | bytes) -> CsvSheet:
    """The cells of CSV, in which text made harmless for spreadsheets is what it was before.

    The separator (comma, semicolon or tab) is that which the line of names has most of, or that of a line `sep=;` before it.
    The line of names is the first that is not blank.

    Raises `ProfileError` for bytes that are no text, for text without a line of names, and for more columns than any table of
    ours has.
    """
    separator, text = _separated(_text(content))
    problems: list[Problem] = []
    records = _records(text, separator, problems)
    row, header = _header(records)
    if not header:
        raise ProfileError([*problems, Problem(message="has no line with the names of columns", row=1)])
    if len(header) > _MOST_COLUMNS:
        message = f"has {len(header)} columns, and no table that is read here has more than {_MOST_COLUMNS}"
        raise ProfileError([Problem(message=message, row=row)])
    columns = tuple(_named(name) for name in header)
    rows = _rows(records, columns, problems)
    return CsvSheet(columns=columns, row=row, separator=separator, rows=rows, problems=problems)


def _header(records: Iterator[tuple[int, list[str]]]) -> tuple[int, list[str]]:
    """The first record with anything in it, and its number."""
    for number, record in records:
        if any(map(str.strip, record)):
            return number, record
    return 1, []


def _rows(records: Iterator[tuple[int, list[str]]], columns: tuple[str, ...], problems: list[Problem]) -> Iterator[SheetRow]:
    for number, record in records:
        if not any(record):
            continue
        if len(problems) > _MOST_PROBLEMS:
            problems.append(Problem(message="and what follows was not read: mend these problems first", row=number))
            return
        problems += _form_problems(number, record, columns)
        cells = (undefused(cell.replace("\r\n", "\n").replace("\r", "\n")) for cell in record)
        named = reversed([*zip(columns, cells, strict=False)])  # of columns of one name, which is refused, the first stands
        yield SheetRow(number, dict(named))


def column_names(content: str | bytes) -> frozenset[str]:
    """The names in the first line of what may be CSV; none where it is no text."""
    try:
        separator, text = _separated(_text(content))
    except ProfileError:
        return frozenset()
    _, header = _header(_records(_first_line(text), separator, []))
    return frozenset(_named(name) for name in header)


def _text(content: str | bytes) -> str:
    try:
        return content.removeprefix("\ufeff") if isinstance(content, str) else decoded(content)
    except UnicodeDecodeError as error:
        raise ProfileError([Problem(message=_ENCODING.format(error.start))]) from error


def _separated(text: str) -> tuple[Separator, str]:
    """The separator, and the text after the line that may say it."""
    said = _SAID.match(text)
    if said:
        return next(each for each in _SEPARATORS if each == said[1]), text[said.end() :]
    return max(_SEPARATORS, key=_first_line(text).count), text


def _first_line(text: str) -> str:
    """The first line with more in it than separators."""
    blank = _BLANK_LINES.match(text)
    return text[blank.end() if blank else 0 :].partition("\n")[0]


def _records(text: str, separator: Separator, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """The records with their numbers, up to the first that is no CSV."""
    number = 0
    try:
        for number, record in enumerate(csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True), 1):
            yield number, record
    except csv.Error as error:
        message = f"is not CSV ({error}); what follows was not read"
        problems.append(Problem(message=message, row=number + 1))


def _named(name: str) -> str:
    return name.strip().casefold()


def _form_problems(number: int, record: Sequence[str], columns: Sequence[str]) -> Iterator[Problem]:
    """What is wrong with a row whatever its columns mean."""
    if len(record) < len(columns):
        message = f"has {len(record)} cells, and the line of names has {len(columns)}"
        yield Problem(message=message, row=number, given=shown(_shortened(record)))
    beyond = next(filter(None, record[len(columns) :]), None)
    if beyond is not None:
        yield Problem(message="stands in a cell beyond the last column", row=number, given=shown(beyond))
    for cell in (cell for name, cell in zip(columns, record, strict=False) if not name and cell):
        yield Problem(message="stands in a column without a name", row=number, given=shown(cell))


def _shortened(record: Sequence[str]) -> str:
    return " | ".join(record)


def header_problems(sheet: CsvSheet, known: Collection[str], required: Iterable[str]) -> Iterator[Problem]:
    """Which names of columns are unknown, which stand twice, and which are missing."""
    row = sheet.row
    seen: set[str] = set()
    unknown = 0
    for name in filter(None, sheet.columns):
        if name in seen:
            yield Problem(message="is a column that stands twice", given=shown(name), row=row, column=name)
        elif name not in known:
            unknown += 1
            yield Problem(
                message="is not the name of a column that is read here; take the column out",
                given=shown(name),
                suggestion=nearest(name, known) if unknown <= _MOST_SUGGESTIONS else None,
                row=row,
                column=name,
            )
        seen.add(name)
    yield from (
        Problem(message="is a column that is missing", given=shown(name), row=row) for name in required if name not in seen
    )


def separator_for(language: Language) -> Separator:
    """The separator that Excel takes when it is set to a language: semicolons where the comma is the decimal sign."""
    return ";" if language == "ru" else ","


def for_excel(text: str) -> str:
    """CSV as a file has it: with the mark at its beginning by which Excel knows UTF-8."""
    return f"\ufeff{text}"


def write_sheet(columns: Sequence[str], rows: Iterable[Sequence[str]], separator: Separator) -> str:
    """CSV after RFC 4180: a line of names, then the rows, each cell as it is given.

    Raises `ProfileError` for a cell too long to be read back.
    """
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=separator)
    writer.writerow(columns)
    longest = csv.field_size_limit()
    for number, row in enumerate(rows, 2):
        long = [name for name, cell in zip(columns, row, strict=True) if len(cell) > longest]
        if long:
            message = f"is longer than the {longest} characters that a cell of CSV may have"
            raise ProfileError([Problem(message=message, row=number, column=name) for name in long])
        writer.writerow(row)
    return text.getvalue()
