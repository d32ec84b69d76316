"""Which text a value may hold: Unicode that every format can carry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .exceptions import Problem, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["BREAKS", "FORBIDDEN", "printable", "text_problems"]

# Control characters and lone surrogates: XML, spreadsheets and UTF-8 cannot carry them.
FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
BREAKS = re.compile(r"[\n\t\u2028\u2029]")


def text_problems(path: str, given: object, *, required: bool = False, one_line: bool = False) -> Iterable[Problem]:
    """What is wrong with a text at a place: nothing, or one problem."""
    if not isinstance(given, str):
        message = "is not text"
    elif required and not given.strip():
        message = "is empty"
    elif FORBIDDEN.search(given):
        message = "has a control character or a broken one; remove it"
    elif one_line and BREAKS.search(given):
        message = "has a line break or a tab; write it on one line"
    else:
        return ()
    return (Problem(path=path, message=message, given=shown(given)),)


def printable(text: str) -> str:
    r"""The text with U+FFFD in place of each character that a value must not hold.

    >>> printable("a\x00b") == "a\ufffdb"
    True
    """
    return FORBIDDEN.sub("\ufffd", text)
