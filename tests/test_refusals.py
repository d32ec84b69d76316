"""What is no table, no mapping, no list of names or no method is refused with a sentence, never with a foreign exception."""

import attrs
import numpy as np
import pytest

import ptindex as pt
from ptindex.calibration import Hypothesis, calibrate
from ptindex.composite import IndicatorMatrix, Model, aggregation, diagnostics, normalisation, normalise, weighting
from ptindex.composite.normalisation import DistanceToReference, Goalposts, Logarithm, MinMax, ZScore
from ptindex.composite.uncertainty import (
    Aggregation,
    DirichletWeights,
    FreeWeights,
    ListedWeights,
    Missing,
    Normalisation,
    Omission,
    analyse,
)
from ptindex.exceptions import ProblemsError, StrategyError
from ptindex.experiments import robustness

NO_LIST = 'is no list of names; one name is a list too, as in ["law"]'
NO_NUMBERS = "$.weights: are no numbers in the order of the columns"
NO_WEIGHTS = (
    "$.strategy: has no weights by name, and the analysis of robustness changes weights; "
    "give a Composite (compare_strategies takes any strategy)"
)
MATRIX = IndicatorMatrix.from_mapping({"A": {"law": 0.9, "video": 0.5}, "B": {"law": 0.1, "video": 0.8}})
AMPI = [[1.0], [2.0]]


