"""Why a score changed, as a waterfall; what is only availability of data is drawn apart from answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...change import ChangeKind
from ...numerals import number
from .. import words
from ..figures import described, said
from ..results.scores import scored_title
from . import words as more
from .steps import Parts, pictured
from .wording import footer, label_of, listed, method_of, notices, spread, told_method

if TYPE_CHECKING:
    from collections.abc import Iterator

    import altair as alt

    from ...change import Change
    from ...declaration import Language, Text
    from ...scores import Score

__all__ = ["change_chart"]

_NOTHING = 1e-9
_SMALLEST_SHOWN = 0.01


def change_chart(change: Change, language: Language, *, width: float | None) -> alt.VConcatChart:
    """The waterfall of a change."""
    before, after = change.before, change.after
    parts = Parts(language=language)
    parts.total(_side(words.BEFORE, before, language), before, start=None)
    sentences = list(_moves(change, parts))
    parts.total(_side(words.AFTER, after, language), after, start=None)
    low, high = spread([each.end for each in parts.steps], [before.bounds, after.bounds])
    margin = (high - low) * 0.06 or 1.0
    name = said(words.CHANGE, language, scored_title(before, language), scored_title(after, language))
    difference = _difference(change.difference, language)
    warnings = (*_availability(change, language), *_warnings(change, language))
    notes = (*_notices(change, language), *footer(after, language))
    return pictured(
        parts,
        (low - margin, high + margin),
        said(more.SCORE_AXIS, language, method_of(after, language)),
        title=name,
        subtitle=(difference, said(more.CHANGE_KEY, language), *warnings),
        notes=notes,
        description=(
            said(more.TOLD_AS, language, name),
            f"{difference}.",
            told_method(after, language),
            parts.steps[0].told,
            *sentences,
            parts.steps[-1].told,
            *warnings,
            *notes,
        ),
        width=width,
    )


def _side(word: Text, score: Score, language: Language) -> str:
    return f"{said(word, language)}: {scored_title(score, language)}"


def _difference(points: float, language: Language) -> str:
    """What is asked, or that there is nothing to ask."""
    if abs(points) < _NOTHING:
        return said(more.CHANGE_NONE, language)
    written = number(points, language, signed=True)
    if written == number(0.0, language):
        return said(more.CHANGE_SLIGHT, language, number(_SMALLEST_SHOWN, language))
    return said(more.CHANGE, language, written)


def _availability(change: Change, language: Language) -> Iterator[str]:
    """How much of the difference is what is known, and no answer: what was withheld may raise a score."""
    points = change.by_kind.get(ChangeKind.AVAILABILITY)
    if points is not None:
        yield said(more.AVAILABILITY_KEY, language)
        parts = (number(each, language, signed=True) for each in (points, change.difference - points))
        yield said(words.FROM_AVAILABILITY, language, *parts)


def _warnings(change: Change, language: Language) -> Iterator[str]:
    if change.new_edition:
        yield said(words.NEW_EDITION, language)
    if change.difference and change.bounds_overlap:
        yield said(words.OVERLAP, language)
    if not change.lines and not change.remainder:
        yield said(words.NOTHING_MOVED, language)


def _notices(change: Change, language: Language) -> Iterator[str]:
    for word, score in ((words.BEFORE, change.before), (words.AFTER, change.after)):
        for remark in notices(score, language):
            yield f"{_side(word, score, language)}. {remark}"


def _moves(change: Change, parts: Parts) -> Iterator[str]:
    """Adds the rows of each dimension that moved and of what is left over, and says them."""
    language = parts.language
    for dimension, points in change.by_dimension.items():
        written = number(points, language, signed=True)
        parts.head(dimension.wording(language), written)
        told = []
        for line in change.lines:
            if line.dimension is dimension:
                name = label_of(line.indicator, language)
                sides = said(more.FROM_TO, language, described(line.before, language), described(line.after, language))
                hollow = line.kind is ChangeKind.AVAILABILITY
                parts.part(name, line.points, details=sides, hollow=hollow)
                one = f"{name} {number(line.points, language, signed=True)}, {sides}"
                told.append(said(more.NO_ANSWER_MOVED, language, one) if hollow else one)
        yield said(more.TOLD_DIMENSION, language, dimension.wording(language), written, listed(told))
    if change.remainder:
        parts.part(said(words.REMAINDER, language), change.remainder)
        yield parts.steps[-1].told
