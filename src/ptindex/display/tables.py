"""What every display is made of: tables as plain values, from which text and HTML come out alike."""

from __future__ import annotations

import re
from functools import singledispatch
from importlib import import_module
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..declaration import Language

__all__ = ["Align", "Row", "Table", "harmless", "tables_of"]

Align: TypeAlias = Literal["left", "right"]

# Marks, embeddings, overrides and isolates of the direction of writing, which turn the text around them.
_DIRECTION = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# What Unicode lets be shown as nothing (Default_Ignorable_Code_Point), so that two names that differ look the same; but not
# what has a part in the spelling of a word: joiners and the selectors of variants.
_PRINTED_UNSEEN = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"
_UNSEEN = (
    f"{_PRINTED_UNSEEN}\u00ad\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff0-\ufff8"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff"
)
_BREAKS = re.compile(r"\r\n?|[\t\u2028\u2029\x0b\x0c\x85]")
# Control characters but the line feed, lone surrogates, and the above.
_ACTING = re.compile(rf"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff{_DIRECTION}{_UNSEEN}]")
_PRINTABLE_AND_ACTING = re.compile(f"[{_PRINTED_UNSEEN}]")
"""Letters and marks to Python, so that `isprintable` lets them pass."""

_SHOWN_WHEN_THERE = {"ptindex.composite.": "analyses", "ptindex.calibration.": "calibration"}
"""Which module knows the tables of the results of a package."""


def harmless(text: str) -> str:
    r"""The text with each character that would act on a terminal or on the text around it written out as its number.

    A line feed stays: in a cell it sets details below what they belong to.

    >>> harmless("Atlantis\x1b[2J")
    'Atlantis[U+001B][2J'
    """
    if text.isprintable() and not _PRINTABLE_AND_ACTING.search(text):
        return text
    return _ACTING.sub(_number, _BREAKS.sub(" ", text))


def _number(found: re.Match[str]) -> str:
    return f"[U+{ord(found.group()):04X}]"


def _harmless_texts(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(harmless(text) for text in texts)


@frozen
class Row:
    """A row of a table: what follows the first line of a cell are details. A `heading` begins a group of rows."""

    cells: tuple[str, ...] = field(converter=_harmless_texts)
    heading: bool = False


@frozen(kw_only=True)
class Table:
    """A table to be shown: each row has as many cells as there are `columns`, `align` says on which side they stand.

    Texts in it are plain text, made harmless; a renderer escapes them as its format asks. `notes` stand below.
    """

    title: str = field(converter=harmless)
    columns: tuple[str, ...] = field(default=(), converter=_harmless_texts)
    rows: tuple[Row, ...] = ()
    notes: tuple[str, ...] = field(default=(), converter=_harmless_texts)
    align: tuple[Align, ...] = ()

    def __attrs_post_init__(self) -> None:
        sizes = {len(self.align), *(len(row.cells) for row in self.rows)}
        if sizes != {len(self.columns)}:
            raise ValueError(f"{self.title}: {len(self.columns)} columns, but other rows or alignments")


@singledispatch
def tables_of(value: object, language: Language) -> tuple[Table, ...]:
    """The tables of a result, in one language.

    Raises `TypeError` for a value that has no display.
    """
    for package, display in _SHOWN_WHEN_THERE.items():
        if any(each.__module__.startswith(package) for each in type(value).__mro__):
            # Imported when there is such a value: only then is numpy sure to be there, and worth its time.
            import_module(f".results.{display}", __package__)
    shown = tables_of.dispatch(type(value))
    if shown is not tables_of.registry[object]:
        return shown(value, language)
    raise TypeError(f"a {type(value).__name__} has no display")
