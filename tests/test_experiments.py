"""Experiments with weights: what must hold of every one, and each refusal in full."""

import json
import math
import pickle
import random
import sys
from pathlib import Path

import attrs
import numpy as np
import pandas as pd
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

import ptindex as pt
from generators import profiles
from ptindex import experiments as ex
from ptindex.display import as_html, as_text, tables_of
from ptindex.experiments.arrays import Prepared
from ptindex.experiments.correlation import kendall, spearman
from ptindex.experiments.one_weight import _edges
from ptindex.experiments.programmes import Programme
from ptindex.experiments.ratios import Ratio, meetings
from ptindex.questionnaire import questions

KZ = pt.example_profile()
SILENTIA = pt.CountryProfile(country=pt.Country("XAB", "Silentia"), year=2022)
DIMENSIONS = [dimension.code for dimension in pt.Dimension]
NAMES = [*DIMENSIONS, *pt.EQUAL_WEIGHTS.indicators]


def land(letter, changes):
    return attrs.evolve(KZ.with_answers(changes), country=pt.Country(f"XT{letter}", f"Testland {letter}"))


A = land("A", {"prevention.video": pt.VideoCoverage.ALL, "ratification.opcat": pt.TreatyStatus.NEITHER})
B = land("B", {"domestic_law.definition": pt.Definition.CONSISTENT, "prevention.archive_access": pt.ArchiveAccess.NONE})
THREE = [KZ, A, B]


def drawn_lands(seed, size):
    """Invented countries whose graded answers are drawn, all known."""
    chance = random.Random(seed)
    graded = [question for question in questions() if question.scale and question.dimension]
    return [land(chr(65 + at), {each.key: chance.choice(list(each.scale)) for each in graded}) for at in range(size)]


weights = st.just(0.0) | st.floats(1e-3, 1e3)
weight_sets = st.dictionaries(
    st.text("abcdefgh", min_size=1, max_size=3),
    st.fixed_dictionaries({"response_mechanism": st.floats(0.1, 10)}, optional=dict.fromkeys(NAMES[1:], weights)),
    min_size=1,
    max_size=4,
).filter(lambda sets: all(any(each.get(key, 1) for key in NAMES if key.startswith("investigating")) for each in sets.values()))
panels = st.lists(
    profiles(year=st.just(2022), territory=st.just("")), min_size=1, max_size=4, unique_by=lambda each: each.country.iso3
)
linear = st.sampled_from(
    [pt.EQUAL_WEIGHTS, pt.CAUTIOUS, pt.EQUAL_INDICATORS, attrs.evolve(pt.EQUAL_WEIGHTS, name="all known", min_available=0.0)]
)
geometric_inside = attrs.evolve(
    pt.EQUAL_WEIGHTS, name="inside", aggregation=pt.ByLevel(inside=pt.Power(0), between=pt.Power(1))
)
GEOMETRIC = attrs.evolve(pt.EQUAL_WEIGHTS, name="geometric", aggregation=pt.Power(0))


# Weight sets


@settings(deadline=None, max_examples=50)
@given(panels, weight_sets, linear | st.sampled_from([GEOMETRIC, geometric_inside]))
def test_each_set_scores_as_the_changed_strategy_scores_each_profile(chosen, sets, strategy):
    found = ex.weights_experiment(chosen, sets, strategy)
    for variant in found.sets:
        method = attrs.evolve(strategy, name="changed", weights={**strategy.weights, **sets[variant.name]})
        ranking = pt.rank(chosen, method)
        expected = {row.score.country: row for row in ranking.rows}
        assert {each.unit.country for each in variant.standings} == set(expected)
        for each in variant.standings:
            row = expected[each.unit.country]
            assert each.value == pytest.approx(row.score.value, rel=1e-12, abs=1e-12)
            assert each.bounds.low == pytest.approx(row.score.bounds.low, rel=1e-12, abs=1e-12)
            assert each.bounds.high == pytest.approx(row.score.bounds.high, rel=1e-12, abs=1e-12)
        assert {each.unit.country for each in variant.unscored} == {each.country for each in ranking.unranked}
        assert math.fsum(variant.shares.values()) == pytest.approx(1)


@settings(deadline=None, max_examples=30)
@given(panels)
def test_a_set_of_ones_gives_the_scores_of_equal_weights(chosen):
    (variant,) = ex.weights_experiment(chosen, {"ones": dict.fromkeys(NAMES, 1)}).sets
    found = {each.unit.country: (each.value, each.rank) for each in variant.standings}
    assert found == {
        row.score.country: (pytest.approx(row.score.value, rel=1e-12, abs=1e-12), row.rank) for row in pt.rank(chosen).rows
    }


def test_neither_the_order_of_countries_nor_that_of_sets_matters():
    sets = {"treaties": {"ratification": 3.0}, "law": {"domestic_law": 2.0}, "flat": {}}
    found = ex.weights_experiment(THREE, sets)
    turned = ex.weights_experiment(THREE[::-1], dict(reversed(sets.items())))
    assert turned.spans == found.spans
    assert {each.name: each for each in turned.sets} == {each.name: each for each in found.sets}
    assert turned.base == found.base


