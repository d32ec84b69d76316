"""Sensitivity as bars: first-order and total Sobol' indices with their bootstrap intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...numerals import number, percent
from .. import words
from ..figures import said
from ..results import analysis_words
from ..sentences import sentence
from . import words as more
from .canvas import LINE, Axis, Place, Plane, Row, clean, framed, lines_of, places, together
from .colours import RISE
from .wording import in_words, listed, model_line, spread, stated, unit_name, with_labels

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import altair as alt

    from ...composite.sampling.indices import Index
    from ...composite.sensitivity import Sensitivity
    from ...declaration import Language

__all__ = ["sensitivity_chart"]

_WIDTH = 420
_LABEL = 34
_BAR = 11


def sensitivity_chart(found: Sensitivity, language: Language, *, width: float | None) -> alt.VConcatChart:
    """The bars of an analysis, the factor with the greatest total first."""
    indices = sorted(found.indices.rows, key=lambda row: -row.total)
    rows = places((_two_lines(_factor(each, language)) for each in indices), gap=14) or places([[""]])
    low, high = spread([0.0, 1.0, *(end for each in indices for end in (each.first_low, each.total_high, each.first_high))])
    height = rows[-1].bottom
    width = width or _WIDTH
    plane = Plane(
        x=Axis(low=low, high=high, title=said(more.VARIANCE, language)), y=Axis(low=height, high=0), width=width, height=height
    )
    name = said(analysis_words.DRIVES, language, _output(found, language))
    runs = said(more.SETTING, language, found.indices.runs, found.seed)
    cautions = tuple(stated(in_words(each, language)) for each in found.cautions)
    keys = (said(more.SENSITIVITY_KEY, language), runs) if indices else (said(more.NO_VARIANCE, language), runs)
    joint = (said(analysis_words.JOINT, language, percent(found.indices.interactions, language)),) if indices else ()
    notes = (*cautions, *joint, *model_line(found.matrix.indicators, language))
    return framed(
        together(plane, _layers(plane, indices, rows, language)),
        title=name,
        subtitle=keys,
        notes=(said(more.VARIED, language, listed(in_words(each, language) for each in found.varied)), *notes),
        description=(
            said(more.TOLD_AS, language, name),
            *keys,
            *(f"{_told(each, 'first', language)} {_told(each, 'total', language)}" for each in indices),
            *notes,
        ),
        language=language,
        width=width,
        labels=rows,
    )


def _two_lines(name: str) -> list[str]:
    """The label of two bars is as high as both."""
    lines = lines_of(name, _LABEL)
    return lines if len(lines) > 1 else [*lines, ""]


def _factor(each: Index, language: Language) -> str:
    return with_labels(sentence(each.factor, language), language, marked=False)


def _output(found: Sensitivity, language: Language) -> str:
    known = analysis_words.OUTPUTS.get(type(found.output).__name__)
    if known is None:
        return sentence(found.output.name, language)
    unit = unit_name(getattr(found.output, "unit", ""), found.matrix.indicators, language)
    return said(known, language, clean(unit))


def _ends(each: Index, kind: str) -> tuple[float, float, float]:
    if kind == "first":
        return each.first, each.first_low, each.first_high
    return each.total, each.total_low, each.total_high


def _told(each: Index, kind: str, language: Language) -> str:
    value, *interval = (number(end, language) for end in _ends(each, kind))
    name = said(analysis_words.FIRST if kind == "first" else analysis_words.TOTAL, language)
    ends = said(words.BOUNDS_FROM_TO, language, *interval)
    return said(more.TOLD_INDEX, language, _factor(each, language), name.lower(), value, ends)


def _layers(plane: Plane, indices: Sequence[Index], rows: Sequence[Place], language: Language) -> Iterator[alt.Chart]:
    for kind, shift, look in (
        ("first", -LINE / 2, {"stroke": RISE, "strokeWidth": 1}),
        ("total", LINE / 2, {"stroke": RISE, "strokeWidth": 1.5}),
    ):
        drawn = [(each, row.middle + shift) for each, row in zip(indices, rows, strict=False)]
        fill = RISE if kind == "first" else "#FFFFFF"
        yield from plane.rects([_bar(each, kind, middle, fill, language) for each, middle in drawn], **look)
        ends = [{"x": _ends(each, kind)[1], "x2": _ends(each, kind)[2], "y": middle} for each, middle in drawn]
        yield from plane.whiskers(ends, color="#000000", strokeWidth=1, end=8.0)
        texts = [{"x": max(_ends(each, kind)), "y": middle, "text": _written(each, kind, language)} for each, middle in drawn]
        yield from plane.texts(texts, dx=6, fontSize=10)
    yield from plane.labels([row for row in rows if row.lines[0]])


def _bar(each: Index, kind: str, middle: float, fill: str, language: Language) -> Row:
    value = _ends(each, kind)[0]
    told = _told(each, kind, language)
    return {
        "x": min(0.0, value),
        "x2": max(0.0, value),
        "y": middle - _BAR / 2,
        "y2": middle + _BAR / 2,
        "fill": fill,
        "told": told,
        "factor": each.factor,
        "kind": kind,
        "value": value,
    }


def _written(each: Index, kind: str, language: Language) -> str:
    value, low, high = (number(end, language) for end in _ends(each, kind))
    return f"{value} ({said(words.BOUNDS_FROM_TO, language, low, high)})"
