"""Pictures: what they say and show, to those who see them and to those who listen, in both languages."""

import json
import re
import string
import sys
from functools import cache
from io import StringIO
from itertools import combinations, pairwise
from math import dist

import altair as alt
import attrs
import pytest
from defusedxml import ElementTree
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import ptindex as pt
from display_results import KAZAKHSTAN, LATER, Flat
from generators import profiles
from ptindex.change import ChangeKind
from ptindex.composite.sensitivity import UnitScore, sobol
from ptindex.composite.uncertainty import FreeWeights, analyse
from ptindex.declaration import LANGUAGES, Unavailable
from ptindex.display import plot, words
from ptindex.display.figures import said, within
from ptindex.display.plots import colours
from ptindex.display.plots import words as plot_words
from ptindex.display.plots.canvas import lines_of, places
from ptindex.display.plots.wording import in_words, with_labels
from ptindex.exceptions import MissingExtraError
from ptindex.experiments import factors_of, robustness, sweep
from ptindex.indicators import Gap, definitions
from ptindex.matrices import from_profiles, model_of
from ptindex.numerals import number, percent
from ptindex.scores import CAVEAT

SILENTIA = pt.CountryProfile(country=pt.Country("XZZ", "Silentia"), year=2022)
LENIENT = attrs.evolve(pt.CAUTIOUS, name="lenient", min_available=0.0)
"""Scores whatever little is known."""
GEOMETRIC = attrs.evolve(pt.EQUAL_WEIGHTS, name="geometric", aggregation=pt.Power(0))
LONG = "The United Constitutional Federation of the Northern and Southern Hyperborean Archipelagos and Adjacent Waters"
HOSTILE = "<script>alert(1)</script> \" & ' datum['x'] {signal} \u202eevil\u202c\u200b שלום"


def invented(iso3, name, answers=(), year=2022):
    return attrs.evolve(KAZAKHSTAN.with_answers(dict(answers)), country=pt.Country(iso3, name), published=None, year=year)


ATLANTIS = invented(
    "XAA", "Atlantis", {"prevention.video": pt.VideoCoverage.ALL, "ratification.opcat": pt.TreatyStatus.NEITHER}
)
LONGLAND = invented(
    "XAB", LONG, {"prevention.archive_access": Unavailable.WITHHELD, "domestic_law.definition": pt.Definition.NONE}
)
THREE = (KAZAKHSTAN, ATLANTIS, LONGLAND)
ALMOST_EMPTY = SILENTIA.with_answers({"prevention.video": pt.VideoCoverage.SOME})
MOSTLY_SILENT = attrs.evolve(ALMOST_EMPTY, country=pt.Country("XAC", "Quietania"))
YEARS = (
    *(attrs.evolve(KAZAKHSTAN, year=year, published=None) for year in (2019, 2020, 2021, 2023)),
    attrs.evolve(SILENTIA, country=KAZAKHSTAN.country, year=2024),
)
POINTS = pt.Points.symmetric(30)
EDITIONS = (attrs.evolve(KAZAKHSTAN, year=2019), ATLANTIS)
OTHER_EDITION_EMPTY = attrs.evolve(SILENTIA, country=KAZAKHSTAN.country, year=2019)


def sensitivity_of(chosen, output=None):
    return sobol(from_profiles(chosen), model_of(pt.EQUAL_WEIGHTS), factors_of(chosen), output, n=64)


EMPTY_TOO = (ALMOST_EMPTY, attrs.evolve(SILENTIA, country=pt.Country("XZY", "Tacita")))


def almost_empty_sensitivity():
    return sobol(from_profiles(EMPTY_TOO, LENIENT), model_of(LENIENT), factors_of(EMPTY_TOO, LENIENT), n=16)


MAKERS = {
    "contributions": lambda language: plot.contributions(pt.score(KAZAKHSTAN), language),
    "contributions of a mean that is no sum": lambda language: plot.contributions(pt.score(KAZAKHSTAN, GEOMETRIC), language),
    "contributions, almost nothing known": lambda language: plot.contributions(pt.score(ALMOST_EMPTY, LENIENT), language),
    "contributions without bounds": lambda language: plot.contributions(pt.score(SILENTIA, Flat()), language),
    "contributions of points, nothing known": lambda language: plot.contributions(pt.score(SILENTIA, POINTS), language),
    "change": lambda language: plot.change(pt.explain_change(KAZAKHSTAN, LATER), language),
    "change of nothing": lambda language: plot.change(pt.explain_change(ALMOST_EMPTY, ALMOST_EMPTY, LENIENT), language),
    "change left unexplained": lambda language: plot.change(
        pt.explain_change(KAZAKHSTAN, attrs.evolve(LATER, remarks=("a", "b")), Flat()), language
    ),
    "change of edition": lambda language: plot.change(pt.explain_change(YEARS[0], YEARS[1], across_editions=True), language),
    "dimensions": lambda language: plot.dimensions(pt.score(KAZAKHSTAN), language=language),
    "dimensions among others": lambda language: plot.dimensions(
        pt.score(KAZAKHSTAN), [pt.score(each) for each in THREE], language
    ),
    "dimensions, almost nothing known": lambda language: plot.dimensions(
        pt.score(ALMOST_EMPTY, attrs.evolve(LENIENT, missing="spread")), language=language
    ),
    "dimensions of a method without any": lambda language: plot.dimensions(pt.score(SILENTIA, Flat()), language=language),
    "ranking": lambda language: plot.ranking(pt.rank([*THREE, SILENTIA]), language),
    "ranking, almost nothing known": lambda language: plot.ranking(pt.rank(EMPTY_TOO, LENIENT), language),
    "ranking of two editions": lambda language: plot.ranking(pt.rank(EDITIONS, mixed_years=True), language),
    "ranking of one": lambda language: plot.ranking(pt.rank([KAZAKHSTAN]), language),
    "ranking of nobody": lambda language: plot.ranking(pt.rank([SILENTIA]), language),
    "ranking of nothing": lambda language: plot.ranking(pt.rank([]), language),
    "ranking without bounds": lambda language: plot.ranking(pt.rank(THREE, Flat()), language),
    "trend": lambda language: plot.trend(pt.Panel(YEARS), language=language),
    "trend of points": lambda language: plot.trend(pt.Panel([*YEARS[1:], OTHER_EDITION_EMPTY]), language, strategy=POINTS),
    "trend of one year": lambda language: plot.trend(pt.Panel([KAZAKHSTAN]), language=language),
    "trend, nothing known": lambda language: plot.trend(pt.Panel([SILENTIA]), language=language),
    "trend without bounds": lambda language: plot.trend(pt.Panel([ATLANTIS]), language, strategy=Flat()),
    "rank acceptability": lambda language: plot.rank_acceptability(_robustness(), language),
    "rank acceptability, almost nothing known": lambda language: plot.rank_acceptability(
        robustness(EMPTY_TOO, LENIENT, draws=20), language
    ),
    "rank acceptability of a matrix": lambda language: plot.rank_acceptability(_uncertainty(), language),
    "sensitivity": lambda language: plot.sensitivity(_sensitivity(), language),
    "sensitivity, almost nothing known": lambda language: plot.sensitivity(almost_empty_sensitivity(), language),
    "sensitivity of what does not vary": lambda language: plot.sensitivity(_still(), language),
    "weight sweep": lambda language: plot.weight_sweep(sweep([*THREE, SILENTIA], "prevention"), language),
    "weight sweep, almost nothing known": lambda language: plot.weight_sweep(sweep(EMPTY_TOO, "prevention", LENIENT), language),
    "weight sweep of an indicator": lambda language: plot.weight_sweep(sweep([KAZAKHSTAN], "prevention.video"), language),
    "weight sweep of nobody": lambda language: plot.weight_sweep(sweep([SILENTIA], "prevention"), language),
}


