"""Numbers as a page writes them: decimal comma or point, thousands set apart by spaces, apostrophes, commas or points."""

from __future__ import annotations

import re
from decimal import Decimal

from attrs import frozen

__all__ = ["Number", "read_number", "write_number"]

_LONGEST = 500  # the longest finite float, written out with spaces, has 413 characters
_LONGEST_COUNT = 16
_GROUPED = re.compile(
    r"(?P<whole>[1-9][0-9]{0,2}(?P<sign>[ '.,])[0-9]{3}(?:(?P=sign)[0-9]{3})*)(?:(?!(?P=sign))[.,](?P<part>[0-9]+))?"
)
_UNGROUPED = re.compile(r"(?P<whole>[0-9]+)(?:[.,](?P<part>[0-9]+))?")
_ONE_GROUP = re.compile(r"[0-9]+[.,][0-9]{3}")
_NO_DIGIT = re.compile(r"[^0-9]")


@frozen
class Number:
    """A number that was read; `doubtful` when its only sign may set thousands apart as well as decimals (`12,345`)."""

    value: int | float
    doubtful: bool = False


def read_number(text: str, *, whole: bool) -> Number | None:
    """The number that a text is, or None; spaces must be plain ones. Letters that look like digits are none.

    With `whole`, a comma or point before exactly three digits sets thousands apart. Without, a single one is read as decimal.

    >>> read_number("19 854 000", whole=True).value, read_number("1.234.567,5", whole=False).value
    (19854000, 1234567.5)
    """
    if len(text) > _LONGEST:
        return None
    grouped = _GROUPED.fullmatch(text)
    one_group = _ONE_GROUP.fullmatch(text) is not None
    if grouped and (whole or not one_group):
        return _number(_NO_DIGIT.sub("", grouped["whole"]), grouped["part"] or "", whole=whole)
    ungrouped = _UNGROUPED.fullmatch(text)
    if ungrouped is None or (whole and one_group):
        return None
    return _number(ungrouped["whole"], ungrouped["part"] or "", whole=whole, doubtful=grouped is not None)


def _number(digits: str, part: str, *, whole: bool, doubtful: bool = False) -> Number | None:
    if not whole:
        return Number(float(f"{digits}.{part}"), doubtful)
    digits = digits.lstrip("0") or "0"
    # Python refuses to read an integer of some thousand digits; no count is that long.
    return None if part.strip("0") or len(digits) > _LONGEST_COUNT else Number(int(digits))


def write_number(value: float) -> str:
    """The number in the page's own style, every digit of it, so that it reads back to the same value.

    >>> write_number(19854000), write_number(15.87), write_number(12.345)
    ('19 854 000', '15,87', '12,3450')
    """
    whole, point, part = format(Decimal(repr(value)), "f").partition(".")
    grouped = f"{Decimal(whole):,}".replace(",", " ")
    text = f"{grouped},{part}" if point else grouped
    number = read_number(text.lstrip("-"), whole=isinstance(value, int))
    return f"{text}0" if number is not None and number.doubtful else text
