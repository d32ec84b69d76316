"""The questionnaire's own sources of uncertainty, and the range of Kazakhstan's score under any levels."""

import itertools
import pickle
import sys

import attrs
import pytest

import ptindex as pt
from ptindex.composite.sensitivity import UnitScore, sobol
from ptindex.composite.uncertainty import Levels, analyse
from ptindex.display import tables_of
from ptindex.exceptions import MissingExtraError
from ptindex.experiments import factors_of, free_levels, robustness, scales_of
from ptindex.matrices import from_profiles, model_of

KAZ = pt.example_profile()
RATED = attrs.evolve(
    KAZ.with_answers(
        {"expert_survey.rating": 4.2, "expert_survey.standard_deviation": 1.5, "prevention.video": pt.VideoCoverage.ALL}
    ),
    country=pt.Country("MDA", "Moldova"),
)


def in_order(levels):
    """The levels, and beside them those of worse answers drawn down: the order of a scale holds."""
    found = dict(levels)
    for key, definition in pt.definitions().items():
        for answer in definition.question.scale or ():
            for worse in definition.question.scale:
                if levels.get(f"{key}.{answer.code}") == 0 and 0 < worse.level < answer.level:
                    found[f"{key}.{worse.code}"] = 0
    return found


def inner_answers(profile):
    """The answers of a profile that stand neither at the top nor at the bottom of their scale."""
    for key in pt.EQUAL_WEIGHTS.indicators:
        definition = pt.definitions()[key]
        if definition.question.scale:
            answer = profile.answer(definition.question.key)
            if isinstance(answer, pt.Answer) and 0 < answer.level < 1:
                yield f"{key}.{answer.code}"


@pytest.mark.parametrize("aggregation", [pt.Power(1), pt.Power(-1), pt.ByLevel(inside=pt.Minimum(), between=pt.Power(0))])
def test_free_levels_of_kazakhstan_give_the_exact_range_by_corner_points(aggregation):
    strategy = attrs.evolve(pt.EQUAL_WEIGHTS, name="mine", aggregation=aggregation)
    inner = list(inner_answers(KAZ))
    assert len(inner) == 8
    corners = [
        pt.score(KAZ, attrs.evolve(strategy, levels=in_order(dict(zip(inner, levels, strict=True))))).value
        for levels in itertools.product([0.0, 1.0], repeat=len(inner))
    ]
    (found,) = free_levels([KAZ], strategy)
    assert (found.low, found.high) == pytest.approx((min(corners), max(corners)), abs=1e-9)
    assert found.nominal == pytest.approx(pt.score(KAZ, strategy).value, abs=1e-9)
    sampled = analyse(from_profiles([KAZ], strategy), model_of(strategy), [Levels(scales=scales_of([KAZ], strategy))])
    assert found.low <= sampled.units[0].score.lowest
    assert sampled.units[0].score.highest <= found.high


def test_robustness_says_under_which_method_and_what_was_varied():
    found = robustness([KAZ, RATED], draws=300, seed=2)
    assert [each.unit for each in found.uncertainty.units] == ["KAZ 2022", "MDA 2022"]
    assert found.uncertainty.unit("KAZ 2022").score.nominal == pytest.approx(pt.score(KAZ).value)
    assert found.uncertainty.not_varied == ("normalisation",)
    assert found.fingerprint == pt.EQUAL_WEIGHTS.fingerprint
    assert repr(found) == "<Robustness of 2 by equal weights, 300 draws, unofficial>"
    assert found.caveat == pt.CAVEAT.en
    lines = found.summary.splitlines()
    assert lines[0] == f"equal weights, method {pt.EQUAL_WEIGHTS.fingerprint[:12]}"
    assert lines[-1] == pt.CAVEAT.en
    assert {record["strategy"] for record in found.records()} == {"equal weights"}
    assert pickle.loads(pickle.dumps(found)) == found
    assert "KAZ 2022" in str(found)
    assert "KAZ 2022" in found._repr_html_()


def test_factors_are_those_of_the_questionnaire():
    levels, missing, figure, weights, rules, omission = factors_of([KAZ, RATED])
    assert {scale.indicator for scale in levels.scales} == {
        key for key in pt.EQUAL_WEIGHTS.indicators if pt.definitions()[key].question.scale
    }
    assert missing.scales == levels.scales
    assert dict(figure.deviations) == {"MDA 2022": 0.15}
    assert weights.concentration == 20
    assert list(rules.alternatives) == ["the method's own", "geometric between dimensions"]
    assert omission.names is None
    without = attrs.evolve(pt.EQUAL_WEIGHTS, name="mine", indicators=["prevention.video"])
    assert [factor.source for factor in factors_of([KAZ], without)].count("figures") == 0


