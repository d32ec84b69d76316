"""Means over rows are those of the rules for one profile, and refuse what they are not defined over."""

from math import inf, isnan, nan, sqrt
from statistics import median as middle

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ptindex import StrategyError
from ptindex.composite import aggregation
from ptindex.composite.aggregation import MazziottaPareto, Median, Power, aggregate

levels = st.floats(0.01, 1)
weights = st.just(0.0) | st.floats(0.01, 100)
rows = st.lists(st.tuples(st.none() | levels, weights), min_size=1, max_size=7)
means = st.sampled_from(["arithmetic", "geometric", "harmonic", "minimum", "median", "power"])


@given(rows, means)
def test_a_row_alone_is_a_row_among_others(pairs, name):
    values, each = map(list, zip(*pairs, strict=True))
    assume(sum(each) > 0)
    function = getattr(aggregation, name)
    single = function(values, each)
    assert isinstance(single, float)
    several = function([values, [1.0] * len(values)], each)
    assert several[0] == pytest.approx(single, rel=1e-12, nan_ok=True)
    known = [value for value, weight in pairs if value is not None and weight > 0]
    if known:
        assert min(known) - 1e-12 <= single <= max(known) + 1e-12
    else:
        assert isnan(single)


@given(rows, st.sampled_from([("arithmetic", 1), ("geometric", 0), ("harmonic", -1)]))
def test_the_means_of_the_power_family_are_those_of_its_rule(pairs, mean):
    name, exponent = mean
    known = [(value, weight) for value, weight in pairs if value is not None and weight > 0]
    assume(known)
    values, each = map(list, zip(*pairs, strict=True))
    alone = Power(exponent)(*map(list, zip(*known, strict=True)))
    assert getattr(aggregation, name)(values, each) == pytest.approx(alone, rel=1e-12)
    assert aggregation.power(values, each, exponent) == pytest.approx(alone, rel=1e-12)


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=9))
def test_the_median_with_equal_weights_is_the_usual_one(values):
    assert aggregation.median(values) == pytest.approx(middle(values), abs=1e-12)
    assert aggregation.minimum(np.array(values)) == min(values)
    assert aggregation.median(np.array([values, values]))[1] == aggregation.median(values)


@given(st.lists(st.floats(50, 150), min_size=1, max_size=6), st.lists(st.integers(1, 4), min_size=6, max_size=6))
def test_the_penalty_of_mazziotta_and_pareto_is_the_variance_over_the_mean_with_weights_as_copies(values, copies):
    each = copies[: len(values)]
    copied = np.repeat(values, each)
    mean, penalty = copied.mean(), copied.var() / copied.mean()
    assert aggregation.mazziotta_pareto(values, each) == pytest.approx(mean - penalty)
    assert aggregation.mazziotta_pareto(values, each, "up") == pytest.approx(mean + penalty)


def test_the_mazziotta_pareto_index_of_nothing_and_of_zeros():
    assert isnan(aggregation.mazziotta_pareto([None, 100.0], [1, 0]))
    assert aggregation.mazziotta_pareto([0.0, 0.0]) == 0


def test_the_adjusted_index_has_100_at_the_middle_and_turns_with_polarity():
    rows = [[0.0, 10.0], [5.0, 5.0], [10.0, None]]
    posts = [(0, 10), (0, 10)]
    assert aggregation.adjusted_mazziotta_pareto(rows, posts, polarity=[1, -1]).tolist() == [70, 100, 130]
    unbalanced = aggregation.adjusted_mazziotta_pareto(rows, posts)[0]
    assert unbalanced == pytest.approx(100 - 30**2 / 100)
    assert aggregation.adjusted_mazziotta_pareto(rows, posts, penalty="up")[0] == pytest.approx(109)


def test_the_rules_say_what_they_take():
    assert Median().takes_negative
    assert not MazziottaPareto().takes_negative
    assert aggregation.power([3.0, 4.0], p=2) == pytest.approx(sqrt(12.5))
    assert aggregation.arithmetic([-1.0, 1.0]) == 0


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda: aggregation.geometric([0.5, -0.5]),
            r"\$\.rows\[0\]\[1\]: is negative, and Power\(exponent=0.0\) is not defined",
        ),
        (lambda: aggregation.harmonic([[-1, 1], [1, -1]]), "2 problems"),
        (lambda: aggregation.power([-1], p=2), "is negative"),
        (lambda: aggregation.mazziotta_pareto([-1.0]), "is negative"),
        (
            lambda: aggregation.mazziotta_pareto([1.0], penalty="sideways"),
            "is no penalty; given: 'sideways'; allowed: down, up",
        ),
        (lambda: aggregation.arithmetic([1, inf]), "is no finite number"),
        (lambda: aggregation.arithmetic(np.array([[1.0, 1e300]])), "is no finite number"),
        (lambda: aggregation.arithmetic([1, "a"]), "is no finite number"),
        (lambda: aggregation.arithmetic([]), "is empty"),
        (lambda: aggregation.arithmetic([[1, 2], [1]]), "has 1 cells where the first row has 2"),
        (lambda: aggregation.arithmetic([1, 2], [1]), r"\$\.weights: has 1 numbers for 2 names"),
        (lambda: aggregation.arithmetic([1, 2], [1, -1]), r"\$\.weights\[1\]: is negative"),
        (lambda: aggregation.arithmetic([1, 2], [1, nan]), r"\$\.weights\[1\]: is no finite number"),
        (lambda: aggregation.arithmetic([1, 2], [0, 0]), "switch everything off; leave some weight above 0"),
        (lambda: aggregation.adjusted_mazziotta_pareto([[1.0]], []), r"\$\.goalposts: are not 1 pairs"),
        (lambda: aggregation.adjusted_mazziotta_pareto([[1.0]], [(2, 1)]), r"\$\.goalposts: are not 1 pairs"),
        (
            lambda: aggregation.adjusted_mazziotta_pareto([[1.0]], [(0, 1)], polarity=[2]),
            r"\$\.polarity: are not 1 times 1 or -1",
        ),
        (lambda: aggregation.adjusted_mazziotta_pareto([[-1.0]], [(3, 3.1)]), "is negative"),
    ],
)
def test_what_a_mean_is_not_defined_over_is_refused_with_the_reason(call, message):
    with pytest.raises(StrategyError, match=message):
        call()


def test_names_of_the_rules_for_one_profile_are_where_they_were():
    assert aggregation.aggregate is aggregate
    with pytest.raises(AttributeError, match="has no attribute 'mode'"):
        _ = aggregation.mode
