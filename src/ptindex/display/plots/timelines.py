"""A country's scores by data year, and below, on their own axis, what the index published; neither bridges a break or a gap."""

from __future__ import annotations

from itertools import groupby, pairwise
from math import ceil
from typing import TYPE_CHECKING, TypeAlias

import altair as alt
from attrs import frozen

from ...countries import find_country
from ...exceptions import ComparisonError
from ...numerals import number
from ...panel import panel_of
from ...panels.trend import trends
from ...profile import edition_of
from .. import words
from ..figures import named, said, titled, within
from ..results.scores import unscored_notes
from ..text import width_of
from . import words as more
from .canvas import Axis, Plane, Row, framed, together
from .colours import PUBLISHED, QUIET, RISE
from .wording import footer, method_of, spread, told_method

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ...countries import Country
    from ...declaration import Language
    from ...panel import Panel
    from ...panels.trend import PublishedTotal, Trend, TrendPoint
    from ...profile import CountryProfile
    from ...scores import Score
    from ...strategy import ScoringStrategy

__all__ = ["trend_chart"]

_A_YEAR = 82
_LETTER = 5.2  # the width of a letter of a label, in pixels, on the average
_BETWEEN = 8
_NARROWEST = 420
_HEIGHT = 220
_LOWER = 150
_WIDE, _LESS_WIDE = 24.0, 12.0  # narrow bounds are seen on both sides of the dot, in pixels
_A_TICK = 33  # what the label of a year on the axis takes, in pixels
_ABOVE_PLANE, _ABOVE_VALUES = -20, -54
_HIGH_VALUE = 40  # the height of what is written above bounds, in pixels


_Number: TypeAlias = "tuple[int, float | None]"
"""A number beside a mark: of a year's score (None), or of a published total of the year."""


@frozen(kw_only=True)
class _Years:
    """The years of both panels, how wide they are, and which numbers, of how many, have room beside their marks."""

    axis: Axis
    width: float
    breaks: tuple[float, ...]
    numbers: frozenset[_Number]
    all_numbers: int

    @property
    def each(self) -> float:
        """What a year takes, in pixels."""
        return self.width / (self.axis.high - self.axis.low)


@frozen(kw_only=True)
class _Total:
    """A total of a year with what is written beside it; releases that print the same one share a mark."""

    year: int
    value: float
    label: str
    told: str
    highest: bool
    conflict: bool


def trend_chart(
    panel: Panel | Iterable[CountryProfile],
    strategy: ScoringStrategy,
    country: str | None,
    language: Language,
    *,
    width: float | None,
) -> alt.VConcatChart:
    """The two timelines of one country."""
    found = trends(_series(panel_of(panel), country), strategy)
    (trend,) = found.series
    scores = [point.score for point in trend.points if point.score]
    totals = _totals(trend.published, language)
    years = _years(trend, totals, width, language)
    notes = footer(scores[-1], language) if scores else unscored_notes(found.strategy, found.fingerprint, language)
    name = said(more.TREND, language, named(trend.country, trend.territory, language))
    return framed(
        alt.vconcat(*_panels(trend, totals, years, language), spacing=26),
        title=name,
        subtitle=_keys(trend, years, language),
        notes=notes,
        description=(
            said(more.TOLD_AS, language, name),
            *((told_method(scores[-1], language),) if scores else ()),
            *(_told(point, trend, language) for point in trend.points),
            *((said(more.GAP, language, ", ".join(map(str, trend.absent))),) if trend.absent else ()),
            *(said(more.TOLD_BREAK, language) for _ in years.breaks),
            said(more.PUBLISHED_KEY if trend.published else more.NO_PUBLISHED, language),
            *(_told_total(each, language) for each in trend.published),
            *notes,
        ),
        language=language,
        width=years.width,
    )


