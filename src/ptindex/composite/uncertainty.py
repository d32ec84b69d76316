"""Uncertainty analysis: how scores and ranks move when what was chosen is chosen otherwise (OECD/JRC handbook, step 7).

    found = analyse(matrix, model, [DirichletWeights(concentration=20), Omission()], draws=1000, seed=1)
    found.unit("A").rank.low, found.unit("A").rank.high     # 5 and 95 % of its ranks
    found.acceptability                                      # (units, places)

All factors are sampled together from one seed. What comes out says how much the stated choices matter; it is no confidence
interval, and what is not varied is not covered: the result names it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

from attrs import cmp_using, field, fields, frozen

from ..exceptions import Problem, StrategyError, shown
from ..frozenmap import FrozenMap
from ..presentation import Presented
from .analysis import np
from .documents import analysis_document
from .kernel import Floats
from .matrix import IndicatorMatrix
from .model import Model
from .sampling.answers import Figure, Levels, Missing, Scale
from .sampling.choices import Aggregation, DirichletWeights, FreeWeights, ListedWeights, Normalisation, Omission
from .sampling.simulation import Simulation, simulation
from .sampling.sources import Factor
from .sampling.tallies import Above, RankCounts, ScoreQuantiles, ranks_of, years_of

if TYPE_CHECKING:
    from .sampling.tallies import Integers

__all__ = [
    "Aggregation",
    "DirichletWeights",
    "Factor",
    "Figure",
    "FreeWeights",
    "Levels",
    "ListedWeights",
    "Missing",
    "Normalisation",
    "Omission",
    "Scale",
    "Spread",
    "Uncertainty",
    "UnitUncertainty",
    "analyse",
]

Progress: TypeAlias = Callable[[int, int], object]
"""Called with how many draws are done, and of how many."""

_SHARES = (0.05, 0.5, 0.95)
_FEW_DRAWS = 200


@frozen(kw_only=True)
class Spread:
    """A score or a rank: as the model has it (`nominal`), and over the draws.

    `low` and `high` are the 5 and 95 % quantiles, of ranks the least that so many draws do not exceed: a whole one. `lowest`
    and `highest` are over the draws and the nominal. None where there is none: of a unit without a score in any draw.
    """

    nominal: float
    mean: float | None
    median: float | None
    low: float | None
    high: float | None
    lowest: float
    highest: float


@frozen(kw_only=True)
class UnitUncertainty:
    """One unit: its score and its rank (1 best, equal scores share the better; in a panel, within its year).

    `scored` is the share of the draws in which it has a score at all.
    """

    unit: str
    score: Spread
    rank: Spread
    scored: float


def _read_only(given: Floats) -> Floats:
    array = np.array(given)
    array.setflags(write=False)
    return array


_ARRAY = cmp_using(eq=np.array_equal)


@frozen(kw_only=True, repr=False)
class Uncertainty(Presented):
    """What `analyse` found, with all that went in.

    - `units`: those that the model scores, in the order of the matrix.
    - `acceptability`: (units, places), read-only: the share of draws in which a unit takes a place; equal scores share the
      places that they fill evenly. Rows sum to 1. Columns do too, where every unit has a score in every draw and there are
      not several years.
    - `above`: (units, units), read-only: the share of draws in which the row's unit scores above the column's. Equal scores
      count for neither.
    - `varied`, `not_varied`, `skipped`: what the factors varied, which sources of uncertainty they left as they are, and which
      parts nothing used, with the reason, in words.
    - `not_scored`: the units of which too little is known, with the reason; they take no part.
    - `cautions`: sentences to be shown beside the result.
    - `quantile_error`: by how many points of the score the quantiles of scores may be off; 0 when they are exact.

    Source of the rank acceptability: R. Lahdelma, J. Hokkanen, P. Salminen, SMAA - stochastic multiobjective acceptability
    analysis, *European Journal of Operational Research* 106 (1998), 137-143.
    """

    matrix: IndicatorMatrix
    model: Model
    factors: tuple[Factor, ...]
    draws: int
    seed: int
    units: tuple[UnitUncertainty, ...]
    acceptability: Floats = field(converter=_read_only, eq=_ARRAY, hash=False)
    above: Floats = field(converter=_read_only, eq=_ARRAY, hash=False)
    varied: tuple[str, ...]
    not_varied: tuple[str, ...]
    skipped: tuple[str, ...]
    not_scored: FrozenMap[str, str]
    cautions: tuple[str, ...]
    quantile_error: float

    def __repr__(self) -> str:
        parts = [f"{len(self.units)} units, {self.draws} draws, {len(self.varied)} factors varied"]
        parts += [f"{len(self.skipped)} skipped"] if self.skipped else []
        parts += [f"{len(self.not_scored)} not scored"] if self.not_scored else []
        parts += [f"{len(self.cautions)} cautions"] if self.cautions else []
        return f"<Uncertainty of {', '.join(parts)}>"

    def __reduce__(self) -> tuple[object, ...]:
        # Unpickled arrays are writable; made anew, these are not.
        return _rebuilt, ({each.name: getattr(self, each.name) for each in fields(type(self))},)

    @property
    def summary(self) -> str:
        """What was varied, what was not, what was skipped and who has no score, and why; a line each."""
        lines = [f"{self.draws} draws, seed {self.seed}"]
        lines += [f"varied: {each}" for each in self.varied] or ["varied: nothing; every result is the nominal one"]
        lines += [f"not varied: {', '.join(self.not_varied)}"] if self.not_varied else []
        lines += [f"skipped: {each}" for each in self.skipped]
        lines += [f"{unit}: not scored, {why}" for unit, why in self.not_scored.items()]
        return "\n".join([*lines, *self.cautions])

    def unit(self, name: str) -> UnitUncertainty:
        """The row of a unit. Raises `KeyError` for one that is not in the analysis."""
        return {each.unit: each for each in self.units}[name]

    def records(self) -> Iterator[Mapping[str, str | float | None]]:
        """A row for each unit, for a data frame: `score_` and `rank_` with nominal, mean, median, low, high and the ends."""
        for each in self.units:
            row: dict[str, str | float | None] = {"unit": each.unit}
            for what, spread in (("score", each.score), ("rank", each.rank)):
                row |= {f"{what}_{each.name}": getattr(spread, each.name) for each in fields(Spread)}
            yield row | {"scored": each.scored}

    def rank_records(self) -> Iterator[Mapping[str, str | int | float]]:
        """A row for each unit and place: the share of draws in which it takes it."""
        for unit, row in zip(self.units, self.acceptability.tolist(), strict=True):
            yield from ({"unit": unit.unit, "rank": place, "share": share} for place, share in enumerate(row, 1))

    def pair_records(self) -> Iterator[Mapping[str, str | float]]:
        """A row for each two units: the share of draws in which the first scores above the second."""
        names = [each.unit for each in self.units]
        for first, row in zip(names, self.above.tolist(), strict=True):
            yield from (
                {"first": first, "second": second, "share": share}
                for second, share in zip(names, row, strict=True)
                if second != first
            )

    def document(self) -> dict[str, object]:
        """What went in (matrix, model, each factor with its parameters, draws, seed) and what came out, as plain JSON.

        A missing number is None. The same inputs give the same records again.
        """
        made = analysis_document(
            "uncertainty",
            self.matrix,
            self.model,
            self.factors,
            self.records(),
            units=[each.unit for each in self.units],
            draws=self.draws,
            seed=self.seed,
            varied=self.varied,
            not_varied=self.not_varied,
            skipped=self.skipped,
            not_scored=self.not_scored,
        )
        ranks, pairs = map(list, (self.rank_records(), self.pair_records()))
        return made | {"cautions": list(self.cautions), "quantile_error": self.quantile_error, "ranks": ranks, "pairs": pairs}


def _rebuilt(state: Mapping[str, object]) -> Uncertainty:
    return Uncertainty(**state)  # type: ignore[arg-type]


def analyse(
    matrix: IndicatorMatrix,
    model: Model,
    factors: Iterable[Factor],
    draws: int = 1000,
    seed: int = 0,
    block: int | None = None,
    progress: Progress | None = None,
) -> Uncertainty:
    """Draw all factors together and tell what becomes of each unit's score and rank.

    The same seed gives the same result to the last bit, whatever `block` is: that only says after how many draws (in whole
    chunks of a fixed size) `progress(done, total)` is called, by default after each chunk. Units may come in any order. `draws`
    more draws begin with those of fewer. Memory does not grow with the draws, beyond the scores that are kept for exact
    quantiles while draws × units is 2**24 at most; with more, quantiles come from bins, and `quantile_error` says how exact.

    Missing answers that no factor varies keep to the model's rule. `min_available` decides which units take part, once.

    Raises `StrategyError` for a model or a factor that does not fit, factors that vary the same, counts below 1, and a
    negative seed.

    Source: M. Saisana, A. Saltelli, S. Tarantola, Uncertainty and sensitivity analysis techniques as tools for the quality
    assessment of composite indicators, *Journal of the Royal Statistical Society A* 168 (2005), 307-323; handbook, step 7.

    >>> matrix = IndicatorMatrix.from_mapping({"A": {"law": 1.0, "video": 0.2}, "B": {"law": 0.5, "video": 0.9}})
    >>> found = analyse(matrix, Model(tree=matrix.tree), [FreeWeights(low=0.2)], draws=500, seed=1)
    >>> found
    <Uncertainty of 2 units, 500 draws, 1 factors varied>
    >>> found.unit("B").score.nominal, found.acceptability.sum(axis=0).tolist()
    (70.0, [1.0, 1.0])
    """
    _refuse_counts(draws=(draws, 1), block=(1 if block is None else block, 1), seed=(seed, 0))
    simulated = simulation(matrix, model, chosen := tuple(factors))
    years = years_of(simulated.setting)
    scores, above = ScoreQuantiles(draws, len(simulated.setting.units)), Above(len(simulated.setting.units))
    ranks = [RankCounts(len(group)) for group in years]
    for drawn, done in _chunks(simulated, draws, seed):
        scores.add(drawn)
        places = ranks_of(drawn, years)
        for group, counts in zip(years, ranks, strict=True):
            counts.add(places[:, group])
        above.add(places if len(years) == 1 else ranks_of(drawn, (np.arange(drawn.shape[1]),)))
        _report(progress, done, draws, block or simulated.chunk, len(drawn))
    return Uncertainty(
        matrix=matrix,
        model=model,
        factors=chosen,
        draws=draws,
        seed=seed,
        units=_units(simulated, scores, years, ranks, draws),
        acceptability=_acceptability(years, ranks),
        above=above.shares(),
        varied=simulated.report.varied,
        not_varied=simulated.report.not_varied,
        skipped=simulated.report.skipped,
        not_scored=simulated.report.not_scored,
        cautions=tuple(_cautions(simulated, draws, years, scores)),
        quantile_error=scores.error,
    )


def _refuse_counts(**counts: tuple[object, int]) -> None:
    problems = [
        Problem(path=f"$.{name}", message=f"is not a whole number from {least}", given=shown(count))
        for name, (count, least) in counts.items()
        if not isinstance(count, int) or isinstance(count, bool) or count < least
    ]
    if problems:
        raise StrategyError(problems)


def _chunks(simulated: Simulation, draws: int, seed: int) -> Iterator[tuple[Floats, int]]:
    """The scores of each chunk of draws, and how many draws are done with it."""
    # One stream in order, row by row: a draw's numbers depend on nothing but its place.
    random = np.random.Generator(np.random.PCG64(seed))
    done = 0
    while done < draws:
        size = min(simulated.chunk, draws - done)
        done += size
        yield simulated.scores(random.random((size, simulated.columns))), done


def _report(progress: Progress | None, done: int, draws: int, block: int, size: int) -> None:
    if progress is not None and (done == draws or done // block > (done - size) // block):
        progress(done, draws)


def _units(
    simulated: Simulation, scores: ScoreQuantiles, years: tuple[Integers, ...], ranks: list[RankCounts], draws: int
) -> tuple[UnitUncertainty, ...]:
    quantiles = scores.quantiles(_SHARES)
    places = [(counts.means(), counts.quantiles((0.0, *_SHARES, 1.0))) for counts in ranks]
    found: dict[int, UnitUncertainty] = {}
    for group, (means, of_rank) in zip(years, places, strict=True):
        for at, unit in enumerate(group.tolist()):
            row = int(simulated.setting.rows[unit])
            mean = scores.total[unit] / scores.count[unit] if scores.count[unit] else np.nan
            ends = float(scores.least[unit]), float(scores.greatest[unit])
            found[unit] = UnitUncertainty(
                unit=simulated.setting.units[unit],
                score=_spread(float(simulated.nominal.values[row]), float(mean), quantiles[unit], ends),
                rank=_spread(
                    float(simulated.nominal.ranks[row] or 0),
                    float(means[at]),
                    of_rank[at, 1:-1],
                    (float(of_rank[at, 0]), float(of_rank[at, -1])),
                ),
                scored=float(scores.count[unit]) / draws,
            )
    return tuple(found[unit] for unit in range(len(found)))


def _spread(nominal: float, mean: float, quantiles: Floats, ends: tuple[float, float]) -> Spread:
    # A mean of equal numbers may be off by rounding, and must not lie outside them.
    middle = min(max(mean, ends[0]), ends[1])
    low, median, high = (None if np.isnan(each) else float(each) for each in quantiles)
    return Spread(
        nominal=nominal,
        mean=None if low is None else middle,
        median=median,
        low=low,
        high=high,
        lowest=min(nominal, ends[0]),
        highest=max(nominal, ends[1]),
    )


def _acceptability(years: tuple[Integers, ...], ranks: list[RankCounts]) -> Floats:
    if len(years) == 1:
        return ranks[0].acceptability()
    found = np.zeros((sum(map(len, years)), max(map(len, years))))
    for group, counts in zip(years, ranks, strict=True):
        found[group, : len(group)] = counts.acceptability()
    return found


def _cautions(simulated: Simulation, draws: int, years: tuple[Integers, ...], scores: ScoreQuantiles) -> Iterator[str]:
    if draws < _FEW_DRAWS:
        yield f"{draws} draws: fewer than {_FEW_DRAWS}, so that the 5 and 95 % ends rest on fewer than 10 draws each"
    if min(map(len, years)) < 2:
        yield "a unit without another to be compared with is always first: its rank says nothing"
    if len(years) > 1:
        yield f"{len(years)} years: ranks are within each year, pairs of units are over all years"
    for at in np.flatnonzero(scores.count < draws):
        unit, share = simulated.setting.units[at], 1 - scores.count[at] / draws
        yield f"{unit}: has no score in {share:.1%} of the draws, in which nothing that is known of it weighs"