@cache
def _robustness():
    return robustness(THREE, draws=200)


@cache
def _uncertainty():
    matrix = pt.composite.IndicatorMatrix.from_mapping({"A": {"law": 1.0, "video": 0.2}, "B": {"law": 0.5, "video": 0.9}})
    return analyse(matrix, pt.composite.Model(tree=matrix.tree), [FreeWeights(low=0.2)], draws=200)


def test_a_caution_of_an_analysis_of_any_matrix_names_its_units_and_stands_in_the_picture():
    warned = attrs.evolve(_uncertainty(), cautions=("A: nothing is known",))
    assert "A: nothing is known" in plot.rank_acceptability(warned).description


@cache
def _sensitivity():
    return sensitivity_of(THREE)


@cache
def _still():
    chosen = (KAZAKHSTAN,)
    return sobol(from_profiles(chosen), model_of(pt.EQUAL_WEIGHTS), factors_of(chosen), _Constant(), n=2)


@attrs.frozen
class _Constant:
    """An output that no choice moves."""

    name = "what never changes"

    def of(self, runs):
        return runs.scores[:, 0] * 0 + 1


def values_of(chart, *fields):
    """Every row of the chart's data that has all the fields."""
    rows = [row for rows in chart.to_dict()["datasets"].values() for row in rows]
    return [row for row in rows if set(fields) <= set(row)]


def svg_of(chart):
    """The picture as SVG."""
    written = StringIO()
    chart.save(written, format="svg")
    return written.getvalue()


@cache
def made(name, language):
    """A plot of the makers with its SVG, drawn once."""
    chart = MAKERS[name](language)
    return chart, svg_of(chart)


def shown_in(svg):
    """All the text that a reader sees, with what is broken into lines put together again."""
    return " ".join("".join(each.itertext()) for each in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text"))


def unspaced(text):
    """A text without the spaces that the end of a line takes."""
    return "".join(text.split())


def told_in(svg):
    return [each.get("aria-label") for each in ElementTree.fromstring(svg).iter() if each.get("aria-label")]


def written(value, *, signed=False):
    """A number as pictures write it."""
    return number(value, "en", signed=signed)


def figures_in(text):
    """The numbers with two decimals."""
    return set(re.findall(r"\d+[.,]\d\d(?!\d)", text))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", MAKERS)
def test_every_plot_is_drawn_and_tells_what_it_shows(name, language):
    chart, svg = made(name, language)
    (told,) = [each for each in told_in(svg) if each.startswith(("A plot. ", "График. "))]
    assert figures_in(shown_in(svg)) <= figures_in(told)
    assert chart.description == told
    assert not re.search(r"None|nan|inf\b|\{\}", told)
    assert "ptindex" in shown_in(svg)
    assert not [each for each in ElementTree.fromstring(svg).iter() if each.tag.endswith(("script", "image", "foreignObject"))]
    assert set(re.findall(r"https?://[^\s\"'<]+", svg)) <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}


ALMOST_NOTHING = [
    "contributions, almost nothing known",
    "change of nothing",
    "dimensions, almost nothing known",
    "ranking, almost nothing known",
    "trend, nothing known",
    "rank acceptability, almost nothing known",
    "sensitivity, almost nothing known",
    "weight sweep, almost nothing known",
]
KNOWN = ["contributions", "change", "dimensions", "ranking", "trend", "rank acceptability", "sensitivity", "weight sweep"]


def test_the_plots_from_a_real_and_from_an_almost_empty_profile_are_all_that_there_are():
    functions = {name.replace("_", " ") for name in plot.__all__}
    assert {*KNOWN} == functions
    assert {name.partition(",")[0].removesuffix(" of nothing") for name in ALMOST_NOTHING} == functions


@pytest.mark.parametrize("name", [*KNOWN, *ALMOST_NOTHING])
def test_every_plot_is_saved_as_a_png_and_an_svg_from_a_real_and_from_an_almost_empty_profile(name, tmp_path):
    chart, svg = made(name, "ru")
    chart.save(tmp_path / "plot.png", scale_factor=0.25)
    assert (tmp_path / "plot.png").read_bytes().startswith(b"\x89PNG")
    chart.save(tmp_path / "plot.svg")
    assert shown_in((tmp_path / "plot.svg").read_text("utf-8")) == shown_in(svg)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [name for name in MAKERS if "of a matrix" not in name])
def test_every_plot_of_the_questionnaire_has_the_caveat_within_the_picture(name, language):
    chart, svg = made(name, language)
    seen = "".join(shown_in(svg).split())
    assert "".join(CAVEAT.wording(language).split()) in seen
    assert CAVEAT.wording(language) in chart.description


NAMED = [
    *(name for name in KNOWN if name != "sensitivity"),
    "trend, nothing known",
    "ranking of nobody",
    "ranking of nothing",
    "weight sweep of nobody",
]


@pytest.mark.parametrize("name", NAMED)
def test_every_plot_of_a_method_names_it_with_fingerprint_and_version(name):
    chart, svg = made(name, "en")
    method = f"Method: equal weights, fingerprint {pt.EQUAL_WEIGHTS.fingerprint[:12]}, ptindex {pt.__version__}."
    assert method in chart.description
    assert method in shown_in(svg)


def test_a_changed_method_is_called_so_when_nobody_is_scored_too():
    changed = attrs.evolve(pt.EQUAL_WEIGHTS, weights={"prevention": 2})
    method = f"Method: equal weights (changed), fingerprint {changed.fingerprint[:12]}"
    for chart in (
        plot.trend(pt.Panel([SILENTIA]), strategy=changed),
        plot.ranking(pt.rank([SILENTIA], changed)),
        plot.weight_sweep(sweep([SILENTIA], "prevention", changed)),
    ):
        assert method in chart.description


def test_a_plot_of_any_matrix_says_nothing_of_torture():
    assert "torture" not in MAKERS["rank acceptability of a matrix"]("en").description


@pytest.mark.parametrize("name", MAKERS)
def test_russian_pictures_are_in_russian_and_write_decimal_commas_on_axes_too(name):
    seen = shown_in(made(name, "ru")[1])
    assert re.search("[а-яё]", seen)
    assert not re.search(r"\d\.\d(?!\.)", seen.replace(f"ptindex {pt.__version__}", ""))


def test_an_axis_of_fractions_has_a_decimal_comma_in_russian():
    assert "0,2" in shown_in(made("sensitivity", "ru")[1])
    assert "0.2" in shown_in(made("sensitivity", "en")[1])


