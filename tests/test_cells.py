"""Cells: every option in every wording is read, nothing is guessed, and no text acts in a spreadsheet."""

import re
import time
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators import answers
from ptindex import Unavailable
from ptindex.exceptions import Problem, shown
from ptindex.formats.cells import allowed_in, defused, read_cell, read_day, read_figure, undefused
from ptindex.questionnaire import questions

BY_KEY = {question.key: question for question in questions()}
POPULATION = BY_KEY["context.population"]
BUDGET = BY_KEY["context.budget_per_prisoner_year"]
RATING = BY_KEY["expert_survey.rating"]
VIDEO = BY_KEY["prevention.video"]
DEFINITION = BY_KEY["domestic_law.definition"]

ANY_CASE = st.sampled_from([str, str.upper, str.casefold])
ROUND = st.sampled_from(["", " ", "\u00a0", "\n", "\u202f ", "\t"])
DANGERS = ("=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", "＝1", "＋1", "－1", "＠A")
"""Beginnings that one program or another takes for a formula."""


@given(
    st.sampled_from(questions()).flatmap(lambda q: st.tuples(st.just(q), st.sampled_from(q.options))), ANY_CASE, ROUND, ROUND
)
def test_every_option_is_read_by_its_code_and_each_of_its_wordings_however_set(asked, cased, before, after):
    question, option = asked
    for text in (option.code, option.en, option.ru, *option.variants):
        assert read_cell(question, before + cased(text) + after) is option


@given(st.sampled_from(questions()).flatmap(lambda q: st.tuples(st.just(q), answers(q))))
def test_a_value_is_read_as_itself_and_from_what_python_writes_of_it(asked):
    question, value = asked
    assert read_cell(question, value) == value
    if not question.scale and not isinstance(value, Unavailable):
        assert read_cell(question, repr(value)) == value


@pytest.mark.parametrize("nothing", [None, "", " ", "\u00a0\n\t"])
def test_an_empty_cell_says_nothing(nothing):
    assert read_cell(VIDEO, nothing) is Unavailable.NOT_STATED


@pytest.mark.parametrize(
    ("question", "text", "value"),
    [
        (POPULATION, "19 854 000", 19_854_000),
        (POPULATION, "19\u00a0854\u202f000", 19_854_000),
        (POPULATION, "19,854,000", 19_854_000),
        (POPULATION, "19.854", 19_854),
        (POPULATION, "\u200b838", 838),
        (POPULATION, 838.0, 838),
        (BUDGET, "15,87", 15.87),
        (BUDGET, "€ 15.87 per year", 15.87),
        (BUDGET, "15,87 € в год", 15.87),
        (BUDGET, "12.345", 12.345),
        (BUDGET, "1 234 567,5", 1_234_567.5),
        (BUDGET, "1e-07", 1e-07),
        (RATING, "4,2 из 10", 4.2),
    ],
)
def test_numbers_of_both_languages_are_read(question, text, value):
    assert read_cell(question, text) == value


@pytest.mark.parametrize(
    ("question", "given", "language", "message"),
    [
        (VIDEO, "sone", "en", "$.prevention.video: is not an answer to this question; given: 'sone'; allowed: {options}"),
        (
            VIDEO,
            "n_data",
            "ru",
            (
                "$.prevention.video: is not an answer to this question; given: 'n_data'; allowed: {options}; "
                "did you mean 'no_data'?"
            ),
        ),
        (
            VIDEO,
            "нет даных",
            None,
            (
                "$.prevention.video: is not an answer to this question; given: 'нет даных'; allowed: {options}; "
                "did you mean 'Нет данных'?"
            ),
        ),
        (VIDEO, True, "ru", "$.prevention.video: is not an answer to this question; given: True; allowed: {options}"),
        (VIDEO, 1, None, "$.prevention.video: is not an answer to this question; given: 1; allowed: {options}"),
        (
            POPULATION,
            datetime(2022, 1, 1),  # noqa: DTZ001
            "en",
            (
                "$.context.population: is not an answer to this question; given: datetime.datetime(2022, 1, 1, 0, 0); "
                "allowed: {options}"
            ),
        ),
        (POPULATION, "-1", None, "$.context.population: is not an answer to this question; given: '-1'; allowed: {options}"),
        (POPULATION, "1e5", None, "$.context.population: is not an answer to this question; given: '1e5'; allowed: {options}"),
        (
            BUDGET,
            "12,345",
            "en",
            (
                "$.context.budget_per_prisoner_year: can be read in more than one way; write the number alone, with no sign "
                "between its thousands, and add a zero where there are three decimals; given: '12,345'; allowed: {options}"
            ),
        ),
        (
            BUDGET,
            "15.87 per year",
            "en",
            (
                "$.context.budget_per_prisoner_year: can be read in more than one way; write the number alone, with no sign "
                "between its thousands, and add a zero where there are three decimals; given: '15.87 per year'; "
                "allowed: {options}"
            ),
        ),
        (RATING, "11", "en", "$.expert_survey.rating: is not an answer to this question; given: '11'; allowed: {options}"),
    ],
)
def test_what_is_wrong_with_a_cell_is_said_in_full(question, given, language, message):
    problem = read_cell(question, given, language)
    assert isinstance(problem, Problem)
    shown_in = language or ("ru" if given == "нет даных" else "en")
    assert str(problem) == message.replace("{options}", ", ".join(allowed_in(question, shown_in)))


