"""The engine scores many units exactly as the one-profile path scores one, and says what it cannot score."""

import pickle
from math import inf, isnan, nan

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generators import profiles
from ptindex import EQUAL_WEIGHTS, ByLevel, Composite, Minimum, NotEnoughDataError, Power, StrategyError
from ptindex.composite import Branch, IndicatorMatrix, Model, scores
from ptindex.composite.aggregation import MazziottaPareto, Median
from ptindex.composite.kernel import evaluate, evaluate_branches, ranks
from ptindex.composite.scoring import evaluate_weights, prepared
from ptindex.declaration import Dimension
from ptindex.matrices import from_profiles, model_of

exponents = st.floats(-60, 60) | st.sampled_from([-1.0, 0.0, 1.0, 2.0, 1e-9, -1e-9, 1e-300, 300.0, -300.0])
rules = st.builds(Power, exponents) | st.just(Minimum())
weights = st.dictionaries(
    st.sampled_from([*EQUAL_WEIGHTS.indicators, *(dimension.code for dimension in Dimension)]),
    st.just(0.0) | st.floats(1e-3, 1e3),
    max_size=5,  # fewer than there are dimensions, so that something always weighs
)
composites = st.builds(
    Composite,
    name=st.just("drawn"),
    indicators=st.just(EQUAL_WEIGHTS.indicators),
    weights=weights,
    levels=st.dictionaries(st.sampled_from(["prevention.video.some", "ratification.uncat.signed"]), st.floats(0, 1)),
    aggregation=rules | st.builds(ByLevel, inside=rules, between=rules),
    missing=st.sampled_from(["spread", "worst"]),
    min_available=st.sampled_from([0.0, 0.5, 0.9]),
    scale=st.sampled_from([1.0, 100.0]),
)
panels = st.lists(profiles(), min_size=1, max_size=4, unique_by=lambda each: (each.country.iso3, each.year, each.territory))


def close(value):
    return pytest.approx(value, rel=1e-12, abs=1e-300)


@settings(max_examples=150)
@given(panels, composites)
def test_the_scores_of_a_matrix_are_the_scores_of_each_profile(chosen, strategy):
    found = scores(from_profiles(chosen, strategy), model_of(strategy))
    for at, profile in enumerate(chosen):
        try:
            single = strategy.score(profile)
        except NotEnoughDataError as error:
            assert isnan(found.values[at])
            assert found.matrix.units[at] in found.not_scored
            bounds = error.bounds
        else:
            bounds = single.bounds
            assert found.values[at] == close(single.value)
            for each in single.dimensions:
                value = found.branches[each.dimension.code][at]
                assert isnan(value) if each.value is None else value == close(each.value)
        assert found.low[at] == close(bounds.low)
        assert found.high[at] == close(bounds.high)


NAMES = ("a", "b", "c", "d", "e")
TREE = Branch.of({"first": ["a", "b"], "second": {"deep": ["c"], "deeper": ["d", "e"]}})
levels = st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0]) | st.floats(0, 1)
tables = st.lists(st.lists(st.none() | levels, min_size=5, max_size=5), min_size=1, max_size=5)
node_rules = rules | st.sampled_from([Median(), MazziottaPareto()])
monotone = rules | st.just(Median())
mixed = st.dictionaries(st.sampled_from([0, 1, 2, *TREE.branches]), node_rules, max_size=4)
weight_maps = st.dictionaries(st.sampled_from([*NAMES, *TREE.branches[1:]]), st.just(0.0) | st.floats(0.01, 100), max_size=6)


def matrix_of(rows):
    values = [[nan if cell is None else cell for cell in row] for row in rows]
    return IndicatorMatrix(units=[f"u{at}" for at in range(len(rows))], indicators=NAMES, values=values, tree=TREE)


def model_from(weights=None, rules=None, **more):
    try:
        return Model(tree=TREE, weights=weights or {}, rules=rules or {}, **more)
    except StrategyError:
        assume(False)  # everything is switched off


