"""What a questionnaire is made of, and the one walker that reads a declared one.

`questionnaire.py` says which questions there are; here stands what a question, a scale and a section are. Pages, JSON,
schemas, indicators, codebooks and tests ask `questions_of` and name no question themselves.
"""

from __future__ import annotations

import re
from enum import Enum
from math import inf, isfinite
from numbers import Integral, Real
from sys import float_info
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeAlias, cast, get_args

import attrs
from attrs import frozen

from .exceptions import Problem, ProfileError, nearest, shown
from .languages import LANGUAGES, Language, check_language

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "LANGUAGES",
    "Answer",
    "Aspect",
    "Coded",
    "Dimension",
    "Language",
    "OpenTo",
    "Question",
    "Rate",
    "Section",
    "Text",
    "Unavailable",
    "Value",
    "checks_of",
    "questions_of",
]

FIRST_YEAR = 2019
"""The first data year of the index (first release, July 2020)."""

_CODE = re.compile(r"[a-z][a-z0-9_]*")
_LATIN = re.compile(r"[a-z]", re.IGNORECASE)
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
_LARGEST_COUNT = 2**53 - 1  # the largest integer that every JSON reader keeps exactly (RFC 8259, section 6)


def _check_wording(owner: str, en: str, ru: str) -> None:
    if not en.strip() or not ru.strip():
        raise ValueError(f"{owner}: a wording is missing in English or in Russian")
    if _LATIN.search(en) and not _CYRILLIC.search(ru):
        raise ValueError(f"{owner}: the Russian wording {ru!r} is not in Russian")


def _languages(names: Iterable[Language]) -> frozenset[Language]:
    return frozenset(names)


@frozen
class Text:
    """A wording in English and Russian; `attested` names the languages in which the index itself prints it.

    `variants` are further wordings that a page may use for the same thing: they are read and never written.
    """

    en: str
    ru: str
    attested: frozenset[Language] = attrs.field(default=(), converter=_languages)
    variants: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        _check_wording("Text", self.en, self.ru)

    def wording(self, language: Language) -> str:
        """The text in one language."""
        if language == "en":
            return self.en
        if language != "ru":
            check_language(language)
        return self.ru


class Coded(Enum):
    """An enumeration whose members have a code for files and a wording for people in both languages."""

    code: str
    en: str
    ru: str
    attested: frozenset[Language]
    variants: tuple[str, ...]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if len(cls.__members__) != len(cls):
            twice = sorted(name for name, member in cls.__members__.items() if member.name != name)
            raise ValueError(f"{cls.__name__}: the code of {', '.join(twice)} stands twice")

    def __new__(cls, code: str, en: str, ru: str, attested: Iterable[Language] = (), variants: Iterable[str] = ()) -> Self:
        member = object.__new__(cls)
        member._word(code, en, ru, attested, variants)
        return member

    def _word(self, code: str, en: str, ru: str, attested: Iterable[Language], variants: Iterable[str]) -> None:
        owner = f"{type(self).__name__}.{code}"
        if not _CODE.fullmatch(code):
            raise ValueError(f"{owner}: a code is made of small letters, digits and underscores")
        _check_wording(owner, en, ru)
        self._value_ = code
        self.code, self.en, self.ru = code, en, ru
        self.attested, self.variants = frozenset(attested), tuple(variants)

    def wording(self, language: Language) -> str:
        """The answer in one language."""
        if language == "en":
            return self.en
        if language != "ru":
            check_language(language)
        return self.ru


class Answer(Coded):
    """A scale of graded answers: each member has a `level` from 0 (worst) to 1 (best) beside its wordings.

    Levels are this library's own; `attested` says in which languages the wording is the index's own.
    """

    level: float

    def __new__(
        cls, code: str, level: float, en: str, ru: str, attested: Iterable[Language] = (), variants: Iterable[str] = ()
    ) -> Self:
        member = object.__new__(cls)
        member._word(code, en, ru, attested, variants)
        if not 0 <= level <= 1:
            raise ValueError(f"{cls.__name__}.{code}: the level {level} is not from 0 to 1")
        member.level = float(level)
        return member


