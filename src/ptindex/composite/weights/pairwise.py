"""Weights from pairwise comparisons: the analytic hierarchy process (OECD/JRC handbook, section 6.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from attrs import frozen

from ...exceptions import Problem, StrategyError
from ..inputs.rows import Cells, Floats, cells, read_rows
from .result import Weights, to_sum_one

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike

__all__ = ["RANDOM_INDEX", "PairwiseWeights", "ahp"]

RANDOM_INDEX = (0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59)
"""Saaty's mean consistency index of random comparisons of 1, 2, ... 15 things (*The Analytic Hierarchy Process*, 1980)."""

_ACCEPTED_RATIO = 0.1
_SCALE_END = 9.0
_STEPS = 10_000


@frozen(kw_only=True)
class PairwiseWeights(Weights):
    """Weights read off comparisons, and how well these agree with one another.

    `eigenvalue` is the comparisons' largest, at least as large as their number of names; `consistency_index` is 0 for
    judgements without contradiction; `consistency_ratio` is the index over that of random judgements, None for more names than
    there are random indices.
    """

    comparisons: Cells
    eigenvalue: float
    consistency_index: float
    consistency_ratio: float | None


def ahp(
    matrix: ArrayLike | Sequence[Sequence[float]], names: Sequence[str] | None = None, *, tolerance: float = 1e-6
) -> PairwiseWeights:
    """Weights that are the principal eigenvector of a matrix of pairwise comparisons.

    `matrix[i][j]` says how many times as important the first is as the second, from 1/9 to 9 on Saaty's scale (any positive
    number is taken; beyond the scale is said). It must be reciprocal, `matrix[i][j] * matrix[j][i] == 1` within `tolerance`: a
    third is written 1/3, not 0.33.

    A consistency ratio over 0.1, the usual limit, is a caution, as is a ratio that cannot be had: random indices are known up
    to 15 names.

    Raises `StrategyError` for what is no square matrix of positive numbers or not reciprocal, every place at once.

    Source: T. L. Saaty, "A scaling method for priorities in hierarchical structures", *Journal of Mathematical Psychology* 15
    (1977) 234-281; handbook, section 6.7.

    >>> found = ahp([[1, 2, 4], [1 / 2, 1, 2], [1 / 4, 1 / 2, 1]], ["law", "institution", "practice"])
    >>> [round(weight, 3) for weight in found.weights], round(found.consistency_ratio, 6)
    ([0.571, 0.286, 0.143], 0.0)
    """
    read = read_rows(matrix, names)
    problems = _problems(read.values, tolerance)
    if problems:
        raise StrategyError(problems)
    size = read.units
    vector, eigenvalue = _principal(read.values)
    index = max(0.0, (eigenvalue - size) / (size - 1)) if size > 1 else 0.0
    ratio = _ratio(index, size)
    return PairwiseWeights(
        method="analytic hierarchy process",
        names=read.names,
        weights=to_sum_one(vector),
        cautions=_cautions(read.values, ratio),
        comparisons=cells(read.values),
        eigenvalue=eigenvalue,
        consistency_index=index,
        consistency_ratio=ratio,
    )


def _problems(matrix: Floats, tolerance: float) -> list[Problem]:
    if matrix.shape[0] != matrix.shape[1]:
        message = f"is not square: {matrix.shape[0]} rows of {matrix.shape[1]} comparisons"
        return [Problem(path="$.rows", message=message)]
    problems = [
        Problem(path=f"$.rows[{i}][{j}]", message="is not positive: a comparison says how many times as important")
        for i, j in np.argwhere(~(matrix > 0)).tolist()
    ]
    if problems:
        return problems
    return [
        Problem(
            path=f"$.rows[{i}][{j}]",
            message=f"times its counterpart gives {matrix[i, j] * matrix[j, i]:.6g}, not 1: the matrix is not reciprocal",
            given=f"{matrix[i, j]:.6g} and {matrix[j, i]:.6g}",
        )
        for i, j in np.argwhere(np.triu(np.abs(matrix * matrix.T - 1) > tolerance)).tolist()
    ]


def _principal(matrix: Floats) -> tuple[Floats, float]:
    # The power method: for a positive matrix it converges to the one positive eigenvector (Perron), and it keeps it positive.
    vector = np.exp(np.log(matrix).mean(axis=1))
    vector /= vector.sum()
    for _ in range(_STEPS):
        following = matrix @ vector
        eigenvalue = float(following.sum())
        following /= eigenvalue
        moved = float(np.abs(following / vector - 1).max())
        vector = following
        if moved < 1e-14:
            break
    return vector, eigenvalue


def _ratio(index: float, size: int) -> float | None:
    if size > len(RANDOM_INDEX):
        return None
    # One or two things cannot contradict each other.
    random = RANDOM_INDEX[size - 1]
    return index / random if random else 0.0


def _cautions(matrix: Floats, ratio: float | None) -> tuple[str, ...]:
    told = []
    if ratio is None:
        told.append(f"no random index is known for {len(matrix)} names, so there is no consistency ratio")
    elif ratio > _ACCEPTED_RATIO:
        told.append(f"the judgements contradict one another: consistency ratio {ratio:.3f}, over the usual limit of 0.1")
    if matrix.max() > _SCALE_END * (1 + 1e-9):
        told.append("a comparison lies beyond Saaty's scale of 1/9 to 9")
    return tuple(told)
