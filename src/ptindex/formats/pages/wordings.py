"""What the words on a page stand for, derived from the questionnaire: labels, headings, answers and how figures are written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

import attrs
from attrs import frozen

from ...countries import find_country
from ...declaration import LANGUAGES, Answer, Dimension, Question, Unavailable, Value
from ...exceptions import Problem, ProfileError, nearest, shown
from ...questionnaire import SECTIONS, TITLE, questions
from ..numbers import Number, read_number
from .matching import Match, Wordings, fold, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ...declaration import Text

__all__ = ["Doubt", "Option", "Step", "Vocabulary", "vocabulary", "without_currency"]

Option: TypeAlias = Answer | Unavailable
Group: TypeAlias = tuple[Question, ...]
"""Questions that share a label on the page."""

_DASH = re.compile(r"(?<=\S)(?:\s+[-\u2010-\u2015\u2212]|:)\s+(?=\S)")
_CURRENCY = re.compile(r"€|(?<![^\W\d_])(?:euros?|eur|евро)(?![^\W\d_])", re.IGNORECASE)
_BETWEEN_FIGURES = re.compile(r"[,;]\s")
_ISO3 = re.compile(r"[A-Z]{3}")
_MOST_PAIRS = 8


def _every(text: Text | Option | Dimension) -> tuple[str, ...]:
    return (text.en, text.ru, *text.variants)


def without_currency(template: str) -> str:
    """A unit's template without the sign of the currency.

    >>> without_currency("€ {} per day")
    '{} per day'
    """
    return " ".join(_CURRENCY.sub(" ", template).split())


@frozen
class Doubt:
    """What was read in a way that a person should look at."""

    path: str
    given: str
    message: str


@frozen
class Step:
    """A label with what stands beside it; `claims` is None where that is no answer to the label's questions."""

    group: Group
    label: str
    answer: str
    exact_label: bool
    claims: tuple[tuple[Question, Value], ...] | None = None
    doubts: tuple[Doubt, ...] = ()

    @property
    def understood(self) -> bool:
        """Whether the answer was read."""
        return self.claims is not None


@frozen
class _Answered:
    claims: tuple[tuple[Question, Value], ...]
    doubts: tuple[Doubt, ...] = ()