class Unavailable(Coded):
    """Why a question has no answer. Six different findings, never merged and never a zero.

    `widens` is True where the true answer exists or may exist, so that the bounds of a score must allow for any.
    """

    widens: bool

    def __new__(cls, code: str, en: str, ru: str, attested: Iterable[Language] = (), widens: bool = True) -> Self:
        member = object.__new__(cls)
        member._word(code, en, ru, attested, ())
        member.widens = widens
        return member

    NOT_STATED = "not_stated", "This input does not say", "В этом источнике не указано"
    NO_DATA = "no_data", "No data", "Нет данных", ("en",)
    HARD_TO_ACCESS = (
        "hard_to_access",
        "Data is hard to access and rarely updated",
        "Данные труднодоступны и редко обновляются",
        ("en",),
    )
    NOT_COLLECTED = "not_collected", "Data is not collected", "Данные не собираются"
    WITHHELD = "withheld", "Data is withheld", "Данные не раскрываются"
    NOT_APPLICABLE = "not_applicable", "Does not apply", "Неприменимо", (), False


class Dimension(Coded):
    """The six areas that the index publishes; the Russian names are the published ones."""

    RESPONSE_MECHANISM = (
        "response_mechanism",
        "State's torture response mechanism",
        "Государственный механизм реагирования на пытки",
        ("ru",),
    )
    JUDICIAL_REVIEW = "judicial_review", "Judicial review", "Судебный контроль", ("ru",)
    RATIFICATION = (
        "ratification",
        "Ratification of international instruments",
        "Степень принятия государством международных обязательств",
        ("ru",),
    )
    DOMESTIC_LAW = (
        "domestic_law",
        "Anti-torture provisions in domestic law",
        "Нормы в национальном законодательстве, запрещающие пытки",
        ("ru",),
    )
    PROCEDURAL_GUARANTEES = (
        "procedural_guarantees",
        "Procedural guarantees",
        "Процессуальные гарантии, работающие на превенцию пыток",
        ("ru",),
    )
    PREVENTION = "prevention", "Prevention of torture", "Механизмы и средства превенции пыток", ("ru",)


class Aspect(Coded):
    """What kind of fact a question asks for, after the structural, process and outcome indicators of human rights work.

    Source of the distinction: OHCHR, *Human Rights Indicators: A Guide to Measurement and Implementation* (HR/PUB/12/5, 2012).
    """

    LAW = "law", "Law", "Право"
    INSTITUTION = "institution", "Institution", "Институты"
    PRACTICE = "practice", "Practice", "Практика"
    OUTCOME = "outcome", "Outcome", "Результат"


class OpenTo(Enum):
    """Which States may become party to a treaty by an act of their own."""

    ANY_STATE = "any_state"
    UNCAT_PARTIES = "uncat_parties"
    COUNCIL_OF_EUROPE = "council_of_europe"


@frozen(kw_only=True)
class Rate:
    """A count read as a share of another count, from 0 (no case) to 1 (as many or more, capped).

    `base` is the key of the question that the share is of.
    """

    name: str
    base: str
    label: Text


Value: TypeAlias = Answer | Unavailable | int | float
"""Whatever may stand at a question: an answer in words, a number, or the reason for none. For annotations."""


