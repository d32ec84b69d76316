"""From answers to indicators: numbers from 0 to 1, or missing with the reason."""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, TypeAlias

from attrs import evolve, frozen

from .declaration import Answer, Coded, Dimension, Question, Text, Unavailable, Value
from .questionnaire import questions

if TYPE_CHECKING:
    from collections.abc import Callable

    from .profile import CountryProfile

__all__ = ["Definition", "Gap", "Indicator", "Reason", "capped_notice", "definitions", "indicators"]


class Gap(Coded):
    """Why an indicator has no value although no answer is missing. Neither carries weight nor widens bounds."""

    NOT_ASKED = "not_asked", "Not asked in this data year", "В этом году данных вопрос не задавался"
    UNDEFINED_RATIO = "undefined_ratio", "Undefined: no complaints", "Не определено: жалоб нет"

    @property
    def widens(self) -> bool:
        """False: there is no true value to allow for."""
        return False


Reason: TypeAlias = Unavailable | Gap


@frozen(kw_only=True)
class Definition:
    """What an indicator is made of: a graded answer, a figure between goalposts, or a count as a share of `base`."""

    key: str
    label: Text
    dimension: Dimension
    question: Question
    base: Question | None = None


@frozen(kw_only=True)
class Indicator:
    """An indicator of one profile: `level` from 0 (worst) to 1 (best), or None with the `reason`.

    A rate has its `numerator` and `denominator`, and is `capped` where the share passed 1.
    """

    key: str
    dimension: Dimension
    level: float | None
    reason: Reason | None = None
    answer: Value | None = None
    numerator: int | None = None
    denominator: int | None = None
    capped: bool = False


@cache
def definitions() -> dict[str, Definition]:
    """Every indicator that the questionnaire gives rise to, by key, in the order of the page.

    Graded answers of the six dimensions, figures with goalposts, and counts with a rate. Counts without a natural
    direction (complaints, investigators) are none.
    """
    by_key = {question.key: question for question in questions()}
    found = []
    for question in questions():
        if question.dimension is None:
            continue
        if question.rate:
            found.append(
                Definition(
                    key=f"{question.section}.{question.rate.name}",
                    label=question.rate.label,
                    dimension=question.dimension,
                    question=question,
                    base=by_key[question.rate.base],
                )
            )
        elif question.scale or question.goalposts:
            found.append(Definition(key=question.key, label=question.label, dimension=question.dimension, question=question))
    return {definition.key: definition for definition in found}


@cache
def _readers() -> tuple[Callable[[CountryProfile], Indicator], ...]:
    return tuple(_reader(definition) for definition in definitions().values())


def indicators(profile: CountryProfile) -> tuple[Indicator, ...]:
    """The indicators of a profile, in the order of `definitions()`.

    A rate is the count over the investigating body's complaints, capped at 1: a flow of one year, not a cohort, and many
    complaints may mean trust as well as torture. Without complaints it is undefined.

    >>> from ptindex import example_profile
    >>> next(each for each in indicators(example_profile()) if each.key == "judicial_review.conviction").numerator
    3
    """
    return tuple([read(profile) for read in _readers()])


def _reader(definition: Definition) -> Callable[[CountryProfile], Indicator]:
    since = max(question.since for question in (definition.question, definition.base) if question)
    blank = Indicator(key=definition.key, dimension=definition.dimension, level=None)
    not_asked = evolve(blank, reason=Gap.NOT_ASKED)
    read = _rate_reader(definition, blank) if definition.base else _answer_reader(definition, blank)

    def reader(profile: CountryProfile) -> Indicator:
        # An answer given for a year in which the question was not asked does not count: otherwise withdrawing it would.
        return not_asked if profile.year < since else read(profile)

    return reader


def _answer_reader(definition: Definition, blank: Indicator) -> Callable[[CountryProfile], Indicator]:
    question = definition.question
    get = attrgetter(question.key)
    # The same answer always makes the same indicator: made once, handed out often.
    made: dict[Value, Indicator] = {
        option: evolve(blank, answer=option, level=option.level) if isinstance(option, Answer) else evolve(blank, reason=option)
        for option in question.options
    }
    if question.scale:
        return lambda profile: made[get(profile)]
    low, high = question.goalposts or (0.0, 1.0)

    def read(profile: CountryProfile) -> Indicator:
        value = get(profile)
        if isinstance(value, Unavailable):
            return made[value]
        return evolve(blank, answer=value, level=(value - low) / (high - low))

    return read


def _rate_reader(definition: Definition, blank: Indicator) -> Callable[[CountryProfile], Indicator]:
    assert definition.base is not None
    get = attrgetter(definition.question.key, definition.base.key)

    def read(profile: CountryProfile) -> Indicator:
        cases, base = get(profile)
        reason = _why_no_rate(cases, base)
        if reason is not None:
            return evolve(blank, reason=reason)
        return Indicator(
            key=blank.key,
            dimension=blank.dimension,
            level=min(1.0, cases / base),
            answer=cases,
            numerator=cases,
            denominator=base,
            capped=cases > base,
        )

    return read


def _why_no_rate(cases: Value, base: Value) -> Reason | None:
    if Unavailable.NOT_APPLICABLE in (cases, base):
        return Unavailable.NOT_APPLICABLE
    if base == 0:
        return Gap.UNDEFINED_RATIO
    for count in (base, cases):
        if isinstance(count, Unavailable):
            return count
    return None


def capped_notice(rate: Indicator) -> Text:
    """What to say beside a score in which a rate passed 1."""
    return Text(
        f"{rate.key}: {rate.numerator} of {rate.denominator} is more than all, counted as 1",
        f"{rate.key}: {rate.numerator} из {rate.denominator} — больше целого, засчитано как 1",
    )
