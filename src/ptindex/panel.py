"""Several countries over several data years as one value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from attrs import field, frozen

from .countries import title_of
from .exceptions import ComparisonError, check_kind
from .numerals import counted
from .presentation import Presented
from .profile import CountryProfile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Panel", "panel_of", "profiles_of", "years_absent"]


def _in_order(profiles: Iterable[CountryProfile]) -> tuple[CountryProfile, ...]:
    return tuple(sorted(profiles_of(profiles), key=_identity))


def _identity(profile: CountryProfile) -> tuple[str, str, int]:
    return profile.country.iso3, profile.territory, profile.year


@frozen(repr=False)
class Panel(Presented):
    """Profiles by country (and territory) and data year, whatever the order in which they came.

    A country need not be there in every year: what is absent stays absent and is never filled in. `trends`, `changes`,
    `rankings` and `availability_by_year` tell what a panel shows.

    Raises `ComparisonError` for the same country (and territory) and year given twice, `ArgumentError` for what is no profile.

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

    def __repr__(self) -> str:
        years = f", {self.years[0]} to {self.years[-1]}" if self.years else ""
        return f"<Panel of {counted(len(self.profiles), 'profile')}, {len(tuple(self.series()))} series{years}>"

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

    def records(self) -> Iterator[Mapping[str, str | float | int | None]]:
        """A row for each answer, for a data frame: a number, or the code of an answer or of the reason for none."""
        for profile in self.profiles:
            yield from profile.records()


def panel_of(profiles: Panel | Iterable[CountryProfile]) -> Panel:
    """The panel itself, or one made of profiles: what a function does that takes either.

    Raises what `Panel` raises.

    >>> from ptindex import example_profile
    >>> panel_of([example_profile()]) == panel_of(Panel([example_profile()]))
    True
    """
    return profiles if isinstance(profiles, Panel) else Panel(profiles)


def profiles_of(profiles: Panel | Iterable[CountryProfile]) -> tuple[CountryProfile, ...]:
    """The profiles of a panel, or those given in the order given: what a function does to which their order matters.

    Raises `ArgumentError` for what is no profile.
    """
    if isinstance(profiles, Panel):
        return profiles.profiles
    check_kind("profiles", profiles, Iterable, "are no profiles; one is given in a list too")
    given = tuple(profiles)
    for each in given:
        check_kind("profiles", each, CountryProfile, "is no profile; a reading has it as .profile")
    return given


def years_absent(years: Iterable[int], first: int, last: int) -> tuple[int, ...]:
    """The data years from the first to the last that are not among the given ones.

    >>> years_absent([2020, 2023], 2020, 2024)
    (2021, 2022, 2024)
    """
    there = set(years)
    return tuple(year for year in range(first, last + 1) if year not in there)
