"""The sheets of the workbook of results about scores and answers, as columns and rows of plain values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

from ...availability import CONTEXT
from ...consistency import audit
from ...declaration import Answer, Coded, Dimension, Language, Text, Unavailable
from ...display import words as display_words
from ...display.figures import described, given_answer, indicator_name, named, noted, place_name, question_name
from ...display.sentences import sentence
from ...indicators import definitions, indicators
from ...panel import Panel
from ...panels.trend import Trends
from ...questionnaire import Context, questions
from ...scores import MissingIndicator
from ...strategies.weighted import Composite
from ...strategy import ScoringStrategy
from .. import json as json_format
from . import words

if TYPE_CHECKING:
    from ...panels.trend import TrendPoint
    from ...profile import CountryProfile, Note, Source
    from ...scores import Score

__all__ = ["KEY_WIDTH", "WHOSE", "Cell", "Column", "Kind", "Results", "Sheet", "score_sheets", "whose", "yes"]

Cell: TypeAlias = str | int | float | date | None
Kind: TypeAlias = Literal["text", "long", "year", "count", "points", "signed", "level", "weight", "share", "figure", "day"]
"""How a column is written: text, long text, or a number with as many decimals as it has a use for."""


@frozen
class Column:
    """A column: its heading, how it is written, and how wide it is in characters."""

    heading: Text
    kind: Kind = "text"
    width: int = 14


@frozen(kw_only=True)
class Sheet:
    """A sheet: its name, what it is, its columns and its rows.

    The first columns stay in sight, `frozen_columns` of them.
    """

    name: Text
    note: Text
    columns: tuple[Column, ...]
    rows: Iterator[tuple[Cell, ...]]
    frozen_columns: int = 2


@frozen(kw_only=True)
class Results:
    """What the workbook is made of: profiles, their scores over the years, and the language."""

    panel: Panel
    trends: Trends
    strategy: ScoringStrategy
    language: Language

    def points(self) -> Iterator[tuple[CountryProfile, TrendPoint]]:
        """Each profile with its score, or with the reason for none."""
        for profiles, trend in zip(self.panel.series(), self.trends.series, strict=True):
            yield from zip(profiles, trend.points, strict=True)

    def scored(self) -> Iterator[tuple[CountryProfile, Score]]:
        """Each profile that has a score, with it."""
        for profile, point in self.points():
            if point.score is not None:
                yield profile, point.score


KEY_WIDTH = max(len(key) for key in (*definitions(), *(question.key for question in questions()))) + 2
"""How wide a column must be for every key to stand in it whole."""

_ISO3 = Column(words.ISO3, width=7)
_COUNTRY = Column(display_words.COUNTRY, width=22)
_TERRITORY = Column(display_words.TERRITORY)
_YEAR = Column(words.YEAR, "year", 11)
WHOSE = (_ISO3, _COUNTRY, _TERRITORY, _YEAR)
"""The columns that say whose row it is."""

_DIMENSIONS = {dimension.code: dimension for dimension in Dimension}


def whose(profile: CountryProfile, language: Language) -> tuple[Cell, ...]:
    """The cells that say whose row it is."""
    return profile.country.iso3, named(profile.country, "", language), profile.territory, profile.year


def yes(given: bool, language: Language) -> str:
    """Yes or no in a language."""
    return (display_words.YES if given else display_words.NO).wording(language)


def labelled(name: str) -> tuple[str, str]:
    """A name of a question or an indicator and its key, which displays set below it."""
    label, _, key = name.partition("\n")
    return label, key or label


def score_sheets(results: Results) -> Iterator[Sheet]:
    """The sheets about each country and year by itself."""
    yield Sheet(name=words.SCORES, note=words.SCORES_NOTE, columns=_SCORES, rows=_scores(results))
    yield Sheet(
        name=display_words.DIMENSIONS, note=words.DIMENSIONS_NOTE, columns=_DIMENSION_COLUMNS, rows=_dimensions(results)
    )
    yield Sheet(name=words.CONTRIBUTIONS, note=words.CONTRIBUTIONS_NOTE, columns=_CONTRIBUTIONS, rows=_contributions(results))
    yield Sheet(name=words.MISSING, note=words.MISSING_NOTE, columns=_MISSING, rows=_missing(results))
    yield Sheet(name=words.ANSWERS, note=words.ANSWERS_NOTE, columns=_ANSWERS, rows=_answers(results))
    yield Sheet(name=words.FINDINGS, note=words.FINDINGS_NOTE, columns=_FINDINGS, rows=_findings(results))
    yield Sheet(name=words.INPUTS, note=words.INPUTS_NOTE, columns=_INPUTS, rows=_inputs(results))


_SCORES = (
    *WHOSE,
    Column(words.EDITION, "year", 11),
    Column(display_words.SCORE, "points", 12),
    Column(words.LOW, "points", 12),
    Column(words.HIGH, "points", 12),
    Column(words.BOUNDS_KNOWN, width=11),
    Column(display_words.ANSWERED, "count", 12),
    Column(words.ASKED, "count", 12),
    Column(words.SHARE, "share", 12),
    Column(display_words.BASELINE, "points", 12),
    Column(words.NO_SCORE, "long", 40),
    Column(words.NOTICES, "long", 40),
)


def _scores(results: Results) -> Iterator[tuple[Cell, ...]]:
    language = results.language
    for profile, point in results.points():
        known, score = point.availability, point.score
        yield (
            *whose(profile, language),
            point.edition,
            None if score is None else score.value,
            point.bounds.low,
            point.bounds.high,
            yes(point.bounds_known, language),
            known.usable,
            known.asked,
            known.share,
            None if score is None else score.baseline,
            sentence(point.reason, language),
            "" if score is None else "\n".join(_with_labels(notice.wording(language), language) for notice in score.notices),
        )


def _in_one_line(name: str) -> str:
    """A name with its key in brackets behind it."""
    label, _, key = name.partition("\n")
    return f"{label} ({key})" if key else label


_KEYS = re.compile(r"\b[a-z_]+\.[a-z_]+\b")


def _with_labels(text: str, language: Language) -> str:
    """A notice in which every key of an indicator has its label before it."""
    return _KEYS.sub(lambda found: _in_one_line(indicator_name(found[0], language)), text)


_DIMENSION_COLUMNS = (
    *WHOSE,
    Column(display_words.DIMENSION, "long", 40),
    Column(display_words.VALUE, "points", 12),
    Column(words.LOW, "points", 12),
    Column(words.HIGH, "points", 12),
    Column(display_words.WEIGHT, "weight", 10),
    Column(display_words.ANSWERED, "count", 12),
    Column(words.ASKED, "count", 12),
    Column(words.SHARE, "share", 12),
    Column(words.THIN, width=12),
)


def _dimensions(results: Results) -> Iterator[tuple[Cell, ...]]:
    language = results.language
    for profile, point in results.points():
        found = {} if point.score is None else {each.dimension.code: each for each in point.score.dimensions}
        for share in point.availability.by_dimension:
            each = found.get(share.of)
            name = Context.heading if share.of == CONTEXT else None
            yield (
                *whose(profile, language),
                (name or _DIMENSIONS[share.of]).wording(language),
                *((None,) * 4 if each is None else (each.value, each.bounds.low, each.bounds.high, each.weight)),
                share.usable,
                share.asked,
                share.share,
                yes(share.thin, language),
            )


_CONTRIBUTIONS = (
    *WHOSE,
    Column(display_words.DIMENSION, "long", 40),
    Column(display_words.INDICATOR, "long", 50),
    Column(words.KEY, width=KEY_WIDTH),
    Column(words.RESTS_ON, "long", 40),
    Column(words.LEVEL, "level", 10),
    Column(display_words.WEIGHT, "weight", 10),
    Column(display_words.POINTS, "points", 12),
)


def _contributions(results: Results) -> Iterator[tuple[Cell, ...]]:
    language = results.language
    for profile, score in results.scored():
        resting = {each.key: described(each, language) for each in indicators(profile)}
        for part in score.contributions:
            yield (
                *whose(profile, language),
                part.dimension.wording(language),
                *labelled(indicator_name(part.indicator, language)),
                resting.get(part.indicator, ""),
                part.level,
                part.weight,
                part.value,
            )


_MISSING = (
    *WHOSE,
    Column(display_words.DIMENSION, "long", 40),
    Column(display_words.INDICATOR, "long", 50),
    Column(words.KEY, width=KEY_WIDTH),
    Column(display_words.REASON, "long", 40),
    Column(words.WIDENS, width=12),
    Column(words.NOTES, "long", 50),
)


def _missing(results: Results) -> Iterator[tuple[Cell, ...]]:
    language = results.language
    for profile, point in results.points():
        for each in _without_value(results, profile) if point.score is None else point.score.missing:
            definition = definitions().get(each.indicator)  # a strategy of somebody else's may name indicators of its own
            beside = () if definition is None else definition.rests_on
            yield (
                *whose(profile, language),
                each.dimension.wording(language),
                *labelled(indicator_name(each.indicator, language)),
                each.reason.wording(language),
                yes(each.reason.widens, language),
                "\n".join(noted(profile.notes[key], language) for key in beside if key in profile.notes),
            )


def _without_value(results: Results, profile: CountryProfile) -> Iterator[MissingIndicator]:
    """What is missing of a profile without a score: of the method's indicators where it names them, else of all."""
    named = results.strategy.indicators if isinstance(results.strategy, Composite) else tuple(definitions())
    for each in indicators(profile):
        if each.reason is not None and each.key in named:
            yield MissingIndicator(indicator=each.key, dimension=each.dimension, reason=each.reason)


