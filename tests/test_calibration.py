"""Calibration: the true table is never excluded, more totals never widen, enough of them identify it, and a clash is named."""

import subprocess
import sys
from itertools import count
from math import inf, nan

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ptindex as pt
from ptindex.calibration import Counts, Hypothesis, Observation, Range, StatedChange, calibrate, programme
from ptindex.calibration.centre import analytic_centre
from ptindex.calibration.programme import Programme
from ptindex.declaration import Unavailable
from ptindex.indicators import definitions

# One question of each kind: plain, answers of one level at the bottom, at both ends; a rate; the rating.
FEW = (
    "prevention.video",
    "domestic_law.definition",
    "ratification.uncat",
    "judicial_review.conviction",
    "expert_survey.rating",
)
GRADED = {key: each for key, each in definitions().items() if each.question.scale}
WIDENING = [reason for reason in Unavailable if reason.widens]
SUPPOSED = Hypothesis(indicators=FEW, tolerance=0)


@pytest.fixture
def kz():
    return pt.example_profile()


def scale(key):
    return sorted(definitions()[key].question.scale, key=lambda answer: answer.level)


def blank(iso3="XAA", year=2022):
    return pt.CountryProfile(country=pt.Country(iso3, f"Country {iso3}"), year=year)


def published(profile, total):
    return attrs.evolve(profile, published=pt.PublishedScore(value=total))


def points_of(true, name):
    """The points of an answer in a known table, counted from the worst answer of its question."""
    key, _, _ = name.rpartition(".")
    return true.rates[name] if name in true.rates else true.table[name] - true.table[f"{key}.{scale(key)[0].code}"]


@st.composite
def tables(draw, keys=FEW):
    """A table of whole points in which a better answer never has fewer."""
    table, rates = {}, {}
    for key in keys:
        if key not in GRADED:
            rates[key] = draw(st.integers(0, 20))
            continue
        floor = top = draw(st.integers(-20, 20))
        level = scale(key)[0].level
        for answer in scale(key):
            if answer.level > level:
                floor, level = top, answer.level
            table[f"{key}.{answer.code}"] = floor + draw(st.integers(0, 15))
            top = max(top, table[f"{key}.{answer.code}"])
    return pt.Points(name="true", table=table, rates=rates)


@st.composite
def observed(draw, at, true, absent=True):
    """A profile of a country of its own with the total that the true table gives it; some answers may then be withdrawn."""
    profile = blank(f"XA{chr(65 + at)}")
    answers = {key: draw(st.sampled_from(scale(key))) for key in FEW if key in GRADED}
    answers |= {
        "investigating_body.complaints": 100,
        "judicial_review.convictions": draw(st.integers(0, 100)),
        "expert_survey.rating": draw(st.integers(0, 10)),
    }
    if absent:
        inapplicable = draw(st.sets(st.sampled_from(sorted(answers)), max_size=1))
        answers |= dict.fromkeys(inapplicable, Unavailable.NOT_APPLICABLE)
    total = true.score(profile.with_answers(answers)).value
    # What does not apply has no answer that could be withheld.
    known = sorted(key for key, answer in answers.items() if not isinstance(answer, Unavailable))
    withdrawn = draw(st.sets(st.sampled_from(known), max_size=2)) if absent and "investigating_body.complaints" in known else ()
    answers |= {key: draw(st.sampled_from(WIDENING)) for key in withdrawn}
    return published(profile.with_answers(answers), total)


@st.composite
def worlds(draw, fewest=1, most=4):
    """A table and what was published of it."""
    true = draw(tables())
    return true, [draw(observed(at, true)) for at in range(draw(st.integers(fewest, most)))]


hypotheses = st.builds(
    Hypothesis,
    indicators=st.just(FEW),
    ordered=st.booleans(),
    span=st.sampled_from([None, 60]),
    unseen=st.sampled_from([0, 3]),
    tolerance=st.sampled_from([0, 0.005]),
)


# The properties.


@given(worlds(), hypotheses)
@settings(max_examples=60, deadline=None)
def test_the_true_table_is_never_excluded(world, hypothesis):
    true, profiles = world
    found = calibrate(profiles, hypothesis)
    assert found.consistent
    assert found.clash == ()
    assert found.misfit == 0
    for name, known in found.ranges.items():
        assert points_of(true, name) in known, name
    lowest = sum(true.table[f"{key}.{scale(key)[0].code}"] for key in FEW if key in GRADED)
    assert lowest in found.points("baseline")


