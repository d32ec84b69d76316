"""Rankings, changes, reforms, the audit and the published totals."""

from itertools import combinations, permutations

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import generators as g
import ptindex as pt
from ptindex.availability import availability
from ptindex.change import ChangeKind
from ptindex.declaration import Answer, Unavailable
from ptindex.display import tables_of
from ptindex.published import published_score
from ptindex.questionnaire import questions
from ptindex.reach import closed_treaties, is_open

GEOMETRIC = attrs.evolve(pt.EQUAL_WEIGHTS, aggregation=pt.Power(0))


@pytest.fixture
def kz():
    return pt.example_profile()


def country(code, profile=None, **fields):
    return attrs.evolve(profile or pt.example_profile(), country=pt.Country(code, f"Land {code}"), **fields)


class Outsider:
    """A strategy as somebody else would write it: no base class, no bounds, contributions of its own."""

    name = "share of best answers"

    def score(self, profile, /):
        graded = [each for each in pt.indicators(profile) if isinstance(each.answer, Answer)]
        value = 100 * sum(each.level == 1 for each in graded) / max(len(graded), 1)
        parts = tuple(
            pt.Contribution(
                indicator=each.key, dimension=each.dimension, level=each.level, weight=1 / len(graded), value=100 / len(graded)
            )
            for each in graded
            if each.level == 1
        )
        return pt.Score.of(profile, value=value, strategy=self.name, contributions=parts)


# Ranking


@settings(deadline=None, max_examples=30)
@given(st.lists(g.profiles(year=st.just(2022)), min_size=1, max_size=4, unique_by=lambda p: p.country.iso3), st.randoms())
def test_the_order_of_countries_does_not_matter(profiles, shuffler):
    again = list(profiles)
    shuffler.shuffle(again)
    assert pt.rank(profiles) == pt.rank(again)


@settings(deadline=None, max_examples=30)
@given(st.lists(g.profiles(year=st.just(2022)), max_size=6, unique_by=lambda p: p.country.iso3))
def test_nobody_is_dropped_and_a_rank_lies_within_its_bounds(profiles):
    ranking = pt.rank(profiles, attrs.evolve(pt.EQUAL_WEIGHTS, min_available=0.2))
    named = [row.score.country for row in ranking.rows] + [each.country for each in ranking.unranked]
    assert sorted(named, key=str) == sorted((p.country for p in profiles), key=str)
    for row in ranking.rows:
        assert 1 <= row.best_rank <= row.rank <= row.worst_rank <= len(profiles)


def _completion(draw, profile):
    """The profile with every answer that is missing given, or found not to apply."""
    missing = [each for each in questions() if getattr(profile.answer(each.key), "widens", False)]
    found = st.just(Unavailable.NOT_APPLICABLE)
    return profile.with_answers({each.key: draw(g.answered(each) | found) for each in missing})


@settings(deadline=None, max_examples=60)
@given(
    st.data(),
    st.lists(
        g.profiles(lambda each: g.unavailable | g.answered(each), year=st.just(2022)),
        min_size=2,
        max_size=4,
        unique_by=lambda p: p.country.iso3,
    ),
    st.sampled_from([0.3, 0.5, 0.8]),
    st.sampled_from([pt.EQUAL_WEIGHTS, GEOMETRIC]),
)
def test_whatever_becomes_known_a_ranked_country_takes_one_of_its_places(data, profiles, least, strategy):
    """Also where a country that was not ranked can then be scored, or still cannot."""
    method = attrs.evolve(strategy, min_available=least)
    ranking = pt.rank(profiles, method)
    assume(ranking.rows)
    known = [_completion(data.draw, each) if data.draw(st.booleans()) else each for each in profiles]
    places = {row.score.country: row.rank for row in pt.rank(known, method).rows}
    for row in ranking.rows:
        assert row.best_rank <= places.get(row.score.country, row.rank) <= row.worst_rank


