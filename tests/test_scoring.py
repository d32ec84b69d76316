"""Scores: properties over every profile, the real page to the digit, and each refusal in full."""

import pickle
import re
from inspect import signature
from math import inf, nan

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import generators as g
import ptindex as pt
from ptindex.countries import Country
from ptindex.declaration import Answer, Unavailable
from ptindex.frozenmap import FrozenMap
from ptindex.indicators import Gap, definitions, indicators
from ptindex.profile import CountryProfile
from ptindex.questionnaire import questions
from ptindex.strategies.fingerprint import RELEASED
from ptindex.testing import check_strategy

POWERS = [pt.Power(1), pt.Power(0), pt.Power(-1), pt.Power(0.5), pt.Power(3), pt.Minimum()]
MIXED = pt.ByLevel(inside=pt.Power(1), between=pt.Power(0))
# A released method under every rule; thin profiles are scored too, so that the properties meet them.
STRATEGIES = [
    *(attrs.evolve(pt.EQUAL_WEIGHTS, aggregation=rule, min_available=0) for rule in (*POWERS, MIXED)),
    attrs.evolve(pt.CAUTIOUS, min_available=0),
    attrs.evolve(pt.EQUAL_INDICATORS, min_available=0),
    attrs.evolve(
        pt.EQUAL_WEIGHTS,
        weights={"prevention": 2, "ratification": 0, "domestic_law.definition": 0.25},
        levels={"prevention.video.some": 0.3},
        min_available=0,
    ),
    pt.Points.symmetric(10),
    pt.Points(
        name="with points for silence",
        table={
            "prevention.video.all": 5,
            "prevention.video.some": -1,
            "prevention.video.none": -5,
            "prevention.video.no_data": -7,
        },
        rates={"judicial_review.conviction": 3, "expert_survey.rating": -1},
    ),
]
strategies = st.sampled_from(STRATEGIES)
LINEAR = [STRATEGIES[0], *STRATEGIES[7:]]


@pytest.fixture
def kz():
    return pt.example_profile()


def scored(profile, strategy):
    try:
        return pt.score(profile, strategy)
    except pt.NotEnoughDataError as error:
        return error


@settings(deadline=None)
@given(g.profiles(), strategies)
def test_baseline_and_contributions_sum_to_the_value_and_the_value_lies_within_its_bounds(profile, strategy):
    found = scored(profile, strategy)
    assume(isinstance(found, pt.Score))
    total = found.baseline + sum(each.value for each in found.contributions)
    assert total == pytest.approx(found.value, abs=1e-9)
    assert found.bounds.low <= found.value <= found.bounds.high
    assert found.bounds_known


@settings(deadline=None)
@given(g.profiles(), st.sampled_from(STRATEGIES[:10]))
def test_a_composite_stays_on_its_scale_and_its_weights_sum_to_one(profile, strategy):
    found = scored(profile, strategy)
    assume(isinstance(found, pt.Score))
    assert 0 <= found.bounds.low <= found.bounds.high <= found.scale == 100
    assert sum(each.weight for each in found.dimensions) == pytest.approx(1)
    assert sum(each.weight for each in found.contributions) == pytest.approx(1, abs=1e-9)
    for dimension in found.dimensions:
        if dimension.value is not None:
            assert dimension.bounds.low - 1e-9 <= dimension.value <= dimension.bounds.high + 1e-9


@settings(deadline=None)
@given(g.profiles(), strategies, st.data())
def test_withdrawing_an_answer_never_raises_the_low_bound(profile, strategy, data):
    given_answers = [question for question, answer in profile.answers() if not isinstance(answer, Unavailable)]
    assume(given_answers)
    question = data.draw(st.sampled_from(given_answers))
    withdrawn = profile.with_answers({question.key: data.draw(g.widening)})
    assert scored(withdrawn, strategy).bounds.low <= scored(profile, strategy).bounds.low + 1e-9


@settings(deadline=None)
@given(g.profiles(), st.sampled_from(STRATEGIES[:11]), st.data())
def test_a_better_answer_never_lowers_a_score(profile, strategy, data):
    improvable = [
        (question, option)
        for question, answer in profile.answers()
        for option in question.scale or ()
        if isinstance(answer, Answer) and option.level > answer.level
    ]
    assume(improvable)
    question, option = data.draw(st.sampled_from(improvable))
    before, after = scored(profile, strategy), scored(profile.with_answers({question.key: option}), strategy)
    assert after.bounds.low >= before.bounds.low - 1e-9
    if isinstance(before, pt.Score):
        assert after.value >= before.value - 1e-9