# Contributions and changes


@given(profile=profiles())
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
def test_the_bars_of_a_waterfall_lead_from_the_baseline_to_the_score(profile):
    score = pt.score(profile, attrs.evolve(LENIENT, aggregation=pt.Power(0.5)))
    chart = plot.contributions(score)
    bars = values_of(chart, "x", "x2", "fill", "told")
    total = bars[-1]
    assert (min(0.0, score.value), max(0.0, score.value)) == (total["x"], total["x2"])
    assert sum(row["x2"] - row["x"] for row in bars[1:-1]) == pytest.approx(
        sum(abs(each.value) for each in score.contributions)
    )
    assert number(score.value, "en") in chart.description
    assert all(each.reason.en in chart.description for each in score.missing)


def test_a_missing_indicator_stands_with_its_reason_and_has_no_bar():
    score = pt.score(KAZAKHSTAN.with_answers({"prevention.video": Unavailable.WITHHELD}))
    chart = plot.contributions(score)
    assert "Video surveillance: not known: Data is withheld" in chart.description
    assert [row["text"] for row in values_of(chart, "text") if "withheld" in row["text"]] == ["not known: Data is withheld"]
    assert not [row for row in values_of(chart, "x2", "told") if "Video" in row["told"]]


@pytest.mark.parametrize(("language", "words"), [("en", "nothing known"), ("ru", "ничего не известно")])
def test_a_dimension_of_which_nothing_is_known_is_no_zero_in_a_waterfall(language, words):
    spread = attrs.evolve(LENIENT, missing="spread")
    for score, nothing in ((pt.score(ALMOST_EMPTY, spread), 5), (pt.score(SILENTIA, POINTS), 6)):
        chart = plot.contributions(score, language)
        heads = [
            row["text"]
            for layer in chart.to_dict()["vconcat"][0]["vconcat"][0]["layer"]
            if layer["mark"].get("fontWeight") == "bold" and layer["mark"].get("align") == "left"
            for row in chart.to_dict()["datasets"][layer["data"]["name"]]
        ]
        assert heads.count(words) == nothing
        assert not {"0.00", "0,00"} & set(heads)
        unknown = [each.dimension for each in score.dimensions if each.value is None] or list(pt.Dimension)
        for dimension in unknown:
            assert f"{dimension.wording(language)}: {words}." in chart.description


def test_what_the_baseline_of_a_points_table_counts_for_missing_answers_is_said():
    chart, svg = made("contributions of points, nothing known", "en")
    assert "It begins at the baseline: 60.00, with what the method counts for missing answers." in chart.description
    assert "withwhatthemethodcountsformissinganswers" in "".join(shown_in(svg).split())
    full = KAZAKHSTAN.with_answers({"expert_survey.rating": 5.0, "prevention.recording_liability": pt.Liability.NO})
    assert "for missing answers" not in plot.contributions(pt.score(KAZAKHSTAN)).description
    assert "for missing answers" in plot.contributions(pt.score(full, POINTS)).description


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_method_says_beside_the_number_stands_in_the_picture_and_is_told(language):
    one, other = pt.score(KAZAKHSTAN, GEOMETRIC), pt.score(KAZAKHSTAN, POINTS)
    change = pt.explain_change(KAZAKHSTAN, LATER, POINTS)
    for chart, notices in (
        (plot.contributions(one, language), one.notices),
        (plot.contributions(other, language), other.notices),
        (plot.dimensions(one, language=language), one.notices),
        (plot.change(change, language), (*change.before.notices, *change.after.notices)),
    ):
        assert notices
        seen = "".join(shown_in(svg_of(chart)).split())
        for notice in notices:
            said = with_labels(notice.wording(language).removesuffix("."), language)
            assert said in chart.description
            assert "".join(said.split()) in seen


def test_what_does_not_apply_or_was_not_asked_is_not_called_unknown():
    page = attrs.evolve(KAZAKHSTAN, year=2019).with_answers(
        {"prevention.video": Unavailable.NOT_APPLICABLE, "prevention.archive_access": Unavailable.WITHHELD}
    )
    chart = plot.contributions(pt.score(page))
    texts = [row["text"] for row in values_of(chart, "text")]
    assert {"Does not apply", Gap.NOT_ASKED.en, "not known: Data is withheld"} <= set(texts)
    assert "not known: Does not apply" not in chart.description
    assert "Does not count. Video surveillance: Does not apply." in chart.description
    assert "Missing. Access to archived video evidence: not known: Data is withheld." in chart.description
    keys = [key for key, each in definitions().items() if each.dimension is pt.Dimension.PREVENTION]
    none = plot.contributions(pt.score(KAZAKHSTAN.with_answers(dict.fromkeys(keys, Unavailable.NOT_APPLICABLE)), POINTS))
    assert "Prevention of torture: nothing in it counts." in none.description


def test_a_method_may_count_what_is_missing_and_the_head_says_both():
    score = pt.score(KAZAKHSTAN)
    gap = pt.MissingIndicator(indicator="prevention.video", dimension=pt.Dimension.PREVENTION, reason=Unavailable.NO_DATA)
    part = next(each for each in score.contributions if each.indicator == "prevention.video")
    told = plot.contributions(attrs.evolve(score, contributions=(part,), missing=(gap,))).description
    assert "Prevention of torture: +2.78, nothing known." in told


def test_what_a_cautious_method_counts_as_worst_is_missing_all_the_same_and_stands_once():
    texts = [row["text"] for row in values_of(MAKERS["contributions, almost nothing known"]("en"), "text")]
    assert texts.count("Budget") == 1
    assert "0.00, not known: This input does not say" in texts
    lost = pt.score(
        KAZAKHSTAN.with_answers({"prevention.video": Unavailable.NO_DATA}), attrs.evolve(LENIENT, aggregation=pt.Power(0.5))
    )
    grey = [row for row in values_of(plot.contributions(lost), "fill", "told") if row["fill"] == colours.FAINT]
    assert {row["told"].split(":")[0] for row in grey} == {
        "Video surveillance",
        "Expert rating of the effectiveness of investigation",
    }


def test_a_change_is_told_with_every_line_and_both_scores():
    change = pt.explain_change(KAZAKHSTAN, LATER)
    told = plot.change(change).description
    for side in (change.before, change.after):
        assert f"{number(side.value, 'en')}, bounds {number(side.bounds.low, 'en')} to {number(side.bounds.high, 'en')}" in told
    for line in change.lines:
        assert written(line.points, signed=True) in told
    assert "The bounds before and after overlap" in told
    assert "Break in the series" in MAKERS["change of edition"]("en").description
    assert "No indicator of this method moved." in MAKERS["change of nothing"]("en").description
    assert "Not explained by an indicator: +2.00." in MAKERS["change left unexplained"]("en").description


# Dimensions and rankings


def test_the_reference_is_the_median_and_the_range_of_the_other_scores():
    own, *others = (pt.score(each) for each in THREE)
    told = plot.dimensions(own, [own, *others]).description
    values = sorted(each.dimensions[5].value for each in others)
    middle = number(sum(values) / 2, "en")
    assert f"Others (with a value: 2): median {middle}, from {number(values[0], 'en')} to {number(values[1], 'en')}" in told