@frozen
class Question:
    """A question of the questionnaire: declared in a section's field, handed out by `questions_of` with its place.

    `since` is the data year in which it was first asked. `on_page` is False for what the index publishes elsewhere than on
    a country's page. `unit` says how a figure is written, `{}` standing for the number. `goalposts` make an indicator of a
    figure, `rate` of a count. `section`, `name`, `dimension` and `answers` are filled in from the field.
    """

    label: Text
    aspect: Aspect | None = None
    since: int = attrs.field(default=FIRST_YEAR, kw_only=True)
    on_page: bool = attrs.field(default=True, kw_only=True)
    reference: Text | None = attrs.field(default=None, kw_only=True)
    open_to: OpenTo | None = attrs.field(default=None, kw_only=True)
    unit: Text | None = attrs.field(default=None, kw_only=True)
    goalposts: tuple[float, float] | None = attrs.field(default=None, kw_only=True)
    rate: Rate | None = attrs.field(default=None, kw_only=True)
    section: str = attrs.field(default="", kw_only=True)
    name: str = attrs.field(default="", kw_only=True)
    dimension: Dimension | None = attrs.field(default=None, kw_only=True)
    answers: type[Answer] | type[int] | type[float] = attrs.field(default=int, kw_only=True)

    @property
    def key(self) -> str:
        """`section.question`, the question's name everywhere."""
        return f"{self.section}.{self.name}"

    @property
    def scale(self) -> type[Answer] | None:
        """The scale of a graded question, None for a count or a figure."""
        return self.answers if issubclass(self.answers, Answer) else None

    @property
    def options(self) -> tuple[Answer | Unavailable, ...]:
        """Every answer in words that the question takes, best first as declared, then the reasons for none."""
        return (*(self.scale or ()), *Unavailable)

    @property
    def allowed(self) -> tuple[str, ...]:
        """What a file may say, for errors and schemas: the codes, after the kind of number where one is asked for."""
        codes = tuple(option.code for option in self.options)
        return codes if self.scale else (self._number_asked_for(), *codes)

    def accept(self, given: object) -> Value | Problem:
        """The answer as the profile keeps it, or the problem with it. A whole float is a count; True is no number."""
        if isinstance(given, Unavailable) or (self.scale and isinstance(given, self.scale)):
            return given
        if isinstance(given, Real) and not isinstance(given, bool) and not self.scale:
            number = self._number(given)
            if number is not None:
                return number
        return self.problem(given)

    def problem(self, given: object) -> Problem:
        """What to say about an answer that the question does not take."""
        return Problem(
            path=f"$.{self.key}",
            message="is not an answer to this question",
            given=shown(given),
            allowed=self.allowed,
            suggestion=self._suggestion(given) if isinstance(given, str) else None,
        )

    def _suggestion(self, given: str) -> str | None:
        for option in self.options:
            if given == option.code:  # right in a file, but Python code takes the member
                return f"{type(option).__name__}.{option.name}"
        return nearest(given, [option.code for option in self.options])

    def _number(self, given: Real) -> int | float | None:
        low, high = self.number_range
        try:
            number = int(given) if isinstance(given, Integral) else float(given)
            if not (isfinite(number) and low <= number <= high):
                return None
        except OverflowError:
            return None
        if self.answers is int:
            return int(number) if number == int(number) else None
        return float(number) + 0.0  # -0.0 would print with a sign

    @property
    def number_range(self) -> tuple[float, float]:
        """The least and the greatest number that the question takes; the greatest of a figure may be infinity."""
        return (0, _LARGEST_COUNT) if self.answers is int else self.goalposts or (0, inf)

    def _number_asked_for(self) -> str:
        if self.answers is int:
            return "a whole number from 0 to 2**53-1"
        low, high = self.number_range
        return f"a number from {low:g} to {high:g}" if high < inf else f"a number from {low:g}"


class Section:
    """A part of the questionnaire: subclasses are frozen, keyword-only attrs classes whose fields are questions.

    Every value is checked when a section is made; all problems of one section are raised together as `ProfileError`.
    """

    __slots__ = ()

    heading: ClassVar[Text]
    dimension: ClassVar[Dimension | None] = None

    def __attrs_post_init__(self) -> None:
        problems = []
        for name, kind, low, high, question in checks_of(type(self)):
            given = getattr(self, name)
            given_kind = type(given)
            if given_kind is Unavailable or (given_kind is kind and (low is None or low < given <= high)):
                continue
            value = question.accept(given)
            if isinstance(value, Problem):
                problems.append(value)
            else:
                object.__setattr__(self, name, value)
        if problems:
            raise ProfileError(problems)


_Check: TypeAlias = tuple[str, type, float | None, float, Question]
_CHECKS: dict[type[Section], tuple[_Check, ...]] = {}


def checks_of(section: type[Section]) -> tuple[_Check, ...]:
    """For each question what needs no second look: its kind of answer, and for a number the range above `low` up to `high`."""
    if section not in _CHECKS:
        _CHECKS[section] = tuple(_check(question) for question in questions_of(section))
    return _CHECKS[section]


def _check(question: Question) -> _Check:
    if question.scale:
        return question.name, question.scale, None, 0, question
    low, high = question.number_range
    # A count of zero is in range; a float of zero goes the long way, which takes the sign from -0.0.
    return question.name, question.answers, -1 if question.answers is int else low, min(high, float_info.max), question


_ASKED: dict[type[Section], tuple[Question, ...]] = {}


def questions_of(section: type[Section]) -> tuple[Question, ...]:
    """The questions of a section in the order of its fields, each with its place filled in."""
    if section not in _ASKED:
        name = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", section.__name__).lower()
        fields: Iterable[attrs.Attribute[Any]] = attrs.fields(cast("type[attrs.AttrsInstance]", section))
        _ASKED[section] = tuple(_placed(field, name, section.dimension) for field in fields)
    return _ASKED[section]


def _placed(field: attrs.Attribute[Any], section: str, dimension: Dimension | None) -> Question:
    union, question = get_args(field.type)
    (answers,) = (kind for kind in get_args(union) if kind is not Unavailable)
    placed: Question = attrs.evolve(question, section=section, name=field.name, dimension=dimension, answers=answers)
    if placed.scale:
        shared = {answer.code for answer in placed.scale} & {reason.code for reason in Unavailable}
        if shared:
            raise ValueError(f"{placed.key}: {', '.join(sorted(shared))} is an answer and a reason for none")
    return placed