def _series(panel: Panel, country: str | None) -> tuple[CountryProfile, ...]:
    """The one series that is meant: an exact name, or a code that only one bears. A panel of several does not say which."""
    every = {", ".join(filter(None, (each[0].country.iso3, each[0].territory))): each for each in panel.series()}
    if country in every:
        return every[country]
    chosen = [series for series in every.values() if country is None or _is_called(country, series[0].country)]
    if country is not None:
        chosen = [series for series in chosen if not series[0].territory] or chosen
    if len(chosen) != 1:
        listed = "; ".join([*every][:8]) + ("; …" if len(every) > 8 else "")
        raise ComparisonError(f"a trend is of one country; name one of those in the panel: {listed or 'there is none'}")
    return chosen[0]


def _is_called(name: str, country: Country) -> bool:
    """Whether a code, the name in the data or a name by which the country is known is meant."""
    known = find_country(name)
    return name in (country.iso3, country.name) or (known is not None and known.iso3 == country.iso3)


def _years(trend: Trend, totals: Sequence[_Total], width: float | None, language: Language) -> _Years:
    there = [*(each.year for each in trend.points), *(each.year for each in trend.published)]
    ticks = range(min(there), max(there) + 1)
    rows = _numbers(trend, totals, language)
    breaks = tuple(later - 0.5 for earlier, later in pairwise(ticks) if edition_of(earlier) != edition_of(later))
    widest = max(_wide(text) for row in rows for text in row.values())
    width = width or max(_NARROWEST, max(_A_YEAR, widest) * len(ticks))
    each = width / len(ticks)
    labelled = tuple(reversed(ticks[:: -max(1, ceil(_A_TICK / each))]))
    low, high = ticks[0] - 0.5, ticks[-1] + 0.5
    return _Years(
        axis=Axis(low=low, high=high, title=said(more.YEAR, language), ticks=labelled, pattern="d"),
        width=width,
        breaks=breaks,
        numbers=frozenset(key for row in rows for key in _with_room(row, (low, *breaks), each)),
        all_numbers=len(totals) + len(trend.points),
    )


def _numbers(trend: Trend, totals: Sequence[_Total], language: Language) -> tuple[dict[_Number, str], ...]:
    """The rows of numbers that must not run into each other, the more important of each later."""
    ordered = sorted(totals, key=lambda total: (total.conflict, total.year))
    rows: tuple[dict[_Number, str], ...] = ({}, {}, {}, {})
    scored, unscored, above, below = rows
    for point in trend.points:
        (unscored if point.score is None else scored)[point.year, None] = _written(point, language)
    for each in ordered:
        (above if each.highest else below)[each.year, each.value] = each.label
    return rows


def _wide(text: str) -> float:
    return max(map(width_of, text.split("\n"))) * _LETTER + _BETWEEN


def _with_room(row: Mapping[_Number, str], walls: Iterable[float], each: float) -> Iterator[_Number]:
    """The numbers that stand free of walls and of those more important, where a year is so many pixels wide."""
    taken = [(wall * each, 0.0) for wall in walls]
    for key in reversed(list(row)):
        middle, width = key[0] * each, _wide(row[key])
        if all(abs(middle - other) >= (width + also) / 2 - 0.5 for other, also in taken):
            taken.append((middle, width))
            yield key


def _panels(trend: Trend, totals: Sequence[_Total], years: _Years, language: Language) -> Iterator[alt.LayerChart]:
    upper = _upper_plane(trend, years, language)
    above = _ABOVE_VALUES if _reach_above(upper, trend, years) else _ABOVE_PLANE
    yield together(upper, (*_breaks(upper, years, language, above=above), *_upper(upper, trend, years, language)))
    if trend.published:
        lower = _lower_plane(totals, years, language)
        yield together(
            lower, (*_breaks(lower, years, language, above=_ABOVE_PLANE), *_lower(lower, trend, totals, years, language))
        )


def _keys(trend: Trend, years: _Years, language: Language) -> Iterator[str]:
    yield said(more.TREND_KEY, language)
    if len(years.numbers) < years.all_numbers:
        yield said(more.NO_ROOM, language)
    if trend.published:
        yield said(more.PUBLISHED_KEY, language)
    if any(each.conflict for each in trend.published):
        yield said(more.CONFLICT_KEY, language)


