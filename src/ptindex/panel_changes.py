"""Why scores moved from one year to the next, for every country of a panel."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from .change import Change, explain_change
from .countries import Country
from .exceptions import NotEnoughDataError
from .numerals import counted
from .panel import panel_of, years_absent
from .presentation import Presented
from .strategy import EQUAL_WEIGHTS, label_of, score

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .panel import Panel
    from .profile import CountryProfile
    from .strategy import ScoringStrategy

__all__ = ["Changes", "Step", "changes"]


@frozen(kw_only=True)
class Step:
    """From one scored year of a country to the next that has a score.

    `change` is None across two editions of the questionnaire (`new_edition`), whose difference nobody asked for. `absent` are
    the years between without a profile, `unscored` those of which too little is known for a score.
    """

    country: Country
    territory: str
    before: int
    after: int
    change: Change | None
    new_edition: bool
    absent: tuple[int, ...] = ()
    unscored: tuple[int, ...] = ()


@frozen(kw_only=True, repr=False)
class Changes(Presented):
    """Every step of every country of a panel, explained: the differences within an edition sum to its last less its first."""

    strategy: str
    fingerprint: str
    steps: tuple[Step, ...]

    def __repr__(self) -> str:
        return f"<Changes: {counted(len(self.steps), 'step')} by {self.strategy}, unofficial>"

    def records(self) -> Iterator[Mapping[str, str | float | int | None]]:
        """A row for each step, for a data frame; a step that is not explained has no numbers."""
        for step in self.steps:
            change = step.change
            yield {
                **_place(step),
                "new_edition": step.new_edition,
                "absent": _listed(step.absent),
                "unscored": _listed(step.unscored),
                "value_before": None if change is None else change.before.value,
                "value_after": None if change is None else change.after.value,
                "difference": None if change is None else change.difference,
                "remainder": None if change is None else change.remainder,
                "published_difference": None if change is None else change.published_difference,
                "strategy": self.strategy,
                "fingerprint": self.fingerprint,
            }

    def line_records(self) -> Iterator[Mapping[str, str | float | int | None]]:
        """A row for each indicator that moved in each step, for a data frame."""
        for step in self.steps:
            for row in () if step.change is None else step.change.records():
                yield {**_place(step), **row}


def _place(step: Step) -> dict[str, str | int]:
    return {
        "iso3": step.country.iso3,
        "country": step.country.name,
        "territory": step.territory,
        "year_before": step.before,
        "year_after": step.after,
    }


def _listed(years: Sequence[int]) -> str:
    return ", ".join(map(str, years))


def changes(
    panel: Panel | Iterable[CountryProfile], strategy: ScoringStrategy = EQUAL_WEIGHTS, *, across_editions: bool = False
) -> Changes:
    """Explain each country's change from each year with a score to the next that has one; see `explain_change`.

    Data years 2019 and 2020 answer different editions of the questionnaire: the step between them is there, and is explained
    only with `across_editions`.

    >>> from attrs import evolve
    >>> from ptindex import Panel, example_profile
    >>> page = example_profile()
    >>> [(step.before, step.after, step.absent) for step in changes(Panel([page, evolve(page, year=2024)])).steps]
    [(2022, 2024, (2023,))]
    """
    steps = tuple(
        step for series in panel_of(panel).series() for step in _steps(series, strategy, across_editions=across_editions)
    )
    return Changes(strategy=label_of(strategy), fingerprint=getattr(strategy, "fingerprint", ""), steps=steps)


def _steps(series: Sequence[CountryProfile], strategy: ScoringStrategy, *, across_editions: bool) -> Iterator[Step]:
    years = [profile.year for profile in series]
    scored = [profile for profile in series if _has_score(profile, strategy)]
    for before, after in pairwise(scored):
        new_edition = before.edition != after.edition
        explained = across_editions or not new_edition
        yield Step(
            country=after.country,
            territory=after.territory,
            before=before.year,
            after=after.year,
            change=explain_change(before, after, strategy, across_editions=across_editions) if explained else None,
            new_edition=new_edition,
            absent=years_absent(years, before.year, after.year),
            unscored=tuple(year for year in years if before.year < year < after.year),
        )


def _has_score(profile: CountryProfile, strategy: ScoringStrategy) -> bool:
    try:
        score(profile, strategy)
    except NotEnoughDataError:
        return False
    return True
