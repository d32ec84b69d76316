"""The sheets of the workbook of results that set countries and years beside each other, and the published totals."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from ...display import words as display_words
from ...display.figures import answer_in_words, described, indicator_name, named, noted, place_name, question_name, sourced
from ...display.sentences import sentence
from ...panels.changes import changes
from ...panels.trend import rankings
from ...published import published_scores
from . import words
from .sheets import KEY_WIDTH, WHOSE, Cell, Column, Results, Sheet, labelled, yes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ...change import Change
    from ...countries import Country
    from ...declaration import Language
    from ...notes import NoteChange
    from ...panels.changes import Changes, Step
    from ...panels.trend import PublishedTotal
    from ...profile import CountryProfile
    from ...scores import Score

__all__ = ["comparison_sheets"]


def comparison_sheets(results: Results) -> Iterator[Sheet]:
    """The sheets of ranks, of changes with their reasons, and of what the index published."""
    moved = changes(results.panel, results.strategy)
    yield Sheet(name=words.RANKS, note=words.RANKS_NOTE, columns=_RANKS, rows=_ranks(results), frozen_columns=3)
    yield Sheet(name=words.CHANGES, note=words.CHANGES_NOTE, columns=_CHANGES, rows=_changes(results, moved))
    yield Sheet(name=words.REASONS, note=words.REASONS_NOTE, columns=_REASONS, rows=_reasons(moved, results.language))
    yield Sheet(name=display_words.PUBLISHED_TOTALS, note=words.PUBLISHED_NOTE, columns=_PUBLISHED, rows=_published(results))


def _place(country: Country, territory: str, year: int, language: Language) -> tuple[Cell, ...]:
    return country.iso3, named(country, "", language), territory, year


_RANKS = (
    Column(words.YEAR, "year", 11),
    Column(display_words.RANK, "count", 8),
    *WHOSE[:3],
    Column(words.BEST, "count", 12),
    Column(words.WORST, "count", 12),
    Column(display_words.SCORE, "points", 12),
    Column(words.LOW, "points", 12),
    Column(words.HIGH, "points", 12),
    Column(words.NO_SCORE, "long", 40),
)


def _ranks(results: Results) -> Iterator[tuple[Cell, ...]]:
    language = results.language
    for year, ranking in rankings(results.panel, results.strategy).by_year:
        for row in ranking.rows:
            score = row.score
            place = _place(score.country, score.territory, year, language)[:3]
            bounds = score.bounds
            own = (row.rank, row.best_rank, row.worst_rank) if ranking.compares else (None, None, None)
            yield (year, own[0], *place, *own[1:], score.value, bounds.low, bounds.high, "")
        for each in ranking.unranked:
            place = _place(each.country, each.territory, year, language)[:3]
            yield (year, None, *place, None, None, None, each.bounds.low, each.bounds.high, sentence(each.reason, language))


_YEARS = (Column(words.YEAR_BEFORE, "year", 11), Column(words.YEAR_AFTER, "year", 11))

_CHANGES = (
    *WHOSE[:3],
    *_YEARS,
    Column(words.SCORE_BEFORE, "points", 12),
    Column(words.LOW_BEFORE, "points", 12),
    Column(words.HIGH_BEFORE, "points", 12),
    Column(words.SCORE_AFTER, "points", 12),
    Column(words.LOW_AFTER, "points", 12),
    Column(words.HIGH_AFTER, "points", 12),
    Column(display_words.DIFFERENCE, "signed", 12),
    Column(words.OVERLAP, width=12),
    Column(words.REMAINDER, "signed", 12),
    Column(words.BREAK, width=12),
    Column(words.YEARS_BETWEEN, width=24),
    Column(words.NO_SCORE, "long", 40),
)


def _step(step: Step, language: Language) -> tuple[Cell, ...]:
    return (*_place(step.country, step.territory, step.before, language), step.after)


def _changes(results: Results, moved: Changes) -> Iterator[tuple[Cell, ...]]:
    """The steps of each country, and then the years of it that no step says anything of."""
    language = results.language
    steps = {place: [*of] for place, of in groupby(moved.steps, key=lambda step: (step.country.iso3, step.territory))}
    for trend in results.trends.series:
        own = steps.get((trend.country.iso3, trend.territory), [])
        for step in own:
            between = ", ".join(map(str, sorted((*step.absent, *step.unscored))))
            found = _UNEXPLAINED if step.change is None else _difference(step.change, language)
            yield (*_step(step, language), *found, yes(step.new_edition, language), between, "")
        said = {year for step in own for year in step.unscored}
        for point in trend.points:
            if point.score is None and point.year not in said:
                place = _place(trend.country, trend.territory, point.year, language)
                yield (*place[:3], None, point.year, *_UNEXPLAINED, "", "", sentence(point.reason, language))


_UNEXPLAINED: tuple[Cell, ...] = (*(None,) * 7, "", None)


def _difference(change: Change, language: Language) -> tuple[Cell, ...]:
    before, after = change.before, change.after
    known = before.bounds_known and after.bounds_known
    return (
        *_bounded(before),
        *_bounded(after),
        change.difference,
        yes(change.bounds_overlap, language) if known else "",
        change.remainder,
    )


def _bounded(score: Score) -> tuple[Cell, ...]:
    """A score with its bounds, where the method knows any."""
    return (score.value, *((score.bounds.low, score.bounds.high) if score.bounds_known else (None, None)))


_REASONS = (
    *WHOSE[:3],
    *_YEARS,
    Column(display_words.DIMENSION, "long", 40),
    Column(display_words.INDICATOR, "long", 50),
    Column(words.KEY, width=KEY_WIDTH),
    Column(display_words.KIND, width=22),
    Column(display_words.BEFORE, "long", 40),
    Column(display_words.AFTER, "long", 40),
    Column(display_words.POINTS, "signed", 12),
    Column(words.NOTES, "long", 50),
)


def _reasons(moved: Changes, language: Language) -> Iterator[tuple[Cell, ...]]:
    for step in moved.steps:
        for row in () if step.change is None else _lines(step.change, language):
            yield (*_step(step, language), *row)


def _lines(change: Change, language: Language) -> Iterator[tuple[Cell, ...]]:
    for line in change.lines:
        yield (
            line.dimension.wording(language),
            *labelled(indicator_name(line.indicator, language)),
            line.kind.wording(language),
            described(line.before, language),
            described(line.after, language),
            line.points,
            _notes(line.notes, language),
        )
    if change.remainder:
        yield ("", words.UNEXPLAINED.wording(language), "", "", "", "", change.remainder, "")
    for each in change.without_effect:
        before, after = (answer_in_words(each.question, value, language) for value in (each.before, each.after))
        name = labelled(question_name(each.question, language))
        yield ("", *name, words.NO_EFFECT.wording(language), before, after, None, _notes(each.notes, language))
    for note in change.notes_only:
        yield (
            "",
            *labelled(place_name(note.path, language)),
            display_words.NOTE.wording(language),
            "",
            "",
            None,
            _notes((note,), language),
        )


def _notes(notes: Iterable[NoteChange], language: Language) -> str:
    sides = ((display_words.BEFORE, "before"), (display_words.AFTER, "after"))
    return "\n".join(
        f"{word.wording(language)}: {noted(getattr(each, side), language)}"
        for each in notes
        for word, side in sides
        if getattr(each, side) is not None
    )


_PUBLISHED = (
    *WHOSE,
    Column(words.TOTAL, "points", 16),
    Column(words.MARK, width=8),
    Column(display_words.RELEASE_NUMBER, "count", 9),
    Column(words.CONFLICT, width=16),
    Column(display_words.SOURCE, "long", 60),
    Column(display_words.NOTE, "long", 40),
)


def _published(results: Results) -> Iterator[tuple[Cell, ...]]:
    language = results.language
    printed = {(each.iso3, each.year, each.release): each.source for each in published_scores()}
    for profiles, trend in zip(results.panel.series(), results.trends.series, strict=True):
        by_year = {profile.year: profile for profile in profiles}
        for total in trend.published:
            own = by_year.get(total.year)
            release = printed.get((trend.country.iso3, total.year, total.release or 0), "")
            yield (
                *_place(trend.country, trend.territory, total.year, language),
                total.value,
                total.mark,
                total.release,
                yes(total.conflict, language),
                *_beside(own, total, release, language),
            )


def _beside(own: CountryProfile | None, total: PublishedTotal, release: str, language: Language) -> tuple[Cell, ...]:
    """The source of a total and the note beside it, of the profile where it is the one that the profile gives."""
    if own is None or own.published is None or own.published.value != total.value:
        return release, ""
    source, note = own.published.source, own.notes.get("published")
    return release if source is None else sourced(source), "" if note is None else noted(note, language)
