"""Shares that sum to 1, made of uniform numbers: around a base (Dirichlet) or anywhere between bounds.

Both are maps from the unit cube, so that the same numbers always give the same shares and a Sobol' sequence may stand in for
random numbers.
"""

from __future__ import annotations

import numpy as np
from attrs import field, frozen
from scipy.special import gammaincinv

from ..kernel import Floats

__all__ = ["LEAST_SHAPE", "Bounded", "dirichlet"]

LEAST_SHAPE = 0.1
"""The least shape of a share: with less, a share is almost always 0 or 1 and its gamma quantile underflows."""

_LEAST = 2.0**-54
_CELLS = 2048


def dirichlet(uniform: Floats, shapes: Floats) -> Floats:
    """Shares (draws, k) with a Dirichlet distribution of these shapes (k,), each `LEAST_SHAPE` or more.

    `uniform` is (draws, k), from 0 to below 1. The mean share of each is its shape over the sum of the shapes.

    Source: L. Devroye, *Non-Uniform Random Variate Generation* (1986), chapter XI, section 4: gamma variates over their sum.

    >>> dirichlet(np.array([[0.5, 0.5]]), np.array([1.0, 1.0])).tolist()
    [[0.5, 0.5]]
    """
    above = np.maximum(uniform, _LEAST)
    # A shape of 1 is the exponential distribution, whose quantile is a logarithm and some ten times as fast.
    columns = [-np.log1p(-above[:, at]) if shape == 1 else gammaincinv(shape, above[:, at]) for at, shape in enumerate(shapes)]
    gammas = np.stack(columns, axis=1)
    shares: Floats = gammas / gammas.sum(axis=1, keepdims=True)
    return shares


@frozen(eq=False)
class Bounded:
    """Shares that are uniform over all that sum to 1 and keep to their bounds: `low` and `high` are (k,), from 0 to 1.

    The bounds must leave room: the lows sum to 1 at most, the highs to 1 at least. `columns` uniform numbers make one draw.

    One share after the other is drawn by the inverse of its distribution function, given those before it: the share of the
    remaining volume, which is the distribution function of a sum of uniform numbers. That is tabulated at 2,049 points;
    without upper bounds the table is exact, else shares are off by some 0.0001 of their range at most.

    >>> Bounded(low=np.zeros(2), high=np.ones(2)).draw(np.array([[0.25]])).round(9).tolist()
    [[0.25, 0.75]]
    """

    low: Floats
    high: Floats
    free: Floats = field(init=False)
    slack: float = field(init=False)
    flipped: bool = field(init=False)
    _width: Floats = field(init=False)
    _tables: list[Floats] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        room = 1.0 - float(self.low.sum())
        width = np.minimum(self.high - self.low, room)
        spare = float(width.sum()) - room
        # Measured from whichever corner is nearer: the lows, or the highs, from which all sink.
        flipped = spare < room
        slack = max(spare if flipped else room, 0.0)
        reach = np.minimum(width, slack)
        free = np.flatnonzero(reach > 1e-12)
        for name, made in (
            ("free", free),
            ("slack", slack),
            ("flipped", flipped),
            ("_width", width),
            ("_tables", _tables(reach[free], slack) if len(free) > 1 else []),
        ):
            object.__setattr__(self, name, made)

    @property
    def columns(self) -> int:
        """How many uniform numbers make one draw; 0 where the bounds leave no choice."""
        return max(len(self.free) - 1, 0)

    def draw(self, uniform: Floats) -> Floats:
        """Shares (draws, k) of uniform numbers (draws, columns)."""
        draws = len(uniform)
        reach = np.minimum(self._width, self.slack)[self.free]
        moved = np.zeros((draws, len(self.low)))
        left = np.full(draws, self.slack)
        for at in range(self.columns):
            rest = float(reach[at + 1 :].sum())
            step = self._step(uniform[:, at], left, reach[at], self._tables[at], len(reach) - 1 - at)
            step = np.clip(step, np.maximum(left - rest, 0.0), np.minimum(reach[at], left))
            moved[:, self.free[at]] = step
            left = left - step
        if self.columns:
            moved[:, self.free[-1]] = left
        return self.low + self._width - moved if self.flipped else self.low + moved

    def _step(self, uniform: Floats, left: Floats, reach: float, table: Floats, count: int) -> Floats:
        """How far one share goes when `count` others have to make up the rest of what is left."""
        grid = np.linspace(0.0, self.slack, _CELLS + 1)
        most = np.interp(left, grid, table) ** count
        least = np.interp(left - reach, grid, table, left=0.0) ** count
        rest: Floats = np.interp((most - uniform * (most - least)) ** (1 / count), table, grid)
        return left - rest


def _tables(reach: Floats, slack: float) -> list[Floats]:
    """For each share but the last: the volume that those after it fill up to each point of the grid, as its own root.

    The root of as high a degree as there are shares is a straight line without upper bounds, and almost one with them.
    """
    grid = np.linspace(0.0, slack, _CELLS + 1)
    table = np.minimum(grid / reach[-1], 1.0)
    table = table / table[-1]
    found = [table]
    for count, width in enumerate(reach[-2:0:-1], 1):
        areas = _cell_areas(table, count)
        root = np.concatenate([[0.0], np.cumsum(areas)]) ** (1 / (count + 1))
        below = np.interp(grid - width, grid, root, left=0.0)
        volume = root ** (count + 1) - below ** (count + 1)
        table = np.maximum.accumulate(np.maximum(volume, 0.0) / volume.max()) ** (1 / (count + 1))
        found.append(table)
    return found[::-1]


def _cell_areas(table: Floats, count: int) -> Floats:
    """The integral of the table's power over each cell of the grid, the table being a line in it, up to a factor."""
    start, end = table[:-1], table[1:]
    rise = end - start
    with np.errstate(invalid="ignore", divide="ignore"):
        sloped = (end ** (count + 1) - start ** (count + 1)) / ((count + 1) * rise)
    areas: Floats = np.where(rise > 1e-9, sloped, ((start + end) / 2) ** count)
    return areas
