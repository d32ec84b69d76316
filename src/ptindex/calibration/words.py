"""A calibration in sentences and numbers, with what it is conditional on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .fitting import Calibration

__all__ = ["given", "in_short", "sentences"]


def _several(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def given(calibration: Calibration) -> str:
    """What was learnt from, in a few words."""
    totals = _several(len(calibration.observations), "total")
    return f"{totals} and {_several(len(calibration.changes), 'change')}" if calibration.changes else totals


def in_short(calibration: Calibration) -> str:
    """What was learnt, in a few words."""
    if not calibration.consistent:
        return "no table fits"
    counts = calibration.counts
    return (
        f"{counts.identified} of {_several(counts.sought, 'point')} identified, {counts.bounded} bounded, "
        f"{counts.unbounded} unbounded"
    )


def sentences(calibration: Calibration) -> Iterator[str]:
    """What was learnt, line by line."""
    yield f"Calibration on {given(calibration)}, edition {calibration.edition} of the questionnaire: {in_short(calibration)}."
    yield from _fitting(calibration) if calibration.consistent else _clashing(calibration)
    yield "Supposed, and not known:"
    yield from (f"- {each}" for each in calibration.hypothesis.statement())
    yield "Unofficial: the index's own table of points is not public, and none of these is it."


def _fitting(calibration: Calibration) -> Iterator[str]:
    counts = calibration.counts
    if not counts.identified:
        yield "Nothing is identified."
    yield f"The totals say more than the hypothesis alone of {counts.narrowed} of {_several(counts.sought, 'point')}."
    for observation, (title, possible) in zip(calibration.observations, calibration.totals.items(), strict=True):
        if len(observation.totals) > 1:
            printed = ", ".join(f"{each:g}" for each in observation.totals)
            yield f"{title}: of the printed totals {printed} possible: {', '.join(f'{each:g}' for each in possible)}."


def _clashing(calibration: Calibration) -> Iterator[str]:
    yield "These statements cannot hold together, though they can without any one of them:"
    yield from (f"- {each}" for each in calibration.clash)
    yield f"For a table to fit, the totals would have to be off by {calibration.misfit:.2f} points, beyond rounding."
