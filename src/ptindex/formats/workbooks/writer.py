"""Writes the questionnaire workbook: the sheets that a person fills in, and what they need beside them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from attrs import define, field, frozen
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from ...countries import name_in, title_of
from ...declaration import FIRST_YEAR, Language, Unavailable, questions_of
from ...display.figures import sourced
from ...display.tables import harmless
from ...profile import CountryProfile, Note, Source
from ...questionnaire import SECTIONS, TITLE
from ...scales import TreatyStatus
from ...version import __version__
from ..numbers import write_number
from . import words
from .checks import Checks, date_check
from .codebook import write_codebook, write_guide
from .contents import FIRST_DAY
from .layout import IDENTITY, NOTE, SCHEMA, WIDEST, parts_of, storable
from .styles import BOLD, ENTRY, GREY, HEADER, HEADING, LABEL, at, dress, height_of, open_columns, set_up
from .styles import TITLE as TITLE_LOOK

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from ...declaration import Question, Section, Text, Value
    from .styles import Look

__all__ = ["written_workbook"]

Content: TypeAlias = str | int | float | date | None

_MOST_DIGITS = 15  # a spreadsheet keeps no more
_LEAST, _GREATEST = 1e-300, 1e300
_DAY = "yyyy-mm-dd"
_TEXT = "@"

_QUESTION, _ANSWER, _HINT = 46, 30, 24
_NOTE_WIDTHS = (34, 26, 24, 12, 12)
_LAST_WIDTHS = (26, 26)
_KEY = 26
_REMARK = 105  # one column wider than the paper would be cut and not made smaller
_HEADER_ROW = 2


def written_workbook(
    profile: CountryProfile, language: Language, *, previous: CountryProfile | None, written: datetime | None
) -> Workbook:
    """The workbook with the answers of a profile, and last year's beside them where there is one."""
    return _Writer(profile, language, previous).book(written)


@frozen
class _Columns:
    """The columns of the questionnaire by number."""

    last_year: bool

    question = 1
    answer = 2
    hint = 3
    note = 4

    @property
    def last(self) -> int:
        return self.note + len(NOTE)

    @property
    def key(self) -> int:
        return self.last + (2 if self.last_year else 0)


