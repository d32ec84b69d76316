"""How scores and dimensions went over the years, the break between editions marked and nothing absent filled in."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from ..availability import Availability, availability
from ..countries import Country, place_record
from ..exceptions import NotEnoughDataError
from ..numerals import counted
from ..panel import panel_of, years_absent
from ..presentation import Presented
from ..published import published_scores
from ..ranking import Ranking, rank
from ..scores import Bounds, Score
from ..strategy import EQUAL_WEIGHTS, label_of, score
from ..version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ..panel import Panel
    from ..profile import CountryProfile
    from ..strategy import ScoringStrategy

__all__ = ["PublishedTotal", "Rankings", "Trend", "TrendPoint", "Trends", "rankings", "trends"]


@frozen(kw_only=True)
class TrendPoint:
    """One data year of a country: its score, or the `reason` for none with the bounds that can be said all the same.

    `bounds_known` is False when the strategy knows no bounds: then both ends are the value.
    """

    year: int
    edition: int
    score: Score | None
    bounds: Bounds
    bounds_known: bool
    availability: Availability
    reason: str = ""


@frozen(kw_only=True)
class PublishedTotal:
    """A total as a release or the profile's own page prints it, on the index's own scale; None where it was not seen.

    `release` is None where the page does not say its own. `conflict` is True where the same year is printed with another
    value elsewhere: all are kept.
    """

    year: int
    value: float | None
    mark: str
    release: int | None
    conflict: bool


@frozen(kw_only=True, repr=False)
class Trend(Presented):
    """A country (or territory) over the years under one method.

    `absent` has the years of the panel, from its first to its last, of which there is no profile. `published` are the totals
    that the index printed for the country, on a scale of their own.
    """

    country: Country
    territory: str
    points: tuple[TrendPoint, ...]
    absent: tuple[int, ...]
    published: tuple[PublishedTotal, ...]

    def __repr__(self) -> str:
        return f"<Trend of {self.name}, {self.points[0].year} to {self.points[-1].year}, unofficial>"

    @property
    def name(self) -> str:
        """The country, with the territory where one is named."""
        return f"{self.country.name}, {self.territory}" if self.territory else self.country.name

    @property
    def breaks(self) -> tuple[tuple[int, int], ...]:
        """The two years on either side of each change of edition: values before and after it are not comparable."""
        return tuple((one.year, other.year) for one, other in pairwise(self.points) if one.edition != other.edition)

    def records(self) -> Iterator[Mapping[str, str | float | int | None]]:
        """A row for each year's score and one for each of its dimensions, for a data frame; `of` says which it is."""
        for point in self.points:
            score = point.score
            yield self._record(point, "score", None if score is None else score.value, point.bounds)
            for each in () if score is None else score.dimensions:
                yield self._record(point, each.dimension.code, each.value, each.bounds)

    def _record(
        self, point: TrendPoint, of: str, value: float | None, bounds: Bounds
    ) -> Mapping[str, str | float | int | None]:
        return {
            **place_record(self.country, self.territory),
            "year": point.year,
            "edition": point.edition,
            "of": of,
            "value": value,
            "low": bounds.low,
            "high": bounds.high,
            "bounds_known": point.bounds_known,
            "reason": point.reason,
        }


@frozen(kw_only=True, repr=False)
class Trends(Presented):
    """Each country of a panel over the years, under one method."""

    strategy: str
    fingerprint: str
    series: tuple[Trend, ...]

    def __repr__(self) -> str:
        return f"<Trends of {len(self.series)} series by {self.strategy}, unofficial>"

    def records(self) -> Iterator[Mapping[str, str | float | int | None]]:
        """The rows of every trend, with the method, for a data frame."""
        for each in self.series:
            for row in each.records():
                yield {**row, "strategy": self.strategy, "fingerprint": self.fingerprint, "version": __version__}

    def published_records(self) -> Iterator[Mapping[str, str | float | int | None]]:
        """A row for each published total: another scale, never to be put into one column with the scores."""
        for each in self.series:
            for total in each.published:
                yield {
                    **place_record(each.country, each.territory),
                    "year": total.year,
                    "published": total.value,
                    "mark": total.mark,
                    "release": total.release,
                    "conflict": total.conflict,
                }


