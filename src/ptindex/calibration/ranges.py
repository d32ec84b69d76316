"""What is known of a number of points: a range, and how many ranges say what."""

from __future__ import annotations

from math import isfinite

from attrs import field, frozen

__all__ = ["NOISE", "Counts", "Range"]

NOISE = 1e-6
"""What the solver's own tolerances may add to a range, in points."""


@frozen
class Range:
    """The lowest and the highest number of points in any table that fits; infinite where nothing limits them.

    `resolution` is the width that the rounding of two totals explains: what is no wider is `identified`.
    """

    low: float
    high: float
    resolution: float = field(default=NOISE, kw_only=True, eq=False, repr=False)

    @property
    def width(self) -> float:
        """`high - low`, in points."""
        return self.high - self.low

    @property
    def unbounded(self) -> bool:
        """Whether an end is infinite."""
        return not isfinite(self.width)

    @property
    def identified(self) -> bool:
        """Whether the ends are the same, to within the rounding of the totals."""
        return self.width <= self.resolution

    @property
    def status(self) -> str:
        """`identified`, `bounded` or `unbounded`."""
        if self.identified:
            return "identified"
        return "unbounded" if self.unbounded else "bounded"

    def __contains__(self, points: float) -> bool:
        return self.low - NOISE <= points <= self.high + NOISE

    def __str__(self) -> str:
        return f"{self.low:.2f} to {self.high:.2f}"


@frozen(kw_only=True)
class Counts:
    """How many points are sought, and of how many the totals say what.

    Each sought is `identified`, `bounded` or `unbounded`; `narrowed` counts those of which the totals say more than the
    hypothesis does without them.
    """

    sought: int
    identified: int
    bounded: int
    unbounded: int
    narrowed: int
