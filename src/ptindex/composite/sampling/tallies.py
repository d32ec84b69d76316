"""What is kept of many draws in bounded memory: quantiles, counts of ranks, and who stands above whom.

Chunks are added in order, (draws, units) each. Counts are whole numbers, and sums are taken chunk by chunk, so that the result
does not depend on how many chunks come at a time.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

from ..kernel import ranks

if TYPE_CHECKING:
    from ..kernel import Floats
    from .sources import Setting

__all__ = ["EXACT", "Above", "Integers", "RankCounts", "ScoreQuantiles", "ranks_of", "years_of"]

Integers: TypeAlias = npt.NDArray[np.int64]

EXACT = 2**24
"""Up to so many scores (draws × units, 128 MiB) are kept, and quantiles are exact; beyond, they are read from bins."""

_BINS = 8192
_BINNED_TOGETHER = 2**20
_ROUNDING = 1e-9
_COUNTED_TOGETHER = 255  # the largest sum of ones that fits a byte


class ScoreQuantiles:
    """Sum, least, greatest and quantiles of each unit's scores; NaN is left out.

    With more scores than `EXACT`, the first million sets bins for each unit, from its least to its greatest score there; what
    lies beyond is counted as beyond. `error` says by how much a quantile that was asked for may be off at most.
    """

    def __init__(self, draws: int, units: int) -> None:
        self.count = np.zeros(units, dtype=np.int64)
        self.total = np.zeros(units)
        self.least = np.full(units, np.inf)
        self.greatest = np.full(units, -np.inf)
        self.error = 0.0
        self._kept: Floats | None = np.full((units, draws), np.nan) if draws * units <= EXACT else None
        self._seen = 0
        self._waiting: list[Floats] = []
        self._bins: _Bins | None = None

    def add(self, scores: Floats) -> None:
        """Count some draws."""
        known = ~np.isnan(scores)
        self.count += known.sum(axis=0)
        self.total += np.where(known, scores, 0.0).sum(axis=0)
        np.minimum(self.least, np.where(known, scores, np.inf).min(axis=0), out=self.least)
        np.maximum(self.greatest, np.where(known, scores, -np.inf).max(axis=0), out=self.greatest)
        if self._kept is not None:
            self._kept[:, self._seen : self._seen + len(scores)] = scores.T
            self._seen += len(scores)
            return
        self._waiting.append(scores)
        if sum(chunk.size for chunk in self._waiting) >= _BINNED_TOGETHER:
            self._bin()

    def _bin(self) -> None:
        scores, self._waiting = np.concatenate(self._waiting), []
        if self._bins is None:
            self._bins = _Bins(self.least, self.greatest)
        self._bins.add(scores)

    def quantiles(self, shares: tuple[float, ...]) -> Floats:
        """The quantiles at some shares, (units, shares); NaN for a unit without a score.

        Between two scores they are interpolated (definition 7 of R. J. Hyndman and Y. Fan, *The American Statistician* 50
        (1996), 361-365).
        """
        if self._kept is not None:
            self._kept.sort(axis=1)  # NaN last
            return _between(self._kept, self.count, shares)
        if self._waiting:
            self._bin()
        found = np.full((len(self.count), len(shares)), np.nan)
        for unit in np.flatnonzero(self.count):
            for at, share in enumerate(shares):
                found[unit, at] = self._from_bins(int(unit), share * (int(self.count[unit]) - 1))
        return found

    def _from_bins(self, unit: int, place: float) -> float:
        ends = float(self.least[unit]), float(self.greatest[unit])
        low, error = self._bins.ordered(unit, int(place), ends)  # type: ignore[union-attr]
        high, other = self._bins.ordered(unit, -int(-place // 1), ends)  # type: ignore[union-attr]
        self.error = max(self.error, error, other)
        return low + (place - int(place)) * (high - low)


class _Bins:
    """Counts of the scores of each unit in bins of one width, and of what lies below and above them."""

    def __init__(self, least: Floats, greatest: Floats) -> None:
        known = np.isfinite(least)
        self._start = np.where(known, least, 0.0)
        # A unit whose scores do not move has bins all the same, too narrow to matter.
        self._width = np.maximum(np.where(known, greatest, 0.0) - self._start, 1e-9) / _BINS
        self._counts = np.zeros((len(least), _BINS + 2), dtype=np.int64)

    def add(self, scores: Floats) -> None:
        """Count some draws."""
        known = ~np.isnan(scores)
        at = np.floor(np.clip((np.where(known, scores, 0.0) - self._start) / self._width, -1, _BINS)).astype(np.int64) + 1
        at += np.arange(scores.shape[1]) * (_BINS + 2)
        self._counts += np.bincount(at[known], minlength=self._counts.size).reshape(self._counts.shape)

    def ordered(self, unit: int, place: int, ends: tuple[float, float]) -> tuple[float, float]:
        """The score of a unit that stands at a place in order, from 0, and by how much it may be off."""
        reached = np.cumsum(self._counts[unit])
        at = int(np.searchsorted(reached, place, side="right"))
        low = ends[0] if at == 0 else float(self._start[unit] + (at - 1) * self._width[unit])
        high = ends[1] if at == _BINS + 1 else float(self._start[unit] + at * self._width[unit])
        inside = (place - int(reached[at] - self._counts[unit, at]) + 0.5) / int(self._counts[unit, at])
        return low + inside * (high - low), high - low


def _between(ordered: Floats, count: Integers, shares: tuple[float, ...]) -> Floats:
    place = np.maximum(count - 1, 0)[:, None] * np.array(shares)
    below = np.floor(place).astype(np.int64)
    above = np.minimum(below + 1, np.maximum(count - 1, 0)[:, None])
    low, high = np.take_along_axis(ordered, below, axis=1), np.take_along_axis(ordered, above, axis=1)
    found: Floats = low + (place - below) * (high - low)
    return found


class RankCounts:
    """How often each of some units has each rank, and its share of each place when equal scores share places evenly."""

    def __init__(self, units: int) -> None:
        self._counts = np.zeros((units, units + 1), dtype=np.int64)
        self._shared = np.zeros((units, units + 2))

    def add(self, places: Integers) -> None:
        """Count the ranks of some draws, (draws, units): 1 best, equal scores share the better, 0 for none."""
        units = places.shape[1]
        offsets = np.arange(units) * (units + 1)
        self._counts += np.bincount((places + offsets).ravel(), minlength=self._counts.size).reshape(self._counts.shape)
        scored = (places > 0).sum(axis=1)
        tied = places.sum(axis=1) < scored * (scored + 1) // 2
        if tied.any():
            self._share(places[tied])

    def _share(self, places: Integers) -> None:
        """Take tied units off the place that they share and spread them over the places that they fill."""
        draws, units = places.shape
        rows = np.arange(draws)[:, None] * (units + 1)
        size = np.bincount((places + rows).ravel(), minlength=draws * (units + 1))[places + rows]
        among = (size > 1) & (places > 0)
        unit = np.broadcast_to(np.arange(units), places.shape)[among]
        place, share = places[among], 1 / size[among]
        width = units + 2
        starts = np.bincount(unit * width + place, share, minlength=units * width)
        ends = np.bincount(unit * width + place + size[among], share, minlength=units * width)
        alone = np.bincount(unit * width + place, minlength=units * width)
        spread = np.cumsum((starts - ends).reshape(units, width), axis=1)
        self._shared += spread - alone.reshape(units, width)

    @property
    def scored(self) -> Integers:
        """In how many draws each unit has a rank, (units,)."""
        found: Integers = self._counts[:, 1:].sum(axis=1)
        return found

    def acceptability(self) -> Floats:
        """The share of each unit's draws in which it takes each place, (units, places); ties share places evenly."""
        shared = self._counts[:, 1:] + self._shared[:, 1:-1]
        found: Floats = np.maximum(shared, 0.0) / np.maximum(self.scored, 1)[:, None]
        return found

    def means(self) -> Floats:
        """The mean rank of each unit, (units,)."""
        total = self._counts[:, 1:] @ np.arange(1, self._counts.shape[1])
        with np.errstate(invalid="ignore"):
            found: Floats = total / np.where(self.scored, self.scored, np.nan)
        return found

    def quantiles(self, shares: tuple[float, ...]) -> Floats:
        """The quantiles of each unit's rank, (units, shares), exact: the least rank that so many draws do not exceed."""
        reached = np.cumsum(self._counts[:, 1:], axis=1)
        found = np.full((len(reached), len(shares)), np.nan)
        for unit, count in enumerate(self.scored):
            for at, share in enumerate(shares if count else ()):
                found[unit, at] = np.searchsorted(reached[unit], max(ceil(share * count - _ROUNDING), 1)) + 1
        return found


