"""Uncertainty analysis: the same seed gives the same result, ranks add up, and what was varied is said."""

import pickle

import attrs
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ptindex.composite import IndicatorMatrix, Model, scores
from ptindex.composite.aggregation import Minimum, Power
from ptindex.composite.sampling import tallies
from ptindex.composite.uncertainty import (
    Aggregation,
    DirichletWeights,
    Figure,
    FreeWeights,
    Levels,
    ListedWeights,
    Missing,
    Omission,
    Scale,
    analyse,
)
from ptindex.exceptions import StrategyError

SEEDS = st.integers(0, 10_000)
STEPS = {"none": 0.0, "some": 0.5, "all": 1.0}
LEVEL = {level: code for code, level in STEPS.items()}


def table(seed=1, units=5, gaps=0.2, years=None):
    """A graded indicator, four others, some of them missing, in a tree of two levels."""
    random = np.random.default_rng(seed)
    values = random.random((units, 5)).round(3)
    values[:, 0] = random.choice([0.0, 0.5, 1.0], units)
    missing = random.random(values.shape) < gaps
    missing[:, 1] = False
    values[missing] = np.nan
    names = ["video", "law", "body", "rating", "cases"]
    tree = {"practice": ["video", "cases"], "law and bodies": {"law itself": ["law"], "bodies": ["body", "rating"]}}
    labels = [f"unit {at}" for at in range(units)]
    return IndicatorMatrix(units=labels, indicators=names, values=values, tree=tree, years=years)


def scale_of(matrix):
    answers = {
        unit: LEVEL[level] for unit, level in zip(matrix.units, matrix.column("video").tolist(), strict=True) if level == level
    }
    return Scale(indicator="video", levels=STEPS, answers=answers)


def factors_of(matrix):
    scale = scale_of(matrix)
    rated = [unit for unit, value in zip(matrix.units, matrix.column("rating"), strict=True) if not np.isnan(value)]
    return (
        Levels(scales=[scale]),
        Missing(scales=[scale]),
        Figure(indicator="rating", deviations=dict.fromkeys(rated, 0.1)),
        DirichletWeights(concentration=10),
        Aggregation(alternatives={"arithmetic": Power(1), "geometric": Power(0), "least": Minimum()}),
        Omission(names=["law", "practice", "rating"]),
    )


def without_inputs(found):
    return attrs.asdict(found, recurse=False, filter=lambda field, _: field.name not in ("matrix", "acceptability", "above"))


def assert_same(first, second):
    assert without_inputs(first) == without_inputs(second)
    assert np.array_equal(first.acceptability, second.acceptability)
    assert np.array_equal(first.above, second.above)


@settings(max_examples=8, deadline=None)
@given(seed=SEEDS, block=st.integers(1, 5000))
def test_the_same_seed_gives_the_same_result_whatever_the_block(seed, block):
    matrix = table(seed)
    model, factors = Model(tree=matrix.tree), factors_of(matrix)
    assert_same(
        analyse(matrix, model, factors, draws=2500, seed=seed), analyse(matrix, model, factors, 2500, seed, block=block)
    )


@settings(max_examples=10, deadline=None)
@given(seed=SEEDS)
def test_the_order_of_units_does_not_matter(seed):
    matrix = table(seed)
    turned = np.random.default_rng(seed).permutation(5)
    other = attrs.evolve(
        matrix, units=[matrix.units[at] for at in turned], values=matrix.values[turned], widens=matrix.widens[turned]
    )
    first, second = (analyse(each, Model(tree=each.tree), factors_of(each), draws=300, seed=seed) for each in (matrix, other))
    assert {each.unit for each in first.units} == {each.unit for each in second.units}
    for each in first.units:
        assert each.rank == second.unit(each.unit).rank
        assert attrs.astuple(each.score) == pytest.approx(attrs.astuple(second.unit(each.unit).score), abs=1e-9)
    at = [second.units.index(second.unit(each.unit)) for each in first.units]
    assert first.acceptability == pytest.approx(second.acceptability[at], abs=1e-12)
    assert np.array_equal(first.above, second.above[np.ix_(at, at)])


@settings(max_examples=15, deadline=None)
@given(seed=SEEDS, coarse=st.booleans())
def test_rows_and_columns_of_the_acceptability_sum_to_one_and_pairs_and_ties_to_one(seed, coarse):
    matrix = table(seed, units=6, gaps=0)
    if coarse:  # many ties
        matrix = attrs.evolve(matrix, values=matrix.values.round(0))
    model = Model(tree=matrix.tree)
    factors = (ListedWeights(sets={"equal": {}, "law": {"practice": 0}}), Omission(names=["video", "body"]))
    found = analyse(matrix, model, factors, draws=200, seed=seed)
    assert found.acceptability.sum(axis=1) == pytest.approx(np.ones(6), abs=1e-12)
    assert found.acceptability.sum(axis=0) == pytest.approx(np.ones(6), abs=1e-12)
    assert (found.acceptability >= 0).all()
    assert (found.above + found.above.T <= 1 + 1e-12).all()
    assert (np.diag(found.above) == 0).all()