def trends(panel: Panel | Iterable[CountryProfile], strategy: ScoringStrategy = EQUAL_WEIGHTS) -> Trends:
    """The score of each country of a panel in each of its years, with bounds, by dimension.

    A year of which too little is known is there with the reason and the bounds; a year without a profile is not there and is
    named. Nothing is computed across the two editions of the questionnaire.

    >>> from ptindex import Panel, example_profile
    >>> (kazakhstan,) = trends(Panel([example_profile()])).series
    >>> f"{kazakhstan.points[0].score.value:.2f}", kazakhstan.absent
    ('63.40', ())
    """
    panel = panel_of(panel)
    years = panel.years
    found = tuple(_trend(series, strategy, years) for series in panel.series())
    return Trends(strategy=label_of(strategy), fingerprint=getattr(strategy, "fingerprint", ""), series=found)


def _trend(series: Sequence[CountryProfile], strategy: ScoringStrategy, years: Sequence[int]) -> Trend:
    last = series[-1]
    return Trend(
        country=last.country,
        territory=last.territory,
        points=tuple(_point(profile, strategy) for profile in series),
        absent=years_absent((profile.year for profile in series), years[0], years[-1]),
        published=tuple(_published(series)),
    )


def _point(profile: CountryProfile, strategy: ScoringStrategy) -> TrendPoint:
    try:
        found = score(profile, strategy)
    except NotEnoughDataError as error:
        return TrendPoint(
            year=profile.year,
            edition=profile.edition,
            score=None,
            bounds=error.bounds,
            bounds_known=True,
            availability=availability(profile),
            reason=str(error),
        )
    return TrendPoint(
        year=profile.year,
        edition=profile.edition,
        score=found,
        bounds=found.bounds,
        bounds_known=found.bounds_known,
        availability=found.availability,
    )


def _published(series: Sequence[CountryProfile]) -> Iterator[PublishedTotal]:
    """Every total that is printed for a country: by the releases known here, and by the pages of the series themselves."""
    printed: dict[tuple[int, float | None, int | None], str] = {}
    if not series[-1].territory:  # the index publishes countries
        iso3 = series[-1].country.iso3
        printed = {(each.year, each.value, each.release): "" for each in published_scores() if each.iso3 == iso3}
    for profile in series:
        own = profile.published
        if own is not None:
            # A page that does not name its release repeats what a release prints when the value is the same.
            same = [
                key
                for key in printed
                if key[:2] == (profile.year, own.value) and (own.release is None or key[2] in (None, own.release))
            ]
            printed[same[-1] if same else (profile.year, own.value, own.release)] = own.mark
    values: dict[int, set[float]] = {}
    for year, value, _ in printed:
        if value is not None:
            values.setdefault(year, set()).add(value)
    for (year, value, release), mark in sorted(printed.items(), key=lambda each: (each[0][0], each[0][2] or 0)):
        yield PublishedTotal(year=year, value=value, mark=mark, release=release, conflict=len(values.get(year, ())) > 1)


@frozen(kw_only=True, repr=False)
class Rankings(Presented):
    """The ranking of each data year of a panel, oldest first. Years are never ranked together."""

    by_year: tuple[tuple[int, Ranking], ...]

    def __repr__(self) -> str:
        return f"<Rankings of {counted(len(self.by_year), 'year')}, unofficial>"

    def records(self) -> Iterator[Mapping[str, str | float | int | None]]:
        """The rows of every year's ranking, for a data frame."""
        for _, ranking in self.by_year:
            yield from ranking.records()


def rankings(panel: Panel | Iterable[CountryProfile], strategy: ScoringStrategy = EQUAL_WEIGHTS) -> Rankings:
    """Rank the countries of each data year of a panel; see `rank`.

    >>> from ptindex import Panel, example_profile
    >>> [(year, len(ranking.rows)) for year, ranking in rankings(Panel([example_profile()])).by_year]
    [(2022, 1)]
    """
    panel = panel_of(panel)
    return Rankings(by_year=tuple((year, rank(panel.in_year(year), strategy)) for year in panel.years))
