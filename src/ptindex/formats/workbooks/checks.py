"""The lists to choose from in the questionnaire workbook, and what the spreadsheet program itself checks.

A cell for an answer in words takes the answers of its list only. A cell for a number has a list of the reasons for no answer
and takes anything, because no program has a list and a check of numbers in one cell; there a wrong entry is made red at once.
What gets past both is found when the workbook is read.
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from attrs import define, field
from openpyxl.formatting.rule import Rule
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from ...declaration import Answer, Language, Unavailable
from ...questionnaire import questions
from . import words
from .contents import FIRST_DAY
from .formulas import wrong
from .styles import GREY, UNANSWERED, WRONG, at, dress, set_up

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.cell.cell import Cell

    from ...declaration import Question, Text

__all__ = ["Checks", "date_check"]

_FIRST_DAY = f"DATE({FIRST_DAY.year},{FIRST_DAY.month},{FIRST_DAY.day})"  # by its serial number it would depend on the epoch
_KEY_OF_A_QUESTION = "."


def _reasons(language: Language) -> tuple[str, ...]:
    """The reasons for no answer that a person chooses; that the input does not say is an empty cell."""
    return tuple(reason.wording(language) for reason in Unavailable if reason is not Unavailable.NOT_STATED)


@define
class Checks:
    """The checks of the cells for answers; the lists that they refer to stand on a hidden sheet."""

    lists: Worksheet
    language: Language
    ranges: dict[type[Answer] | None, str] = field(factory=dict)
    reasons: str = field(init=False)
    validations: dict[object, DataValidation] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        scales = dict.fromkeys(question.scale for question in questions() if question.scale)
        for column, scale in enumerate((None, *scales), 1):
            answers = tuple(answer.wording(self.language) for answer in scale or ())
            entries = (*answers, *_reasons(self.language))
            self.ranges[scale] = self._listed(column, entries)
        spelt = dict.fromkeys(each for reason in Unavailable for each in (reason.code, reason.en, reason.ru))
        self.reasons = self._listed(len(self.ranges) + 1, tuple(spelt))
        set_up(self.lists, self.language, [40] * (len(self.ranges) + 1))
        self.lists.sheet_state = "hidden"

    def _listed(self, column: int, entries: tuple[str, ...]) -> str:
        """Writes a column of the hidden sheet, and says where it stands."""
        for row, wording in enumerate(entries, 1):
            at(self.lists, row, column).value = wording
            dress(at(self.lists, row, column), GREY)
        letter = get_column_letter(column)
        return f"{quote_sheetname(self.lists.title)}!${letter}$1:${letter}${len(entries)}"

    def add(self, sheet: Worksheet, cell: Cell, question: Question) -> None:
        """Checks the cell for the answer to a question."""
        same = question.scale or (question.answers, question.number_range)
        if same not in self.validations:
            self.validations[same] = self._choice(question) if question.scale else self._number(question)
            sheet.add_data_validation(self.validations[same])
        self.validations[same].add(cell)
        if not question.scale:
            sheet.conditional_formatting.add(
                cell.coordinate, Rule("expression", dxf=WRONG, formula=[wrong(cell, question, self.reasons)])
            )

    def unanswered(self, sheet: Worksheet, letters: Sequence[str], rows: tuple[int, int], not_asked: str) -> None:
        """Colours the cells for answers that are still empty, but those of questions that were not asked.

        `letters` are those of the columns of answers, of what is asked for and of keys; rows may be sorted, so that what a row
        is must be read from it.
        """
        answers, hints, keys = letters
        first, last = rows
        formula = (
            f'AND(LEN(TRIM(${answers}{first}))=0,ISNUMBER(SEARCH("{_KEY_OF_A_QUESTION}",${keys}{first})),'
            f'ISERROR(SEARCH("{not_asked}",${hints}{first})))'
        )
        sheet.conditional_formatting.add(
            f"{answers}{first}:{answers}{last}", Rule("expression", dxf=UNANSWERED, formula=[formula])
        )

    def _choice(self, question: Question) -> DataValidation:
        return _validation(
            self.language,
            self.ranges[question.scale],
            (words.CHOOSE_TITLE, words.CHOOSE_PROMPT.wording(self.language)),
            words.CHOOSE_ERROR,
        )

    def _number(self, question: Question) -> DataValidation:
        prompt = words.COUNT_PROMPT.wording(self.language)
        if question.answers is float:
            low, high = question.number_range
            kind = words.FIGURE if high == inf else words.FIGURE_BETWEEN
            prompt = words.FIGURE_PROMPT.wording(self.language).format(
                kind.wording(self.language).format(f"{low:g}", f"{high:g}")
            )
        return _validation(self.language, self.ranges[None], (words.NUMBER_TITLE, prompt), None)


def _validation(language: Language, source: str, prompt: tuple[Text, str], error: Text | None) -> DataValidation:
    title, message = prompt
    validation = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=error is not None)
    validation.promptTitle, validation.prompt, validation.showInputMessage = title.wording(language), message, True
    if error is not None:
        validation.errorTitle, validation.error = title.wording(language), error.wording(language)
    return validation


def date_check(sheet: Worksheet, language: Language) -> DataValidation:
    """The check of the cells for dates: a warning, because a date written as text is read too."""
    check = DataValidation(type="date", operator="greaterThanOrEqual", formula1=_FIRST_DAY, allow_blank=True)
    check.errorStyle, check.showErrorMessage, check.showInputMessage = "warning", True, True
    check.promptTitle, check.prompt = words.DATE_TITLE.wording(language), words.DATE_PROMPT.wording(language)
    check.errorTitle, check.error = words.DATE_TITLE.wording(language), words.DATE_ERROR.wording(language)
    sheet.add_data_validation(check)
    return check
