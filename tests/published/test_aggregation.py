"""Worked examples of aggregation from elsewhere, each with its source."""

import numpy as np
import pytest

from ptindex.composite import aggregation, normalisation

# Choosing the capital of Tennessee, the standing example of voting methods: 42 % of the voters live near Memphis, 26 % near
# Nashville, 15 % near Chattanooga, 17 % near Knoxville, and each prefers what is nearer. An indicator here is a group of
# voters, its weight their number, its value 4 for the first choice down to 1 for the last.
CITIES = ("Memphis", "Nashville", "Chattanooga", "Knoxville")
PREFERENCES = [[4, 1, 1, 1], [3, 4, 2, 2], [2, 3, 4, 3], [1, 2, 3, 4]]
VOTERS = [42, 26, 15, 17]


def test_the_pairwise_preferences_and_the_kemeny_ranking_of_tennessee():
    # Electowiki, "Kemeny-Young method": Nashville > Chattanooga > Knoxville > Memphis, with the least distance, 207 = 600 - 393
    # over the six pairs; Wikipedia, "Kemeny-Young method", gives the same ranking the greatest score, 393.
    shares = 100 * aggregation.outranking(PREFERENCES, VOTERS)
    assert shares.round(9).tolist() == [[0, 42, 42, 42], [58, 0, 68, 68], [58, 32, 0, 83], [58, 32, 17, 0]]
    found = aggregation.kemeny(PREFERENCES, VOTERS)
    assert found.ranks == (4, 1, 2, 3)
    assert found.rankings == 1
    assert 100 * found.agreement == pytest.approx(393)


def test_copelands_method_in_tennessee():
    # Wikipedia, "Copeland's method": 3 wins for Nashville, 2 for Chattanooga, 1 for Knoxville, none for Memphis. Wins less
    # losses of three pairs each: 3, 1, -1, -3.
    assert aggregation.copeland(PREFERENCES, VOTERS).tolist() == [-3, 3, 1, -1]


def test_the_borda_count_of_tennessee():
    # Wikipedia, "Borda count": Nashville 194, Chattanooga 173, Memphis 126, Knoxville 107, of 100 voters.
    assert (100 * aggregation.borda(PREFERENCES, VOTERS)).round(9).tolist() == [126, 194, 173, 107]


def test_a_condorcet_cycle_broken_by_the_kemeny_ranking():
    # Electowiki, "Kemeny-Young method", the example with a cycle: 25 voters A > B > C, 40 B > C > A, 35 C > A > B. Distances:
    # ABC 150, ACB 180, BAC 170, BCA 120, CAB 130, CBA 150; B > C > A is nearest, 120 of 300 votes over the three pairs.
    preferences, voters = [[3, 1, 2], [2, 3, 1], [1, 2, 3]], [25, 40, 35]
    found = aggregation.kemeny(preferences, voters)
    assert found.ranks == (3, 1, 2)
    assert 300 - 100 * found.agreement == pytest.approx(120)
    assert aggregation.copeland(preferences, voters).tolist() == [0, 0, 0]


def test_the_mazziotta_pareto_index_as_defined():
    # P. De Muro, M. Mazziotta and A. Pareto, "Composite indices of development and poverty: an application to MDGs", Social
    # Indicators Research 104 (2011): z = 100 + 10 (x - mean) / deviation, the deviation dividing by n; then M - S cv, where
    # cv = S / M. The formula step by step; no table with its raw data was found that could be cited here.
    raw = np.array([[3.0, 70.0, 0.2], [5.0, 60.0, 0.9], [4.0, 80.0, 0.4]])
    z = 100 + 10 * (raw - raw.mean(axis=0)) / raw.std(axis=0)
    mean, deviation = z.mean(axis=1), z.std(axis=1)
    expected = mean - deviation * (deviation / mean)
    columns = [normalisation.z_score(column, mean=100, deviation=10, population=True) for column in raw.T]
    assert aggregation.mazziotta_pareto(np.column_stack(columns)) == pytest.approx(expected)
