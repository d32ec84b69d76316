"""How much of a questionnaire is answered: the first thing to know about any score."""

from __future__ import annotations

from collections import Counter
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING

from attrs import frozen

from .declaration import Aspect, Dimension, Unavailable
from .presentation import Presented
from .questionnaire import questions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .declaration import Question
    from .profile import CountryProfile

__all__ = ["CONTEXT", "Availability", "Share", "availability", "share_of"]

CONTEXT = "context"
"""The name under which the questions of no dimension are counted."""

_THIN = 0.65
"""A convention of ours: a dimension of which less is known is flagged wherever its value is shown."""


def share_of(usable: int, asked: int) -> float:
    """Usable over asked, from 0 to 1; 1 where nothing was asked."""
    return usable / asked if asked else 1.0


@frozen
class Share:
    """How many of the questions asked have a usable answer, in one dimension, aspect or all."""

    of: str
    usable: int
    asked: int

    @property
    def share(self) -> float:
        """Usable over asked, from 0 to 1; 1 where nothing was asked."""
        return share_of(self.usable, self.asked)

    @property
    def thin(self) -> bool:
        """Whether less than 65 % is known."""
        return self.share < _THIN


@frozen(kw_only=True)
class Availability(Presented):
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
        return share_of(self.usable, self.asked)

    def records(self) -> Iterator[Mapping[str, str | float | int]]:
        """A row for all questions, for each dimension (and `context`), and for each aspect, for a data frame."""
        everything = (("all", (Share("all", self.usable, self.asked),)),)
        for by, shares in (*everything, ("dimension", self.by_dimension), ("aspect", self.by_aspect)):
            for each in shares:
                yield {"by": by, "of": each.of, "usable": each.usable, "asked": each.asked, "share": each.share}


_read_all = attrgetter(*(question.key for question in questions()))
_share = cache(Share)

_DIMENSIONS = (*(dimension.code for dimension in Dimension), CONTEXT)
_ASPECTS = tuple(aspect.code for aspect in Aspect)


def _kinds(question: Question) -> tuple[str, str]:
    """The dimension and the aspect under which a question is counted."""
    return (question.dimension.code if question.dimension else CONTEXT, question.aspect.code if question.aspect else "")


@cache
def _asked(year: int) -> tuple[tuple[tuple[str, ...], ...], dict[str, int]]:
    """The kinds of each question, none where it was not asked in a data year; and how many were asked of each kind."""
    kinds_of = tuple(_kinds(question) if question.since <= year else () for question in questions())
    counted = Counter(kind for kinds in kinds_of for kind in kinds)
    return kinds_of, {kind: counted[kind] for question in questions() for kind in _kinds(question)}


def availability(profile: CountryProfile) -> Availability:
    """Count what a profile says of the questions of its year.

    >>> from ptindex import example_profile
    >>> found = availability(example_profile())
    >>> found.usable, found.asked
    (32, 41)
    """
    answers = _read_all(profile)
    kinds_of, everything = _asked(profile.year)
    asked, unknown = dict(everything), dict.fromkeys(everything, 0)
    for position in [at for at, answer in enumerate(answers) if type(answer) is Unavailable]:
        count, step = (asked, -1) if answers[position] is Unavailable.NOT_APPLICABLE else (unknown, 1)
        for kind in kinds_of[position]:
            count[kind] += step
    share = {kind: _share(kind, asked[kind] - unknown[kind], asked[kind]) for kind in asked}
    by_dimension = tuple([share[code] for code in _DIMENSIONS])
    return Availability(
        usable=sum([each.usable for each in by_dimension]),
        asked=sum([each.asked for each in by_dimension]),
        by_dimension=by_dimension,
        by_aspect=tuple([share[code] for code in _ASPECTS]),
    )