@given(worlds(), st.data())
@settings(max_examples=40, deadline=None)
def test_the_true_gain_of_a_what_if_is_never_excluded(world, data):
    true, profiles = world
    before, after = (data.draw(observed(at, true, absent=False)) for at in (20, 21))
    gain = true.score(after).value - true.score(before).value
    assert gain in calibrate(profiles, SUPPOSED).what_if(before, after)


@given(worlds(fewest=2), hypotheses)
@settings(max_examples=40, deadline=None)
def test_a_further_total_never_widens_a_range(world, hypothesis):
    _, profiles = world
    fewer, more = calibrate(profiles[:-1], hypothesis), calibrate(profiles, hypothesis)
    for name, known in more.ranges.items():
        assert known.low in fewer.ranges[name], name
        assert known.high in fewer.ranges[name], name


@given(worlds(), st.sampled_from(FEW[:3]))
@settings(max_examples=40, deadline=None)
def test_a_withdrawn_answer_never_narrows_a_range(world, key):
    _, profiles = world
    answer = profiles[0].answer(key)
    if answer is Unavailable.NOT_APPLICABLE:
        return
    withheld = [profiles[0].with_answers({key: Unavailable.WITHHELD}), *profiles[1:]]
    said, unsaid = calibrate(profiles, SUPPOSED), calibrate(withheld, SUPPOSED)
    for name, known in said.ranges.items():
        assert known.low in unsaid.ranges[name], name
        assert known.high in unsaid.ranges[name], name


@given(worlds(), hypotheses, st.data())
@settings(max_examples=25, deadline=None)
def test_a_clash_holds_no_table_and_loses_it_with_any_one_statement(world, hypothesis, data):
    true, profiles = world
    one = data.draw(observed(20, true, absent=False))
    found = calibrate([*profiles, one, published(attrs.evolve(one, year=2021), one.published.value + 50)], hypothesis)
    assert not found.consistent
    assert found.misfit > 0
    posed = found._posed.programme
    clash = posed.clash()
    assert found.clash == tuple(fact.words for fact in clash)
    assert not Programme(facts=clash, background=posed.background).choices
    for left_out in clash:
        rest = tuple(fact for fact in clash if fact is not left_out)
        assert Programme(facts=rest, background=posed.background).choices, left_out.words


def design(true, hypothesis):
    """A country with the worst answers, and one for each better answer and each rate."""
    years = count(2020)
    worst = blank("XAA").with_answers(
        {key: scale(key)[0] for key in hypothesis.indicators if key in GRADED}
        | {"investigating_body.complaints": 100, "investigating_body.criminal_cases": 0}
        | {"investigating_body.cases_to_court": 0, "judicial_review.convictions": 0, "expert_survey.rating": 0}
    )
    better = [{key: answer} for key in hypothesis.indicators if key in GRADED for answer in scale(key)[1:]]
    better += [{definitions()[key].question.key: 7} for key in hypothesis.indicators if key not in GRADED]
    return [
        published(case, true.score(case).value)
        for case in (attrs.evolve(worst.with_answers(one), year=next(years)) for one in ({}, *better))
    ]


@given(tables(tuple(definitions())))
@settings(max_examples=3, deadline=None)
def test_enough_totals_give_the_table_back_exactly(true):
    hypothesis = Hypothesis(tolerance=0)
    found = calibrate(design(true, hypothesis), hypothesis)
    for name, known in found.ranges.items():
        assert known.low == pytest.approx(points_of(true, name), abs=1e-6)
        assert known.high == pytest.approx(points_of(true, name), abs=1e-6)
    assert found.counts == Counts(sought=60, identified=60, bounded=0, unbounded=0, narrowed=60)


# Kazakhstan.


def test_the_one_real_page_identifies_nothing(kz):
    found = calibrate([kz], Hypothesis())
    assert found.counts == Counts(sought=60, identified=0, bounded=0, unbounded=60, narrowed=0)
    assert found.points("prevention.video.all") == Range(0, inf)
    assert found.points("prevention.video.none") == Range(0, 0)
    assert found.points("baseline") == Range(-inf, 120.445)
    assert found.what_if(kz, kz.with_answers({"prevention.video": pt.VideoCoverage.ALL})) == Range(0, inf)
    assert found.edition == 2020
    assert str(found) == found.summary() == SEED


