"""A country's scores by data year, and below, on their own axis, what the index published; neither bridges a break or a gap."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import altair as alt
from attrs import frozen

from ...countries import name_in
from ...exceptions import ComparisonError, NotEnoughDataError
from ...numerals import number
from ...published import published_scores
from ...scores import Bounds
from ...strategy import score as scored
from ...version import __version__
from .. import plot_words as more
from .. import words
from ..figures import said, titled, within
from .canvas import Axis, Plane, Row, framed, together
from .colours import PUBLISHED, QUIET, RISE
from .wording import ends_of, footer, method_line, method_of, spread, told_method

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...declaration import Language
    from ...panel import Panel
    from ...profile import CountryProfile
    from ...scores import Score
    from ...strategy import ScoringStrategy

__all__ = ["trend_chart"]

_A_YEAR = 82
_NARROWEST = 420
_HEIGHT = 220
_LOWER = 150
_FIRST_OF_SECOND_EDITION = 2020


@frozen(kw_only=True)
class _Total:
    """A total as one release, or the profile itself, has it; None where the value was not seen."""

    year: int
    value: float | None
    release: int | None


@frozen(kw_only=True)
class _Unscored:
    """A year of which too little is known."""

    year: int
    bounds: Bounds


def trend_chart(panel: Panel, strategy: ScoringStrategy, country: str | None, language: Language) -> alt.VConcatChart:
    """The two timelines of one country."""
    profiles = _series(panel, country)
    scores, unscored = _scores(profiles, strategy)
    totals = _totals(profiles)
    years = sorted({profile.year for profile in profiles} | {each.year for each in totals})
    ticks = range(years[0], years[-1] + 1)
    axis = Axis(low=ticks[0] - 0.5, high=ticks[-1] + 0.5, title=said(more.YEAR, language), ticks=tuple(ticks), pattern="d")
    width = max(_NARROWEST, _A_YEAR * len(ticks))
    broken = ticks[0] < _FIRST_OF_SECOND_EDITION <= ticks[-1]
    upper = _upper_plane(scores, unscored, axis, width, language)
    panels = [together(upper, _upper(upper, scores, unscored, language, broken=broken))]
    if totals:
        lower = _lower_plane(totals, axis, width, language)
        panels.append(together(lower, _lower(lower, totals, language, broken=broken)))
    first = scores[-1] if scores else None
    notes = method_line(strategy.name, "", __version__, language) if first is None else footer(first, language)
    name = _name(profiles[-1], language)
    conflict = any(len(_values(totals, year)) > 1 for year in years)
    keys = [said(more.TREND_KEY, language)]
    keys += [said(more.PUBLISHED_KEY, language)] if totals else []
    keys += [said(more.CONFLICT_KEY, language)] if conflict else []
    absent = [year for year in range(profiles[0].year, profiles[-1].year + 1) if year not in {each.year for each in profiles}]
    return framed(
        alt.vconcat(*panels, spacing=26),
        title=said(more.TREND, language, name),
        subtitle=keys,
        notes=notes,
        description=(
            said(more.TOLD_AS, language, said(more.TREND, language, name)),
            *((told_method(first, language),) if first else ()),
            *(_told(each, language) for each in scores),
            *(_told_unscored(each, name, language) for each in unscored),
            *((said(more.GAP, language, ", ".join(map(str, absent))),) if absent else ()),
            *((said(more.TOLD_BREAK, language),) if broken else ()),
            *((said(more.PUBLISHED_KEY, language),) if totals else (said(more.NO_PUBLISHED, language),)),
            *(_told_total(each, language) for each in totals),
            *notes,
        ),
        language=language,
        width=width,
    )


def _series(panel: Panel, country: str | None) -> tuple[CountryProfile, ...]:
    """The one series that is meant. A panel of several does not say which."""
    every = list(panel.series())
    names = [", ".join(filter(None, (each[0].country.iso3, each[0].territory))) for each in every]
    chosen = [series for series, name in zip(every, names, strict=True) if country in (None, name, series[0].country.iso3)]
    if len(chosen) != 1:
        listed = "; ".join(names[:8]) + ("; …" if len(names) > 8 else "")
        raise ComparisonError(f"a trend is of one country; name one of those in the panel: {listed or 'there is none'}")
    return chosen[0]


def _scores(profiles: Sequence[CountryProfile], strategy: ScoringStrategy) -> tuple[list[Score], list[_Unscored]]:
    found, unscored = [], []
    for profile in profiles:
        try:
            found.append(scored(profile, strategy))
        except NotEnoughDataError as error:
            unscored.append(_Unscored(year=profile.year, bounds=error.bounds))
    return found, unscored


def _totals(profiles: Sequence[CountryProfile]) -> list[_Total]:
    """What the releases and the profiles say, each total of a year once. The totals are of whole countries."""
    iso3, territory = profiles[0].country.iso3, profiles[0].territory
    known = [] if territory else [each for each in published_scores() if each.iso3 == iso3]
    found = [_Total(year=each.year, value=each.value, release=each.release) for each in known]
    for profile in profiles:
        given = profile.published
        if given is not None and given.value not in _values(found, profile.year):
            found.append(_Total(year=profile.year, value=given.value, release=given.release))
    return sorted(found, key=lambda each: (each.year, each.release or 0))


def _values(totals: Sequence[_Total], year: int) -> list[float]:
    """The different totals of a year."""
    return list(dict.fromkeys(each.value for each in totals if each.year == year and each.value is not None))


def _name(profile: CountryProfile, language: Language) -> str:
    name = titled(profile.country, profile.territory, profile.year, language)
    return name.removesuffix(str(profile.year)).rstrip(" ,") or name_in(profile.country, language)


def _joined(earlier: int, later: int) -> bool:
    """Whether a line may join two years: the next one, of the same edition."""
    return later - earlier == 1 and later != _FIRST_OF_SECOND_EDITION


def _told(score: Score, language: Language) -> str:
    name = titled(score.country, score.territory, score.year, language)
    return said(more.TOLD_VALUE, language, name, number(score.value, language), ends_of(score, language))


def _told_unscored(each: _Unscored, name: str, language: Language) -> str:
    return said(more.TOLD_CANNOT, language, f"{name} {each.year}", within(each.bounds, language))


def _told_total(each: _Total, language: Language) -> str:
    if each.value is None:
        return said(more.TOLD_NOT_SEEN, language, each.year)
    release = "" if each.release is None else f" ({said(words.RELEASE, language, each.release)})"
    return said(more.TOLD_PUBLISHED, language, each.year, f"{number(each.value, language)}{release}")


def _upper_plane(
    scores: Sequence[Score], unscored: Sequence[_Unscored], years: Axis, width: float, language: Language
) -> Plane:
    bounds = [each.bounds for each in scores] + [each.bounds for each in unscored]
    scale = scores[-1].scale if scores else None
    low, high = spread([0.0, scale or 0.0], bounds)
    title = said(more.SCORE_AXIS, language, method_of(scores[-1], language)) if scores else said(words.BOUNDS, language)
    return Plane(x=years, y=Axis(low=low, high=high or 1.0, title=title), width=width, height=_HEIGHT)


def _upper(
    plane: Plane, scores: Sequence[Score], unscored: Sequence[_Unscored], language: Language, *, broken: bool
) -> Iterator[alt.Chart]:
    yield from _break(plane, language, broken=broken)
    lines = [
        {"x": before.year, "y": before.value, "x2": after.year, "y2": after.value}
        for before, after in pairwise(scores)
        if _joined(before.year, after.year)
    ]
    yield from plane.rules(lines, color=RISE, strokeWidth=2)
    known = [each for each in scores if each.bounds_known]
    yield from plane.uprights(
        [{"x": each.year, "y": each.bounds.low, "y2": each.bounds.high} for each in known], color="#000000"
    )
    dots: list[Row] = [{"x": each.year, "y": each.value, "told": _told(each, language)} for each in scores]
    yield from plane.dots(dots, fill=RISE, stroke="#FFFFFF", strokeWidth=1, size=80)
    texts = [{"x": each.year, "y": each.bounds.high, "text": _value_above_bounds(each, language)} for each in scores]
    yield from plane.texts(texts, align="center", dy=-24, fontSize=10, lineHeight=12)
    open_ends = [{"x": each.year, "y": each.bounds.low, "y2": each.bounds.high} for each in unscored]
    yield from plane.uprights(open_ends, color=QUIET, strokeDash=[4, 3])
    middle = (plane.y.low + plane.y.high) / 2
    yield from plane.texts(
        [{"x": each.year, "y": middle, "text": said(more.CANNOT, language)} for each in unscored], dx=7, fontSize=10
    )


def _value_above_bounds(score: Score, language: Language) -> str:
    bounds = score.bounds
    ends = f"{number(bounds.low, language)}–{number(bounds.high, language)}" if score.bounds_known else "–"
    return f"{number(score.value, language)}\n({ends})"


def _break(plane: Plane, language: Language, *, broken: bool) -> Iterator[alt.Chart]:
    if broken:
        at = _FIRST_OF_SECOND_EDITION - 0.5
        rule = {"x": at, "x2": at, "y": plane.y.low, "y2": plane.y.high, "told": said(more.TOLD_BREAK, language)}
        yield from plane.rules([rule], color="#000000", strokeDash=[2, 3], strokeWidth=1.5)
        label = {"x": at, "y": plane.y.high, "text": said(more.BREAK, language)}
        yield from plane.texts([label], dy=-20, fontSize=10, align="center")


def _lower_plane(totals: Sequence[_Total], years: Axis, width: float, language: Language) -> Plane:
    low, high = spread([0.0, *(each.value for each in totals if each.value is not None)])
    margin = (high - low) * 0.16 or 1.0
    title = said(more.PUBLISHED, language)
    return Plane(x=years, y=Axis(low=low - margin, high=high + margin, title=title), width=width, height=_LOWER)


def _lower(plane: Plane, totals: Sequence[_Total], language: Language, *, broken: bool) -> Iterator[alt.Chart]:
    yield from _break(plane, language, broken=broken)
    yield from plane.rules([{"x": plane.x.low, "x2": plane.x.high, "y": 0, "y2": 0}], color="#8A8A8A", strokeWidth=1)
    years = sorted({each.year for each in totals})
    # Where releases differ, a line leads to each: none of them is chosen.
    lines = [
        {"x": before, "y": old, "x2": after, "y2": new}
        for before, after in pairwise(years)
        if _joined(before, after)
        for old in _values(totals, before)
        for new in _values(totals, after)
    ]
    yield from plane.rules(lines, color=PUBLISHED, strokeWidth=1.5, strokeDash=[6, 3])
    seen = [each for each in totals if each.value is not None]
    dots = [{"x": each.year, "y": each.value, "told": _told_total(each, language)} for each in seen]
    yield from plane.dots(dots, shape="square", fill=PUBLISHED, stroke="#FFFFFF", strokeWidth=1, size=80)
    highest = [each for each in seen if each.value == max(_values(totals, each.year))]
    for chosen, down in ((highest, -11), ([each for each in seen if each not in highest], 12)):
        texts = [{"x": each.year, "y": each.value, "text": _written(each, totals, language)} for each in chosen]
        yield from plane.texts(texts, align="center", dy=down, fontSize=10)
    gone = [{"x": each.year, "y": plane.y.low, "text": said(more.NOT_SEEN, language)} for each in totals if each.value is None]
    yield from plane.texts(gone, dy=-24, fontSize=10, align="center")


def _written(each: _Total, totals: Sequence[_Total], language: Language) -> str:
    value = number(each.value or 0.0, language)
    if len(_values(totals, each.year)) < 2 or each.release is None:
        return value
    return f"{value} ({said(words.RELEASE, language, each.release)})"
