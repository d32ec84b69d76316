"""The linear terms of a calibration: of which unknown numbers a total is the sum, and what is supposed of those numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, combinations, groupby, pairwise
from math import inf
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from ..declaration import Unavailable
from ..exceptions import ComparisonError, Problem, StrategyError
from ..indicators import Definition, definitions

if TYPE_CHECKING:
    from ..indicators import Indicator
    from ..profile import CountryProfile
    from .inputs import Hypothesis, Observation, StatedChange

__all__ = [
    "BASELINE",
    "Fact",
    "Form",
    "Reading",
    "Row",
    "Scale",
    "change_fact",
    "gain",
    "hypothesis_facts",
    "identity",
    "inapplicable",
    "points_table",
    "read",
    "read_all",
    "scales",
    "total_fact",
    "unseen_rows",
]

BASELINE = "baseline"
"""The unknown that stands for the total of the worst answers, from which all points are counted."""

Form: TypeAlias = Mapping[str, float]
"""A sum of unknowns, by name, each with its coefficient."""

Terms: TypeAlias = Iterable[tuple[str | None, float]]


def _sum(terms: Terms) -> Form:
    """Terms added up; the unknown None is 0, and what cancels is left out."""
    total: dict[str, float] = {}
    for name, coefficient in terms:
        if name is not None:
            total[name] = total.get(name, 0.0) + coefficient
    return {name: coefficient for name, coefficient in total.items() if coefficient}


@frozen(kw_only=True)
class Row:
    """A sum of unknowns lies from `low` to `high`, in points."""

    form: Form
    low: float = -inf
    high: float = inf


@frozen(kw_only=True)
class Fact:
    """What is said of the table, in words and in rows; with several `alternatives` one of them holds.

    `stated` facts are totals and changes; the others belong to the hypothesis.
    """

    words: str
    alternatives: tuple[tuple[Row, ...], ...]
    stated: bool = False


@frozen(kw_only=True)
class Scale:
    """The points that an indicator can add: each answer's name, unknown and level, worst first.

    The worst answer of a question is worth 0, so that it has no unknown: the first declared of the lowest level. A rate is
    worth 0 at level 0 and its coefficient at level 1.
    """

    key: str
    options: tuple[tuple[str, str | None, float], ...]
    graded: bool

    @property
    def tiers(self) -> list[list[str | None]]:
        """The unknowns by level, worst first."""
        return [[unknown for _, unknown, _ in tier] for _, tier in groupby(self.options, key=lambda option: option[2])]

    @property
    def order(self) -> str:
        """The order in words."""
        if not self.graded:
            return f"{self.key}: a higher rate never has fewer points"
        tiers = groupby(self.options, key=lambda option: option[2])
        return f"{self.key}: the order is " + ", ".join(" or ".join(name for name, _, _ in tier) for _, tier in tiers)

    def unknown(self, indicator: Indicator) -> tuple[str | None, float] | None:
        """What a known or an inapplicable answer adds, as an unknown and its coefficient; None where the answer is missing."""
        if indicator.level is not None:
            return (_chosen(self, indicator), 1.0) if self.graded else (self.key, indicator.level)
        if indicator.reason is None or indicator.reason.widens:
            return None
        # A rate that is undefined adds nothing. To add nothing where an answer does not apply or was not asked is, counted from
        # the worst answer, a constant of the question's own.
        return (self.inapplicable if self.graded else None, 1.0)

    @property
    def inapplicable(self) -> str:
        """The unknown that stands for an answer which does not apply or was not asked."""
        return f"{self.key}.{Unavailable.NOT_APPLICABLE.code}"


def _chosen(scale: Scale, indicator: Indicator) -> str | None:
    code = indicator.answer.code  # type: ignore[union-attr]
    return next(unknown for name, unknown, _ in scale.options if name == code)


def scales(hypothesis: Hypothesis) -> tuple[Scale, ...]:
    """The scale of each indicator that has points, in the order of the page."""
    return tuple(_scale(each) for each in definitions().values() if each.key in hypothesis.indicators)


def _scale(definition: Definition) -> Scale:
    key = definition.key
    if not definition.question.scale:
        return Scale(key=key, options=(("0", None, 0.0), ("1", key, 1.0)), graded=False)
    answers = sorted(definition.question.scale, key=lambda answer: answer.level)
    options = [(each.code, f"{key}.{each.code}" if at else None, each.level) for at, each in enumerate(answers)]
    return Scale(key=key, options=tuple(options), graded=True)


@frozen(kw_only=True)
class Reading:
    """One profile as terms: what each indicator adds, and the unknowns that stand for `missing` answers, both by indicator."""

    terms: Mapping[str, tuple[str | None, float]]
    missing: Mapping[str, str]
    unseen: str | None

    @property
    def total(self) -> Form:
        """The total as a sum of unknowns."""
        return _sum([(BASELINE, 1.0), (self.unseen, 1.0), *self.terms.values()])


def identity(profile: CountryProfile) -> str:
    """Country, territory and year: what has one set of answers."""
    return " ".join(filter(None, (profile.country.iso3, profile.territory, str(profile.year))))


def read(profile: CountryProfile, hypothesis: Hypothesis, label: str) -> Reading:
    """The terms of a profile; `label` tells its own unknowns from those of another profile."""
    known = hypothesis.known(profile)
    terms = {each.key: each.unknown(known[each.key]) for each in scales(hypothesis)}
    missing = {key: f"{label}: {key}" for key, term in terms.items() if term is None}
    return Reading(
        terms={key: term or (missing[key], 1.0) for key, term in terms.items()},
        missing=missing,
        unseen=f"{label}: unseen" if hypothesis.unseen else None,
    )


def read_all(profiles: Iterable[CountryProfile], hypothesis: Hypothesis) -> dict[str, Reading]:
    """A reading for each country, territory and year. Raises `ComparisonError` when one of them has two sets of answers."""
    readings: dict[str, Reading] = {}
    for profile in profiles:
        label = identity(profile)
        reading = read(profile, hypothesis, label)
        if readings.setdefault(label, reading) != reading:
            raise ComparisonError(f"{profile.title} is given twice, with different answers")
    return readings


def total_fact(observation: Observation, reading: Reading, hypothesis: Hypothesis) -> Fact:
    """The published total of a profile, or the totals of which one is meant."""
    slack = hypothesis.tolerance
    exact = f"±{slack:g}, and up to {hypothesis.unseen:g} points unseen" if hypothesis.unseen else f"±{slack:g}"
    totals = " or ".join(f"{total:g}" for total in observation.totals)
    return Fact(
        words=f"{observation.profile.title}: the published total is {totals} ({exact})",
        alternatives=tuple((Row(form=reading.total, low=total - slack, high=total + slack),) for total in observation.totals),
        stated=True,
    )


def change_fact(change: StatedChange, before: Reading, after: Reading) -> Fact:
    """A stated change of a total."""
    form = _sum([*after.total.items(), *((name, -coefficient) for name, coefficient in before.total.items())])
    row = Row(form=form, low=change.change - change.tolerance, high=change.change + change.tolerance)
    words = f"{change.title}: the stated change is {change.change:+g} (±{change.tolerance:g})"
    return Fact(words=words, alternatives=((row,),), stated=True)


def unseen_rows(readings: Iterable[Reading], hypothesis: Hypothesis) -> tuple[Row, ...]:
    """How far what a profile does not show can move its total."""
    radius = hypothesis.unseen
    return tuple(Row(form={each.unseen: 1.0}, low=-radius, high=radius) for each in readings if each.unseen is not None)


def gain(before: Reading, after: Reading, moved: Iterable[str]) -> Form:
    """What the indicators that moved add, after less before. What no profile shows is supposed to stay as it is."""
    pairs = ((before.terms[key], after.terms[key]) for key in moved)
    return _sum(chain.from_iterable(((new, more), (old, -less)) for (old, less), (new, more) in pairs))


def hypothesis_facts(hypothesis: Hypothesis, readings: Iterable[Reading]) -> Iterator[Fact]:
    """What the hypothesis says of the unknowns: the order within a question, the span, the total of the worst answers."""
    missing: dict[str, list[str]] = {}
    for reading in readings:
        for key, unknown in reading.missing.items():
            missing.setdefault(key, []).append(unknown)
    for scale in scales(hypothesis):
        absent = missing.get(scale.key, [])
        if hypothesis.ordered:
            yield Fact(words=scale.order, alternatives=((*_order_rows(scale), *_range_rows(scale, absent)),))
        span = hypothesis.span_of(scale.key)
        if span is not None:
            words = f"{scale.key}: two answers are at most {span:g} points apart"
            yield Fact(words=words, alternatives=(tuple(_span_rows(scale, absent, span)),))
    if hypothesis.baseline is not None:
        low, high = hypothesis.baseline
        row = Row(form={BASELINE: 1.0}, low=low, high=high)
        yield Fact(words=f"the worst answers add up to a total from {low:g} to {high:g}", alternatives=((row,),))


def _order_rows(scale: Scale) -> Iterator[Row]:
    for worse, better in pairwise(scale.tiers):
        for low in worse:
            for high in better:
                yield Row(form=_sum([(high, 1.0), (low, -1.0)]), low=0.0)


def _range_rows(scale: Scale, absent: Iterable[str]) -> Iterator[Row]:
    """A missing answer adds no more than the best and no less than the worst.

    The best of several answers of one level is no linear limit. What stands here is the tightest linear one: their sum, less
    the level below once for each but one. It never excludes what is possible.
    """
    tiers = scale.tiers
    for unknown in absent:
        for sign, end, beside in ((1.0, tiers[-1], tiers[-2]), (-1.0, tiers[0], tiers[1])):
            for other in beside:
                limit = [*((each, 1.0) for each in end), (other, 1.0 - len(end))]
                yield Row(form=_sum([(name, sign * part) for name, part in [*limit, (unknown, -1.0)]]), low=0.0)


def _span_rows(scale: Scale, absent: Iterable[str], span: float) -> Iterator[Row]:
    unknowns = [unknown for _, unknown, _ in scale.options]
    pairs = chain(combinations(unknowns, 2), ((each, unknown) for each in absent for unknown in unknowns))
    for one, other in pairs:
        yield Row(form=_sum([(one, 1.0), (other, -1.0)]), low=-span, high=span)


def inapplicable(hypothesis: Hypothesis, readings: Iterable[Reading]) -> list[Scale]:
    """The questions that do not apply to one of the profiles."""
    used = {unknown for reading in readings for unknown, _ in reading.terms.values()}
    return [scale for scale in scales(hypothesis) if scale.inapplicable in used]


def points_table(
    solution: Mapping[str, float], hypothesis: Hypothesis, constants: Iterable[Scale]
) -> tuple[dict[str, float], dict[str, float]]:
    """The points of each answer and the coefficient of each rate, from the unknowns: a table that has no constant.

    In it an answer that does not apply has 0 points, which settles where the questions in `constants` begin; the rest of the
    total of the worst answers is spread evenly over the other questions.

    Raises `StrategyError` when there is no other question.
    """
    begin = {scale.key: -solution[scale.inapplicable] for scale in constants}
    graded = [scale for scale in scales(hypothesis) if scale.graded]
    others = [scale for scale in graded if scale.key not in begin]
    if not others:
        message = (
            "every question does not apply somewhere: a table without a constant cannot hold the total of the worst answers"
        )
        raise StrategyError([Problem(path="$.observations", message=message)])
    even = (solution[BASELINE] - sum(begin.values())) / len(others)
    table = {
        f"{scale.key}.{code}": begin.get(scale.key, even) + (solution[unknown] if unknown else 0.0)
        for scale in graded
        for code, unknown, _ in scale.options
    }
    return table, {each.key: solution[each.key] for each in scales(hypothesis) if not each.graded}
