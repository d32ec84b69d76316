"""What all plots share: rows of labels, a plane to draw on, the frame with its title and its footer.

Positions are worked out in Python and drawn as they are, and a text of the data is only ever a value in the data: no
expression of Vega is made of it. Rows are handed over inline, so that no setting of Altair's is touched and none limits them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

import altair as alt
from attrs import frozen

from ...texts import printable
from ..tables import harmless
from ..text import width_of, wrapped
from .colours import QUIET

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ...declaration import Language

__all__ = ["LINE", "Axis", "Place", "Plane", "Row", "clean", "counted", "framed", "lines_of", "places", "together"]

Row: TypeAlias = "Mapping[str, object]"
"""What one mark is drawn from: `x`, `y` and what else its kind asks for; `told` is what is said of it to who only listens."""

LINE = 13
"""The height of a line of a label, in pixels."""

_GAP = 9
_INK = "#000000"
_END = 14.0  # a dot does not cover the strokes at the ends of bounds, in pixels
_NARROW = 120  # no title of an axis is broken into lines shorter than this, in pixels
_LETTER = 5.5  # the width of a letter of a label, in pixels, on the average
_SMALL_LETTER = 4.9
_MOST_LINES = 3
_MOST_TICKS = 12
_FOOTER = 10
_TAIL = 12  # what tells names apart stands at their end often enough


def clean(text: str) -> str:
    """A text on one line, without a character that would act on what stands around it or that XML cannot carry."""
    return " ".join(harmless(printable(text)).split())


def lines_of(text: str, width: int, most: int = _MOST_LINES) -> list[str]:
    """The lines of a label; of a longer one whole words in the middle are left out, and the description has them all."""
    whole = clean(text)
    lines = list(wrapped(whole, width))
    if len(lines) <= most:
        return lines
    tail = _tail_of(whole)
    words = " ".join(lines[:most]).split(" ")
    while words and len(lines) > most:
        words.pop()
        lines = list(wrapped(f"{' '.join(words).rstrip(' ,;:→')}… {tail}", width))
    return lines[:most]


def _tail_of(whole: str) -> str:
    """The last words of a text, as many as are short enough; of a single long word its end."""
    first, *others = reversed(whole.split(" "))
    tail = first if len(first) <= 2 * _TAIL else first[-_TAIL:]
    for word in others:
        if len(word) + 1 + len(tail) > _TAIL:
            break
        tail = f"{word} {tail}"
    return tail


@frozen(kw_only=True)
class Place:
    """Where a row of labels stands, in pixels from the top."""

    lines: tuple[str, ...]
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """Halfway between top and bottom."""
        return (self.top + self.bottom) / 2

    def label(self, **more: object) -> Row:
        """The row of its label. Several lines are set about the middle."""
        return {"y": self.middle - (len(self.lines) - 1) * LINE / 2, "text": "\n".join(self.lines), **more}


def places(labels: Iterable[Sequence[str]], gap: float = _GAP) -> list[Place]:
    """Rows below each other, each as high as its label asks for."""
    found: list[Place] = []
    for lines in labels:
        top = found[-1].bottom if found else 0.0
        found.append(Place(lines=tuple(lines), top=top, bottom=top + len(lines) * LINE + gap))
    return found


@frozen(kw_only=True)
class Axis:
    """One direction of a plane: from `low` to `high` (upside down where `low` is the greater); `title` None shows no axis.

    `ticks` are the values with a label; `pattern` is how d3 writes a number.
    """

    low: float
    high: float
    title: str | None = None
    ticks: tuple[float, ...] | None = None
    pattern: str = ""

    def _shown(self) -> alt.Axis:
        settings: dict[str, Any] = {"format": self.pattern} if self.pattern else {}
        # Vega thins out given values that are more than the wanted count.
        settings |= {"tickCount": 6} if self.ticks is None else {"values": list(self.ticks)}
        # Said here and not in the picture's settings, which `configure_axis` replaces and a theme adds to.
        return alt.Axis(
            grid=True,
            labelOverlap=self.ticks is None,
            titleFontWeight="normal",
            titlePadding=8,
            gridColor="#E6E6E6",
            domainColor="#888888",
            tickColor="#888888",
            labelColor=_INK,
            titleColor=_INK,
            **settings,
        )

    def channel(self, kind: type[alt.X | alt.Y], field: str, room: float) -> Any:
        """The channel of a field along this axis, its title in lines that keep to the room there is, in pixels."""
        shown = None if self.title is None else self._shown()
        scale = alt.Scale(domain=[self.low, self.high], nice=False, zero=False)
        title = _title_lines(self.title, max(room, _NARROW) / _LETTER) if self.title else None
        return kind(f"{field}:Q", scale=scale, axis=shown, title=title)


def _title_lines(title: str, width: float) -> list[str]:
    """The lines of the title of an axis, broken after commas before anywhere else."""
    parts = [""]
    for each in re.split(r"(?<=,) ", title):
        longer = f"{parts[-1]} {each}".lstrip()
        parts[-1:] = [longer] if not parts[-1] or width_of(longer) <= width else [parts[-1], each]
    return _wrapped(parts, width)


def counted(count: int, title: str, *, step: int = 0, downwards: bool = False) -> Axis:
    """The axis of places 1 to `count`, with a label at both and at every `step` between: at about twelve if not told."""
    step = step or max(1, -(-count // _MOST_TICKS))
    ticks = tuple(dict.fromkeys([1.0, *map(float, range(step, count - step // 2, step)), float(count)]))
    low, high = (count + 0.5, 0.5) if downwards else (0.5, count + 0.5)
    return Axis(low=low, high=high, title=title, ticks=ticks, pattern="d")


def _harmless_row(row: Row) -> dict[str, object]:
    return {name: harmless(printable(value)) if isinstance(value, str) else value for name, value in row.items()}


@frozen(kw_only=True)
class Plane:
    """Where marks are drawn: two axes and a size in pixels. Each kind of mark is a layer; a layer of no rows is none."""

    x: Axis
    y: Axis
    width: float
    height: float

    def _layer(self, rows: Sequence[Row], mark: alt.MarkDef, **more: Any) -> alt.Chart:
        told: dict[str, Any] = (
            {"description": alt.Description("told:N"), "tooltip": alt.Tooltip("told:N")} if "told" in rows[0] else {}
        )
        chart = alt.Chart(alt.InlineData(values=[_harmless_row(row) for row in rows]), mark=mark)
        x, y = self.x.channel(alt.X, "x", self.width), self.y.channel(alt.Y, "y", self.height)
        encoded: alt.Chart = chart.encode(x=x, y=y, **told, **more)
        return encoded

    def _mark(self, kind: Any, rows: Sequence[Row], **more: Any) -> alt.MarkDef:
        # What says nothing of its own is left out for a reader who listens.
        quiet: dict[str, Any] = {} if "told" in rows[0] else {"aria": False}
        return alt.MarkDef(type=kind, **quiet, **more)

    def rects(self, rows: Sequence[Row], **more: Any) -> Iterator[alt.Chart]:
        """Bars from `x` to `x2` and from `y` to `y2`, filled with `fill`."""
        if rows:
            encoded: dict[str, Any] = {"x2": alt.X2("x2:Q"), "y2": alt.Y2("y2:Q"), "fill": alt.Fill("fill:N", scale=None)}
            yield self._layer(rows, self._mark("rect", rows, **more), **encoded)

    def rules(self, rows: Sequence[Row], **more: Any) -> Iterator[alt.Chart]:
        """Lines from `x`, `y` to `x2`, `y2`, of the colour `stroke` where rows have one."""
        if rows:
            encoded: dict[str, Any] = {"x2": alt.X2("x2:Q"), "y2": alt.Y2("y2:Q")}
            more.setdefault("color", QUIET)
            if "stroke" in rows[0]:
                encoded["stroke"] = alt.Stroke("stroke:N", scale=None)
            yield self._layer(rows, self._mark("rule", rows, **more), **encoded)

    def lines(self, rows: Sequence[Row], **more: Any) -> Iterator[alt.Chart]:
        """A line through the points of each `unit`, in the order of its rows, of the colour `stroke`."""
        encoded = {
            "detail": alt.Detail("unit:N"),
            "order": alt.OrderValue(value=0),
            "stroke": alt.Stroke("stroke:N", scale=None),
        }
        yield self._layer(rows, self._mark("line", rows, **more), **encoded)

    def bands(self, rows: Sequence[Row], **more: Any) -> Iterator[alt.Chart]:
        """An area from `y` to `y2` for each `unit`, filled with `fill`."""
        if rows:
            encoded: dict[str, Any] = {
                "y2": alt.Y2("y2:Q"),
                "detail": alt.Detail("unit:N"),
                "fill": alt.Fill("fill:N", scale=None),
            }
            yield self._layer(rows, self._mark("area", rows, **more), **encoded)

    def dots(self, rows: Sequence[Row], **more: Any) -> Iterator[alt.Chart]:
        """Points at `x`, `y`, of the colour `fill` and the shape `shape` where rows have them."""
        if rows:
            names = [name for name in ("fill", "shape") if name in rows[0]]
            kinds = {"fill": alt.Fill, "shape": alt.Shape}
            encoded: dict[str, Any] = {name: kinds[name](f"{name}:N", scale=None) for name in names}
            settings: dict[str, Any] = {"opacity": 1, "size": 60, **more}
            yield self._layer(rows, self._mark("point", rows, **settings), **encoded)

    def texts(self, rows: Sequence[Row], **more: Any) -> Iterator[alt.Chart]:
        """Texts at `x`, `y`; they are seen, and said by the marks beside which they stand."""
        if rows:
            settings: dict[str, Any] = {"baseline": "middle", "align": "left", "fontSize": 11, "lineHeight": LINE}
            settings |= {"color": _INK, **more}
            mark = alt.MarkDef(type="text", aria=False, lineBreak="\n", limit=0, **settings)
            yield self._layer(rows, mark, text=alt.Text("text:N"))

    def labels(self, places: Iterable[Place], **more: Any) -> Iterator[alt.Chart]:
        """The labels of rows, to the left of the plane."""
        rows = [place.label(x=self.x.low) for place in places]
        yield from self.texts(rows, align="right", dx=-8, **more)

    def whiskers(self, rows: Sequence[Row], *, end: float = _END, **more: Any) -> Iterator[alt.Chart]:
        """Bounds: level lines from `x` to `x2` with a stroke at either end, `end` pixels long."""
        yield from self.rules([{**row, "y2": row["y"]} for row in rows], **{"strokeWidth": 1.5, **more})
        ends = [{"x": row[side], "y": row["y"]} for row in rows for side in ("x", "x2")]
        yield from self.dots(ends, shape="stroke", angle=90, size=end**2, strokeWidth=1.5, color=more.get("color", QUIET))

    def uprights(self, rows: Sequence[Row], *, end: float = _END, **more: Any) -> Iterator[alt.Chart]:
        """Bounds: upright lines from `y` to `y2` with a stroke at either end, `end` pixels long."""
        yield from self.rules([{**row, "x2": row["x"]} for row in rows], **{"strokeWidth": 1.5, **more})
        ends = [{"x": row["x"], "y": row[side]} for row in rows for side in ("y", "y2")]
        yield from self.dots(ends, shape="stroke", size=end**2, strokeWidth=1.5, color=more.get("color", QUIET))


def together(plane: Plane, layers: Iterable[alt.Chart]) -> alt.LayerChart:
    """The layers of a plane, the first undermost."""
    # Vega draws no axes around nothing: an empty text stands for it.
    drawn = list(layers) or list(plane.texts([{"x": plane.x.low, "y": plane.y.low, "text": ""}]))
    return alt.LayerChart(layer=drawn, width=plane.width, height=plane.height)


_LOCALES: dict[Language, dict[str, object]] = {
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["", ""]},
    "ru": {"decimal": ",", "thousands": "\u202f", "grouping": [3], "currency": ["", ""], "percent": "\u00a0%"},
}

_AXES = {"labelFontSize": 11, "titleFontSize": 11}
_TITLES = {"anchor": "start", "frame": "bounds", "fontSize": 15, "offset": 6, "color": _INK}
_FONTS = "Liberation Sans, Arial, Helvetica, DejaVu Sans, sans-serif"


def framed(
    body: alt.LayerChart | alt.HConcatChart | alt.VConcatChart,
    *,
    title: str,
    subtitle: Iterable[str],
    notes: Iterable[str],
    description: Iterable[str],
    language: Language,
    width: float,
    labels: Iterable[Place] = (),
) -> alt.VConcatChart:
    """The picture: what is drawn between a title and a footer, and in words for those who do not see it.

    `width` is what the plot itself takes; `labels` stand to its left. The title is that of the whole and may be replaced: the
    key and the footer are titles of parts within it and stay.
    """
    beside = max((width_of(line) for place in labels for line in place.lines), default=4) * _LETTER
    room = max(width + beside, 420)
    told = " ".join(map(clean, description))
    # Vega writes the description of the whole into no picture, that of a part as its aria-label.
    inner = body.properties(title=_key(subtitle, room), description=told)
    made: alt.VConcatChart = (
        alt.vconcat(alt.vconcat(inner).properties(title=_footer(notes, room)))
        .properties(title=alt.TitleParams(text=_wrapped([title], room / 8.2), anchor="start", frame="bounds"), description=told)
        .configure(
            locale={"number": _LOCALES[language]},
            view={"stroke": None},
            axis=_AXES,
            title=_TITLES,
            font=_FONTS,
            background="#FFFFFF",
        )
    )
    return made


def _key(subtitle: Iterable[str], room: float) -> alt.TitleParams:
    return alt.TitleParams(
        text=_wrapped(subtitle, room / _LETTER),
        anchor="start",
        frame="bounds",
        fontSize=11,
        fontWeight="normal",
        lineHeight=LINE + 1,
        offset=12,
        color=_INK,
    )


def _footer(notes: Iterable[str], room: float) -> alt.TitleParams:
    return alt.TitleParams(
        text=_wrapped(notes, room / _SMALL_LETTER),
        orient="bottom",
        anchor="start",
        frame="bounds",
        fontSize=_FOOTER,
        fontWeight="normal",
        lineHeight=_FOOTER + 3,
        offset=10,
        color=_INK,
    )


def _wrapped(texts: Iterable[str], width: float) -> list[str]:
    return [line for text in texts if text for line in wrapped(clean(text), int(width))]
