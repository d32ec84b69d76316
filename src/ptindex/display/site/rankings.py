"""The overview and the pages of the rankings, as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from .. import words as table_words
from ..explorer import words as explorer_words
from ..figures import named, said
from ..tables import Row, Table, tables_of
from . import words
from .addresses import ALL, INDEX, METHOD_DOCUMENT, SCORES, page_of, ranking_of, scores_of, series_of
from .blocks import Link, Page, Section, downloads_of, statements_of, table_view

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...declaration import Language
    from ...ranking import RankedCountry, Ranking
    from .blocks import TableView
    from .study import Study

__all__ = ["overview_page", "ranking_page", "year_title"]

_COUNTRY = 2
"""The column of a ranking that names its rows; without places it is the first."""


def overview_page(study: Study, method: str, language: Language, *, with_method: bool) -> Page:
    """The first page: the newest ranking, the way to every other year and country, and all data."""
    years = study.panel.years
    known = all(map(_bounds_known, study.rankings.values()))
    statements = statements_of(method, language, bounds_known=known)
    scope = said(words.SCOPE, language, len(study.stems), ", ".join(map(str, years))) if years else said(words.EMPTY, language)
    nearby = tuple(
        Link(text=year_title(study.rankings[year], year, language), href=ranking_of(year)) for year in reversed(years)
    )
    newest: tuple[Section, ...] = ()
    if years:
        title = year_title(study.rankings[years[-1]], years[-1], language)
        newest = tuple(_sections(study, years[-1], statements, language, title=title))
    return Page(
        path=INDEX,
        language=language,
        title=said(words.SITE, language),
        statements=(*statements, *_editions(study, language), scope),
        nearby=nearby,
        sections=(*newest, *_countries(study, language)),
        downloads=tuple(_downloads(language, with_method=with_method)),
    )


def _downloads(language: Language, *, with_method: bool) -> Iterator[Link]:
    yield from downloads_of(ALL, language, scores=SCORES)
    if with_method:
        yield Link(text=said(words.DOWNLOAD_METHOD, language), href=METHOD_DOCUMENT, is_file=True)


def _countries(study: Study, language: Language) -> Iterator[Section]:
    if study.trends:
        links = (
            Link(
                text=named(each.country, each.territory, language) + study.beside[language][each.country.iso3, each.territory],
                href=series_of(study.stems[each.country.iso3, each.territory]),
            )
            for each in study.trends
        )
        yield Section(name="countries", title=said(words.COUNTRIES, language), links=tuple(links))


def year_title(ranking: Ranking, year: int, language: Language) -> str:
    """What the page of a year is called: a ranking where there is one."""
    return said(words.RANKING_OF if ranking.compares else words.SCORES_OF, language, year)


def ranking_page(study: Study, year: int, method: str, language: Language) -> Page:
    """The page of the ranking of a year."""
    statements = statements_of(method, language, bounds_known=_bounds_known(study.rankings[year]))
    return Page(
        path=ranking_of(year),
        language=language,
        title=year_title(study.rankings[year], year, language),
        statements=(*statements, *_editions(study, language)),
        nearby=tuple(Link(text=str(each), href=ranking_of(each), here=each == year) for each in study.panel.years),
        sections=tuple(_sections(study, year, statements, language)),
        downloads=downloads_of(ranking_of(year), language, scores=scores_of(year)),
    )


def _bounds_known(ranking: Ranking) -> bool:
    return all(row.best_rank is not None for row in ranking.rows)


def _editions(study: Study, language: Language) -> tuple[str, ...]:
    """That the years of the report answer different editions of the questionnaire, where they do."""
    editions = {profile.edition for profile in study.panel.profiles}
    return (said(explorer_words.BREAK, language),) if len(editions) > 1 else ()


def _sections(study: Study, year: int, statements: Sequence[str], language: Language, *, title: str = "") -> Iterator[Section]:
    ranking = study.rankings[year]
    # The pairs are shown by country: a row for each of them would be thousands of rows.
    table, *left_out = tables_of(attrs.evolve(ranking, unseparated=()), language)
    title = title or table.title
    if ranking.rows:
        yield Section(name="ranking", title=title, tables=(_ranked(study, year, table, statements, language),))
        if ranking.compares:
            yield _apart(study, ranking, language)
    else:
        yield Section(name="ranking", title=title, paragraphs=(said(words.NONE_SCORED, language),))
    for unranked in left_out:
        places = [(each.country.iso3, each.territory) for each in ranking.unranked]
        hrefs = [page_of(study.stems[place], year) for place in places]
        named_apart = _named_apart(unranked, 0, [study.beside[language][place] for place in places])
        view = table_view(named_apart, "unranked-1", hrefs=hrefs, titled=False)
        yield Section(name="unranked", title=unranked.title, tables=(view,))


def _ranked(study: Study, year: int, table: Table, statements: Sequence[str], language: Language) -> TableView:
    ranking = study.rankings[year]
    head = _COUNTRY if ranking.compares else 0
    places = [(row.score.country.iso3, row.score.territory) for row in ranking.rows]
    return table_view(
        _named_apart(table, head, [study.beside[language][place] for place in places]),
        "ranking-1",
        hrefs=[page_of(study.stems[place], year) for place in places],
        keys=[_keys(row) for row in ranking.rows] if ranking.compares else (),
        head=head,
        said_above=statements,
        titled=False,
    )


def _named_apart(table: Table, column: int, beside: Sequence[str]) -> Table:
    """The table with no two countries under one name, so that no two links of one text lead to different pages."""
    rows = []
    for row, added in zip(table.rows, beside, strict=True):
        name, *details = row.cells[column].split("\n")
        cell = "\n".join((name + added, *details))
        rows.append(attrs.evolve(row, cells=(*row.cells[:column], cell, *row.cells[column + 1 :])))
    return attrs.evolve(table, rows=tuple(rows))


def _keys(row: RankedCountry) -> tuple[float | None, ...]:
    """What each column is sorted by; None where it is the text."""
    score = row.score
    return row.rank, row.best_rank or row.rank, None, score.value, score.bounds.low, score.availability.share


def _apart(study: Study, ranking: Ranking, language: Language) -> Section:
    beside = study.beside[language]
    names = {
        row.label: named(row.score.country, row.score.territory, language) + beside[row.score.country.iso3, row.score.territory]
        for row in ranking.rows
    }
    below: dict[str, list[str]] = {}
    for first, second in ranking.unseparated:
        below.setdefault(first, []).append(names[second])
    title = said(table_words.UNSEPARATED, language)
    if not _bounds_known(ranking):
        return Section(name="apart", title=title, paragraphs=(said(words.NOT_TOLD_APART, language),))
    if not below:
        return Section(name="apart", title=title, paragraphs=(said(words.ALL_SEPARATE, language),))
    table = Table(
        title=title,
        columns=(said(table_words.COUNTRY, language), said(words.APART_FROM, language)),
        rows=tuple(Row((names[first], "; ".join(others))) for first, others in below.items()),
        notes=(said(table_words.UNSEPARATED_NOTE, language),),
        align=("left", "left"),
    )
    return Section(name="apart", title=title, tables=(table_view(table, "apart-1", titled=False),))
