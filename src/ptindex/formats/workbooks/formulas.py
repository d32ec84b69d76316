"""The formula by which a spreadsheet program itself sees an entry that will be refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...declaration import LANGUAGES

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell

    from ...declaration import Question

__all__ = ["unit_words", "wrong"]

# What no function of a spreadsheet takes for blanks, as it stands in a formula: of the breaks only the number is kept there.
_BLANKS = ('"\u00a0"', '"\u202f"', "CHAR(9)", "CHAR(10)", "CHAR(13)")
_CURRENCY = "€"


def wrong(cell: Cell, question: Question, reasons: str) -> str:
    """The formula that is true of an entry that is no answer to a question for a number.

    `reasons` is the range of every spelling of a reason for no answer. A number written as text is taken apart whatever the
    signs of the program's own language are.
    """
    at = f"${cell.column_letter}${cell.row}"
    spelt = f"ISNUMBER(MATCH({_without(at, _BLANKS, ' ')},{reasons},0))"
    as_number = f"IF(ISNUMBER({at}),{_in_range(at, question)},OR({spelt},{_written(at, question)}))"
    return f"AND(LEN({_without(at, _BLANKS, ' ')})>0,OR(ISLOGICAL({at}),NOT({as_number})))"


def _without(text: str, signs: tuple[str, ...], instead: str = "") -> str:
    for sign in signs:
        text = f'SUBSTITUTE({text},{sign},"{instead}")'
    return f"TRIM({text})"


def _in_range(number: str, question: Question) -> str:
    low, high = question.number_range
    tests = [f"{number}>={low:g}"]
    if question.goalposts is not None:
        tests.append(f"{number}<={high:g}")
    if question.answers is int:
        tests.append(f"{number}=INT({number})")
    return f"AND({','.join(tests)})"


def _written(at: str, question: Question) -> str:
    """Whether a text is a number that the question takes."""
    text = _without(at, (*_BLANKS, *(f'"{part}"' for part in unit_words(question))))
    points = f'SUBSTITUTE({text},".",",")'
    # Either sign before the decimals; else one sets thousands apart and the other stands before the decimals.
    decimal = _value(points, ",", "'")
    number = f"IFERROR({decimal},IFERROR({_value(text, ',', '.')},{_value(text, '.', ',')}))"
    sign = f"MID(RIGHT({points},4),1,1)" if question.answers is int else f"MID(RIGHT({text},4),1,1)"
    one_group = f'AND({sign}=",",LEN({text})<8,LEFT({text},1)<>"0")'
    if question.answers is int:
        whole = f"IF({one_group},{_value(points, '|', ',')},{number})"
        return f"IFERROR(AND(LEN({text})>0,{_in_range(whole, question)}),FALSE)"
    return f"IFERROR(AND(LEN({text})>0,NOT({one_group}),{_in_range(number, question)}{_named_in_full(at, question)}),FALSE)"


def _value(text: str, decimal: str, group: str) -> str:
    return f'_xlfn.NUMBERVALUE({text},"{decimal}","{group}")'


def unit_words(question: Question) -> tuple[str, ...]:
    """The words of a figure's unit, the longest first."""
    if question.unit is None:
        return ()
    parts = {part.strip() for language in LANGUAGES for part in question.unit.wording(language).split("{}")}
    parts |= {_worded(part) for part in parts} | {_CURRENCY}
    return tuple(sorted(filter(None, parts), key=lambda part: (-len(part), part)))


def _worded(part: str) -> str:
    return part.replace(_CURRENCY, "").strip()


def _named_in_full(at: str, question: Question) -> str:
    """That a sign of currency does not stand without the rest of its unit."""
    words = [part for part in unit_words(question) if _worded(part) == part]
    if not words or question.goalposts is not None:
        return ""
    said = ",".join(f'ISNUMBER(SEARCH("{word}",{at}))' for word in words)
    return f',OR(ISERROR(SEARCH("{_CURRENCY}",{at})),{said})'