SEED = """\
Calibration on 1 total, edition 2020 of the questionnaire: 0 of 60 points identified, 0 bounded, 60 unbounded.
Nothing is identified.
The totals say more than the hypothesis alone of 0 of 60 points.
Supposed, and not known:
- The points of 25 indicators add up; a missing answer lies within the range of its question.
- A better answer never has fewer points.
- Two answers of a question may be any number of points apart.
- The worst answers may add up to any total.
- Nothing counts but these indicators.
- A printed total is exact to ±0.005.
Unofficial: the index's own table of points is not public, and none of these is it."""


def test_bounds_make_the_ranges_finite_and_still_identify_nothing(kz):
    found = calibrate([kz], Hypothesis(span=20))
    assert found.counts == Counts(sought=60, identified=0, bounded=60, unbounded=0, narrowed=0)
    assert found.what_if(kz, kz.with_answers({"prevention.video": pt.VideoCoverage.ALL})) == Range(0, 20)
    assert found.points("ratification.uncat.withdrawn") == Range(-20, 20)
    assert "Nothing is identified." in found.summary()


def test_a_floor_under_the_total_limits_what_the_page_credits(kz):
    found = calibrate([kz], Hypothesis(baseline=(-100, 0)))
    assert found.points("prevention.video.some") == Range(0, 220.445)
    assert found.points("prevention.video.all").unbounded
    assert found.points("baseline") == Range(-100, 0)
    assert found.counts == Counts(sought=60, identified=0, bounded=33, unbounded=27, narrowed=37)


def test_totals_without_answers_identify_nothing_either():
    seen = {}
    for each in pt.published_scores():
        if each.value is not None and each.year >= 2024:
            empty = pt.CountryProfile(country=pt.Country(each.iso3, each.country), year=each.year)
            seen[each.iso3, each.year] = published(empty, each.value)
    found = calibrate(seen.values(), Hypothesis())
    assert found.consistent
    assert found.counts.identified == found.counts.narrowed == 0
    # No total lies below that of the worst answers, where it is clear which these are.
    ranked = [key for key in definitions() if key not in GRADED or scale(key)[0].level < scale(key)[1].level]
    assert calibrate(seen.values(), Hypothesis(indicators=ranked)).points("baseline") == Range(-inf, -95.015)


def kazakhstan_2023(kz):
    return attrs.evolve(kz, year=2023, published=pt.PublishedScore(value=122.51))


def test_both_values_of_a_conflicting_total_are_possible(kz):
    known = tuple(key for key in definitions() if kz_knows(kz, key))
    found = calibrate([kz, kazakhstan_2023(kz)], Hypothesis(indicators=known, unseen=20))
    assert found.totals == {"KAZ 2022": (120.44,), "KAZ 2023": (122.51, 132.51)}
    assert "KAZ 2023: of the printed totals 122.51, 132.51 possible: 122.51, 132.51.\n" in found.summary()
    # The same answers in both years leave the difference to what is not shown: 12.07 points, or 2.07.
    less = calibrate([kz, kazakhstan_2023(kz)], Hypothesis(indicators=known, unseen=2))
    assert less.totals["KAZ 2023"] == (122.51,)
    assert "KAZ 2023: of the printed totals 122.51, 132.51 possible: 122.51.\n" in less.summary()


def test_a_range_spans_every_possible_total(kz):
    better = kazakhstan_2023(kz).with_answers({"prevention.video": pt.VideoCoverage.ALL})
    rise = ("prevention.video.all", "prevention.video.some")
    supposed = Hypothesis(indicators=tuple(key for key in definitions() if kz_knows(kz, key)), tolerance=0)
    both = calibrate([kz, better], supposed)
    assert both.difference(*rise) == Range(2.07, 12.07)
    assert not both.difference(*rise).identified
    one = calibrate([kz, Observation(profile=better, totals=[132.51])], supposed)
    assert one.difference(*rise) == Range(12.07, 12.07)
    assert one.difference(*rise).identified


def kz_knows(kz, key):
    return any(each.key == key and each.level is not None for each in pt.indicators(kz))


