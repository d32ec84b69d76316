"""The lines of a page as rows of cells, and how the cells of a wrapped row are joined."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["MOST_LINES_IN_A_ROW", "Row", "joined", "readable", "rows_of"]

# Bounds that no page comes near, not even one with the largest figures written out; they keep the time of any input in
# proportion to its length.
MOST_LINES_IN_A_ROW = 6
_LONGEST_LINE = 3_000
_LONGEST_CELL = 1_000
_MOST_CELLS = 12

_SPACES = " \u00a0"
_GAP = re.compile(r"[ \u00a0]*\t[\t \u00a0]*|[ \u00a0]{2,}")


def readable(cells: Sequence[str]) -> bool:
    """Whether cells are so few and short that they can be a row of a page."""
    return len(cells) <= _MOST_CELLS and max(map(len, cells), default=0) <= _LONGEST_CELL


@frozen
class Row:
    """A line's cells, none of them empty; `indented` when its only cell stands in a further column than the first."""

    cells: tuple[str, ...]
    indented: bool
    readable: bool

    @property
    def text(self) -> str:
        """The line with single spaces between its cells."""
        return " ".join(self.cells)


def rows_of(lines: Sequence[str]) -> list[Row | None]:
    """The cells of each line, split at a tab or at two and more spaces; None for a blank one. A common margin is none.

    >>> rows_of(["  Population   19 854 000", "", "               (estimate)"])[0].cells
    ('Population', '19 854 000')
    """
    margin = min((len(line) - len(line.lstrip(_SPACES)) for line in lines if line.strip()), default=0)
    return [_row(line[margin:]) for line in lines]


def _row(line: str) -> Row | None:
    if len(line) > _LONGEST_LINE:
        return Row((line,), indented=False, readable=False)
    parts = _GAP.split(line)
    cells = tuple(cell for part in parts if (cell := part.strip()))
    if not cells:
        return None
    return Row(cells, indented=len(cells) == 1 and not parts[0], readable=readable(cells))


def joined(rows: Sequence[Row]) -> Iterator[tuple[str, ...]]:
    """The ways in which adjacent lines may be one row: column under column, or what stands below going on in the last cell."""
    yield _by_column(rows)
    first, *rest = rows
    if rest and len(first.cells) > 1 and all(len(row.cells) == 1 for row in rest):
        yield *first.cells[:-1], " ".join([first.cells[-1], *(row.text for row in rest)])


def _by_column(rows: Sequence[Row]) -> tuple[str, ...]:
    columns: list[list[str]] = []
    for row in rows:
        for place, cell in enumerate(row.cells, start=row.indented):
            columns += [[] for _ in range(place + 1 - len(columns))]
            columns[place].append(cell)
    return tuple(" ".join(column) for column in columns if column)
