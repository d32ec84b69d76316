"""A ranking: values with bounds beside the places that missing data leave open; who is not ranked stands below."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt

from ...numerals import number
from ...version import __version__
from .. import plot_words as more
from .. import words
from ..figures import said, titled, within
from ..results import scored_title
from .canvas import Axis, Place, Plane, Row, framed, lines_of, places, together
from .colours import QUIET, RISE
from .wording import beside, ends_of, footer, method_line, method_of, spread, told_method

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...declaration import Language
    from ...ranking import RankedCountry, Ranking, UnrankedCountry

__all__ = ["ranking_chart"]

_VALUES = 300
_RANKS = 220
_LABEL = 36
_MOST_TICKS = 12


def ranking_chart(ranking: Ranking, language: Language) -> alt.VConcatChart:
    """The dots of a ranking, best first."""
    labels = [_label(row, language) for row in ranking.rows]
    if ranking.unranked:
        labels += [said(more.UNRANKED, language), *(_unranked_name(each, language) for each in ranking.unranked)]
    rows = places([lines_of(label, _LABEL) for label in labels] or [[""]], gap=7)
    first = ranking.rows[0].score if ranking.rows else None
    if first is None:
        notes = method_line(ranking.strategy, ranking.fingerprint, __version__, language)
    else:
        notes = footer(first, language)
    ranked, below = rows[: len(ranking.rows)], rows[len(ranking.rows) + 1 :]
    values = _values_plane(ranking, rows[-1].bottom, language)
    panels = [together(values, _values(values, ranking, ranked, below, rows[len(ranking.rows)] if below else None, language))]
    if ranking.rows:
        ranks = _ranks_plane(ranking, rows[-1].bottom, language)
        panels.append(together(ranks, _ranks(ranks, ranking, ranked, language)))
    known = bool(ranking.rows) and ranking.rows[0].best_rank is not None
    keys = (
        [said(more.RANKING_KEY if known else more.RANKS_UNKNOWN, language)] if ranking.rows else [said(more.NOBODY, language)]
    )
    years = sorted({row.score.year for row in ranking.rows} | {each.year for each in ranking.unranked})
    span = "–".join(map(str, dict.fromkeys((*years[:1], *years[-1:]))))
    name = f"{said(words.RANKING, language)} {span}".rstrip()
    return framed(
        alt.hconcat(*panels, spacing=24),
        title=name,
        subtitle=keys,
        notes=(*notes, *((said(words.RANK_BOUNDS_NOTE, language),) if known else ())),
        description=(
            said(more.TOLD_AS, language, name),
            *((told_method(first, language),) if first else keys),
            said(more.TOLD_COUNT, language, len(ranking.rows), len(ranking.unranked)),
            *(_told(row, language) for row in ranking.rows),
            *(_told_unranked(each, language) for each in ranking.unranked),
            *notes,
        ),
        language=language,
        width=_VALUES + _RANKS,
        labels=rows,
    )


def _label(row: RankedCountry, language: Language) -> str:
    name = scored_title(row.score, language)
    # The label tells apart what has the same title.
    return f"{row.rank}. {name}{row.label.removeprefix(row.score.title)}"


def _unranked_name(each: UnrankedCountry, language: Language) -> str:
    return titled(each.country, each.territory, each.year, language)


def _places(row: RankedCountry, language: Language) -> str:
    if row.best_rank is None or row.worst_rank is None:
        return said(words.BOUNDS_UNKNOWN, language)
    return said(words.BOUNDS_FROM_TO, language, row.best_rank, row.worst_rank)


def _told(row: RankedCountry, language: Language) -> str:
    score = row.score
    name = f"{scored_title(score, language)}{row.label.removeprefix(score.title)}"
    value = number(score.value, language)
    return said(more.TOLD_RANK, language, row.rank, name, value, ends_of(score, language), _places(row, language))


def _reason(each: UnrankedCountry, language: Language) -> str:
    return said(more.TOO_LITTLE, language, each.availability.usable, each.availability.asked)


def _beside(each: UnrankedCountry, language: Language) -> str:
    known = each.availability
    return said(more.UNRANKED_BESIDE, language, within(each.bounds, language), known.usable, known.asked)


def _told_unranked(each: UnrankedCountry, language: Language) -> str:
    return said(
        more.TOLD_UNRANKED, language, _unranked_name(each, language), within(each.bounds, language), _reason(each, language)
    )


def _values_plane(ranking: Ranking, height: float, language: Language) -> Plane:
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
        width=_VALUES,
        height=height,
    )


def _values(
    plane: Plane, ranking: Ranking, ranked: Sequence[Place], below: Sequence[Place], heading: Place | None, language: Language
) -> Iterator[alt.Chart]:
    rows = list(zip(ranking.rows, ranked, strict=True))
    known = [(row.score, place) for row, place in rows if row.score.bounds_known]
    yield from plane.whiskers(
        [{"x": score.bounds.low, "x2": score.bounds.high, "y": place.middle} for score, place in known], color="#000000"
    )
    dots: list[Row] = [{"x": row.score.value, "y": place.middle, "told": _told(row, language)} for row, place in rows]
    yield from plane.dots(dots, fill=RISE, stroke="#FFFFFF", strokeWidth=0.8)
    yield from plane.texts(
        [
            {
                "x": plane.x.high,
                "y": place.middle,
                "text": beside(row.score.value, row.score.bounds, language, known=row.score.bounds_known),
            }
            for row, place in rows
        ],
        dx=6,
    )
    left = list(zip(ranking.unranked, below, strict=True))
    ends = [
        {"x": each.bounds.low, "x2": each.bounds.high, "y": place.middle, "told": _told_unranked(each, language)}
        for each, place in left
    ]
    yield from plane.whiskers(ends, color=QUIET, strokeDash=[4, 3])
    yield from plane.labels([*ranked, *below])
    if heading is not None:
        yield from plane.labels([heading], fontWeight="bold")
    yield from plane.texts(
        [{"x": plane.x.high, "y": place.middle, "text": _beside(each, language)} for each, place in left], dx=6
    )


def _ranks_plane(ranking: Ranking, height: float, language: Language) -> Plane:
    count = len(ranking.rows)
    step = max(1, -(-count // _MOST_TICKS))
    ticks = dict.fromkeys([1.0, *map(float, range(step, count + 1, step))])
    return Plane(
        x=Axis(low=0.5, high=count + 0.5, title=said(words.RANK, language), ticks=tuple(ticks), pattern="d"),
        y=Axis(low=height, high=0),
        width=_RANKS,
        height=height,
    )


def _ranks(plane: Plane, ranking: Ranking, ranked: Sequence[Place], language: Language) -> Iterator[alt.Chart]:
    rows = list(zip(ranking.rows, ranked, strict=True))
    known = [(row, place) for row, place in rows if row.best_rank is not None]
    yield from plane.whiskers(
        [{"x": row.best_rank, "x2": row.worst_rank, "y": place.middle} for row, place in known], color="#000000"
    )
    yield from plane.dots([{"x": row.rank, "y": place.middle} for row, place in rows], shape="diamond", fill=RISE, size=50)
    yield from plane.texts(
        [{"x": plane.x.high, "y": place.middle, "text": f"{row.rank} ({_places(row, language)})"} for row, place in rows], dx=6
    )