def test_a_stated_change_can_decide_between_conflicting_totals(kz):
    kz23 = kazakhstan_2023(kz)
    kz24 = published(attrs.evolve(kz, year=2024), 134.65)
    stated = StatedChange(before=kz23, after=kz24, change=12.14)
    found = calibrate([kz23, kz24], Hypothesis(unseen=20), [stated])
    assert found.totals["KAZ 2023"] == (122.51,)
    assert repr(found).startswith("<Calibration on 2 totals and 1 change: 0 of 60 points identified")


def test_a_change_alone_says_something(kz):
    better = attrs.evolve(kz, year=2023).with_answers({"prevention.video": pt.VideoCoverage.ALL})
    known = Hypothesis(indicators=tuple(key for key in definitions() if kz_knows(kz, key)))
    found = calibrate([], known, [StatedChange(before=kz, after=better, change=5)])
    assert found.difference("prevention.video.all", "prevention.video.some") == Range(4.99, 5.01)
    assert found.difference("prevention.video.all", "prevention.video.some").identified
    assert found.points("prevention.video.all") == Range(4.99, inf)


# What is missing.


def test_a_missing_answer_widens_and_never_counts_as_zero():
    true = pt.Points(
        name="true", table={f"prevention.video.{code}": at for code, at in {"none": 0, "some": 3, "all": 8}.items()}
    )
    supposed = Hypothesis(indicators=["prevention.video", "domestic_law.definition"], span=10, tolerance=0)
    answers = {"domestic_law.definition": pt.Definition.NONE}
    cases = [
        published(
            blank(year=2020 + at).with_answers({"prevention.video": answer, **answers}),
            true.table[f"prevention.video.{answer.code}"],
        )
        for at, answer in enumerate(pt.VideoCoverage)
    ]
    assert calibrate(cases, supposed).points("prevention.video.all") == Range(8, 8)
    withheld = [cases[0].with_answers({"prevention.video": Unavailable.WITHHELD}), *cases[1:]]
    # The total of 8 may come from any answer up to the best, which may then have more points.
    assert calibrate(withheld, supposed).points("prevention.video.all") == Range(8, 10)
    assert calibrate(withheld, supposed).points("prevention.video.some") == Range(3, 3)


def test_of_tied_answers_either_may_be_the_best():
    # Ratified and acceded have one level: a missing answer of a total of 9 shows that one of the two has 9 or more.
    supposed = Hypothesis(indicators=["ratification.uncat"], baseline=(0, 0), tolerance=0)
    missing = published(blank(), 9)
    low = published(blank(year=2023).with_answers({"ratification.uncat": pt.TreatyStatus.RATIFIED}), 4)
    found = calibrate([missing, low], supposed)
    assert found.points("ratification.uncat.acceded").high == inf
    assert found.points("ratification.uncat.acceded").low >= 5


def test_a_missing_answer_of_an_observed_year_is_one_unknown(kz):
    supposed = Hypothesis(span=20)
    found = calibrate([kz], supposed)
    rated = kz.with_answers({"expert_survey.rating": 5})
    assert found.what_if(kz, rated) == Range(-10, 10)
    other = attrs.evolve(kz, year=2024)
    assert found.what_if(other, attrs.evolve(rated, year=2024)) == Range(-10, 10)
    # Missing alike before and after: supposed to stay as it is.
    assert found.what_if(kz, attrs.evolve(kz, year=2024)) == Range(0, 0)
    assert found.what_if(kz, kz.with_answers({"prevention.video": Unavailable.NO_DATA})) == Range(-20, 20)


def test_what_does_not_apply_adds_a_constant_of_its_own(kz):
    supposed = Hypothesis(indicators=FEW[:1], span=10, tolerance=0)
    some = published(blank().with_answers({"prevention.video": pt.VideoCoverage.SOME}), 5)
    without = published(blank(year=2023).with_answers({"prevention.video": Unavailable.NOT_APPLICABLE}), 1)
    found = calibrate([some, without], supposed)
    assert found.points("prevention.video.not_applicable") == Range(-4, 6)
    assert found.what_if(some, without) == Range(-4, -4)
    # Nobody said so here: what it adds may be anything.
    assert calibrate([some], supposed).what_if(some, without) == Range(-inf, inf)
    with pytest.raises(pt.StrategyError, match="is neither an answer"):
        calibrate([some], supposed).points("prevention.video.not_applicable")


