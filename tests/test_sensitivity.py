"""Sobol' indices: analytic where they are known, equal to scipy's estimates, one for each factor, with honest intervals."""

import pickle

import attrs
import numpy as np
import pytest
from attrs import frozen
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from ptindex.composite import IndicatorMatrix, Model
from ptindex.composite.aggregation import Power
from ptindex.composite.sampling import indices
from ptindex.composite.sensitivity import AverageRankShift, UnitRank, UnitScore, sobol, sobol_of
from ptindex.composite.uncertainty import Aggregation, Figure, FreeWeights, ListedWeights, Missing, Omission
from ptindex.exceptions import StrategyError


def within(row, first, total):
    return row.first_low <= first <= row.first_high and row.total_low <= total <= row.total_high


@settings(max_examples=15, deadline=None)
@given(st.lists(st.floats(0.2, 5), min_size=2, max_size=5), st.integers(0, 10_000))
def test_a_linear_function_of_independent_uniform_numbers_has_its_analytic_indices(slopes, seed):
    found = sobol_of(lambda u: u @ np.array(slopes), len(slopes), n=1024, seed=seed)
    shares = np.square(slopes) / np.square(slopes).sum()
    for row, share in zip(found.rows, shares, strict=True):
        assert within(row, share, share)
        assert (row.first, row.total) == pytest.approx((share, share), abs=0.03)
    assert found.interactions == pytest.approx(0, abs=0.05)
    assert found.mean == pytest.approx(np.sum(slopes) / 2, rel=0.01)
    assert found.variance == pytest.approx(np.square(slopes).sum() / 12, rel=0.05)


def missing_everywhere(weights):
    """One unit of which every value is missing but one of weight 0: a linear model of independent uniform factors."""
    names = [f"x{at}" for at in range(len(weights))]
    matrix = IndicatorMatrix(units=["a"], indicators=[*names, "known"], values=[[np.nan] * len(names) + [0.5]])
    model = Model(tree=matrix.tree, weights=dict(zip(names, weights, strict=True)), min_available=0)
    return matrix, model, [Missing(indicators=[name], name=name) for name in names]


def test_a_linear_model_with_independent_uniform_factors_has_its_analytic_indices():
    weights = [1.0, 2.0, 3.0]
    found = sobol(*missing_everywhere(weights), UnitScore("a"), n=2048, seed=2)
    for row, weight in zip(found.indices.rows, weights, strict=True):
        share = weight**2 / 14
        assert within(row, share, share)
        assert row.first == pytest.approx(share, abs=0.02)
    assert found.indices.mean == pytest.approx(50, abs=0.1)
    assert found.cautions == ()


def test_one_factor_with_several_numbers_has_one_index():
    matrix, model, _ = missing_everywhere([1.0, 2.0, 3.0])
    found = sobol(matrix, model, [Missing(indicators=["x0", "x1"], name="two"), Missing(indicators=["x2"])], UnitScore("a"))
    assert found.indices.runs == 1024 * 4
    assert [row.factor for row in found.indices.rows] == ["two", "missing answers"]
    assert found.index("two").total == pytest.approx(5 / 14, abs=0.03)


def test_a_categorical_factor_has_the_share_of_its_variance():
    """Two weight sets that move the score by d and a figure that is uniform: variances d²/4 and of the uniform."""
    matrix = IndicatorMatrix(units=["a"], indicators=["x", "y", "z"], values=[[0.0, 0.6, np.nan]])
    model = Model(tree=matrix.tree, weights={"z": 2.0})
    factors = [ListedWeights(sets={"one": {"x": 1, "y": 1}, "other": {"x": 2, "y": 0}}), Missing()]
    found = sobol(matrix, model, factors, UnitScore("a"), n=4096)
    listed, uniform = 15.0**2 / 4, 50.0**2 / 12
    for name, variance in (("weights", listed), ("missing answers", uniform)):
        share = variance / (listed + uniform)
        assert within(found.index(name), share, share)


@settings(max_examples=5, deadline=None)
@given(st.integers(0, 10_000))
def test_estimates_are_those_of_scipy(seed):
    def function(u):
        x = np.pi * (2 * u - 1)
        return np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])

    ours = sobol_of(function, 3, n=4096, seed=seed)
    theirs = stats.sobol_indices(func=lambda x: function(x.T), n=4096, dists=[stats.uniform()] * 3, random_state=seed)
    assert [row.first for row in ours.rows] == pytest.approx(theirs.first_order, abs=0.04)
    assert [row.total for row in ours.rows] == pytest.approx(theirs.total_order, abs=0.04)


