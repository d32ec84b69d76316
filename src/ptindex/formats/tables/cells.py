"""What the cells of CSV mean: numbers, days, sources, and the profile that rows add up to."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

import attrs
from attrs import define, field, frozen

from ...countries import Country, known_countries, known_name
from ...declaration import Coded, Unavailable, Value, questions_of
from ...exceptions import Problem, ProblemsError, shown
from ...profile import CountryProfile, Note, PublishedScore, Source
from ...questionnaire import SECTIONS
from ...texts import text_problems
from ..cells import defused, read_cell, read_day, read_figure, two_ways
from ..documents.reading import moved
from .sheet import Separator, SheetRow

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ...declaration import Language, Question

__all__ = ["IDENTITY", "ProfileDraft", "RowCells", "cell", "dated", "identity", "sourced", "written"]

T = TypeVar("T")

IDENTITY = ("iso3", "country", "year", "territory")
"""The columns that say whose answers these are."""

_WHOLE = re.compile(r"[0-9]{1,15}(?:[.,]0+)?")
_GROUP = re.compile(r"-?[1-9][0-9]{0,2},[0-9]{3}")
_ONE_GROUP = {",": re.compile(r"[0-9]{1,3}\.[0-9]{3}"), ";": re.compile(r"[0-9]{1,3},[0-9]{3}")}


# Writing


def written(value: Value, separator: Separator) -> str:
    """The cell of an answer: a code, or a number with every digit; beside semicolons with a decimal comma.

    >>> written(15.87, ","), written(12.345, ";")
    ('15.87', '12,3450')
    """
    if isinstance(value, Coded):
        return value.code
    # Never with an exponent, which is how a spreadsheet writes a number that it has shortened.
    plain = format(Decimal(repr(value)), "f")
    if separator != ";":
        return plain
    number = plain.replace(".", ",")
    # A comma before three digits could set thousands apart.
    return f"{number}0" if _GROUP.fullmatch(number) else number


def cell(value: str | float | None, separator: Separator) -> str:
    """The cell of a value in a record: nothing is empty, what is true or false says so as JSON does, and no text acts.

    >>> cell(True, ","), cell(63.4, ";"), cell(None, ","), cell("=1", ",")
    ('true', '63,4', '', "'=1")
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return defused(value) if isinstance(value, str) else written(value, separator)


def identity(profile: CountryProfile, language: Language = "en") -> tuple[str, str, str, str]:
    """The cells that say whose answers these are; beside Russian words a name that is known is Russian, else as it is given."""
    name = known_name(profile.country, language) if language == "ru" else profile.country.name
    return profile.country.iso3, defused(name), str(profile.year), defused(profile.territory)


def dated(day: date | None) -> str:
    """A day as YYYY-MM-DD."""
    return "" if day is None else day.isoformat()


def sourced(source: Source | None) -> tuple[str, str, str]:
    """The cells of a source: title, address, day."""
    return ("", "", "") if source is None else (defused(source.title), defused(source.url), dated(source.date))


# Reading


