"""What experiments share: countries under a variant of a method, with their scores, bounds and ranks."""

from __future__ import annotations

from functools import lru_cache
from math import fsum
from typing import TYPE_CHECKING

from attrs import frozen

from ..countries import Country, place_record, title_of
from ..declaration import Text
from ..exceptions import ComparisonError, Problem, StrategyError, nearest, needs, shown
from ..frozenmap import FrozenMap
from ..indicators import definitions
from ..panel import profiles_of
from ..ranking import Ranking, rank
from ..scores import Bounds, Score
from ..strategies.weighted import Composite
from ..version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ..panel import Panel
    from ..profile import CountryProfile
    from ..strategy import ScoringStrategy
    from . import arrays

__all__ = [
    "RankSpan",
    "Standing",
    "Unit",
    "Unscored",
    "Variant",
    "dimensions_of",
    "load_arrays",
    "made_by",
    "name_problem",
    "prepare",
    "rank_spans",
    "require_weights",
    "shares_of",
    "unscored_in",
]


@frozen(kw_only=True)
class Unit:
    """What is ranked: a country, a data year, and a territory where one is named."""

    country: Country
    year: int
    territory: str = ""

    @classmethod
    def of(cls, profile: CountryProfile) -> Unit:
        """The unit that a profile is of."""
        return cls(country=profile.country, year=profile.year, territory=profile.territory)

    @classmethod
    def scored(cls, score: Score) -> Unit:
        """The unit that a score is of."""
        return cls(country=score.country, year=score.year, territory=score.territory)

    @property
    def title(self) -> str:
        """The country and the year, with the territory where one is named."""
        return title_of(self.country.name, self.territory, self.year)

    def record(self) -> dict[str, str | int]:
        """Its columns in a data frame."""
        return {**place_record(self.country, self.territory), "year": self.year}


@frozen(kw_only=True)
class Standing:
    """A unit's score with its bounds, on the method's scale, and its rank: equal scores (to 9 decimals) share the better."""

    unit: Unit
    value: float
    bounds: Bounds
    rank: int

    def record(self) -> dict[str, str | float | int | None]:
        """Its columns in a data frame."""
        return {
            **self.unit.record(),
            "rank": self.rank,
            "value": self.value,
            "low": self.bounds.low,
            "high": self.bounds.high,
            "reason": "",
        }


@frozen(kw_only=True)
class Unscored:
    """A unit that cannot be scored, with the reason and the bounds within which its score lies all the same."""

    unit: Unit
    bounds: Bounds
    reason: str

    def record(self) -> dict[str, str | float | int | None]:
        """Its columns in a data frame: no rank and no value, but a reason."""
        bounds = {"low": self.bounds.low, "high": self.bounds.high}
        return {**self.unit.record(), "rank": None, "value": None, **bounds, "reason": self.reason}


@frozen(kw_only=True)
class Variant:
    """The units under one variant of a method: `weights` are those that it sets, by name, beside the method's own.

    `standings` are in the order of country code, year and territory, whatever the ranks. `shares` are the dimensions' shares
    of the total weight and sum to 1; `remarks` are to be read beside the numbers.
    """

    name: str
    weights: FrozenMap[str, float]
    shares: FrozenMap[str, float]
    standings: tuple[Standing, ...]
    unscored: tuple[Unscored, ...] = ()
    remarks: tuple[Text, ...] = ()

    def records(self) -> Iterator[dict[str, str | float | int | None]]:
        """A row for each unit; one that cannot be scored has a reason and no rank."""
        yield from (each.record() for each in self.standings)
        yield from (each.record() for each in self.unscored)


@frozen(kw_only=True)
class RankSpan:
    """The best and the worst rank of a unit over variants, each with the first variant by name that gives it."""

    unit: Unit
    best_rank: int
    best_in: str
    worst_rank: int
    worst_in: str


