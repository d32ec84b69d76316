"""What each result says where it is shown: bounds beside values, gaps with reasons, published totals apart."""

import re

import attrs
import pytest

import generators as g
import ptindex as pt
from display_results import KAZAKHSTAN, LATER, RESULTS, UNKNOWN, Flat
from ptindex.availability import Availability, Share
from ptindex.declaration import LANGUAGES, Unavailable
from ptindex.display import as_text
from ptindex.display.results.scores import score_tables
from ptindex.display.text import text_of
from ptindex.scores import CAVEAT

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)


# What a score must say


SCORE_TEXT = text_of(score_tables(RESULTS["score"], "en", KAZAKHSTAN))


@pytest.mark.parametrize(
    "said",
    [
        r"Score +63\.40  61\.64 to 64\.41  “equal weights”, from 0 to 100",
        r"Published total +120\.44 † +—  another scale, as printed",
        r"Answered +32 of 41 +—  78%",
        r"Baseline +0\.00",
        r"Method: equal weights, fingerprint 628b0ed1e1f7, ptindex 1\.0\.",
        r"State's torture response mechanism +63\.57  52\.98 to 69\.64  16\.67%  9 of 12 \(75%\)",
        r"Judicial review +50\.18  50\.18 to 50\.18",
        r"Ratification of international instruments +50\.00",
        r"Anti-torture provisions in domestic law +75\.00",
        r"Procedural guarantees +91\.67",
        r"Prevention of torture +50\.00",
        r"Convictions per complaint +3 of 838 +0\.004 +8\.33% +0\.03",
        r"Criminal cases per complaint +874 of 838, counted as all +1\.000",
        r"investigating_body\.case_opening: 874 of 838 is more than all, counted as all",
        r"Expert rating of the effectiveness +This input does not say +widens the bounds",
        r"Number of police officers +No data +none: not in this method",
        r"Being a party would add 8\.33 points in all",
        r"ratification\.ecpt\n(?s:.*)ratification\.echr",
    ],
)
def test_a_score_says(said):
    assert re.search(said, SCORE_TEXT)


@pytest.mark.parametrize("name", ["score", "ranking", "change", "reforms"])
@in_both_languages
def test_what_a_score_is_not_is_said_once(name, language):
    shown = " ".join(as_text(RESULTS[name], language).split())
    assert shown.count(CAVEAT.wording(language)) == 1


def test_every_indicator_and_question_without_an_answer_is_named():
    for contribution in RESULTS["score"].contributions:
        assert contribution.indicator in SCORE_TEXT
    for question, answer in KAZAKHSTAN.answers():
        assert not isinstance(answer, Unavailable) or question.key in SCORE_TEXT


def test_a_missing_count_is_listed_by_the_rate_that_it_leaves_open():
    profile = KAZAKHSTAN.with_answers({"investigating_body.cases_to_court": Unavailable.WITHHELD})
    text = text_of(score_tables(pt.score(profile), "en", profile))
    assert "investigating_body.court_referral" in text
    assert "investigating_body.cases_to_court" not in text


def test_a_method_without_bounds_says_so_and_a_thin_dimension_is_marked():
    profile = KAZAKHSTAN.with_answers({"judicial_review.convictions": Unavailable.NO_DATA})
    text = as_text(pt.score(profile, Flat()))
    assert "Score               50.00  not known  “flat”, a scale without fixed ends" in text
    assert "This method knows no bounds" in text
    assert "fingerprint none" in text
    assert "1 of 3 (33%), thin" in text
    assert "Thin: fewer than 65% of the questions have a usable answer." in text


def test_a_points_table_shows_spans_in_points():
    text = as_text(pt.score(KAZAKHSTAN, pt.Points.symmetric(10)))
    assert re.search(r"Video surveillance +0\.500 +20\.00 +10\.00", text)


def test_a_dimension_of_which_nothing_is_known_has_bounds_and_no_value():
    silent = dict.fromkeys(("prevention.external_review", "prevention.video", "prevention.archive_access"), Unavailable.NO_DATA)
    text = as_text(pt.score(KAZAKHSTAN.with_answers(silent)))
    assert re.search(r"Prevention of torture +— +0\.00 to 100\.00 +0\.00%  0 of 4 \(0%\), thin", text)


def test_a_score_with_nothing_missing_says_so():
    complete = KAZAKHSTAN.with_answers(
        {
            "expert_survey.rating": 5.5,
            "ratification.ecpt": pt.TreatyStatus.RATIFIED,
            "ratification.echr": pt.TreatyStatus.RATIFIED,
        }
    )
    text = as_text(pt.score(attrs.evolve(complete, published=None)))
    assert "No indicator of this method is missing." in text
    assert "Published total" not in text


