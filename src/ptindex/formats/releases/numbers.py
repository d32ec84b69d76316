"""Scores as stated and as computed again: every number that differs, and by how much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...release import ScoreDifference

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ...ranking import Scored
    from ...scores import Score

__all__ = ["differences_of", "same_number"]

_TOLERANCE = 1e-9
"""Relative to the number (from 1 on): another processor or version may sum in another order, and no more than that."""

_Place = tuple[str, str, int]


def differences_of(
    stated: Sequence[Score], unscored: Sequence[tuple[str, str, int, float, float]], found: Scored
) -> Iterator[ScoreDifference]:
    """Each number of each score that is not the same, the value of a score first."""
    old = {_place(each): _numbers(each) for each in stated} | {
        (iso3, territory, year): {"low": low, "high": high} for iso3, territory, year, low, high in unscored
    }
    new = {_place(each): _numbers(each) for each in found.scores} | {
        (each.country.iso3, each.territory, each.year): {"low": each.bounds.low, "high": each.bounds.high}
        for each in found.unscored
    }
    for place in dict.fromkeys((*new, *old)):
        yield from _of_one(", ".join(str(part) for part in place if part), old.get(place, {}), new.get(place, {}))


def _place(score: Score) -> _Place:
    return score.country.iso3, score.territory, score.year


def _numbers(score: Score) -> dict[str, float | None]:
    found: dict[str, float | None] = {
        "value": score.value,
        "low": score.bounds.low,
        "high": score.bounds.high,
        "baseline": score.baseline,
    }
    for each in score.dimensions:
        name = each.dimension.code
        found |= {
            name: each.value,
            f"{name} low": each.bounds.low,
            f"{name} high": each.bounds.high,
            f"{name} weight": each.weight,
        }
    for part in score.contributions:
        name = part.indicator
        found |= {f"{name} points": part.value, f"{name} level": part.level, f"{name} weight": part.weight}
    return found


def _of_one(place: str, old: Mapping[str, float | None], new: Mapping[str, float | None]) -> Iterator[ScoreDifference]:
    for of in dict.fromkeys((*new, *old)):
        stated, computed = old.get(of), new.get(of)
        if not same_number(stated, computed) or (of in old) != (of in new):
            yield ScoreDifference(place=place, of=of, stated=stated, computed=computed)


def same_number(stated: float | None, computed: float | None) -> bool:
    """Whether two numbers are one but for the last digits of a sum."""
    if stated is None or computed is None:
        return stated is computed
    return abs(computed - stated) <= _TOLERANCE * max(1.0, abs(computed))