def test_an_undefined_rate_adds_nothing():
    supposed = Hypothesis(indicators=["prevention.video", "judicial_review.conviction"], tolerance=0)
    base = blank().with_answers({"prevention.video": pt.VideoCoverage.NONE, "judicial_review.convictions": 0})
    none = published(base.with_answers({"investigating_body.complaints": 0}), 3)
    assert calibrate([none], supposed).points("baseline") == Range(3, 3)


def test_the_first_edition_has_no_rating(kz):
    found = calibrate([attrs.evolve(kz, year=2019)], Hypothesis(span=20))
    assert found.edition == 2019
    assert found.points("expert_survey.rating") == Range(0, 20)


# Hypotheses.


def test_without_an_order_an_answer_may_have_any_points(kz):
    found = calibrate([kz], Hypothesis(ordered=False))
    assert found.points("prevention.video.all") == Range(-inf, inf)
    assert calibrate([kz], Hypothesis(ordered=False, span=20)).points("prevention.video.all") == Range(-20, 20)
    assert calibrate([kz], Hypothesis(ordered=False, span=20)).counts.narrowed == 0


def test_a_span_of_its_own_goes_before_the_common_one(kz):
    found = calibrate([kz], Hypothesis(span=20, spans={"prevention.video": 5}))
    assert found.points("prevention.video.all") == Range(0, 5)
    assert found.points("prevention.archive_access.defence") == Range(0, 20)
    assert "are at most 20 points apart; prevention.video: at most 5." in found.summary()


def test_the_hypothesis_is_said_in_full():
    every = Hypothesis(indicators=FEW, ordered=False, span=20, baseline=(-300, -95), unseen=10, tolerance=0.5)
    assert every.statement() == (
        "The points of 5 indicators add up; a missing answer lies within the range of its question.",
        "The answers of a question stand in no order.",
        "Two answers of a question are at most 20 points apart.",
        "The worst answers may add up to a total from -300 to -95.",
        "What a profile does not show adds up to 10 points up or down.",
        "A printed total is exact to ±0.5.",
    )


def test_ranges_say_what_they_are():
    assert (Range(0, inf).status, Range(0, 1).status, Range(1, 1).status) == ("unbounded", "bounded", "identified")
    assert Range(0, 0.5).width == 0.5
    assert str(Range(-1, inf)) == "-1.00 to inf"
    assert Range(0, 0.015, resolution=0.02).identified


def test_records_make_a_frame(kz):
    rows = list(calibrate([kz], Hypothesis(indicators=["prevention.video", "judicial_review.conviction"])).records())
    assert [row["name"] for row in rows] == ["judicial_review.conviction", "prevention.video.some", "prevention.video.all"]
    assert rows[1] == {
        "name": "prevention.video.some",
        "indicator": "prevention.video",
        "low": 0.0,
        "high": inf,
        "status": "unbounded",
        "narrowed": False,
    }


# When no table fits.


def test_two_totals_of_the_same_answers_clash(kz):
    twin = published(attrs.evolve(kz, year=2024), 134.65)
    middle = attrs.evolve(kz, year=2021, published=pt.PublishedScore(value=120.44))
    supposed = Hypothesis(indicators=tuple(key for key in definitions() if kz_knows(kz, key)))
    found = calibrate([kz, middle, twin], supposed)
    assert found.clash == (
        "Kazakhstan 2021: the published total is 120.44 (±0.005)",
        "Kazakhstan 2024: the published total is 134.65 (±0.005)",
    )
    assert found.misfit == pytest.approx((134.65 - 120.44) / 2 - 0.005)
    assert calibrate([kz, middle], supposed).consistent
    assert calibrate([kz, twin], supposed).clash
    assert repr(found) == "<Calibration on 3 totals: no table fits; conditional on its hypothesis, unofficial>"
    assert found.summary().startswith(
        "Calibration on 3 totals, edition 2020 of the questionnaire: no table fits.\n"
        "These statements cannot hold together, though they can without any one of them:\n"
        "- Kazakhstan 2021: the published total is 120.44 (±0.005)\n"
        "- Kazakhstan 2024: the published total is 134.65 (±0.005)\n"
        "For a table to fit, the totals would have to be off by 7.10 points, beyond rounding.\n"
    )
    refusal = (
        "$.observations: no table of points fits: these clash: Kazakhstan 2021: the published total is 120.44 (±0.005); "
        "Kazakhstan 2024: the published total is 134.65 (±0.005)"
    )
    for asked in (
        lambda: found.points("prevention.video.all"),
        lambda: found.what_if(kz, twin),
        lambda: found.counts,
        lambda: found.totals,
        lambda: list(found.records()),
        found.central,
    ):
        with pytest.raises(pt.StrategyError) as refused:
            asked()
        assert str(refused.value) == refusal