def test_a_dimension_of_which_nothing_is_known_has_bounds_and_no_dot():
    chart = MAKERS["dimensions, almost nothing known"]("en")
    assert "Judicial review: nothing is known, bounds 0.00 to 100.00." in chart.description
    assert [row["x"] for row in values_of(chart, "told")] == [50.0]


def test_scores_of_other_methods_are_no_reference():
    with pytest.raises(pt.ComparisonError) as error:
        plot.dimensions(pt.score(KAZAKHSTAN), [pt.score(ATLANTIS, pt.CAUTIOUS)])
    assert str(error.value) == (
        "the reference was scored by cautious (f9f880875406) and the score by equal weights (628b0ed1e1f7): "
        "scores of different methods are not one group; score them all by one method"
    )


def test_the_years_of_a_reference_are_said_and_those_of_the_same_country_too():
    own = pt.score(KAZAKHSTAN)
    others = [pt.score(ATLANTIS), *(pt.score(attrs.evolve(KAZAKHSTAN, year=year)) for year in (2020, 2021))]
    chart = plot.dimensions(own, others)
    assert "scores given to compare with: 3; data years: 2020, 2021, 2022" in chart.description
    assert "Among them are other years of the same country: 2020, 2021." in chart.description
    assert "same country" not in made("dimensions among others", "en")[0].description


