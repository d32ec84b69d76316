"""JSON of strategies and scores, and the converter for what they are part of."""

import dataclasses
import json
from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Annotated, Literal, Union

import attrs
import cattrs
import pytest
from cattrs.errors import BaseValidationError, ClassValidationError
from cattrs.preconf.json import make_converter as make_plain_converter
from hypothesis import given
from hypothesis import strategies as st

import ptindex as pt
from generators import profiles
from ptindex import (
    CAUTIOUS,
    EQUAL_INDICATORS,
    EQUAL_WEIGHTS,
    ByLevel,
    Composite,
    Country,
    CountryProfile,
    Dimension,
    Minimum,
    NotEnoughDataError,
    Points,
    Power,
    Prevention,
    ProfileError,
    Score,
    Source,
    StrategyError,
    Unavailable,
    VideoCoverage,
)
from ptindex.formats.documents.strict import make_strict_converter
from ptindex.formats.json import configure_converter, dumps, loads, make_converter
from ptindex.frozenmap import FrozenMap
from ptindex.indicators import Gap
from test_json import full_profile

STRATEGIES = [
    EQUAL_WEIGHTS,
    CAUTIOUS,
    EQUAL_INDICATORS,
    Points.symmetric(10),
    attrs.evolve(
        EQUAL_WEIGHTS,
        weights={"prevention": 2, "prevention.video": 0},
        levels={"prevention.video.some": 0.3},
        aggregation=ByLevel(inside=Power(-1), between=Minimum()),
        min_available=0.25,
    ),
    attrs.evolve(EQUAL_WEIGHTS, aggregation=Minimum(), scale=1),
]


@attrs.frozen(kw_only=True)
class Mine:
    name: str = "mine"
    share: float
    rounds: int = 1
    exact: bool = False
    base: Composite = EQUAL_WEIGHTS
    weights: Mapping[str, float] = attrs.field(factory=FrozenMap, converter=FrozenMap)
    keys: tuple[str, ...] = ()
    since: date | None = None

    def __attrs_post_init__(self):
        if self.share > 1:
            raise ValueError("a share is at most 1")

    def score(self, profile):
        return Score.of(profile, value=self.share, strategy=self.name)


MINE = Mine(
    share=0.25, rounds=3, exact=True, base=CAUTIOUS, weights={"a": 1.0}, keys=("prevention.video",), since=date(2022, 1, 1)
)


def refusal(text, **more):
    with pytest.raises((ProfileError, StrategyError)) as caught:
        loads(text if isinstance(text, str) else json.dumps(text), **more)
    return caught.value


def composite(**fields):
    return {"schema": "ptindex/strategy/1", "kind": "composite", "name": "x", "indicators": ["prevention.video"], **fields}


def mine(**fields):
    return {"schema": "ptindex/strategy/1", "kind": "Mine", "share": 0.5, **fields}


@pytest.mark.parametrize("strategy", STRATEGIES, ids=lambda strategy: strategy.name)
def test_a_strategy_reads_back_equal(strategy):
    for text in (dumps(strategy), dumps(strategy, indent=2)):
        found = loads(text, type(strategy))
        assert found == strategy
        assert found.fingerprint == strategy.fingerprint


@given(profiles(), st.sampled_from(STRATEGIES))
def test_a_score_reads_back_equal(profile, strategy):
    try:
        score = strategy.score(profile)
    except NotEnoughDataError:
        return
    assert loads(dumps(score)) == loads(dumps(score, indent=1), Score) == score


def test_a_score_says_what_it_is_and_which_version_made_it():
    document = json.loads(dumps(EQUAL_WEIGHTS.score(full_profile())))
    assert document["caveat"].startswith("Unofficial")
    assert document["version"] == pt.__version__
    assert document["published"]["value"] == 120.44


def test_a_score_of_another_version_keeps_it():
    score = attrs.evolve(EQUAL_WEIGHTS.score(full_profile()), version="0.0.1")
    assert loads(dumps(score)).version == "0.0.1"