@settings(max_examples=10, deadline=None)
@given(seed=SEEDS)
def test_the_nominal_lies_between_the_ends_and_is_that_of_scores(seed):
    matrix = table(seed)
    model = Model(tree=matrix.tree)
    plain = scores(matrix, model)
    found = analyse(matrix, model, factors_of(matrix), draws=50, seed=seed)
    for each in found.units:
        at = matrix.units.index(each.unit)
        assert each.score.nominal == plain.values[at]
        assert each.rank.nominal == plain.ranks[at]
        for spread in (each.score, each.rank):
            assert spread.lowest <= spread.nominal <= spread.highest
            assert spread.lowest <= spread.low <= spread.median <= spread.high <= spread.highest
            assert spread.lowest <= spread.mean <= spread.highest


@pytest.mark.parametrize("factors", [(), (Missing(),)])
def test_where_nothing_varies_everything_is_nominal(factors):
    matrix = table(gaps=0)
    found = analyse(matrix, Model(tree=matrix.tree), factors, draws=30)
    for each in found.units:
        for spread in (each.score, each.rank):
            assert {spread.nominal} == {
                getattr(spread, name) for name in ("mean", "median", "low", "high", "lowest", "highest")
            }
    assert found.varied == ()
    assert "varied: nothing; every result is the nominal one" in found.summary


def test_one_missing_cell_moves_its_own_unit_and_leaves_no_other_without_a_score():
    matrix = table(gaps=0, units=4)
    values = matrix.values.copy()
    values[2, 1] = np.nan
    gap = attrs.evolve(matrix, values=values, widens=None)
    found = analyse(gap, Model(tree=gap.tree), [Missing()], draws=400)
    for at, each in enumerate(found.units):
        assert each.scored == 1
        assert (each.score.high - each.score.low > 1) == (at == 2)
    complete = analyse(matrix, Model(tree=matrix.tree), [], draws=1)
    assert [each.score.nominal for each in found.units if each.unit != "unit 2"] == [
        each.score.nominal for each in complete.units if each.unit != "unit 2"
    ]


def test_quantiles_means_and_pairs_are_those_of_numpy():
    matrix = IndicatorMatrix(units=["a", "b", "c"], indicators=["x", "y"], values=[[0.1, 0.9], [0.5, 0.6], [0.8, 0.2]])
    found = analyse(matrix, Model(tree=matrix.tree), [FreeWeights()], draws=1000, seed=7)
    share = np.random.Generator(np.random.PCG64(7)).random((1000, 1))
    drawn = 100 * (share * matrix.column("x") + (1 - share) * matrix.column("y"))
    places = 1 + (drawn[:, None, :] > drawn[:, :, None]).sum(axis=2)
    for at, each in enumerate(found.units):
        # A rank is a whole one, a score may lie between two of those that were drawn.
        for spread, numbers, method in ((each.score, drawn[:, at], "linear"), (each.rank, places[:, at], "inverted_cdf")):
            given = [spread.mean, spread.low, spread.median, spread.high]
            expected = np.quantile(numbers, [0.05, 0.5, 0.95], method=method)
            assert given == pytest.approx([numbers.mean(), *expected], abs=1e-9)
        assert found.acceptability[at].tolist() == pytest.approx([(places[:, at] == place).mean() for place in (1, 2, 3)])
    assert found.above == pytest.approx((drawn[:, :, None] > drawn[:, None, :]).mean(axis=0))


def test_quantiles_from_bins_are_off_by_no_more_than_they_say(monkeypatch):
    matrix = table(units=6)
    inputs = matrix, Model(tree=matrix.tree), factors_of(matrix)
    exact = analyse(*inputs, draws=6000)
    monkeypatch.setattr(tallies, "EXACT", 0)
    monkeypatch.setattr(tallies, "_BINNED_TOGETHER", 4000)
    binned = analyse(*inputs, draws=6000)
    assert exact.quantile_error == 0
    assert 0 < binned.quantile_error < 0.05
    for first, second in zip(exact.units, binned.units, strict=True):
        for name in ("median", "low", "high"):
            assert abs(getattr(first.score, name) - getattr(second.score, name)) <= binned.quantile_error
        assert first.rank == second.rank
        assert first.score.mean == second.score.mean