@attrs.frozen
class Told:
    """A strategy that gives the value and the bounds that it was told, and no score where the value is None."""

    ends: dict
    name = "told"

    def score(self, profile, /):
        low, value, high = self.ends[profile.country.iso3]
        bounds = pt.Bounds(low, high)
        if value is None:
            raise pt.NotEnoughDataError("too little", bounds, availability(profile))
        return pt.Score.of(profile, value=value, strategy=self.name, bounds=bounds, bounds_known=True)


# Few different values and small steps: equal ends, ends that touch, and ends that differ by less than nine decimals.
ENDS = st.tuples(*[st.sampled_from([0.0, 1.0, 1.0 + 1e-10, 1.0 + 1e-8, 2.0, 3.5, 50.0, -7.0])] * 3).map(sorted)


@settings(max_examples=200)
@given(st.lists(ENDS, max_size=9), st.lists(ENDS, max_size=3))
def test_ranks_and_pairs_are_those_of_their_definition(ends, unranked):
    codes = [f"X{'ABCDEFGHI'[at]}A" for at in range(len(ends))]
    others = {f"X{'ABC'[at]}B": (low, None, high) for at, (low, _, high) in enumerate(unranked)}
    strategy = Told(dict(zip(codes, ends, strict=True)) | others)
    codes += others
    ranking = pt.rank([country(code) for code in codes], strategy)
    ends = [tuple(round(each, 9) for each in strategy.ends[row.score.country.iso3]) for row in ranking.rows]
    for at, (row, (low, value, high)) in enumerate(zip(ranking.rows, ends, strict=True)):
        others = ends[:at] + ends[at + 1 :]
        assert row.rank == 1 + sum(other_value > value for _, other_value, _ in others)
        assert row.best_rank == 1 + sum(other_low > high for other_low, _, _ in others)
        worst = 1 + sum(other_high > low for _, _, other_high in others)
        assert row.worst_rank == worst + sum(round(other_high, 9) > low for _, _, other_high in unranked)
    pairs = combinations(zip(ranking.rows, ends, strict=True), 2)
    expected = tuple((one.label, other.label) for (one, first), (other, second) in pairs if second[2] > first[0])
    assert ranking.unseparated == expected


def test_equal_scores_share_the_better_rank_and_the_next_is_left_out(kz):
    better = kz.with_answers({"prevention.video": pt.VideoCoverage.ALL})
    worse = kz.with_answers({"prevention.video": pt.VideoCoverage.NONE})
    lands = [country("XAC", worse), country("XAB"), country("XAA", better), country("XAD")]
    rows = [(row.score.country.iso3, row.rank) for row in pt.rank(lands).rows]
    assert rows == [("XAA", 1), ("XAB", 2), ("XAD", 2), ("XAC", 4)]


def test_rank_bounds_and_pairs_that_cannot_be_separated_follow_from_the_bounds(kz):
    rated = kz.with_answers({"expert_survey.rating": 10})
    poor = kz.with_answers(dict.fromkeys(("prevention.video", "prevention.archive_access"), Unavailable.NO_DATA))
    far = rated.with_answers({"prevention.video": pt.VideoCoverage.ALL, "prevention.archive_access": pt.ArchiveAccess.DEFENCE})
    ranking = pt.rank([country("XAA", far), country("XAB", rated), country("XAC", poor)])
    assert [(row.score.country.iso3, row.best_rank, row.worst_rank) for row in ranking.rows] == [
        ("XAA", 1, 1),  # the third can draw level with it and cannot pass it
        ("XAB", 2, 3),
        ("XAC", 1, 3),
    ]
    assert ranking.unseparated == (("Land XAB 2022", "Land XAC 2022"),)  # what can only draw level cannot turn an order