def test_scales_have_the_levels_of_the_strategy_and_the_answers_of_each_profile():
    mine = attrs.evolve(pt.EQUAL_WEIGHTS, name="mine", levels={"prevention.video.some": 0.3})
    scale = next(each for each in scales_of([KAZ, RATED], mine) if each.indicator == "prevention.video")
    assert scale.levels == {"all": 1, "some": 0.3, "none": 0}
    assert scale.answers == {"KAZ 2022": "some", "MDA 2022": "all"}
    silent = KAZ.with_answers({"prevention.video": pt.Unavailable.NO_DATA})
    scale = next(each for each in scales_of([silent], mine) if each.indicator == "prevention.video")
    assert scale.answers == {}


def test_given_factors_stand_in_place_of_the_questionnaires_own():
    found = robustness([KAZ, RATED], factors=[Levels(scales=scales_of([KAZ, RATED]))], draws=200)
    assert len(found.uncertainty.varied) == 1
    told = []
    robustness([KAZ], factors=[], draws=200, progress=lambda *done: told.append(done))
    assert told == [(200, 200)]


def test_which_choice_drives_the_score():
    profiles = [KAZ, RATED]
    found = sobol(from_profiles(profiles), model_of(pt.EQUAL_WEIGHTS), factors_of(profiles), UnitScore("KAZ 2022"), n=256)
    assert max(found.indices.rows, key=lambda row: row.total).factor in {"levels", "aggregation", "weights"}


def test_without_numpy_the_error_says_what_to_install(monkeypatch):
    for name in [name for name in sys.modules if name.startswith("ptindex.composite.") and "aggregation" not in name]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "scipy.special", None)
    monkeypatch.setitem(sys.modules, "scipy", None)
    for call in (lambda: scales_of([KAZ]), lambda: robustness([KAZ], factors=[]), lambda: factors_of([KAZ])):
        with pytest.raises(MissingExtraError) as caught:
            call()
        assert str(caught.value) == "this needs packages that are not installed: pip install 'ptindex[analysis]'"


SILENTIA = pt.CountryProfile(country=pt.Country("XAB", "Silentia"), year=2022)
NORTH = attrs.evolve(KAZ, country=pt.Country("XTA", "Testland"), territory="North")


def test_who_cannot_be_scored_is_named_apart_from_what_had_no_effect():
    found = robustness([KAZ, NORTH, SILENTIA], draws=200)
    (silent,) = found.unscored
    assert (silent.unit.title, silent.bounds) == ("Silentia 2022", pt.rank([SILENTIA]).unranked[0].bounds)
    assert not any("XAB" in each for each in found.uncertainty.skipped)
    assert repr(found) == "<Robustness of 2 by equal weights, 200 draws, 1 not scored, unofficial>"
    assert "XAB 2022: not scored, 0 of 23 applicable indicators are known" in found.summary
    for language, heading in (("en", "Cannot be scored"), ("ru", "Нельзя оценить")):
        titles = {table.title: table for table in tables_of(found, language)}
        assert [row.cells[0].partition("\n")[2] for row in titles[heading].rows] == ["XAB"]
        assert "XAB" not in str(list(titles.values())[-1])


def test_records_are_joined_with_those_of_rankings():
    found = robustness([KAZ, NORTH], draws=200)
    place = [(row["iso3"], row["year"], row["territory"]) for row in found.records()]
    assert place == [("KAZ", 2022, ""), ("XTA", 2022, "North")]
    assert [row["unit"] for row in found.records()] == ["KAZ 2022", "XTA 2022 North"]
    *known, silent = robustness([KAZ, NORTH, SILENTIA], draws=200).records()
    assert {tuple(row) for row in known} == {tuple(silent)}
    assert [*silent][:4] == ["iso3", "country", "territory", "year"]
    assert [*silent][-4:] == ["reason", "strategy", "fingerprint", "version"]
    assert (silent["unit"], silent["score_mean"], [row["reason"] for row in known]) == ("XAB 2022", None, ["", ""])
    assert silent["reason"] == pt.rank([SILENTIA]).unranked[0].reason
    assert all(row[f"rank_{end}"] == int(row[f"rank_{end}"]) for row in found.records() for end in ("low", "median", "high"))