class Above:
    """In which share of draws each unit scores above each other; draws in which either has no score do not count."""

    def __init__(self, units: int) -> None:
        self._above = np.zeros((units, units), dtype=np.int64)
        self._both = np.zeros((units, units), dtype=np.int64)

    def add(self, places: Integers) -> None:
        """Count some draws of ranks over all units, (draws, units), 0 for none."""
        units = places.shape[1]
        scored = places > 0
        # The smallest kind of number that holds every rank: comparing them all is most of the work.
        small = np.where(scored, places, units + 1).astype(np.min_scalar_type(units + 1))
        for start in range(0, len(places), _COUNTED_TOGETHER):
            part = small[start : start + _COUNTED_TOGETHER]
            for unit in range(units):
                below = (part[:, unit, None] < part).view(np.uint8)
                self._above[unit] += np.add.reduce(below, axis=0, dtype=np.uint8)
        if scored.all():
            self._both += len(places)
        else:
            known = scored.astype(np.float64)
            self._both += np.rint(known.T @ known).astype(np.int64)
            self._above -= np.rint(known.T @ (1 - known)).astype(np.int64)

    def shares(self) -> Floats:
        """(units, units): the share for the row's unit above the column's; 0 where they never both have a score."""
        found: Floats = self._above / np.maximum(self._both, 1)
        return found


def years_of(setting: Setting) -> tuple[Integers, ...]:
    """The positions of the units of each year; of all units where there are no years."""
    if setting.matrix.years is None:
        return (np.arange(len(setting.units)),)
    of_unit = np.array(setting.matrix.years)[setting.rows]
    return tuple(np.flatnonzero(of_unit == year) for year in np.unique(of_unit))


def ranks_of(scores: Floats, groups: tuple[Integers, ...]) -> Integers:
    """The ranks within each group of columns, (draws, units): each year of a panel is a ranking."""
    if len(groups) == 1:
        return ranks(scores)
    found = np.zeros(scores.shape, dtype=np.int64)
    for columns in groups:
        found[:, columns] = ranks(scores[:, columns])
    return found