@settings(deadline=None)
@given(g.profiles(make=g.answered), st.sampled_from(STRATEGIES[:11]), st.data())
def test_more_cases_at_the_same_number_of_complaints_never_lower_a_score(profile, strategy, data):
    key = data.draw(st.sampled_from([question.key for question in questions() if question.rate]))
    more = data.draw(st.integers(profile.answer(key), 2**53 - 1))
    before, after = pt.score(profile, strategy), pt.score(profile.with_answers({key: more}), strategy)
    assert after.value >= before.value - 1e-9


@settings(deadline=None)
@given(g.profiles(), g.profiles(), strategies)
def test_differences_sum_exactly_and_what_did_not_move_has_no_part(before, after, strategy):
    old, new = scored(before, strategy), scored(after, strategy)
    assume(isinstance(old, pt.Score) and isinstance(new, pt.Score))
    split = pt.decompose(strategy, before, after)
    assert sum(split.parts.values()) == pytest.approx(new.value - old.value, abs=1e-9)
    assert split.remainder == 0
    states = zip(indicators(before), indicators(after), strict=True)
    unmoved = {one.key for one, other in states if (one.level, one.reason) == (other.level, other.reason)}
    assert not any(split.parts.get(key) for key in unmoved)


@settings(deadline=None)
@given(g.profiles(), st.sampled_from(LINEAR))
def test_gains_of_a_linear_method_are_never_negative(profile, strategy):
    found = scored(profile, strategy)
    assume(isinstance(found, pt.Score) and strategy is not STRATEGIES[-1])
    assert all(each.value >= 0 for each in found.contributions)


@settings(deadline=None)
@given(g.profiles(), st.sampled_from(STRATEGIES[1:7]))
def test_contributions_of_any_other_method_are_losses_against_the_best_profile(profile, strategy):
    found = scored(profile, strategy)
    assume(isinstance(found, pt.Score))
    assert found.baseline == pytest.approx(100)
    assert all(each.value <= 1e-9 for each in found.contributions)
    assert all(each.value == 0 for each in found.contributions if each.level == 1)


def test_the_real_page_scores_as_designed(kz):
    found = pt.score(kz)
    assert (round(found.value, 2), round(found.bounds.low, 2), round(found.bounds.high, 2)) == (63.40, 61.64, 64.41)
    assert {each.dimension.code: round(each.value, 2) for each in found.dimensions} == {
        "response_mechanism": 63.57,
        "judicial_review": 50.18,
        "ratification": 50.00,
        "domestic_law": 75.00,
        "procedural_guarantees": 91.67,
        "prevention": 50.00,
    }
    assert [(each.indicator, each.reason) for each in found.missing] == [("expert_survey.rating", Unavailable.NOT_STATED)]
    assert found.out_of_reach.indicators == ("ratification.ecpt", "ratification.echr")
    assert found.out_of_reach.points == pytest.approx(2 / 4 / 6 * 100)
    assert [notice.en for notice in found.notices] == [
        "investigating_body.case_opening: 874 of 838 is more than all, counted as all"
    ]
    assert (found.published.value, found.published.mark) == (120.44, "†")


def test_cautious_is_the_low_bound_of_the_default(kz):
    assert pt.score(kz, pt.CAUTIOUS).value == pytest.approx(pt.score(kz).bounds.low)


def test_equal_indicators_weigh_every_indicator_alike():
    best = CountryProfile(country=Country("XTA", "Testland"), year=2022).with_answers(
        {q.key: max(q.scale, key=lambda each: each.level) for q in questions() if q.scale}
        | {q.key: 9 for q in questions() if q.rate}
        | {"investigating_body.complaints": 9, "expert_survey.rating": 10}
    )
    weights = {each.weight for each in pt.score(best, pt.EQUAL_INDICATORS).contributions}
    assert [pytest.approx(1 / 23)] * len(weights) == list(weights)
    assert pt.score(best, pt.EQUAL_INDICATORS).value == pytest.approx(100)


def test_a_geometric_zero_names_the_answers_that_make_it(kz):
    found = pt.score(kz, attrs.evolve(pt.EQUAL_WEIGHTS, aggregation=pt.Power(0)))
    assert found.value == 0
    assert found.notices[-1].en == "0 because of level 0 in: ratification.ecpt, ratification.echr"
    assert found.notices[-1].ru.startswith("0, так как")


