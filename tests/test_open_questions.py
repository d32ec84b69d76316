"""What is still open in a profile: each question once, and nothing that a page had no room for."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import generators as g
import ptindex as pt
from ptindex.declaration import Unavailable
from ptindex.open_questions import OpenKind
from ptindex.questionnaire import questions

VIDEO, ARCHIVE = "prevention.video", "prevention.archive_access"
NOT_ON_PAGE = "prevention.recording_liability"


@pytest.fixture
def kz():
    return pt.example_profile()


def keys(found, kind):
    return [each.question for each in found.of_kind(kind)]


@given(g.profiles())
def test_each_question_of_the_year_without_an_answer_is_open_once(profile):
    found = pt.completeness(profile)
    asked = [each for each in questions() if each.since <= profile.year]
    silent = [each.key for each in asked if profile.answer(each.key) is Unavailable.NOT_STATED]
    assert keys(found, OpenKind.NOT_STATED) == silent
    assert len({each.question for each in found.open}) == len(found.open)
    assert (found.questions, found.asked) == (len(questions()), len(asked))
    assert found.on_page == sum(each.on_page for each in asked)
    assert len(list(found.records())) == len(found.open)


@given(g.profiles(), st.data())
def test_a_note_with_a_text_beside_an_answer_closes_it(profile, data):
    question = data.draw(st.sampled_from(questions()))
    noted = attrs.evolve(profile, notes={**profile.notes, question.key: pt.Note(text="as we saw")})
    found = [each for each in pt.completeness(noted).open if each.question == question.key]
    assert all(each.kind is OpenKind.NOT_STATED for each in found)


def test_the_page_has_five_questions_open_and_nothing_is_said_of_notes(kz):
    found = pt.completeness(kz)
    assert repr(found) == "<Completeness Kazakhstan 2022: 5 open>"
    assert (found.questions, found.asked, found.on_page) == (41, 41, 36)
    assert {each.kind for each in found.open} == {OpenKind.NOT_STATED}
    assert keys(found, OpenKind.NOT_STATED)[-1] == NOT_ON_PAGE
    published = attrs.evolve(kz, notes={"published": pt.Note(text="as printed")})
    assert pt.completeness(published).open == found.open


def test_once_there_is_a_note_answers_without_one_and_gaps_without_a_reason_are_open(kz):
    source = pt.Note(source=pt.Source(title="Order 114"))
    profile = attrs.evolve(
        kz.with_answers({ARCHIVE: Unavailable.WITHHELD, "prevention.external_review": Unavailable.NOT_APPLICABLE}),
        notes={VIDEO: source, ARCHIVE: source, "domestic_law": source},
    )
    found = pt.completeness(profile)
    # A source does not say why an answer is withheld; a source of a section is one of each of its answers.
    assert keys(found, OpenKind.NO_REASON) == ["prevention.external_review", ARCHIVE]
    without = keys(found, OpenKind.NO_SOURCE)
    assert VIDEO not in without
    assert not [key for key in without if key.startswith("domestic_law.")]
    assert "investigating_body.complaints" in without
    refused = attrs.evolve(profile, notes={**profile.notes, "prevention": pt.Note(text="refused on 14 May")})
    assert keys(pt.completeness(refused), OpenKind.NO_REASON) == []


def test_the_source_of_the_whole_stands_for_a_source_of_each_answer_and_for_no_reason(kz):
    noted = kz.with_answers({ARCHIVE: Unavailable.WITHHELD})
    noted = attrs.evolve(noted, notes={VIDEO: pt.Note(text="seen")}, source=pt.Source(title="Annual report"))
    found = pt.completeness(noted)
    assert keys(found, OpenKind.NO_SOURCE) == []
    assert keys(found, OpenKind.NO_REASON) == [ARCHIVE]


def test_a_gap_of_another_kind_wants_no_remark(kz):
    profile = attrs.evolve(kz.with_answers({ARCHIVE: Unavailable.NO_DATA}), notes={VIDEO: pt.Note(text="seen")})
    assert ARCHIVE not in [each.question for each in pt.completeness(profile).open]


def test_it_shows_labels_in_both_languages_and_says_when_nothing_is_open(kz):
    text = str(pt.completeness(kz))
    assert "Liability for destroyed recordings" in text
    assert "An answer without a source" not in text
    full = kz.with_answers(dict.fromkeys(keys(pt.completeness(kz), OpenKind.NOT_STATED), Unavailable.NO_DATA))
    assert "Nothing is left open." in str(pt.completeness(full))