def test_countries_of_one_title_are_told_apart_by_code_and_territory(kz):
    def land(code, name, territory=""):
        return attrs.evolve(kz, country=pt.Country(code, name), territory=territory)

    ranking = pt.rank([land("XAA", "Land"), land("XAB", "Land"), land("XAC", "Sea")])
    assert ranking.unseparated[0] == ("Land 2022 (XAA)", "Land 2022 (XAB)")
    assert ranking.unseparated[1] == ("Land 2022 (XAA)", "Sea 2022")
    alike = pt.rank([land("XAA", "Land", "b, c"), land("XAA", "Land, b", "c")])
    assert alike.unseparated == (("Land, b, c, 2022 (XAA, b, c)", "Land, b, c, 2022 (XAA, c)"),)


def test_a_strategy_without_bounds_gives_no_rank_bounds():
    ranking = pt.rank([country("XAA")], Outsider())
    (row,) = ranking.rows
    assert (row.rank, row.best_rank, row.worst_rank) == (1, None, None)
    (record,) = ranking.records()
    assert record["low"] == record["high"] == record["value"]
    assert record["bounds_known"] is False


def test_a_country_that_cannot_be_scored_is_listed_with_the_reason():
    empty = pt.CountryProfile(country=pt.Country("XAB", "Silent"), year=2022)
    ranking = pt.rank([country("XAA"), empty])
    (unranked,) = ranking.unranked
    assert (unranked.country.iso3, unranked.bounds, unranked.availability.usable) == ("XAB", pt.Bounds(0, 100), 0)
    assert "0 of 23 applicable indicators" in unranked.reason
    first, last = ranking.records()
    assert tuple(first) == tuple(last)
    assert (last["rank"], last["iso3"], last["value"], last["low"], last["high"]) == (None, "XAB", None, 0, 100)
    assert (first["reason"], last["reason"]) == ("", unranked.reason)
    made = {"strategy": "equal weights", "fingerprint": pt.EQUAL_WEIGHTS.fingerprint, "version": pt.__version__}
    assert all(made.items() <= row.items() for row in (first, last))
    assert repr(ranking) == "<Ranking of 1 by equal weights, 1 not ranked, unofficial>"


def test_the_records_of_a_ranking_tell_territories_apart():
    both = [country("XAA", territory=territory) for territory in ("", "North")]
    assert sorted(row["territory"] for row in pt.rank(both).records()) == ["", "North"]


def test_a_ranking_of_nobody_names_its_method_as_any_other():
    empty = pt.CountryProfile(country=pt.Country("XAB", "Silent"), year=2022)
    changed = attrs.evolve(pt.EQUAL_WEIGHTS, weights={"prevention": 2})
    for strategy in (pt.EQUAL_WEIGHTS, changed):
        scored, unscored = pt.rank([country("XAA")], strategy), pt.rank([empty], strategy)
        assert (unscored.strategy, unscored.fingerprint) == (scored.strategy, scored.fingerprint)
    assert unscored.strategy == "equal weights (changed)"
    assert (pt.rank([], Outsider()).strategy, pt.rank([], Outsider()).fingerprint) == ("share of best answers", "")


def test_mixed_years_and_the_same_country_twice_are_refused_unless_asked():
    old, new = country("XAA", year=2021), country("XAB", year=2022)
    with pytest.raises(pt.ComparisonError, match="data years 2021, 2022 are not one ranking; pass mixed_years=True"):
        pt.rank([old, new])
    assert len(pt.rank([old, new], mixed_years=True).rows) == 2
    assert pt.rank([old, new], mixed_years=True).years == (2021, 2022)
    with pytest.raises(pt.ComparisonError, match="given twice: XAA 2021"):
        pt.rank([old, old])
    north = attrs.evolve(old, territory="north")
    assert len(pt.rank([old, north]).rows) == 2


@pytest.mark.parametrize(("language", "words"), [("en", "not comparable"), ("ru", "не сопоставимы")])
def test_a_ranking_of_two_editions_says_so_above_its_method(language, words):
    within = pt.rank([country("XAA", year=2021), country("XAB", year=2022)], mixed_years=True)
    across = pt.rank([country("XAA", year=2019), country("XAB", year=2022)], mixed_years=True)
    assert not any(words in note for note in tables_of(within, language)[0].notes)
    assert words in tables_of(across, language)[0].notes[0]