def test_an_aggregation_is_told_by_its_kind():
    document = json.loads(dumps(STRATEGIES[4]))
    assert document["aggregation"] == {
        "kind": "by_level",
        "inside": {"kind": "power", "exponent": -1.0},
        "between": {"kind": "minimum"},
    }


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (composite(kind=1), "$.kind: is not known; given: 1; allowed: composite, points"),
        (composite(kind="point"), "$.kind: is not known; given: 'point'; allowed: composite, points; did you mean 'points'?"),
        ({"schema": "ptindex/strategy/1"}, "$.kind: is missing; allowed: composite, points"),
        (
            composite(wieghts={}),
            (
                "$.wieghts: is not a key of this object; allowed: name, indicators, weights, levels, aggregation, missing, "
                "min_available, scale; did you mean 'weights'?"
            ),
        ),
        (
            composite(weights={"prevention": "2"}),
            "$.weights['prevention']: is neither 0 nor a number from 1e-100 to 1e+100; given: '2'",
        ),
        (composite(indicators="prevention.video"), "$.indicators: is not a list; given: 'prevention.video'"),
        (composite(indicators=[["a"]]), "$.indicators[0]: is not text; given: ['a']"),
        (
            composite(aggregation={"kind": "power", "exponent": "1"}),
            "$.aggregation.exponent: is not a finite number; given: '1'",
        ),
        (composite(aggregation="power"), "$.aggregation: is not an object with keys and values; given: 'power'"),
        (
            composite(aggregation={"kind": "by_level", "inside": {"kind": "by_level"}}),
            "$.aggregation.inside.kind: is not known; given: 'by_level'; allowed: power, minimum",
        ),
    ],
)
def test_what_is_wrong_with_a_strategy_is_a_strategy_error_said_in_full(document, message):
    error = refusal(document)
    assert type(error) is StrategyError
    assert str(error) == message


def test_all_problems_of_a_strategy_are_said_at_once():
    error = refusal(composite(name="", scale=0, min_available=True, surplus=1))
    assert [problem.path for problem in error.problems] == ["$.surplus", "$.name", "$.min_available", "$.scale"]


def test_a_document_of_no_known_schema_is_a_profile_error_whatever_it_holds():
    assert type(refusal({**composite(), "schema": "ptindex/strategy/2"})) is ProfileError


def test_a_key_that_stands_twice_in_a_strategy_is_a_strategy_error():
    error = refusal(dumps(EQUAL_WEIGHTS).replace('"name":', '"name":"a","name":'))
    assert (type(error), str(error)) == (StrategyError, "$.name: stands twice")


def test_a_wrong_score_is_refused_with_everything_that_is_wrong():
    document = json.loads(dumps(EQUAL_WEIGHTS.score(full_profile())))
    document |= {"value": True, "vlaue": 1, "bounds_known": "no", "year": 2022.5, "notices": "none"}
    document["dimensions"] = [{"dimension": "preventoin", "value": None, "bounds": [], "weight": "1"}]
    document["country"]["iso3"] = "kaz"
    error = refusal(document)
    assert type(error) is ProfileError
    assert isinstance(error.__cause__, ClassValidationError)
    assert {problem.path: problem.message for problem in error.problems} == {
        "$.value": "is not a finite number",
        "$.vlaue": "is not a key of this object",
        "$.bounds_known": "is neither true nor false",
        "$.year": "is not a whole number",
        "$.notices": "is not a list",
        "$.dimensions[0].dimension": "is not one of the codes",
        "$.dimensions[0].bounds": "is not an object with keys and values",
        "$.dimensions[0].weight": "is not a finite number",
        "$.country.iso3": "is not a code of three capital letters (ISO 3166-1 alpha-3)",
    }
    assert next(each.suggestion for each in error.problems if "codes" in each.message) == "prevention"


def test_a_score_outside_its_bounds_is_refused():
    document = json.loads(dumps(EQUAL_WEIGHTS.score(full_profile()))) | {"value": 1000}
    assert "does not lie within its bounds" in str(refusal(document))


