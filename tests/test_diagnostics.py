"""Diagnostics say what they rest on: which units, which pairs, and how few there are."""

import pickle

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ptindex.composite import diagnostics
from ptindex.composite.inputs.rows import read_rows
from ptindex.composite.statistics.association import covariances
from ptindex.composite.statistics.smoothing import explained_share
from ptindex.exceptions import SmallSampleWarning, StrategyError

NAN = float("nan")
SEEDS = st.integers(0, 10_000)


def table(seed, units=30, width=4, gaps=0.0):
    random = np.random.default_rng(seed)
    values = random.random((units, 1)) + random.random((units, width))
    missing = random.random(values.shape) < gaps
    missing[:, 0] = False  # of each unit something is known
    values[missing] = NAN
    return values


def problems(call, *given, **keywords):
    with pytest.raises(StrategyError) as caught:
        call(*given, **keywords)
    return [str(problem) for problem in caught.value.problems]


@settings(max_examples=20, deadline=None)
@given(seed=SEEDS)
def test_correlations_of_complete_data_are_numpys(seed):
    rows = table(seed)
    assert np.array(diagnostics.correlations(rows).matrix) == pytest.approx(np.corrcoef(rows.T), abs=1e-12)
    assert covariances(read_rows(rows)) == pytest.approx(np.cov(rows.T), abs=1e-12)


@settings(max_examples=20, deadline=None)
@given(seed=SEEDS)
def test_correlations_with_gaps_are_those_of_the_units_that_know_both(seed):
    rows = table(seed, gaps=0.2)
    found = diagnostics.correlations(rows, ["a", "b", "c", "d"])
    for i, j in ((0, 1), (1, 3)):
        both = ~np.isnan(rows[:, i]) & ~np.isnan(rows[:, j])
        assert found.matrix[i][j] == pytest.approx(np.corrcoef(rows[both, i], rows[both, j])[0, 1], abs=1e-12)
    turned = np.random.default_rng(seed).permutation(len(rows))
    assert np.array(diagnostics.correlations(rows[turned]).matrix) == pytest.approx(np.array(found.matrix), abs=1e-12)


def test_correlations_are_averaged_within_and_across_dimensions():
    rows = table(1)
    names, groups = ["a", "b", "c", "d"], {"a": "law", "c": "law", "b": "practice", "d": "outcome"}
    found = diagnostics.correlations(rows, names, groups)
    r = np.corrcoef(rows.T)
    assert [(pair.first, pair.second) for pair in found.within] == [("law", "law")]
    assert found.within[0].correlation == pytest.approx(r[0, 2])
    across = {(pair.first, pair.second): pair.correlation for pair in found.across}
    assert across == pytest.approx(
        {
            ("law", "practice"): (r[0, 1] + r[1, 2]) / 2,
            ("law", "outcome"): (r[0, 3] + r[2, 3]) / 2,
            ("practice", "outcome"): r[1, 3],
        }
    )
    assert found == diagnostics.correlations(rows, names, ["law", "practice", "law", "outcome"])


def test_redundant_and_negative_pairs_are_flagged_strongest_first():
    one = np.arange(12.0)
    rows = np.column_stack([one, one**2, -one, np.resize([0, 1, 1], 12)])
    found = diagnostics.correlations(rows, ["a", "b", "c", "d"])
    assert [(pair.first, pair.second) for pair in found.redundant] == [("a", "c"), ("a", "b"), ("b", "c")]
    assert [(pair.first, pair.second) for pair in found.negative] == [("a", "c"), ("b", "c")]
    assert found.redundant[0].units == 12
    stricter = diagnostics.correlations(rows, redundant=0.99, negative=-0.99)
    assert len(stricter.redundant) == len(stricter.negative) == 1


def test_a_pair_without_a_correlation_is_named_and_flagged_as_nothing():
    rows = [[1, 5, 1], [2, 5, 2], [3, 5, None], [4, 5, None]]
    found = diagnostics.correlations(rows, ["a", "b", "c"], ["law", "law", "practice"])
    assert found.undefined == (("a", "b"), ("a", "c"), ("b", "c"))
    assert found.matrix == ((1.0, None, None), (None, None, None), (None, None, None))
    assert found.within == found.across == ()
    assert hash(found) == hash(pickle.loads(pickle.dumps(found)))


def test_groups_that_do_not_fit_are_refused():
    rows = table(1, width=2)
    assert problems(diagnostics.correlations, rows, ["a", "b"], ["law"]) == ["$.groups: has 1 dimensions for 2 indicators"]
    assert problems(diagnostics.correlations, rows, ["a", "b"], {"a": "law", "x": "law"}) == [
        "$.groups.b: has no dimension",
        "$.groups.x: is no name of an indicator here; allowed: a, b",
    ]