@given(tables, weight_maps, mixed, st.data())
def test_the_order_of_units_and_of_indicators_does_not_matter(rows, weights, rules, data):
    model = model_from(weights, rules)
    matrix = matrix_of(rows)
    found = scores(matrix, model)
    order = data.draw(st.permutations(range(len(rows))))
    columns = data.draw(st.permutations(range(5)))
    turned = IndicatorMatrix(
        units=[matrix.units[at] for at in order],
        indicators=[NAMES[at] for at in columns],
        values=matrix.values[np.ix_(order, columns)],
        tree=TREE,
    )
    again = scores(turned, model)
    np.testing.assert_allclose(again.values, found.values[list(order)], rtol=1e-12)
    assert again.ranks == tuple(found.ranks[at] for at in order)


@given(
    tables, weight_maps, st.dictionaries(st.sampled_from([0, 1, 2]), monotone), st.sampled_from(["spread", "worst"]), st.data()
)
def test_a_better_value_never_lowers_a_monotone_score(rows, weights, rules, missing, data):
    model = model_from(weights, rules, missing=missing)
    before = scores(matrix_of(rows), model)
    row, column = data.draw(st.integers(0, len(rows) - 1)), data.draw(st.integers(0, 4))
    assume(rows[row][column] is not None)
    rows[row][column] = data.draw(st.floats(rows[row][column], 1))
    after = scores(matrix_of(rows), model)
    for name in ("values", "low", "high"):
        assert not (getattr(after, name) < getattr(before, name) * (1 - 1e-9) - 1e-9).any()


@given(tables, weight_maps, st.dictionaries(st.sampled_from([0, 1, 2]), monotone), st.sampled_from(["spread", "worst"]))
def test_a_score_lies_within_its_bounds(rows, weights, rules, missing):
    found = scores(matrix_of(rows), model_from(weights, rules, missing=missing))
    scored = ~np.isnan(found.values)
    assert (found.low[scored] <= found.values[scored]).all()
    assert (found.values[scored] <= found.high[scored]).all()
    assert ((found.low >= 0) & (found.high <= 100 * (1 + 1e-12))).all()


