"""Scores as ratios of linear functions of one share, and where two of them are equal, in closed form."""

from __future__ import annotations

from math import copysign, sqrt
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Ratio", "meetings", "orders"]

_END = 1e-12
"""A share this near to 0 or to 1 is that end; two meetings this near to each other are one."""

_SAME = 1e-12
"""Two ratios whose difference has no coefficient above this are one: values are from 0 to 1, rounding is of 1e-16."""


@frozen(kw_only=True)
class Ratio:
    """`(above + above_rise * share) / (below + below_rise * share)`, for shares between 0 and 1, both ends left out."""

    above: float
    above_rise: float = 0.0
    below: float = 1.0
    below_rise: float = 0.0

    def at(self, share: float) -> float:
        """The value at a share."""
        return (self.above + self.above_rise * share) / (self.below + self.below_rise * share)

    def difference(self, other: Ratio) -> tuple[float, float, float]:
        """The coefficients of 1, share and share squared in what is 0 where the two are equal."""
        return (
            self.above * other.below - other.above * self.below,
            self.above * other.below_rise
            + self.above_rise * other.below
            - other.above * self.below_rise
            - other.above_rise * self.below,
            self.above_rise * other.below_rise - other.above_rise * self.below_rise,
        )

    def always_equals(self, other: Ratio) -> bool:
        """Whether the two are equal at every share."""
        return max(map(abs, self.difference(other))) < _SAME


def meetings(ratios: Sequence[Ratio]) -> list[float]:
    """The shares at which two of the ratios are equal that are not always, in order, each once, both ends left out."""
    found = sorted(
        share
        for at, first in enumerate(ratios)
        for second in ratios[at + 1 :]
        if not first.always_equals(second)
        for share in _roots(*first.difference(second))
        if _END < share < 1 - _END
    )
    return [share for share, before in zip(found, [-1.0, *found], strict=False) if share - before > _END]


def _roots(constant: float, linear: float, square: float) -> Iterator[float]:
    """The real roots of a quadratic, without the cancellation of the schoolbook formula; the square may be 0."""
    inside = linear * linear - 4 * square * constant
    if inside < 0:
        return
    half = -(linear + copysign(sqrt(inside), linear)) / 2
    if square:
        yield half / square
    if half:
        yield constant / half


def orders(ratios: Sequence[Ratio], share: float) -> tuple[int, ...]:
    """The rank of each at a share where none meet, 1 for the highest; those that are always equal share the better."""
    values = [each.at(share) for each in ratios]
    return tuple(
        1 + sum(value > values[at] and not ratios[at].always_equals(other) for other, value in zip(ratios, values, strict=True))
        for at in range(len(ratios))
    )
