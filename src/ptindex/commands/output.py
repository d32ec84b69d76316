"""What a command writes: tables for people, documents for programs, and apart from both what a person should know."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from ..display import words
from ..display.console import print_tables, write_exactly
from ..display.refusals import problem_place
from ..display.sentences import sentence
from ..display.tables import harmless
from ..formats.tables.sheet import for_excel
from .inputs import named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..declaration import Language
    from ..display import Table
    from .inputs import Input

__all__ = ["show", "warn", "write", "write_csv", "write_document", "write_line"]


def show(tables: Sequence[Table]) -> None:
    """Tables on standard output, as wide as a terminal is, and with an empty line after them elsewhere."""
    print_tables(tables, sys.stdout)
    if not sys.stdout.isatty():
        sys.stdout.write("\n")


def write(text: str) -> None:
    """A text on standard output, to the byte."""
    write_exactly(sys.stdout)
    sys.stdout.write(text)


def write_csv(text: str) -> None:
    """CSV on standard output: into a file with the mark by which Excel knows UTF-8, on a terminal without it."""
    write(text if sys.stdout.isatty() else for_excel(text))


def write_line(document: str) -> None:
    """A line on standard output."""
    write(f"{document}\n")


def write_document(document: Mapping[str, object]) -> None:
    """A document of JSON in a line on standard output."""
    write_line(json.dumps(document, ensure_ascii=False, allow_nan=False))


def warn(given: Input, language: Language) -> None:
    """What a person should know of the reading of a page, apart from the output."""
    for problem in given.problems:
        place = problem_place(problem, language).replace("\n", ", ")
        kind = words.KINDS[problem.kind].wording(language)
        message = sentence(problem.message, language)
        said = harmless(f"{named(given.name, language)}: {place}: {kind}: {message}: {problem.given}")
        sys.stderr.write(f"ptindex: {said}\n")
