"""Several countries over several years: trends, changes, rankings and what is known, with nothing bridged or filled in."""

from itertools import groupby, pairwise

import attrs
import pandas as pd
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import generators as g
import ptindex as pt
from ptindex.declaration import Unavailable
from ptindex.display import as_html, as_text, tables_of
from ptindex.panel import Panel
from ptindex.questionnaire import questions

VIDEO, CONVICTIONS, RATING = "prevention.video", "judicial_review.convictions", "expert_survey.rating"
KAZAKHSTAN = pt.example_profile()
FIELDS = {"published": st.none(), "source": st.none(), "notes": st.just({}), "remarks": st.just(())}


class Flat:
    """A strategy that knows neither bounds nor contributions, as an outsider might write it."""

    name = "flat"

    def score(self, profile, /):
        return pt.Score.of(profile, value=50.0 + len(profile.remarks), strategy=self.name)


def of_year(year, iso3="XAA", answers=None):
    page = attrs.evolve(KAZAKHSTAN, country=pt.Country(iso3, f"Country {iso3}"), year=year, published=None)
    return page.with_answers(answers or {})


def unknown(year, iso3="XAA"):
    return pt.CountryProfile(country=pt.Country(iso3, f"Country {iso3}"), year=year)


def said(result, language="en"):
    """Every text that the tables of a result show, before any is wrapped."""
    tables = tables_of(result, language)
    return "\n".join(
        text for table in tables for text in (table.title, *(cell for row in table.rows for cell in row.cells), *table.notes)
    )


@st.composite
def panels(draw, countries=("XAA", "XAB"), make=g.answers):
    """Panels of two invented countries in some of the years from 2019 to 2024."""
    chosen = [
        draw(g.profiles(make, country=st.just(pt.Country(iso3, iso3)), year=st.just(year), territory=st.just(""), **FIELDS))
        for iso3 in countries
        for year in draw(st.lists(st.integers(2019, 2024), max_size=4, unique=True))
    ]
    return Panel(chosen)


# Properties


@settings(deadline=None, max_examples=25)
@given(panels(), st.randoms())
def test_the_order_of_profiles_does_not_matter(panel, random):
    shuffled = list(panel.profiles)
    random.shuffle(shuffled)
    again = Panel(shuffled)
    assert again == panel
    for tell in (pt.trends, pt.changes, pt.rankings, pt.availability_by_year):
        assert tell(again) == tell(panel)


@settings(deadline=None, max_examples=25)
@given(panels(), st.sampled_from([pt.EQUAL_WEIGHTS, pt.Points.symmetric(1)]))
def test_the_changes_within_an_edition_sum_to_the_last_score_less_the_first(panel, strategy):
    found = pt.changes(panel, strategy)
    for trend in pt.trends(panel, strategy).series:
        values = [each.score.value for each in trend.points if each.score and each.edition == 2020]
        steps = [each.change.difference for each in found.steps if each.country == trend.country and each.change]
        assert sum(steps) == pytest.approx(values[-1] - values[0] if values else 0, abs=1e-9)


@settings(deadline=None, max_examples=25)
@given(panels(make=g.answered), st.data())
def test_withdrawing_an_answer_never_raises_the_lower_bound_of_a_trend(panel, data):
    question = data.draw(st.sampled_from(questions()))
    reason = data.draw(g.widening)
    less = Panel(profile.with_answers({question.key: reason}) for profile in panel.profiles)
    for before, after in zip(pt.trends(panel).series, pt.trends(less).series, strict=True):
        for known, withdrawn in zip(before.points, after.points, strict=True):
            assert withdrawn.bounds.low <= known.bounds.low + 1e-9


@settings(deadline=None, max_examples=25)
@given(panels())
def test_a_trend_has_the_scores_of_its_profiles_and_no_year_of_its_own(panel):
    for profiles, trend in zip(panel.series(), pt.trends(panel).series, strict=True):
        assert [each.year for each in trend.points] == [each.year for each in profiles]
        assert not {each.year for each in trend.points} & set(trend.absent)
        for profile, point in zip(profiles, trend.points, strict=True):
            if point.score:
                assert point.score == pt.score(profile)
                assert not point.reason
            else:
                with pytest.raises(pt.NotEnoughDataError) as error:
                    pt.score(profile)
                assert (point.reason, point.bounds) == (str(error.value), error.value.bounds)


