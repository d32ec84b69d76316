"""The tables of a ranking and of a change: every value beside its bounds, the published totals beside and never mixed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...change import AnswerChange, Change, ChangeKind, ChangeLine
from ...numerals import number
from ...ranking import Ranking
from .. import words
from ..figures import (
    NOTHING,
    answer_in_words,
    answered,
    described,
    editions_mixed,
    indicator_name,
    noted,
    notes_below,
    place_name,
    published_total,
    question_name,
    said,
    titled,
    within,
)
from ..sentences import sentence
from ..tables import Row, Table, tables_of
from .scores import method_notes, published_remark, score_row, scored_title, unscored_notes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ...declaration import Language, Text
    from ...notes import NoteChange
    from ...profile import Note
    from ...ranking import RankedCountry, UnrankedCountry
    from ...scores import Score
    from ..tables import Align

__all__ = ["answers_table", "notes_table", "places_notes"]

_PLACES = 2
"""How many columns, the first, say which place a country takes: there are none for a country alone."""


@tables_of.register(Ranking)
def _ranking(ranking: Ranking, language: Language) -> tuple[Table, ...]:
    tables = [_ranked(ranking, language)]
    if ranking.unseparated:
        tables.append(_unseparated(ranking, language))
    if ranking.unranked:
        tables.append(_unranked(ranking, language))
    return tuple(tables)


def _ranked(ranking: Ranking, language: Language) -> Table:
    headings = (words.RANK, words.RANK_BOUNDS, words.COUNTRY, words.SCORE, words.BOUNDS, words.ANSWERED)
    align: tuple[Align, ...] = ("right", "right", "left", "right", "right", "left")
    first = 0 if ranking.compares else _PLACES
    notes = (
        method_notes(ranking.rows[0].score, language)
        if ranking.rows
        else unscored_notes(ranking.strategy, ranking.fingerprint, language)
    )
    return Table(
        title=said(words.RANKING if ranking.compares else words.SCORE, language),
        columns=tuple(said(each, language) for each in headings[first:]),
        rows=tuple(Row(_place(row, language)[first:]) for row in ranking.rows),
        notes=(*editions_mixed(ranking.years, language), *notes, *places_notes(ranking, language)),
        align=align[first:],
    )


def places_notes(ranking: Ranking, language: Language) -> tuple[str, ...]:
    """What is to be read beside the places that missing data leave open, where they are shown."""
    if not ranking.compares or ranking.rows[0].best_rank is None:
        return ()
    notes = (words.RANK_BOUNDS_NOTE, words.RANK_BOUNDS_UNRANKED) if ranking.unranked else (words.RANK_BOUNDS_NOTE,)
    return tuple(said(each, language) for each in notes)


def _place(row: RankedCountry, language: Language) -> tuple[str, ...]:
    if row.best_rank is None:
        places = said(words.BOUNDS_UNKNOWN, language)
    elif row.best_rank == row.worst_rank:
        places = str(row.best_rank)
    else:
        places = said(words.BOUNDS_FROM_TO, language, row.best_rank, row.worst_rank)
    score = row.score
    return (
        str(row.rank),
        places,
        _with_code(score, language),
        number(score.value, language),
        within(score.bounds, language, known=score.bounds_known),
        answered(score.availability.usable, score.availability.asked, language),
    )


def _with_code(score: Score, language: Language) -> str:
    return f"{scored_title(score, language)}\n{score.country.iso3}"


def _unseparated(ranking: Ranking, language: Language) -> Table:
    names = {row.label: _with_code(row.score, language) for row in ranking.rows}
    return Table(
        title=said(words.UNSEPARATED, language),
        columns=(said(words.COUNTRY, language), said(words.COUNTRY, language)),
        rows=tuple(Row((names[first], names[second])) for first, second in ranking.unseparated),
        notes=(said(words.UNSEPARATED_NOTE, language),),
        align=("left", "left"),
    )


def _unranked(ranking: Ranking, language: Language) -> Table:
    headings = (words.COUNTRY, words.BOUNDS, words.ANSWERED, words.REASON)
    return Table(
        title=said(words.UNRANKED, language),
        columns=tuple(said(each, language) for each in headings),
        rows=tuple(_left_out(each, language) for each in ranking.unranked),
        align=("left", "right", "left", "left"),
    )


def _left_out(each: UnrankedCountry, language: Language) -> Row:
    name = f"{titled(each.country, each.territory, each.year, language)}\n{each.country.iso3}"
    known = answered(each.availability.usable, each.availability.asked, language)
    return Row((name, within(each.bounds, language), known, sentence(each.reason, language)))


@tables_of.register(Change)
def _change(change: Change, language: Language) -> tuple[Table, ...]:
    tables = [_both(change, language), _moved(change, language)]
    if change.without_effect:
        tables.append(answers_table(change.without_effect, words.WITHOUT_EFFECT, language))
    if change.notes_only:
        tables.append(notes_table(change.notes_only, language))
    return tuple(tables)


def _both(change: Change, language: Language) -> Table:
    before, after = change.before, change.after
    sides = tuple(zip((words.BEFORE, words.AFTER), (before, after), strict=True))
    rows = [score_row(f"{said(word, language)}: {scored_title(score, language)}", score, language) for word, score in sides]
    rows.append(Row((said(words.DIFFERENCE, language), number(change.difference, language, signed=True), NOTHING, "")))
    for word, score in sides:
        if score.published is not None:
            name = f"{said(words.PUBLISHED, language)}: {said(word, language)}"
            remark = published_remark(score.published, language)
            rows.append(Row((name, published_total(score.published, language), NOTHING, remark)))
    if change.published_difference is not None:
        difference = number(change.published_difference, language, signed=True)
        remark = said(words.PUBLISHED_CHANGE_REMARK, language)
        rows.append(Row((said(words.PUBLISHED_CHANGE, language), difference, NOTHING, remark)))
    return Table(
        title=said(words.CHANGE, language, scored_title(before, language), scored_title(after, language)),
        columns=("", *(said(each, language) for each in (words.VALUE, words.BOUNDS, words.REMARK))),
        rows=tuple(rows),
        notes=(*_warnings(change, language), *method_notes(after, language)),
        align=("left", "right", "right", "left"),
    )


def _warnings(change: Change, language: Language) -> Iterator[str]:
    if change.before.year > change.after.year:
        yield said(words.BACKWARDS, language, change.before.year, change.after.year)
    if change.new_edition:
        yield said(words.NEW_EDITION, language)
    if change.difference and change.bounds_overlap:
        yield said(words.OVERLAP, language)


def _moved(change: Change, language: Language) -> Table:
    rows: list[Row] = []
    for dimension, points in change.by_dimension.items():
        rows.append(Row((dimension.wording(language), "", "", "", number(points, language, signed=True)), heading=True))
        rows += [_line(line, language) for line in change.lines if line.dimension is dimension]
    if change.remainder:
        remainder = number(change.remainder, language, signed=True)
        rows.append(Row((said(words.REMAINDER, language), "", "", "", remainder), heading=True))
    headings = (words.INDICATOR, words.BEFORE, words.AFTER, words.KIND, words.POINTS)
    return Table(
        title=said(words.WHAT_MOVED, language),
        columns=tuple(said(each, language) for each in headings),
        rows=tuple(rows),
        notes=(*(() if rows else _nothing(change, language)), *_not_answers(change, language)),
        align=("left", "left", "left", "left", "right"),
    )


def _nothing(change: Change, language: Language) -> Iterator[str]:
    yield said(words.NOTHING_MOVED, language)
    if not change.without_effect and not change.notes_only:
        yield said(words.NOTHING_DIFFERS, language)


def _not_answers(change: Change, language: Language) -> Iterator[str]:
    """What of the change is due to what is known: in points, and in bounds where no point moved."""
    if any(line.kind is ChangeKind.AVAILABILITY and line.moved_score for line in change.lines):
        points = change.by_kind[ChangeKind.AVAILABILITY]
        told = (number(each, language, signed=True) for each in (points, change.difference - points))
        yield said(words.FROM_AVAILABILITY, language, *told)
    if not all(line.moved_score for line in change.lines):
        sides = change.before, change.after
        if all(each.bounds_known for each in sides) and change.before.bounds != change.after.bounds:
            yield said(words.BOUNDS_MOVED, language, *(within(each.bounds, language) for each in sides))
        else:
            yield said(words.SCORE_STOOD, language)


def _line(line: ChangeLine, language: Language) -> Row:
    return Row(
        (
            indicator_name(line.indicator, language),
            _noted_cell(described(line.before, language), ((each.path, each.before) for each in line.notes), language),
            _noted_cell(described(line.after, language), ((each.path, each.after) for each in line.notes), language),
            line.kind.wording(language),
            number(line.points, language, signed=True),
        )
    )


def _noted_cell(text: str, notes: Iterable[tuple[str, Note | None]], language: Language) -> str:
    """The text of a cell with the notes that belong to it below."""
    return "\n".join((text, *notes_below({path: note for path, note in notes if note is not None}, language)))


def answers_table(changes: Iterable[AnswerChange], title: Text, language: Language) -> Table:
    """Answers that changed, before and after, each with the notes beside it."""
    return Table(
        title=said(title, language),
        columns=tuple(said(each, language) for each in (words.QUESTION, words.BEFORE, words.AFTER)),
        rows=tuple(_answer_change(each, language) for each in changes),
        align=("left", "left", "left"),
    )


def _answer_change(change: AnswerChange, language: Language) -> Row:
    before, after = (answer_in_words(change.question, each, language) for each in (change.before, change.after))
    return Row(
        (
            question_name(change.question, language),
            _noted_cell(before, ((each.path, each.before) for each in change.notes), language),
            _noted_cell(after, ((each.path, each.after) for each in change.notes), language),
        )
    )


def notes_table(changes: Iterable[NoteChange], language: Language) -> Table:
    """Notes that changed beside something that did not, before and after."""

    def cell(note: Note | None) -> str:
        return NOTHING if note is None else noted(note, language)

    return Table(
        title=said(words.NOTES_ONLY, language),
        columns=tuple(said(each, language) for each in (words.BESIDE, words.BEFORE, words.AFTER)),
        rows=tuple(Row((place_name(each.path, language), cell(each.before), cell(each.after))) for each in changes),
        align=("left", "left", "left"),
    )
