"""The composite score: indicators weighted and aggregated by dimension, explained exactly, bounded honestly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from attrs import field, frozen

from ..availability import availability
from ..composite.aggregation import ByLevel, Minimum, Power, Rule, aggregate, between_groups, group_value, shares
from ..composite.decomposition import split
from ..declaration import Text
from ..exceptions import NotEnoughDataError, Problem, StrategyError, nearest, shown
from ..frozenmap import NO_WEIGHT, FrozenMap, frozen_float, frozen_floats, frozen_texts, is_number, is_weight
from ..indicators import Definition, Indicator, definitions, indicators, notices_of
from ..numerals import counted
from ..reach import closed_treaties
from ..scores import Bounds, Contribution, DimensionScore, MissingIndicator, OutOfReach, Score
from ..texts import text_problems
from .fingerprint import SHORT, fingerprint, label
from .plan import Plan, make_plan, weighs

if TYPE_CHECKING:
    from ..profile import CountryProfile

__all__ = ["Composite"]

_LARGEST_SCALE = 1e100


@frozen(kw_only=True, repr=False)
class Composite:
    """Indicators from 0 to 1, weighted and aggregated inside each dimension and then between dimensions.

    - `indicators`: the keys of those that take part.
    - `weights`: by dimension (`prevention`) or indicator (`prevention.video`); what is not named weighs 1, 0 switches off.
      Only their proportions count: those of a dimension's indicators, and those of the dimensions.
    - `levels`: other levels for answers (`{"prevention.video.some": 0.3}`), from 0 to 1.
    - `aggregation`: `Power(1)` arithmetic, `Power(0)` geometric, `Power(-1)` harmonic, `Minimum()`, or
      `ByLevel(inside=..., between=...)`.
    - `missing`: `"spread"` shares the weight of a missing indicator among the known ones of its dimension, and that of a
      wholly missing dimension among the others; `"worst"` counts what is missing at level 0.
    - `min_available`: the share, from 0 to 1, of the applicable indicators that must be known.
    - `scale`: the best possible score.

    An experiment is a changed copy: `attrs.evolve(EQUAL_WEIGHTS, weights={"prevention": 2.0})`.

    Raises `StrategyError` with every field that is wrong.

    Source: OECD/JRC, *Handbook on Constructing Composite Indicators* (2008), step 6: weighting and aggregation.
    """

    name: str
    indicators: tuple[str, ...] = field(converter=frozen_texts)
    weights: FrozenMap[str, float] = field(factory=FrozenMap, converter=frozen_floats)
    levels: FrozenMap[str, float] = field(factory=FrozenMap, converter=frozen_floats)
    aggregation: Rule = field(default=Power(1))
    missing: Literal["spread", "worst"] = "spread"
    min_available: float = field(default=0.5, converter=frozen_float)
    scale: float = field(default=100.0, converter=frozen_float)

    def __attrs_post_init__(self) -> None:
        problems = list(self._indicator_problems())
        if not problems:  # names of weights and levels mean something only beside known indicators
            problems += [*self._weight_problems(), *self._level_problems()]
        problems += self._field_problems()
        if problems:
            raise StrategyError(problems)
        for name, value in self._plainest():
            object.__setattr__(self, name, value)

    def __repr__(self) -> str:
        return f"<Composite {self.label}: {counted(len(self.indicators), 'indicator')}, {self.fingerprint[:SHORT]}>"

    def _plainest(self) -> Iterator[tuple[str, object]]:
        """The fields as the same rules are said in the fewest words, so that equal methods are equal values."""
        yield "indicators", tuple(key for key in definitions() if key in self.indicators)
        yield "weights", FrozenMap({name: weight for name, weight in self.weights.items() if weight != 1})
        asked = {key: definitions()[key].question for key in self.indicators}
        levels = {
            code: self.levels[code]
            for key, question in asked.items()
            for answer in question.scale or ()
            if (code := f"{key}.{answer.code}") in self.levels and self.levels[code] != answer.level
        }
        yield "levels", FrozenMap(levels)
        rule = self.aggregation
        yield "aggregation", rule.inside if isinstance(rule, ByLevel) and rule.inside == rule.between else rule

    def _field_problems(self) -> Iterator[Problem]:
        yield from text_problems("$.name", self.name, required=True, one_line=True)
        if not isinstance(self.aggregation, Power | Minimum | ByLevel):
            yield Problem(
                path="$.aggregation",
                message="is not an aggregation",
                given=shown(self.aggregation),
                allowed=("Power(exponent)", "Minimum()", "ByLevel(inside=..., between=...)"),
            )
        if self.missing not in ("spread", "worst"):
            yield Problem(path="$.missing", message="is no rule", given=shown(self.missing), allowed=("spread", "worst"))
        if not is_number(self.min_available) or not 0 <= self.min_available <= 1:
            yield Problem(path="$.min_available", message="is not from 0 to 1", given=shown(self.min_available))
        if not is_number(self.scale) or not 0 < self.scale <= _LARGEST_SCALE:
            message = f"is not a number above 0 and up to {_LARGEST_SCALE:g}"
            yield Problem(path="$.scale", message=message, given=shown(self.scale))

    def _indicator_problems(self) -> Iterator[Problem]:
        if not isinstance(self.indicators, tuple) or not self.indicators:
            message = "is not a list of keys of indicators; definitions() has them all"
            yield Problem(path="$.indicators", message=message, given=shown(self.indicators))
            return
        for key in self.indicators:
            if key not in definitions():
                yield _unknown("$.indicators", key, "an indicator", definitions())
        if len(set(self.indicators)) < len(self.indicators):
            twice = sorted({key for key in self.indicators if self.indicators.count(key) > 1})
            yield Problem(path="$.indicators", message="names an indicator twice", given=", ".join(twice))

    def _weight_problems(self) -> Iterator[Problem]:
        if not isinstance(self.weights, Mapping):
            message = 'is not a mapping from names to numbers; weights go by name, as in {"prevention": 2.0}'
            yield Problem(path="$.weights", message=message, given=shown(self.weights))
            return
        names = {*self.indicators, *(definitions()[key].dimension.code for key in self.indicators)}
        for name, weight in self.weights.items():
            if name not in names:
                yield _unknown("$.weights", name, "a dimension or an indicator of this strategy", names)
            elif not is_weight(weight):
                yield Problem(path=f"$.weights['{name}']", message=NO_WEIGHT, given=shown(weight))
        if not any(weighs(key, self.weights) for key in self.indicators):
            yield Problem(path="$.weights", message="switches everything off; leave some weight above 0")

    def _level_problems(self) -> Iterator[Problem]:
        if not isinstance(self.levels, Mapping):
            message = 'is not a mapping from answers to levels, as in {"prevention.video.some": 0.3}'
            yield Problem(path="$.levels", message=message, given=shown(self.levels))
            return
        codes = set(_answer_codes(self.indicators))
        for code, level in self.levels.items():
            if code not in codes:
                yield _unknown("$.levels", code, "an answer to a graded question of this strategy", codes)
            elif not is_number(level) or not 0 <= level <= 1:
                yield Problem(path=f"$.levels['{code}']", message="is not a level from 0 to 1", given=shown(level))
        for key in self.indicators:
            yield from self._reversed_levels(key)

    def _reversed_levels(self, key: str) -> Iterator[Problem]:
        """A better answer must not have a lower level than a worse one: scores would fall when things get better."""
        answers = definitions()[key].question.scale or ()
        found = [(answer, self.levels.get(f"{key}.{answer.code}", answer.level)) for answer in answers]
        for better, above in found:
            for worse, below in found:
                if better.level > worse.level and is_number(above) and is_number(below) and above < below:
                    message = f"puts {worse.code} ({below:g}) above {better.code} ({above:g}), which is the better answer"
                    yield Problem(path=f"$.levels['{key}']", message=message)

    @property
    def label(self) -> str:
        """The name, with `(changed)` where a released method's name stands on another method."""
        return label(self.name, self.fingerprint)

    @cached_property
    def fingerprint(self) -> str:
        """A SHA-256, in hexadecimal, of the method: class, fields other than the name and the defaults, levels used."""
        return fingerprint(self, {key: _levels_used(definitions()[key], self.levels) for key in self.indicators})

    @cached_property
    def _plan(self) -> Plan:
        return make_plan(self.indicators, self.weights, self.levels, self.aggregation)

    def _read(self, profile: CountryProfile) -> tuple[list[Indicator], list[float | None]]:
        """The indicators that take part, and their levels under this method: None where one takes no part in the value."""
        every = indicators(profile)
        found = [every[position] for position in self._plan.positions]
        levels = [indicator.level for indicator in found]
        if self.levels:
            for at, override in enumerate(self._plan.overrides):
                if override and levels[at] is not None:
                    levels[at] = override.get(found[at].answer, levels[at])  # type: ignore[arg-type]
        if self.missing == "worst":
            levels = [0.0 if _widens(each) else level for each, level in zip(found, levels, strict=True)]
        return found, levels

    def score(self, profile: CountryProfile, /) -> Score:
        """The score of a profile, from 0 to `scale`, with exact contributions and outer bounds.

        `bounds` let every indicator whose answer exists but is not known be anywhere from 0 to 1. The contributions of a linear
        method are measured from level 0 (baseline 0); those of any other are Owen values, losses against the best profile.

        Raises `NotEnoughDataError` when fewer than `min_available` of the applicable indicators are known.
        """
        found, levels = self._read(profile)
        missing = [at for at, each in enumerate(found) if each.level is None]
        widening = [at for at in missing if _widens(found[at])]
        total, values = aggregate(self._plan.groups, levels, self._plan.rule)
        low, lows = self._with_level(0.0, widening, levels, values)
        high, highs = self._with_level(1.0, widening, levels, values)
        bounds = self._bounds(low, high, total)
        known = len(found) - len(missing)
        if total is None or known < self.min_available * (known + len(widening)):
            raise self._not_enough(profile, known, known + len(widening), bounds)
        share = shares(self._plan.groups, levels)
        baseline, contributions = self._contributions(found, levels, share)
        return Score.of(
            profile,
            value=total * self.scale,
            strategy=self.label,
            bounds=bounds,
            bounds_known=True,
            dimensions=self._dimension_scores(values, lows, highs),
            contributions=contributions,
            baseline=baseline,
            missing=tuple(
                [
                    MissingIndicator(indicator=found[at].key, dimension=found[at].dimension, reason=reason)
                    for at in missing
                    if (reason := found[at].reason)
                ]
            ),
            out_of_reach=self._out_of_reach(profile, levels, values, total),
            notices=tuple(self._notices(found, levels, total)),
            scale=self.scale,
            fingerprint=self.fingerprint,
        )

    def differences(self, reference: CountryProfile, profile: CountryProfile) -> Mapping[str, float]:
        """What each indicator that moved adds to the difference of two scores; the parts sum to it.

        Plain differences under a linear method with the same indicators known, Owen values otherwise. An indicator that
        did not move is left out: its part is exactly 0.
        """
        before, after = self._read(reference)[1], self._read(profile)[1]
        parts = split(self._plan.groups, before, after, self._plan.rule)
        return {self._plan.definitions[at].key: part * self.scale for at, part in parts.items()}

    def _bounds(self, low: float | None, high: float | None, value: float | None) -> Bounds:
        ends = [0.0 if low is None else low, 1.0 if high is None else high]
        # Means are rounded one by one; a value lies between its ends all the same.
        known = ends if value is None else [*ends, value]
        return Bounds(min(known) * self.scale, max(known) * self.scale)

    def _not_enough(self, profile: CountryProfile, known: int, applicable: int, bounds: Bounds) -> NotEnoughDataError:
        message = (
            f"{profile.title}: {known} of {applicable} applicable indicators are known and {self.label} asks for "
            f"{self.min_available:.0%}; all that can be said is that the score lies from {bounds.low:.2f} to {bounds.high:.2f}"
        )
        return NotEnoughDataError(message, bounds, availability(profile))

    def _contributions(
        self, found: list[Indicator], levels: list[float | None], share: Mapping[int, float]
    ) -> tuple[float, tuple[Contribution, ...]]:
        if self._plan.linear:
            baseline = 0.0
            parts = {at: weight * (levels[at] or 0.0) for at, weight in share.items()}
        else:
            best = [None if level is None else 1.0 for level in levels]
            baseline = aggregate(self._plan.groups, best, self._plan.rule)[0] or 0.0
            parts = split(self._plan.groups, best, levels, self._plan.rule)
        return baseline * self.scale, tuple(
            [
                Contribution(
                    indicator=found[at].key,
                    dimension=found[at].dimension,
                    level=levels[at] or 0.0,
                    weight=weight,
                    value=parts.get(at, 0.0) * self.scale,
                )
                for at, weight in share.items()
            ]
        )

    def _dimension_scores(
        self, values: list[float | None], lows: list[float | None], highs: list[float | None]
    ) -> tuple[DimensionScore, ...]:
        known = sum([group.weight for group, value in zip(self._plan.groups, values, strict=True) if value is not None])
        return tuple(
            [
                DimensionScore(
                    dimension=dimension,
                    value=None if value is None else value * self.scale,
                    bounds=self._bounds(low, high, value),
                    weight=0.0 if value is None else group.weight / known,
                )
                for dimension, group, value, low, high in zip(
                    self._plan.dimensions, self._plan.groups, values, lows, highs, strict=True
                )
                if high is not None  # nothing in it applies to this country and year
            ]
        )

    def _out_of_reach(
        self, profile: CountryProfile, levels: list[float | None], values: list[float | None], total: float
    ) -> OutOfReach:
        at = [self._plan.at[question.key] for question in closed_treaties(profile) if question.key in self._plan.at]
        if not at:
            return OutOfReach()
        joined = self._with_level(1.0, at, levels, values)[0] or 0.0
        return OutOfReach(
            indicators=tuple([self._plan.definitions[index].key for index in at]), points=(joined - total) * self.scale
        )

    def _with_level(
        self, level: float, positions: list[int], levels: list[float | None], values: list[float | None]
    ) -> tuple[float | None, list[float | None]]:
        """The total and the dimensions' values with the indicators at some positions at one level instead."""
        both = self._plan.rule
        changed = list(levels)
        for at in positions:
            changed[at] = level
        there = [
            group_value(group, changed, both.inside) if not group.at.isdisjoint(positions) else value
            for group, value in zip(self._plan.groups, values, strict=True)
        ]
        return between_groups(self._plan.groups, there, both.between), there

    def _notices(self, found: list[Indicator], levels: list[float | None], total: float) -> Iterator[Text]:
        yield from notices_of(found)
        if total == 0 and not self._plan.linear:
            zeros = ", ".join(found[at].key for at in self._deciding_zeros(levels))
            yield Text(f"0 because of level 0 in: {zeros}", f"0, так как нулевой уровень у: {zeros}")

    def _deciding_zeros(self, levels: list[float | None]) -> Iterator[int]:
        inside = self._plan.rule.inside
        for group in self._plan.groups:
            if group_value(group, levels, inside) == 0:
                yield from (at for at in group.positions if levels[at] == 0)


def _widens(indicator: Indicator) -> bool:
    return indicator.reason is not None and indicator.reason.widens


def _answer_codes(keys: Iterable[str]) -> Iterator[str]:
    for key in keys:
        for answer in definitions()[key].question.scale or ():
            yield f"{key}.{answer.code}"


def _levels_used(definition: Definition, levels: Mapping[str, float]) -> object:
    if definition.question.scale:
        return {
            answer.code: levels.get(f"{definition.key}.{answer.code}", answer.level) for answer in definition.question.scale
        }
    return [definition.base.key] if definition.base else list(definition.question.goalposts or ())


def _unknown(path: str, name: object, what: str, names: Iterable[str]) -> Problem:
    suggestion = nearest(name, names) if isinstance(name, str) else None
    return Problem(path=path, message=f"is not {what}", given=shown(name), suggestion=suggestion)
