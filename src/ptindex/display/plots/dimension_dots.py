"""A profile of dimensions: values with bounds, and a reference group behind them."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from attrs import frozen

from ...availability import CONTEXT
from ...exceptions import ComparisonError
from ...numerals import number
from ...profile import edition_of
from ...scores import Bounds, DimensionScore
from ...strategies.fingerprint import SHORT
from .. import words
from ..figures import editions_mixed, said, titled, within
from ..results.scores import scored_title
from . import words as more
from .canvas import LINE, Axis, Place, Plane, Row, framed, lines_of, places, together
from .colours import FAINT, QUIET, RISE
from .wording import beside, footer, headline, method_of, notices, spread, told_method

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import altair as alt

    from ...declaration import Dimension, Language
    from ...scores import Score

__all__ = ["dimensions_chart"]

_WIDTH = 440
_LABEL = 40
_GAP = 20


@frozen(kw_only=True)
class _Others:
    """What the reference group has in a dimension: only values that are known count; `only` is whose value is the only one."""

    count: int
    only: str
    median: float
    low: float
    high: float
    bounds: Bounds | None


@frozen(kw_only=True)
class _Drawn:
    """One dimension of the score, what others have in it, and its row."""

    own: DimensionScore
    group: _Others | None
    row: Place


def dimensions_chart(
    score: Score, reference: Iterable[Score], language: Language, *, across_editions: bool, width: float | None
) -> alt.VConcatChart:
    """The dots of each dimension."""
    others = [each for each in reference if each != score]
    _refuse_other_methods(score, others)
    if not across_editions:
        _refuse_other_editions(score, others)
    thin = {share.of for share in score.availability.by_dimension if share.thin and share.of != CONTEXT}
    rows = places([lines_of(_name(each, thin, language), _LABEL) for each in score.dimensions] or [[""]], gap=_GAP)
    drawn = [
        _Drawn(own=each, group=_others(each.dimension, others, language), row=row)
        for each, row in zip(score.dimensions, rows, strict=False)
    ]
    plane = _plane(score, drawn, (width or _WIDTH, rows[-1].bottom), language)
    keys = (said(more.PROFILE_KEY if drawn else more.NO_DIMENSIONS, language), *_keys(score, others, language))
    notes = (*notices(score, language), *((said(words.THIN_NOTE, language),) if thin else ()), *footer(score, language))
    return framed(
        together(plane, _layers(plane, score, drawn, rows, language)),
        title=headline(score, language),
        subtitle=(said(more.PROFILE, language), *keys, _members(others, language) if len(others) > 1 else ""),
        notes=notes,
        description=(
            said(more.TOLD_AS, language, said(more.PROFILE, language)),
            f"{headline(score, language)}.",
            told_method(score, language),
            *keys,
            *(f"{_told(each.own, score, language)} {_told_others(each.group, language)}".rstrip() for each in drawn),
            *notes,
        ),
        language=language,
        width=plane.width,
        labels=rows,
    )


def _plane(score: Score, drawn: Sequence[_Drawn], size: tuple[float, float], language: Language) -> Plane:
    width, height = size
    ends = [each.own.bounds for each in drawn]
    ends += [Bounds(each.group.low, each.group.high) for each in drawn if each.group]
    ends += [each.group.bounds for each in drawn if each.group and each.group.bounds]
    low, high = spread([0.0, score.scale or 0.0], ends)
    title = said(more.SCORE_AXIS, language, method_of(score, language))
    # Of a method without dimensions there is nothing to draw an axis for.
    return Plane(
        x=Axis(low=low, high=high or 1.0, title=title if drawn else None),
        y=Axis(low=height, high=0),
        width=width,
        height=height,
    )


def _keys(score: Score, others: Sequence[Score], language: Language) -> Iterator[str]:
    """What the reference is: how many scores of which years, the country's own among them, and other editions."""
    if len(others) == 1:
        known = others[0].bounds_known
        key = more.REFERENCE_KEY_OF_ONE if known else more.REFERENCE_KEY_OF_ONE_WITHOUT_BOUNDS
        yield said(key, language, _members(others, language))
    elif others:
        known = all(each.bounds_known for each in others)
        key = more.REFERENCE_KEY if known else more.REFERENCE_KEY_WITHOUT_BOUNDS
        yield said(key, language, len(others), _years(others))
    own = [each for each in others if (each.country.iso3, each.territory) == (score.country.iso3, score.territory)]
    if own and len(others) > 1:
        yield said(more.OWN_YEARS, language, _years(own))
    yield from editions_mixed((each.year for each in (score, *others)), language)


def _years(scores: Iterable[Score]) -> str:
    return ", ".join(map(str, sorted({each.year for each in scores})))


def _refuse_other_methods(score: Score, others: Iterable[Score]) -> None:
    for each in others:
        if (each.strategy, each.fingerprint) != (score.strategy, score.fingerprint):
            methods = (each.strategy, each.fingerprint[:SHORT], score.strategy, score.fingerprint[:SHORT])
            raise ComparisonError(more.REFERENCE_REFUSED.format(*methods))


