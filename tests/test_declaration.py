"""The declaration refuses what would mislead, and every question is whole."""

from typing import Annotated

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

import generators as g
from ptindex import Dimension, ProfileError, Question, Text, Unavailable
from ptindex.countries import Country
from ptindex.declaration import Answer, Coded, Problem, Section, questions_of
from ptindex.profile import CountryProfile
from ptindex.questionnaire import SECTIONS, Context, Prevention, questions
from ptindex.scales import TreatyStatus, VideoCoverage


def test_sections_are_the_fields_of_a_profile_and_bear_their_names():
    profile = CountryProfile(country=Country("XTA", "Testland"), year=2022)
    assert [type(section) for _, section in profile.sections()] == list(SECTIONS)
    assert [name for name, _ in profile.sections()] == [questions_of(section)[0].section for section in SECTIONS]


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.key)
def test_every_question_has_a_label_in_both_languages_and_a_default_that_says_nothing(question):
    assert question.label.en != question.label.ru
    assert question.label.wording("en") == question.label.en
    section = next(section for section in SECTIONS if question in questions_of(section))
    assert getattr(section(), question.name) is Unavailable.NOT_STATED
    assert question.on_page == ("en" in question.label.attested)


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.key)
def test_every_scale_runs_from_0_to_1_best_first(question):
    levels = [answer.level for answer in question.scale or ()]
    assert levels == sorted(levels, reverse=True)
    if levels:
        assert (levels[0], levels[-1]) == (1, 0)


def test_labels_are_told_apart_except_where_a_unit_does_it():
    seen = {}
    for question in questions():
        for wording in (question.label.en, question.label.ru, *question.label.variants):
            other = seen.setdefault(wording.casefold(), question)
            assert other is question or (other.unit and question.unit and other.unit != question.unit)


def test_only_english_wordings_of_answers_are_attested_and_each_page_question_has_one():
    for question in questions():
        if question.scale:
            attested = [answer for answer in question.scale if answer.attested]
            assert all(answer.attested == {"en"} for answer in attested)
            assert bool(attested) == question.on_page
    assert {reason.code for reason in Unavailable if reason.attested} == {"no_data", "hard_to_access"}
    assert all(dimension.attested == {"ru"} for dimension in Dimension)


@given(st.sampled_from(questions()).flatmap(lambda question: st.tuples(st.just(question), g.answers(question))))
def test_every_answer_that_a_question_generates_it_accepts(drawn):
    question, answer = drawn
    assert question.accept(answer) == answer


def test_a_whole_float_is_a_count_and_a_whole_number_a_figure():
    assert Context(population=838.0).population == 838
    assert type(Context(population=838.0).population) is int
    assert type(Context(law_enforcement_budget=5).law_enforcement_budget) is float
    assert str(Context(budget_per_prisoner_day=-0.0).budget_per_prisoner_day) == "0.0"


@pytest.mark.parametrize("given", [2.9, True, "3", -1, 2**53, 10**400, float("nan"), float("inf"), None, 1j, VideoCoverage.ALL])
def test_what_is_no_count_is_refused(given):
    with pytest.raises(ProfileError, match="is not an answer to this question"):
        Context(population=given)


@pytest.mark.parametrize("given", [True, "3", -0.5, float("nan"), float("inf"), 10**400, None])
def test_what_is_no_figure_is_refused(given):
    with pytest.raises(ProfileError, match="a number from 0"):
        Context(law_enforcement_budget=given)


def test_a_figure_between_goalposts_stays_between_them():
    (rating,) = (question for question in questions() if question.goalposts)
    assert isinstance(rating.accept(10.5), Problem)
    assert "a number from 0 to 10" in rating.allowed


def test_all_problems_of_a_section_come_together_and_say_what_to_write():
    with pytest.raises(ProfileError) as caught:
        Prevention(video="some", archive_access="offical", external_review=VideoCoverage.ALL)
    assert str(caught.value) == (
        "3 problems\n"
        "  1. $.prevention.external_review: is not an answer to this question; given: <VideoCoverage.ALL: 'all'>; allowed: "
        "independent, controlled, none, not_stated, no_data, hard_to_access, not_collected, withheld, not_applicable\n"
        "  2. $.prevention.video: is not an answer to this question; given: 'some'; allowed: all, some, none, not_stated, "
        "no_data, hard_to_access, not_collected, withheld, not_applicable; did you mean 'VideoCoverage.SOME'?\n"
        "  3. $.prevention.archive_access: is not an answer to this question; given: 'offical'; allowed: defence, officials, "
        "unprotected, none, not_stated, no_data, hard_to_access, not_collected, withheld, not_applicable; "
        "did you mean 'officials'?"
    )


def test_a_duplicate_code_is_an_error_at_import():
    with pytest.raises(ValueError, match="the code of AGAIN stands twice"):

        class Twice(Answer):
            YES = "yes", 1, "Yes", "Да"
            AGAIN = "yes", 1, "Yes", "Да"


def test_a_missing_translation_is_an_error_at_import():
    with pytest.raises(ValueError, match="a wording is missing"):
        Text("Yes", " ")
    with pytest.raises(ValueError, match="is not in Russian"):
        Text("Yes", "Yes")
    with pytest.raises(ValueError, match="a wording is missing"):

        class Bare(Coded):
            YES = "yes", "", "Да"


def test_a_level_or_a_code_out_of_range_is_an_error_at_import():
    with pytest.raises(ValueError, match="is not from 0 to 1"):

        class High(Answer):
            YES = "yes", 1.5, "Yes", "Да"

    with pytest.raises(ValueError, match="small letters"):

        class Shouting(Answer):
            YES = "YES", 1, "Yes", "Да"


def test_an_answer_may_not_share_its_code_with_a_reason_for_none():
    class Mixed(Answer):
        NO_DATA = "no_data", 0, "Nothing", "Ничего"

    @frozen(kw_only=True)
    class Wrong(Section):
        question: Annotated[Mixed | Unavailable, Question(Text("Q", "В"))] = Unavailable.NOT_STATED

    with pytest.raises(ValueError, match=r"wrong\.question: no_data is an answer and a reason for none"):
        questions_of(Wrong)


def test_an_answer_has_its_wording_in_either_language():
    assert TreatyStatus.RATIFIED.wording("en") == "Signed and ratified"
    assert TreatyStatus.RATIFIED.wording("ru") == "Государство подписало и ратифицировало"