_ANSWERS = (
    *WHOSE,
    Column(words.SECTION, "long", 30),
    Column(display_words.QUESTION, "long", 50),
    Column(words.KEY, width=KEY_WIDTH),
    Column(display_words.ANSWER, "long", 40),
    Column(words.CODE, width=16),
    Column(words.NUMBER, "figure", 14),
    Column(display_words.NOTE, "long", 40),
    Column(display_words.SOURCE, "long", 30),
    Column(words.ADDRESS, width=30),
    Column(words.SOURCE_DATE, "day", 12),
    Column(words.AS_OF, "day", 12),
)


def _answers(results: Results) -> Iterator[tuple[Cell, ...]]:
    language = results.language
    for profile in results.panel.profiles:
        cells = whose(profile, language)
        for question, value in profile.answers():
            coded = value if isinstance(value, Coded) else None
            yield (
                *cells,
                place_name(question.section, language),
                *labelled(question_name(question.key, language)),
                given_answer(question, value, language),
                coded.code if isinstance(coded, Answer | Unavailable) else None,
                None if isinstance(value, Coded) else value,
                *_note(profile.notes.get(question.key)),
            )
        for path, note in profile.notes.items():
            label, key = labelled(place_name(path, language))
            if key == label:  # a note on a section or on the published total
                yield (*cells, "", label, path, "", None, None, *_note(note))
        for remark in profile.remarks:
            yield (*cells, "", display_words.REMARKS.wording(language), "", "", None, None, remark)


