"""Why scores moved from one year to the next, for every country of a panel."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from ..change import Change, explain_change
from ..countries import Country, place_record
from ..declaration import Text
from ..exceptions import NotEnoughDataError
from ..numerals import counted
from ..panel import panel_of, years_absent
from ..presentation import Presented
from ..strategy import EQUAL_WEIGHTS, label_of, score
from ..version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ..panel import Panel
    from ..profile import CountryProfile
    from ..strategy import ScoringStrategy

__all__ = ["Changes", "NoStep", "Step", "changes"]


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


@frozen(kw_only=True)
class NoStep:
    """A country of which no two years can be scored: the years with a score, one or none, and those without."""

    country: Country
    territory: str
    scored: tuple[int, ...]
    unscored: tuple[int, ...]

    @property
    def reason(self) -> Text:
        """Why no change can be told."""
        if not self.unscored:
            return Text("there is one data year only", "есть только один год данных")
        years = _listed(self.unscored)
        return Text(f"too little is known for a score of {years}", f"известно слишком мало для оценки за {years}")


@frozen(kw_only=True, repr=False)
class Changes(Presented):
    """Every step of every country of a panel, explained: the differences within an edition sum to its last less its first.

    `without_steps` has the countries of which no two years have a score.
    """

    strategy: str
    fingerprint: str
    steps: tuple[Step, ...]
    without_steps: tuple[NoStep, ...] = ()

    def __repr__(self) -> str:
        return f"<Changes: {counted(len(self.steps), 'step')} by {self.strategy}, unofficial>"

    def records(self) -> Iterator[Mapping[str, str | float | int | None]]:
        """A row for each step, for a data frame; a step that is not explained has no numbers.

        A country without a step has a row without years and with the `reason`. `bounds_overlap` is None where the strategy
        knows no bounds.
        """
        for step in self.steps:
            change = step.change
            yield {
                **place_record(step.country, step.territory),
                "year_before": step.before,
                "year_after": step.after,
                "new_edition": step.new_edition,
                "absent": _listed(step.absent),
                "unscored": _listed(step.unscored),
                **(_NOT_EXPLAINED if change is None else _numbers(change)),
                "reason": "",
                **self._method(),
            }
        for each in self.without_steps:
            yield {
                **place_record(each.country, each.territory),
                "year_before": None,
                "year_after": None,
                "new_edition": None,
                "absent": "",
                "unscored": _listed(each.unscored),
                **_NOT_EXPLAINED,
                "reason": each.reason.en,
                **self._method(),
            }

    def _method(self) -> dict[str, str]:
        return {"strategy": self.strategy, "fingerprint": self.fingerprint, "version": __version__}

    def line_records(self) -> Iterator[Mapping[str, str | float | int | None]]:
        """A row for each indicator that moved in each step, for a data frame."""
        for step in self.steps:
            if step.change is not None:
                yield from step.change.records()


_NOT_EXPLAINED = dict.fromkeys(
    (
        *("value_before", "low_before", "high_before", "value_after", "low_after", "high_after"),
        *("difference", "bounds_overlap", "remainder", "published_difference"),
    )
)


def _numbers(change: Change) -> dict[str, float | None]:
    before, after = change.before, change.after
    known = before.bounds_known and after.bounds_known
    return {
        "value_before": before.value,
        "low_before": before.bounds.low,
        "high_before": before.bounds.high,
        "value_after": after.value,
        "low_after": after.bounds.low,
        "high_after": after.bounds.high,
        "difference": change.difference,
        "bounds_overlap": change.bounds_overlap if known else None,
        "remainder": change.remainder,
        "published_difference": change.published_difference,
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
    steps: list[Step] = []
    without: list[NoStep] = []
    for series in panel_of(panel).series():
        scored = [profile for profile in series if _has_score(profile, strategy)]
        if len(scored) < 2:
            without.append(_no_step(series, scored))
        steps += _steps(series, scored, strategy, across_editions=across_editions)
    return Changes(
        strategy=label_of(strategy),
        fingerprint=getattr(strategy, "fingerprint", ""),
        steps=tuple(steps),
        without_steps=tuple(without),
    )


def _no_step(series: Sequence[CountryProfile], scored: Sequence[CountryProfile]) -> NoStep:
    years = tuple(profile.year for profile in scored)
    return NoStep(
        country=series[-1].country,
        territory=series[-1].territory,
        scored=years,
        unscored=tuple(profile.year for profile in series if profile.year not in years),
    )


def _steps(
    series: Sequence[CountryProfile], scored: Sequence[CountryProfile], strategy: ScoringStrategy, *, across_editions: bool
) -> Iterator[Step]:
    years = [profile.year for profile in series]
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
