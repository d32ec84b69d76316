"""Reads the lines of a country page, row by row, and accounts for every one of them.

A row is a line or some adjacent lines whose cells were wrapped. Of a line's possible readings the surest wins: a row whose
wordings are all known, then the country's header, then a row known word by word, then a label or an answer that stands alone.
What fits none of these is reported and kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import Factory, define, frozen

from ...declaration import Answer, Unavailable, Value
from ...exceptions import PageError, Problem, ProfileError, nearest, shown
from ...profile import CountryProfile
from ...texts import printable
from .country import CountryOnPage
from .header import Header, read_header
from .ledger import KEPT, Fate, Ledger
from .matching import Match, resembles
from .orphans import Orphan, pairs_apart
from .rows import MOST_LINES_IN_A_ROW, Row, joined, readable, rows_of
from .wordings import Step, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...declaration import Question

__all__ = ["Account", "read_lines"]

# Bounds that no page comes near; they keep the time of any input in proportion to its length.
_MOST_LINES = 40_000
_MOST_LINES_IN_A_HEADER = 3
_PATIENCE = 300
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
    rows = rows_of(lines)
    ledger = Ledger([("remark" if row else "blank", ()) for row in rows])
    reader = _Reader(lines, vocabulary, rows, ledger, CountryOnPage(vocabulary, ledger, iso3))
    reader.read()
    return reader.account()


@define
class _Reader:
    lines: Sequence[str]
    vocabulary: Vocabulary
    rows: Sequence[Row | None]
    ledger: Ledger
    country: CountryOnPage
    answers: dict[str, Value] = Factory(dict)
    labels: list[Orphan] = Factory(list)
    loose_answers: list[Orphan] = Factory(list)
    alone: dict[int, bool] = Factory(dict)
    section: str = ""
    fresh: Step | None = None
    unknown_rows: int = 0
    last_answer: int | None = None
    tried: dict[tuple[tuple[str, ...], bool], Sequence[Step | None]] = Factory(dict)

    def read(self) -> None:
        """Reads all lines."""
        start = 0
        while start < len(self.rows):
            row = self.rows[start]
            start += self._read_row(start, row) if row else 1
        self._reunite()

    # Rows

    def _read_row(self, start: int, row: Row) -> int:
        """Reads the row that begins at a line; the number of lines that it took."""
        self.tried.clear()
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

    def _tried(self, cells: tuple[str, ...], *, near: bool) -> Sequence[Step | None]:
        """What the cells of a row consist of; a row that is not understood is asked more than once."""
        if (cells, near) not in self.tried:
            self.tried[cells, near] = list(self.vocabulary.steps(cells, near=near))
        return self.tried[cells, near]

    def _steps(self, cells: tuple[str, ...], *, near: bool) -> list[Step]:
        """The labels with their answers that a row consists of; empty when any part of it is something else."""
        steps = self._tried(cells, near=near)
        return [step for step in steps if step] if all(step and step.understood for step in steps) else []

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
                self.ledger.mark(start, size, "heading")
                self._doubt_wording(start, cells[0], found, f"$.{found.target}")
                return size
            if title is not None:
                self._refuse_second_page_under_title(start)
                self.ledger.mark(start, size, "title")
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
            self.ledger.add(
                "approximate", start, f"is not spelt so in the questionnaire, read as {found.wording!r}", given, path
            )

    def _take(self, start: int, size: int, steps: Sequence[Step]) -> None:
        outcomes = [self._claim(start, step, question, value) for step in steps for question, value in step.claims or ()]
        keys = tuple(question.key for step in steps for question in step.group)
        fate: Fate = "conflict" if "conflict" in outcomes else "answer" if "answer" in outcomes else "repeated"
        self.ledger.mark(start, size, fate, keys)
        if fate != "repeated":
            for doubt in (doubt for step in steps for doubt in step.doubts):
                self.ledger.add("approximate", start, doubt.message, doubt.given, doubt.path)
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
            self.ledger.add("repeated", start, "says again what the page said before", step.answer, path)
            return "repeated"
        message = f"differs from what the page said before, {_worded(first)}, which stands"
        self.ledger.add("conflict", start, message, step.answer, path)
        return "conflict"

    # The country

    def _country_header(self, start: int) -> int:
        header, size = self._longest_header(start)
        if header is None:
            return 0
        self._refuse_second_page(start, header)
        self.ledger.mark(start, size, self.country.take(start, self.lines[start], header))
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
            if header is None or not self.country.is_named_by(header, texts[0], at_the_top=not self.section):
                continue
            if best[0] is None or header.published is not None:
                best = header, len(texts)
            if header.published is not None:
                break
        return best

    def _refuse_second_page(self, start: int, header: Header) -> None:
        """What is said below another country's name must not become an answer of the first."""
        if self.section and self.country.is_another(header) and self._last_answer() > start:
            message = "is where a second page begins; put each page in a file of its own"
            given = shown(printable(self.lines[start]))
            raise PageError([Problem(path="$.country", message=message, given=given, kind="conflict", line=start + 1)])

    def _refuse_second_page_under_title(self, start: int) -> None:
        """A country that no list knows shows by the title below its name."""
        above = next((index for index in range(start - 1, max(start - 4, -1), -1) if self.rows[index]), start)
        if self.ledger.fates[above][0] == "remark":
            header = read_header(printable(self.lines[above].strip()))
            if header is not None:
                self._refuse_second_page(above, header)

    def _last_answer(self) -> int:
        """The last line that is understood as answers, whatever it belongs to; asked for once a page."""
        if self.last_answer is None:
            answers = (index for index in reversed(range(len(self.rows))) if self._is_answer(self.rows[index]))
            self.last_answer = next(answers, -1)
        return self.last_answer

    def _is_answer(self, row: Row | None) -> bool:
        steps = list(self.vocabulary.steps(row.cells, near=False)) if row and row.readable else []
        return bool(steps) and all(step and step.understood for step in steps)

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
            self.ledger.mark(start, size, "label" if label else "remark")
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
        self.ledger.mark(start, size, "remark", tuple(question.key for step in read for question in step.group))
        for step in steps:
            if step and not step.understood:
                self._refuse(start, step)
        if None in steps:
            text = " ".join(row.text for row in rows[:MOST_LINES_IN_A_ROW])
            suggestion = self.ledger.suggestion(self.vocabulary.nearest_label, text)
            self.ledger.add("unrecognised", start, "is not understood", text, suggestion=suggestion)
        return size

    def _parts(self, rows: Sequence[Row]) -> Sequence[Step | None]:
        """What a row that is not understood consists of; of the ways to join its lines, the one with most known labels."""
        if len(rows) > MOST_LINES_IN_A_ROW or not all(row.readable for row in rows):
            return (None,)
        ways = [self._tried(cells, near=self._patient) for cells in joined(rows) if readable(cells)]
        return min(ways, key=lambda parts: (parts.count(None), -len(parts)), default=(None,))

    def _refuse(self, start: int, step: Step) -> None:
        allowed = self.vocabulary.allowed(step.group, step.label)
        self.ledger.add(
            "unrecognised",
            start,
            f"is not an answer to {step.label!r}",
            step.answer,
            f"$.{step.group[0].key}",
            allowed,
            self.ledger.suggestion(lambda given: nearest(given, allowed), step.answer),
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
        self.ledger.add("repeated", start, message, row.text, f"$.{fresh.group[0].key}")
        self.ledger.mark(start, 1, "repeated", tuple(question.key for question in fresh.group))
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
                self.ledger.mark(orphan.start, orphan.size, "reunited", label.keys)
                joined.add(orphan.start)
            message = f"stands apart from its label in line {label.start + 1}, {label.text!r}, and was joined with it"
            self.ledger.add("reunited", answer.start, message, answer.text, f"$.{label.group[0].key}")
        for label in self.labels:
            if label.start not in joined:
                self._leave_label(label)
        for answer in self.loose_answers:
            if answer.start not in joined:
                self.ledger.add("unrecognised", answer.start, "is an answer without a label", answer.text)

    def _leave_label(self, label: Orphan) -> None:
        path = f"$.{label.keys[0]}"
        if any(key in self.answers for key in label.keys):
            self.ledger.mark(label.start, label.size, "repeated", label.keys)
            self.ledger.add("repeated", label.start, "is the label of an answer that stands elsewhere", label.text, path)
            return
        allowed = self.vocabulary.allowed(label.group, label.text)
        self.ledger.add("unrecognised", label.start, "has no answer", label.text, path, allowed)

    # The account

    def account(self) -> Account:
        """The profile with all that is to be said about how it was read."""
        header, country = self.country.header, self.country.country
        if header is None or country is None:
            raise PageError(self.country.missing())
        remarks = tuple(printable(line) for line, (fate, _) in zip(self.lines, self.ledger.fates, strict=True) if fate in KEPT)
        try:
            profile = CountryProfile(
                country=country, year=header.year, published=self.country.published, remarks=remarks
            ).with_answers(self.answers)
        except ProfileError as error:  # the year
            raise PageError(error.problems) from error
        problems = tuple(sorted(self.ledger.problems, key=lambda problem: problem.line or 0))
        return Account(profile, problems, tuple(self.ledger.fates))


def _worded(value: Value) -> str:
    return repr(value.en) if isinstance(value, Answer | Unavailable) else str(value)
