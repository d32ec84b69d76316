"""What a command reads: profiles in files of any kind, on standard input, or on the bundled page."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from attrs import frozen

from ..display import words
from ..examples import example_page
from ..exceptions import PageError, Problem, PTIndexError
from ..formats import files as files_format
from ..formats import page
from ..profile import CountryProfile
from .strategies import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..declaration import Language

__all__ = ["STREAM", "Input", "InputError", "bundled", "named", "read_inputs", "require_files"]

STREAM = words.STANDARD_STREAM.en
"""Stands for `-`, which the parser of the command line would take for an option."""


@frozen(kw_only=True)
class Input:
    """A profile in a file, what the file is, and the problems with reading it where that is a page."""

    name: str
    profile: CountryProfile
    problems: tuple[Problem, ...] = ()
    content: files_format.Content = "page"


def require_files(command: str, names: Sequence[str]) -> None:
    """Refuse a command without a file: only `score` shows the page that comes with the library.

    Raises `UsageError`.
    """
    if not names:
        raise UsageError(f"{command} needs files: country pages, JSON, CSV or workbooks")


def read_inputs(
    names: Sequence[str], *, strict: bool = False, iso3: str | None = None, if_unknown: bool = False
) -> list[Input]:
    """Every profile in files of any kind, in their order.

    `iso3` is the code of a page's country, `if_unknown` keeps it for a page that names no country that is known.

    Raises `InputError` with the file's name before everything that is wrong, and `OSError` for a file that cannot be read.
    """
    found = []
    for name in names:
        try:
            reading = _read_if_unknown(name, strict, iso3) if if_unknown else _read(name, strict, iso3)
        except PTIndexError as error:
            raise InputError(name, error) from error
        found += [
            Input(name=name, profile=profile, problems=reading.problems, content=reading.content)
            for profile in reading.profiles
        ]
    return found


def _read(name: str, strict: bool, iso3: str | None) -> files_format.FileReading:
    if name == STREAM:
        return files_format.loads(sys.stdin.buffer.read(), strict=strict, iso3=iso3)
    return files_format.read(name, strict=strict, iso3=iso3)


def _read_if_unknown(name: str, strict: bool, iso3: str | None) -> files_format.FileReading:
    try:
        return _read(name, strict, None)
    except PageError as error:
        if iso3 is None or all(problem.path != "$.country" for problem in error.problems):
            raise
        return _read(name, strict, iso3)


class InputError(PTIndexError):
    """An error with the name of the file that it is about."""

    def __init__(self, name: str, error: PTIndexError) -> None:
        self.name = name
        self.error = error
        super().__init__(f"{name}: {error}")


def bundled() -> Input:
    """The page that comes with the library, as what is read when no file is named."""
    reading = page.loads(example_page())
    return Input(name=words.BUNDLED_PAGE.en, profile=reading.profile, problems=reading.problems)


def named(name: str, language: Language) -> str:
    """The name of an input; what is no file has one in each language."""
    own = {text.en: text for text in (words.STANDARD_STREAM, words.BUNDLED_PAGE)}
    return own[name].wording(language) if name in own else name