def test_weights_that_do_not_sum_to_one_are_divided_and_said_so():
    half = dict.fromkeys(DIMENSIONS, 0.5)
    sixth = dict.fromkeys(DIMENSIONS, 1 / 6)
    found = ex.weights_experiment(THREE, {"half": half, "sixth": sixth, "video": {"prevention.video": 2}})
    by_name = {each.name: each for each in found.sets}
    for one, other in zip(by_name["half"].standings, by_name["sixth"].standings, strict=True):
        assert (one.rank, one.value) == (other.rank, pytest.approx(other.value))
    assert [each.en for each in by_name["half"].remarks] == [
        "The weights of the dimensions sum to 3, not 1; they are divided by their sum."
    ]
    assert by_name["sixth"].remarks == ()
    assert [each.en for each in by_name["video"].remarks] == [
        (
            "Of the indicators of prevention it names 1 of 3; the others weigh as in the method: "
            "prevention.external_review 1, prevention.archive_access 1."
        ),
        "The weights of the indicators of prevention sum to 4, not 1; they are divided by their sum.",
    ]
    assert by_name["video"].remarks[1].ru == ("Сумма весов показателей области prevention — 4, а не 1; веса разделены на неё.")
    (off,) = ex.weights_experiment(THREE, {"off": dict.fromkeys([n for n in NAMES if n.startswith("prevention.")], 0)}).sets
    assert off.remarks == ()
    assert off.shares["prevention"] == 0


def test_a_rank_span_names_the_sets_that_give_its_ends():
    found = ex.weights_experiment(THREE, {"treaties": {"ratification": 3.0}, "video": {"prevention.video": 4}})
    by_code = {each.unit.country.iso3: each for each in found.spans}
    assert attrs.astuple(by_code["KAZ"], recurse=False)[1:] == (1, "treaties", 3, "video")
    assert attrs.astuple(by_code["XTA"], recurse=False)[1:] == (1, "video", 3, "treaties")


TOML = '[treaties]\nratification = 3\n\n["my set"]\nprevention.video = 4.5\n"domestic_law.definition" = 0\n'
SETS = {"treaties": {"ratification": 3.0}, "my set": {"prevention.video": 4.5, "domestic_law.definition": 0.0}}


@pytest.mark.parametrize("name", ["weights.toml", "weights.json", "text", "toml text", "numpy"])
def test_sets_come_from_a_mapping_a_file_or_text(tmp_path, name):
    (tmp_path / "weights.toml").write_text(TOML, "utf-8-sig")
    (tmp_path / "weights.json").write_text(json.dumps(SETS), "utf-8")
    given = {
        "weights.toml": tmp_path / "weights.toml",
        "weights.json": str(tmp_path / "weights.json"),
        "text": json.dumps(SETS),
        "toml text": TOML,
        "numpy": {key: {k: np.float64(w) for k, w in each.items()} for key, each in SETS.items()},
    }[name]
    assert ex.weights_experiment(THREE, given).weight_sets == SETS


ROWS = {"set": ["first", "second"], "prevention": [1, 2], "ratification": [0.5, 0.25]}


@pytest.mark.parametrize(
    "frame", [pl.DataFrame(ROWS), pl.LazyFrame(ROWS), pd.DataFrame(ROWS)], ids=["polars", "lazy", "pandas"]
)
def test_sets_come_from_any_frame_one_row_each(frame):
    expected = {"first": {"prevention": 1, "ratification": 0.5}, "second": {"prevention": 2, "ratification": 0.25}}
    assert ex.weights_experiment(THREE, frame).weight_sets == expected
    renamed = frame.rename({"set": "label"}) if not isinstance(frame, pd.DataFrame) else frame.rename(columns={"set": "label"})
    assert ex.weights_experiment(THREE, renamed, set_column="label").weight_sets == expected


@pytest.mark.parametrize(
    ("index", "names"),
    [(["mine", "yours"], ["mine", "yours"]), ([2021, 2022], ["2021", "2022"]), (None, ["1", "2"]), ([0, 1], ["1", "2"])],
)
def test_the_index_of_a_frame_names_the_sets(index, names):
    frame = pd.DataFrame({"prevention": [1.0, 2.0]}, index=index)
    assert list(ex.weights_experiment([KZ], frame).weight_sets) == names
    named = frame.assign(set=["a", "b"])
    assert list(ex.weights_experiment([KZ], named).weight_sets) == ["a", "b"]


def test_two_sets_of_one_name_in_an_index_are_refused():
    with pytest.raises(pt.StrategyError, match="is the name of two sets; given: 'mine'"):
        ex.weights_experiment([KZ], pd.DataFrame({"prevention": [1.0, 2.0]}, index=["mine", "mine"]))


