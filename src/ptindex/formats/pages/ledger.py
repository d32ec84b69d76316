"""What becomes of each line of a page, and what is to be said about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import Factory, define

from ...exceptions import Problem, shown
from .matching import turns_round

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["KEPT", "SEVERITY", "Fate", "Kind", "Ledger"]

Fate: TypeAlias = Literal[
    "blank", "country", "title", "heading", "answer", "continuation", "reunited", "repeated", "conflict", "label", "remark"
]
Kind: TypeAlias = Literal["repeated", "approximate", "reunited", "unrecognised", "conflict"]
SEVERITY: tuple[Kind, ...] = ("repeated", "approximate", "reunited", "unrecognised", "conflict")

KEPT: frozenset[Fate] = frozenset({"remark", "conflict", "label"})
"""The fates of lines that the profile keeps as remarks."""

_MOST_SUGGESTIONS = 100  # each takes a comparison with every wording; a page with more problems is no page


@define
class Ledger:
    """The fates of the lines, with the keys of the questions that each speaks of, and the problems. Lines count from 0."""

    fates: list[tuple[Fate, tuple[str, ...]]]
    problems: list[Problem] = Factory(list)
    suggestions: int = 0

    def mark(self, start: int, size: int, fate: Fate, keys: tuple[str, ...] = ()) -> None:
        """Notes what became of a row."""
        self.fates[start] = (fate, keys)
        for index in range(start + 1, start + size):
            self.fates[index] = (fate if fate in KEPT else "continuation", keys)

    def add(
        self,
        kind: Kind,
        start: int,
        message: str,
        given: str,
        path: str = "$",
        allowed: tuple[str, ...] = (),
        suggestion: str | None = None,
    ) -> None:
        """Notes a problem."""
        self.problems.append(
            Problem(
                message=message,
                path=path,
                given=shown(given),
                allowed=allowed,
                suggestion=suggestion,
                kind=kind,
                line=start + 1,
            )
        )

    def suggestion(self, nearest_to: Callable[[str], str | None], given: str) -> str | None:
        """A suggestion, as long as there are not too many, and never one that says the opposite or another amount."""
        if self.suggestions >= _MOST_SUGGESTIONS:
            return None
        self.suggestions += 1
        found = nearest_to(given)
        return None if found is None or turns_round(given, found) else found
