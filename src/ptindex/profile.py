"""A country's answers in one data year, with where each comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from operator import attrgetter
from typing import Any

import attrs
from attrs import field, frozen

from .countries import Country, place_record, title_of
from .declaration import FIRST_YEAR, Question, Section, Unavailable, Value, questions_of
from .exceptions import Problem, ProfileError, nearest, shown
from .frozenmap import FrozenMap, is_number
from .presentation import Presented
from .questionnaire import (
    SECTIONS,
    Context,
    DomesticLaw,
    ExpertSurvey,
    InvestigatingBody,
    JudicialReview,
    Prevention,
    ProceduralGuarantees,
    Ratification,
    ResponseMechanism,
    questions,
)
from .texts import text_problems

__all__ = ["CountryProfile", "Note", "PublishedScore", "Source", "edition_of"]

LAST_YEAR = 2100
_SECOND_EDITION = 2020


def edition_of(year: int) -> int:
    """The data year that began the edition of the questionnaire that a year answers, 2019 or 2020."""
    return FIRST_YEAR if year < _SECOND_EDITION else _SECOND_EDITION


def _raise_if(problems: list[Problem]) -> None:
    if problems:
        raise ProfileError(problems)


def _instance_problems(path: str, given: object, kind: type, name: str) -> Iterable[Problem]:
    # A time of day is no part of a date that a file keeps, although Python takes a datetime for a date.
    if given is not None and (not isinstance(given, kind) or isinstance(given, datetime)):
        yield Problem(path=path, message=f"is not {name}", given=shown(given))


def _trimmed(given: str) -> str:
    """A text without the blanks around it, which come with what is pasted; what is no text is refused later."""
    return given.strip() if isinstance(given, str) else given


@frozen(kw_only=True)
class Source:
    """Where a figure or an answer comes from: a title, and an address and a date where there are any."""

    title: str = field(converter=_trimmed)
    url: str = field(default="", converter=_trimmed)
    date: date | None = None

    def __attrs_post_init__(self) -> None:
        _raise_if(
            [
                *text_problems("$.title", self.title, required=True),
                *text_problems("$.url", self.url, one_line=True),
                *_instance_problems("$.date", self.date, date, "a date (YYYY-MM-DD)"),
            ]
        )


@frozen(kw_only=True)
class Note:
    """What stands beside an answer: a remark, its source, and the day for which it holds."""

    text: str = field(default="", converter=_trimmed)
    source: Source | None = None
    as_of: date | None = None

    def __attrs_post_init__(self) -> None:
        _raise_if(
            [
                *text_problems("$.text", self.text),
                *_instance_problems("$.source", self.source, Source, "a Source"),
                *_instance_problems("$.as_of", self.as_of, date, "a date (YYYY-MM-DD)"),
            ]
        )


@frozen(kw_only=True)
class PublishedScore:
    """A total as the index published it: data, on a scale of its own, never computed here.

    `mark` is a sign printed beside it (the page for Kazakhstan 2022 has `†`), kept without an interpretation. `release` is
    the number of the release, from 1.
    """

    value: float
    mark: str = ""
    release: int | None = None
    source: Source | None = None

    def __attrs_post_init__(self) -> None:
        problems = [
            *text_problems("$.mark", self.mark, one_line=True),
            *_instance_problems("$.source", self.source, Source, "a Source"),
        ]
        if not is_number(self.value):
            problems.append(Problem(path="$.value", message="is not a finite number", given=shown(self.value)))
        else:
            object.__setattr__(self, "value", float(self.value) + 0.0)
        if self.release is not None and (type(self.release) is not int or self.release < 1):
            problems.append(Problem(path="$.release", message="is not the number of a release", given=shown(self.release)))
        _raise_if(problems)


def _frozen_notes(items: Mapping[str, Note]) -> FrozenMap[str, Note]:
    if type(items) is FrozenMap:
        return items
    # What is no mapping passes through, to be refused with everything else that is wrong.
    return FrozenMap(items) if isinstance(items, Mapping) else items


def _frozen_tuple(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(items) if isinstance(items, list | tuple) else items  # type: ignore[return-value]


@frozen(kw_only=True, repr=False)
class CountryProfile(Presented):
    """The answers to the questionnaire for one country and one data year.

    Every question that the input did not answer is `Unavailable.NOT_STATED`. `notes` maps a question's key
    (`prevention.video`), a section's name or `published` to a `Note`. `territory` says for which part of the country the
    answers hold, where that matters. `remarks` keeps lines of the input that belong to no question.

    Raises `ProfileError` with every problem found.
    """

    country: Country
    year: int
    territory: str = ""
    published: PublishedScore | None = None
    source: Source | None = None
    notes: FrozenMap[str, Note] = field(factory=FrozenMap, converter=_frozen_notes)
    remarks: tuple[str, ...] = field(default=(), converter=_frozen_tuple)
    context: Context = field(factory=Context)
    response_mechanism: ResponseMechanism = field(factory=ResponseMechanism)
    investigating_body: InvestigatingBody = field(factory=InvestigatingBody)
    expert_survey: ExpertSurvey = field(factory=ExpertSurvey)
    judicial_review: JudicialReview = field(factory=JudicialReview)
    ratification: Ratification = field(factory=Ratification)
    domestic_law: DomesticLaw = field(factory=DomesticLaw)
    procedural_guarantees: ProceduralGuarantees = field(factory=ProceduralGuarantees)
    prevention: Prevention = field(factory=Prevention)

    def __attrs_post_init__(self) -> None:
        _raise_if([*self._identity_problems(), *self._note_problems(), *self._section_problems()])

    def _identity_problems(self) -> Iterator[Problem]:
        if not isinstance(self.country, Country):
            yield Problem(path="$.country", message="is not a Country", given=shown(self.country))
        if type(self.year) is not int or not FIRST_YEAR <= self.year <= LAST_YEAR:
            yield Problem(
                path="$.year",
                message=f"is not a data year of the index, a whole number from {FIRST_YEAR} to {LAST_YEAR}",
                given=shown(self.year),
            )
        if self.territory != "":
            yield from text_problems("$.territory", self.territory, one_line=True)
        if self.published is not None:
            yield from _instance_problems("$.published", self.published, PublishedScore, "a PublishedScore")
        if self.source is not None:
            yield from _instance_problems("$.source", self.source, Source, "a Source")

    def _note_problems(self) -> Iterator[Problem]:
        if isinstance(self.notes, FrozenMap):
            for path, note in self.notes.items():
                if path not in _NOTE_PATHS:
                    yield Problem(
                        path="$.notes",
                        message="is neither a question, nor a section, nor 'published'",
                        given=shown(path),
                        suggestion=nearest(path, _NOTE_PATHS) if isinstance(path, str) else None,
                    )
                elif not isinstance(note, Note):
                    yield Problem(path=f"$.notes['{path}']", message="is not a Note", given=shown(note))
        else:
            yield Problem(path="$.notes", message="is not a mapping of paths to notes", given=shown(self.notes))
        if isinstance(self.remarks, tuple):
            for number, remark in enumerate(self.remarks):
                yield from text_problems(f"$.remarks[{number}]", remark)
        else:
            yield Problem(path="$.remarks", message="is not a list of lines", given=shown(self.remarks))

    def _section_problems(self) -> Iterator[Problem]:
        if tuple(map(type, _sections_of(self))) == SECTIONS:
            return
        for name, section in zip(_SECTION_NAMES, SECTIONS, strict=True):
            given = getattr(self, name)
            if type(given) is not section:
                yield Problem(path=f"$.{name}", message=f"is not a {section.__name__}", given=shown(given))

    def __repr__(self) -> str:
        return f"<CountryProfile {self.country.name} ({self.country.iso3}) {self.year}>"

    @property
    def edition(self) -> int:
        """The data year that began the questionnaire's edition, 2019 or 2020; the two editions are not comparable."""
        return edition_of(self.year)

    @property
    def title(self) -> str:
        """The country and the year, with the territory where one is named."""
        return title_of(self.country.name, self.territory, self.year)

    def sections(self) -> Iterator[tuple[str, Section]]:
        """Each section with its name, in the order of the page."""
        for name in _SECTION_NAMES:
            yield name, getattr(self, name)

    def answers(self) -> Iterator[tuple[Question, Value]]:
        """Each question with its answer or the reason for none, in the order of the page."""
        for question in questions():
            yield question, getattr(getattr(self, question.section), question.name)

    def records(self) -> Iterator[Mapping[str, str | float | int | None]]:
        """A row for each answer, for a data frame: a number, or the code of an answer or of the reason for none."""
        for question, value in self.answers():
            number = value if isinstance(value, int | float) else None
            yield {
                **place_record(self.country, self.territory),
                "year": self.year,
                "edition": self.edition,
                "question": question.key,
                "code": None if isinstance(value, int | float) else value.code,
                "number": number,
                "known": not isinstance(value, Unavailable),
            }

    def answer(self, key: str) -> Value:
        """The answer to the question of a key (`prevention.video`). Raises `ProfileError` for a key that is none.

        >>> from ptindex import example_profile
        >>> example_profile().answer("prevention.video").code
        'some'
        """
        question = _question(key)
        value: Value = getattr(getattr(self, question.section), question.name)
        return value

    def with_answers(self, answers: Mapping[str, Value]) -> CountryProfile:
        """A copy in which the questions of the given keys are answered otherwise; `Unavailable.NOT_STATED` withdraws an answer.

        Raises `ProfileError` with every unknown key or answer that the question does not take.
        """
        by_section: dict[str, dict[str, Value]] = {}
        problems: list[Problem] = []
        for key, value in answers.items():
            try:
                question = _question(key)
            except ProfileError as error:
                problems += error.problems
                continue
            accepted = question.accept(value)
            if isinstance(accepted, Problem):
                problems.append(accepted)
            else:
                by_section.setdefault(question.section, {})[question.name] = accepted
        _raise_if(problems)
        changed: dict[str, Any] = {name: attrs.evolve(getattr(self, name), **values) for name, values in by_section.items()}
        return attrs.evolve(self, **changed)


_SECTION_NAMES = tuple(questions_of(section)[0].section for section in SECTIONS)
_sections_of = attrgetter(*_SECTION_NAMES)


_BY_KEY = {question.key: question for question in questions()}


def _question(key: str) -> Question:
    question = _BY_KEY.get(key)
    if question is None:
        suggestion = nearest(str(key), _BY_KEY)
        raise ProfileError([Problem(message="is not the key of a question", given=shown(key), suggestion=suggestion)])
    return question


_NOTE_PATHS = frozenset({"published", *_SECTION_NAMES, *_BY_KEY})