@pytest.mark.parametrize(
    ("answers", "strategy"),
    [
        ({}, attrs.evolve(pt.EQUAL_WEIGHTS, weights={"ratification": 0})),
        (dict.fromkeys(("ratification.ecpt", "ratification.echr"), Unavailable.NO_DATA), pt.EQUAL_WEIGHTS),
        (dict.fromkeys(("ratification.ecpt", "ratification.echr"), Unavailable.NOT_APPLICABLE), pt.EQUAL_WEIGHTS),
        ({}, Flat()),
    ],
    ids=["not counted", "no data", "not applicable", "a third party's method"],
)
def test_nothing_is_said_about_the_reach_of_treaties_when_no_points_are_known_to_lie_outside_it(answers, strategy):
    text = as_text(pt.score(KAZAKHSTAN.with_answers(answers), strategy))
    assert "reach" not in text
    assert "every treaty" not in text


def test_what_was_not_asked_carries_no_weight():
    early = attrs.evolve(KAZAKHSTAN, year=2019)
    text = text_of(score_tables(pt.score(early), "en", early))
    assert re.search(r"Expert rating of the effectiveness +Not asked in this data year +carries no weight", text)


def test_indicators_that_only_a_third_party_knows_are_named_by_their_key():
    part = pt.Contribution(indicator="mine.own", dimension=pt.Dimension.PREVENTION, level=0.5, weight=1, value=50)
    missing = pt.MissingIndicator(indicator="mine.other", dimension=pt.Dimension.PREVENTION, reason=Unavailable.NO_DATA)
    score = pt.Score.of(KAZAKHSTAN, value=50.0, strategy="mine", contributions=(part,), missing=(missing,))
    text = text_of(score_tables(score, "en", KAZAKHSTAN))
    assert re.search(r"mine\.own +— +0\.500 +1\.00 +50\.00", text)
    assert re.search(r"mine\.other +No data +widens the bounds", text)


# Rankings, changes, reforms


def test_a_ranking_shows_bounds_of_ranks_and_what_cannot_be_told_apart_or_ranked():
    text = as_text(RESULTS["ranking"])
    assert re.search(r"1 +1 to 3  Kazakhstan 2022  63\.40  61\.64 to 64\.41  32 of 41 \(78%\)", text)
    assert re.search(r"Kazakhstan 2022 +Atlantis 2022|Atlantis 2022 +Kazakhstan 2022", text)
    assert re.search(r"Silentia 2022  0\.00 to 100\.00  0 of 41 \(0%\)", text)


def test_countries_of_one_name_are_told_apart_by_their_codes():
    lands = [attrs.evolve(KAZAKHSTAN, country=pt.Country(code, "Land")) for code in ("XAA", "XAB")]
    assert re.search(r"Land 2022  Land 2022\nXAA +XAB", as_text(pt.rank(lands)))


def test_a_ranking_without_bounds_or_rows_says_what_it_can():
    better = attrs.evolve(KAZAKHSTAN, country=pt.Country("XAA", "Atlantis"), remarks=("one more",))
    unbounded = as_text(pt.rank([KAZAKHSTAN, better], Flat()))
    assert re.search(r"1  not known  Atlantis 2022", unbounded)
    assert "Could be: the places" not in unbounded
    nothing = as_text(pt.rank([UNKNOWN]))
    assert CAVEAT.en[:40] in nothing
    assert "Method: equal weights, fingerprint 628b0ed1e1f7" in nothing


def test_a_rank_that_nothing_can_move_is_one_number():
    worse = attrs.evolve(
        KAZAKHSTAN.with_answers(
            {f"procedural_guarantees.{name}": pt.Promptness.NEVER for name in ("lawyer", "family", "medical")}
        ),
        country=pt.Country("XAA", "Atlantis"),
    )
    text = as_text(pt.rank([KAZAKHSTAN, worse]))
    assert re.search(r"1 +1  Kazakhstan 2022", text)
    assert "Cannot be told apart" not in text