def test_a_whole_dimension_without_data_leaves_its_weight_to_the_others_and_widens_the_bounds(kz):
    gone = kz.with_answers({q.key: Unavailable.WITHHELD for q in questions() if q.section == "prevention"})
    found = pt.score(gone)
    prevention = next(each for each in found.dimensions if each.dimension.code == "prevention")
    assert (prevention.value, prevention.weight) == (None, 0)
    assert (prevention.bounds.low, prevention.bounds.high) == (0, 100)
    assert found.value == pytest.approx((6 * pt.score(kz).value - 50) / 5)
    assert found.bounds.high - found.bounds.low > 100 / 6


def test_a_dimension_that_does_not_apply_is_left_out_and_widens_nothing(kz):
    gone = kz.with_answers({q.key: Unavailable.NOT_APPLICABLE for q in questions() if q.section == "prevention"})
    assert "prevention" not in {each.dimension.code for each in pt.score(gone).dimensions}
    assert pt.score(gone).bounds.high - pt.score(gone).bounds.low == pytest.approx(1.2 * 2.7777777777777715)


def test_too_little_data_is_an_error_that_still_says_what_can_be_said():
    empty = CountryProfile(country=Country("XTA", "Testland"), year=2022)
    with pytest.raises(pt.NotEnoughDataError) as caught:
        pt.score(empty)
    assert str(caught.value) == (
        "Testland 2022: 0 of 23 applicable indicators are known and equal weights asks for 50%; "
        "all that can be said is that the score lies from 0.00 to 100.00"
    )
    assert (caught.value.bounds.low, caught.value.bounds.high) == (0, 100)
    assert (caught.value.availability.usable, caught.value.availability.share) == (0, 0)
    copy = pickle.loads(pickle.dumps(caught.value))
    assert str(copy) == str(caught.value)
    assert copy.bounds == caught.value.bounds


def test_where_nothing_applies_there_is_no_score():
    nothing = CountryProfile(country=Country("XTA", "Testland"), year=2022).with_answers(
        {question.key: Unavailable.NOT_APPLICABLE for question in questions()}
    )
    with pytest.raises(pt.NotEnoughDataError, match="0 of 0 applicable"):
        pt.score(nothing)


def test_an_answer_given_before_the_question_was_asked_counts_nowhere(kz):
    early = attrs.evolve(kz, year=2019)
    assert pt.score(early).bounds.low == pt.score(early).bounds.high
    rated = early.with_answers({"expert_survey.rating": 0})
    assert pt.score(rated).value == pt.score(early).value
    rating = next(each for each in indicators(rated) if each.key == "expert_survey.rating")
    assert (rating.level, rating.reason) == (None, Gap.NOT_ASKED)
    assert not rating.reason.widens


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ({"investigating_body.complaints": 0}, Gap.UNDEFINED_RATIO),
        ({"investigating_body.complaints": Unavailable.WITHHELD}, Unavailable.WITHHELD),
        ({"judicial_review.convictions": Unavailable.NO_DATA}, Unavailable.NO_DATA),
        ({"judicial_review.convictions": Unavailable.NOT_APPLICABLE}, Unavailable.NOT_APPLICABLE),
    ],
)
def test_a_rate_without_a_value_says_why(kz, answers, reason):
    found = {each.key: each for each in indicators(kz.with_answers(answers))}["judicial_review.conviction"]
    assert (found.level, found.reason) == (None, reason)


def test_indicators_are_the_graded_answers_the_rates_and_the_rating():
    graded = {question.key for question in questions() if question.scale}
    rates = {f"{question.section}.{question.rate.name}" for question in questions() if question.rate}
    assert set(definitions()) == graded | rates | {"expert_survey.rating"}
    assert set(pt.EQUAL_WEIGHTS.indicators) == set(definitions()) - {
        "domestic_law.ill_treatment",
        "prevention.recording_liability",
    }


def test_released_methods_keep_their_fingerprint_for_ever():
    assert {m.name: m.fingerprint for m in (pt.EQUAL_WEIGHTS, pt.CAUTIOUS, pt.EQUAL_INDICATORS)} == dict(RELEASED)