def test_sets_of_a_frame_without_names_are_numbered():
    assert list(ex.weights_experiment(THREE, pl.DataFrame({"prevention": [1, 2]})).weight_sets) == ["1", "2"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "$: has no set of weights; give one at least"),
        (
            {"a": {"preventoin": 1}},
            "$['a']: is not a dimension or an indicator of this strategy; given: 'preventoin'; did you mean 'prevention'?",
        ),
        ({"a": {3: 1}}, "$['a']: is not a dimension or an indicator of this strategy; given: '3'"),
        (
            {"a": {"prevention": -1}},
            "$['a']['prevention']: is negative; a weight is a number from 0, and 0 switches off; given: -1",
        ),
        (
            {"a": {"prevention": float("nan")}},
            "$['a']['prevention']: is empty or NaN; write a number, and 0 to switch off; given: nan",
        ),
        (
            {"a": {"prevention": None}},
            "$['a']['prevention']: is empty or NaN; write a number, and 0 to switch off; given: None",
        ),
        (
            {"a": {"prevention": float("inf")}},
            "$['a']['prevention']: is neither 0 nor a number from 1e-100 to 1e+100; given: inf",
        ),
        ({"a": {"prevention": 1e-101}}, "$['a']['prevention']: is neither 0 nor a number from 1e-100 to 1e+100; given: 1e-101"),
        (
            {"a": {"prevention": 10**400}},
            "$['a']['prevention']: is neither 0 nor a number from 1e-100 to 1e+100; given: a number of about 401 digits",
        ),
        ({"a": {"prevention": "2"}}, "$['a']['prevention']: is not a number; given: '2'"),
        ({"a": {"prevention": True}}, "$['a']['prevention']: is not a number; given: True"),
        ({"a": dict.fromkeys(DIMENSIONS, 0)}, "$['a']: switches everything off; leave some weight above 0"),
        ({"": {"prevention": 1}}, "$: is no name for a set; given: ''"),
        (
            {"prevention": 2},
            "$['prevention']: is not a set of weights: a name, and under it a weight for each dimension or indicator; given: 2",
        ),
        ({"a": {"prevention.video": 1, "prevention": {"video": 2}}}, "$['a']: has a name twice"),
        ("{", "$: is not JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
        ('{"a": {"prevention": 1, "prevention": 2}}', "$: stands twice; given: 'prevention'"),
        (
            "[a\n",
            (
                "$: is not TOML: Expected ']' at the end of a table declaration (at line 1, column 3); "
                'the name of an indicator needs quotes, as in "prevention.video" = 2'
            ),
        ),
        (
            "a.csv",
            "$: is neither JSON nor the name of a file of weights; given: 'a.csv'; allowed: a name in .toml, a name in .json",
        ),
        (7, "$: has no sets of weights; given: 7; allowed: a mapping, a data frame, JSON, TOML, the name of a file"),
        (pl.DataFrame({"set": ["a", "a"], "prevention": [1, 2]}), "$: is the name of two sets; given: 'a'"),
        (
            pl.DataFrame({"set": ["a"], "prevention": [None]}),
            "$['a']['prevention']: is empty or NaN; write a number, and 0 to switch off; given: None",
        ),
    ],
)
def test_each_wrong_set_has_its_own_sentence(given, said):
    with pytest.raises(pt.StrategyError) as caught:
        ex.weights_experiment(THREE, given)
    assert str(caught.value) == said


def test_all_that_is_wrong_comes_at_once():
    with pytest.raises(pt.StrategyError) as caught:
        ex.weights_experiment(THREE, {"a": {"preventoin": 1, "ratification": -1}, "b": {"prevention": float("nan")}})
    assert len(caught.value.problems) == 3


def test_a_file_of_weights_must_be_there_and_be_text(tmp_path):
    with pytest.raises(FileNotFoundError):
        ex.weights_experiment(THREE, tmp_path / "missing.toml")
    path = tmp_path / "list.json"
    path.write_text("[1]", "utf-8")
    with pytest.raises(pt.StrategyError, match=r"\$: is no object of sets by name; given: \[1\]"):
        ex.weights_experiment(THREE, path)
    path = tmp_path / "binary.toml"
    path.write_bytes(b"[a]\nprevention = \xff")
    with pytest.raises(pt.StrategyError, match="is not UTF-8 from byte 17 on; save the file as UTF-8"):
        ex.weights_experiment(THREE, path)


def test_a_column_of_names_that_is_not_there_is_refused():
    with pytest.raises(pt.StrategyError) as caught:
        ex.weights_experiment(THREE, pl.DataFrame({"label": ["a"], "prevention": [1]}), set_column="lable")
    assert str(caught.value) == "$: has no such column; given: 'lable'; did you mean 'label'?"


# What all experiments share


def _run_each(chosen, strategy=pt.EQUAL_WEIGHTS, **more):
    yield ex.weights_experiment(chosen, SETS, strategy, **more)
    yield ex.sweep(chosen, "prevention", strategy, **more)
    yield ex.leave_one_out(chosen, strategy, **more)
    yield ex.rank_range(chosen[0], chosen, strategy, **more)
    yield ex.compare_strategies(chosen, [strategy, pt.CAUTIOUS, pt.Points.symmetric(10)], **more)


@pytest.mark.parametrize("at", range(5))
def test_every_result_is_a_value_that_carries_its_inputs_and_shows(at):
    found = list(_run_each([*THREE, SILENTIA]))[at]
    assert found == list(_run_each([*THREE, SILENTIA]))[at]
    assert pickle.loads(pickle.dumps(found)) == found
    assert {each.country.iso3 for each in found.profiles} == {"KAZ", "XTA", "XTB", "XAB"}
    rows = list(found.records())
    assert {row["iso3"] for row in rows} == {"KAZ", "XTA", "XTB", "XAB"}
    assert all(bool(row["reason"]) is (row["rank"] is None) and isinstance(row["reason"], str) for row in rows)
    assert all([*row][[*row].index("iso3") :][:4] == ["iso3", "country", "territory", "year"] for row in rows)
    assert {tuple(row) for row in rows} == {(*rows[0],)}
    assert [*rows[0]][-3:] == ["strategy", "fingerprint", "version"]
    assert {row["strategy"]: row["fingerprint"] for row in rows}["equal weights"] == pt.EQUAL_WEIGHTS.fingerprint
    assert pl.DataFrame(rows, infer_schema_length=None).height == len(rows)
    document = json.loads(json.dumps(found.document(), allow_nan=False))
    assert document["records"] == rows
    assert document["caveat"] == pt.CAVEAT.en
    assert [each["iso3"] for each in document["inputs"]["profiles"]] == ["KAZ", "XAB", "XTA", "XTB"]
    assert document["inputs"]["profiles"][0]["levels"]["prevention.video"] == 0.5
    assert document["inputs"]["profiles"][1]["levels"]["prevention.video"] == "not_stated"
    method = document["inputs"]["strategies"][0]
    assert (method["name"], method["fingerprint"]) == ("equal weights", pt.EQUAL_WEIGHTS.fingerprint)
    assert method["method"]["indicators"] == list(pt.EQUAL_WEIGHTS.indicators)
    assert repr(found).endswith("unofficial>")
    for language in ("en", "ru"):
        text = as_text(found, language)
        assert " ".join(pt.CAVEAT.wording(language).split()[:4]) in text
        assert "Silentia 2022" in text
    assert "Kazakhstan 2022" in as_html(found) or "KAZ" in as_html(found)
    assert str(found) == as_text(found)


