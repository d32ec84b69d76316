"""Waterfalls: how a score comes about from its contributions, and why it changed."""

from __future__ import annotations

from itertools import pairwise
from math import fsum
from typing import TYPE_CHECKING

from attrs import field, frozen

from ...declaration import Dimension, Language
from ...numerals import number
from ...scores import Bounds
from .. import plot_words as more
from .. import words
from ..figures import described, said
from ..results import scored_title
from .canvas import Axis, Place, Plane, Row, framed, lines_of, places, together
from .colours import FAINT, FALL, QUIET, RISE
from .wording import beside, ends_of, footer, headline, label_of, listed, method_of, spread, told_method

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import altair as alt

    from ...change import Change
    from ...scores import Score

__all__ = ["change_chart", "score_chart"]

_WIDTH = 400
_LABEL = 46
_BAR = 12


@frozen(kw_only=True)
class _Step:
    """One row: a bar from `start` to `end`, or none where there is none; `head` begins a group."""

    name: str
    start: float
    end: float
    said: str
    told: str = ""
    colour: str | None = None
    head: bool = False
    bounds: Bounds | None = None
    dot: bool = False
    details: str = ""

    @property
    def lines(self) -> list[str]:
        """The lines of its label."""
        return [*lines_of(self.name, _LABEL), *(lines_of(self.details, _LABEL, 2) if self.details else [])]


@frozen(kw_only=True)
class _Parts:
    """The points of a group of rows with their words, added up from where the group before ended."""

    language: Language
    steps: list[_Step] = field(factory=list)

    @property
    def reached(self) -> float:
        """Where the next bar begins."""
        return self.steps[-1].end if self.steps else 0.0

    def head(self, name: str, points: float) -> None:
        """Begin a group."""
        written = number(points, self.language, signed=True)
        self.steps.append(_Step(name=name, start=self.reached, end=self.reached, said=written, head=True))

    def part(self, name: str, points: float, *, details: str = "") -> None:
        """Add a bar."""
        written = number(points, self.language, signed=True)
        told = said(more.NOT_A_LINE, self.language, name, ", ".join(filter(None, (written, details))))
        colour = RISE if points >= 0 else FALL
        start = self.reached
        self.steps.append(
            _Step(name=name, start=start, end=start + points, said=written, told=told, colour=colour, details=details)
        )

    def gap(self, name: str, reason: str, points: float | None) -> None:
        """Add a row for what is missing: no bar, or a grey one where the method counts it all the same and it matters."""
        text = said(more.NOT_KNOWN, self.language, reason)
        if points is not None:
            text = f"{number(points, self.language, signed=True)}, {text}"
        told = said(more.NOT_A_LINE, self.language, name, text)
        start = self.reached
        colour = FAINT if points else None
        self.steps.append(_Step(name=name, start=start, end=start + (points or 0.0), said=text, told=told, colour=colour))

    def total(self, name: str, score: Score, *, start: float | None) -> None:
        """Add a score with its bounds: a bar from `start`, or a dot where a bar would have no foot to stand on."""
        value, ends = number(score.value, self.language), ends_of(score, self.language)
        written = beside(score.value, score.bounds, self.language, known=score.bounds_known)
        self.steps.append(
            _Step(
                name=name,
                start=score.value if start is None else start,
                end=score.value,
                said=written,
                told=said(more.TOLD_VALUE, self.language, name, value, ends),
                colour=QUIET,
                bounds=score.bounds if score.bounds_known else None,
                dot=start is None,
            )
        )


