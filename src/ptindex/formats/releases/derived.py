"""The files of a release that are made of its profiles and its method: by their bytes, or by what their tables say.

The version that wrote a release makes the same bytes again. Another version may word and lay out a table otherwise, but what
a person reads in it must still be what the release holds.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

import attrs

from ...exceptions import ProfileError
from ...release import FindingKind, ReleaseFinding
from ...version import __version__
from .. import csv as csv_format
from ..tables.sheet import read_sheet
from . import words
from .files import CITED, DATA, DERIVED, SCORE_COLUMNS, citation, files_of
from .manifest import MANIFEST, checksum
from .numbers import same_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ...panel import Panel
    from ...ranking import Scored
    from ...release import Manifest, Method

__all__ = ["derived_findings"]

_NAMED = ("iso3", "territory", "year", "of")
_NEEDED = frozenset({*_NAMED, "value", "low", "high"})
_WORDED = frozenset({"reason"})


def derived_findings(
    files: Mapping[str, bytes], manifest: Manifest, panel: Panel, strategy: Method, found: Scored, known: set[str]
) -> Iterator[ReleaseFinding]:
    """What should follow from the profiles and the method and does not; what is `known` to be wrong is not repeated."""
    _, made = files_of(attrs.evolve(manifest, files=()), panel, strategy, found)
    made[CITED] = citation(manifest, checksum(files[MANIFEST]))
    other = manifest.version != __version__
    for name in sorted(({*_TABLES} if other else {*DATA, *DERIVED, CITED}) & files.keys() - known):
        if files[name] == made[name]:
            continue
        try:
            follows = other and _TABLES[name](files[name], made[name], manifest.version)
        except ProfileError as error:
            for problem in error.problems:
                yield ReleaseFinding(kind=FindingKind.UNREADABLE, place=name, text=words.UNREADABLE, problem=problem)
        else:
            if not follows:
                yield ReleaseFinding(kind=FindingKind.DERIVED, place=name, text=words.DOES_NOT_FOLLOW)


def _same_answers(stated: bytes, made: bytes, _: str) -> bool:
    # What is made is read too: a note that says nothing is in no table.
    return csv_format.loads(stated) == csv_format.loads(made)


def _same_scores(stated: bytes, made: bytes, version: str) -> bool:
    """Whether two tables have the same rows in the columns that are stated; one that is unknown here could say anything."""
    sheet, expected = read_sheet(stated), read_sheet(made)
    columns = set(sheet.columns)
    if len(columns) < len(sheet.columns) or not _NEEDED <= columns <= set(SCORE_COLUMNS):
        return False
    # Row by row, up to the first that differs: a table of a stranger's may have any number of them.
    pairs = zip_longest(sheet.rows, expected.rows)
    same = all(one and other and _same_row(one.cells, {**other.cells, "version": version}) for one, other in pairs)
    if sheet.problems:
        raise ProfileError(sheet.problems)
    return same


def _same_row(stated: Mapping[str, str], made: Mapping[str, str]) -> bool:
    return all(_same(cell, made[name]) for name, cell in stated.items() if name not in _WORDED)


def _same(stated: str, made: str) -> bool:
    try:
        return stated == made or same_number(float(stated), float(made))
    except ValueError:
        return False


_TABLES = {"profiles.csv": _same_answers, "scores.csv": _same_scores}
