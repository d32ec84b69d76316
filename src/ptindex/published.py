"""The totals that the index published, by country, data year and release: data with a source, never computed here."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from attrs import frozen

from .data import read_json
from .presentation import Presented
from .profile import PublishedScore, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["PublishedRecord", "PublishedRecords", "published_score", "published_scores"]


@frozen(kw_only=True)
class PublishedRecord:
    """A total as one release prints it; `value` is None where the index measured a country and the value was not seen.

    `conflict` is True where releases print different values for the same country and year: all are kept. Totals have a scale of
    their own (seen so far: -95.02 to 161.50); data year 2019 is not comparable with later years.
    """

    iso3: str
    country: str
    year: int
    value: float | None
    release: int
    source: str
    conflict: bool


class PublishedRecords(Presented, tuple[PublishedRecord, ...]):
    """The published totals: a tuple that shows as a table."""

    __slots__ = ()

    def records(self) -> Iterator[Mapping[str, str | float | int | None]]:
        """A row for each total as a release prints it, for a data frame; on the index's own scale."""
        for each in self:
            yield {
                "iso3": each.iso3,
                "country": each.country,
                "year": each.year,
                "published": each.value,
                "release": each.release,
                "source": each.source,
                "conflict": each.conflict,
            }


@cache
def published_scores() -> PublishedRecords:
    """Every published total known here, in the order of country, year and release.

    >>> [(each.value, each.release) for each in published_scores() if each.conflict]
    [(132.51, 5), (122.51, 6)]
    """
    rows = read_json("published.json")["scores"]
    printed: dict[tuple[str, int], set[float]] = {}
    for row in rows:
        if row["value"] is not None:
            printed.setdefault((row["iso3"], row["year"]), set()).add(row["value"])
    records = [PublishedRecord(**row, conflict=len(printed.get((row["iso3"], row["year"]), ())) > 1) for row in rows]
    return PublishedRecords(sorted(records, key=lambda each: (each.iso3, each.year, each.release)))


def published_score(iso3: str, year: int, *, release: int | None = None) -> PublishedScore | None:
    """The total of a country and year from a release, or from the latest that prints one; None where none was seen.

    >>> published_score("KAZ", 2023).value
    122.51
    """
    found = [
        PublishedScore(value=each.value, release=each.release, source=Source(title=each.source))
        for each in published_scores()
        if (each.iso3, each.year) == (iso3, year) and each.value is not None and release in (None, each.release)
    ]
    return found[-1] if found else None