@pytest.mark.parametrize("at", range(5))
def test_mixed_years_are_refused_unless_asked(at):
    mixed = [KZ, attrs.evolve(A, year=2023)]
    experiment = [
        lambda **more: ex.weights_experiment(mixed, SETS, **more),
        lambda **more: ex.sweep(mixed, "prevention", **more),
        lambda **more: ex.leave_one_out(mixed, **more),
        lambda **more: ex.rank_range(mixed[1], mixed, **more),
        lambda **more: ex.compare_strategies(mixed, [pt.EQUAL_WEIGHTS, pt.CAUTIOUS], **more),
    ][at]
    with pytest.raises(pt.ComparisonError, match="data years 2022, 2023 are not one ranking"):
        experiment()
    assert "2023" in as_text(experiment(mixed_years=True))


def test_a_country_twice_and_no_country_are_refused():
    with pytest.raises(pt.ComparisonError, match="given twice: KAZ 2022"):
        ex.leave_one_out([KZ, KZ])
    with pytest.raises(pt.ComparisonError, match="no profile is given; an experiment needs one at least"):
        ex.leave_one_out([])


@pytest.mark.parametrize(
    ("experiment", "what"),
    [
        (lambda method: ex.weights_experiment(THREE, SETS, method), "this experiment"),
        (lambda method: ex.sweep(THREE, "prevention", method), "a sweep"),
        (lambda method: ex.leave_one_out(THREE, method), "leaving out"),
        (lambda method: ex.rank_range(KZ, THREE, method), "a range of ranks"),
    ],
)
def test_a_method_without_weights_by_name_is_refused(experiment, what):
    with pytest.raises(pt.StrategyError) as caught:
        experiment(pt.Points.symmetric(10))
    assert str(caught.value) == (
        f"$.strategy: has no weights by name, and {what} changes weights; give a Composite (compare_strategies takes any "
        "strategy); given: symmetric points (10)"
    )


def test_without_numpy_the_missing_extra_is_named(monkeypatch):
    import ptindex.experiments as package

    for name in ("arrays", "programmes"):
        monkeypatch.delitem(sys.modules, f"ptindex.experiments.{name}")
        monkeypatch.delattr(package, name)
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)
    with pytest.raises(pt.MissingExtraError, match=r"ptindex\[analysis\]"):
        ex.rank_range(KZ, THREE)
    monkeypatch.delitem(sys.modules, "ptindex.experiments.arrays")
    monkeypatch.delattr(package, "arrays")
    monkeypatch.setitem(sys.modules, "numpy", None)
    with pytest.raises(pt.MissingExtraError, match=r"ptindex\[analysis\]"):
        ex.leave_one_out(THREE)
    assert ex.compare_strategies(THREE, [pt.EQUAL_WEIGHTS, pt.CAUTIOUS]).same_scale


def test_without_narwhals_a_frame_names_the_missing_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "narwhals", None)
    with pytest.raises(pt.MissingExtraError, match=r"ptindex\[frames\]"):
        ex.weights_experiment(THREE, pl.DataFrame({"prevention": [1]}))


# Sweep


sweepable = st.sampled_from([name for name in NAMES if name != "expert_survey.rating"])


def _values(found, share):
    return {row.score.country: row.score.value for row in found.at(share).rows}


@settings(deadline=None, max_examples=30)
@given(panels, sweepable, linear, st.lists(st.floats(0.001, 0.999), min_size=3, max_size=3))
def test_ranks_stay_between_crossings_and_scores_are_equal_at_them(chosen, name, strategy, shares):
    found = ex.sweep(chosen, name, strategy)
    assert [each.low for each in found.intervals[1:]] == [each.high for each in found.intervals[:-1]]
    assert (found.intervals[0].low, found.intervals[-1].high) == (0, 1)
    assert {each.share for each in found.crossings} == {each.low for each in found.intervals[1:]}
    for each in found.crossings:
        values = _values(found, each.share)
        assert values[each.rising.country] == pytest.approx(values[each.falling.country], abs=1e-7)
        assert each.value == pytest.approx(values[each.rising.country], abs=1e-7)
    for each in found.intervals:
        for part in shares:
            share = each.low + part * (each.high - each.low)
            values = _values(found, share)
            ranks = {standing.unit.country: standing.rank for standing in each.standings}
            assert set(values) == set(ranks)
            for one in values:
                for other in values:
                    if values[one] > values[other] + 1e-8:
                        assert ranks[one] < ranks[other] or each.high - each.low < 1e-6
    assert found.stable.low <= found.share <= found.stable.high


