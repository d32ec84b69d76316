"""Each source of uncertainty varies what it says, says what nothing uses, and refuses what does not fit."""

import attrs
import numpy as np
import pytest
from scipy import stats

from ptindex.composite import IndicatorMatrix, Model, normalise
from ptindex.composite.aggregation import Power
from ptindex.composite.corners import score_ranges
from ptindex.composite.normalisation import MinMax, ZScore
from ptindex.composite.rules.means import MazziottaPareto, Median
from ptindex.composite.sampling.simulation import simulation
from ptindex.composite.sampling.sources import Effect
from ptindex.composite.uncertainty import (
    Aggregation,
    DirichletWeights,
    Figure,
    FreeWeights,
    Levels,
    ListedWeights,
    Missing,
    Normalisation,
    Omission,
    Scale,
    analyse,
)
from ptindex.exceptions import StrategyError

NAN = float("nan")
LEVELS = {"none": 0, "little": 0.25, "some": 0.5, "most": 0.75, "all": 1}
MATRIX = IndicatorMatrix(
    units=["A", "B", "C"],
    indicators=["video", "law", "body", "aside"],
    values=[[0.25, 0.4, 0.2, 1.0], [0.75, 0.9, NAN, 0.0], [NAN, 0.1, 0.6, 0.5]],
    tree={"practice": ["video", "aside"], "norms": ["law", "body"]},
)
TREE = {"practice": ["video"], "norms": ["law", "body"]}
MODEL = Model(tree=TREE)
SCALE = Scale(indicator="video", levels=LEVELS, answers={"A": "little", "B": "most"})


def drawn(*factors, matrix=MATRIX, model=MODEL, draws=20_000, seed=1):
    bound = simulation(matrix, model, factors)
    return bound.scores(np.random.default_rng(seed).random((draws, bound.columns)))


def skipped(factor, matrix=MATRIX, model=MODEL):
    return analyse(matrix, model, [factor], draws=2).skipped


def refused(*factors, matrix=MATRIX, model=MODEL):
    with pytest.raises(StrategyError) as caught:
        simulation(matrix, model, factors)
    return [str(problem) for problem in caught.value.problems]


def is_uniform(numbers, low, high):
    return stats.kstest(numbers, stats.uniform(low, high - low).cdf).pvalue > 1e-3


VIDEO = Model(tree=["video"])
LAW = Model(tree=["law"])
LAW_AND_BODY = Model(tree=["law", "body"])


def test_levels_are_sorted_uniform_numbers_shared_by_all_units():
    found = drawn(Levels(scales=[SCALE]), model=VIDEO, matrix=MATRIX.select(units=["A", "B"])) / 100
    assert (found[:, 0] <= found[:, 1]).all()
    # The least and the greatest of three uniform numbers have beta distributions.
    assert stats.kstest(found[:, 0], stats.beta(1, 3).cdf).pvalue > 1e-3
    assert stats.kstest(found[:, 1], stats.beta(3, 1).cdf).pvalue > 1e-3


def test_options_of_one_level_stay_together_and_the_ends_stay():
    matrix = IndicatorMatrix(units=["A", "B", "C", "D"], indicators=["x"], values=[[0.2], [0.5], [0.5], [0.8]])
    levels = {"worst": 0.2, "middle": 0.5, "also middle": 0.5, "best": 0.8}
    answers = {"A": "worst", "B": "middle", "C": "also middle", "D": "best"}
    found = drawn(Levels(scales=[Scale(indicator="x", levels=levels, answers=answers)]), matrix=matrix, model=Model(tree=["x"]))
    assert set(found[:, 0].round(9)) == {20}
    assert set(found[:, 3].round(9)) == {80}
    assert (found[:, 1] == found[:, 2]).all()
    assert is_uniform(found[:, 1], 20, 80)


def test_missing_answers_take_the_steps_of_their_scale_or_any_number_from_0_to_1():
    model = attrs.evolve(VIDEO, missing="worst", min_available=0)
    steps = drawn(Missing(scales=[SCALE]), model=model)[:, 2]
    assert sorted(set(steps)) == [0, 25, 50, 75, 100]
    assert stats.chisquare(np.unique(steps, return_counts=True)[1]).pvalue > 1e-3
    assert is_uniform(drawn(Missing(), model=model)[:, 2], 0, 100)