@define
class _Writer:
    profile: CountryProfile
    language: Language
    previous: CountryProfile | None
    kept: list[str] = field(factory=list)

    def book(self, written: datetime | None) -> Workbook:
        book = Workbook()
        book.remove(book.worksheets[0])
        names = [words.GUIDE, words.IDENTITY, words.QUESTIONNAIRE, words.REMARKS, words.CODEBOOK, words.KEPT, words.LISTS]
        guide, identity, questions, remarks, codebook, kept, lists = (book.create_sheet(self._word(name)) for name in names)
        write_guide(guide, self.language, self.profile, self.previous)
        self._identity(identity)
        self._questionnaire(questions, Checks(lists, self.language))
        self._remarks(remarks)
        write_codebook(codebook, self.language, self.profile.year)
        self._kept(kept)
        if not self.kept:
            kept.sheet_state = "hidden"
        book.active = questions
        self._properties(book, written)
        return book

    def _word(self, text: Text) -> str:
        return text.wording(self.language)

    def _properties(self, book: Workbook, written: datetime | None) -> None:
        title = self._word(words.DOCUMENT_TITLE).format(self._word(TITLE), self._title())
        book.properties.title = title
        book.properties.creator = f"ptindex {__version__}"
        book.properties.language = self.language
        if written is not None:
            book.properties.created = written
        book.security.lockStructure = True

    def _title(self) -> str:
        """The country and the year; what turns the text around it is shown as its number."""
        return harmless(title_of(name_in(self.profile.country, self.language), self.profile.territory, self.profile.year))

    # Cells

    def _put(self, cell: Cell, content: Content, look: Look, *, number_format: str = "General") -> None:
        """Writes a value as what it is; text is never taken for a formula, an error or anything but text."""
        if isinstance(content, date) and content < FIRST_DAY:
            content = content.isoformat()
        elif isinstance(content, int | float) and not _keeps(content):
            content, number_format = write_number(content), _TEXT
        cell.value = content
        if isinstance(content, str):
            cell.data_type = "s"
        dress(cell, look, number_format)

    def _entry(self, cell: Cell, content: Content, *, number_format: str = _TEXT, keep_empty: bool = False) -> None:
        """Writes a value into a cell that a person may fill in; a text that no cell keeps goes to a sheet of its own."""
        if isinstance(content, str) and (keep_empty if not content else not storable(content)):
            content = self._keep(content)
        self._put(cell, None if content == "" else content, ENTRY, number_format=number_format)

    def _keep(self, text: str) -> str:
        self.kept.append(text)
        return self._word(words.REFERENCE).format(len(self.kept))

    def _header(self, sheet: Worksheet, headings: Sequence[str], row: int = _HEADER_ROW) -> None:
        for column, heading in enumerate(headings, 1):
            self._put(at(sheet, row, column), heading, HEADER)

    def _heading_line(self, sheet: Worksheet, text: str) -> None:
        self._put(at(sheet, 1, 1), text, TITLE_LOOK)
        sheet.row_dimensions[1].height = 24

    # Sheets

    def _identity(self, sheet: Worksheet) -> None:
        self._heading_line(sheet, self._word(words.IDENTITY))
        self._header(sheet, [self._word(each) for each in (words.FIELD, words.VALUE, words.HINT, words.KEY)])
        values = self._identity_values()
        checks = date_check(sheet, self.language)
        for row, entry in enumerate(IDENTITY, _HEADER_ROW + 1):
            self._put(at(sheet, row, 1), self._word(entry.label), BOLD)
            value = at(sheet, row, 2)
            if entry.kind == "fixed":
                self._put(value, SCHEMA, GREY)
            else:
                keep_empty = entry.key == _PUBLISHED_TEXT and _says_nothing(self.profile.notes.get("published"))
                self._entry(value, values[entry.key], number_format=_FORMATS[entry.kind], keep_empty=keep_empty)
            if entry.kind == "date":
                checks.add(value)
            self._put(at(sheet, row, 3), self._word(entry.hint).format(FIRST_YEAR), GREY)
            self._put(at(sheet, row, 4), entry.key, GREY)
            sheet.row_dimensions[row].height = height_of([(str(value.value or ""), 60), (self._word(entry.hint), 48)])
        set_up(sheet, self.language, (36, 60, 48, 28), freeze="B3")

    def _identity_values(self) -> Mapping[str, Content]:
        profile, published = self.profile, self.profile.published
        note = profile.notes.get("published")
        values: dict[str, Content] = {
            "country.iso3": profile.country.iso3,
            "country.name": profile.country.name,
            "year": profile.year,
            "territory": profile.territory,
            "published.value": published.value if published else None,
            "published.mark": published.mark if published else None,
            "published.release": published.release if published else None,
        }
        for key, source in (("source", profile.source), ("published.source", published.source if published else None)):
            values |= _prefixed(key, _source_values(source))
        return values | _prefixed("notes.published", _note_values(note))

    def _questionnaire(self, sheet: Worksheet, checks: Checks) -> None:
        columns = _Columns(self.previous is not None)
        self._heading_line(sheet, self._title())
        self._header(sheet, self._questionnaire_headings())
        dates = date_check(sheet, self.language)
        row = _HEADER_ROW
        for section in SECTIONS:
            row += 1
            self._section_row(sheet, row, section, columns)
            for question in questions_of(section):
                row += 1
                self._question_row(sheet, row, question, columns, checks)
        for each in range(_HEADER_ROW + 1, row + 1):
            for column in (columns.note + 3, columns.note + 4):
                dates.add(at(sheet, each, column))
        letters = [get_column_letter(each) for each in (columns.answer, columns.hint, columns.key)]
        checks.unanswered(sheet, letters, (_HEADER_ROW + 1, row), self._word(words.NOT_ASKED).format(self.profile.year))
        self._finish_questionnaire(sheet, columns, row)

    def _finish_questionnaire(self, sheet: Worksheet, columns: _Columns, last_row: int) -> None:
        last_widths = _LAST_WIDTHS if columns.last_year else ()
        widths = (_QUESTION, _ANSWER, _HINT, *_NOTE_WIDTHS, *last_widths, _KEY)
        set_up(sheet, self.language, widths, repeat=f"1:{_HEADER_ROW}", freeze=f"B{_HEADER_ROW + 1}")
        open_columns(sheet, columns.key + 1, WIDEST)
        sheet.row_dimensions[_HEADER_ROW].height = 42 if columns.last_year else 30
        sheet.print_area = f"A1:{get_column_letter(columns.key - 1)}{last_row}"
        sheet.auto_filter.ref = f"A{_HEADER_ROW}:{get_column_letter(columns.key)}{last_row}"

    def _questionnaire_headings(self) -> list[str]:
        headings = [words.QUESTION, words.ANSWER, words.ASKED_FOR, *(column.heading for column in NOTE)]
        last = []
        if self.previous is not None:
            last = [self._word(each).format(self.previous.year) for each in (words.LAST_ANSWER, words.LAST_NOTE)]
            if self.previous.edition != self.profile.edition:
                last[0] += f" ({self._word(words.OTHER_EDITION)})"
        return [*(self._word(each) for each in headings), *last, self._word(words.KEY)]

    def _section_row(self, sheet: Worksheet, row: int, section: type[Section], columns: _Columns) -> None:
        key = questions_of(section)[0].section
        self._put(at(sheet, row, columns.question), self._word(section.heading).upper(), HEADING)
        for column in (columns.answer, columns.hint):
            self._put(at(sheet, row, column), None, HEADING)
        self._note(sheet, row, key, columns)
        self._last_year(sheet, row, key, None, columns)
        self._put(at(sheet, row, columns.key), key, GREY)
        sheet.row_dimensions[row].height = self._height(sheet, row, columns)

    def _question_row(self, sheet: Worksheet, row: int, question: Question, columns: _Columns, checks: Checks) -> None:
        self._put(at(sheet, row, columns.question), self._word(question.label), LABEL)
        answer = at(sheet, row, columns.answer)
        value = self.profile.answer(question.key)
        self._entry(answer, self._answer(value), number_format=_format_of(question))
        checks.add(sheet, answer, question)
        self._put(at(sheet, row, columns.hint), self._asked_for(question), GREY)
        self._note(sheet, row, question.key, columns)
        self._last_year(sheet, row, question.key, question, columns)
        self._put(at(sheet, row, columns.key), question.key, GREY)
        sheet.row_dimensions[row].height = self._height(sheet, row, columns)

    def _height(self, sheet: Worksheet, row: int, columns: _Columns) -> float:
        widths = (_QUESTION, _ANSWER, _HINT, *_NOTE_WIDTHS, *(_LAST_WIDTHS if columns.last_year else ()))
        return height_of([(str(at(sheet, row, column).value or ""), width) for column, width in enumerate(widths, 1)])

    def _answer(self, value: Value) -> Content:
        if value is Unavailable.NOT_STATED:
            return None
        return value if isinstance(value, int | float) else value.wording(self.language)

    def _asked_for(self, question: Question) -> str:
        lines = [self._kind_of_answer(question)]
        if question.since > self.profile.year:
            lines.append(self._word(words.NOT_ASKED).format(self.profile.year))
        if question.open_to is not None:
            lines.append(self._word(words.TREATY).format(TreatyStatus.NEITHER.wording(self.language)))
        if question.reference:
            lines.append(self._word(question.reference))
        return "\n".join(lines)

    def _kind_of_answer(self, question: Question) -> str:
        if question.scale:
            return self._word(words.CHOOSE)
        if question.answers is int:
            return self._word(words.COUNT)
        if question.goalposts is not None:
            return self._word(words.FIGURE_BETWEEN).format(*(f"{end:g}" for end in question.goalposts))
        figure = self._word(words.FIGURE)
        return f"{figure}: {question.unit.wording(self.language).format('…')}" if question.unit else figure

    def _note(self, sheet: Worksheet, row: int, path: str, columns: _Columns) -> None:
        note = self.profile.notes.get(path)
        values = _note_values(note)
        for number, column in enumerate(NOTE, columns.note):
            keep_empty = column.name == "text" and _says_nothing(note)
            cell = at(sheet, row, number)
            self._entry(cell, values[column.name], number_format=_FORMATS[column.kind], keep_empty=keep_empty)

    def _last_year(self, sheet: Worksheet, row: int, path: str, question: Question | None, columns: _Columns) -> None:
        if self.previous is None:
            return
        value = None if question is None else self._answer(self.previous.answer(question.key))
        self._put(at(sheet, row, columns.last), value, GREY, number_format=_format_of(question))
        note = self.previous.notes.get(path)
        shown = "" if note is None else self._noted(note)
        self._put(at(sheet, row, columns.last + 1), shown[:_SHOWN] if shown.strip() else None, GREY)

    def _noted(self, note: Note) -> str:
        """A note with its source and its days, a line each."""
        as_of = "" if note.as_of is None else f"{self._word(words.AS_OF)}: {note.as_of.isoformat()}"
        return "\n".join(filter(None, (note.text, "" if note.source is None else sourced(note.source), as_of)))

    def _remarks(self, sheet: Worksheet) -> None:
        self._heading_line(sheet, self._word(words.REMARKS))
        self._header(sheet, [self._word(words.REMARK_LINE)])
        for row, remark in enumerate((*self.profile.remarks, *[None] * _SPARE), _HEADER_ROW + 1):
            self._entry(at(sheet, row, 1), remark, keep_empty=True)
            sheet.row_dimensions[row].height = height_of([(remark or "", _REMARK)])
        set_up(sheet, self.language, (_REMARK,), repeat=f"1:{_HEADER_ROW}", freeze=f"A{_HEADER_ROW + 1}")

    def _kept(self, sheet: Worksheet) -> None:
        self._put(at(sheet, 1, 1), self._word(words.KEPT_HINT), GREY)
        self._header(sheet, [self._word(each) for each in (words.KEPT_NUMBER, words.KEPT_PART)])
        row = _HEADER_ROW
        for number, text in enumerate(self.kept, 1):
            for part in parts_of(text):
                row += 1
                self._put(at(sheet, row, 1), number, LABEL)
                self._put(at(sheet, row, 2), part, LABEL)
        set_up(sheet, self.language, (20, 120), repeat=f"1:{_HEADER_ROW}", freeze=f"A{_HEADER_ROW + 1}")