def test_the_ends_are_rankings_of_their_own():
    found = ex.sweep([*THREE, SILENTIA], "prevention")
    for share, variant in ((0, found.nothing), (1, found.everything)):
        assert {each.unit.country: each.rank for each in variant.standings} == {
            row.score.country: row.rank for row in found.at(share).rows
        }
    assert [each.unit.country.iso3 for each in found.unscored] == ["XAB"]
    assert found.everything.shares["prevention"] == 1


def test_a_crossing_is_found_where_it_was_put():
    # Testland A has 1/6 more in prevention and 1/4 less in ratification: equal where s/6 = (1 - s) / 5 / 4.
    found = ex.sweep([KZ, A], "prevention")
    assert [each.share for each in found.crossings] == [pytest.approx(3 / 13, abs=1e-14)]
    assert found.crossings[0].rising.title == "Testland A 2022"
    assert found.strategy_at(0.25).name == "equal weights, prevention 0.25"
    assert "23.0769%" in as_text(found)
    assert "The order is the same at every share" in as_text(ex.sweep([KZ, A], "judicial_review.conviction"))


def test_a_dimension_that_a_country_does_not_know_is_spread():
    blank = land("C", {"ratification.uncat": pt.TreatyStatus.NEITHER})
    blank = attrs.evolve(blank, prevention=pt.Prevention())
    strategy = attrs.evolve(pt.EQUAL_WEIGHTS, name="spread", min_available=0.0)
    for name in ("prevention", "prevention.video", "ratification"):
        found = ex.sweep([KZ, A, blank], name, strategy)
        for each in found.intervals:
            values = _values(found, (each.low + each.high) / 2)
            assert {s.unit.country: pytest.approx(s.value, rel=1e-12) for s in each.standings} == values
    only = pt.CountryProfile(country=pt.Country("XTD", "Testland D"), year=2022, prevention=KZ.prevention)
    found = ex.sweep([KZ, only], "prevention", strategy)
    assert [each.unit.country.iso3 for each in found.nothing.unscored] == ["XTD"]
    found = ex.sweep([KZ, only], "ratification", strategy)
    assert [each.unit.country.iso3 for each in found.everything.unscored] == ["XTD"]
    alone = attrs.evolve(KZ, country=pt.Country("XTE", "Testland E"), prevention=pt.Prevention(video=pt.VideoCoverage.ALL))
    found = ex.sweep([KZ, alone], "prevention.video", strategy)
    assert [each.unit.country.iso3 for each in found.nothing.standings] == ["KAZ", "XTE"]


@pytest.mark.parametrize(
    ("name", "strategy", "said"),
    [
        (
            "preventoin",
            pt.EQUAL_WEIGHTS,
            "$.name: is not a dimension or an indicator of this strategy; given: 'preventoin'; did you mean 'prevention'?",
        ),
        (
            "prevention",
            GEOMETRIC,
            (
                "$.aggregation: is no weighted sum where this weight stands, so that crossings have no closed form; sweep an "
                "arithmetic method, or give weights_experiment a set for each weight; given: Power(exponent=0.0)"
            ),
        ),
        (
            "prevention",
            attrs.evolve(pt.EQUAL_WEIGHTS, name="one", weights={code: 0 for code in DIMENSIONS if code != "prevention"}),
            "$.name: cannot be swept: no other dimension has a weight; given: 'prevention'",
        ),
        (
            "prevention.video",
            attrs.evolve(pt.EQUAL_WEIGHTS, name="one", indicators=("prevention.video", "ratification.uncat")),
            "$.name: cannot be swept: no other indicator of its dimension has a weight; given: 'prevention.video'",
        ),
        (
            "prevention.video",
            attrs.evolve(pt.EQUAL_WEIGHTS, name="off", weights={"prevention": 0}),
            "$.name: cannot be swept: its dimension weighs 0; given: 'prevention.video'",
        ),
        (
            "prevention",
            attrs.evolve(
                pt.EQUAL_WEIGHTS,
                name="off",
                weights=dict.fromkeys([each for each in NAMES if each.startswith("prevention.")], 0),
            ),
            "$.name: cannot be swept: every indicator in it weighs 0; given: 'prevention'",
        ),
    ],
)
def test_what_cannot_be_swept_is_refused_with_the_reason(name, strategy, said):
    with pytest.raises(pt.StrategyError) as caught:
        ex.sweep(THREE, name, strategy)
    assert str(caught.value) == said


def test_a_dimension_can_be_swept_whatever_the_rule_inside_and_an_indicator_not():
    assert ex.sweep(THREE, "prevention", geometric_inside).intervals
    with pytest.raises(pt.StrategyError, match="is no weighted sum where this weight stands"):
        ex.sweep(THREE, "prevention.video", geometric_inside)


def test_a_share_beyond_all_is_refused():
    with pytest.raises(pt.StrategyError, match=r"\$\.share: is not from 0 to 1; given: 1\.5"):
        ex.sweep(THREE, "prevention").at(1.5)


def test_ratios_that_only_touch_do_not_cross():
    touching = [
        Ratio(above=0.25, above_rise=0.5, below=1.0, below_rise=1.0),
        Ratio(above=0.25, above_rise=0.5, below=1.0, below_rise=1.0),
    ]
    assert meetings(touching) == []
    # (a difference of (share - 1/2) squared)
    square = [Ratio(above=0.25, below=1.0, below_rise=-1.0), Ratio(above=0.0, above_rise=1.0)]
    assert meetings(square) == [pytest.approx(0.5)]
    assert _edges(square) == ([0.0, 1.0], [(1, 2)])
    assert meetings([Ratio(above=0.5, below=1.0, below_rise=-1.0), square[1]]) == []
    assert meetings([Ratio(above=0.5), Ratio(above=0.0, above_rise=1.0)]) == [0.5]
    assert meetings([Ratio(above=0.0), Ratio(above=0.0, above_rise=1.0)]) == []


