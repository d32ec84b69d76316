"""What every method of weighting returns: a weight for each name, and what a reader must be told about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from attrs import frozen

from ...presentation import Presented

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike

__all__ = ["Weights", "to_sum_one"]


@frozen(kw_only=True)
class Weights(Presented):
    """Weights by name, 0 or more and summing to 1; `cautions` are sentences to be shown beside them.

    >>> Weights(method="equal", names=("law", "practice"), weights=(0.5, 0.5)).by_name
    {'law': 0.5, 'practice': 0.5}
    """

    method: str
    names: tuple[str, ...]
    weights: tuple[float, ...]
    cautions: tuple[str, ...] = ()

    @property
    def by_name(self) -> dict[str, float]:
        """The weights as a mapping, for whatever takes weights by name."""
        return dict(zip(self.names, self.weights, strict=True))

    def records(self) -> list[dict[str, object]]:
        """One record a name: `name` and `weight`; for a table."""
        return [{"name": name, "weight": weight} for name, weight in self.by_name.items()]


def to_sum_one(numbers: ArrayLike | Sequence[float]) -> tuple[float, ...]:
    """Numbers of 0 or more divided by their sum, which must be positive."""
    array = np.asarray(numbers, dtype=np.float64)
    # Divided by the largest first: neither a huge nor a tiny sum then loses anything.
    array = array / array.max()
    return tuple((array / array.sum()).tolist())
