"""What a calibration starts from: published totals with the answers behind them, stated changes, and a hypothesis."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import field, frozen

from ..exceptions import ComparisonError, Problem, StrategyError, nearest, shown
from ..frozenmap import FrozenMap, frozen_floats, frozen_texts, frozen_tuple, is_number
from ..indicators import definitions, indicators
from ..profile import CountryProfile
from ..published import published_scores

if TYPE_CHECKING:
    from ..indicators import Indicator

__all__ = ["Hypothesis", "Observation", "StatedChange"]

_LARGEST = 1e9
"""Beyond it the solver would take a number for infinite or for noise."""


def _totals(items: Iterable[float]) -> tuple[float, ...]:
    return frozen_tuple(items)


def _usable(given: object, low: float = -_LARGEST) -> bool:
    return is_number(given) and low <= given <= _LARGEST


def _number_problems(path: str, given: object, low: float) -> Iterator[Problem]:
    if not _usable(given, low):
        yield Problem(path=path, message=f"is not a number from {low:g} to {_LARGEST:g}", given=shown(given))


@frozen(kw_only=True)
class Observation:
    """A profile and the total that the index published for it, or the totals of which one is meant.

    Without `totals` it is the profile's published total; where releases print different totals for that country and year, and
    this is one of them, all of them are possible.

    Raises `StrategyError` when there is no total, or one that is no number.

    >>> from attrs import evolve
    >>> from ptindex import PublishedScore, example_profile
    >>> kz23 = evolve(example_profile(), year=2023, published=PublishedScore(value=122.51))
    >>> Observation(profile=kz23).totals
    (122.51, 132.51)
    """

    profile: CountryProfile
    totals: tuple[float, ...] = field(default=(), converter=_totals)

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.profile, CountryProfile):
            raise StrategyError([Problem(path="$.profile", message="is not a profile", given=shown(self.profile))])
        totals = self.totals if self.totals != () else _published_totals(self.profile)
        if not isinstance(totals, tuple) or not all(_usable(each) for each in totals):
            raise StrategyError([Problem(path="$.totals", message="are not numbers, one or several", given=shown(totals))])
        if not totals:
            message = f"{self.profile.title} has no published total: give it one, or name the totals that are possible"
            raise StrategyError([Problem(path="$.totals", message=message)])
        object.__setattr__(self, "totals", tuple(sorted({float(each) for each in totals})))


def _published_totals(profile: CountryProfile) -> tuple[float, ...]:
    if profile.published is None:
        return ()
    value = profile.published.value
    printed = {
        each.value
        for each in published_scores()
        if each.conflict and (each.iso3, each.year) == (profile.country.iso3, profile.year) and each.value is not None
    }
    return tuple(printed) if value in printed else (value,)


@frozen(kw_only=True)
class StatedChange:
    """A change of a country's total that a release states, `after` less `before`, to within `tolerance` (both in points).

    The default tolerance is what the rounding of two totals to two decimals explains. A change says something only together
    with the answers of both years.

    Raises `StrategyError` when a number is none, `ComparisonError` for two countries, two editions of the questionnaire, or a
    year without any answer.
    """

    before: CountryProfile
    after: CountryProfile
    change: float
    tolerance: float = 0.01

    def __attrs_post_init__(self) -> None:
        problems = [
            Problem(path=f"$.{name}", message="is not a profile", given=shown(getattr(self, name)))
            for name in ("before", "after")
            if not isinstance(getattr(self, name), CountryProfile)
        ]
        problems += _number_problems("$.change", self.change, -_LARGEST)
        problems += _number_problems("$.tolerance", self.tolerance, 0)
        if problems:
            raise StrategyError(problems)
        if (self.before.country.iso3, self.before.territory) != (self.after.country.iso3, self.after.territory):
            raise ComparisonError(f"{self.before.title} and {self.after.title} are not the same country")
        check_edition([self.before, self.after])
        for profile in (self.before, self.after):
            if all(each.level is None for each in indicators(profile)):
                raise ComparisonError(
                    f"{profile.title} has no answers: a stated change says something only with the answers of both years"
                )

    @property
    def title(self) -> str:
        """Which change, in words."""
        return f"{self.before.title} to {self.after.title}"


def check_edition(profiles: Iterable[CountryProfile]) -> int:
    """The edition of the questionnaire that all the profiles answer. Raises `ComparisonError` when they answer two."""
    first: dict[int, CountryProfile] = {}
    for profile in profiles:
        first.setdefault(profile.edition, profile)
    if len(first) > 1:
        one, other = (profile.title for _, profile in sorted(first.items()))
        raise ComparisonError(
            f"{one} and {other} answer different editions of the questionnaire, which never had one table of points"
        )
    (edition,) = first
    return edition


def _all_indicators() -> tuple[str, ...]:
    return tuple(definitions())


@frozen(kw_only=True)
class Hypothesis:
    """What is supposed of the table of points that is not public. Everything a calibration says is conditional on it.

    Always supposed: the points of the answers add up; a rate or the rating adds a coefficient times its level (from 0 to 1),
    and nothing where it is undefined; a missing answer adds some number of points from the worst answer's to the best answer's;
    what does not apply adds nothing; all totals come from one table.

    - `indicators`: which have points, by key; all of them unless said otherwise, those too that no page shows.
    - `ordered`: whether a better answer (a higher level in this library's scales) never has fewer points. Answers of the same
      level may differ either way.
    - `span`: the most points between two answers of one question; None for any number. `spans` says it for single indicators.
    - `baseline`: between which two numbers the total of the worst answers lies (where several answers have the lowest level,
      the first declared counts); None for anywhere.
    - `unseen`: how many points, up or down, each total may owe to what the profile does not show; 0 for none.
    - `tolerance`: how far a printed total may be from the exact one; 0.005 is rounding to two decimals.

    Raises `StrategyError` with everything that is wrong.

    >>> Hypothesis(span=20).ordered
    True
    """

    indicators: tuple[str, ...] = field(factory=_all_indicators, converter=frozen_texts)
    ordered: bool = True
    span: float | None = None
    spans: FrozenMap[str, float] = field(factory=FrozenMap, converter=frozen_floats)
    baseline: tuple[float, float] | None = None
    unseen: float = 0.0
    tolerance: float = 0.005

    def __attrs_post_init__(self) -> None:
        problems = [*self._indicator_problems(), *self._span_problems(), *self._baseline_problems()]
        problems += _number_problems("$.unseen", self.unseen, 0)
        problems += _number_problems("$.tolerance", self.tolerance, 0)
        if problems:
            raise StrategyError(problems)

    def _indicator_problems(self) -> Iterator[Problem]:
        if not isinstance(self.indicators, tuple):
            yield Problem(path="$.indicators", message="are not the keys of indicators", given=shown(self.indicators))
            return
        yield from _key_problems("$.indicators", self.indicators, definitions())
        if not any(key in definitions() and definitions()[key].question.scale for key in self.indicators):
            yield Problem(path="$.indicators", message="name no graded question, so there is no table to look for")

    def _span_problems(self) -> Iterator[Problem]:
        if self.span is not None:
            yield from _number_problems("$.span", self.span, 0)
        if not isinstance(self.spans, Mapping):
            yield Problem(path="$.spans", message="is not a mapping from indicators to points", given=shown(self.spans))
            return
        if isinstance(self.indicators, tuple):
            yield from _key_problems("$.spans", self.spans, self.indicators)
        for key, span in self.spans.items():
            yield from _number_problems(f"$.spans['{key}']", span, 0)

    def _baseline_problems(self) -> Iterator[Problem]:
        given = self.baseline
        if given is None:
            return
        if not (isinstance(given, tuple) and len(given) == 2 and all(map(_usable, given)) and given[0] <= given[1]):
            yield Problem(path="$.baseline", message="is not a pair of numbers, the lower first", given=shown(given))

    def span_of(self, key: str) -> float | None:
        """The most points between two answers of an indicator, or None where any number is possible."""
        return self.spans.get(key, self.span)

    def known(self, profile: CountryProfile) -> dict[str, Indicator]:
        """The indicators of a profile that have points here, by key, in the order of the page."""
        return {each.key: each for each in indicators(profile) if each.key in self.indicators}

    def statement(self) -> tuple[str, ...]:
        """The hypothesis in sentences, to stand beside every result.

        >>> for sentence in Hypothesis(span=20).statement():
        ...     print(sentence)
        The points of 25 indicators add up; a missing answer lies within the range of its question.
        A better answer never has fewer points.
        Two answers of a question are at most 20 points apart.
        The worst answers may add up to any total.
        Nothing counts but these indicators.
        A printed total is exact to ±0.005.
        """
        apart = "may be any number of" if self.span is None else f"are at most {self.span:g}"
        single = "".join(f"; {key}: at most {span:g}" for key, span in self.spans.items())
        lowest = f"a total from {self.baseline[0]:g} to {self.baseline[1]:g}" if self.baseline else "any total"
        count = len(set(self.indicators))
        return (
            f"The points of {count} indicators add up; a missing answer lies within the range of its question.",
            "A better answer never has fewer points." if self.ordered else "The answers of a question stand in no order.",
            f"Two answers of a question {apart} points apart{single}.",
            f"The worst answers may add up to {lowest}.",
            f"What a profile does not show adds up to {self.unseen:g} points up or down."
            if self.unseen
            else "Nothing counts but these indicators.",
            f"A printed total is exact to ±{self.tolerance:g}.",
        )


def _key_problems(path: str, given: Iterable[object], known: Iterable[str]) -> Iterator[Problem]:
    known = [key for key in known if isinstance(key, str)]
    for key in given:
        if key not in known:
            suggestion = nearest(key, known) if isinstance(key, str) else None
            yield Problem(path=path, message="is not the key of an indicator", given=shown(key), suggestion=suggestion)