def test_a_changed_copy_says_so_and_a_renamed_one_is_the_same_method(kz):
    changed = attrs.evolve(pt.EQUAL_WEIGHTS, weights={"prevention": 2})
    assert pt.score(kz, changed).strategy == "equal weights (changed)"
    assert changed.fingerprint != pt.EQUAL_WEIGHTS.fingerprint
    assert attrs.evolve(pt.EQUAL_WEIGHTS, name="mine").fingerprint == pt.EQUAL_WEIGHTS.fingerprint
    assert attrs.evolve(pt.EQUAL_WEIGHTS, name="mine").label == "mine"


@pytest.mark.parametrize("strategy", STRATEGIES, ids=lambda each: each.label)
def test_strategies_are_values(strategy, kz):
    copy = pickle.loads(pickle.dumps(strategy))
    assert (copy, hash(copy), copy.fingerprint) == (strategy, hash(strategy), strategy.fingerprint)
    assert pt.score(kz, copy) == pt.score(kz, strategy)
    assert pickle.loads(pickle.dumps(pt.score(kz, strategy))) == pt.score(kz, strategy)


def test_all_problems_of_a_composite_come_together():
    with pytest.raises(pt.StrategyError) as caught:
        attrs.evolve(
            pt.EQUAL_WEIGHTS,
            name=" ",
            weights={"preventoin": 2, "prevention": -1, 3: 1},
            levels={"prevention.video.sme": 0.3, "prevention.video.all": 2},
            aggregation="geometric",
            missing="drop",
            min_available=nan,
            scale=0,
        )
    assert str(caught.value) == (
        "10 problems\n"
        "  1. $.weights: is not a dimension or an indicator of this strategy; given: 'preventoin'; did you mean 'prevention'?\n"
        "  2. $.weights['prevention']: is neither 0 nor a number from 1e-100 to 1e+100; given: -1.0\n"
        "  3. $.weights: is not a dimension or an indicator of this strategy; given: 3\n"
        "  4. $.levels: is not an answer to a graded question of this strategy; given: 'prevention.video.sme'; "
        "did you mean 'prevention.video.some'?\n"
        "  5. $.levels['prevention.video.all']: is not a level from 0 to 1; given: 2.0\n"
        "  6. $.name: is empty; given: ' '\n"
        "  7. $.aggregation: is not an aggregation; given: 'geometric'; allowed: Power(exponent), Minimum(), "
        "ByLevel(inside=..., between=...)\n"
        "  8. $.missing: is no rule; given: 'drop'; allowed: spread, worst\n"
        "  9. $.min_available: is not from 0 to 1; given: nan\n"
        "  10. $.scale: is not a number above 0 and up to 1e+100; given: 0.0"
    )


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"indicators": ()}, "is not a list of keys of indicators"),
        ({"indicators": "prevention.video"}, "is not a list of keys of indicators"),
        ({"indicators": ["prevention.vidoe"]}, "did you mean 'prevention.video'"),
        ({"indicators": ["prevention.video"] * 2}, "names an indicator twice; given: prevention.video"),
        ({"weights": [1, 2]}, "weights go by name"),
        ({"weights": {"prevention": True}}, "is neither 0 nor a number from 1e-100 to 1e+100"),
        ({"weights": {"prevention": inf}}, "is neither 0 nor a number from 1e-100 to 1e+100"),
        ({"weights": {"prevention": 5e-324}}, "is neither 0 nor a number from 1e-100 to 1e+100"),
        ({"name": "x\x1b[31m"}, "has a control character or a broken one"),
        ({"scale": 10**400}, "is not a number above 0 and up to 1e+100"),
        (
            {"levels": {"prevention.video.none": 0.6}},
            "$.levels['prevention.video']: puts none (0.6) above some (0.5), which is the better answer",
        ),
        ({"weights": dict.fromkeys((each.code for each in pt.Dimension), 0)}, "switches everything off"),
        ({"levels": 3}, "is not a mapping from answers to levels"),
        ({"weights": {"domestic_law.ill_treatment": 1}}, "is not a dimension or an indicator of this strategy"),
    ],
)
def test_a_wrong_composite_is_refused_with_the_reason(fields, message):
    with pytest.raises(pt.StrategyError, match=re.escape(message)):
        attrs.evolve(pt.EQUAL_WEIGHTS, **fields)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "has no points for anything"),
        ({"name": "", "rates": {"expert_survey.rating": 1}}, "is empty"),
        ({"table": {"prevention.video.some": 1}}, "has points for prevention.video and none for this answer"),
        ({"table": {"prevention.vidoe.some": 1}}, "did you mean 'prevention.video.some'"),
        ({"table": {"context.population.no_data": 1}}, "is not an answer to a graded question"),
        ({"table": {"prevention.video.not_applicable": 1}}, "is not an answer to a graded question"),
        ({"rates": {"prevention.video": 1}}, "is not a rate or the rating"),
        ({"rates": {"expert_survey.rating": nan}}, "is not a number from -1e+100 to 1e+100"),
        ({"rates": {3: 1}}, "is not a rate or the rating; given: 3"),
        ({"rates": [1]}, "is not a mapping from names to points"),
    ],
)
def test_a_wrong_points_table_is_refused_with_the_reason(fields, message):
    with pytest.raises(pt.StrategyError, match=re.escape(message)):
        pt.Points(**({"name": "mine"} | fields))


