"""The tables of a panel and of what is known of it by year: absent years said, lost answers listed."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from ...availability import CONTEXT
from ...declaration import Dimension
from ...panel import Panel, years_absent
from ...panels.availability import AvailabilityByYear
from ...questionnaire import Context
from .. import words
from ..figures import NOTHING, answer_in_words, answered, named, question_name, said
from ..tables import Row, Table, tables_of
from . import panel_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ...declaration import Language
    from ...panels.availability import CountryAvailability, LostAnswer
    from ...profile import CountryProfile

__all__ = ["part_name"]

_MOST_LOST = 1000  # nobody reads more of them in a table


@tables_of.register(Panel)
def _panel(panel: Panel, language: Language) -> tuple[Table, ...]:
    years = panel.years
    editions = {profile.edition for profile in panel.profiles}
    notes = [said(panel_words.FILLED_IN_NOTHING if years else panel_words.NO_PROFILES, language)]
    if len(editions) > 1:
        notes.append(said(words.NEW_EDITION, language))
    headings = (words.COUNTRY, panel_words.YEARS, panel_words.ABSENT)
    table = Table(
        title=said(panel_words.PANEL, language),
        columns=tuple(said(each, language) for each in headings),
        rows=tuple(_series(series, years, language) for series in panel.series()),
        notes=tuple(notes),
        align=("left", "left", "left"),
    )
    return (table,)


def _series(series: Sequence[CountryProfile], years: Sequence[int], language: Language) -> Row:
    there = [profile.year for profile in series]
    absent = years_absent(there, years[0], years[-1])
    last = series[-1]
    name = f"{named(last.country, last.territory, language)}\n{last.country.iso3}"
    return Row((name, _years(there), _years(absent)))


def _years(years: Iterable[int]) -> str:
    return ", ".join(map(str, years)) or NOTHING


def part_name(of: str, language: Language) -> str:
    """What is counted: all questions, those of a dimension, or those of the context."""
    if of == CONTEXT:
        return said(words.CONTEXT_ROW, language, Context.heading.wording(language))
    dimension = {each.code: each for each in Dimension}.get(of)
    return said(panel_words.ALL_QUESTIONS, language) if dimension is None else dimension.wording(language)


@tables_of.register(AvailabilityByYear)
def _availability(found: AvailabilityByYear, language: Language) -> tuple[Table, ...]:
    return (_by_year(found, language), _by_country(found, language), _lost(found, language), _by_question(found, language))


def _by_year(found: AvailabilityByYear, language: Language) -> Table:
    rows: list[Row] = []
    for of, totals in groupby(found.totals, key=lambda each: each.of):
        rows.append(Row((part_name(of, language), ""), heading=True))
        rows += [Row((str(each.year), answered(each.usable, each.asked, language))) for each in totals]
    return Table(
        title=said(panel_words.BY_YEAR, language),
        columns=(said(panel_words.YEAR, language), said(words.ANSWERED, language)),
        rows=tuple(rows),
        notes=() if rows else (said(panel_words.NO_PROFILES, language),),
        align=("left", "left"),
    )


def _by_country(found: AvailabilityByYear, language: Language) -> Table:
    rows: list[Row] = []
    for (iso3, _), members in groupby(found.countries, key=lambda each: (each.country.iso3, each.territory)):
        years = tuple(members)
        name = named(years[-1].country, years[-1].territory, language)
        rows.append(Row((f"{name}\n{iso3}", "", ""), heading=True))
        rows += [_country_year(each, language) for each in years]
    headings = (panel_words.YEAR, words.ANSWERED, words.REMARK)
    return Table(
        title=said(panel_words.BY_COUNTRY, language),
        columns=tuple(said(each, language) for each in headings),
        rows=tuple(rows),
        notes=(said(words.THIN_NOTE, language),) if any(row.cells[2] for row in rows) else (),
        align=("left", "left", "left"),
    )


def _country_year(each: CountryAvailability, language: Language) -> Row:
    thin = [part_name(share.of, language) for share in each.known.by_dimension if share.thin]
    remark = said(panel_words.THIN, language, "; ".join(thin)) if thin else ""
    return Row((str(each.year), answered(each.known.usable, each.known.asked, language), remark))


def _lost(found: AvailabilityByYear, language: Language) -> Table:
    headings = (words.COUNTRY, words.QUESTION, panel_words.KNOWN_IN, panel_words.MISSING_IN)
    notes = [said(panel_words.LOST_NOTE if found.lost else panel_words.NOTHING_LOST, language)]
    more = len(found.lost) - _MOST_LOST
    if more > 0:
        notes.append(said(panel_words.MORE_LOST, language, more))
    return Table(
        title=said(panel_words.LOST, language),
        columns=tuple(said(each, language) for each in headings),
        rows=tuple(_lost_answer(each, language) for each in found.lost[:_MOST_LOST]),
        notes=tuple(notes),
        align=("left", "left", "left", "left"),
    )


def _lost_answer(each: LostAnswer, language: Language) -> Row:
    before = said(panel_words.IN_YEAR, language, each.known_in, answer_in_words(each.question, each.answer, language))
    after = said(panel_words.IN_YEAR, language, each.missing_in, each.reason.wording(language))
    name = f"{named(each.country, each.territory, language)}\n{each.country.iso3}"
    return Row((name, question_name(each.question, language), before, "\n".join((after, *_lost_remarks(each, language)))))


def _lost_remarks(each: LostAnswer, language: Language) -> Iterator[str]:
    if each.regained is not None:
        yield said(panel_words.REGAINED, language, each.regained)
    if each.new_edition:
        yield said(panel_words.OTHER_EDITION, language)


def _by_question(found: AvailabilityByYear, language: Language) -> Table:
    rows = []
    for question, years in groupby(found.questions, key=lambda each: each.question):
        counted = (
            said(panel_words.IN_YEAR, language, each.year, said(words.OF, language, each.usable, each.asked)) for each in years
        )
        rows.append(Row((question_name(question, language), "; ".join(counted))))
    return Table(
        title=said(panel_words.BY_QUESTION, language),
        columns=(said(words.QUESTION, language), said(panel_words.PROFILES, language)),
        rows=tuple(rows),
        align=("left", "left"),
    )
