"""One weight from nothing to all: scores with their bounds and the crossings, and below them the ranks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
from attrs import frozen

from ...experiments import Unit
from ...numerals import number, percent
from ...scores import Score
from ...strategy import score as scored
from .. import words
from ..figures import editions_mixed, said, within
from ..results import experiment_words as experiments
from ..results.experiment_parts import DIMENSIONS, named, part_name
from ..results.scores import unscored_notes
from . import words as more
from .canvas import LINE, Axis, Plane, Row, counted, framed, lines_of, together
from .colours import Look, looks
from .wording import beside, footer, spread, unscored_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ...declaration import Language, Text
    from ...experiments import Interval, Sweep, Variant

__all__ = ["sweep_chart"]

_WIDTH = 460
_LABEL = 46
_STEPS = 40
_MANY = 40
_END = 1e-9
"""At exactly nothing and exactly all other things may be known well enough; the lines are what holds between."""


@frozen(kw_only=True)
class _Line:
    """One unit's scores at shares in order, and its look."""

    unit: Unit
    name: str
    scores: tuple[tuple[float, Score], ...]
    look: Look


def sweep_chart(sweep: Sweep, language: Language, *, width: float | None) -> alt.VConcatChart:
    """The lines of a sweep."""
    lines = _lines(sweep, language)
    width = width or _WIDTH
    part = part_name(sweep.name, language).partition("\n")[0]
    title = said(experiments.SWEEP, language, part)
    cautions = (
        *_unscored(sweep, language),
        *_other_ends(sweep, language),
        *editions_mixed((each.year for each in sweep.profiles), language),
    )
    notes = _notes(sweep, language)
    shares = (percent(share, language, 1) for share in (sweep.share, sweep.stable.low, sweep.stable.high))
    return framed(
        alt.vconcat(*_panels(sweep, lines, width, language), spacing=22),
        title=title,
        subtitle=(said(more.SWEEP_KEY, language), *cautions),
        notes=(said(experiments.SWEEP_NOTE, language), *notes),
        description=(
            said(more.TOLD_AS, language, title),
            said(more.TOLD_SWEEP, language, *shares),
            *(_told(line, language) for line in lines),
            *(_crossings(sweep, language) or (said(experiments.NO_CROSSINGS, language),)),
            *cautions,
            *notes,
        ),
        language=language,
        width=width + 180,
    )


def _panels(sweep: Sweep, lines: Sequence[_Line], width: float, language: Language) -> Iterator[alt.LayerChart]:
    """The scores, and below them the ranks; of nobody there are none."""
    shares = Axis(low=0, high=1, title=said(_share_title(sweep), language), pattern="%")
    upper = _upper_plane(sweep, lines, width, shares, language)
    yield together(upper, _upper(upper, sweep, lines, language))
    if lines:
        ranks = counted(len(lines), said(words.RANK, language), downwards=True)
        lower = Plane(x=shares, y=ranks, width=width, height=max(110.0, LINE * len(lines)))
        yield together(lower, _lower(lower, sweep, lines))


def _notes(sweep: Sweep, language: Language) -> tuple[str, ...]:
    if not sweep.base.rows:
        return unscored_notes(sweep.base.strategy, sweep.base.fingerprint, language)
    return footer(sweep.base.rows[0].score, language)


def _share_title(sweep: Sweep) -> Text:
    return experiments.SHARE_OF_TOTAL if sweep.name in DIMENSIONS else experiments.SHARE_OF_DIMENSION


def _lines(sweep: Sweep, language: Language) -> list[_Line]:
    """The units that have a score between the ends, by their place at the greatest share."""
    last = {standing.unit: standing.rank for standing in sweep.intervals[-1].standings}
    profiles = sorted((profile for profile in sweep.profiles if Unit.of(profile) in last), key=lambda each: last[Unit.of(each)])
    found: dict[Unit, list[tuple[float, Score]]] = {Unit.of(profile): [] for profile in profiles}
    for share in (_END, *(at / _STEPS for at in range(1, _STEPS)), 1 - _END):
        strategy = sweep.strategy_at(share)
        for profile in profiles:
            # Who has a score between the ends has one at every share between them.
            found[Unit.of(profile)].append((share, scored(profile, strategy)))
    several = zip(found.items(), looks(len(found)), strict=True)
    return [_Line(unit=unit, name=named(unit, language), scores=tuple(scores), look=look) for (unit, scores), look in several]


