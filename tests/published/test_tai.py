"""The Technology Achievement Index of 23 countries, as published.

Data: UNDP, *Human Development Report 2001*, through OECD/JRC, *Handbook on Constructing Composite Indicators: Methodology and
User Guide* (2008), table A.2 (`tests/data/tai.csv`). Results: the Handbook's tables 15, 23 and 38 and its section 6.11.
Goalposts: M. Saisana, A. Saltelli and S. Tarantola, "Uncertainty and sensitivity analysis techniques as tools for the quality
assessment of composite indicators", *Journal of the Royal Statistical Society A* 168(2) (2005) 307-323, table 1.
"""

from math import log10
from pathlib import Path

import pytest

from ptindex.composite import IndicatorMatrix, Model, aggregation, normalisation, normalise, scores
from ptindex.composite.aggregation import Power
from ptindex.composite.normalisation import Goalposts, MinMax

GOALPOSTS = {
    "patents": Goalposts(0, 994),
    "royalties": Goalposts(0, 272.6),
    "internet": Goalposts(0, 232.4),
    "exports": Goalposts(0, 80.8),
    "log10_telephones": Goalposts(log10(1), log10(901)),
    "log10_electricity": Goalposts(log10(22), log10(6969)),
    "schooling": Goalposts(0.8, 12.0),
    "university": Goalposts(0.1, 27.4),
}
BUDGET_ALLOCATION = dict(zip(GOALPOSTS, [0.11, 0.11, 0.11, 0.18, 0.10, 0.06, 0.15, 0.18], strict=True))

ORDER = (
    "Finland",
    "United States",
    "Sweden",
    "Japan",
    "Korea",
    "Netherlands",
    "United Kingdom",
    "Singapore",
    "Canada",
    "Australia",
    "Germany",
    "Norway",
    "Ireland",
    "Belgium",
    "New Zealand",
    "Austria",
    "France",
    "Israel",
    "Spain",
    "Italy",
    "Czech Republic",
    "Hungary",
    "Slovenia",
)
FIRST_FIVE = ORDER[:5]


@pytest.fixture(scope="module")
def tai():
    return IndicatorMatrix.from_csv(Path(__file__).parents[1] / "data" / "tai.csv")


def ranks_in_the_printed_order(found):
    rank = dict(zip(found.matrix.units, found.ranks, strict=True))
    return [rank[country] for country in ORDER]


def test_table_23_with_equal_weights(tai):
    found = scores(normalise(tai, GOALPOSTS), Model(tree=tai.tree))
    assert ranks_in_the_printed_order(found) == list(range(1, 24))


def test_table_23_needs_its_goalposts_and_does_not_come_out_with_the_least_and_greatest_of_the_23(tai):
    found = scores(normalise(tai, MinMax()), Model(tree=tai.tree))
    assert ranks_in_the_printed_order(found) != list(range(1, 24))


def test_the_values_above_the_goalposts_are_told(tai):
    # log10 of 6969 kWh is 3.843 and of 901 telephones 2.955: many a country lies above.
    capped = normalise(tai, GOALPOSTS).capped
    assert {name for _, name in capped} == {"log10_telephones", "log10_electricity"}
    assert ("Norway", "log10_electricity") in capped


def test_table_23_with_budget_allocation_weights(tai):
    found = scores(normalise(tai, GOALPOSTS), Model(tree=tai.tree, weights=BUDGET_ALLOCATION))
    printed = [1, 2, 3, 5, 4, 8, 7, 6, 10, 11, 9, 13, 12, 14, 17, 15, 16, 18, 19, 21, 22, 20, 23]
    assert ranks_in_the_printed_order(found) == printed


def test_table_38_geometric_mean_of_the_raw_columns(tai):
    found = scores(tai, Model(tree=tai.tree, rules=Power(0)))
    printed = [2, 1, 3, 4, 16, 5, 6, 18, 13, 14, 8, 11, 7, 9, 17, 12, 10, 15, 19, 21, 23, 22, 20]
    assert ranks_in_the_printed_order(found) == printed


@pytest.mark.parametrize(
    ("method", "decimals", "printed"),
    [
        (normalisation.z_score, 2, [0.26, 1.52, 1.14, -0.06, 0.76]),
        (normalisation.min_max, 2, [0.59, 1, 0.88, 0.49, 0.76]),
        (normalisation.distance_to_reference, 2, [1.04, 1.25, 1.19, 0.99, 1.13]),
        # Printed in percent.
        (normalisation.percentile_rank, 3, [0.652, 1, 0.826, 0.522, 0.739]),
        # The same in places of 23: 65.2 % is the 15th from below.
        (normalisation.rank, 0, [15, 23, 19, 12, 17]),
    ],
)
def test_table_15_schooling(tai, method, decimals, printed):
    column = dict(zip(tai.units, method(tai.column("schooling")), strict=True))
    assert [round(float(column[country]), decimals) for country in FIRST_FIVE] == printed


def test_section_6_11_geometric_means():
    assert aggregation.geometric([[21, 1, 1, 1], [6, 6, 6, 6]]).round(2).tolist() == [2.14, 6]
    assert aggregation.arithmetic([[21, 1, 1, 1], [6, 6, 6, 6]]).tolist() == [6, 6]
