"""Sheets that somebody copied within the workbook: they are said once and left unread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...exceptions import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .sheets import Sheet

__all__ = ["without_copies"]

_MOST_REPEATED = 0.5  # a few rows that stand twice are said one by one, on the sheets of sections set apart


def without_copies(sheets: Sequence[Sheet]) -> tuple[list[Sheet], list[Problem]]:
    """The sheets that are read, and a problem for each that repeats one before it.

    Rows with keys may be set apart on several sheets; what has no keys, remarks and long texts, has one sheet.
    """
    used: list[Sheet] = []
    problems = []
    for sheet in sheets:
        first = next((each for each in used if each.role == sheet.role and _repeats(sheet, each)), None)
        if first is None:
            used.append(sheet)
        else:
            message = f"is a second sheet like {first.name!r}; remove one of the two, or its headings"
            problems.append(Problem(message=message, sheet=sheet.name))
    return used, problems


def _repeats(sheet: Sheet, first: Sheet) -> bool:
    if sheet.role.name in ("remarks", "kept"):
        return any(not cell.empty for row in sheet.rows for cell in row.values())
    keys = _keys(sheet)
    return bool(keys) and len(keys & _keys(first)) > _MOST_REPEATED * len(keys)


def _keys(sheet: Sheet) -> set[str]:
    return {str(row["key"].value).strip().casefold() for row in sheet.rows if not row["key"].empty}
