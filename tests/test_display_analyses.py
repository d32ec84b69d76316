"""Results of the engine and of calibration as tables: cautions in them, both languages, and no numpy until there is one."""

import re
import subprocess
import sys
import warnings

import attrs
import pytest

import ptindex as pt
from ptindex.calibration import Hypothesis, calibrate
from ptindex.composite import IndicatorMatrix, Model, diagnostics, weighting
from ptindex.composite.sensitivity import UnitScore, sobol
from ptindex.composite.uncertainty import DirichletWeights, Omission, analyse
from ptindex.declaration import LANGUAGES
from ptindex.display import as_html, as_text, tables_of
from ptindex.display.sentences import sentence

ROWS = [[1.0, 2.0, 6.0], [2.0, 3.0, 1.0], [3.0, 5.0, 4.0], [4.0, 4.0, 2.0], [5.0, 7.0, 5.0], [6.0, 6.0, 3.0]]
NAMES = ["prevention.video", "b", "c"]
MATRIX = IndicatorMatrix.from_mapping(
    {"A": {"law": 1.0, "video": 0.2, "body": 0.4}, "B": {"law": 0.5, "video": 0.9, "body": 0.1}}
)
MODEL = Model(tree=MATRIX.tree)
FACTORS = [DirichletWeights(concentration=20), Omission()]


def quietly(call, *args, **kwargs):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return call(*args, **kwargs)


RESULTS = {
    "uncertainty": analyse(MATRIX, MODEL, FACTORS, draws=50),
    "sensitivity": sobol(MATRIX, MODEL, FACTORS, UnitScore("A"), n=8),
    "weights": weighting.named({"law": 3, "video": 1}),
    "budget": weighting.budget_allocation({"Bek": {"law": 2, "video": 8}}),
    "pairwise": weighting.ahp([[1, 3], [1 / 3, 1]], ["law", "video"]),
    "entropy": weighting.entropy(ROWS, NAMES),
    "critic": quietly(weighting.critic, ROWS[:3], NAMES),
    "components": weighting.principal_components(ROWS, NAMES),
    "importance": weighting.equal_importance(ROWS, NAMES),
    "doubt": weighting.benefit_of_the_doubt(ROWS, NAMES, bounds=(0.1, 0.8)),
    "correlations": diagnostics.correlations([[*row, 2 * row[0], 1] for row in ROWS], [*NAMES, "d", "e"]),
    "reliability": diagnostics.reliability(ROWS, NAMES),
    "eigenvalues": diagnostics.eigenvalues(ROWS, NAMES),
    "effective": diagnostics.effective_weights(ROWS, [sum(row) for row in ROWS], NAMES, weights=[1, 1, 1]),
    "unweighted": diagnostics.effective_weights(ROWS, [sum(row) for row in ROWS], NAMES),
    "availability": diagnostics.availability([[1, None], [2, 3]], ["law", "practice"], ["Kazakhstan", "Moldova"]),
    "calibration": calibrate([pt.example_profile()], Hypothesis(indicators=["prevention.video", "judicial_review.conviction"])),
}
each_result = pytest.mark.parametrize("name", RESULTS)


@each_result
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_result_shows_with_its_cautions(name, language):
    notes = [note for table in tables_of(RESULTS[name], language) for note in table.notes]
    assert {sentence(each, language) for each in getattr(RESULTS[name], "cautions", ())} <= set(notes)
    assert as_text(RESULTS[name], language)


@each_result
def test_a_notebook_shows_it_by_itself(name):
    assert RESULTS[name]._repr_html_() == as_html(RESULTS[name])


@each_result
def test_nothing_is_said_in_english_alone(name):
    english, russian = (
        [text for table in tables_of(RESULTS[name], language) for text in (table.title, *table.columns)]
        for language in LANGUAGES
    )
    untranslated = {"", "CRITIC", "A", "1", "2", "3", *NAMES, "d", "e"}
    assert not {each for each in set(english) & set(russian) if each not in untranslated}


