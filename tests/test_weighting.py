"""Weights sum to 1 whatever gives them; the order of units and names does not matter; what cannot be weighed is refused."""

import pickle
import warnings

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ptindex.composite import weighting
from ptindex.composite.inputs.rows import read_rows
from ptindex.exceptions import SmallSampleWarning, StrategyError

NAN = float("nan")
SEEDS = st.integers(0, 10_000)
METHODS = {
    "entropy": weighting.entropy,
    "critic": weighting.critic,
    "components": weighting.principal_components,
    "importance": weighting.equal_importance,
}
PAIRWISE = ("critic", "components", "importance")


def table(seed, units=30, width=4, gaps=0.0):
    """Correlated values between 0.05 and 1, some missing."""
    random = np.random.default_rng(seed)
    common = random.random((units, 1))
    values = 0.05 + 0.95 * (0.5 * common + 0.5 * random.random((units, width)))
    missing = random.random(values.shape) < gaps
    missing[:, 0] = False  # of each unit something is known
    values[missing] = NAN
    return values


def problems(call, *given, **keywords):
    with pytest.raises(StrategyError) as caught:
        call(*given, **keywords)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=15, deadline=None)
@given(seed=SEEDS, gaps=st.sampled_from([0.0, 0.1]))
def test_weights_sum_to_one_and_none_is_negative(method, seed, gaps):
    found = METHODS[method](table(seed, gaps=gaps))
    assert sum(found.weights) == pytest.approx(1, abs=1e-12)
    assert min(found.weights) >= 0
    assert not found.cautions or not found.converged


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=10, deadline=None)
@given(seed=SEEDS, gaps=st.sampled_from([0.0, 0.1]))
def test_the_order_of_units_does_not_matter(method, seed, gaps):
    rows = table(seed, gaps=gaps)
    turned = np.random.default_rng(seed).permutation(len(rows))
    first, second = METHODS[method](rows), METHODS[method](rows[turned])
    if method != "importance" or first.converged:
        # With gaps the weights of equal importance are the end of a search, not the solution of a system.
        assert first.weights == pytest.approx(second.weights, abs=1e-4 if method == "importance" else 1e-9)


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=10, deadline=None)
@given(seed=SEEDS)
def test_permuting_indicators_permutes_weights(method, seed):
    rows, names = table(seed), np.array(["law", "institution", "practice", "outcome"])
    turned = np.random.default_rng(seed).permutation(4)
    first, second = METHODS[method](rows, names), METHODS[method](rows[:, turned], names[turned])
    if method != "importance" or first.converged:
        assert first.by_name == pytest.approx(second.by_name, abs=1e-6)


@settings(max_examples=15, deadline=None)
@given(seed=SEEDS, scale=st.floats(0.01, 100), shift=st.floats(-10, 10))
def test_another_unit_of_measurement_changes_nothing(seed, scale, shift):
    rows = table(seed)
    other = rows.copy()
    other[:, 1] *= scale
    assert weighting.entropy(other).weights == pytest.approx(weighting.entropy(rows).weights, abs=1e-9)
    other[:, 1] += shift
    assert weighting.critic(other).weights == pytest.approx(weighting.critic(rows).weights, abs=1e-9)
    turned_around = other * [1, 1, -1, 1]
    components = weighting.principal_components(turned_around).weights
    assert components == pytest.approx(weighting.principal_components(rows).weights, abs=1e-6)


@settings(max_examples=20, deadline=None)
@given(seed=SEEDS)
def test_entropy_and_critic_weights_are_those_of_pymcdm(seed):
    theirs = pytest.importorskip("pymcdm.weights")
    rows = table(seed)
    assert weighting.entropy(rows).weights == pytest.approx(theirs.entropy_weights(rows), abs=1e-10)
    assert weighting.critic(rows).weights == pytest.approx(theirs.critic_weights(rows), abs=1e-10)


def test_equal_weights_need_names():
    assert weighting.equal(["law", "practice"]).records() == [
        {"name": "law", "weight": 0.5},
        {"name": "practice", "weight": 0.5},
    ]
    assert problems(weighting.equal, []) == ["$.names: is empty: at least one name is wanted"]
    assert problems(weighting.equal, "law") == ["$.names: is one text; a sequence of names is wanted; given: 'law'"]
    assert problems(weighting.equal, ["law", " ", "law", 3]) == [
        "$.names[1]: is no name; given: ' '",
        "$.names[3]: is no name; given: 3",
        "$.names[2]: is named twice; given: 'law'",
    ]