def test_nothing_is_suggested_that_says_the_opposite():
    problem = read_cell(VIDEO, "All facilities are not equiped")
    assert isinstance(problem, Problem)
    assert problem.suggestion is None


@given(st.sampled_from(questions()), st.text() | st.floats() | st.integers() | st.booleans())
def test_anything_in_a_cell_ends_in_a_value_or_a_problem(question, anything):
    value = read_cell(question, anything)
    assert isinstance(value, Problem) or question.accept(value) == value


PIECES = st.sampled_from(["=", "-1", "＠A", ";", ",", "\t", "\n", " ", "\u00a0", '"', "'", "''", "see", "it's"])


@given(
    st.lists(PIECES).map("".join)
    | st.text()
    | st.sampled_from(DANGERS).flatmap(lambda begin: st.sampled_from(["", "'", "''"]).map(lambda q: q + begin))
)
def test_defused_text_is_harmless_and_comes_back(text):
    assert undefused(defused(text)) == text
    assert not defused(text).lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert not defused(text).startswith(("\t", "\r", "\n"))
    for cell in re.split("[;,\t\r\n]", defused(text))[1:]:
        assert not cell.strip().lstrip('" \u00a0').startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


@pytest.mark.parametrize("text", ["\n" * 100_000, "; " * 100_000, "'" * 100_000, ';"' * 50_000 + "x=" * 50_000])
def test_text_of_any_form_is_made_harmless_at_once(text):
    start = time.process_time()
    assert undefused(defused(text)) == text
    assert time.process_time() - start < 5


@pytest.mark.parametrize("text", DANGERS)
def test_what_acts_gets_an_apostrophe(text):
    begun = defused(text)
    assert begun.startswith("'")
    assert begun.replace("'", "") == text


# Days and figures


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023-05-01", date(2023, 5, 1)),
        ("2023-5-1", date(2023, 5, 1)),
        ("2023-05-01 00:00:00", date(2023, 5, 1)),
        (" 01.05.2023 ", date(2023, 5, 1)),
        ("1.5.2023 г.", date(2023, 5, 1)),
        ("3 февраля 2025 года", date(2025, 2, 3)),
        ("3\u00a0ФЕВР. 2025", date(2025, 2, 3)),
        ("3 July 2014", date(2014, 7, 3)),
        ("Sept. 3, 2014", date(2014, 9, 3)),
        ("1875-01-02", date(1875, 1, 2)),
    ],
)
def test_days_are_read_as_both_languages_write_them(text, day):
    assert read_day(text) == day


@pytest.mark.parametrize("text", ["5/1/2023", "May", "3 юля 2014", "", "-", "20230501"])
def test_what_is_no_day_is_said(text):
    assert read_day(text) == Problem(message="is not a date; write it as YYYY-MM-DD", given=repr(text))


@pytest.mark.parametrize("text", ["2025-02-30", "31.06.2025", "2023-13-01", "30 февраля 2025", "0000-01-01"])
def test_a_day_that_the_calendar_does_not_have_is_said_so(text):
    message = "is no day of the calendar; look it up and write it as YYYY-MM-DD"
    assert read_day(text) == Problem(message=message, given=repr(text))


@pytest.mark.parametrize("text", ["2022", " 2022 г.", "2022 год"])
def test_a_year_alone_is_no_day(text):
    assert read_day(text) == Problem(message="is a year alone, which is no date; write it as YYYY-MM-DD", given=repr(text))


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("2 022", 2022),
        ("2\u00a0022,5", 2022.5),
        ("\u2212120,5", -120.5),
        ("- 3", -3),
        ("+3.0", 3),
        ("1.234", 1.234),
        ("0,125", 0.125),
        ("5e-324", 5e-324),
        ("9" * 400, float("inf")),
    ],
)
def test_figures_are_read_as_both_languages_write_them(text, figure):
    assert read_figure(text) == figure


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [("2022 г.", "2022"), ("2 022 года", "2 022"), ("six", None), ("", None), ("1 000,50 €", None), ("1" * 61 + " a", None)],
)
def test_what_is_no_figure_is_said_with_the_number_in_it(text, suggestion):
    assert read_figure(text) == Problem(message="is not a number", given=shown(text), suggestion=suggestion)


@pytest.mark.parametrize("text", ["12,345", "-1,000"])
def test_a_figure_that_can_be_read_in_two_ways_is_refused(text):
    assert read_figure(text).message == (
        "can be read in more than one way; write the number alone, with no sign between its thousands, and add a zero where "
        "there are three decimals"
    )


@given(st.text(max_size=40))
def test_any_text_is_a_day_and_a_figure_or_a_problem(text):
    assert isinstance(read_day(text), date | Problem)
    assert isinstance(read_figure(text), int | float | Problem)
