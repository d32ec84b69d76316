"""Several countries over several data years as one value."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from attrs import field, frozen

from .countries import title_of
from .exceptions import ComparisonError
from .profile import CountryProfile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Panel"]


def _in_order(profiles: Iterable[CountryProfile]) -> tuple[CountryProfile, ...]:
    return tuple(sorted(profiles, key=_identity))


def _identity(profile: CountryProfile) -> tuple[str, str, int]:
    return profile.country.iso3, profile.territory, profile.year


@frozen
class Panel:
    """Profiles by country (and territory) and data year, whatever the order in which they came.

    A country need not be there in every year: what is absent stays absent and is never filled in.

    Raises `ComparisonError` for the same country (and territory) and year given twice.

    >>> from ptindex import example_profile
    >>> Panel([example_profile()]).years
    (2022,)
    """

    profiles: tuple[CountryProfile, ...] = field(default=(), converter=_in_order)

    def __attrs_post_init__(self) -> None:
        counted = Counter(map(_identity, self.profiles))
        twice = [title_of(iso3, territory, year) for (iso3, territory, year), times in counted.items() if times > 1]
        if twice:
            raise ComparisonError("given twice: " + ", ".join(twice))

    @property
    def years(self) -> tuple[int, ...]:
        """Every data year of which there is a profile, in order."""
        return tuple(sorted({profile.year for profile in self.profiles}))

    def in_year(self, year: int) -> tuple[CountryProfile, ...]:
        """The profiles of a data year, by country."""
        return tuple(profile for profile in self.profiles if profile.year == year)

    def series(self) -> Iterator[tuple[CountryProfile, ...]]:
        """The profiles of each country (and territory), its years in order."""
        for _, profiles in groupby(self.profiles, key=lambda each: _identity(each)[:2]):
            yield tuple(profiles)