def test_bins_hold_what_lies_beyond_the_first_draws():
    kept = tallies.ScoreQuantiles(1, 1)
    kept._kept = None
    for chunk in (np.full((2**20, 1), 50.0), np.linspace(0, 100, 2**21)[:, None]):
        kept.add(chunk)
    for share, expected in ((0.05, 100 * 0.05 * 1.5), (0.5, 50.0), (0.95, 92.5)):
        assert kept.quantiles((share,))[0, 0] == pytest.approx(expected, abs=0.01)
    assert kept.error == pytest.approx(50, abs=0.01)


def test_bins_leave_a_unit_without_a_score_out(monkeypatch):
    monkeypatch.setattr(tallies, "EXACT", 0)
    kept = tallies.ScoreQuantiles(3, 2)
    kept.add(np.array([[1.0, np.nan], [2.0, np.nan], [np.nan, np.nan]]))
    found = kept.quantiles((0.5,))
    assert found[0, 0] == pytest.approx(1.5, abs=1e-3)
    assert np.isnan(found[1, 0])


def test_a_unit_without_a_score_in_some_draws_is_told_and_does_not_count_there():
    matrix = IndicatorMatrix.from_mapping(
        {"A": {"law": 0.9, "video": None}, "B": {"law": 0.1, "video": 0.8}, "C": {"law": 0.8, "video": 0.2}}
    )
    model = Model(tree=matrix.tree)
    found = analyse(matrix, model, [Omission(names=["law"])], draws=1000, seed=3)
    scored = found.unit("A").scored
    assert 0.45 < scored < 0.55
    assert found.unit("A").score.low == found.unit("A").score.high == 90
    assert found.acceptability[0].tolist() == [1, 0, 0]
    assert found.above[0].tolist() == [0, 1, 1]
    assert found.above[1].tolist() == pytest.approx([0, 0, 1 - scored])
    assert found.above[2].tolist() == pytest.approx([0, scored, 0])
    assert found.cautions == (f"A: has no score in {1 - scored:.1%} of the draws, in which nothing that is known of it weighs",)
    never = analyse(matrix, model, [ListedWeights(sets={"one": {"law": 0}, "two": {"law": 0, "video": 2}})], draws=200)
    assert never.unit("A").scored == 0
    assert never.unit("A").score.mean is never.unit("A").rank.median is None
    assert never.unit("A").score.lowest == never.unit("A").score.highest == 90
    assert never.unit("A").rank.lowest == 1
    assert never.above[0].tolist() == never.above[:, 0].tolist() == [0, 0, 0]


def test_in_a_panel_each_year_is_a_ranking_and_pairs_are_over_all_years():
    matrix = table(units=5, gaps=0, years=[2021, 2022, 2021, 2022, 2022])
    model = Model(tree=matrix.tree)
    found = analyse(matrix, model, [FreeWeights()], draws=300)
    alone = analyse(matrix.select(units=["unit 0", "unit 2"]), model, [FreeWeights()], draws=300)
    assert found.acceptability.shape == (5, 3)
    assert found.acceptability[[0, 2], :2] == pytest.approx(alone.acceptability)
    assert found.unit("unit 2").rank == alone.unit("unit 2").rank
    assert found.above.shape == (5, 5)
    assert found.above[0, 2] == alone.above[0, 1]
    assert found.cautions == ("2 years: ranks are within each year, pairs of units are over all years",)


def test_units_that_the_model_does_not_score_take_no_part_and_are_named():
    matrix = IndicatorMatrix.from_mapping({"A": {"x": 1.0, "y": 0.2}, "B": {"x": None, "y": None}, "C": {"x": 0.1, "y": 0.3}})
    found = analyse(matrix, Model(tree=matrix.tree), [Missing()], draws=200)
    assert [each.unit for each in found.units] == ["A", "C"]
    why = "0 of 2 applicable indicators are known; the model asks for 50% and one at least"
    assert found.not_scored == {"B": why}
    assert f"B: not scored, {why}" in found.summary.splitlines()
    assert found.document()["inputs"]["not_scored"] == {"B": why}
    assert found.skipped == ("missing answers: every indicator: no answer is missing", "missing answers: varies nothing here")
    assert repr(found) == "<Uncertainty of 2 units, 200 draws, 0 factors varied, 2 skipped, 1 not scored>"


@pytest.mark.parametrize("draws", [1, 60, 140, 2000])
def test_the_ends_of_nine_draws_in_ten_are_whole_ranks(draws):
    counts = tallies.RankCounts(3)
    places = np.array([[1, 2, 3], [2, 1, 3], [3, 2, 1]])[np.random.default_rng(1).integers(0, 3, draws)]
    counts.add(places)
    shares = (0.0, 0.05, 0.5, 0.95, 1.0)
    found = counts.quantiles(shares)
    assert (found == np.round(found)).all()
    for share, ranks in zip(shares, found.T, strict=True):
        for unit, rank in enumerate(ranks):
            assert (places[:, unit] <= rank).mean() >= share - 1e-12
            assert rank == places[:, unit].min() or (places[:, unit] < rank).mean() < share


