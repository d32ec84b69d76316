"""Shares that sum to 1: their distribution, whatever the bounds."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from ptindex.composite.sampling.simplex import Bounded, dirichlet

RANDOM = np.random.default_rng(11)


def test_dirichlet_shares_have_its_means_and_beta_distributions():
    shapes = np.array([0.4, 1.0, 3.0])
    shares = dirichlet(RANDOM.random((20_000, 3)), shapes)
    assert shares.sum(axis=1) == pytest.approx(np.ones(20_000))
    for at, shape in enumerate(shapes):
        assert stats.kstest(shares[:, at], stats.beta(shape, shapes.sum() - shape).cdf).pvalue > 1e-3


def test_dirichlet_shares_of_zeros_are_shares_still():
    assert np.isfinite(dirichlet(np.zeros((1, 3)), np.full(3, 0.1))).all()


def rejected(low, high, draws):
    """Uniform shares within bounds by trial: flat Dirichlet shares of which only those within the bounds stay."""
    free = low < high
    tried = np.tile(low, (draws, 1))
    tried[:, free] += (1 - low.sum()) * RANDOM.dirichlet(np.ones(free.sum()), draws)
    return tried[(tried <= high).all(axis=1)]


@pytest.mark.parametrize(
    ("low", "high"),
    [
        ([0.0] * 4, [1.0] * 4),
        ([0.1, 0.0, 0.2, 0.05], [1.0] * 4),
        ([0.0] * 4, [0.5, 0.4, 0.3, 0.6]),
        ([0.1, 0.1, 0.1, 0.1], [0.4, 0.28, 0.3, 0.35]),
        ([0.1, 0.1, 0.1, 0.1], [0.3, 0.28, 0.3, 0.25]),  # nearer to the highs
        ([0.25, 0.0, 0.0, 0.0], [0.25, 1.0, 0.6, 0.5]),  # one share has no choice
    ],
)
def test_bounded_shares_are_uniform_within_their_bounds(low, high):
    low, high = np.array(low), np.array(high)
    drawn = Bounded(low, high)
    shares = drawn.draw(RANDOM.random((20_000, drawn.columns)))
    assert shares.sum(axis=1) == pytest.approx(np.ones(20_000))
    assert (shares >= low - 1e-12).all()
    assert (shares <= high + 1e-12).all()
    others = rejected(low, high, 200_000)
    assert len(others) > 1000
    for at in range(4):
        if high[at] > low[at]:
            assert stats.ks_2samp(shares[:, at], others[:, at]).pvalue > 1e-3
    assert stats.ks_2samp(shares.max(axis=1), others.max(axis=1)).pvalue > 1e-3


def test_without_upper_bounds_the_shares_are_exact():
    width = 12
    share = Bounded(np.zeros(width), np.ones(width)).draw(np.full((1, width - 1), 0.3))[0]
    expected, left = [], 1.0
    for others in range(width - 1, 0, -1):
        expected.append(left * (1 - 0.7 ** (1 / others)))  # the quantile of a beta distribution with shapes 1 and others
        left -= expected[-1]
    assert share == pytest.approx([*expected, left], abs=1e-9)


def test_bounds_that_leave_no_choice_take_no_number():
    for low, high in (([0.5, 0.5], [1.0, 1.0]), ([0.0, 0.0], [0.25, 0.75]), ([0.2, 0.3, 0.1], [0.2, 0.3, 1.0])):
        drawn = Bounded(np.array(low), np.array(high))
        assert drawn.columns == 0
        assert drawn.draw(np.empty((2, 0))).sum(axis=1) == pytest.approx([1, 1])


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 200), st.integers(0, 10_000))
def test_shares_keep_to_any_bounds(width, seed):
    random = np.random.default_rng(seed)
    middle = random.dirichlet(np.ones(width))
    low, high = middle * random.random(width), middle + (1 - middle) * random.random(width) ** 3
    drawn = Bounded(low, high)
    shares = drawn.draw(random.random((50, drawn.columns)))
    assert shares.sum(axis=1) == pytest.approx(np.ones(50))
    assert (shares >= low - 1e-9).all()
    assert (shares <= high + 1e-9).all()
