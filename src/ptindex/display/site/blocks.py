"""What a page is made of, as plain data: the templates only lay it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from ...declaration import LANGUAGES, Language
from ...numerals import number
from ...scores import CAVEAT
from .. import words as table_words
from ..figures import said, within
from ..html import groups
from ..tables import Align
from . import words
from .addresses import data_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ...scores import Bounds
    from ..tables import Table

__all__ = [
    "Bar",
    "Hero",
    "Line",
    "Link",
    "Page",
    "Section",
    "TableView",
    "bar_of",
    "downloads_of",
    "section_of",
    "statements_of",
    "table_view",
]


@frozen(kw_only=True)
class Link:
    """A way to a page or a file; `language` is that of the page where it is another one."""

    text: str
    href: str
    language: str = ""
    here: bool = False
    is_file: bool = False


@frozen(kw_only=True)
class Bar:
    """A value within its bounds on a scale, in hundredths of it; `value` is None where there is none."""

    low: float
    high: float
    value: float | None
    text: str

    @property
    def width(self) -> float:
        """From the low to the high end; a hairline where they are one."""
        return max(round(self.high - self.low, 2), 0.4)


def bar_of(value: float | None, bounds: Bounds, scale: float | None, language: Language, *, known: bool = True) -> Bar | None:
    """The picture of a value and its bounds with the same in words; None on a scale without fixed ends."""
    if scale is None:
        return None
    written = within(bounds, language, known=known)
    text = (
        said(words.BAR_WITHOUT_VALUE, language, written)
        if value is None
        else said(words.BAR, language, number(value, language), written)
    )
    ends = (bounds.low, bounds.high, *(() if value is None else (value,)))
    if min(ends) < 0 or max(ends) > scale:
        text = said(words.BEYOND, language, text)
    drawn = None if value is None or not 0 <= value <= scale else _drawn(value, scale)
    return Bar(low=_drawn(bounds.low, scale), high=_drawn(bounds.high, scale), value=drawn, text=text)


def _drawn(value: float, scale: float) -> float:
    return round(100 * min(max(value / scale, 0), 1), 2)


@frozen(kw_only=True)
class Hero:
    """What stands at the head of a page: a value, never without its bounds."""

    name: str
    value: str
    bounds: str
    scale: str = ""
    bar: Bar | None = None
    rank: str = ""


@frozen(kw_only=True)
class Line:
    """A row of a table as it is laid out: `href` makes a link of its head, `keys` are what sorts it."""

    cells: tuple[str, ...]
    heading: bool = False
    href: str = ""
    keys: tuple[float | None, ...] = ()
    bar: Bar | None = None


@frozen(kw_only=True)
class TableView:
    """A table as it is laid out. `head` is the column that names its rows, `point` the one of what it is about, if any.

    `bars` has one more column, of pictures.
    """

    name: str
    title: str
    columns: tuple[tuple[str, Align], ...]
    groups: tuple[tuple[Line, ...], ...]
    notes: tuple[str, ...]
    head: int = 0
    point: int | None = None
    titled: bool = True
    sortable: bool = False
    bars: bool = False

    @property
    def wide(self) -> bool:
        """Whether a narrow screen has to scroll it sideways; others wrap."""
        return len(self.columns) > _COLUMNS_OF_A_NARROW_SCREEN

    @property
    def stacked(self) -> bool:
        """Whether a phone shows each row as lines: its name and its point first, the other cells with their labels below."""
        return len(self.columns) > _COLUMNS_OF_A_PHONE


_COLUMNS_OF_A_NARROW_SCREEN = 3
_COLUMNS_OF_A_PHONE = 2
_POINTS = frozenset(
    said(text, language)
    for text in (table_words.SCORE, table_words.VALUE, table_words.DIFFERENCE, table_words.POINTS, table_words.PUBLISHED)
    for language in LANGUAGES
)
"""How columns are called that have what their table is about."""


@frozen(kw_only=True)
class Section:
    """A part of a page with a heading and a place to jump to."""

    name: str
    title: str
    paragraphs: tuple[str, ...] = ()
    tables: tuple[TableView, ...] = ()
    links: tuple[Link, ...] = ()
    notes: tuple[str, ...] = ()
    code: str = ""


@frozen(kw_only=True)
class Page:
    """A page of the site in one language. `nearby` leads to its neighbours, `downloads` to its data."""

    path: str
    language: Language
    title: str
    statements: tuple[str, ...] = ()
    hero: Hero | None = None
    nearby: tuple[Link, ...] = ()
    sections: tuple[Section, ...] = ()
    downloads: tuple[Link, ...] = ()


def downloads_of(page: str, language: Language, *, scores: str = "") -> tuple[Link, ...]:
    """The ways to the answers that belong to a page, and to the scores that are named after `scores`."""
    found = [
        Link(text=said(words.DOWNLOAD_JSON, language), href=data_of(page, "json"), is_file=True),
        Link(text=said(words.DOWNLOAD_CSV, language), href=data_of(page, "csv"), is_file=True),
    ]
    if scores:
        found += [
            Link(text=said(words.DOWNLOAD_SCORES_JSON, language), href=data_of(scores, "json"), is_file=True),
            Link(text=said(words.DOWNLOAD_SCORES_CSV, language), href=data_of(scores, "csv"), is_file=True),
        ]
    return tuple(found)


def statements_of(method: str, language: Language, *, bounds_known: bool) -> tuple[str, ...]:
    """What every page with scores says once: what they are not, what their bounds are, and which method made them."""
    note = table_words.BOUNDS_NOTE if bounds_known else table_words.BOUNDS_UNKNOWN_NOTE
    return CAVEAT.wording(language), said(note, language), method


def table_view(
    table: Table,
    name: str,
    *,
    hrefs: Sequence[str] = (),
    keys: Sequence[tuple[float | None, ...]] = (),
    bars: Sequence[Bar | None] = (),
    head: int = 0,
    said_above: Iterable[str] = (),
    titled: bool = True,
) -> TableView:
    """A table laid out; `hrefs`, `keys` and `bars` belong to its rows in turn, notes that stand above are left out."""
    lines = [
        Line(
            cells=row.cells,
            heading=row.heading,
            href=hrefs[at] if hrefs else "",
            keys=keys[at] if keys else (),
            bar=bars[at] if bars else None,
        )
        for at, row in enumerate(table.rows)
    ]
    above = frozenset(said_above)
    return TableView(
        name=name,
        title=table.title,
        columns=tuple(zip(table.columns, table.align, strict=True)),
        groups=tuple(map(tuple, groups(lines))),
        notes=tuple(note for note in table.notes if note not in above),
        head=head,
        point=next((at for at, title in enumerate(table.columns) if title in _POINTS), None),
        titled=titled,
        sortable=bool(keys),
        bars=any(bars),
    )


def section_of(name: str, *tables: Table, title: str = "", said_above: Iterable[str] = ()) -> Section:
    """Tables under one heading: that of the only table, which then needs no title of its own, or the one that is given."""
    alone = len(tables) == 1 and title in ("", tables[0].title)
    above = tuple(said_above)
    return Section(
        name=name,
        title=title or tables[0].title,
        tables=tuple(
            table_view(table, f"{name}-{at}", said_above=above, titled=not alone) for at, table in enumerate(tables, 1)
        ),
    )
