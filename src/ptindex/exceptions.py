"""What can go wrong, as data first and as a sentence second."""

from __future__ import annotations

import reprlib
from contextlib import contextmanager
from math import log10
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .availability import Availability
    from .scores import Bounds

__all__ = [
    "ArgumentError",
    "ComparisonError",
    "MissingExtraError",
    "NotEnoughDataError",
    "PTIndexError",
    "PageError",
    "Problem",
    "ProblemsError",
    "ProfileError",
    "ReleaseError",
    "SmallSampleWarning",
    "StrategyError",
    "check_kind",
    "nearest",
    "needs",
    "shown",
]

_SHOWN_LENGTH = 120
_SHOWN_DIGITS = 30

_repr = reprlib.Repr()
_repr.maxstring = _repr.maxother = _SHOWN_LENGTH


def shown(value: object) -> str:
    """The value as an error shows it: its `repr`, shortened, whatever the value is.

    >>> shown("some")
    "'some'"
    >>> shown(10**400)
    'a number of about 401 digits'
    """
    if isinstance(value, int) and abs(value) >= 10**_SHOWN_DIGITS:
        # Python refuses to write out an integer of some thousand digits.
        return f"a number of about {int(value.bit_length() * log10(2)) + 1} digits"
    return _repr.repr(value)


def nearest(word: str, options: Iterable[str]) -> str | None:
    """The option most like a mistyped word, or None when nothing is near.

    >>> nearest("preventoin", ["prevention", "ratification"])
    'prevention'
    """
    from difflib import get_close_matches

    close = get_close_matches(word[:_SHOWN_LENGTH], list(options), n=1)
    return close[0] if close else None


@frozen(kw_only=True)
class Problem:
    """One thing that is wrong with an input: the place, the value, what is allowed, a suggestion.

    `path` is the place in the profile (`$.prevention.video`); `line` counts the lines of a page,
    and `sheet`, `row` and `column` the cells of a spreadsheet, all from 1 and None where there is none.
    `kind` is `invalid`, or for a page one of the kinds of `ptindex.formats.page`.
    """

    message: str
    path: str = "$"
    given: str = ""
    allowed: tuple[str, ...] = ()
    suggestion: str | None = None
    kind: str = "invalid"
    line: int | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None

    @property
    def place(self) -> str:
        """Where to look, in words."""
        named = [
            f"sheet {self.sheet}" if self.sheet is not None else "",
            f"row {self.row}" if self.row is not None else "",
            f"column {self.column}" if self.column is not None else "",
            f"line {self.line}" if self.line is not None else "",
            self.path,
        ]
        return ", ".join(part for part in named if part)

    def __str__(self) -> str:
        parts = [f"{self.place}: {self.message}"]
        if self.given:
            parts.append(f"given: {self.given}")
        if self.allowed:
            parts.append("allowed: " + ", ".join(self.allowed))
        if self.suggestion is not None:
            parts.append(f"did you mean {self.suggestion!r}?")
        return "; ".join(parts)


class PTIndexError(Exception):
    """The root of every error that this library raises on purpose."""


class ProblemsError(PTIndexError, ValueError):
    """An input or a definition is refused; `problems` has all that is wrong with it, not only the first thing."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        if len(self.problems) == 1:
            return str(self.problems[0])
        lines = [f"{len(self.problems)} problems"]
        lines += [f"  {number}. {problem}" for number, problem in enumerate(self.problems, 1)]
        return "\n".join(lines)


class ProfileError(ProblemsError):
    """An input is no valid profile or no valid document."""


class PageError(ProfileError):
    """A page has no country or no year, or was read strictly and has problems."""


class ReleaseError(ProblemsError):
    """A file is no release, is damaged, or must not be opened."""


class StrategyError(ProblemsError):
    """A scoring strategy is wrongly put together or breaks its contract."""


class ArgumentError(ProblemsError, TypeError):
    """A function was called with something that it does not take; the place of a problem is the name of the argument."""


def check_kind(name: str, given: object, kind: type | tuple[type, ...], message: str) -> None:
    """Refuse an argument of another kind; the message says what is wanted and what makes it.

    Raises `ArgumentError`.

    >>> check_kind("score", 63.4, str, "is no Score: give what score(profile) makes")
    Traceback (most recent call last):
    ptindex.exceptions.ArgumentError: $.score: is no Score: give what score(profile) makes; given: 63.4
    """
    if not isinstance(given, kind):
        raise ArgumentError([Problem(path=f"$.{name}", message=message, given=shown(given))])


class ComparisonError(PTIndexError, ValueError):
    """Profiles were put side by side that must not be compared without saying so."""


class NotEnoughDataError(PTIndexError):
    """Too little is known for a score; `bounds` and `availability` tell what can be said all the same."""

    def __init__(self, message: str, bounds: Bounds, availability: Availability) -> None:
        self.message = message
        self.bounds = bounds
        self.availability = availability
        super().__init__(message, bounds, availability)

    def __str__(self) -> str:
        return self.message


class MissingExtraError(PTIndexError, ImportError):
    """An optional part was asked for whose packages are not installed."""

    def __init__(self, extra: str) -> None:
        self.extra = extra
        super().__init__(extra)

    def __str__(self) -> str:
        return f"this needs packages that are not installed: pip install 'ptindex[{self.extra}]'"


@contextmanager
def needs(extra: str) -> Iterator[None]:
    """What is imported in the block comes with an extra: `MissingExtraError` where it is not there.

    A module of our own that cannot be imported is a fault of ours, and no package that a user forgot.
    """
    try:
        yield
    except ImportError as error:
        if isinstance(error, MissingExtraError) or (error.name or "").partition(".")[0] == __package__:
            raise
        raise MissingExtraError(extra) from error


class SmallSampleWarning(UserWarning):
    """A result was read off the data of no more units than it has indicators: it says more about chance than about them."""