def matrix(**fields):
    return attrs.evolve(MATRIX, **fields)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: Omission(names="law"), f"$.names: {NO_LIST}; given: 'law'"),
        (lambda: Omission(names={"law": 1}), f"$.names: {NO_LIST}; given: {{'law': 1}}"),
        (lambda: Omission(names=3), f"$.names: {NO_LIST}; given: 3"),
        (lambda: Omission(names=["law", 3]), "$.names: is no name; given: 3"),
        (lambda: DirichletWeights(concentration=9, branches="index"), f"$.branches: {NO_LIST}; given: 'index'"),
        (lambda: DirichletWeights(concentration=9, base=[1]), "$.base: is no mapping from names to weights; given: [1]"),
        (lambda: FreeWeights(branches="index"), f"$.branches: {NO_LIST}; given: 'index'"),
        (lambda: FreeWeights(bounds=5), "$.bounds: is no mapping from names to bounds; given: 5"),
        (lambda: Missing(indicators="law"), f"$.indicators: {NO_LIST}; given: 'law'"),
        (lambda: ListedWeights(sets=[{}]), "$.sets: is no mapping from names to sets of weights by name; given: [{}]"),
        (lambda: ListedWeights(sets={"a": 3}), "$.sets['a']: is not among sets of weights by name; given: 3"),
        (lambda: ListedWeights(sets={3: {}}), "$.sets: is no name; given: 3"),
        (
            lambda: Normalisation(alternatives=[MATRIX]),
            "$.alternatives: is no mapping from names to normalised matrices; given: [<IndicatorMatrix",
        ),
        (lambda: Normalisation(alternatives={"a": 3}), "$.alternatives['a']: is not among normalised matrices; given: 3"),
        (lambda: Aggregation(alternatives=["mean"]), "$.alternatives: is no mapping from names to rules; given: ['mean']"),
        (
            lambda: analyse(MATRIX, Model(tree=MATRIX.tree), [ListedWeights(sets={"a": {3: 1}})]),
            "$.factors['weights'].sets['a'].weights: is not a branch below the root or an indicator of this tree; given: 3",
        ),
        (lambda: aggregation.arithmetic([0, 1], {3: 0.5, 1: 0.5}), f"{NO_NUMBERS}; given: {{1: 0.5, 3: 0.5}}"),
        (lambda: aggregation.arithmetic([0, 1], "11"), f"{NO_NUMBERS}; given: '11'"),
        (lambda: aggregation.outranking([[0, 1]], 5), f"{NO_NUMBERS}; given: 5"),
        (lambda: matrix(years=5), "$.years: are not one for each of the 2 units; given: 5"),
        (lambda: matrix(years="ab"), "$.years: are not one for each of the 2 units; given: 'ab'"),
        (lambda: matrix(years=["x", 2022]), "$.years: is not a year; given: 'x'"),
        (lambda: matrix(years=[True, 2022]), "$.years: is not a year; given: True"),
        (lambda: matrix(groups="ab"), "$.groups: are not one for each of the 2 units; given: 'ab'"),
        (lambda: matrix(groups=["a", 3]), "$.groups: is not the name of a group; given: 3"),
        (
            lambda: matrix(references=3),
            "$.references: are no mapping from indicators to fitted methods, as normalise makes it; given: 3",
        ),
        (
            lambda: matrix(references={"law": MinMax()}),
            "$.references: are no mapping from indicators to fitted methods, as normalise makes it; given: FrozenMap(",
        ),
        (lambda: matrix(capped=3), "$.capped: are no cells, units with indicators; given: 3"),
        (lambda: DistanceToReference(None), "$.reference: is no reference; given: None; allowed: mean, best, a number above 0"),
        (lambda: normalisation.z_score([1, 2], deviation="x"), "$.deviation: is not a number above 0; given: 'x'"),
        (lambda: normalisation.z_score([1, 2], deviation=0), "$.deviation: is not a number above 0; given: 0"),
        (lambda: normalisation.z_score([1, 2], deviation=-10), "$.deviation: is not a number above 0; given: -10"),
        (lambda: ZScore(mean=None), "$.mean: is no finite number; given: None"),
        (lambda: Goalposts(0, 10**400), "$.goalposts: are not a lower and a higher finite number"),
        (lambda: Logarithm(10, 5), "$.then: is no method of normalisation; given: 5"),
        (lambda: Logarithm(10, MinMax), "$.then: is a class; give an instance, as in MinMax(); given: MinMax"),
        (lambda: normalise(MATRIX, MinMax), "$.methods: is a class; give an instance, as in MinMax(); given: MinMax"),
        (
            lambda: normalise(MATRIX, {"law": MinMax(), "video": MinMax}),
            "$.methods['video']: is a class; give an instance, as in MinMax(); given: MinMax",
        ),
        (
            lambda: aggregation.adjusted_mazziotta_pareto(AMPI, [(0, "x")]),
            "$.goalposts: are not 1 pairs of a lower and a higher number; given: [(0, 'x')]",
        ),
        (
            lambda: aggregation.adjusted_mazziotta_pareto(AMPI, 5),
            "$.goalposts: are not 1 pairs of a lower and a higher number; given: 5",
        ),
        (
            lambda: aggregation.adjusted_mazziotta_pareto(AMPI, [(0, float("inf"))]),
            "$.goalposts: are not 1 pairs of a lower and a higher number; given: [(0, inf)]",
        ),
        (
            lambda: aggregation.adjusted_mazziotta_pareto(AMPI, [(0, 9)], polarity=["x"]),
            "$.polarity: are not 1 times 1 or -1; given: ['x']",
        ),
        (
            lambda: diagnostics.correlations([[1, 2], [2, 1], [3, 5]], groups=5),
            "$.groups: are no dimensions, by indicator's name or in order; given: 5",
        ),
        (lambda: weighting.budget_allocation(5), "$.experts: are no budgets, by expert's name or one after another; given: 5"),
        (
            lambda: weighting.budget_allocation([5], ["law"]),
            "$.experts.expert_1: is neither numbers in order nor a mapping from names; given: 5",
        ),
        (lambda: weighting.equal(3), "$.names: is no sequence of names; given: 3"),
        (lambda: weighting.equal({"law": 1}), "$.names: is no sequence of names; given: {'law': 1}"),
        (
            lambda: calibrate(5, Hypothesis()),
            "$.observations: are no observations or profiles; one is given in a list too; given: 5",
        ),
        (
            lambda: robustness([pt.example_profile()], pt.Points.symmetric(10)),
            f"{NO_WEIGHTS}; given: {pt.Points.symmetric(10).name}",
        ),
        (lambda: robustness([pt.example_profile()], 5), f"{NO_WEIGHTS}; given: 5"),
    ],
)
def test_what_is_of_the_wrong_kind_is_refused_with_a_sentence(call, message):
    with pytest.raises(ProblemsError) as caught:
        call()
    assert str(caught.value).startswith(message)


def test_budgets_that_are_none_have_no_names_either():
    with pytest.raises(StrategyError) as caught:
        weighting.budget_allocation([5])
    assert [problem.path for problem in caught.value.problems] == ["$.names", "$.experts.expert_1"]
    assert weighting.budget_allocation([{"law": 1, "video": 3}]).by_name == {"law": 0.25, "video": 0.75}


def test_years_may_be_numbers_of_numpy():
    assert matrix(years=np.array([2021, 2022])).years == (2021, 2022)
