"""The bounds of a score hold whatever the missing values are, and are infinite where nothing bounds them."""

from math import inf, nan

import attrs
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ptindex import Minimum, Power, StrategyError
from ptindex.composite import Branch, IndicatorMatrix, Model, normalise, scores
from ptindex.composite.kernel import is_monotone
from ptindex.composite.normalisation import (
    Categorical,
    DistanceToReference,
    Goalposts,
    Logarithm,
    MinMax,
    PercentileRank,
    Rank,
    ZScore,
)
from ptindex.composite.rules.means import MazziottaPareto, Median

NAMES = ("a", "b", "c", "d", "e")
TREE = Branch.of({"first": ["a", "b"], "second": {"deep": ["c"], "deeper": ["d", "e"]}})
levels = st.sampled_from([0.0, 0.1, 0.5, 1.0]) | st.floats(0, 1)
tables = st.lists(st.lists(st.none() | levels, min_size=5, max_size=5), min_size=1, max_size=5)
node_rules = st.builds(Power, st.floats(-60, 60)) | st.sampled_from(
    [Minimum(), Median(), *map(MazziottaPareto, ("down", "up"))]
)
mixed = st.dictionaries(st.sampled_from([0, 1, 2, *TREE.branches]), node_rules, max_size=4)
weight_maps = st.dictionaries(st.sampled_from([*NAMES, *TREE.branches[1:]]), st.just(0.0) | st.floats(0.01, 100), max_size=6)


@attrs.frozen
class Doubled:
    """A method of one's own, of which nothing says where its values lie."""

    def __call__(self, column):
        return np.array(column) / 10

    def capped(self, column):
        return []

    def fit(self, column, polarity=1):
        return self


def matrix_of(rows):
    values = [[nan if cell is None else cell for cell in row] for row in rows]
    return IndicatorMatrix(units=[f"u{at}" for at in range(len(rows))], indicators=NAMES, values=values, tree=TREE)


@given(tables, weight_maps, mixed, st.lists(levels, min_size=25, max_size=25))
def test_whatever_the_missing_values_are_the_score_lies_within_the_bounds(rows, weights, rules, filling):
    try:
        model = Model(tree=TREE, weights=weights, rules=rules, min_available=0)
    except StrategyError:
        assume(False)  # everything is switched off
    matrix = matrix_of(rows)
    found = scores(matrix, model)
    fillings = np.array(filling).reshape(5, 5)[: len(rows)]
    filled = scores(attrs.evolve(matrix, values=np.where(matrix.missing, fillings, matrix.values), widens=None), model)
    assert not ((filled.values < found.low - 1e-9) | (filled.values > found.high + 1e-9)).any()


def test_a_rule_that_is_not_monotone_has_no_bounds_where_it_misses_what_weighs():
    rows = [[0.1, 0.1, 0.1, 0.1, None], [0.1, 0.1, 0.1, None, 0.2], [None, 0.1, 0.1, 0.1, 0.2]]
    found = scores(matrix_of(rows), Model(tree=TREE, rules={"deeper": MazziottaPareto()}))
    assert found.low[:2].tolist() == [-inf, -inf]
    assert found.high[:2].tolist() == [inf, inf]
    assert found.low[2] == pytest.approx(found.high[2] - 25)
    off = scores(matrix_of(rows), Model(tree=TREE, rules={2: MazziottaPareto()}, weights={"second": 0}))
    assert np.isfinite([off.low, off.high]).all()
    assert [is_monotone(rule) for rule in (Power(0), Minimum(), Median(), MazziottaPareto())] == [True, True, True, False]


@pytest.mark.parametrize(
    ("method", "bounded"),
    [
        (ZScore(), False),
        (ZScore(mean=100), False),
        (Rank(), False),
        (DistanceToReference(), False),
        (Logarithm(10, ZScore()), False),
        (Logarithm(10), True),
        (MinMax(), True),
        (Goalposts(0, 10), True),
        (PercentileRank(), True),
        (Categorical({5: 0.3}), True),
        (Categorical({5: 0.3, 1: 2.0}), False),
        (Doubled(), True),
    ],
)
def test_the_fitted_reference_says_whether_a_missing_value_is_from_0_to_1(method, bounded):
    raw = IndicatorMatrix.from_columns({"a": [5.0, 5.0, None], "b": [1.0, 0.5, 0.0]}, ["A", "B", "C"])
    if not isinstance(method, Categorical | Doubled):
        raw = IndicatorMatrix.from_columns({"a": [5.0, 4.0, None], "b": [1.0, 0.5, 0.0]}, ["A", "B", "C"])
    made = normalise(raw, {"a": method, "b": MinMax()})
    model = Model(tree=made.tree)
    # Whatever the known values: those of A alone would pass for numbers from 0 to 1.
    kept = attrs.evolve(made, values=np.where(made.missing, nan, made.values.clip(0, 1)))
    assert np.isfinite(scores(kept, model).high[2]) == bounded
    worst = attrs.evolve(model, missing="worst")
    if bounded:
        assert scores(kept, worst).values[2] == 0
    else:
        with pytest.raises(StrategyError, match="so that 0 is not its worst"):
            scores(kept, worst)


def test_a_constant_column_of_z_scores_is_bounded_by_its_one_value():
    raw = IndicatorMatrix.from_columns({"a": [5.0, None], "b": [1.0, 0.5]}, ["A", "B"])
    inside, beyond = (
        scores(made, Model(tree=made.tree)).high[1]
        for made in (normalise(raw, {"a": ZScore(mean=mean), "b": MinMax()}) for mean in (0.0, 100.0))
    )
    assert (inside, beyond) == (50, inf)