@given(st.lists(st.floats(0.01, 1), min_size=20, max_size=20), st.integers(0, 19), rules)
def test_one_missing_cell_among_20_touches_its_own_unit_alone_counts_as_no_zero_and_shows_in_the_bounds(cells, gone, rule):
    names = [f"i{at}" for at in range(5)]
    whole = np.array(cells).reshape(4, 5)
    holed = whole.copy()
    holed[gone // 5, gone % 5] = nan
    model = Model(tree=names, rules=rule)
    before, after = [
        scores(IndicatorMatrix(units=list("ABCD"), indicators=names, values=values), model) for values in (whole, holed)
    ]
    unit = gone // 5
    assert not np.isnan(after.values).any()
    others = np.arange(4) != unit
    np.testing.assert_array_equal(after.values[others], before.values[others])
    known = np.delete(holed[unit], gone % 5)
    assert after.values[unit] == pytest.approx(100 * rule(known.tolist(), [1.0] * 4), rel=1e-9)
    assert after.low[unit] <= before.values[unit] * (1 + 1e-12)
    assert before.values[unit] * (1 - 1e-12) <= after.high[unit]
    if rule == Power(1):
        assert after.low[unit] < after.values[unit]


@given(st.data(), mixed)
def test_draws_of_values_and_of_weights_broadcast_as_if_each_were_scored_alone(data, rules):
    plan = model_from(rules=rules).plan
    draws = data.draw(
        st.sampled_from([((), ()), ((3,), ()), ((), (3,)), ((3,), (3,)), ((2, 1), (3,)), ((2, 3), (2, 3)), ((), (2, 3))])
    )
    generator = np.random.default_rng(data.draw(st.integers(0, 99)))
    values = generator.random((*draws[0], 4, 5))
    values[generator.random(values.shape) < 0.2] = nan
    weights = generator.random((*draws[1], len(plan.names)))
    if data.draw(st.booleans()):
        weights[generator.random(weights.shape) < 0.2] = 0
    found = evaluate(plan, values, weights)
    shape = np.broadcast_shapes(*draws)
    assert found.shape == (*shape, 4)
    all_values = np.broadcast_to(values, (*shape, 4, 5))
    all_weights = np.broadcast_to(weights, (*shape, len(plan.names)))
    for at in np.ndindex(shape):
        np.testing.assert_allclose(found[at], evaluate(plan, all_values[at], all_weights[at]), rtol=1e-12)
    branches = evaluate_branches(plan, values, weights)
    assert branches.shape == (*shape, 4, len(plan.branches))
    np.testing.assert_array_equal(branches[..., -1], found)


@given(tables, weight_maps, mixed)
def test_many_sets_of_weights_are_as_if_each_were_a_model(rows, base, rules):
    model = model_from(base, rules, min_available=0.0)
    matrix = matrix_of(rows)
    sets = np.array([[1.0, 2.0], [3.0, 0.5], [0.25, 1.0]])
    found = evaluate_weights(matrix, model, sets, ["c", "first"])
    for at, (of_c, of_first) in enumerate(sets):
        single = scores(matrix, model_from({**base, "c": of_c, "first": of_first}, rules, min_available=0.0))
        np.testing.assert_allclose(found[at], single.values, rtol=1e-12)


def test_weights_in_the_order_of_the_plan_are_taken_as_they_are():
    model = Model(tree=NAMES)
    matrix = matrix_of([[1.0, 0.0, 0.0, 0.0, None]])
    assert model.plan.names == NAMES
    assert evaluate_weights(matrix, model, [[3.0, 1.0, 0.0, 0.0, 9.0]], NAMES).tolist() == [[75.0]]


def test_weights_need_not_sum_to_1_and_only_their_proportions_count():
    matrix = matrix_of([[0.2, 0.8, 0.5, 0.1, 0.9]])
    first = scores(matrix, Model(tree=TREE, weights={"a": 0.1, "b": 0.2}))
    second = scores(matrix, Model(tree=TREE, weights={"a": 10, "b": 20}))
    assert first.values == pytest.approx(second.values, rel=1e-12)


def test_each_branch_has_its_rule_by_name_before_depth():
    matrix = matrix_of([[0.2, 0.8, 0.5, 0.4, 0.9]])
    found = scores(matrix, Model(tree=TREE, rules={0: Minimum(), 1: Power(0), "first": Median(), "deeper": Minimum()}, scale=1))
    assert {name: float(value[0]) for name, value in found.branches.items()} == pytest.approx(
        {"first": 0.5, "deep": 0.5, "deeper": 0.4, "second": (0.5 * 0.4) ** 0.5, "index": (0.5 * 0.4) ** 0.5}
    )
    by_level = scores(matrix, Model(tree=TREE, rules=ByLevel(inside=Minimum(), between=Power(1)), scale=1))
    assert by_level.values.tolist() == [pytest.approx((0.2 + 0.4) / 2)]


def test_the_result_carries_its_inputs_and_is_a_table():
    matrix = IndicatorMatrix.from_mapping(
        {"A": {"x": 1.0, "y": 0.5}, "B": {"x": 0.5, "y": None}, "C": {"x": None, "y": None}, "D": {"x": 0.5, "y": 0.5}},
        tree={"one": ["x"], "two": ["y"]},
        years=[2021, 2021, 2021, 2022],
        groups=["n", "s", "s", "n"],
    )
    model = Model(tree=matrix.tree)
    found = scores(matrix, model)
    assert found.matrix is matrix
    assert found.model is model
    assert repr(found) == "<Scores of 4 units, 1 not scored>"
    assert found.not_scored == {"C": "0 of 2 applicable indicators are known; the model asks for 50% and one at least"}
    # A panel is ranked year by year.
    assert found.ranks == (1, 2, None, 1)
    assert list(found.records())[1:3] == [
        {
            "unit": "B",
            "year": 2021,
            "group": "s",
            "rank": 2,
            "value": 50,
            "low": 25,
            "high": 75,
            "one": 50,
            "two": None,
            "index": 50,
        },
        {
            "unit": "C",
            "year": 2021,
            "group": "s",
            "rank": None,
            "value": None,
            "low": 0,
            "high": 100,
            "one": None,
            "two": None,
            "index": None,
        },
    ]
    assert next(iter(scores(matrix_of([[1.0] * 5]), Model(tree=TREE)).records()))["unit"] == "u0"
    again = pickle.loads(pickle.dumps(found))
    assert again == found
    with pytest.raises(ValueError, match="read-only"):
        found.values[0] = 1


def test_nothing_bounds_what_has_no_scale():
    matrix = IndicatorMatrix.from_mapping({"A": {"x": 5.0, "y": 0.5}, "B": {"x": None, "y": 0.5}, "C": {"x": 1.0, "y": None}})
    found = scores(matrix, Model(tree=matrix.tree, scale=1))
    assert found.values.tolist() == [2.75, 0.5, 1]
    assert found.low.tolist() == [2.75, -inf, 0.5]
    assert found.high.tolist() == [2.75, inf, 1]
    with pytest.raises(
        StrategyError, match=r'misses values and is not from 0 to 1, so that 0 is not its worst; .*missing="spread"'
    ):
        scores(matrix, Model(tree=matrix.tree, missing="worst"))


def test_what_does_not_apply_widens_nothing_and_is_not_the_worst():
    rows = {"A": {"x": 0.5, "y": None}, "B": {"x": 0.5, "y": 1.0}, "C": {"x": None, "y": None}}
    matrix = IndicatorMatrix.from_mapping(rows, not_applicable=[("A", "y"), ("C", "x"), ("C", "y")])
    for missing in ("spread", "worst"):
        found = scores(matrix, Model(tree=matrix.tree, missing=missing))
        assert (found.values[0], found.low[0], found.high[0]) == (50, 50, 50)
        # Nothing applies to C: nothing can be said.
        assert isnan(found.values[2])
        assert (found.low[2], found.high[2]) == (0, 100)
    assert prepared(matrix, Model(tree=matrix.tree, missing="worst"))[0, 1] is not None


def test_a_model_that_does_not_fit_the_matrix_is_refused_with_all_reasons():
    matrix = IndicatorMatrix.from_mapping({"A": {"x": -0.5, "y": 0.5}}, polarity={"y": -1})
    with pytest.raises(StrategyError) as caught:
        scores(matrix, Model(tree={"one": ["x"], "two": ["y"]}, rules={0: Power(0)}))
    assert str(caught.value).splitlines() == [
        "2 problems",
        "  1. $['y']: has polarity -1, so that more would count as better; normalise first, which turns it",
        "  2. $['x']: has negative values, and Power(exponent=0.0) is not defined over them; normalise to 0 to 1; given: -0.5",
    ]
    with pytest.raises(StrategyError, match=r"names no indicator of the matrix; given: 'z'"):
        scores(matrix, Model(tree=["x", "z"]))
    for rule in (Power(1), Minimum(), Median()):
        assert scores(matrix, Model(tree=["x"], rules=rule, scale=1)).values.tolist() == [-0.5]


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        (
            {"weights": {"lw": 1}},
            "$.weights: is not a branch below the root or an indicator of this tree; given: 'lw'; did you mean 'law'?",
        ),
        ({"weights": {3: 1}}, "$.weights: is not a branch below the root or an indicator of this tree; given: 3"),
        (
            {"weights": {"index": 1}},
            "$.weights: is not a branch below the root or an indicator of this tree; given: 'index'; did you mean 'video'?",
        ),
        ({"weights": {"law": -1}}, "$.weights['law']: is neither 0 nor a number from 1e-100 to 1e+100; given: -1.0"),
        ({"weights": {"law": 1e308}}, "$.weights['law']: is neither 0 nor a number from 1e-100 to 1e+100; given: 1e+308"),
        ({"weights": {"law": 1e-101}}, "$.weights['law']: is neither 0 nor a number from 1e-100 to 1e+100; given: 1e-101"),
        ({"weights": {"law": nan}}, "$.weights['law']: is neither 0 nor a number from 1e-100 to 1e+100; given: nan"),
        ({"weights": {"rules": 0, "video": 0}}, "$.weights: switches everything off; leave some weight above 0"),
        (
            {"weights": [1]},
            '$.weights: is not a mapping from names to numbers; weights go by name, as in {"law": 2.0}; given: [1]',
        ),
        ({"rules": {"rles": Power(1)}}, "$.rules: is no branch or depth of the tree; given: 'rles'; did you mean 'rules'?"),
        ({"rules": {2: Power(1)}}, "$.rules: is no branch or depth of the tree; given: 2"),
        (
            {"rules": {"rules": ByLevel()}},
            "$.rules['rules']: is not an aggregation; given: ByLevel(inside=Power(exponent=1.0), between=Power(exponent=1.0))",
        ),
        ({"rules": "mean"}, "$.rules: is not an aggregation; given: 'mean'"),
        ({"missing": "zero"}, "$.missing: is no rule; given: 'zero'; allowed: spread, worst"),
        ({"min_available": 2}, "$.min_available: is not from 0 to 1; given: 2"),
        ({"scale": 0}, "$.scale: is not a positive number; given: 0"),
    ],
)
def test_a_wrong_model_is_refused(fields, problem):
    with pytest.raises(StrategyError) as caught:
        Model(**({"tree": {"rules": ["law"], "practice": ["video"]}} | fields))
    assert str(caught.value).split("; allowed: Power")[0] == problem