@given(st.dictionaries(st.sampled_from("abcdef"), st.floats(0, 1e6), min_size=1))
def test_named_weights_are_normalised_and_their_order_does_not_matter(weights):
    assume(sum(weights.values()) > 0)
    found = weighting.named(weights)
    assert sum(found.weights) == pytest.approx(1)
    assert bool(found.cautions) == (abs(found.total - 1) > 1e-9)
    turned = dict(reversed(weights.items()))
    assert weighting.named(turned, list(weights)).weights == found.weights


def test_every_wrong_named_weight_is_told_at_once():
    assert problems(weighting.named, {"preventoin": 1, "law": -1, "practice": NAN}, ["prevention", "law", "practice"]) == [
        (
            "$.weights.preventoin: is no name of an indicator here; given: 'preventoin'; "
            "allowed: prevention, law, practice; did you mean 'prevention'?"
        ),
        "$.weights.law: is negative; given: -1",
        "$.weights.practice: is no finite number; given: nan",
        "$.weights.prevention: has no number; write 0 to leave it out",
    ]
    assert problems(weighting.named, {"law": 0, "practice": 0.0}) == ["$.weights: are all 0: at least one must be positive"]
    assert problems(weighting.named, [1, 2]) == ["$.weights: is no mapping from names to weights; given: [1, 2]"]
    assert problems(weighting.named, {"law": 10**400}) == [
        "$.weights.law: is no finite number; given: a number of about 401 digits"
    ]
    assert problems(weighting.named, {"law": True}) == ["$.weights.law: is no finite number; given: True"]
    assert weighting.named({"law": 0.25, "practice": 0.75}).cautions == ()


def test_budgets_are_averaged_with_their_spread():
    found = weighting.budget_allocation([[50, 50], [100, 0], [1, 3]], ["law", "practice"])
    assert found.weights == pytest.approx([(0.5 + 1 + 0.25) / 3, (0.5 + 0 + 0.75) / 3])
    assert found.spread == pytest.approx([np.std([0.5, 1, 0.25], ddof=1)] * 2)
    assert (found.lowest, found.highest) == ((0.25, 0.0), (1.0, 0.75))
    assert found.cautions == ("the budget of 'expert_3' sums to 4, neither 1 nor 100; it is divided by it",)
    alone = weighting.budget_allocation({"Aigerim": [0.2, 0.8]})
    assert alone.names == ("indicator_1", "indicator_2")
    assert alone.spread is None
    assert alone.cautions == ("one expert only: there is no spread",)
    partly = weighting.budget_allocation({"Aigerim": {"law": 100}, "Bek": {"practice": 100}}, ["law", "practice"])
    assert partly.weights == (0.5, 0.5)


def test_every_wrong_budget_is_told_at_once():
    assert problems(weighting.budget_allocation, {"Aigerim": [1, -1], "Bek": [0, 0], "Chinara": [1]}, ["law", "practice"]) == [
        "$.experts.Aigerim[1]: is negative; given: -1",
        "$.experts.Bek: gives no points at all",
        "$.experts.Chinara: has 1 numbers for 2 names",
    ]
    assert problems(weighting.budget_allocation, {}) == ["$.experts: is empty: at least one expert is wanted"]


@pytest.mark.parametrize("method", METHODS)
def test_a_small_sample_is_told(method):
    few = table(1, units=9)
    assert "9 units for 4 indicators, fewer than 3 an indicator" in METHODS[method](few).cautions[0]
    with pytest.warns(SmallSampleWarning, match="4 units for 4 indicators, no more units than indicators") as caught:
        found = METHODS[method](table(1, units=4))
    assert caught[0].filename == __file__
    assert str(caught[0].message) == found.cautions[0]


def test_results_are_values():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SmallSampleWarning)
        for call in (*METHODS.values(), weighting.benefit_of_the_doubt):
            first, second = call(table(3)), call(table(3).tolist())
            assert first == second
            assert hash(first) == hash(second)
            assert pickle.loads(pickle.dumps(first)) == first


