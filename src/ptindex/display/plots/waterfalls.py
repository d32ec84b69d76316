"""Waterfalls: how a score comes about from its contributions, and why it changed."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from math import fsum
from typing import TYPE_CHECKING

from attrs import field, frozen

from ...change import ChangeKind
from ...declaration import Dimension, Language, Text
from ...numerals import number
from ...scores import Bounds, Contribution, MissingIndicator
from .. import plot_words as more
from .. import words
from ..figures import described, said
from ..results import scored_title
from .canvas import Axis, Place, Plane, Row, framed, lines_of, places, together
from .colours import FAINT, FALL, QUIET, RISE
from .wording import beside, ends_of, footer, headline, label_of, listed, method_of, notices, spread, told_method

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import altair as alt

    from ...change import Change
    from ...indicators import Reason
    from ...scores import Score

__all__ = ["change_chart", "score_chart"]

_WIDTH = 400
_LABEL = 46
_BAR = 12
_NOTHING = 1e-9
_SMALLEST_SHOWN = 0.01
_DETAILS = 5  # lines for an answer before and an answer after, whole


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
    hollow: bool = False

    @property
    def lines(self) -> list[str]:
        """The lines of its label."""
        return [*lines_of(self.name, _LABEL), *(lines_of(self.details, _LABEL, _DETAILS) if self.details else [])]


@frozen(kw_only=True)
class _Parts:
    """The points of a group of rows with their words, added up from where the group before ended."""

    language: Language
    steps: list[_Step] = field(factory=list)

    @property
    def reached(self) -> float:
        """Where the next bar begins."""
        return self.steps[-1].end if self.steps else 0.0

    def baseline(self, score: Score) -> None:
        """Add the bar from which the others go on."""
        name, written = said(words.BASELINE, self.language), number(score.baseline, self.language)
        details = said(more.BASELINE_COUNTS_MISSING, self.language) if _counts_missing(score) else ""
        self.steps.append(
            _Step(
                name=name,
                start=0.0,
                end=score.baseline,
                said=written,
                told=said(more.TOLD_BASELINE, self.language, ", ".join(filter(None, (written, details)))),
                colour=QUIET,
                details=details,
            )
        )

    def head(self, name: str, written: str) -> None:
        """Begin a group."""
        self.steps.append(_Step(name=name, start=self.reached, end=self.reached, said=written, head=True))

    def part(self, name: str, points: float, *, details: str = "", hollow: bool = False) -> None:
        """Add a bar; a hollow one is of what is known and of no answer."""
        written = number(points, self.language, signed=True)
        told = said(more.NOT_A_LINE, self.language, name, ", ".join(filter(None, (written, details))))
        if hollow:
            told = said(more.NO_ANSWER_MOVED, self.language, told)
        colour = RISE if points >= 0 else FALL
        start = self.reached
        self.steps.append(
            _Step(
                name=name,
                start=start,
                end=start + points,
                said=written,
                told=told,
                colour=colour,
                details=details,
                hollow=hollow,
            )
        )

    def gap(self, name: str, reason: Reason, points: float | None) -> None:
        """Add a row for what is missing: no bar, or a grey one where the method counts it all the same and it matters."""
        text = reason.wording(self.language)
        if reason.widens:  # what was not asked or does not apply is not unknown
            text = said(more.NOT_KNOWN, self.language, text)
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


def score_chart(score: Score, language: Language, *, width: float | None) -> alt.VConcatChart:
    """The waterfall of a score."""
    parts = _Parts(language=language)
    parts.baseline(score)
    sentences = list(_dimensions(score, parts))
    parts.total(said(words.SCORE, language), score, start=0.0)
    notes = (*notices(score, language), *footer(score, language))
    return _pictured(
        parts,
        spread([0.0, score.scale or 0.0, *(step.end for step in parts.steps)], [score.bounds]),
        said(more.POINTS_AXIS, language, method_of(score, language)),
        title=headline(score, language),
        subtitle=(said(more.CONTRIBUTIONS, language), said(more.CONTRIBUTIONS_KEY, language)),
        notes=notes,
        description=(
            said(more.TOLD_AS, language, said(more.CONTRIBUTIONS, language)),
            f"{headline(score, language)}.",
            told_method(score, language),
            parts.steps[0].told,
            *sentences,
            said(more.TOLD_END, language, number(score.value, language), ends_of(score, language)),
            *notes,
        ),
        width=width,
    )


def _counts_missing(score: Score) -> bool:
    """Whether the baseline has what a points table counts for answers that are missing; a scale with ends leaves them out."""
    counted = {each.indicator for each in score.contributions}
    return score.scale is None and any(each.reason.widens and each.indicator not in counted for each in score.missing)


def _pictured(
    parts: _Parts,
    ends: tuple[float, float],
    axis: str,
    *,
    title: str,
    subtitle: Iterable[str],
    notes: Iterable[str],
    description: Iterable[str],
    width: float | None,
) -> alt.VConcatChart:
    """The steps as a picture, between the ends."""
    rows = places(step.lines for step in parts.steps)
    height = rows[-1].bottom
    width = width or _WIDTH
    plane = Plane(x=Axis(low=ends[0], high=ends[1], title=axis), y=Axis(low=height, high=0), width=width, height=height)
    return framed(
        together(plane, _layers(plane, parts.steps, rows)),
        title=title,
        subtitle=subtitle,
        notes=notes,
        description=description,
        language=parts.language,
        width=width,
        labels=rows,
    )


@frozen(kw_only=True)
class _Group:
    """What a score has of one dimension. A cautious method counts what is missing as worst: it is missing all the same."""

    dimension: Dimension
    known: tuple[Contribution, ...]
    missing: tuple[MissingIndicator, ...]
    points: float
    counted: Mapping[str, float]

    def summary(self, language: Language) -> str:
        """What stands beside its name: its points, or that nothing in it is known or counts."""
        points = number(self.points, language, signed=True)
        if self.known:
            return points
        unknown = any(each.reason.widens for each in self.missing)
        nothing = said(more.NOTHING_KNOWN if unknown else more.NOTHING_COUNTS, language)
        return f"{points}, {nothing}" if self.points else nothing


def _groups(score: Score) -> Iterator[_Group]:
    for dimension in Dimension:
        inside = [each for each in score.contributions if each.dimension is dimension]
        missing = tuple(each for each in score.missing if each.dimension is dimension)
        gaps = {each.indicator for each in missing}
        if inside or missing:
            yield _Group(
                dimension=dimension,
                known=tuple(each for each in inside if each.indicator not in gaps),
                missing=missing,
                points=fsum(each.value for each in inside),
                counted={each.indicator: each.value for each in inside},
            )


def _dimensions(score: Score, parts: _Parts) -> Iterator[str]:
    """Adds the rows of each dimension, and says them."""
    language = parts.language
    for group in _groups(score):
        name, summary = group.dimension.wording(language), group.summary(language)
        parts.head(name, summary)
        for each in group.known:
            parts.part(label_of(each.indicator, language), each.value)
        for gap in group.missing:
            parts.gap(label_of(gap.indicator, language), gap.reason, group.counted.get(gap.indicator))
        if group.known:
            known = (
                f"{label_of(each.indicator, language)} {number(each.value, language, signed=True)}" for each in group.known
            )
            yield said(more.TOLD_DIMENSION, language, name, summary, listed(known))
        else:
            yield said(more.NOT_A_LINE, language, name, summary)
        yield from _told_gaps(group, parts)


def _told_gaps(group: _Group, parts: _Parts) -> Iterator[str]:
    """The rows that a group has last, said: what is missing, and what was not asked or does not apply."""
    rows = parts.steps[len(parts.steps) - len(group.missing) :]
    told = [(gap.reason.widens, row.told.removesuffix(".")) for gap, row in zip(group.missing, rows, strict=True)]
    for text, widens in ((more.TOLD_MISSING, True), (more.TOLD_NOT_COUNTED, False)):
        if some := listed(each for is_missing, each in told if is_missing is widens):
            yield said(text, parts.language, some)


def change_chart(change: Change, language: Language, *, width: float | None) -> alt.VConcatChart:
    """The waterfall of a change."""
    before, after = change.before, change.after
    parts = _Parts(language=language)
    parts.total(_side(words.BEFORE, before, language), before, start=None)
    sentences = list(_moves(change, parts))
    parts.total(_side(words.AFTER, after, language), after, start=None)
    low, high = spread([each.end for each in parts.steps], [before.bounds, after.bounds])
    margin = (high - low) * 0.06 or 1.0
    name = said(words.CHANGE, language, scored_title(before, language), scored_title(after, language))
    difference = _difference(change.difference, language)
    warnings = (*_availability(change, language), *_warnings(change, language))
    notes = (*_notices(change, language), *footer(after, language))
    return _pictured(
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
        yield said(more.AVAILABILITY_SHARE, language, *parts)


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


def _moves(change: Change, parts: _Parts) -> Iterator[str]:
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


def _layers(plane: Plane, steps: Sequence[_Step], rows: Sequence[Place]) -> Iterator[alt.Chart]:
    drawn = list(zip(steps, rows, strict=True))
    barred = [(step, row) for step, row in drawn if step.colour and not step.dot]
    bars = [_bar(step, row) for step, row in barred if not step.hollow]
    yield from plane.rules(list(_links(drawn)), strokeWidth=0.8, color="#8A8A8A")
    yield from plane.rects(bars)
    # A known answer at the foot of its scale adds nothing: a stroke shows that it is there, which a gap has not.
    edges = [{**bar, "x2": bar["x"], "stroke": bar["fill"]} for bar in bars]
    yield from plane.rules([{key: value for key, value in edge.items() if key != "told"} for edge in edges], strokeWidth=2)
    for colour in (RISE, FALL):
        hollow = [_bar(step, row) for step, row in barred if step.hollow and step.colour == colour]
        yield from plane.rects(
            [{**bar, "fill": "#FFFFFF"} for bar in hollow], stroke=colour, strokeWidth=1.5, strokeDash=[3, 2], strokeOpacity=1
        )
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