# Leaving out


def test_leaving_out_scores_as_the_strategy_without_it():
    found = ex.leave_one_out(THREE)
    assert [each.name for each in found.without][:6] == DIMENSIONS
    assert {each.name for each in found.without} == set(NAMES)
    for row in found.records():
        method = attrs.evolve(pt.EQUAL_WEIGHTS, name="without", weights={row["without"]: 0})
        profile = next(each for each in THREE if each.country.iso3 == row["iso3"])
        assert row["value"] == pytest.approx(pt.score(profile, method).value, rel=1e-12)
        assert row["value_change"] == pytest.approx(row["value"] - pt.score(profile).value, abs=1e-10)


def test_what_cannot_be_left_out_is_listed_with_the_reason():
    one = attrs.evolve(
        pt.EQUAL_WEIGHTS, name="one", indicators=("prevention.video", "ratification.uncat"), weights={"ratification": 0}
    )
    found = ex.leave_one_out(THREE, one)
    assert {name: why.en for name, why in found.skipped.items()} == {
        "ratification": "carries no weight in this method",
        "ratification.uncat": "carries no weight in this method",
        "prevention": "nothing would be left without it",
        "prevention.video": "nothing would be left without it",
    }
    assert (found.without, found.spans) == ((), ())
    assert "Not left out: prevention (nothing would be left without it)." in as_text(found)


def test_a_country_that_can_be_scored_only_without_something_has_no_change():
    half = attrs.evolve(
        SILENTIA, prevention=KZ.prevention, ratification=KZ.ratification, procedural_guarantees=KZ.procedural_guarantees
    )
    strategy = attrs.evolve(pt.EQUAL_WEIGHTS, name="half", min_available=0.5)
    found = ex.leave_one_out([KZ, half], strategy)
    rows = {row["without"]: row for row in found.records() if row["iso3"] == "XAB"}
    assert rows["prevention"]["reason"].startswith(
        "Silentia 2022: 8 of 20 applicable indicators are known and prevention left out"
    )
    assert rows["domestic_law"]["rank"] is not None
    assert rows["domestic_law"]["rank_change"] is None
    assert "by the method itself" in as_text(found)
    shown = as_text(ex.weights_experiment([KZ, half], {"no law": {"domestic_law": 0}}, strategy))
    assert "Silentia 2022" in shown
    many = {f"set {at}": {"prevention": at} for at in range(1, 15)}
    shown = as_text(ex.weights_experiment([KZ, half], many, strategy))
    assert "Shown are the first 12 of 14 sets; records() has them all." in " ".join(shown.split())


# Rank range


def _brute_force(profile, chosen, low=0.0, high=1.0, draws=20000):
    prepared = Prepared(profiles=tuple(chosen), strategy=pt.EQUAL_WEIGHTS)
    shares = np.random.default_rng(1).dirichlet(np.full(6, 0.4), draws)
    shares = np.vstack([shares, np.eye(6)])
    shares = shares[((shares >= low) & (shares <= high)).all(axis=1)]
    columns = np.column_stack(list(prepared.dimensions.values()))
    values = np.round(shares @ columns.T, 9)
    at = list(chosen).index(profile)
    ranks = 1 + (values > values[:, at, None]).sum(axis=1)
    return ranks.min(), ranks.max()


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("bounds", [(0.0, 1.0), (0.05, 0.35)])
def test_the_range_has_every_rank_that_drawn_weights_give_and_its_weights_reach_it(seed, bounds):
    chosen = drawn_lands(seed, 4)
    for profile in chosen:
        found = ex.rank_range(profile, chosen, bounds=bounds)
        lowest, highest = _brute_force(profile, chosen, *bounds, draws=4000)
        assert found.best_rank <= lowest
        assert highest <= found.worst_rank
        for variant, rank in ((found.best, found.best_rank), (found.worst, found.worst_rank)):
            assert math.fsum(variant.shares.values()) == pytest.approx(1)
            assert all(bounds[0] - 1e-9 <= share <= bounds[1] + 1e-9 for share in variant.shares.values())
            method = attrs.evolve(pt.EQUAL_WEIGHTS, name="reached", weights=variant.shares)
            row = next(row for row in pt.rank(chosen, method).rows if row.score.country == profile.country)
            assert row.rank == rank


def test_the_range_is_exact_for_two_countries_by_hand():
    # Equal everywhere but for prevention (A ahead by 1/6) and ratification (A behind by 1/4).
    found = ex.rank_range(A, [KZ, A])
    assert (found.best_rank, found.worst_rank) == (1, 2)
    assert found.margin == pytest.approx(0.001)
    # A keeps ahead while prevention's share is at least 1.5 times ratification's.
    assert ex.rank_range(A, [KZ, A], bounds={"prevention": (0.0, 0.1), "ratification": (0.2, 1)}).best_rank == 2
    assert ex.rank_range(A, [KZ, A], bounds={"prevention": [0.4, 1], "ratification": (0, 0.2)}).worst_rank == 1
    assert ex.rank_range(KZ, [A]).best_rank == 1
    assert (ex.rank_range(KZ, [KZ]).best_rank, ex.rank_range(KZ, [KZ]).worst_rank) == (1, 1)


