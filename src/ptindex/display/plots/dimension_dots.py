"""A profile of dimensions: values with bounds, and a reference group behind them."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from attrs import frozen

from ...availability import CONTEXT
from ...exceptions import ComparisonError
from ...numerals import number
from ...scores import Bounds
from .. import plot_words as more
from .. import words
from ..figures import said, titled, within
from .canvas import Axis, Place, Plane, Row, framed, lines_of, places, together
from .colours import FAINT, QUIET, RISE
from .wording import beside, footer, headline, method_of, spread, told_method

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import altair as alt

    from ...declaration import Dimension, Language
    from ...scores import DimensionScore, Score

__all__ = ["dimensions_chart"]

_WIDTH = 440
_LABEL = 40
_GAP = 20


@frozen(kw_only=True)
class _Others:
    """What the reference group has in a dimension: only values that are known count."""

    count: int
    median: float
    low: float
    high: float
    bounds: Bounds


def dimensions_chart(score: Score, reference: Iterable[Score], language: Language) -> alt.VConcatChart:
    """The dots of each dimension."""
    others = [each for each in reference if each != score]
    _refuse_other_methods(score, others)
    groups = {each.dimension: _others(each.dimension, others) for each in score.dimensions}
    thin = {share.of for share in score.availability.by_dimension if share.thin and share.of != CONTEXT}
    names = [_name(each, thin, language) for each in score.dimensions]
    rows = places([lines_of(name, _LABEL) for name in names] or [[""]], gap=_GAP)
    ends = [each.bounds for each in score.dimensions] + [group.bounds for group in groups.values() if group]
    low, high = spread([0.0, score.scale or 0.0], ends)
    height = rows[-1].bottom
    plane = Plane(
        x=Axis(low=low, high=high or 1.0, title=said(more.SCORE_AXIS, language, method_of(score, language))),
        y=Axis(low=height, high=0),
        width=_WIDTH,
        height=height,
    )
    drawn = [(each, groups[each.dimension], row) for each, row in zip(score.dimensions, rows, strict=False)]
    keys = [said(more.PROFILE_KEY if drawn else more.NO_DIMENSIONS, language)]
    keys += [said(more.REFERENCE_KEY, language, len(others))] if others else []
    notes = [said(words.THIN_NOTE, language)] if thin else []
    return framed(
        together(plane, _layers(plane, score, drawn, rows, language)),
        title=headline(score, language),
        subtitle=(said(more.PROFILE, language), *keys, _members(others, language)),
        notes=(*notes, *footer(score, language)),
        description=(
            said(more.TOLD_AS, language, said(more.PROFILE, language)),
            f"{headline(score, language)}.",
            told_method(score, language),
            *(() if drawn else keys),
            *(f"{_told(each, score, language)} {_told_others(group, language)}".rstrip() for each, group, _ in drawn),
            *notes,
            *footer(score, language),
        ),
        language=language,
        width=_WIDTH,
        labels=rows,
    )


def _refuse_other_methods(score: Score, others: Iterable[Score]) -> None:
    for each in others:
        if (each.strategy, each.fingerprint) != (score.strategy, score.fingerprint):
            methods = (each.strategy, each.fingerprint[:12], score.strategy, score.fingerprint[:12])
            raise ComparisonError(more.REFERENCE_REFUSED.format(*methods))


def _members(others: Sequence[Score], language: Language) -> str:
    return ", ".join(titled(each.country, each.territory, each.year, language) for each in others[:8]) + (
        "…" if len(others) > 8 else ""
    )


def _name(each: DimensionScore, thin: Iterable[str], language: Language) -> str:
    name = each.dimension.wording(language)
    return f"{name} ({said(words.THIN, language)})" if each.dimension.code in thin else name


def _others(dimension: Dimension, others: Iterable[Score]) -> _Others | None:
    found = [each for score in others for each in score.dimensions if each.dimension is dimension]
    values = [each.value for each in found if each.value is not None]
    if not values:
        return None
    low, high = spread(values, [each.bounds for each in found])
    return _Others(count=len(values), median=median(values), low=min(values), high=max(values), bounds=Bounds(low, high))


def _told(each: DimensionScore, score: Score, language: Language) -> str:
    name, ends = each.dimension.wording(language), within(each.bounds, language, known=score.bounds_known)
    if each.value is None:
        return said(more.TOLD_UNKNOWN, language, name, ends)
    return said(more.TOLD_VALUE, language, name, number(each.value, language), ends)


def _told_others(group: _Others | None, language: Language) -> str:
    if group is None:
        return ""
    values = (number(each, language) for each in (group.median, group.low, group.high))
    return said(more.TOLD_OTHERS, language, group.count, *values, within(group.bounds, language))


def _layers(
    plane: Plane,
    score: Score,
    drawn: Sequence[tuple[DimensionScore, _Others | None, Place]],
    rows: Sequence[Place],
    language: Language,
) -> Iterator[alt.Chart]:
    behind = [(group, row) for _, group, row in drawn if group]
    yield from plane.rules(
        [{"x": group.bounds.low, "x2": group.bounds.high, "y": row.middle, "y2": row.middle} for group, row in behind],
        color="#9A9A9A",
        strokeWidth=1,
    )
    yield from plane.rects([_range(group, row, language) for group, row in behind])
    yield from plane.rules(
        [{"x": group.median, "x2": group.median, "y": row.middle - 9, "y2": row.middle + 9} for group, row in behind],
        color=QUIET,
        strokeWidth=2,
    )
    if score.bounds_known:
        ends = [{"x": each.bounds.low, "x2": each.bounds.high, "y": row.middle} for each, _, row in drawn]
        yield from plane.whiskers(ends, color="#000000")
    dots = [
        {"x": each.value, "y": row.middle, "told": _told(each, score, language)}
        for each, _, row in drawn
        if each.value is not None
    ]
    yield from plane.dots(dots, fill=RISE, stroke="#FFFFFF", size=110, strokeWidth=1)
    yield from plane.labels(rows)
    yield from plane.texts([_written(each, score, plane, row, language) for each, _, row in drawn], dx=10)


def _range(group: _Others, row: Place, language: Language) -> Row:
    told = _told_others(group, language)
    return {"x": group.low, "x2": group.high, "y": row.middle - 6, "y2": row.middle + 6, "fill": FAINT, "told": told}


def _written(each: DimensionScore, score: Score, plane: Plane, row: Place, language: Language) -> Row:
    written = beside(each.value, each.bounds, language, known=score.bounds_known)
    return {"x": plane.x.high, "y": row.middle, "text": written}