def score_chart(score: Score, language: Language) -> alt.VConcatChart:
    """The waterfall of a score."""
    parts = _Parts(language=language)
    name = said(words.BASELINE, language)
    written = number(score.baseline, language)
    told = said(more.NOT_A_LINE, language, name, written)
    parts.steps.append(_Step(name=name, start=0.0, end=score.baseline, said=written, told=told, colour=QUIET))
    sentences = list(_dimensions(score, parts))
    parts.total(said(words.SCORE, language), score, start=0.0)
    rows = places(step.lines for step in parts.steps)
    low, high = spread([0.0, score.scale or 0.0, *(step.end for step in parts.steps)], [score.bounds])
    title = said(more.POINTS_AXIS, language, method_of(score, language))
    plane = _plane(rows, low, high, title)
    return framed(
        together(plane, _layers(plane, parts.steps, rows)),
        title=headline(score, language),
        subtitle=(said(more.CONTRIBUTIONS, language), said(more.CONTRIBUTIONS_KEY, language)),
        notes=footer(score, language),
        description=(
            said(more.TOLD_AS, language, said(more.CONTRIBUTIONS, language)),
            f"{headline(score, language)}.",
            told_method(score, language),
            said(more.TOLD_BASELINE, language, written),
            *sentences,
            said(more.TOLD_END, language, number(score.value, language), ends_of(score, language)),
            *footer(score, language),
        ),
        language=language,
        width=_WIDTH,
        labels=rows,
    )


def _dimensions(score: Score, parts: _Parts) -> Iterator[str]:
    """Adds the rows of each dimension, and says them."""
    language = parts.language
    for dimension in Dimension:
        inside = [each for each in score.contributions if each.dimension is dimension]
        missing = [each for each in score.missing if each.dimension is dimension]
        if not inside and not missing:
            continue
        points = fsum(each.value for each in inside)
        # A cautious method counts what is missing as worst: it is missing all the same, and stands there once.
        gaps_in = {gap.indicator for gap in missing}
        counted = {each.indicator: each.value for each in inside}
        known = [each for each in inside if each.indicator not in gaps_in]
        parts.head(dimension.wording(language), points)
        for each in known:
            parts.part(label_of(each.indicator, language), each.value)
        for gap in missing:
            parts.gap(label_of(gap.indicator, language), gap.reason.wording(language), counted.get(gap.indicator))
        if known:
            named = listed(
                f"{label_of(each.indicator, language)} {number(each.value, language, signed=True)}" for each in known
            )
            written = number(points, language, signed=True)
            yield said(more.TOLD_DIMENSION, language, dimension.wording(language), written, named)
        if missing:
            yield said(
                more.TOLD_MISSING, language, listed(step.told.removesuffix(".") for step in parts.steps[-len(missing) :])
            )


def change_chart(change: Change, language: Language) -> alt.VConcatChart:
    """The waterfall of a change."""
    before, after = change.before, change.after
    parts = _Parts(language=language)
    names = [
        f"{said(word, language)}: {scored_title(each, language)}"
        for word, each in ((words.BEFORE, before), (words.AFTER, after))
    ]
    parts.total(names[0], before, start=None)
    sentences = list(_moves(change, parts))
    parts.total(names[1], after, start=None)
    rows = places(step.lines for step in parts.steps)
    low, high = spread([each.end for each in parts.steps], [before.bounds, after.bounds])
    margin = (high - low) * 0.06 or 1.0
    plane = _plane(rows, low - margin, high + margin, said(more.SCORE_AXIS, language, method_of(after, language)))
    difference = number(change.difference, language, signed=True)
    warnings = [
        said(text, language)
        for text, there in (
            (words.NEW_EDITION, change.new_edition),
            (words.OVERLAP, bool(change.difference) and _overlap(before.bounds, after.bounds)),
            (words.NOTHING_MOVED, not change.lines and not change.remainder),
        )
        if there
    ]
    name = said(words.CHANGE, language, scored_title(before, language), scored_title(after, language))
    headings = (said(more.CHANGE, language, difference), said(more.CHANGE_KEY, language), *warnings)
    return framed(
        together(plane, _layers(plane, parts.steps, rows)),
        title=name,
        subtitle=headings,
        notes=footer(after, language),
        description=(
            said(more.TOLD_AS, language, name),
            f"{said(more.CHANGE, language, difference)}.",
            told_method(after, language),
            parts.steps[0].told,
            *sentences,
            parts.steps[-1].told,
            *warnings,
            *footer(after, language),
        ),
        language=language,
        width=_WIDTH,
        labels=rows,
    )


