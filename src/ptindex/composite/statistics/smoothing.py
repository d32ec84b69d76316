"""The share of a variable's variance that another explains, whatever the shape of the relation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from ..inputs.rows import Floats

__all__ = ["explained_share"]

_BANDWIDTHS = tuple(np.geomspace(0.1, 3.0, 12).tolist())
"""In standard deviations; besides them the straight line, which is what an endless bandwidth gives."""

_BLOCK = 512


def explained_share(x: Floats, y: Floats) -> float:
    """Pearson's correlation ratio, the variance of the mean of `y` given `x` as a share of the variance of `y`; from 0 to 1.

    `x` and `y` vary. The mean is fitted by local linear regression with a Gaussian kernel, its bandwidth, or a straight line,
    chosen by leave-one-out cross-validation.

    Source: P. Paruolo, M. Saisana and A. Saltelli (2013), see `effective_weights`; J. Fan and I. Gijbels, *Local Polynomial
    Modelling and Its Applications*, Chapman and Hall 1996.
    """
    x = (x - x.mean()) / x.std()
    y = (y - y.mean()) / y.std()
    fitted, error = _line(x, y)
    for bandwidth in _BANDWIDTHS:
        local, local_error = _local(x, y, bandwidth)
        if local_error < error * (1 - 1e-9):
            fitted, error = local, local_error
    return float(min(fitted.var(), 1.0))


def _line(x: Floats, y: Floats) -> tuple[Floats, float]:
    fitted = (x @ y) / len(x) * x
    return fitted, _left_out_error(y - fitted, (1 + x * x) / len(x))


def _local(x: Floats, y: Floats, bandwidth: float) -> tuple[Floats, float]:
    fitted, own = np.empty_like(x), np.empty_like(x)
    for start in range(0, len(x), _BLOCK):
        block = slice(start, start + _BLOCK)
        distance = x[None, :] - x[block, None]
        kernel = np.exp(-0.5 * (distance / bandwidth) ** 2)
        mass, tilt, curve = kernel.sum(axis=1), (kernel * distance).sum(axis=1), (kernel * distance**2).sum(axis=1)
        determinant = mass * curve - tilt**2
        # Where one value of x stands alone in its window there is no slope, only a mean.
        sloped = determinant > 1e-9 * mass**2 * bandwidth**2
        weight = np.where(
            sloped[:, None],
            kernel * (curve[:, None] - distance * tilt[:, None]) / np.where(sloped, determinant, 1.0)[:, None],
            kernel / mass[:, None],
        )
        fitted[block] = weight @ y
        own[block] = np.where(sloped, curve / np.where(sloped, determinant, 1.0), 1 / mass)
    return fitted, _left_out_error(y - fitted, own)


def _left_out_error(residual: Floats, leverage: Floats) -> float:
    """The mean squared error of predicting each point without itself; endless where a point predicts itself alone."""
    if (leverage > 1 - 1e-6).any():
        return float("inf")
    return float(((residual / (1 - leverage)) ** 2).mean())
