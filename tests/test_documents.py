"""Documents of analyses: plain JSON with all that went in, from which the same analysis can be run again."""

import json
from collections import namedtuple

import attrs
import numpy as np
import pytest

import ptindex as pt
from ptindex.calibration import Hypothesis, Observation, StatedChange, calibrate
from ptindex.composite import aggregation, matrix, model, normalisation, references, sensitivity, tree
from ptindex.composite.documents import plain
from ptindex.composite.sampling import answers, choices
from ptindex.composite.uncertainty import analyse
from ptindex.declaration import Unavailable
from ptindex.experiments import factors_of, robustness
from ptindex.questionnaire import questions

KAZ = pt.example_profile()
TESTLAND = attrs.evolve(
    KAZ.with_answers(
        {
            "prevention.video": pt.VideoCoverage.ALL,
            "expert_survey.rating": 4.2,
            "expert_survey.standard_deviation": 1.5,
            "domestic_law.definition": pt.Unavailable.WITHHELD,
        }
    ),
    country=pt.Country("XTA", "Testland"),
)
MATRIX = matrix.IndicatorMatrix.from_mapping(
    {"A": {"law": 1.0, "video": 0.2, "body": 0.4}, "B": {"law": 0.5, "video": 0.9, "body": None}},
    reasons={("B", "body"): "no_data"},
)
MODEL = model.Model(tree=MATRIX.tree, weights={"law": 2})
CLASSES = {
    name: each
    for module in (tree, model, matrix, aggregation, answers, choices, normalisation, references, sensitivity)
    for name, each in vars(module).items()
    if isinstance(each, type) and attrs.has(each)
}
CLASSES["Rules"] = aggregation.Power


def again(document):
    """The values of a document, made by the class that each part names."""
    if isinstance(document, list):
        return tuple(again(each) for each in document)
    if not isinstance(document, dict):
        return document
    given = {name: again(each) for name, each in document.items() if name != "kind"}
    if "kind" not in document:
        return given
    made = CLASSES[document["kind"]]
    if made is matrix.IndicatorMatrix:
        given["values"] = np.array(given["values"], dtype=float)
        given["reasons"] = dict(given["reasons"])
    return made(**{each.name: given[each.name] for each in attrs.fields(made)})


def read(found):
    """What a program reads of a result: its document through JSON."""
    return json.loads(json.dumps(found.document(), allow_nan=False))


def rerun(inputs):
    """The analysis of uncertainty that some inputs describe."""
    given = {name: again(inputs[name]) for name in ("matrix", "model", "factors", "draws", "seed")}
    return analyse(**given)


def test_the_document_of_robustness_has_profiles_method_factors_draws_and_seed_and_can_be_run_again():
    found = robustness([KAZ, TESTLAND], draws=200, seed=7)
    document = read(found)
    inputs = document["inputs"]
    assert (inputs["draws"], inputs["seed"], document["version"]) == (200, 7, found.version)
    assert [each["iso3"] for each in inputs["profiles"]] == ["KAZ", "XTA"]
    assert inputs["strategies"][0]["fingerprint"] == pt.EQUAL_WEIGHTS.fingerprint
    factors = {each["name"]: each for each in inputs["factors"]}
    assert factors["weights"]["concentration"] == 20
    assert factors["expert_survey.rating"]["deviations"] == {"XTA 2022": 0.15}
    assert factors["aggregation"]["source"] == "aggregation"
    assert document["caveat"].startswith(pt.CAVEAT.en)
    assert "no confidence interval" in document["caveat"]
    assert rerun(inputs) == found.uncertainty
    assert document["ranks"] == list(rerun(inputs).rank_records())


def test_profiles_can_be_made_again_from_their_answers():
    (inputs,) = robustness([TESTLAND], draws=200).document()["inputs"]["profiles"]
    assert profile_of(json.loads(json.dumps(inputs))) == attrs.evolve(
        pt.CountryProfile(country=TESTLAND.country, year=2022).with_answers(
            {question.key: answer for question, answer in TESTLAND.answers()}
        ),
        published=pt.PublishedScore(value=KAZ.published.value),
    )


def profile_of(inputs):
    """The profile that the inputs of a document describe."""
    options = {question.key: {each.code: each for each in (*Unavailable, *(question.scale or ()))} for question in questions()}
    answered = {key: options[key].get(value, value) for key, value in inputs["answers"].items()}
    profile = pt.CountryProfile(
        country=pt.Country(inputs["iso3"], inputs["country"]), year=inputs["year"], territory=inputs["territory"]
    )
    published = None if inputs["published"] is None else pt.PublishedScore(value=inputs["published"])
    return attrs.evolve(profile.with_answers(answered), published=published)