def test_records_of_a_ranking_have_a_row_for_each_country():
    row, _ = pt.rank([country("XAA"), country("XAB")]).records()
    assert (row["rank"], row["iso3"], row["year"], round(row["value"], 2)) == (1, "XAA", 2022, 63.40)
    assert (row["best_rank"], row["worst_rank"], row["bounds_known"]) == (1, 2, True)


# Changes


@settings(deadline=None)
@given(
    g.profiles(year=st.integers(2020, 2030)),
    st.data(),
    st.sampled_from([pt.EQUAL_WEIGHTS, GEOMETRIC, pt.Points.symmetric(1), Outsider()]),
)
def test_lines_and_remainder_sum_to_the_change(before, data, strategy):
    asked = data.draw(st.lists(st.sampled_from(questions()), max_size=4, unique=True))
    after = before.with_answers({question.key: data.draw(g.answers(question)) for question in asked})
    try:
        change = pt.explain_change(before, after, strategy)
    except pt.NotEnoughDataError:
        assume(False)
    assert sum(line.points for line in change.lines) + change.remainder == pytest.approx(change.difference, abs=1e-9)
    assert sum(change.by_dimension.values()) + change.remainder == pytest.approx(change.difference, abs=1e-9)
    assert sum(change.by_kind.values()) + change.remainder == pytest.approx(change.difference, abs=1e-9)
    if not change.remainder:
        # Each answer that changed stands in one place, and in one only.
        changed = {question.key for question in questions() if before.answer(question.key) != after.answer(question.key)}
        in_lines = {key for line in change.lines for key in pt.definitions()[line.indicator].rests_on}
        apart = [each.question for each in change.without_effect]
        assert changed <= in_lines | set(apart)
        assert not in_lines & set(apart)
        assert len(apart) == len(set(apart))


def test_an_answer_that_moved_the_bounds_alone_stands_once(kz):
    best = {
        each.key: option
        for each in questions()
        if each.section == "prevention"
        for option in each.scale or ()
        if option.level == 1
    }
    before, lost = kz.with_answers(best), "prevention.video"
    change = pt.explain_change(before, before.with_answers({lost: Unavailable.NOT_COLLECTED}))
    assert [(line.indicator, line.moved_score) for line in change.lines] == [(lost, False)]
    assert change.without_effect == ()
    shown = " ".join(str(change).split())
    assert shown.count(lost) == 1
    assert "the score did not move, but what is known did, and with it the bounds: " in shown
    assert "because of availability of data" not in shown


def test_a_gap_in_a_method_without_bounds_moves_only_what_is_known(kz):
    class Weightless(OwnParts):
        def differences(self, reference, profile):
            return {"prevention.video": self.part}

        def score(self, profile, /):
            return pt.Score.of(profile, value=1.0, strategy=self.name)

    change = pt.explain_change(kz, kz.with_answers({"prevention.video": Unavailable.WITHHELD}), Weightless(0.0))
    assert "what is known moved, but not the score." in str(change)


def test_an_answer_of_another_wording_and_no_other_points_is_without_an_effect(kz):
    before = kz.with_answers({"prevention.video": Unavailable.NO_DATA})
    change = pt.explain_change(before, before.with_answers({"prevention.video": Unavailable.WITHHELD}))
    assert change.lines == ()
    assert [each.question for each in change.without_effect] == ["prevention.video"]