def test_a_strategy_of_ones_own_is_read_when_its_class_is_handed_in():
    assert loads(dumps(MINE), strategies=[Mine]) == MINE
    assert loads(dumps(MINE, indent=2), Mine, strategies=[Mine, Mine]) == MINE
    assert loads(dumps(EQUAL_WEIGHTS), strategies=[Mine]) == EQUAL_WEIGHTS


def test_a_class_that_only_the_document_names_is_never_looked_for():
    assert str(refusal(dumps(MINE))) == "$.kind: is not known; given: 'Mine'; allowed: composite, points"
    for name in ("os.system", "test_json_strategies.Mine", "Composite"):
        assert refusal(mine(kind=name)).problems[0].path == "$.kind"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"share": "0.5"}, "$.share: is not a finite number; given: '0.5'"),
        ({"share": float("nan")}, "$.share: is not a finite number; given: nan"),
        ({"share": 2.0}, "$: cannot be read: a share is at most 1"),
        ({"rounds": 2.9}, "$.rounds: is not a whole number; given: 2.9"),
        ({"rounds": True}, "$.rounds: is not a whole number; given: True"),
        ({"exact": "no"}, "$.exact: is neither true nor false; given: 'no'"),
        ({"name": 5}, "$.name: is not text; given: 5"),
        ({"since": "20220101"}, "$.since: is not a date (YYYY-MM-DD); given: '20220101'"),
        ({"keys": "abc"}, "$.keys: is not a list; given: 'abc'"),
        ({"keys": ["a", 1]}, "$.keys[1]: is not text; given: 1"),
        ({"weights": ["a"]}, "$.weights: is not an object with keys and values; given: ['a']"),
        ({"weights": {"a": "1"}}, "$.weights.a: is not a finite number; given: '1'"),
        ({"base": composite(scale=-1)}, "$.base.scale: is not a number above 0 and up to 1e+100; given: -1.0"),
        (
            {"shar": 1},
            (
                "$.shar: is not a key of this object; allowed: name, share, rounds, exact, base, weights, keys, since; "
                "did you mean 'share'?"
            ),
        ),
    ],
    ids=str,
)
def test_nothing_is_coerced_into_a_strategy_of_ones_own(fields, message):
    error = refusal(mine(**fields), strategies=[Mine])
    assert (type(error), str(error)) == (StrategyError, message)
    assert isinstance(error.__cause__, BaseValidationError)


def test_a_missing_field_of_ones_own_is_said():
    assert str(refusal({"schema": "ptindex/strategy/1", "kind": "Mine"}, strategies=[Mine])) == "$.share: is missing"


def test_a_class_that_a_document_cannot_hold_is_a_type_error():
    tagged = attrs.make_class("Tagged", {"kind": attrs.field(type=str)})
    other = attrs.make_class("Mine", ["share"])
    for strategies, message in [
        ([int], "int is no attrs class: a document gives the fields of one"),
        ([tagged], "Tagged has a field 'kind': the document needs that key for itself"),
        ([Mine, other], "two strategies are called Mine: a document could mean either"),
        ([attrs.make_class("points", ["a"])], "two strategies are called points: a document could mean either"),
    ]:
        with pytest.raises(TypeError, match=message):
            loads(dumps(EQUAL_WEIGHTS), strategies=strategies)
    for value in (object(), Mine, lambda profile: profile):
        with pytest.raises(TypeError, match="has no JSON document"):
            dumps(value)


@attrs.frozen
class Report:
    profile: CountryProfile
    video: VideoCoverage | Unavailable
    count: int | Unavailable
    share: float | Unavailable
    why: Unavailable | Gap
    method: Composite | Points
    points: Points
    score: Score
    section: Prevention
    source: Source


@attrs.frozen
class Foreign:
    whole: int
    truth: bool
    listed: list[int]


def report():
    profile = full_profile()
    return Report(
        profile,
        VideoCoverage.SOME,
        838,
        0.5,
        Gap.NOT_ASKED,
        EQUAL_WEIGHTS,
        STRATEGIES[3],
        CAUTIOUS.score(profile),
        profile.prevention,
        Source(title="A", date=date(2022, 5, 1)),
    )


