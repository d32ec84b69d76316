"""What stands where in the questionnaire workbook: the one description that is written by and read by.

Nothing is found by its position: a sheet by the wording of its columns in either language, a row by its key.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

from ...declaration import Text
from ..pages.matching import fold
from . import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


__all__ = [
    "IDENTITY",
    "LONGEST",
    "NOTE",
    "ROLES",
    "SCHEMA",
    "WIDEST",
    "Column",
    "Entry",
    "Kind",
    "Role",
    "column_names",
    "parts_of",
    "reference_in",
    "storable",
    "text_of",
]

Kind: TypeAlias = Literal["text", "number", "date", "fixed"]

SCHEMA = "ptindex/workbook/1"
"""What the workbook says it is."""

WIDEST = 60
"""How many columns of a sheet are read."""

LONGEST = 5_000
"""How many rows of a sheet are read."""


@frozen
class Column:
    """A column of a sheet: its name here, its heading, and what its cells hold."""

    name: str
    heading: Text
    kind: Kind = "text"


NOTE: tuple[Column, ...] = (
    Column("text", words.REMARK),
    Column("source.title", words.SOURCE_TITLE),
    Column("source.url", words.SOURCE_ADDRESS),
    Column("source.date", words.SOURCE_DATE, "date"),
    Column("as_of", words.AS_OF, "date"),
)
"""The columns of a note, named after its fields."""

_OTHERS = (
    Column("key", words.KEY),
    Column("answer", words.ANSWER),
    Column("value", words.VALUE),
    Column("remark_line", words.REMARK_LINE),
    Column("kept_number", words.KEPT_NUMBER),
    Column("kept_part", words.KEPT_PART),
)


@frozen(kw_only=True)
class Role:
    """What a sheet is for: the column by which it is known, those that it cannot do without, and all that it has."""

    name: Literal["questions", "identity", "remarks", "kept"]
    named_by: str
    needs: frozenset[str]
    columns: frozenset[str]


ROLES = (
    Role(
        name="questions",
        named_by="answer",
        needs=frozenset({"key", "answer"}),
        columns=frozenset({"key", "answer", *(column.name for column in NOTE)}),
    ),
    Role(name="identity", named_by="value", needs=frozenset({"key", "value"}), columns=frozenset({"key", "value"})),
    Role(name="remarks", named_by="remark_line", needs=frozenset({"remark_line"}), columns=frozenset({"remark_line"})),
    Role(
        name="kept", named_by="kept_number", needs=frozenset({"kept_number"}), columns=frozenset({"kept_number", "kept_part"})
    ),
)
"""The sheets that are read; a column that is not of its sheet's role is its reader's own."""


@cache
def column_names() -> dict[str, str]:
    """The name of a column by its heading in either language, folded."""
    return {fold(wording): column.name for column in (*NOTE, *_OTHERS) for wording in (column.heading.en, column.heading.ru)}


@frozen
class Entry:
    """A row of the sheet that says which country and year the answers are of; `key` is its place in a profile."""

    key: str
    label: Text
    hint: Text
    kind: Kind = "text"


def _source(key: str, label: Text, hint: Text) -> tuple[Entry, ...]:
    return (
        Entry(f"{key}.title", label, hint),
        Entry(f"{key}.url", words.SOURCE_ADDRESS, words.ADDRESS_HINT),
        Entry(f"{key}.date", words.SOURCE_DATE, words.DATE_HINT, "date"),
    )


IDENTITY: tuple[Entry, ...] = (
    Entry("schema", words.TEMPLATE, words.TEMPLATE_HINT, "fixed"),
    Entry("country.iso3", words.CODE, words.CODE_HINT),
    Entry("country.name", words.NAME, words.NAME_HINT),
    Entry("year", words.YEAR, words.YEAR_HINT, "number"),
    Entry("territory", words.TERRITORY, words.TERRITORY_HINT),
    *_source("source", words.WHOLE_SOURCE, words.WHOLE_SOURCE_HINT),
    Entry("published.value", words.PUBLISHED, words.PUBLISHED_HINT, "number"),
    Entry("published.mark", words.MARK, words.MARK_HINT),
    Entry("published.release", words.RELEASE, words.RELEASE_HINT, "number"),
    *_source("published.source", words.PUBLISHED_SOURCE, words.PUBLISHED_SOURCE_HINT),
    Entry("notes.published.text", words.PUBLISHED_REMARK, words.PUBLISHED_REMARK_HINT),
    *_source("notes.published.source", words.REMARK_SOURCE, words.REMARK_SOURCE_HINT),
    Entry("notes.published.as_of", words.AS_OF, words.DATE_HINT, "date"),
)


# Texts that a cell does not keep. They stand on a sheet of their own as JSON strings, and a reference in their place.

_REFERENCE = re.compile(r"\[\[(?:text|текст)\s+([0-9]{1,6})\]\]", re.IGNORECASE)
_LONGEST = 30_000  # a cell holds 32,767 units of UTF-16
_PART = 5_000  # characters; as JSON at most six times as many
# What one program or another changes or takes for nothing: characters escaped by number, rare breaks, mere blanks.
_CHANGED = re.compile(r"_x[0-9A-Fa-f]{4}_|x005F_|[\u2028\u2029]|\A\s*\Z")
_BY_NUMBER = re.compile(r"_(?=x)|x(?=005F_)|[\u2028\u2029]")


def storable(text: str) -> bool:
    """Whether a cell of .xlsx keeps the text as it is, whichever program saves it."""
    return len(text.encode("utf-16-le")) <= 2 * _LONGEST and not _CHANGED.search(text) and reference_in(text) is None


def reference_in(text: str) -> int | None:
    """The number of the kept text that a cell refers to, or None for a text of its own.

    >>> reference_in("[[text 2]]"), reference_in("[[текст 2]]"), reference_in("see [[text 2]]")
    (2, 2, None)
    """
    found = _REFERENCE.fullmatch(text.strip())
    return int(found[1]) if found else None


def parts_of(text: str) -> Iterator[str]:
    """A text of any length and content in parts that a cell keeps; one part at least."""
    for start in range(0, max(len(text), 1), _PART):
        part = json.dumps(text[start : start + _PART], ensure_ascii=False)
        yield _BY_NUMBER.sub(lambda found: f"\\u{ord(found[0]):04x}", part)


def text_of(parts: Iterable[str]) -> str | None:
    """The text of its parts; None when one of them is no part any more."""
    texts = []
    for part in parts:
        try:
            text = json.loads(part)
        except (ValueError, RecursionError):
            return None
        if not isinstance(text, str):
            return None
        texts.append(text)
    return "".join(texts)
