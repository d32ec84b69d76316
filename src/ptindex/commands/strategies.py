"""Which strategy the command line is asked for: a released one, a document, or code of the user's own, which may fail."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from ..exceptions import PTIndexError, nearest
from ..formats import json as json_format
from ..strategies.points import Points
from ..strategies.weighted import Composite
from ..strategy import CAUTIOUS, EQUAL_INDICATORS, EQUAL_WEIGHTS, Explaining, ScoringStrategy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..profile import CountryProfile
    from ..scores import Score

__all__ = ["UsageError", "strategy_named"]


class UsageError(Exception):
    """An option or a number of arguments that makes no sense."""


_STRATEGIES: dict[str, ScoringStrategy] = {"equal": EQUAL_WEIGHTS, "cautious": CAUTIOUS, "equal-indicators": EQUAL_INDICATORS}


def strategy_named(name: str) -> ScoringStrategy:
    """The strategy of a name, of a JSON file, or of `module:attribute`, the only case in which a module is imported."""
    if name in _STRATEGIES:
        return _STRATEGIES[name]
    if name.endswith(".json"):
        given = json_format.loads(Path(name).read_bytes())
    elif ":" in name:
        given = _imported(name)
    else:
        meant = nearest(name, _STRATEGIES)
        hint = f"; did you mean {meant}?" if meant else f": give {', '.join(_STRATEGIES)}, a JSON file, or module:attribute"
        raise UsageError(f"--strategy {name} is not known{hint}")
    return _guarded(given, name)


def _imported(name: str) -> object:
    module, _, attribute = name.partition(":")
    here = str(Path.cwd())
    if here not in sys.path:
        sys.path.append(here)  # last, so that nothing installed is shadowed
    try:
        return getattr(import_module(module), attribute)
    except (Exception, SystemExit) as error:  # a module of somebody else's may fail in any way
        raise UsageError(f"--strategy {name} cannot be imported: {_in_one_line(error)}") from error


def _in_one_line(error: BaseException) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())


def _guarded(given: object, name: str) -> ScoringStrategy:
    """A strategy of somebody else's whose failures are said in one line; ours fail in no way of their own."""
    try:
        if isinstance(given, Composite | Points):
            return given
        if not isinstance(given, type) and isinstance(given, ScoringStrategy):
            return _GuardedExplaining(given, given, name) if isinstance(given, Explaining) else _Guarded(given, name)
    except Exception as error:
        raise UsageError(f"--strategy {name} is no strategy: {_in_one_line(error)}") from error
    raise UsageError(f"--strategy {name} is no strategy: it needs a name and a method score(profile)")


class _StrategyFailsError(PTIndexError):
    """A strategy that somebody else wrote raised an error of its own."""


class _Guarded:
    """A strategy of somebody else's: an error in it is ours to report, with the name by which it was asked for."""

    def __init__(self, strategy: ScoringStrategy, given: str) -> None:
        self.name = strategy.name
        self._strategy = strategy
        self._given = given

    def __repr__(self) -> str:
        return repr(self.name)  # what an error shows of it: nobody knows our wrapper

    def score(self, profile: CountryProfile, /) -> Score:
        with self._failing_on(profile):
            return self._strategy.score(profile)

    @contextmanager
    def _failing_on(self, profile: CountryProfile) -> Iterator[None]:
        try:
            yield
        except PTIndexError:
            raise
        except Exception as error:
            said = f"--strategy {self._given} fails on {profile.title}: {_in_one_line(error)}"
            raise _StrategyFailsError(said) from error


class _GuardedExplaining(_Guarded):
    """The same for one that explains differences."""

    def __init__(self, strategy: ScoringStrategy, explaining: Explaining, given: str) -> None:
        super().__init__(strategy, given)
        self._explaining = explaining

    def differences(self, reference: CountryProfile, profile: CountryProfile) -> Mapping[str, float]:
        with self._failing_on(profile):
            return self._explaining.differences(reference, profile)