def test_points_count_a_missing_answer_at_the_midpoint_and_say_so(kz):
    found = pt.score(kz.with_answers({"prevention.video": Unavailable.NO_DATA}), STRATEGIES[-2])
    assert "prevention.video: missing, counted as 0.00" in [notice.en for notice in found.notices]
    special = pt.score(kz.with_answers({"prevention.video": Unavailable.NO_DATA}), STRATEGIES[-1])
    video = next(each for each in special.dimensions if each.dimension.code == "prevention")
    assert (video.value, video.bounds) == (-7, pt.Bounds(-7, 5))


@pytest.mark.parametrize("size", [nan, "10", 10**400, True])
def test_points_of_no_size_are_refused(size):
    with pytest.raises(pt.StrategyError, match="is not a finite number"):
        pt.Points.symmetric(size)


def test_equal_rules_are_equal_values_however_they_are_written():
    base = pt.EQUAL_WEIGHTS
    same = [
        attrs.evolve(base, indicators=tuple(reversed(base.indicators))),
        attrs.evolve(base, weights={"prevention": 1, "prevention.video": 1.0}),
        attrs.evolve(base, levels={"prevention.video.some": 0.5}),
        attrs.evolve(base, aggregation=pt.ByLevel()),
        attrs.evolve(base, scale=100, min_available=0.5),
    ]
    for strategy in same:
        assert (strategy, hash(strategy), strategy.fingerprint) == (base, hash(base), base.fingerprint)
        assert strategy.label == "equal weights"
        assert pt.dumps(strategy) == pt.dumps(base)
    assert attrs.evolve(base, aggregation=pt.Power(-0.0)).fingerprint == attrs.evolve(base, aggregation=pt.Power(0)).fingerprint
    two = [
        attrs.evolve(base, weights=weights)
        for weights in ({"prevention": 2, "ratification": 3}, {"ratification": 3, "prevention": 2})
    ]
    assert pt.dumps(two[0]) == pt.dumps(two[1])


@settings(deadline=None)
@given(
    g.profiles(make=g.answered),
    st.dictionaries(
        st.sampled_from(pt.EQUAL_WEIGHTS.indicators), st.sampled_from([1e-100, 1e-3, 0.1, 0.7, 1.1, 1e100]), max_size=6
    ),
    st.sampled_from([pt.Power(p) for p in (-300, -1, 0, 0.5, 1, 1 + 1e-15, 2, 300)]),
)
def test_weights_and_exponents_of_any_size_give_a_score_within_its_bounds(profile, weights, rule):
    strategy = attrs.evolve(pt.EQUAL_WEIGHTS, weights=weights, aggregation=pt.ByLevel(inside=pt.Power(1), between=rule))
    for each in (strategy, attrs.evolve(strategy, aggregation=rule)):
        found = pt.score(profile, each)
        assert 0 <= found.bounds.low <= found.value <= found.bounds.high <= 100 + 1e-9


def test_points_run_from_minus_to_plus_their_size():
    points = pt.Points.symmetric(10)
    assert points.table["prevention.video.all"] == 10
    assert points.table["prevention.video.some"] == 0
    assert points.table["prevention.video.none"] == -10
    assert pt.Points.symmetric(5, name="half").name == "half"
    assert pt.score(pt.example_profile(), points).out_of_reach.points == 40


def test_a_score_outside_its_bounds_is_refused(kz):
    with pytest.raises(pt.StrategyError, match=r"does not lie within its bounds, 1 to 2; given: 3\.0"):
        pt.Score.of(kz, value=3.0, strategy="mine", bounds=pt.Bounds(1, 2))
    with pytest.raises(pt.StrategyError, match="given: nan"):
        pt.Score.of(kz, value=nan, strategy="mine")


