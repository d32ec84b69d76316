"""Several methods side by side: scores, ranks, how alike the rankings are, and who moves most."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import TYPE_CHECKING

from attrs import frozen

from ..documents import document
from ..exceptions import Problem, StrategyError, shown
from ..frozenmap import FrozenMap
from ..panel import profiles_of
from ..presentation import Presented
from ..profile import CountryProfile
from ..ranking import Ranking
from ..strategy import ScoringStrategy
from .correlation import kendall, spearman
from .standings import Unit, Unscored, made_by, prepare, unscored_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..panel import Panel

__all__ = ["Agreement", "Comparison", "Mover", "compare_strategies"]

_DECIMALS = 9


@frozen(kw_only=True)
class Agreement:
    """How alike two rankings are, from -1 to 1, over the countries that every strategy scores.

    None with fewer than three of them, or where one ranking is all ties.
    """

    first: str
    second: str
    spearman: float | None
    kendall: float | None


@frozen(kw_only=True)
class Mover:
    """A country's ranks under each strategy, among the countries that every strategy scores; `moves` is worst less best."""

    unit: Unit
    ranks: FrozenMap[str, int]
    moves: int


@frozen(kw_only=True, repr=False)
class Comparison(Presented):
    """Rankings of the same profiles under several strategies, with everything that went in.

    - `rankings`: the ranking under each strategy, by name, each on a scale of its own.
    - `same_scale`: whether all scores are on one scale. When they are not, only ranks are compared.
    - `agreements`: for each pair of strategies; `movers`: each country, the one that moves most first.
    - `unscored`: by strategy, who cannot be scored under it, with the reason; they are among no `movers`.
    """

    profiles: tuple[CountryProfile, ...]
    strategies: FrozenMap[str, ScoringStrategy]
    rankings: FrozenMap[str, Ranking]
    same_scale: bool
    agreements: tuple[Agreement, ...]
    movers: tuple[Mover, ...]
    unscored: FrozenMap[str, tuple[Unscored, ...]]

    def __repr__(self) -> str:
        return f"<Comparison of {len(self.strategies)} strategies over {len(self.profiles)} profiles, unofficial>"

    def records(self) -> Iterator[Mapping[str, str | float | int | None]]:
        """A row for each strategy and country, for a data frame: `rank` as in its ranking, `common_rank` among those in all.

        `strategy` is what it goes by in this comparison.
        """
        common = {each.unit: each.ranks for each in self.movers}
        for name, ranking in self.rankings.items():
            made = made_by(ranking) | {"strategy": name}
            for row in ranking.rows:
                score = row.score
                unit = Unit.scored(score)
                yield {
                    **unit.record(),
                    "rank": row.rank,
                    "common_rank": common[unit][name] if unit in common else None,
                    "value": score.value,
                    "low": score.bounds.low if score.bounds_known else None,
                    "high": score.bounds.high if score.bounds_known else None,
                    "scale": score.scale,
                    "reason": "",
                    **made,
                }
            for each in self.unscored[name]:
                yield {
                    **each.unit.record(),
                    "rank": None,
                    "common_rank": None,
                    "value": None,
                    "low": each.bounds.low,
                    "high": each.bounds.high,
                    "scale": None,
                    "reason": each.reason,
                    **made,
                }

    def document(self) -> dict[str, object]:
        """Inputs and records as plain JSON, for `json.dumps`, and how alike the rankings are."""
        made = document("strategies", self.profiles, self.strategies, self.records())
        agreements = [
            {"first": each.first, "second": each.second, "spearman": each.spearman, "kendall": each.kendall}
            for each in self.agreements
        ]
        return {**made, "same_scale": self.same_scale, "agreements": agreements}


