"""The languages in which everything is said, and the one check of a language that a caller names."""

from __future__ import annotations

from typing import Literal, TypeAlias

from .exceptions import ArgumentError, Problem, nearest, shown

__all__ = ["LANGUAGES", "Language", "check_language"]

Language: TypeAlias = Literal["en", "ru"]
LANGUAGES: tuple[Language, ...] = ("en", "ru")


def check_language(language: object, name: str = "language") -> None:
    """Refuse what is no language of the library; `name` is the argument's.

    `Text.wording` refuses it too. A function calls this where it would otherwise do half of its work first, or word nothing.

    Raises `ArgumentError`.

    >>> check_language("de")
    Traceback (most recent call last):
    ptindex.exceptions.ArgumentError: $.language: is no language that texts are in; given: 'de'; allowed: en, ru
    """
    if language not in LANGUAGES:
        meant = nearest(language.casefold(), LANGUAGES) if isinstance(language, str) else None
        message = "is no language that texts are in"
        raise ArgumentError(
            [Problem(path=f"$.{name}", message=message, given=shown(language), allowed=LANGUAGES, suggestion=meant)]
        )
