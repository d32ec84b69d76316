"""Why a score changed, and the difference of any two profiles, split exactly over indicators."""

from __future__ import annotations

from math import fsum, isfinite
from typing import TYPE_CHECKING

from attrs import frozen

from .countries import place_record
from .declaration import Coded, Dimension, Value
from .exceptions import ComparisonError
from .frozenmap import FrozenMap
from .indicators import Gap, Indicator, definitions, indicators
from .notes import NoteChange, changed_notes, note_records, notes_beside
from .presentation import Presented
from .scores import Score
from .strategy import EQUAL_WEIGHTS, Explaining, score

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .profile import CountryProfile
    from .strategy import ScoringStrategy

__all__ = [
    "AnswerChange",
    "Change",
    "ChangeKind",
    "ChangeLine",
    "Decomposition",
    "changed_answers",
    "decompose",
    "explain_change",
]

_ROUNDING = 1e-9
"""Relative to the largest number in a sum, its rounding stays below this."""


@frozen(kw_only=True, repr=False)
class Decomposition(Presented):
    """The difference of two scores: `parts` by indicator and a `remainder` sum to `profile - reference`.

    An indicator that did not move has no part. The remainder is 0 for strategies that explain themselves; for any other it
    is what the contributions of the moved indicators leave over.
    """

    reference: Score
    profile: Score
    parts: FrozenMap[str, float]
    remainder: float

    def __repr__(self) -> str:
        titles = f"{self.reference.title} to {self.profile.title}"
        return f"<Decomposition {titles}: {self.difference:+.2f}, {self.profile.strategy}, unofficial>"

    @property
    def difference(self) -> float:
        """`profile - reference`, in points of the scale."""
        return self.profile.value - self.reference.value

    def records(self) -> Iterator[Mapping[str, str | float | int]]:
        """A row for each indicator that moved, for a data frame."""
        one, other = self.profile, self.reference
        for key, points in self.parts.items():
            yield {
                **place_record(one.country, one.territory),
                "year": one.year,
                "reference_iso3": other.country.iso3,
                "reference_country": other.country.name,
                "reference_territory": other.territory,
                "reference_year": other.year,
                "indicator": key,
                "dimension": definitions()[key].dimension.code,
                "points": points,
                "strategy": one.strategy,
                "fingerprint": one.fingerprint,
                "version": one.version,
            }


def decompose(strategy: ScoringStrategy, reference: CountryProfile, profile: CountryProfile) -> Decomposition:
    """Split the difference of two profiles' scores over the indicators that moved.

    `Composite` and `Points` split exactly (see `ptindex.composite.decomposition`); of any other strategy the contributions
    are subtracted.

    Raises `NotEnoughDataError` when one of the two cannot be scored.
    """
    before, after = score(reference, strategy), score(profile, strategy)
    moved = _moved(reference, profile)
    if isinstance(strategy, Explaining):
        found = strategy.differences(reference, profile)
    else:
        found = _contributions_subtracted(before, after, moved)
    # What is no part of an indicator that moved is part of the remainder: nothing is lost.
    parts = {key: part for key, part in found.items() if key in moved and isfinite(part)}
    remainder = after.value - before.value - fsum(parts.values())
    size = max(1.0, abs(before.value), abs(after.value), *map(abs, parts.values()))
    return Decomposition(
        reference=before,
        profile=after,
        parts=FrozenMap(parts),
        remainder=remainder if abs(remainder) > _ROUNDING * size else 0.0,
    )


def _contributions_subtracted(
    before: Score, after: Score, moved: Mapping[str, tuple[Indicator, Indicator]]
) -> dict[str, float]:
    old = {each.indicator: each.value for each in before.contributions}
    new = {each.indicator: each.value for each in after.contributions}
    return {key: new.get(key, 0.0) - old.get(key, 0.0) for key in moved if key in old or key in new}


def _moved(before: CountryProfile, after: CountryProfile) -> dict[str, tuple[Indicator, Indicator]]:
    pairs = zip(indicators(before), indicators(after), strict=True)
    return {old.key: (old, new) for old, new in pairs if old != new}