def test_a_score_of_ones_own_has_its_value_as_both_ends_and_says_that_bounds_are_not_known(kz):
    found = pt.Score.of(kz, value=3.0, strategy="mine")
    assert (found.bounds, found.bounds_known, found.baseline) == (pt.Bounds(3.0, 3.0), False, 3.0)
    assert repr(found) == "<Score Kazakhstan 2022: 3.00, mine, unofficial>"
    assert "bounds not known" in found.citation()
    assert "границы неизвестны" in found.citation("ru")


def test_the_citation_names_method_version_and_caveat(kz):
    found = pt.score(attrs.evolve(kz, territory="the north"))
    start = (
        f"Kazakhstan, the north, 2022: 63.40 (bounds 61.64 to 64.41), equal weights, method {found.fingerprint[:12]}, ptindex "
    )
    assert found.citation().startswith(start + pt.__version__)
    assert "not how much torture there is" in found.citation()
    assert "63,40 (границы от 61,64 до 64,41), равные веса, метод" in found.citation("ru")


def test_what_gives_no_score_is_told_apart(kz):
    class Broken:
        name = "broken"

        def score(self, profile, /):
            return 3

    with pytest.raises(pt.StrategyError, match=r"broken\.score gives no Score; given: 3"):
        pt.score(kz, Broken())


@pytest.mark.parametrize("told", [(None, None), (pt.Bounds(0, 1), None), ([0, 1], 1)])
def test_too_little_known_is_said_with_bounds_and_availability(kz, told):
    class Silent:
        name = "silent"

        def score(self, profile, /):
            raise pt.NotEnoughDataError("no", *told)

    for use in (lambda: pt.score(kz, Silent()), lambda: pt.rank([kz], Silent()), lambda: pt.trends(pt.Panel([kz]), Silent())):
        with pytest.raises(pt.StrategyError) as caught:
            use()
        assert str(caught.value) == (
            "score(Kazakhstan 2022): NotEnoughDataError is raised without a Bounds or an Availability; "
            f"given: {pt.exceptions.shown(told)}"
        )


IDENTIFYING = ["iso3", "country", "territory", "year"]
METHOD = ["strategy", "fingerprint", "version"]


def test_records_of_a_score_have_a_row_for_each_indicator(kz):
    found = pt.score(kz)
    rows = list(found.records())
    assert len(rows) == 23
    assert rows[0] == {
        "iso3": "KAZ",
        "country": "Kazakhstan",
        "territory": "",
        "year": 2022,
        "indicator": "investigating_body.status",
        "dimension": "response_mechanism",
        "level": pytest.approx(2 / 3),
        "weight": pytest.approx(1 / 30),
        "value": pytest.approx(100 * 2 / 3 / 30),
        "reason": "",
        "strategy": "equal weights",
        "fingerprint": pt.EQUAL_WEIGHTS.fingerprint,
        "version": pt.__version__,
    }
    missing = rows[-1]
    assert (missing["indicator"], missing["reason"]) == ("expert_survey.rating", "not_stated")
    assert missing["level"] is missing["weight"] is missing["value"] is None
    assert all(list(row) == list(rows[0]) for row in rows)


@settings(deadline=None)
@given(g.profiles(), strategies)
def test_each_indicator_of_a_method_has_one_record_and_the_values_sum_to_the_score(profile, strategy):
    found = scored(profile, strategy)
    assume(isinstance(found, pt.Score))
    rows = list(found.records())
    assert len({row["indicator"] for row in rows}) == len(rows)
    assert {row["indicator"]: row["reason"] for row in rows if row["reason"]} == {
        each.indicator: each.reason.code for each in found.missing
    }
    assert found.baseline + sum(row["value"] or 0 for row in rows) == pytest.approx(found.value, abs=1e-9)


def test_what_is_missing_and_counts_as_worst_has_one_row_with_its_level_and_reason(kz):
    (row,) = (row for row in pt.score(kz, pt.CAUTIOUS).records() if row["indicator"] == "expert_survey.rating")
    assert (row["level"], row["value"], row["reason"]) == (0, 0, "not_stated")