def test_a_clash_names_the_part_of_the_hypothesis_it_needs():
    supposed = Hypothesis(
        indicators=["prevention.video", "judicial_review.conviction", "ratification.uncat"], span=5, baseline=(0, 0), unseen=1
    )
    video = {
        answer: published(blank(year=2020 + at).with_answers({"prevention.video": answer}), 0)
        for at, answer in enumerate(pt.VideoCoverage)
    }
    fixed = {
        "ratification.uncat": pt.TreatyStatus.NEITHER,
        "judicial_review.convictions": 0,
        "investigating_body.complaints": 10,
    }
    worse, better = (video[answer].with_answers(fixed) for answer in (pt.VideoCoverage.SOME, pt.VideoCoverage.ALL))
    found = calibrate([published(worse, 4), published(better, 1.5)], supposed)
    assert found.clash == (
        "Country XAA 2021: the published total is 4 (±0.005, and up to 1 points unseen)",
        "Country XAA 2020: the published total is 1.5 (±0.005, and up to 1 points unseen)",
        "prevention.video: the order is none, some, all",
    )
    far = calibrate([published(better, 20)], supposed)
    assert far.clash == (
        "Country XAA 2020: the published total is 20 (±0.005, and up to 1 points unseen)",
        "prevention.video: two answers are at most 5 points apart",
        "the worst answers add up to a total from 0 to 0",
    )
    low = calibrate([published(better.with_answers({"judicial_review.convictions": 10}), -9)], supposed)
    assert low.clash == (
        "Country XAA 2020: the published total is -9 (±0.005, and up to 1 points unseen)",
        "judicial_review.conviction: two answers are at most 5 points apart",
        "prevention.video: the order is none, some, all",
        "the worst answers add up to a total from 0 to 0",
    )


def test_a_change_without_a_moved_answer_clashes_alone(kz):
    known = Hypothesis(indicators=tuple(key for key in definitions() if kz_knows(kz, key)))
    stated = StatedChange(before=kz, after=attrs.evolve(kz, year=2023), change=5)
    found = calibrate([], known, [stated])
    assert found.clash == ("Kazakhstan 2022 to Kazakhstan 2023: the stated change is +5 (±0.01)",)
    assert found.misfit == pytest.approx(4.99)


# One table in the middle.


def test_there_is_no_middle_of_what_has_no_limit(kz):
    with pytest.raises(pt.StrategyError) as refused:
        calibrate([kz], Hypothesis(indicators=["prevention.video"])).central()
    assert str(refused.value) == (
        "3 problems\n"
        "  1. prevention.video.some: has no limit in one direction or both, so no table is in the middle\n"
        "  2. prevention.video.all: has no limit in one direction or both, so no table is in the middle\n"
        "  3. baseline: has no limit in one direction or both, so no table is in the middle"
    )


def test_the_middle_of_two_possible_totals_is_no_table(kz):
    found = calibrate([kazakhstan_2023(kz)], Hypothesis(span=20, baseline=(-300, 0)))
    with pytest.raises(pt.StrategyError) as refused:
        found.central()
    assert str(refused.value) == (
        "$.observations: several totals are still possible, and no table is between them: choose one "
        "(KAZ 2023: 122.51 or 132.51)"
    )


@given(tables(), st.data())
@settings(max_examples=20, deadline=None)
def test_a_central_table_fits_and_says_that_it_is_one_of_many(true, data):
    profiles = [data.draw(observed(at, true, absent=False)) for at in range(3)]
    found = calibrate(profiles, Hypothesis(indicators=FEW, span=60))
    central = found.central()
    assert central.name == "one of many tables that fit 3 totals"
    for profile in profiles:
        assert central.score(profile).value == pytest.approx(profile.published.value, abs=0.0051)
    for name, known in found.ranges.items():
        assert points_of(central, name) in known, name


