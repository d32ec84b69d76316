"""The rows of a waterfall: bars that go on from each other, totals with their bounds, and what has no bar."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import field, frozen

from ...declaration import Language
from ...numerals import number
from ...scores import Bounds
from .. import words
from ..figures import said
from . import words as more
from .canvas import Axis, Place, Plane, Row, framed, lines_of, places, together
from .colours import FAINT, FALL, QUIET, RISE
from .wording import beside, ends_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import altair as alt

    from ...indicators import Reason
    from ...scores import Score

__all__ = ["Parts", "Step", "pictured"]

_WIDTH = 400
_LABEL = 46
_BAR = 12
_DETAILS = 5  # lines for an answer before and an answer after, whole


@frozen(kw_only=True)
class Step:
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
class Parts:
    """The points of a group of rows with their words, added up from where the group before ended."""

    language: Language
    steps: list[Step] = field(factory=list)

    @property
    def reached(self) -> float:
        """Where the next bar begins."""
        return self.steps[-1].end if self.steps else 0.0

    def baseline(self, score: Score) -> None:
        """Add the bar from which the others go on."""
        name, written = said(words.BASELINE, self.language), number(score.baseline, self.language)
        details = said(more.BASELINE_COUNTS_MISSING, self.language) if _counts_missing(score) else ""
        self.steps.append(
            Step(
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
        self.steps.append(Step(name=name, start=self.reached, end=self.reached, said=written, head=True))

    def part(self, name: str, points: float, *, details: str = "", hollow: bool = False) -> None:
        """Add a bar; a hollow one is of what is known and of no answer."""
        written = number(points, self.language, signed=True)
        told = said(more.NOT_A_LINE, self.language, name, ", ".join(filter(None, (written, details))))
        if hollow:
            told = said(more.NO_ANSWER_MOVED, self.language, told)
        colour = RISE if points >= 0 else FALL
        start = self.reached
        self.steps.append(
            Step(
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
        self.steps.append(Step(name=name, start=start, end=start + (points or 0.0), said=text, told=told, colour=colour))

    def total(self, name: str, score: Score, *, start: float | None) -> None:
        """Add a score with its bounds: a bar from `start`, or a dot where a bar would have no foot to stand on."""
        value, ends = number(score.value, self.language), ends_of(score, self.language)
        written = beside(score.value, score.bounds, self.language, known=score.bounds_known)
        self.steps.append(
            Step(
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


def _counts_missing(score: Score) -> bool:
    """Whether the baseline has what a points table counts for answers that are missing; a scale with ends leaves them out."""
    counted = {each.indicator for each in score.contributions}
    counts = score.scale is None and score.baseline != 0
    return counts and any(each.reason.widens and each.indicator not in counted for each in score.missing)


def pictured(
    parts: Parts,
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


def _layers(plane: Plane, steps: Sequence[Step], rows: Sequence[Place]) -> Iterator[alt.Chart]:
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


def _bar(step: Step, row: Place) -> Row:
    return {
        "x": min(step.start, step.end),
        "x2": max(step.start, step.end),
        "y": row.middle - _BAR / 2,
        "y2": row.middle + _BAR / 2,
        "fill": step.colour,
        "told": step.told,
    }


def _value(step: Step, row: Place) -> Row:
    ends = [step.start, step.end] + ([step.bounds.high] if step.bounds else [])
    return {"x": max(ends), "y": row.middle, "text": step.said}


def _links(drawn: Sequence[tuple[Step, Place]]) -> Iterator[Row]:
    """From the end of each bar down to the next, past the rows that have none."""
    bars = [(step, row) for step, row in drawn if step.colour]
    for (step, row), (_, below) in pairwise(bars):
        yield {"x": step.end, "x2": step.end, "y": row.middle + _BAR / 2, "y2": below.middle - _BAR / 2}
