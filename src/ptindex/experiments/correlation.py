"""How alike two rankings are, in plain Python: there are never many countries."""

from __future__ import annotations

from itertools import combinations
from math import fsum, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["kendall", "spearman"]

_FEWEST = 3


def spearman(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Spearman's rho, from -1 to 1: the correlation of the ranks, those that tie sharing the mean of their places.

    None with fewer than three values, or where one side is all ties.

    Source: C. Spearman, "The Proof and Measurement of Association between Two Things", *American Journal of Psychology* 15
    (1904).

    >>> spearman([1, 2, 3, 4], [1, 3, 2, 4])
    0.8
    """
    if len(first) < _FEWEST:
        return None
    one, other = ([rank - (len(first) + 1) / 2 for rank in _mean_ranks(values)] for values in (first, second))
    spread = fsum(each * each for each in one) * fsum(each * each for each in other)
    return fsum(a * b for a, b in zip(one, other, strict=True)) / sqrt(spread) if spread else None


def _mean_ranks(values: Sequence[float]) -> list[float]:
    return [sum(other < each for other in values) + (values.count(each) + 1) / 2 for each in values]


def kendall(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Kendall's tau-b, from -1 to 1: pairs in the same order less pairs in the opposite one, ties allowed for.

    None with fewer than three values, or where one side is all ties.

    Source: M. G. Kendall, "The Treatment of Ties in Ranking Problems", *Biometrika* 33 (1945).

    >>> round(kendall([1, 2, 3, 4], [1, 3, 2, 4]), 3)
    0.667
    """
    if len(first) < _FEWEST:
        return None
    pairs = [(_sign(a - b), _sign(c - d)) for (a, c), (b, d) in combinations(zip(first, second, strict=True), 2)]
    untied = sum(a != 0 for a, _ in pairs) * sum(b != 0 for _, b in pairs)
    return sum(a * b for a, b in pairs) / sqrt(untied) if untied else None


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)
