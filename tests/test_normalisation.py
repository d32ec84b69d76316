"""A normalised column keeps its order, its gaps and its reference; one that tells nothing apart has a stated answer."""

import pickle
from math import inf, isnan, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptindex import StrategyError
from ptindex.composite import IndicatorMatrix, Model, normalisation, normalise, scores
from ptindex.composite.kernel import ranks
from ptindex.composite.normalisation import (
    Categorical,
    DistanceToReference,
    Goalposts,
    Logarithm,
    MinMax,
    PercentileRank,
    Rank,
    ZScore,
)

numbers = st.integers(-1000, 1000).map(lambda whole: whole / 8)
columns = st.lists(st.none() | numbers, min_size=1, max_size=12)
methods = st.sampled_from(
    [
        MinMax(),
        Goalposts(-10, 20),
        ZScore(),
        ZScore(100, 10, population=True),
        DistanceToReference(50.0),
        Rank(),
        PercentileRank(),
    ]
)
polarities = st.sampled_from([1, -1])


def fitted(method, column, polarity):
    return method.fit(column, 1 if isinstance(method, DistanceToReference) else polarity)


@given(columns, methods, polarities, st.data())
def test_order_of_units_does_not_matter_and_what_is_missing_stays_missing(column, method, polarity, data):
    found = fitted(method, column, polarity)(column)
    assert [isnan(each) for each in found] == [value is None for value in column]
    order = data.draw(st.permutations(range(len(column))))
    shuffled = [column[at] for at in order]
    again = fitted(method, shuffled, polarity)(shuffled)
    np.testing.assert_allclose(again, found[list(order)], rtol=1e-12, atol=1e-12)


@given(columns, methods, polarities, numbers, numbers)
def test_a_better_value_is_never_worse_once_normalised(column, method, polarity, first, second):
    sign = 1 if isinstance(method, DistanceToReference) else polarity
    worse, better = sorted((first, second), key=lambda value: value * sign)
    found = fitted(method, column, polarity)([worse, better])
    assert found[0] <= found[1]


@given(columns, methods, polarities, columns)
def test_a_fitted_method_moves_no_unit_when_another_comes(column, method, polarity, others):
    reference = fitted(method, column, polarity)
    np.testing.assert_array_equal(reference([*column, *others])[: len(column)], reference(column))
    assert reference.fit(others) is reference
    assert pickle.loads(pickle.dumps(reference)) == reference


@given(columns, polarities)
def test_min_max_percentile_ranks_and_goalposts_stay_from_0_to_1(column, polarity):
    for method in (MinMax(), PercentileRank(), Goalposts(-3, 3)):
        found = method.fit(column, polarity)(column)
        assert ((found >= 0) & (found <= 1) | np.isnan(found)).all()


@pytest.mark.parametrize(
    ("function", "constant"),
    [
        (normalisation.min_max, 0.5),
        (normalisation.z_score, 0),
        (normalisation.distance_to_reference, 1),
        (normalisation.rank, 1),
        (normalisation.percentile_rank, 0.5),
    ],
)
def test_a_degenerate_column_has_its_answer(function, constant):
    assert function([7.0, 7.0]).tolist() == [constant, constant]
    assert function([7.0]).tolist() == [1 if function is normalisation.percentile_rank else constant]
    assert np.isnan(function([None, nan])).all()


def test_a_constant_that_rounding_would_spread_is_constant_all_the_same():
    assert normalisation.z_score([0.1] * 7).tolist() == [0] * 7


def test_huge_values_keep_their_order_and_their_distances():
    assert normalisation.min_max([9e299, -9e299, 0.0]).tolist() == [1, 0, 0.5]
    assert normalisation.z_score([1e299, 2e299, 3e299]).tolist() == pytest.approx([-1, 0, 1])
    matrix = IndicatorMatrix.from_columns({"a": [4e299, 8e299, -8e299]}, ["A", "B", "C"])
    with np.errstate(all="raise"):
        assert scores(matrix, Model(tree=matrix.tree, scale=1)).ranks == (2, 1, 3)
        assert ranks(np.array([5e299, 1e300, nan, -5e299, 1.0, 1.0 + 1e-12])).tolist() == [2, 1, 0, 5, 3, 3]


def test_the_methods_by_hand():
    assert normalisation.min_max([1, 2, 3], polarity=-1).tolist() == [1, 0.5, 0]
    assert normalisation.goalposts(np.array([-1, 5, 11]), 0, 10, polarity=-1).tolist() == [1, 0.5, 0]
    assert normalisation.z_score([1, 2, 3], polarity=-1).tolist() == [1, 0, -1]
    assert normalisation.z_score([1, 3], mean=100, deviation=10, population=True).tolist() == [90, 110]
    assert normalisation.rank([1, 2, 2, 3], polarity=-1).tolist() == [4, 2, 2, 1]
    assert normalisation.percentile_rank([1, 2, 2, 3], polarity=-1).tolist() == [1, 0.5, 0.5, 0.25]
    assert normalisation.distance_to_reference([1, 4], "best").tolist() == [0.25, 1]
    assert normalisation.logarithm([1, 8, None], 2)[:2].tolist() == pytest.approx([0, 3])
    # A value beyond the reference goes beyond the ends, or takes the last place.
    assert MinMax().fit([0, 10])([20]).tolist() == [2]
    assert Rank().fit([0, 10])([20, -1]).tolist() == [2, 1]


