"""How high and how low a country can stand under any weights of the dimensions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from ..composite.aggregation import Power, by_level
from ..documents import document
from ..exceptions import ComparisonError, Problem, StrategyError, check_kind, nearest, needs, shown
from ..frozenmap import FrozenMap, is_number
from ..panel import profiles_of
from ..presentation import Presented
from ..profile import CountryProfile
from ..ranking import Ranking
from ..strategies.weighted import Composite
from ..strategy import EQUAL_WEIGHTS, score
from .standings import Standing, Unit, Unscored, Variant, load_arrays, made_by, prepare, require_weights, shares_of, unscored_in

if TYPE_CHECKING:
    from ..panel import Panel
    from .arrays import Prepared
    from .programmes import Programme

__all__ = ["RankRange", "rank_range"]

_ROUNDING = 1e-12


@frozen(kw_only=True, repr=False)
class RankRange(Presented):
    """The best and the worst rank of a country under any weights of the dimensions, with everything that went in.

    - `unit`: whose ranks; `base`: the ranking under the strategy itself, with those that cannot be scored.
    - `bounds`: from which to which share of the total weight each dimension may go.
    - `best`, `worst`: weights that reach the rank, as shares that sum to 1, and every country's standing under them: the
      nearest to the strategy's own with the same countries above. Who is scored is decided under the strategy's own weights
      and not asked again.
    - `margin`: by how much, on the method's scale, scores must differ to give a rank; one that only smaller differences would
      give is not claimed, unless it is a tie that the scores confirm. Under the weights returned they differ by half of it.
    - `unscored`: who cannot be scored and takes no part, with the reason.
    """

    profiles: tuple[CountryProfile, ...]
    strategy: Composite
    unit: Unit
    base: Ranking
    bounds: FrozenMap[str, tuple[float, float]]
    best: Variant
    worst: Variant
    margin: float
    unscored: tuple[Unscored, ...]

    def __repr__(self) -> str:
        ranks = f"{self.best_rank} to {self.worst_rank} of {len(self.best.standings)}"
        return f"<RankRange of {self.unit.title}: {ranks}, unofficial>"

    @property
    def best_rank(self) -> int:
        """The best rank that any weights within the bounds give."""
        return self._own(self.best).rank

    @property
    def worst_rank(self) -> int:
        """The worst rank that any weights within the bounds give."""
        return self._own(self.worst).rank

    def _own(self, variant: Variant) -> Standing:
        return next(each for each in variant.standings if each.unit == self.unit)

    def records(self) -> Iterator[Mapping[str, str | float | int | None]]:
        """A row for each country under the best and under the worst weights, for a data frame, with the shares beside."""
        for name, variant in (("best", self.best), ("worst", self.worst)):
            rows = [*variant.records(), *(each.record() for each in self.unscored)]
            yield from ({"weights": name, **row, **variant.shares, **made_by(self.base)} for row in rows)

    def document(self) -> dict[str, object]:
        """Inputs and records as plain JSON, for `json.dumps`."""
        return document(
            "rank range",
            self.profiles,
            {self.strategy.name: self.strategy},
            self.records(),
            unit=self.unit.record(),
            bounds=self.bounds,
            margin=self.margin,
        )


def rank_range(
    profile: CountryProfile,
    profiles: Panel | Iterable[CountryProfile],
    strategy: Composite = EQUAL_WEIGHTS,
    *,
    bounds: Mapping[str, tuple[float, float]] | tuple[float, float] = (0.0, 1.0),
    mixed_years: bool = False,
) -> RankRange:
    """Find the best and the worst rank that a country can reach under any weights of the dimensions.

    The weights of the dimensions are shares of the total, 0 or more and summing to 1, each within `bounds`: one pair for all,
    or a pair by dimension (others from 0 to 1). Those inside the dimensions stay, and so does a dimension that the strategy
    switches off. `profile` is one of `profiles`, or is added to them.

    The ranks are exact, found by mixed-integer programmes and not by drawing weights, and each comes with weights
    that reach it, near to the strategy's own. Scores must differ by a margin of 1e-5 of the scale (0.001 points of 100),
    since the solver takes 1e-6 for nothing.

    Raises `StrategyError` for a strategy that is no arithmetic mean between dimensions, and for bounds that are wrong or that
    no weights keep; `NotEnoughDataError` when the profile cannot be scored; `ComparisonError` as `ptindex.rank` does, and
    where some of the countries lack all of a dimension that others have: missing weights are then spread, and the scores
    are no longer linear in the weights; `MissingExtraError` without scipy.

    Source: for the question, J. E. Foster, M. McGillivray and S. Seth, "Composite Indices: Rank Robustness, Statistical
    Association, and Redundancy", *Econometric Reviews* 32 (2013).

    >>> from ptindex import Country, Unavailable, VideoCoverage, example_profile
    >>> import attrs
    >>> kz = example_profile()
    >>> better = kz.with_answers({"prevention.video": VideoCoverage.ALL})
    >>> found = rank_range(kz, [kz, attrs.evolve(better, country=Country("XTA", "Testland"))])
    >>> found.best_rank, found.worst_rank
    (1, 2)
    """
    strategy = require_weights(strategy, "a range of ranks")
    if by_level(strategy.aggregation).between != Power(1):
        message = (
            "is no arithmetic mean between dimensions, so that ranks are no linear question; "
            "take an arithmetic method, or weights_experiment with sets of your own"
        )
        raise StrategyError([Problem(path="$.aggregation", message=message, given=shown(strategy.aggregation))])
    weighing = [code for code, share in shares_of(strategy, {}).items() if share > 0]
    limits = _limits(bounds, weighing)
    given = profiles_of(profiles)
    check_kind("profile", profile, CountryProfile, "is no profile; a reading has it as .profile")
    chosen, base = prepare(given if profile in given else [profile, *given], strategy, mixed_years=mixed_years)
    score(profile, strategy)
    unscored = unscored_in(base)
    left_out = {each.unit for each in unscored}
    taking_part = tuple(each for each in chosen if Unit.of(each) not in left_out)
    prepared = load_arrays()(profiles=taking_part, strategy=strategy)
    own = Unit.of(profile)
    programme = _programme(_solver(), prepared, own, limits)
    best, worst = _reached(prepared, programme, own, weighing)
    return RankRange(
        profiles=chosen,
        strategy=strategy,
        unit=own,
        base=base,
        bounds=limits,
        best=best,
        worst=worst,
        margin=programme.margin * strategy.scale,
        unscored=unscored,
    )


def _solver() -> type[Programme]:
    with needs("analysis"):
        from .programmes import Programme
    return Programme


def _limits(
    bounds: Mapping[str, tuple[float, float]] | tuple[float, float], weighing: list[str]
) -> FrozenMap[str, tuple[float, float]]:
    """The bounds of every dimension that weighs; `StrategyError` with all that is wrong."""
    named = bounds if isinstance(bounds, Mapping) else dict.fromkeys(weighing, bounds)
    problems = list(_bound_problems(named, weighing))
    limits = {code: named.get(code, (0.0, 1.0)) for code in weighing}
    if not problems:
        least, most = sum(low for low, _ in limits.values()), sum(high for _, high in limits.values())
        if least > 1 + _ROUNDING:
            message = "leave no weights: the lowest shares sum to more than 1"
            problems.append(Problem(path="$.bounds", message=message, given=f"{least:g}"))
        if most < 1 - _ROUNDING:
            message = "leave no weights: the highest shares sum to less than 1"
            problems.append(Problem(path="$.bounds", message=message, given=f"{most:g}"))
    if problems:
        raise StrategyError(problems)
    return FrozenMap({code: (float(low), float(high)) for code, (low, high) in limits.items()})


def _bound_problems(named: Mapping[str, tuple[float, float]], weighing: list[str]) -> Iterator[Problem]:
    for name, pair in named.items():
        if name not in weighing:
            suggestion = nearest(name, weighing) if isinstance(name, str) else None
            message = "is not a dimension that weighs in this strategy"
            yield Problem(path="$.bounds", message=message, given=shown(name), suggestion=suggestion)
        elif not _is_pair(pair):
            message = "is not a lowest and a highest share, from 0 to 1"
            yield Problem(path=f"$.bounds['{name}']", message=message, given=shown(pair))


def _is_pair(pair: object) -> bool:
    if not isinstance(pair, tuple | list) or len(pair) != 2 or not all(map(is_number, pair)):
        return False
    low, high = pair
    return bool(0 <= low <= high <= 1)


def _programme(kind: type[Programme], prepared: Prepared, own: Unit, limits: Mapping[str, tuple[float, float]]) -> Programme:
    import numpy as np

    values = np.column_stack([prepared.dimensions[code] for code in limits])
    known = ~np.isnan(values)
    at = [Unit.of(each) for each in prepared.profiles].index(own)
    unlike = [each.title for each, row in zip(prepared.profiles, known, strict=True) if (row != known[at]).any()]
    if unlike:
        lacking = ", ".join(code for code, column in zip(limits, known.T, strict=True) if not column.all() and column.any())
        raise ComparisonError(
            f"{own.title} and {', '.join(unlike)} do not know the same dimensions ({lacking}), so that their scores are no "
            "linear functions of the weights; leave those countries out, switch the dimension off, or count what is missing "
            'as worst (missing="worst")'
        )
    excess = np.where(known, values - values[at], 0.0)
    apart = (np.abs(excess) > _ROUNDING).any(axis=1)
    low, high = np.array(list(limits.values())).T
    shares = shares_of(prepared.strategy, {})
    base = np.array([shares[code] for code in limits])
    return kind(excess=excess[apart], low=low, high=high, base=base, counted=known[at].astype(np.float64))


def _reached(prepared: Prepared, programme: Programme, own: Unit, weighing: list[str]) -> tuple[Variant, Variant]:
    """The variants with the best and the worst rank, each rank as the scores under its weights give it."""
    tried = {
        # An exact tie shares the better rank, but only if the scores confirm it; a difference is worth more.
        "best by a margin": programme.best(programme.margin),
        "best": programme.best(0.0),
        "worst": programme.worst(),
    }
    named = {name: dict(zip(weighing, shares.tolist(), strict=True)) for name, shares in tried.items()}
    apart, tie, worst = prepared.variants(named, enough=False)
    best = min(apart, tie, key=lambda each: next(standing.rank for standing in each.standings if standing.unit == own))
    return evolve(best, name="best"), worst