@frozen
class Vocabulary:
    """Every wording that a page may use, and what it stands for."""

    labels: Wordings[Group]
    headings: Wordings[str]
    titles: Wordings[None]
    options: Mapping[str, Wordings[Option]]
    reasons: Wordings[Unavailable]
    bearers: Mapping[str, Group]
    countries: Mapping[str, str]

    def steps(self, cells: Sequence[str], *, near: bool) -> Iterator[Step | None]:
        """The cells of a row as labels with answers, one after the other; None for a cell that is neither."""
        expanded = [part for cell in cells for part in self._pairs_apart(cell)]
        place = 0
        while place < len(expanded):
            step, size = self._step(expanded, place, near=near)
            yield step
            place += size

    def _step(self, cells: Sequence[str], place: int, *, near: bool) -> tuple[Step | None, int]:
        unread: tuple[Step | None, int] = (None, 1)
        for label, answer, size in _candidates(cells, place):
            found = self.labels.find(label, near=near)
            if found is None:
                continue
            answered = self.answer(found.target, answer, near=near)
            step = Step(found.target, label, answer, exact_label=not found.near)
            if answered is not None:
                doubts = (*_near_doubts(found.target, label, found), *answered.doubts)
                return attrs.evolve(step, claims=answered.claims, doubts=doubts), size
            unread = step, size
        return unread

    def _pairs_apart(self, cell: str) -> Iterable[str]:
        """A cell of several `label — value` pairs as one cell a pair: what ends in a known label begins the next."""
        parts = _DASH.split(cell, _MOST_PAIRS)
        if len(parts) < 3:
            return (cell,)
        pairs = []
        label = parts[0]
        for part in parts[1:-1]:
            words = part.split()
            begin = next((at for at in range(1, len(words)) if self.labels.exact(" ".join(words[at:]))), None)
            if begin is None:
                return (cell,)
            pairs.append(f"{label} — {' '.join(words[:begin])}")
            label = " ".join(words[begin:])
        return (*pairs, f"{label} — {parts[-1]}")

    def answer(self, group: Group, text: str, *, near: bool) -> _Answered | None:
        """What a text answers to the questions of a label, or None."""
        if len(group) > 1:
            return self._shared(group, text)
        (question,) = group
        found = self.options[question.key].find(text, near=near)
        if found is not None:
            return _Answered(((question, found.target),), tuple(_near_doubts(group, text, found)))
        return None if question.scale else self._figure(question, text, alone=True)

    def _shared(self, group: Group, text: str) -> _Answered | None:
        reason = self.reasons.exact(text)
        if reason is not None:
            return _Answered(tuple((question, reason.target) for question in group))
        parts = _BETWEEN_FIGURES.split(plain(text), len(group))
        read = [[answered for question in group if (answered := self._figure(question, part, alone=False))] for part in parts]
        keys = [answered.claims[0][0].key for answers in read for answered in answers]
        if not all(read) or len(keys) != len(parts) or len(set(keys)) != len(keys):
            return None
        return _Answered(
            tuple(claim for (answered,) in read for claim in answered.claims),
            tuple(doubt for (answered,) in read for doubt in answered.doubts),
        )

    def _figure(self, question: Question, text: str, *, alone: bool) -> _Answered | None:
        """A number with the question's unit; without it only where the question stands `alone` beside its label."""
        unified = plain(text)
        bare = without_currency(unified)
        if question.unit is None:
            return self._number(question, unified, text, doubts=())
        currencies = len(_CURRENCY.findall(unified))
        expected = len(_CURRENCY.findall(question.unit.en))
        if currencies > expected:
            return None
        for template in (question.unit.en, question.unit.ru):
            before, after = (plain(part) for part in without_currency(template).split("{}"))
            if bare.startswith(before) and bare.endswith(after):
                middle = bare[len(before) : len(bare) - len(after)].strip()
                complete = currencies == expected and (before or after or expected)
                read = self._number(question, middle, text, doubts=() if complete else _missing_unit(question, middle, text))
                if read is not None:
                    return read
        return self._number(question, bare, text, doubts=_missing_unit(question, bare, text)) if alone else None

    def _number(self, question: Question, text: str, given: str, *, doubts: tuple[Doubt, ...]) -> _Answered | None:
        reason = self.reasons.exact(text)
        if reason is not None:
            return _Answered(((question, reason.target),))
        number = read_number(text, whole=question.answers is int)
        value = None if number is None else question.accept(number.value)
        if number is None or value is None or isinstance(value, Problem):
            return None
        return _Answered(((question, value),), (*doubts, *_number_doubts(question, number, given)))

    def only_wording(self, cells: Sequence[str]) -> Match[Group] | Group | None:
        """The label, or the questions of the answer in words, that stands alone in a row."""
        if len(cells) != 1:
            return None
        return self.labels.exact(cells[0]) or self.bearers.get(fold(cells[0]))

    def allowed(self, group: Group, given: str) -> tuple[str, ...]:
        """What may stand beside a label, in the language of what does."""
        language = LANGUAGES[bool(re.search(r"[а-яё]", given, re.IGNORECASE))]
        numbers = () if group[0].scale else group[0].allowed[:1]
        return (*numbers, *(option.wording(language) for option in group[0].options))

    def nearest_label(self, given: str) -> str | None:
        """The label most like a text."""
        return nearest(given, [wording for question in questions() for wording in _every(question.label)])

    def country_code(self, name: str) -> str | None:
        """The code of a country's name, never of a near one."""
        country = find_country(name)
        return self.countries.get(fold(name)) or (country.iso3 if country else None)


def _candidates(cells: Sequence[str], place: int) -> Iterator[tuple[str, str, int]]:
    cell = cells[place]
    for dash in _DASH.finditer(cell):
        yield cell[: dash.start()], cell[dash.end() :], 1
    if place + 1 < len(cells):
        yield cell, cells[place + 1], 2


