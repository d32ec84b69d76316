"""Diagnostics that others have published, to the digits that they print.

Handbook: OECD and European Commission Joint Research Centre, *Handbook on Constructing Composite Indicators: Methodology and
User Guide*, OECD 2008, ISBN 978-92-64-04345-9. `tai.csv` has logarithms rounded to two decimals, as the handbook prints them;
its tables rest on unrounded ones, hence tolerances beyond half of a printed digit.
"""

import csv
from pathlib import Path

import numpy as np
import pytest

from ptindex.composite import diagnostics

with (Path(__file__).parents[1] / "data" / "tai.csv").open(encoding="utf-8") as file:
    HEAD, *LINES = list(csv.reader(file))
NAMES = HEAD[1:]
TAI = np.array([[float(cell) for cell in line[1:]] for line in LINES])
DIMENSIONS = ["creation", "creation", "recent", "recent", "old", "old", "skills", "skills"]


def test_cronbachs_alpha_of_tai():
    # Handbook, section 4.3: .70 for the 23 countries, standardised.
    assert diagnostics.cronbach_alpha(TAI) == pytest.approx(0.70, abs=0.005)


def test_cronbachs_alpha_of_tai_without_each_indicator():
    # Handbook, table 11; the largest distances are 0.001 for alpha and 0.006 for correlations.
    found = diagnostics.reliability(TAI, NAMES)
    assert found.without == pytest.approx([0.704, 0.645, 0.636, 0.774, 0.603, 0.624, 0.662, 0.706], abs=0.0015)
    assert found.with_rest == pytest.approx([0.261, 0.527, 0.566, -0.108, 0.701, 0.614, 0.451, 0.249], abs=0.0065)


def test_eigenvalues_of_tai():
    # Handbook, tables 7 and 16.
    found = diagnostics.eigenvalues(TAI, NAMES)
    assert found.values == pytest.approx([3.3, 1.7, 1.0, 0.9, 0.5, 0.3, 0.2, 0.1], abs=0.055)
    assert np.multiply(100, found.shares) == pytest.approx([41.9, 21.8, 12.3, 11.1, 6.0, 3.7, 2.2, 0.9], abs=0.12)
    assert np.multiply(100, found.cumulative) == pytest.approx([41.9, 63.7, 76.0, 87.2, 93.2, 96.9, 99.1, 100.0], abs=0.12)


def test_component_loadings_of_tai():
    # Handbook, table 8; the sign of a component is arbitrary, and the printed first two are turned around.
    first = [-0.11, -0.56, -0.92, 0.35, -0.76, -0.91, -0.74, -0.36]
    second = [-0.75, -0.48, 0.21, -0.85, -0.39, 0.13, 0.11, -0.12]
    found = np.array(diagnostics.eigenvalues(TAI, NAMES).loadings)
    assert -found[:, 0] == pytest.approx(first, abs=0.0175)
    assert -found[:, 1] == pytest.approx(second, abs=0.0175)


def test_correlations_of_tai():
    # Handbook, table 6, above the diagonal.
    printed = {
        "patents": [0.13, -0.09, 0.45, 0.28, 0.03, 0.22, 0.08],
        "royalties": [0.46, 0.25, 0.56, 0.32, 0.30, 0.06],
        "internet": [-0.45, 0.56, 0.84, 0.63, 0.27],
        "exports": [0.00, -0.36, -0.35, -0.03],
        "log10_telephones": [0.64, 0.30, 0.33],
        "log10_electricity": [0.65, 0.26],
        "schooling": [0.08],
    }
    found = diagnostics.correlations(TAI, NAMES, DIMENSIONS)
    for name, row in printed.items():
        at = NAMES.index(name)
        assert found.matrix[at][at + 1 :] == pytest.approx(row, abs=0.02)
    assert [(pair.first, pair.second) for pair in found.negative] == [("internet", "exports")]
    assert not found.redundant
