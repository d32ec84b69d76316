"""A panel as a JSON document: the same panel back, or everything that is wrong with it at its place."""

import json

import pytest
from cattrs import Converter
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

import generators as g
import ptindex as pt
from ptindex.formats.schema import panel_schema
from ptindex.panel import Panel

KAZAKHSTAN = pt.example_profile()
VALIDATOR = Draft202012Validator(panel_schema(), format_checker=FormatChecker(["date"]))


def panel_of(profiles):
    """The profiles, the first of each country, territory and year."""
    return Panel({(each.country.iso3, each.territory, each.year): each for each in profiles}.values())


panels = st.lists(g.profiles(), max_size=3).map(panel_of)


@settings(deadline=None, max_examples=30)
@given(panels)
def test_a_panel_is_written_and_read_back_and_its_document_is_valid(panel):
    text = pt.dumps(panel)
    assert pt.loads(text, Panel) == panel
    assert pt.loads(pt.dumps(panel, indent=2)) == panel
    assert pt.dumps(pt.loads(text)) == text
    VALIDATOR.validate(json.loads(text))


@settings(deadline=None, max_examples=10)
@given(panels)
def test_a_converter_knows_panels(panel):
    converter = Converter()
    pt.configure_converter(converter)
    plain = converter.unstructure(panel)
    assert json.loads(pt.dumps(panel)) == plain
    assert converter.structure(plain, Panel) == panel


def test_the_schema_is_one_of_the_2020_12_edition():
    Draft202012Validator.check_schema(panel_schema())
    assert not VALIDATOR.is_valid({"schema": "ptindex/panel/1", "profiles": [{}]})


def refusal(document):
    with pytest.raises(pt.ProfileError) as error:
        pt.loads(json.dumps(document))
    return [str(problem) for problem in error.value.problems]


def test_everything_that_is_wrong_is_said_at_once_with_its_place():
    good = json.loads(pt.dumps(KAZAKHSTAN))
    wrong = {**good, "year": 1999, "prevention": {"video": "smoe"}}
    assert refusal({"schema": "ptindex/panel/1", "profiles": [good, wrong, 5, good], "title": "A"}) == [
        "$.title: is not a key of this object; allowed: profiles",
        (
            "$.profiles[1].prevention.video: is not an answer to this question; given: 'smoe'; allowed: all, some, none, "
            "not_stated, no_data, hard_to_access, not_collected, withheld, not_applicable; did you mean 'some'?"
        ),
        "$.profiles[1].year: is not a data year of the index, a whole number from 2019 to 2100; given: 1999",
        "$.profiles[2]: is not an object with keys and values; given: 5",
        "$.profiles[3]: is of the same country, territory and year as $.profiles[0]; given: 'Kazakhstan 2022'",
    ]


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ({"schema": "ptindex/panel/1"}, "$.profiles: is missing"),
        ({"schema": "ptindex/panel/1", "profiles": {}}, "$.profiles: is not a list of profiles; given: {}"),
    ],
)
def test_a_panel_has_a_list_of_profiles(document, message):
    assert refusal(document) == [message]


def test_a_key_that_stands_twice_in_a_profile_is_refused():
    text = pt.dumps(Panel([KAZAKHSTAN])).replace('"year":2022', '"year":2022,"year":2022')
    with pytest.raises(pt.ProfileError, match=r"^\$\.profiles\[0\]\.year: stands twice$"):
        pt.loads(text)


def test_a_panel_is_no_profile():
    with pytest.raises(pt.ProfileError, match="is a Panel, not a CountryProfile"):
        pt.loads(pt.dumps(Panel()), pt.CountryProfile)
