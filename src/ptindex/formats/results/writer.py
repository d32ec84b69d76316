"""Sheets written row by row, so that a book of any size takes little memory: headings, formats, filters, print set-up."""

from __future__ import annotations

import re
from datetime import date
from itertools import chain
from math import ceil
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from ...display.tables import harmless
from ..cells import defused
from . import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from openpyxl import Workbook

    from ...declaration import Language
    from .sheets import Cell, Column, Kind, Sheet

__all__ = ["write_facts", "write_sheet"]

_LONGEST_TEXT = 16_000  # half of what a cell holds, which counts a sign beyond the first plane of Unicode twice
_EARLIEST = date(1901, 1, 1)  # the days of a spreadsheet begin in 1900, with one in February that never was
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # a spreadsheet would read `_x0041_` as the letter A
_FONT = "Calibri"
_LINE = 15.0  # the height of a line of that font, in points
_SMALL, _SMALL_LINE = 9, 12.5  # of what is said above, so that it takes little of a screen
_BOLD = 1.15  # how much wider bold letters are
_FILTER = 4  # what the button of a filter takes of a heading, in characters
_ON_A_SCREEN = 120
_ON_A_PAGE = 170  # characters across a sheet of paper that can still be read without a glass; more take a larger one
_SMALLEST = 1e-9  # what is less is a rest of rounding, and would be shown with a sign: -0.00
_HIGHEST = 400.0  # a row can be 409 points high
_A4, _A3 = 9, 8

_FORMATS: dict[Kind, str] = {
    "text": "General",
    "long": "General",
    "year": "0",
    "count": "#,##0",
    "points": "0.00",
    "signed": "+0.00;-0.00;0.00",
    "level": "0.000",
    "weight": "0.00%",
    "share": "0%",
    "figure": "General",
    "day": "yyyy-mm-dd",
}


_FACT_WIDTHS = (36, 90)


def write_facts(book: Workbook, name: str, title: str, facts: Iterable[tuple[str, Cell]], language: Language) -> None:
    """Write a sheet of names and values below a title."""
    from openpyxl.styles import Alignment, Font

    sheet = _new_sheet(book, name, landscape=False)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = _FACT_WIDTHS
    heading, first, second, quoted = (_prototype(sheet, "text", quoted=at == 3) for at in range(4))
    heading.font, first.font = Font(name=_FONT, bold=True, size=14), Font(name=_FONT, bold=True, size=11)
    for cell in (first, second, quoted):
        cell.alignment = Alignment(vertical="top", wrap_text=True, horizontal="left")
    sheet.row_dimensions[1].height = 2 * _LINE
    sheet.append(_cells([(heading, heading)], (title,), language))
    for number, row in enumerate(facts, 2):
        _append(sheet, number, [(first, first), (second, quoted)], row, _height(zip(row, _FACT_WIDTHS, strict=True)), language)
    sheet.close()


def write_sheet(book: Workbook, sheet: Sheet, said_above: str, language: Language) -> None:
    """Write a sheet: what is said above, the headings with filters, which stay in sight, and the rows."""
    from openpyxl.utils import get_column_letter

    made = _new_sheet(book, sheet.name.wording(language), landscape=True)
    letters = [get_column_letter(number) for number in range(1, len(sheet.columns) + 1)]
    widths = [_width(column, language) for column in sheet.columns]
    for letter, width in zip(letters, widths, strict=True):
        made.column_dimensions[letter].width = width
    made.freeze_panes = f"{get_column_letter(sheet.frozen_columns + 1)}3"
    made.print_title_rows = "1:2"
    if sum(widths) > _ON_A_PAGE:
        made.page_setup.paperSize = _A3
    merged = _within(widths, _ON_A_SCREEN)
    first = next(sheet.rows, None)
    if first is None:
        said_above = f"{words.NOTHING.wording(language)} {said_above}"
    _write_said_above(made, said_above, merged, sum(widths[:merged]), language)
    _write_headings(made, sheet.columns, widths, language)
    prototypes = [(_prototype(made, column.kind), _prototype(made, column.kind, quoted=True)) for column in sheet.columns]
    wrapped = [(at, widths[at]) for at, column in enumerate(sheet.columns) if column.kind == "long"]
    last = 2
    for row in chain(() if first is None else (first,), sheet.rows):
        last += 1
        height = _height((row[at], width) for at, width in wrapped if at < len(row))
        _append(made, last, prototypes, row, height, language)
    made.auto_filter.ref = f"A2:{letters[-1]}{last}"
    made.close()