def _note(note: Note | None) -> tuple[Cell, ...]:
    return () if note is None else (note.text, *_source(note.source), note.as_of)


def _source(source: Source | None) -> tuple[Cell, ...]:
    return (None, None, None) if source is None else (source.title, source.url, source.date)


_FINDINGS = (
    *WHOSE,
    Column(display_words.KIND, width=16),
    Column(display_words.FINDING, "long", 80),
    Column(words.QUESTIONS, "long", 50),
)


def _findings(results: Results) -> Iterator[tuple[Cell, ...]]:
    language = results.language
    for profile in results.panel.profiles:
        for each in audit(profile):
            yield (
                *whose(profile, language),
                each.kind.wording(language),
                each.text.wording(language),
                "\n".join(_in_one_line(place_name(key, language)) for key in each.questions),
            )


_INPUTS = (
    *WHOSE,
    Column(words.EDITION, "year", 11),
    Column(words.CHECKSUM, width=68),
    Column(display_words.SOURCE, "long", 40),
    Column(words.ADDRESS, width=40),
    Column(words.SOURCE_DATE, "day", 12),
)


def _inputs(results: Results) -> Iterator[tuple[Cell, ...]]:
    for profile in results.panel.profiles:
        document = f"{json_format.dumps(profile, indent=2)}\n"  # to the byte what the command `convert` writes
        checksum = sha256(document.encode()).hexdigest()
        yield (*whose(profile, results.language), profile.edition, checksum, *_source(profile.source))
