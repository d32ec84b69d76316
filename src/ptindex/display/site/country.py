"""The page of a country with all its data years, as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..figures import said
from ..results.trends import published_table
from ..tables import tables_of
from . import words
from .addresses import page_of, series_of
from .blocks import Link, Page, downloads_of, section_of, statements_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...declaration import Language
    from .blocks import Section
    from .study import Series

__all__ = ["country_page"]


def country_page(series: Series, method: str, language: Language) -> Page:
    """The page of a country: its years with the break between editions, and all that the index published of it."""
    trend = series.trend
    path = series_of(series.stem)
    known = all(point.bounds_known for point in trend.points)
    statements = statements_of(method, language, bounds_known=known)
    years = (each.profile.year for each in series.cases)
    return Page(
        path=path,
        language=language,
        title=series.name(language),
        statements=statements,
        nearby=tuple(Link(text=str(year), href=page_of(series.stem, year)) for year in years),
        sections=tuple(_sections(series, statements, language)),
        downloads=downloads_of(path, language),
    )


def _sections(series: Series, statements: Sequence[str], language: Language) -> Iterator[Section]:
    trend = tables_of(series.trend, language)[0]
    published = published_table(series.trend, language)
    yield section_of("trend", attrs.evolve(trend, title=said(words.TREND, language)), said_above=statements)
    if series.changes.steps:
        yield section_of("changes", *tables_of(series.changes, language), said_above=statements)
    if published is not None:
        yield section_of("published", attrs.evolve(published, title=said(words.PUBLISHED, language)))