def test_a_tie_that_weights_can_reach_shares_the_better_rank():
    behind = land("C", {"prevention.video": pt.VideoCoverage.NONE})
    found = ex.rank_range(behind, [KZ, behind])
    assert (found.best_rank, found.worst_rank) == (1, 2)
    assert found.best.shares["prevention"] == 0
    twin = attrs.evolve(KZ, country=pt.Country("XTC", "Testland C"))
    assert ex.rank_range(twin, [KZ, twin]).worst_rank == 1


def test_who_cannot_be_scored_takes_no_part_and_is_listed():
    found = ex.rank_range(KZ, [*THREE, SILENTIA])
    assert [each.unit.country.iso3 for each in found.unscored] == ["XAB"]
    assert len(found.best.standings) == 3
    with pytest.raises(pt.NotEnoughDataError):
        ex.rank_range(SILENTIA, [*THREE, SILENTIA])


def test_a_dimension_that_some_do_not_know_makes_ranks_no_linear_question():
    blank = attrs.evolve(A, prevention=pt.Prevention())
    with pytest.raises(pt.ComparisonError) as caught:
        ex.rank_range(KZ, [KZ, blank])
    assert str(caught.value) == (
        "Kazakhstan 2022 and Testland A 2022 do not know the same dimensions (prevention), so that their scores are no linear "
        "functions of the weights; leave those countries out, switch the dimension off, or count what is missing as worst "
        '(missing="worst")'
    )
    assert ex.rank_range(KZ, [KZ, blank], pt.CAUTIOUS).worst_rank == 1
    off = attrs.evolve(pt.EQUAL_WEIGHTS, name="off", weights={"prevention": 0})
    found = ex.rank_range(KZ, [KZ, blank], off)
    assert "prevention" not in found.bounds
    neither = attrs.evolve(KZ, prevention=pt.Prevention())
    assert ex.rank_range(neither, [neither, blank]).best_rank == 1


@pytest.mark.parametrize(
    ("bounds", "said"),
    [
        (
            {"preventoin": (0, 1)},
            "$.bounds: is not a dimension that weighs in this strategy; given: 'preventoin'; did you mean 'prevention'?",
        ),
        ({7: (0, 1)}, "$.bounds: is not a dimension that weighs in this strategy; given: 7"),
        (
            {"prevention": (0.5, 0.2)},
            "$.bounds['prevention']: is not a lowest and a highest share, from 0 to 1; given: (0.5, 0.2)",
        ),
        ({"prevention": 0.5}, "$.bounds['prevention']: is not a lowest and a highest share, from 0 to 1; given: 0.5"),
        ((0.5, 1.0), "$.bounds: leave no weights: the lowest shares sum to more than 1; given: 3"),
        ((0.0, 0.1), "$.bounds: leave no weights: the highest shares sum to less than 1; given: 0.6"),
    ],
)
def test_bounds_that_make_no_sense_are_refused(bounds, said):
    with pytest.raises(pt.StrategyError) as caught:
        ex.rank_range(KZ, THREE, bounds=bounds)
    assert str(caught.value) == said


def test_ranks_under_a_mean_that_is_not_arithmetic_are_refused():
    with pytest.raises(pt.StrategyError) as caught:
        ex.rank_range(KZ, THREE, GEOMETRIC)
    assert str(caught.value) == (
        "$.aggregation: is no arithmetic mean between dimensions, so that ranks are no linear question; take an arithmetic "
        "method, or weights_experiment with sets of your own; given: Power(exponent=0.0)"
    )


def test_a_solver_that_gives_nothing_says_so():
    none = np.zeros(2)
    programme = Programme(excess=np.zeros((0, 2)), low=none, high=none, base=none, counted=np.ones(2))
    with pytest.raises(pt.PTIndexError, match="the solver gave no weights"):
        programme.worst()


# Strategies


def test_methods_stand_side_by_side_and_only_ranks_are_compared_over_scales():
    found = ex.compare_strategies([*THREE, SILENTIA], [pt.EQUAL_WEIGHTS, pt.EQUAL_INDICATORS])
    assert found.same_scale
    assert {name: [each.unit.country.iso3 for each in left] for name, left in found.unscored.items()} == {
        "equal weights": ["XAB"],
        "equal indicators": ["XAB"],
    }
    assert "do not share a scale" not in as_text(found)
    other = ex.compare_strategies(THREE, {"mine": pt.EQUAL_WEIGHTS, "points": pt.Points.symmetric(10)})
    assert not other.same_scale
    assert "The methods do not share a scale: compare their ranks, not their scores." in as_text(other)


def test_movers_come_first_and_ranks_are_among_those_that_all_score():
    found = ex.compare_strategies([*THREE, SILENTIA], {"equal": pt.EQUAL_WEIGHTS, "points": pt.Points.symmetric(10)})
    assert [each.moves for each in found.movers] == sorted((each.moves for each in found.movers), reverse=True)
    assert {each.unit.country.iso3 for each in found.movers} == {"KAZ", "XTA", "XTB"}
    silent = [row for row in found.records() if row["iso3"] == "XAB"]
    assert [row["common_rank"] for row in silent] == [None, None]
    assert [row["rank"] is None for row in silent] == [True, False]


