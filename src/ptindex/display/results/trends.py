"""The tables of trends, of changes from year to year and of rankings by year: breaks marked, published totals apart."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import attrs

from ...change import ChangeKind
from ...declaration import Dimension
from ...numerals import number
from ...panels.changes import Changes
from ...panels.trend import Rankings, Trend, Trends
from ...scores import CAVEAT
from ...version import __version__
from .. import words
from ..figures import NOTHING, answered, method_line, named, said, within
from ..tables import Row, Table, tables_of
from . import panel_words
from .panel import part_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...change import Change
    from ...declaration import Language
    from ...panels.changes import Step
    from ...panels.trend import PublishedTotal, TrendPoint
    from ...scores import DimensionScore

__all__ = ["published_table"]

_SCORE = "score"


def _method_notes(strategy: str, fingerprint: str, language: Language, *, bounds_known: bool = True) -> tuple[str, ...]:
    return (
        CAVEAT.wording(language),
        said(words.BOUNDS_NOTE if bounds_known else words.BOUNDS_UNKNOWN_NOTE, language),
        method_line(strategy, fingerprint, __version__, language),
    )


@tables_of.register(Trends)
def _trends(trends: Trends, language: Language) -> tuple[Table, ...]:
    known = all(point.bounds_known for each in trends.series for point in each.points)
    notes = _method_notes(trends.strategy, trends.fingerprint, language, bounds_known=known)
    if len(trends.series) == 1:
        first, *more = tables_of(trends.series[0], language)
        return attrs.evolve(first, notes=tuple(dict.fromkeys((*notes, *first.notes)))), *more
    rows: list[Row] = []
    for each in trends.series:
        rows.append(Row((_name(each, language), "", "", "", ""), heading=True))
        rows += _rows(each, _SCORE, language)
    breaks = any(each.breaks for each in trends.series)
    table = _trend_table(said(panel_words.TRENDS, language), rows, notes, language, breaks=breaks)
    return table, *(published for each in trends.series if (published := published_table(each, language)))


@tables_of.register(Trend)
def _trend(trend: Trend, language: Language) -> tuple[Table, ...]:
    rows = [Row((said(words.SCORE, language), "", "", "", ""), heading=True), *_rows(trend, _SCORE, language)]
    for dimension in Dimension:
        if any(each.dimension is dimension for point in trend.points for each in _dimensions(point)):
            rows.append(Row((dimension.wording(language), "", "", "", ""), heading=True))
            rows += _rows(trend, dimension.code, language)
    scores = [point.score for point in trend.points if point.score is not None]
    method = (scores[-1].strategy, scores[-1].fingerprint) if scores else None
    known = all(point.bounds_known for point in trend.points)
    notes = (CAVEAT.wording(language),) if method is None else _method_notes(*method, language, bounds_known=known)
    title = said(panel_words.TREND, language, named(trend.country, trend.territory, language))
    table = _trend_table(title, rows, notes, language, breaks=bool(trend.breaks))
    published = published_table(trend, language)
    return (table,) if published is None else (table, published)


def _name(trend: Trend, language: Language) -> str:
    return f"{named(trend.country, trend.territory, language)}\n{trend.country.iso3}"


def _trend_table(title: str, rows: list[Row], notes: tuple[str, ...], language: Language, *, breaks: bool) -> Table:
    headings = (panel_words.YEAR, words.VALUE, words.BOUNDS, words.ANSWERED, words.REMARK)
    return Table(
        title=title,
        columns=tuple(said(each, language) for each in headings),
        rows=tuple(rows),
        notes=(*notes, *((said(words.NEW_EDITION, language),) if breaks else ())),
        align=("left", "right", "right", "left", "left"),
    )


def _dimensions(point: TrendPoint) -> tuple[DimensionScore, ...]:
    return () if point.score is None else point.score.dimensions


def _rows(trend: Trend, of: str, language: Language) -> Iterator[Row]:
    """A row for each year of the panel, those without a profile too."""
    after_a_break = {year for _, year in trend.breaks}
    points = {point.year: point for point in trend.points}
    for year in sorted({*points, *trend.absent}):
        if year in points:
            remark = said(panel_words.BREAK, language) if year in after_a_break else ""
            yield Row((str(year), *_figures(points[year], of, remark, language)))
        else:
            yield Row((str(year), NOTHING, NOTHING, NOTHING, said(panel_words.ABSENT, language)))


def _figures(point: TrendPoint, of: str, remark: str, language: Language) -> tuple[str, str, str, str]:
    known = {share.of: (share.usable, share.asked) for share in point.availability.by_dimension}
    share = answered(*known.get(of, (point.availability.usable, point.availability.asked)), language)
    if point.score is None:
        bounds = within(point.bounds, language) if of == _SCORE else NOTHING
        return NOTHING, bounds, share, "\n".join(filter(None, (said(panel_words.NOT_SCORED, language), remark)))
    if of == _SCORE:
        return number(point.score.value, language), within(point.bounds, language, known=point.bounds_known), share, remark
    for each in point.score.dimensions:
        if each.dimension.code == of:
            value = NOTHING if each.value is None else number(each.value, language)
            return value, within(each.bounds, language, known=point.bounds_known), share, remark
    return NOTHING, NOTHING, share, remark


def published_table(trend: Trend, language: Language, year: int | None = None) -> Table | None:
    """The totals that the index printed for a country, of one data year where one is named; None where there are none."""
    printed = tuple(each for each in trend.published if year in (None, each.year))
    if not printed:
        return None
    headings = (panel_words.YEAR, words.PUBLISHED, panel_words.RELEASE, words.REMARK)
    return Table(
        title=said(panel_words.PUBLISHED, language, named(trend.country, trend.territory, language)),
        columns=tuple(said(each, language) for each in headings),
        rows=tuple(_printed(each, language) for each in printed),
        notes=(said(panel_words.PUBLISHED_NOTE, language),),
        align=("left", "right", "left", "left"),
    )


def _printed(total: PublishedTotal, language: Language) -> Row:
    value = NOTHING if total.value is None else f"{number(total.value, language)} {total.mark}".rstrip()
    release = NOTHING if total.release is None else str(total.release)
    remark = ""
    if total.value is None:
        remark = said(panel_words.NOT_SEEN, language)
    elif total.conflict:
        remark = said(panel_words.CONFLICT, language)
    return Row((str(total.year), value, release, remark))


@tables_of.register(Rankings)
def _rankings(rankings: Rankings, language: Language) -> tuple[Table, ...]:
    if not rankings.by_year:
        return (Table(title=said(words.RANKING, language), notes=(said(panel_words.NO_PROFILES, language),)),)
    return tuple(
        attrs.evolve(table, title=f"{table.title}, {year}")
        for year, ranking in rankings.by_year
        for table in tables_of(ranking, language)
    )


@tables_of.register(Changes)
def _changes(changes: Changes, language: Language) -> tuple[Table, ...]:
    rows: list[Row] = []
    for (iso3, _), steps in groupby(changes.steps, key=lambda each: (each.country.iso3, each.territory)):
        members = tuple(steps)
        name = named(members[-1].country, members[-1].territory, language)
        rows.append(Row((f"{name}\n{iso3}", "", "", "", ""), heading=True))
        rows += [_step(step, language) for step in members]
    for each in changes.without_steps:
        name = named(each.country, each.territory, language)
        rows.append(Row((f"{name}\n{each.country.iso3}", "", "", "", ""), heading=True))
        years = ", ".join(map(str, sorted((*each.scored, *each.unscored))))
        rows.append(Row((years, NOTHING, NOTHING, NOTHING, each.reason.wording(language))))
    found = [step.change for step in changes.steps if step.change is not None]
    known = all(each.before.bounds_known and each.after.bounds_known for each in found)
    notes = list(_method_notes(changes.strategy, changes.fingerprint, language, bounds_known=known))
    if any(step.new_edition for step in changes.steps):
        notes.append(said(words.NEW_EDITION, language))
    headings = (panel_words.YEARS, words.BEFORE, words.AFTER, words.DIFFERENCE, words.REMARK)
    table = Table(
        title=said(panel_words.CHANGES, language),
        columns=tuple(said(each, language) for each in headings),
        rows=tuple(rows),
        notes=(*notes, *(() if changes.steps else (said(panel_words.NO_STEPS, language),))),
        align=("left", "right", "right", "right", "left"),
    )
    return (table,)


def _step(step: Step, language: Language) -> Row:
    years = said(panel_words.STEP, language, step.before, step.after)
    remarks = "\n".join(_remarks(step, language))
    change = step.change
    if change is None:
        return Row((years, NOTHING, NOTHING, NOTHING, remarks))
    sides = (
        f"{number(each.value, language)}\n{within(each.bounds, language, known=each.bounds_known)}"
        for each in (change.before, change.after)
    )
    return Row((years, *sides, number(change.difference, language, signed=True), remarks))


def _remarks(step: Step, language: Language) -> Iterator[str]:
    if step.change is None:
        yield said(panel_words.NOT_EXPLAINED, language)
    else:
        yield from _moves(step.change, language)
        if step.new_edition:
            yield said(panel_words.ACROSS, language)
    for text, years in ((panel_words.GAP, step.absent), (panel_words.UNSCORED, step.unscored)):
        if years:
            yield said(text, language, ", ".join(map(str, years)))


def _moves(change: Change, language: Language) -> Iterator[str]:
    for dimension, points in change.by_dimension.items():
        yield f"{part_name(dimension.code, language)}: {number(points, language, signed=True)}"
    known = change.by_kind.get(ChangeKind.AVAILABILITY)
    if known is not None:
        yield said(panel_words.FROM_AVAILABILITY, language, number(known, language, signed=True))
    if change.difference and change.bounds_overlap:
        yield said(panel_words.OVERLAP, language)
    if change.remainder:
        yield said(panel_words.REMAINDER, language, number(change.remainder, language, signed=True))
    elif not change.lines:
        yield said(panel_words.MOVED_NOTHING, language)