def test_missing_answers_move_with_the_levels_of_their_scale():
    model = attrs.evolve(VIDEO, missing="worst", min_available=0)
    found = drawn(Missing(scales=[SCALE]), Levels(scales=[SCALE]), model=model)
    equal = (found[:, 2] == found[:, 0]) | (found[:, 2] == found[:, 1])
    assert 0.37 < equal.mean() < 0.43
    assert 0.37 < np.isin(found[:, 2], [0, 100]).mean() < 0.43


def test_what_does_not_apply_stays_missing():
    widens = MATRIX.missing.copy()
    widens[2, 0] = False
    matrix = attrs.evolve(MATRIX, widens=widens)
    assert set(drawn(Missing(), matrix=matrix)[:, 2].round(9)) == {35}


def test_a_figure_is_normal_within_its_goalposts():
    found = drawn(Figure(indicator="law", deviations={"A": 0.3, "B": 0.05}), model=LAW) / 100
    for at, (centre, spread) in enumerate([(0.4, 0.3), (0.9, 0.05)]):
        ends = (0 - centre) / spread, (1 - centre) / spread
        assert stats.kstest(found[:, at], stats.truncnorm(*ends, centre, spread).cdf).pvalue > 1e-3
    assert set(found[:, 2].round(9)) == {0.1}
    assert abs(np.corrcoef(found[:, 0], found[:, 1])[0, 1]) < 0.03


def test_dirichlet_weights_vary_around_the_base():
    matrix = IndicatorMatrix(units=["A"], indicators=["x", "y", "z"], values=[[1.0, 0.0, 0.0]])
    model = Model(tree=["x", "y", "z"], weights={"x": 2, "z": 0})
    share = drawn(DirichletWeights(concentration=9), matrix=matrix, model=model)[:, 0] / 100
    assert stats.kstest(share, stats.beta(6, 3).cdf).pvalue > 1e-3
    other = DirichletWeights(concentration=4, base={"x": 1}, branches=["index"])
    share = drawn(other, matrix=matrix, model=model)[:, 0] / 100
    assert stats.kstest(share, stats.beta(2, 2).cdf).pvalue > 1e-3


def test_free_weights_are_any_shares_within_their_bounds():
    share = drawn(FreeWeights(low=0.1, bounds={"law": (0.2, 0.7)}), model=LAW_AND_BODY)[:, 0]
    assert is_uniform(share, 20 + 0.2 * 20, 20 + 0.7 * 20)
    # Bounds for one branch alone leave the others as they are.
    only = drawn(FreeWeights(branches=["norms"]))
    assert is_uniform(only[:, 0], (25 + 20) / 2, (25 + 40) / 2)


def test_listed_weights_are_equally_often_each_set():
    found = drawn(ListedWeights(sets={"equal": {}, "law": {"body": 0}, "body": {"law": 0}}), model=LAW_AND_BODY)[:, 0]
    values, counts = np.unique(found.round(9), return_counts=True)
    assert values.tolist() == [20, 30, 40]
    assert stats.chisquare(counts).pvalue > 1e-3


def test_rules_and_normalisations_are_combined():
    other = attrs.evolve(MATRIX, values=MATRIX.values**2)
    rules = Aggregation(alternatives={"arithmetic": Power(1), "geometric": Power(0)})
    found = drawn(rules, Normalisation(alternatives={"as it is": MATRIX, "squared": other}), model=LAW_AND_BODY)[:, 0]
    values, counts = np.unique(found.round(9), return_counts=True)
    assert values == pytest.approx([8, 10, 28.284271247, 30])
    assert stats.chisquare(counts).pvalue > 1e-3
    assert drawn(rules, model=LAW_AND_BODY, draws=1).shape == (1, 3)
    assert len(np.unique(drawn(rules, Missing(), model=LAW_AND_BODY)[:, 0].round(9))) == 2


def test_leaving_out_hands_the_weight_to_the_others_of_the_branch():
    found = drawn(Omission())[:, 0]
    # None, video (then norms alone), law, body.
    assert np.unique(found.round(9)).tolist() == [22.5, 27.5, 30, 32.5]
    assert np.unique(drawn(Omission(names=["norms", "practice"], none=False))[:, 0].round(9)).tolist() == [25, 30]


