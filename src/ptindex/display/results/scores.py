"""The tables of a score and of reforms: a value never without its bounds, a method never without its name."""

from __future__ import annotations

from itertools import groupby
from math import fsum
from typing import TYPE_CHECKING

from attrs import frozen

from ...availability import CONTEXT
from ...declaration import Dimension, Unavailable
from ...indicators import Gap, definitions, indicators
from ...numerals import figure, number, percent
from ...questionnaire import Context
from ...reform import Reform, Reforms
from ...scores import CAVEAT, Contribution, Score
from ...strategies.names import method_name
from ...version import __version__
from .. import words
from ..figures import (
    NOTHING,
    answered,
    described,
    indicator_name,
    method_line,
    notes_below,
    published_total,
    question_name,
    said,
    share_in_percent,
    titled,
    within,
)
from ..tables import Row, Table, tables_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ...availability import Share
    from ...declaration import Language
    from ...profile import CountryProfile, PublishedScore
    from ...scores import DimensionScore, MissingIndicator

__all__ = [
    "ScoreTables",
    "method_notes",
    "published_remark",
    "score_parts",
    "score_row",
    "score_tables",
    "scored_title",
    "unscored_notes",
]

_DIMENSIONS = {dimension.code: dimension for dimension in Dimension}


@frozen(kw_only=True)
class ScoreTables:
    """The tables of a score by what each tells; `dimensions` has a row for each part of the score's availability, in order."""

    summary: Table
    dimensions: Table
    contributions: Table
    missing: Table
    out_of_reach: Table


@tables_of.register(Score)
def _score(score: Score, language: Language) -> tuple[Table, ...]:
    return score_tables(score, language)


def score_tables(score: Score, language: Language, profile: CountryProfile | None = None) -> tuple[Table, ...]:
    """The tables of a score; with the profile that was scored, answers stand beside levels, and every gap is listed."""
    parts = score_parts(score, language, profile)
    tables = (parts.summary, parts.dimensions, parts.contributions, parts.missing, parts.out_of_reach)
    return tuple(table for table in tables if table.rows or table.notes)


def score_parts(score: Score, language: Language, profile: CountryProfile | None = None) -> ScoreTables:
    """The same tables by name, those with nothing in them too."""
    return ScoreTables(
        summary=_summary(score, language),
        dimensions=_dimensions(score, language),
        contributions=_contributions(score, language, profile),
        missing=_missing(score, language, profile),
        out_of_reach=_out_of_reach(score, language),
    )


def scored_title(score: Score, language: Language) -> str:
    """The country, territory and year of a score."""
    return titled(score.country, score.territory, score.year, language)


def score_row(name: str, score: Score, language: Language) -> Row:
    """A score beside its bounds, its scale and its method."""
    name_of_method = method_name(score.strategy, language)
    method = f"«{name_of_method}»" if language == "ru" else f"“{name_of_method}”"
    scale = (
        said(words.SCALE_OPEN, language, method)
        if score.scale is None
        else said(words.SCALE, language, method, figure(score.scale, language))
    )
    bounds = within(score.bounds, language, known=score.bounds_known)
    return Row((name, number(score.value, language), bounds, scale))


def method_notes(score: Score, language: Language) -> tuple[str, ...]:
    """What every display of a score says once: what it is not, what its bounds are, and which method made it."""
    return (
        CAVEAT.wording(language),
        said(words.BOUNDS_NOTE if score.bounds_known else words.BOUNDS_UNKNOWN_NOTE, language),
        method_line(score.strategy, score.fingerprint, score.version, language),
    )


def unscored_notes(strategy: str, fingerprint: str, language: Language, version: str = __version__) -> tuple[str, ...]:
    """The same where there is no score to ask: what the numbers are not, and which method and version made them."""
    return CAVEAT.wording(language), method_line(strategy, fingerprint, version, language)


def published_remark(published: PublishedScore, language: Language) -> str:
    """What is said beside a published total: that it is not ours, and the release that printed it."""
    release = "" if published.release is None else said(words.RELEASE, language, published.release)
    return ", ".join(part for part in (said(words.PUBLISHED_REMARK, language), release) if part)