def test_how_much_of_a_change_is_due_to_what_is_known_is_said(kz):
    after = kz.with_answers({"prevention.video": pt.VideoCoverage.ALL, "prevention.archive_access": Unavailable.WITHHELD})
    change = pt.explain_change(kz, after)
    assert list(change.by_kind) == [ChangeKind.ANSWER, ChangeKind.AVAILABILITY]
    points = {line.indicator: line.points for line in change.lines}
    assert change.by_kind[ChangeKind.AVAILABILITY] == points["prevention.archive_access"]
    known = f"{change.by_kind[ChangeKind.AVAILABILITY]:+.2f}"
    assert f"Of the difference, {known} is availability of data" in str(change)
    answers_only = pt.explain_change(kz, kz.with_answers({"prevention.video": pt.VideoCoverage.ALL}))
    assert "neither an improvement nor a deterioration" not in str(answers_only)


def test_a_change_told_backwards_and_one_of_a_profile_to_itself_say_so(kz):
    later = attrs.evolve(kz, year=2023)
    backwards = "The first is of the later year (2023), the second of the earlier (2022)"
    assert backwards in " ".join(str(pt.explain_change(later, kz)).split())
    assert backwards not in " ".join(str(pt.explain_change(kz, later)).split())
    assert "No answer and no note differs between the two." in str(pt.explain_change(kz, kz))
    assert "differs between" not in str(pt.explain_change(kz, kz.with_answers({"context.population": 7})))


def test_a_change_names_what_moved_how_and_by_how_much(kz):
    after = attrs.evolve(kz, year=2023).with_answers(
        {
            "prevention.video": pt.VideoCoverage.ALL,
            "judicial_review.convictions": 30,
            "expert_survey.rating": 5.0,
            "context.population": 20_000_000,
        }
    )
    change = pt.explain_change(kz, after)
    assert repr(change) == f"<Change Kazakhstan 2022 to Kazakhstan 2023: {change.difference:+.2f}, equal weights, unofficial>"
    assert {line.indicator: line.kind for line in change.lines} == {
        "prevention.video": ChangeKind.ANSWER,
        "judicial_review.conviction": ChangeKind.FIGURE,
        "expert_survey.rating": ChangeKind.AVAILABILITY,
    }
    rate = next(line for line in change.lines if line.indicator == "judicial_review.conviction")
    assert (rate.before.numerator, rate.after.numerator, rate.after.denominator) == (3, 30, 838)
    assert [each.question for each in change.without_effect] == ["context.population"]
    assert change.published_difference == 0
    assert not change.new_edition
    assert next(change.records())["indicator"] == change.lines[0].indicator


def test_the_change_of_the_published_total_stands_apart(kz):
    after = attrs.evolve(kz, year=2023, published=published_score("KAZ", 2023))
    assert pt.explain_change(kz, after).published_difference == pytest.approx(122.51 - 120.44)
    assert pt.explain_change(kz, after).difference == 0
    assert pt.explain_change(attrs.evolve(kz, published=None), after).published_difference is None
    first, second = attrs.evolve(kz, year=2019), attrs.evolve(after, year=2020)
    assert pt.explain_change(first, second, across_editions=True).published_difference is None


def test_bounds_that_touch_leave_the_direction_certain_as_in_a_ranking(kz):
    better = kz.with_answers({"prevention.video": pt.VideoCoverage.ALL})
    after = attrs.evolve(better, year=2023)
    change = pt.explain_change(kz, after)
    assert change.before.bounds.high == pytest.approx(change.after.bounds.low, abs=1e-12)
    assert not change.bounds_overlap
    assert pt.rank([kz, attrs.evolve(better, country=pt.Country("XAA", "Atlantis"))]).unseparated == ()
    assert "overlap" not in str(change)
    assert pt.Bounds(0, 2).overlap(pt.Bounds(1, 1))
    assert not pt.Bounds(1, 1).overlap(pt.Bounds(1, 1))


def test_a_change_across_the_two_editions_is_refused_unless_asked_and_marked(kz):
    old = attrs.evolve(kz, year=2019)
    new = attrs.evolve(kz, year=2020).with_answers({"expert_survey.rating": 5.0})
    with pytest.raises(pt.ComparisonError, match="pass across_editions=True"):
        pt.explain_change(old, new)
    change = pt.explain_change(old, new, across_editions=True)
    assert change.new_edition
    assert [line.kind for line in change.lines] == [ChangeKind.EDITION]