def test_records_say_whose_they_are_and_by_which_method_in_the_same_columns_everywhere(kz):
    after = attrs.evolve(kz.with_answers({"prevention.video": pt.VideoCoverage.ALL}), year=2023)
    panel = pt.Panel([kz, after])
    for result in (pt.score(kz), pt.trends(panel), pt.reforms(kz, steps=1)):
        assert list(next(result.records()))[:4] == IDENTIFYING
        assert list(next(result.records()))[-3:] == METHOD
    assert list(next(pt.audit(kz).records()))[:4] == IDENTIFYING
    ranked = list(next(pt.rank([kz]).records()))
    assert ranked[ranked.index("iso3") :][:4] == IDENTIFYING
    assert ranked[-3:] == METHOD
    for rows in (
        pt.explain_change(kz, after).records(),
        pt.changes(panel).records(),
        pt.changes(panel).line_records(),
        pt.changes(pt.Panel([kz])).records(),
    ):
        names = list(next(rows))
        assert names[:5] == ["iso3", "country", "territory", "year_before", "year_after"]
        assert names[-3:] == METHOD
    split = next(pt.decompose(pt.EQUAL_WEIGHTS, kz, after).records())
    assert list(split)[:4] == IDENTIFYING
    assert list(split)[-3:] == METHOD
    assert (split["reference_year"], split["year"]) == (2022, 2023)


def test_a_decomposition_has_a_short_repr(kz):
    after = kz.with_answers({"prevention.video": pt.VideoCoverage.ALL})
    assert repr(pt.decompose(pt.EQUAL_WEIGHTS, kz, after)) == (
        "<Decomposition Kazakhstan 2022 to Kazakhstan 2022: +2.78, equal weights, unofficial>"
    )


def test_availability_counts_by_dimension_and_aspect(kz):
    found = pt.score(kz).availability
    shares = {each.of: (each.usable, each.asked, each.thin) for each in found.by_dimension}
    assert shares["judicial_review"] == (2, 3, False)
    assert shares["context"] == (6, 9, False)
    assert sum(each.asked for each in found.by_dimension) == found.asked == len(questions())
    assert found.share == found.usable / found.asked
    thin = pt.score(kz.with_answers({"prevention.video": Unavailable.NO_DATA})).availability
    assert {each.of for each in thin.by_dimension if each.thin} == {"prevention"}
    assert {each.of for each in found.by_aspect} == {aspect.code for aspect in pt.Aspect}


def test_availability_leaves_out_what_does_not_apply():
    nothing = CountryProfile(country=Country("XTA", "T"), year=2022).with_answers(
        {question.key: Unavailable.NOT_APPLICABLE for question in questions()}
    )
    from ptindex.availability import availability

    assert (availability(nothing).asked, availability(nothing).share) == (0, 1)
    assert availability(nothing).by_dimension[0].share == 1


@pytest.mark.parametrize("strategy", [*STRATEGIES[:-1], pt.EQUAL_WEIGHTS, pt.CAUTIOUS], ids=lambda each: each.label)
def test_the_built_in_strategies_keep_their_own_contract(strategy):
    check_strategy(strategy)


def test_a_method_has_a_short_repr_with_its_name_size_and_fingerprint():
    assert repr(pt.EQUAL_WEIGHTS) == "<Composite equal weights: 23 indicators, 628b0ed1e1f7>"
    one = attrs.evolve(pt.EQUAL_WEIGHTS, indicators=["prevention.video"])
    assert repr(one).startswith("<Composite equal weights (changed): 1 indicator, ")
    points = pt.Points.symmetric(10)
    assert repr(points) == f"<Points symmetric points (10): 25 indicators, {points.fingerprint[:12]}>"
    assert "<Composite equal weights: 23 indicators, 628b0ed1e1f7>" in str(signature(pt.rank))


def test_maps_in_values_are_frozen_hashable_and_pickle():
    one = FrozenMap({"a": 1.0})
    assert (one, hash(one), len(one)) == (FrozenMap({"a": 1.0}), hash(FrozenMap({"a": 1.0})), 1)
    assert pickle.loads(pickle.dumps(one)) == one == {"a": 1.0}
    assert repr(one) == "FrozenMap({'a': 1.0})"
    assert FrozenMap() == {}


# What no score may be


def made_by_hand(**more):
    given = {"value": 50.0, "strategy": "mine"} | more
    return pt.Score.of(pt.example_profile(), **given)


def part(**numbers):
    given = {"level": 1.0, "weight": 1.0, "value": 1.0} | numbers
    return pt.Contribution(indicator="prevention.video", dimension=pt.Dimension.PREVENTION, **given)