def test_each_factor_says_in_words_what_it_varies():
    factors = [
        Levels(scales=[SCALE]),
        Missing(indicators=["body"]),
        Figure(indicator="law", deviations={"A": 0.1}),
        Normalisation(alternatives={"one": MATRIX, "other": MATRIX}),
        DirichletWeights(concentration=5, base={"law": 2}, branches=["norms", "practice"]),
        FreeWeights(low=0.1, bounds={"law": (0.2, 0.4)}),
        ListedWeights(sets={"equal": {}, "experts": {"law": 2}}),
        Aggregation(alternatives={"mean": Power(1)}),
        Omission(names=["law", "body"], none=False),
    ]
    assert [factor.varies for factor in factors] == [
        "those of 1 scale, anywhere within their order",
        "those of body, over the levels of their scale or from 0 to 1",
        "law within its standard deviation (normal, cut off at 0 and 1)",
        "one of 2: one, other",
        "around given ones in norms, practice (Dirichlet, concentration 5)",
        "in every branch, any shares from 0.1 to 1, 1 with bounds of their own",
        "one of 2 sets: equal, experts",
        "one of 1: mean",
        "one of law, body",
    ]


FLAT = Scale(indicator="video", levels={"no": 0.25, "yes": 0.75}, answers={"A": "no", "B": "yes"})
ENDS = Scale(indicator="law", levels={"worst": 0.1, "middle": 0.2, "best": 0.9}, answers={"B": "best", "C": "worst"})
OFF_SCALE = attrs.evolve(MATRIX, values=MATRIX.values * 3)


@pytest.mark.parametrize(
    ("factor", "statement"),
    [
        (Levels(scales=[Scale(indicator="aside", levels=LEVELS)]), "aside: is not in the model"),
        (Levels(scales=[FLAT]), "video: no level between the lowest and the highest"),
        (Levels(scales=[ENDS]), "law: no unit's answer has a level that moves"),
        (Missing(indicators=["law"]), "law: no answer is missing"),
        (Missing(indicators=["aside"]), "aside: is not in the model"),
        (Figure(indicator="aside", deviations={"A": 0.1}), "aside: is not in the model"),
        (Figure(indicator="body", deviations={"B": 0.1}), "B: has no value to vary"),
        (Figure(indicator="body", deviations={}), "every unit: has no standard deviation"),
        (DirichletWeights(concentration=5, branches=["practice"]), "no branch has two weights that could vary"),
        (FreeWeights(low=0.5), "no branch has two weights that could vary"),
        (
            FreeWeights(branches=["norms"], bounds={"video": (0.1, 0.2)}),
            "video: weighs 0 or stands in no branch that is varied",
        ),
        (ListedWeights(sets={"equal": {}, "twice": {"law": 1}}), "all sets give the same weights"),
        (ListedWeights(sets={}), "all sets give the same weights"),
        (Aggregation(alternatives={"one": Power(1), "same": Power(1)}), "all alternatives are the same rule"),
        (Aggregation(alternatives={}), "all alternatives are the same rule"),
        (Normalisation(alternatives={"one": MATRIX, "same": MATRIX}), "all alternatives give the same values"),
        (Normalisation(alternatives={}), "all alternatives give the same values"),
        (Omission(names=[]), "nothing to choose among"),
        (Omission(names=["aside"]), "aside: is not in the model"),
    ],
)
def test_a_factor_that_nothing_uses_is_a_statement(factor, statement):
    assert f"{factor.name}: {statement}" in skipped(factor)


def test_a_missing_value_without_known_ends_is_a_statement():
    assert (
        "missing answers: video, body: is not from 0 to 1, and nothing says between which ends a missing value lies"
        in skipped(Missing(), matrix=OFF_SCALE)
    )


def test_values_without_a_deviation_are_a_statement():
    found = skipped(Figure(indicator="law", deviations={"A": 0.1}))
    assert found == ("law: B, C: has no standard deviation, so that its value stays",)


def test_what_weighs_nothing_is_a_statement():
    switched_off = Model(tree=TREE, weights={"law": 0})
    assert "levels: law: has no weight" in skipped(Levels(scales=[ENDS]), model=switched_off)
    assert "missing answers: law: has no weight" in skipped(Missing(indicators=["law"]), model=switched_off)
    assert "what is left out: law: has no weight" in skipped(Omission(names=["law", "body"]), model=switched_off)
    assert "what is left out: video: nothing would be left" in skipped(Omission(names=["video"]), model=VIDEO)
    assert not skipped(Omission(), model=switched_off)
    assert not skipped(Missing(), model=switched_off)


