"""A points table: so many points for an answer, added up, as the published index does by a table that is not public."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from math import fsum
from typing import TYPE_CHECKING, Self

from attrs import field, frozen

from ..declaration import Answer, Text, Unavailable
from ..exceptions import Problem, StrategyError, nearest, shown
from ..frozenmap import FrozenMap, frozen_floats, is_number
from ..indicators import Definition, Indicator, definitions, indicators, notices_of
from ..numerals import counted, number
from ..reach import closed_treaties
from ..scores import Bounds, Contribution, DimensionScore, MissingIndicator, OutOfReach, Score
from ..texts import text_problems
from .fingerprint import SHORT, fingerprint, label

if TYPE_CHECKING:
    from ..declaration import Dimension
    from ..profile import CountryProfile

__all__ = ["Points"]

_MOST_POINTS = 1e100


@frozen(kw_only=True)
class _Entry:
    """What the table says of one indicator: points by answer, or so many points at level 1 of a rate or rating."""

    definition: Definition
    points: Mapping[Answer | Unavailable, float]
    coefficient: float = 0.0

    @cached_property
    def worst(self) -> float:
        return min(self._of_answers())

    @cached_property
    def best(self) -> float:
        return max(self._of_answers())

    @cached_property
    def low(self) -> float:
        return min([self.worst, *self.points.values()])

    @cached_property
    def high(self) -> float:
        return max([self.best, *self.points.values()])

    def _of_answers(self) -> list[float]:
        graded = [points for answer, points in self.points.items() if isinstance(answer, Answer)]
        return graded or [0.0, self.coefficient]

    def value(self, indicator: Indicator) -> float:
        """The points of an indicator: a missing answer counts the midpoint, unless the table gives it points."""
        if indicator.level is not None:
            return self.points[indicator.answer] if self.points else self.coefficient * indicator.level  # type: ignore[index]
        if isinstance(indicator.reason, Unavailable) and indicator.reason in self.points:
            return self.points[indicator.reason]
        return (self.worst + self.best) / 2 if self.uncertain(indicator) else 0.0

    def uncertain(self, indicator: Indicator) -> bool:
        """Whether the true answer may be any."""
        return indicator.reason is not None and indicator.reason.widens


@frozen(kw_only=True, repr=False)
class Points:
    """Signed points for each answer, added up; totals may be negative and have no fixed scale.

    - `table`: points by `question.answer` (`{"prevention.video.some": -5}`). Every answer of a question that is named needs
      its points; `no_data` and the other reasons for no answer may have points of their own.
    - `rates`: the points of a rate or rating at level 1 (`{"judicial_review.conviction": 10}`), less in proportion.

    A missing answer without points of its own counts the midpoint of its question, and a notice says so. What was not asked
    or does not apply adds nothing.

    Raises `StrategyError` with everything that is wrong in the tables.

    >>> Points(name="video", table={"prevention.video.all": 10, "prevention.video.some": 0, "prevention.video.none": -10}).name
    'video'
    """

    name: str
    table: FrozenMap[str, float] = field(factory=FrozenMap, converter=frozen_floats)
    rates: FrozenMap[str, float] = field(factory=FrozenMap, converter=frozen_floats)

    @classmethod
    def symmetric(cls, size: float, name: str | None = None) -> Self:
        """From -`size` for level 0 to +`size` for level 1 for each graded answer, and 0 to `size` for each rate and the rating.

        Raises `StrategyError` when `size` is not a finite number.
        """
        if not is_number(size):
            raise StrategyError([Problem(path="$.size", message="is not a finite number", given=shown(size))])
        graded = [each for each in definitions().values() if each.question.scale]
        return cls(
            name=name or f"symmetric points ({size:g})",
            table={
                f"{each.key}.{answer.code}": size * (2 * answer.level - 1)
                for each in graded
                for answer in each.question.scale or ()
            },
            rates={each.key: size for each in definitions().values() if not each.question.scale},
        )

    def __attrs_post_init__(self) -> None:
        problems = list(text_problems("$.name", self.name, required=True, one_line=True))
        problems += self._map_problems("table", _table_keys(), "an answer to a graded question (question.answer)")
        problems += self._map_problems("rates", _rate_keys(), "a rate or the rating")
        if not problems:
            problems += self._gaps_in_table()
        if not problems and not self.table and not self.rates:
            problems.append(Problem(path="$.table", message="has no points for anything"))
        if problems:
            raise StrategyError(problems)

    def __repr__(self) -> str:
        return f"<Points {self.label}: {counted(len(self._entries), 'indicator')}, {self.fingerprint[:SHORT]}>"

    def _map_problems(self, name: str, keys: Mapping[str, object], what: str) -> Iterator[Problem]:
        given = getattr(self, name)
        if not isinstance(given, Mapping):
            yield Problem(path=f"$.{name}", message="is not a mapping from names to points", given=shown(given))
            return
        for key, points in given.items():
            if key not in keys:
                suggestion = nearest(key, keys) if isinstance(key, str) else None
                yield Problem(path=f"$.{name}", message=f"is not {what}", given=shown(key), suggestion=suggestion)
            elif not is_number(points) or abs(points) > _MOST_POINTS:
                message = f"is not a number from {-_MOST_POINTS:g} to {_MOST_POINTS:g}"
                yield Problem(path=f"$.{name}['{key}']", message=message, given=shown(points))

    def _gaps_in_table(self) -> Iterator[Problem]:
        named = {_table_keys()[code][0] for code in self.table}
        for code, (key, answer) in _table_keys().items():
            if key in named and isinstance(answer, Answer) and code not in self.table:
                yield Problem(path="$.table", message=f"has points for {key} and none for this answer", given=shown(code))

    @property
    def label(self) -> str:
        """The name of the method."""
        return label(self.name, self.fingerprint)

    @cached_property
    def fingerprint(self) -> str:
        """A SHA-256, in hexadecimal, of the method: class and tables."""
        return fingerprint(self, {})

    @cached_property
    def _entries(self) -> tuple[_Entry, ...]:
        entries = []
        for definition in definitions().values():
            points = {
                answer: self.table[code]
                for code, (key, answer) in _table_keys().items()
                if key == definition.key and code in self.table
            }
            if points or definition.key in self.rates:
                entries.append(_Entry(definition=definition, points=points, coefficient=self.rates.get(definition.key, 0.0)))
        return tuple(entries)

    def _read(self, profile: CountryProfile) -> list[tuple[_Entry, Indicator]]:
        found = {indicator.key: indicator for indicator in indicators(profile)}
        return [(entry, found[entry.definition.key]) for entry in self._entries]

    def score(self, profile: CountryProfile, /) -> Score:
        """The total of a profile, with bounds over every answer that is missing.

        The baseline is the total of the worst profile with the same answers missing, so that contributions are gains.
        """
        found = self._read(profile)
        known = [(entry, each) for entry, each in found if each.level is not None]
        low, high = self._bounds(found)
        value = fsum(entry.value(each) for entry, each in found)
        return Score.of(
            profile,
            value=value,
            strategy=self.label,
            # Sums are rounded one by one; the value lies between the ends all the same.
            bounds=Bounds(min(low, value), max(high, value)),
            bounds_known=True,
            dimensions=self._dimension_scores(found),
            contributions=tuple(_contribution(entry, each) for entry, each in known),
            baseline=fsum(entry.value(each) if each.level is None else entry.worst for entry, each in found),
            missing=tuple(
                MissingIndicator(indicator=each.key, dimension=each.dimension, reason=each.reason)
                for _, each in found
                if each.reason is not None
            ),
            out_of_reach=_out_of_reach(profile, found),
            notices=tuple(_notices(found)),
            fingerprint=self.fingerprint,
        )

    def differences(self, reference: CountryProfile, profile: CountryProfile) -> Mapping[str, float]:
        """What each indicator that moved adds to the difference of two totals: points are added up, so plain differences."""
        pairs = zip(self._read(reference), self._read(profile), strict=True)
        return {
            entry.definition.key: entry.value(after) - entry.value(before)
            for (entry, before), (_, after) in pairs
            if (before.level, before.reason, before.answer) != (after.level, after.reason, after.answer)
        }

    def _bounds(self, found: list[tuple[_Entry, Indicator]]) -> tuple[float, float]:
        return (
            fsum(entry.low if entry.uncertain(each) else entry.value(each) for entry, each in found),
            fsum(entry.high if entry.uncertain(each) else entry.value(each) for entry, each in found),
        )

    def _dimension_scores(self, found: list[tuple[_Entry, Indicator]]) -> tuple[DimensionScore, ...]:
        by_dimension: dict[Dimension, list[tuple[_Entry, Indicator]]] = {}
        for entry, each in found:
            by_dimension.setdefault(each.dimension, []).append((entry, each))
        return tuple(
            DimensionScore(
                dimension=dimension,
                value=fsum(entry.value(each) for entry, each in members),
                bounds=Bounds(*self._bounds(members)),
                weight=1.0,
            )
            for dimension, members in by_dimension.items()
        )


def _contribution(entry: _Entry, indicator: Indicator) -> Contribution:
    return Contribution(
        indicator=indicator.key,
        dimension=indicator.dimension,
        level=indicator.level or 0.0,
        weight=entry.best - entry.worst,
        value=entry.value(indicator) - entry.worst,
    )


def _out_of_reach(profile: CountryProfile, found: list[tuple[_Entry, Indicator]]) -> OutOfReach:
    closed = {question.key for question in closed_treaties(profile)}
    beyond = [(entry, each) for entry, each in found if each.key in closed]
    return OutOfReach(
        indicators=tuple(each.key for _, each in beyond), points=fsum(entry.best - entry.value(each) for entry, each in beyond)
    )


def _notices(found: list[tuple[_Entry, Indicator]]) -> Iterator[Text]:
    yield from notices_of([each for _, each in found])
    for entry, each in found:
        if entry.uncertain(each):
            en, ru = number(entry.value(each), "en"), number(entry.value(each), "ru")
            yield Text(f"{each.key}: missing, counted as {en}", f"{each.key}: нет ответа, засчитано {ru}")


@cache
def _table_keys() -> dict[str, tuple[str, Answer | Unavailable]]:
    """What a table may name: each answer of each graded indicator, and each reason for none, as `question.answer`."""
    return {
        f"{each.key}.{option.code}": (each.key, option)
        for each in definitions().values()
        if each.question.scale
        for option in each.question.options
        if isinstance(option, Answer) or option.widens
    }


@cache
def _rate_keys() -> dict[str, Definition]:
    return {each.key: each for each in definitions().values() if not each.question.scale}
