"""Reads the questionnaire workbook back into a profile, or says everything that is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, TypeVar

import attrs
from attrs import define, field

from ...countries import Country, find_country
from ...declaration import FIRST_YEAR, Unavailable
from ...exceptions import Problem, ProfileError, nearest
from ...profile import CountryProfile, Note, PublishedScore, Source
from ...questionnaire import questions
from ...texts import text_problems
from ..cells import allowed_in, read_cell
from . import words
from .contents import MADE_A_DATE, NOWHERE, STAND_IN, Contents, number_problem, plain_problem
from .copies import without_copies
from .formulas import unit_words
from .layout import IDENTITY, NOTE, SCHEMA
from .others import profiles_in_a_table, refuse_other_workbook, refuse_results
from .sheets import Cell, Sheet, read_sheets

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from ...declaration import Language, Question, Value

__all__ = ["read_questionnaires"]

T = TypeVar("T")
Row: TypeAlias = "dict[str, Cell]"

_QUESTIONS = {question.key: question for question in questions()}
_SECTIONS = tuple(dict.fromkeys(question.section for question in questions()))
_MOST_SUGGESTIONS = 50  # each takes a comparison with every key; a workbook with more mistakes in its keys is none of ours
_ENTRIES = tuple(entry.key for entry in IDENTITY)


def read_questionnaires(content: bytes) -> tuple[CountryProfile, ...]:
    """The profile of a questionnaire, or those of a table of ours that was saved as a workbook.

    Raises `ProfileError` with all that is wrong.
    """
    sheets = read_sheets(content)
    roles = {sheet.role.name for sheet in sheets}
    if not {"questions", "identity"} <= roles:
        refuse_results(content)
        profiles = profiles_in_a_table(content)  # some headings of CSV are those of a questionnaire
        if profiles is not None:
            return profiles
        if "questions" not in roles:
            refuse_other_workbook()
    used, copies = without_copies(sheets)
    reader = _Reader(used, copies)
    profile = reader.profile()
    if profile is None or reader.problems:
        raise ProfileError(_in_order(reader.problems, sheets))
    return (profile,)


def _in_order(problems: Sequence[Problem], sheets: Sequence[Sheet]) -> list[Problem]:
    """Problems as a person comes upon them: by sheet, row and column, those of a whole sheet first."""
    places = {sheet.name: number for number, sheet in enumerate(sheets, 1)}

    def place(problem: Problem) -> tuple[int, int, int, str]:
        return places.get(problem.sheet or "", 0), problem.row or 0, len(problem.column or ""), problem.column or ""

    return sorted(problems, key=place)


@define
class _Reader:
    sheets: list[Sheet]
    problems: list[Problem] = field(factory=list)
    contents: Contents = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.problems += [problem for sheet in self.sheets for problem in sheet.problems]
        self.contents = Contents(self.problems, self._sheets_for("kept"))

    def _sheets_for(self, role: str) -> Sequence[Sheet]:
        return [sheet for sheet in self.sheets if sheet.role.name == role]

    def profile(self) -> CountryProfile | None:
        """The profile, or None when there are problems that leave none."""
        cells = self._entries()
        self._check_schema(cells["schema"])
        country = self._country(cells)
        published = self._published(cells)
        source = self._source(cells, "source", "$")
        answers, notes = self._answers_and_notes()
        beside_published = self._note(_part(cells, "notes.published"), "$.notes['published']")
        remarks = self._remarks()
        year = self._year(cells["year"])
        profile = self._made(
            lambda: CountryProfile(
                country=country or Country(STAND_IN, STAND_IN),
                year=year,  # type: ignore[arg-type]  # the class refuses what is no year
                territory=self.contents.text(cells["territory"], "$.territory"),
                published=published,
                source=source,
                notes=notes if beside_published is None else {**notes, "published": beside_published},
                remarks=remarks,
            ),
            cells,
            "$",
        )
        return None if profile is None else profile.with_answers(answers)

    # Rows by their keys

    def _rows(self, role: str, known: Collection[str], optional: Collection[str] = ()) -> dict[str, Row]:
        """The rows of the sheets of a role, by key; what is wrong with a key and what is missing is noted."""
        found: dict[str, Row] = {}
        meant: list[str | None] = []
        sheets = self._sheets_for(role)
        for row in (row for sheet in sheets for row in sheet.rows):
            key = self._key(row)
            if key is None:
                continue
            if key in found:
                first = found[key]["key"]
                message = f"stands twice, first in row {first.row} of sheet {first.sheet}; remove one of the two rows"
                self.problems.append(row["key"].problem(message, f"$.{key}"))
            elif key in known or key in optional:
                found[key] = row
            else:
                suggestion = nearest(key, [*known, *optional]) if len(meant) < _MOST_SUGGESTIONS else None
                meant.append(suggestion)
                self.problems.append(row["key"].problem("is not a key of this sheet", suggestion=suggestion))
        self.problems += [
            Problem(
                path=f"$.{key}",
                message="has no row; write its key into an empty row, or copy the row from a new template",
                sheet=sheet.name,
            )
            for sheet in sheets[:1]
            for key in known
            if key not in found and key not in meant
        ]
        return found

    def _key(self, row: Row) -> str | None:
        """The key of a row; None for a row that says nothing and for one whose key cannot be read."""
        cell = row["key"]
        if problem := plain_problem(cell, "$"):
            self.problems.append(problem)
        elif not cell.empty:
            return str(cell.value).strip().casefold()
        else:
            said = next((each for name, each in row.items() if not each.empty), None)
            if said is not None:
                message = "stands in a row without a key; write the key of what it belongs to, or empty the row"
                self.problems.append(said.problem(message))
        return None

    # Country and year

    def _entries(self) -> dict[str, Cell]:
        """The cells that say what the answers are of, by key."""
        if not self._sheets_for("identity"):
            key, entry = words.KEY, words.VALUE
            message = (
                f"has no sheet with the headings {key.en!r} and {entry.en!r} ({key.ru!r} and {entry.ru!r}), for the country "
                "and the year"
            )
            self.problems.append(Problem(message=message))
        rows = self._rows("identity", _ENTRIES)
        return {key: rows[key]["value"] if key in rows else NOWHERE for key in _ENTRIES}

    def _check_schema(self, cell: Cell) -> None:
        if cell is NOWHERE or cell.value == SCHEMA:
            return
        newer = isinstance(cell.value, str) and cell.value.startswith(SCHEMA.rstrip("1"))
        message = (
            "is of a newer version of ptindex: pip install --upgrade ptindex" if newer else "is not what the template wrote"
        )
        self.problems.append(cell.problem(message, "$.schema", allowed=(SCHEMA,)))

    def _country(self, cells: Mapping[str, Cell]) -> Country | None:
        parts = _part(cells, "country")
        texts = {name: self._text(cell, f"$.country.{name}") for name, cell in parts.items()}
        known = find_country(texts["iso3"])
        return self._made(
            lambda: Country(texts["iso3"].strip(), texts["name"]),
            parts,
            "$.country",
            {"iso3": known.iso3} if known is not None else {},
        )

    def _year(self, cell: Cell) -> object:
        return FIRST_YEAR if cell is NOWHERE else self.contents.number(cell, "$.year")

    def _text(self, cell: Cell, path: str) -> str:
        return STAND_IN if cell is NOWHERE else self.contents.text(cell, path)

    def _published(self, cells: Mapping[str, Cell]) -> PublishedScore | None:
        parts = _part(cells, "published")
        source = self._source(parts, "source", "$.published")
        if all(cell.empty for cell in parts.values()):
            return None
        value = self.contents.number(parts["value"], "$.published.value")
        release = self.contents.number(parts["release"], "$.published.release")
        mark = self.contents.text(parts["mark"], "$.published.mark")
        return self._made(
            lambda: PublishedScore(value=value, mark=mark, release=release, source=source),  # type: ignore[arg-type]
            parts,
            "$.published",
        )

    # Answers, notes, remarks

    def _answers_and_notes(self) -> tuple[dict[str, Value], dict[str, Note]]:
        for sheet in self._sheets_for("questions"):
            for column in NOTE:
                if column.name not in sheet.columns:
                    heading = column.heading.wording(sheet.language)
                    self.problems.append(Problem(message=f"has no column with the heading {heading!r}", sheet=sheet.name))
        languages = {sheet.name: sheet.language for sheet in self.sheets}
        answers: dict[str, Value] = {}
        notes: dict[str, Note] = {}
        for key, row in self._rows("questions", _QUESTIONS, _SECTIONS).items():
            cell = row["answer"]
            if key in _QUESTIONS:
                value = _answer(_QUESTIONS[key], cell, languages[cell.sheet])
                if isinstance(value, Problem):
                    self.problems.append(value if value.sheet is not None else cell.at(value))
                else:
                    answers[key] = value
            elif not cell.empty:
                self.problems.append(cell.problem("stands beside a heading, which takes no answer", f"$.{key}"))
            note = self._note({column.name: row.get(column.name, NOWHERE) for column in NOTE}, f"$.notes['{key}']")
            if note is not None:
                notes[key] = note
        return answers, notes

    def _note(self, cells: Mapping[str, Cell], path: str) -> Note | None:
        if all(cell.empty for cell in cells.values()):
            return None
        text = self.contents.text(cells["text"], f"{path}.text")
        source = self._source(cells, "source", path)
        as_of = self.contents.day(cells["as_of"], f"{path}.as_of")
        return self._made(lambda: Note(text=text, source=source, as_of=as_of), cells, path)

    def _source(self, cells: Mapping[str, Cell], key: str, path: str) -> Source | None:
        parts, path = _part(cells, key), f"{path}.{key}"
        if all(cell.empty for cell in parts.values()):
            return None
        if parts["title"].empty and parts["title"] is not NOWHERE:
            message = "is empty, though an address or a date of the source stands beside; write the title of the source"
            self.problems.append(parts["title"].problem(message, f"{path}.title"))
        title = STAND_IN if parts["title"].empty else self.contents.text(parts["title"], f"{path}.title")
        url = self.contents.text(parts["url"], f"{path}.url")
        day = self.contents.day(parts["date"], f"{path}.date")
        return self._made(lambda: Source(title=title, url=url, date=day), parts, path)

    def _remarks(self) -> tuple[str, ...]:
        remarks: list[str] = []
        for sheet in self._sheets_for("remarks"):
            for cell in (row["remark_line"] for row in sheet.rows):
                if not cell.empty:
                    path = f"$.remarks[{len(remarks)}]"
                    text = self.contents.text(cell, path)
                    found = list(text_problems(path, text))
                    self.problems += map(cell.at, found)
                    remarks += [] if found else [text]
        return tuple(remarks)

    def _made(
        self, make: Callable[[], T], cells: Mapping[str, Cell], path: str, suggestions: Mapping[str, str] | None = None
    ) -> T | None:
        """What is made, or None; each problem that its class finds is placed at the cell of the field that it is about."""
        try:
            return make()
        except ProfileError as error:
            for problem in error.problems:
                name = problem.path.removeprefix("$.")
                suggestion = problem.suggestion or (suggestions or {}).get(name)
                if cells[name] is not NOWHERE:
                    placed = attrs.evolve(problem, path=f"{path}.{name}", suggestion=suggestion)
                    self.problems.append(cells[name].at(placed))
            return None


def _answer(question: Question, cell: Cell, language: Language) -> Value | Problem:
    """The answer in a cell, or what is wrong with it and what may be chosen or typed there."""
    path = f"$.{question.key}"
    problem = plain_problem(cell, path)
    if problem is None and not question.scale:
        problem = cell.problem(MADE_A_DATE, path) if cell.of_time else number_problem(cell, path, unit_words(question))
    if problem is not None:
        return problem
    value = read_cell(question, cell.value, language)
    if not isinstance(value, Problem) or not value.allowed:
        return value
    listed = [each for each in allowed_in(question, language) if each != Unavailable.NOT_STATED.wording(language)]
    if question.answers is int:
        return attrs.evolve(value, allowed=("a whole number, 0 or more", *listed[1:]))
    return attrs.evolve(value, allowed=tuple(listed))


def _part(cells: Mapping[str, Cell], key: str) -> dict[str, Cell]:
    """The cells whose keys begin with a key, by what follows it."""
    return {name.removeprefix(f"{key}."): cell for name, cell in cells.items() if name.startswith(f"{key}.")}
