"""Rankings by majority over indicators, each of which votes with its weight (OECD/JRC handbook, step 6, and social choice).

Reached as `ptindex.composite.aggregation.copeland` and so on. Only the order of the values of an indicator counts, and none
makes up for another. Higher is better.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from attrs import frozen

from ...exceptions import Problem, StrategyError
from ..inputs.rows import read_rows, read_weights
from ..kernel import ranks

if TYPE_CHECKING:
    from ..kernel import Floats
    from .means import Table, Weights

__all__ = ["Kemeny", "borda", "copeland", "kemeny", "outranking"]

_MOST_UNITS = 14
_SAME = 1e-9


def outranking(rows: Table, weights: Weights | None = None) -> Floats:
    """For each pair of units the share of the weight by which the first is better, (units, units), from 0 to 1.

    An indicator in which both are equal, or one is missing, gives half its weight to each; the diagonal is 0.

    Raises `StrategyError` for rows or weights that are malformed, negative weights and weights that are all 0.

    Source: OECD/JRC handbook (2008), step 6 (the outranking matrix of the non-compensatory multi-criteria approach).

    >>> outranking([[1.0, 2.0], [0.0, 3.0]], [3, 1]).tolist()
    [[0.0, 0.75], [0.25, 0.0]]
    """
    table = read_rows(rows, empty_allowed=True)
    numbers, problems = read_weights(weights, table.names)
    if problems:
        raise StrategyError(problems)
    first, second = table.values[:, None, :], table.values[None, :, :]
    votes = np.where(first > second, 1.0, np.where(first < second, 0.0, 0.5))
    shares: Floats = votes @ (np.array(numbers) / sum(numbers))
    np.fill_diagonal(shares, 0.0)
    return shares


def copeland(rows: Table, weights: Weights | None = None) -> Floats:
    """Copeland's score of each unit: the units that it beats by weighted majority less those that beat it.

    From 1 - n to n - 1 for n units; a tie counts for neither. Errors as in `outranking`.

    Source: A. H. Copeland, *A reasonable social welfare function*, University of Michigan 1951, as in the handbook's
    multi-criteria approach.

    >>> copeland([[1, 1, 3], [2, 2, 1], [3, 0, 2]]).tolist()
    [0.0, 0.0, 0.0]
    """
    shares = outranking(rows, weights)
    beats = shares > shares.T + _SAME
    return np.asarray(beats.sum(axis=1) - beats.sum(axis=0), dtype=np.float64)


def borda(rows: Table, weights: Weights | None = None) -> Floats:
    """Borda's count of each unit, as a weighted mean over the indicators: one point for each unit below it.

    From 0 to n - 1 for n units; equal units, and units of which one is missing, share the point. Errors as in `outranking`.

    Source: J.-C. de Borda, *Mémoire sur les élections au scrutin*, 1781.

    >>> borda([[3.0], [2.0], [2.0]]).tolist()
    [2.0, 0.5, 0.5]
    """
    counts: Floats = outranking(rows, weights).sum(axis=1)
    return counts


@frozen(kw_only=True)
class Kemeny:
    """The ranking that agrees most with the indicators.

    - `ranks`: 1 for the best. Where several rankings agree equally well (`rankings` counts them), units are ranked by their
      mean place in all of them, and equal ones share the better.
    - `agreement`: the weight that agrees, summed over the pairs of units, at most n (n - 1) / 2.
    """

    ranks: tuple[int, ...]
    rankings: int
    agreement: float


def kemeny(rows: Table, weights: Weights | None = None) -> Kemeny:
    """The Kemeny ranking, exact: of all orders of the units the one with the greatest agreement over pairs.

    Found over all subsets of units, 2^n steps by n, and so for at most 14 units.

    Raises `StrategyError` as `outranking` does, and for more units.

    Sources: J. G. Kemeny, "Mathematics without numbers", *Daedalus* 88 (1959) 577-591; H. P. Young and A. Levenglick, "A
    consistent extension of Condorcet's election principle", *SIAM Journal on Applied Mathematics* 35 (1978) 285-300;
    OECD/JRC handbook (2008), step 6 (non-compensatory multi-criteria approach).

    >>> kemeny([[3, 3, 1], [2, 2, 3], [1, 1, 2]]).ranks
    (1, 2, 3)
    """
    shares = outranking(rows, weights)
    units = len(shares)
    if units > _MOST_UNITS:
        message = f"has {units} units; the exact ranking goes over 2^units subsets, at most {_MOST_UNITS} units"
        raise StrategyError([Problem(path="$.rows", message=message)])
    best, above = _best_agreements(shares)
    places, rankings = _mean_places(best, above, units)
    return Kemeny(ranks=tuple(ranks(-places).tolist()), rankings=rankings, agreement=best[-1])


def _best_agreements(shares: Floats) -> tuple[list[float], list[list[float]]]:
    """For each set of units at the top its best agreement within; and for each unit the agreement of standing below a set."""
    units, size = len(shares), 1 << len(shares)
    above = [[0.0] * size for _ in range(units)]
    for unit in range(units):
        for chosen in range(1, size):
            low = chosen & -chosen
            above[unit][chosen] = above[unit][chosen ^ low] + float(shares[low.bit_length() - 1, unit])
    best = [0.0] * size
    for chosen in range(1, size):
        best[chosen] = max(best[rest] + above[unit][rest] for unit, rest in _without_one(chosen, units))
    return best, above


def _without_one(chosen: int, units: int) -> list[tuple[int, int]]:
    return [(unit, chosen ^ (1 << unit)) for unit in range(units) if chosen >> unit & 1]


def _mean_places(best: list[float], above: list[list[float]], units: int) -> tuple[Floats, int]:
    """The mean place of each unit over the best rankings, and how many those are."""
    ways = [1] + [0] * (len(best) - 1)
    last: list[list[tuple[int, int]]] = [[]]
    for chosen in range(1, len(best)):
        fitting = [
            (unit, rest) for unit, rest in _without_one(chosen, units) if best[rest] + above[unit][rest] >= best[chosen] - _SAME
        ]
        ways[chosen] = sum(ways[rest] for _, rest in fitting)
        last.append(fitting)
    below = [0] * (len(best) - 1) + [1]
    places = np.zeros(units)
    for chosen in range(len(best) - 1, 0, -1):
        for unit, rest in last[chosen]:
            below[rest] += below[chosen]
            places[unit] += chosen.bit_count() * (ways[rest] * below[chosen] / ways[-1])
    return places, ways[-1]
