"""In a notebook every result shows itself, and every result feeds a data frame of pandas and of Polars."""

import importlib
import pkgutil
import warnings
from datetime import datetime

import attrs
import pandas as pd
import polars as pl
import pytest

import ptindex as pt
from ptindex import experiments as ex
from ptindex.calibration import Hypothesis, calibrate
from ptindex.composite import IndicatorMatrix, Model, diagnostics, weighting
from ptindex.composite.sampling.indices import sobol_of
from ptindex.composite.scoring import scores
from ptindex.composite.sensitivity import UnitScore, sobol
from ptindex.composite.uncertainty import DirichletWeights, Omission, analyse
from ptindex.display import as_html, as_text
from ptindex.examples import example_page
from ptindex.formats import files, page
from ptindex.formats import release as release_format
from ptindex.presentation import Presented

KAZAKHSTAN = pt.example_profile()
LATER = attrs.evolve(
    KAZAKHSTAN.with_answers({"prevention.video": pt.VideoCoverage.ALL, "judicial_review.convictions": 5}), year=2023
)
ATLANTIS = attrs.evolve(
    KAZAKHSTAN.with_answers({"ratification.opcat": pt.TreatyStatus.NEITHER}), country=pt.Country("XAA", "Atlantis")
)
BOTH = (KAZAKHSTAN, ATLANTIS)
PANEL = pt.Panel((KAZAKHSTAN, LATER, ATLANTIS))
ROWS = [[1.0, 2.0, 6.0], [2.0, 3.0, 1.0], [3.0, 5.0, 4.0], [4.0, 4.0, 2.0], [5.0, 7.0, 5.0], [6.0, 6.0, 3.0]]
NAMES = ["a", "b", "c"]
MATRIX = IndicatorMatrix.from_mapping(
    {"A": {"law": 1.0, "video": 0.2, "body": 0.4}, "B": {"law": 0.5, "video": 0.9, "body": 0.1}}
)
MODEL = Model(tree=MATRIX.tree)
FACTORS = [DirichletWeights(concentration=20), Omission()]
HALVES = {"half": {"prevention": 0.5}}


def _release(tmp_path):
    path = tmp_path / "release.zip"
    pt.write_release(PANEL, path, title="Test", date=datetime(2026, 1, 1).date())  # noqa: DTZ001
    return path


RESULTS = {
    "profile": lambda: KAZAKHSTAN,
    "reading of a page": lambda: page.loads(example_page()),
    "reading of a file": lambda: files.loads(pt.dumps(KAZAKHSTAN).encode()),
    "audit": lambda: pt.audit(KAZAKHSTAN),
    "open questions": lambda: pt.completeness(KAZAKHSTAN),
    "availability": lambda: pt.score(KAZAKHSTAN).availability,
    "published totals": pt.published_scores,
    "score": lambda: pt.score(KAZAKHSTAN),
    "ranking": lambda: pt.rank(BOTH),
    "change": lambda: pt.explain_change(KAZAKHSTAN, LATER),
    "decomposition": lambda: pt.decompose(pt.EQUAL_WEIGHTS, KAZAKHSTAN, ATLANTIS),
    "reforms": lambda: pt.reforms(KAZAKHSTAN, top=3),
    "panel": lambda: PANEL,
    "availability by year": lambda: pt.availability_by_year(PANEL),
    "changes": lambda: pt.changes(PANEL),
    "trend": lambda: pt.trends(PANEL).series[0],
    "trends": lambda: pt.trends(PANEL),
    "rankings": lambda: pt.rankings(PANEL),
    "robustness": lambda: ex.robustness(BOTH, draws=20),
    "weights experiment": lambda: ex.weights_experiment(BOTH, HALVES),
    "sweep": lambda: ex.sweep(BOTH, "prevention"),
    "leave one out": lambda: ex.leave_one_out(BOTH),
    "rank range": lambda: ex.rank_range(KAZAKHSTAN, BOTH),
    "comparison": lambda: ex.compare_strategies(BOTH, [pt.EQUAL_WEIGHTS, pt.CAUTIOUS]),
    "calibration": lambda: calibrate([KAZAKHSTAN], Hypothesis(indicators=["prevention.video"])),
    "matrix": lambda: MATRIX,
    "scores": lambda: scores(MATRIX, MODEL),
    "uncertainty": lambda: analyse(MATRIX, MODEL, FACTORS, draws=20),
    "sensitivity": lambda: sobol(MATRIX, MODEL, FACTORS, UnitScore("A"), n=8),
    "indices": lambda: sobol_of(lambda drawn: drawn[:, 0], 1, n=8),
    "weights": lambda: weighting.named({"law": 3, "video": 1}),
    "budget": lambda: weighting.budget_allocation({"Bek": {"law": 2, "video": 8}}),
    "pairwise": lambda: weighting.ahp([[1, 3], [1 / 3, 1]], ["law", "video"]),
    "entropy": lambda: weighting.entropy(ROWS, NAMES),
    "components": lambda: weighting.principal_components(ROWS, NAMES),
    "importance": lambda: weighting.equal_importance(ROWS, NAMES),
    "doubt": lambda: weighting.benefit_of_the_doubt(ROWS, NAMES, bounds=(0.1, 0.8)),
    "correlations": lambda: diagnostics.correlations(ROWS, NAMES),
    "reliability": lambda: diagnostics.reliability(ROWS, NAMES),
    "eigenvalues": lambda: diagnostics.eigenvalues(ROWS, NAMES),
    "effective weights": lambda: diagnostics.effective_weights(ROWS, [sum(row) for row in ROWS], NAMES),
    "availability of cells": lambda: diagnostics.availability([[1, None], [2, 3]], ["law", "practice"]),
}
FROM_A_FILE = {"Release", "ReleaseCheck"}
"""Results that are read from a file, which a test of their own makes."""