def test_two_countries_are_no_change_but_decompose_splits_them(kz):
    other = country("XAA").with_answers({"prevention.video": pt.VideoCoverage.ALL})
    with pytest.raises(pt.ComparisonError, match="not the same country"):
        pt.explain_change(kz, other)
    split = pt.decompose(pt.EQUAL_WEIGHTS, kz, other)
    assert split.parts == {"prevention.video": pytest.approx(split.difference)}


def test_for_a_strategy_that_does_not_explain_itself_contributions_are_subtracted(kz):
    # The share rests on 21 graded answers; one less changes every share, which no indicator that moved can account for.
    after = kz.with_answers({"prevention.video": pt.VideoCoverage.ALL, "domestic_law.definition": Unavailable.NO_DATA})
    change = pt.explain_change(kz, after, Outsider())
    assert [line.indicator for line in change.lines] == ["prevention.video"]
    assert change.remainder == pytest.approx(change.difference - change.lines[0].points)
    assert change.remainder != 0


class OwnParts(Outsider):
    """A strategy that explains itself by keys of its own, which no indicator of ours bears."""

    name = "own parts"

    def __init__(self, part):
        self.part = part

    def differences(self, reference, profile):
        return {"pain": self.part}


@pytest.mark.parametrize("part", [14.0, float("nan")])
def test_parts_that_no_indicator_bears_are_the_remainder_and_nothing_is_called_without_effect(kz, part):
    after = kz.with_answers({"prevention.video": pt.VideoCoverage.ALL, "context.population": 5})
    change = pt.explain_change(kz, after, OwnParts(part))
    assert change.lines == ()
    assert change.remainder == pytest.approx(change.difference)
    assert change.without_effect == ()


def test_rounding_is_no_remainder_however_large_the_points(kz):
    after = kz.with_answers({"prevention.video": pt.VideoCoverage.ALL, "expert_survey.rating": 3.3})
    assert pt.explain_change(kz, after, pt.Points.symmetric(1e12)).remainder == 0
    assert pt.explain_change(kz, after, attrs.evolve(pt.EQUAL_WEIGHTS, scale=1e9)).remainder == 0


# Reforms and reach


def test_reforms_are_found_by_trying_every_set(kz):
    found = pt.reforms(kz, steps=2, top=5)
    assert len(found.sets) == 5
    gains = [each.gain for each in found.sets]
    assert gains == sorted(gains, reverse=True)
    best = found.sets[0]
    changed = kz.with_answers({step.question: step.after for step in best.steps})
    assert pt.score(changed).value - pt.score(kz).value == pytest.approx(best.gain)
    tried = []
    for question, answer in kz.answers():
        tried += [
            {question.key: each} for each in question.scale or () if isinstance(answer, Answer) and each.level > answer.level
        ]
    pairs = [one | other for one, other in permutations(tried, 2) if len(one | other) == 2]
    possible = [pairs_ for pairs_ in pairs if not {"ratification.ecpt", "ratification.echr"} & set(pairs_)]
    assert best.gain == pytest.approx(max(pt.score(kz.with_answers(each)).value for each in possible) - pt.score(kz).value)


def test_a_treaty_that_is_not_open_is_never_proposed(kz):
    found = pt.reforms(kz, steps=1, top=99)
    assert found.closed == ("ratification.ecpt", "ratification.echr")
    assert not {step.question for each in found.sets for step in each.steps} & set(found.closed)
    armenia = attrs.evolve(kz, country=pt.Country("ARM", "Armenia"))
    assert pt.reforms(armenia).closed == ()
    assert pt.score(armenia).out_of_reach.points == 0
    assert "ratification.echr" in {step.question for each in pt.reforms(armenia, steps=1).sets for step in each.steps}


