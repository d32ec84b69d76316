"""Profiles are values that refuse what is invalid, with everything that is wrong at once."""

import pickle
from datetime import UTC, date, datetime

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import generators as g
import ptindex as pt
from ptindex.countries import find_country, known_countries, member_of_council_of_europe, name_in
from ptindex.questionnaire import Context, questions


@given(g.profiles())
def test_a_profile_is_hashable_and_pickles_to_an_equal_one(profile):
    copy = pickle.loads(pickle.dumps(profile))
    assert copy == profile
    assert hash(copy) == hash(profile)


@given(g.profiles(), st.data())
def test_an_answer_given_is_the_answer_read(profile, data):
    question = data.draw(st.sampled_from(questions()))
    answer = data.draw(g.answers(question))
    changed = profile.with_answers({question.key: answer})
    assert changed.answer(question.key) == answer
    assert dict(changed.answers())[question] == answer
    others = [(key, value) for key, value in changed.answers() if key is not question]
    assert others == [(key, value) for key, value in profile.answers() if key is not question]


def test_everything_wrong_with_a_profile_comes_at_once():
    with pytest.raises(pt.ProfileError) as caught:
        pt.CountryProfile(
            country="KAZ",
            year=1999,
            territory="a\tb",
            published=120.44,
            source="page",
            notes={"prevention.vidoe": pt.Note(), "prevention": "x", 3: pt.Note()},
            remarks=["fine", "\x00"],
            context=pt.Prevention(),
        )
    assert str(caught.value) == (
        "10 problems\n"
        "  1. $.country: is not a Country; given: 'KAZ'\n"
        "  2. $.year: is not a data year of the index, a whole number from 2019 to 2100; given: 1999\n"
        "  3. $.territory: has a line break or a tab; write it on one line; given: 'a\\tb'\n"
        "  4. $.published: is not a PublishedScore; given: 120.44\n"
        "  5. $.source: is not a Source; given: 'page'\n"
        "  6. $.notes: is neither a question, nor a section, nor 'published'; given: 'prevention.vidoe'; "
        "did you mean 'prevention.video'?\n"
        "  7. $.notes['prevention']: is not a Note; given: 'x'\n"
        "  8. $.notes: is neither a question, nor a section, nor 'published'; given: 3\n"
        "  9. $.remarks[1]: has a control character or a broken one; remove it; given: '\\x00'\n"
        "  10. $.context: is not a Context; given: Prevention(external_review=<Unavailable.NOT_STATED: 'not_s..."
        "recording_liability=<Unavailable.NOT_STATED: 'not_stated'>)"
    )
    assert pickle.loads(pickle.dumps(caught.value)).problems == caught.value.problems


@pytest.mark.parametrize(("field", "value"), [("notes", [1]), ("remarks", "text"), ("year", True), ("year", 2022.0)])
def test_a_field_of_the_wrong_kind_is_refused(field, value):
    with pytest.raises(pt.ProfileError, match=rf"\$\.{field}: is not"):
        pt.CountryProfile(**({"country": pt.Country("XTA", "T"), "year": 2022} | {field: value}))


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: pt.Country("kaz", "Kazakhstan"), "did you mean 'KAZ'"),
        (lambda: pt.Country(3, "Kazakhstan"), r"\$\.iso3: is not a code of three capital letters"),
        (lambda: pt.Country("KAZ", " "), r"\$\.name: is empty"),
        (lambda: pt.Country("KAZ", None), r"\$\.name: is not text"),
        (lambda: pt.Country("KAZ", "a\ud800"), "a control character or a broken one"),
        (lambda: pt.Source(title=""), r"\$\.title: is empty"),
        (lambda: pt.Source(title="a", url=3, date="2022-01-01"), "2 problems"),
        (lambda: pt.Note(text=3, source="x", as_of="x"), "3 problems"),
        (lambda: pt.Note(as_of=datetime(2022, 12, 31, 12, 0, tzinfo=UTC)), "is not a date"),
        (lambda: pt.PublishedScore(value=True), r"\$\.value: is not a finite number; given: True"),
        (lambda: pt.PublishedScore(value=float("nan")), "is not a finite number"),
        (lambda: pt.PublishedScore(value=10**400), "given: a number of about 401 digits"),
        (lambda: pt.PublishedScore(value="1"), "is not a finite number"),
        (lambda: pt.PublishedScore(value=1, release=0, mark=3, source=4), "3 problems"),
    ],
)
def test_parts_of_a_profile_refuse_what_is_invalid(make, message):
    with pytest.raises(pt.ProfileError, match=message):
        make()


