"""JSON of profiles: what is written is read again, and nothing else is taken for it."""

import json
import os
import random
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ptindex.formats.documents
from generators import profiles
from ptindex import ArgumentError, Country, CountryProfile, Note, ProfileError, PublishedScore, Source, example_profile, rank
from ptindex.declaration import Unavailable
from ptindex.formats import json as json_format
from ptindex.formats.documents.profile_document import read_profile, values_getter
from ptindex.formats.documents.quick import quick_profile
from ptindex.formats.json import dumps, loads
from ptindex.questionnaire import SECTIONS, questions

FUZZ = int(os.environ.get("PTINDEX_FUZZ", "300"))
HEAD = '"schema": "ptindex/profile/1", "country": {"iso3": "XAA", "name": "Atlantis"}, "year": 2022'


@pytest.fixture(autouse=True, scope="module", params=["standard library", "msgspec"])
def way(request):
    """Every test here runs with and without the accelerator."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "standard library":
            patch.delattr(ptindex.formats.documents, "fast", raising=False)
            patch.setitem(sys.modules, "ptindex.formats.documents.fast", None)
        else:
            pytest.importorskip("msgspec")
        json_format._fast.cache_clear()
        assert (json_format._fast() is None) == (request.param == "standard library")
        yield
    json_format._fast.cache_clear()


def example(question):
    return next(iter(question.scale)) if question.scale else question.answers(7)


def full_profile():
    profile = example_profile().with_answers({question.key: example(question) for question in questions()})
    source = Source(title="Годовой отчёт", url="https://example.org/a:b", date=None)
    return CountryProfile(
        country=profile.country,
        year=2022,
        territory="the whole: country",
        published=PublishedScore(value=120.44, mark="†", release=5, source=source),
        notes={"prevention.video": Note(text='a "quoted": text', source=source)},
        remarks=("a line", "another"),
        **dict(profile.sections()),
    )


def problems(text):
    with pytest.raises(ProfileError) as caught:
        loads(text)
    return caught.value.problems


def full_text(document):
    with pytest.raises(ProfileError) as caught:
        loads(document)
    return str(caught.value)


@given(profiles())
def test_what_is_written_reads_back_equal(profile):
    assert loads(dumps(profile)) == profile
    assert loads(dumps(profile).encode(), CountryProfile) == profile
    assert loads(dumps(profile, indent=2)) == profile


@given(profiles())
def test_a_document_is_the_same_however_it_is_written(profile):
    assert json.loads(dumps(profile)) == json.loads(dumps(profile, indent=2))
    assert dumps(loads(dumps(profile))) == dumps(profile)


@given(profiles())
def test_the_quick_way_reads_what_the_thorough_way_reads(profile):
    document = json.loads(dumps(profile))
    found = []
    assert read_profile(document, "$", found) == profile
    assert not found
    assert quick_profile(document) in (profile, None)  # a figure of zero, for one, goes the thorough way


def test_the_quick_way_is_the_usual_one():
    for profile in (full_profile(), example_profile()):
        assert quick_profile(json.loads(dumps(profile))) == profile


def test_a_document_follows_the_page_and_leaves_out_what_is_not_said():
    profile = CountryProfile(country=Country("XAA", "Атлантида"), year=2022)
    assert dumps(profile) == '{"schema":"ptindex/profile/1","country":{"iso3":"XAA","name":"Атлантида"},"year":2022}'
    assert list(json.loads(dumps(full_profile())))[-len(SECTIONS) :] == [name for name, _ in profile.sections()]


def test_the_real_page_keeps_its_marks_and_its_missing_figures():
    document = json.loads(dumps(example_profile()))
    assert document["published"] == {"value": 120.44, "mark": "†"}
    assert document["context"]["police_officers"] == "no_data"
    assert "expert_survey" not in document


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.key)
def test_every_question_is_set_by_code_and_read_back(question):
    for answer in (example(question), *Unavailable):
        code = getattr(answer, "code", answer)
        document = {**json.loads("{" + HEAD + "}"), question.section: {question.name: code}}
        profile = loads(json.dumps(document))
        assert profile.answer(question.key) == answer
        written = json.loads(dumps(profile)).get(question.section, {})
        assert written == ({} if answer is Unavailable.NOT_STATED else {question.name: code})


def test_a_whole_number_may_be_written_with_a_point_and_is_kept_as_an_integer():
    profile = loads("{" + HEAD.replace("2022", "2022.0") + ', "response_mechanism": {"complaints": 838.0}}')
    assert (profile.year, profile.response_mechanism.complaints) == (2022, 838)
    assert type(profile.response_mechanism.complaints) is int


def test_bytes_may_have_a_byte_order_mark():
    text = dumps(full_profile())
    assert loads("\ufeff" + text) == loads(b"\xef\xbb\xbf" + text.encode()) == full_profile()


def test_the_class_asked_for_is_the_class_given():
    with pytest.raises(ProfileError, match=r"^\$: is a CountryProfile, not a str$"):
        loads(dumps(full_profile()), str)


def test_only_documents_are_written_and_only_text_is_read():
    with pytest.raises(ArgumentError) as caught:
        dumps(rank([full_profile()]))
    assert str(caught.value) == (
        f"$.value: has no JSON document; records() of a result gives its rows; given: {rank([full_profile()])!r}; "
        "allowed: a profile, a panel, a strategy, a score"
    )
    with pytest.raises(ArgumentError, match="given: 5; allowed: a profile"):
        dumps(5)
    with pytest.raises(TypeError, match="is neither bytes nor text"):
        loads(5)


def test_a_getter_of_one_name_gives_a_tuple_too():
    assert values_getter(["year"])(full_profile()) == (2022,)


VIDEO = "allowed: all, some, none, not_stated, no_data, hard_to_access, not_collected, withheld, not_applicable"
COUNT = (
    "allowed: a whole number from 0 to 2**53-1, not_stated, no_data, hard_to_access, not_collected, withheld, not_applicable"
)
KEYS = (
    "allowed: country, year, territory, published, source, notes, remarks, context, response_mechanism, investigating_body, "
    "expert_survey, judicial_review, ratification, domestic_law, procedural_guarantees, prevention"
)
SCHEMAS = "allowed: ptindex/profile/1, ptindex/strategy/1, ptindex/score/1, ptindex/panel/1"


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (
            '"prevention": {"video": "sone"}',
            f"$.prevention.video: is not an answer to this question; given: 'sone'; {VIDEO}; did you mean 'some'?",
        ),
        ('"prevention": {"video": null}', f"$.prevention.video: is not an answer to this question; given: None; {VIDEO}"),
        (
            '"prevention": {"vidoe": "some"}',
            (
                "$.prevention.vidoe: is not a key of this object; allowed: external_review, video, archive_access, "
                "recording_liability; did you mean 'video'?"
            ),
        ),
        (
            '"prevention": {"lawyer": "never"}',
            (
                "$.prevention.lawyer: is not a key of this object; allowed: external_review, video, archive_access, "
                "recording_liability; did you mean 'procedural_guarantees.lawyer'?"
            ),
        ),
        ('"preventoin": {}', f"$.preventoin: is not a key of this object; {KEYS}; did you mean 'prevention'?"),
        ('"a b\\ud800": 1', f"$['a b\\ud800']: is not a key of this object; {KEYS}"),
        ('"prevention": []', "$.prevention: is not an object with keys and values; given: []"),
        (
            '"response_mechanism": {"complaints": "838"}',
            f"$.response_mechanism.complaints: is not an answer to this question; given: '838'; {COUNT}",
        ),
        (
            '"response_mechanism": {"complaints": true}',
            f"$.response_mechanism.complaints: is not an answer to this question; given: True; {COUNT}",
        ),
        (
            '"response_mechanism": {"complaints": 2.9}',
            f"$.response_mechanism.complaints: is not an answer to this question; given: 2.9; {COUNT}",
        ),
        (
            '"response_mechanism": {"complaints": -1}',
            f"$.response_mechanism.complaints: is not an answer to this question; given: -1; {COUNT}",
        ),
        (
            '"response_mechanism": {"complaints": NaN}',
            f"$.response_mechanism.complaints: is not an answer to this question; given: nan; {COUNT}",
        ),
        (
            '"response_mechanism": {"complaints": [[]]}',
            f"$.response_mechanism.complaints: is not an answer to this question; given: [[]]; {COUNT}",
        ),
        (
            '"response_mechanism": {"complaints": ' + "1" * 400 + "}",
            f"$.response_mechanism.complaints: is not an answer to this question; given: a number of about 400 digits; {COUNT}",
        ),
        (
            '"response_mechanism": {"complaints": -Infinity}',
            f"$.response_mechanism.complaints: is not an answer to this question; given: -inf; {COUNT}",
        ),
        ('"source": null', "$.source: is null; leave the key out instead"),
        ('"source": "a report"', "$.source: is not an object with keys and values; given: 'a report'"),
        ('"source": {"url": ""}', "$.source.title: is missing"),
        ('"source": {"title": "A", "date": "20220501"}', "$.source.date: is not a date (YYYY-MM-DD); given: '20220501'"),
        ('"source": {"title": "A", "date": "2022-02-30"}', "$.source.date: is not a date (YYYY-MM-DD); given: '2022-02-30'"),
        ('"source": {"title": "A", "date": 2022}', "$.source.date: is not a date (YYYY-MM-DD); given: 2022"),
        ('"published": {"value": 1e999}', "$.published.value: is not a finite number; given: inf"),
        ('"territory": "\\ud800"', "$.territory: has a control character or a broken one; remove it; given: '\\ud800'"),
        ('"remarks": "a line"', "$.remarks: is not a list of lines; given: 'a line'"),
        ('"remarks": ["a", 5]', "$.remarks[1]: is not text; given: 5"),
        ('"notes": []', "$.notes: is not a mapping of paths to notes; given: []"),
        ('"notes": {"prevention.video": 5}', "$.notes['prevention.video']: is not an object with keys and values; given: 5"),
        (
            '"notes": {"prevention.vido": {}}',
            (
                "$.notes: is neither a question, nor a section, nor 'published'; given: 'prevention.vido'; "
                "did you mean 'prevention.video'?"
            ),
        ),
        ('"prevention": {"video": "some", "video": "all"}', "$.prevention.video: stands twice"),
        ('"remarks": [{"a": {"b": 1, "b": 2}}]', None),
    ],
)
def test_what_is_wrong_with_a_profile_is_said_in_full(more, message):
    document = "{" + HEAD + ", " + more + "}"
    if message is None:
        assert {str(problem) for problem in problems(document)} == {
            "$.remarks[0].a.b: stands twice",
            "$.remarks[0]: is not text; given: {'a': {'b': 2}}",
        }
    else:
        assert full_text(document) == message


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ("", "line 1, $: is not JSON: Expecting value at column 1"),
        ("{\n'a': 1}", "line 2, $: is not JSON: Expecting property name enclosed in double quotes at column 1"),
        ("[]", "$: is not an object with keys and values; given: []"),
        ("null", "$: is not an object with keys and values; given: None"),
        ("{}", f"$.schema: is missing: it says what the document is; {SCHEMAS}"),
        ('{"schema": 1}', f"$.schema: is not a kind of document that is read here; given: 1; {SCHEMAS}"),
        (
            '{"schema": "ptindex/profle/1"}',
            (
                f"$.schema: is not a kind of document that is read here; given: 'ptindex/profle/1'; {SCHEMAS}; "
                "did you mean 'ptindex/profile/1'?"
            ),
        ),
        (
            '{"schema": "ptindex/profile/2"}',
            "$.schema: is of a newer version of ptindex: pip install --upgrade ptindex; given: 'ptindex/profile/2'; " + SCHEMAS,
        ),
        ('{"schema": "ptindex/profile/1", "schema": 5}', None),
        (b"\xff\xfe{\x00", "$: is not UTF-8 from byte 0 on; save the document as UTF-8"),
        ('{"schema": "ptindex/profile/1"}'.encode("utf-16"), "$: is not UTF-8 from byte 0 on; save the document as UTF-8"),
        (b'{"a": "\xff"}', "$: is not UTF-8 from byte 7 on; save the document as UTF-8"),
        ("[" * 10_000, "$: is nested too deeply"),
        ('{"a":' * 10_000, "$: is nested too deeply"),
        ("1" * 5000, "$: has a number with too many digits"),
        ("{" + HEAD.replace("Atlantis", "\ud800") + "}", None),
    ],
)
def test_what_is_wrong_with_a_document_is_said_in_full(document, message):
    if message is None:
        assert problems(document)
    else:
        assert full_text(document) == message


def test_all_problems_of_a_document_are_said_at_once():
    document = """{
        "schema": "ptindex/profile/1", "contry": {}, "year": 1066, "year": 1067,
        "prevention": {"video": "sone", "vidoe": "all"},
        "published": {"value": "x", "source": {"title": "", "date": "soon"}},
        "notes": {"prevention.vido": {"text": 4}}
    }"""
    assert [problem.path for problem in problems(document)] == [
        "$.year",
        "$.contry",
        "$.prevention.vidoe",
        "$.prevention.video",
        "$.published.source.title",
        "$.published.source.date",
        "$.published.value",
        "$.notes['prevention.vido'].text",
        "$.country",
        "$.year",
        "$.notes",
    ]


def test_the_problems_of_a_part_are_placed_in_the_whole():
    (problem,) = problems("{" + HEAD.replace("XAA", "xaa") + "}")
    assert (problem.path, problem.suggestion) == ("$.country.iso3", "XAA")


def test_an_empty_key_is_a_key_too():
    assert problems("{" + HEAD + ', "": 1}')[0].path == "$['']"


def test_a_key_that_stands_twice_is_found_whatever_stands_between_it_and_its_colon():
    for repeat in ('"territory" : "a"', '"territory"\n\t: "a"', '"terr\\u0069tory": "a"'):
        assert [str(each) for each in problems("{" + HEAD + ', "territory": "b", ' + repeat + "}")] == [
            "$.territory: stands twice"
        ]


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters(), max_size=9), inner, max_size=4),
    max_leaves=12,
)
PARTS = st.dictionaries(
    st.sampled_from(
        ["country", "year", "territory", "published", "source", "notes", "remarks", "prevention", "context", "kind"]
    ),
    ANYTHING,
)


def value_or_refusal(document):
    try:
        return loads(document)
    except ProfileError as error:
        return str(error)


@given(ANYTHING | PARTS.map(lambda parts: {"schema": "ptindex/profile/1", **parts}))
def test_any_json_ends_in_a_value_or_in_our_own_error(document):
    value_or_refusal(json.dumps(document))
    value_or_refusal(json.dumps(document, ensure_ascii=False))


@given(st.text(st.characters()) | st.binary())
def test_any_text_and_any_bytes_end_in_a_value_or_in_our_own_error(document):
    value_or_refusal(document)


def test_a_damaged_document_ends_in_a_value_or_in_our_own_error():
    chance = random.Random(20190101)
    whole = dumps(full_profile(), indent=1).encode()
    for _ in range(FUZZ):
        damaged = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            at, other = chance.randrange(len(damaged)), chance.randrange(len(damaged))
            match chance.randrange(4):
                case 0:
                    del damaged[at : at + chance.randint(1, 9)]
                case 1:
                    damaged[at], damaged[other] = damaged[other], damaged[at]
                case 2:
                    damaged[at:at] = damaged[at : at + chance.randint(1, 40)]
                case _:
                    damaged[at] = chance.choice(b'0123456789.-+eE"{}[]:, \\nutfalse\xd0\xff')
        value_or_refusal(bytes(damaged))