def test_opcat_opens_with_uncat():
    # OPCAT, article 27: signature by States that signed UNCAT, ratification and accession by its parties.
    status = {"ratification.uncat": pt.TreatyStatus.SIGNED, "ratification.opcat": pt.TreatyStatus.SIGNED}
    profile = pt.example_profile().with_answers(status)
    opcat = next(question for question in questions() if question.key == "ratification.opcat")
    assert is_open(opcat, profile)
    assert not is_open(opcat, profile.with_answers({"ratification.uncat": pt.TreatyStatus.NEITHER}))
    assert not is_open(opcat, profile.with_answers({"ratification.opcat": pt.TreatyStatus.RATIFIED}))
    assert opcat.key not in {question.key for question in closed_treaties(profile)}
    proposals = [tuple(step.question for step in each.steps) for each in pt.reforms(profile, steps=2, top=999).sets]
    assert ("ratification.opcat",) not in proposals
    assert ("ratification.uncat", "ratification.opcat") in proposals


def test_a_step_that_adds_nothing_is_left_out_and_steps_that_gain_only_together_are_found(kz):
    weakest = attrs.evolve(pt.EQUAL_WEIGHTS, aggregation=pt.ByLevel(inside=pt.Minimum(), between=pt.Power(1)))
    sets = pt.reforms(kz, weakest, steps=3, top=99).sets
    prevention = [each for each in sets if all(step.question.startswith("prevention.") for step in each.steps)]
    assert [len(each.steps) for each in prevention] == [3]
    two_steps = kz.with_answers({"procedural_guarantees.medical": pt.Promptness.NEVER})
    medical = [
        (each.steps[0].before.code, each.steps[0].after.code)
        for each in pt.reforms(two_steps, steps=2, top=999).sets
        if [step.question for step in each.steps] == ["procedural_guarantees.medical"]
    ]
    assert medical == [("never", "within_hours"), ("never", "later")]


@pytest.mark.parametrize("steps", [0, 5])
def test_reforms_take_one_to_four_steps(kz, steps):
    with pytest.raises(pt.ComparisonError, match="ask for 1 to 4"):
        pt.reforms(kz, steps=steps)


def test_a_treaty_already_joined_is_not_out_of_reach(kz):
    joined = kz.with_answers({"ratification.ecpt": pt.TreatyStatus.ACCEDED, "ratification.echr": Unavailable.NO_DATA})
    assert closed_treaties(joined) == ()
    assert repr(pt.reforms(joined, steps=1)).startswith("<Reforms for Kazakhstan 2022: 8 sets of steps")


# Audit


def test_the_real_page_has_exactly_two_findings(kz):
    assert [(each.kind.code, each.text.en) for each in pt.audit(kz)] == [
        (
            "check",
            "more criminal cases than complaints (cases can be opened on own motion or on earlier complaints): 874 > 838",
        ),
        ("contradiction", "the budget per prisoner does not fit: 0.03 a day is 10.95 a year, not 15.87"),
    ]
    found = pt.audit(kz)
    assert repr(found) == "<Audit of Kazakhstan 2022: 2 findings>"
    assert (found[-1:], len(found)) == (tuple(found)[1:], 2)


@pytest.mark.parametrize(
    ("answers", "kind", "text"),
    [
        (
            {"response_mechanism.complaints_from_detention": 839},
            "contradiction",
            "more complaints from places of detention than complaints: 839 > 838",
        ),
        (
            {"investigating_body.cases_to_court": 875},
            "contradiction",
            "more cases taken to court than cases instituted: 875 > 874",
        ),
        ({"judicial_review.convictions": 11}, "contradiction", "more convictions than cases taken to court: 11 > 10"),
        (
            {"response_mechanism.complaints": 900},
            "contradiction",
            "the number of complaints differs between two sections: 900 and 838",
        ),
        ({"expert_survey.respondents": 4}, "check", "the expert rating rests on 4 answers"),
        (
            {"ratification.echr": Unavailable.NOT_APPLICABLE},
            "check",
            (
                "a treaty that “does not apply” counts in no score, which can raise it: of a State that cannot join it "
                "the answer is “Neither signed nor ratified”"
            ),
        ),
    ],
)
def test_each_rule_finds_what_it_is_for(kz, answers, kind, text):
    new = set(pt.audit(kz.with_answers(answers))) - set(pt.audit(kz))
    assert [(each.kind.code, each.text.en) for each in new] == [(kind, text)]


