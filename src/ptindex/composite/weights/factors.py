"""Weights from principal components: what indicators have in common (OECD/JRC handbook, sections 4.1, 4.2 and 6.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from attrs import frozen

from ...exceptions import Problem, StrategyError
from ..inputs.rows import Cells, Floats, cells, read_rows
from ..statistics.association import complete_correlations
from ..statistics.cautions import small_sample
from .result import Weights, to_sum_one

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike

__all__ = ["ComponentWeights", "components_of", "principal_components", "varimax"]

_METHOD = "principal components"
_ROUNDING = 1e-8


@frozen(kw_only=True)
class ComponentWeights(Weights):
    """Weights read off rotated loadings, with all that they were read off.

    `eigenvalues` are those of the correlations, largest first, and sum to the number of names; `loadings` (names x retained
    components) are correlations of indicators with rotated components; `explained` is the variance of each of these;
    `communalities` is the share of each indicator's variance that they explain together; `component` says, counted from 0,
    which one each indicator was given to.
    """

    eigenvalues: tuple[float, ...]
    loadings: Cells
    explained: tuple[float, ...]
    communalities: tuple[float, ...]
    component: tuple[int, ...]
    rows: Cells


def principal_components(
    rows: ArrayLike | Sequence[Sequence[float | None]],
    names: Sequence[str] | None = None,
    *,
    components: int | None = None,
    least_eigenvalue: float = 1.0,
    least_share: float = 0.6,
) -> ComponentWeights:
    """Weights that correct for overlap between correlated indicators; they do not measure importance.

    `rows` are units x indicators in any unit of measurement. Components are kept whose eigenvalue is over `least_eigenvalue`
    and, if these explain less than `least_share` of the variance, the next ones until they do; or the number `components`.
    They are rotated (varimax with Kaiser's normalisation), each indicator is given to the component that it loads highest on,
    and its weight is its squared loading: as a share of that component's variance, times the component's share of the variance
    that the retained ones explain, scaled to sum to 1.

    A missing cell leaves its unit out of the correlations of that indicator only (pairwise complete). Changing an indicator's
    unit of measurement, origin or direction changes nothing.

    Raises `StrategyError` when an indicator does not vary, when two have too few units in common, when missing cells make the
    correlations contradict one another, when nothing is correlated, and for a wrong number of components.

    Source: handbook, section 6.1 and tables 16 to 18, after G. Nicoletti, S. Scarpetta and O. Boylaud (2000), OECD Economics
    Department Working Paper 226; H. F. Kaiser, "The varimax criterion for analytic rotation in factor analysis",
    *Psychometrika* 23 (1958) 187-200.

    >>> rows = [[1, 2, 9], [2, 4, 1], [3, 6, 5], [4, 7, 4], [5, 9, 8], [6, 11, 2], [7, 15, 3], [8, 16, 7], [9, 17, 6]]
    >>> [round(weight, 2) for weight in principal_components(rows, components=2).weights]
    [0.33, 0.33, 0.33]
    """
    read = read_rows(rows, names)
    eigenvalues, unrotated = components_of(complete_correlations(read, _METHOD), _METHOD)
    kept = _kept(eigenvalues, components, least_eigenvalue, least_share)
    loadings = varimax(unrotated[:, :kept])
    squared = loadings**2
    component = squared.argmax(axis=1)
    # A share of its component's variance times that component's share of all: the component's own variance cancels out.
    weights = to_sum_one(squared.max(axis=1))
    return ComponentWeights(
        method=_METHOD,
        names=read.names,
        weights=weights,
        cautions=small_sample(read.units, len(read.names), _METHOD),
        eigenvalues=tuple(eigenvalues.tolist()),
        loadings=cells(loadings),
        explained=tuple(squared.sum(axis=0).tolist()),
        communalities=tuple(squared.sum(axis=1).tolist()),
        component=tuple(component.tolist()),
        rows=cells(read.values),
    )


def components_of(correlations: Floats, method: str) -> tuple[Floats, Floats]:
    """Eigenvalues of a correlation matrix, largest first, and the loadings of the indicators (rows) on its components.

    The sign of a component is arbitrary; here its loadings sum to 0 or more. Raises `StrategyError` when correlations over
    different units contradict one another so that no data without gaps could have them all.
    """
    values, vectors = np.linalg.eigh(correlations)
    values, vectors = values[::-1], vectors[:, ::-1]
    if values[-1] < -_ROUNDING:
        message = (
            "has correlations that contradict one another, as they rest on different units "
            f"(smallest eigenvalue {values[-1]:.3f}); "
            f"{method} needs units without gaps: leave out what is missing most"
        )
        raise StrategyError([Problem(path="$.rows", message=message)])
    values = np.clip(values, 0, None)
    loadings = vectors * np.sqrt(values)
    return values, loadings * np.where(loadings.sum(axis=0) < 0, -1.0, 1.0)


def _kept(eigenvalues: Floats, components: int | None, least_eigenvalue: float, least_share: float) -> int:
    count = len(eigenvalues)
    if components is not None and not 1 <= components <= count:
        raise StrategyError([Problem(path="$.components", message=f"is not from 1 to {count}", given=str(components))])
    if eigenvalues[0] <= 1 + _ROUNDING and count > 1:
        message = "has no correlated indicators, so that there is nothing in common to weight by"
        raise StrategyError([Problem(path="$.rows", message=message)])
    if components is not None:
        return components
    over = int((eigenvalues > least_eigenvalue).sum())
    enough = int((np.cumsum(eigenvalues) / eigenvalues.sum() < least_share - _ROUNDING).sum()) + 1
    return max(over, min(enough, count))


def varimax(loadings: Floats) -> Floats:
    """Loadings (indicators x components) rotated so that each indicator loads on as few components as can be.

    Indicators count alike (Kaiser's normalisation). What components explain together stays as it was.
    """
    lengths = np.sqrt((loadings**2).sum(axis=1, keepdims=True))
    lengths[lengths == 0] = 1.0
    start = loadings / lengths
    rotation, before = np.eye(loadings.shape[1]), 0.0
    for _ in range(1_000):
        rotated = start @ rotation
        left, stretch, right = np.linalg.svd(start.T @ (rotated**3 - rotated * (rotated**2).mean(axis=0)))
        rotation = left @ right
        if stretch.sum() <= before * (1 + 1e-13):
            break
        before = float(stretch.sum())
    rotated = start @ rotation * lengths
    answer: Floats = rotated * np.where(rotated.sum(axis=0) < 0, -1.0, 1.0)
    return answer