def _joined(earlier: int, later: int) -> bool:
    """Whether a line may join two years: the next one, of the same edition."""
    return later - earlier == 1 and edition_of(earlier) == edition_of(later)


def _reach_above(plane: Plane, trend: Trend, years: _Years) -> bool:
    """Whether the values of a year beside a break stand so high that the name of the break would cover them."""
    pixels = plane.height / (plane.y.high - plane.y.low)
    beside = [point for point in trend.points if point.score and any(abs(point.year - at) < 1 for at in years.breaks)]
    return any((plane.y.high - point.bounds.high) * pixels < _HIGH_VALUE for point in beside)


def _breaks(plane: Plane, years: _Years, language: Language, *, above: float) -> Iterator[alt.Chart]:
    told = said(more.TOLD_BREAK, language)
    lines = [{"x": at, "x2": at, "y": plane.y.low, "y2": plane.y.high, "told": told} for at in years.breaks]
    yield from plane.rules(lines, color="#000000", strokeDash=[2, 3], strokeWidth=1.5)
    labels = [{"x": at, "y": plane.y.high, "text": said(more.BREAK, language)} for at in years.breaks]
    yield from plane.texts(labels, dy=above, fontSize=10, align="center")


# The scores


def _told(point: TrendPoint, trend: Trend, language: Language) -> str:
    name, ends = titled(trend.country, trend.territory, point.year, language), _ends(point, language)
    if point.score is None:
        return said(more.TOLD_CANNOT, language, name, ends)
    return said(more.TOLD_VALUE, language, name, number(point.score.value, language), ends)


def _ends(point: TrendPoint, language: Language) -> str:
    return within(point.bounds, language, known=point.bounds_known)


def _written(point: TrendPoint, language: Language) -> str:
    if point.score is None:
        return said(more.CANNOT, language)
    bounds = _ends(point, language) if point.bounds_known else said(more.BOUNDS_UNKNOWN, language)
    return f"{number(point.score.value, language)}\n({bounds})"


def _upper_plane(trend: Trend, years: _Years, language: Language) -> Plane:
    scores = [point.score for point in trend.points if point.score]
    scale = scores[-1].scale if scores else None
    low, high = spread([0.0, scale or 0.0], [point.bounds for point in trend.points])
    title = said(more.SCORE_AXIS, language, method_of(scores[-1], language)) if scores else said(words.BOUNDS, language)
    return Plane(x=years.axis, y=Axis(low=low, high=high or 1.0, title=title), width=years.width, height=_HEIGHT)


def _upper(plane: Plane, trend: Trend, years: _Years, language: Language) -> Iterator[alt.Chart]:
    scored = [(point, point.score) for point in trend.points if point.score]
    yield from plane.rules(list(_lines(scored)), color=RISE, strokeWidth=2)
    ends = [_upright(point) for point, score in scored if score.bounds_known]
    yield from plane.uprights(ends, color="#000000", end=max(_LESS_WIDE, min(_WIDE, years.each / 2)))
    dots = [{"x": each.year, "y": score.value, "told": _told(each, trend, language)} for each, score in scored]
    yield from plane.dots(dots, fill=RISE, stroke="#FFFFFF", strokeWidth=1, size=50)
    texts = [
        {"x": each.year, "y": each.bounds.high, "text": _written(each, language)}
        for each, _ in scored
        if (each.year, None) in years.numbers
    ]
    yield from plane.texts(texts, align="center", dy=-24, fontSize=10, lineHeight=12)
    unscored = [point for point in trend.points if point.score is None]
    yield from plane.uprights([_upright(point) for point in unscored], color=QUIET, strokeDash=[4, 3])
    middle = (plane.y.low + plane.y.high) / 2
    texts = [
        {"x": each.year, "y": middle, "text": _written(each, language)}
        for each in unscored
        if (each.year, None) in years.numbers
    ]
    yield from plane.texts(texts, dx=7, fontSize=10)