@pytest.mark.parametrize(
    ("sets", "names", "problem"),
    [
        ([[1.0]], ["z"], "$.weights: is not a branch below the root or an indicator of this tree; given: 'z'"),
        ([[1.0, 1.0]], ["a", "a"], "$.weights: names a column twice; given: 'a'"),
        ([[1.0]], ["a", "b"], "$.weights: are no table of 2 columns, one row a set; given: (1, 1)"),
        (["x"], ["a"], "$.weights: are no table of numbers, one row a set; given: ['x']"),
        ([[1.0], [-1.0]], ["a"], "$.weights[1]['a']: is neither 0 nor a number from 1e-100 to 1e+100; given: -1.0"),
        ([[1e308]], ["a"], "$.weights[0]['a']: is neither 0 nor a number from 1e-100 to 1e+100; given: 1e+308"),
        ([[1e-101]], ["a"], "$.weights[0]['a']: is neither 0 nor a number from 1e-100 to 1e+100; given: 1e-101"),
        ([[nan]], ["a"], "$.weights[0]['a']: is neither 0 nor a number from 1e-100 to 1e+100; given: nan"),
        ([[1.0] * 2, [0.0] * 2], ["first", "second"], "$.weights[1]: switches everything off; leave some weight above 0"),
    ],
)
def test_wrong_sets_of_weights_are_refused(sets, names, problem):
    for rows in ([[0.5] * 5], [[None] * 5, [0.5] * 5]):
        with pytest.raises(StrategyError) as caught:
            evaluate_weights(matrix_of(rows), Model(tree=TREE), sets, names)
        assert str(caught.value) == problem


def test_a_unit_with_nothing_known_is_no_score_under_any_weights():
    found = evaluate_weights(matrix_of([[None] * 5, [0.5] * 5]), Model(tree=TREE), [[1.0], [2.0]], ["a"])
    assert np.isnan(found[:, 0]).all()
    assert found[:, 1] == pytest.approx(50)


@given(st.lists(st.lists(st.sampled_from([1.0, 2.0, 3.0, nan]), min_size=3, max_size=3), min_size=1, max_size=4))
def test_a_rank_is_one_more_than_how_many_are_better(rows):
    for row, found in zip(rows, ranks(np.array(rows)), strict=True):
        assert found.tolist() == [0 if isnan(own) else 1 + sum(other > own for other in row) for own in row]