def test_estimates_on_one_sample_are_those_of_scipy_to_the_last_digits():
    def function(u):
        return u[:, 0] + u[:, 1] ** 2 + u[:, 0] * u[:, 2]

    random = np.random.default_rng(3)
    first, second = random.random((64, 3)), random.random((64, 3))
    mixed = np.tile(first, (3, 1, 1))
    for at in range(3):
        mixed[at, :, at] = second[:, at]
    values = [function(first), function(second), *map(function, mixed)]
    theirs = stats.sobol_indices(
        func={"f_A": values[0][None], "f_B": values[1][None], "f_AB": np.array(values[2:])[:, None]}, n=64
    )
    ours = indices._indices(("a", "b", "c"), np.stack(values, axis=1), 0)
    assert [row.first for row in ours.rows] == pytest.approx(theirs.first_order.ravel(), rel=1e-9)
    assert [row.total for row in ours.rows] == pytest.approx(theirs.total_order.ravel(), rel=1e-9)


def test_the_same_seed_gives_the_same_indices_and_another_one_others():
    function = np.prod
    runs = [sobol_of(lambda u: function(u, axis=1), 3, n=64, seed=seed) for seed in (1, 1, 2)]
    assert runs[0] == runs[1]
    assert runs[0].rows != runs[2].rows


def test_more_dimensions_than_the_sequence_has_are_random(monkeypatch):
    monkeypatch.setattr(indices.qmc.Sobol, "MAXDIM", 5)
    found = sobol_of(lambda u: u @ np.array([1.0, 2.0, 0.0]), 3, n=4096)
    assert [row.total for row in found.rows] == pytest.approx([0.2, 0.8, 0], abs=0.05)


def test_intervals_too_wide_to_read_are_told():
    found = sobol_of(lambda u: u[:, 0] * u[:, 1], 2, n=16)
    assert found.cautions == (
        "too wide to read: the intervals of x1, x2 are wider than 0.2; take more runs (n = 64 halves them)",
    )
    assert not sobol_of(lambda u: u[:, 0] * u[:, 1], 2, n=2048).cautions


def test_an_output_that_does_not_vary_has_no_indices():
    found = sobol_of(lambda u: np.full(len(u), 1 / 3), 2, n=16)
    assert found.rows == ()
    assert found.variance == found.interactions == 0
    assert found.cautions == ("the output does not vary, so that no factor has a share in it",)
    matrix = table()
    nothing = sobol(matrix, Model(tree=matrix.tree), [Missing()], n=16)
    assert nothing.indices.rows == ()
    assert nothing.summary.splitlines() == [
        "the average shift of ranks: 32 runs, seed 0",
        "varied: nothing",
        "not varied: levels of answers, missing answers, figures, normalisation, weights, aggregation, what is left out",
        "skipped: missing answers: every indicator: no answer is missing",
        "skipped: missing answers: varies nothing here",
        "the output does not vary, so that no factor has a share in it",
    ]


def table(years=None):
    random = np.random.default_rng(8)
    names = ["law", "body", "video"]
    units = [f"unit {at}" for at in range(6)]
    return IndicatorMatrix(units=units, indicators=names, values=random.random((6, 3)), years=years)


FACTORS = (FreeWeights(), Aggregation(alternatives={"arithmetic": Power(1), "geometric": Power(0)}))


@pytest.mark.parametrize("output", [AverageRankShift(), UnitRank("unit 2"), UnitScore("unit 2")])
def test_every_output_has_an_index_for_each_factor_and_the_order_of_units_does_not_matter(output):
    matrix = table()
    turned = attrs.evolve(matrix, units=matrix.units[::-1], values=matrix.values[::-1])
    first, second = (sobol(each, Model(tree=each.tree), FACTORS, output, n=128) for each in (matrix, turned))
    assert [row.factor for row in first.indices.rows] == ["weights", "aggregation"]
    for one, other in zip(first.indices.rows, second.indices.rows, strict=True):
        assert one.first == pytest.approx(other.first, abs=1e-9)
        assert -0.3 < one.first <= one.total + 0.3
    assert first.indices.runs == 128 * 4


def test_the_average_rank_shift_is_the_default_and_ranks_are_within_years():
    matrix = table(years=[2021] * 3 + [2022] * 3)
    found = sobol(matrix, Model(tree=matrix.tree), FACTORS, n=64)
    assert found.output == AverageRankShift()
    assert found.indices.mean <= 2


def test_an_output_of_ones_own_is_anything_with_a_name_and_numbers():
    @frozen
    class Gap:
        name: str = "the gap between first and last"

        def of(self, runs):
            return runs.scores.max(axis=1) - runs.scores.min(axis=1)

    matrix = table()
    found = sobol(matrix, Model(tree=matrix.tree), FACTORS, Gap(), n=64)
    assert {record["output"] for record in found.records()} == {"the gap between first and last"}


