"""Where the values of a normalised indicator can lie, known or not: its fitted reference says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .normalisation import Categorical, MinMax
from .references import FittedLine, FittedLogarithm, FittedOrder

if TYPE_CHECKING:
    from .references import Fitted

__all__ = ["keeps_to_scale"]


def keeps_to_scale(fitted: Fitted) -> bool | None:
    """Whether a fitted method gives 0 to 1 for whatever value it meets; None for one that is not of this library.

    Goalposts, percentile ranks, categories of such levels, and a column that told no units apart do. Min-max does for values
    within the range that it was fitted to, and that is assumed. Z-scores, ranks and ratios do not.
    """
    if isinstance(fitted, FittedLogarithm):
        return keeps_to_scale(fitted.then)
    if isinstance(fitted, FittedOrder):
        return fitted.share
    if isinstance(fitted, Categorical):
        return all(0 <= level <= 1 for level in fitted.levels.values())
    if not isinstance(fitted, FittedLine):
        return None
    if fitted.spread == 0:
        return 0 <= fitted.at <= 1
    return isinstance(fitted.method, MinMax) or fitted.ends is not None
