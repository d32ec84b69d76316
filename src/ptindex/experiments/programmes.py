"""The best and the worst rank over all weights, as mixed-integer programmes. Needs the extra `analysis`.

With weights on a simplex the difference of two scores is linear, and a whole number for each other country says whether it
stands above: the sum of those is the rank. With it settled who stands above, the weights nearest to the method's own are
taken, by the sum of the differences of shares.

Source: Q. Huangfu and J. A. J. Hall, "Parallelizing the dual revised simplex method", *Mathematical Programming Computation*
10 (2018) (HiGHS, which solves them).
"""

from __future__ import annotations

import numpy as np
from attrs import frozen
from scipy.optimize import Bounds, LinearConstraint, milp

from ..composite.kernel import Floats
from ..exceptions import PTIndexError

__all__ = ["Programme"]

_DUST = 1e-9


@frozen(kw_only=True, eq=False)
class Programme:
    """What others have more than one's own country, (others, dimensions), over shares of the dimensions.

    `low`, `high` and `base`, (dimensions,), are the bounds of the shares and the method's own shares; `counted` says which
    dimensions are known, 1 or 0: some weight must stand on them. `margin` is how much higher, on values from 0 to 1, a score
    must be to be called higher: well above 1e-6, which the solver takes for a whole number.
    """

    excess: Floats
    low: Floats
    high: Floats
    base: Floats
    counted: Floats
    margin: float = 1e-5

    def best(self, margin: float) -> Floats:
        """Shares under which fewest others stand above one's own country; those that do not are lower by the margin."""
        return self._nearest(self.excess, margin)

    def worst(self) -> Floats:
        """Shares under which most others stand above one's own country, by the margin at least."""
        return self._nearest(-self.excess, self.margin)

    def _nearest(self, rows: Floats, margin: float) -> Floats:
        """Shares with `rows @ shares` at most minus the margin in as many rows as can be, then nearest to the base."""
        others, dimensions = rows.shape
        kept = np.ones(others, dtype=bool)
        if others:
            none = np.zeros(dimensions)
            let_go = -(1 + margin) * np.eye(others)
            found = self._solved(
                np.concatenate([none, np.ones(others)]),
                [LinearConstraint(np.hstack([rows, let_go]), -np.inf, np.full(others, -margin))],
                whole=np.concatenate([none, np.ones(others)]),
            )
            kept = found[dimensions:] < 0.5
        # Whole numbers are so only to 1e-6; without them, and with half the margin, the shares are what they say.
        one = np.eye(dimensions)
        apart = np.hstack([rows[kept], np.zeros_like(rows[kept])])
        distances = [
            LinearConstraint(np.hstack([one, -one]), -np.inf, self.base),
            LinearConstraint(np.hstack([-one, -one]), -np.inf, -self.base),
            *([LinearConstraint(apart, -np.inf, -margin / 2)] if kept.any() else []),
        ]
        cost = np.concatenate([np.zeros(dimensions), np.ones(dimensions)])
        return self._tidy(self._solved(cost, distances, whole=np.zeros(2 * dimensions))[:dimensions])

    def _solved(self, cost: Floats, constraints: list[LinearConstraint], *, whole: Floats) -> Floats:
        """The shares, and whatever stands after them from 0 to 1, that cost least."""
        dimensions = len(self.base)
        more = len(cost) - dimensions
        sums = np.hstack([np.vstack([np.ones(dimensions), self.counted]), np.zeros((2, more))])
        found = milp(
            cost,
            integrality=whole,
            bounds=Bounds(np.concatenate([self.low, np.zeros(more)]), np.concatenate([self.high, np.ones(more)])),
            constraints=[LinearConstraint(sums, [1.0, self.margin], [1.0, np.inf]), *constraints],
        )
        if found.x is None:
            raise PTIndexError(f"the solver gave no weights: {found.message}")
        solution: Floats = found.x
        return solution

    def _tidy(self, shares: Floats) -> Floats:
        # What the solver leaves of a share that is nothing would turn a tie into a difference.
        cleared = np.where(shares < _DUST, 0.0, shares)
        tidy: Floats = cleared / cleared.sum()
        return tidy