_SHOWN = 2_000  # of last year's note, which is there to be looked at and not read back
_SPARE = 24
"""Empty lines for remarks to come."""
_PUBLISHED_TEXT = "notes.published.text"
_FORMATS = {"text": _TEXT, "number": "General", "date": _DAY}


def _format_of(question: Question | None) -> str:
    return "#,##0" if question is not None and question.answers is int else "General"


def _source_values(source: Source | None) -> dict[str, Content]:
    if source is None:
        return {"title": None, "url": None, "date": None}
    return {"title": source.title, "url": source.url, "date": source.date}


def _note_values(note: Note | None) -> dict[str, Content]:
    source = _source_values(note.source if note else None)
    return {"text": note.text if note else None, "as_of": note.as_of if note else None, **_prefixed("source", source)}


def _says_nothing(note: Note | None) -> bool:
    """Whether there is a note, though an empty one: it is a note all the same."""
    return note == Note()


def _prefixed(key: str, values: Mapping[str, Content]) -> dict[str, Content]:
    return {f"{key}.{name}": value for name, value in values.items()}


def _keeps(number: float) -> bool:
    """Whether every spreadsheet keeps a number to its last digit."""
    digits = repr(number).lower().partition("e")[0].replace(".", "").lstrip("-0")
    return len(digits.rstrip("0")) <= _MOST_DIGITS and (number == 0 or _LEAST <= abs(number) <= _GREATEST)
