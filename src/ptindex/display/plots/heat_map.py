"""Rank acceptability as a heat map: how often each unit takes each place."""

from __future__ import annotations

import re
from math import sqrt
from typing import TYPE_CHECKING, Any

from attrs import frozen

from ...experiments.robust import Robustness
from ...matrices import from_profiles
from ...numerals import percent
from .. import words
from ..figures import said, titled
from ..results.scores import unscored_notes
from . import words as more
from .canvas import Axis, Place, Plane, Row, counted, framed, lines_of, places, together
from .wording import in_words, listed, model_line, stated, unit_name, unscored_line, unscored_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import altair as alt

    from ...composite.uncertainty import Uncertainty
    from ...declaration import Language

__all__ = ["acceptability_chart"]

_LABEL = 34
_WIDEST = 620
_CELL = 44
_NARROWEST = 6.0
_NARROWEST_WITH_NUMBER = 26
_SHOWN = 0.005
_DARK = 0.3
# From white to the dark blue of ColorBrewer's Blues: one hue that only darkens is read alike by every colour vision.
_NONE, _ALL = (255, 255, 255), (8, 48, 107)


@frozen(kw_only=True)
class _Taken:
    """How often a unit takes each place, from the first on, and the row of its label."""

    unit: str
    shares: tuple[float, ...]
    row: Place


def acceptability_chart(found: Robustness | Uncertainty, language: Language, *, width: float | None) -> alt.VConcatChart:
    """The heat map of an analysis, its units by their rank under the method."""
    analysis = found.uncertainty if isinstance(found, Robustness) else found
    taken = _taken(analysis, _names(found, language))
    plane = _plane(analysis.acceptability.shape[1], taken[-1].row.bottom, width, language)
    name = said(more.ACCEPTABILITY, language)
    key = said(more.ACCEPTABILITY_KEY, language, analysis.draws, analysis.seed)
    unscored = unscored_line(_unscored(found, language), language)
    notes = (
        *(stated(_renamed(in_words(each, language), found, language)) for each in analysis.cautions),
        *_method(found, language),
    )
    return framed(
        together(plane, _layers(plane, taken, language)),
        title=name,
        subtitle=(key, *unscored),
        notes=(said(more.VARIED, language, listed(in_words(each, language) for each in analysis.varied)), *notes),
        description=(said(more.TOLD_AS, language, name), key, *(_told(each, language) for each in taken), *unscored, *notes),
        language=language,
        width=plane.width,
        labels=[each.row for each in taken],
    )


def _taken(analysis: Uncertainty, names: Sequence[str]) -> list[_Taken]:
    order = sorted(range(len(analysis.units)), key=lambda at: (analysis.units[at].rank.nominal, at))
    rows = places((lines_of(names[at], _LABEL) for at in order), gap=9)
    return [
        _Taken(unit=names[at], shares=tuple(analysis.acceptability[at].tolist()), row=row)
        for at, row in zip(order, rows, strict=True)
    ]


def _plane(count: int, height: float, width: float | None, language: Language) -> Plane:
    cell = width / count if width else min(_CELL, max(_WIDEST / count, _NARROWEST))
    # Every place is labelled where its number fits into its cell, else one in about 30 pixels.
    step = max(1, round(30 / cell)) if cell < _NARROWEST_WITH_NUMBER else 1
    ranks = counted(count, said(words.RANK, language), step=step)
    return Plane(x=ranks, y=Axis(low=height, high=0), width=cell * count, height=height)


def _method(found: Robustness | Uncertainty, language: Language) -> tuple[str, ...]:
    if isinstance(found, Robustness):
        return unscored_notes(found.strategy, found.fingerprint, language, found.version)
    return model_line(found.matrix.indicators, language)