def test_a_central_table_counts_nothing_for_what_does_not_apply():
    supposed = Hypothesis(indicators=["prevention.video", "domestic_law.prohibition"], span=10, tolerance=0)
    base = blank().with_answers(
        {"prevention.video": pt.VideoCoverage.SOME, "domestic_law.prohibition": pt.LegalProhibition.NONE}
    )
    some = published(base, 5)
    without = published(attrs.evolve(base, year=2023).with_answers({"prevention.video": Unavailable.NOT_APPLICABLE}), 1)
    central = calibrate([some, without], supposed).central()
    assert central.score(some).value == pytest.approx(5)
    assert central.score(without).value == pytest.approx(1)
    alone = attrs.evolve(supposed, indicators=["prevention.video"])
    with pytest.raises(pt.StrategyError) as refused:
        calibrate([some, without], alone).central()
    assert str(refused.value) == (
        "$.observations: every question does not apply somewhere: a table without a constant cannot hold the total of the "
        "worst answers"
    )


def test_the_middle_of_one_table_is_that_table():
    supposed = Hypothesis(indicators=["prevention.video"], tolerance=0)
    cases = [
        published(blank(year=2020 + at).with_answers({"prevention.video": answer}), at)
        for at, answer in enumerate(reversed(pt.VideoCoverage))
    ]
    central = calibrate(cases, supposed).central()
    assert "Nothing is identified" not in calibrate(cases, supposed).summary()
    assert central.table == pytest.approx({"prevention.video.none": 0, "prevention.video.some": 1, "prevention.video.all": 2})


def test_the_centre_of_a_triangle_is_where_the_product_of_the_distances_is_greatest():
    # x, y >= 0 and x + y <= 1: by symmetry and the inequality of means, x = y = 1/3.
    rows, low, high = [[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]], [0.0, 0.0, -inf], [inf, inf, 1.0]
    import numpy as np

    assert analytic_centre(np.array(rows), np.array(low), np.array(high)) == pytest.approx([1 / 3, 1 / 3])


# Refusals.


def test_editions_are_never_mixed(kz):
    first = attrs.evolve(kz, year=2019)
    text = (
        "Kazakhstan 2019 and Kazakhstan 2022 answer different editions of the questionnaire, "
        "which never had one table of points"
    )
    for mixed in (
        lambda: calibrate([kz, first], Hypothesis()),
        lambda: StatedChange(before=first, after=kz, change=1),
        lambda: calibrate([kz], Hypothesis()).what_if(first, first),
    ):
        with pytest.raises(pt.ComparisonError) as refused:
            mixed()
        assert str(refused.value) == text


def test_one_country_and_year_has_one_set_of_answers(kz):
    other = kz.with_answers({"prevention.video": pt.VideoCoverage.ALL})
    with pytest.raises(pt.ComparisonError) as refused:
        calibrate([kz, other], Hypothesis())
    assert str(refused.value) == "Kazakhstan 2022 is given twice, with different answers"
    assert calibrate([kz, attrs.evolve(other, territory="North")], Hypothesis()).consistent
    assert calibrate([kz, kz], Hypothesis()).consistent


def test_a_change_needs_one_country_and_the_answers_of_both_years(kz):
    md = attrs.evolve(kz, country=pt.Country("MDA", "Moldova"))
    with pytest.raises(pt.ComparisonError, match=r"^Kazakhstan 2022 and Moldova 2022 are not the same country$"):
        StatedChange(before=kz, after=md, change=1)
    empty = pt.CountryProfile(country=kz.country, year=2023)
    with pytest.raises(pt.ComparisonError) as refused:
        StatedChange(before=kz, after=empty, change=1)
    assert str(refused.value) == (
        "Kazakhstan 2023 has no answers: a stated change says something only with the answers of both years"
    )
    with pytest.raises(pt.StrategyError) as refused:
        StatedChange(before="kz", after=None, change=nan, tolerance=-1)
    assert [str(each) for each in refused.value.problems] == [
        "$.before: is not a profile; given: 'kz'",
        "$.after: is not a profile; given: None",
        "$.change: is not a number from -1e+09 to 1e+09; given: nan",
        "$.tolerance: is not a number from 0 to 1e+09; given: -1",
    ]


def test_an_observation_needs_a_total(kz):
    with pytest.raises(pt.StrategyError) as refused:
        calibrate([attrs.evolve(kz, published=None)], Hypothesis())
    assert str(refused.value) == (
        "$.totals: Kazakhstan 2022 has no published total: give it one, or name the totals that are possible"
    )
    for wrong in ("120", 120, [nan], ["a"], [2e9]):
        with pytest.raises(pt.StrategyError, match="are not numbers, one or several"):
            Observation(profile=kz, totals=wrong)
    with pytest.raises(pt.StrategyError, match=r"^\$\.profile: is not a profile; given: 3$"):
        Observation(profile=3)
    assert Observation(profile=kz, totals=[3, 1, 3]).totals == (1, 3)
    # A total of one's own stands, also where releases conflict.
    assert Observation(profile=published(attrs.evolve(kz, year=2023), 50)).totals == (50,)