def _refuse_other_editions(score: Score, others: Iterable[Score]) -> None:
    elsewhere = [each for each in others if edition_of(each.year) != edition_of(score.year)]
    if elsewhere:
        raise ComparisonError(more.REFERENCE_OF_OTHER_EDITION.format(score.year, _years(elsewhere)))


def _members(others: Sequence[Score], language: Language) -> str:
    return ", ".join(titled(each.country, each.territory, each.year, language) for each in others[:8]) + (
        "…" if len(others) > 8 else ""
    )


def _name(each: DimensionScore, thin: Iterable[str], language: Language) -> str:
    name = each.dimension.wording(language)
    return f"{name} ({said(words.THIN, language)})" if each.dimension.code in thin else name


def _others(dimension: Dimension, others: Iterable[Score], language: Language) -> _Others | None:
    found = [(each, score) for score in others for each in score.dimensions if each.dimension is dimension]
    values = [each.value for each, _ in found if each.value is not None]
    whose = [scored_title(score, language) for each, score in found if each.value is not None]
    if not values:
        return None
    known = all(score.bounds_known for _, score in found)
    bounds = Bounds(*spread(values, [each.bounds for each, _ in found])) if known else None
    only = whose[0] if len(whose) == 1 else ""
    return _Others(count=len(values), only=only, median=median(values), low=min(values), high=max(values), bounds=bounds)


def _told(each: DimensionScore, score: Score, language: Language) -> str:
    name, ends = each.dimension.wording(language), within(each.bounds, language, known=score.bounds_known)
    if each.value is None:
        return said(more.TOLD_UNKNOWN, language, name, ends)
    return said(more.TOLD_VALUE, language, name, number(each.value, language), ends)


def _told_others(group: _Others | None, language: Language) -> str:
    if group is None:
        return ""
    values = (number(each, language) for each in (group.median, group.low, group.high))
    ends = said(words.BOUNDS_UNKNOWN, language) if group.bounds is None else within(group.bounds, language)
    if group.only:
        return said(more.TOLD_ONE_OTHER, language, number(group.median, language), group.only, ends)
    return said(more.TOLD_OTHERS, language, group.count, *values, ends)


def _layers(
    plane: Plane, score: Score, drawn: Sequence[_Drawn], rows: Sequence[Place], language: Language
) -> Iterator[alt.Chart]:
    yield from _behind(plane, [(each.group, each.row) for each in drawn if each.group], language)
    if score.bounds_known:
        ends = [{"x": each.own.bounds.low, "x2": each.own.bounds.high, "y": each.row.middle} for each in drawn]
        yield from plane.whiskers(ends, color="#000000")
    dots = [
        {"x": each.own.value, "y": each.row.middle, "told": _told(each.own, score, language)}
        for each in drawn
        if each.own.value is not None
    ]
    yield from plane.dots(dots, fill=RISE, stroke="#FFFFFF", size=110, strokeWidth=1)
    yield from plane.labels(rows)
    one = [each for each in drawn if each.group and each.group.only]
    yield from plane.texts([_written(each, score, plane, language) for each in drawn if each not in one], dx=10)
    yield from plane.texts([_written(each, score, plane, language) for each in one], dx=10, dy=-LINE / 2)
    below = [_written_below(each.group, each.row, plane, language) for each in one if each.group]
    yield from plane.texts(below, dx=10, dy=LINE / 2, color=QUIET, fontSize=10)


def _behind(plane: Plane, groups: Sequence[tuple[_Others, Place]], language: Language) -> Iterator[alt.Chart]:
    """What the others have, behind the dots."""
    bounds = [(group.bounds, row.middle) for group, row in groups if group.bounds]
    yield from plane.rules(
        [{"x": each.low, "x2": each.high, "y": middle, "y2": middle} for each, middle in bounds], color="#9A9A9A", strokeWidth=1
    )
    yield from plane.rects([_range(group, row, language) for group, row in groups if not group.only])
    medians = [_upright(group, row) for group, row in groups if not group.only]
    yield from plane.rules(medians, color=QUIET, strokeWidth=2)
    single = [{**_upright(group, row), "told": _told_others(group, language)} for group, row in groups if group.only]
    yield from plane.rules(single, color=QUIET, strokeWidth=2)


def _upright(group: _Others, row: Place) -> Row:
    return {"x": group.median, "x2": group.median, "y": row.middle - 11, "y2": row.middle + 11}


def _range(group: _Others, row: Place, language: Language) -> Row:
    told = _told_others(group, language)
    return {"x": group.low, "x2": group.high, "y": row.middle - 6, "y2": row.middle + 6, "fill": FAINT, "told": told}


def _written_below(group: _Others, row: Place, plane: Plane, language: Language) -> Row:
    text = said(more.OTHER_BESIDE, language, group.only, _with_ends(group, language))
    return {"x": plane.x.high, "y": row.middle, "text": text}


def _with_ends(group: _Others, language: Language) -> str:
    ends = said(more.BOUNDS_UNKNOWN, language) if group.bounds is None else within(group.bounds, language)
    return f"{number(group.median, language)} ({ends})"


def _written(each: _Drawn, score: Score, plane: Plane, language: Language) -> Row:
    written = beside(each.own.value, each.own.bounds, language, known=score.bounds_known)
    return {"x": plane.x.high, "y": each.row.middle, "text": written}