def test_results_carry_their_inputs_say_what_was_varied_and_pickle():
    matrix = table()
    model, factors = Model(tree=matrix.tree), (*FACTORS, Missing())
    found = sobol(matrix, model, factors, UnitScore("unit 0"), n=2048, seed=5)
    assert (found.matrix, found.model, found.factors, found.seed) == (matrix, model, factors, 5)
    assert found.varied == ("weights: in every branch, any shares from 0 to 1", "aggregation: one of 2: arithmetic, geometric")
    assert "weights" not in found.not_varied
    assert found.skipped == ("missing answers: every indicator: no answer is missing", "missing answers: varies nothing here")
    assert repr(found) == "<Sensitivity of the score of unit 0, 2 factors, 8192 runs, 2 skipped>"
    assert found.summary.startswith("the score of unit 0: 8192 runs, seed 5\nvaried: weights")
    assert pickle.loads(pickle.dumps(found)) == found
    assert list(next(found.records())) == [
        "output",
        "factor",
        "first",
        "first_low",
        "first_high",
        "total",
        "total_low",
        "total_high",
    ]
    with pytest.raises(KeyError):
        found.index("missing answers")


def refused(call):
    with pytest.raises(StrategyError) as caught:
        call()
    return str(caught.value)


def test_what_cannot_be_analysed_is_refused():
    matrix = table()
    model = Model(tree=matrix.tree)
    assert refused(lambda: sobol_of(np.sum, 2, n=1000)) == ("$.n: is not a power of two; given: 1000; did you mean '1024'?")
    assert refused(lambda: sobol_of(np.sum, 0, n=1.5, seed=-1)).splitlines() == [
        "3 problems",
        "  1. $.dimension: is not a whole number from 1; given: 0",
        "  2. $.n: is not a whole number from 2; given: 1.5",
        "  3. $.seed: is not a whole number from 0; given: -1",
    ]
    assert refused(lambda: sobol_of(np.sum, 2, n=8)) == "$.function: gives no number for each of 8 runs; given: ()"
    assert refused(lambda: sobol_of(lambda u: u[:, 0] + np.inf, 2, n=8)) == "$.function: has no finite value in 8 of 8 runs"
    assert refused(lambda: sobol(matrix, model, FACTORS, UnitScore("unit 9"), n=8)).startswith(
        "$.output: is no unit that has a score; given: 'unit 9'; did you mean 'unit"
    )
    assert refused(lambda: sobol(matrix, model, FACTORS, UnitScore, n=8)).startswith(
        "$.output: is no output, as UnitScore(unit) is; given: <class"
    )
    assert refused(lambda: sobol(matrix, model, FACTORS, "score", n=8)) == (
        "$.output: is no output, as UnitScore(unit) is; given: 'score'"
    )


@attrs.frozen
class Hollow:
    """An output of one's own that has no value although every unit has a score."""

    name = "an output of one's own"

    def of(self, runs):
        return np.full(len(runs.scores), np.nan)


@pytest.mark.parametrize(
    ("output", "name"),
    [(AverageRankShift(), "the average shift of ranks"), (UnitRank("A"), "the rank of A"), (UnitScore("A"), "the score of A")],
)
def test_an_output_without_a_value_in_some_runs_is_refused(output, name):
    matrix = IndicatorMatrix.from_mapping({"A": {"law": 0.9, "video": None}, "B": {"law": 0.1, "video": 0.8}})
    message = refused(lambda: sobol(matrix, Model(tree=matrix.tree), [Omission(names=["law"])], output, n=16))
    assert message == f"$.output: {name} has no finite value in 8 of 16 runs; without a score in some runs: A"
    filled = IndicatorMatrix.from_mapping({"A": {"law": 0.9, "video": 0.5}, "B": {"law": 0.1, "video": 0.8}})
    hollow = refused(lambda: sobol(filled, Model(tree=filled.tree), [FreeWeights()], Hollow(), n=16))
    assert hollow == "$.output: an output of one's own has no finite value in 16 of 16 runs"


def test_a_figure_and_weights_are_told_apart():
    matrix = IndicatorMatrix(units=["a", "b"], indicators=["x", "y"], values=[[0.5, 0.5], [0.2, 0.8]])
    factors = [Figure(indicator="x", deviations={"a": 0.1}), FreeWeights()]
    found = sobol(matrix, Model(tree=matrix.tree), factors, UnitScore("a"), n=512)
    # With both values equal the weights alone move nothing; they only scale what the figure adds.
    assert found.index("weights").first == pytest.approx(0, abs=0.05)
    assert found.index("x").total == pytest.approx(1, abs=0.05)