def test_the_summary_says_what_was_varied_and_what_was_not():
    matrix = table(seed=3, gaps=0.3)
    found = analyse(matrix, Model(tree=matrix.tree), [*factors_of(matrix)[:3], FreeWeights(name="free")], draws=20, seed=4)
    assert found.summary.splitlines() == [
        "20 draws, seed 4",
        "varied: levels (levels of answers): those of 1 scale, anywhere within their order",
        "varied: missing answers: over the levels of their scale or from 0 to 1",
        "varied: rating (figures): rating within its standard deviation (normal, cut off at 0 and 1)",
        "varied: free (weights): in every branch, any shares from 0 to 1",
        "not varied: normalisation, aggregation, what is left out",
        "20 draws: fewer than 200, so that the 5 and 95 % ends rest on fewer than 10 draws each",
    ]
    assert repr(found) == "<Uncertainty of 5 units, 20 draws, 4 factors varied, 1 cautions>"


def test_progress_is_told_after_each_block_and_at_the_end():
    matrix = table()
    told = []
    analyse(matrix, Model(tree=matrix.tree), [FreeWeights()], draws=5000, progress=lambda *done: told.append(done))
    assert told == [(2048, 5000), (4096, 5000), (5000, 5000)]
    told.clear()
    analyse(matrix, Model(tree=matrix.tree), [FreeWeights()], 5000, block=4000, progress=lambda *done: told.append(done))
    assert told == [(4096, 5000), (5000, 5000)]


def test_fewer_draws_are_the_beginning_of_more():
    matrix = IndicatorMatrix(units=["a", "b"], indicators=["x", "y"], values=[[0.1, 0.9], [0.5, 0.6]])
    model = Model(tree=matrix.tree)
    found = [analyse(matrix, model, [FreeWeights()], draws=draws).unit("a").score for draws in (10, 20, 40)]
    assert found[0].highest <= found[1].highest <= found[2].highest


def test_results_carry_their_inputs_are_frozen_and_pickle():
    matrix = table()
    model, factors = Model(tree=matrix.tree), factors_of(matrix)
    found = analyse(matrix, model, factors, draws=20, seed=9)
    assert (found.matrix, found.model, found.factors, found.seed, found.draws) == (matrix, model, factors, 9, 20)
    again = pickle.loads(pickle.dumps(found))
    assert again == found
    for array in (again.acceptability, again.above, found.above):
        with pytest.raises(ValueError, match="read-only"):
            array[0, 0] = 1
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        found.seed = 1
    with pytest.raises(KeyError):
        found.unit("unit 9")


def test_records_are_rows_for_a_data_frame():
    matrix = IndicatorMatrix(units=["a", "b"], indicators=["x"], values=[[0.25], [0.5]])
    found = analyse(matrix, Model(tree=matrix.tree), [], draws=200)
    spread = ("nominal", "mean", "median", "low", "high", "lowest", "highest")
    assert next(found.records()) == (
        {"unit": "a"} | {f"score_{name}": 25.0 for name in spread} | {f"rank_{name}": 2.0 for name in spread} | {"scored": 1.0}
    )
    assert list(found.rank_records())[:2] == [{"unit": "a", "rank": 1, "share": 0.0}, {"unit": "a", "rank": 2, "share": 1.0}]
    assert list(found.pair_records()) == [
        {"first": "a", "second": "b", "share": 0.0},
        {"first": "b", "second": "a", "share": 1.0},
    ]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"draws": 0}, "$.draws: is not a whole number from 1; given: 0"),
        ({"draws": True}, "$.draws: is not a whole number from 1; given: True"),
        ({"block": 0.5}, "$.block: is not a whole number from 1; given: 0.5"),
        ({"seed": -1}, "$.seed: is not a whole number from 0; given: -1"),
    ],
)
def test_counts_that_are_none_are_refused(given, message):
    matrix = table()
    with pytest.raises(StrategyError) as caught:
        analyse(matrix, Model(tree=matrix.tree), [], **given)
    assert str(caught.value) == message


def test_a_single_unit_is_told_that_its_rank_says_nothing():
    matrix = IndicatorMatrix(units=["a"], indicators=["x", "y"], values=[[0.25, 0.5]])
    found = analyse(matrix, Model(tree=matrix.tree), [FreeWeights()], draws=200)
    assert found.cautions == ("a unit without another to be compared with is always first: its rank says nothing",)


def test_more_than_255_units_are_counted_as_well():
    values = np.linspace(0, 1, 300)[:, None]
    matrix = IndicatorMatrix(units=[f"u{at}" for at in range(300)], indicators=["x"], values=values)
    found = analyse(matrix, Model(tree=matrix.tree), [], draws=3)
    assert found.above.sum() == 300 * 299 / 2
    assert found.units[0].rank.median == 300
