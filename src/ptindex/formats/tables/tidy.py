"""Tidy CSV: a row for each answer, with everything that stands beside it, and rows of their own for all else in a profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...declaration import Coded, questions_of
from ...exceptions import Problem, nearest, shown
from ...profile import Note
from ...questionnaire import SECTIONS, questions
from ..cells import defused, read_cell
from .cells import IDENTITY, ProfileDraft, RowCells, dated, identity, sourced, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ...declaration import Language, Question, Value
    from ...profile import CountryProfile
    from .sheet import CsvSheet, Separator

__all__ = ["COLUMNS", "REQUIRED", "read_rows", "rows_of"]

COLUMNS = (*IDENTITY, *("kind", "key", "label", "answer", "wording"), *("note", "source", "source_url", "source_date", "as_of"))
"""The columns in their order. `label` and `wording` are for people; of them only a wording is read, and must fit the answer."""

REQUIRED = ("iso3", "year", "key", "answer")
"""The columns without which nothing can be read."""

_TOTAL, _MARK, _RELEASE, _TOTAL_SOURCE = "published", "published.mark", "published.release", "published.source"
_SOURCE, _REMARK = "source", "remark"
_QUESTIONS = {question.key: question for question in questions()}
_SECTION_NAMES = tuple(questions_of(section)[0].section for section in SECTIONS)
_KINDS = {
    **dict.fromkeys(_QUESTIONS, "answer"),
    **dict.fromkeys(_SECTION_NAMES, "section"),
    **dict.fromkeys((_TOTAL, _MARK, _RELEASE, _TOTAL_SOURCE), "published"),
    _SOURCE: "source",
    _REMARK: "remark",
}
"""What each key is, as the column `kind` says it."""

_NO_NOTE = ("", "", "", "", "")


# Writing


def rows_of(profile: CountryProfile, language: Language, separator: Separator) -> Iterator[tuple[str, ...]]:
    """The rows of a profile in the order of the page."""
    whose = identity(profile, language)
    for key, label, answer, wording, beside in _facts(profile, language, separator):
        yield *whose, _KINDS[key], key, label, answer, wording, *beside


_Fact = tuple[str, str, str, str, tuple[str, ...]]


def _facts(profile: CountryProfile, language: Language, separator: Separator) -> Iterator[_Fact]:
    """For each row its key, its label, its answer, the wording of that, and what stands beside it."""
    if profile.source is not None:
        yield _SOURCE, "", "", "", ("", *sourced(profile.source), "")
    yield from _published(profile, separator)
    for question, value in profile.answers():
        wording = value.wording(language) if isinstance(value, Coded) else ""
        label = question.label.wording(language)
        yield question.key, label, written(value, separator), wording, _beside(profile.notes.get(question.key))
    for section, name in zip(SECTIONS, _SECTION_NAMES, strict=True):
        if name in profile.notes:
            yield name, section.heading.wording(language), "", "", _beside(profile.notes[name])
    for remark in profile.remarks:
        yield _REMARK, "", "", "", (defused(remark), "", "", "", "")


def _published(profile: CountryProfile, separator: Separator) -> Iterator[_Fact]:
    published, note = profile.published, profile.notes.get(_TOTAL)
    if published is not None or note is not None:
        total = "" if published is None else written(published.value, separator)
        yield _TOTAL, "", total, "", _beside(note)
    if published is not None and published.mark:
        yield _MARK, "", defused(published.mark), "", _NO_NOTE
    if published is not None and published.release is not None:
        yield _RELEASE, "", str(published.release), "", _NO_NOTE
    if published is not None and published.source is not None:
        yield _TOTAL_SOURCE, "", "", "", ("", *sourced(published.source), "")


def _beside(note: Note | None) -> tuple[str, ...]:
    return _NO_NOTE if note is None else (defused(note.text), *sourced(note.source), dated(note.as_of))


# Reading


def read_rows(sheet: CsvSheet) -> tuple[CountryProfile, ...]:
    """The profiles in the order in which they begin; what is wrong is added to the sheet's problems."""
    drafts: dict[tuple[str, str, str], _Draft] = {}
    for row in sheet.rows:
        cells = RowCells(row, sheet.problems, sheet.separator)
        whose = cells.text("iso3").strip(), cells.text("year").strip(), cells.text("territory")
        draft = drafts.get(whose)
        if draft is None:
            draft = drafts[whose] = _Draft(cells)
        draft.take(cells)
    profiles = [draft.found.profile() for draft in drafts.values()]
    return tuple(profile for profile in profiles if profile is not None)