def test_names_that_are_none_are_refused_with_a_suggestion():
    assert refused(Levels(scales=[attrs.evolve(SCALE, indicator="vidoe"), attrs.evolve(SCALE, answers={"D": "all"})])) == [
        "$.factors['levels'].scales: is not an indicator of the matrix; given: 'vidoe'; did you mean 'video'?",
        "$.factors['levels']['video'].answers: is not a unit of the matrix; given: 'D'",
    ]
    assert refused(Missing(indicators=["boddy"])) == [
        "$.factors['missing answers'].indicators: is not an indicator of the matrix; given: 'boddy'; did you mean 'body'?"
    ]
    assert refused(Figure(indicator="lw", deviations={"Z": 0.1})) == [
        "$.factors['lw'].indicator: is not an indicator of the matrix; given: 'lw'; did you mean 'law'?",
        "$.factors['lw'].deviations: is not a unit of the matrix; given: 'Z'",
    ]
    assert refused(DirichletWeights(concentration=5, base={"lwa": 1}), FreeWeights(name="free", bounds={"lwa": (0, 1)})) == [
        (
            "$.factors['weights'].weights: is not a branch below the root or an indicator of this tree; given: 'lwa'; "
            "did you mean 'law'?"
        ),
        "$.factors['free'].bounds: is not a name of the tree; given: 'lwa'; did you mean 'law'?",
    ]
    assert refused(FreeWeights(branches=["norm"])) == [
        "$.factors['weights'].branches: is not a branch of the tree; given: 'norm'; did you mean 'norms'?"
    ]
    assert refused(ListedWeights(sets={"mine": {"lwa": 1}, "off": {"practice": 0, "norms": 0}})) == [
        (
            "$.factors['weights'].sets['mine'].weights: is not a branch below the root or an indicator of this tree; "
            "given: 'lwa'; did you mean 'law'?"
        ),
        "$.factors['weights'].sets['off'].weights: switches everything off; leave some weight above 0",
    ]
    assert refused(Omission(names=["index"])) == [
        (
            "$.factors['what is left out'].names: is not an indicator or a branch below the root; given: 'index'; "
            "did you mean 'video'?"
        )
    ]
    assert refused(Aggregation(alternatives={"none": "mean"}))[0].startswith(
        "$.factors['aggregation'].alternatives['none']: is not an aggregation; given: 'mean'"
    )


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: DirichletWeights(concentration=0), "$.concentration: is not a number above 0; given: 0"),
        (
            lambda: FreeWeights(low=0.5, high=0.2, bounds={"law": (0, 2), "body": 1}),
            (
                "3 problems\n"
                "  1. $: are not bounds of a share: two numbers in order, from 0 to 1; given: (0.5, 0.2)\n"
                "  2. $.bounds['law']: are not bounds of a share: two numbers in order, from 0 to 1; given: (0, 2)\n"
                "  3. $.bounds['body']: are not bounds of a share: two numbers in order, from 0 to 1; given: 1"
            ),
        ),
        (
            lambda: Figure(indicator="law", deviations={"A": 0}, low=1, high=0),
            (
                "2 problems\n"
                "  1. $['law'].deviations['A']: is not a number above 0; given: 0.0\n"
                "  2. $['law']: are no goalposts: a low one from 0 and a higher one; given: (1, 0)"
            ),
        ),
        (
            lambda: Scale(indicator="law", levels={"yes": NAN}, answers={"A": "no"}),
            (
                "2 problems\n"
                "  1. $['law'].levels['yes']: is not a finite number; given: nan\n"
                "  2. $['law'].answers['A']: is no option; given: 'no'; allowed: yes"
            ),
        ),
        (
            lambda: Scale(indicator="law", levels=None, answers=5),
            (
                "2 problems\n"
                "  1. $['law'].levels: is no mapping from names to levels; given: None\n"
                "  2. $['law'].answers: is no mapping from names to answers; given: 5"
            ),
        ),
        (
            lambda: Scale(indicator="law", levels={"yes": 1}, answers={"A": ["yes"]}),
            "$['law'].answers['A']: is no option; given: ['yes']; allowed: yes",
        ),
        (
            lambda: Figure(indicator="law", deviations=0.5),
            "$['law'].deviations: is no mapping from names to standard deviations; given: 0.5",
        ),
        (lambda: Levels(scales=5), "$.scales: are no scales; one is given in a list too; given: 5"),
        (lambda: Levels(scales="law"), "$.scales: are no scales; one is given in a list too; given: 'law'"),
        (lambda: Missing(scales=["law"]), "$.scales: are no scales; one is given in a list too; given: ('law',)"),
        (
            lambda: Missing(scales=None, indicators=5),
            (
                "2 problems\n"
                "  1. $.scales: are no scales; one is given in a list too; given: None\n"
                '  2. $.indicators: is no list of names; one name is a list too, as in ["law"]; given: 5'
            ),
        ),
    ],
)
def test_malformed_factors_are_refused(make, message):
    with pytest.raises(StrategyError) as caught:
        make()
    assert str(caught.value) == message


