"""How much of a questionnaire is answered: the first thing to know about any score."""

from __future__ import annotations

from collections import Counter
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING

from attrs import frozen

from .declaration import Aspect, Dimension, Unavailable
from .questionnaire import questions

if TYPE_CHECKING:
    from .profile import CountryProfile

__all__ = ["CONTEXT", "Availability", "Share", "availability"]

CONTEXT = "context"
"""The name under which the questions of no dimension are counted."""

_THIN = 0.65
"""A convention of ours: a dimension of which less is known is flagged wherever its value is shown."""


@frozen
class Share:
    """How many of the questions asked have a usable answer, in one dimension, aspect or all."""

    of: str
    usable: int
    asked: int

    @property
    def share(self) -> float:
        """Usable over asked, from 0 to 1; 1 where nothing was asked."""
        return self.usable / self.asked if self.asked else 1.0

    @property
    def thin(self) -> bool:
        """Whether less than 65 % is known."""
        return self.share < _THIN


@frozen(kw_only=True)
class Availability:
    """What is known of a profile: over all questions, by dimension (and `context`), and by aspect.

    A question counts as asked unless the data year is before its first or it does not apply.
    """

    usable: int
    asked: int
    by_dimension: tuple[Share, ...]
    by_aspect: tuple[Share, ...]

    @property
    def share(self) -> float:
        """Usable over asked, from 0 to 1; 1 where nothing was asked."""
        return self.usable / self.asked if self.asked else 1.0


_read_all = attrgetter(*(question.key for question in questions()))
_share = cache(Share)


@cache
def _asked(year: int) -> tuple[tuple[int, str, str], ...]:
    """Position, dimension and aspect of each question asked in a data year."""
    return tuple(
        (position, question.dimension.code if question.dimension else CONTEXT, question.aspect.code if question.aspect else "")
        for position, question in enumerate(questions())
        if question.since <= year
    )


def availability(profile: CountryProfile) -> Availability:
    """Count what a profile says of the questions of its year.

    >>> from ptindex import example_profile
    >>> found = availability(example_profile())
    >>> found.usable, found.asked
    (32, 41)
    """
    answers = _read_all(profile)
    asked: Counter[str] = Counter()
    usable: Counter[str] = Counter()
    for position, dimension, aspect in _asked(profile.year):
        answer = answers[position]
        if answer is Unavailable.NOT_APPLICABLE:
            continue
        asked[dimension] += 1
        asked[aspect] += 1
        if type(answer) is not Unavailable:
            usable[dimension] += 1
            usable[aspect] += 1
    dimensions = [*(dimension.code for dimension in Dimension), CONTEXT]
    return Availability(
        usable=sum(usable[code] for code in dimensions),
        asked=sum(asked[code] for code in dimensions),
        by_dimension=tuple([_share(code, usable[code], asked[code]) for code in dimensions]),
        by_aspect=tuple([_share(aspect.code, usable[aspect.code], asked[aspect.code]) for aspect in Aspect]),
    )