def _overlap(before: Bounds, after: Bounds) -> bool:
    return before.low <= after.high and after.low <= before.high


def _moves(change: Change, parts: _Parts) -> Iterator[str]:
    """Adds the rows of each dimension that moved and of what is left over, and says them."""
    language = parts.language
    for dimension, points in change.by_dimension.items():
        parts.head(dimension.wording(language), points)
        told = []
        for line in change.lines:
            if line.dimension is dimension:
                name = label_of(line.indicator, language)
                sides = said(more.FROM_TO, language, described(line.before, language), described(line.after, language))
                parts.part(name, line.points, details=sides)
                told.append(f"{name} {number(line.points, language, signed=True)}, {sides}")
        written = number(points, language, signed=True)
        yield said(more.TOLD_DIMENSION, language, dimension.wording(language), written, listed(told))
    if change.remainder:
        parts.part(said(words.REMAINDER, language), change.remainder)
        yield parts.steps[-1].told


def _plane(rows: Sequence[Place], low: float, high: float, title: str) -> Plane:
    height = rows[-1].bottom
    return Plane(x=Axis(low=low, high=high, title=title), y=Axis(low=height, high=0), width=_WIDTH, height=height)


def _layers(plane: Plane, steps: Sequence[_Step], rows: Sequence[Place]) -> Iterator[alt.Chart]:
    drawn = list(zip(steps, rows, strict=True))
    bars = [_bar(step, row) for step, row in drawn if step.colour and not step.dot]
    yield from plane.rules(list(_links(drawn)), strokeWidth=0.8, color="#8A8A8A")
    yield from plane.rects(bars)
    # A known answer at the foot of its scale adds nothing: a stroke shows that it is there, which a gap has not.
    edges = [{**bar, "x2": bar["x"], "stroke": bar["fill"]} for bar in bars]
    yield from plane.rules([{key: value for key, value in edge.items() if key != "told"} for edge in edges], strokeWidth=2)
    totals = [(step, row) for step, row in drawn if step.bounds]
    yield from plane.whiskers(
        [{"x": step.bounds.low, "x2": step.bounds.high, "y": row.middle} for step, row in totals if step.bounds],
        color="#000000",
    )
    yield from plane.dots([{**_bar(step, row), "y": row.middle} for step, row in drawn if step.dot], stroke=None)
    for head in (True, False):
        chosen = [(step, row) for step, row in drawn if step.head is head]
        weight = "bold" if head else "normal"
        yield from plane.labels([row for _, row in chosen], fontWeight=weight)
        yield from plane.texts([_value(step, row) for step, row in chosen], dx=6, fontWeight=weight)


def _bar(step: _Step, row: Place) -> Row:
    return {
        "x": min(step.start, step.end),
        "x2": max(step.start, step.end),
        "y": row.middle - _BAR / 2,
        "y2": row.middle + _BAR / 2,
        "fill": step.colour,
        "told": step.told,
    }


def _value(step: _Step, row: Place) -> Row:
    ends = [step.start, step.end] + ([step.bounds.high] if step.bounds else [])
    return {"x": max(ends), "y": row.middle, "text": step.said}


def _links(drawn: Sequence[tuple[_Step, Place]]) -> Iterator[Row]:
    """From the end of each bar down to the next, past the rows that have none."""
    bars = [(step, row) for step, row in drawn if step.colour]
    for (step, row), (_, below) in pairwise(bars):
        yield {"x": step.end, "x2": step.end, "y": row.middle + _BAR / 2, "y2": below.middle - _BAR / 2}