def _crossings(sweep: Sweep, language: Language) -> tuple[str, ...]:
    return tuple(
        said(
            more.TOLD_CROSSING,
            language,
            percent(each.share, language, 2),
            named(each.rising, language),
            named(each.falling, language),
            number(each.value, language),
        )
        for each in sweep.crossings
    )


def _unscored(sweep: Sweep, language: Language) -> tuple[str, ...]:
    share = percent(sweep.unscored_at, language, 1)
    who = (
        said(more.UNSCORED_AT, language, named(each.unit, language), share, within(each.bounds, language))
        for each in sweep.unscored
    )
    return unscored_line(who, language)


def _other_ends(sweep: Sweep, language: Language) -> tuple[str, ...]:
    """That the ranks at exactly nothing or exactly all are others than those beside it."""
    cases = ((0, sweep.nothing, sweep.intervals[0]), (1, sweep.everything, sweep.intervals[-1]))
    others = (said(more.OTHER_END, language, percent(share, language)) for share, end, by in cases if _ranks(end) != _ranks(by))
    return tuple(others)


def _ranks(there: Variant | Interval) -> dict[Unit, int]:
    return {each.unit: each.rank for each in there.standings}


def _told(line: _Line, language: Language) -> str:
    (_, first), (_, last) = line.scores[0], line.scores[-1]
    numbers = (text for each in (first, last) for text in (number(each.value, language), within(each.bounds, language)))
    return said(more.TOLD_LINE, language, line.name, *numbers)


def _upper_plane(sweep: Sweep, lines: Sequence[_Line], width: float, x: Axis, language: Language) -> Plane:
    bounds = [each.bounds for line in lines for _, each in line.scores] + [each.bounds for each in sweep.unscored]
    low, high = spread([0.0, sweep.strategy.scale], bounds)
    title = said(words.SCALE, language, said(words.SCORE, language), f"{sweep.strategy.scale:g}")
    return Plane(x=x, y=Axis(low=low, high=high, title=title), width=width, height=max(300.0, LINE * len(lines)))


def _upper(plane: Plane, sweep: Sweep, lines: Sequence[_Line], language: Language) -> Iterator[alt.Chart]:
    bands = [
        {"x": share, "y": each.bounds.low, "y2": each.bounds.high, "unit": at, "fill": line.look.colour}
        for at, line in enumerate(lines)
        for share, each in line.scores
    ]
    yield from plane.bands(bands, opacity=max(0.03, 0.16 - 0.01 * len(lines)))
    own = {"x": sweep.share, "x2": sweep.share, "y": plane.y.low, "y2": plane.y.high}
    yield from plane.rules([own], color="#000000", strokeDash=[2, 3])
    ends = [
        {"x": sweep.share, "y": row.score.bounds.low, "y2": row.score.bounds.high}
        for row in sweep.base.rows
        if row.score.bounds_known
    ]
    yield from plane.uprights(ends, color="#000000")
    yield from _drawn(plane, [(line, [(share, each.value) for share, each in line.scores]) for line in lines], language)
    told = _crossings(sweep, language)
    turns: list[Row] = [
        {"x": each.share, "y": each.value, "told": text} for each, text in zip(sweep.crossings, told, strict=True)
    ]
    yield from plane.dots(
        turns, shape="diamond", fill="#FFFFFF", stroke="#000000", strokeWidth=1, size=45 if len(turns) <= _MANY else 9
    )
    values = {line.unit: line.scores[-1][1].value for line in lines}
    yield from _names(plane, lines, values, {line.unit: _with_bounds(line, language) for line in lines})


