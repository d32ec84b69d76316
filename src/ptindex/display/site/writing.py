"""The site written: every page in every language, the data beside it, and the list of all that."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from ...declaration import LANGUAGES
from ...strategy import EQUAL_WEIGHTS
from ...weighted import Composite
from ..figures import said
from . import words
from .addresses import ALL, EXPLORER, INDEX, METHOD, METHOD_DOCUMENT, data_of, page_of, ranking_of, series_of
from .country import country_page
from .country_year import country_year_page
from .data import answers_of, csv_of, json_of
from .directory import ReportDirectory
from .method import method_document, method_line, method_page
from .rankings import overview_page, ranking_page
from .rendering import Renderer
from .study import study_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from os import PathLike

    from ...declaration import Language
    from ...panel import Panel
    from ...profile import CountryProfile
    from ...strategy import ScoringStrategy
    from .data import Answers
    from .study import Study

__all__ = ["write_site"]


def write_site(
    panel: Panel,
    directory: str | PathLike[str],
    *,
    strategy: ScoringStrategy = EQUAL_WEIGHTS,
    languages: Sequence[Language] = LANGUAGES,
    progress: Callable[[int, int], object] | None = None,
) -> Path:
    """Write a static site about a panel into a directory and give the path of its first page.

    A directory for each language has a page for each country and year, for each country, for the ranking of each year and for
    the method, all answers as JSON and CSV, and an overview; they need no server and no network. The same panel and strategy
    give the same bytes. `progress` is called with how many of the profiles are done, and of how many.

    The directory is new, empty, or has a former report in it, whose pages are replaced; see `ReportDirectory`.

    Raises `MissingExtraError` without the extra `report`; `ReportDirectoryError`, before anything is written, where a file
    would be lost.
    """
    chosen = tuple(language for language in LANGUAGES if language in languages)
    document = method_document(strategy)
    # Only of a composite are there weights to move; a class of its own may score in a way that the explorer does not know.
    explored = strategy if type(strategy) is Composite and panel.profiles else None
    renderer = Renderer(chosen, explorer=explored is not None)
    study = study_of(panel, strategy)
    names = tuple(_names(study, with_method=bool(document), with_explorer=explored is not None))
    target = ReportDirectory(Path(directory), (INDEX, *(f"{language}/{name}" for language in chosen for name in names)))
    target.write(INDEX, renderer.start())
    for language in chosen:
        _write_common(study, document, language, renderer, target)
        if explored is not None:
            target.write(f"{language}/{EXPLORER}", _explorer(panel, explored, language))
    checksums = _write_countries(study, chosen, renderer, target, progress or _ignore)
    target.finish({"strategy": study.label, "fingerprint": study.fingerprint, "languages": list(chosen), "profiles": checksums})
    return target.path / INDEX


def _ignore(_done: int, _total: int) -> None:
    """No progress is shown."""


def _explorer(panel: Panel, strategy: Composite, language: Language) -> str:
    from ..explorer import explorer_html

    links = {said(words.OVERVIEW, language): INDEX, said(words.METHOD, language): METHOD}
    return explorer_html(panel.profiles, strategy, language, links=links)


def _names(study: Study, *, with_method: bool, with_explorer: bool) -> Iterator[str]:
    yield from (INDEX, METHOD)
    if with_explorer:
        yield EXPLORER
    if with_method:
        yield METHOD_DOCUMENT
    pages = [
        *map(ranking_of, study.panel.years),
        *map(series_of, study.stems.values()),
        *(page_of(study.stems[each.country.iso3, each.territory], each.year) for each in study.panel.profiles),
    ]
    yield from pages
    for page in (ALL, *pages):
        yield from (data_of(page, "json"), data_of(page, "csv"))


def _write_common(study: Study, document: str, language: Language, renderer: Renderer, target: ReportDirectory) -> None:
    method = method_line(study, language)
    pages = (
        overview_page(study, method, language, with_method=bool(document)),
        method_page(study, document, language),
        *(ranking_page(study, year, method, language) for year in study.panel.years),
    )
    for page in pages:
        target.write(f"{language}/{page.path}", renderer.page(page))
    if document:
        target.write(f"{language}/{METHOD_DOCUMENT}", document)


def _write_countries(
    study: Study,
    languages: Iterable[Language],
    renderer: Renderer,
    target: ReportDirectory,
    progress: Callable[[int, int], object],
) -> list[dict[str, object]]:
    """Write what there is of each country, and give what identifies each profile."""
    methods = {language: method_line(study, language) for language in languages}
    every: list[Answers] = []
    checksums: list[dict[str, object]] = []
    for series in study.series():
        answers = [answers_of(case.profile, methods) for case in series.cases]
        every += answers
        checksums += [_checksum(case.profile, each) for case, each in zip(series.cases, answers, strict=True)]
        for language, method in methods.items():
            overview = country_page(series, method, language)
            target.write(f"{language}/{overview.path}", renderer.page(overview))
            _write_data(answers, overview.path, language, target)
            for case, each in zip(series.cases, answers, strict=True):
                page = country_year_page(case, series, method, language)
                target.write(f"{language}/{page.path}", renderer.page(page))
                _write_data([each], page.path, language, target)
        progress(len(every), len(study.panel.profiles))
    for language in methods:
        _write_data(every, ALL, language, target)
        for year in study.panel.years:
            _write_data([each for each in every if each.year == year], ranking_of(year), language, target)
    return checksums


def _write_data(answers: Sequence[Answers], page: str, language: Language, target: ReportDirectory) -> None:
    target.write(f"{language}/{data_of(page, 'json')}", json_of(answers))
    target.write(f"{language}/{data_of(page, 'csv')}", csv_of(answers, language))


def _checksum(profile: CountryProfile, answers: Answers) -> dict[str, object]:
    return {
        "iso3": profile.country.iso3,
        "territory": profile.territory,
        "year": profile.year,
        "sha256": sha256(answers.document.encode()).hexdigest(),
    }
