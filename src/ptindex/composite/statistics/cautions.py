"""What a reader of a result driven by data must be told: how few units stand behind it."""

from __future__ import annotations

from warnings import warn

from ...exceptions import SmallSampleWarning

__all__ = ["UNITS_AN_INDICATOR", "small_sample"]

UNITS_AN_INDICATOR = 3
"""The least number of units an indicator that a rule of thumb asks for (handbook, box 5: 3:1; others ask for 5 or 10)."""


def small_sample(units: int, indicators: int, method: str, *, depth: int = 3) -> tuple[str, ...]:
    """The cautions about the size of a sample: none from three units an indicator on, else one sentence.

    With no more units than indicators it also warns with a `SmallSampleWarning`: then the data alone determine nothing, and
    another year of the same countries may well give another result. `depth` is how far up the warning points: 3 is the caller
    of the function that calls this one.

    Source: OECD/JRC handbook (2008), section 4.1, box 5.

    >>> small_sample(23, 8, "principal components")
    ('principal components: 23 units for 8 indicators, fewer than 3 an indicator; read the result as a rough one',)
    >>> small_sample(24, 8, "principal components")
    ()
    """
    if units >= UNITS_AN_INDICATOR * indicators:
        return ()
    counted = f"{method}: {_units(units)} for {_indicators(indicators)}"
    if units > indicators:
        return (f"{counted}, fewer than {UNITS_AN_INDICATOR} an indicator; read the result as a rough one",)
    text = f"{counted}, no more units than indicators; the data alone do not determine the result"
    warn(SmallSampleWarning(text), stacklevel=depth)
    return (text,)


def _units(count: int) -> str:
    return "1 unit" if count == 1 else f"{count} units"


def _indicators(count: int) -> str:
    return "1 indicator" if count == 1 else f"{count} indicators"