def test_what_does_not_fit_the_matrix_is_refused():
    wrong = attrs.evolve(SCALE, answers={"A": "all", "C": "all"})
    assert refused(Levels(scales=[wrong])) == [
        "$.factors['levels']['A']['video']: is not the level of the answer 'all' of its scale, 1; given: 0.25",
        "$.factors['levels']['C']['video']: is not the level of the answer 'all' of its scale, 1; given: nan",
    ]
    assert refused(Figure(indicator="law", deviations={"A": 0.1, "B": 0.1}, high=0.5)) == [
        "$.factors['law']['B']['law']: lies beyond the goalposts, 0 and 0.5; given: 0.9"
    ]
    assert refused(DirichletWeights(concentration=0.15)) == [
        (
            "$.factors['weights'].concentration: is too small for the 2 shares of norms, of which it would make zeros; "
            "take 0.2 at least; given: 0.15"
        )
    ]
    assert refused(FreeWeights(low=0.6), FreeWeights(name="other", high=0.3, branches=["norms"])) == [
        "$.factors['weights'].bounds: leave no shares for norms: the lows sum to 1.2, the highs to 2",
        "$.factors['weights'].bounds: leave no shares for index: the lows sum to 1.2, the highs to 2",
        "$.factors['other'].bounds: leave no shares for norms: the lows sum to 0, the highs to 0.6",
    ]
    others = {
        "units": MATRIX.select(units=["A", "B"]),
        "indicators": MATRIX.select(indicators=["law"]),
        "missing": attrs.evolve(MATRIX, values=np.zeros((3, 4)), widens=None),
    }
    assert refused(Normalisation(alternatives=others)) == [
        "$.factors['normalisation'].alternatives['units']: has other units than the matrix, or in another order",
        "$.factors['normalisation'].alternatives['indicators']: has other indicators than the matrix, or in another order",
        "$.factors['normalisation'].alternatives['missing']: misses other values than the matrix",
    ]


def test_alternatives_that_do_not_fit_together_are_refused_by_name():
    negative = attrs.evolve(MATRIX, values=MATRIX.values - 0.5)
    rules = Aggregation(alternatives={"arithmetic": Power(1), "geometric": Power(0)})
    messages = refused(rules, Normalisation(alternatives={"plain": MATRIX, "shifted": negative}))
    assert len(messages) == 3
    assert all("(alternative 'geometric' with 'shifted')" in message for message in messages)
    other = attrs.evolve(MATRIX, values=MATRIX.values / 2)
    assert refused(Levels(scales=[SCALE]), Normalisation(alternatives={"plain": MATRIX, "halved": other})) == [
        f"$['{unit}']['video']: is varied by another factor, but the normalisation 'halved' gives another value than the matrix"
        for unit in ("A", "B")
    ]


def test_two_factors_that_vary_the_same_are_refused():
    assert refused(FreeWeights(), ListedWeights(name="sets", sets={"a": {"law": 2}, "b": {}})) == [
        "$.factors: 'weights' and 'sets' both vary the weight of law; one thing is varied by one factor"
    ]
    assert refused(Omission(), Omission(name="branches", names=["norms"])) == [
        "$.factors: 'what is left out' and 'branches' both vary what is left out; one thing is varied by one factor"
    ]
    figure = Figure(indicator="video", deviations={"A": 0.1})
    assert refused(figure, Levels(scales=[SCALE])) == [
        "$.factors: 'video' and 'levels' both vary the value of video for A; one thing is varied by one factor"
    ]
    assert len(drawn(FreeWeights(branches=["norms"]), DirichletWeights(name="top", concentration=5, branches=["index"]))) > 0