def test_a_change_shows_wordings_kinds_subtotals_and_the_published_totals_apart():
    text = as_text(RESULTS["change"])
    assert re.search(r"Difference +\+2\.92 +—", text)
    assert re.search(r"Difference of the published totals +\+2\.07 +—  subtracted here, not printed by the", text)
    assert re.search(r"Prevention of torture +\+2\.78", text)
    assert re.search(r"Convictions per complaint +3 of 838 +30 of 838 +Figure +\+0\.27", text)
    assert re.search(r"Whether there is a body +Autonomous body +No data +Availability of data +\u22120\.13", text)
    assert re.search(r"Population +19\u202f854\u202f000 +20\u202f000\u202f000", text)
    assert "The bounds before and after overlap" in text


def test_a_change_without_lines_a_remainder_or_a_new_edition_say_so():
    assert "No indicator of this method moved." in as_text(pt.explain_change(KAZAKHSTAN, KAZAKHSTAN))
    unpublished = attrs.evolve(KAZAKHSTAN, published=None, remarks=("one", "two"))
    text = as_text(pt.explain_change(unpublished, attrs.evolve(unpublished, remarks=()), Flat()))
    assert re.search(r"Not explained by an indicator +\u22122\.00", text)
    assert "Published" not in text
    early = attrs.evolve(KAZAKHSTAN, year=2019)
    assert "Break in the series" in as_text(pt.explain_change(early, KAZAKHSTAN, across_editions=True))


def test_reforms_name_each_step_and_what_is_closed():
    text = as_text(RESULTS["reforms"])
    assert re.search(r"\+5\.56  Independent external review", text)
    assert "Not proposed, because it is not open to the State: ratification.ecpt, ratification.echr." in text


def test_reforms_without_steps_say_so():
    best = {
        question.key: question.scale.RATIFIED if question.open_to else next(iter(question.scale))
        for question, answer in KAZAKHSTAN.answers()
        if question.scale and not isinstance(answer, Unavailable)
    }
    text = as_text(pt.reforms(KAZAKHSTAN.with_answers(best)))
    assert "No step of this size gains anything." in text
    assert "Not proposed" not in text


# Profiles, audits, problems


def test_a_profile_shows_its_answers_by_section_with_units_notes_and_remarks():
    noted = attrs.evolve(
        LATER,
        territory="without the islands",
        source=pt.Source(title="Country page", url="https://example.org/page"),
        notes={
            "prevention.video": pt.Note(text="since May", source=pt.Source(title="Report"), as_of=g.date(2022, 5, 1)),
            "prevention": pt.Note(text="visited twice"),
            "published": pt.Note(text="revised"),
        },
        remarks=("a line of its own",),
    )
    text = as_text(noted)
    assert "Kazakhstan, without the islands, 2023\n====" in text
    assert re.search(r"Published total +122\.51\n", text)
    assert "release 6" in text
    assert "Sixth release" in text
    assert "revised" in text
    assert "Country page, https://example.org/page" in text
    assert re.search(r"Budget per prisoner, € per day +0\.03\n", text)
    assert re.search(r"Video surveillance +All facilities are equipped +since May; Source: Report; as", text)
    assert "visited twice" in text
    assert "a line of its own" in text


def test_a_published_total_without_details_shows_alone():
    text = as_text(attrs.evolve(UNKNOWN, published=pt.PublishedScore(value=-3)))
    assert re.search(r"Published total +\u22123\.00", text)
    assert "release" not in text


def test_an_audit_and_problems_without_entries_say_so():
    assert "Nothing contradicts itself." in as_text(attrs.evolve(RESULTS["audit"], findings=()))
    assert as_text(()) == "Problems\n========\nNone."


def test_an_audit_writes_figures_as_its_language_does():
    assert "0.03 a day is 10.95 a year, not 15.87" in as_text(RESULTS["audit"])
    assert "0,03 в день — это 10,95 в год, а не 15,87" in " ".join(as_text(RESULTS["audit"], "ru").split())


def test_a_problem_shows_place_given_allowed_and_suggestion():
    problem = pt.Problem(message="is wrong", path="$.year", sheet="Data", row=2, column="B", given="'x'", allowed=("1", "2"))
    text = as_text((attrs.evolve(problem, suggestion="2", line=4),), "ru")
    for said in ("лист Data, строка 2, столбец B, строка 4", "недопустимо", "дано: 'x'", "допустимо: 1, 2"):
        assert said in text
    assert "$.year" not in text  # a path says nothing to whoever looks at a cell
    assert "возможно, имелось в виду '2'?" in text


def test_an_availability_that_was_never_thin_has_no_note_on_it():
    score = RESULTS["score"]
    full = Availability(usable=1, asked=1, by_dimension=(Share("prevention", 1, 1),), by_aspect=())
    assert "Thin" not in as_text(attrs.evolve(score, availability=full))
