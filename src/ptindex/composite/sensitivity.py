"""Sensitivity analysis: which of the choices moves a result, by Sobol' indices (OECD/JRC handbook, step 7).

    found = sobol(matrix, model, factors, output=UnitRank("A"), n=1024, seed=1)
    found.index("weights").total

The factors are those of `ptindex.composite.uncertainty`, categorical ones included, one index for each factor however many
numbers it draws. `sobol_of` does the same for any function of numbers from 0 to 1.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from attrs import frozen

from ..exceptions import Problem, StrategyError, nearest, shown
from ..frozenmap import FrozenMap
from ..presentation import Presented
from .analysis import np
from .documents import analysis_document
from .kernel import Floats
from .matrix import IndicatorMatrix
from .model import Model
from .sampling.indices import Index, Indices, sobol_of
from .sampling.simulation import Simulation, simulation
from .sampling.sources import Factor
from .sampling.tallies import Integers, ranks_of, years_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


__all__ = [
    "AverageRankShift",
    "Index",
    "Indices",
    "Output",
    "Runs",
    "Sensitivity",
    "UnitRank",
    "UnitScore",
    "sobol",
    "sobol_of",
]


@frozen(eq=False)
class Runs:
    """Some runs of a model: `scores` (runs, units), NaN for none, and `nominal`, the ranks without any variation (units,)."""

    units: tuple[str, ...]
    scores: Floats
    nominal: Integers
    groups: tuple[Integers, ...]

    @cached_property
    def ranks(self) -> Integers:
        """The ranks of each run, (runs, units), 1 best, equal scores share the better, 0 for none; by year in a panel."""
        return ranks_of(self.scores, self.groups)

    def column(self, unit: str) -> int:
        """Where a unit stands. Raises `StrategyError` for one that has no nominal score or is none."""
        if unit not in self.units:
            message = "is no unit that has a score"
            raise StrategyError(
                [Problem(path="$.output", message=message, given=shown(unit), suggestion=nearest(str(unit), self.units))]
            )
        return self.units.index(unit)


@runtime_checkable
class Output(Protocol):
    """What is to be explained: a number for each run."""

    @property
    def name(self) -> str:
        """What results call it."""
        ...

    def of(self, runs: Runs) -> Floats:
        """The output of each run, (runs,); NaN where it has none."""
        ...


@frozen
class UnitScore:
    """The score of a unit."""

    unit: str

    @property
    def name(self) -> str:
        """In words."""
        return f"the score of {self.unit}"

    def of(self, runs: Runs) -> Floats:
        """The unit's scores."""
        return runs.scores[:, runs.column(self.unit)]


@frozen
class UnitRank:
    """The rank of a unit: 1 for the best."""

    unit: str

    @property
    def name(self) -> str:
        """In words."""
        return f"the rank of {self.unit}"

    def of(self, runs: Runs) -> Floats:
        """The unit's ranks."""
        found = runs.ranks[:, runs.column(self.unit)].astype(np.float64)
        return np.where(found > 0, found, np.nan)


@frozen
class AverageRankShift:
    """By how many places units move on average against the nominal ranking.

    Source: M. Saisana, A. Saltelli, S. Tarantola, Uncertainty and sensitivity analysis techniques as tools for the quality
    assessment of composite indicators, *Journal of the Royal Statistical Society A* 168 (2005), 307-323; handbook, step 7.
    """

    @property
    def name(self) -> str:
        """In words."""
        return "the average shift of ranks"

    def of(self, runs: Runs) -> Floats:
        """The mean over the units of the absolute difference of rank and nominal rank."""
        shifts = np.abs(runs.ranks - runs.nominal).mean(axis=1)
        return np.where((runs.ranks > 0).all(axis=1), shifts, np.nan)


