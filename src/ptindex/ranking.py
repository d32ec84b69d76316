"""Ranks, how far missing data could move them, and what cannot be told apart."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING

from attrs import frozen

from .availability import Availability
from .countries import Country, place_record, title_of
from .exceptions import ComparisonError, NotEnoughDataError
from .panel import panel_of
from .presentation import Presented
from .scores import DECIMALS, Bounds, Score
from .strategy import EQUAL_WEIGHTS, label_of, score
from .version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .panel import Panel
    from .profile import CountryProfile
    from .strategy import ScoringStrategy

__all__ = ["RankedCountry", "Ranking", "Scored", "UnrankedCountry", "rank", "scored"]


@frozen(kw_only=True)
class RankedCountry:
    """A country's place: equal scores (to 9 decimals) share the better rank, and the next rank is left out.

    `best_rank` and `worst_rank` are the places it could take once what is missing is known, each country's score anywhere
    within its bounds. One that is not ranked may come in within its own, or stay out: `worst_rank` counts it and can therefore
    exceed the number of ranked countries. Both are None when the strategy knows no bounds. `label` is the title of the score,
    with the country's code (and the territory) where another country of the ranking has the same title.
    """

    rank: int
    best_rank: int | None
    worst_rank: int | None
    score: Score
    label: str


@frozen(kw_only=True)
class UnrankedCountry:
    """A country that cannot be scored, with the reason and what can be said all the same."""

    country: Country
    year: int
    territory: str
    reason: str
    bounds: Bounds
    availability: Availability

    @property
    def title(self) -> str:
        """The country and the year, with the territory where one is named."""
        return title_of(self.country.name, self.territory, self.year)


@frozen(kw_only=True, repr=False)
class Ranking(Presented):
    """Countries by score, best first, under one strategy.

    `unseparated` has the pairs of ranked countries (by label) whose bounds overlap: missing data may turn their order.
    Countries that are not ranked have no order and are in no pair.
    """

    strategy: str
    fingerprint: str
    rows: tuple[RankedCountry, ...]
    unseparated: tuple[tuple[str, str], ...]
    unranked: tuple[UnrankedCountry, ...]

    def __repr__(self) -> str:
        return f"<Ranking of {len(self.rows)} by {self.strategy}, {len(self.unranked)} not ranked, unofficial>"

    @property
    def years(self) -> tuple[int, ...]:
        """Every data year that is ranked or left out, in order: several only where `mixed_years` was asked for."""
        return tuple(sorted({row.score.year for row in self.rows} | {each.year for each in self.unranked}))

    @property
    def compares(self) -> bool:
        """Whether two countries or more are ranked: one alone has no place worth a word.

        Neither a display nor `records()` gives it one. Experiments do: they compare methods, not countries.
        """
        return len(self.rows) > 1

    def records(self) -> Iterator[Mapping[str, str | float | int | None]]:
        """A row for each country with the method, for a data frame: the ranked, then the others with the `reason` and no rank.

        One that is ranked alone has no rank either. Without `bounds_known`, `low` and `high` are the value itself.
        """
        made = {"strategy": self.strategy, "fingerprint": self.fingerprint, "version": __version__}
        for row in self.rows:
            yield {
                "rank": row.rank if self.compares else None,
                "best_rank": row.best_rank if self.compares else None,
                "worst_rank": row.worst_rank if self.compares else None,
                **_place(row.score),
                "value": row.score.value,
                "low": row.score.bounds.low,
                "high": row.score.bounds.high,
                "bounds_known": row.score.bounds_known,
                "reason": "",
                **made,
            }
        for each in self.unranked:
            yield {
                "rank": None,
                "best_rank": None,
                "worst_rank": None,
                **_place(each),
                "value": None,
                "low": each.bounds.low,
                "high": each.bounds.high,
                "bounds_known": True,
                "reason": each.reason,
                **made,
            }


def _place(of: Score | UnrankedCountry) -> dict[str, str | int]:
    return {**place_record(of.country, of.territory), "year": of.year}


@frozen(kw_only=True)
class Scored:
    """Profiles with their scores, and those of which too little is known for one."""

    scores: tuple[Score, ...]
    unscored: tuple[UnrankedCountry, ...]


def scored(profiles: Iterable[CountryProfile], strategy: ScoringStrategy) -> Scored:
    """Score each profile; one that cannot be scored is kept with the reason."""
    scores: list[Score] = []
    unscored: list[UnrankedCountry] = []
    for profile in profiles:
        try:
            scores.append(score(profile, strategy))
        except NotEnoughDataError as error:
            unscored.append(
                UnrankedCountry(
                    country=profile.country,
                    year=profile.year,
                    territory=profile.territory,
                    reason=str(error),
                    bounds=error.bounds,
                    availability=error.availability,
                )
            )
    return Scored(scores=tuple(scores), unscored=tuple(unscored))


def rank(
    profiles: Panel | Iterable[CountryProfile], strategy: ScoringStrategy = EQUAL_WEIGHTS, *, mixed_years: bool = False
) -> Ranking:
    """Rank profiles by their scores. The order in which they come does not matter.

    Countries of which too little is known are listed in `unranked`, not dropped.

    Raises `ComparisonError` for profiles of different data years unless `mixed_years` is True, and what `Panel` raises.
    """
    chosen = panel_of(profiles)
    if len(chosen.years) > 1 and not mixed_years:
        named = ", ".join(map(str, chosen.years))
        raise ComparisonError(
            f"data years {named} are not one ranking; pass mixed_years=True to rank them together all the same"
        )
    found = scored(chosen.profiles, strategy)
    scores = sorted(found.scores, key=lambda each: -_rounded(each.value))
    labels = tuple(_labels(scores))
    return Ranking(
        strategy=scores[0].strategy if scores else label_of(strategy),
        fingerprint=scores[0].fingerprint if scores else getattr(strategy, "fingerprint", ""),
        rows=tuple(_ranked(scores, labels, found.unscored)),
        unseparated=tuple(_unseparated(scores, labels)),
        unranked=found.unscored,
    )


def _rounded(value: float) -> float:
    return round(value, DECIMALS)


def _labels(scores: Sequence[Score]) -> Iterator[str]:
    """What tells the scores apart: their titles, and more where those are the same."""
    titles = Counter(each.title for each in scores)
    for each in scores:
        more = ", ".join(filter(None, (each.country.iso3, each.territory)))
        yield each.title if titles[each.title] == 1 else f"{each.title} ({more})"


def _ranked(scores: Sequence[Score], labels: Sequence[str], unscored: Sequence[UnrankedCountry]) -> Iterator[RankedCountry]:
    """The rows of scores that stand in order, best first; how many lie above an end is looked up among the sorted ends."""
    known = all(each.bounds_known for each in scores)
    values = sorted(_rounded(each.value) for each in scores)
    lows = sorted(_rounded(each.bounds.low) for each in scores)
    # Who is not ranked may come in above or stay out, so that only the worst place counts it.
    reached = [*(each.bounds for each in scores), *(each.bounds for each in unscored)]
    highs = sorted(_rounded(bounds.high) for bounds in reached)

    def above(ends: Sequence[float], end: float) -> int:
        return len(ends) - bisect_right(ends, _rounded(end))

    for own, label in zip(scores, labels, strict=True):
        low, high = own.bounds.low, own.bounds.high
        # Its own upper end is among those above its lower end, unless they are one.
        itself = _rounded(high) > _rounded(low)
        yield RankedCountry(
            rank=1 + above(values, own.value),
            best_rank=1 + above(lows, high) if known else None,
            worst_rank=1 + above(highs, low) - itself if known else None,
            score=own,
            label=label,
        )


def _unseparated(scores: Sequence[Score], labels: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The pairs whose bounds overlap, of scores in order: below the last that reaches up to one, none is looked at."""
    lows = [_rounded(each.bounds.low) for each in scores]
    highs = [_rounded(each.bounds.high) for each in scores]
    # The highest end from each place on, turned round so that it rises: the farthest place first.
    reach = list(accumulate(reversed(highs), max))
    for at, (low, one) in enumerate(zip(lows, labels, strict=True)):
        last = len(reach) - bisect_right(reach, low)
        for place in range(at + 1, last):
            if highs[place] > low:
                yield one, labels[place]
