"""The page of a country in one data year, as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ...availability import availability
from ...change import changed_answers
from ...notes import changed_notes
from ...numerals import figure, number
from .. import words as table_words
from ..figures import answered, said, titled, within
from ..results.comparisons import answers_table, notes_table
from ..results.panel import part_name
from ..results.scores import method_notes, score_parts
from ..results.trends import published_table
from ..tables import Row, Table, tables_of
from . import words
from .addresses import page_of, ranking_of, series_of
from .blocks import Hero, Link, Page, Section, bar_of, downloads_of, section_of, statements_of, table_view
from .rankings import year_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...declaration import Language
    from ...panels.trend import Trend
    from ...profile import CountryProfile
    from ...ranking import RankedCountry
    from ...scores import Score
    from ..results.scores import ScoreTables
    from .blocks import Bar
    from .study import Case, Series

__all__ = ["country_year_page"]


def country_year_page(case: Case, series: Series, method: str, language: Language) -> Page:
    """The page of a case among its `series`; `method` says in a sentence what made the scores."""
    profile = case.profile
    path = page_of(series.stem, profile.year)
    score = case.score
    # Where there is no score the bounds are those of the library, whatever the method knows.
    statements = statements_of(method, language, bounds_known=True) if score is None else method_notes(score, language)
    return Page(
        path=path,
        language=language,
        title=titled(profile.country, profile.territory, profile.year, language) + series.beside[language],
        statements=statements,
        hero=_hero(case, language),
        nearby=tuple(_nearby(case, series, language)),
        sections=tuple(_sections(case, series, statements, language)),
        downloads=downloads_of(path, language),
    )


def _nearby(case: Case, series: Series, language: Language) -> Iterator[Link]:
    profile = case.profile
    yield Link(text=said(words.ALL_YEARS_OF, language, series.name(language)), href=series_of(series.stem))
    for each in series.cases:
        yield Link(text=str(each.profile.year), href=page_of(series.stem, each.profile.year), here=each is case)
    yield Link(text=year_title(case.ranking, profile.year, language), href=ranking_of(profile.year))


# The score


def _hero(case: Case, language: Language) -> Hero:
    if case.rank is None:
        return Hero(
            name=said(table_words.SCORE, language),
            value=said(words.NO_SCORE, language),
            bounds=said(words.BOUNDS_ARE, language, within(case.outcome.bounds, language)),
        )
    score = case.rank.score
    scale = (
        said(words.ON_OPEN_SCALE, language)
        if score.scale is None
        else said(words.ON_SCALE, language, figure(score.scale, language))
    )
    return Hero(
        name=said(table_words.SCORE, language),
        value=number(score.value, language),
        bounds=said(words.BOUNDS_ARE, language, within(score.bounds, language, known=score.bounds_known)),
        scale=scale,
        bar=bar_of(score.value, score.bounds, score.scale, language, known=score.bounds_known),
        rank=_rank(case.rank, case, language),
    )


def _rank(rank: RankedCountry, case: Case, language: Language) -> str:
    ranked = len(case.ranking.rows)
    if not case.ranking.compares:
        return ""
    text = said(words.PLACE, language, rank.rank, ranked, case.profile.year)
    if rank.best_rank is None or rank.worst_rank is None or rank.best_rank == rank.worst_rank:
        return text
    could = said(table_words.BOUNDS_FROM_TO, language, rank.best_rank, rank.worst_rank)
    beyond = f". {said(table_words.RANK_BOUNDS_UNRANKED, language)}" if rank.worst_rank > ranked else ""
    return f"{text}; {said(words.COULD_BE, language, could)}{beyond}"


def _sections(case: Case, series: Series, statements: Sequence[str], language: Language) -> Iterator[Section]:
    identity, *answers = tables_of(case.profile, language)
    score = case.score
    parts = None if score is None else score_parts(score, language, case.profile)
    if score is None or parts is None:
        yield _too_little(case, language)
    else:
        summary = attrs.evolve(parts.summary, title=said(words.SUMMARY, language))
        yield section_of("score", summary, said_above=statements)
        yield _dimensions(score, parts.dimensions, language)
    yield _since_last_year(case, series, statements, language)
    yield section_of("answers", *answers, title=said(words.ANSWERS, language))
    if parts is not None:
        yield from _details(parts, statements)
    yield section_of("audit", *tables_of(case.audit, language))
    yield _published(case, series.trend, language)
    yield section_of("source", attrs.evolve(identity, title=said(words.IDENTITY, language)))
    if score is not None:
        yield Section(name="cite", title=said(words.CITE, language), paragraphs=(score.citation(language),))


def _details(parts: ScoreTables, statements: Sequence[str]) -> Iterator[Section]:
    for name, table in (("contributions", parts.contributions), ("missing", parts.missing), ("reach", parts.out_of_reach)):
        if table.rows or table.notes:
            yield section_of(name, table, said_above=statements)


def _dimensions(score: Score, table: Table, language: Language) -> Section:
    scored = {each.dimension.code: each for each in score.dimensions}

    def bar(of: str) -> Bar | None:
        found = scored.get(of)
        if found is None:
            return None
        return bar_of(found.value, found.bounds, score.scale, language, known=score.bounds_known)

    bars = [bar(share.of) for share in score.availability.by_dimension]
    view = table_view(table, "dimensions-1", bars=bars, titled=False)
    return Section(name="dimensions", title=table.title, tables=(view,))


def _too_little(case: Case, language: Language) -> Section:
    known = availability(case.profile)
    table = Table(
        title=said(words.ANSWERED, language),
        columns=(said(table_words.DIMENSION, language), said(table_words.ANSWERED, language)),
        rows=tuple(
            Row((part_name(each.of, language), answered(each.usable, each.asked, language))) for each in known.by_dimension
        ),
        align=("left", "left"),
    )
    reason = said(words.TOO_LITTLE, language, known.usable, known.asked, within(case.outcome.bounds, language))
    return attrs.evolve(section_of("score", table), title=said(words.NO_SCORE, language), paragraphs=(reason,))


# What belongs beside the score


def _since_last_year(case: Case, series: Series, statements: Sequence[str], language: Language) -> Section:
    title = said(words.SINCE_LAST_YEAR, language)
    step = case.step
    if step is None:
        text = words.NO_YEAR_BEFORE if case.score is not None else words.NO_CHANGE_WITHOUT_SCORE
        return _unexplained(case.profile, series, title, said(text, language), language)
    if step.change is None:
        paragraphs = (said(table_words.NEW_EDITION, language), said(words.BREAK_NOT_BRIDGED, language, step.before))
        return Section(name="change", title=title, paragraphs=paragraphs)
    section = section_of("change", *tables_of(step.change, language), title=title, said_above=statements)
    late = step.after > step.before + 1
    return attrs.evolve(section, paragraphs=(said(words.NOT_THE_YEAR_BEFORE, language, step.before),) if late else ())


def _unexplained(after: CountryProfile, series: Series, title: str, reason: str, language: Language) -> Section:
    """Why no change of a score is explained, and what differs from the year before all the same, within one edition."""
    profiles = (case.profile for case in series.cases)
    before = next((each for each in reversed([*profiles]) if each.year < after.year), None)
    if before is None or before.edition != after.edition:
        return Section(name="change", title=title, paragraphs=(reason,))
    answers = tuple(changed_answers(before, after))
    told = {note for each in answers for note in each.notes}
    notes = tuple(each for each in changed_notes(before, after) if each not in told)
    tables = (
        *((answers_table(answers, words.ANSWERS_THAT_DIFFER, language),) if answers else ()),
        *((notes_table(notes, language),) if notes else ()),
    )
    differs = said(words.DIFFERS_FROM if tables else words.NOTHING_DIFFERS_FROM, language, before.year)
    return attrs.evolve(section_of("change", *tables, title=title), paragraphs=(reason, differs))


def _published(case: Case, trend: Trend, language: Language) -> Section:
    title = said(words.PUBLISHED, language)
    table = published_table(trend, language, case.profile.year)
    if table is None:
        return Section(name="published", title=title, paragraphs=(said(words.NOT_PUBLISHED, language),))
    return section_of("published", attrs.evolve(table, title=title))
