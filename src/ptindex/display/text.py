"""Tables as plain text: aligned columns that read well in a terminal, a log or a mail."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .tables import Align, Table

__all__ = ["text_of", "width_of", "wrapped"]

WIDTH = 100

_GAP = "  "
_INDENT = "  "
_NARROWEST = 12
_LONGEST_WORD = 40
_SIGNS = "._/-,"
_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"(?:^ +)?[^\s]+", re.MULTILINE)


def width_of(text: str) -> int:
    """How many columns of a terminal a text takes: two for a wide character, none for a combining one.

    >>> width_of("Қазақстан"), width_of("日本")
    (9, 4)
    """
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def wrapped(text: str, width: int) -> Iterator[str]:
    """The lines of a text, none wider than `width` columns; a longer word is cut."""
    for line in text.split("\n"):
        row, used = "", 0
        for word in line.split(" "):
            for piece in _pieces(word, width):
                taken = width_of(piece)
                if row and used + 1 + taken > width:
                    yield row
                    row, used = piece, taken
                else:
                    row, used = (f"{row} {piece}", used + 1 + taken) if row else (piece, taken)
        yield row


def _pieces(word: str, width: int) -> Iterator[str]:
    """A word, cut where it is wider than a line: better after a sign than anywhere."""
    start = at = used = after_sign = 0
    while at < len(word):
        used += _columns(word[at])
        if used > width and at > start:
            at = after_sign if after_sign > start else at
            yield word[start:at]
            start, used = at, 0
            continue
        at += 1
        if word[at - 1] in _SIGNS:
            after_sign = at
    yield word[start:]


def text_of(tables: Iterable[Table]) -> str:
    """The tables one after the other, each with its title, its rows and its notes.

    No line is wider than `WIDTH` columns unless the figures alone are.
    """
    return "\n\n".join("\n".join(line.rstrip() for line in _lines(table)) for table in tables)


def _lines(table: Table) -> Iterator[str]:
    for line in wrapped(table.title, WIDTH):
        yield line
        yield "=" * width_of(line)
    if table.rows:
        widths = _widths(table)
        if any(table.columns):
            yield from _row(table.columns, widths, table.align)
            yield _GAP.join("-" * width for width in widths)
        for row in table.rows:
            yield from _row(row.cells if row.heading else _indented(row.cells, table), widths, table.align)
    if table.rows and table.notes:
        yield ""
    for note in table.notes:
        first, *rest = wrapped(note, WIDTH - len(_INDENT))
        yield first
        yield from (_INDENT + line for line in rest)


def _indented(cells: tuple[str, ...], table: Table) -> tuple[str, ...]:
    if not any(row.heading for row in table.rows):
        return cells
    return (_INDENT + cells[0].replace("\n", "\n" + _INDENT), *cells[1:])


def _natural(cells: Iterable[str], part: re.Pattern[str] = _LINE) -> int:
    """How wide a column must be for the widest line, or word with its indentation, in it."""
    return max(width_of(piece) for cell in cells for piece in part.findall(cell) or [""])


def _widths(table: Table) -> list[int]:
    """As wide as each column is; where that is too wide, the widest columns give way, whole words as long as can be."""
    every = [table.columns, *(row.cells if row.heading else _indented(row.cells, table) for row in table.rows)]
    widths = [_natural(column) for column in zip(*every, strict=True)]
    words = [at for at, side in enumerate(table.align) if side == "left"]
    excess = sum(widths) + len(_GAP) * (len(widths) - 1) - WIDTH
    whole_words = [min(_natural(column, _WORD), _LONGEST_WORD) for column in zip(*every, strict=True)]
    for least in (whole_words, [_NARROWEST] * len(widths)):
        while excess > 0:
            widest = max((at for at in words if widths[at] > least[at]), key=lambda at: widths[at], default=None)
            if widest is None:
                break
            widths[widest] -= 1
            excess -= 1
    return widths


def _row(cells: Sequence[str], widths: Sequence[int], align: Sequence[Align]) -> Iterator[str]:
    columns = [list(_hanging(cell, width)) for cell, width in zip(cells, widths, strict=True)]
    for at in range(max(len(lines) for lines in columns)):
        yield _GAP.join(
            _padded(lines[at] if at < len(lines) else "", width, side)
            for lines, width, side in zip(columns, widths, align, strict=True)
        )


def _hanging(cell: str, width: int) -> Iterator[str]:
    """The lines of a cell; what is indented stays so when it is wrapped."""
    for line in cell.split("\n"):
        text = line.lstrip(" ")
        indent = line[: len(line) - len(text)]
        for part in wrapped(text, max(width - len(indent), 1)):
            yield indent + part


def _padded(text: str, width: int, side: Align) -> str:
    space = " " * max(width - width_of(text), 0)
    return space + text if side == "right" else text + space
