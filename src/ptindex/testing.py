"""For those who write a strategy of their own: one call that proves it keeps the contract."""

from __future__ import annotations

from math import fsum, isfinite
from typing import TYPE_CHECKING

from .declaration import Answer, Question, Unavailable, Value
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

    Tried are the best and the worst profile that the questionnaire allows, an empty one, and the real page with each
    answer withdrawn and each answer one step better. With `monotone` a better answer must not lower the value; switch it
    off for a method that means otherwise.

    Raises `StrategyError` naming every rule that is broken, each with the first case that breaks it.

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
    base = None
    for case, profile in {"the real page": real, **dict(_extremes(real))}.items():
        found = _scored(strategy, profile)
        if isinstance(found, Score):
            yield from _broken_by_one(strategy, profile, found, case)
        elif not isinstance(found, NotEnoughDataError):
            yield _problem("score() gives no Score", case, found)
            return
        base = found if profile is real else base
    for case, changed in _withdrawn(real):
        yield from _broken_by_withdrawal(strategy, base, changed, case)
    if monotone:
        for case, changed in _better(real):
            found = _scored(strategy, changed)
            if isinstance(base, Score) and isinstance(found, Score) and found.value < base.value - _ROUNDING:
                yield _problem("a better answer lowers the value", case, found.value)


def _scored(strategy: ScoringStrategy, profile: CountryProfile) -> object:
    try:
        return strategy.score(profile)
    except NotEnoughDataError as error:
        return error


def _broken_by_one(strategy: ScoringStrategy, profile: CountryProfile, found: Score, case: str) -> Iterator[Problem]:
    if not isfinite(found.value):
        yield _problem("the value is not finite", case, found.value)
    total = found.baseline + fsum(each.value for each in found.contributions)
    if not abs(total - found.value) <= _ROUNDING * max(1.0, abs(found.value)):
        yield _problem("baseline and contributions do not sum to the value", case, total - found.value)
    if (found.country, found.year) != (profile.country, profile.year):
        yield _problem("the score is of another country or year", case, found.title)
    if strategy.score(profile) != found:
        yield _problem("the same profile gives another score the second time", case, found.value)


def _broken_by_withdrawal(strategy: ScoringStrategy, base: object, changed: CountryProfile, case: str) -> Iterator[Problem]:
    before, after = _known_bounds(base), _known_bounds(_scored(strategy, changed))
    if before and after and after.low > before.low + _ROUNDING:
        yield _problem("withdrawing an answer raises the low bound", case, after.low)


def _known_bounds(found: object) -> Bounds | None:
    if isinstance(found, NotEnoughDataError) or (isinstance(found, Score) and found.bounds_known):
        return found.bounds
    return None


def _problem(message: str, case: str, given: object) -> Problem:
    return Problem(path=f"score({case})", message=message, given=shown(given))


def _extremes(profile: CountryProfile) -> Iterator[tuple[str, CountryProfile]]:
    asked = [question for question, _ in profile.answers()]
    yield "the best answers", profile.with_answers({question.key: _extreme(question, best=True) for question in asked})
    yield "the worst answers", profile.with_answers({question.key: _extreme(question, best=False) for question in asked})
    yield "no answers", profile.with_answers({question.key: Unavailable.NOT_STATED for question in asked})


def _extreme(question: Question, *, best: bool) -> Value:
    if question.scale:
        return sorted(question.scale, key=_level)[-1 if best else 0]
    if question.goalposts:
        return question.goalposts[1 if best else 0]
    return _MANY if best or not question.rate else 0


def _level(answer: Answer) -> float:
    return answer.level


def _withdrawn(profile: CountryProfile) -> Iterator[tuple[str, CountryProfile]]:
    for question, answer in profile.answers():
        if not isinstance(answer, Unavailable):
            yield f"{question.key} withdrawn", profile.with_answers({question.key: Unavailable.NOT_STATED})


def _better(profile: CountryProfile) -> Iterator[tuple[str, CountryProfile]]:
    for question, answer in profile.answers():
        for option in question.scale or ():
            if isinstance(answer, Answer) and option.level > answer.level:
                yield f"{question.key} {option.code}", profile.with_answers({question.key: option})
        if question.rate and not isinstance(answer, Unavailable):
            yield f"{question.key} {answer + 1}", profile.with_answers({question.key: answer + 1})  # type: ignore[operator]
