"""Each unit under the weights that suit it best: at most 1, within its bounds, and refused where it says nothing."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ptindex.composite import weighting
from ptindex.exceptions import SmallSampleWarning, StrategyError

NAN = float("nan")
SEEDS = st.integers(0, 10_000)


def table(seed, units=12, width=3):
    """Values between 0.05 and 1."""
    return 0.05 + 0.95 * np.random.default_rng(seed).random((units, width))


def problems(call, *given, **keywords):
    with pytest.raises(StrategyError) as caught:
        call(*given, **keywords)
    return [str(problem) for problem in caught.value.problems]


@settings(max_examples=25, deadline=None)
@given(seed=SEEDS, low=st.floats(0, 0.25), high=st.floats(0.34, 1))
def test_benefit_of_the_doubt_gives_scores_up_to_one_and_keeps_its_bounds(seed, low, high):
    rows = table(seed, units=12, width=3)
    free = weighting.benefit_of_the_doubt(rows)
    on_weights = weighting.benefit_of_the_doubt(rows, weight_bounds=(low, high))
    on_shares = weighting.benefit_of_the_doubt(rows, bounds=(low, high))
    for found in (free, on_weights, on_shares):
        assert all(0 < score <= 1 for score in found.scores)
        assert np.sum(found.weights, axis=1) == pytest.approx(np.ones(12))
        assert np.sum(found.shares, axis=1) == pytest.approx(np.ones(12))
    assert max(free.scores) == pytest.approx(1)
    assert max(on_weights.scores) == pytest.approx(1)
    for bounded, kept in ((on_weights, on_weights.weights), (on_shares, on_shares.shares)):
        assert np.all(np.array(bounded.scores) <= np.array(free.scores) + 1e-9)
        assert np.min(kept) >= low - 1e-7
        assert np.max(kept) <= high + 1e-7


@settings(max_examples=15, deadline=None)
@given(seed=SEEDS, scale=st.floats(0.01, 100))
def test_benefit_of_the_doubt_depends_on_no_order_and_with_bounds_on_shares_on_no_unit_of_measurement(seed, scale):
    rows = table(seed, units=12, width=3)
    turned = np.random.default_rng(seed).permutation(12)
    first = np.array(weighting.benefit_of_the_doubt(rows, bounds=(0.1, 0.6)).scores)
    scaled = rows * [1, scale, 1]
    assert weighting.benefit_of_the_doubt(scaled[turned][:, [2, 0, 1]], bounds=(0.1, 0.6)).scores == pytest.approx(
        first[turned]
    )


def test_a_small_sample_is_told_with_the_benefit_of_the_doubt_and_refused_without_bounds():
    rows = table(1, units=4, width=4)
    with pytest.warns(SmallSampleWarning, match="benefit of the doubt: 4 units for 4 indicators"):
        weighting.benefit_of_the_doubt(rows, bounds=(0.1, 0.5))
    assert problems(weighting.benefit_of_the_doubt, rows) == [
        "$.rows: has 4 units for 4 indicators: without bounds nearly every unit is then the best; set bounds on the shares"
    ]


def test_benefit_of_the_doubt_refuses_what_it_cannot_weigh_all_at_once():
    rows = [[1, -1, 0], [NAN, 2, 0], [2, 1, 0], [3, 1, 0]]
    assert problems(weighting.benefit_of_the_doubt, rows, bounds=(0.6, 0.2), weight_bounds=(0.4, 1)) == [
        "$.bounds: has its lowest share above its highest; given: (0.6, 0.2)",
        "$.weight_bounds: cannot be kept: 3 shares between 0.4 and 1 do not sum to 1; given: (0.4, 1)",
        "$.rows[1][0]: is missing, and benefit of the doubt can neither count nor leave it out",
        "$.rows[0][1]: is negative, and benefit of the doubt needs values of 0 or more",
        "$.names[2]: is zero everywhere: leave this indicator out; given: indicator_3",
    ]
    assert problems(weighting.benefit_of_the_doubt, [[1], [2]], bounds=0.1)[0].startswith(
        "$.bounds: is no pair of shares from 0 to 1, the lowest and the highest"
    )
    assert len(problems(weighting.benefit_of_the_doubt, [[1, 2], [2, 3]], bounds=(0, 0.4), weight_bounds=(True, 1))) == 2


def test_a_zero_is_refused_under_a_lower_bound_on_shares_and_taken_under_one_on_weights():
    rows = [[0, 1], [1, 0.5], [0.5, 0.9], [0, 0]]
    assert problems(weighting.benefit_of_the_doubt, rows, bounds=(0.1, 0.9)) == [
        f"$.rows[{row}][{column}]: is zero, which makes up no share of any score, let alone 0.1: use weight_bounds instead"
        for row, column in ((0, 0), (3, 0), (3, 1))
    ]
    found = weighting.benefit_of_the_doubt(rows, weight_bounds=[0.1, 0.9])
    assert 0 < found.scores[0] <= 1
    assert found.scores[3] == 0
    assert found.shares[3] == (0, 0)


def test_a_programme_without_a_solution_is_told(monkeypatch):
    class Failed:
        success, message = False, "time is up"

    monkeypatch.setattr("ptindex.composite.weights.frontier.linprog", lambda *_, **__: Failed())
    assert problems(weighting.benefit_of_the_doubt, [[1], [2]], bounds=(0, 1)) == ["$.rows[0]: has no best weights: time is up"]