@settings(max_examples=20, deadline=None)
@given(seed=SEEDS, scale=st.floats(0.01, 100))
def test_alpha_is_that_of_its_definition(seed, scale):
    rows = table(seed) * [1, scale, 1, 1]
    total = rows.sum(axis=1)
    raw = 4 / 3 * (1 - rows.var(axis=0, ddof=1).sum() / total.var(ddof=1))
    assert diagnostics.cronbach_alpha(rows, standardised=False) == pytest.approx(raw, abs=1e-9)
    z = (rows - rows.mean(axis=0)) / rows.std(axis=0, ddof=1)
    assert diagnostics.cronbach_alpha(rows) == pytest.approx(diagnostics.cronbach_alpha(z, standardised=False), abs=1e-9)
    found = diagnostics.reliability(rows)
    assert found.alpha == diagnostics.cronbach_alpha(rows)
    assert found.without[1] == pytest.approx(diagnostics.cronbach_alpha(rows[:, [0, 2, 3]]))
    assert found.with_rest[1] == pytest.approx(np.corrcoef(z[:, 1], z[:, [0, 2, 3]].sum(axis=1))[0, 1])


def test_alpha_of_one_thing_measured_twice_is_one_and_of_what_cancels_out_endless():
    one = np.arange(9.0)
    same = diagnostics.reliability(np.column_stack([one, one]))
    assert same.alpha == pytest.approx(1)
    assert same.without == (None, None)
    crossed = diagnostics.reliability(np.column_stack([one, -one, np.resize([1, 0, 0], 9)]))
    assert crossed.without[2] == float("-inf")
    assert crossed.with_rest[2] is None


def test_alpha_refuses_what_it_cannot_compare():
    assert problems(diagnostics.cronbach_alpha, [[1], [2]]) == ["$.rows: has one indicator; alpha compares two or more"]
    few = [[1, NAN], [2, NAN], [3, 1], [4, 2], [NAN, 3]]
    assert problems(diagnostics.reliability, few, ["a", "b"], standardised=False) == [
        "$.names[0]: has too few units in common with 'b'; given: a"
    ]
    assert problems(diagnostics.reliability, np.ones((9, 2)), standardised=False) == [
        "$.rows: has indicators whose sum does not vary, so that there is no alpha"
    ]
    assert "does not vary, and Cronbach's alpha needs correlations" in problems(diagnostics.reliability, np.ones((9, 2)))[0]


@settings(max_examples=20, deadline=None)
@given(seed=SEEDS)
def test_eigenvalues_sum_to_the_number_of_indicators_and_loadings_give_back_the_correlations(seed):
    rows = table(seed)
    found = diagnostics.eigenvalues(rows)
    assert sum(found.values) == pytest.approx(4)
    assert list(found.values) == sorted(found.values, reverse=True)
    assert found.cumulative[-1] == pytest.approx(1)
    loadings = np.array(found.loadings)
    assert loadings @ loadings.T == pytest.approx(np.corrcoef(rows.T), abs=1e-9)


@settings(max_examples=15, deadline=None)
@given(seed=SEEDS)
def test_effective_weights_are_shares_in_any_order_and_unit_of_measurement(seed):
    rows = table(seed)
    scores = rows @ [0.4, 0.3, 0.2, 0.1]
    found = diagnostics.effective_weights(rows, scores, weights=[4, 3, 2, 1])
    assert sum(found.linear_weights) == pytest.approx(1)
    assert sum(found.main_effect_weights) == pytest.approx(1)
    assert found.nominal == pytest.approx([0.4, 0.3, 0.2, 0.1])
    assert found.linear == pytest.approx(np.corrcoef(rows.T, scores)[-1, :-1] ** 2)
    assert all(0 <= effect <= 1 for effect in found.main_effects)
    turned = np.random.default_rng(seed).permutation(len(rows))
    other = diagnostics.effective_weights((7 * rows - 2)[turned], 3 * scores[turned])
    assert other.main_effects == pytest.approx(found.main_effects, abs=1e-6)
    assert other.discrepancy is None


def test_independent_indicators_move_scores_by_their_squared_weights():
    # Analytic: with independent indicators of one variance the main effect is w^2 / sum of w^2.
    rows = np.random.default_rng(0).random((2_000, 3))
    weights = np.array([0.6, 0.3, 0.1])
    found = diagnostics.effective_weights(rows, rows @ weights)
    assert found.main_effects == pytest.approx(weights**2 / (weights @ weights), abs=0.05)