def test_factors_of_one_name_and_what_is_no_factor_are_refused():
    assert refused(Omission(), Omission()) == [
        "$.factors: has 2 factors of one name; give each its own; given: 'what is left out'"
    ]
    assert refused("weights", Omission)[0] == "$.factors: has something that is no factor; given: 'weights'"
    assert len(refused("weights", Omission)) == 2


def test_a_matrix_of_which_no_unit_has_a_score_is_refused():
    empty = IndicatorMatrix(units=["A"], indicators=["x"], values=[[NAN]])
    assert refused(matrix=empty, model=Model(tree=["x"])) == ["$.units: none has a score, so that there is nothing to vary"]


@attrs.frozen
class Shift:
    """A factor of one's own: every known value of an indicator moves by the same amount."""

    name: str = "shift"
    source: str = "calibration"
    varies: str = "law up or down by 0.1 for all units together"

    def bind(self, setting):
        column = setting.plan.indicators.index("law")
        rows = np.arange(len(setting.units))

        def apply(uniform, choices):
            moved = setting.values[:, column] + 0.2 * (uniform - 0.5)
            choices.cells.append((rows, np.full(len(rows), column), moved))

        return Effect(columns=1, apply=apply, touches=frozenset(("value", unit, "law") for unit in setting.units))


def test_a_factor_of_ones_own_is_anything_that_binds():
    found = analyse(MATRIX, LAW, [Shift()], draws=500)
    assert found.varied == ("shift (calibration): law up or down by 0.1 for all units together",)
    assert found.unit("A").score.lowest == pytest.approx(30, abs=0.2)
    assert np.corrcoef(drawn(Shift(), model=LAW).T)[0, 1] == pytest.approx(1)


def test_an_effect_is_nothing_unless_said():
    assert Effect().apply(np.empty((1, 0)), None) is None


def test_corner_points_are_the_ends_of_all_levels():
    found = score_ranges(MATRIX, MODEL, [SCALE, Scale(indicator="aside", levels=LEVELS)])
    assert [(each.unit, each.low, each.high) for each in found] == [
        ("A", pytest.approx(15), pytest.approx(65)),
        ("B", pytest.approx(45), pytest.approx(95)),
        ("C", pytest.approx(35), pytest.approx(35)),
    ]
    sampled = drawn(Levels(scales=[SCALE]))
    assert (sampled >= [each.low - 1e-9 for each in found]).all()
    assert (sampled <= [each.high + 1e-9 for each in found]).all()
    wide = score_ranges(MATRIX, MODEL, [SCALE], missing=True)
    assert [(each.low, each.high) for each in wide] == [
        pytest.approx((15, 65)),
        pytest.approx((22.5, 97.5)),
        pytest.approx((17.5, 67.5)),
    ]
    half = Scale(indicator="video", levels={"low": 0.25, "middle": 0.5, "high": 0.75}, answers={"A": "low"})
    assert score_ranges(MATRIX, MODEL, [half], missing=True)[2] == attrs.evolve(
        wide[2], low=pytest.approx(30), high=pytest.approx(55)
    )


def test_corner_points_of_a_rule_that_is_not_monotone_are_refused():
    with pytest.raises(StrategyError) as caught:
        score_ranges(MATRIX, attrs.evolve(MODEL, rules={"norms": MazziottaPareto()}), [SCALE])
    assert str(caught.value) == (
        "$.rules['norms']: is not monotone, so that corner points need not be the ends; sample instead; "
        "given: MazziottaPareto(penalty='down')"
    )


def test_missing_values_beyond_0_to_1_have_no_corner_points_without_a_scale():
    raw = IndicatorMatrix.from_columns({"a": [5.0, 4.0, None], "b": [1.0, 0.5, 0.0]}, ["A", "B", "C"])
    made = normalise(raw, {"a": ZScore(), "b": MinMax()})
    model = Model(tree=made.tree, rules=Median())
    with pytest.raises(StrategyError) as caught:
        score_ranges(made, model, [], missing=True)
    assert str(caught.value) == (
        "$['a']: misses values and is not from 0 to 1, so that nothing says between which ends they lie; give its scale"
    )
    scale = Scale(indicator="a", levels={"low": -1, "high": 2})
    found = score_ranges(made, model, [scale], missing=True)[2]
    assert (found.low, found.nominal, found.high) == (-50, 0, 100)
    assert len(score_ranges(made, model, [])) == 3
