"""Rankings by majority do not depend on the order of the units, and the exact one is the best of all orders."""

from itertools import combinations, permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptindex import StrategyError
from ptindex.composite import aggregation

cells = st.none() | st.integers(0, 3).map(float)
electorates = st.integers(1, 4).flatmap(
    lambda width: st.tuples(
        st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=5),
        st.lists(st.sampled_from([0.5, 1.0, 2.0]), min_size=width, max_size=width),
    )
)


@given(electorates, st.data())
def test_the_order_of_the_units_does_not_matter(electorate, data):
    rows, weights = electorate
    order = data.draw(st.permutations(range(len(rows))))
    turned = [rows[at] for at in order]
    for count in (aggregation.copeland, aggregation.borda):
        assert count(turned, weights).tolist() == pytest.approx(count(rows, weights)[list(order)].tolist())
    found, again = aggregation.kemeny(rows, weights), aggregation.kemeny(turned, weights)
    assert again.ranks == tuple(found.ranks[at] for at in order)
    assert again.rankings == found.rankings


@given(electorates)
def test_the_kemeny_ranking_agrees_most_of_all_orders(electorate):
    rows, weights = electorate
    shares = aggregation.outranking(rows, weights)
    agreements = {
        order: sum(shares[first, second] for first, second in combinations(order, 2))
        for order in permutations(range(len(rows)))
    }
    most = max(agreements.values())
    best = [order for order, agreement in agreements.items() if agreement > most - 1e-9]
    found = aggregation.kemeny(rows, weights)
    assert found.agreement == pytest.approx(most)
    assert found.rankings == len(best)
    places = np.mean([[order.index(unit) for unit in range(len(rows))] for order in best], axis=0).round(9)
    assert found.ranks == tuple(1 + int((places < own).sum()) for own in places)


@given(electorates)
def test_the_pairs_share_the_weight_and_the_counts_sum_up(electorate):
    rows, weights = electorate
    shares = aggregation.outranking(rows, weights)
    pairs = len(rows) * (len(rows) - 1) / 2
    off = ~np.eye(len(rows), dtype=bool)
    assert (shares + shares.T)[off] == pytest.approx(1)
    assert aggregation.borda(rows, weights).sum() == pytest.approx(pairs)
    assert aggregation.copeland(rows, weights).sum() == 0


def test_a_unit_that_is_better_in_everything_is_first_and_one_of_which_nothing_is_known_ties():
    assert aggregation.kemeny([[1, 1], [3, 3], [2, 2]]).ranks == (3, 1, 2)
    assert aggregation.copeland([[1, 1], [3, 3], [2, 2]]).tolist() == [-2, 2, 0]
    found = aggregation.kemeny([[1.0], [None]])
    assert (found.ranks, found.rankings, found.agreement) == ((1, 1), 2, 0.5)


def test_too_many_units_are_refused_with_the_reason():
    with pytest.raises(StrategyError, match="has 15 units; the exact ranking goes over"):
        aggregation.kemeny([[at] for at in range(15)])
    assert aggregation.kemeny([[at] for at in range(14)]).ranks == tuple(range(14, 0, -1))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: aggregation.copeland([]), "is empty"),
        (lambda: aggregation.borda([[1, 2]], [1]), "has 1 numbers for 2 names"),
        (lambda: aggregation.kemeny([[1]], [0]), "switch everything off"),
    ],
)
def test_malformed_rows_and_weights_are_refused(call, message):
    with pytest.raises(StrategyError, match=message):
        call()
