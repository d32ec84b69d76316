"""Where a display goes: colours and lines for a person at a terminal, plain text for everything else."""

from __future__ import annotations

import codecs
import unicodedata
from io import TextIOWrapper
from typing import TYPE_CHECKING, TextIO, cast

from .text import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.text import Text as RichText

    from .tables import Row, Table

__all__ = ["print_tables", "write_exactly", "write_readably"]

_READABLE = "ptindex.readable"
_PLAINER = {"—": "-", "−": "-", "–": "-", "“": '"', "”": '"', "«": '"', "»": '"', "→": "->", "†": "+"}


def _plainer(error: UnicodeEncodeError) -> tuple[str, int]:
    """What an encoding cannot write, in plainer signs: a narrow space is a space, not a question mark inside a number."""
    signs = error.object[error.start : error.end]
    plain = "".join(_PLAINER.get(sign) or unicodedata.normalize("NFKD", sign) for sign in signs)
    return plain.encode("ascii", "replace").decode("ascii"), error.end


codecs.register_error(_READABLE, cast("Callable[[UnicodeError], tuple[str, int]]", _plainer))


def write_readably(stream: TextIO) -> None:
    """Let a stream write in plainer signs what its encoding does not have, instead of failing."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors=_READABLE)


def write_exactly(stream: TextIO) -> None:
    """Let a stream write UTF-8 with the line ends that it is given: what programs read depends on no terminal."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8", newline="")


def print_tables(tables: Sequence[Table], stream: TextIO) -> None:
    """The tables as a terminal shows them well, or as plain text when the stream is none: the same rows."""
    if stream.isatty():
        _print_richly(tables, stream)
    else:
        stream.write(f"{text_of(tables)}\n")


def _print_richly(tables: Sequence[Table], stream: TextIO) -> None:
    from rich import box
    from rich.console import Console
    from rich.padding import Padding
    from rich.table import Table as RichTable
    from rich.text import Text as RichText

    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    for table in tables:
        console.print(RichText(table.title, style="bold"))
        if table.rows:
            shown = RichTable(box=box.SIMPLE_HEAD, show_header=any(table.columns), pad_edge=False)
            for column, side in zip(table.columns, table.align, strict=True):
                shown.add_column(RichText(column), justify=side, no_wrap=side == "right")
            for row in table.rows:
                shown.add_row(*_rich_cells(row))
            console.print(shown)
        for note in table.notes:
            console.print(Padding(RichText(note, style="dim"), (0, 0, 0, 1)))
        console.print()


def _rich_cells(row: Row) -> list[RichText]:
    """Cells as text that is never read as markup, with their details fainter."""
    from rich.text import Text as RichText

    cells = []
    for cell in row.cells:
        first, line, details = cell.partition("\n")
        cells.append(RichText.assemble((first, "bold" if row.heading else ""), line, (details, "dim")))
    return cells