def _with_bounds(line: _Line, language: Language) -> str:
    last = line.scores[-1][1]
    return f"{_short(line)}: {beside(last.value, last.bounds, language)}"


def _short(line: _Line) -> str:
    return lines_of(line.name, _LABEL, 1)[0]


def _lower(plane: Plane, sweep: Sweep, lines: Sequence[_Line]) -> Iterator[alt.Chart]:
    ranks: dict[Unit, list[tuple[float, float]]] = {line.unit: [] for line in lines}
    for interval in sweep.intervals:
        for standing in interval.standings:
            points = ranks[standing.unit]
            if points and points[-1][1] == standing.rank:
                points.pop()
            else:
                points.append((interval.low, standing.rank))
            points.append((interval.high, standing.rank))
    yield from plane.rules(
        [{"x": sweep.share, "x2": sweep.share, "y": plane.y.low, "y2": plane.y.high}], color="#000000", strokeDash=[2, 3]
    )
    yield from _drawn(plane, [(line, ranks[line.unit]) for line in lines], None)
    last = {line.unit: ranks[line.unit][-1][1] for line in lines}
    # A number beside the end is the rank there too, or there is none.
    numbered = _ranks(sweep.everything) == _ranks(sweep.intervals[-1])
    names = {line.unit: f"{last[line.unit]:.0f}. {_short(line)}" if numbered else _short(line) for line in lines}
    yield from _names(plane, lines, last, names)


def _drawn(
    plane: Plane, lines: Iterable[tuple[_Line, Sequence[tuple[float, float]]]], language: Language | None
) -> Iterator[alt.Chart]:
    """The lines, each with its own dashes: those of one look in one layer."""
    by_dash: dict[tuple[int, ...], list[Row]] = {}
    for at, (line, points) in enumerate(lines):
        told = {} if language is None else {"told": _told(line, language)}
        by_dash.setdefault(line.look.dash, []).extend(
            # A line is one mark: what is told of it stands in its first row.
            {"x": share, "y": value, "unit": at, "stroke": line.look.colour, **(told if first == 0 else {})}
            for first, (share, value) in enumerate(points)
        )
    for dash, rows in by_dash.items():
        yield from plane.lines(rows, strokeDash=list(dash), strokeWidth=1.8)


def _names(plane: Plane, lines: Sequence[_Line], ends: Mapping[Unit, float], texts: Mapping[Unit, str]) -> Iterator[alt.Chart]:
    """The names to the right, as near to the ends of their lines as they can stand without covering each other."""
    pixels = plane.height / abs(plane.y.high - plane.y.low)
    wanted = sorted((abs(ends[line.unit] - plane.y.high) * pixels, at) for at, line in enumerate(lines))
    heights = dict(zip((at for _, at in wanted), _apart([height for height, _ in wanted], plane.height), strict=True))
    rows: list[Row] = []
    links: list[Row] = []
    for at, line in enumerate(lines):
        y = plane.y.high + (heights[at] / pixels) * (1 if plane.y.low > plane.y.high else -1)
        links.append({"x": plane.x.high, "y": ends[line.unit], "x2": plane.x.high * 1.03, "y2": y, "stroke": line.look.colour})
        rows.append({"x": plane.x.high * 1.03, "y": y, "text": texts[line.unit]})
    yield from plane.rules(links, strokeWidth=1)
    yield from plane.texts(rows, dx=3)


def _apart(wanted: Sequence[float], height: float) -> list[float]:
    """Heights in order, at least a line apart, from above; then from below where they would pass the foot."""
    found: list[float] = []
    for each in wanted:
        found.append(max(each, found[-1] + LINE) if found else each)
    limit = max(height, LINE * (len(found) - 1))
    for at in range(len(found) - 1, -1, -1):
        found[at] = min(found[at], limit)
        limit = found[at] - LINE
    return found