def test_a_hypothesis_is_refused_with_everything_that_is_wrong():
    with pytest.raises(pt.StrategyError) as refused:
        Hypothesis(indicators=["prevention.vidio", 3], span=-1, spans={"x": inf}, baseline=(1, 0), unseen=inf, tolerance="0")
    assert [str(each) for each in refused.value.problems] == [
        "$.indicators: is not the key of an indicator; given: 'prevention.vidio'; did you mean 'prevention.video'?",
        "$.indicators: is not the key of an indicator; given: 3",
        "$.indicators: name no graded question, so there is no table to look for",
        "$.span: is not a number from 0 to 1e+09; given: -1",
        "$.spans: is not the key of an indicator; given: 'x'",
        "$.spans['x']: is not a number from 0 to 1e+09; given: inf",
        "$.baseline: is not a pair of numbers, the lower first; given: (1, 0)",
        "$.unseen: is not a number from 0 to 1e+09; given: inf",
        "$.tolerance: is not a number from 0 to 1e+09; given: '0'",
    ]
    with pytest.raises(pt.StrategyError) as refused:
        Hypothesis(indicators="prevention.video", spans=3, baseline=5)
    assert [str(each) for each in refused.value.problems] == [
        "$.indicators: are not the keys of indicators; given: 'prevention.video'",
        "$.spans: is not a mapping from indicators to points; given: 3",
        "$.baseline: is not a pair of numbers, the lower first; given: 5",
    ]
    with pytest.raises(pt.StrategyError, match="are not the keys of indicators"):
        Hypothesis(indicators=3, spans={"prevention.video": 3})


def test_a_calibration_needs_something_to_learn_from(kz):
    refusals = {
        "$.observations: there is no total and no change to learn from": lambda: calibrate([], Hypothesis()),
        "$.observations: is no Observation; given: 3": lambda: calibrate([3], Hypothesis()),
        "$.changes: is no StatedChange; given: 3": lambda: calibrate([kz], Hypothesis(), [3]),
        "$.hypothesis: is no Hypothesis; given: None": lambda: calibrate([kz], None),
        "$.observations: the possible totals can be combined in 100 ways, more than 64: choose some": lambda: calibrate(
            [Observation(profile=kz, totals=range(100))], Hypothesis()
        ),
    }
    for text, asked in refusals.items():
        with pytest.raises(pt.StrategyError) as refused:
            asked()
        assert str(refused.value) == text


def test_an_unknown_name_is_refused_with_a_suggestion(kz):
    found = calibrate([kz], Hypothesis())
    with pytest.raises(pt.StrategyError) as refused:
        found.points("prevention.video.al")
    assert str(refused.value) == (
        "$: is neither an answer (question.answer) nor a rate of the hypothesis; given: 'prevention.video.al'; "
        "did you mean 'prevention.video.all'?"
    )
    with pytest.raises(pt.StrategyError, match=r"given: 3$"):
        found.difference("prevention.video.all", 3)


def test_a_solver_that_gives_up_is_told_apart_from_a_result(kz, monkeypatch):
    found = calibrate([kz], Hypothesis())
    given_up = programme.OptimizeResult(status=1, message="time limit reached")
    monkeypatch.setattr(programme, "milp", lambda *_, **__: given_up)
    with pytest.raises(pt.StrategyError) as refused:
        found.points("prevention.video.all")
    assert str(refused.value) == "$: the solver found no answer: time limit reached"


def test_without_the_extra_it_says_what_to_install(kz, monkeypatch):
    monkeypatch.delitem(sys.modules, "ptindex.calibration.programme")
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)
    with pytest.raises(pt.MissingExtraError) as refused:
        calibrate([kz], Hypothesis())
    assert str(refused.value) == "this needs packages that are not installed: pip install 'ptindex[analysis]'"


def test_what_a_calibration_starts_from_needs_no_extra():
    program = "import sys, ptindex.calibration; ptindex.calibration.Hypothesis(); sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