def test_a_reference_of_another_edition_is_refused_unless_asked_and_then_marked():
    own, old = pt.score(KAZAKHSTAN), pt.score(attrs.evolve(ATLANTIS, year=2019))
    with pytest.raises(pt.ComparisonError) as error:
        plot.dimensions(own, [pt.score(ATLANTIS), old])
    assert str(error.value) == (
        "the reference has data years of another edition of the questionnaire than 2022, which are not comparable: 2019; "
        "leave them out, or pass across_editions=True to see them together all the same"
    )
    chart = plot.dimensions(own, [old], across_editions=True)
    assert words.SEVERAL_EDITIONS.en in chart.description
    assert "".join(words.SEVERAL_EDITIONS.en.split()) in "".join(shown_in(svg_of(chart)).split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_years_of_two_editions_side_by_side_are_marked(language):
    charts = (plot.ranking(pt.rank(EDITIONS, mixed_years=True), language), plot.weight_sweep(_of_two_editions(), language))
    for chart in charts:
        sentence = words.SEVERAL_EDITIONS.wording(language)
        assert sentence in chart.description
        assert "".join(sentence.split()) in "".join(shown_in(svg_of(chart)).split())
    assert words.SEVERAL_EDITIONS.wording(language) not in made("ranking", language)[0].description
    assert words.SEVERAL_EDITIONS.wording(language) not in made("weight sweep", language)[0].description


def _of_two_editions():
    return sweep(EDITIONS, "prevention", mixed_years=True)


def test_of_a_reference_without_bounds_none_are_drawn_or_told():
    def unbounded(profile):
        score = pt.score(profile)
        ends = [attrs.evolve(each, bounds=pt.Bounds(each.value, each.value)) for each in score.dimensions]
        return attrs.evolve(score, bounds=pt.Bounds(score.value, score.value), bounds_known=False, dimensions=tuple(ends))

    own, bounded, other = pt.score(LONGLAND), pt.score(KAZAKHSTAN), unbounded(ATLANTIS)
    told = plot.dimensions(own, [bounded, other]).description
    assert "Not all of their bounds are known" in told
    assert re.search(r"Others \(with a value: \d\): median [\d.]+, from [\d.]+ to [\d.]+, bounds not known\.", told)
    alone = plot.dimensions(own, [other]).description
    assert "upright: the value. Its bounds are not known." in alone
    assert re.search(r"To compare with: [\d.]+ \(Atlantis 2022\), bounds not known\.", alone)
    assert "bounds not known" not in plot.dimensions(own, [bounded]).description


def test_a_ranking_tells_every_rank_with_its_interval_and_who_is_left_out():
    ranking = pt.rank([*THREE, SILENTIA])
    told = plot.ranking(ranking).description
    for row in ranking.rows:
        assert f"Rank {row.rank}: {row.label}, {number(row.score.value, 'en')}, bounds" in told
        assert f"could be {row.best_rank} to {row.worst_rank}." in told
    assert "Not ranked: Silentia 2022, bounds 0.00 to 100.00. Too little is known (0 of 41 answers)." in told
    dots = [row["told"] for row in values_of(plot.ranking(ranking), "told") if "x2" not in row]
    assert len(dots) == len(ranking.rows)


def test_countries_of_the_same_name_keep_apart():
    twins = [ATLANTIS, attrs.evolve(ATLANTIS, country=pt.Country("XAC", "Atlantis"))]
    told = plot.ranking(pt.rank(twins)).description
    assert "Atlantis 2022 (XAA)" in told
    assert "Atlantis 2022 (XAC)" in told


# Trends


def test_lines_bridge_neither_a_gap_nor_the_break_of_edition():
    chart = plot.trend(pt.Panel(YEARS))
    ours, theirs = (panel["layer"] for panel in chart.to_dict()["vconcat"][0]["vconcat"][0]["vconcat"])
    datasets = chart.to_dict()["datasets"]

    def lines(layers):
        rows = (row for layer in layers for row in datasets[layer["data"]["name"]] if layer["mark"]["type"] == "rule")
        return {(row["x"], row["x2"]) for row in rows if row["x2"] == row["x"] + 1}

    assert lines(ours) == {(2020, 2021)}
    # 2023 is printed as 122.51 and as 132.51: a line to one of them would choose it.
    assert lines(theirs) == {(2020, 2021), (2021, 2022)}
    assert "the series breaks" in chart.description
    assert "There is no profile for 2022." in chart.description
    assert "Kazakhstan 2024: too little is known for a score, bounds 0.00 to 100.00." in chart.description


def test_published_totals_have_their_own_axis_and_every_release_its_point():
    chart = plot.trend(pt.Panel(YEARS))
    ours, theirs = chart.to_dict()["vconcat"][0]["vconcat"][0]["vconcat"]
    scales = [panel["layer"][0]["encoding"]["y"]["scale"]["domain"] for panel in (ours, theirs)]
    assert scales[0] == [0, 100]
    assert scales[1][1] > 134.65
    assert "Published total, 2023: 132.51 (release 5). Published total, 2023: 122.51 (release 6)." in chart.description
    texts = [row["text"] for row in values_of(chart, "text")]
    assert {"132.51 (release 5)", "122.51 (release 6)"} <= set(texts)


def test_a_total_that_only_the_profile_has_is_shown_and_one_that_was_not_seen_is_said():
    own = attrs.evolve(ATLANTIS, published=pt.PublishedScore(value=-12.5))
    assert "Published total, 2022: \u221212.50." in plot.trend(pt.Panel([own])).description
    tajikistan = invented("TJK", "Tajikistan")
    told = plot.trend(pt.Panel([tajikistan]), language="ru").description
    assert "2019: Индекс оценивал страну, итог не" in told or "2019: индекс оценивал страну, итог не" in told
    assert "No published total is known." in plot.trend(pt.Panel([ATLANTIS])).description
    part = attrs.evolve(KAZAKHSTAN, territory="the north", published=None)
    assert "Kazakhstan, the north: scores by data year" in plot.trend(pt.Panel([part])).description
    assert "No published total is known." in plot.trend(pt.Panel([part])).description


def test_a_trend_asks_which_country_is_meant():
    panel = pt.Panel(THREE)
    with pytest.raises(pt.ComparisonError) as error:
        plot.trend(panel)
    assert str(error.value) == "a trend is of one country; name one of those in the panel: KAZ; XAA; XAB"
    assert plot.trend(panel, country="XAA").description.startswith("A plot. Atlantis: scores by data year.")
    with pytest.raises(pt.ComparisonError, match="there is none"):
        plot.trend(pt.Panel([]))
    parts = [attrs.evolve(ATLANTIS, territory=f"part {letter}") for letter in string.ascii_lowercase[:10]]
    with pytest.raises(pt.ComparisonError, match="XAA, part h; …"):
        plot.trend(pt.Panel(parts), country="XAA")
    assert "Atlantis, part b" in plot.trend(pt.Panel(parts), country="XAA, part b").description


def test_the_name_of_a_whole_country_is_no_name_of_its_parts():
    north = attrs.evolve(ATLANTIS, territory="North")
    panel = pt.Panel([ATLANTIS, north, KAZAKHSTAN])
    assert plot.trend(panel, country="XAA").description.startswith("A plot. Atlantis: scores")
    assert plot.trend(panel, country="XAA, North").description.startswith("A plot. Atlantis, North: scores")
    alone = pt.Panel([north, KAZAKHSTAN])
    assert plot.trend(alone, country="XAA").description.startswith("A plot. Atlantis, North: scores")


def test_a_trend_shows_what_the_table_of_trends_shows():
    own = attrs.evolve(KAZAKHSTAN, year=2023, published=pt.PublishedScore(value=122.51, release=7, mark="*"))
    panel = pt.Panel([KAZAKHSTAN, own, YEARS[0], YEARS[-1]])
    (trend,) = pt.trends(panel).series
    chart = plot.trend(panel)
    for total in trend.published:
        mark, release = f" {total.mark}" if total.mark else "", f" (release {total.release})"
        assert f"Published total, {total.year}: {written(total.value)}{mark}{release}." in chart.description
    squares = {(row["x"], row["y"]) for row in values_of(chart, "told") if row["told"].startswith("Published total")}
    assert squares == {(each.year, each.value) for each in trend.published}
    texts = {row["text"] for row in values_of(chart, "text")}
    assert {"120.44 †", "132.51 (release 5)", "122.51 * (releases 6, 7)"} <= texts
    assert "There is no profile for 2020, 2021." in chart.description


def test_the_labels_of_a_trend_say_bounds_as_everywhere():
    texts = [row["text"] for row in values_of(made("trend of points", "en")[0], "text")]
    assert "60.00\n(\u2212630.00 to 750.00)" in texts
    flat = [row["text"] for row in values_of(MAKERS["trend without bounds"]("ru"), "text")]
    assert "50,00\n(границы неизвестны)" in flat


def _boxes(svg, pattern):
    """Where each line of text that the pattern finds stands: its middle, its top and its foot, in pixels of the picture."""
    found = []

    def walk(node, x, y):
        moved = re.match(r"translate\(([-\d.]+),\s*([-\d.]+)\)", node.get("transform") or "")
        if moved:
            x, y = x + float(moved[1]), y + float(moved[2])
        if node.tag.endswith("text"):
            lines = [part for part in node.iter() if part.tag.endswith("tspan")] or [node]
            if any(re.search(pattern, "".join(part.itertext())) for part in lines):
                found.append((x, y, y + 12 * len(lines)))
        for child in node:
            walk(child, x, y)

    walk(ElementTree.fromstring(svg), 0.0, 0.0)
    return found


def test_the_name_of_a_break_covers_no_value():
    svg = made("trend of points", "en")[1]
    name = min(_boxes(svg, "^new edition:"), key=lambda each: each[1])
    value = min(_boxes(svg, r"^\d+\.\d\d$"), key=lambda each: abs(each[0] - name[0]))
    assert abs(name[0] - value[0]) < 70  # beside each other: only their heights keep them apart
    assert name[2] <= value[1]


# Analyses


def test_the_cells_of_a_heat_map_are_the_shares_and_rows_add_up_to_one():
    found = _robustness()
    cells = values_of(plot.rank_acceptability(found), "share", "unit", "rank")
    assert len(cells) == 9
    for title, unit in zip([each.title for each in THREE], found.uncertainty.units, strict=True):
        row = {cell["rank"]: cell["share"] for cell in cells if cell["unit"] == title}
        assert sum(row.values()) == pytest.approx(1)
        assert list(row.values()) == found.uncertainty.acceptability[found.uncertainty.units.index(unit)].tolist()
        assert max(row.values()) in row.values()


@pytest.mark.parametrize(("language", "line"), [("en", "Cannot be scored: {} ({})."), ("ru", "Нельзя оценить: {} ({}).")])
def test_a_heat_map_names_who_cannot_be_scored(language, line):
    found = robustness([*THREE, SILENTIA], draws=50)
    (silent,) = found.unscored
    bounds = {"en": "bounds 0.00 to 100.00", "ru": "границы от 0,00 до 100,00"}[language]
    why = in_words(found.uncertainty.not_scored["XZZ 2022"], language)
    for analysis, name, ends in ((found, silent.unit.title, bounds), (found.uncertainty, "XZZ 2022", why)):
        chart = plot.rank_acceptability(analysis, language)
        assert unspaced(line.format(name, ends)) in unspaced(chart.description)
        assert unspaced(line.format(name, ends)) in unspaced(shown_in(svg_of(chart)))


def test_a_heat_map_of_many_units_has_no_number_in_its_cells():
    many = [invented(f"X{first}{second}", f"Country {first}{second}") for first in "AB" for second in string.ascii_uppercase]
    chart = plot.rank_acceptability(robustness(many, draws=20))
    assert not [row for row in values_of(chart, "text") if re.fullmatch(r"\d+", row["text"])]


def test_the_bars_of_sensitivity_are_the_indices_with_their_intervals():
    found = _sensitivity()
    chart = plot.sensitivity(found)
    bars = {(row["factor"], row["kind"]): row["value"] for row in values_of(chart, "factor", "kind")}
    assert bars == {(row.factor, kind): getattr(row, kind) for row in found.indices.rows for kind in ("first", "total")}
    row = found.indices.rows[0]
    ends = f"{number(row.total, 'en')}, interval {number(row.total_low, 'en')} to {number(row.total_high, 'en')}"
    assert f"{row.factor}, total: {ends}" in chart.description
    assert "It does not vary" in MAKERS["sensitivity of what does not vary"]("en").description
    of_a_unit = plot.sensitivity(sensitivity_of(THREE, UnitScore("XAA 2022")))
    assert of_a_unit.description.startswith("A plot. What drives the score of XAA 2022.")


def test_a_sweep_marks_every_crossing_and_draws_the_scores_of_the_method_between():
    found = sweep(THREE, "prevention")
    chart = plot.weight_sweep(found)
    for each in found.crossings:
        assert f"{each.rising.title} goes ahead of {each.falling.title} ({number(each.value, 'en')})" in chart.description
    drawn = {(row["x"], round(row["y"], 6)) for row in values_of(chart, "x", "y", "unit", "stroke")}
    halfway = {(0.5, round(row.score.value, 6)) for row in found.at(0.5).rows}
    assert halfway <= drawn
    diamonds = [row for row in values_of(chart, "x", "y", "told") if "stroke" not in row]
    assert [(row["x"], row["y"]) for row in diamonds] == [(each.share, each.value) for each in found.crossings]
    assert "The order is the same at every share" in MAKERS["weight sweep of an indicator"]("en").description


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_sweep_says_who_cannot_be_scored_with_the_bounds_of_the_method_itself(language):
    swept = sweep([*THREE, MOSTLY_SILENT], "prevention")
    (unranked,) = swept.base.unranked
    (unscored,) = swept.unscored
    assert (unscored.bounds.low, unscored.bounds.high) == pytest.approx((unranked.bounds.low, unranked.bounds.high))
    chart = plot.weight_sweep(swept, language)
    ends = within(unranked.bounds, language)
    share = percent(1 / 6, language, 1)
    said = {"en": f"(bounds at a share of {share}: {ends})", "ru": f"(границы при доле {share}: {ends})"}[language]
    assert unspaced(said) in unspaced(chart.description)
    assert unspaced(said) in unspaced(shown_in(svg_of(chart)))


def test_a_number_at_the_end_of_a_sweep_is_the_rank_there():
    # All of the weight on one indicator that both answer alike: at exactly all the scores are equal.
    swept = sweep([KAZAKHSTAN, ATLANTIS], "domestic_law")
    assert [row.rank for row in swept.at(1.0).rows] == [1, 1]
    chart = plot.weight_sweep(swept)
    note = "At a share of exactly 100% the ranks are others than those of the lines."
    assert unspaced(note) in unspaced(shown_in(svg_of(chart)))
    assert note in chart.description
    assert not any(str(row["text"]).startswith(("1. ", "2. ")) for row in values_of(chart, "text"))
    plain = plot.weight_sweep(sweep([KAZAKHSTAN, ATLANTIS], "prevention"))
    assert {row["text"] for row in values_of(plain, "text")} >= {"1. Atlantis 2022", "2. Kazakhstan 2022"}


def test_a_sweep_leaves_out_shares_at_which_nothing_that_is_known_weighs():
    # Of this country only prevention is known: without its weight there is no score.
    only = SILENTIA.with_answers({f"prevention.{name}": answer for name, answer in _prevention()})
    chart = plot.weight_sweep(
        sweep([only, ATLANTIS], "prevention", attrs.evolve(pt.EQUAL_WEIGHTS, name="any", min_available=0))
    )
    assert "Silentia 2022: 50.00" in chart.description


def _prevention():
    section = KAZAKHSTAN.prevention
    return [(field.name, getattr(section, field.name)) for field in attrs.fields(type(section))]


# Texts of the data


def test_a_hostile_name_is_shown_as_text_everywhere():
    hostile = invented("XAD", HOSTILE, {"prevention.video": pt.VideoCoverage.NONE})
    method = attrs.evolve(pt.EQUAL_WEIGHTS, name=HOSTILE)
    chosen = (hostile, ATLANTIS)
    charts = [
        plot.contributions(pt.score(hostile, method)),
        plot.change(pt.explain_change(hostile, attrs.evolve(hostile, year=2023), method)),
        plot.dimensions(pt.score(ATLANTIS, method), [pt.score(hostile, method)]),
        plot.ranking(pt.rank(chosen, method)),
        plot.trend(pt.Panel([hostile]), strategy=method),
        plot.rank_acceptability(robustness(chosen, draws=20)),
        plot.weight_sweep(sweep(chosen, "prevention")),
    ]
    for chart in charts:
        svg = svg_of(chart)
        assert "<script" not in svg
        assert "\u202e" not in svg
        assert "[U+202E]" in chart.description
        assert "alert(1)" in "".join(told_in(svg))
        assert "alert(1)" in shown_in(svg)
        assert "expr" not in json.dumps(chart.to_dict())
        assert "signal" not in {key for row in values_of(chart) for key in row}


@given(name=st.text(min_size=1, max_size=400), width=st.integers(24, 60), most=st.integers(1, 4))
def test_a_label_keeps_to_its_lines(name, width, most):
    lines = lines_of(name, width, most)
    assert len(lines) <= most
    assert places([lines])[0].bottom > 0


def test_of_a_long_name_the_end_is_kept():
    assert lines_of(f"{LONG} 2022", 30, 2) == ["The United Constitutional", "Federation of the… Waters 2022"]


# Colours


def _linear(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]


# G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, A physiologically-based model for simulation of color vision deficiency,
# IEEE Transactions on Visualization and Computer Graphics 15 (2009), 1291-1298; severity 1.0, for linear RGB.
VISIONS = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
}
# sRGB to CIE XYZ (D65), IEC 61966-2-1, divided by the white point.
_XYZ = (
    (0.4124 / 0.9505, 0.3576 / 0.9505, 0.1805 / 0.9505),
    (0.2126, 0.7152, 0.0722),
    (0.0193 / 1.089, 0.1192 / 1.089, 0.9505 / 1.089),
)


