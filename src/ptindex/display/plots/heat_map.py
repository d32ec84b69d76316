"""Rank acceptability as a heat map: how often each unit takes each place."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from ...matrices import from_profiles
from ...numerals import percent
from ...robustness import Robustness
from .. import plot_words as more
from .. import words
from ..figures import said, titled
from ..sentences import sentence
from .canvas import Axis, Place, Plane, Row, framed, lines_of, places, together
from .wording import listed, method_line, model_line, stated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import altair as alt

    from ...composite.uncertainty import Uncertainty
    from ...declaration import Language

__all__ = ["acceptability_chart"]

_LABEL = 34
_WIDEST = 620
_CELL = 44
_NARROWEST_WITH_NUMBER = 26
_SHOWN = 0.005
_DARK = 0.3
# From white to the dark blue of ColorBrewer's Blues: one hue that only darkens is read alike by every colour vision.
_NONE, _ALL = (255, 255, 255), (8, 48, 107)


def acceptability_chart(found: Robustness | Uncertainty, language: Language) -> alt.VConcatChart:
    """The heat map of an analysis, its units by their rank under the method."""
    analysis = found.uncertainty if isinstance(found, Robustness) else found
    names = _names(found, language)
    order = sorted(range(len(analysis.units)), key=lambda at: (analysis.units[at].rank.nominal, at))
    shares: list[list[float]] = [analysis.acceptability[at].tolist() for at in order]
    units = [names[at] for at in order]
    count = analysis.acceptability.shape[1]
    cell = min(_CELL, max(_WIDEST / count, 6.0))
    rows = places((lines_of(unit, _LABEL) for unit in units), gap=9)
    height = rows[-1].bottom
    step = max(1, round(30 / cell)) if cell < _NARROWEST_WITH_NUMBER else 1
    ticks = tuple(dict.fromkeys([1.0, *map(float, range(step, count + 1, step))]))
    plane = Plane(
        x=Axis(low=0.5, high=count + 0.5, title=said(words.RANK, language), ticks=ticks, pattern="d"),
        y=Axis(low=height, high=0),
        width=cell * count,
        height=height,
    )
    name = said(more.ACCEPTABILITY, language)
    key = said(more.ACCEPTABILITY_KEY, language, analysis.draws, analysis.seed)
    cautions = tuple(stated(sentence(each, language)) for each in analysis.cautions)
    if isinstance(found, Robustness):
        notes = (*cautions, *method_line(found.strategy, found.fingerprint, found.version, language))
    else:
        notes = (*cautions, *model_line(analysis.matrix.indicators, language))
    return framed(
        together(plane, _layers(plane, units, shares, rows, cell, language)),
        title=name,
        subtitle=(key,),
        notes=(said(more.VARIED, language, listed(sentence(each, language) for each in analysis.varied)), *notes),
        description=(
            said(more.TOLD_AS, language, name),
            key,
            *(_told(unit, row, language) for unit, row in zip(units, shares, strict=True)),
            *notes,
        ),
        language=language,
        width=plane.width,
        labels=rows,
    )


def _names(found: Robustness | Uncertainty, language: Language) -> list[str]:
    """What the units are called: countries by name, where it is known which profile a unit is."""
    if not isinstance(found, Robustness):
        return [each.unit for each in found.units]
    labels = from_profiles(found.profiles, found.method).units
    titles = {
        label: titled(profile.country, profile.territory, profile.year, language)
        for label, profile in zip(labels, found.profiles, strict=True)
    }
    return [titles[each.unit] for each in found.uncertainty.units]


def _told(unit: str, shares: Sequence[float], language: Language) -> str:
    taken = [(place, share) for place, share in enumerate(shares, 1) if share >= _SHOWN]
    parts = (said(more.TOLD_PLACE, language, place, percent(share, language)) for place, share in taken)
    return said(more.NOT_A_LINE, language, unit, listed(parts))


def _layers(
    plane: Plane,
    units: Sequence[str],
    shares: Sequence[Sequence[float]],
    rows: Sequence[Place],
    cell: float,
    language: Language,
) -> Iterator[alt.Chart]:
    most = max(share for taken in shares for share in taken)
    cells: list[Row] = [
        {
            "x": place - 0.5,
            "x2": place + 0.5,
            "y": row.top + 1,
            "y2": row.bottom - 1,
            "fill": _shade(share / most),
            "share": share,
            "unit": unit,
            "rank": place,
            "told": said(more.TOLD_CELL, language, unit, place, percent(share, language, 1)),
        }
        for unit, taken, row in zip(units, shares, rows, strict=True)
        for place, share in enumerate(taken, 1)
    ]
    yield from plane.rects(cells, stroke="#FFFFFF", strokeWidth=1 if cell >= _NARROWEST_WITH_NUMBER else 0.3)
    if cell >= _NARROWEST_WITH_NUMBER:
        for dark, colour in ((False, "#000000"), (True, "#FFFFFF")):
            numbers = [
                {"x": place, "y": row.middle, "text": f"{share * 100:.0f}"}
                for taken, row in zip(shares, rows, strict=True)
                for place, share in enumerate(taken, 1)
                if share >= _SHOWN and (share / most >= _DARK) is dark
            ]
            yield from plane.texts(numbers, align="center", color=colour)
    yield from plane.labels(rows)
    usual = [max((share, -place) for place, share in enumerate(taken, 1)) for taken in shares]
    yield from plane.texts(
        [
            {"x": plane.x.high, "y": row.middle, "text": said(more.TOLD_PLACE, language, -place, percent(share, language))}
            for (share, place), row in zip(usual, rows, strict=True)
        ],
        dx=8,
    )


def _shade(part: float) -> str:
    """The shade of a part of the greatest share. Its root: rare places are seen too."""
    mixed = (round(none + (full - none) * sqrt(part)) for none, full in zip(_NONE, _ALL, strict=True))
    return "#" + "".join(f"{each:02x}" for each in mixed)
