"""What is wrong with a day, a figure or a workbook: sentences of errors, in English and Russian."""

from __future__ import annotations

from ...declaration import Text

__all__ = ["SENTENCES"]

SENTENCES = (
    Text("is a year alone, which is no date; write it as YYYY-MM-DD", "это только год, а не дата; запишите её так: ГГГГ-ММ-ДД"),
)