def _summary(score: Score, language: Language) -> Table:
    rows = [score_row(said(words.SCORE, language), score, language)]
    if score.published is not None:
        remark = published_remark(score.published, language)
        rows.append(Row((said(words.PUBLISHED, language), published_total(score.published, language), NOTHING, remark)))
    known = score.availability
    in_numbers = said(words.OF, language, known.usable, known.asked)
    remark = f"{share_in_percent(known.usable, known.asked, language)}: {said(words.ANSWERED_REMARK, language)}"
    baseline = number(score.baseline, language)
    rows += [
        Row((said(words.ANSWERED, language), in_numbers, NOTHING, remark)),
        Row((said(words.BASELINE, language), baseline, NOTHING, said(words.BASELINE_REMARK, language))),
    ]
    return Table(
        title=scored_title(score, language),
        columns=("", *(said(each, language) for each in (words.VALUE, words.BOUNDS, words.REMARK))),
        rows=tuple(rows),
        notes=method_notes(score, language),
        align=("left", "right", "right", "left"),
    )


def _weights_are_shares(score: Score) -> bool:
    """Whether weights are parts of a whole; those of a points table are spans in points."""
    return score.scale is not None


def _weight(weight: float, score: Score, language: Language) -> str:
    return percent(weight, language, 2) if _weights_are_shares(score) else number(weight, language)


def _dimensions(score: Score, language: Language) -> Table:
    scored = {each.dimension.code: each for each in score.dimensions}
    shares = score.availability.by_dimension
    headings = (words.DIMENSION, words.VALUE, words.BOUNDS, words.WEIGHT, words.ANSWERED)
    return Table(
        title=said(words.DIMENSIONS, language),
        columns=tuple(said(each, language) for each in headings),
        rows=tuple(_dimension(score, share, scored.get(share.of), language) for share in shares),
        notes=(said(words.THIN_NOTE, language),) if any(share.thin for share in shares) else (),
        align=("left", "right", "right", "right", "left"),
    )


def _dimension(score: Score, share: Share, found: DimensionScore | None, language: Language) -> Row:
    if share.of == CONTEXT:
        name = said(words.CONTEXT_ROW, language, Context.heading.wording(language))
    else:
        name = _DIMENSIONS[share.of].wording(language)
    known = answered(share.usable, share.asked, language)
    if share.thin:
        known = f"{known}, {said(words.THIN, language)}"
    if found is None:
        return Row((name, NOTHING, NOTHING, NOTHING, known))
    value = NOTHING if found.value is None else number(found.value, language)
    bounds = within(found.bounds, language, known=score.bounds_known)
    weight = percent(found.weight, language, 2) if _weights_are_shares(score) else NOTHING
    return Row((name, value, bounds, weight, known))


def _contributions(score: Score, language: Language, profile: CountryProfile | None) -> Table:
    answers = {} if profile is None else _answers(profile, language)
    headings = [words.INDICATOR, *((words.ANSWER,) if answers else ()), words.LEVEL, words.WEIGHT, words.POINTS]

    def row(name: str, answer: str, *figures: str, heading: bool = False) -> Row:
        return Row((name, *((answer,) if answers else ()), *figures), heading=heading)

    def rows() -> Iterator[Row]:
        for dimension, grouped in groupby(score.contributions, key=lambda each: each.dimension):
            members = tuple(grouped)
            weight = _weight(fsum(each.weight for each in members), score, language)
            points = number(fsum(each.value for each in members), language)
            yield row(dimension.wording(language), "", "", weight, points, heading=True)
            yield from (_indicator_row(row, each, answers, score, language) for each in members)

    return Table(
        title=said(words.CONTRIBUTIONS, language),
        columns=tuple(said(each, language) for each in headings),
        rows=tuple(rows()),
        notes=tuple(notice.wording(language) for notice in score.notices),
        align=("left", *(("left",) if answers else ()), "right", "right", "right"),
    )


def _with_notes(text: str, profile: CountryProfile | None, questions: Iterable[str], language: Language) -> str:
    """The text of a cell with the profile's notes on the questions below."""
    notes = {} if profile is None else {key: profile.notes[key] for key in questions if key in profile.notes}
    return "\n".join((text, *notes_below(notes, language)))


def _answers(profile: CountryProfile, language: Language) -> dict[str, str]:
    return {
        each.key: _with_notes(described(each, language), profile, definitions()[each.key].rests_on, language)
        for each in indicators(profile)
    }