def prepare(
    profiles: Panel | Iterable[CountryProfile], strategy: ScoringStrategy, *, mixed_years: bool
) -> tuple[tuple[CountryProfile, ...], Ranking]:
    """The profiles in the order of country code, year and territory, and their ranking; refused as `ptindex.rank` refuses."""
    chosen = tuple(sorted(profiles_of(profiles), key=lambda each: (each.country.iso3, each.year, each.territory)))
    if not chosen:
        raise ComparisonError("no profile is given; an experiment needs one at least")
    return chosen, rank(chosen, strategy, mixed_years=mixed_years)


def unscored_in(ranking: Ranking) -> tuple[Unscored, ...]:
    """Who is not in a ranking, with the reason."""
    return tuple(
        Unscored(
            unit=Unit(country=each.country, year=each.year, territory=each.territory), bounds=each.bounds, reason=each.reason
        )
        for each in ranking.unranked
    )


def made_by(ranking: Ranking) -> dict[str, str]:
    """The last columns of every record, as a ranking's own have them: the method, its fingerprint and the version."""
    return {"strategy": ranking.strategy, "fingerprint": ranking.fingerprint, "version": __version__}


def require_weights(strategy: ScoringStrategy, what: str) -> Composite:
    """The strategy, if it has weights by name; `StrategyError` with the reason otherwise."""
    if isinstance(strategy, Composite):
        return strategy
    message = f"has no weights by name, and {what} changes weights; give a Composite (compare_strategies takes any strategy)"
    raise StrategyError([Problem(path="$.strategy", message=message, given=getattr(strategy, "name", None) or shown(strategy))])


def dimensions_of(strategy: Composite) -> Mapping[str, tuple[str, ...]]:
    """The dimensions of a strategy in the order of the questionnaire, each with its indicators, whatever they weigh."""
    return _dimensions(strategy.indicators)


@lru_cache(maxsize=16)
def _dimensions(indicators: tuple[str, ...]) -> FrozenMap[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for key, definition in definitions().items():
        if key in indicators:
            code = definition.dimension.code
            found[code] = (*found.get(code, ()), key)
    return FrozenMap(found)


def name_problem(strategy: Composite, name: object, path: str) -> Problem | None:
    """What is wrong with the name of a dimension or an indicator, if anything."""
    dimensions = dimensions_of(strategy)
    if name in dimensions or name in strategy.indicators:
        return None
    names = (*dimensions, *strategy.indicators)
    suggestion = nearest(name, names) if isinstance(name, str) else None
    message = "is not a dimension or an indicator of this strategy"
    return Problem(path=path, message=message, given=shown(name), suggestion=suggestion)


def rank_spans(variants: Iterable[Variant]) -> tuple[RankSpan, ...]:
    """The span of each unit's ranks, in the order of country code, year and territory; the order of variants says nothing."""
    places: dict[Unit, list[tuple[int, str]]] = {}
    for variant in variants:
        for each in variant.standings:
            places.setdefault(each.unit, []).append((each.rank, variant.name))
    spans = []
    for unit in sorted(places, key=lambda unit: (unit.country.iso3, unit.year, unit.territory)):
        best, best_in = min(places[unit])
        worst, worst_in = min(places[unit], key=lambda place: (-place[0], place[1]))
        spans.append(RankSpan(unit=unit, best_rank=best, best_in=best_in, worst_rank=worst, worst_in=worst_in))
    return tuple(spans)


def load_arrays() -> type[arrays.Prepared]:
    """The part that works on arrays; `MissingExtraError` without numpy."""
    with needs("analysis"):
        from .arrays import Prepared
    return Prepared


def shares_of(strategy: Composite, weights: Mapping[str, float]) -> FrozenMap[str, float]:
    """The share of the total weight of each dimension, summing to 1; 0 where all of its indicators are switched off.

    `weights` go before those of the strategy.
    """
    given = {**strategy.weights, **weights}
    found = {
        code: given.get(code, 1.0) if any(given.get(key, 1.0) > 0 for key in keys) else 0.0
        for code, keys in dimensions_of(strategy).items()
    }
    largest = max(found.values())
    found = {code: weight / largest for code, weight in found.items()}
    total = fsum(found.values())
    return FrozenMap({code: weight / total for code, weight in found.items()})
