"""How the sheets of the questionnaire workbook look, are printed and are protected."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from attrs import frozen
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties

from . import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from ...declaration import Language

__all__ = [
    "BOLD",
    "ENTRY",
    "GREY",
    "HEADER",
    "HEADING",
    "LABEL",
    "TITLE",
    "UNANSWERED",
    "WRONG",
    "Look",
    "dress",
    "open_columns",
    "set_up",
]

_FONT = "Calibri"
_HAIR = Side(style="thin", color="FFC9CDD2")
_GRID = Border(left=_HAIR, right=_HAIR, top=_HAIR, bottom=_HAIR)
_TOP = Alignment(vertical="top", wrap_text=True)
_LEFT = Alignment(horizontal="left", vertical="top", wrap_text=True)  # numbers and words stand in one column
_PLAIN = Font(name=_FONT, size=10)


def _fill(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour)


@frozen(kw_only=True)
class Look:
    """The dress of a cell; `entry` marks one that a person fills in."""

    font: Font = _PLAIN
    fill: PatternFill | None = None
    border: Border | None = _GRID
    alignment: Alignment = _TOP
    entry: bool = False


TITLE = Look(font=Font(name=_FONT, size=14, bold=True), border=None, alignment=Alignment(vertical="center"))
HEADER = Look(
    font=Font(name=_FONT, size=10, bold=True, color="FFFFFFFF"),
    fill=_fill("FF1F3A5F"),
    alignment=Alignment(vertical="center", wrap_text=True),
)
HEADING = Look(font=Font(name=_FONT, size=10, bold=True, color="FF1F3A5F"), fill=_fill("FFDCE6F1"))
LABEL = Look(alignment=_LEFT)
BOLD = Look(font=Font(name=_FONT, size=10, bold=True))
GREY = Look(font=Font(name=_FONT, size=9, color="FF5F6670"), alignment=_LEFT)
ENTRY = Look(fill=_fill("FFF3F8FC"), alignment=_LEFT, entry=True)

UNANSWERED = DifferentialStyle(fill=PatternFill(bgColor="FFFFF2CC"))
WRONG = DifferentialStyle(font=Font(color="FFFFFFFF", bold=True), fill=PatternFill(bgColor="FFC00000"))

_ACTS = ("=", "+", "-", "@", "'", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_POINTS_A_LINE = 13.5


def at(sheet: Worksheet, row: int, column: int) -> Cell:
    """A cell of a sheet that has no merged ones."""
    return cast("Cell", sheet.cell(row, column))


def dress(cell: Cell, look: Look, number_format: str = "General") -> None:
    """Gives a cell its look; text that a person could turn into a formula by editing it is marked as text for good."""
    cell.font = look.font
    cell.alignment = look.alignment
    if look.fill is not None:
        cell.fill = look.fill
    if look.border is not None:
        cell.border = look.border
    if look.entry:
        cell.protection = Protection(locked=False)
    if number_format != "General":
        cell.number_format = number_format
    if isinstance(cell.value, str) and cell.value.lstrip().startswith(_ACTS):
        cell.quotePrefix = True


def height_of(texts: Sequence[tuple[str, float]], least: int = 1) -> float:
    """The height in points at which a row of texts begins, in columns of the given widths in characters."""
    lines = max((sum(_lines(line, width) for line in text.split("\n")) for text, width in texts), default=least)
    return _POINTS_A_LINE * min(max(lines, least), 30) + 3


def _lines(line: str, width: float) -> int:
    room = max(width - 1, 1)
    count, used = 1, 0.0
    for word in line.split(" "):
        if used and used + len(word) > room:
            count, used = count + 1, 0.0
        count += int(len(word) // room) if len(word) > room else 0
        used += len(word) % room + 1
    return count


def set_up(sheet: Worksheet, language: Language, widths: Sequence[float], *, repeat: str = "", freeze: str = "") -> None:
    """Column widths, what stays in sight, the printed page, and the protection of everything but the cells for entries."""
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    if freeze:
        sheet.freeze_panes = freeze
    if repeat:
        sheet.print_title_rows = repeat
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = "9"  # A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top, sheet.page_margins.bottom, sheet.page_margins.footer = 0.5, 0.8, 0.3
    pages = words.PAGE_OF.wording(language).format("&P", "&N")
    footer = HeaderFooterItem()
    footer.left.text, footer.right.text = "&A", pages
    sheet.HeaderFooter.oddFooter = footer
    sheet.sheet_view.showGridLines = False
    protect(sheet)


def open_columns(sheet: Worksheet, first: int, last: int) -> None:
    """Leaves columns to whoever fills in the sheet, also after it is protected."""
    columns = sheet.column_dimensions[get_column_letter(first)]
    columns.min, columns.max, columns.protection = first, last, Protection(locked=False)


def protect(sheet: Worksheet) -> None:
    """Locks all but the cells for entries, without a password; rows and columns may be resized and rows filtered."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
    sheet.protection.autoFilter = False