def _indicator_row(
    row: Callable[..., Row], part: Contribution, answers: dict[str, str], score: Score, language: Language
) -> Row:
    return row(
        indicator_name(part.indicator, language),
        answers.get(part.indicator, NOTHING),
        number(part.level, language, decimals=3),
        _weight(part.weight, score, language),
        number(part.value, language),
    )


def _missing(score: Score, language: Language, profile: CountryProfile | None) -> Table:
    rows = [
        Row(
            (
                indicator_name(each.indicator, language),
                _why_missing(each, profile, language),
                said(words.WIDENS if each.reason.widens else words.NO_WEIGHT, language),
            )
        )
        for each in score.missing
    ]
    if profile is not None:
        rows += _missing_besides(score, profile, language)
    return Table(
        title=said(words.MISSING, language),
        columns=tuple(said(each, language) for each in (words.QUESTION, words.REASON, words.EFFECT)),
        rows=tuple(rows),
        notes=_none_named(score, language),
        align=("left", "left", "left"),
    )


def _none_named(score: Score, language: Language) -> tuple[str, ...]:
    """That nothing is missing, but of a score whose bounds speak against it: that the method does not say what is."""
    if not score.missing_known:
        return (said(words.MISSING_NOT_SAID, language),)
    return () if score.missing else (said(words.MISSING_NONE, language),)


def _why_missing(missing: MissingIndicator, profile: CountryProfile | None, language: Language) -> str:
    definition = definitions().get(missing.indicator)  # a strategy of somebody else's may name indicators of its own
    asked = () if definition is None else definition.rests_on
    return _with_notes(missing.reason.wording(language), profile, asked, language)


def _missing_besides(score: Score, profile: CountryProfile, language: Language) -> Iterator[Row]:
    """The other questions without an answer, but for those whose indicator is listed for the same reason."""
    effect = said(words.NOT_COUNTED if score.missing_known else words.EFFECT_NOT_SAID, language)
    listed = {
        (question.key, each.reason)
        for each in score.missing
        if (definition := definitions().get(each.indicator))
        for question in (definition.question, definition.base)
        if question
    }
    for question, answer in profile.answers():
        reason = Gap.NOT_ASKED if question.since > profile.year else answer
        if isinstance(reason, Unavailable | Gap) and (question.key, reason) not in listed:
            name = question_name(question.key, language)
            why = _with_notes(reason.wording(language), profile, [question.key], language)
            yield Row((name, why, effect))


def _out_of_reach(score: Score, language: Language) -> Table:
    beyond = score.out_of_reach
    note = said(words.OUT_OF_REACH_NOTE, language, number(beyond.points, language))
    return Table(
        title=said(words.OUT_OF_REACH, language),
        columns=(said(words.TREATY, language),),
        rows=tuple(Row((indicator_name(key, language),)) for key in beyond.indicators),
        notes=(note,) if beyond.indicators else (),
        align=("left",),
    )


@tables_of.register(Reforms)
def _reforms(found: Reforms, language: Language) -> tuple[Table, ...]:
    now = Table(
        title=scored_title(found.score, language),
        columns=("", *(said(each, language) for each in (words.VALUE, words.BOUNDS, words.REMARK))),
        rows=(score_row(said(words.SCORE, language), found.score, language),),
        notes=method_notes(found.score, language),
        align=("left", "right", "right", "left"),
    )
    closed = ", ".join(found.closed)
    notes = [] if found.sets else [said(words.NO_STEPS, language)]
    if closed:
        notes.append(said(words.CLOSED, language, closed))
    headings = (words.GAIN, words.STEP, words.BEFORE, words.AFTER)
    steps = Table(
        title=said(words.REFORMS, language),
        columns=tuple(said(each, language) for each in headings),
        rows=tuple(row for each in found.sets for row in _steps(each, language)),
        notes=tuple(notes),
        align=("right", "left", "left", "left"),
    )
    return now, steps


def _steps(reform: Reform, language: Language) -> Iterator[Row]:
    """A row for each step; the gain of all of them stands beside the first."""
    gains = (number(reform.gain, language, signed=True), *("" for _ in reform.steps[1:]))
    for gain, step in zip(gains, reform.steps, strict=True):
        name = question_name(step.question, language)
        yield Row((gain, name, step.before.wording(language), step.after.wording(language)))