FACTORS = (
    choices.DirichletWeights(concentration=12, base={"video": 3}),
    choices.Normalisation(alternatives={"as it is": MATRIX, "fitted": normalisation.normalise(MATRIX, normalisation.MinMax())}),
    choices.Omission(),
)


def test_the_document_of_uncertainty_has_everything_that_went_in():
    found = analyse(MATRIX, MODEL, FACTORS, draws=200, seed=3)
    document = read(found)
    inputs = document["inputs"]
    assert inputs["matrix"]["units"] == ["A", "B"]
    assert inputs["matrix"]["values"][1] == [0.5, 0.9, None]
    assert inputs["matrix"]["reasons"] == [[["B", "body"], "no_data"]]
    assert inputs["factors"][0] | {"concentration": 12, "base": {"video": 3}, "source": "weights"} == inputs["factors"][0]
    assert document["cautions"] == list(found.cautions)
    assert document["records"] == list(found.records())
    assert rerun(inputs) == found


def test_the_document_of_sensitivity_names_output_n_and_seed_and_can_be_run_again():
    found = sensitivity.sobol(MATRIX, MODEL, FACTORS[::2], sensitivity.UnitScore("A"), n=64, seed=5)
    document = read(found)
    inputs = document["inputs"]
    assert (inputs["n"], inputs["seed"], document["runs"]) == (64, 5, found.indices.runs)
    assert inputs["output"] == {"kind": "UnitScore", "unit": "A", "name": "the score of A"}
    assert inputs["factors"][0]["concentration"] == 12
    given = {name: again(inputs[name]) for name in ("matrix", "model", "factors", "output", "n", "seed")}
    assert sensitivity.sobol(**given) == found
    assert document["records"] == list(found.records())
    assert document["cautions"] == list(found.cautions)


class Halved:
    """A factor as an outsider might write it, no attrs class."""

    name = "halved"
    source = "another"
    varies = "nothing at all"

    def bind(self, setting):
        return choices.Omission(names=["law"]).bind(setting)


def test_a_factor_of_ones_own_says_what_it_says_of_itself():
    (factor,) = read(analyse(MATRIX, MODEL, [Halved()], draws=200))["inputs"]["factors"]
    assert factor == {"kind": "Halved", "name": "halved", "source": "another", "varies": "nothing at all"}


def test_the_document_of_a_calibration_can_be_run_again():
    later = attrs.evolve(KAZ, year=2024, published=pt.PublishedScore(value=134.65))
    rise = StatedChange(before=KAZ, after=later, change=14.21)
    found = calibrate([KAZ, later], Hypothesis(indicators=["prevention.video"], unseen=200), [rise])
    document = read(found)
    inputs = document["inputs"]
    assert document["consistent"]
    assert document["supposed"] == list(found.hypothesis.statement())
    assert {record["high"] for record in document["records"]} == {None}
    hypothesis = {name: again(each) for name, each in inputs["hypothesis"].items() if name != "kind"}
    rebuilt = calibrate(
        [Observation(profile=profile_of(each["profile"]), totals=each["totals"]) for each in inputs["observations"]],
        Hypothesis(**hypothesis),
        [
            StatedChange(**{**each, "before": profile_of(each["before"]), "after": profile_of(each["after"])})
            for each in inputs["changes"]
        ],
    )
    assert rebuilt.ranges == found.ranges
    assert list(map(plain, rebuilt.records())) == document["records"]


def test_a_calibration_that_no_table_fits_has_no_records_but_a_reason():
    twin = attrs.evolve(KAZ, country=pt.Country("XTA", "Testland"), published=pt.PublishedScore(value=1.0))
    document = read(calibrate([KAZ, twin], Hypothesis(indicators=["prevention.video"])))
    assert (document["consistent"], document["records"]) == (False, [])
    assert len(document["clash"]) >= 2
    assert document["misfit"] > 50


Odd = namedtuple("Odd", "law video")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (np.array([[1.0, np.nan]]), [[1.0, None]]),
        (np.int64(3), 3),
        (float("inf"), None),
        (pt.VideoCoverage.SOME, "some"),
        (Odd(1, True), [1, True]),
        (1j, "1j"),
    ],
)
def test_values_become_plain(value, expected):
    assert plain(value) == expected


def test_the_factors_of_the_questionnaire_become_plain_json():
    assert len(json.dumps([plain(each) for each in factors_of([KAZ])], allow_nan=False)) > 1000
