"""The site written: every page in every language, the data beside it, and the list of all that."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from attrs import frozen

from ...exceptions import ArgumentError, Problem, shown
from ...languages import LANGUAGES, check_language
from ...panel import panel_of
from ...strategies.weighted import Composite
from ...strategy import EQUAL_WEIGHTS
from ..figures import said
from ..frame import words as shared_words
from .addresses import ALL, EXPLORER, INDEX, METHOD, METHOD_DOCUMENT, SCORES, data_of, page_of, ranking_of, scores_of, series_of
from .country import country_page
from .country_year import country_year_page
from .data import answers_of, csv_of, json_of, scores_csv, scores_json
from .directory import ReportDirectory
from .method import method_document, method_line, method_page
from .names import stems
from .rankings import overview_page, ranking_page
from .rendering import Renderer
from .study import study_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from os import PathLike
    from pathlib import Path

    from ...languages import Language
    from ...panel import Panel
    from ...profile import CountryProfile
    from ...ranking import Ranking
    from ...strategy import ScoringStrategy
    from .blocks import Page
    from .data import Answers, Record
    from .study import Study

__all__ = ["write_site"]


def write_site(
    panel: Panel | Iterable[CountryProfile],
    directory: str | PathLike[str],
    *,
    strategy: ScoringStrategy = EQUAL_WEIGHTS,
    languages: Sequence[Language] = LANGUAGES,
    progress: Callable[[int, int], object] | None = None,
) -> Path:
    """Write a static site about a panel into a directory and give the path of its first page.

    A directory for each language has a page for each country and year, for each country, for the ranking of each year and for
    the method, all answers and scores as JSON and CSV, and an overview; they need no server and no network. The same panel and
    strategy give the same bytes. `progress` is called with how many steps are done, and of how many: each profile is one when
    it is scored and one when its change is explained, and each file is one.

    The directory is new, empty, or has a former report in it, whose pages are replaced; see `ReportDirectory`. Nothing in it
    changes before all files are made.

    Raises `MissingExtraError` without the extra `report`; `ReportDirectoryError`, before any file there is touched, where one
    would be lost; `ArgumentError` for anything but a sequence of languages; and what `Panel` raises.
    """
    chosen = _chosen(languages)
    given = panel_of(panel)
    document = method_document(strategy)
    # Only of a composite are there weights to move; a class of its own may score in a way that the explorer does not know.
    explored = strategy if type(strategy) is Composite and given.profiles else None
    renderer = Renderer(chosen, explorer=explored is not None)
    names = tuple(_names(given, with_method=bool(document), with_explorer=explored is not None))
    files = (INDEX, *(f"{language}/{name}" for language in chosen for name in names))
    with ReportDirectory(directory, files) as target:
        steps = _Steps(2 * len(given.profiles) + len(files), progress)
        study = study_of(given, strategy, steps.more)
        out = _Output(renderer, target, steps)
        out.file(INDEX, renderer.start())
        for language in chosen:
            _write_common(study, document, language, out)
            if explored is not None:
                out.file(f"{language}/{EXPLORER}", _explorer(given, explored, language, chosen))
        checksums = _write_countries(study, chosen, out)
        about = {"strategy": study.label, "fingerprint": study.fingerprint, "languages": list(chosen), "profiles": checksums}
        target.finish(about)
        return target.path / INDEX


def _chosen(languages: Sequence[Language]) -> tuple[Language, ...]:
    if isinstance(languages, str) or not languages:
        message = "is no sequence of languages that texts are in"
        raise ArgumentError([Problem(path="$.languages", message=message, given=shown(languages), allowed=LANGUAGES)])
    for language in languages:
        check_language(language, "languages")
    return tuple(language for language in LANGUAGES if language in languages)


class _Steps:
    """Counts steps and tells of them."""

    def __init__(self, total: int, progress: Callable[[int, int], object] | None) -> None:
        self._done, self._total, self._progress = 0, total, progress

    def more(self, done: int = 1) -> None:
        self._done += done
        if self._progress is not None:
            self._progress(self._done, self._total)


@frozen
class _Output:
    """Where pages and files go."""

    renderer: Renderer
    target: ReportDirectory
    steps: _Steps

    def page(self, page: Page) -> None:
        self.file(f"{page.language}/{page.path}", self.renderer.page(page))

    def file(self, name: str, content: str) -> None:
        self.target.write(name, content)
        self.steps.more()


def _explorer(panel: Panel, strategy: Composite, language: Language, languages: Iterable[Language]) -> str:
    from ..explorer import explorer_html

    pages = {shared_words.OVERVIEW: INDEX, shared_words.METHOD: METHOD, shared_words.EXPLORER: EXPLORER}
    links = {said(text, language): address for text, address in pages.items()}
    others = {other: f"../{other}/{EXPLORER}" for other in languages if other != language}
    return explorer_html(panel, strategy, language, links=links, others=others, here=EXPLORER)


def _names(panel: Panel, *, with_method: bool, with_explorer: bool) -> Iterator[str]:
    places = stems((each.country.iso3, each.territory) for each in panel.profiles)
    yield from (INDEX, METHOD)
    if with_explorer:
        yield EXPLORER
    if with_method:
        yield METHOD_DOCUMENT
    pages = [
        *map(ranking_of, panel.years),
        *map(series_of, places.values()),
        *(page_of(places[each.country.iso3, each.territory], each.year) for each in panel.profiles),
    ]
    yield from pages
    for page in (ALL, SCORES, *map(scores_of, panel.years), *pages):
        yield from (data_of(page, "json"), data_of(page, "csv"))


def _write_common(study: Study, document: str, language: Language, out: _Output) -> None:
    method = method_line(study, language)
    out.page(overview_page(study, method, language, with_method=bool(document)))
    out.page(method_page(study, document, language))
    if document:
        out.file(f"{language}/{METHOD_DOCUMENT}", document)
    made = {"strategy": study.label, "fingerprint": study.fingerprint}
    _write_scores([row for trend in study.trends for row in trend.records()], SCORES, made, language, out)
    for year in study.panel.years:
        out.page(ranking_page(study, year, method, language))
        _write_scores([*_ranked(study.rankings[year])], scores_of(year), made, language, out)


_METHOD = ("strategy", "fingerprint", "version")


def _ranked(ranking: Ranking) -> Iterator[Record]:
    """The rows of a ranking without the method, which its file says once."""
    for record in ranking.records():
        yield {key: value for key, value in record.items() if key not in _METHOD}


def _write_scores(records: Sequence[Record], page: str, method: Record, language: Language, out: _Output) -> None:
    out.file(f"{language}/{data_of(page, 'json')}", scores_json(records, method))
    out.file(f"{language}/{data_of(page, 'csv')}", scores_csv(records, method, language))


def _write_countries(study: Study, languages: Iterable[Language], out: _Output) -> list[dict[str, object]]:
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
            out.page(overview)
            _write_data(answers, overview.path, language, out)
            for case, each in zip(series.cases, answers, strict=True):
                page = country_year_page(case, series, method, language)
                out.page(page)
                _write_data([each], page.path, language, out)
    for language in methods:
        _write_data(every, ALL, language, out)
        for year in study.panel.years:
            _write_data([each for each in every if each.year == year], ranking_of(year), language, out)
    return checksums


def _write_data(answers: Sequence[Answers], page: str, language: Language, out: _Output) -> None:
    out.file(f"{language}/{data_of(page, 'json')}", json_of(answers))
    out.file(f"{language}/{data_of(page, 'csv')}", csv_of(answers, language))


def _checksum(profile: CountryProfile, answers: Answers) -> dict[str, object]:
    return {
        "iso3": profile.country.iso3,
        "territory": profile.territory,
        "year": profile.year,
        "sha256": sha256(answers.document.encode()).hexdigest(),
    }
