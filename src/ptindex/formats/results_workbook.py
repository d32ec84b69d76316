"""The workbook of results: scores, ranks, changes and published totals, so that a number in print can be traced to its answers.

Needs openpyxl: `pip install 'ptindex[excel]'`. The first row of each sheet says what the numbers are and which method made
them, the second names the columns. Numbers are numbers with as many digits as were computed; text is never a formula.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ..display import words as display_words
from ..display.figures import editions_mixed, method_line
from ..exceptions import Problem, ProfileError, needs
from ..languages import check_language
from ..numerals import figure
from ..panel import panel_of
from ..panels.trend import trends
from ..questionnaire import questions
from ..scores import CAVEAT
from ..strategies.names import method_name
from ..strategy import EQUAL_WEIGHTS
from ..version import __version__
from . import json as json_format
from .results import words
from .results.comparisons import comparison_sheets
from .results.sheets import Column, Results, Sheet, score_sheets
from .results.writer import write_facts, write_sheet
from .writing import write_whole

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from ..declaration import Language, Text
    from ..panel import Panel
    from ..profile import CountryProfile
    from ..strategy import ScoringStrategy
    from .results.sheets import Cell

__all__ = ["SHEETS", "write_results"]

_MOST_ROWS = 1_048_576


def write_results(
    target: str | os.PathLike[str],
    profiles: Panel | Iterable[CountryProfile],
    strategy: ScoringStrategy = EQUAL_WEIGHTS,
    language: Language = "en",
    *,
    progress: Callable[[int, int], object] | None = None,
) -> None:
    """Write the results of profiles under a strategy to an .xlsx file, over any that is there.

    The sheets: what this is (the method with its full fingerprint and its definition, the version), scores with bounds, areas,
    contributions, what is missing and why, ranks by data year, changes with their reasons (the break after data year 2019
    marked and never bridged), published totals on a sheet of their own, answers with notes and sources, audit findings, and the
    inputs with a checksum each. A country of which too little is known for a score is there with the reason.

    `progress` is called with the number of sheets that are written and that of all.

    Raises `ComparisonError` for the same country (and territory) and year given twice, `ProfileError` for more profiles than a
    sheet has rows for, `ArgumentError` for an unknown language, and `MissingExtraError` without openpyxl.

    >>> import os, tempfile
    >>> from ptindex import example_profile
    >>> with tempfile.TemporaryDirectory() as directory:
    ...     path = os.path.join(directory, "results.xlsx")
    ...     write_results(path, [example_profile()])
    ...     os.path.getsize(path) > 10_000
    True
    """
    with needs("excel"):
        from openpyxl import Workbook

        from .workbooks.package import packed
    check_language(language)
    panel = panel_of(profiles)
    _refuse_too_many(panel)
    results = Results(panel=panel, trends=trends(panel, strategy), strategy=strategy, language=language)
    sheets = _in_order([*score_sheets(results), *comparison_sheets(results)])
    book = Workbook(write_only=True)
    book.properties.creator = f"ptindex {__version__}"
    book.properties.title = words.TITLE.wording(language)
    write_facts(book, words.ABOUT.wording(language), words.TITLE.wording(language), _about(results, sheets), language)
    every = (*sheets, _method_sheet(results))
    _tell(progress, 1)
    for done, sheet in enumerate(every, 2):
        write_sheet(book, sheet, _said_above(sheet, results), language)
        _tell(progress, done)
    write_whole(target, packed(book))


def _tell(progress: Callable[[int, int], object] | None, done: int) -> None:
    if progress is not None:
        progress(done, SHEETS)


def _said_above(sheet: Sheet, results: Results) -> str:
    """What every sheet says first, for it may be taken out of the book: what the numbers are, and which method made them."""
    language = results.language
    method = method_line(results.trends.strategy, results.trends.fingerprint, __version__, language)
    return " ".join((sheet.note.wording(language), *_break(sheet, results), CAVEAT.wording(language), method))


def _break(sheet: Sheet, results: Results) -> tuple[str, ...]:
    """That years of different editions are not comparable, on a sheet that lists such years, if its note does not say it."""
    if sheet.name in (words.CHANGES, words.METHOD):
        return ()
    totals = (total.year for trend in results.trends.series for total in trend.published)
    years = totals if sheet.name is display_words.PUBLISHED_TOTALS else results.panel.years
    return editions_mixed(years, results.language)


def _refuse_too_many(panel: Panel) -> None:
    most = _MOST_ROWS // (len(questions()) + 10)
    if len(panel.profiles) > most:
        message = f"are more profiles than a workbook has rows for: give at most {most}"
        raise ProfileError([Problem(message=message, given=str(len(panel.profiles)))])


_ORDER = (
    words.SCORES,
    words.RANKS,
    words.CHANGES,
    words.REASONS,
    display_words.DIMENSIONS,
    words.CONTRIBUTIONS,
    words.MISSING,
    display_words.PUBLISHED_TOTALS,
    words.ANSWERS,
    words.FINDINGS,
    words.INPUTS,
)
SHEETS = len(_ORDER) + 2
"""How many sheets the workbook has: these, that which says what it is, and that of the method."""


def _in_order(sheets: Sequence[Sheet]) -> list[Sheet]:
    return sorted(sheets, key=lambda sheet: _ORDER.index(sheet.name))


# What the workbook is


def _about(results: Results, sheets: Sequence[Sheet]) -> Iterator[tuple[str, Cell]]:
    language, panel = results.language, results.panel
    scale = next((score.scale for _, score in results.scored()), None)
    scaled = (
        words.SCALE_OPEN.wording(language)
        if scale is None
        else words.SCALE_TO.wording(language).format(figure(scale, language))
    )
    facts: tuple[tuple[Text, Cell], ...] = (
        (words.WHAT_IT_IS, CAVEAT.wording(language)),
        (words.METHOD_NAME, method_name(results.trends.strategy, language)),
        (words.FINGERPRINT, results.trends.fingerprint),
        (words.VERSION, __version__),
        (words.SCALE, scaled),
        (words.COUNTRIES, len(results.trends.series)),
        (words.PROFILES, len(panel.profiles)),
        (words.YEARS, ", ".join(map(str, panel.years))),
        (words.HOW_TO_TRACE, words.TRACE.wording(language)),
    )
    yield from ((text.wording(language), value) for text, value in facts)
    yield from ((words.BREAK.wording(language), line) for line in editions_mixed(panel.years, language))
    for sheet in sheets:
        yield words.SHEET.wording(language).format(sheet.name.wording(language)), sheet.note.wording(language)
    yield words.SHEET.wording(language).format(words.METHOD.wording(language)), words.METHOD_NOTE.wording(language)


def _method_sheet(results: Results) -> Sheet:
    return Sheet(
        name=words.METHOD,
        note=words.METHOD_NOTE,
        columns=(Column(words.FIELD, width=50), Column(display_words.VALUE, "long", 90)),
        rows=_method(results),
        frozen_columns=0,
    )


def _method(results: Results) -> Iterator[tuple[Cell, ...]]:
    strategy, language = results.strategy, results.language
    yield words.METHOD_NAME.wording(language), method_name(results.trends.strategy, language)
    try:
        document = json_format.dumps(strategy)
    except TypeError:
        yield words.DOCUMENT.wording(language), f"{words.NO_DOCUMENT.wording(language)}: {type(strategy).__name__}"
        return
    yield words.DOCUMENT.wording(language), document
    yield from _flat("", json.loads(document))


def _flat(path: str, value: object) -> Iterator[tuple[Cell, ...]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _flat(f"{path}.{key}" if path else key, item)
    else:
        yield path, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