@settings(deadline=None, max_examples=25)
@given(panels())
def test_what_is_known_adds_up_over_countries_questions_and_dimensions(panel):
    found = pt.availability_by_year(panel)
    in_all = {each.year: (each.usable, each.asked) for each in found.totals if each.of == "all"}
    for counted in ([each for each in found.totals if each.of != "all"], list(found.questions)):
        for year, expected in in_all.items():
            here = [each for each in counted if each.year == year]
            assert (sum(each.usable for each in here), sum(each.asked for each in here)) == expected
    assert in_all.keys() == set(panel.years)


@settings(deadline=None, max_examples=25)
@given(panels())
def test_an_answer_is_lost_once_for_each_year_in_which_it_goes_missing(panel):
    expected = set()
    for series in panel.series():
        for before, after in pairwise(series):
            for (question, old), (_, new) in zip(before.answers(), after.answers(), strict=True):
                if not isinstance(old, Unavailable) and isinstance(new, Unavailable) and new.widens:
                    expected.add((after.country.iso3, question.key, before.year, after.year, new))
    lost = pt.availability_by_year(panel).lost
    assert {(each.country.iso3, each.question, each.known_in, each.missing_in, each.reason) for each in lost} == expected
    assert len(lost) == len(expected)


@settings(deadline=None, max_examples=10)
@given(panels())
def test_every_result_shows_in_both_languages_and_its_records_are_a_data_frame(panel):
    results = [panel, *(tell(panel) for tell in (pt.trends, pt.changes, pt.rankings, pt.availability_by_year))]
    for result in results:
        assert as_text(result, "en") != as_text(result, "ru")
        assert as_html(result) == result._repr_html_()
        rows = list(result.records())
        assert len(pd.DataFrame(rows)) == len(rows)
        assert len({tuple(row) for row in rows}) <= 1


# A panel


def test_a_panel_says_what_is_there_and_what_is_not():
    panel = Panel([of_year(2022), of_year(2019), of_year(2020, "XAB")])
    assert repr(panel) == "<Panel of 3 profiles, 2 series, 2019 to 2022>"
    text = str(panel)
    assert "2019, 2022  2020, 2021" in text
    assert "Break in the series" in text
    assert "2020        2019, 2021, 2022" in text
    assert "Годы данных" in as_text(panel, "ru")


def test_an_empty_panel_and_a_panel_of_one_are_fine():
    empty = Panel()
    assert repr(empty) == "<Panel of 0 profiles, 0 series>"
    assert str(empty).endswith("There are no profiles.")
    assert pt.trends(empty).series == pt.changes(empty).steps == pt.rankings(empty).by_year == ()
    assert "There are no profiles." in str(pt.rankings(empty))
    assert "No country has two years with a score." in str(pt.changes(empty))
    one = Panel([KAZAKHSTAN])
    assert repr(one) == "<Panel of 1 profile, 1 series, 2022 to 2022>"
    assert repr(pt.rankings(one)) == "<Rankings of 1 year, unofficial>"
    assert repr(pt.availability_by_year(one)) == "<AvailabilityByYear of 1 profile, 0 answers lost>"
    assert [point.score for point in pt.trends(one).series[0].points] == [pt.score(KAZAKHSTAN)]
    assert "Break in the series" not in str(one)


def test_a_panel_is_made_of_profiles_and_each_stands_in_it_once():
    with pytest.raises(TypeError, match=r"^\$\.profiles: is no profile; .*; given: 5$"):
        Panel([5])
    with pytest.raises(TypeError, match=r"a reading has it as \.profile"):
        Panel([pt.read_page("Kazakhstan 2022\nVideo surveillance\tNone\n")])
    with pytest.raises(pt.ComparisonError, match=r"^given twice: XAA 2022$"):
        Panel([of_year(2022), of_year(2022)])
    north = attrs.evolve(of_year(2022), territory="north")
    assert [len(series) for series in Panel([of_year(2022), north, of_year(2023)]).series()] == [2, 1]


def test_records_of_a_panel_have_a_row_for_each_answer():
    frame = pl.DataFrame(list(Panel([KAZAKHSTAN, of_year(2020)]).records()), infer_schema_length=None)
    assert frame.height == 2 * len(questions())
    video = frame.filter((pl.col("question") == VIDEO) & (pl.col("iso3") == "KAZ"))
    assert video.select("code", "number", "known").row(0) == ("some", None, True)
    convictions = frame.filter((pl.col("question") == CONVICTIONS) & (pl.col("iso3") == "KAZ"))
    assert convictions.select("code", "number").row(0) == (None, 3.0)


# Trends