def _times(matrix, vector):
    return [sum(one * other for one, other in zip(row, vector, strict=True)) for row in matrix]


def _lab(colour, vision):
    seen = [min(max(each, 0.0), 1.0) for each in _times(VISIONS[vision], _linear(colour))]
    x, y, z = (each ** (1 / 3) if each > 0.008856 else 7.787 * each + 16 / 116 for each in _times(_XYZ, seen))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("vision", VISIONS)
def test_colours_that_stand_together_are_told_apart_by_every_colour_vision(vision):
    together = [
        *combinations(colours.SERIES, 2),
        (colours.RISE, colours.FALL),
        (colours.RISE, colours.FAINT),
        (colours.FALL, colours.FAINT),
        (colours.RISE, colours.QUIET),
        (colours.FALL, colours.QUIET),
    ]
    distances = {pair: dist(_lab(pair[0], vision), _lab(pair[1], vision)) for pair in together}
    # A difference of about 2.3 in CIE 1976 is just noticeable; these are several times that.
    assert min(distances.values()) > 12, sorted(distances.items(), key=lambda each: each[1])[:5]


def test_lines_differ_in_more_than_colour():
    looks = colours.looks(35)
    assert len(set(looks)) == 35
    assert all(one.dash != other.dash for one, other in zip(looks, looks[len(colours.SERIES) :], strict=False))


# The library around it


