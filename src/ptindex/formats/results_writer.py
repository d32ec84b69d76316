"""Sheets written row by row, so that a book of any size takes little memory: headings, formats, filters, print set-up."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from ..display.tables import harmless
from . import results_words as words
from .cells import defused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from openpyxl import Workbook

    from ..declaration import Language
    from .results_sheets import Cell, Column, Kind, Sheet

__all__ = ["write_facts", "write_sheet"]

_LONGEST_TEXT = 16_000  # half of what a cell holds, which counts a sign beyond the first plane of Unicode twice
_EARLIEST = date(1901, 1, 1)  # the days of a spreadsheet begin in 1900, with one in February that never was
_LINE = 13.0
_PER_LINE = 150
_A4 = 9

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


def write_facts(book: Workbook, name: str, title: str, facts: Iterable[tuple[str, Cell]], language: Language) -> None:
    """Write a sheet of names and values below a title."""
    from openpyxl.styles import Alignment, Font

    sheet = _new_sheet(book, name, landscape=False)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 36, 90
    heading, first, second, quoted = (_prototype(sheet, "text", quoted=at == 3) for at in range(4))
    heading.font, first.font = Font(bold=True, size=14), Font(bold=True)
    for cell in (first, second, quoted):
        cell.alignment = Alignment(vertical="top", wrap_text=True, horizontal="left")
    sheet.append(_cells([(heading, heading)], (title,), language))
    for row in facts:
        sheet.append(_cells([(first, first), (second, quoted)], row, language))
    sheet.close()


def write_sheet(book: Workbook, sheet: Sheet, said_above: str, language: Language) -> None:
    """Write a sheet: what is said above, the headings with filters, which stay in sight, and the rows."""
    from openpyxl.utils import get_column_letter

    made = _new_sheet(book, sheet.name.wording(language), landscape=True)
    letters = [get_column_letter(number) for number in range(1, len(sheet.columns) + 1)]
    for letter, column in zip(letters, sheet.columns, strict=True):
        made.column_dimensions[letter].width = column.width
    made.freeze_panes = f"{get_column_letter(sheet.frozen_columns + 1)}3"
    made.print_title_rows = "1:2"
    _write_top(made, sheet.columns, letters[-1], said_above, language)
    prototypes = [(_prototype(made, column.kind), _prototype(made, column.kind, quoted=True)) for column in sheet.columns]
    last = 2
    for row in sheet.rows:
        made.append(_cells(prototypes, row, language))
        last += 1
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


def _write_top(sheet: Any, columns: Sequence[Column], last: str, said_above: str, language: Language) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    shown = sum(column.width for column in columns[:8])  # about what a screen holds of a wide table
    sheet.merged_cells.add(f"A1:{last if len(columns) < 8 else 'H'}1")
    sheet.row_dimensions[1].height = _LINE * (1 + len(said_above) // min(shown, _PER_LINE))
    above = _prototype(sheet, "text")
    above.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.append(_cells([(above, above)], (said_above,), language))
    heading = _prototype(sheet, "text")
    heading.font = Font(bold=True)
    heading.fill = PatternFill("solid", start_color="FFDDE3EA")
    heading.alignment = Alignment(wrap_text=True, vertical="top")
    names = tuple(column.heading.wording(language) for column in columns)
    sheet.append(_cells([(heading, heading)] * len(names), names, language))


def _prototype(sheet: Any, kind: Kind, *, quoted: bool = False) -> Any:
    """A cell of a style, which is filled again for each row: it is written before the next one is asked for."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment

    cell = WriteOnlyCell(sheet)
    cell.number_format = _FORMATS[kind]
    cell.alignment = Alignment(vertical="top", wrap_text=kind == "long")
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
            text = _fitting(harmless(value), language)
            cell = plain if defused(text) == text else quoted
            cell.value = text
            cell.data_type = "s"  # the value alone would make a formula or an error of some texts
            yield cell
        else:
            plain.value = value
            yield plain


def _fitting(text: str, language: Language) -> str:
    """A text as long as a cell can hold, with its length where it is cut: a cut that nobody sees would be a loss."""
    if len(text) <= _LONGEST_TEXT:
        return text
    return text[:_LONGEST_TEXT] + words.CUT.wording(language).format(len(text))
