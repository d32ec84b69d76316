"""What a function does not take: an unknown language and a value of another kind are refused alike, with the remedy."""

import pytest

import ptindex as pt
from ptindex.calibration import Hypothesis, calibrate
from ptindex.countries import name_in
from ptindex.declaration import Dimension
from ptindex.display import as_html, as_text, plot, tables_of
from ptindex.display.refusals import error_text
from ptindex.experiments import (
    compare_strategies,
    factors_of,
    free_levels,
    leave_one_out,
    rank_range,
    robustness,
    scales_of,
    sweep,
    weights_experiment,
)
from ptindex.formats import codebook, csv, page
from ptindex.formats.results_workbook import write_results
from ptindex.formats.spreadsheet import template_bytes
from ptindex.languages import check_language
from ptindex.matrices import from_profiles

PAGE = pt.example_profile()

LANGUAGE = {
    "text": lambda language: pt.CAVEAT.wording(language),
    "dimension": lambda language: Dimension.PREVENTION.wording(language),
    "country": lambda language: name_in(PAGE.country, language),
    "citation": lambda language: pt.score(PAGE).citation(language),
    "as_text": lambda language: as_text((), language),
    "as_html": lambda language: as_html(pt.score(PAGE), language),
    "tables_of": lambda language: tables_of(pt.score(PAGE), language),
    "page": lambda language: page.dumps(PAGE, language),
    "results": lambda language: write_results("never.xlsx", [PAGE], language=language),
    "template": lambda language: template_bytes(PAGE, language),
    "tidy CSV": lambda language: csv.dumps_tidy([], language),
    "plot": lambda language: plot.contributions(pt.score(PAGE), language),
    "trend": lambda language: plot.trend(pt.Panel([PAGE]), language=language),
    "codebook as CSV": codebook.csv,
    "codebook": codebook.markdown,
}


@pytest.mark.parametrize("called", LANGUAGE.values(), ids=LANGUAGE)
def test_an_unknown_language_is_refused_and_never_taken_for_another(called):
    with pytest.raises(pt.ArgumentError) as caught:
        called("de")
    assert str(caught.value) == "$.language: is no language that texts are in; given: 'de'; allowed: en, ru"


@pytest.mark.parametrize("language", ["EN", "", "english", 5, ["en"]])
def test_nearly_a_language_is_none(language):
    with pytest.raises(pt.ArgumentError, match="is no language"):
        check_language(language)


def test_a_language_is_refused_in_both_languages_with_what_may_have_been_meant():
    with pytest.raises(pt.ArgumentError) as caught:
        check_language("RU")
    assert error_text(caught.value, "ru") == (
        "$.language: на этом языке текстов нет; дано: 'RU'; допустимо: en, ru; возможно, имелось в виду 'ru'?"
    )


# Profiles and panels

PANELS = {
    "Panel": pt.Panel,
    "trends": pt.trends,
    "rankings": pt.rankings,
    "changes": pt.changes,
    "availability_by_year": pt.availability_by_year,
    "weights_experiment": lambda profiles: weights_experiment(profiles, {"more": {"prevention": 2}}),
    "sweep": lambda profiles: sweep(profiles, "prevention"),
    "leave_one_out": leave_one_out,
    "rank_range": lambda profiles: rank_range(PAGE, profiles),
    "compare_strategies": lambda profiles: compare_strategies(profiles, [pt.EQUAL_WEIGHTS, pt.CAUTIOUS]),
    "robustness": lambda profiles: robustness(profiles, draws=200),
    "free_levels": free_levels,
    "factors_of": factors_of,
    "scales_of": scales_of,
    "from_profiles": from_profiles,
}


@pytest.mark.parametrize("called", PANELS.values(), ids=PANELS)
def test_what_takes_a_panel_takes_its_profiles_too_and_refuses_one_alone(called):
    if called is not pt.Panel:
        assert called([PAGE]) == called(iter([PAGE])) == called(pt.Panel([PAGE]))
    with pytest.raises(pt.ArgumentError) as caught:
        called(PAGE)
    assert str(caught.value).startswith("$.profiles: are no profiles; one is given in a list too; given: ")
    with pytest.raises(pt.ArgumentError, match=r"^\$\.profiles: is no profile; a reading has it as \.profile; given: 5$"):
        called([5])
    with pytest.raises(pt.ArgumentError, match="are no profiles"):
        called(None)


def test_a_calibration_takes_a_panel_too():
    assert calibrate(pt.Panel([PAGE]), Hypothesis()) == calibrate([PAGE], Hypothesis())


def test_the_range_of_ranks_is_of_a_profile():
    with pytest.raises(pt.ArgumentError, match=r"^\$\.profile: is no profile; a reading has it as \.profile; given: 5$"):
        rank_range(5, [PAGE])


def test_what_is_refused_is_a_type_error_and_an_error_of_ours_in_either_language():
    with pytest.raises(TypeError) as caught:
        pt.score(pt.read_page("Kazakhstan 2022\n"))
    assert isinstance(caught.value, pt.PTIndexError)
    assert error_text(caught.value, "ru").startswith("$.profile: не профиль; у прочитанного файла он в .profile; дано: ")
    with pytest.raises(pt.ArgumentError, match=r"^\$\.strategy: is no strategy: .*; given: 'equal'$"):
        pt.score(PAGE, "equal")


PLOTS = {
    "contributions": (plot.contributions, "score", "is no Score; give what score(profile) makes"),
    "change": (plot.change, "explained", "is no Change; give what explain_change(before, after) makes"),
    "dimensions": (plot.dimensions, "score", "is no Score; give what score(profile) makes"),
    "a reference": (
        lambda given: plot.dimensions(pt.score(PAGE), given),
        "reference",
        "are no scores; one is given in a list too",
    ),
    "in a reference": (
        lambda given: plot.dimensions(pt.score(PAGE), [given]),
        "reference",
        "is no Score; give what score(profile) makes",
    ),
    "ranking": (plot.ranking, "ranked", "is no Ranking; give what rank(profiles) makes"),
    "trend": (plot.trend, "profiles", "are no profiles; one is given in a list too"),
    "rank_acceptability": (
        plot.rank_acceptability,
        "found",
        "is neither a Robustness nor an Uncertainty; give what robustness(profiles) makes",
    ),
    "sensitivity": (plot.sensitivity, "found", "is no Sensitivity; give what composite.sensitivity.sobol(...) makes"),
    "weight_sweep": (plot.weight_sweep, "sweep", "is no Sweep; give what experiments.sweep(profiles, name) makes"),
}


@pytest.mark.parametrize(("called", "name", "message"), PLOTS.values(), ids=PLOTS)
def test_a_plot_of_something_else_says_what_to_give(called, name, message):
    with pytest.raises(pt.ArgumentError) as caught:
        called(PAGE)
    assert str(caught.value).startswith(f"$.{name}: {message}; given: ")


def test_a_workbook_of_results_is_of_profiles():
    with pytest.raises(pt.ArgumentError, match="are no profiles"):
        write_results("never.xlsx", PAGE)
    with pytest.raises(pt.ArgumentError, match="is no profile"):
        template_bytes([PAGE])