def test_a_comparison_needs_two_methods_with_names_of_their_own():
    changed = attrs.evolve(pt.EQUAL_WEIGHTS, weights={"prevention": 2})
    other = attrs.evolve(pt.EQUAL_WEIGHTS, weights={"prevention": 3})
    for wrong, said in [
        ([pt.EQUAL_WEIGHTS], "$.strategies: are fewer than two; there is nothing to compare"),
        (
            [changed, other],
            (
                '$.strategies: is the name of two strategies; name them: {"mine": ..., "yours": ...}; '
                "given: 'equal weights (changed)'"
            ),
        ),
        ([pt.EQUAL_WEIGHTS, 7], "$.strategies: is no strategy: it needs a name and a method score(profile); given: 7"),
    ]:
        with pytest.raises(pt.StrategyError) as caught:
            ex.compare_strategies(THREE, wrong)
        assert str(caught.value) == said
    assert ex.compare_strategies(THREE, [pt.EQUAL_WEIGHTS, changed]).strategies


class _Outsider:
    name = "by hand"

    def score(self, profile, /):
        return pt.Score.of(profile, value=1.0, strategy=self.name)


def test_a_method_of_ones_own_is_compared_too():
    found = ex.compare_strategies(THREE, [pt.EQUAL_WEIGHTS, _Outsider()])
    assert found.agreements[0].spearman is None
    assert found.document()["inputs"]["strategies"][1] == {"name": "by hand", "fingerprint": ""}
    assert "not known" in as_text(found)
    assert "—: fewer than three countries, or all of them tie." in as_text(found)


values = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=3, max_size=12)


@given(values)
def test_correlations_of_ranks_are_those_of_scipy(pairs):
    first, second = map(list, zip(*pairs, strict=True))
    if len(set(first)) > 1 and len(set(second)) > 1:
        assert spearman(first, second) == pytest.approx(stats.spearmanr(first, second).statistic)
        assert kendall(first, second) == pytest.approx(stats.kendalltau(first, second).statistic)
    else:
        assert spearman(first, second) is None
        assert kendall(first, second) is None


def test_two_countries_have_no_correlation():
    assert spearman([1, 2], [2, 1]) is None
    assert kendall([1, 2], [2, 1]) is None


def test_the_package_loads_without_numpy():
    source = Path(ex.__file__).parent
    eager = [path.name for path in source.glob("*.py") if "\nimport numpy" in path.read_text("utf-8")]
    assert sorted(eager) == ["arrays.py", "programmes.py"]


def test_what_has_no_plain_form_is_written_out():
    @attrs.frozen
    class Odd:
        name: str = "odd"
        answer: object = pt.Unavailable.NO_DATA
        other: object = 1j

        def score(self, profile, /):
            return pt.Score.of(profile, value=1.0, strategy=self.name)

    made = ex.compare_strategies(THREE, [pt.EQUAL_WEIGHTS, Odd()]).document()
    assert made["inputs"]["strategies"][1]["method"] == {"kind": "Odd", "name": "odd", "answer": "no_data", "other": "1j"}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_sweep_over_countries_of_which_none_can_be_ranked_says_its_method_all_the_same(language):
    silent = pt.CountryProfile(country=pt.Country("XAA", "Silentia"), year=2022)
    shown = as_text(ex.sweep([silent], "prevention"), language)
    assert pt.EQUAL_WEIGHTS.fingerprint[:12] in shown
    assert pt.CAVEAT.wording(language)[:20] in shown


def test_territories_of_one_country_in_different_years_keep_their_own_bounds_and_reasons():
    atlantis = pt.Country("XAA", "Atlantis")
    silent = [
        pt.CountryProfile(country=atlantis, year=2021, territory="A").with_answers({"prevention.video": pt.VideoCoverage.NONE}),
        pt.CountryProfile(country=atlantis, year=2020, territory="B").with_answers({"prevention.video": pt.VideoCoverage.ALL}),
    ]
    kazakhstan = pt.example_profile()
    bounds = {each.title: each.bounds for each in pt.rank([kazakhstan, *silent], mixed_years=True).unranked}
    ranged = ex.rank_range(kazakhstan, [kazakhstan, *silent], mixed_years=True)
    compared = ex.compare_strategies([kazakhstan, *silent], [pt.EQUAL_WEIGHTS, pt.EQUAL_INDICATORS], mixed_years=True)
    for unscored in (ranged.unscored, compared.unscored["equal weights"]):
        assert {each.unit.title: each.bounds for each in unscored} == bounds
        assert all(each.reason.startswith(each.unit.title) for each in unscored)


def test_who_cannot_be_scored_in_a_sweep_has_the_bounds_of_the_share_that_is_named():
    hushed = SILENTIA.with_answers({"prevention.video": pt.VideoCoverage.SOME})
    found = ex.sweep([KZ, A, B, hushed], "prevention")
    ends = (found.base.unranked[0].bounds.low, found.base.unranked[0].bounds.high)
    assert found.unscored_at == found.share
    assert (found.unscored[0].bounds.low, found.unscored[0].bounds.high) == pytest.approx(ends)
    for language, where in (("en", "0.00% to 100.00%; bounds at 16.67%"), ("ru", "границы при доле 16,67")):
        assert where in tables_of(found, language)[-1].rows[0].cells[1]
    for row in found.records():
        if row["rank"] is None:
            middle = ex.sweep([KZ, hushed], "prevention").strategy_at((row["from"] + row["to"]) / 2)
            (unranked,) = pt.rank([hushed], middle).unranked
            assert (row["low"], row["high"]) == pytest.approx((unranked.bounds.low, unranked.bounds.high))
    alone = ex.sweep([KZ, hushed], "prevention", attrs.evolve(pt.EQUAL_WEIGHTS, name="off", weights={"prevention": 0.0}))
    assert (alone.share, alone.unscored_at) == (0.0, 0.5)
