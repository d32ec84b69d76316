"""A score and everything that must be shown with it: bounds, reasons, gaps, method."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

from attrs import Factory, field, frozen

from .availability import Availability, availability
from .countries import Country, known_name, place_record, title_of
from .declaration import Dimension, Language, Text
from .exceptions import Problem, StrategyError, shown
from .indicators import Reason
from .numerals import number
from .presentation import Presented
from .profile import PublishedScore
from .strategies.fingerprint import SHORT
from .strategies.names import method_name
from .version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .profile import CountryProfile

__all__ = ["CAVEAT", "DECIMALS", "Bounds", "Contribution", "DimensionScore", "MissingIndicator", "OutOfReach", "Score"]

CAVEAT = Text(
    "Unofficial: computed by ptindex with a method of its own, not by the Prohibition of Torture Index. It measures the "
    "prohibition of torture and the response to it, not how much torture there is.",
    "Неофициальный расчёт: выполнен библиотекой ptindex по собственной методике, а не авторами Индекса запрещения пыток. "
    "Он измеряет запрет пыток и реагирование на них, а не распространённость пыток.",
)
"""What every score, table, plot, page and document says."""

DECIMALS = 9
"""To how many decimals scores and bounds are compared: sums made in another order differ beyond."""


@frozen
class Bounds:
    """The lowest and the highest value that a score can have once what is missing is known: no confidence interval."""

    low: float
    high: float

    def overlap(self, other: Bounds) -> bool:
        """Whether two scores could stand in either order. Bounds that only touch (to 9 decimals) leave a tie, not a turn.

        >>> Bounds(61.64, 64.41).overlap(Bounds(64.41, 67.19)), Bounds(61.64, 64.41).overlap(Bounds(63, 63))
        (False, True)
        """
        below = round(self.low, DECIMALS) < round(other.high, DECIMALS)
        return below and round(other.low, DECIMALS) < round(self.high, DECIMALS)


@frozen(kw_only=True)
class Contribution:
    """What one indicator that counts adds to the score, in points of its scale, measured from the baseline.

    `level` is from 0 to 1. `weight` is the share of the total weight that the indicator bears (`Points`: its span in points).
    """

    indicator: str
    dimension: Dimension
    level: float
    weight: float
    value: float


@frozen(kw_only=True)
class DimensionScore:
    """The value of a dimension with its bounds, on the scale of the score; None when nothing in it is known.

    `weight` is the dimension's share of the total weight as it was used: 0 when nothing is known and its weight was spread.
    """

    dimension: Dimension
    value: float | None
    bounds: Bounds
    weight: float


@frozen(kw_only=True)
class MissingIndicator:
    """An indicator of the method that has no value, and why."""

    indicator: str
    dimension: Dimension
    reason: Reason


@frozen(kw_only=True)
class OutOfReach:
    """Treaties that the State cannot join by an act of its own, and the points that the score would gain by them."""

    indicators: tuple[str, ...] = ()
    points: float = 0.0


_NO_TREATY = OutOfReach()


def _rest(value: float, contributions: tuple[Contribution, ...]) -> float:
    """What contributions leave over of a value; 0 where one of them is no number, which is refused by itself."""
    try:
        rest = value - sum([each.value for each in contributions])
    except (AttributeError, TypeError):
        return 0.0
    return rest if isfinite(rest) else 0.0


def _finite(value: object) -> bool:
    try:
        return isfinite(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return False


def _is_sound(score: Score) -> bool:
    """Whether a glance finds nothing wrong: a sum is not finite when a part of it is not. Loops, for speed."""
    try:
        low, high, value = score.bounds.low, score.bounds.high, score.value
        total = value + low + high + score.baseline + (score.scale or 0) + score.out_of_reach.points
        for part in score.contributions:
            total += part.value + part.level + part.weight
        for each in score.dimensions:
            total += (each.value or 0) + each.bounds.low + each.bounds.high + each.weight
        named = isinstance(score.strategy, str) and isinstance(score.fingerprint, str) and isinstance(score.version, str)
        for gap in score.missing:
            named = named and isinstance(gap.indicator, str)
        for notice in score.notices:
            named = named and isinstance(notice.en, str)
        listed = type(score.contributions) is tuple and type(score.dimensions) is tuple
        listed = listed and type(score.missing) is tuple and type(score.notices) is tuple
        return named and listed and low <= value <= high and isfinite(total)
    except (AttributeError, TypeError, ValueError, OverflowError):
        return False


def _numbers(score: Score) -> Iterator[tuple[str, float]]:
    """Every number of a score with its place."""
    yield from (("value", score.value), ("bounds.low", score.bounds.low), ("bounds.high", score.bounds.high))
    yield from (("baseline", score.baseline), ("out_of_reach.points", score.out_of_reach.points))
    if score.scale is not None:
        yield "scale", score.scale
    for each in score.dimensions:
        place = f"dimensions.{each.dimension.code}"
        yield from ((f"{place}.low", each.bounds.low), (f"{place}.high", each.bounds.high), (f"{place}.weight", each.weight))
        if each.value is not None:
            yield f"{place}.value", each.value
    for part in score.contributions:
        place = f"contributions.{part.indicator}"
        yield from ((f"{place}.value", part.value), (f"{place}.level", part.level), (f"{place}.weight", part.weight))


_KINDS = {"bounds": Bounds, "out_of_reach": OutOfReach}
_MEMBERS = {"dimensions": DimensionScore, "contributions": Contribution, "missing": MissingIndicator, "notices": Text}


def _of_another_kind(score: Score) -> Iterator[Problem]:
    for name, kind in _KINDS.items():
        if not isinstance(given := getattr(score, name), kind):
            yield Problem(path=f"$.{name}", message=f"is no {kind.__name__}", given=shown(given))
    for name, kind in _MEMBERS.items():
        given = getattr(score, name)
        if not isinstance(given, tuple) or not all(isinstance(each, kind) for each in given):
            yield Problem(path=f"$.{name}", message=f"is not a tuple of {kind.__name__}", given=shown(given))


def _problems(score: Score) -> Iterator[Problem]:
    for name in ("strategy", "fingerprint", "version"):
        if not isinstance(getattr(score, name), str):
            yield Problem(path=f"$.{name}", message="is not text", given=shown(getattr(score, name)))
    others = list(_of_another_kind(score))
    yield from others
    if others:
        return  # what is of another kind has no numbers to look at
    endless = [(place, value) for place, value in _numbers(score) if not _finite(value)]
    for place, value in endless:
        yield Problem(path=f"$.{place}", message="is not a finite number", given=shown(value))
    low, high = score.bounds.low, score.bounds.high
    if not endless and not low <= score.value <= high:
        yield Problem(path="$.value", message=f"does not lie within its bounds, {low} to {high}", given=shown(score.value))


_ROUNDING = 1e-9
"""Relative to a bound, sums that are the same differ by less."""


@frozen(kw_only=True, repr=False)
class Score(Presented):
    """The score of a profile under one method.

    `baseline` and the values of `contributions` sum to `value`. `bounds_known` is False when the strategy knows no bounds:
    then both ends are the value. `scale` is the best possible value where the method has one. `notices` are
    statements that belong beside the number (a capped rate, a zero that decides all).

    A strategy of one's own best makes it with `Score.of`.

    Raises `StrategyError` when the value lies outside its bounds, a number is not finite, a name is not text, or `dimensions`,
    `contributions`, `missing` or `notices` is no tuple of its kind.
    """

    country: Country
    year: int
    value: float
    strategy: str
    availability: Availability
    bounds: Bounds = field(default=Factory(lambda self: Bounds(self.value, self.value), takes_self=True))
    bounds_known: bool = False
    dimensions: tuple[DimensionScore, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    baseline: float = field(default=Factory(lambda self: _rest(self.value, self.contributions), takes_self=True))
    missing: tuple[MissingIndicator, ...] = ()
    out_of_reach: OutOfReach = _NO_TREATY
    notices: tuple[Text, ...] = ()
    scale: float | None = None
    fingerprint: str = ""
    version: str = __version__
    territory: str = ""
    published: PublishedScore | None = None

    def __attrs_post_init__(self) -> None:
        problems = [] if _is_sound(self) else list(_problems(self))
        if problems:
            raise StrategyError(problems)

    @classmethod
    def of(
        cls,
        profile: CountryProfile,
        *,
        value: float,
        strategy: str,
        bounds: Bounds | None = None,
        bounds_known: bool = False,
        dimensions: tuple[DimensionScore, ...] = (),
        contributions: tuple[Contribution, ...] = (),
        baseline: float | None = None,
        missing: tuple[MissingIndicator, ...] = (),
        out_of_reach: OutOfReach = _NO_TREATY,
        notices: tuple[Text, ...] = (),
        scale: float | None = None,
        fingerprint: str = "",
    ) -> Score:
        """The score of a profile: what identifies it and what is known of it are taken over, the rest are fields of a score.

        Without `bounds` both ends are the value; without `baseline` it is what the contributions leave over.

        >>> from ptindex import Score, example_profile
        >>> Score.of(example_profile(), value=50.0, strategy="mine").bounds_known
        False
        """
        return cls(
            country=profile.country,
            year=profile.year,
            territory=profile.territory,
            published=profile.published,
            availability=availability(profile),
            value=value,
            strategy=strategy,
            bounds=Bounds(value, value) if bounds is None else bounds,
            bounds_known=bounds_known,
            dimensions=dimensions,
            contributions=contributions,
            baseline=_rest(value, contributions) if baseline is None else baseline,
            missing=missing,
            out_of_reach=out_of_reach,
            notices=notices,
            scale=scale,
            fingerprint=fingerprint,
        )

    def __repr__(self) -> str:
        bounds = f" [{self.bounds.low:.2f}, {self.bounds.high:.2f}]" if self.bounds_known else ""
        return f"<Score {self.title}: {self.value:.2f}{bounds}, {self.strategy}, unofficial>"

    @property
    def title(self) -> str:
        """The country and the year, with the territory where one is named."""
        return title_of(self.country.name, self.territory, self.year)

    @property
    def missing_known(self) -> bool:
        """Whether `missing` can be relied on: not where the bounds are wide or unknown and nothing in it would widen them."""
        low, high = self.bounds.low, self.bounds.high
        closed = self.bounds_known and high - low <= _ROUNDING * max(1.0, abs(low), abs(high))
        return closed or any(each.reason.widens for each in self.missing)

    def citation(self, language: Language = "en") -> str:
        """How to cite the score: the method, its fingerprint, the version, and what it is not.

        A name by which the country is known stands in the language, any other as it was given.

        >>> from ptindex import example_profile, score
        >>> print(score(example_profile()).citation()[:66])
        Kazakhstan 2022: 63.40 (bounds 61.64 to 64.41), equal weights, met
        """
        value, *bounds = (number(each, language) for each in (self.value, self.bounds.low, self.bounds.high))
        name = method_name(self.strategy, language)
        if language == "en":
            within = f"bounds {bounds[0]} to {bounds[1]}" if self.bounds_known else "bounds not known"
            method = f"method {self.fingerprint[:SHORT] or 'without a fingerprint'}, ptindex {self.version}"
        else:
            within = f"границы от {bounds[0]} до {bounds[1]}" if self.bounds_known else "границы неизвестны"
            method = f"метод {self.fingerprint[:SHORT] or 'без отпечатка'}, ptindex {self.version}"
        title = title_of(known_name(self.country, language), self.territory, self.year)
        return f"{title}: {value} ({within}), {name}, {method}. {CAVEAT.wording(language)}"

    def records(self) -> Iterator[Mapping[str, str | float | int | None]]:
        """A row for each indicator, for a data frame: first those that count, then those that are missing and do not.

        `baseline` and the values sum to the score. What is missing has a `reason`, and where it does not count neither level,
        weight nor value.
        """
        reasons = {each.indicator: each.reason.code for each in self.missing}
        for part in self.contributions:
            yield self._record(part, part.level, part.weight, part.value, reasons.pop(part.indicator, ""))
        for gap in self.missing:
            if gap.indicator in reasons:
                yield self._record(gap, None, None, None, gap.reason.code)

    def _record(
        self, of: Contribution | MissingIndicator, level: float | None, weight: float | None, value: float | None, reason: str
    ) -> Mapping[str, str | float | int | None]:
        return {
            **place_record(self.country, self.territory),
            "year": self.year,
            "indicator": of.indicator,
            "dimension": of.dimension.code,
            "level": level,
            "weight": weight,
            "value": value,
            "reason": reason,
            "strategy": self.strategy,
            "fingerprint": self.fingerprint,
            "version": self.version,
        }