class ChangeKind(Coded):
    """What moved an indicator."""

    ANSWER = "answer", "Answer", "Ответ"
    FIGURE = "figure", "Figure", "Числовые данные"
    AVAILABILITY = "availability", "Availability of data", "Доступность данных"
    EDITION = "edition", "Edition of the questionnaire", "Редакция вопросника"


@frozen(kw_only=True)
class ChangeLine:
    """One indicator that moved, before and after, and the points that the move is worth.

    `notes` stand beside the questions that it rests on: of a rate, the count and what it is a share of.
    """

    indicator: str
    dimension: Dimension
    kind: ChangeKind
    before: Indicator
    after: Indicator
    points: float
    notes: tuple[NoteChange, ...] = ()

    @property
    def moved_score(self) -> bool:
        """Whether the move is worth any points; one that is not moved what is known, and with it the bounds."""
        return abs(self.points) > _ROUNDING


@frozen(kw_only=True)
class AnswerChange:
    """An answer that changed (in a `Change`: without an effect on the score), and the note beside it where there is one."""

    question: str
    before: Value
    after: Value
    notes: tuple[NoteChange, ...] = ()


@frozen(kw_only=True, repr=False)
class Change(Presented):
    """Why a country's score changed: the points of `lines` and the `remainder` sum to `difference`.

    An indicator that became known or ceased to be has a line even where that is worth no points, because it moves the bounds.
    `without_effect` has the answers that changed and are in no line, so that each that changed stands in one place; it is
    empty where a remainder is left, since nobody then knows which answers had no effect. `notes_only` has the notes that
    changed beside anything else.
    `new_edition` marks a change across two editions of the questionnaire. What the index published stands beside, in the two
    scores' `published`, and is never mixed in.
    """

    before: Score
    after: Score
    lines: tuple[ChangeLine, ...]
    remainder: float
    without_effect: tuple[AnswerChange, ...]
    new_edition: bool
    notes_only: tuple[NoteChange, ...] = ()

    def __repr__(self) -> str:
        return f"<Change {self.before.title} to {self.after.title}: {self.difference:+.2f}, {self.after.strategy}, unofficial>"

    @property
    def difference(self) -> float:
        """After less before, in points of the scale."""
        return self.after.value - self.before.value

    @property
    def by_dimension(self) -> Mapping[Dimension, float]:
        """The points of the lines, summed by dimension."""
        return FrozenMap(
            {
                dimension: fsum(line.points for line in self.lines if line.dimension is dimension)
                for dimension in Dimension
                if any(line.dimension is dimension for line in self.lines)
            }
        )

    @property
    def by_kind(self) -> Mapping[ChangeKind, float]:
        """The points of the lines, summed by kind: how much is due to answers, and how much to what is known."""
        return FrozenMap(
            {
                kind: fsum(line.points for line in self.lines if line.kind is kind)
                for kind in ChangeKind
                if any(line.kind is kind for line in self.lines)
            }
        )

    @property
    def bounds_overlap(self) -> bool:
        """Whether what is missing could turn the direction of the change."""
        return self.before.bounds.overlap(self.after.bounds)

    @property
    def published_difference(self) -> float | None:
        """The later published total less the earlier, on their own scale, taken here and not printed by the index.

        None unless both were published, and across two editions of the questionnaire, whose totals cannot be compared.
        """
        if self.new_edition or self.before.published is None or self.after.published is None:
            return None
        return self.after.published.value - self.before.published.value

    def records(self) -> Iterator[Mapping[str, str | float | int | None]]:
        """A row for each line, for a data frame."""
        after = self.after
        for line in self.lines:
            yield {
                **place_record(after.country, after.territory),
                "year_before": self.before.year,
                "year_after": after.year,
                "indicator": line.indicator,
                "dimension": line.dimension.code,
                "kind": line.kind.code,
                "level_before": line.before.level,
                "level_after": line.after.level,
                "points": line.points,
                "strategy": after.strategy,
                "fingerprint": after.fingerprint,
                "version": after.version,
            }

    def note_records(self) -> Iterator[Mapping[str, str | None]]:
        """A row for each note beside what changed, and for each that changed alone, of each side; for a data frame."""
        yield from note_records(dict.fromkeys((*_notes_of(self.lines, self.without_effect), *self.notes_only)))


