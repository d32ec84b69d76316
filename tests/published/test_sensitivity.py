"""Published sensitivity and uncertainty results, each with its source."""

from pathlib import Path

import numpy as np
import pytest

from ptindex.composite import IndicatorMatrix, Model, normalise
from ptindex.composite.normalisation import Goalposts
from ptindex.composite.sensitivity import AverageRankShift, sobol, sobol_of
from ptindex.composite.uncertainty import ListedWeights, analyse

TAI = Path(__file__).parents[1] / "data" / "tai.csv"
GOALPOSTS = dict(
    zip(
        ("patents", "royalties", "internet", "exports", "log10_telephones", "log10_electricity", "schooling", "university"),
        [
            Goalposts(0, 994),
            Goalposts(0, 272.6),
            Goalposts(0, 232.4),
            Goalposts(0, 80.8),
            Goalposts(np.log10(1), np.log10(901)),
            Goalposts(np.log10(22), np.log10(6969)),
            Goalposts(0.8, 12.0),
            Goalposts(0.1, 27.4),
        ],
        strict=True,
    )
)


def assert_within(found, first, total):
    for row, one, both in zip(found.rows, first, total, strict=True):
        assert row.first_low <= one <= row.first_high
        assert row.total_low <= both <= row.total_high
        assert row.first == pytest.approx(one, abs=0.02)
        assert row.total == pytest.approx(both, abs=0.02)


def ishigami(u, a=7.0, b=0.1):
    x = np.pi * (2 * u - 1)
    return np.sin(x[:, 0]) + a * np.sin(x[:, 1]) ** 2 + b * x[:, 2] ** 4 * np.sin(x[:, 0])


@pytest.mark.parametrize("seed", range(3))
def test_the_function_of_ishigami_and_homma(seed):
    """T. Ishigami and T. Homma, "An importance quantification technique in uncertainty analysis for computer models",
    *Proceedings of ISUMA '90* (IEEE, 1990), 398-403; the indices for a = 7 and b = 0.1 follow in closed form."""
    found = sobol_of(ishigami, 3, n=8192, seed=seed)
    assert_within(found, [0.3139, 0.4424, 0.0], [0.5576, 0.4424, 0.2437])
    assert found.variance == pytest.approx(7**2 / 8 + 0.1 * np.pi**4 / 5 + 0.1**2 * np.pi**8 / 18 + 1 / 2, rel=0.01)


def test_the_g_function_of_sobol():
    """I. M. Sobol', "Sensitivity estimates for nonlinear mathematical models", *Mathematical Modelling and Computational
    Experiment* 1 (1993), 407-414, and A. Saltelli et al., *Computer Physics Communications* 181 (2010), 259-270: the product of
    (|4 x - 2| + a) / (1 + a), whose partial variances are 1 / (3 (1 + a)²)."""
    a = np.array([0, 1, 4.5, 9, 99, 99, 99, 99])
    found = sobol_of(lambda u: np.prod((np.abs(4 * u - 2) + a) / (1 + a), axis=1), 8, n=8192, seed=1)
    partial = 1 / (3 * (1 + a) ** 2)
    variance = np.prod(1 + partial) - 1
    assert_within(found, partial / variance, partial * np.prod(1 + partial) / (1 + partial) / variance)
    assert found.variance == pytest.approx(variance, rel=0.02)


def test_the_technology_achievement_index_under_two_published_sets_of_weights():
    """OECD/JRC, *Handbook on Constructing Composite Indicators* (2008), table 23: the ranks under equal weights and under those
    of a budget allocation. Under either set with equal chances, each country has the two printed ranks and no other."""
    matrix = normalise(IndicatorMatrix.from_csv(TAI), GOALPOSTS)
    budget = dict(zip(GOALPOSTS, [0.11, 0.11, 0.11, 0.18, 0.10, 0.06, 0.15, 0.18], strict=True))
    printed = {
        "Finland": (1, 1),
        "United States": (2, 2),
        "Sweden": (3, 3),
        "Japan": (4, 5),
        "Korea": (5, 4),
        "Netherlands": (6, 8),
        "Singapore": (8, 6),
        "New Zealand": (15, 17),
        "Slovenia": (23, 23),
    }
    factors = [ListedWeights(sets={"equal": {}, "budget allocation": budget})]
    found = analyse(matrix, Model(tree=matrix.tree), factors, draws=1000, seed=1)
    for country, ranks in printed.items():
        at = found.units.index(found.unit(country))
        taken = {place + 1: share for place, share in enumerate(found.acceptability[at].tolist()) if share > 0}
        assert set(taken) == set(ranks)
        assert all(share > 0.45 for share in taken.values())
    # Half of the draws are equal weights, which move nobody; the other half move all as the table prints.
    order = [1, 2, 3, 5, 4, 8, 7, 6, 10, 11, 9, 13, 12, 14, 17, 15, 16, 18, 19, 21, 22, 20, 23]
    shift = np.abs(np.arange(1, 24) - order).mean()
    driven = sobol(matrix, Model(tree=matrix.tree), factors, AverageRankShift(), n=256)
    assert driven.indices.mean == pytest.approx(shift / 2)
    assert driven.index("weights").total == pytest.approx(1)