def test_goalposts_say_what_they_cap():
    reference = Goalposts(0, 10).fit()
    assert reference.capped([-1, 0, 10, 11, None]) == [0, 3]
    assert [each.capped([5]) for each in (MinMax().fit([1, 2]), Rank().fit([1, 2]), Categorical({5: 1.0}))] == [[], [], []]
    assert Logarithm(10, Goalposts(0, 2)).fit([1]).capped([10, 1000]) == [1]


def test_a_logarithm_comes_before_another_method():
    reference = Logarithm(10, Goalposts(0, 2)).fit([10, 100])
    assert reference([1, 10, 1000]).tolist() == [0, 0.5, 1]
    assert reference.fit([5]) is reference
    assert Logarithm().fit([1, 100])([10]).tolist() == [0.5]


def test_categories_have_levels():
    method = Categorical({"all": 1, "some": 0.5})
    assert method.fit(["all"]) is method
    assert normalisation.categorical(np.array([1.0, nan, 2.0]), {1: 0.0, 2: 1.0})[[0, 2]].tolist() == [0, 1]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: normalisation.min_max(["a", True, inf, 10**400]), "4 problems"),
        (lambda: normalisation.min_max([1, "a"]), r"\$\[1\]: is no finite number; a missing value is None or NaN; given: 'a'"),
        (lambda: normalisation.min_max([1e308, -1e308, 0]), "2 problems"),
        (lambda: normalisation.min_max(np.array([1, 1e300])), r"\$\[1\]: is no finite number"),
        (lambda: normalisation.min_max("abc"), "is no column of numbers; given: 'abc'"),
        (lambda: normalisation.min_max(3), "is no column of numbers; given: 3"),
        (lambda: normalisation.min_max(np.array([1, inf])), r"\$\[1\]: is no finite number"),
        (lambda: normalisation.min_max(np.array(3.0)), "is no column of numbers"),
        (lambda: normalisation.min_max([1, 2], polarity=0), "is no polarity; given: 0; allowed: 1, -1"),
        (lambda: normalisation.goalposts([1], 2, 2), "are not a lower and a higher finite number"),
        (lambda: normalisation.goalposts([1], "a", 2), "are not a lower and a higher finite number"),
        (
            lambda: normalisation.distance_to_reference([-1, 1]),
            "is not above 0, so that a ratio to it would not keep the order",
        ),
        (lambda: normalisation.distance_to_reference([1], "median"), "is no reference; given: 'median'"),
        (lambda: DistanceToReference().fit([1], -1), "a ratio has no other direction; take the reciprocal"),
        (lambda: normalisation.logarithm([1, 0, -2]), "2 problems"),
        (lambda: normalisation.logarithm([0]), r"\$\[0\]: is not above 0 and has no logarithm; given: 0.0"),
        (lambda: normalisation.logarithm([1], 1), "is no number above 1; given: 1"),
        (
            lambda: normalisation.categorical(["sme"], {"some": 1.0}),
            "has no level; given: 'sme'; allowed: some; did you mean 'some'?",
        ),
        (lambda: Categorical({}), "are no mapping from categories to finite numbers"),
        (lambda: Categorical([1]), "are no mapping from categories to finite numbers"),
        (lambda: Categorical({"a": nan}), "are no mapping from categories to finite numbers"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_reason(call, message):
    with pytest.raises(StrategyError, match=message):
        call()


@pytest.fixture
def raw():
    rows = {"A": {"law": 2.0, "crime": 9.0}, "B": {"law": 4.0, "crime": None}, "C": {"law": 30.0, "crime": 1.0}}
    return IndicatorMatrix.from_mapping(rows, polarity={"crime": -1}, reasons={("B", "crime"): "no data"})


def test_a_matrix_carries_its_references_and_another_is_normalised_by_them(raw):
    made = normalise(raw, {"law": Goalposts(0, 10), "crime": MinMax()})
    assert made.column("law").tolist() == [0.2, 0.4, 1]
    assert made.column("crime").tolist()[::2] == [0, 1]
    assert made.capped == (("C", "law"),)
    assert dict(made.polarity) == {"law": 1, "crime": 1}
    assert made.reasons == raw.reasons
    assert made.widens.tolist() == raw.widens.tolist()
    without = normalise(raw.select(units=["A"]), made.references)
    assert without.values.tolist() == made.values[:1].tolist()
    assert made.select(units=["A", "B"], indicators=["crime"]).capped == ()
    assert pickle.loads(pickle.dumps(made)) == made


def test_all_that_is_wrong_with_the_methods_comes_at_once(raw):
    with pytest.raises(StrategyError) as caught:
        normalise(raw, {"lw": MinMax(), "crime": "min-max"})
    assert str(caught.value).splitlines() == [
        "3 problems",
        "  1. $.methods: is no indicator of this matrix; given: 'lw'; did you mean 'law'?",
        "  2. $.methods: has no method; name one for each indicator; given: 'law'",
        "  3. $.methods['crime']: is no method of normalisation; given: 'min-max'",
    ]
    with pytest.raises(StrategyError) as caught:
        normalise(raw, {"law": Categorical({2.0: 0.0}), "crime": DistanceToReference()})
    assert [problem.path for problem in caught.value.problems] == ["$['law'][1]", "$['law'][2]", "$['crime'].polarity"]
