"""Number formats of cells: whether what a person sees there is the number that the cell holds.

A cell that shows 36% holds 0.36, and one that shows 15 ₽ holds 15: whoever fills it in answers with what is shown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import define

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["PERCENT", "shown_otherwise"]

PERCENT = "%"

_PART = re.compile(
    r'"(?P<quoted>[^"]*)"?'
    r"|\\(?P<escaped>.)"
    r"|[_*]."  # a blank as wide as a sign, a sign that fills the cell
    r"|\[(?P<condition>[<>=])[^\]]*\]"
    r"|\[\$(?P<currency>[^\]-]*)[^\]]*\]"
    r"|\[[^\]]*\]"  # a colour
    r"|(?P<next>;)"
    r"|(?P<whole>general|[0@])"
    r"|(?P<digit>[#?]|e[+-]|/ ?[0-9]+)"
    r"|(?P<sign>[.,])"
    r"|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_HARMLESS = re.compile(r"[\s+()/\u2212-]+")
_IN_THOUSANDS = re.compile(r"[0#],+(?:\.|\Z)")


@define
class _Section:
    """What one section of a format shows: the signs beside the number, and its digits, 0 for one that is always there."""

    beside: str = ""
    digits: str = ""
    conditional: bool = False

    def shows(self, value: float, known: Collection[str]) -> str | None:
        """What stands beside the digits; empty where they are other digits or none, None where the number is as it is."""
        words = " ".join(_HARMLESS.sub(" ", self.beside).split())
        if PERCENT in words:
            return PERCENT
        if words and words not in known:
            return words
        seen = "0" in self.digits or (value and self.digits.strip(".,"))
        return None if seen and not _IN_THOUSANDS.search(self.digits) else ""


def shown_otherwise(value: float, number_format: str, known: Collection[str] = ()) -> str | None:
    """None where a format shows a number as it is; else the sign or words it sets beside, empty where the digits are others.

    `known` are words that may stand there: those of the unit that is asked for.

    >>> shown_otherwise(0.36, "0%"), shown_otherwise(15, "#,##0.00 [$₽-419]"), shown_otherwise(456000, "0,")
    ('%', '₽', '')
    >>> shown_otherwise(15, '#,##0.00" €"', ["€"]), shown_otherwise(15, "#,##0.00"), shown_otherwise(1.5e9, "0.00E+00")
    (None, None, None)
    """
    sections = _sections(number_format or "General")
    if not any(section.conditional for section in sections):
        place = 1 if value < 0 else 2 if value == 0 else 0  # positive; negative; zero
        sections = sections[place : place + 1] or sections[:1]
    return next((shows for section in sections if (shows := section.shows(value, known)) is not None), None)


def _sections(number_format: str) -> list[_Section]:
    sections = [_Section()]
    for part in _PART.finditer(number_format):
        section = sections[-1]
        if part["next"]:
            sections.append(_Section())
        elif part["condition"]:
            section.conditional = True
        elif part["whole"]:
            section.digits += "0"
        elif part["digit"]:
            section.digits += "#"
        elif part["sign"]:
            section.digits += part["sign"]
        else:
            section.beside += next(filter(None, (part[name] for name in _BESIDE)), "")
    return sections


_BESIDE = ("quoted", "escaped", "currency", "other")