def _near_doubts(group: Group, given: str, found: Match[Group] | Match[Option]) -> Iterator[Doubt]:
    if found.near:
        yield Doubt(f"$.{group[0].key}", given, f"is not spelt so in the questionnaire, read as {found.wording!r}")


def _missing_unit(question: Question, number: str, given: str) -> tuple[Doubt, ...]:
    meant = question.unit.en.format(number) if question.unit else number
    return (Doubt(f"$.{question.key}", given, f"has no unit, read as {meant!r}"),)


def _number_doubts(question: Question, number: Number, given: str) -> Iterator[Doubt]:
    if number.doubtful:
        yield Doubt(f"$.{question.key}", given, f"has a sign that may also set thousands apart, read as {number.value}")


def _groups() -> dict[str, tuple[str, list[Question]]]:
    groups: dict[str, tuple[str, list[Question]]] = {}
    for question in questions():
        for wording in _every(question.label):
            groups.setdefault(fold(wording), (wording, []))[1].append(question)
    return groups


def _headings() -> Iterator[tuple[str, str]]:
    first = {question.dimension: question.section for question in reversed(questions())}
    for dimension in Dimension:
        yield from ((wording, first[dimension]) for wording in _every(dimension))
    for section, name in zip(SECTIONS, dict.fromkeys(question.section for question in questions()), strict=True):
        yield from ((wording, name) for wording in _every(section.heading))


@cache
def _built_in() -> Vocabulary:
    labels: Wordings[Group] = Wordings((wording, tuple(group)) for wording, group in _groups().values())
    headings = Wordings(_headings())
    titles: Wordings[None] = Wordings((wording, None) for wording in _every(TITLE))
    options: dict[str, Wordings[Option]] = {
        question.key: Wordings((wording, option) for option in question.options for wording in _every(option))
        for question in questions()
    }
    bearers: dict[str, Group] = {}
    for question in questions():
        for wording in options[question.key].folded:
            bearers[wording] = (*bearers.get(wording, ()), question)
    return Vocabulary(
        labels,
        headings,
        titles,
        options,
        Wordings((wording, reason) for reason in Unavailable for wording in _every(reason)),
        bearers,
        {},
    )


def vocabulary(aliases: Mapping[str, str] | None = None) -> Vocabulary:
    """The questionnaire's wordings, and the given ones beside them.

    Raises `ProfileError` with every alias that is empty or whose target is no question, option or country code.
    """
    if not aliases:
        return _built_in()
    known = _built_in()
    labels, options = known.labels.copy(), dict(known.options)
    bearers, countries = dict(known.bearers), dict(known.countries)
    problems = []
    for wording, target in aliases.items():
        question, option = _target(target)
        if not fold(wording) or (question is None and not _ISO3.fullmatch(target)):
            problems.append(_alias_problem(wording, target))
        elif question is None:
            countries[fold(wording)] = target
        elif option is None:
            labels.add(wording, (question,))
        else:
            options[question.key] = options[question.key].copy()
            options[question.key].add(wording, option)
            bearers[fold(wording)] = (*bearers.get(fold(wording), ()), question)
    if problems:
        raise ProfileError(problems)
    return attrs.evolve(known, labels=labels, options=options, bearers=bearers, countries=countries)


def _target(target: str) -> tuple[Question | None, Option | None]:
    for question in questions():
        if target == question.key:
            return question, None
        for option in question.options:
            if target == f"{question.key}.{option.code}":
                return question, option
    return None, None


def _alias_problem(wording: str, target: str) -> Problem:
    targets = [question.key for question in questions()]
    if target.count(".") > 1:
        targets = [f"{question.key}.{option.code}" for question in questions() for option in question.options]
    return Problem(
        path=f"$.aliases[{shown(wording)}]",
        message="is not a wording with the key of a question (prevention.video), of an answer (prevention.video.some) "
        "or the code of a country (KAZ)",
        given=shown(target),
        suggestion=nearest(target, targets) if fold(wording) else None,
    )