@pytest.fixture(scope="module")
def made():
    """Every result, made once and when first asked for."""
    found = {}

    def make(name):
        if name not in found:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                found[name] = RESULTS[name]()
        return found[name]

    return make


def presented():
    """Every public class of the library whose values show themselves."""
    for module in pkgutil.walk_packages(pt.__path__, "ptindex."):
        if module.name.removeprefix("ptindex.").startswith(("cli", "__main__", "display")):
            continue
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, type) and issubclass(value, Presented) and value.__module__ == module.name:
                yield value


def test_every_public_result_is_here(made):
    shown = {type(made(name)) for name in RESULTS}
    assert {cls.__name__ for cls in presented() if cls not in shown and not _is_base(cls, shown)} == {"Presented"} | FROM_A_FILE


def _is_base(cls, shown):
    return cls is not Presented and any(issubclass(each, cls) for each in shown)


def test_what_has_records_shows_itself():
    for module in pkgutil.walk_packages(pt.__path__, "ptindex."):
        if module.name.removeprefix("ptindex.").startswith(("cli", "__main__", "display")):
            continue
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, type) and value.__module__ == module.name and hasattr(value, "records"):
                assert issubclass(value, Presented) or value.__name__ == "Variant", value  # a part of an experiment


@pytest.mark.parametrize("name", RESULTS)
def test_a_notebook_shows_it_in_both_languages(made, name):
    result = made(name)
    assert result._repr_html_() == as_html(result)
    if name != "calibration":  # which says more in text than a table could
        assert str(result) == as_text(result)
    assert as_text(result, "ru") != as_text(result)


@pytest.mark.parametrize("name", RESULTS)
def test_its_records_are_plain_and_feed_pandas_and_polars(made, name):
    rows = [dict(row) for row in made(name).records()]
    assert rows
    assert {type(value) for row in rows for value in row.values()} <= {str, int, float, bool, type(None)}
    assert all(row.keys() == rows[0].keys() for row in rows)
    for frame in (pd.DataFrame(made(name).records()), pl.DataFrame(list(made(name).records()), infer_schema_length=None)):
        assert frame.shape == (len(rows), len(rows[0]))


def test_a_release_and_its_check_show_themselves(tmp_path):
    path = _release(tmp_path)
    check = pt.verify_release(path)
    for result in (release_format.read_release(path), check):
        assert result._repr_html_() == as_html(result)
    assert list(check.records()) == []


@pytest.mark.parametrize("module", ["", "availability_by_year"])
def test_answers_that_were_lost_and_lines_and_notes_feed_frames_too(module):
    lost = pt.availability_by_year(
        pt.Panel(
            (KAZAKHSTAN, attrs.evolve(KAZAKHSTAN, year=2023, judicial_review=pt.JudicialReview(), prevention=pt.Prevention()))
        )
    )
    for rows in (
        lost.lost_records(),
        lost.question_records(),
        pt.changes(PANEL).line_records(),
        pt.trends(PANEL).published_records(),
    ):
        rows = list(rows)
        assert len(pd.DataFrame(rows)) > 0
        assert pl.DataFrame(rows, infer_schema_length=None).height == len(rows)  # no column of text has numbers in it


def test_published_totals_are_a_tuple_still(made):
    records = made("published totals")
    assert isinstance(records, tuple)
    assert records == tuple(records)
    assert {row["published"] for row in records.records() if row["conflict"]} == {132.51, 122.51}
    assert "releases differ" in as_text(records)
    assert "not computed here" in " ".join(as_text(records).split())


def test_a_difference_shows_both_sides_and_what_is_left_over(made):
    assert "66.18" not in as_text(made("decomposition"))
    assert "Atlantis 2022" in as_text(made("decomposition"))

    class Flat:
        name = "flat"

        def score(self, profile, /):
            return pt.Score.of(profile, value=float(profile.year - 1990), strategy="flat")

    assert "Not explained by an indicator" in as_text(pt.decompose(Flat(), KAZAKHSTAN, LATER))
    assert "No indicator of this method moved" in as_text(pt.decompose(pt.EQUAL_WEIGHTS, KAZAKHSTAN, KAZAKHSTAN))


def test_a_long_matrix_says_how_much_more_there_is():
    matrix = IndicatorMatrix.from_mapping({f"unit {at}": {"law": None if at == 7 else 0.5, "video": None} for at in range(60)})
    model = Model(tree=matrix.tree, min_available=0.5)
    for result in (matrix, scores(matrix, model)):
        assert "10 more rows; records() has them all." in as_text(result)
    assert "Not scored: unit 7" in as_text(scores(matrix, model))
    assert as_text(scores(matrix, model)).count("Not scored:") == 1
    nobody = scores(IndicatorMatrix.from_mapping({unit: {"law": None, "video": None} for unit in matrix.units}), model)
    assert "Not scored: 10 more; not_scored names them all." in as_text(nobody)
    assert "Без оценки: ещё 10; все они названы в not_scored." in as_text(nobody, "ru")