def test_the_break_between_editions_is_marked_and_what_is_absent_or_unknown_stays_so():
    panel = Panel([of_year(2019), of_year(2020), unknown(2022), of_year(2023)])
    trends = pt.trends(panel)
    (trend,) = trends.series
    assert repr(trends) == "<Trends of 1 series by equal weights, unofficial>"
    assert repr(trend) == "<Trend of Country XAA, 2019 to 2023, unofficial>"
    assert trend.breaks == ((2019, 2020),)
    assert trend.absent == (2021,)
    assert [point.score is None for point in trend.points] == [False, False, True, False]
    text = said(trends)
    assert "break: new edition" in text
    assert "2021" in text
    assert "No profile" in text
    assert "0.00 to 100.00" in text
    assert "too little is known for a score" in text
    assert "Unofficial" in text
    assert "628b0ed1e1f7" in text
    assert "Judicial review" in text


def test_a_trend_shows_alone_too_and_several_show_their_scores():
    panel = Panel([of_year(2022), of_year(2023, "XAB", {VIDEO: pt.VideoCoverage.ALL})])
    first, second = pt.trends(panel).series
    assert "628b0ed1e1f7" in str(first)
    together = str(pt.trends(panel))
    assert "XAA" in together
    assert "XAB" in together
    assert "Judicial review" not in together
    nothing = pt.trends(Panel([unknown(2022)])).series[0]
    assert "Unofficial" in str(nothing)
    assert "Method" not in str(nothing)
    assert second.absent == (2022,)
    north = attrs.evolve(of_year(2022), territory="north")
    assert repr(pt.trends(Panel([north])).series[0]) == "<Trend of Country XAA, north, 2022 to 2022, unofficial>"


def test_a_dimension_that_a_method_leaves_out_or_of_which_nothing_is_known_has_no_value():
    def without(year, prefix):
        keys = [question.key for question in questions() if question.key.startswith(prefix)]
        return of_year(year, answers=dict.fromkeys(keys, Unavailable.NO_DATA))

    trend = pt.trends(Panel([of_year(2022), without(2023, "prevention.")])).series[0]
    rows = as_text(trend).split("Prevention of torture")[1].splitlines()
    assert "0.00 to 100.00" in next(row for row in rows if "2023" in row)
    some = [each for each in trend.points[1].score.dimensions if each.dimension is not pt.Dimension.PREVENTION]
    fewer = attrs.evolve(trend.points[1], score=attrs.evolve(trend.points[1].score, dimensions=tuple(some)))
    rows = as_text(attrs.evolve(trend, points=(trend.points[0], fewer))).split("Prevention of torture")[1].splitlines()
    assert next(row for row in rows if "2023" in row).split()[1:3] == ["—", "—"]


def test_the_published_totals_stand_beside_on_their_own_scale_and_conflicts_are_kept():
    page_2023 = attrs.evolve(KAZAKHSTAN, year=2023, published=pt.PublishedScore(value=122.51, release=7, mark="*"))
    trends = pt.trends(Panel([KAZAKHSTAN, page_2023]))
    totals = trends.series[0].published
    assert [(each.value, each.release, each.mark, each.conflict) for each in totals if each.year == 2022] == [
        (120.44, 6, "†", False)
    ]
    assert [(each.value, each.release, each.mark, each.conflict) for each in totals if each.year == 2023] == [
        (132.51, 5, "", True),
        (122.51, 6, "", True),
        (122.51, 7, "*", True),
    ]
    text = said(trends)
    assert "releases print different values; all are kept" in text
    assert "not comparable with the scores" in text
    assert {row["of"] for row in trends.records()} == {"score", *(each.code for each in pt.Dimension)}
    assert all("published" not in row for row in trends.records())
    assert len(list(trends.published_records())) == len(totals)


def test_a_total_that_was_not_seen_is_said_and_a_territory_or_an_invented_country_has_none_of_the_index():
    tajikistan = attrs.evolve(of_year(2022), country=pt.Country("TJK", "Tajikistan"))
    text = str(pt.trends(Panel([tajikistan])))
    assert "measured, the value was not seen" in text
    territory = attrs.evolve(KAZAKHSTAN, territory="Almaty", published=None)
    assert pt.trends(Panel([territory, of_year(2022)])).series[0].published == ()
    own = attrs.evolve(of_year(2022), published=pt.PublishedScore(value=5.0))
    (total,) = pt.trends(Panel([own])).series[0].published
    assert (total.value, total.release, total.conflict) == (5.0, None, False)
    assert "\n5.00\n—\n" in said(pt.trends(Panel([own])))


