"""For those who write a strategy of their own: one call that proves it keeps the contract."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING

from attrs import evolve

from .availability import Availability
from .declaration import FIRST_YEAR, Answer, Question, Unavailable, Value
from .examples import example_profile
from .exceptions import NotEnoughDataError, Problem, StrategyError, shown
from .scores import Bounds, Score

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .profile import CountryProfile
    from .strategy import ScoringStrategy

__all__ = ["check_strategy"]

_ROUNDING = 1e-9
_MANY = 100


def check_strategy(strategy: ScoringStrategy, *, monotone: bool = True) -> None:
    """Prove that a strategy keeps the contract of `ScoringStrategy`, on the real page and some hundred changes of it.

    Tried are the best and the worst profile that the questionnaire allows, one without complaints, one of data year 2019, an
    empty one, and the real page with each answer withdrawn for every reason and with each answer of each question in turn.
    With `monotone` a better answer must not lower the value; switch it off for a method that means otherwise.

    Raises `StrategyError` naming every rule that is broken, each with the first case that breaks it. What the strategy itself
    raises goes on, with a note that names the case.

    >>> from ptindex import EQUAL_WEIGHTS
    >>> check_strategy(EQUAL_WEIGHTS)
    """
    problems: dict[str, Problem] = {}
    for problem in _broken_rules(strategy, monotone=monotone):
        problems.setdefault(problem.message, problem)
    if problems:
        raise StrategyError(list(problems.values()))


def _broken_rules(strategy: ScoringStrategy, *, monotone: bool) -> Iterator[Problem]:
    name = getattr(strategy, "name", None)
    if not isinstance(name, str) or not name.strip():
        yield Problem(path="$.name", message="the name is not text", given=shown(name))
    real = example_profile()
    for case, profile in _cases(real):
        found = _scored(strategy, profile, case)
        if isinstance(found, Score):
            yield from _broken_by_one(strategy, profile, found, case)
        elif not isinstance(found, NotEnoughDataError):
            yield _problem("score() gives no Score", case, found)
            return
        elif not (isinstance(found.bounds, Bounds) and isinstance(found.availability, Availability)):
            yield _problem("NotEnoughDataError is raised without a Bounds or an Availability", case, found.args[1:])
            return
        yield from _broken_by_withdrawal(strategy, profile, found, case)
    if monotone:
        for question, _ in real.answers():
            yield from _broken_by_order(strategy, real, question)


def _cases(real: CountryProfile) -> Iterator[tuple[str, CountryProfile]]:
    yield "the real page", real
    for name, best in (("the best answers", True), ("the worst answers", False)):
        yield name, real.with_answers({question.key: _extreme(question, best=best) for question, _ in real.answers()})
    yield "no answers", real.with_answers({question.key: Unavailable.NOT_STATED for question, _ in real.answers()})
    bases = {question.rate.base for question, _ in real.answers() if question.rate}
    yield "no complaints", real.with_answers(dict.fromkeys(bases, 0))
    yield "data year 2019", evolve(real, year=FIRST_YEAR)


def _scored(strategy: ScoringStrategy, profile: CountryProfile, case: str) -> object:
    try:
        return strategy.score(profile)
    except NotEnoughDataError as error:
        return error
    except Exception as error:
        error.add_note(f"raised while scoring {case}")
        raise


def _broken_by_one(strategy: ScoringStrategy, profile: CountryProfile, found: Score, case: str) -> Iterator[Problem]:
    total = found.baseline + fsum(each.value for each in found.contributions)
    if not abs(total - found.value) <= _ROUNDING * max(1.0, abs(found.value)):
        yield _problem("baseline and contributions do not sum to the value", case, total - found.value)
    if (found.country, found.year) != (profile.country, profile.year):
        yield _problem("the score is of another country or year", case, found.title)
    if _scored(strategy, profile, case) != found:
        yield _problem("the same profile gives another score the second time", case, found.value)


def _broken_by_withdrawal(strategy: ScoringStrategy, profile: CountryProfile, found: object, case: str) -> Iterator[Problem]:
    if _known_bounds(found) is None:
        return
    for question, answer in profile.answers():
        for reason in Unavailable:
            if reason.widens and not isinstance(answer, Unavailable):
                withdrawn = f"{case}, {question.key} {reason.code}"
                less = _scored(strategy, profile.with_answers({question.key: reason}), withdrawn)
                yield from _broken_by_less(found, less, withdrawn)


def _broken_by_less(found: object, less: object, case: str) -> Iterator[Problem]:
    """What the same profile with an answer less may not do: raise the low bound, or widen the bounds and not say why."""
    before, after = _known_bounds(found), _known_bounds(less)
    if before is None or after is None:
        return
    rounding = _ROUNDING * max(1.0, abs(before.low), abs(before.high))
    if after.low > before.low + rounding:
        yield _problem("withdrawing an answer raises the low bound", case, after.low)
    wider = after.high - after.low > before.high - before.low + rounding
    if wider and isinstance(found, Score) and isinstance(less, Score) and set(less.missing) <= set(found.missing):
        given = tuple(each.indicator for each in less.missing)
        yield _problem("withdrawing an answer widens the bounds, and missing does not name what is unknown", case, given)


def _broken_by_order(strategy: ScoringStrategy, real: CountryProfile, question: Question) -> Iterator[Problem]:
    """A question's answers from the worst to the best: no step may lower the value."""
    before: Score | None = None
    for answer in _ascending(question):
        case = f"{question.key} {getattr(answer, 'code', answer)}"
        found = _scored(strategy, real.with_answers({question.key: answer}), case)
        if isinstance(found, Score):
            if before is not None and found.value < before.value - _ROUNDING * max(1.0, abs(before.value)):
                yield _problem("a better answer lowers the value", case, found.value)
            before = found


def _ascending(question: Question) -> list[Value]:
    if question.scale:
        return [*sorted(question.scale, key=_level)]
    if question.goalposts:
        low, high = question.goalposts
        return [low, (low + high) / 2, high]
    return [0, 1, _MANY, 100 * _MANY] if question.rate else []


def _known_bounds(found: object) -> Bounds | None:
    if isinstance(found, NotEnoughDataError) and isinstance(found.bounds, Bounds):
        return found.bounds
    return found.bounds if isinstance(found, Score) and found.bounds_known else None


def _problem(message: str, case: str, given: object) -> Problem:
    return Problem(path=f"score({case})", message=message, given=shown(given))


def _extreme(question: Question, *, best: bool) -> Value:
    if question.scale:
        return sorted(question.scale, key=_level)[-1 if best else 0]
    if question.goalposts:
        return question.goalposts[1 if best else 0]
    return _MANY if best or not question.rate else 0


def _level(answer: Answer) -> float:
    return answer.level
