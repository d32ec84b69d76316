"""Aggregation lies between its values, never falls when one rises, and knows the handbook's example."""

from math import inf, nan

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ptindex.composite.aggregation import ByLevel, Group, Minimum, Power, aggregate, shares
from ptindex.exceptions import StrategyError

levels = st.floats(0, 1)
weights = st.floats(1e-3, 1e3)
pairs = st.lists(st.tuples(levels, weights), min_size=1, max_size=8)
exponents = st.floats(-60, 60) | st.sampled_from([-1.0, 0.0, 1.0, 1e-9, -1e-9, 1e-300, 300.0, -300.0])
rules = st.builds(Power, exponents) | st.just(Minimum())


@given(rules, pairs)
def test_a_mean_lies_between_its_values(rule, given_pairs):
    values, each = zip(*given_pairs, strict=True)
    assert min(values) <= rule(values, each) <= max(values)


@given(rules, pairs, st.data())
def test_a_higher_value_never_lowers_the_mean(rule, given_pairs, data):
    values, each = map(list, zip(*given_pairs, strict=True))
    at = data.draw(st.integers(0, len(values) - 1))
    before = rule(values, each)
    values[at] = data.draw(st.floats(values[at], 1))
    assert rule(values, each) >= before - 1e-12


@given(rules, levels, st.lists(weights, min_size=1, max_size=6))
def test_equal_values_have_themselves_as_mean(rule, level, each):
    assert rule([level] * len(each), each) == pytest.approx(level, abs=1e-12)


@given(pairs, st.floats(-20, 20), st.floats(-20, 20))
def test_the_power_mean_grows_with_its_exponent(given_pairs, first, second):
    values, each = zip(*given_pairs, strict=True)
    low, high = sorted((first, second))
    assert Power(low)(values, each) <= Power(high)(values, each) + 1e-9


@given(pairs)
def test_the_power_mean_has_no_gap_at_the_geometric_one(given_pairs):
    values, each = zip(*given_pairs, strict=True)
    assume(min(values) > 1e-3)
    assert Power(1e-7)(values, each) == pytest.approx(Power(0)(values, each), abs=1e-5)


def test_the_geometric_mean_of_the_handbooks_section_6_11():
    # OECD/JRC Handbook on Constructing Composite Indicators (2008), section 6.11: (21, 1, 1, 1) gives 2.14, (6, 6, 6, 6) 6.
    # The rule here takes values from 0 to 1; the mean is homogeneous, so the example is scaled by its largest value.
    assert round(21 * Power(0)([1, 1 / 21, 1 / 21, 1 / 21], [1, 1, 1, 1]), 2) == 2.14
    assert round(6 * Power(0)([1, 1, 1, 1], [1, 1, 1, 1]), 2) == 6


def test_one_zero_decides_a_geometric_and_a_harmonic_mean_but_not_an_arithmetic_one():
    assert Power(0)([0, 1], [1, 1]) == 0
    assert Power(-1)([0, 1], [1, 1]) == 0
    assert Power(1)([0, 1], [1, 3]) == 0.75
    assert Power(2)([0, 0], [1, 3]) == 0
    assert Power(-1)([0.5, 1], [1, 1]) == pytest.approx(2 / 3)


@pytest.mark.parametrize("exponent", [nan, inf, True, "1", None])
def test_an_exponent_that_is_no_finite_number_is_refused(exponent):
    with pytest.raises(StrategyError, match="is not a finite number"):
        Power(exponent)


GROUPS = (Group(1.0, (0, 1), (1.0, 3.0)), Group(2.0, (2,), (1.0,)))


def test_a_missing_level_leaves_its_weight_to_its_group_and_a_missing_group_to_the_others():
    assert aggregate(GROUPS, [0.4, 0.8, 0.1], Power(1)) == (pytest.approx(0.3), [pytest.approx(0.7), 0.1])
    assert aggregate(GROUPS, [None, 0.8, 0.1], Power(1)) == (pytest.approx(1 / 3), [0.8, 0.1])
    assert aggregate(GROUPS, [None, None, 0.1], Power(1)) == (0.1, [None, 0.1])
    assert aggregate(GROUPS, [None, None, None], Power(1)) == (None, [None, None])


def test_a_rule_by_level_is_applied_level_by_level():
    rule = ByLevel(inside=Minimum(), between=Power(1))
    assert aggregate(GROUPS, [0.4, 0.8, 0.1], rule)[1] == [0.4, 0.1]


@given(st.lists(st.none() | levels, min_size=3, max_size=3))
def test_shares_sum_to_one_and_make_the_arithmetic_total(given_levels):
    share = shares(GROUPS, given_levels)
    total = aggregate(GROUPS, given_levels, Power(1))[0]
    if total is None:
        assert not share
    else:
        assert sum(share.values()) == pytest.approx(1)
        assert sum(share[at] * given_levels[at] for at in share) == pytest.approx(total, abs=1e-12)


def test_the_least_positive_value_neither_overflows_nor_vanishes():
    least = 5e-324
    assert Power(-1e-9)([least, 1.0], [1.0, 1e3]) == pytest.approx(Power(0)([least, 1.0], [1.0, 1e3]), rel=1e-3)
    assert least <= Power(-300)([least, 1.0], [1e-3, 1e3]) <= 1
    assert Power(300)([least, 1.0], [1e3, 1e-3]) == pytest.approx(1, rel=0.1)
