"""Cells and rows as HTML, escaped: what a page has thousands of, and a template would take long over.

Imported only where Jinja is known to be there, with which markupsafe comes.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup

from ..tables import harmless

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from .blocks import Bar, Line, TableView

__all__ = ["Cells", "bar_html"]

_KEPT = 1 << 16
"""How many different texts are kept."""

_ADDRESS = re.compile(r"https?://(?:(?![<>\"'\\`|{}^])[!-~]|[^\x00-\x7f\W])+", re.IGNORECASE)
"""Letters and digits of every script belong to an address, other signs only those of ASCII."""
_HOST_AND_REST = re.compile(r"(\w+://[^/?#]*)(.*)")
_PLAIN = "".join(map(chr, range(0x21, 0x7F)))
_WRITTEN_OUT = re.compile(r"\[U\+[0-9A-F]{4,6}\]")
_UNSEEN = ("Cf", "Mn", "Mc")
_NO_END = ".,;:!?)]"
_SIDES = {"left": "", "right": ' class="right"'}
_KEYS = re.compile(r"[a-z][a-z_]*\.[a-z_]+(?:, [a-z][a-z_]*\.[a-z_]+)*")
_SEAM = re.compile(r"[._]")
_MAY_BREAK = r"\g<0><wbr>"
"""A narrow column breaks the key of a question after a sign, not inside a word."""


class Cells:
    """Cells of one site: what was escaped once is kept as long as the site is written, and no longer."""

    def __init__(self) -> None:
        self._name = lru_cache(maxsize=_KEPT)(_name)
        self._head = lru_cache(maxsize=_KEPT)(_head)
        self._cell = lru_cache(maxsize=_KEPT)(_cell)

    def cell(self, text: str) -> Markup:
        """A cell escaped, its details below it, each kept from turning the text around it; web addresses are links."""
        return Markup(self._cell(text))  # noqa: S704 (escaped below)

    def name(self, text: str) -> Markup:
        """A heading, or the text of a link: the same without links in it."""
        return Markup(self._name(text))  # noqa: S704 (escaped below)

    def rows(self, table: TableView, pictures: str) -> Markup:
        """The heads of a table's columns, that of the `pictures` the last, and its rows in their groups."""
        return Markup("\n".join((*self._heads(table, pictures), *self._lines(table))))  # noqa: S704 (escaped below)

    def _heads(self, table: TableView, pictures: str) -> Iterator[str]:
        role = _roles(table)
        if any(text for text, _ in table.columns):
            cells = [
                f'<th scope="col"{role("columnheader")}{_SIDES[side]}>{self._name(text)}</th>'
                if text
                else f"<td{role('cell')}></td>"
                for text, side in table.columns
            ]
            if table.bars:
                cells.append(f'<th scope="col"{role("columnheader")} class="picture">{self._name(pictures)}</th>')
            yield f"<thead{role('rowgroup')}><tr{role('row')}>{''.join(cells)}</tr></thead>"

    def _lines(self, table: TableView) -> Iterator[str]:
        marks = [_mark(at, table) for at in range(len(table.columns))]
        role = _roles(table)
        for group in table.groups:
            yield f"<tbody{role('rowgroup')}>"
            for line in group:
                yield f"<tr{role('row')}>{''.join(self._cells(line, table, marks))}</tr>"
            yield "</tbody>"

    def _cells(self, line: Line, table: TableView, marks: Sequence[str]) -> Iterator[str]:
        for at, (text, mark) in enumerate(zip(line.cells, marks, strict=True)):
            if at == table.head:
                yield f'<th scope="{"rowgroup" if line.heading else "row"}"{mark}>{self._head(text, line.href)}</th>'
            else:
                key = line.keys[at] if line.keys else None
                sorted_by = "" if key is None else f' data-key="{key}"'
                yield f"<td{mark}{sorted_by}>{self._cell(text)}</td>"
        if table.bars:
            yield f'<td class="picture"{_roles(table)("cell")}>{_bar(line.bar) if line.bar else ""}</td>'


def _roles(table: TableView) -> Callable[[str], str]:
    """What gives the parts of a stacked table their roles: laid out in lines they are no table to every browser."""
    return (' role="{}"'.format) if table.stacked else (lambda _: "")


def _mark(at: int, table: TableView) -> str:
    """The attributes of the cells of a column: on which side they stand, and what a phone needs to lay them out in lines."""
    title, side = table.columns[at]
    kinds = {"right": side == "right", "rank": at == 0 < table.head, "point": at == table.point}
    classes = " ".join(name for name, there in kinds.items() if there and (name == "right" or table.stacked))
    mark = f' class="{classes}"' if classes else ""
    if not table.stacked:
        return mark
    if at == table.head:
        return f'{mark} role="rowheader"'
    return f'{mark} role="cell" data-label="{escape(title)}"'


def bar_html(bar: Bar) -> Markup:
    """A value within its bounds as a picture with a text alternative."""
    return Markup(_bar(bar))  # noqa: S704 (numbers and escaped text)


def _bar(bar: Bar) -> str:
    value = "" if bar.value is None else f'<rect class="value" x="{bar.value - 0.4:.2f}" y="0" width="0.8" height="10"/>'
    return (
        f'<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label="{escape(bar.text)}">'
        '<rect class="all" x="0" y="4" width="100" height="2"/>'
        f'<rect class="range" x="{bar.low}" y="2" width="{bar.width}" height="6"/>{value}</svg>'
    )


def _name(text: str) -> str:
    return f"<bdi>{escape(harmless(text))}</bdi>"


def _head(text: str, href: str) -> str:
    """The cell that names a row; its first line leads to a page where there is one."""
    first, *details = text.split("\n")
    name = f'<a href="{escape(href)}">{_name(first)}</a>' if href else _name(first)
    return name + "".join(map(_detail, details))


def _cell(text: str) -> str:
    first, *details = text.split("\n")
    return _isolated(first) + "".join(map(_detail, details))


def _detail(text: str) -> str:
    if _KEYS.fullmatch(text):
        return f"<small>{_SEAM.sub(_MAY_BREAK, text)}</small>"
    return f"<small>{_isolated(text)}</small>"


def _isolated(text: str) -> str:
    return f"<bdi>{_with_links(harmless(text))}</bdi>" if text else ""


def _with_links(text: str) -> str:
    if "://" not in text:
        return escape(text)
    parts, end = [], 0
    for found in _ADDRESS.finditer(text):
        address = found.group().rstrip(_NO_END)
        if _is_whole(found, text):
            link = f'<a href="{escape(_reference(address))}" rel="noopener noreferrer">{escape(address)}</a>'
            parts += [escape(text[end : found.start()]), link]
            end = found.start() + len(address)
    return "".join((*parts, escape(text[end:])))


def _reference(address: str) -> str:
    """The address with the letters after its host written as a link has them (RFC 3987, section 3.1)."""
    host, rest = _HOST_AND_REST.findall(address)[0]
    return f"{host}{quote(rest, safe=_PLAIN)}"


def _is_whole(found: re.Match[str], text: str) -> bool:
    """Whether the address is the one that was meant: with no sign written out by its number, and no letter cut off its end."""
    after = text[found.end() : found.end() + 1]
    return not _WRITTEN_OUT.search(found.group()) and not (after.isalnum() or unicodedata.category(after or " ") in _UNSEEN)
