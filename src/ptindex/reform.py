"""Which next steps would gain most: what-ifs over graded answers, within the State's own reach."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from .countries import place_record
from .declaration import Answer, Question
from .exceptions import ComparisonError
from .presentation import Presented
from .reach import closed_treaties, is_open
from .scores import Score
from .strategy import EQUAL_WEIGHTS, score

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .profile import CountryProfile
    from .strategy import ScoringStrategy

__all__ = ["Reform", "Reforms", "Step", "reforms"]

_MOST_STEPS = 4
_ROUNDING = 9

Depths: TypeAlias = tuple[tuple[str, int], ...]
"""How many steps each question takes, in the order of the page."""


@frozen(kw_only=True)
class Step:
    """One graded answer that becomes its next better option, or better still by several steps."""

    question: str
    before: Answer
    after: Answer


@frozen(kw_only=True)
class Reform:
    """A set of steps and the points that it gains together."""

    steps: tuple[Step, ...]
    gain: float


@frozen(kw_only=True, repr=False)
class Reforms(Presented):
    """The sets of steps that gain most, best first. A set with a step that adds nothing is left out.

    `closed` has the treaties that are not open to the State and therefore not proposed.
    """

    score: Score
    sets: tuple[Reform, ...]
    closed: tuple[str, ...]

    def __repr__(self) -> str:
        return f"<Reforms for {self.score.title}: {len(self.sets)} sets of steps, {self.score.strategy}, unofficial>"

    def records(self) -> Iterator[Mapping[str, str | float | int]]:
        """A row for each step of each set, with the gain of the whole set, for a data frame."""
        score = self.score
        for number, reform in enumerate(self.sets, 1):
            for step in reform.steps:
                yield {
                    **place_record(score.country, score.territory),
                    "year": score.year,
                    "set": number,
                    "gain": reform.gain,
                    "question": step.question,
                    "before": step.before.code,
                    "after": step.after.code,
                    "strategy": score.strategy,
                    "fingerprint": score.fingerprint,
                    "version": score.version,
                }


def reforms(profile: CountryProfile, strategy: ScoringStrategy = EQUAL_WEIGHTS, *, steps: int = 2, top: int = 10) -> Reforms:
    """The `top` sets of at most `steps` steps that gain most, each step taking one graded answer to its next better option.

    A treaty that is not open to the State is never proposed, and a missing answer is no step. Every set is scored, so that
    steps which gain only together are found.

    Raises `ComparisonError` when `steps` is not from 1 to 4, `NotEnoughDataError` when the profile cannot be scored.
    """
    if not 1 <= steps <= _MOST_STEPS:
        raise ComparisonError(f"{steps} steps: ask for 1 to {_MOST_STEPS}; the number of sets grows with every step")
    now = score(profile, strategy)
    ladders = {question.key: ladder for question, ladder in _ladders(profile)}
    gains: dict[Depths, float] = {(): 0.0}
    for depths in _sets(ladders, steps):
        changed = profile.with_answers({key: ladders[key][depth] for key, depth in depths})
        if all(is_open(question, changed) for question in _questions_of(depths, profile)):
            gains[depths] = score(changed, strategy).value - now.value
    useful = [depths for depths, gain in gains.items() if depths and _every_step_adds(depths, gain, gains)]
    useful.sort(key=lambda depths: (-round(gains[depths], _ROUNDING), sum(depth for _, depth in depths), depths))
    return Reforms(
        score=now,
        sets=tuple(
            Reform(
                steps=tuple(Step(question=key, before=ladders[key][0], after=ladders[key][depth]) for key, depth in depths),
                gain=gains[depths],
            )
            for depths in useful[:top]
        ),
        closed=tuple(question.key for question in closed_treaties(profile)),
    )


def _ladders(profile: CountryProfile) -> Iterator[tuple[Question, tuple[Answer, ...]]]:
    """The graded questions with the present answer and each better one, by rising level."""
    for question, answer in profile.answers():
        if isinstance(answer, Answer):
            better = {option.level: option for option in reversed(question.scale or ()) if option.level > answer.level}
            yield question, (answer, *(better[level] for level in sorted(better)))


def _sets(ladders: dict[str, tuple[Answer, ...]], steps: int) -> Iterator[Depths]:
    single = [(key, depth) for key, ladder in ladders.items() for depth in range(1, min(steps, len(ladder) - 1) + 1)]
    for size in range(1, steps + 1):
        for chosen in combinations(single, size):
            if sum(depth for _, depth in chosen) <= steps and len({key for key, _ in chosen}) == size:
                yield chosen


def _questions_of(depths: Depths, profile: CountryProfile) -> list[Question]:
    keys = {key for key, _ in depths}
    return [question for question, _ in profile.answers() if question.key in keys]


def _every_step_adds(depths: Depths, gain: float, gains: dict[Depths, float]) -> bool:
    for at, (key, depth) in enumerate(depths):
        fewer = (*depths[:at], *(((key, depth - 1),) if depth > 1 else ()), *depths[at + 1 :])
        if round(gain - gains.get(fewer, 0.0), _ROUNDING) <= 0:
            return False
    return True
