"""Many sets of weights at once: scores and ranks under each, and how far a rank moves over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from ..documents import document
from ..frozenmap import FrozenMap
from ..presentation import Presented
from ..profile import CountryProfile
from ..ranking import Ranking
from ..strategies.weighted import Composite
from ..strategy import EQUAL_WEIGHTS
from .standings import RankSpan, Variant, load_arrays, made_by, prepare, rank_spans, require_weights
from .weight_sets import read_weight_sets, remarks_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ..panel import Panel

__all__ = ["WeightsExperiment", "weights_experiment"]


@frozen(kw_only=True, repr=False)
class WeightsExperiment(Presented):
    """Scores and ranks under many sets of weights, with everything that went in.

    - `base`: the ranking under the strategy itself, with those that it cannot score.
    - `sets`: a `Variant` for each set, in the order given: its weights as given, the dimensions' shares of the total, the
      standings, who cannot be scored under it, and remarks to be read beside it.
    - `spans`: the best and worst rank of each country over the sets; the strategy itself is not among them.
    """

    profiles: tuple[CountryProfile, ...]
    strategy: Composite
    base: Ranking
    sets: tuple[Variant, ...]
    spans: tuple[RankSpan, ...]

    def __repr__(self) -> str:
        return f"<WeightsExperiment of {len(self.sets)} sets over {len(self.profiles)} profiles, unofficial>"

    @property
    def weight_sets(self) -> FrozenMap[str, FrozenMap[str, float]]:
        """The weights as given, by set."""
        return FrozenMap({each.name: each.weights for each in self.sets})

    def records(self) -> Iterator[Mapping[str, str | float | int | None]]:
        """A row for each set and country, for a data frame; one that cannot be scored has a reason and no rank.

        `strategy` is the method whose weights the set changes.
        """
        for each in self.sets:
            yield from ({"set": each.name, **row, **made_by(self.base)} for row in each.records())

    def document(self) -> dict[str, object]:
        """Inputs and records as plain JSON, for `json.dumps`."""
        return document(
            "weights", self.profiles, {self.strategy.name: self.strategy}, self.records(), weight_sets=self.weight_sets
        )


def weights_experiment(
    profiles: Panel | Iterable[CountryProfile],
    weight_sets: Mapping[str, Mapping[str, float]] | str | object,
    strategy: Composite = EQUAL_WEIGHTS,
    *,
    set_column: str | None = None,
    mixed_years: bool = False,
) -> WeightsExperiment:
    """Score and rank profiles under many named sets of weights at once.

    `weight_sets` is one of these:

    - a mapping, `{"treaties first": {"ratification": 3.0}}`;
    - a data frame that narwhals knows (pandas, Polars, ...), one row a set; `set_column` has the names, by default the
      column `set` or `name`, else the index of pandas, and without one the sets are numbered;
    - JSON, or TOML with a table for each set, as text (a `str` that begins with a brace or has a line break), else the
      name of a file in `.json` or `.toml`.

    Weights go by dimension (`prevention`) or indicator (`prevention.video`), from 0, which switches off. Only proportions
    count: weights that do not sum to 1 are divided by their sum, and the set's remarks say so. What a set does not name
    weighs as in the strategy; the remarks name it.

    Each score is that of `attrs.evolve(strategy, weights=...)`, to rounding; the order of sets and countries does not matter.

    Raises `StrategyError` with all that is wrong with the sets, and for a strategy without weights; `ComparisonError` as
    `ptindex.rank` does; `MissingExtraError` without numpy.

    Source: OECD/JRC, *Handbook on Constructing Composite Indicators* (2008), step 7: alternative weights.

    >>> from ptindex import example_profile
    >>> found = weights_experiment([example_profile()], {"prevention twice": {"prevention": 2.0}})
    >>> [(row["set"], round(row["value"], 2), row["rank"]) for row in found.records()]
    [('prevention twice', 61.49, 1)]
    """
    strategy = require_weights(strategy, "this experiment")
    sets = read_weight_sets(weight_sets, strategy, set_column)
    chosen, base = prepare(profiles, strategy, mixed_years=mixed_years)
    found = load_arrays()(profiles=chosen, strategy=strategy).variants(sets, method="set {}")
    variants = tuple(evolve(each, remarks=remarks_on(each.weights, strategy)) for each in found)
    return WeightsExperiment(profiles=chosen, strategy=strategy, base=base, sets=variants, spans=rank_spans(variants))