def _names(found: Robustness | Uncertainty, language: Language) -> list[str]:
    """What the units are called: countries by name, where it is known which profile a unit is."""
    if not isinstance(found, Robustness):
        return [unit_name(each.unit, found.matrix.indicators, language) for each in found.units]
    titles = _titles(found, language)
    return [titles[each.unit] for each in found.uncertainty.units]


def _unscored(found: Robustness | Uncertainty, language: Language) -> Iterator[str]:
    """Who has no score, with the bounds where they are known, else with the reason."""
    if isinstance(found, Robustness):
        yield from (unscored_name(each, language) for each in found.unscored)
    else:
        for unit, why in found.not_scored.items():
            yield f"{unit_name(unit, found.matrix.indicators, language)} ({in_words(why, language)})"


def _renamed(text: str, found: Robustness | Uncertainty, language: Language) -> str:
    """A text with the names of units in place of their labels."""
    if isinstance(found, Robustness):
        titles = _titles(found, language)
    else:
        titles = {each: unit_name(each, found.matrix.indicators, language) for each in found.matrix.units}
    every = "|".join(map(re.escape, sorted(titles, key=len, reverse=True)))
    return re.sub(rf"(?<!\w)(?:{every})(?!\w)", lambda unit: titles[unit[0]], text)


def _titles(found: Robustness, language: Language) -> dict[str, str]:
    labels = from_profiles(found.profiles, found.method).units
    return {
        label: titled(profile.country, profile.territory, profile.year, language)
        for label, profile in zip(labels, found.profiles, strict=True)
    }


def _told(each: _Taken, language: Language) -> str:
    parts = (
        said(more.TOLD_PLACE, language, place, percent(share, language))
        for place, share in enumerate(each.shares, 1)
        if share >= _SHOWN
    )
    return said(more.NOT_A_LINE, language, each.unit, listed(parts))


def _layers(plane: Plane, taken: Sequence[_Taken], language: Language) -> Iterator[alt.Chart]:
    most = max(share for each in taken for share in each.shares)
    numbered = plane.width / len(taken[0].shares) >= _NARROWEST_WITH_NUMBER
    cells = [cell for each in taken for cell in _cells(each, most, language)]
    yield from plane.rects(cells, stroke="#FFFFFF", strokeWidth=1 if numbered else 0.3)
    if numbered:
        for dark, colour in ((False, "#000000"), (True, "#FFFFFF")):
            numbers = [each for each in _numbers(taken) if each["share"] >= _SHOWN and (each["share"] / most >= _DARK) is dark]
            yield from plane.texts(numbers, align="center", color=colour)
    yield from plane.labels([each.row for each in taken])
    yield from plane.texts([_most_often(each, plane, language) for each in taken], dx=8)


def _cells(each: _Taken, most: float, language: Language) -> Iterator[Row]:
    for place, share in enumerate(each.shares, 1):
        yield {
            "x": place - 0.5,
            "x2": place + 0.5,
            "y": each.row.top + 1,
            "y2": each.row.bottom - 1,
            "fill": _shade(share / most),
            "share": share,
            "unit": each.unit,
            "rank": place,
            "told": said(more.TOLD_CELL, language, each.unit, place, percent(share, language, 1)),
        }


def _numbers(taken: Iterable[_Taken]) -> Iterator[dict[str, Any]]:
    for each in taken:
        for place, share in enumerate(each.shares, 1):
            yield {"x": place, "y": each.row.middle, "text": f"{share * 100:.0f}", "share": share}


def _most_often(each: _Taken, plane: Plane, language: Language) -> Row:
    share, place = max((share, -place) for place, share in enumerate(each.shares, 1))
    return {"x": plane.x.high, "y": each.row.middle, "text": said(more.TOLD_PLACE, language, -place, percent(share, language))}


def _shade(part: float) -> str:
    """The shade of a part of the greatest share. Its root: rare places are seen too."""
    mixed = (round(none + (full - none) * sqrt(part)) for none, full in zip(_NONE, _ALL, strict=True))
    return "#" + "".join(f"{each:02x}" for each in mixed)