def test_a_main_effect_sees_what_a_correlation_does_not():
    x = np.linspace(-1, 1, 400)
    noise = np.random.default_rng(0).normal(0, 0.1, 400)
    found = diagnostics.effective_weights(np.column_stack([x, np.roll(x, 100)]), x**2 + noise)
    assert found.linear[0] < 0.01
    # The variance of x^2 is 4/45 and that of the noise 0.01.
    assert found.main_effects[0] == pytest.approx((4 / 45) / (4 / 45 + 0.01), abs=0.03)


def test_a_main_effect_of_levels_is_their_classic_correlation_ratio():
    levels = np.repeat([0.0, 0.5, 1.0], 20)
    y = np.where(levels == 0.5, 1.0, 0.0) + np.random.default_rng(1).normal(0, 0.1, 60)
    means = np.array([y[levels == level].mean() for level in levels])
    assert explained_share(levels, y) == pytest.approx(means.var() / y.var(), abs=0.02)


def test_what_does_not_vary_moves_nothing_and_what_is_missing_is_left_out():
    rows = np.column_stack([np.arange(12.0), np.full(12, 3.0)])
    scores = np.arange(12.0) ** 2
    gap = rows.copy()
    gap[3, 0] = NAN
    found = diagnostics.effective_weights(gap, [*scores[:11], None], ["a", "b"], weights={"a": 1, "b": 1})
    assert found.correlations[1] is None
    assert found.main_effect_weights == (1.0, 0.0)
    assert found.discrepancy == 0.5
    assert found.scores[11] is None
    assert found.records()[0]["nominal"] == 0.5
    kept = [at for at in range(11) if at != 3]
    assert found.correlations[0] == pytest.approx(np.corrcoef(rows[kept, 0], scores[kept])[0, 1])
    still = diagnostics.effective_weights(np.ones((6, 2)), np.arange(6.0))
    assert still.linear_weights == (0.0, 0.0)
    assert still.records()[0]["nominal"] is None


def test_an_indicator_may_vary_only_where_there_is_no_score():
    found = diagnostics.effective_weights([[1, 1], [1, 2], [1, 4], [2, 3]], [1, 2, 3, None])
    assert found.correlations[0] is None


def test_wrong_scores_and_weights_are_refused_all_at_once():
    rows = table(1, units=9, width=2)
    assert problems(diagnostics.effective_weights, rows, [1, 2, "x"], weights=[0, 0]) == [
        "$.scores[2]: is no finite number; given: 'x'",
        "$.weights: are all 0: at least one must be positive",
    ]
    assert problems(diagnostics.effective_weights, rows, [1, 2], weights={"law": 1})[0] == "$.scores: has 2 scores for 9 units"
    nothing = ["$.scores: do not vary, so that nothing can be said to move them"]
    assert problems(diagnostics.effective_weights, rows, [1] * 9) == nothing
    assert problems(diagnostics.effective_weights, rows, [None] * 9) == nothing
    assert problems(diagnostics.effective_weights, rows, [-1, 2, *[NAN] * 7]) == [
        f"$.names[{at}]: is known with 2 scores where 3 are needed; given: indicator_{at + 1}" for at in range(2)
    ]


def test_a_small_sample_is_told():
    rows = table(1, units=9)
    scores = rows.sum(axis=1)
    text = "9 units for 4 indicators, fewer than 3 an indicator"
    for found in (
        diagnostics.correlations(rows),
        diagnostics.reliability(rows),
        diagnostics.eigenvalues(rows),
        diagnostics.effective_weights(rows, scores),
    ):
        assert text in found.cautions[0]
    for call in (diagnostics.correlations, diagnostics.cronbach_alpha, diagnostics.reliability, diagnostics.eigenvalues):
        with pytest.warns(SmallSampleWarning, match="4 units for 4 indicators") as caught:
            call(rows[:4])
        assert caught[0].filename == __file__


def test_availability_is_a_finding_even_where_nothing_is_known():
    found = diagnostics.availability([[None, None], [1, None], [2, None], [3, None]])
    assert found.share == 3 / 8
    assert found.unknown_units == ("unit_1",)
    assert found.unknown_indicators == ("indicator_2",)
    assert found.by_indicator == (0.75, 0)


def test_units_that_do_not_fit_are_refused():
    assert problems(diagnostics.availability, [[1]], units=["Kazakhstan", "Moldova"]) == ["$.units: has 2 names for 1 units"]
    assert problems(diagnostics.availability, [[1], [2]], units=["Moldova", "Moldova"]) == [
        "$.units[1]: is named twice; given: 'Moldova'"
    ]
