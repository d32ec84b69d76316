"""What the site shows, computed once: each profile's score, each year's ranking, each country's trend and changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from ...consistency import Audit, audit
from ...declaration import LANGUAGES, Language
from ...exceptions import NotEnoughDataError
from ...panel import Panel
from ...panels.changes import Changes, Step, changes
from ...panels.trend import Trend, rankings, trends
from ...profile import CountryProfile
from ...ranking import RankedCountry, Ranking
from ...scores import Score
from ...strategy import Explaining, ScoringStrategy, label_of, score
from ..figures import named
from ..namesakes import apart
from .names import Place, stems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Case", "Series", "Study", "study_of"]


@frozen(kw_only=True)
class Case:
    """A country in one data year: its profile, its score or the refusal, and what belongs beside them.

    `step` is the way from the year before with a score, None where there is none; `rank` is None without a score, `ranking`
    is that of the year.
    """

    profile: CountryProfile
    outcome: Score | NotEnoughDataError
    audit: Audit
    step: Step | None
    rank: RankedCountry | None
    ranking: Ranking

    @property
    def score(self) -> Score | None:
        """The score, None where too little is known."""
        return None if isinstance(self.outcome, NotEnoughDataError) else self.outcome


@frozen(kw_only=True)
class Series:
    """A country (or territory) over its years.

    `stem` begins the names of its files; `beside` tells it apart, in each language, from another of the same name.
    """

    stem: str
    beside: Mapping[Language, str]
    cases: tuple[Case, ...]
    trend: Trend
    changes: Changes

    def name(self, language: Language) -> str:
        """The name of the country, which no other of the panel has."""
        return named(self.trend.country, self.trend.territory, language) + self.beside[language]


@frozen(kw_only=True)
class Study:
    """A panel under one strategy. `strategy` is what the caller gave; `label` and `fingerprint` say what made the scores.

    `beside` has, for each language, what tells a place apart from another of the same name.
    """

    panel: Panel
    strategy: ScoringStrategy
    label: str
    fingerprint: str
    rankings: Mapping[int, Ranking]
    stems: Mapping[Place, str]
    beside: Mapping[Language, Mapping[Place, str]]
    trends: tuple[Trend, ...]
    steps: Mapping[Place, tuple[Step, ...]]
    outcomes: Mapping[int, Score | NotEnoughDataError]

    def series(self) -> Iterator[Series]:
        """Each country (and territory) with its years in order, made when it is asked for."""
        ranks = {
            (row.score.country.iso3, row.score.territory, year): row
            for year, ranking in self.rankings.items()
            for row in ranking.rows
        }
        for profiles, trend in zip(self.panel.series(), self.trends, strict=True):
            place = trend.country.iso3, trend.territory
            steps = {step.after: step for step in self.steps.get(place, ())}
            yield Series(
                stem=self.stems[place],
                beside={language: self.beside[language][place] for language in LANGUAGES},
                cases=tuple(
                    Case(
                        profile=profile,
                        outcome=self.outcomes[id(profile)],
                        audit=audit(profile),
                        step=steps.get(profile.year),
                        rank=ranks.get((*place, profile.year)),
                        ranking=self.rankings[profile.year],
                    )
                    for profile in profiles
                ),
                trend=trend,
                changes=Changes(strategy=self.label, fingerprint=self.fingerprint, steps=tuple(steps.values())),
            )


def _ignore(_done: int) -> None:
    """Nobody asked how far it is."""


def study_of(panel: Panel, strategy: ScoringStrategy, done: Callable[[int], object] = _ignore) -> Study:
    """Score each profile of a panel once, and say of all that how it ranks and how it changed.

    `done` is told how many profiles more are scored, and after that how many more have their change explained.
    """
    # By identity: the panel keeps the profiles alive, and equality of all answers would be asked for at each look.
    outcomes: dict[int, Score | NotEnoughDataError] = {}
    for profile in panel.profiles:
        outcomes[id(profile)] = _outcome(profile, strategy)
        done(1)
    known = _remembering(strategy, outcomes)
    steps: dict[Place, tuple[Step, ...]] = {}
    for profiles in panel.series():
        steps[profiles[0].country.iso3, profiles[0].territory] = changes(profiles, known).steps
        done(len(profiles))
    found = trends(panel, known).series if panel.profiles else ()
    return Study(
        panel=panel,
        strategy=strategy,
        label=known.label,
        fingerprint=known.fingerprint,
        rankings=dict(rankings(panel, known).by_year),
        stems=stems((profile.country.iso3, profile.territory) for profile in panel.profiles),
        beside={language: _beside(found, language) for language in LANGUAGES},
        trends=found,
        steps=steps,
        outcomes=outcomes,
    )


def _beside(found: tuple[Trend, ...], language: Language) -> dict[Place, str]:
    added = apart(((each.country, each.territory) for each in found), language)
    return {(each.country.iso3, each.territory): beside for each, beside in zip(found, added, strict=True)}


class _Remembering:
    """A strategy that has scored its profiles already: rankings, trends and changes ask for the same scores again."""

    def __init__(self, strategy: ScoringStrategy, outcomes: Mapping[int, Score | NotEnoughDataError]) -> None:
        self.name = strategy.name
        self.label = label_of(strategy)
        self.fingerprint: str = getattr(strategy, "fingerprint", "")
        self._outcomes = outcomes

    def score(self, profile: CountryProfile, /) -> Score:
        outcome = self._outcomes[id(profile)]
        if isinstance(outcome, NotEnoughDataError):
            raise outcome.with_traceback(None)
        return outcome


class _RememberingExplaining(_Remembering):
    """The same for a strategy that splits differences itself."""

    def __init__(
        self, strategy: ScoringStrategy, explaining: Explaining, outcomes: Mapping[int, Score | NotEnoughDataError]
    ) -> None:
        super().__init__(strategy, outcomes)
        self.differences = explaining.differences


def _remembering(strategy: ScoringStrategy, outcomes: Mapping[int, Score | NotEnoughDataError]) -> _Remembering:
    if isinstance(strategy, Explaining):
        return _RememberingExplaining(strategy, strategy, outcomes)
    return _Remembering(strategy, outcomes)


def _outcome(profile: CountryProfile, strategy: ScoringStrategy) -> Score | NotEnoughDataError:
    try:
        return score(profile, strategy)
    except NotEnoughDataError as error:
        return error