def test_an_unknown_key_is_refused_with_the_nearest():
    profile = pt.CountryProfile(country=pt.Country("XTA", "T"), year=2022)
    with pytest.raises(pt.ProfileError, match=r"given: 'prevention\.vidoe'; did you mean 'prevention\.video'"):
        profile.answer("prevention.vidoe")
    with pytest.raises(pt.ProfileError) as caught:
        profile.with_answers({"prevention.vidoe": pt.VideoCoverage.ALL, "prevention.video": "all"})
    assert len(caught.value.problems) == 2


def test_the_edition_follows_from_the_year_and_the_title_names_the_territory():
    profile = pt.CountryProfile(country=pt.Country("XTA", "Testland"), year=2019, territory="the north")
    assert (profile.edition, attrs.evolve(profile, year=2020).edition, attrs.evolve(profile, year=2025).edition) == (
        2019,
        2020,
        2020,
    )
    assert profile.title == "Testland, the north, 2019"
    assert repr(profile) == "<CountryProfile Testland (XTA) 2019>"


def test_notes_and_sources_stand_beside_answers():
    note = pt.Note(text="by letter", source=pt.Source(title="Letter 12", date=date(2023, 1, 5)), as_of=date(2022, 12, 31))
    profile = pt.CountryProfile(country=pt.Country("XTA", "T"), year=2022, notes={"prevention.video": note})
    assert profile.notes["prevention.video"] is note


def test_a_number_from_an_array_library_is_a_number():
    numpy = pytest.importorskip("numpy")
    assert Context(population=numpy.int64(5)).population == 5
    with pytest.raises(pt.ProfileError):
        Context(population=numpy.bool_(True))


def test_countries_are_found_by_any_of_their_names_and_never_by_a_near_one():
    assert len(known_countries()) == 57
    for iso3, record in known_countries().items():
        assert {find_country(name).iso3 for name in record.names} == {iso3}
    assert find_country("  REPUBLIC   of Kazakhstan") == pt.Country("KAZ", "  REPUBLIC   of Kazakhstan")
    assert find_country("Kazakstan") is None


def test_a_country_shows_under_its_name_in_either_language_where_it_is_known():
    kazakhstan = pt.Country("KAZ", "Kazakhstan")
    assert (name_in(kazakhstan, "en"), name_in(kazakhstan, "ru")) == ("Kazakhstan", "Казахстан")
    assert name_in(pt.Country("XTA", "Testland"), "ru") == "Testland"


@pytest.mark.parametrize(
    ("iso3", "year", "member"),
    # Council of Europe, list of member States; Russia ceased to be a member on 16 March 2022 (CM/Res(2022)2).
    [
        ("RUS", 2021, True),
        ("RUS", 2022, False),
        ("ARM", 2022, True),
        ("BLR", 2022, False),
        ("KAZ", 2022, False),
        ("XTA", 2022, False),
    ],
)
def test_membership_of_the_council_of_europe_is_that_of_the_end_of_the_year(iso3, year, member):
    assert member_of_council_of_europe(iso3, year) is member


def test_council_of_europe_has_46_members_since_2022():
    # Council of Europe, list of member States.
    assert sum(member_of_council_of_europe(iso3, 2024) for iso3 in known_countries()) == 46