def _lines(scored: Iterable[tuple[TrendPoint, Score]]) -> Iterator[Row]:
    for (before, old), (after, new) in pairwise(scored):
        if _joined(before.year, after.year):
            yield {"x": before.year, "y": old.value, "x2": after.year, "y2": new.value}


def _upright(point: TrendPoint) -> Row:
    return {"x": point.year, "y": point.bounds.low, "y2": point.bounds.high}


# The published totals


def _totals(published: Sequence[PublishedTotal], language: Language) -> list[_Total]:
    """The totals that were seen: in each year each different one once, with all the releases that print it."""
    found: list[_Total] = []
    for year, of_year in groupby(published, key=lambda each: each.year):
        seen = sorted(((each.value, each) for each in of_year if each.value is not None), key=lambda pair: pair[0])
        for value, same in groupby(seen, key=lambda pair: pair[0]):
            printed = [each for _, each in same]
            label = _total(value, printed, language, released=printed[0].conflict)
            told = said(more.TOLD_PUBLISHED, language, year, _total(value, printed, language, released=True))
            found.append(
                _Total(
                    year=year, value=value, label=label, told=told, highest=value == seen[-1][0], conflict=printed[0].conflict
                )
            )
    return found


def _total(value: float, printed: Iterable[PublishedTotal], language: Language, *, released: bool) -> str:
    """A total with its marks as printed, and with the releases that print it."""
    given = list(printed)
    marks = dict.fromkeys(each.mark for each in given if each.mark)
    written = " ".join((number(value, language), *marks))
    releases = [str(each.release) for each in given if each.release is not None]
    if not releases or not released:
        return written
    name = words.RELEASE if len(releases) == 1 else more.RELEASES
    return f"{written} ({said(name, language, ', '.join(releases))})"


def _told_total(each: PublishedTotal, language: Language) -> str:
    if each.value is None:
        return said(more.TOLD_NOT_SEEN, language, each.year)
    return said(more.TOLD_PUBLISHED, language, each.year, _total(each.value, [each], language, released=True))


def _lower_plane(totals: Sequence[_Total], years: _Years, language: Language) -> Plane:
    low, high = spread([0.0, *(each.value for each in totals)])
    margin = (high - low) * 0.16 or 1.0
    title = said(more.PUBLISHED, language)
    return Plane(x=years.axis, y=Axis(low=low - margin, high=high + margin, title=title), width=years.width, height=_LOWER)


def _lower(plane: Plane, trend: Trend, totals: Sequence[_Total], years: _Years, language: Language) -> Iterator[alt.Chart]:
    yield from plane.rules([{"x": plane.x.low, "x2": plane.x.high, "y": 0, "y2": 0}], color="#8A8A8A", strokeWidth=1)
    # Where releases differ, no line leads to any of them: none is chosen.
    lines = [
        {"x": old.year, "y": old.value, "x2": new.year, "y2": new.value}
        for old in totals
        for new in totals
        if _joined(old.year, new.year) and not (old.conflict or new.conflict)
    ]
    yield from plane.rules(lines, color=PUBLISHED, strokeWidth=1.5, strokeDash=[6, 3])
    dots = [{"x": each.year, "y": each.value, "told": each.told} for each in totals]
    yield from plane.dots(dots, shape="square", fill=PUBLISHED, stroke="#FFFFFF", strokeWidth=1, size=80)
    for highest, down in ((True, -11), (False, 12)):
        texts = [
            {"x": each.year, "y": each.value, "text": each.label}
            for each in totals
            if each.highest is highest and (each.year, each.value) in years.numbers
        ]
        yield from plane.texts(texts, align="center", dy=down, fontSize=10)
    gone = [
        {"x": each.year, "y": plane.y.low, "text": said(more.NOT_SEEN, language)}
        for each in trend.published
        if each.value is None
    ]
    yield from plane.texts(gone, dy=-24, fontSize=10, align="center")