def test_a_strategy_without_bounds_says_so():
    panel = Panel([of_year(2022), of_year(2023)])
    for found in (pt.trends(panel, Flat()), pt.changes(panel, Flat())):
        assert "This method knows no bounds" in str(found)
        assert "fingerprint none" in str(found)
        assert found.fingerprint == ""
    assert "not known" in str(pt.trends(panel, Flat()))


# Changes


def test_each_step_is_explained_and_says_what_lies_between():
    panel = Panel(
        [
            of_year(2019),
            of_year(2020),
            unknown(2021),
            of_year(2023, answers={VIDEO: pt.VideoCoverage.ALL}),
            of_year(2024, answers={VIDEO: pt.VideoCoverage.ALL, CONVICTIONS: Unavailable.WITHHELD}),
            of_year(2025, answers={VIDEO: pt.VideoCoverage.ALL, CONVICTIONS: Unavailable.WITHHELD}),
        ]
    )
    found = pt.changes(panel)
    assert repr(found) == "<Changes: 4 steps by equal weights, unofficial>"
    assert [(each.before, each.after, each.new_edition, each.absent, each.unscored) for each in found.steps] == [
        (2019, 2020, True, (), ()),
        (2020, 2023, False, (2022,), (2021,)),
        (2023, 2024, False, (), ()),
        (2024, 2025, False, (), ()),
    ]
    assert found.steps[0].change is None
    assert found.steps[1].change == pt.explain_change(panel.profiles[1], panel.profiles[3])
    text = said(found)
    for words in (
        "no profile for 2022",
        "too little is known of 2021",
        "the editions of the questionnaire differ",
        "Judicial review: +8.30",
        "of this +8.30 from what is known, not from answers",
        "bounds overlap",
        "no indicator moved",
    ):
        assert words in text
    assert [row["year_after"] for row in found.records()] == [2020, 2023, 2024, 2025]
    assert [row["difference"] is None for row in found.records()] == [True, False, False, False]
    assert {row["indicator"] for row in found.line_records()} == {VIDEO, "judicial_review.conviction"}


def test_the_records_of_a_step_have_its_bounds_and_whether_they_overlap():
    panel = Panel([of_year(2022), of_year(2023, answers={VIDEO: pt.VideoCoverage.ALL})])
    (row,) = pt.changes(panel).records()
    change = pt.changes(panel).steps[0].change
    assert (row["low_before"], row["high_before"]) == (change.before.bounds.low, change.before.bounds.high)
    assert (row["low_after"], row["high_after"]) == (change.after.bounds.low, change.after.bounds.high)
    assert row["bounds_overlap"] is change.bounds_overlap
    assert next(pt.changes(panel, Flat()).records())["bounds_overlap"] is None


def test_a_country_without_two_scored_years_is_named_with_the_reason():
    panel = Panel([of_year(2022), of_year(2023), of_year(2023, "XAB"), of_year(2022, "XAC"), unknown(2023, "XAC")])
    found = pt.changes(panel)
    one, other = found.without_steps
    assert (one.country.iso3, one.scored, one.unscored) == ("XAB", (2023,), ())
    assert (other.country.iso3, other.scored, other.unscored) == ("XAC", (2022,), (2023,))
    assert "there is one data year only" in said(found)
    assert "too little is known for a score of 2023" in said(found)
    assert "известно слишком мало для оценки за 2023" in said(found, "ru")
    rows = list(found.records())
    assert [(row["iso3"], row["difference"] is None) for row in rows] == [("XAA", False), ("XAB", True), ("XAC", True)]
    assert rows[1]["reason"] == "there is one data year only"
    assert len({tuple(row) for row in rows}) == 1


def test_the_break_is_bridged_only_when_asked_and_then_marked():
    panel = Panel([of_year(2019), of_year(2020, answers={RATING: 5.0})])
    (step,) = pt.changes(panel, across_editions=True).steps
    assert step.change.new_edition
    assert "as asked" in said(pt.changes(panel, across_editions=True))


def test_a_remainder_is_shown():
    before, after = of_year(2022), attrs.evolve(of_year(2023), remarks=("one",))
    assert "not explained by an indicator: +1.00" in said(pt.changes(Panel([before, after]), Flat()))


# Rankings


def test_each_year_is_ranked_on_its_own():
    panel = Panel([of_year(2022), of_year(2022, "XAB", {VIDEO: pt.VideoCoverage.ALL}), of_year(2023)])
    found = pt.rankings(panel)
    assert repr(found) == "<Rankings of 2 years, unofficial>"
    assert [(year, [row.score.country.iso3 for row in ranking.rows]) for year, ranking in found.by_year] == [
        (2022, ["XAB", "XAA"]),
        (2023, ["XAA"]),
    ]
    assert [row["year"] for row in found.records()] == [2022, 2022, 2023]
    assert {row["fingerprint"] for row in found.records()} == {pt.EQUAL_WEIGHTS.fingerprint}
    assert "Score, 2023" in str(found)


