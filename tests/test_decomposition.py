"""Parts add up exactly, the unmoved has none, and the Owen value is what its definition says."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ptindex.composite.aggregation import ByLevel, Group, Minimum, Power, aggregate
from ptindex.composite.decomposition import owen, split

GROUPS = (Group(1.0, (0, 1), (1.0, 3.0)), Group(2.0, (2, 3), (1.0, 1.0)), Group(0.5, (4,), (2.0,)))
level_sets = st.lists(st.none() | st.floats(0, 1), min_size=5, max_size=5)
simple = st.builds(Power, st.sampled_from([1.0, 0.0, -1.0, 0.5, 3.0])) | st.just(Minimum())
rules = simple | st.builds(ByLevel, inside=simple, between=simple)


def by_orders(sizes, value):
    """The definition: unions arrive in every order, each union's players in every order, all equally likely."""
    totals = [[0.0] * size for size in sizes]
    orders = 0
    for unions in permutations(range(len(sizes))):
        for inner in _orders_within(unions, sizes):
            orders += 1
            masks, before = [0] * len(sizes), value((0,) * len(sizes))
            for union, player in inner:
                masks[union] |= 1 << player
                after = value(tuple(masks))
                totals[union][player] += after - before
                before = after
    return [[total / orders for total in union] for union in totals]


def _orders_within(unions, sizes):
    if not unions:
        yield ()
        return
    for rest in _orders_within(unions[1:], sizes):
        for players in permutations(range(sizes[unions[0]])):
            yield tuple((unions[0], player) for player in players) + rest


@settings(max_examples=25)
@given(st.lists(st.integers(1, 3), min_size=1, max_size=3), st.data())
def test_the_owen_value_is_the_average_over_all_orders_of_arrival(sizes, data):
    worth = {}

    def value(masks):
        if masks not in worth:
            worth[masks] = data.draw(st.integers(-50, 50)) / 10
        return worth[masks]

    expected = by_orders(sizes, value)
    assert [part for union in owen(sizes, value) for part in union] == pytest.approx([p for union in expected for p in union])


def test_with_one_union_it_is_the_shapley_value_of_the_glove_game():
    # L. S. Shapley and M. Shubik's glove game: one left glove, two right ones; the left holder gets 2/3, the others 1/6 each.
    def value(masks):
        return float(masks[0] & 1 and masks[0] & 6 and 1)

    assert owen([3], value) == [[pytest.approx(2 / 3), pytest.approx(1 / 6), pytest.approx(1 / 6)]]


@given(level_sets, level_sets, rules)
def test_the_parts_sum_to_the_difference_and_the_unmoved_have_none(before, after, rule):
    parts = split(GROUPS, before, after, rule)
    assert set(parts) == {at for at in range(5) if before[at] != after[at]}
    old, new = (aggregate(GROUPS, levels, rule)[0] for levels in (before, after))
    # With nothing known at one end, that end stands at the middle of its bounds.
    difference = (0.5 if new is None else new) - (0.5 if old is None else old)
    assert sum(parts.values()) == pytest.approx(difference if parts else 0, abs=1e-9)


@given(level_sets, level_sets)
def test_linear_parts_are_the_owen_values_when_the_same_is_known(before, after):
    after = [None if old is None else new or 0.0 for old, new in zip(before, after, strict=True)]
    plain = split(GROUPS, before, after, Power(1))
    # An exponent a hair off 1 is no longer linear, so the same parts come the long way round.
    long_way = split(GROUPS, before, after, Power(1 + 1e-12))
    assert plain == pytest.approx(long_way, abs=1e-6)