def explain_change(
    before: CountryProfile, after: CountryProfile, strategy: ScoringStrategy = EQUAL_WEIGHTS, *, across_editions: bool = False
) -> Change:
    """Why the score of a country moved from one profile to another: two years, or a year and a what-if.

    Raises `ComparisonError` for two countries or territories (`decompose` splits those too), and across data years 2019 and
    2020, whose questionnaires differ, unless `across_editions` is True; `NotEnoughDataError` when one cannot be scored.
    """
    if (before.country.iso3, before.territory) != (after.country.iso3, after.territory):
        raise ComparisonError(
            f"{before.title} and {after.title} are not the same country; "
            "decompose(strategy, reference, profile) splits any two profiles"
        )
    if before.edition != after.edition and not across_editions:
        raise ComparisonError(
            f"{before.title} and {after.title} answer different editions of the questionnaire, which are not comparable; "
            "pass across_editions=True to see the difference all the same"
        )
    split = decompose(strategy, before, after)
    lines = tuple(line for line in _lines(split, before, after) if split.remainder or _says_something(line))
    # With a remainder nobody knows which answers had an effect.
    without_effect = () if split.remainder else tuple(_without_effect(before, after, lines))
    beside = set(_notes_of(lines, without_effect))
    return Change(
        before=split.reference,
        after=split.profile,
        lines=lines,
        remainder=split.remainder,
        without_effect=without_effect,
        new_edition=before.edition != after.edition,
        notes_only=tuple(note for note in changed_notes(before, after) if note not in beside),
    )


def _notes_of(lines: Iterable[ChangeLine], answers: Iterable[AnswerChange]) -> Iterator[NoteChange]:
    for line in lines:
        yield from line.notes
    for answer in answers:
        yield from answer.notes


def _lines(split: Decomposition, before: CountryProfile, after: CountryProfile) -> Iterator[ChangeLine]:
    moved = _moved(before, after)
    for key, points in sorted(split.parts.items(), key=lambda part: -abs(part[1])):
        old, new = moved[key]
        yield ChangeLine(
            indicator=key,
            dimension=new.dimension,
            kind=_kind(old, new),
            before=old,
            after=new,
            points=points,
            notes=notes_beside(definitions()[key].rests_on, before, after),
        )


def _says_something(line: ChangeLine) -> bool:
    """Whether a line moved the score, or the bounds by what is known."""
    return line.moved_score or line.kind is ChangeKind.EDITION or _standing(line.before) is not _standing(line.after)


def _standing(indicator: Indicator) -> bool | None:
    """None where the indicator is known; else whether that it is not widens the bounds."""
    return None if indicator.reason is None else indicator.reason.widens


def _kind(before: Indicator, after: Indicator) -> ChangeKind:
    if Gap.NOT_ASKED in (before.reason, after.reason):
        return ChangeKind.EDITION
    if before.level is None or after.level is None:
        return ChangeKind.AVAILABILITY
    return ChangeKind.ANSWER if definitions()[before.key].question.scale else ChangeKind.FIGURE


def _without_effect(before: CountryProfile, after: CountryProfile, lines: tuple[ChangeLine, ...]) -> Iterator[AnswerChange]:
    effective = {key for line in lines for key in definitions()[line.indicator].rests_on}
    yield from changed_answers(before, after, apart_from=effective)


def changed_answers(before: CountryProfile, after: CountryProfile, *, apart_from: Iterable[str] = ()) -> Iterator[AnswerChange]:
    """The answers that are not the same before and after, with their notes, but for some questions that are told elsewhere."""
    told = frozenset(apart_from)
    for (question, old), (_, new) in zip(before.answers(), after.answers(), strict=True):
        if old != new and question.key not in told:
            notes = notes_beside([question.key], before, after)
            yield AnswerChange(question=question.key, before=old, after=new, notes=notes)