def test_an_indicator_that_does_not_vary_has_no_weight_or_is_refused_with_the_reason():
    rows = np.column_stack([table(2), np.full(30, 0.3), np.zeros(30)])
    for call in (weighting.entropy, weighting.critic):
        found = call(rows)
        assert found.weights[4:] == (0.0, 0.0)
        assert found.weights[:4] == pytest.approx(call(rows[:, :4]).weights)
    assert problems(weighting.principal_components, rows) == [
        "$.names[4]: does not vary, and principal components needs correlations: leave this indicator out; given: indicator_5",
        "$.names[5]: does not vary, and principal components needs correlations: leave this indicator out; given: indicator_6",
    ]
    assert len(problems(weighting.equal_importance, rows)) == 2


def test_data_that_tell_nothing_are_refused():
    alike = np.ones((5, 2))
    assert problems(weighting.entropy, alike) == [
        "$.rows: gives no weights by entropy: no indicator varies, so that none tells the units apart"
    ]
    nothing = ["$.rows: gives no weights by CRITIC: no two indicators differ, so that none adds to another"]
    assert problems(weighting.critic, alike) == nothing
    assert problems(weighting.critic, [[1, 2], [2, 4], [3, 6], [5, 10]]) == nothing
    crossed = [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert problems(weighting.principal_components, crossed) == [
        "$.rows: has no correlated indicators, so that there is nothing in common to weight by"
    ]
    assert weighting.principal_components([[1], [2], [4]]).weights == (1.0,)


@pytest.mark.parametrize("method", PAIRWISE)
def test_two_indicators_that_too_few_units_know_are_refused(method):
    rows = [[1, NAN], [2, NAN], [3, 5], [4, 6], [NAN, 7], [NAN, 9]]
    assert problems(METHODS[method], rows, ["law", "practice"]) == [
        "$.names[0]: has no correlation with 'practice': 2 units know both where 3 are needed; given: law"
    ]
    still = [[1, NAN], [2, 5], [2, 6], [2, 7], [3, NAN]]
    assert problems(METHODS[method], still, ["law", "practice"]) == [
        "$.names[0]: has no correlation with 'practice': one of them does not vary over the units that know both; given: law"
    ]


def test_a_missing_cell_is_never_counted_as_zero():
    rows = table(4)
    gap = rows.copy()
    gap[0, 0] = NAN
    zero = rows.copy()
    zero[0, 0] = 0
    for call in (weighting.entropy, weighting.critic, weighting.principal_components):
        away = np.abs(np.subtract(call(gap).weights, call(rows).weights)).max()
        assert 0 < away < np.abs(np.subtract(call(zero).weights, call(rows).weights)).max()
    rows_without = [[None if cell != cell else cell for cell in row] for row in gap]
    assert weighting.entropy(rows_without) == weighting.entropy(gap)


def test_entropy_refuses_what_it_cannot_read():
    assert problems(weighting.entropy, [[1, -1, NAN], [2, 2, 3]]) == [
        "$.rows[0][1]: is negative, and entropy needs values of 0 or more",
        "$.names[2]: is known for one unit only: leave this indicator out; given: indicator_3",
    ]


def test_gaps_that_make_correlations_contradict_one_another_are_refused():
    # 1 and 2 move together, 2 and 3 move together, 1 and 3 against each other, each pair over its own units.
    block = np.array([1.0, 2, 3, 5])
    none = np.full(4, NAN)
    rows = np.vstack(
        [np.column_stack([block, block, none]), np.column_stack([none, block, block]), np.column_stack([block, none, -block])]
    )
    (problem,) = problems(weighting.principal_components, rows)
    assert "correlations that contradict one another, as they rest on different units" in problem


def test_components_are_kept_by_eigenvalue_by_share_and_by_number():
    rows = table(5)
    assert len(weighting.principal_components(rows, least_share=0.0).explained) == 1
    assert len(weighting.principal_components(rows, least_share=1.0).explained) == 4
    assert len(weighting.principal_components(rows, components=3).explained) == 3
    assert problems(weighting.principal_components, rows, components=5) == ["$.components: is not from 1 to 4; given: 5"]


def test_an_indicator_that_no_component_reaches_has_no_weight():
    random = np.random.default_rng(0)
    one = random.random(200)
    rows = np.column_stack([one, one, np.resize([1.0, -1.0], 200)])
    rows[:, 2] -= rows[:, 2] @ (one - one.mean()) / ((one - one.mean()) @ (one - one.mean())) * (one - one.mean())
    found = weighting.principal_components(rows, components=1)
    assert found.weights == pytest.approx([0.5, 0.5, 0], abs=1e-9)


@settings(max_examples=15, deadline=None)
@given(seed=SEEDS, gaps=st.sampled_from([0.0, 0.05]))
def test_converged_is_said_when_the_effective_weights_are_within_the_tolerance_and_only_then(seed, gaps):
    target = np.random.default_rng(seed).uniform(0.5, 1.5, 4)
    found = weighting.equal_importance(table(seed, gaps=gaps), target=target, tolerance=0.02)
    assert found.target == pytest.approx(target / target.sum())
    assert found.deviation == pytest.approx(np.abs(np.subtract(found.effective, found.target)).max())
    assert found.converged == (found.deviation <= 0.02)
    assert found.converged == (not found.cautions)


def test_a_target_that_cannot_be_reached_is_not_said_to_be():
    random = np.random.default_rng(0)
    one = random.random(50)
    rows = np.column_stack([one, one + 0.01 * random.random(50), random.random(50)])
    found = weighting.equal_importance(rows, ["a", "b", "c"], target={"a": 0.9, "b": 0.05, "c": 0.05})
    assert not found.converged
    assert found.cautions[-1].startswith("no weights found that come within 0.01 of the target; the nearest miss it by")


def test_indicators_that_cancel_out_are_still_weighed():
    # Whatever the weights, the scores move with one of the two only, or not at all.
    one = np.array([1.0, 2, 3, 4, 5, 6])
    found = weighting.equal_importance(np.column_stack([one, -one]))
    assert not found.converged
    assert sum(found.weights) == pytest.approx(1)


def test_a_wrong_target_is_refused():
    rows = table(6)
    assert problems(weighting.equal_importance, rows, target=[1, -1, 1], tolerance=0) == [
        "$.target[1]: is negative; given: -1",
        "$.target: has 3 numbers for 4 names",
        "$.tolerance: is no positive number; given: 0",
    ]
    assert problems(weighting.equal_importance, rows, target=[0] * 4, tolerance=-1) == [
        "$.target: is 0 throughout: at least one share must be positive",
        "$.tolerance: is no positive number; given: -1",
    ]


@pytest.mark.parametrize("method", [*METHODS.values(), weighting.benefit_of_the_doubt])
def test_malformed_rows_are_refused_with_every_place(method):
    empty = ["$.rows: is empty: at least one unit and one indicator are wanted"]
    assert problems(method, []) == problems(method, [[]]) == problems(method, np.empty((0, 3))) == empty
    for no_table in (3, "text", {"law": 1}, [1, 2], ["ab"], np.array(3.0)):
        assert problems(method, no_table)[0].startswith("$.rows: is no table: rows of numbers are wanted, one a unit")
    assert problems(method, [[1, 2], [1], [1, 2, 3]]) == [
        "$.rows[1]: has 1 cells where the first row has 2",
        "$.rows[2]: has 3 cells where the first row has 2",
    ]
    assert problems(method, [[1, "x"], [float("inf"), True]]) == [
        f"$.rows[{row}][{column}]: is no finite number; a missing cell is None or NaN; given: {given}"
        for row, column, given in ((0, 1, "'x'"), (1, 0, "inf"), (1, 1, "True"))
    ]
    assert len(problems(method, np.array([[1, np.inf], [2, 1]]), ["a"])) == 2
    assert problems(method, [[1, NAN], [NAN, NAN]], ["law", "practice"]) == [
        "$.rows[1]: has nothing known: leave this unit out",
        "$.names[1]: has nothing known: leave this indicator out; given: practice",
    ]
    assert problems(method, [[1, 2]], ["law"]) == ["$.names: has 1 names for 2 indicators"]


def test_rows_are_read_from_rows_of_arrays():
    read = read_rows([np.array([1, 2]), np.array([3.5, NAN])])
    assert read.values.tolist()[0] == [1, 2]
    assert read.names == ("indicator_1", "indicator_2")
