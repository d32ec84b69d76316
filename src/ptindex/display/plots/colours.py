"""The colours of plots, which people of every colour vision can tell apart, and the dashes that go with them.

Source of the colours: M. Okabe, K. Ito, *Color Universal Design: How to make figures and presentations that are friendly to
colorblind people* (2008), https://jfly.uni-koeln.de/color/. Their yellow is left out: a line of it is lost on white paper.
No plot says anything by colour alone: signs, shapes, dashes, places or words say the same.
"""

from __future__ import annotations

__all__ = ["FAINT", "FALL", "PUBLISHED", "QUIET", "RISE", "SERIES", "Look", "looks"]

from attrs import frozen

RISE = "#0072B2"
"""Blue: what adds, and every value of our own."""

FALL = "#D55E00"
"""Vermilion: what takes away."""

PUBLISHED = "#D55E00"
"""Vermilion: what the index published, always in a panel of its own."""

QUIET = "#595959"
"""Dark grey: totals, bounds and lines that lead the eye; 7:1 on white."""

FAINT = "#CFCFCF"
"""Light grey: the range of others, behind what is shown."""

SERIES = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#000000", "#E69F00", "#56B4E9")
"""Blue, vermilion, bluish green, reddish purple, black, orange, sky blue: for lines that stand in one plot."""

_DASHES = ([1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [12, 3])
_SHAPES = ("circle", "square", "triangle-up", "diamond", "cross")


@frozen
class Look:
    """How one line of several looks: its colour, its dashes, and the shape of its points."""

    colour: str
    dash: tuple[int, ...]
    shape: str


def looks(count: int) -> tuple[Look, ...]:
    """As many looks as there are lines. Neighbours differ in colour, and up to 35 lines no two are alike.

    >>> looks(2)[1].colour, len(set(looks(35)))
    ('#D55E00', 35)
    """
    rounds = [at // len(SERIES) for at in range(count)]
    return tuple(
        Look(SERIES[at % len(SERIES)], tuple(_DASHES[turn % len(_DASHES)]), _SHAPES[turn % len(_SHAPES)])
        for at, turn in enumerate(rounds)
    )