def compare_strategies(
    profiles: Panel | Iterable[CountryProfile],
    strategies: Iterable[ScoringStrategy] | Mapping[str, ScoringStrategy],
    *,
    mixed_years: bool = False,
) -> Comparison:
    """Rank the same profiles under several strategies of any kind, and say how alike the rankings are.

    A mapping names the strategies; otherwise each goes by its own name, and no two may share one. Strategies whose scores are
    not on one scale are compared by rank alone. Correlations and movements are over the countries that every strategy
    scores. This needs no extra.

    Raises `StrategyError` for fewer than two strategies, a name that stands twice, and what is no strategy; `ComparisonError`
    as `ptindex.rank` does.

    Source: OECD/JRC, *Handbook on Constructing Composite Indicators* (2008), step 7: shift in ranks.

    >>> from ptindex import CAUTIOUS, EQUAL_WEIGHTS, example_profile
    >>> found = compare_strategies([example_profile()], [EQUAL_WEIGHTS, CAUTIOUS])
    >>> [(row["strategy"], round(row["value"], 2)) for row in found.records()]
    [('equal weights', 63.4), ('cautious', 61.64)]
    """
    named = _named(strategies)
    given = profiles_of(profiles)
    prepared = {name: prepare(given, strategy, mixed_years=mixed_years) for name, strategy in named.items()}
    rankings = {name: ranking for name, (_, ranking) in prepared.items()}
    chosen = next(iter(prepared.values()))[0]
    values = {
        name: {Unit.scored(row.score): round(row.score.value, _DECIMALS) for row in ranking.rows}
        for name, ranking in rankings.items()
    }
    common = [unit for unit in map(Unit.of, chosen) if all(unit in each for each in values.values())]
    scales = {row.score.scale for ranking in rankings.values() for row in ranking.rows}
    return Comparison(
        profiles=chosen,
        strategies=FrozenMap(named),
        rankings=FrozenMap(rankings),
        same_scale=len(scales) <= 1 and None not in scales,
        agreements=tuple(_agreement(first, second, values, common) for first, second in combinations(named, 2)),
        movers=tuple(sorted((_mover(unit, values, common) for unit in common), key=lambda each: -each.moves)),
        unscored=FrozenMap({name: unscored_in(ranking) for name, ranking in rankings.items()}),
    )


def _named(strategies: Iterable[ScoringStrategy] | Mapping[str, ScoringStrategy]) -> dict[str, ScoringStrategy]:
    pairs = list(strategies.items()) if isinstance(strategies, Mapping) else [(_name(each), each) for each in strategies]
    problems = [
        Problem(path="$.strategies", message="is no strategy: it needs a name and a method score(profile)", given=shown(each))
        for _, each in pairs
        if isinstance(each, type) or not isinstance(each, ScoringStrategy)
    ]
    names = [name for name, _ in pairs]
    twice = sorted({name for name in names if names.count(name) > 1})
    if not problems:
        message = 'is the name of two strategies; name them: {"mine": ..., "yours": ...}'
        problems = [Problem(path="$.strategies", message=message, given=shown(name)) for name in twice]
        if len(pairs) < 2:
            problems.append(Problem(path="$.strategies", message="are fewer than two; there is nothing to compare"))
    if problems:
        raise StrategyError(problems)
    return dict(pairs)


def _name(strategy: object) -> str:
    name = getattr(strategy, "label", getattr(strategy, "name", None))
    return name if isinstance(name, str) else ""


def _agreement(first: str, second: str, values: Mapping[str, Mapping[Unit, float]], common: list[Unit]) -> Agreement:
    one, other = ([values[name][unit] for unit in common] for name in (first, second))
    return Agreement(first=first, second=second, spearman=spearman(one, other), kendall=kendall(one, other))


def _mover(unit: Unit, values: Mapping[str, Mapping[Unit, float]], common: list[Unit]) -> Mover:
    ranks = {name: 1 + sum(found[other] > found[unit] for other in common) for name, found in values.items()}
    return Mover(unit=unit, ranks=FrozenMap(ranks), moves=max(ranks.values()) - min(ranks.values()))
