"""The analytic centre of the tables that fit: the one point farthest, by product, from all limits. Needs the extra `analysis`.

Sources: G. Bous, P. Fortemps, F. Glineur and M. Pirlot, "ACUTA: A novel method for eliciting additive value functions on the
basis of holistic preference statements", *European Journal of Operational Research* 206 (2010); S. Boyd and L. Vandenberghe,
*Convex Optimization*, Cambridge University Press 2004, sections 8.5.3 and 9.6.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import lstsq, null_space
from scipy.optimize import Bounds, LinearConstraint, milp

__all__ = ["analytic_centre"]

Array: TypeAlias = NDArray[np.float64]

_NEAR = 0.25
_SMALL_STEP = 0.25
_DONE = 1e-7


def analytic_centre(matrix: Array, low: Array, high: Array) -> Array:
    """The point x with `low <= matrix @ x <= high` at which the product of the distances to all limits is greatest.

    The region must be bounded and not empty. What cannot move is held: rows with one value, and limits that are always reached.
    A limit that stands twice counts twice, so the centre belongs to the rows as they are written.

    >>> import numpy as np
    >>> analytic_centre(np.eye(2), np.array([0.0, 3.0]), np.array([4.0, 3.0]))
    array([2., 3.])
    """
    sides = np.vstack([matrix[np.isfinite(low)], -matrix[np.isfinite(high)]])
    limits = np.concatenate([low[np.isfinite(low)], -high[np.isfinite(high)]])
    inside, free = _interior_point(sides, limits)
    directions = null_space(sides[~free]) if not free.all() else np.eye(matrix.shape[1])
    if not directions.shape[1]:
        return inside
    return inside + directions @ _newton(sides[free] @ directions, sides[free] @ inside - limits[free])


def _interior_point(sides: Array, limits: Array) -> tuple[Array, NDArray[np.bool_]]:
    """A point that reaches no limit which can be left, and which limits these are.

    One linear programme: the point is scaled up until each distance that can be positive is at least 1 (R. M. Freund, R. Roundy
    and M. J. Todd, "Identifying the set of always-active constraints in a system of linear inequalities by a single linear
    program", MIT Sloan working paper 1674-85, 1985).
    """
    count, unknowns = sides.shape
    rows = np.hstack([sides, -limits[:, None], -np.eye(count)])
    least = np.concatenate([np.full(unknowns, -np.inf), [1.0], np.zeros(count)])
    most = np.concatenate([np.full(unknowns + 1, np.inf), np.ones(count)])
    wanted = np.concatenate([np.zeros(unknowns + 1), -np.ones(count)])
    found = milp(wanted, constraints=LinearConstraint(rows, 0.0, np.inf), bounds=Bounds(least, most)).x
    return found[:unknowns] / found[unknowns], found[unknowns + 1 :] > _NEAR


def _newton(rows: Array, start: Array) -> Array:
    """Where the product of `start + rows @ step` is greatest: damped Newton steps, which stay inside and always gain.

    A step is divided by 1 + its decrement while that is large; the logarithm of the product is self-concordant, for which
    this converges from any start (Boyd and Vandenberghe, section 9.6).
    """
    place: Array = np.zeros(rows.shape[1])
    while True:
        scaled = rows / (start + rows @ place)[:, None]
        step = lstsq(scaled, np.ones(len(rows)), lapack_driver="gelsy")[0]
        decrement = float(np.linalg.norm(scaled @ step))
        place = place + (step / (1 + decrement) if decrement > _SMALL_STEP else step)
        if decrement < _DONE:
            return place