def _new_sheet(book: Workbook, name: str, *, landscape: bool) -> Any:
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet = book.create_sheet(name)
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.oddFooter.left.text = "&A"
    sheet.oddFooter.right.text = "&P / &N"
    return sheet


def _width(column: Column, language: Language) -> int:
    """The width of a column, in which no word of its heading is cut."""
    longest = max(map(len, column.heading.wording(language).split()))
    return max(column.width, ceil(longest * _BOLD) + _FILTER)


def _within(widths: Sequence[int], most: int) -> int:
    """How many of the first columns are together no wider than so many characters, one at least."""
    return next((at for at in range(1, len(widths)) if sum(widths[: at + 1]) > most), len(widths))


def _write_said_above(sheet: Any, text: str, merged: int, width: int, language: Language) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    if merged > 1:
        sheet.merged_cells.add(f"A1:{get_column_letter(merged)}1")
    sheet.row_dimensions[1].height = _SMALL_LINE * _lines(text, width)
    above = _prototype(sheet, "text")
    above.font = Font(name=_FONT, size=_SMALL)
    above.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.append(_cells([(above, above)], (text,), language))


def _write_headings(sheet: Any, columns: Sequence[Column], widths: Sequence[int], language: Language) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    headings = [_prototype(sheet, column.kind) for column in columns]
    for heading in headings:
        heading.font = Font(name=_FONT, bold=True, size=11)
        heading.fill = PatternFill("solid", start_color="FFDDE3EA")
        beside = heading.alignment
        heading.alignment = Alignment(wrap_text=True, vertical="top", horizontal=beside.horizontal, indent=beside.indent)
    names = tuple(column.heading.wording(language) for column in columns)
    lines = max(_lines(name, (width - _FILTER) / _BOLD) for name, width in zip(names, widths, strict=True))
    _append(sheet, 2, [(heading, heading) for heading in headings], names, lines * _LINE, language)


def _lines(text: str, room: float) -> int:
    """How many lines a text takes that is broken between its words."""
    return len(wrap(text, max(int(room), 1)))


def _height(texts: Iterable[tuple[Cell, int]]) -> float:
    """How high a row must be for its wrapped texts, each with the width of its column; not every program finds that out."""
    most = 1
    for text, width in texts:
        if isinstance(text, str) and (len(text) > width - 2 or "\n" in text):
            room = max(width - 4, 4)  # words do not fill a line to its end
            most = max(most, sum(1 + len(line) // room for line in text.split("\n")))
    return min(most * _LINE, _HIGHEST)


def _append(
    sheet: Any, number: int, prototypes: Sequence[tuple[Any, Any]], row: Iterable[Cell], height: float, language: Language
) -> None:
    if height > _LINE:
        sheet.row_dimensions[number].height = height
    sheet.append(_cells(prototypes, row, language))
    sheet.row_dimensions.pop(number, None)  # it is written; a hundred thousand of them would fill the memory


def _prototype(sheet: Any, kind: Kind, *, quoted: bool = False) -> Any:
    """A cell of a style, which is filled again for each row: it is written before the next one is asked for."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment

    cell = WriteOnlyCell(sheet)
    cell.number_format = _FORMATS[kind]
    side = "left" if kind in ("text", "long") else "center" if kind == "year" else "right"
    cell.alignment = Alignment(vertical="top", wrap_text=kind == "long", horizontal=side, indent=int(side == "left"))
    cell.quotePrefix = quoted
    return cell


def _cells(prototypes: Iterable[tuple[Any, Any]], row: Iterable[Cell], language: Language) -> Iterator[Any]:
    """The cells of a row; one without a value is left out, and text is text whatever it begins with."""
    for (plain, quoted), value in zip(prototypes, row, strict=False):
        if isinstance(value, date) and value < _EARLIEST:
            value = value.isoformat()
        if value is None or value == "":
            yield None
        elif isinstance(value, str):
            text = _ESCAPE.sub("_x005F_", _fitting(harmless(value), language))
            cell = plain if defused(text) == text else quoted
            cell.value = text
            cell.data_type = "s"  # the value alone would make a formula or an error of some texts
            yield cell
        else:
            plain.value = 0.0 if isinstance(value, float) and abs(value) < _SMALLEST else value
            yield plain


def _fitting(text: str, language: Language) -> str:
    """A text as long as a cell can hold, with its length where it is cut: a cut that nobody sees would be a loss."""
    if len(text) <= _LONGEST_TEXT:
        return text
    return text[:_LONGEST_TEXT] + words.CUT.wording(language).format(len(text))
