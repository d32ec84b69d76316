"""Tables as HTML for notebooks: everything escaped, the same bytes for the same tables, no script."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..declaration import Language
    from .tables import Align, Row, Table

__all__ = ["groups", "html_of"]

# Colours come from the page, so that light and dark ones both work; lines and details are the page's own colour, fainter.
_TABLE = "border-collapse: collapse; margin: 0.9em 0 0.2em; font-variant-numeric: tabular-nums"
_CAPTION = "caption-side: top; text-align: left; font-weight: bold; padding: 0.3em 0; white-space: nowrap; color: inherit"
_HEAD = "border-bottom: 1px solid currentColor; vertical-align: bottom; padding: 0.2em 0.7em 0.2em 0"
_CELL = "font-weight: normal; vertical-align: top; padding: 0.15em 0.7em 0.15em 0; max-width: 34em"
_GROUP = "vertical-align: top; padding: 0.7em 0.7em 0.15em 0"
_DETAIL = "opacity: 0.65"
_NOTE = "margin: 0.2em 0; max-width: 60em"


def html_of(tables: Iterable[Table], language: Language) -> str:
    """The tables in one element that says its language."""
    inside = "\n".join(line for table in tables for line in _lines(table))
    return f'<div class="ptindex" lang="{language}">\n{inside}\n</div>'


def _lines(table: Table) -> Iterator[str]:
    yield f'<table style="{_TABLE}">'
    yield f'<caption style="{_CAPTION}">{_isolated(table.title)}</caption>'
    if table.rows:
        if any(table.columns):
            heads = zip(table.columns, table.align, strict=True)
            yield f"<thead><tr>{''.join(_head(column, side) for column, side in heads)}</tr></thead>"
        for rows in groups(table.rows):
            yield "<tbody>"
            for row in rows:
                yield f"<tr>{''.join(_cells(row, table.align))}</tr>"
            yield "</tbody>"
    yield "</table>"
    for note in table.notes:
        yield f'<p style="{_NOTE}">{_isolated(note)}</p>'


class _Headed(Protocol):
    @property
    def heading(self) -> bool: ...


_R = TypeVar("_R", bound=_Headed)


def groups(rows: Iterable[_R]) -> Iterator[list[_R]]:
    """The rows in groups, each begun by a heading where there is one."""
    numbered = []
    number = 0
    for row in rows:
        number += row.heading
        numbered.append((number, row))
    for _, members in groupby(numbered, key=lambda each: each[0]):
        yield [row for _, row in members]


def _head(column: str, side: Align) -> str:
    if not column:
        return f'<td style="{_HEAD}"></td>'
    return f'<th scope="col" style="text-align: {side}; {_HEAD}">{_isolated(column)}</th>'


def _cells(row: Row, align: Iterable[Align]) -> Iterator[str]:
    for at, (cell, side) in enumerate(zip(row.cells, align, strict=True)):
        tag, scope = ("td", "") if at else ("th", ' scope="rowgroup"' if row.heading else ' scope="row"')
        style = f"{_GROUP}; font-weight: bold" if row.heading else _CELL
        spaced = "; white-space: nowrap" if side == "right" else ""
        yield f'<{tag}{scope} style="text-align: {side}; {style}{spaced}">{_cell(cell)}</{tag}>'


def _cell(text: str) -> str:
    first, *details = text.split("\n")
    below = "".join(f'<br><small style="{_DETAIL}">{_isolated(detail)}</small>' for detail in details)
    return _isolated(first) + below


def _isolated(text: str) -> str:
    """The text escaped, its direction kept from what stands around it."""
    return f"<bdi>{escape(text)}</bdi>" if text else ""
