"""The tables of a profile, of its audit, and of the problems of an input."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from ...availability import availability
from ...consistency import Audit
from ...exceptions import Problem, ProblemsError
from ...formats.files import FileReading
from ...formats.page import PageReading
from ...open_questions import Completeness, OpenKind
from ...profile import CountryProfile
from ...questionnaire import SECTIONS
from .. import words
from ..figures import (
    NOTHING,
    answer_beside_name,
    answer_in_words,
    answered,
    noted,
    published_total,
    question_name,
    said,
    sourced,
    titled,
)
from ..refusals import problem_place, problem_text
from ..tables import Row, Table, tables_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...declaration import Language, Question, Section, Text, Value

__all__: list[str] = []


@tables_of.register(CountryProfile)
def _profile(profile: CountryProfile, language: Language) -> tuple[Table, ...]:
    by_section = groupby(profile.answers(), key=lambda each: each[0].section)
    tables = [_identity(profile, language)]
    for section, (name, answers) in zip(SECTIONS, by_section, strict=True):
        tables.append(_section(profile, section, name, tuple(answers), language))
    if profile.remarks:
        tables.append(_remarks(profile, language))
    return tuple(tables)


def _identity(profile: CountryProfile, language: Language) -> Table:
    return Table(
        title=titled(profile.country, profile.territory, profile.year, language),
        columns=("", ""),
        rows=tuple(Row((said(name, language), value)) for name, value in _facts(profile, language)),
        align=("left", "left"),
    )


def _facts(profile: CountryProfile, language: Language) -> Iterator[tuple[Text, str]]:
    yield words.CODE, profile.country.iso3
    yield words.NAME, profile.country.name
    if profile.territory:
        yield words.TERRITORY, profile.territory
    yield words.EDITION, str(profile.edition)
    published = profile.published
    if published is not None:
        details = [said(words.PUBLISHED_REMARK, language)]
        if published.release is not None:
            details.append(said(words.RELEASE, language, published.release))
        if published.source is not None:
            details.append(sourced(published.source))
        if "published" in profile.notes:
            details.append(noted(profile.notes["published"], language))
        yield words.PUBLISHED, "\n".join((published_total(published, language), *details))
    elif "published" in profile.notes:
        yield words.PUBLISHED, f"{NOTHING}\n{noted(profile.notes['published'], language)}"
    if profile.source is not None:
        yield words.SOURCE, sourced(profile.source)


def _section(
    profile: CountryProfile, section: type[Section], name: str, answers: tuple[tuple[Question, Value], ...], language: Language
) -> Table:
    with_notes = any(question.key in profile.notes for question, _ in answers)
    rows = []
    for question, value in answers:
        note = profile.notes.get(question.key)
        beside = (noted(note, language) if note else "",) if with_notes else ()
        rows.append(Row((question_name(question.key, language), answer_beside_name(question, value, language), *beside)))
    headings = (words.QUESTION, words.ANSWER, *((words.NOTE,) if with_notes else ()))
    return Table(
        title=section.heading.wording(language),
        columns=tuple(said(each, language) for each in headings),
        rows=tuple(rows),
        notes=(noted(profile.notes[name], language),) if name in profile.notes else (),
        align=("left", "left", "left") if with_notes else ("left", "left"),
    )


def _remarks(profile: CountryProfile, language: Language) -> Table:
    return Table(
        title=said(words.REMARKS, language),
        columns=(said(words.LINE, language),),
        rows=tuple(Row((remark,)) for remark in profile.remarks),
        align=("left",),
    )


@tables_of.register(Audit)
def _audit(audit: Audit, language: Language) -> tuple[Table, ...]:
    table = Table(
        title=said(words.AUDIT, language),
        columns=(said(words.KIND, language), said(words.FINDING, language)),
        rows=tuple(
            Row((each.kind.wording(language), "\n".join((each.text.wording(language), ", ".join(each.questions)))))
            for each in audit
        ),
        notes=() if audit else (said(words.NO_FINDINGS, language),),
        align=("left", "left"),
    )
    return (table,)


@tables_of.register(Completeness)
def _open(found: Completeness, language: Language) -> tuple[Table, ...]:
    rows: list[Row] = []
    for kind in OpenKind:
        members = found.of_kind(kind)
        if members:
            rows.append(Row((f"{kind.wording(language)}: {len(members)}", ""), heading=True))
            rows += [
                Row((question_name(each.question, language), answer_in_words(each.question, each.answer, language)))
                for each in members
            ]
    notes = [said(words.TOTALS, language, found.questions, found.asked, found.year, found.on_page)]
    if found.of_kind(OpenKind.NO_SOURCE):
        notes.insert(0, said(words.OPINION, language))
    table = Table(
        title=said(words.STILL_OPEN, language),
        columns=(said(words.QUESTION, language), said(words.ANSWER, language)),
        rows=tuple(rows),
        notes=(*(() if rows else (said(words.NOTHING_OPEN, language),)), *notes),
        align=("left", "left"),
    )
    return (table,)


@tables_of.register(tuple)
def _problems(problems: Sequence[Problem], language: Language) -> tuple[Table, ...]:
    if not all(isinstance(problem, Problem) for problem in problems):
        raise TypeError("a tuple of anything but problems has no display")
    headings = (words.PLACE, words.KIND, words.PROBLEM)
    table = Table(
        title=said(words.PROBLEMS, language),
        columns=tuple(said(each, language) for each in headings),
        rows=tuple(
            Row((problem_place(each, language), said(words.KINDS[each.kind], language), problem_text(each, language)))
            for each in problems
        ),
        notes=() if problems else (said(words.NO_PROBLEMS, language),),
        align=("left", "left", "left"),
    )
    return (table,)


@tables_of.register(ProblemsError)
def _error(error: ProblemsError, language: Language) -> tuple[Table, ...]:
    return _problems(error.problems, language)


@tables_of.register(PageReading)
def _reading(reading: PageReading, language: Language) -> tuple[Table, ...]:
    profile = reading.profile
    read = Table(
        title=titled(profile.country, profile.territory, profile.year, language),
        columns=("", ""),
        rows=(Row((said(words.LINES_READ, language), str(len(reading.lines)))),),
        align=("left", "right"),
    )
    return read, *_problems(reading.problems, language)


@tables_of.register(FileReading)
def _file(reading: FileReading, language: Language) -> tuple[Table, ...]:
    read = Table(
        title=said(words.PROFILES_READ, language),
        columns=tuple(said(each, language) for each in (words.COUNTRY, words.CODE, words.ANSWERED)),
        rows=tuple(
            Row((_title(profile, language), profile.country.iso3, _answered(profile, language))) for profile in reading.profiles
        ),
        align=("left", "left", "left"),
    )
    return read, *_problems(reading.problems, language)


def _title(profile: CountryProfile, language: Language) -> str:
    return titled(profile.country, profile.territory, profile.year, language)


def _answered(profile: CountryProfile, language: Language) -> str:
    known = availability(profile)
    return answered(known.usable, known.asked, language)
