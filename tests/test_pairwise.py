"""Comparisons without contradiction give back the weights behind them; contradictions are measured and told."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ptindex.composite import weighting
from ptindex.exceptions import StrategyError

SEEDS = st.integers(0, 10_000)


def problems(call, *given, **keywords):
    with pytest.raises(StrategyError) as caught:
        call(*given, **keywords)
    return [str(problem) for problem in caught.value.problems]


@settings(max_examples=30, deadline=None)
@given(weights=st.lists(st.floats(0.05, 1), min_size=1, max_size=15))
def test_consistent_comparisons_give_back_the_weights_behind_them(weights):
    true = np.array(weights) / sum(weights)
    found = weighting.ahp(true[:, None] / true[None, :])
    assert found.weights == pytest.approx(true, rel=1e-9)
    assert found.consistency_ratio == pytest.approx(0, abs=1e-9)
    assert found.eigenvalue == pytest.approx(len(weights))


@settings(max_examples=30, deadline=None)
@given(seed=SEEDS, size=st.integers(3, 9))
def test_comparisons_are_weighed_alike_in_any_order(seed, size):
    random = np.random.default_rng(seed)
    matrix = np.exp(np.triu(random.uniform(-2, 2, (size, size)), 1))
    matrix = np.triu(matrix, 1) + np.eye(size) + np.tril(1 / matrix.T, -1)
    turned = random.permutation(size)
    first, second = weighting.ahp(matrix), weighting.ahp(matrix[np.ix_(turned, turned)])
    assert np.array(first.weights)[turned] == pytest.approx(second.weights, abs=1e-9)
    assert first.consistency_index == pytest.approx(second.consistency_index, abs=1e-9)
    assert matrix @ first.weights == pytest.approx(first.eigenvalue * np.array(first.weights), rel=1e-6)


def test_judgements_that_contradict_each_other_and_leave_the_scale_are_told():
    found = weighting.ahp([[1, 10, 1 / 5], [1 / 10, 1, 8], [5, 1 / 8, 1]])
    assert found.consistency_ratio > 0.1
    assert "the judgements contradict one another" in found.cautions[0]
    assert found.cautions[1] == "a comparison lies beyond Saaty's scale of 1/9 to 9"
    assert weighting.ahp(np.ones((16, 16))).cautions == (
        "no random index is known for 16 names, so there is no consistency ratio",
    )
    assert weighting.ahp(np.ones((16, 16))).consistency_ratio is None


def test_a_slow_power_method_ends(monkeypatch):
    monkeypatch.setattr("ptindex.composite.weights.pairwise._STEPS", 1)
    assert sum(
        weighting.ahp([[1, 9, 2, 1], [1 / 9, 1, 9, 3], [1 / 2, 1 / 9, 1, 5], [1, 1 / 3, 1 / 5, 1]]).weights
    ) == pytest.approx(1)


def test_what_is_no_table_of_comparisons_is_refused_with_every_place():
    assert problems(weighting.ahp, [[1, 2]]) == ["$.rows: is not square: 1 rows of 2 comparisons"]
    assert problems(weighting.ahp, [[1, 0], [-2, 1]]) == [
        "$.rows[0][1]: is not positive: a comparison says how many times as important",
        "$.rows[1][0]: is not positive: a comparison says how many times as important",
    ]
    assert problems(weighting.ahp, [[1, 3], [0.33, 1]]) == [
        "$.rows[0][1]: times its counterpart gives 0.99, not 1: the matrix is not reciprocal; given: 3 and 0.33"
    ]
    assert len(weighting.ahp([[1, 3], [0.33, 1]], tolerance=0.02).weights) == 2
