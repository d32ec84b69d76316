"""From answers to indicators: numbers from 0 to 1, or missing with the reason."""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, TypeAlias

from attrs import evolve, frozen

from .declaration import Answer, Coded, Dimension, Question, Text, Unavailable, Value
from .questionnaire import questions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from .profile import CountryProfile

__all__ = ["Definition", "Gap", "Indicator", "Reason", "definitions", "indicators", "notices_of"]


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

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The keys of the questions that it is made of: of a rate, the count and what it is a share of."""
        return (self.question.key,) if self.base is None else (self.question.key, self.base.key)


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


def indicators(profile: CountryProfile) -> tuple[Indicator, ...]:
    """The indicators of a profile, in the order of `definitions()`.

    A rate is the count over the investigating body's complaints, capped at 1: a flow of one year, not a cohort, and many
    complaints may mean trust as well as torture. Without complaints it is undefined.

    >>> from ptindex import example_profile
    >>> next(each for each in indicators(example_profile()) if each.key == "judicial_review.conviction").numerator
    3
    """
    answers, bases = _read(profile)
    return tuple([make(answer, base) for make, answer, base in zip(_makers(profile.year), answers, bases, strict=True)])


Maker: TypeAlias = "Callable[[Value, Value], Indicator]"


def _read(profile: CountryProfile) -> tuple[tuple[Value, ...], tuple[Value, ...]]:
    """For each indicator the answer, and the answer that it is a share of (itself where it is no rate)."""
    answers, bases = _getters()
    return answers(profile), bases(profile)


@cache
def _getters() -> tuple[attrgetter[tuple[Value, ...]], attrgetter[tuple[Value, ...]]]:
    chosen = definitions().values()
    return (
        attrgetter(*(definition.question.key for definition in chosen)),
        attrgetter(*((definition.base or definition.question).key for definition in chosen)),
    )


@cache
def _makers(year: int) -> tuple[Maker, ...]:
    """For each indicator what makes it of its answers in a data year."""
    return tuple(_maker(definition, year) for definition in definitions().values())


def _maker(definition: Definition, year: int) -> Maker:
    blank = Indicator(key=definition.key, dimension=definition.dimension, level=None)
    if any(question.since > year for question in (definition.question, definition.base) if question):
        # An answer given for a year in which the question was not asked does not count: otherwise withdrawing it would.
        not_asked = evolve(blank, reason=Gap.NOT_ASKED)
        return lambda _answer, _base: not_asked
    if definition.base:
        return _rate_maker(blank)
    # The same answer in words always makes the same indicator: made once, handed out often.
    made: dict[Value, Indicator] = {option: _of_option(blank, option) for option in definition.question.options}
    if definition.question.scale:
        return lambda answer, _base: made[answer]
    low, high = definition.question.goalposts or (0.0, 1.0)

    def make(answer: Value, _base: Value) -> Indicator:
        if isinstance(answer, int | float):
            return evolve(blank, answer=answer, level=(answer - low) / (high - low))
        return made[answer]

    return make


def _of_option(blank: Indicator, option: Answer | Unavailable) -> Indicator:
    if isinstance(option, Answer):
        return evolve(blank, answer=option, level=option.level)
    return evolve(blank, reason=option)


def _rate_maker(blank: Indicator) -> Maker:
    def make(cases: Value, base: Value) -> Indicator:
        if not (isinstance(cases, int) and isinstance(base, int) and base):
            return evolve(blank, reason=_why_no_rate(cases, base))
        return Indicator(
            key=blank.key,
            dimension=blank.dimension,
            level=min(1.0, cases / base),
            answer=cases,
            numerator=cases,
            denominator=base,
            capped=cases > base,
        )

    return make


def _why_no_rate(cases: Value, base: Value) -> Reason:
    if Unavailable.NOT_APPLICABLE in (cases, base):
        return Unavailable.NOT_APPLICABLE
    if base == 0:
        return Gap.UNDEFINED_RATIO
    return base if isinstance(base, Unavailable) else cases  # type: ignore[return-value]


def _capped_notice(rate: Indicator) -> Text:
    """What to say beside a score in which a rate passed 1."""
    return Text(
        f"{rate.key}: {rate.numerator} of {rate.denominator} is more than all, counted as all",
        f"{rate.key}: {rate.numerator} из {rate.denominator} — больше 100 %, засчитано как 100 %",
    )


def _undefined_notice(keys: Sequence[str]) -> Text:
    """What to say beside a score in which rates have no base: it rests on other indicators alone."""
    named = ", ".join(keys)
    return Text(
        f"no complaints, so undefined and left out, which can raise the score: {named}",
        f"жалоб нет, поэтому не определены и не учтены, что может повысить оценку: {named}",
    )


def notices_of(found: Sequence[Indicator]) -> Iterator[Text]:
    """The statements that belong beside a score because of how its indicators came about."""
    undefined = [each.key for each in found if each.reason is Gap.UNDEFINED_RATIO]
    yield from (_capped_notice(each) for each in found if each.capped)
    if undefined:
        yield _undefined_notice(undefined)
