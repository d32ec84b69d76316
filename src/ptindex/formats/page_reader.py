"""Reads the lines of a country page, row by row, and accounts for every one of them.

A row is a line or some adjacent lines whose cells were wrapped. Of a line's possible readings the surest wins: a row whose
wordings are all known, then the country's header, then a row known word by word, then a label or an answer that stands alone.
What fits none of these is reported and kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import Factory, define, evolve, frozen

from ..countries import Country, known_countries
from ..declaration import Answer, Unavailable, Value
from ..exceptions import PageError, Problem, ProfileError, nearest, shown
from ..profile import CountryProfile, PublishedScore
from ..texts import printable
from .matching import Match, resembles
from .page_header import Header, read_header
from .page_orphans import Orphan, pairs_apart
from .page_rows import MOST_LINES_IN_A_ROW, Row, joined, readable, rows_of
from .page_wordings import Step, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..declaration import Question

__all__ = ["KEPT", "SEVERITY", "Account", "Fate", "Kind", "read_lines"]

Fate: TypeAlias = Literal[
    "blank", "country", "title", "heading", "answer", "continuation", "reunited", "repeated", "conflict", "label", "remark"
]
Kind: TypeAlias = Literal["repeated", "approximate", "reunited", "unrecognised", "conflict"]
SEVERITY: tuple[Kind, ...] = ("repeated", "approximate", "reunited", "unrecognised", "conflict")

KEPT: frozenset[Fate] = frozenset({"remark", "conflict", "label"})
"""The fates of lines that the profile keeps as remarks."""

# Bounds that no page comes near; they keep the time of any input in proportion to its length.
_MOST_LINES = 60_000
_MOST_LINES_IN_A_HEADER = 3
_MOST_SUGGESTIONS = 100
_PATIENCE = 500
"""How many rows that are not known word for word are tried in every other way."""


@frozen
class Account:
    """What was read from the lines: a fate and the keys of questions for each of them."""

    profile: CountryProfile
    problems: tuple[Problem, ...]
    fates: tuple[tuple[Fate, tuple[str, ...]], ...]


def read_lines(lines: Sequence[str], vocabulary: Vocabulary, iso3: str | None) -> Account:
    """Reads a page. Raises `PageError` when it names no country or no data year, or is too long to be a page."""
    if len(lines) > _MOST_LINES:
        raise PageError([Problem(message=f"is no country page: it has {len(lines)} lines, more than {_MOST_LINES}")])
    reader = _Reader(lines, vocabulary, iso3)
    reader.read()
    return reader.account()


@define
class _Reader:
    lines: Sequence[str]
    vocabulary: Vocabulary
    iso3: str | None
    rows: list[Row | None] = Factory(list)
    fates: list[tuple[Fate, tuple[str, ...]]] = Factory(list)
    problems: list[Problem] = Factory(list)
    answers: dict[str, Value] = Factory(dict)
    labels: list[Orphan] = Factory(list)
    loose_answers: list[Orphan] = Factory(list)
    alone: dict[int, bool] = Factory(dict)
    header: Header | None = None
    country: Country | None = None
    published: PublishedScore | None = None
    unknown_name: str | None = None
    section: str = ""
    fresh: Step | None = None
    unknown_rows: int = 0
    suggestions: int = 0

    def read(self) -> None:
        """Reads all lines."""
        self.rows = rows_of(self.lines)
        self.fates = [("remark" if row else "blank", ()) for row in self.rows]
        start = 0
        while start < len(self.rows):
            row = self.rows[start]
            start += self._read_row(start, row) if row else 1
        self._reunite()

    # Rows

    def _read_row(self, start: int, row: Row) -> int:
        """Reads the row that begins at a line; the number of lines that it took."""
        if not row.readable:
            return self._unread(start, row)
        return (
            self._heading(start, row, near=False)
            or self._answers(start, near=False)
            or self._country_header(start)
            or self._misread(start, row)
            or self._alone_in_row(start)
            or self._unread(start, row)
        )

    def _misread(self, start: int, row: Row) -> int:
        self.unknown_rows += 1
        if not self._patient:
            return 0
        return self._heading(start, row, near=True) or self._answers(start, near=True)

    @property
    def _patient(self) -> bool:
        return self.unknown_rows <= _PATIENCE

    def _joined(self, start: int) -> Iterator[tuple[int, tuple[str, ...]]]:
        """The rows that may begin at a line, shortest first, none of them cut where the next line goes on."""
        rows: list[Row] = []
        for row in self.rows[start : start + (MOST_LINES_IN_A_ROW if self._patient else 1)]:
            if row is None or not row.readable:
                return
            rows.append(row)
            if not self._goes_on(start + len(rows)):
                yield from ((len(rows), cells) for cells in joined(rows) if readable(cells))

    def _goes_on(self, index: int) -> bool:
        """Whether a line goes on with the one before it: what such a line says may turn an answer into its opposite."""
        row = self.rows[index] if index < len(self.rows) else None
        if row is None or len(row.cells) != 1:
            return False
        begin = row.cells[0][0]
        return (row.indented or begin.islower() or not begin.isalnum()) and not self._understood_alone(index, row)

    def _understood_alone(self, index: int, row: Row) -> bool:
        if index not in self.alone:
            self.alone[index] = row.readable and bool(
                self.vocabulary.only_wording(row.cells)
                or self.vocabulary.headings.exact(row.text)
                or self.vocabulary.titles.exact(row.text)
                or self._steps(row.cells, near=False)
            )
        return self.alone[index]

    def _steps(self, cells: Sequence[str], *, near: bool) -> list[Step]:
        """The labels with their answers that a row consists of; empty when any part of it is something else."""
        steps = []
        for step in self.vocabulary.steps(cells, near=near):
            if step is None or not step.understood:
                return []
            steps.append(step)
        return steps

    def _answers(self, start: int, *, near: bool) -> int:
        for size, cells in self._joined(start):
            if steps := self._steps(cells, near=near):
                self._take(start, size, steps)
                return size
        return 0

    def _heading(self, start: int, row: Row, *, near: bool) -> int:
        for size, cells in self._headings(start, row):
            found = self.vocabulary.headings.find(cells[0], near=near)
            title = None if found else self.vocabulary.titles.find(cells[0], near=near)
            if found is not None:
                self.section = found.target
                self._mark(start, size, "heading")
                self._doubt_wording(start, cells[0], found, f"$.{found.target}")
                return size
            if title is not None:
                self._mark(start, size, "title")
                self._doubt_wording(start, cells[0], title, "$")
                return size
        return 0

    def _headings(self, start: int, row: Row) -> Iterator[tuple[int, tuple[str, ...]]]:
        """What may be a heading: a line, whatever goes on below it, and a lone cell over several lines."""
        if len(row.cells) == 1:
            yield 1, row.cells
            yield from ((size, cells) for size, cells in self._joined(start) if size > 1 and len(cells) == 1)

    def _doubt_wording(self, start: int, given: str, found: Match[str] | Match[None], path: str) -> None:
        self.fresh = None
        if found.near:
            self._add("approximate", start, f"is not spelt so in the questionnaire, read as {found.wording!r}", given, path)

    def _take(self, start: int, size: int, steps: Sequence[Step]) -> None:
        outcomes = [self._claim(start, step, question, value) for step in steps for question, value in step.claims or ()]
        keys = tuple(question.key for step in steps for question in step.group)
        fate: Fate = "conflict" if "conflict" in outcomes else "answer" if "answer" in outcomes else "repeated"
        self._mark(start, size, fate, keys)
        if fate != "repeated":
            for doubt in (doubt for step in steps for doubt in step.doubts):
                self._add("approximate", start, doubt.message, doubt.given, doubt.path)
        # Only what directly follows a first reading may be a garbled copy of it: no line is compared with more than one row.
        self.fresh = steps[0] if len(steps) == 1 and fate == "answer" else None

    def _claim(self, start: int, step: Step, question: Question, value: Value) -> Fate:
        self.section = question.section
        path = f"$.{question.key}"
        if value is Unavailable.NOT_STATED:
            return "answer"  # a page that says that it does not say: nothing to keep, nothing to contradict
        if question.key not in self.answers:
            self.answers[question.key] = value
            return "answer"
        first = self.answers[question.key]
        if first == value:
            self._add("repeated", start, "says again what the page said before", step.answer, path)
            return "repeated"
        message = f"differs from what the page said before, {_worded(first)}, which stands"
        self._add("conflict", start, message, step.answer, path)
        return "conflict"

    # The country

    def _country_header(self, start: int) -> int:
        header, size = self._longest_header(start)
        if header is None:
            return 0
        if self.header is None:
            self._set_header(start, header)
            fate: Fate = "country"
        else:
            fate = self._further_header(start, header)
        self._mark(start, size, fate)
        self.fresh = None
        return size

    def _longest_header(self, start: int) -> tuple[Header | None, int]:
        best: tuple[Header | None, int] = (None, 0)
        texts: list[str] = []
        for row in self.rows[start : start + (_MOST_LINES_IN_A_HEADER if self._patient else 1)]:
            if row is None or not row.readable:
                break
            texts.append(row.text)
            header = read_header(printable(" ".join(texts)))
            if header is None or not self._names_the_country(header, texts[0]):
                continue
            if best[0] is None or header.published is not None:
                best = header, len(texts)
            if header.published is not None:
                break
        return best

    def _code(self, header: Header) -> str | None:
        return header.iso3 or self.vocabulary.country_code(header.name)

    def _names_the_country(self, header: Header, first_line: str) -> bool:
        if self._code(header):
            return True
        # A name that no list knows is taken on the caller's word, at the top of the page and from one line only.
        at_the_top = not self.section and len(header.name) <= len(first_line)
        if at_the_top and self.iso3 is None and self.unknown_name is None:
            self.unknown_name = header.name
        return at_the_top and self.iso3 is not None and self.header is None

    def _set_header(self, start: int, header: Header) -> None:
        code = self._code(header)
        self.header = header
        if self.iso3 is not None and code and code != self.iso3:
            self._add("conflict", start, f"is not {self.iso3}, which was given and stands", header.name, "$.country")
        iso3 = self.iso3 or code or ""
        self.country = Country(iso3, header.name or _name_of(iso3))
        self._take_total(start, header)

    def _take_total(self, start: int, header: Header) -> None:
        self.published = header.published
        if header.published is not None and header.doubtful:
            message = f"has a sign that may also set thousands apart, read as {header.published.value}"
            self._add("approximate", start, message, self.lines[start], "$.published.value")

    def _further_header(self, start: int, header: Header) -> Fate:
        first = self.header
        same = first is not None and self._code(first) == self._code(header) and first.year == header.year
        if same and self.published is None and header.published is not None:
            self._take_total(start, header)
            return "country"
        if same and header.published in (None, self.published):
            self._add("repeated", start, "says again what the page said before", self.lines[start])
            return "repeated"
        self._add("conflict", start, "differs from the country, year or total before it, which stand", self.lines[start])
        return "conflict"

    # What is not understood

    def _alone_in_row(self, start: int) -> int:
        for size, cells in self._joined(start):
            found = self.vocabulary.only_wording(cells)
            if found is None:
                continue
            label = isinstance(found, Match)
            group = found.target if isinstance(found, Match) else found
            orphan = Orphan(start, size, group, cells[0], self.section)
            (self.labels if label else self.loose_answers).append(orphan)
            self._mark(start, size, "label" if label else "remark")
            self.fresh = None
            return size
        return 0

    def _unread(self, start: int, row: Row) -> int:
        size = 1
        while self._goes_on(start + size):
            size += 1
        fresh, self.fresh = self.fresh, None
        if size == 1 and fresh is not None and self._garbled_copy(start, row, fresh):
            return 1
        rows = [row for row in self.rows[start : start + size] if row]
        steps = self._parts(rows)
        # A cell of unknown meaning may turn the cells beside it into their opposite, and so may a line below them.
        read = [step for step in steps if step and step.understood] if size == 1 and None not in steps else []
        if read:
            self._take(start, 1, read)
            self.fresh = None
        self._mark(start, size, "remark", tuple(question.key for step in read for question in step.group))
        for step in steps:
            if step and not step.understood:
                self._refuse(start, step)
        if None in steps:
            text = " ".join(row.text for row in rows[:MOST_LINES_IN_A_ROW])
            suggestion = self._suggestion(self.vocabulary.nearest_label, text)
            self._add("unrecognised", start, "is not understood", text, suggestion=suggestion)
        return size

    def _parts(self, rows: Sequence[Row]) -> Sequence[Step | None]:
        """What a row that is not understood consists of; of the ways to join its lines, the one with most known labels."""
        if len(rows) > MOST_LINES_IN_A_ROW or not all(row.readable for row in rows):
            return (None,)
        ways = [list(self.vocabulary.steps(cells, near=self._patient)) for cells in joined(rows) if readable(cells)]
        return min(ways, key=lambda parts: (parts.count(None), -len(parts)), default=(None,))

    def _refuse(self, start: int, step: Step) -> None:
        allowed = self.vocabulary.allowed(step.group, step.label)
        self._add(
            "unrecognised",
            start,
            f"is not an answer to {step.label!r}",
            step.answer,
            f"$.{step.group[0].key}",
            allowed,
            self._suggestion(lambda given: nearest(given, allowed), step.answer),
        )

    def _garbled_copy(self, start: int, row: Row, fresh: Step) -> bool:
        cells = row.cells
        if len(cells) != 2 or self.vocabulary.labels.exact(cells[0]):
            return False
        if not (resembles(cells[0], fresh.label) and resembles(cells[1], fresh.answer)):
            return False
        likest = self.vocabulary.nearest_label(cells[0])
        found = self.vocabulary.labels.exact(likest) if likest else None
        if found is not None and found.target != fresh.group:
            return False
        message = f"is taken for a garbled copy of the row before it, {fresh.label!r}; it changes nothing"
        self._add("repeated", start, message, row.text, f"$.{fresh.group[0].key}")
        self._mark(start, 1, "repeated", tuple(question.key for question in fresh.group))
        return True

    # What was torn apart

    def _reunite(self) -> None:
        """Joins a label with the answer that stands elsewhere, where no other label and no other answer can be meant."""
        joined: set[int] = set()
        for label, answer in pairs_apart(self.labels, self.loose_answers, self.answers):
            answered = self.vocabulary.answer(label.group, answer.text, near=False)
            for question, value in answered.claims if answered else ():
                self.answers[question.key] = value
            for orphan in (label, answer):
                self._mark(orphan.start, orphan.size, "reunited", label.keys)
                joined.add(orphan.start)
            message = f"stands apart from its label in line {label.start + 1}, {label.text!r}, and was joined with it"
            self._add("reunited", answer.start, message, answer.text, f"$.{label.group[0].key}")
        for label in self.labels:
            if label.start not in joined:
                self._leave_label(label)
        for answer in self.loose_answers:
            if answer.start not in joined:
                self._add("unrecognised", answer.start, "is an answer without a label", answer.text)

    def _leave_label(self, label: Orphan) -> None:
        path = f"$.{label.keys[0]}"
        if any(key in self.answers for key in label.keys):
            self._mark(label.start, label.size, "repeated", label.keys)
            self._add("repeated", label.start, "is the label of an answer that stands elsewhere", label.text, path)
            return
        allowed = self.vocabulary.allowed(label.group, label.text)
        self._add("unrecognised", label.start, "has no answer", label.text, path, allowed)

    # The account

    def _mark(self, start: int, size: int, fate: Fate, keys: tuple[str, ...] = ()) -> None:
        self.fates[start] = (fate, keys)
        for index in range(start + 1, start + size):
            self.fates[index] = (fate if fate in KEPT else "continuation", keys)

    def _add(
        self,
        kind: Kind,
        start: int,
        message: str,
        given: str,
        path: str = "$",
        allowed: tuple[str, ...] = (),
        suggestion: str | None = None,
    ) -> None:
        self.problems.append(
            Problem(
                message=message,
                path=path,
                given=shown(given),
                allowed=allowed,
                suggestion=suggestion,
                kind=kind,
                line=start + 1,
            )
        )

    def _suggestion(self, nearest_to: Callable[[str], str | None], given: str) -> str | None:
        if self.suggestions >= _MOST_SUGGESTIONS:
            return None
        self.suggestions += 1
        return nearest_to(given)

    def account(self) -> Account:
        """The profile with all that is to be said about how it was read."""
        if self.country is None or self.header is None:
            raise PageError(self._no_country())
        remarks = tuple(printable(line) for line, (fate, _) in zip(self.lines, self.fates, strict=True) if fate in KEPT)
        try:
            profile = CountryProfile(
                country=self.country, year=self.header.year, published=self.published, remarks=remarks
            ).with_answers(self.answers)
        except ProfileError as error:  # the year
            raise PageError(error.problems) from error
        problems = tuple(sorted(self.problems, key=lambda problem: problem.line or 0))
        return Account(profile, problems, tuple(self.fates))

    def _no_country(self) -> list[Problem]:
        if self.iso3 is not None:
            return [Problem(path="$.year", message="no data year stands on the page; write it as in 'Kazakhstan 2022'")]
        problem = Problem(
            path="$.country",
            message="no country that is known stands on the page with its data year, as in 'Kazakhstan 2022'; "
            "pass iso3= with the country's code (ISO 3166-1 alpha-3)",
        )
        if self.unknown_name is None:
            return [problem]
        names = [name for record in known_countries().values() for name in record.names]
        return [evolve(problem, given=shown(self.unknown_name), suggestion=nearest(self.unknown_name, names))]


def _worded(value: Value) -> str:
    return repr(value.en) if isinstance(value, Answer | Unavailable) else str(value)


def _name_of(iso3: str) -> str:
    record = known_countries().get(iso3)
    return iso3 if record is None else record.en