def test_no_setting_of_altair_is_touched_and_none_limits_the_rows():
    before = (alt.theme.active, alt.data_transformers.active, alt.renderers.active, dict(alt.data_transformers.options))
    many = [
        attrs.evolve(ATLANTIS, country=pt.Country(f"{first}{second}{third}", f"Country {first}{second}{third}"), year=year)
        for first in "XQ"
        for second in "ABCDEFGHIJ"
        for third in "ABCDEFGHIJ"
        for year in range(2020, 2040)
    ]
    assert len(many) == 4000
    assert len(values_of(plot.trend(pt.Panel(many), country="XAA"), "told")) == 20
    assert len(values_of(plot.ranking(pt.rank(many[::20])), "told")) == 200
    # More rows in one layer than Altair lets a data frame have.
    assert len(values_of(plot.rank_acceptability(robustness(many[: 72 * 20 : 20], draws=10)), "share")) == 72 * 72
    after = (alt.theme.active, alt.data_transformers.active, alt.renderers.active, dict(alt.data_transformers.options))
    assert before == after


def test_a_plot_without_altair_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(MissingExtraError) as error:
        plot.contributions(pt.score(KAZAKHSTAN))
    assert str(error.value) == "this needs packages that are not installed: pip install 'ptindex[plot]'"


def test_the_same_result_gives_the_same_picture():
    assert MAKERS["ranking"]("en").to_json() == MAKERS["ranking"]("en").to_json()


# What newcomers found