def test_few_complaints_and_answers_before_their_time_are_checks(kz):
    few = kz.with_answers({"investigating_body.complaints": 29, "response_mechanism.complaints": 29})
    assert any(each.text.en.startswith("the rates rest on 29 complaints") for each in pt.audit(few))
    none = kz.with_answers({"investigating_body.complaints": 0, "response_mechanism.complaints": 0})
    assert any(each.text.en.startswith("no complaints: the rates are undefined") for each in pt.audit(none))
    assert "no complaints, so undefined and left out" in pt.score(none).notices[-1].en
    early = attrs.evolve(kz, year=2019).with_answers({"expert_survey.rating": 5})
    assert "answered for 2019, first asked for 2020: the answer counts in no score" in [
        each.text.en for each in pt.audit(early)
    ]


@pytest.mark.parametrize(
    ("day", "year", "fits"),
    [(0.04, 15.87, True), (0.03, 10.95, True), (10, 3650, True), (10, 3660.0, True), (10, 3700, False), (0.5, 150.0, False)],
)
def test_a_budget_by_day_fits_one_by_year_within_rounding(kz, day, year, fits):
    changed = kz.with_answers({"context.budget_per_prisoner_day": day, "context.budget_per_prisoner_year": year})
    assert all("budget" not in each.text.en for each in pt.audit(changed)) is fits


def test_rows_of_a_page_that_are_not_there_are_one_check(kz):
    (finding,) = pt.audit(pt.CountryProfile(country=pt.Country("XTA", "T"), year=2022))
    on_page = tuple(question.key for question in questions() if question.on_page)
    assert (finding.kind.code, finding.questions) == ("check", on_page)
    assert finding.text.en == f"this input does not say {len(on_page)} of the {len(on_page)} answers of a country page"
    said = kz.with_answers({"prevention.video": Unavailable.NO_DATA})
    assert list(pt.audit(said)) == list(pt.audit(kz))


# Published totals


def test_the_published_totals_keep_every_release_and_show_the_conflict():
    # Civic Solidarity Platform, fifth and sixth annual Index on Torture: Kazakhstan 2023 is printed as 132.51 and as 122.51.
    records = pt.published_scores()
    assert [(each.iso3, each.year, each.value, each.release) for each in records if each.conflict] == [
        ("KAZ", 2023, 132.51, 5),
        ("KAZ", 2023, 122.51, 6),
    ]
    assert {(each.iso3, each.year) for each in records if each.value is None} == {("POL", 2022), ("TJK", 2019), ("TJK", 2022)}
    values = [each.value for each in records if each.value is not None]
    assert (min(values), max(values)) == (-95.02, 161.50)
    assert all(each.source and each.release for each in records)


def test_the_later_release_is_the_default_and_an_unseen_value_is_none():
    assert published_score("KAZ", 2023).value == 122.51
    assert published_score("KAZ", 2023, release=5).value == 132.51
    assert published_score("KAZ", 2022).source.title.startswith("Civic Solidarity Platform, sixth")
    assert published_score("POL", 2022) is None
    assert published_score("XTA", 2022) is None


def test_a_panel_is_ranked_as_its_profiles_are_and_what_is_no_profile_is_refused():
    kz = pt.example_profile()
    assert pt.rank(pt.Panel([kz])) == pt.rank([kz])
    with pytest.raises(pt.ArgumentError, match="one is given in a list too"):
        pt.rank(kz)