@frozen
class RowCells:
    """The cells of a row, and the list to which everything that is wrong in it is added."""

    row: SheetRow
    problems: list[Problem]
    separator: Separator = ","

    def text(self, column: str) -> str:
        """The text of a cell as it stands; empty where the column is not there."""
        return self.row.cells.get(column, "")

    def line(self, column: str, path: str, *, one_line: bool = False) -> str:
        """The text of a cell where a profile may hold it, else nothing."""
        text = self.text(column)
        problems = tuple(text_problems(path, text, one_line=one_line))
        for problem in problems:
            self.refuse(column, problem)
        return "" if problems else text

    def refuse(self, column: str, problem: Problem) -> None:
        """Add a problem with a cell."""
        self.problems.append(attrs.evolve(problem, row=self.row.number, column=column))

    def day(self, column: str) -> date | None:
        """The day in a cell, however a spreadsheet writes it."""
        given = self.text(column).strip()
        return self._taken(column, read_day(given)) if given else None

    def whole(self, column: str, path: str) -> int | None:
        """The whole number in a cell."""
        given = self.text(column).strip()
        if not given:
            return None
        if _WHOLE.fullmatch(given):
            return int(re.split("[.,]", given)[0])
        self.refuse(column, Problem(path=path, message="is not a whole number", given=shown(given)))
        return None

    def number(self, column: str, path: str) -> float | None:
        """The number in a cell, with a sign or without, its decimals after a point or a comma."""
        given = self.text(column).strip()
        figure = self._taken(column, read_figure(given), path) if given else None
        return None if figure is None else float(figure)

    def answer(self, column: str, question: Question) -> Value:
        """The answer in a cell; what is none is refused and reads as not stated."""
        given = self.text(column)
        value: Value | Problem = read_cell(question, given)
        # A count whose only sign is the decimal sign of this very file: thousands, or a figure that lost its unit.
        if isinstance(value, int) and _ONE_GROUP.get(self.separator, _ONE_GROUP[","]).fullmatch(given.strip()):
            value = two_ways(question, given)
        if isinstance(value, Problem):
            self.refuse(column, value)
            return Unavailable.NOT_STATED
        return value

    def _taken(self, column: str, read: T | Problem, path: str = "") -> T | None:
        """What was read; what is a problem is refused, at a path where it has none."""
        if isinstance(read, Problem):
            self.refuse(column, attrs.evolve(read, path=path) if path else read)
            return None
        return read

    def source(self, column: str, path: str) -> Source | None:
        """The source in a column and in those of its address and its day beside it."""
        address, day = f"{column}_url", f"{column}_date"
        date_of = self.day(day)
        if not (self.text(column) or self.text(address) or self.text(day).strip()):
            return None
        columns = {"$.title": column, "$.url": address, "$.date": day}
        return self.made(Source, columns, path, title=self.text(column), url=self.text(address), date=date_of)

    def made(self, cls: type[T], columns: Mapping[str, str], path: str, **values: object) -> T | None:
        """The value of a class; None where it refuses what the cells say, each problem at the column of its path."""
        try:
            return cls(**values)
        except ProblemsError as error:
            for problem in error.problems:
                self.refuse(columns.get(problem.path, ""), moved(problem, "$", path))
            return None


@define(kw_only=True)
class ProfileDraft:
    """What rows say of one country in one year, until all of them are read."""

    cells: RowCells
    name_cells: RowCells | None = None
    answers: dict[str, Value] = field(factory=dict)
    notes: dict[str, Note] = field(factory=dict)
    total: float | None = None
    total_cells: RowCells | None = None
    total_column: str = "published"
    total_refused: bool = False
    mark: str = ""
    release: int | None = None
    published_source: Source | None = None
    source: Source | None = None
    remarks: list[str] = field(factory=list)

    def profile(self) -> CountryProfile | None:
        """The profile; None where something is wrong, which is then among the problems of the cells."""
        cells = self.cells
        country = cells.made(Country, {"$.iso3": "iso3", "$.name": "country"}, "$.country", iso3=self.iso3, name=self._name())
        year = cells.whole("year", "$.year")
        if not cells.text("year").strip():
            cells.refuse("year", Problem(path="$.year", message="is empty"))
        published = self._published()
        if country is None or year is None:
            return None
        values: dict[str, object] = {
            section: kind(**{name: self.answers[key] for name, key in asked if key in self.answers})
            for section, kind, asked in _SECTIONS
        }
        return cells.made(
            CountryProfile,
            {"$.year": "year", "$.territory": "territory"},
            "$",
            country=country,
            year=year,
            territory=cells.text("territory"),
            published=published,
            source=self.source,
            notes=self.notes,
            remarks=tuple(self.remarks),
            **values,
        )

    @property
    def iso3(self) -> str:
        """The country's code."""
        return self.cells.text("iso3").strip()

    def take_total(self, cells: RowCells) -> None:
        """Take the published total from a row."""
        self.total_cells = cells
        self.total = cells.number(self.total_column, "$.published.value")
        self.total_refused = self.total is None and bool(cells.text(self.total_column).strip())

    def _name(self) -> str:
        name = (self.name_cells or self.cells).text("country")
        known = known_countries().get(self.iso3)
        return known.en if known is not None and not name.strip() else name

    def _published(self) -> PublishedScore | None:
        more = {"mark": self.mark, "release": self.release, "source": self.published_source}
        cells, column = self.total_cells or self.cells, self.total_column
        if self.total is not None:
            columns = dict.fromkeys(("$.value", "$.mark", "$.release"), column)
            return cells.made(PublishedScore, columns, "$.published", value=self.total, **more)
        if any(more.values()) and not self.total_refused:
            cells.refuse(column, Problem(path="$.published", message="has no total beside what is said of it"))
        return None


_SECTIONS = tuple(
    (questions_of(section)[0].section, section, tuple((question.name, question.key) for question in questions_of(section)))
    for section in SECTIONS
)