def area(**numbers):
    given = {"value": 1.0, "bounds": pt.Bounds(0, 2), "weight": 1.0} | numbers
    return pt.DimensionScore(dimension=pt.Dimension.PREVENTION, **given)


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"value": inf}, "$.value: is not a finite number; given: inf"),
        ({"value": nan}, "$.value: is not a finite number; given: nan"),
        ({"value": "63"}, "$.value: is not a finite number; given: '63'"),
        ({"bounds": pt.Bounds(0, inf)}, "$.bounds.high: is not a finite number; given: inf"),
        ({"bounds": pt.Bounds(-inf, 100)}, "$.bounds.low: is not a finite number; given: -inf"),
        ({"baseline": nan}, "$.baseline: is not a finite number; given: nan"),
        (
            {"contributions": (part(value=inf),), "baseline": 0},
            "$.contributions.prevention.video.value: is not a finite number",
        ),
        ({"contributions": (part(level=nan),)}, "$.contributions.prevention.video.level: is not a finite number; given: nan"),
        ({"dimensions": (area(value=inf),)}, "$.dimensions.prevention.value: is not a finite number; given: inf"),
        ({"dimensions": (area(value=None, weight=nan),)}, "$.dimensions.prevention.weight: is not a finite number; given: nan"),
        ({"dimensions": (area(bounds=pt.Bounds(0, inf)),)}, "$.dimensions.prevention.high: is not a finite number; given: inf"),
        ({"fingerprint": None}, "$.fingerprint: is not text; given: None"),
        ({"strategy": 5}, "$.strategy: is not text; given: 5"),
        ({"scale": inf}, "$.scale: is not a finite number; given: inf"),
        ({"scale": "100"}, "$.scale: is not a finite number; given: '100'"),
        ({"bounds": (1, 2)}, "$.bounds: is no Bounds; given: (1, 2)"),
        ({"out_of_reach": 3}, "$.out_of_reach: is no OutOfReach; given: 3"),
        ({"contributions": (3,)}, "$.contributions: is not a tuple of Contribution; given: (3,)"),
        ({"contributions": None}, "$.contributions: is not a tuple of Contribution; given: None"),
        ({"contributions": [part()]}, "$.contributions: is not a tuple of Contribution; given: [Contribution("),
        ({"dimensions": (part(),)}, "$.dimensions: is not a tuple of DimensionScore; given: (Contribution("),
        ({"missing": ("prevention.video",)}, "$.missing: is not a tuple of MissingIndicator; given: ('prevention.video',)"),
        (
            {"missing": indicators(pt.example_profile())[:1]},
            "$.missing: is not a tuple of MissingIndicator; given: (Indicator(",
        ),
        ({"notices": ("thin",)}, "$.notices: is not a tuple of Text; given: ('thin',)"),
    ],
)
def test_a_score_that_no_one_can_publish_is_refused(more, message):
    with pytest.raises(pt.StrategyError) as caught:
        made_by_hand(**more)
    assert message in str(caught.value)


def test_numbers_whose_sum_is_out_of_reach_are_finite_all_the_same():
    wide = pt.Bounds(-1.7e308, 1.7e308)
    assert made_by_hand(bounds=wide, dimensions=(area(value=None, bounds=wide), area(weight=1.7e308))).value == 50


@pytest.mark.parametrize(
    ("named", "message"),
    [
        ({"fingerprint": None}, "$.fingerprint: is not text; given: None"),
        ({"label": None}, "$.label: is not text; given: None"),
        ({"name": None}, "$.name: is not text; given: None"),
        ({"name": 5, "label": 6}, "2 problems\n  1. $.name: is not text; given: 5\n  2. $.label: is not text; given: 6"),
    ],
)
def test_a_strategy_of_somebody_elses_whose_names_are_no_text_is_refused_before_it_scores(named, message):
    class Theirs:
        name = "theirs"

        def score(self, profile, /):
            raise AssertionError

    theirs = Theirs()
    vars(theirs).update(named)
    for called in (lambda: pt.score(pt.example_profile(), theirs), lambda: pt.trends([pt.example_profile()], theirs)):
        with pytest.raises(pt.StrategyError) as caught:
            called()
        assert str(caught.value) == message


def test_a_citation_names_the_country_in_its_language_where_the_name_is_known():
    score = pt.score(pt.example_profile())
    assert score.citation("ru").startswith("Казахстан 2022: 63,40 ")
    given = attrs.evolve(score, country=Country("KAZ", "Республика Казахстан"))
    assert given.citation("en").startswith("Kazakhstan 2022: 63.40 ")
    assert attrs.evolve(score, country=Country("KAZ", "Qazaqstan")).citation("ru").startswith("Qazaqstan 2022: ")