@frozen(kw_only=True, repr=False)
class Sensitivity(Presented):
    """What `sobol` found, with all that went in.

    `varied`, `not_varied` and `skipped` say in words what the factors varied, which sources of uncertainty they left as they
    are, and which parts nothing used; what is not varied has no index. `not_scored` has the units of which too little is
    known, with the reason. `cautions` belong beside the result.
    """

    matrix: IndicatorMatrix
    model: Model
    factors: tuple[Factor, ...]
    output: Output
    indices: Indices
    varied: tuple[str, ...]
    not_varied: tuple[str, ...]
    skipped: tuple[str, ...]
    not_scored: FrozenMap[str, str]

    def __repr__(self) -> str:
        parts = [f"{self.output.name}, {len(self.indices.rows)} factors, {self.indices.runs} runs"]
        parts += [f"{len(self.skipped)} skipped"] if self.skipped else []
        parts += [f"{len(self.not_scored)} not scored"] if self.not_scored else []
        return f"<Sensitivity of {', '.join([*parts, *self.cautions])}>"

    @property
    def cautions(self) -> tuple[str, ...]:
        """Sentences to be shown beside the result."""
        return self.indices.cautions

    @property
    def seed(self) -> int:
        """The seed of the runs."""
        return self.indices.seed

    def index(self, factor: str) -> Index:
        """The row of a factor. Raises `KeyError` for one that varies nothing."""
        return self.indices.index(factor)

    @property
    def summary(self) -> str:
        """What was varied, what was not, what was skipped and who has no score, and why; a line each."""
        lines = [f"{self.output.name}: {self.indices.runs} runs, seed {self.seed}"]
        lines += [f"varied: {each}" for each in self.varied] or ["varied: nothing"]
        lines += [f"not varied: {', '.join(self.not_varied)}"] if self.not_varied else []
        lines += [f"skipped: {each}" for each in self.skipped]
        lines += [f"{unit}: not scored, {why}" for unit, why in self.not_scored.items()]
        return "\n".join([*lines, *self.cautions])

    def records(self) -> Iterator[Mapping[str, str | float]]:
        """A row for each factor, for a data frame."""
        for row in self.indices.records():
            yield {"output": self.output.name} | dict(row)

    def document(self) -> dict[str, object]:
        """What went in (matrix, model, each factor with its parameters, the output, n, seed) and the indices, as plain JSON.

        A missing number is None. The same inputs give the same records again.
        """
        made = analysis_document(
            "sensitivity",
            self.matrix,
            self.model,
            self.factors,
            self.records(),
            output=self.output,
            n=self.indices.n,
            seed=self.seed,
            varied=self.varied,
            not_varied=self.not_varied,
            skipped=self.skipped,
            not_scored=self.not_scored,
        )
        found = {name: getattr(self.indices, name) for name in ("runs", "mean", "variance", "interactions")}
        return made | found | {"cautions": list(self.cautions)}


def sobol(
    matrix: IndicatorMatrix, model: Model, factors: Iterable[Factor], output: Output | None = None, n: int = 1024, seed: int = 0
) -> Sensitivity:
    """The first-order and total Sobol' indices of an output over the factors, one for each that varies something.

    `output` is `AverageRankShift()` by default, `UnitScore(unit)`, `UnitRank(unit)` or anything like them. `n` is a power of
    two; the model runs n × (factors + 2) times. Units may come in any order.

    Raises `StrategyError` as `analyse` does, for an n that is no power of two, for a unit that has no score, and when the
    output has no value in some runs (leaving out may leave a unit with nothing known).

    >>> from ptindex.composite.uncertainty import FreeWeights, Omission
    >>> matrix = IndicatorMatrix.from_mapping(
    ...     {"A": {"law": 1.0, "video": 0.2, "body": 0.4}, "B": {"law": 0.5, "video": 0.9, "body": 0.1}}
    ... )
    >>> found = sobol(matrix, Model(tree=matrix.tree), [FreeWeights(), Omission()], UnitScore("A"), n=256)
    >>> [row.factor for row in found.indices.rows], found.indices.runs
    (['weights', 'what is left out'], 1024)
    """
    chosen, wanted = tuple(factors), AverageRankShift() if output is None else output
    if not isinstance(wanted, Output) or isinstance(wanted, type):
        raise StrategyError([Problem(path="$.output", message="is no output, as UnitScore(unit) is", given=shown(wanted))])
    simulated = simulation(matrix, model, chosen)
    groups = years_of(simulated.setting)
    nominal = np.array([simulated.nominal.ranks[row] for row in simulated.setting.rows], dtype=np.int64)

    def function(uniform: Floats) -> Floats:
        found, lacking = [], np.zeros(len(units), dtype=bool)
        for each in _by_chunk(simulated, uniform):
            found.append(wanted.of(Runs(units, each, nominal, groups)))
            lacking |= np.isnan(each).any(axis=0)
        values = np.concatenate(found)
        _refuse_gaps(wanted.name, values, [unit for unit, lacks in zip(units, lacking, strict=True) if lacks])
        return values

    units = simulated.setting.units
    indices = sobol_of(function, max(simulated.columns, 1), n, seed, groups=simulated.groups)
    report = simulated.report
    return Sensitivity(
        matrix=matrix,
        model=model,
        factors=chosen,
        output=wanted,
        indices=indices,
        varied=report.varied,
        not_varied=report.not_varied,
        skipped=report.skipped,
        not_scored=report.not_scored,
    )


def _refuse_gaps(output: str, values: Floats, lacking: Sequence[str]) -> None:
    wrong = int((~np.isfinite(values)).sum())
    if wrong:
        who = f"; without a score in some runs: {', '.join(lacking)}" if lacking else ""
        message = f"{output} has no finite value in {wrong} of {len(values)} runs{who}"
        raise StrategyError([Problem(path="$.output", message=message)])


def _by_chunk(simulated: Simulation, uniform: Floats) -> Iterator[Floats]:
    for start in range(0, len(uniform), simulated.chunk):
        yield simulated.scores(uniform[start : start + simulated.chunk])
