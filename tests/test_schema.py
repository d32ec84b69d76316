"""The JSON Schema of a profile and `loads` take and refuse the same documents."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from generators import profiles
from ptindex import ProfileError, example_profile
from ptindex.formats.json import dumps, loads
from ptindex.formats.schema import profile_schema
from ptindex.questionnaire import questions

SCHEMA = profile_schema()
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker(["date"]))


def read(document):
    try:
        return loads(json.dumps(document))
    except ProfileError:
        return None


def agree(document):
    return VALIDATOR.is_valid(document) == (read(document) is not None)


def test_it_is_a_schema_of_the_2020_12_edition_and_plain_json():
    Draft202012Validator.check_schema(SCHEMA)
    assert json.loads(json.dumps(SCHEMA).encode()) == SCHEMA
    assert SCHEMA["$id"] == "urn:ptindex:profile:1"


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.key)
def test_every_question_has_its_labels_and_its_answers(question):
    found = SCHEMA["properties"][question.section]["properties"][question.name]
    assert (found["title"], found["description"]) == (question.label.en, question.label.ru)
    codes = found["enum"] if question.scale else found["anyOf"][1]["enum"]
    assert codes == [option.code for option in question.options]


def test_numbers_have_their_ranges():
    survey = SCHEMA["properties"]["expert_survey"]["properties"]
    assert survey["rating"]["anyOf"][0] == {"type": "number", "minimum": 0, "maximum": 10}
    assert survey["standard_deviation"]["anyOf"][0] == {"type": "number", "minimum": 0}
    assert survey["respondents"]["anyOf"][0] == {"type": "integer", "minimum": 0, "maximum": 2**53 - 1}


@given(profiles())
def test_every_document_that_is_written_is_valid(profile):
    VALIDATOR.validate(json.loads(dumps(profile)))


SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(
        [838.0, 2.9, -1, 0, 2**53, 2022.0, "some", "no_data", "2022-02-30", "2022-05-01", "KAZ\n", "a\nb", "\ud800"]
    )
    | st.text(st.characters(), max_size=5)
    | st.sampled_from([[], {}, ["a"], {"title": "A"}, {"text": "B", "as_of": "2022-05-01"}])
)
PATHS = [
    *([name] for name in SCHEMA["properties"]),
    *(question.key.split(".") for question in questions()),
    *(["country", name] for name in ("iso3", "name", "code")),
    *(["published", name] for name in ("value", "mark", "release", "source", "total")),
    *(["source", name] for name in ("title", "url", "date")),
    ["notes", "prevention.video"],
    ["notes", "prevention.vidoe"],
    ["anything"],
]


@given(st.lists(st.tuples(st.sampled_from(PATHS), SCALARS), max_size=3), st.lists(st.sampled_from(PATHS), max_size=2))
def test_a_changed_document_is_taken_by_both_or_by_neither(changes, removals):
    document = json.loads(dumps(example_profile()))
    for (*parents, last), value in changes:
        target = document
        for parent in parents:
            target = target.setdefault(parent, {}) if isinstance(target, dict) else {}
        if isinstance(target, dict):
            target[last] = value
    for path in removals:
        document.pop(path[0], None)
    assert agree(document)


@pytest.mark.parametrize(
    "change",
    [
        {"year": 2018},
        {"year": 2022.5},
        {"schema": "ptindex/profile/2"},
        {"country": {"iso3": "kaz", "name": "Kazakhstan"}},
        {"country": {"iso3": "KAZ\n", "name": "Kazakhstan"}},
        {"country": {"iso3": "KAZ", "name": " "}},
        {"territory": "a\nb"},
        {"prevention": {"video": "sone"}},
        {"prevention": {"video": None}},
        {"expert_survey": {"rating": 10.1}},
        {"source": {"title": "A", "date": "2022-02-30"}},
        {"remarks": ["\u0007"]},
        {"notes": {"prevention": {"text": 1}}},
        {"surplus": 1},
    ],
    ids=str,
)
def test_what_loads_refuses_the_schema_refuses(change):
    document = json.loads(dumps(example_profile())) | change
    assert read(document) is None
    assert not VALIDATOR.is_valid(document)
