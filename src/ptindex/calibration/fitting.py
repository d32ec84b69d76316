"""Every table of points that agrees with what was published: the set, its ranges, one table in its middle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from math import inf, prod
from typing import TYPE_CHECKING

from attrs import frozen

from ..documents import document_of, profile_inputs
from ..exceptions import Problem, StrategyError, nearest, needs, shown
from ..frozenmap import FrozenMap
from ..panel import Panel
from ..presentation import Presented
from ..profile import CountryProfile
from ..strategies.points import Points
from .inputs import Hypothesis, Observation, StatedChange, check_edition
from .ranges import NOISE, Counts, Range
from .terms import (
    BASELINE,
    Form,
    Reading,
    Scale,
    change_fact,
    gain,
    hypothesis_facts,
    identity,
    inapplicable,
    points_table,
    read,
    read_all,
    scales,
    total_fact,
    unseen_rows,
)
from .words import given, in_short, sentences

if TYPE_CHECKING:
    from .programme import Programme  # noqa: TC004 (a name of a type: SciPy is not loaded for it)

__all__ = ["Calibration", "calibrate"]

_DIGITS = 9
_MOST_COMBINATIONS = 64


def calibrate(
    observations: Panel | Iterable[Observation | CountryProfile], hypothesis: Hypothesis, changes: Iterable[StatedChange] = ()
) -> Calibration:
    """What published totals, and the answers behind them, say of every table of points that could have given them.

    A profile stands for the observation of its published total, a panel for its profiles.

    Raises `StrategyError` when there is neither a total nor a change, when a total is missing, or when conflicting totals can
    be combined in more than 64 ways; `ComparisonError` when two editions of the questionnaire are mixed or one country and year
    is given with different answers; `MissingExtraError` without the extra `analysis`.

    >>> from ptindex import example_profile
    >>> from ptindex.calibration import Hypothesis
    >>> found = calibrate([example_profile()], Hypothesis())
    >>> found
    <Calibration on 1 total: 0 of 60 points identified, 0 bounded, 60 unbounded; conditional on its hypothesis, unofficial>
    """
    several = observations.profiles if isinstance(observations, Panel) else observations
    if isinstance(several, str) or not isinstance(several, Iterable):
        message = "are no observations or profiles; one is given in a list too"
        raise StrategyError([Problem(path="$.observations", message=message, given=shown(several))])
    seen = tuple(Observation(profile=each) if isinstance(each, CountryProfile) else each for each in several)
    found = Calibration(observations=seen, hypothesis=hypothesis, changes=tuple(changes))
    _ = found.consistent
    return found


@frozen(kw_only=True)
class _Posed:
    """The problem as linear programmes, with the readings of the profiles by country, territory and year."""

    readings: Mapping[str, Reading]
    programme: Programme
    constants: tuple[Scale, ...]


def _solver() -> type[Programme]:
    with needs("analysis"):
        from .programme import Programme
    return Programme


@frozen(kw_only=True, repr=False)
class Calibration(Presented):
    """Every table of points that agrees with the observations and the changes, given the hypothesis: made by `calibrate`.

    Points are counted from the worst answer of their question, which has 0 (where several answers have the lowest level, from
    the first declared); what the worst answers add up to is an unknown of its own, `baseline`. A table in which each answer of
    one question has 3 points more, and each of another 3 less, gives the same totals, so nothing else could be known;
    `difference` and `what_if` do not depend on where one counts from.

    Where conflicting totals are possible, a range spans all choices that fit. Nothing here is the index's own table.
    """

    observations: tuple[Observation, ...]
    hypothesis: Hypothesis
    changes: tuple[StatedChange, ...] = ()

    def __attrs_post_init__(self) -> None:
        for name, kind in (("observations", Observation), ("changes", StatedChange)):
            for each in getattr(self, name):
                if not isinstance(each, kind):
                    raise StrategyError([Problem(path=f"$.{name}", message=f"is no {kind.__name__}", given=shown(each))])
        if not isinstance(self.hypothesis, Hypothesis):
            raise StrategyError([Problem(path="$.hypothesis", message="is no Hypothesis", given=shown(self.hypothesis))])
        if not self.observations and not self.changes:
            raise StrategyError([Problem(path="$.observations", message="there is no total and no change to learn from")])
        check_edition(self._profiles)
        combinations = prod(len(each.totals) for each in self.observations)
        if combinations > _MOST_COMBINATIONS:
            message = f"the possible totals can be combined in {combinations} ways, more than {_MOST_COMBINATIONS}: choose some"
            raise StrategyError([Problem(path="$.observations", message=message)])

    @property
    def _profiles(self) -> list[CountryProfile]:
        changed = [profile for change in self.changes for profile in (change.before, change.after)]
        return [*(each.profile for each in self.observations), *changed]

    @property
    def edition(self) -> int:
        """The edition of the questionnaire, 2019 or 2020, whose table is sought."""
        return self._profiles[0].edition

    @cached_property
    def _posed(self) -> _Posed:
        readings = read_all(self._profiles, self.hypothesis)
        facts = [
            *(total_fact(each, readings[identity(each.profile)], self.hypothesis) for each in self.observations),
            *(change_fact(each, readings[identity(each.before)], readings[identity(each.after)]) for each in self.changes),
            *hypothesis_facts(self.hypothesis, readings.values()),
        ]
        rows = unseen_rows(readings.values(), self.hypothesis)
        return _Posed(
            readings=readings,
            programme=_solver()(facts=tuple(facts), background=rows),
            constants=tuple(inapplicable(self.hypothesis, readings.values())),
        )

    @property
    def consistent(self) -> bool:
        """Whether there is a table that fits at all."""
        return bool(self._posed.programme.choices)

    @cached_property
    def clash(self) -> tuple[str, ...]:
        """Why no table fits: statements that cannot hold together, though they can without any one of them.

        Empty when a table fits. There may be other such sets. A statement may be a published total, a stated change or a part
        of the hypothesis.
        """
        return () if self.consistent else tuple(fact.words for fact in self._posed.programme.clash())

    @cached_property
    def misfit(self) -> float:
        """By how many points, beyond rounding, the totals must at least be off for a table to fit; 0 when one fits."""
        return 0.0 if self.consistent else self._posed.programme.misfit()

    @cached_property
    def totals(self) -> FrozenMap[str, tuple[float, ...]]:
        """The totals of each observation that some fitting table reproduces: of conflicting ones, those that are possible.

        By country, territory and year (`KAZ 2023`).
        """
        choices = self._consistent().choices
        return FrozenMap(
            {
                identity(each.profile): tuple(each.totals[chosen] for chosen in sorted({choice[at] for choice in choices}))
                for at, each in enumerate(self.observations)
            }
        )

    def _consistent(self) -> Programme:
        if not self.consistent:
            clashing = "; ".join(self.clash)
            raise StrategyError([Problem(path="$.observations", message=f"no table of points fits: these clash: {clashing}")])
        return self._posed.programme

    def _range(self, programme: Programme, form: Form) -> Range:
        low, high = (round(end, _DIGITS) + 0.0 for end in programme.extent(form))
        return Range(low, high, resolution=4 * self.hypothesis.tolerance + NOISE)

    @cached_property
    def _options(self) -> Mapping[str, tuple[Scale, str | None, float]]:
        options = {}
        for scale in scales(self.hypothesis):
            for code, unknown, level in scale.options:
                options[f"{scale.key}.{code}" if scale.graded else scale.key] = (scale, unknown, level)
        return options

    @property
    def _constants(self) -> list[str]:
        return [BASELINE, *(scale.inapplicable for scale in self._posed.constants)]

    def _form(self, name: str) -> Form:
        if name in self._constants:
            return {name: 1.0}
        if name not in self._options:
            known = [*self._constants, *self._options]
            suggestion = nearest(name, known) if isinstance(name, str) else None
            message = "is neither an answer (question.answer) nor a rate of the hypothesis"
            raise StrategyError([Problem(message=message, given=shown(name), suggestion=suggestion)])
        unknown = self._options[name][1]
        return {} if unknown is None else {unknown: 1.0}

    def points(self, name: str) -> Range:
        """How many points an answer (`prevention.video.some`) can have more than the worst answer of its question.

        For a rate or the rating (`judicial_review.conviction`) its coefficient, the points at level 1; for `baseline` the
        total of the worst answers; for `question.not_applicable` what it adds, from the same start, that a question does not
        apply, where one of the profiles says so. The worst answer itself has 0 by definition.

        Raises `StrategyError` for any other name, and when no table fits.

        >>> from ptindex import example_profile
        >>> calibrate([example_profile()], Hypothesis()).points("prevention.video.some")
        Range(low=0.0, high=inf)
        """
        form = self._form(name)
        return self._range(self._consistent(), form)

    def difference(self, one: str, other: str) -> Range:
        """How many points more than `other` an answer `one` of the same question can have.

        Raises `StrategyError` for unknown names, and when no table fits.

        >>> from ptindex import example_profile
        >>> found = calibrate([example_profile()], Hypothesis(span=20))
        >>> found.difference("prevention.video.all", "prevention.video.some")
        Range(low=0.0, high=20.0)
        """
        plus, minus = self._form(one), self._form(other)
        form = {name: plus.get(name, 0.0) - minus.get(name, 0.0) for name in {**plus, **minus}}
        return self._range(self._consistent(), form)

    def what_if(self, before: CountryProfile, after: CountryProfile) -> Range:
        """How many points a total can gain when the answers of one profile become those of another.

        An answer that is missing alike in both, and what no profile shows, are supposed to stay as they are. A missing answer
        of an observed country and year is the same unknown here as there.

        Raises `StrategyError` when no table fits, `ComparisonError` for profiles of another edition of the questionnaire.

        >>> from ptindex import example_profile
        >>> from ptindex.scales import VideoCoverage
        >>> kz = example_profile()
        >>> better = kz.with_answers({"prevention.video": VideoCoverage.ALL})
        >>> calibrate([kz], Hypothesis()).what_if(kz, better)
        Range(low=0.0, high=inf)
        """
        check_edition([*self._profiles, before, after])
        self._consistent()
        old, new = self.hypothesis.known(before), self.hypothesis.known(after)
        start, end = self._reading(before, "before"), self._reading(after, "after")
        form = gain(start, end, [key for key in old if old[key] != new[key]])
        return self._range(self._with(form, start, end), form)

    def _reading(self, profile: CountryProfile, label: str) -> Reading:
        observed = identity(profile)
        reading = read(profile, self.hypothesis, observed)
        return reading if self._posed.readings.get(observed) == reading else read(profile, self.hypothesis, label)

    def _with(self, form: Form, *readings: Reading) -> Programme:
        """The programme, with the missing answers of further profiles where a form has them."""
        posed = self._posed
        known = {unknown for each in posed.readings.values() for unknown in each.missing.values()}
        fresh = [each for each in readings if form.keys() & set(each.missing.values()) - known]
        if not fresh:
            return posed.programme
        stated = [fact for fact in posed.programme.facts if fact.stated]
        facts = [*stated, *hypothesis_facts(self.hypothesis, [*posed.readings.values(), *fresh])]
        return _solver()(facts=tuple(facts), background=posed.programme.background)

    @cached_property
    def ranges(self) -> FrozenMap[str, Range]:
        """The range of every answer and rate whose points are sought, in the order of the page, worst answers first.

        The worst answer of each question is left out: it has 0 by definition. Raises `StrategyError` when no table fits.
        """
        return FrozenMap({name: self.points(name) for name, (_, unknown, _) in self._options.items() if unknown is not None})

    def _narrowed(self, name: str) -> bool:
        """Whether the totals say more of an answer's points than the hypothesis does without them."""
        scale, _, level = self._options[name]
        span = self.hypothesis.span_of(scale.key)
        high = inf if span is None else span
        low = 0.0 if self.hypothesis.ordered and level > scale.options[0][2] else -high
        found = self.ranges[name]
        return found.low > low + NOISE or found.high < high - NOISE

    @cached_property
    def counts(self) -> Counts:
        """How many of the points sought are identified, bounded, unbounded. Raises `StrategyError` when no table fits."""
        found = [each.status for each in self.ranges.values()]
        return Counts(
            sought=len(found),
            identified=found.count("identified"),
            bounded=found.count("bounded"),
            unbounded=found.count("unbounded"),
            narrowed=sum(map(self._narrowed, self.ranges)),
        )

    def central(self) -> Points:
        """One of the many tables that fit, and no better than any other: their analytic centre.

        The centre is the table farthest, by product, from all limits (Bous et al. 2010, "ACUTA"). It reproduces the totals of
        profiles in which nothing is missing, unless something unseen was supposed. A points table has no constant, so the total
        of the worst answers is spread evenly over the questions: only differences within a question mean something.

        Raises `StrategyError` naming everything that is not bounded, when conflicting totals are still possible, and when no
        table fits.
        """
        programme = self._consistent()
        forms = {name: self._form(name) for name in [*self.ranges, *self._constants]}
        loose = [name for name, form in forms.items() if self._range(programme, form).unbounded]
        if loose:
            message = "has no limit in one direction or both, so no table is in the middle"
            raise StrategyError([Problem(path=name, message=message) for name in loose])
        if len(programme.choices) > 1:
            several = ", ".join(f"{title}: {' or '.join(f'{each:g}' for each in found)}" for title, found in self._conflicts)
            message = f"several totals are still possible, and no table is between them: choose one ({several})"
            raise StrategyError([Problem(path="$.observations", message=message)])
        table, rates = points_table(programme.centre(), self.hypothesis, self._posed.constants)
        return Points(name=f"one of many tables that fit {given(self)}", table=table, rates=rates)

    @property
    def _conflicts(self) -> list[tuple[str, tuple[float, ...]]]:
        return [(title, found) for title, found in self.totals.items() if len(found) > 1]

    def records(self) -> Iterator[Mapping[str, str | float | bool]]:
        """A row for each answer and rate whose points are sought, for a data frame; an end without a limit is infinite.

        Raises `StrategyError` when no table fits.
        """
        for name, found in self.ranges.items():
            yield {
                "name": name,
                "indicator": self._options[name][0].key,
                "low": found.low,
                "high": found.high,
                "status": found.status,
                "narrowed": self._narrowed(name),
            }

    def document(self) -> dict[str, object]:
        """What went in (observations with their answers, changes, the hypothesis) and every range, as plain JSON.

        An end without a limit is None. There are no records where no table fits, and `clash` says why.
        """
        inputs = {
            "observations": [{"profile": profile_inputs(each.profile), "totals": each.totals} for each in self.observations],
            "changes": [
                {
                    "before": profile_inputs(each.before),
                    "after": profile_inputs(each.after),
                    "change": each.change,
                    "tolerance": each.tolerance,
                }
                for each in self.changes
            ],
            "hypothesis": self.hypothesis,
        }
        made = document_of("calibration", inputs, self.records() if self.consistent else ())
        supposed = list(self.hypothesis.statement())
        return made | {"supposed": supposed, "consistent": self.consistent, "clash": list(self.clash), "misfit": self.misfit}

    def summary(self) -> str:
        """What was learnt, in sentences and numbers, and what it is conditional on. Says so too when no table fits."""
        return "\n".join(sentences(self))

    def __str__(self) -> str:
        return self.summary()

    def __repr__(self) -> str:
        return f"<Calibration on {given(self)}: {in_short(self)}; conditional on its hypothesis, unofficial>"