class _Draft:
    """The profile that the rows of one country and year add up to."""

    def __init__(self, cells: RowCells) -> None:
        self.found = ProfileDraft(cells=cells, total_column="answer")
        self._rows: dict[str, int] = {}

    def take(self, cells: RowCells) -> None:
        """Take what a row says."""
        key = cells.text("key").strip()
        if key not in _KINDS:
            suggestion = nearest(key, _KINDS)
            message = "is not the key of a question or of a row that is read here"
            cells.refuse("key", Problem(message=message, given=shown(key), suggestion=suggestion))
            return
        if key in self._rows and key != _REMARK:
            message = f"stands twice for this country and year, first in row {self._rows[key]}"
            cells.refuse("key", Problem(path=f"$.{key}", message=message, given=shown(key)))
            return
        self._rows[key] = cells.row.number
        self._same_as_before(cells, key)
        self._take(key, cells)

    def _same_as_before(self, cells: RowCells, key: str) -> None:
        name = cells.text("country")
        if name.strip() and self.found.name_cells is None:
            self.found.name_cells = cells
        first = self.found.name_cells or cells
        known = first.text("country")
        if name.strip() and name != known:
            message = f"is another name for the same code and year than in row {first.row.number}: {shown(known)}"
            cells.refuse("country", Problem(path="$.country.name", message=message, given=shown(name)))
        kind = cells.text("kind").strip()
        if kind not in ("", _KINDS[key]):
            message = f"is not the kind of {key}"
            cells.refuse("kind", Problem(message=message, given=shown(kind), suggestion=_KINDS[key]))

    def _take(self, key: str, cells: RowCells) -> None:
        found = self.found
        if key in _QUESTIONS:
            found.answers[key] = _answer(cells, _QUESTIONS[key])
            self._take_note(key, cells)
        elif key == _TOTAL:
            found.take_total(cells)
            self._take_note(key, cells)
        elif key == _MARK:
            found.mark = cells.line("answer", "$.published.mark", one_line=True)
            _empty(cells, _WITHOUT_ANSWER)
        elif key == _RELEASE:
            found.release = cells.whole("answer", "$.published.release")
            _empty(cells, _WITHOUT_ANSWER)
        else:
            self._take_without_answer(key, cells)

    def _take_without_answer(self, key: str, cells: RowCells) -> None:
        found = self.found
        if key == _TOTAL_SOURCE:
            found.published_source = cells.source("source", "$.published.source")
        elif key == _SOURCE:
            found.source = cells.source("source", "$.source")
        elif key == _REMARK:
            found.remarks.append(cells.line("note", f"$.remarks[{len(found.remarks)}]"))
        else:
            self._take_note(key, cells)
        if key in (_SOURCE, _TOTAL_SOURCE):
            _empty(cells, ("answer", "wording", "note", "as_of"))
        else:
            _empty(cells, ("answer", "wording", *(_SOURCES if key == _REMARK else ())))

    def _take_note(self, key: str, cells: RowCells) -> None:
        path = f"$.notes['{key}']"
        text, as_of = cells.line("note", f"{path}.text"), cells.day("as_of")
        source = cells.source("source", f"{path}.source")
        if text or source is not None or as_of is not None:
            self.found.notes[key] = Note(text=text, source=source, as_of=as_of)


_SOURCES = ("source", "source_url", "source_date", "as_of")
_WITHOUT_ANSWER = ("wording", "note", *_SOURCES)


def _empty(cells: RowCells, columns: Iterable[str]) -> None:
    """What stands where such a row says nothing is refused, not dropped."""
    for column in columns:
        given = cells.text(column)
        if given.strip():
            message = "stands where a row of this key says nothing; empty the cell"
            cells.refuse(column, Problem(message=message, given=shown(given)))


def _answer(cells: RowCells, question: Question) -> Value:
    """The answer of a row; a wording stands for it where it is empty, and must say the same where it is not."""
    wording = cells.text("wording")
    if not cells.text("answer").strip():
        return cells.answer("wording", question)
    known = len(cells.problems)
    answer = cells.answer("answer", question)
    if wording.strip() and len(cells.problems) == known and read_cell(question, wording) != answer:
        message = "says something else than the cell of the answer; mend one, or empty the wording"
        cells.refuse("wording", Problem(path=f"$.{question.key}", message=message, given=shown(wording)))
    return answer
