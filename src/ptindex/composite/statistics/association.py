"""How indicators move together: covariances and correlations over the units that two of them share."""

from __future__ import annotations

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from ...exceptions import Problem, StrategyError
from ..inputs.rows import Floats, Rows

__all__ = ["LEAST_SHARED", "Association", "associate", "complete_correlations", "covariances"]

LEAST_SHARED = 3
"""With fewer shared units a correlation is 1, -1 or none at all, whatever the indicators mean."""

_NO_SPREAD = 1e-20
"""Variance, as a share of the whole column's, below which a column does not vary over the units that it shares."""


@frozen(eq=False)
class Association:
    """Pearson's correlations and how many units each rests on; NaN where there is none."""

    correlations: Floats
    shared: NDArray[np.int64]


def associate(rows: Rows) -> Association:
    """Pearson's correlation of each pair of columns, over the units that know both (pairwise complete).

    Undefined (NaN) with fewer than three shared units and where a column does not vary over them. An indicator's correlation
    with itself is 1 where it varies.
    """
    shared, covariance, variance = _moments(rows, _scaled(rows))
    defined = (shared >= LEAST_SHARED) & (variance > _NO_SPREAD) & (variance.T > _NO_SPREAD)
    with np.errstate(divide="ignore", invalid="ignore"):
        correlation = np.clip(covariance / np.sqrt(variance * variance.T), -1, 1)
    correlation[~defined] = np.nan
    np.fill_diagonal(correlation, np.where(np.diag(defined), 1.0, np.nan))
    return Association(correlation, shared)


def covariances(rows: Rows) -> Floats:
    """The covariance (n - 1) of each pair of columns over the units that know both; NaN with fewer than three of them."""
    centred = np.where(rows.known, rows.values - np.nanmean(rows.values, axis=0), 0.0)
    shared, covariance, _ = _moments(rows, centred)
    with np.errstate(divide="ignore", invalid="ignore"):
        answer: Floats = np.where(shared >= LEAST_SHARED, covariance * shared / (shared - 1), np.nan)
    return answer


def _scaled(rows: Rows) -> Floats:
    spread = np.nanstd(rows.values, axis=0)
    spread[rows.constant] = np.inf
    return np.where(rows.known, (rows.values - np.nanmean(rows.values, axis=0)) / spread, 0.0)


def _moments(rows: Rows, filled: Floats) -> tuple[NDArray[np.int64], Floats, Floats]:
    """Of each pair of columns over their shared units: how many, the covariance, and the first column's variance (both n)."""
    known = rows.known.astype(np.float64)
    shared = known.T @ known
    with np.errstate(divide="ignore", invalid="ignore"):
        means = filled.T @ known / shared
        covariance = filled.T @ filled / shared - means * means.T
        variance = (filled**2).T @ known / shared - means**2
    return shared.astype(np.int64), covariance, variance


def complete_correlations(rows: Rows, method: str) -> Floats:
    """The correlations of all pairs, or a `StrategyError` that names every column and pair without one."""
    problems = [
        Problem(
            path=f"$.names[{at}]",
            message=f"does not vary, and {method} needs correlations: leave this indicator out",
            given=rows.names[at],
        )
        for at in np.flatnonzero(rows.constant).tolist()
    ]
    found = associate(rows)
    if not problems:
        problems = [
            Problem(
                path=f"$.names[{at}]",
                message=f"has no correlation with {rows.names[other]!r}: {_why(int(found.shared[at, other]))}",
                given=rows.names[at],
            )
            for at, other in np.argwhere(np.triu(np.isnan(found.correlations))).tolist()
        ]
    if problems:
        raise StrategyError(problems)
    return found.correlations


def _why(shared: int) -> str:
    if shared < LEAST_SHARED:
        return f"{shared} units know both where {LEAST_SHARED} are needed"
    return "one of them does not vary over the units that know both"