# What is known


def test_what_was_known_and_is_missing_now_is_listed_with_its_reason_and_when_it_came_back():
    panel = Panel(
        [
            of_year(2019),
            of_year(2020, answers={VIDEO: Unavailable.NO_DATA}),
            of_year(2022, answers={CONVICTIONS: Unavailable.WITHHELD}),
            of_year(2023, answers={VIDEO: Unavailable.NOT_APPLICABLE, CONVICTIONS: Unavailable.WITHHELD}),
        ]
    )
    found = pt.availability_by_year(panel)
    assert repr(found) == "<AvailabilityByYear of 4 profiles, 2 answers lost>"
    assert list(found.lost_records()) == [
        {
            "iso3": "XAA",
            "country": "Country XAA",
            "territory": "",
            "question": VIDEO,
            "known_in": 2019,
            "code": "some",
            "number": None,
            "missing_in": 2020,
            "reason": "no_data",
            "regained": 2022,
            "new_edition": True,
        },
        {
            "iso3": "XAA",
            "country": "Country XAA",
            "territory": "",
            "question": CONVICTIONS,
            "known_in": 2020,
            "code": None,
            "number": 3,
            "missing_in": 2022,
            "reason": "withheld",
            "regained": None,
            "new_edition": False,
        },
    ]
    text = said(found)
    assert "known again in 2022" in text
    assert "Known for one year and missing for the next" in text
    assert "across the break between editions" in text
    assert "2022: Data is withheld" in text
    assert "thin: Judicial review" in text
    shares = {(row["question"], row["year"]): row["share"] for row in found.question_records()}
    assert shares[CONVICTIONS, 2020] == 1
    assert shares[CONVICTIONS, 2022] == 0
    assert (VIDEO, 2023) not in shares
    assert (RATING, 2019) not in shares


@pytest.mark.parametrize(("language", "dash"), [("en", "0 of 0 (—)"), ("ru", "0 из 0 (—)")])
def test_of_nothing_asked_no_table_claims_all(language, dash):
    page = of_year(2022, answers=dict.fromkeys((each.key for each in questions()), Unavailable.NOT_APPLICABLE))
    lenient = attrs.evolve(pt.EQUAL_WEIGHTS, name="lenient", min_available=0.0)
    flat = Flat().score(page)
    for result in (pt.rank([page], Flat()), pt.rank([page], lenient), flat, flat.availability, pt.Panel([page])):
        text = said(result, language)
        assert "100%" not in text
        assert "100\u00a0%" not in text
    assert dash in said(flat, language)
    assert dash in said(flat.availability, language)
    assert dash in said(pt.rank([page], Flat()), language)


def test_of_many_lost_answers_a_table_lists_a_thousand_and_says_how_many_more():
    keys = [question.key for question in questions()]
    every = [
        of_year(year, iso3) for iso3 in (f"X{one}{other}" for one in "ABCDE" for other in "ABCDEFGHIJ") for year in (2021, 2022)
    ]
    found = pt.availability_by_year(
        Panel(each if each.year == 2021 else each.with_answers(dict.fromkeys(keys, Unavailable.NO_DATA)) for each in every)
    )
    table = next(each for each in tables_of(found, "en") if each.title == "Known for one year and missing for the next")
    assert len(table.rows) == 1000
    assert f"{len(found.lost) - 1000} more are not listed here: lost_records() has all of them." in table.notes


def test_nothing_lost_is_said_and_where_nothing_is_asked_no_share_is_claimed():
    found = pt.availability_by_year(Panel([of_year(2022), of_year(2023)]))
    assert "No answer was lost" in str(found)
    everything = {question.key: Unavailable.NOT_APPLICABLE for question in questions()}
    none = pt.availability_by_year(Panel([of_year(2022, answers=everything)]))
    assert {each.share for each in none.totals} == {1.0}
    assert all(each.share == 1.0 for each in pt.availability_by_year(Panel([of_year(2022)])).questions if each.usable)
    assert {row["share"] for row in none.records()} == {1.0}
    assert "0 of 0 (—)" in said(none)
    assert "%)" not in said(none)
    assert "0 of 0 (—)" in said(pt.trends(Panel([of_year(2022, answers=everything)])))
    for of, years in groupby(found.totals, key=lambda each: each.of):
        assert [each.year for each in years] == [2022, 2023], of