HELD_BACK = (
    KAZAKHSTAN.with_answers({"domestic_law.definition": pt.Definition.NONE}),
    attrs.evolve(
        KAZAKHSTAN.with_answers({"domestic_law.definition": Unavailable.WITHHELD, "prevention.video": pt.VideoCoverage.ALL}),
        year=2023,
        published=None,
    ),
)
"""A bad answer that is withheld a year later raises the score."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_data_withheld_is_not_drawn_like_an_improvement(language):
    change = pt.explain_change(*HELD_BACK)
    chart = plot.change(change, language)
    bars = {row["told"]: row["fill"] for row in values_of(chart, "x2", "fill", "told") if row["fill"] != colours.QUIET}
    assert sorted(bars.values()) == [colours.RISE, "#FFFFFF"]
    hollow = [told for told, fill in bars.items() if fill == "#FFFFFF"]
    kind = {"en": "(availability of data)", "ru": "(доступность данных)"}[language]
    assert [each.endswith(kind) for each in hollow] == [True]
    known = change.by_kind[ChangeKind.AVAILABILITY]
    assert known > 3
    points, rest = (number(each, language, signed=True) for each in (known, change.difference - known))
    sentence = {
        "en": f"Of the difference, {points} is availability of data and neither an improvement nor a deterioration; "
        f"all else makes {rest}.",
        "ru": f"Из этой разницы {points} — доступность данных, а не улучшение или ухудшение; всё остальное — {rest}.",
    }[language]
    assert sentence in chart.description
    assert sentence in shown_in(svg_of(chart))
    assert kind not in plot.change(pt.explain_change(KAZAKHSTAN, CAMERAS), language).description


CAMERAS = attrs.evolve(KAZAKHSTAN.with_answers({"prevention.video": pt.VideoCoverage.ALL}), year=2023, published=None)


@pytest.mark.parametrize("name", ["contributions", "ranking", "trend", "weight sweep"])
def test_a_title_of_the_readers_own_takes_nothing_else_away(name):
    chart, svg = made(name, "en")
    mine = svg_of(chart.properties(title="Mine").configure_axis(labelFontSize=14))
    seen = shown_in(mine)
    assert "Mine" in seen
    assert chart.to_dict()["title"]["text"][0] not in seen
    assert "".join(CAVEAT.en.split()) in "".join(seen.split())
    assert f"fingerprint {pt.EQUAL_WEIGHTS.fingerprint[:12]}, ptindex {pt.__version__}" in seen
    assert chart.description in told_in(mine)
    # What `configure_axis` does not name stays: titles of axes are not bold of a sudden.
    bold = re.compile('font-weight="bold"')
    assert len(bold.findall(mine)) == len(bold.findall(svg))


def test_a_dark_theme_makes_nothing_unreadable():
    plain = made("trend of one year", "en")[1]
    with alt.theme.enable("dark"):
        dark = svg_of(MAKERS["trend of one year"]("en"))
    assert re.findall('<rect width="[^>]*fill="(#[^"]*)"', plain + dark) == ["#FFFFFF", "#FFFFFF"]
    fills = re.compile('<text [^>]*fill="([^"]*)"')
    assert set(fills.findall(dark)) == set(fills.findall(plain))


@pytest.mark.parametrize(
    ("language", "told", "key"),
    [
        ("en", "To compare with: 50.00 (Kazakhstan 2022), bounds 50.00 to 50.00.", "Grey, to compare with: Kazakhstan 2022;"),
        ("ru", "Для сравнения: 50,00 (Казахстан 2022), границы от 50,00 до 50,00.", "Серым, для сравнения: Казахстан 2022;"),
    ],
)
def test_one_score_to_compare_with_has_neither_range_nor_median(language, told, key):
    chart = plot.dimensions(pt.score(CAMERAS), [pt.score(KAZAKHSTAN)], language)
    assert told in chart.description
    assert key in chart.description
    assert not re.search(
        "median|медиана|lowest to|наименьшего до", chart.description.partition("Remarks")[0].partition("Примеч")[0]
    )
    assert not values_of(chart, "fill", "x2")
    assert {"en": "Kazakhstan 2022: 50.00 (50.00 to 50.00)", "ru": "Казахстан 2022: 50,00 (от 50,00 до 50,00)"}[language] in [
        row["text"] for row in values_of(chart, "text")
    ]


def test_the_language_stands_second_and_the_country_is_found_by_its_name():
    panel = pt.Panel([KAZAKHSTAN, ATLANTIS])
    by_code = plot.trend(panel, "ru", country="KAZ").description
    assert by_code.startswith("График. Казахстан: оценки по годам данных.")
    for name in ("Казахстан", "Kazakhstan", "Республика Казахстан"):
        assert plot.trend(panel, "ru", country=name).description == by_code
    assert plot.trend(panel, country="Atlantis").description.startswith("A plot. Atlantis: scores")
    part = attrs.evolve(KAZAKHSTAN, territory="North", published=None)
    assert plot.trend(pt.Panel([KAZAKHSTAN, part]), country="Казахстан").description.startswith("A plot. Kazakhstan: scores")


def test_lines_of_published_totals_lead_to_none_of_those_that_conflict():
    chart = made("trend", "en")[0]
    joined = {(row["y"], row["y2"]) for row in values_of(chart, "x2", "y2") if row["x2"] == row["x"] + 1}
    assert (107.17, 120.44) in joined
    assert not {122.51, 132.51} & {end for line in joined for end in line}
    assert "and no line leads to them" in shown_in(made("trend", "en")[1]).replace("noline", "no line")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [100, 300, 800, None])
@pytest.mark.parametrize("count", [2, 4, 13])
def test_numbers_of_a_trend_stand_free_of_each_other_whatever_the_width(language, width, count):
    series = [attrs.evolve(ATLANTIS, year=year) for year in range(2020, 2020 + count)]
    chart = plot.trend(pt.Panel(series), language, width=width)
    svg = svg_of(chart)
    places = sorted(x for x, *_ in _boxes(svg, r"^\d+[.,]\d\d$"))
    wide = len({"en": "(61.64 to 64.41)", "ru": "(от 61,64 до 64,41)"}[language]) * 5
    assert all(later - earlier >= wide for earlier, later in pairwise(places))
    years = sorted(x for x, *_ in _boxes(svg, r"^20\d\d$"))
    assert all(later - earlier >= 28 for earlier, later in pairwise(years))
    assert len(values_of(chart, "told")) == count  # a dot for every year
    left_out = len(places) < count
    assert (unspaced(said(plot_words.NO_ROOM, language)) in unspaced(shown_in(svg))) is left_out
    assert width is not None or not left_out


def test_the_reason_for_no_score_stands_in_a_narrow_trend_too():
    series = [ATLANTIS, *(attrs.evolve(SILENTIA, country=ATLANTIS.country, year=year) for year in (2023, 2024))]
    texts = [row["text"] for row in values_of(plot.trend(pt.Panel(series), width=150), "text")]
    assert texts.count("cannot\nbe scored") == 1


def test_the_title_of_an_axis_breaks_after_a_comma():
    axis = made("trend of one year", "en")[0].to_dict()["vconcat"][0]["vconcat"][0]["vconcat"][0]["layer"][0]["encoding"]["y"]
    assert axis["title"] == ["Score, method “equal weights”,", "from 0 to 100"]


def test_where_there_are_no_dimensions_no_axis_is_drawn():
    chart, svg = made("dimensions of a method without any", "en")
    assert "role-axis" in made("dimensions", "en")[1]
    assert "role-axis" not in svg
    assert "This method gives no values of dimensions." in chart.description


def test_bounds_within_a_dot_of_a_trend_are_seen_beside_it():
    layers = made("trend of one year", "en")[0].to_dict()["vconcat"][0]["vconcat"][0]["vconcat"][0]["layer"]
    marks = [layer["mark"] for layer in layers if layer["mark"]["type"] == "point"]
    (ends,) = [mark["size"] for mark in marks if mark.get("shape") == "stroke"]
    (dots,) = [mark["size"] for mark in marks if mark.get("shape") != "stroke"]
    assert ends**0.5 > 2 * dots**0.5


@pytest.mark.parametrize("language", LANGUAGES)
def test_analyses_of_the_questionnaire_call_indicators_and_countries_by_name(language):
    label = definitions()["expert_survey.rating"].label.wording(language)
    country = {"en": "Kazakhstan 2022", "ru": "Казахстан 2022"}[language]
    told = plot.sensitivity(_of_the_rating(), language).description
    assert label in told
    assert country in told
    assert "KAZ 2022" not in told
    assert "expert_survey" not in told
    for found in (_robustness(), _robustness().uncertainty):
        chart = plot.rank_acceptability(found, language)
        assert f"{country}: " in chart.description
        assert "KAZ 2022" not in chart.description
        assert not re.search(r"\b[a-z]+_[a-z]+\.[a-z]", chart.description)
    assert "874" in (contributions := plot.contributions(pt.score(KAZAKHSTAN), language).description)
    assert "investigating_body." not in contributions


@cache
def _of_the_rating():
    chosen = [each.with_answers({"expert_survey.rating": 5.0, "expert_survey.standard_deviation": 1.0}) for each in THREE]
    return sensitivity_of(chosen, UnitScore("KAZ 2022"))


@given(text=st.text(st.sampled_from("абв "), min_size=1, max_size=300).map(lambda each: " ".join(each.split())))
def test_a_label_is_cut_between_words(text):
    words = [*text.split(), "видов", "образования", "(2002)"]
    lines = lines_of(" ".join(words), 30, 2)
    shown = [word.removesuffix("…") for word in " ".join(lines).split()]
    assert set(shown) - {""} <= set(words) or max(map(len, words)) > 24
    assert shown[-1] == "(2002)"


def test_a_long_word_alone_is_cut_all_the_same():
    assert lines_of("x" * 100, 30, 2) == ["x" * 30, "… " + "x" * 12]


def test_a_number_below_zero_has_the_minus_of_the_axes():
    svg = made("trend", "en")[1]
    assert "\u22123.04" in shown_in(svg)
    assert not re.search(r"(?<![\w.])-\d", shown_in(svg))
    assert (
        "2019-2020 and KAZ-1, Camp -5" in plot.ranking(pt.rank([invented("XAA", "2019-2020 and KAZ-1, Camp -5")])).description
    )


@pytest.mark.parametrize(
    ("language", "same", "little"),
    [
        ("en", "The score did not change.", "The score changed by less than 0.01."),
        ("ru", "Оценка не изменилась.", "Оценка изменилась меньше чем на 0,01."),
    ],
)
def test_no_question_is_asked_of_a_score_that_did_not_change(language, same, little):
    change = pt.explain_change(KAZAKHSTAN, CAMERAS)
    nothing = pt.explain_change(KAZAKHSTAN, attrs.evolve(KAZAKHSTAN, year=2023))
    slight = attrs.evolve(change, after=attrs.evolve(change.before, value=change.before.value + 0.001))
    assert same in plot.change(nothing, language).description
    assert little in plot.change(slight, language).description


def test_the_shares_of_a_row_add_up_to_all_up_to_rounding():
    assert "each row adds up to 100%, up to rounding" in made("rank acceptability", "en")[0].description
    assert "с точностью до округления" in made("rank acceptability", "ru")[0].description


@pytest.mark.parametrize("name", KNOWN)
def test_a_picture_is_as_wide_as_is_asked(name):
    narrow, wide = (
        sum(map(float, re.findall(r'"width": ([\d.]+)', json.dumps(WIDE[name](width).to_dict()["vconcat"]))))
        for width in (400, 900)
    )
    assert narrow > 0
    assert wide / narrow == pytest.approx(900 / 400)


WIDE = {
    "contributions": lambda width: plot.contributions(pt.score(KAZAKHSTAN), width=width),
    "change": lambda width: plot.change(pt.explain_change(*HELD_BACK), width=width),
    "dimensions": lambda width: plot.dimensions(pt.score(KAZAKHSTAN), width=width),
    "ranking": lambda width: plot.ranking(pt.rank(THREE), width=width),
    "trend": lambda width: plot.trend(pt.Panel([KAZAKHSTAN]), width=width),
    "rank acceptability": lambda width: plot.rank_acceptability(_robustness(), width=width),
    "sensitivity": lambda width: plot.sensitivity(_sensitivity(), width=width),
    "weight sweep": lambda width: plot.weight_sweep(sweep(THREE, "prevention"), width=width),
}


@pytest.mark.parametrize("width", [0, -5, 1e9, "900", True, float("nan")])
def test_a_width_that_is_none_is_refused(width):
    with pytest.raises(pt.ArgumentError, match=r"^\$\.width: is not a number from 100 to 5000; given: "):
        plot.contributions(pt.score(KAZAKHSTAN), width=width)
