"""The ranking without each dimension and each indicator: which of them does it rest on?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from ..declaration import Text
from ..documents import document
from ..frozenmap import FrozenMap
from ..presentation import Presented
from ..profile import CountryProfile
from ..ranking import Ranking
from ..strategies.weighted import Composite
from ..strategy import EQUAL_WEIGHTS
from .standings import (
    RankSpan,
    Unit,
    Variant,
    dimensions_of,
    load_arrays,
    made_by,
    prepare,
    rank_spans,
    require_weights,
    shares_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ..panel import Panel

__all__ = ["LeaveOneOut", "leave_one_out"]

_WEIGHS_NOTHING = Text("carries no weight in this method", "не имеет веса в этом методе")
_NOTHING_LEFT = Text("nothing would be left without it", "без него ничего не осталось бы")


@frozen(kw_only=True, repr=False)
class LeaveOneOut(Presented):
    """Scores and ranks without each dimension and each indicator, with everything that went in.

    - `base`: the ranking with everything, and those that cannot be scored.
    - `without`: a `Variant` for each dimension, then for each indicator, named by what is left out.
    - `skipped`: what was not left out, by name, with the reason.
    - `spans`: the best and the worst rank of each country over all of them.
    """

    profiles: tuple[CountryProfile, ...]
    strategy: Composite
    base: Ranking
    without: tuple[Variant, ...]
    skipped: FrozenMap[str, Text]
    spans: tuple[RankSpan, ...]

    def __repr__(self) -> str:
        return f"<LeaveOneOut of {len(self.without)} over {len(self.profiles)} profiles, unofficial>"

    def records(self) -> Iterator[Mapping[str, str | float | int | None]]:
        """A row for each name left out and each country, with what the score and the rank change by.

        A positive `rank_change` is a fall. Changes are None for a country that cannot be scored with or without it.
        """
        made = made_by(self.base)
        with_all = {Unit.scored(row.score): row for row in self.base.rows}
        for each in self.without:
            for standing in each.standings:
                row = with_all.get(standing.unit)
                yield {
                    "without": each.name,
                    **standing.record(),
                    "value_change": None if row is None else standing.value - row.score.value,
                    "rank_change": None if row is None else standing.rank - row.rank,
                    **made,
                }
            for unscored in each.unscored:
                yield {"without": each.name, **unscored.record(), "value_change": None, "rank_change": None, **made}

    def document(self) -> dict[str, object]:
        """Inputs and records as plain JSON, for `json.dumps`."""
        skipped = {name: why.en for name, why in self.skipped.items()}
        return document("leave one out", self.profiles, {self.strategy.name: self.strategy}, self.records(), skipped=skipped)


def leave_one_out(
    profiles: Panel | Iterable[CountryProfile], strategy: Composite = EQUAL_WEIGHTS, *, mixed_years: bool = False
) -> LeaveOneOut:
    """Score and rank profiles without each dimension and without each indicator in turn.

    What is left out weighs 0: its weight goes to the others of its dimension, a dimension's to the other dimensions.

    Raises `StrategyError` for a strategy without weights, `ComparisonError` as `ptindex.rank` does, `MissingExtraError`
    without numpy.

    Source: OECD/JRC, *Handbook on Constructing Composite Indicators* (2008), step 7: inclusion and exclusion of indicators.

    >>> from ptindex import example_profile
    >>> found = leave_one_out([example_profile()])
    >>> [(row["without"], round(row["value_change"], 2)) for row in found.records()][2]
    ('ratification', 2.68)
    """
    strategy = require_weights(strategy, "leaving out")
    chosen, base = prepare(profiles, strategy, mixed_years=mixed_years)
    dimensions = dimensions_of(strategy)
    shares = shares_of(strategy, {})
    skipped: dict[str, Text] = {}
    sets = {}
    for name in (*dimensions, *(key for keys in dimensions.values() for key in keys)):
        why = _why_not(name, strategy, shares)
        if why is None:
            sets[name] = {name: 0.0}
        else:
            skipped[name] = why
    without = load_arrays()(profiles=chosen, strategy=strategy).variants(sets, method="{} left out")
    return LeaveOneOut(
        profiles=chosen, strategy=strategy, base=base, without=without, skipped=FrozenMap(skipped), spans=rank_spans(without)
    )


def _why_not(name: str, strategy: Composite, shares: Mapping[str, float]) -> Text | None:
    weighing = {
        key: code
        for code, keys in dimensions_of(strategy).items()
        for key in keys
        if shares[code] > 0 and strategy.weights.get(key, 1.0) > 0
    }
    if name not in weighing and name not in weighing.values():
        return _WEIGHS_NOTHING
    left = [key for key, code in weighing.items() if name not in (key, code)]
    return None if left else _NOTHING_LEFT