def test_cautions_are_there_where_they_must_be():
    for name in ("uncertainty", "sensitivity", "weights", "budget", "entropy", "critic", "components", "importance", "doubt"):
        assert RESULTS[name].cautions, name
    for name in ("correlations", "reliability", "eigenvalues", "effective"):
        assert RESULTS[name].cautions, name


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("sensitivity", r"What drives the score of A"),
        ("sensitivity", r"too wide to read"),
        ("sensitivity", r"not varied +levels of answers"),
        ("sensitivity", r"of the variance comes about only by several choices together"),
        ("uncertainty", r"Unit +Rank"),
        ("weights", r"law +75\.00%"),
        ("budget", r"Lowest budget"),
        ("pairwise", r"Consistency ratio: 0\.00"),
        ("importance", r"Not converged: wanted and reached differ"),
        ("doubt", r"unit 1 "),
        ("correlations", r"say nearly the same +1\.00 +6"),
        ("correlations", r"have no correlation +— +—"),
        ("reliability", r"Cronbach's alpha: 0\.53"),
        ("eigenvalues", r"Loadings"),
        ("unweighted", r"Effective weight"),
        ("availability", r"Known: 75\.00% of all cells"),
    ],
)
def test_a_result_says(name, said):
    assert re.search(said, as_text(RESULTS[name]))


def test_pairs_that_pull_apart_are_named():
    assert "pull apart" in as_text(diagnostics.correlations([[1, 9], [2, 4], [3, 1], [4, 2], [5, 0], [6, 1]]))


def test_weights_that_converged_say_so():
    assert "within the tolerance" in " ".join(as_text(attrs.evolve(RESULTS["importance"], converged=True)).split())


def test_a_method_without_a_translation_keeps_its_name():
    assert "Веса: mine" in as_text(attrs.evolve(RESULTS["weights"], method="mine"), "ru")


class Lead:
    """An output of somebody's own."""

    name = "how far A leads"

    def of(self, runs):
        return runs.scores[:, 0] - runs.scores[:, 1]


def test_an_output_of_ones_own_keeps_its_name():
    assert "What drives how far A leads" in as_text(sobol(MATRIX, MODEL, FACTORS, Lead(), n=8))


def test_quantiles_from_bins_say_how_exact_they_are():
    assert "exact to ±0.001 points" in as_text(attrs.evolve(RESULTS["uncertainty"], quantile_error=0.001))


def test_a_calibration_shows_ranges_with_what_is_supposed():
    shown = as_text(RESULTS["calibration"])
    assert "no limit" in shown
    assert "Supposed, and not known: A better answer never has fewer points." in " ".join(shown.split())
    assert "points at level 1" in shown
    assert "unbounded" in shown


def test_a_calibration_says_what_totals_narrow():
    kz = pt.example_profile()
    worse = attrs.evolve(
        kz.with_answers({"prevention.video": pt.VideoCoverage.NONE}),
        country=pt.Country("XTA", "Testland"),
        published=pt.PublishedScore(value=100.0),
    )
    found = calibrate([kz, worse], Hypothesis(indicators=["prevention.video"]))
    assert "narrowed by the totals" in as_text(found)
    clash = calibrate(
        [kz, attrs.evolve(worse, published=pt.PublishedScore(value=200.0))], Hypothesis(indicators=["prevention.video"])
    )
    assert "these statements clash" in as_text(clash)
    assert "A better answer" in clash._repr_html_()


def test_what_has_no_display_is_still_refused():
    with pytest.raises(TypeError, match="a Model has no display"):
        as_text(MODEL)


def test_importing_the_display_loads_no_numpy():
    code = "import sys, ptindex.display; print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_display_of_a_result_of_the_engine_comes_with_the_first_such_result():
    code = (
        "import sys, ptindex as pt, ptindex.display as display\n"
        "from ptindex.composite import IndicatorMatrix\n"
        "before = 'ptindex.display.results.analyses' in sys.modules\n"
        "shown = display.as_text(IndicatorMatrix.from_mapping({'A': {'law': 1.0}}))\n"
        "print(before, 'ptindex.display.results.analyses' in sys.modules, 'law' in shown)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True", "True"]