@pytest.mark.parametrize("converter", [make_converter(), cattrs.Converter(), cattrs.BaseConverter()], ids=["ours", "a", "b"])
def test_our_values_can_stand_in_a_class_of_yours(converter):
    configure_converter(converter)
    plain = json.loads(json.dumps(converter.unstructure(report())))
    assert plain["video"] == "some"
    assert converter.structure(plain, Report) == report()


@pytest.mark.parametrize(
    "converter", [make_converter(), make_plain_converter(), cattrs.Converter()], ids=["ours", "json", "any"]
)
def test_an_answer_alone_is_read_as_strictly_as_in_a_profile(converter):
    configure_converter(converter)
    assert converter.structure("no_data", int | Unavailable) is Unavailable.NO_DATA
    assert converter.structure(838.0, Union[Unavailable, int]) == 838  # noqa: UP007
    assert converter.structure(0.5, float | Unavailable) == 0.5
    for wrong in (-1, 2.9, True, "838", None, float("nan"), [], "some"):
        with pytest.raises(ProfileError, match=r"^\$: is not an answer to this question; given: "):
            converter.structure(wrong, int | Unavailable)
    with pytest.raises(ProfileError, match="did you mean 'some'"):
        converter.structure("sone", VideoCoverage | Unavailable)


def test_what_is_wrong_inside_a_class_of_yours_stays_in_the_group_of_cattrs():
    converter = make_converter()
    plain = converter.unstructure(report())
    plain |= {"video": "sone", "count": 2.9, "share": "none", "why": 5, "method": {}, "score": {}, "section": {"video": "sone"}}
    with pytest.raises(ClassValidationError) as caught:
        converter.structure(plain, Report)
    assert {type(error) for error in caught.value.exceptions} == {ProfileError, StrategyError}
    assert len(caught.value.exceptions) == 7


def test_a_configured_converter_reads_classes_of_yours_as_before():
    plain, configured = cattrs.Converter(), cattrs.Converter()
    configure_converter(configured)
    lenient = {"whole": "5", "truth": "no", "listed": "12", "surplus": 1}
    assert configured.structure(lenient, Foreign) == plain.structure(lenient, Foreign) == Foreign(5, True, [1, 2])
    assert configured.unstructure(Foreign(5, True, [1])) == plain.unstructure(Foreign(5, True, [1]))


def test_our_own_converter_is_strict_with_classes_of_yours():
    with pytest.raises(ClassValidationError) as caught:
        make_converter().structure({"whole": "5", "truth": "no", "listed": "12", "surplus": 1}, Foreign)
    assert len(caught.value.exceptions) == 4


class Colour(Enum):
    RED = "red"


@dataclasses.dataclass
class Many:
    names: Sequence[str]
    unique: frozenset[int]
    table: dict[str, list[float]]
    colour: Colour
    way: Literal["up", "down"]
    pair: tuple[int, str]
    dimension: Dimension
    note: Annotated[str, "anything"] = ""


def test_the_strict_converter_knows_the_usual_types():
    converter = make_strict_converter()
    given = {
        "names": ["a"],
        "unique": [1, 2.0],
        "table": {"a": [1, 2.5]},
        "colour": "red",
        "way": "up",
        "pair": [1, "a"],
        "dimension": "prevention",
    }
    assert converter.structure(given, Many) == Many(
        ("a",), frozenset({1, 2}), {"a": [1.0, 2.5]}, Colour.RED, "up", (1, "a"), Dimension.PREVENTION
    )


@pytest.mark.parametrize(
    "given", [[], {2022: 1}, {"schema": "ptindex/score/1"}, {"schema": "ptindex/profile/1", 5: 6}], ids=str
)
def test_a_converter_takes_no_other_object_for_a_profile(given):
    with pytest.raises(ProfileError):
        make_converter().structure(given, CountryProfile)


def test_the_problems_of_a_country_alone_start_at_its_own_root():
    with pytest.raises(ProfileError, match=r"^\$\.name: is missing$"):
        make_converter().structure({"iso3": "XAA"}, Country)
