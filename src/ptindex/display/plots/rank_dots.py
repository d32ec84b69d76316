"""A ranking: values with bounds beside the places that missing data leave open; who is not ranked stands below."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
from attrs import frozen

from ...numerals import number
from ...ranking import RankedCountry, UnrankedCountry
from .. import words
from ..figures import editions_mixed, said, titled, within
from ..results.comparisons import places_notes
from ..results.scores import scored_title, unscored_notes
from . import words as more
from .canvas import Axis, Place, Plane, counted, framed, lines_of, places, together
from .colours import QUIET, RISE
from .wording import beside, ends_of, footer, method_of, spread, told_method

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...declaration import Language
    from ...ranking import Ranking
    from ...scores import Score

__all__ = ["ranking_chart"]

_VALUES = 300
_RANKS = 220
_LABEL = 36


@frozen(kw_only=True)
class _Rows:
    """The rows of a ranking with their places: who is ranked, and below a heading who is not."""

    ranked: tuple[tuple[RankedCountry, Place], ...]
    unranked: tuple[tuple[UnrankedCountry, Place], ...]
    heading: Place | None
    every: tuple[Place, ...]

    @property
    def height(self) -> float:
        """How high all of them are, in pixels."""
        return self.every[-1].bottom


def ranking_chart(ranking: Ranking, language: Language, *, width: float | None) -> alt.VConcatChart:
    """The dots of a ranking, best first."""
    rows = _rows(ranking, language)
    width = width or _VALUES + _RANKS
    first = ranking.rows[0].score if ranking.rows else None
    known = bool(ranking.rows) and ranking.rows[0].best_rank is not None
    editions = editions_mixed(ranking.years, language)
    keys = (_key(ranking, language, known=known), *editions)
    notes = (*_notes(ranking, first, language), *places_notes(ranking, language))
    span = "–".join(map(str, dict.fromkeys((*ranking.years[:1], *ranking.years[-1:]))))
    name = f"{said(words.RANKING if ranking.compares else words.SCORE, language)} {span}".rstrip()
    return framed(
        alt.hconcat(*_panels(ranking, rows, width, language), spacing=24),
        title=name,
        subtitle=keys,
        notes=notes,
        description=(
            said(more.TOLD_AS, language, name),
            *((told_method(first, language), *editions) if first else keys),
            *_told_ranked(ranking, language),
            *(_told_unranked(each, language) for each in ranking.unranked),
            *notes,
        ),
        language=language,
        width=width,
        labels=rows.every,
    )


def _rows(ranking: Ranking, language: Language) -> _Rows:
    labels = [_label(row, language, compared=ranking.compares) for row in ranking.rows]
    if ranking.unranked:
        labels += [said(more.UNRANKED, language), *(_unranked_name(each, language) for each in ranking.unranked)]
    every = tuple(places([lines_of(label, _LABEL) for label in labels] or [[""]], gap=7))
    count = len(ranking.rows)
    return _Rows(
        ranked=tuple(zip(ranking.rows, every[:count], strict=True)),
        unranked=tuple(zip(ranking.unranked, every[count + 1 :], strict=True)),
        heading=every[count] if ranking.unranked else None,
        every=every,
    )


def _key(ranking: Ranking, language: Language, *, known: bool) -> str:
    if not ranking.rows:
        return said(more.NOBODY, language)
    if not ranking.compares:
        return said(more.PROFILE_KEY, language)
    return said(more.RANKING_KEY if known else more.RANKS_UNKNOWN, language)


def _notes(ranking: Ranking, first: Score | None, language: Language) -> tuple[str, ...]:
    return unscored_notes(ranking.strategy, ranking.fingerprint, language) if first is None else footer(first, language)


def _panels(ranking: Ranking, rows: _Rows, width: float, language: Language) -> Iterator[alt.LayerChart]:
    """The scores, and beside them the places; nobody has any, nor has one alone."""
    shown = width * _VALUES / (_VALUES + _RANKS)
    values = _values_plane(ranking, (shown, rows.height), language)
    yield together(values, _values(values, rows, language))
    if ranking.compares:
        last = max(len(ranking.rows), *(row.worst_rank or 0 for row in ranking.rows))
        axis = counted(last, said(words.RANK, language))
        ranks = Plane(x=axis, y=Axis(low=rows.height, high=0), width=width - shown, height=rows.height)
        yield together(ranks, _ranks(ranks, rows, language))


def _label(row: RankedCountry, language: Language, *, compared: bool) -> str:
    # The label tells apart what has the same title.
    name = f"{scored_title(row.score, language)}{row.label.removeprefix(row.score.title)}"
    return f"{row.rank}. {name}" if compared else name


def _unranked_name(each: UnrankedCountry, language: Language) -> str:
    return titled(each.country, each.territory, each.year, language)


def _places(row: RankedCountry, language: Language) -> str:
    if row.best_rank is None or row.worst_rank is None:
        return said(words.BOUNDS_UNKNOWN, language)
    return said(words.BOUNDS_FROM_TO, language, row.best_rank, row.worst_rank)


def _told_ranked(ranking: Ranking, language: Language) -> Iterator[str]:
    if ranking.compares or not ranking.rows:
        yield said(more.TOLD_COUNT, language, len(ranking.rows), len(ranking.unranked))
    for row in ranking.rows:
        yield _told(row, language, compared=ranking.compares)


def _told(row: RankedCountry, language: Language, *, compared: bool) -> str:
    score = row.score
    name = f"{scored_title(score, language)}{row.label.removeprefix(score.title)}"
    value = number(score.value, language)
    if not compared:
        return said(more.TOLD_VALUE, language, name, value, ends_of(score, language))
    return said(more.TOLD_RANK, language, row.rank, name, value, ends_of(score, language), _places(row, language))


def _reason(each: UnrankedCountry, language: Language) -> str:
    return said(more.TOO_LITTLE, language, each.availability.usable, each.availability.asked)


def _beside_bounds(each: UnrankedCountry, language: Language) -> str:
    known = each.availability
    return said(more.UNRANKED_BESIDE, language, within(each.bounds, language), known.usable, known.asked)


def _told_unranked(each: UnrankedCountry, language: Language) -> str:
    return said(
        more.TOLD_UNRANKED, language, _unranked_name(each, language), within(each.bounds, language), _reason(each, language)
    )


def _values_plane(ranking: Ranking, size: tuple[float, float], language: Language) -> Plane:
    width, height = size
    bounds = [row.score.bounds for row in ranking.rows] + [each.bounds for each in ranking.unranked]
    if ranking.rows:
        title = said(more.SCORE_AXIS, language, method_of(ranking.rows[0].score, language))
    else:
        title = said(words.BOUNDS, language)
    low, high = spread([0.0], bounds)
    scale = ranking.rows[0].score.scale if ranking.rows else None
    return Plane(
        x=Axis(low=low, high=max(high, scale or 0.0) or 1.0, title=title),
        y=Axis(low=height, high=0),
        width=width,
        height=height,
    )


def _values(plane: Plane, rows: _Rows, language: Language) -> Iterator[alt.Chart]:
    known = [(row.score.bounds, place) for row, place in rows.ranked if row.score.bounds_known]
    yield from plane.whiskers(
        [{"x": bounds.low, "x2": bounds.high, "y": place.middle} for bounds, place in known], color="#000000"
    )
    dots = [
        {"x": row.score.value, "y": place.middle, "told": _told(row, language, compared=len(rows.ranked) > 1)}
        for row, place in rows.ranked
    ]
    yield from plane.dots(dots, fill=RISE, stroke="#FFFFFF", strokeWidth=0.8)
    ends = [
        {"x": each.bounds.low, "x2": each.bounds.high, "y": place.middle, "told": _told_unranked(each, language)}
        for each, place in rows.unranked
    ]
    yield from plane.whiskers(ends, color=QUIET, strokeDash=[4, 3])
    yield from plane.labels([place for place in rows.every if place is not rows.heading])
    yield from plane.labels([rows.heading] if rows.heading else [], fontWeight="bold")
    beside_dots = [(_beside(row.score, language), place) for row, place in rows.ranked]
    beside_ends = [(_beside_bounds(each, language), place) for each, place in rows.unranked]
    texts = [{"x": plane.x.high, "y": place.middle, "text": text} for text, place in (*beside_dots, *beside_ends)]
    yield from plane.texts(texts, dx=6)


def _beside(score: Score, language: Language) -> str:
    return beside(score.value, score.bounds, language, known=score.bounds_known)


def _ranks(plane: Plane, rows: _Rows, language: Language) -> Iterator[alt.Chart]:
    known = [(row, place) for row, place in rows.ranked if row.best_rank is not None]
    yield from plane.whiskers(
        [{"x": row.best_rank, "x2": row.worst_rank, "y": place.middle} for row, place in known], color="#000000"
    )
    dots = [{"x": row.rank, "y": place.middle} for row, place in rows.ranked]
    yield from plane.dots(dots, shape="diamond", fill=RISE, size=50)
    texts = [
        {"x": plane.x.high, "y": place.middle, "text": f"{row.rank} ({_places(row, language)})"} for row, place in rows.ranked
    ]
    yield from plane.texts(texts, dx=6)
