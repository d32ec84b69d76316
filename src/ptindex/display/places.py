"""Places in a questionnaire workbook by the names that a person sees there: the question, and the heading of the column."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ..declaration import questions_of
from ..formats.workbooks import words
from ..formats.workbooks.layout import IDENTITY, NOTE
from ..questionnaire import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..declaration import Language, Text

__all__ = ["name_in_workbook"]

_NOTE = re.compile(r"\$\.notes\['([a-z_.]+)'\]\.([a-z_.]+)")
_HEADINGS = {column.name: column.heading for column in NOTE}


def name_in_workbook(path: str, language: Language) -> str | None:
    """What a place in a profile is called in the workbook; None for what has no name there.

    >>> name_in_workbook("$.notes['prevention.video'].source.date", "en")
    '“Video surveillance”, column “Date of the source”'
    >>> name_in_workbook("$.country.iso3", "ru")
    '«Код страны»'
    """
    found = _NOTE.fullmatch(path)
    key, column = (found[1], found[2]) if found else (path.removeprefix("$."), "answer")
    entry = _entries().get(f"notes.{key}.{column}" if found else key)
    if entry is not None:
        return words.NAMED_ENTRY.wording(language).format(entry.wording(language))
    label, heading = _labels().get(key), words.ANSWER if column == "answer" else _HEADINGS.get(column)
    if label is None or heading is None:
        return None
    row = label.wording(language) if "." in key else label.wording(language).upper()  # as the workbook has the headings
    return words.NAMED_CELL.wording(language).format(row, heading.wording(language))


@cache
def _entries() -> Mapping[str, Text]:
    return {entry.key: entry.label for entry in IDENTITY}


@cache
def _labels() -> Mapping[str, Text]:
    asked = {question.key: question.label for section in SECTIONS for question in questions_of(section)}
    return {questions_of(section)[0].section: section.heading for section in SECTIONS} | asked
